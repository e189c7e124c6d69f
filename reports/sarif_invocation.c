/* How the run went, as a SARIF invocation: problems, and the files that were not analysed whole. */
#include <inttypes.h>

#include "reports/json_parts.h"
#include "reports/sarif.h"

static void key_place(ltl_sarif *sarif, ltl_str path, uint32_t line) {
    ltl_json *json = &sarif->json;
    if (path.len == 0) {
        return;
    }
    ltl_json_key(json, "locations");
    ltl_json_begin_array(json);
    ltl_json_begin_object(json);
    ltl_json_key(json, "physicalLocation");
    ltl_json_begin_object(json);
    ltl_sarif_key_artifact(sarif, path);
    if (line > 0) {
        ltl_json_key(json, "region");
        ltl_json_begin_object(json);
        ltl_json_key_u64(json, "startLine", line);
        ltl_json_end_object(json);
    }
    ltl_json_end_object(json);
    ltl_json_end_object(json);
    ltl_json_end_array(json);
}

static void write_problem(ltl_sarif *sarif, const ltl_report_problem *problem) {
    ltl_json *json = &sarif->json;
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "level", ltl_problem_level_name(problem->level));
    ltl_sarif_key_text(sarif, "message", problem->message);
    key_place(sarif, problem->path, problem->line);
    if (problem->rule_id.len > 0) {
        ltl_json_key(json, "associatedRule");
        ltl_json_begin_object(json);
        ltl_json_key_str(json, "id", problem->rule_id);
        ltl_json_end_object(json);
    }
    ltl_json_end_object(json);
    ltl_arena_reset(&sarif->arena);
}

static void write_note(ltl_sarif *sarif, const ltl_ledger_note *note) {
    ltl_json *json = &sarif->json;
    bool is_failed = ltl_reason_outcome(note->reason) == LTL_OUTCOME_FAILED;
    const char *separator = note->detail.len > 0 ? ": " : "";
    ltl_str text = ltl_arena_printf(
        &sarif->arena, "%s: %s%s%.*s", is_failed ? "not analysed" : "partly analysed",
        ltl_reason_text(note->reason), separator, LTL_STR_ARG(note->detail));
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "level", is_failed ? "error" : "warning");
    ltl_sarif_key_text(sarif, "message", text);
    key_place(sarif, note->path, 0);
    ltl_json_end_object(json);
    ltl_arena_reset(&sarif->arena);
}

static void write_note_text(ltl_sarif *sarif, const char *level, ltl_str text) {
    ltl_json *json = &sarif->json;
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "level", level);
    ltl_sarif_key_text(sarif, "message", text);
    ltl_json_end_object(json);
    ltl_arena_reset(&sarif->arena);
}

/* Skipped files can be very many, and each was meant to be: one notification a reason. */
static void write_skipped(ltl_sarif *sarif) {
    const ltl_ledger_row *files = &sarif->report->ledger->files;
    for (int i = 0; i < LTL_REASON_COUNT; i++) {
        bool is_skip = ltl_reason_outcome((ltl_reason)i) == LTL_OUTCOME_SKIPPED;
        if (is_skip && files->reasons[i] > 0) {
            write_note_text(sarif, "note",
                            ltl_arena_printf(&sarif->arena, "%" PRIu64 " files skipped: %s",
                                             files->reasons[i], ltl_reason_text((ltl_reason)i)));
        }
    }
}

static void write_ledger(ltl_sarif *sarif) {
    const ltl_ledger *ledger = sarif->report->ledger;
    const uint64_t *counts = ledger->files.counts;
    for (uint32_t i = 0; i < ledger->notes.count; i++) {
        if (ltl_reason_outcome(ledger->notes.at[i].reason) != LTL_OUTCOME_SKIPPED) {
            write_note(sarif, &ledger->notes.at[i]);
        }
    }
    write_skipped(sarif);
    write_note_text(sarif, "note",
                    ltl_arena_printf(&sarif->arena,
                                     "files: %" PRIu64 " = %" PRIu64 " analysed + %" PRIu64
                                     " partial + %" PRIu64 " skipped + %" PRIu64 " failed",
                                     ledger->files.found, counts[LTL_OUTCOME_ANALYSED],
                                     counts[LTL_OUTCOME_PARTIAL], counts[LTL_OUTCOME_SKIPPED],
                                     counts[LTL_OUTCOME_FAILED]));
}

/* A gap is no finding, and must not look like its absence. */
static void write_assessments(ltl_sarif *sarif) {
    for (uint32_t i = 0; i < sarif->report->assessment_count; i++) {
        const ltl_report_assessment *one = &sarif->report->assessments[i];
        if (one->state == LTL_ASSESSED) {
            continue;
        }
        bool is_gap = one->state == LTL_NOT_ASSESSED || one->state == LTL_ASSESSED_IN_PART;
        write_note_text(sarif, is_gap ? "warning" : "note",
                        ltl_arena_printf(&sarif->arena, "%.*s: %s%s%.*s", LTL_STR_ARG(one->title),
                                         ltl_assessed_name(one->state),
                                         one->reason.len > 0 ? ": " : "", LTL_STR_ARG(one->reason)));
    }
}

static void write_remainder(ltl_sarif *sarif) {
    uint64_t counts[LTL_SEVERITY_COUNT];
    uint64_t shown = 0;
    ltl_report_count(sarif->report, counts);
    for (int i = 0; i < LTL_SEVERITY_COUNT; i++) {
        shown += counts[i];
    }
    if (sarif->is_for_host && shown > LTL_SARIF_MAX_RESULTS) {
        write_note_text(sarif, "warning",
                        ltl_arena_printf(&sarif->arena,
                                         "%" PRIu64 " less severe findings are left out: a code "
                                         "host takes %d; the complete log has all of them",
                                         shown - LTL_SARIF_MAX_RESULTS, LTL_SARIF_MAX_RESULTS));
    }
}

void ltl_sarif_write_invocation(ltl_sarif *sarif) {
    const ltl_report *report = sarif->report;
    ltl_json *json = &sarif->json;
    ltl_json_key(json, "invocations");
    ltl_json_begin_array(json);
    ltl_json_begin_object(json);
    /* False makes code hosts drop the whole log; what was not done is told below. */
    ltl_json_key_bool(json, "executionSuccessful", true);
    ltl_json_key(json, "toolExecutionNotifications");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < report->problem_count; i++) {
        write_problem(sarif, &report->problems[i]);
    }
    if (report->is_interrupted) {
        write_note_text(sarif, "error",
                        LTL_STR("the run was interrupted: findings may be missing"));
    }
    write_ledger(sarif);
    write_assessments(sarif);
    write_remainder(sarif);
    ltl_json_end_array(json);
    ltl_json_end_object(json);
    ltl_json_end_array(json);
}
