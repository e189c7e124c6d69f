/* impact.h - what a change does in other files: marks that it lets through, or stops, on their way from file to file.
 *
 * Shape    behind the look at the change itself: both sides of its slice (slice.h) with data followed from file to
 *          file; what one side has and the other has not comes to the findings of the review, in files it does not
 *          change, too
 * Units    -
 * Owns     the arena of the analysis
 * Errors   none: where the rest cannot be looked at that is a note of the report
 * Threads  main thread
 * Cost     see slice.h; two looks at the files of the slice by the rules of security
 */
#ifndef LTL_CLI_IMPACT_IMPACT_H
#define LTL_CLI_IMPACT_IMPACT_H

#include "orchestrator/cli/analysis/analysis.h"

/* `refine` of an analysis of a change. */
ltl_findings ltl_impact_refine(ltl_analysis *analysis, const ltl_findings *findings);

#endif
