/* read_sarif.c - SARIF 2.1.0: results of all runs, with what their rules say. */
#include <inttypes.h>
#include <stdlib.h>

#include "orchestrator/tools/json_tree.h"
#include "orchestrator/tools/tool_report.h"

/* "file:///work/a%20b.c" and "./src/a.c" as paths. */
static ltl_str path_of_uri(ltl_arena *arena, ltl_str uri) {
    if (ltl_str_starts_with(uri, LTL_STR("file://"))) {
        size_t slash = ltl_str_find_byte(uri, '/', 7);
        uri = slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(uri, slash, uri.len);
    }
    char *out = ltl_arena_alloc(arena, uri.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < uri.len; i++) {
        char hex[3] = {0};
        char *end = hex;
        if (uri.ptr[i] == '%' && i + 2 < uri.len) {
            memcpy(hex, uri.ptr + i + 1, 2);
            char byte = (char)strtoul(hex, &end, 16);
            out[len] = byte;
        }
        if (end == hex + 2) {
            i += 2;
        } else {
            out[len] = uri.ptr[i];
        }
        len++;
    }
    return (ltl_str){out, len};
}

/* The descriptor of a result's rule: by its index, else by its id; null when the run has none. */
static const ltl_data *rule_find(const ltl_data *run, const ltl_data *result, ltl_str id) {
    const ltl_data *rules = ltl_json_tree_at(run, "tool.driver.rules");
    const ltl_data *index = ltl_json_tree_at(result, "ruleIndex");
    index = index != NULL ? index : ltl_json_tree_at(result, "rule.index");
    if (rules == NULL || rules->kind != LTL_DATA_LIST) {
        return NULL;
    }
    if (index != NULL && index->kind == LTL_DATA_NUMBER && index->number >= 0 &&
        index->number < rules->count) {
        return &rules->at[index->number];
    }
    for (uint32_t i = 0; i < rules->count; i++) {
        const ltl_data *own = ltl_json_tree_at(&rules->at[i], "id");
        if (own != NULL && own->kind == LTL_DATA_TEXT && ltl_str_eq(own->text, id)) {
            return &rules->at[i];
        }
    }
    return NULL;
}

/* The number that hosts show for security rules, as one of our words. */
static ltl_severity severity_of(ltl_arena *arena, const ltl_data *rule, const ltl_data *result) {
    static const struct {
        double least;
        ltl_severity severity;
    } steps[] = {{9.0, LTL_SEVERITY_CRITICAL}, {7.0, LTL_SEVERITY_HIGH}, {4.0, LTL_SEVERITY_MEDIUM},
                 {0.1, LTL_SEVERITY_LOW}};
    const ltl_data *score =
        rule != NULL ? ltl_json_tree_at(rule, "properties.security-severity") : NULL;
    double number = strtod(ltl_arena_copy(arena, ltl_json_tree_text(arena, score)).ptr, NULL);
    for (size_t i = 0; i < LTL_COUNT_OF(steps); i++) {
        if (number >= steps[i].least) {
            return steps[i].severity;
        }
    }
    const ltl_data *level = ltl_json_tree_at(result, "level");
    if (level == NULL && rule != NULL) {
        level = ltl_json_tree_at(rule, "defaultConfiguration.level");
    }
    return ltl_tool_severity(ltl_json_tree_text(arena, level), LTL_SEVERITY_MEDIUM);
}

static ltl_str cwe_of(ltl_arena *arena, const ltl_data *rule) {
    const ltl_data *tags = rule != NULL ? ltl_json_tree_at(rule, "properties.tags") : NULL;
    for (uint32_t i = 0; tags != NULL && tags->kind == LTL_DATA_LIST && i < tags->count; i++) {
        ltl_str tag = ltl_json_tree_text(arena, &tags->at[i]);
        size_t at = ltl_str_find(tag, LTL_STR("cwe-"), 0);
        at = at != SIZE_MAX ? at : ltl_str_find(tag, LTL_STR("CWE-"), 0);
        uint64_t number = 0;
        if (at != SIZE_MAX && ltl_str_to_u64(ltl_str_slice(tag, at + 4, tag.len), &number)) {
            return ltl_arena_printf(arena, "CWE-%" PRIu64, number);
        }
    }
    return LTL_STR("");
}

/* Results that say that all is well, that are gone, or that somebody has accepted. */
static bool is_finding(ltl_arena *arena, const ltl_data *result) {
    ltl_str kind = ltl_json_tree_text(arena, ltl_json_tree_at(result, "kind"));
    ltl_str baseline = ltl_json_tree_text(arena, ltl_json_tree_at(result, "baselineState"));
    const ltl_data *suppressions = ltl_json_tree_at(result, "suppressions");
    bool is_accepted = false;
    for (uint32_t i = 0; suppressions != NULL && suppressions->kind == LTL_DATA_LIST &&
                         i < suppressions->count;
         i++) {
        ltl_str status =
            ltl_json_tree_text(arena, ltl_json_tree_at(&suppressions->at[i], "status"));
        is_accepted |= status.len == 0 || ltl_str_is(status, "accepted");
    }
    bool is_bad = kind.len == 0 || ltl_str_is(kind, "fail") || ltl_str_is(kind, "open") ||
                  ltl_str_is(kind, "review");
    return is_bad && !is_accepted && !ltl_str_is(baseline, "absent");
}

static bool result_read(ltl_arena *arena, const ltl_data *run, const ltl_data *result,
                        ltl_tool_finding *out_finding) {
    ltl_str id = ltl_json_tree_text(arena, ltl_json_tree_at(result, "ruleId"));
    id = id.len > 0 ? id : ltl_json_tree_text(arena, ltl_json_tree_at(result, "rule.id"));
    const ltl_data *rule = rule_find(run, result, id);
    if (id.len == 0 && rule != NULL) {
        id = ltl_json_tree_text(arena, ltl_json_tree_at(rule, "id"));
    }
    const ltl_data *place = ltl_json_tree_at(result, "locations.0.physicalLocation");
    const ltl_data none = LTL_DATA_NONE;
    place = place != NULL ? place : &none;
    ltl_str uri = ltl_json_tree_text(arena, ltl_json_tree_at(place, "artifactLocation.uri"));
    *out_finding = (ltl_tool_finding){
        .path = path_of_uri(arena, uri),
        .line = ltl_json_tree_number(ltl_json_tree_at(place, "region.startLine")),
        .column = ltl_json_tree_number(ltl_json_tree_at(place, "region.startColumn")),
        .end_line = ltl_json_tree_number(ltl_json_tree_at(place, "region.endLine")),
        .end_column = ltl_json_tree_number(ltl_json_tree_at(place, "region.endColumn")),
        .rule = id,
        .message = ltl_json_tree_text(arena, ltl_json_tree_at(result, "message.text")),
        .cwe = cwe_of(arena, rule),
        .severity = severity_of(arena, rule, result),
        .confidence = LTL_CONFIDENCE_MEDIUM,
    };
    if (rule != NULL) {
        out_finding->title =
            ltl_json_tree_text(arena, ltl_json_tree_at(rule, "shortDescription.text"));
        out_finding->help = ltl_json_tree_text(arena, ltl_json_tree_at(rule, "helpUri"));
    }
    if (out_finding->message.len == 0) {
        out_finding->message = out_finding->title;
    }
    return is_finding(arena, result) && uri.len > 0 && out_finding->message.len > 0;
}

static void run_read(ltl_arena *arena, const ltl_data *run, ltl_tool_report *report) {
    const ltl_data *success = ltl_json_tree_at(run, "invocations.0.executionSuccessful");
    if (success != NULL && success->kind == LTL_DATA_TRUTH && success->number == 0) {
        report->has_failed = true;
        report->trouble = ltl_json_tree_text(
            arena, ltl_json_tree_at(
                       run, "invocations.0.toolExecutionNotifications.0.message.text"));
    }
    const ltl_data *results = ltl_json_tree_at(run, "results");
    for (uint32_t i = 0; results != NULL && results->kind == LTL_DATA_LIST && i < results->count;
         i++) {
        ltl_tool_finding finding;
        if (result_read(arena, run, &results->at[i], &finding)) {
            LTL_PUSH(arena, &report->findings, finding);
        } else {
            report->unread++;
        }
    }
}

ltl_status ltl_tool_read_sarif(ltl_arena *arena, const ltl_tool_format *format, ltl_str text,
                               ltl_tool_report *report, ltl_error *error) {
    (void)format;
    ltl_data root;
    ltl_status status = ltl_json_tree_read(arena, text, &root, error);
    if (status != LTL_OK) {
        return status;
    }
    const ltl_data *runs = ltl_json_tree_at(&root, "runs");
    if (runs == NULL || runs->kind != LTL_DATA_LIST) {
        return ltl_fail(error, LTL_SYNTAX, "the JSON is no SARIF: it has no list of runs");
    }
    for (uint32_t i = 0; i < runs->count; i++) {
        run_read(arena, &runs->at[i], report);
    }
    return LTL_OK;
}
