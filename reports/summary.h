/* summary.h - what a run came to, in a few lines for people.
 *
 * Shape    problems, findings by severity and domain, the ledger as an equation, its most frequent reasons,
 *          the gate's verdict, and what to do next
 * Units    -
 * Owns     nothing
 * Errors   those of the out
 * Threads  reentrant
 * Cost     one pass over the findings
 */
#ifndef LTL_REPORTS_SUMMARY_H
#define LTL_REPORTS_SUMMARY_H

#include "reports/format.h"

void ltl_summary_write(const ltl_report *report, const ltl_format_options *options, ltl_out *out);

#endif
