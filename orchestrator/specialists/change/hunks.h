/* hunks.h - what a change takes out and puts in, place by place, as lines that say something.
 *
 * Shape    one hunk for each place; lines without the blanks around them, without those that hold hardly a letter or
 *          are only a comment, and without those that the change only moves or shifts to the side: they are on both
 *          sides of the file
 * Units    lines from 1
 * Owns     the arena of the call; lines are slices of the two texts
 * Errors   no hunks where the change is too large to be one of places
 * Threads  reentrant
 * Cost     O(changed lines)
 */
#ifndef LTL_SPECIALISTS_COMMON_HUNKS_H
#define LTL_SPECIALISTS_COMMON_HUNKS_H

#include "core/map.h"
#include "core/source.h"
#include "core/vec.h"
#include "orchestrator/intake/intake.h"

typedef struct ltl_hunk_lines LTL_VEC(ltl_str) ltl_hunk_lines;

typedef struct ltl_hunk {
    ltl_hunk_lines out; /* of the base side */
    ltl_hunk_lines in;  /* of the head side */
    uint32_t line;      /* of the head side, where it is */
} ltl_hunk;

typedef struct ltl_hunks {
    struct LTL_VEC(ltl_hunk) all;
    ltl_map sides; /* each of these lines: a bit per ltl_side that has it among its changed ones */
} ltl_hunks;

/* `ranges`: where the two texts differ. */
void ltl_hunks_make(ltl_arena *arena, const ltl_source *base, const ltl_source *head,
                    const ltl_target *ranges, ltl_hunks *out_hunks);
/* Whether `part` stands in `whole` without a line between; an empty one does. */
bool ltl_hunk_lines_hold(const ltl_hunk_lines *whole, const ltl_hunk_lines *part);
/* Whether all of them are on that side. */
bool ltl_hunks_have(const ltl_hunks *hunks, const ltl_hunk_lines *lines, ltl_side side);
/* Letters and digits: how much they say. */
uint32_t ltl_hunk_lines_weight(const ltl_hunk_lines *lines);

#endif
