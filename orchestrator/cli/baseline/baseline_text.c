#include "orchestrator/cli/baseline/baseline_text.h"

#include <inttypes.h>
#include <stdlib.h>

#include "core/buf.h"
#include "core/json.h"
#include "core/limits.h"
#include "orchestrator/tools/json_tree.h"

enum { VERSION = 1, DIGEST_DIGITS = 32 };

/* --- reading ------------------------------------------------------------------------------- */

static bool digest_parse(ltl_str hex, ltl_digest *out) {
    uint64_t halves[2] = {0, 0};
    for (size_t i = 0; i < hex.len && hex.len == DIGEST_DIGITS; i++) {
        char c = hex.ptr[i];
        bool is_letter = c >= 'a' && c <= 'f';
        if (!is_letter && (c < '0' || c > '9')) {
            return false;
        }
        uint64_t *half = &halves[i / (DIGEST_DIGITS / 2)];
        *half = *half << 4 | (uint64_t)(is_letter ? c - 'a' + 10 : c - '0');
    }
    *out = (ltl_digest){halves[0], halves[1]};
    return hex.len == DIGEST_DIGITS;
}

/* "2027-01-31" */
static bool date_parse(ltl_str text, uint32_t *out_date) {
    uint32_t date = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool is_dash = i == 4 || i == 7;
        if (is_dash ? text.ptr[i] != '-' : text.ptr[i] < '0' || text.ptr[i] > '9') {
            return false;
        }
        date = is_dash ? date : date * 10 + (uint32_t)(text.ptr[i] - '0');
    }
    *out_date = date;
    return text.len == 10;
}

static ltl_str text_of(ltl_arena *arena, const ltl_data *entry, const char *name) {
    const ltl_data *value = ltl_data_member(entry, ltl_str_of(name));
    return value != NULL ? ltl_json_tree_text(arena, value) : LTL_STR("");
}

static bool entry_read(ltl_arena *arena, const ltl_data *value, ltl_baseline_entry *out) {
    ltl_str like = text_of(arena, value, "like");
    ltl_str until = text_of(arena, value, "until");
    *out = (ltl_baseline_entry){.rule = text_of(arena, value, "rule"),
                                .path = text_of(arena, value, "path"),
                                .scope = text_of(arena, value, "scope"),
                                .message = text_of(arena, value, "message"),
                                .reason = text_of(arena, value, "reason")};
    return out->rule.len > 0 && out->path.len > 0 &&
           digest_parse(text_of(arena, value, "code"), &out->code) &&
           (like.len == 0 || digest_parse(like, &out->like)) &&
           (until.len == 0 || date_parse(until, &out->until));
}

static ltl_status failed(ltl_error *error, ltl_status code, const char *name, const char *why,
                         uint32_t number) {
    ltl_status status = number > 0 ? ltl_fail(error, code, "%s (finding %" PRIu32 ")", why, number)
                                   : ltl_fail(error, code, "%s", why);
    ltl_error_at(error, name, 0, 0);
    return status;
}

ltl_status ltl_baseline_text_read(ltl_arena *arena, ltl_str text, const char *name,
                                  ltl_baseline_entries *out_entries, ltl_error *error) {
    ltl_data root;
    ltl_status status = ltl_json_tree_read(arena, text, &root, error);
    if (status != LTL_OK) {
        ltl_error_at(error, name, 0, 0);
        return status;
    }
    const ltl_data *all = ltl_json_tree_at(&root, "findings");
    uint32_t version = ltl_json_tree_number(ltl_json_tree_at(&root, "lintel-baseline"));
    if (version > VERSION) {
        return failed(error, LTL_UNSUPPORTED, name, "a baseline of a later version of lintel", 0);
    }
    if (version == 0 || all == NULL || all->kind != LTL_DATA_LIST) {
        return failed(error, LTL_SYNTAX, name, "no baseline of lintel", 0);
    }
    for (uint32_t i = 0; i < all->count; i++) {
        ltl_baseline_entry entry;
        if (all->at[i].kind != LTL_DATA_RECORD || !entry_read(arena, &all->at[i], &entry)) {
            return failed(error, LTL_SYNTAX, name,
                          "it has no rule, path and code, or a date that is none", i + 1);
        }
        LTL_PUSH(arena, out_entries, entry);
    }
    return LTL_OK;
}

/* --- writing ------------------------------------------------------------------------------- */

static int compare(const void *left, const void *right) {
    const ltl_baseline_entry *a = left;
    const ltl_baseline_entry *b = right;
    int order = ltl_str_compare(a->path, b->path);
    order = order != 0 ? order : ltl_str_compare(a->rule, b->rule);
    order = order != 0 ? order : ltl_str_compare(a->scope, b->scope);
    order = order != 0 ? order : ltl_digest_compare(a->code, b->code);
    order = order != 0 ? order : ltl_str_compare(a->message, b->message);
    return order != 0 ? order : ltl_str_compare(a->reason, b->reason);
}

static ltl_status to_buf(void *target, ltl_str bytes) {
    ltl_buf_append(target, bytes);
    return LTL_OK;
}

static void digest_write(ltl_json *json, const char *key, ltl_digest digest) {
    char hex[LTL_DIGEST_HEX_BYTES];
    ltl_digest_hex(digest, hex);
    ltl_json_key_cstr(json, key, hex);
}

static void entry_write(ltl_arena *arena, ltl_json *json, const ltl_baseline_entry *entry) {
    ltl_json_begin_object(json);
    ltl_json_key_str(json, "path", entry->path);
    ltl_json_key_str(json, "rule", entry->rule);
    if (entry->scope.len > 0) {
        ltl_json_key_str(json, "scope", entry->scope);
    }
    digest_write(json, "code", entry->code);
    if (entry->like.high != 0 || entry->like.low != 0) {
        digest_write(json, "like", entry->like);
    }
    ltl_json_key_str(json, "message", entry->message);
    if (entry->reason.len > 0) {
        ltl_json_key_str(json, "reason", entry->reason);
    }
    if (entry->until > 0) {
        uint32_t date = entry->until;
        ltl_json_key_str(json, "until",
                         ltl_arena_printf(arena, "%04" PRIu32 "-%02" PRIu32 "-%02" PRIu32,
                                          date / 10000, date / 100 % 100, date % 100));
    }
    ltl_json_end_object(json);
}

ltl_str ltl_baseline_text_write(ltl_arena *arena, ltl_baseline_entries *entries) {
    static ltl_out out;
    ltl_buf buf;
    ltl_buf_init(&buf, LTL_MAX_SOURCE_BYTES);
    if (entries->count > 1) {
        qsort(entries->at, entries->count, sizeof(entries->at[0]), compare);
    }
    ltl_out_init(&out, to_buf, &buf);
    ltl_out_printf(&out, "{\"lintel-baseline\": %d, \"findings\": [", VERSION);
    for (uint32_t i = 0; i < entries->count; i++) {
        ltl_json json;
        ltl_out_printf(&out, "%s\n", i > 0 ? "," : "");
        ltl_json_init(&json, &out, false);
        entry_write(arena, &json, &entries->at[i]);
    }
    ltl_out_printf(&out, "%s]}\n", entries->count > 0 ? "\n" : "");
    ltl_status status = ltl_out_flush(&out); /* a buffer takes what it is given, and says when it is cut */
    ltl_str text =
        status == LTL_OK ? ltl_arena_copy(arena, ltl_buf_borrow(&buf)) : LTL_STR("");
    ltl_buf_clear(&buf);
    return text;
}
