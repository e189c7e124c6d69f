#include "orchestrator/tools/tool_report.h"

static const struct {
    const char *name;
    ltl_status (*read)(ltl_arena *, const ltl_tool_format *, ltl_str, ltl_tool_report *,
                       ltl_error *);
} formats[] = {
    {"json", ltl_tool_read_json},
    {"lines", ltl_tool_read_lines},
    {"sarif", ltl_tool_read_sarif},
};

ltl_status ltl_tool_report_read(ltl_arena *arena, const ltl_tool_format *format, ltl_str text,
                                ltl_tool_report *out_report, ltl_error *error) {
    *out_report = (ltl_tool_report){0};
    for (size_t i = 0; i < LTL_COUNT_OF(formats); i++) {
        if (ltl_str_is(format->reads, formats[i].name)) {
            return formats[i].read(arena, format, text, out_report, error);
        }
    }
    return ltl_fail(error, LTL_INVALID, "there is no format `%.*s`: json, lines or sarif",
                    LTL_STR_ARG(format->reads));
}

ltl_severity ltl_tool_severity(ltl_str word, ltl_severity otherwise) {
    static const struct {
        const char *word;
        ltl_severity severity;
    } words[] = {
        {"blocker", LTL_SEVERITY_CRITICAL}, {"fatal", LTL_SEVERITY_CRITICAL},
        {"fatal error", LTL_SEVERITY_HIGH}, {"major", LTL_SEVERITY_MEDIUM},
        {"minor", LTL_SEVERITY_LOW},        {"style", LTL_SEVERITY_LOW},
        {"performance", LTL_SEVERITY_LOW},  {"portability", LTL_SEVERITY_LOW},
        {"convention", LTL_SEVERITY_LOW},   {"refactor", LTL_SEVERITY_LOW},
        {"note", LTL_SEVERITY_INFO},        {"information", LTL_SEVERITY_INFO},
        {"hint", LTL_SEVERITY_INFO},        {"none", LTL_SEVERITY_INFO},
    };
    ltl_severity severity = otherwise;
    if (ltl_severity_parse(word, &severity)) {
        return severity;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (ltl_str_equals_ignoring_case(word, ltl_str_of(words[i].word))) {
            return words[i].severity;
        }
    }
    return otherwise;
}
