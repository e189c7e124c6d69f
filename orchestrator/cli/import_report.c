#include "orchestrator/cli/import_report.h"

#include <inttypes.h>

#include "orchestrator/cli/rules/selection.h"

/* "3 of 20 records were refused: 2 no file is named, 1 not a record; …" */
static ltl_str detail_of(ltl_arena *arena, const ltl_import_outcome *outcome) {
    ltl_buf text;
    ltl_buf_init(&text, LTL_MAX_MESSAGE_BYTES);
    if (outcome->lost > 0) {
        ltl_buf_printf(&text, "%" PRIu64 " of %" PRIu64 " records were refused", outcome->lost,
                       outcome->stream.rows[0].in);
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
    if (outcome->is_wide) {
        ltl_buf_printf(
            &text, "; it is UTF-16, as PowerShell writes what it redirects: it has to be UTF-8");
    }
    if (outcome->has_no_list) {
        ltl_buf_printf(&text, "no list of findings was recognised: --records says where it is");
    }
    if (outcome->has_no_finding) {
        ltl_buf_printf(
            &text, "none of its %" PRIu64 " lines is a finding as compilers print them: %s",
            outcome->stream.rows[0].in,
            outcome->is_markup ? "it looks like XML, which is not read"
                               : "--from says what it is, --pattern what its lines look like");
    }
    if (outcome->was_unsuccessful) {
        ltl_buf_printf(&text, "%sthe tool says that its run did not succeed%s%s",
                       text.len > 0 ? "; " : "", outcome->trouble[0] != '\0' ? ": " : "",
                       outcome->trouble);
    }
    ltl_str detail = ltl_arena_copy(arena, ltl_buf_borrow(&text));
    ltl_buf_clear(&text);
    return detail;
}

static void notes_of_file(ltl_streaming *self, const char *path,
                          const ltl_import_outcome *outcome) {
    uint64_t no_findings = outcome->reasons[LTL_REFUSED_NO_FINDING];
    if (outcome->cut > 0) {
        ltl_streaming_note_add(self, path,
                               "%" PRIu64 " findings had a text longer than its limit: it is cut",
                               outcome->cut);
    }
    if (outcome->lossy > 0) {
        ltl_streaming_note_add(
            self, path, "%" PRIu64 " findings had bytes that are no UTF-8: U+FFFD stands there",
            outcome->lossy);
    }
    if (no_findings > 0) {
        ltl_streaming_note_add(self, path, "%" PRIu64 " results say that they are no findings",
                               no_findings);
    }
}

void ltl_import_report_add(ltl_streaming *streaming, const char *path,
                           const ltl_import_outcome *outcome, ltl_status status,
                           const ltl_error *error) {
    bool is_whole = outcome->lost == 0 && !outcome->was_unsuccessful;
    bool is_unknown = outcome->has_no_list || outcome->has_no_finding || outcome->has_nothing;
    ltl_str detail = is_whole && !is_unknown ? LTL_STR("") : detail_of(&streaming->arena, outcome);
    ltl_streaming_file_add(streaming, path, &outcome->stream, status,
                           is_unknown ? LTL_REASON_NOT_RECOGNISED
                           : is_whole ? LTL_REASON_NONE
                                      : LTL_REASON_PARSE_ERRORS,
                           detail, error);
    notes_of_file(streaming, path, outcome);
}

static bool is_wanted(void *context, const ltl_finding *finding) {
    const ltl_settings *settings = context;
    /* The severity that counts is the finding's: a tool may tell more than its rule does. */
    ltl_rule_info rule = *finding->rule;
    rule.severity = finding->severity;
    return rule.severity >= settings->severity && rule.confidence >= settings->confidence &&
           ltl_selection_accepts((void *)settings, &rule);
}

static void notes_of_result(ltl_streaming *self, const ltl_import_result *result) {
    if (result->repetitions > 0) {
        ltl_streaming_note_add(self, "", "%" PRIu64 " findings were there more than once",
                               result->repetitions);
    }
    if (result->states[LTL_STATE_NEW] + result->states[LTL_STATE_UNCHANGED] +
            result->states[LTL_STATE_FIXED] >
        0) {
        ltl_streaming_note_add(
            self, "", "%" PRIu64 " findings are new, %" PRIu64 " unchanged, %" PRIu64 " are gone",
            result->states[LTL_STATE_NEW], result->states[LTL_STATE_UNCHANGED],
            result->states[LTL_STATE_FIXED]);
    }
    if (result->not_compared > 0) {
        ltl_streaming_note_add(self, "",
                               "%" PRIu64 " files have too many findings to be compared with the "
                               "baseline: theirs have no state, and count",
                               result->not_compared);
    }
    if (result->files_missing > 0) {
        ltl_streaming_note_add(
            self, "",
            "%" PRIu64 " findings are about files that are not here, or no text: they have the "
            "code that their tool told",
            result->files_missing);
    }
    if (result->fixes_left_out > 0) {
        ltl_streaming_note_add(self, "",
                               "%" PRIu64 " fixes are left out: of several replacements, or for "
                               "files that are not here",
                               result->fixes_left_out);
    }
    if (!result->holds_all) {
        ltl_streaming_note_add(
            self, "",
            "%" PRIu64 " findings: json and sarif have them all, other formats the worst %u",
            result->findings, self->report.finding_count);
    }
}

ltl_status ltl_import_report_finish(ltl_streaming *streaming, ltl_import *import,
                                    uint64_t *out_findings, ltl_error *error) {
    ltl_import_result result;
    ltl_status status = ltl_import_finish(import, is_wanted, &streaming->settings,
                                          &streaming->report, &result, error);
    if (status == LTL_OK) {
        notes_of_result(streaming, &result);
        *out_findings = result.findings;
    }
    return status;
}
