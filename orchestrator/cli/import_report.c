#include "orchestrator/cli/import_report.h"

#include <inttypes.h>

#include "orchestrator/cli/selection.h"

static const char agent_id[] = "import";

static ltl_reason reason_of(const ltl_import_outcome *outcome, ltl_status status) {
    switch (status) {
    case LTL_OK:
        return outcome->lost > 0 || outcome->was_unsuccessful ? LTL_REASON_PARSE_ERRORS
                                                              : LTL_REASON_NONE;
    case LTL_CANCELLED:
        return LTL_REASON_CANCELLED;
    case LTL_DEADLINE:
        return LTL_REASON_DEADLINE;
    default:
        return LTL_REASON_UNREADABLE;
    }
}

/* "3 of 20 records were refused: 2 no file is named, 1 not a record; …" */
static ltl_str detail_of(ltl_arena *arena, const ltl_import_outcome *outcome, ltl_status status,
                         const ltl_error *error) {
    if (status != LTL_OK) {
        return ltl_arena_copy(arena, ltl_str_of(error->text));
    }
    ltl_buf text;
    ltl_buf_init(&text, LTL_MAX_MESSAGE_BYTES);
    if (outcome->lost > 0) {
        ltl_buf_printf(&text, "%" PRIu64 " of %" PRIu64 " records were refused", outcome->lost,
                       outcome->rows[0].in);
    }
    bool is_first = true;
    for (int i = 0; i < LTL_IMPORT_REASON_COUNT; i++) {
        if (outcome->reasons[i] > 0 && ltl_import_reason_is_loss((ltl_import_reason)i)) {
            ltl_buf_printf(&text, "%s%" PRIu64 " %s", is_first ? ": " : ", ", outcome->reasons[i],
                           ltl_import_reason_text((ltl_import_reason)i));
            is_first = false;
        }
    }
    if (outcome->is_broken) {
        ltl_buf_printf(&text,
                       "; from byte %" PRIu64 " on, in line %" PRIu64
                       ", it is no JSON, and nothing behind that was read",
                       outcome->broken_at, outcome->broken_line);
    }
    if (outcome->was_unsuccessful) {
        ltl_buf_printf(&text, "%sthe tool says that its run did not succeed",
                       text.len > 0 ? "; " : "");
    }
    ltl_str detail = ltl_arena_copy(arena, ltl_buf_borrow(&text));
    ltl_buf_clear(&text);
    return detail;
}

LTL_PRINTF(3, 4)
static void note_add(ltl_import_report *self, const char *path, const char *format, ...) {
    va_list args;
    va_start(args, format);
    ltl_report_problem problem = {.level = LTL_LEVEL_NOTE,
                                  .rule_id = LTL_STR(""),
                                  .path = ltl_arena_copy(self->arena, ltl_str_of(path)),
                                  .message = ltl_arena_vprintf(self->arena, format, args)};
    va_end(args);
    LTL_PUSH(self->arena, &self->problems, problem);
}

static void notes_of_file(ltl_import_report *self, const char *path,
                          const ltl_import_outcome *outcome) {
    uint64_t no_findings = outcome->reasons[LTL_REFUSED_NO_FINDING];
    if (outcome->cut > 0) {
        note_add(self, path, "%" PRIu64 " findings had a text longer than its limit: it is cut",
                 outcome->cut);
    }
    if (outcome->lossy > 0) {
        note_add(self, path,
                 "%" PRIu64 " findings had bytes that are no UTF-8: U+FFFD stands there",
                 outcome->lossy);
    }
    if (no_findings > 0) {
        note_add(self, path, "%" PRIu64 " results say that they are no findings", no_findings);
    }
    if (outcome->rows[0].in == 0 && strcmp(outcome->format, "json") == 0) {
        note_add(self, path, "no list of findings was recognised: --records says where it is");
    }
}

void ltl_import_report_add(ltl_import_report *self, const char *path,
                           const ltl_import_outcome *outcome, ltl_status status,
                           const ltl_error *error) {
    ltl_reason reason = reason_of(outcome, status);
    ltl_ledger_row *rows[] = {&self->ledger.files, ltl_ledger_row_of(&self->ledger, agent_id)};
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        rows[i]->found++;
        ltl_ledger_add(rows[i], reason);
    }
    if (reason != LTL_REASON_NONE) {
        ltl_ledger_note note = {ltl_arena_copy(self->arena, ltl_str_of(path)), agent_id, reason,
                                detail_of(self->arena, outcome, status, error)};
        LTL_PUSH(self->arena, &self->ledger.notes, note);
    }
    notes_of_file(self, path, outcome);
    self->ledger.bytes += outcome->bytes;
    self->ledger.lines += outcome->rows[0].in;
    self->report.is_interrupted = self->report.is_interrupted || status == LTL_CANCELLED;
}

static bool is_wanted(void *context, const ltl_finding *finding) {
    const ltl_settings *settings = context;
    /* The severity that counts is the finding's: a tool may tell more than its rule does. */
    ltl_rule_info rule = *finding->rule;
    rule.severity = finding->severity;
    return rule.severity >= settings->severity && rule.confidence >= settings->confidence &&
           ltl_selection_accepts((void *)settings, &rule);
}

static void notes_of_result(ltl_import_report *self, const ltl_import_result *result) {
    if (result->repetitions > 0) {
        note_add(self, "", "%" PRIu64 " findings were there more than once", result->repetitions);
    }
    if (result->files_missing > 0) {
        note_add(self, "",
                 "%" PRIu64
                 " findings are about files that are not here, or no text: they have the "
                 "code that their tool told",
                 result->files_missing);
    }
    if (!result->holds_all) {
        note_add(self, "",
                 "%" PRIu64 " findings: json and sarif have them all, other formats the worst %u",
                 result->findings, self->report.finding_count);
    }
}

ltl_status ltl_import_report_finish(ltl_import_report *self, ltl_import *import, ltl_error *error) {
    ltl_report *report = &self->report;
    ltl_import_result result;
    ltl_status status =
        ltl_import_finish(import, is_wanted, (void *)self->settings, report, &result, error);
    if (status != LTL_OK) {
        return status;
    }
    notes_of_result(self, &result);
    ltl_report_agent *agent = LTL_NEW(self->arena, ltl_report_agent);
    *agent = (ltl_report_agent){.id = LTL_STR("import"),
                                .title = LTL_STR("Import"),
                                .was_run = true,
                                .findings = result.findings};
    report->tool_version = LTL_STR(LTL_VERSION);
    report->command = LTL_STR("import");
    report->ruleset = LTL_STR("");
    report->problems = self->problems.at;
    report->problem_count = self->problems.count;
    report->ledger = &self->ledger;
    report->agents = agent;
    report->agent_count = 1;
    ltl_gate_judge(self->arena, &self->settings->gate, report);
    return LTL_OK;
}
