/* read_lines.c - one finding a line, as compilers write them, or as a regular expression with named groups says. */
#include <inttypes.h>

#include "analyzers/match/regex.h"
#include "orchestrator/tools/tool_report.h"

/* FILE:LINE[:COLUMN]: [SEVERITY:] MESSAGE [[RULE]] */
#define GCC_PATTERN                                                                                \
    "^(?P<path>[^:\\n]+):(?P<line>[0-9]+):(?:(?P<column>[0-9]+):)?[ \\t]*"                         \
    "(?:(?P<severity>[A-Za-z]+(?: error)?):[ \\t]*)?(?P<message>.+?)"                              \
    "(?:[ \\t]*\\[(?P<rule>[^\\]\\n]+)\\])?[ \\t\\r]*$"

enum { PATH, LINE, COLUMN, END_LINE, END_COLUMN, SEVERITY, RULE, MESSAGE, CWE, GROUPS };
static const char *const group_names[GROUPS] = {
    "path", "line", "column", "end_line", "end_column", "severity", "rule", "message", "cwe"};

/* Which group of the expression has which name; 0: none. */
static ltl_status groups_find(const ltl_regex *regex, uint32_t *out_groups, ltl_error *error) {
    for (uint32_t group = 1; group <= ltl_regex_group_count(regex); group++) {
        for (int i = 0; i < GROUPS; i++) {
            if (group < LTL_REGEX_MAX_GROUPS &&
                ltl_str_is(ltl_regex_group_name(regex, group), group_names[i])) {
                out_groups[i] = group;
            }
        }
    }
    return out_groups[PATH] > 0 && out_groups[MESSAGE] > 0
               ? LTL_OK
               : ltl_fail(error, LTL_INVALID,
                          "`pattern` needs the groups (?P<path>…) and (?P<message>…)");
}

static ltl_str group_text(ltl_str line, const ltl_span *spans, uint32_t group) {
    bool is_set = group > 0 && spans[group].start != UINT32_MAX;
    return is_set ? ltl_str_slice(line, spans[group].start, spans[group].end) : LTL_STR("");
}

static uint32_t number_of(ltl_str text) {
    uint64_t number = 0;
    (void)ltl_str_to_u64(text, &number);
    return number < UINT32_MAX ? (uint32_t)number : UINT32_MAX;
}

static void line_take(ltl_arena *arena, ltl_str line, const ltl_span *spans,
                      const uint32_t *groups, ltl_tool_report *report) {
    ltl_str texts[GROUPS];
    for (int i = 0; i < GROUPS; i++) {
        texts[i] = ltl_arena_copy(arena, group_text(line, spans, groups[i]));
    }
    if (ltl_str_is(texts[SEVERITY], "note")) {
        report->unread++; /* belongs to the finding before it */
        return;
    }
    uint32_t cwe = number_of(texts[CWE]);
    ltl_tool_finding finding = {
        .path = texts[PATH],
        .line = number_of(texts[LINE]),
        .column = number_of(texts[COLUMN]),
        .end_line = number_of(texts[END_LINE]),
        .end_column = number_of(texts[END_COLUMN]),
        .rule = texts[RULE],
        .message = texts[MESSAGE],
        .cwe = cwe > 0 ? ltl_arena_printf(arena, "CWE-%" PRIu32, cwe) : LTL_STR(""),
        .severity = ltl_tool_severity(texts[SEVERITY], LTL_SEVERITY_MEDIUM),
        .confidence = LTL_CONFIDENCE_MEDIUM,
    };
    LTL_PUSH(arena, &report->findings, finding);
}

ltl_status ltl_tool_read_lines(ltl_arena *arena, const ltl_tool_format *format, ltl_str text,
                               ltl_tool_report *report, ltl_error *error) {
    ltl_regex *regex = NULL;
    uint32_t groups[GROUPS] = {0};
    ltl_span spans[LTL_REGEX_MAX_GROUPS];
    ltl_str pattern = format->pattern.len > 0 ? format->pattern : LTL_STR(GCC_PATTERN);
    ltl_status status = ltl_regex_compile(pattern, 0, &regex, error);
    if (status != LTL_OK) {
        return status;
    }
    ltl_regex_state *state = ltl_regex_state_new();
    status = groups_find(regex, groups, error);
    ltl_str line;
    while (status == LTL_OK && ltl_str_split(&text, '\n', &line)) {
        ltl_regex_answer answer =
            line.len > 0 ? ltl_regex_find(regex, state, line, 0, spans) : LTL_REGEX_NO;
        if (answer == LTL_REGEX_LIMIT) {
            status = ltl_fail(error, LTL_LIMIT, "`pattern` gave up on a line");
        } else if (answer == LTL_REGEX_YES) {
            line_take(arena, line, spans, groups, report);
        } else {
            report->unread += line.len > 0;
        }
    }
    ltl_regex_state_free(state);
    ltl_regex_free(regex);
    return status;
}
