#include "orchestrator/cli/shards/shard.h"

#include <inttypes.h>
#include <stdlib.h>

#include "core/limits.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/options.h"
#include "orchestrator/cli/path_scope.h"
#include "orchestrator/run/keep/build_id.h"
#include "orchestrator/run/keep/keep.h"
#include "reports/deflate.h"
#include "reports/inflate.h"

/* ---- what a shard says of itself ---- */

/* Where to look and for what, and when that is too much; not how it is done or shown. */
static const ltl_option *const telling_tables[] = {ltl_options_rules, ltl_options_paths,
                                                   ltl_options_files, ltl_options_gate,
                                                   ltl_options_settings};

static bool is_telling(const ltl_option *option) {
    for (size_t i = 0; i < LTL_COUNT_OF(telling_tables); i++) {
        for (const ltl_option *row = telling_tables[i]; row->name != NULL; row++) {
            if (row == option) {
                return true;
            }
        }
    }
    return strcmp(option->name, "context") ==
           0; /* lines of code are taken where they are at hand */
}

void ltl_shard_words(ltl_arena *arena, const ltl_arguments *arguments, ltl_str_list *out_words) {
    for (uint32_t i = 0; i < arguments->given_count; i++) {
        const ltl_argument *given = &arguments->given[i];
        const char *name = given->option->name;
        if (is_telling(given->option)) {
            ltl_str word = given->value != NULL
                               ? ltl_arena_printf(arena, "--%s=%s", name, given->value)
                               : ltl_arena_printf(arena, "--%s", name);
            LTL_PUSH(arena, out_words, word);
        }
    }
    LTL_PUSH(arena, out_words, LTL_STR("--"));
    for (uint32_t i = 0; i < arguments->operand_count; i++) {
        LTL_PUSH(arena, out_words, ltl_str_of(arguments->operands[i]));
    }
}

static ltl_str hex_of(ltl_arena *arena, ltl_digest digest) {
    char hex[LTL_DIGEST_HEX_BYTES];
    ltl_digest_hex(digest, hex);
    return ltl_arena_copy(arena, ltl_str_of(hex));
}

ltl_str ltl_shard_build(ltl_arena *arena) {
    return hex_of(arena, ltl_build_id());
}

ltl_status ltl_shard_options(ltl_analysis *analysis, const ltl_run_options *options,
                             ltl_str *out_hex, ltl_error *error) {
    ltl_str text = LTL_STR("");
    ltl_status status = LTL_OK;
    if (analysis->settings.path.len > 0) {
        status = ltl_file_read(&analysis->arena, analysis->settings.path.ptr,
                               LTL_MAX_CONTROL_FILE_BYTES, &text, error);
    }
    *out_hex =
        hex_of(&analysis->arena, ltl_digest_mix(ltl_keep_stamp(options), ltl_digest_of(text)));
    return status;
}

ltl_status ltl_shard_files(ltl_arena *arena, const ltl_intake *intake, ltl_str *out_lines,
                           ltl_error *error) {
    const ltl_targets *targets = ltl_intake_targets(intake);
    ltl_buf lines;
    ltl_buf_init(&lines, LTL_MAX_SHARD_BYTES);
    for (uint32_t i = 0; i < targets->count; i++) {
        const ltl_target *target = &targets->at[i];
        if (target->skip == LTL_REASON_IGNORED) {
            continue; /* what the runs write themselves may lie there */
        }
        ltl_buf_printf(&lines, "%.*s\t%" PRIu64 " %s\n", LTL_STR_ARG(target->path), target->size,
                       ltl_reason_id(target->skip));
    }
    bool is_cut = lines.is_cut;
    *out_lines = ltl_arena_copy(arena, ltl_buf_borrow(&lines));
    ltl_buf_clear(&lines);
    return is_cut ? ltl_fail(error, LTL_LIMIT, "the files are too many for the report of a shard")
                  : LTL_OK;
}

/* ---- what it hands over ---- */

static ltl_status letters_make(ltl_arena *arena, ltl_str bytes, ltl_str *out_letters) {
    ltl_buf letters;
    ltl_out *out = malloc(sizeof(*out));
    if (out == NULL) {
        return LTL_NO_MEMORY;
    }
    ltl_buf_init(&letters, LTL_MAX_SHARD_REPORT_BYTES);
    ltl_out_init_buf(out, &letters);
    ltl_deflate *deflate = ltl_deflate_new(out);
    if (deflate != NULL) {
        ltl_out_str(ltl_deflate_out(deflate), bytes);
        ltl_deflate_end(deflate);
    }
    ltl_status status = ltl_out_flush(out);
    *out_letters = ltl_arena_copy(arena, ltl_buf_borrow(&letters));
    status = status == LTL_OK && letters.is_cut ? LTL_LIMIT : status;
    ltl_buf_clear(&letters);
    free(out);
    return status;
}

ltl_status ltl_shard_pack(ltl_arena *arena, const ltl_shard_pieces *pieces, ltl_str *out_letters,
                          ltl_str *out_digest, ltl_error *error) {
    ltl_buf bytes;
    ltl_buf_init(&bytes, LTL_MAX_SHARD_BYTES);
    for (uint32_t i = 0; i < pieces->count; i++) {
        uint64_t len = pieces->at[i].len;
        ltl_buf_append(&bytes, (ltl_str){(const char *)&len, sizeof(len)});
        ltl_buf_append(&bytes, pieces->at[i]);
    }
    *out_digest = hex_of(arena, ltl_digest_of(ltl_buf_borrow(&bytes)));
    ltl_status status =
        bytes.is_cut ? LTL_LIMIT : letters_make(arena, ltl_buf_borrow(&bytes), out_letters);
    ltl_buf_clear(&bytes);
    return status == LTL_OK ? LTL_OK
                            : ltl_fail(error, status,
                                       "the results of this shard do not go into one "
                                       "report: more shards have smaller ones");
}

static bool pieces_cut(ltl_arena *arena, ltl_str bytes, ltl_shard_pieces *out_pieces) {
    while (bytes.len > 0) {
        uint64_t len = 0;
        if (bytes.len < sizeof(len)) {
            return false;
        }
        memcpy(&len, bytes.ptr, sizeof(len));
        bytes = ltl_str_slice(bytes, sizeof(len), bytes.len);
        if (len > bytes.len) {
            return false;
        }
        LTL_PUSH(arena, out_pieces, ltl_str_slice(bytes, 0, len));
        bytes = ltl_str_slice(bytes, len, bytes.len);
    }
    return out_pieces->count > 0;
}

ltl_status ltl_shard_unpack(ltl_arena *arena, ltl_str letters, ltl_str digest,
                            ltl_shard_pieces *out_pieces, ltl_error *error) {
    ltl_buf bytes;
    ltl_buf_init(&bytes, LTL_MAX_SHARD_BYTES);
    ltl_status status = ltl_inflate(letters, &bytes);
    ltl_str own = ltl_arena_copy(arena, ltl_buf_borrow(&bytes));
    ltl_buf_clear(&bytes);
    bool is_whole = status == LTL_OK && ltl_str_eq(hex_of(arena, ltl_digest_of(own)), digest) &&
                    pieces_cut(arena, own, out_pieces);
    status = status == LTL_OK && !is_whole ? LTL_SYNTAX : status;
    return status == LTL_OK ? LTL_OK : ltl_fail(error, status, "what it hands over is damaged");
}
