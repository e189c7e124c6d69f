/* draw.h - a workflow as a picture.
 *
 * Shape    Mermaid text, or an SVG of nested boxes: what runs one after the other stands below each other, what runs
 *          at the same time side by side, what undoes a step beside it; events and needs are arrows
 * Units    pixels
 * Owns     writes to the given sink
 * Errors   the sink's
 * Threads  reentrant
 * Cost     O(steps × references)
 */
#ifndef LTL_WORKFLOW_DRAW_H
#define LTL_WORKFLOW_DRAW_H

#include "core/out.h"
#include "orchestrator/workflow/workflow.h"

void ltl_workflow_draw_mermaid(const ltl_workflow *workflow, ltl_out *out);
void ltl_workflow_draw_svg(const ltl_workflow *workflow, ltl_out *out);

#endif
