#include "reports/json_parts.h"

void ltl_json_key_voices(ltl_json *json, const ltl_report *report, const ltl_finding *finding) {
    if (finding->related_count > 0) {
        ltl_json_key_strs(json, "related_rules", finding->related, finding->related_count);
    }
    if (finding->seen_by == 0) {
        return;
    }
    ltl_json_key(json, "seen_by");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < report->seer_count; i++) {
        if ((finding->seen_by >> i & 1u) != 0) {
            ltl_json_str(json, report->seers[i]);
        }
    }
    ltl_json_end_array(json);
}

void ltl_json_key_lowered(ltl_json *json, const ltl_finding *finding) {
    if (finding->lowered_in != LTL_LOWERED_NOWHERE) {
        ltl_json_key_cstr(json, "lowered_in", ltl_lowered_name(finding->lowered_in));
    }
}

static const char *edge_state_name(ltl_edge_state state) {
    static const char *const names[] = {
        [LTL_EDGE_KEPT] = "kept", [LTL_EDGE_NEW] = "new", [LTL_EDGE_GONE] = "gone"};
    return names[state];
}

static void write_graph(ltl_json *json, const ltl_report_graph *graph) {
    ltl_json_key(json, "graph");
    ltl_json_begin_object(json);
    ltl_json_key_strs(json, "nodes", graph->nodes, graph->node_count);
    ltl_json_key(json, "edges");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < graph->edge_count; i++) {
        const ltl_report_edge *edge = &graph->edges[i];
        ltl_json_begin_object(json);
        ltl_json_key_u64(json, "from", edge->from);
        ltl_json_key_u64(json, "to", edge->to);
        ltl_json_key_cstr(json, "state", edge_state_name(edge->state));
        ltl_json_key_bool(json, "circle", edge->is_in_circle);
        ltl_json_end_object(json);
    }
    ltl_json_end_array(json);
    ltl_json_key_u64(json, "left_out", graph->left_out);
    ltl_json_end_object(json);
}

static void write_assessment(ltl_json *json, const ltl_report_assessment *one) {
    const char *grade = ltl_assessment_grade(one);
    ltl_json_begin_object(json);
    ltl_json_key_str(json, "step", one->step);
    ltl_json_key_str(json, "agent", one->agent);
    ltl_json_key_str(json, "title", one->title);
    ltl_json_key_cstr(json, "state", ltl_assessed_name(one->state));
    ltl_json_key_some(json, "reason", one->reason);
    if (grade[0] != '\0') {
        ltl_json_key_cstr(json, "grade", grade);
    }
    ltl_json_key(json, "counts");
    ltl_json_begin_object(json);
    for (int i = LTL_SEVERITY_COUNT - 1; i >= 0; i--) {
        ltl_json_key_u64(json, ltl_severity_name((ltl_severity)i), one->counts[i]);
    }
    ltl_json_end_object(json);
    ltl_json_key_u64(json, "files", one->files);
    ltl_json_key_strs(json, "notes", one->notes, one->note_count);
    if (one->graph != NULL) {
        write_graph(json, one->graph);
    }
    ltl_json_end_object(json);
}

void ltl_json_key_assessments(ltl_json *json, const ltl_report *report) {
    if (report->assessment_count == 0) {
        return;
    }
    uint32_t ranked[LTL_MAX_RANKED];
    uint32_t count = ltl_report_rank(report, ranked);
    ltl_json_key_str(json, "workflow", report->workflow);
    ltl_json_key(json, "assessments");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < report->assessment_count; i++) {
        write_assessment(json, &report->assessments[i]);
    }
    ltl_json_end_array(json);
    ltl_json_key(json, "look_first");
    ltl_json_begin_array(json);
    for (uint32_t i = 0; i < count; i++) {
        char hex[LTL_DIGEST_HEX_BYTES];
        ltl_digest_hex(report->findings[ranked[i]].fingerprint, hex);
        ltl_json_cstr(json, hex);
    }
    ltl_json_end_array(json);
}
