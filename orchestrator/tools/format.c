#include "orchestrator/tools/format.h"

#include "core/nearest.h"

#define ROUTE(path, field)                                                                         \
    { LTL_STR_INIT(path), LTL_FIELD_##field }
#define ROUTES(of) .routes = of, .route_count = LTL_COUNT_OF(of)

/* --- SARIF 2.1.0 ---------------------------------------------------------------------------------- */

#define RESULT        "runs[].results[]"
#define PLACE         RESULT ".locations[0].physicalLocation"
#define FLOW          RESULT ".codeFlows[0].threadFlows[0].locations[]"
#define FLOW_PLACE    FLOW ".location.physicalLocation"
#define RELATED       RESULT ".relatedLocations[]"
#define RELATED_PLACE RELATED ".physicalLocation"
#define FIX_AT        RESULT ".fixes[0].artifactChanges[].replacements[]"

static const ltl_json_route sarif[] = {
    ROUTE("runs", LIST),
    ROUTE("runs[]", RUN),
    ROUTE(RESULT, RECORD),
    ROUTE(RESULT ".ruleId", RULE),
    ROUTE(RESULT ".ruleIndex", RULE_INDEX),
    ROUTE(RESULT ".rule.id", RULE),
    ROUTE(RESULT ".rule.index", RULE_INDEX),
    ROUTE(RESULT ".rule.toolComponent.index", COMPONENT),
    ROUTE(RESULT ".level", SEVERITY),
    ROUTE(RESULT ".kind", KIND),
    ROUTE(RESULT ".message.text", MESSAGE),
    ROUTE(RESULT ".message.id", MESSAGE_ID),
    ROUTE(RESULT ".message.arguments[]", ARGUMENTS),
    ROUTE(PLACE ".artifactLocation.uri", PATH),
    ROUTE(PLACE ".artifactLocation.uriBaseId", BASE),
    ROUTE(PLACE ".artifactLocation.index", ARTIFACT),
    ROUTE(PLACE ".region.startLine", LINE),
    ROUTE(PLACE ".region.startColumn", COLUMN),
    ROUTE(PLACE ".region.endLine", END_LINE),
    ROUTE(PLACE ".region.endColumn", END_COLUMN),
    ROUTE(PLACE ".region.snippet.text", SNIPPET),
    ROUTE(RESULT ".locations[0].logicalLocations[0].fullyQualifiedName", SCOPE),
    ROUTE(RESULT ".fingerprints.lintel/v1", FINGERPRINT),
    ROUTE(RESULT ".fingerprints.*", IDENTITY),
    ROUTE(RESULT ".partialFingerprints.primaryLocationLineHash", IDENTITY),
    ROUTE(RESULT ".baselineState", STATE),
    ROUTE(RESULT ".suppressions[]", SUPPRESSION),
    ROUTE(RESULT ".suppressions[].status", STATUS),
    ROUTE(RESULT ".suppressions[].kind", SUPPRESSION_KIND),
    ROUTE(RESULT ".suppressions[].justification", REASON),
    ROUTE(RESULT ".properties.security-severity", SCORE),
    ROUTE(RESULT ".properties.severity", SCORE),
    ROUTE(RESULT ".properties.tags[]", TAGS),
    ROUTE(FLOW, STEP),
    ROUTE(FLOW ".kinds[0]", STEP_KIND),
    ROUTE(FLOW ".nestingLevel", STEP_DEPTH),
    ROUTE(FLOW ".location.message.text", STEP_NOTE),
    ROUTE(FLOW_PLACE ".artifactLocation.uri", STEP_PATH),
    ROUTE(FLOW_PLACE ".artifactLocation.uriBaseId", STEP_BASE),
    ROUTE(FLOW_PLACE ".artifactLocation.index", STEP_ARTIFACT),
    ROUTE(FLOW_PLACE ".region.startLine", STEP_LINE),
    ROUTE(FLOW_PLACE ".region.startColumn", STEP_COLUMN),
    ROUTE(FLOW_PLACE ".region.endLine", STEP_END_LINE),
    ROUTE(FLOW_PLACE ".region.endColumn", STEP_END_COLUMN),
    ROUTE(FLOW_PLACE ".region.snippet.text", STEP_SNIPPET),
    ROUTE(RESULT ".fixes[0].artifactChanges[].artifactLocation.uri", FIX_PATH),
    ROUTE(FIX_AT, FIX_PART),
    ROUTE(FIX_AT ".insertedContent.text", FIX),
    ROUTE(FIX_AT ".deletedRegion.startLine", FIX_LINE),
    ROUTE(FIX_AT ".deletedRegion.startColumn", FIX_COLUMN),
    ROUTE(FIX_AT ".deletedRegion.endLine", FIX_END_LINE),
    ROUTE(FIX_AT ".deletedRegion.endColumn", FIX_END_COLUMN),
    ROUTE(FIX_AT ".deletedRegion.byteOffset", FIX_START),
    ROUTE(FIX_AT ".deletedRegion.byteLength", FIX_LENGTH),
    ROUTE(RELATED, RELATED),
    ROUTE(RELATED ".message.text", STEP_NOTE),
    ROUTE(RELATED_PLACE ".artifactLocation.uri", STEP_PATH),
    ROUTE(RELATED_PLACE ".artifactLocation.uriBaseId", STEP_BASE),
    ROUTE(RELATED_PLACE ".artifactLocation.index", STEP_ARTIFACT),
    ROUTE(RELATED_PLACE ".region.startLine", STEP_LINE),
    ROUTE(RELATED_PLACE ".region.startColumn", STEP_COLUMN),
    ROUTE(RELATED_PLACE ".region.endLine", STEP_END_LINE),
    ROUTE(RELATED_PLACE ".region.endColumn", STEP_END_COLUMN),
    ROUTE(RELATED_PLACE ".region.snippet.text", STEP_SNIPPET),
};

#define COMPONENT_RULES(of)                                                                        \
    ROUTE(of ".rules[]", RULE_ENTRY), ROUTE(of ".rules[].id", RULE),                               \
        ROUTE(of ".rules[].shortDescription.text", TITLE),                                         \
        ROUTE(of ".rules[].fullDescription.text", WHY), ROUTE(of ".rules[].help.text", ADVICE),    \
        ROUTE(of ".rules[].helpUri", REFERENCE),                                                   \
        ROUTE(of ".rules[].defaultConfiguration.level", SEVERITY),                                 \
        ROUTE(of ".rules[].properties.security-severity", SCORE),                                  \
        ROUTE(of ".rules[].properties.precision", CONFIDENCE),                                     \
        ROUTE(of ".rules[].properties.tags[]", TAGS), ROUTE(of ".rules[].properties.cwe", CWE),    \
        ROUTE(of ".rules[].properties.cwe[]", CWE),                                                \
        ROUTE(of ".rules[].messageStrings.*", STRING_NAME),                                        \
        ROUTE(of ".rules[].messageStrings.*.text", STRING_TEXT)

const ltl_json_route ltl_import_sarif_meta[] = {
    ROUTE("runs[]", RUN),
    ROUTE("runs[].results", RESULTS),
    ROUTE("runs[].columnKind", COLUMN_KIND),
    ROUTE("runs[].invocations[].executionSuccessful", SUCCESS),
    ROUTE("runs[].invocations[].toolExecutionNotifications[0].message.text", TROUBLE),
    ROUTE("runs[].tool.driver.name", TOOL),
    ROUTE("runs[].tool.extensions[]", EXTENSION),
    ROUTE("runs[].originalUriBaseIds.*", BASE_NAME),
    ROUTE("runs[].originalUriBaseIds.*.uri", BASE_URI),
    ROUTE("runs[].originalUriBaseIds.*.uriBaseId", BASE_PARENT),
    ROUTE("runs[].artifacts[]", ARTIFACT_ENTRY),
    ROUTE("runs[].artifacts[].location.uri", ARTIFACT_URI),
    ROUTE("runs[].artifacts[].location.uriBaseId", ARTIFACT_BASE),
    COMPONENT_RULES("runs[].tool.driver"),
    COMPONENT_RULES("runs[].tool.extensions[]"),
};
const uint32_t ltl_import_sarif_meta_count = LTL_COUNT_OF(ltl_import_sarif_meta);

/* --- our own report ------------------------------------------------------------------------------- */

#define OWN(of, record)                                                                            \
    ROUTE(of, record), ROUTE(of ".rule_id", RULE), ROUTE(of ".message", MESSAGE),                  \
        ROUTE(of ".severity", SEVERITY), ROUTE(of ".confidence", CONFIDENCE),                      \
        ROUTE(of ".domain", DOMAIN), ROUTE(of ".path", PATH), ROUTE(of ".start.line", LINE),       \
        ROUTE(of ".start.col", COLUMN), ROUTE(of ".end.line", END_LINE),                           \
        ROUTE(of ".end.col", END_COLUMN), ROUTE(of ".fingerprint", FINGERPRINT),                   \
        ROUTE(of ".state", STATE), ROUTE(of ".cwe[]", CWE), ROUTE(of ".title", TITLE),             \
        ROUTE(of ".why", WHY), ROUTE(of ".advice", ADVICE), ROUTE(of ".references[0]", REFERENCE), \
        ROUTE(of ".snippet.text", SNIPPET), ROUTE(of ".scope", SCOPE),                             \
        ROUTE(of ".suppression", REASON), ROUTE(of ".masked", IS_SECRET),                          \
        ROUTE(of ".trace[]", STEP), ROUTE(of ".trace[].kind", STEP_KIND),                          \
        ROUTE(of ".trace[].path", STEP_PATH), ROUTE(of ".trace[].depth", STEP_DEPTH),              \
        ROUTE(of ".trace[].note", STEP_NOTE), ROUTE(of ".trace[].start.line", STEP_LINE),          \
        ROUTE(of ".trace[].start.col", STEP_COLUMN), ROUTE(of ".trace[].end.line", STEP_END_LINE), \
        ROUTE(of ".trace[].end.col", STEP_END_COLUMN),                                             \
        ROUTE(of ".trace[].snippet.text", STEP_SNIPPET),                                           \
        ROUTE(of ".suppressed_elsewhere", IS_ELSEWHERE), ROUTE(of ".fix", FIX_PART),               \
        ROUTE(of ".fix.start", FIX_START), ROUTE(of ".fix.end", FIX_END),                          \
        ROUTE(of ".fix.text", FIX), ROUTE(of ".places[]", RELATED),                                \
        ROUTE(of ".places[].path", STEP_PATH), ROUTE(of ".places[].note", STEP_NOTE),              \
        ROUTE(of ".places[].start.line", STEP_LINE), ROUTE(of ".places[].start.col", STEP_COLUMN), \
        ROUTE(of ".places[].end.line", STEP_END_LINE),                                             \
        ROUTE(of ".places[].end.col", STEP_END_COLUMN),                                            \
        ROUTE(of ".places[].snippet.text", STEP_SNIPPET)

static const ltl_json_route own[] = {
    ROUTE("tool.name", CONTEXT_TOOL),
    OWN("findings[]", RECORD),
    OWN("suppressed[]", SUPPRESSED_RECORD),
    OWN("fixed[]", FIXED_RECORD),
};

/* --- others --------------------------------------------------------------------------------------- */

static const ltl_json_route semgrep[] = {
    ROUTE("results[]", RECORD),
    ROUTE("results[].check_id", RULE),
    ROUTE("results[].path", PATH),
    ROUTE("results[].start.line", LINE),
    ROUTE("results[].start.col", COLUMN),
    ROUTE("results[].end.line", END_LINE),
    ROUTE("results[].end.col", END_COLUMN),
    ROUTE("results[].extra.message", MESSAGE),
    ROUTE("results[].extra.severity", SEVERITY),
    ROUTE("results[].extra.is_ignored", IS_SUPPRESSED),
    ROUTE("results[].extra.fix", FIX),
    ROUTE("results[].extra.fingerprint", IDENTITY),
    ROUTE("results[].extra.metadata.confidence", CONFIDENCE),
    ROUTE("results[].extra.metadata.category", TAGS),
    ROUTE("results[].extra.metadata.cwe", CWE),
    ROUTE("results[].extra.metadata.cwe[]", CWE),
    ROUTE("results[].extra.metadata.references[0]", REFERENCE),
};

static const ltl_json_route bandit[] = {
    ROUTE("results[]", RECORD),
    ROUTE("results[].test_id", RULE),
    ROUTE("results[].filename", PATH),
    ROUTE("results[].line_number", LINE),
    ROUTE("results[].col_offset", COLUMN),
    ROUTE("results[].issue_text", MESSAGE),
    ROUTE("results[].issue_severity", SEVERITY),
    ROUTE("results[].issue_confidence", CONFIDENCE),
    ROUTE("results[].issue_cwe.id", CWE),
    ROUTE("results[].more_info", REFERENCE),
};

static const ltl_json_route eslint[] = {
    ROUTE("[].filePath", CONTEXT_PATH),           ROUTE("[].messages[]", RECORD),
    ROUTE("[].messages[].ruleId", RULE),          ROUTE("[].messages[].severity", SEVERITY),
    ROUTE("[].messages[].message", MESSAGE),      ROUTE("[].messages[].line", LINE),
    ROUTE("[].messages[].column", COLUMN),        ROUTE("[].messages[].endLine", END_LINE),
    ROUTE("[].messages[].endColumn", END_COLUMN),
};

/* Names that many tools use; a list of records at the root or in one of a few members. */
#define COMMON(of)                                                                                 \
    ROUTE(of, RECORD), ROUTE(of ".rule", RULE), ROUTE(of ".rule_id", RULE),                        \
        ROUTE(of ".ruleId", RULE), ROUTE(of ".check_id", RULE), ROUTE(of ".code", RULE),           \
        ROUTE(of ".symbol", RULE), ROUTE(of ".id", RULE), ROUTE(of ".path", PATH),                 \
        ROUTE(of ".file", PATH), ROUTE(of ".filename", PATH), ROUTE(of ".filePath", PATH),         \
        ROUTE(of ".location.path", PATH), ROUTE(of ".location.file", PATH),                        \
        ROUTE(of ".line", LINE), ROUTE(of ".lineNumber", LINE), ROUTE(of ".line_number", LINE),    \
        ROUTE(of ".location.line", LINE), ROUTE(of ".location.row", LINE),                         \
        ROUTE(of ".start.line", LINE), ROUTE(of ".column", COLUMN), ROUTE(of ".col", COLUMN),      \
        ROUTE(of ".location.column", COLUMN), ROUTE(of ".start.col", COLUMN),                      \
        ROUTE(of ".endLine", END_LINE), ROUTE(of ".end_line", END_LINE),                           \
        ROUTE(of ".end.line", END_LINE), ROUTE(of ".end_location.row", END_LINE),                  \
        ROUTE(of ".endColumn", END_COLUMN), ROUTE(of ".end_column", END_COLUMN),                   \
        ROUTE(of ".end.col", END_COLUMN), ROUTE(of ".end_location.column", END_COLUMN),            \
        ROUTE(of ".message", MESSAGE), ROUTE(of ".description", MESSAGE),                          \
        ROUTE(of ".severity", SEVERITY), ROUTE(of ".level", SEVERITY),                             \
        ROUTE(of ".type", SEVERITY), ROUTE(of ".confidence", CONFIDENCE), ROUTE(of ".tool", TOOL), \
        ROUTE(of ".cwe", CWE), ROUTE(of ".cwe[]", CWE)

static const ltl_json_route common[] = {
    COMMON("[]"),       COMMON("results[]"),  COMMON("findings[]"),
    COMMON("issues[]"), COMMON("comments[]"),
};
static const ltl_json_route lines[] = {COMMON("")};

const ltl_import_format ltl_import_formats[] = {
    {.id = "sarif",
     .tool = "sarif",
     ROUTES(sarif),
     .has_uris = true,
     .marks = {"\"runs\"", "sarif"}},
    {.id = "lintel", .tool = "lintel", ROUTES(own), .marks = {"\"lintel-report/1\""}},
    {.id = "semgrep", .tool = "semgrep", ROUTES(semgrep), .marks = {"\"check_id\"", "\"extra\""}},
    {.id = "bandit",
     .tool = "bandit",
     ROUTES(bandit),
     .counts_columns_from_0 = true,
     .marks = {"\"test_id\"", "\"issue_text\""}},
    {.id = "eslint", .tool = "eslint", ROUTES(eslint), .marks = {"\"filePath\"", "\"messages\""}},
    {.id = "json", .tool = "json", ROUTES(common)},
    {.id = "json-lines", .tool = "json", ROUTES(lines), .is_many = true},
    {.id = "csv", .tool = "csv", .kind = LTL_IMPORT_IS_CSV},
    {.id = "text", .tool = "text", .kind = LTL_IMPORT_IS_TEXT},
};
const size_t ltl_import_format_count = LTL_COUNT_OF(ltl_import_formats);

const ltl_import_format *ltl_import_format_find(ltl_str id) {
    for (size_t i = 0; i < ltl_import_format_count; i++) {
        if (ltl_str_is(id, ltl_import_formats[i].id)) {
            return &ltl_import_formats[i];
        }
    }
    return NULL;
}

static bool has_marks(const ltl_import_format *format, ltl_str head) {
    for (size_t i = 0; i < LTL_COUNT_OF(format->marks) && format->marks[i] != NULL; i++) {
        if (ltl_str_find(head, ltl_str_of(format->marks[i]), 0) == SIZE_MAX) {
            return false;
        }
    }
    return format->marks[0] != NULL;
}

const ltl_import_format *ltl_import_format_detect(ltl_str path, ltl_str head) {
    static const char *const ends[][2] = {{".sarif", "sarif"},      {".sarif.json", "sarif"},
                                          {".csv", "csv"},          {".tsv", "csv"},
                                          {".jsonl", "json-lines"}, {".ndjson", "json-lines"}};
    for (size_t i = 0; i < LTL_COUNT_OF(ends); i++) {
        if (ltl_str_ends_with(path, ltl_str_of(ends[i][0]))) {
            return ltl_import_format_find(ltl_str_of(ends[i][1]));
        }
    }
    ltl_str first = ltl_str_trim(head);
    if (ltl_str_starts_with(first, LTL_STR("\xEF\xBB\xBF"))) {
        first = ltl_str_trim(ltl_str_slice(first, 3, first.len));
    }
    bool is_json = first.len > 0 && (first.ptr[0] == '{' || first.ptr[0] == '[');
    for (size_t i = 0; is_json && i < ltl_import_format_count; i++) {
        if (has_marks(&ltl_import_formats[i], head)) {
            return &ltl_import_formats[i];
        }
    }
    return ltl_import_format_find(is_json ? LTL_STR("json") : LTL_STR("text"));
}

uint16_t ltl_import_column_field(ltl_str name) {
    static const struct {
        const char *name;
        uint16_t field;
    } columns[] = {{"rule id", LTL_FIELD_RULE},        {"rule_id", LTL_FIELD_RULE},
                   {"ruleid", LTL_FIELD_RULE},         {"check", LTL_FIELD_RULE},
                   {"code", LTL_FIELD_RULE},           {"file", LTL_FIELD_PATH},
                   {"filename", LTL_FIELD_PATH},       {"file name", LTL_FIELD_PATH},
                   {"location", LTL_FIELD_PATH},       {"line number", LTL_FIELD_LINE},
                   {"line_number", LTL_FIELD_LINE},    {"lineno", LTL_FIELD_LINE},
                   {"start line", LTL_FIELD_LINE},     {"start_line", LTL_FIELD_LINE},
                   {"col", LTL_FIELD_COLUMN},          {"start_column", LTL_FIELD_COLUMN},
                   {"end_line", LTL_FIELD_END_LINE},   {"end_column", LTL_FIELD_END_COLUMN},
                   {"description", LTL_FIELD_MESSAGE}, {"text", LTL_FIELD_MESSAGE},
                   {"level", LTL_FIELD_SEVERITY},      {"priority", LTL_FIELD_SEVERITY}};
    ltl_str trimmed = ltl_str_trim(name);
    for (uint16_t i = 1; i < LTL_FIELD_RECORD; i++) {
        ltl_str own_name = ltl_str_of(ltl_import_field_name(i));
        if (own_name.len > 0 && ltl_str_equals_ignoring_case(trimmed, own_name)) {
            return i;
        }
    }
    for (size_t i = 0; i < LTL_COUNT_OF(columns); i++) {
        if (ltl_str_equals_ignoring_case(trimmed, ltl_str_of(columns[i].name))) {
            return columns[i].field;
        }
    }
    return LTL_FIELD_NONE;
}

ltl_status ltl_import_mapping_read(const char *typed, ltl_import_mapping *out_mapping,
                                   ltl_error *error) {
    ltl_str way = ltl_str_of(typed);
    ltl_str name;
    (void)ltl_str_split(&way, '=', &name);
    uint16_t field = ltl_import_field_of(name);
    if (way.ptr == NULL || way.len == 0) {
        return ltl_fail(error, LTL_USAGE, "a mapping is FIELD=NAME, not `%s`", typed);
    }
    if (field == LTL_FIELD_NONE) {
        uint32_t best = UINT32_MAX;
        const char *nearest = "";
        for (uint16_t i = 1; i < LTL_FIELD_RECORD; i++) {
            const char *other = ltl_import_field_name(i);
            nearest =
                *other != '\0' && ltl_nearest_try(name, ltl_str_of(other), &best) ? other : nearest;
        }
        return ltl_fail(error, LTL_USAGE, "a finding has no field `%.*s`%s%s%s", LTL_STR_ARG(name),
                        *nearest != '\0' ? "; did you mean `" : "", nearest,
                        *nearest != '\0' ? "`?" : "");
    }
    *out_mapping = (ltl_import_mapping){field, way};
    return LTL_OK;
}
