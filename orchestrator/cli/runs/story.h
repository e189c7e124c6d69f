/* story.h - what a run did and why, made from its log.
 *
 * Shape    one entry per step of the workflow, in its order: how often it was begun and how that ended, how long it
 *          took, what went wrong, what its pattern told, in words; beside them the goes of the run, which limits it
 *          met, and what is left of it
 * Units    microseconds of the run's clock
 * Owns     everything lives in the arena of the call, the workflow until ltl_story_close
 * Errors   those of reading the log; a workflow that this program cannot read costs the order of its steps only
 * Threads  one owner
 * Cost     one pass over the log; memory for each activation
 */
#ifndef LTL_CLI_RUNS_STORY_H
#define LTL_CLI_RUNS_STORY_H

#include "core/map.h"
#include "core/vec.h"
#include "orchestrator/store/journal.h"

enum { LTL_STORY_NOTES = 8, LTL_STORY_TROUBLES = 5 }; /* of one step; more are counted */

/* Something that a step told, in words. */
typedef struct ltl_story_note {
    ltl_str text;
    uint32_t count; /* it was told so often */
} ltl_story_note;
typedef struct ltl_story_notes LTL_VEC(ltl_story_note) ltl_story_notes;

/* An activation that did not end well. */
typedef struct ltl_story_trouble {
    ltl_str key;
    ltl_ending how;
    ltl_cause cause;
    ltl_str reason;
} ltl_story_trouble;
typedef struct ltl_story_troubles LTL_VEC(ltl_story_trouble) ltl_story_troubles;

typedef struct ltl_story_step {
    ltl_str name;
    uint32_t depth;
    const ltl_flow_step *step;         /* null: the workflow cannot be read, or has none of that name */
    uint32_t begun;                    /* times, in all goes */
    uint32_t ended[LTL_ENDING_COUNT];  /* as each activation stands now; NONE: begun and not over */
    uint32_t skipped[LTL_SKIP_COUNT];  /* of those that were skipped: why */
    uint32_t kept;                     /* done in an earlier go, and not done again */
    uint32_t most_attempts;
    uint32_t go;      /* in which it was last begun */
    uint64_t took_us; /* of all together */
    uint64_t longest_us;
    ltl_str longest; /* the key of that one */
    ltl_str skip_reason;
    ltl_str gave; /* of a task that ran once: "findings 2, files 7" */
    ltl_story_notes notes;
    uint32_t more_notes; /* that there was no room for */
    ltl_story_troubles troubles;
    uint32_t more_troubles;
} ltl_story_step;
typedef struct ltl_story_steps LTL_VEC(ltl_story_step) ltl_story_steps;

/* One activation as it stands; attempts are one. */
typedef struct ltl_story_act {
    ltl_str key; /* without the number of the attempt */
    uint32_t step;
    uint32_t go; /* in which it was last begun, or ended */
    uint64_t begun_us;
    uint64_t took_us; /* in that go */
    bool is_task;
    ltl_ending how;
    ltl_skip skip;
    ltl_cause cause;
    ltl_str reason;
} ltl_story_act;

typedef struct ltl_story {
    ltl_arena *arena;
    ltl_journal_run run;
    ltl_workflow *workflow; /* null: it cannot be read */
    struct LTL_VEC(uint64_t) goes; /* how long each took */
    struct LTL_VEC(ltl_story_act) acts;
    ltl_map by_key;
    ltl_map by_name;
    ltl_story_steps steps;
    ltl_story_notes notes;  /* of the run as a whole */
    ltl_story_notes limits; /* that were met */
} ltl_story;

LTL_MUST_USE ltl_status ltl_story_read(ltl_arena *arena, ltl_journal *journal, int64_t id, ltl_story *out_story,
                                       ltl_error *error);
void ltl_story_close(ltl_story *story);

/* Adds to a list, or counts it once more when it stands there. False when there is no room. */
bool ltl_story_note_add(ltl_arena *arena, ltl_story_notes *notes, ltl_str text, uint32_t most);
/* What a pattern told, in words; no pointer when it is nothing that people ask about (told.c). */
ltl_str ltl_story_told(ltl_arena *arena, const ltl_journal_row *row);
/* Of a task that explains itself: its output `reasons`, one after the other; LTL_DATA_NONE otherwise. */
ltl_data ltl_story_reasons(ltl_arena *arena, const ltl_journal_row *row);
/* Its numbers and short texts: "findings 2, files 7"; may be empty. */
ltl_str ltl_story_gave(ltl_arena *arena, const ltl_journal_row *row);

#endif
