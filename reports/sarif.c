#include "reports/sarif.h"

#include "reports/escape/uri.h"
#include "reports/json_parts.h"

static const char schema[] =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

void ltl_sarif_key_text(ltl_sarif *sarif, const char *key, ltl_str text) {
    ltl_json_key(&sarif->json, key);
    ltl_json_begin_object(&sarif->json);
    ltl_json_key_str(&sarif->json, "text", text);
    ltl_json_end_object(&sarif->json);
}

void ltl_sarif_key_artifact(ltl_sarif *sarif, ltl_str path) {
    ltl_json *json = &sarif->json;
    ltl_str uri = ltl_escape_uri_path(&sarif->arena, path);
    ltl_json_key(json, "artifactLocation");
    ltl_json_begin_object(json);
    ltl_json_key_str(json, "uri", uri);
    if (!ltl_str_starts_with(path, LTL_STR("/"))) {
        ltl_json_key_cstr(json, "uriBaseId", "%SRCROOT%");
    }
    ltl_json_end_object(json);
}

const char *ltl_sarif_level(ltl_severity severity) {
    static const char *const levels[LTL_SEVERITY_COUNT] = {
        [LTL_SEVERITY_INFO] = "note",      [LTL_SEVERITY_LOW] = "note",
        [LTL_SEVERITY_MEDIUM] = "warning", [LTL_SEVERITY_HIGH] = "error",
        [LTL_SEVERITY_CRITICAL] = "error",
    };
    return levels[severity];
}

static void write_all(ltl_sarif *sarif) {
    ltl_report_walk walk = ltl_report_walk_begin(sarif->report);
    const ltl_finding *finding;
    while ((finding = ltl_report_walk_next(&walk)) != NULL) {
        ltl_sarif_write_result(sarif, finding);
    }
}

/* Worst first, so that what does not fit is the least. */
static void write_ranked(ltl_sarif *sarif) {
    uint32_t left = LTL_SARIF_MAX_RESULTS;
    for (int severity = LTL_SEVERITY_COUNT - 1; severity >= 0; severity--) {
        for (uint32_t i = 0; i < sarif->report->finding_count && left > 0; i++) {
            const ltl_finding *finding = &sarif->report->findings[i];
            if ((int)finding->severity == severity && ltl_report_shows(sarif->report, finding)) {
                ltl_sarif_write_result(sarif, finding);
                left--;
            }
        }
    }
}

static void write_results(ltl_sarif *sarif) {
    ltl_json_key(&sarif->json, "results");
    ltl_json_begin_array(&sarif->json);
    if (sarif->is_for_host) {
        write_ranked(sarif);
    } else {
        write_all(sarif);
    }
    ltl_json_end_array(&sarif->json);
}

/* Uploads of one command replace each other, not those of another. */
static void write_category(ltl_sarif *sarif) {
    ltl_json *json = &sarif->json;
    ltl_str id =
        ltl_arena_printf(&sarif->arena, "lintel/%.*s/", LTL_STR_ARG(sarif->report->command));
    ltl_json_key(json, "automationDetails");
    ltl_json_begin_object(json);
    ltl_json_key_str(json, "id", id);
    ltl_json_end_object(json);
    ltl_json_key(json, "originalUriBaseIds");
    ltl_json_begin_object(json);
    ltl_json_key(json, "%SRCROOT%");
    ltl_json_begin_object(json);
    ltl_sarif_key_text(sarif, "description", LTL_STR("The root of what was looked at."));
    ltl_json_end_object(json);
    ltl_json_end_object(json);
}

static void write_properties(ltl_sarif *sarif) {
    ltl_json *json = &sarif->json;
    ltl_json_key(json, "properties");
    ltl_json_begin_object(json);
    ltl_json_key_str(json, "target", sarif->report->target);
    ltl_json_key_str(json, "ruleset", sarif->report->ruleset);
    ltl_json_key_gate(json, sarif->report);
    if (!sarif->is_for_host) {
        ltl_json_key_ledger(json, sarif->report->ledger);
        ltl_json_key_shard(json, sarif->report);
    }
    if (sarif->report->review) {
        ltl_json_key_review(json, sarif->report->review);
    }
    ltl_json_key_assessments(json, sarif->report);
    ltl_json_end_object(json);
}

void ltl_sarif_write(const ltl_report *report, bool is_for_host, ltl_out *out) {
    ltl_sarif sarif = {.report = report, .is_for_host = is_for_host};
    ltl_json *json = &sarif.json;
    ltl_json_init(json, out, false);
    ltl_json_begin_object(json);
    ltl_json_key_cstr(json, "$schema", schema);
    ltl_json_key_cstr(json, "version", "2.1.0");
    ltl_json_key(json, "runs");
    ltl_json_begin_array(json);
    ltl_json_begin_object(json);
    ltl_sarif_write_tool(&sarif);
    write_category(&sarif);
    ltl_json_key_cstr(json, "columnKind", "utf16CodeUnits");
    ltl_sarif_write_invocation(&sarif);
    write_results(&sarif);
    write_properties(&sarif);
    ltl_json_end_object(json);
    ltl_json_end_array(json);
    ltl_json_end_object(json);
    ltl_out_byte(out, '\n');
    ltl_arena_clear(&sarif.arena);
}
