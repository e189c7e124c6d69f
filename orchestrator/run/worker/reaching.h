/* reaching.h - a worker's part in following marks from file to file.
 *
 * Shape    while a file is looked at, its rules ask what other files say and tell what came out; that is
 *          kept beside the file's result
 * Units    files are targets of the intake
 * Owns     what is told lives in the worker's arena
 * Errors   -
 * Threads  one owner; the world is only read
 * Cost     see analyzers/linking
 */
#ifndef LTL_RUN_WORKER_REACHING_H
#define LTL_RUN_WORKER_REACHING_H

#include "orchestrator/run/worker/worker.h"

/* What one look at a file keeps. */
typedef struct ltl_reaching {
    ltl_reach reach;
    ltl_worker *worker;
    uint32_t target;
    ltl_told *told; /* null: nobody asks */
    ltl_world_view view;
    ltl_flow_far constants;
} ltl_reaching;

/* For the file at hand of the worker's scanner. `told` may be null. */
void ltl_reaching_begin(ltl_reaching *reaching, ltl_worker *worker, uint32_t target,
                        ltl_told *told);
/* What it lends; null: nothing. */
const ltl_lent *ltl_reaching_lent(ltl_worker *worker);
/* Looks at its values with what it borrows. */
const ltl_value_places *ltl_reaching_borrow(ltl_worker *worker, uint32_t target);
/* The facts of the file at hand; null when its language is not followed or it has no tree. */
const ltl_file_facts *ltl_reaching_facts(ltl_worker *worker, ltl_str path);

#endif
