/* tool_report.h - what another program printed, as findings in its own words.
 *
 * Shape    one entry per finding, read as `import` reads: path, lines and columns, rule, message, severity
 * Units    lines and columns from 1; 0: not said
 * Owns     everything lives in the arena of the call
 * Errors   LTL_SYNTAX for text that is not in that format, LTL_INVALID for a pattern or mapping that cannot be used;
 *          what stands between findings and is none is no error, and counted
 * Threads  reentrant
 * Cost     O(bytes), and a batch of rows
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
    bool counts_utf16;   /* columns are units of it; else characters */
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
    uint32_t unread; /* lines or records that are no finding */
    bool has_failed; /* the program says of itself that it did not succeed */
    ltl_str trouble; /* in its own words; may be empty */
} ltl_tool_report;

/* How a program writes. */
typedef struct ltl_tool_format {
    ltl_str reads; /* "sarif", "json", "lines" */
    ltl_str
        pattern; /* of lines: an expression with groups named like fields; empty: as compilers write */
    const ltl_data
        *fields; /* of json: a record of paths, `results`, `path`, `line` …; may be nothing */
} ltl_tool_format;

/* Paths come out as they lie within `folder`, an absolute one. */
LTL_MUST_USE ltl_status ltl_tool_report_read(ltl_arena *arena, const ltl_tool_format *format,
                                             ltl_str folder, ltl_str text,
                                             ltl_tool_report *out_report, ltl_error *error);

#endif
