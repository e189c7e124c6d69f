#include "orchestrator/cli/dataset_report.h"

#include <inttypes.h>
#include <stdlib.h>

#include "analyzers/tables/check.h"
#include "orchestrator/cli/rules/selection.h"
#include "orchestrator/gather/identity.h"

/* The line of the finding, from the file: it was forgotten long ago. */
static ltl_snippet snippet_of(ltl_arena *arena, int fd, const ltl_tally *tally) {
    ltl_snippet snippet = {.first_line = tally->line, .text = LTL_STR("")};
    uint64_t start = tally->offset - (tally->column > 0 ? tally->column - 1 : 0);
    uint64_t from = tally->column > LTL_MAX_SNIPPET_LINE_BYTES / 2 ? tally->offset : start;
    char *text = ltl_arena_alloc_raw(arena, LTL_MAX_SNIPPET_LINE_BYTES);
    int64_t got = ltl_stream_bytes(fd, from, text, LTL_MAX_SNIPPET_LINE_BYTES);
    ltl_str line = {text, got > 0 ? (size_t)got : 0};
    size_t end = ltl_str_find_byte(line, '\n', 0);
    size_t cr = ltl_str_find_byte(line, '\r', 0); /* some files have nothing else */
    end = cr < end ? cr : end;
    snippet.is_cut = end == SIZE_MAX && line.len == LTL_MAX_SNIPPET_LINE_BYTES;
    snippet.text = ltl_str_slice(line, 0, end);
    snippet.cut_bytes = (uint32_t)(from - start);
    return snippet;
}

/* Offsets past 4 GiB do not fit into a position: lines and columns do. */
static ltl_position position_of(const ltl_tally *tally) {
    return (ltl_position){.line = tally->line,
                          .column = tally->column,
                          .offset =
                              tally->offset < UINT32_MAX ? (uint32_t)tally->offset : UINT32_MAX};
}

static ltl_finding finding_of(ltl_arena *arena, const char *path, int fd,
                              const ltl_table_fault *fault) {
    ltl_position start = position_of(&fault->tally);
    ltl_position end = start;
    end.column++;
    end.offset += end.offset < UINT32_MAX;
    ltl_digest shape = ltl_digest_mix(ltl_digest_of(fault->rule->id), ltl_digest_of(fault->column));
    return (ltl_finding){
        .rule = fault->rule,
        .agent = "data",
        .path = ltl_arena_copy(arena, ltl_str_of(path)),
        .start = start,
        .end = end,
        .message = fault->message,
        .severity = fault->rule->severity,
        .snippet = fault->is_secret ? (ltl_snippet){.first_line = start.line, .text = LTL_STR("")}
                                    : snippet_of(arena, fd, &fault->tally),
        .scope = ltl_arena_copy(arena, fault->column),
        .shape = shape,
        .loose = shape,
        .is_secret = fault->is_secret};
}

static bool is_wanted(const ltl_settings *settings, const ltl_rule_info *rule) {
    return rule->severity >= settings->severity && rule->confidence >= settings->confidence &&
           ltl_selection_accepts((void *)settings, rule);
}

static void ledger_add(ltl_streaming *streaming, const char *path, const ltl_dataset *dataset,
                       ltl_status status, const ltl_error *error) {
    const ltl_table_profile *profile = ltl_dataset_profile(dataset);
    bool is_whole = profile == NULL || profile->dead == 0;
    ltl_str detail = is_whole ? LTL_STR("")
                              : ltl_arena_printf(&streaming->arena,
                                                 "%" PRIu64 " of %" PRIu64 " records were refused",
                                                 profile->dead, profile->records);
    ltl_streaming_file_add(streaming, path, ltl_dataset_outcome(dataset), status,
                           is_whole ? LTL_REASON_NONE : LTL_REASON_PARSE_ERRORS, detail, error);
}

void ltl_dataset_report_add(ltl_streaming *streaming, ltl_findings *findings, const char *path,
                            const ltl_dataset *dataset, ltl_status status, const ltl_error *error) {
    ledger_add(streaming, path, dataset, status, error);
    if (ltl_dataset_profile(dataset) == NULL) {
        return;
    }
    bool is_utf8 = ltl_dataset_encoding(dataset) == LTL_ENCODING_UTF8;
    ltl_table_look look = {.arena = &streaming->arena,
                           .profile = ltl_dataset_profile(dataset),
                           .dialect = ltl_dataset_dialect(dataset)};
    ltl_table_judge(&look);
    for (uint32_t i = 0; i < look.faults.count; i++) {
        ltl_table_fault *fault = &look.faults.at[i];
        if (is_wanted(&streaming->settings, fault->rule)) {
            /* Of UTF-16 lines and columns are known, of its UTF-8; no bytes of the file. */
            fault->tally.offset = is_utf8 ? fault->tally.offset : UINT64_MAX;
            ltl_finding finding =
                finding_of(&streaming->arena, path, ltl_dataset_file(dataset), fault);
            LTL_PUSH(&streaming->arena, findings, finding);
        }
    }
}

static int compare_rules(const void *left, const void *right) {
    const ltl_rule_info *a = *(const ltl_rule_info *const *)left;
    const ltl_rule_info *b = *(const ltl_rule_info *const *)right;
    return ltl_str_compare(a->id, b->id);
}

static void rules_set(ltl_streaming *streaming) {
    const ltl_rule_info **rules =
        LTL_NEW_ARRAY(&streaming->arena, const ltl_rule_info *, ltl_table_check_count + 1);
    uint32_t count = 0;
    for (size_t i = 0; i < ltl_table_check_count; i++) {
        if (is_wanted(&streaming->settings, &ltl_table_checks[i]->rule)) {
            rules[count++] = &ltl_table_checks[i]->rule;
        }
    }
    if (count > 1) {
        qsort(rules, count, sizeof(rules[0]), compare_rules);
    }
    streaming->report.rules = rules;
    streaming->report.rule_count = count;
}

void ltl_dataset_report_finish(ltl_streaming *streaming, ltl_findings *findings) {
    ltl_findings_order(findings);
    ltl_findings_identify(&streaming->arena, findings);
    rules_set(streaming);
    streaming->report.findings = findings->at;
    streaming->report.finding_count = findings->count;
}
