/* mask.h - findings about secrets, without the secret.
 *
 * Shape    the matched bytes in the snippet become asterisks, byte for byte, so that columns and token
 *          runs stay true; anywhere else the matched text, the texts of the rule's bindings and the quoted
 *          strings within the match become LTL_MASK
 * Units    -
 * Owns     changed texts live in the arena of the call, the rest stays borrowed
 * Errors   none; where the place of the match in a cut snippet is not sure, its whole lines are masked
 * Threads  reentrant
 * Cost     nothing for findings that are not secrets; pieces × length for those that are
 */
#ifndef LTL_REPORTS_MASK_H
#define LTL_REPORTS_MASK_H

#include "core/arena.h"
#include "reports/report.h"

#define LTL_MASK "********"

ltl_finding ltl_finding_mask(ltl_arena *arena, const ltl_finding *finding);
/* The same report with masked findings; the array is copied only when there is a secret in it. */
ltl_report ltl_report_mask(ltl_arena *arena, const ltl_report *report);

#endif
