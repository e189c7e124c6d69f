/* story_json.h - the story of a run for other programs.
 *
 * Shape    one object: the run, `goes`, `steps` in the order of the workflow, `limits`, `left`
 * Units    microseconds; seconds since 1970
 * Owns     nothing
 * Errors   the sink's
 * Threads  one owner
 * Cost     O(steps)
 */
#ifndef LTL_CLI_RUNS_STORY_JSON_H
#define LTL_CLI_RUNS_STORY_JSON_H

#include "core/out.h"
#include "orchestrator/cli/runs/left.h"

void ltl_story_write_json(ltl_out *out, const ltl_story *story, const ltl_story_left *left);

#endif
