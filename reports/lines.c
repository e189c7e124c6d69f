#include "reports/lines.h"

#include <stdlib.h>

#include "core/hash.h"
#include "reports/json_finding.h"
#include "reports/json_parts.h"
#include "reports/mask.h"

/* Of one finding: what is longer is told once more at the end. */
enum { MOST_DIGESTED = 1 << 20 };

static void run_write(ltl_out *out, const ltl_report *head, bool is_streamed) {
    ltl_json json;
    ltl_json_init(&json, out, false);
    ltl_json_begin_object(&json);
    ltl_json_key_cstr(&json, "type", "run");
    ltl_json_key_cstr(&json, "schema", "lintel-lines/1");
    ltl_json_key_tool(&json, head);
    ltl_json_key_str(&json, "command", head->command);
    ltl_json_key_str(&json, "target", head->target);
    ltl_json_key_str(&json, "ruleset", head->ruleset);
    ltl_json_key_cstr(&json, "order", is_streamed ? "arrival" : "sorted");
    ltl_json_end_object(&json);
    ltl_out_byte(out, '\n');
}

bool ltl_lines_begin(ltl_lines *lines, const ltl_report *head, bool is_streamed, ltl_out *out) {
    *lines = (ltl_lines){.out = out, .digest_out = malloc(sizeof(ltl_out))};
    if (lines->digest_out == NULL) {
        return false;
    }
    ltl_map_init(&lines->told, &lines->arena);
    ltl_buf_init(&lines->digest_buf, MOST_DIGESTED);
    run_write(out, head, is_streamed);
    return true;
}

void ltl_lines_again(ltl_lines *lines, const ltl_report *head) { run_write(lines->out, head, true); }

void ltl_lines_clear(ltl_lines *lines) {
    free(lines->digest_out);
    ltl_buf_clear(&lines->digest_buf);
    ltl_arena_clear(&lines->arena);
    *lines = (ltl_lines){0};
}

/* In which list of a JSON report it is; null: in none. */
static const char *list_of(const ltl_report *report, const ltl_finding *finding) {
    return finding->is_suppressed                          ? "suppressed"
           : finding->state == LTL_STATE_FIXED             ? "fixed"
           : ltl_report_shows(report, finding)             ? "findings"
           : ltl_report_hides_doubtful(report, finding)    ? "doubtful"
                                                           : NULL;
}

static void line_begin(ltl_json *json, ltl_lines *lines, const char *type, uint64_t number) {
    ltl_json_init(json, lines->out, false);
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "type", type);
    ltl_json_key_u64(json, "number", number);
}

static void line_end(ltl_json *json, ltl_lines *lines) {
    ltl_json_end_object(json);
    ltl_out_byte(lines->out, '\n');
}

/* Of all that is told of it before the end; false when that is too long. */
static bool digest_of(ltl_lines *lines, const ltl_finding *finding, ltl_digest *out_digest) {
    static const ltl_report nothing;
    ltl_json json;
    ltl_buf_reset(&lines->digest_buf);
    ltl_out_init_buf(lines->digest_out, &lines->digest_buf);
    ltl_json_init(&json, lines->digest_out, false);
    ltl_json_begin_object(&json);
    ltl_json_finding(&json, &nothing, finding, false);
    ltl_json_end_object(&json);
    bool is_whole = ltl_out_flush(lines->digest_out) == LTL_OK && !lines->digest_buf.is_cut;
    *out_digest = ltl_digest_of(ltl_buf_borrow(&lines->digest_buf));
    return is_whole;
}

static void finding_write(ltl_lines *lines, const ltl_report *report, const ltl_finding *finding,
                          const char *list, bool is_provisional) {
    ltl_json json;
    line_begin(&json, lines, "finding", ++lines->count);
    ltl_json_key_bool(&json, "provisional", is_provisional);
    ltl_json_key_cstr(&json, "list", list);
    ltl_json_finding(&json, report, finding, !is_provisional);
    line_end(&json, lines);
}

void ltl_lines_provisional(ltl_lines *lines, const ltl_report *head, const ltl_finding *finding) {
    ltl_arena arena = {0};
    ltl_digest digest;
    bool is_new = false;
    const char *list = list_of(head, finding);
    ltl_finding masked = ltl_finding_mask(&arena, finding);
    if (list != NULL && strcmp(list, "findings") == 0 && digest_of(lines, &masked, &digest)) {
        ltl_str key = {(const char *)&digest, sizeof(digest)};
        ltl_map_entry *entry = ltl_map_put_copy(&lines->told, key, &is_new);
        if (is_new) {
            finding_write(lines, head, &masked, list, true);
            entry->value = lines->count;
            lines->provisional++;
        }
    }
    ltl_arena_clear(&arena);
}

void ltl_lines_progress(ltl_lines *lines, uint64_t files, uint64_t of) {
    ltl_json json;
    ltl_json_init(&json, lines->out, false);
    ltl_json_begin_object(&json);
    ltl_json_key_cstr(&json, "type", "progress");
    ltl_json_key_u64(&json, "files", files);
    ltl_json_key_u64(&json, "of", of);
    ltl_json_key_u64(&json, "findings", lines->count);
    line_end(&json, lines);
}

/* The number under which it was told, and is confirmed now; 0: it was not. */
static uint64_t number_of(ltl_lines *lines, const ltl_finding *finding) {
    ltl_digest digest;
    if (lines->told.count == 0 || !digest_of(lines, finding, &digest)) {
        return 0;
    }
    ltl_str key = {(const char *)&digest, sizeof(digest)};
    ltl_map_entry *entry = ltl_map_find(&lines->told, key);
    uint64_t number = entry != NULL ? entry->value : 0;
    if (entry != NULL) {
        entry->value = 0; /* the next one that says the same is another */
    }
    return number;
}

static void final_write(ltl_lines *lines, const ltl_report *report, const ltl_finding *finding,
                        const char *list, uint64_t number) {
    ltl_json json;
    line_begin(&json, lines, "final", number);
    ltl_json_key_cstr(&json, "list", list);
    ltl_json_key_digest(&json, "fingerprint", finding->fingerprint);
    ltl_json_key_cstr(&json, "state", ltl_state_name(finding->state));
    ltl_json_key_voices(&json, report, finding);
    line_end(&json, lines);
}

static void end_write(ltl_lines *lines, const ltl_report *report, uint64_t told,
                      uint64_t confirmed) {
    ltl_json json;
    ltl_json_init(&json, lines->out, false);
    ltl_json_begin_object(&json);
    ltl_json_key_cstr(&json, "type", "end");
    ltl_json_key_u64(&json, "findings", told);
    ltl_json_key_u64(&json, "withdrawn", lines->provisional - confirmed);
    ltl_json_key_u64(&json, "rules", report->rule_count);
    ltl_json_key_bool(&json, "interrupted", report->is_interrupted);
    ltl_json_key_problems(&json, "errors", report);
    ltl_json_key_ledger(&json, report->ledger);
    ltl_json_key_agents(&json, report);
    ltl_json_key_gate(&json, report);
    ltl_json_key_counts(&json, "counts", report);
    ltl_json_key_shard(&json, report);
    if (report->review != NULL) {
        ltl_json_key_review(&json, report->review);
    }
    ltl_json_key_assessments(&json, report);
    line_end(&json, lines);
}

void ltl_lines_end(ltl_lines *lines, const ltl_report *report) {
    uint64_t told = 0;
    uint64_t confirmed = 0;
    ltl_report_walk walk = ltl_report_walk_begin(report);
    const ltl_finding *finding;
    while ((finding = ltl_report_walk_next(&walk)) != NULL) {
        const char *list = list_of(report, finding);
        uint64_t number = list != NULL ? number_of(lines, finding) : 0;
        told += list != NULL;
        confirmed += number != 0;
        if (number != 0) {
            final_write(lines, report, finding, list, number);
        } else if (list != NULL) {
            finding_write(lines, report, finding, list, false);
        }
    }
    end_write(lines, report, told, confirmed);
}
