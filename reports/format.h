/* format.h - a way to write a report.
 *
 * Shape    one constant descriptor per file in reports/formats
 * Units    -
 * Owns     nothing
 * Errors   those of the out, sticky; a format itself cannot fail
 * Threads  reentrant
 * Cost     constant memory where the format allows it
 *
 * Every format writes only inert text: one escape function per context (reports/escape).
 */
#ifndef LTL_REPORTS_FORMAT_H
#define LTL_REPORTS_FORMAT_H

#include "core/out.h"
#include "reports/report.h"

typedef struct ltl_format_options {
    bool has_colour;
    uint32_t width;         /* of the terminal; 0: unknown */
    uint32_t context_lines;
    bool is_quiet;          /* findings only */
    bool has_traces;        /* text: every step of a data flow, not just where it comes from */
} ltl_format_options;

typedef struct ltl_format {
    const char *id;        /* "json" */
    const char *title;
    const char *extension; /* ".json" */
    /* Gets a report without secrets: call ltl_format_write, not this. */
    void (*write)(const ltl_report *report, const ltl_format_options *options, ltl_out *out);
} ltl_format;

extern const ltl_format *const ltl_formats[];
extern const size_t ltl_format_count;

const ltl_format *ltl_format_find(ltl_str id);
/* Masks secrets, then writes. The caller flushes `out` and looks at its status. */
void ltl_format_write(const ltl_format *format, const ltl_report *report,
                      const ltl_format_options *options, ltl_out *out);

#endif
