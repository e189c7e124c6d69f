/* annotate.h - findings of a JSON report in the forms that hosts show beside the code.
 *
 * Shape    GitHub: `::error file=…::` lines and a summary in Markdown; GitLab: its code quality report
 * Units    lines, columns
 * Owns     borrows the report
 * Errors   those of the out
 * Threads  reentrant
 * Cost     O(findings)
 */
#ifndef LTL_CI_ANNOTATE_H
#define LTL_CI_ANNOTATE_H

#include "core/buf.h"
#include "orchestrator/workflow/data.h"

/* A host shows ten of each kind and step: the worst ones, and how many there are besides. */
enum { LTL_ANNOTATIONS_SHOWN = 10 };

void ltl_annotate_github(ltl_arena *arena, const ltl_data *report, ltl_buf *out);
void ltl_annotate_summary(ltl_arena *arena, const ltl_data *report, ltl_buf *out);
void ltl_annotate_gitlab(ltl_arena *arena, const ltl_data *report, ltl_out *out);

#endif
