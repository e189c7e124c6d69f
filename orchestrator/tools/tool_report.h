/* tool_report.h - what another program printed, as findings in its own words.
 *
 * Shape    one entry per finding: a path as the program wrote it, lines and columns, rule, message, severity
 * Units    lines and columns from 1; 0: not said
 * Owns     everything lives in the arena of the call
 * Errors   LTL_SYNTAX for text that is not in that format, LTL_INVALID for a pattern or mapping that cannot be used;
 *          what stands between findings and is none is no error, and counted
 * Threads  reentrant
 * Cost     O(bytes); JSON and SARIF are held as a tree meanwhile
 */
#ifndef LTL_TOOLS_TOOL_REPORT_H
#define LTL_TOOLS_TOOL_REPORT_H

#include "core/rule.h"
#include "core/vec.h"
#include "orchestrator/workflow/data.h"

typedef struct ltl_tool_finding {
    ltl_str path;
    uint32_t line;
    uint32_t column;
    uint32_t end_line;
    uint32_t end_column; /* one past the last */
    ltl_str rule;        /* may be empty */
    ltl_str message;
    ltl_str title; /* of the rule; may be empty */
    ltl_str help;  /* where the rule is told about; may be empty */
    ltl_str cwe;   /* "CWE-78"; may be empty */
    ltl_severity severity;
    ltl_confidence confidence;
} ltl_tool_finding;

typedef struct ltl_tool_findings LTL_VEC(ltl_tool_finding) ltl_tool_findings;

typedef struct ltl_tool_report {
    ltl_tool_findings findings;
    uint32_t unread;   /* lines or records that are no finding */
    bool has_failed;   /* the program says of itself that it did not succeed */
    ltl_str trouble;   /* in its own words; may be empty */
} ltl_tool_report;

/* How a program writes. */
typedef struct ltl_tool_format {
    ltl_str reads;          /* "sarif", "json", "lines" */
    ltl_str pattern;        /* of lines: a regular expression with named groups; empty: GCC's way */
    const ltl_data *fields; /* of json: a record of paths, `results`, `path`, `line` …; may be nothing */
} ltl_tool_format;

LTL_MUST_USE ltl_status ltl_tool_report_read(ltl_arena *arena, const ltl_tool_format *format,
                                             ltl_str text, ltl_tool_report *out_report,
                                             ltl_error *error);

/* The words that programs use for how bad something is; `otherwise` for one that nobody knows. */
ltl_severity ltl_tool_severity(ltl_str word, ltl_severity otherwise);

/* One for each format. */
LTL_MUST_USE ltl_status ltl_tool_read_sarif(ltl_arena *arena, const ltl_tool_format *format,
                                            ltl_str text, ltl_tool_report *report,
                                            ltl_error *error);
LTL_MUST_USE ltl_status ltl_tool_read_json(ltl_arena *arena, const ltl_tool_format *format,
                                           ltl_str text, ltl_tool_report *report, ltl_error *error);
LTL_MUST_USE ltl_status ltl_tool_read_lines(ltl_arena *arena, const ltl_tool_format *format,
                                            ltl_str text, ltl_tool_report *report,
                                            ltl_error *error);

#endif
