/* replay.h - what is left out where, as if one worker had gone through all files in the order of the plan.
 *
 * Shape    before what rules said is used: bars of rules and analyzers are counted anew over the results, file by
 *          file; a file that was looked at by somebody who did not know, or who knew too much, is looked at again
 * Units    -
 * Owns     a worker of its own, in the run, when one is needed
 * Errors   without memory for that worker, files stay as they are
 * Threads  whoever runs while nobody looks
 * Cost     nothing, unless an analyzer has a bar; then a pass over all results, and a look at the few files that were
 *          under way when it fell
 *
 * A bar of a rule alone needs none of this: what is found behind it can be dropped (quarantine.h). A cheaper form finds
 * something else, and what runs out there depends on what was left out before.
 */
#ifndef LTL_RUN_REPLAY_H
#define LTL_RUN_REPLAY_H

#include "orchestrator/run/run_state.h"

void ltl_run__replay(ltl_run *run);

#endif
