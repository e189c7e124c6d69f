/* left.h - what is left to do of a run, and the command for it.
 *
 * Shape    the steps that are not done, each with how it stands; one sentence; commands to type
 * Units    -
 * Owns     the arena of the story
 * Errors   none
 * Threads  one owner
 * Cost     O(steps)
 */
#ifndef LTL_CLI_RUNS_LEFT_H
#define LTL_CLI_RUNS_LEFT_H

#include "orchestrator/cli/runs/story.h"

enum { LTL_LEFT_STEPS = 12 };

typedef struct ltl_story_left {
    ltl_str sentence;
    ltl_story_notes steps; /* "look: 3 cut off" */
    uint32_t more_steps;
    ltl_str commands[3];
    const char *does[3]; /* what each of them does */
    uint32_t command_count;
} ltl_story_left;

void ltl_story_left_find(const ltl_story *story, ltl_story_left *out_left);

#endif
