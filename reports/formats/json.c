/* Lintel's own report, for programs. The contract is reports/schema/lintel-report-1.json: fields
 * may be added to it, but those that are there keep their names and meaning while its number is 1.
 */
#include "reports/format.h"
#include "reports/json_finding.h"
#include "reports/json_parts.h"

typedef bool (*belongs)(const ltl_report *report, const ltl_finding *finding);

static bool is_suppressed(const ltl_report *report, const ltl_finding *finding) {
    (void)report;
    return finding->is_suppressed;
}

static bool is_fixed(const ltl_report *report, const ltl_finding *finding) {
    (void)report;
    return !finding->is_suppressed && finding->state == LTL_STATE_FIXED;
}

static bool is_doubtful(const ltl_report *report, const ltl_finding *finding) {
    return ltl_report_hides_doubtful(report, finding);
}

static void write_findings(ltl_json *json, const char *key, const ltl_report *report,
                           belongs is_wanted) {
    ltl_json_key(json, key);
    ltl_json_begin_array(json);
    ltl_report_walk walk = ltl_report_walk_begin(report);
    const ltl_finding *finding;
    while ((finding = ltl_report_walk_next(&walk)) != NULL) {
        if (is_wanted(report, finding)) {
            ltl_json_begin_object(json);
            ltl_json_finding(json, report, finding, true);
            ltl_json_end_object(json);
        }
    }
    ltl_json_end_array(json);
}

static void write_tool(ltl_json *json, const ltl_report *report) {
    ltl_json_key_cstr(json, "schema", "lintel-report/1");
    ltl_json_key_tool(json, report);
    ltl_json_key_str(json, "command", report->command);
    ltl_json_key_str(json, "target", report->target);
    ltl_json_key_str(json, "ruleset", report->ruleset);
    ltl_json_key_u64(json, "rules", report->rule_count);
    ltl_json_key_bool(json, "interrupted", report->is_interrupted);
}

static void json_write(const ltl_report *report, const ltl_format_options *options, ltl_out *out) {
    (void)options;
    ltl_json json;
    ltl_json_init(&json, out, false);
    ltl_json_begin_object(&json);
    write_tool(&json, report);
    write_findings(&json, "findings", report, ltl_report_shows);
    write_findings(&json, "suppressed", report, is_suppressed);
    write_findings(&json, "doubtful", report, is_doubtful);
    write_findings(&json, "fixed", report, is_fixed);
    ltl_json_key_problems(&json, "errors", report);
    ltl_json_key_ledger(&json, report->ledger);
    ltl_json_key_agents(&json, report);
    ltl_json_key_gate(&json, report);
    ltl_json_key_counts(&json, "counts", report);
    ltl_json_key_shard(&json, report);
    if (report->review) {
        ltl_json_key_review(&json, report->review);
    }
    ltl_json_key_assessments(&json, report);
    ltl_json_end_object(&json);
    ltl_out_byte(out, '\n');
}

const ltl_format ltl_format_json = {
    .id = "json",
    .title = "everything, for programs (reports/schema/lintel-report-1.json)",
    .extension = ".json",
    .write = json_write,
};
