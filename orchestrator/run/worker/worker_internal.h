/* worker_internal.h - what the parts of a worker share.
 *
 * Shape    worker.c takes chunks and pushes batches, target.c looks at both sides of a target, works.c does what
 *          linking asks for
 * Units    -
 * Owns     see worker.h
 * Errors   -
 * Threads  that of the worker
 * Cost     -
 */
#ifndef LTL_RUN_WORKER_WORKER_INTERNAL_H
#define LTL_RUN_WORKER_WORKER_INTERNAL_H

#include "orchestrator/run/worker/worker.h"

void ltl_worker__push(ltl_team *team, ltl_batch *batch);
/* Who was told to stop tells the team: the rest of the files is accounted for with that reason. */
void ltl_worker__share_stop(const ltl_worker *worker);
/* Which domains could have something to say; all of them where two sides are compared. */
uint32_t ltl_worker__indicated(ltl_worker *worker, const ltl_target *target);

#endif
