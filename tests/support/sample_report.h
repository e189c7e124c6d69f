/* sample_report.h - finished runs for the tests of reports. */
#ifndef LTL_TESTS_SAMPLE_REPORT_H
#define LTL_TESTS_SAMPLE_REPORT_H

#include "core/arena.h"
#include "reports/format.h"

/* The text that no report may show. */
#define SAMPLE_SECRET "AKIAQ3EGRIXKZTESTKEY"

typedef struct ltl_sample {
    ltl_arena arena;
    ltl_ledger ledger;
    ltl_report report;
    ltl_report_review review;
    bool has_traces; /* as in ltl_format_options */
} ltl_sample;

/* Nine findings that between them use every field: states, a fix, a trace, a secret, a suppression. */
void ltl_sample_init(ltl_sample *sample);
/* Nothing found, one file. */
void ltl_sample_init_empty(ltl_sample *sample);
/* `count` findings over count/10 files, severities and domains in turn. */
void ltl_sample_init_large(ltl_sample *sample, uint32_t count);
/* Every text of the report is `text`. */
void ltl_sample_init_hostile(ltl_sample *sample, ltl_str text);
void ltl_sample_clear(ltl_sample *sample);

/* The report in a format, as one text; the caller clears `buf`. Asserts that nothing failed. */
ltl_str ltl_sample_write(const ltl_sample *sample, const ltl_format *format, bool has_colour,
                         ltl_buf *buf);

#endif
