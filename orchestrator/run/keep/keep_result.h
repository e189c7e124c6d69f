/* keep_result.h - one result of a file, into bytes and back.
 *
 * Shape    see wire.h; findings, outcomes, and what rules that follow marks from file to file were told
 * Units    -
 * Owns     as wire.h
 * Errors   as wire.h
 * Threads  reentrant
 * Cost     a copy
 */
#ifndef LTL_RUN_KEEP_KEEP_RESULT_H
#define LTL_RUN_KEEP_KEEP_RESULT_H

#include "orchestrator/run/keep/keep.h"
#include "orchestrator/run/keep/wire.h"

/* False for a result that went wrong, or that speaks of other files: it is not kept. */
bool ltl_keep_can(const ltl_keep *keep, const ltl_team *team, const ltl_file_result *result);
/* `target` is the result's own; when reading, numbers of files become its. */
void ltl_keep_wire(ltl_wire *wire, const ltl_keep *keep, const ltl_team *team,
                   ltl_file_result *result);
/* The rule of a number, or null. */
const ltl_rule_info *ltl_keep_rule(const ltl_keep *keep, uint32_t number);

#endif
