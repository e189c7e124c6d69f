#include "orchestrator/cli/shards/share.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "core/limits.h"
#include "orchestrator/cli/shards/shard.h"

/* What a chunk came to, to be told in the order of ids: workers end in any. */
typedef struct share_part {
    ltl_str id;
    ltl_str bytes;
} share_part;

typedef struct share {
    ltl_arena *arena; /* of the analysis */
    uint32_t index;   /* from 1 */
    uint32_t of;
    ltl_run_memory memory;
    struct LTL_VEC(share_part) parts;
    ltl_report_shard report;
} share;

/* One scan a process. */
static share the_share;

/* "2/3". */
static bool shard_parse(const char *text, uint32_t *out_index, uint32_t *out_of) {
    ltl_str whole = ltl_str_of(text);
    size_t slash = ltl_str_find_byte(whole, '/', 0);
    uint64_t index = 0;
    uint64_t of = 0;
    bool is_one = slash != SIZE_MAX && ltl_str_to_u64(ltl_str_slice(whole, 0, slash), &index) &&
                  ltl_str_to_u64(ltl_str_slice(whole, slash + 1, whole.len), &of) && index >= 1 &&
                  index <= of && of <= LTL_MAX_SHARDS;
    *out_index = (uint32_t)index;
    *out_of = (uint32_t)of;
    return is_one;
}

ltl_status ltl_share_check(const ltl_arguments *arguments, const char *what, ltl_error *error) {
    static const char *const others[] = {"workflow", "autofix", "stdin", "quarantine"};
    for (size_t i = 0; i < LTL_COUNT_OF(others); i++) {
        if (ltl_arguments_has(arguments, others[i])) {
            return ltl_fail(error, LTL_USAGE, "--%s does not go with %s", others[i], what);
        }
    }
    return LTL_OK;
}

/* Borrowed from the run, which is there until the report is written. */
static void part_put(void *context, ltl_str id, ltl_str bytes) {
    share *self = context;
    LTL_PUSH(self->arena, &self->parts, ((share_part){id, bytes}));
}

static ltl_status share_take(ltl_analysis *analysis, ltl_run_options *options, ltl_error *error) {
    share *self = &the_share;
    bool *wanted = LTL_NEW_ARRAY(self->arena, bool, self->of);
    wanted[self->index - 1] = true;
    self->memory = (ltl_run_memory){.is_shown = true, .put = part_put, .context = self};
    options->memory = &self->memory;
    options->shares = (ltl_run_shares){
        .count = self->of, .wanted = wanted, .others = LTL_REASON_OTHER_SHARD, .is_part = true};
    self->report.seconds = (uint64_t)options->agent.day_seconds;
    return ltl_shard_options(analysis, options, &self->report.options, error);
}

static int compare_parts(const void *left, const void *right) {
    const share_part *a = left;
    const share_part *b = right;
    int order = ltl_str_compare(a->id, b->id);
    return order != 0 ? order : ltl_str_compare(a->bytes, b->bytes);
}

static ltl_status results_pack(ltl_analysis *analysis, share *self, ltl_error *error) {
    ltl_shard_pieces pieces = {0};
    ltl_str files;
    ltl_status status = ltl_shard_files(self->arena, analysis->intake, &files, error);
    LTL_PUSH(self->arena, &pieces, files);
    if (self->parts.count > 1) {
        qsort(self->parts.at, self->parts.count, sizeof(self->parts.at[0]), compare_parts);
    }
    for (uint32_t i = 0; i < self->parts.count; i++) {
        LTL_PUSH(self->arena, &pieces, self->parts.at[i].bytes);
    }
    return status == LTL_OK ? ltl_shard_pack(self->arena, &pieces, &self->report.results,
                                             &self->report.digest, error)
                            : status;
}

/* Files that somebody looks at, whoever it is. */
static uint64_t looked_at(const ltl_analysis *analysis) {
    return ltl_run_planned(analysis->run) +
           ltl_run_ledger(analysis->run)->files.reasons[LTL_REASON_OTHER_SHARD];
}

static ltl_status share_tell(ltl_analysis *analysis, ltl_error *error) {
    share *self = &the_share;
    ltl_str_list words = {0};
    char text[256];
    ltl_shard_words(self->arena, analysis->arguments, &words);
    self->report.index = self->index;
    self->report.of = self->of;
    self->report.files = ltl_run_planned(analysis->run);
    self->report.all_files = looked_at(analysis);
    self->report.build = ltl_shard_build(self->arena);
    self->report.words = words.at;
    self->report.word_count = words.count;
    (void)snprintf(text, sizeof(text),
                   "this is shard %u of %u: %" PRIu64 " of %" PRIu64
                   " files. `lintel report merge` makes the whole of all shards, and follows data "
                   "from file to file",
                   self->index, self->of, self->report.files, self->report.all_files);
    ltl_analysis_note(analysis, LTL_LEVEL_WARNING, LTL_STR(""), text);
    analysis->report.shard = &self->report;
    return results_pack(analysis, self, error);
}

ltl_status ltl_share_open(ltl_analysis *analysis, ltl_error *error) {
    const char *asked = ltl_arguments_value(analysis->arguments, "shard");
    if (asked == NULL) {
        return LTL_OK;
    }
    the_share = (share){.arena = &analysis->arena};
    if (!shard_parse(asked, &the_share.index, &the_share.of)) {
        return ltl_fail(error, LTL_USAGE,
                        "--shard takes I/N, such as 2/3, with N up to %u; not '%s'", LTL_MAX_SHARDS,
                        asked);
    }
    analysis->share = share_take;
    analysis->tell_share = share_tell;
    return ltl_share_check(analysis->arguments, "--shard", error);
}
