/* Findings as SARIF results. */
#include "reports/escape/uri.h"
#include "reports/json_parts.h"
#include "reports/sarif.h"
#include "reports/snippet.h"

/* Text in square brackets before round ones is a link to SARIF; ours never is. */
static ltl_str plain_message(ltl_sarif *sarif, ltl_str text) {
    if (ltl_str_find(text, LTL_STR("]("), 0) == SIZE_MAX) {
        return text;
    }
    char *escaped = ltl_arena_alloc_raw(&sarif->arena, text.len * 2);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '[' || text.ptr[i] == ']' || text.ptr[i] == '\\') {
            escaped[len++] = '\\';
        }
        escaped[len++] = text.ptr[i];
    }
    return (ltl_str){escaped, len};
}

/* --- places ------------------------------------------------------------------------------- */

static void key_lines(ltl_json *json, uint32_t first, uint32_t first_column, uint32_t last,
                      uint32_t last_column) {
    bool is_backwards = last < first || (last == first && last_column < first_column);
    ltl_json_key_u64(json, "startLine", first);
    ltl_json_key_u64(json, "startColumn", first_column > 0 ? first_column : 1);
    ltl_json_key_u64(json, "endLine", is_backwards ? first : last);
    last_column = is_backwards ? first_column : last_column;
    ltl_json_key_u64(json, "endColumn", last_column > 0 ? last_column : 1);
}

static void key_region(ltl_sarif *sarif, const ltl_finding *finding) {
    ltl_json *json = &sarif->json;
    if (finding->start.line == 0) {
        return;
    }
    ltl_json_key(json, "region");
    ltl_json_begin_object(json);
    key_lines(json, finding->start.line,
              ltl_snippet_utf16_column(ltl_marked_of(finding), finding->start), finding->end.line,
              ltl_snippet_utf16_column(ltl_marked_of(finding), finding->end));
    ltl_json_key_u64(json, "byteOffset", finding->start.offset);
    if (finding->end.offset >= finding->start.offset) {
        ltl_json_key_u64(json, "byteLength", finding->end.offset - finding->start.offset);
    }
    ltl_str matched = ltl_snippet_matched(ltl_marked_of(finding));
    if (matched.len > 0) {
        ltl_sarif_key_text(sarif, "snippet", matched);
    }
    ltl_json_end_object(json);
}

static void key_context(ltl_sarif *sarif, const ltl_finding *finding) {
    ltl_json *json = &sarif->json;
    const ltl_snippet *snippet = &finding->snippet;
    if (finding->start.line == 0 || snippet->text.len == 0 || snippet->first_line == 0) {
        return;
    }
    ltl_json_key(json, "contextRegion");
    ltl_json_begin_object(json);
    ltl_json_key_u64(json, "startLine", snippet->first_line);
    ltl_json_key_u64(json, "endLine", ltl_snippet_last_line(snippet));
    ltl_sarif_key_text(sarif, "snippet", snippet->text);
    ltl_json_end_object(json);
}

static void key_locations(ltl_sarif *sarif, const ltl_finding *finding) {
    ltl_json *json = &sarif->json;
    ltl_json_key(json, "locations");
    ltl_json_begin_array(json);
    ltl_json_begin_object(json);
    ltl_json_key(json, "physicalLocation");
    ltl_json_begin_object(json);
    ltl_sarif_key_artifact(sarif, finding->path);
    key_region(sarif, finding);
    key_context(sarif, finding);
    ltl_json_end_object(json);
    if (finding->scope.len > 0) {
        ltl_json_key(json, "logicalLocations");
        ltl_json_begin_array(json);
        ltl_json_begin_object(json);
        ltl_json_key_str(json, "fullyQualifiedName", finding->scope);
        ltl_json_end_object(json);
        ltl_json_end_array(json);
    }
    ltl_json_end_object(json);
    ltl_json_end_array(json);
}

static void key_step_region(ltl_sarif *sarif, const ltl_trace_step *step) {
    ltl_json *json = &sarif->json;
    ltl_marked marked = ltl_marked_of_step(step);
    ltl_json_key(json, "region");
    ltl_json_begin_object(json);
    key_lines(json, step->start.line, ltl_snippet_utf16_column(marked, step->start), step->end.line,
              ltl_snippet_utf16_column(marked, step->end));
    if (step->code.text.len > 0) {
        ltl_sarif_key_text(sarif, "snippet", step->code.text);
    }
    ltl_json_end_object(json);
}

static void step_location(ltl_sarif *sarif, const ltl_trace_step *step) {
    ltl_json *json = &sarif->json;
    ltl_json_key(json, "physicalLocation");
    ltl_json_begin_object(json);
    ltl_sarif_key_artifact(sarif, step->path);
    if (step->start.line > 0) {
        key_step_region(sarif, step);
    }
    ltl_json_end_object(json);
    if (step->note.len > 0) {
        ltl_sarif_key_text(sarif, "message", plain_message(sarif, step->note));
    }
    ltl_json_end_object(json);
}

/* Beside the flow, for viewers that show none: where it begins, and where it enters each other file. */
static bool is_related(const ltl_finding *finding, uint32_t step) {
    ltl_str path = finding->trace[step].path;
    bool is_first_there = !ltl_str_eq(path, finding->path);
    for (uint32_t i = 0; i < step && is_first_there; i++) {
        is_first_there = !ltl_str_eq(path, finding->trace[i].path);
    }
    return is_first_there || finding->trace[step].role == LTL_TRACED_SOURCE;
}

static void write_related(ltl_sarif *sarif, const ltl_trace_step *step, uint32_t id) {
    ltl_json_begin_object(&sarif->json);
    ltl_json_key_u64(&sarif->json, "id", id);
    step_location(sarif, step);
}

static void key_related(ltl_sarif *sarif, const ltl_finding *finding) {
    uint32_t count = 0;
    ltl_json_key(&sarif->json, "relatedLocations");
    ltl_json_begin_array(&sarif->json);
    for (uint32_t i = 0; i < finding->place_count; i++) {
        write_related(sarif, &finding->places[i], ++count);
    }
    bool is_told = finding->place_count > 0; /* a tool named the places itself */
    for (uint32_t i = 0; !is_told && i < finding->trace_count && count < LTL_SARIF_MAX_RELATED; i++) {
        if (is_related(finding, i)) {
            write_related(sarif, &finding->trace[i], ++count);
        }
    }
    ltl_json_end_array(&sarif->json);
}

/* In the words that SARIF suggests, and how much a viewer should make of the step. */
static void write_step(ltl_sarif *sarif, const ltl_trace_step *step, uint32_t order) {
    static const char *const KINDS[][2] = {[LTL_TRACED_SOURCE] = {"acquire", "taint"},
                                           [LTL_TRACED_STEP] = {"value", "taint"},
                                           [LTL_TRACED_CALL] = {"call", "function"},
                                           [LTL_TRACED_RETURN] = {"return", "function"},
                                           [LTL_TRACED_SINK] = {"danger", "taint"}};
    bool is_end = step->role == LTL_TRACED_SOURCE || step->role == LTL_TRACED_SINK;
    ltl_json *json = &sarif->json;
    ltl_json_begin_object(json);
    ltl_json_key(json, "location");
    ltl_json_begin_object(json);
    step_location(sarif, step);
    ltl_json_key(json, "kinds");
    ltl_json_begin_array(json);
    ltl_json_cstr(json, KINDS[step->role][0]);
    ltl_json_cstr(json, KINDS[step->role][1]);
    ltl_json_end_array(json);
    ltl_json_key_cstr(json, "importance", is_end ? "essential" : "important");
    ltl_json_key_u64(json, "nestingLevel", step->depth);
    ltl_json_key_u64(json, "executionOrder", order);
    ltl_json_end_object(json);
}

static void key_flow(ltl_sarif *sarif, const ltl_finding *finding) {
    ltl_json *json = &sarif->json;
    ltl_json_key(json, "codeFlows");
    ltl_json_begin_array(json);
    ltl_json_begin_object(json);
    ltl_json_key(json, "threadFlows");
    ltl_json_begin_array(json);
    ltl_json_begin_object(json);
    ltl_json_key(json, "locations");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < finding->trace_count && i < LTL_SARIF_MAX_FLOW_STEPS; i++) {
        write_step(sarif, &finding->trace[i], i + 1);
    }
    ltl_json_end_array(json);
    ltl_json_end_object(json);
    ltl_json_end_array(json);
    ltl_json_end_object(json);
    ltl_json_end_array(json);
}

/* --- identity, state, fix ----------------------------------------------------------------- */

static void key_identity(ltl_sarif *sarif, const ltl_finding *finding) {
    ltl_json *json = &sarif->json;
    if (finding->line_hash.len > 0) {
        ltl_json_key(json, "partialFingerprints");
        ltl_json_begin_object(json);
        ltl_json_key_str(json, "primaryLocationLineHash", finding->line_hash);
        ltl_json_end_object(json);
    }
    ltl_json_key(json, "fingerprints");
    ltl_json_begin_object(json);
    ltl_json_key_digest(json, "lintel/v1", finding->fingerprint);
    ltl_json_end_object(json);
}

static void key_state(ltl_sarif *sarif, const ltl_finding *finding) {
    static const char *const states[] = {
        [LTL_STATE_NEW] = "new", [LTL_STATE_UNCHANGED] = "unchanged", [LTL_STATE_FIXED] = "absent"};
    ltl_json *json = &sarif->json;
    if (finding->state != LTL_STATE_UNKNOWN) {
        ltl_json_key_cstr(json, "baselineState", states[finding->state]);
    }
    if (sarif->is_for_host) {
        return;
    }
    /* Present in every result or in none: an empty list says that nothing suppresses it. */
    ltl_json_key(json, "suppressions");
    ltl_json_begin_array(json);
    if (finding->is_suppressed) {
        ltl_json_begin_object(json);
        ltl_json_key_cstr(json, "kind", finding->is_suppressed_elsewhere ? "external" : "inSource");
        ltl_json_key_cstr(json, "status", "accepted");
        ltl_json_key_some(json, "justification", finding->suppression);
        ltl_json_end_object(json);
    }
    ltl_json_end_array(json);
}

static void key_fix(ltl_sarif *sarif, const ltl_finding *finding) {
    ltl_json *json = &sarif->json;
    ltl_json_key(json, "fixes");
    ltl_json_begin_array(json);
    ltl_json_begin_object(json);
    ltl_json_key(json, "artifactChanges");
    ltl_json_begin_array(json);
    ltl_json_begin_object(json);
    ltl_sarif_key_artifact(sarif, finding->path);
    ltl_json_key(json, "replacements");
    ltl_json_begin_array(json);
    ltl_json_begin_object(json);
    ltl_json_key(json, "deletedRegion");
    ltl_json_begin_object(json);
    ltl_json_key_u64(json, "byteOffset", finding->fix_span.start);
    ltl_json_key_u64(json, "byteLength", finding->fix_span.end - finding->fix_span.start);
    ltl_json_end_object(json);
    ltl_sarif_key_text(sarif, "insertedContent", finding->fix);
    ltl_json_end_object(json);
    ltl_json_end_array(json);
    ltl_json_end_object(json);
    ltl_json_end_array(json);
    ltl_json_end_object(json);
    ltl_json_end_array(json);
}

/* --- results ------------------------------------------------------------------------------ */

/* Rules are listed by id. */
static uint32_t find_rule(const ltl_report *report, ltl_str id) {
    uint32_t low = 0;
    uint32_t high = report->rule_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (ltl_str_compare(report->rules[middle]->id, id) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool is_hit = low < report->rule_count && ltl_str_eq(report->rules[low]->id, id);
    return is_hit && low < LTL_SARIF_MAX_RULES ? low : UINT32_MAX;
}

void ltl_sarif_write_result(ltl_sarif *sarif, const ltl_finding *finding) {
    ltl_json *json = &sarif->json;
    uint32_t index = find_rule(sarif->report, finding->rule->id);
    ltl_str message = finding->message.len > 0 ? finding->message : finding->rule->id;
    ltl_json_begin_object(json);
    ltl_json_key_str(json, "ruleId", finding->rule->id);
    if (index != UINT32_MAX) {
        ltl_json_key_u64(json, "ruleIndex", index);
    }
    if (ltl_report_hides_doubtful(sarif->report,
                                  finding)) { /* somebody has to look whether it is one */
        ltl_json_key_cstr(json, "kind", "review");
        ltl_json_key_cstr(json, "level", "none");
    } else {
        ltl_json_key_cstr(json, "level", ltl_sarif_level(finding->severity));
    }
    ltl_sarif_key_text(sarif, "message", plain_message(sarif, message));
    key_locations(sarif, finding);
    key_identity(sarif, finding);
    key_state(sarif, finding);
    if (finding->has_fix) {
        key_fix(sarif, finding);
    }
    if (finding->trace_count > 0) {
        key_flow(sarif, finding);
    }
    if (finding->trace_count > 0 || finding->place_count > 0) {
        key_related(sarif, finding);
    }
    ltl_json_key(json, "properties");
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "severity", ltl_severity_name(finding->severity));
    ltl_json_key_lowered(json, finding);
    ltl_json_key_cstr(json, "confidence", ltl_confidence_name(ltl_finding_confidence(finding)));
    ltl_json_key_cstr(json, "agent", finding->agent ? finding->agent : "");
    ltl_json_key_form(json, finding);
    ltl_json_key_voices(json, sarif->report, finding);
    ltl_json_end_object(json);
    ltl_json_end_object(json);
    ltl_arena_reset(&sarif->arena);
}
