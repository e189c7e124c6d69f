/* story_text.h - the story of a run for people.
 *
 * Shape    head, what happened step by step, limits, what is left; foreign text has what a terminal must not get made
 *          visible
 * Units    columns
 * Owns     nothing
 * Errors   the sink's
 * Threads  one owner
 * Cost     O(steps)
 */
#ifndef LTL_CLI_RUNS_STORY_TEXT_H
#define LTL_CLI_RUNS_STORY_TEXT_H

#include "core/out.h"
#include "orchestrator/cli/runs/left.h"

void ltl_story_print(ltl_out *out, const ltl_story *story, const ltl_story_left *left, bool has_colour);

/* What was typed, as it would be typed again; of a workflow its name. Both forms say it. */
ltl_str ltl_story_typed(const ltl_story *story);
/* Whether the workflow reads today as it did then: "unchanged since" and the like. */
ltl_str ltl_story_currency(const ltl_story *story);
/* The worst that came of the step, in a word: "ok", "failed", "cut off", "at work"; empty when it never came to it. */
const char *ltl_story_word(const ltl_story *story, const ltl_story_step *step);

#endif
