#include "orchestrator/cli/dataset_report.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

#include "analyzers/tables/check.h"
#include "orchestrator/cli/selection.h"
#include "orchestrator/gather/identity.h"

static const char agent_id[] = "data";

/* The line of the finding, from the file: it was forgotten long ago. */
static ltl_snippet snippet_of(ltl_arena *arena, const char *path, const ltl_tally *tally) {
    ltl_snippet snippet = {.first_line = tally->line, .text = LTL_STR("")};
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return snippet;
    }
    uint64_t start = tally->offset - (tally->column > 0 ? tally->column - 1 : 0);
    uint64_t from = tally->column > LTL_MAX_SNIPPET_LINE_BYTES / 2 ? tally->offset : start;
    char *text = ltl_arena_alloc_raw(arena, LTL_MAX_SNIPPET_LINE_BYTES);
    ssize_t got = pread(fd, text, LTL_MAX_SNIPPET_LINE_BYTES, (off_t)from);
    (void)close(fd);
    ltl_str line = {text, got > 0 ? (size_t)got : 0};
    size_t end = ltl_str_find_byte(line, '\n', 0);
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

static ltl_finding finding_of(ltl_arena *arena, const char *path, const ltl_table_fault *fault) {
    ltl_position start = position_of(&fault->tally);
    ltl_position end = start;
    end.column++;
    end.offset += end.offset < UINT32_MAX;
    ltl_digest shape = ltl_digest_mix(ltl_digest_of(fault->rule->id), ltl_digest_of(fault->column));
    return (ltl_finding){
        .rule = fault->rule,
        .agent = agent_id,
        .path = ltl_arena_copy(arena, ltl_str_of(path)),
        .start = start,
        .end = end,
        .message = fault->message,
        .severity = fault->rule->severity,
        .snippet = fault->is_secret ? (ltl_snippet){.first_line = start.line, .text = LTL_STR("")}
                                    : snippet_of(arena, path, &fault->tally),
        .scope = ltl_arena_copy(arena, fault->column),
        .shape = shape,
        .loose = shape,
        .is_secret = fault->is_secret};
}

static bool is_wanted(const ltl_dataset_report *self, const ltl_rule_info *rule) {
    return rule->severity >= self->settings->severity &&
           rule->confidence >= self->settings->confidence &&
           ltl_selection_accepts((void *)self->settings, rule);
}

static ltl_reason reason_of(const ltl_dataset *dataset, ltl_status status) {
    if (status == LTL_CANCELLED) {
        return LTL_REASON_CANCELLED;
    }
    if (status == LTL_DEADLINE) {
        return LTL_REASON_DEADLINE;
    }
    if (status != LTL_OK) {
        return LTL_REASON_UNREADABLE;
    }
    return ltl_dataset_profile(dataset)->dead > 0 ? LTL_REASON_PARSE_ERRORS : LTL_REASON_NONE;
}

static ltl_str detail_of(ltl_arena *arena, const ltl_dataset *dataset, ltl_status status,
                         const ltl_error *error) {
    if (status != LTL_OK) {
        return ltl_arena_copy(arena, ltl_str_of(error->text));
    }
    const ltl_table_profile *profile = ltl_dataset_profile(dataset);
    return ltl_arena_printf(arena, "%" PRIu64 " of %" PRIu64 " records were refused", profile->dead,
                            profile->records);
}

static void ledger_add(ltl_dataset_report *self, const char *path, ltl_reason reason,
                       ltl_str detail) {
    ltl_ledger_row *rows[] = {&self->ledger.files, ltl_ledger_row_of(&self->ledger, agent_id)};
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        rows[i]->found++;
        ltl_ledger_add(rows[i], reason);
    }
    if (reason != LTL_REASON_NONE) {
        ltl_ledger_note note = {ltl_arena_copy(self->arena, ltl_str_of(path)), agent_id, reason,
                                detail};
        LTL_PUSH(self->arena, &self->ledger.notes, note);
    }
}

void ltl_dataset_report_add(ltl_dataset_report *self, const char *path, const ltl_dataset *dataset,
                            ltl_status status, const ltl_error *error) {
    ledger_add(self, path, reason_of(dataset, status),
               detail_of(self->arena, dataset, status, error));
    if (dataset == NULL || ltl_dataset_profile(dataset) == NULL) {
        return;
    }
    ltl_table_look look = {.arena = self->arena,
                           .profile = ltl_dataset_profile(dataset),
                           .dialect = ltl_dataset_dialect(dataset)};
    ltl_table_judge(&look);
    for (uint32_t i = 0; i < look.faults.count; i++) {
        if (is_wanted(self, look.faults.at[i].rule)) {
            ltl_table_fault *fault = &look.faults.at[i];
            bool is_utf8 = ltl_dataset_encoding(dataset) == LTL_ENCODING_UTF8;
            /* Of UTF-16 lines and columns are known, of its UTF-8; no bytes of the file. */
            fault->tally.offset = is_utf8 ? fault->tally.offset : UINT64_MAX;
            ltl_finding finding = finding_of(self->arena, path, fault);
            LTL_PUSH(self->arena, &self->findings, finding);
        }
    }
    self->ledger.bytes += ltl_dataset_bytes(dataset);
    self->ledger.lines += look.profile->records;
    self->report.is_interrupted = self->report.is_interrupted || status == LTL_CANCELLED;
}

static int compare_rules(const void *left, const void *right) {
    const ltl_rule_info *a = *(const ltl_rule_info *const *)left;
    const ltl_rule_info *b = *(const ltl_rule_info *const *)right;
    return ltl_str_compare(a->id, b->id);
}

static void rules_set(ltl_dataset_report *self) {
    const ltl_rule_info **rules =
        LTL_NEW_ARRAY(self->arena, const ltl_rule_info *, ltl_table_check_count + 1);
    uint32_t count = 0;
    for (size_t i = 0; i < ltl_table_check_count; i++) {
        if (is_wanted(self, &ltl_table_checks[i]->rule)) {
            rules[count++] = &ltl_table_checks[i]->rule;
        }
    }
    if (count > 1) {
        qsort(rules, count, sizeof(rules[0]), compare_rules);
    }
    self->report.rules = rules;
    self->report.rule_count = count;
}

void ltl_dataset_report_finish(ltl_dataset_report *self) {
    ltl_findings_order(&self->findings);
    ltl_findings_identify(self->arena, &self->findings);
    ltl_report *report = &self->report;
    ltl_report_agent *agent = LTL_NEW(self->arena, ltl_report_agent);
    *agent = (ltl_report_agent){.id = LTL_STR("data"),
                                .title = LTL_STR("Data"),
                                .was_run = true,
                                .findings = self->findings.count};
    rules_set(self);
    report->tool_version = LTL_STR(LTL_VERSION);
    report->command = LTL_STR("data");
    report->ruleset = LTL_STR("");
    report->findings = self->findings.at;
    report->finding_count = self->findings.count;
    report->ledger = &self->ledger;
    report->agents = agent;
    report->agent_count = 1;
    ltl_gate_judge(self->arena, &self->settings->gate, report);
}
