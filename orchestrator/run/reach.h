/* reach.h - the looks between the first one and the report, when marks are followed from file to file.
 *
 * Shape    when every file was looked at once their facts are linked; then round after round the files
 *          are looked at again whose callees have changed; at last those whose findings have, and the
 *          results of these replace the first ones
 * Units    -
 * Owns     links and summaries, until it is cleared
 * Errors   a run that is stopped keeps the results of the first looks
 * Threads  the gathering thread, while no worker is at work
 * Cost     linking: about a second for a million lines; a look: as much as the rules take that asked for it
 */
#ifndef LTL_RUN_REACH_H
#define LTL_RUN_REACH_H

#include "orchestrator/run/merge.h"
#include "orchestrator/run/worker/worker.h"

typedef struct ltl_run_reach {
    ltl_arena arena;
    bool is_wanted;
    bool was_asked; /* the workflow links files */
    bool is_linked;
    bool is_settled;
    bool has_borrowed;
    ltl_borrowing borrowing;
    ltl_links links;
    ltl_world world;
    ltl_world_works works; /* of the round at hand */
    ltl_tree_cache *trees; /* of files that were looked at again; null: none yet, or no longer */
} ltl_run_reach;

/* Sets what the team needs to know before its first phase. */
void ltl_run_reach_begin(ltl_run_reach *reach, ltl_team *team);
/* Takes what the last phase told; true when there is a next one, which the team is ready for. */
bool ltl_run_reach_next(ltl_run_reach *reach, ltl_team *team, const ltl_run_merge *merge);
/* Files were to be linked, and what they know of each other was not followed to the end. */
bool ltl_run_reach_has_gaps(const ltl_run_reach *reach, const ltl_team *team);
void ltl_run_reach_clear(ltl_run_reach *reach, ltl_team *team);

#endif
