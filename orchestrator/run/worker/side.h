/* side.h - one side of one target, while it is looked at.
 *
 * Shape    read, then looked at by all agents; why it was not, or how far, is the side's reason
 * Units    -
 * Owns     results live in the arena of the worker, the text in its arena for the file at hand
 * Errors   trouble with a file is its reason
 * Threads  that of the worker
 * Cost     one parse, when an agent wants a tree
 */
#ifndef LTL_RUN_WORKER_SIDE_H
#define LTL_RUN_WORKER_SIDE_H

#include "orchestrator/run/worker/worker.h"

/* One side of one target, while it is looked at. */
typedef struct ltl_side_job {
    ltl_worker *worker;
    const ltl_target *target;
    ltl_file_result *result; /* null: marks are not followed to other files */
    bool was_looked_at;
    const ltl_packed_tree *packed; /* of an earlier look at the file; null: its text is to be parsed */
    ltl_form form; /* the best one that rules have */
    ltl_side side;
    ltl_source source;
    const ltl_language *language; /* what the file is */
    const ltl_language *read_as;  /* what it is parsed as: nothing when it is minified */
    ltl_findings *findings;
    ltl_reason reason;
    ltl_str detail;
    uint8_t *agents;
    ltl_str *agent_details;
} ltl_side_job;

/* False when there is nothing to look at; the reason is set then. */
bool ltl_side_read(ltl_side_job *job);
/* The scanner of the worker at the text that was read, with what the run leaves out of this file. */
void ltl_side_begin(ltl_side_job *job);
/* Reads, and asks every agent. */
void ltl_side_look(ltl_side_job *job);
/* Nobody says anything of this side, for this reason. */
void ltl_side_end(ltl_side_job *job, ltl_reason reason, ltl_str detail);

#endif
