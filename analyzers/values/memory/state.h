/* state.h - what holds at one place on one way through a function: the contents of memory.
 *
 * Shape    cells (region, offset) with what they hold, what became of each region, and what the parts of
 *          the expression at hand gave; each list in order
 * Units    offsets and sizes in bytes
 * Owns     the arena given
 * Errors   a cell that is not there holds anything
 * Threads  one owner
 * Cost     a look-up is a binary search; copying costs what is known
 */
#ifndef LTL_VALUES_STATE_H
#define LTL_VALUES_STATE_H

#include "analyzers/values/memory/fact.h"

typedef struct ltl_cell {
    ltl_region region;
    int32_t offset;
    ltl_fact fact;
} ltl_cell;

typedef enum ltl_region_status {
    LTL_REGION_LIVE,
    LTL_REGION_FREED,
    LTL_REGION_MAYBE, /* freed on some ways that met here */
} ltl_region_status;

enum ltl_region_marks {
    LTL_REGION_ESCAPED = 1 << 0, /* somebody else knows it */
    LTL_REGION_UNSET = 1 << 1,   /* nothing was written behind `written` */
    LTL_REGION_OUTSIDE = 1 << 2, /* its content comes from outside */
    LTL_REGION_SIZED = 1 << 3,   /* `size` is known */
    LTL_REGION_TEXT = 1 << 4,    /* a NUL stands at [text_low, text_high] and not before */
    LTL_REGION_FILLED = 1 << 5,  /* no NUL before `filled`, none known behind it */
    LTL_REGION_OWNED = 1 << 6,   /* made in the function at hand, which has to give it back */
    LTL_REGION_ZEROED = 1 << 7,  /* zeros where nothing else is known */
    LTL_REGION_TESTED = 1 << 9,  /* the file of that name was asked about, at `tested_at` */
    LTL_REGION_SET = 1 << 8,     /* of a part: what is said of the whole does not hold for it */
    LTL_REGION_LISTED = 1 << 10, /* a container: all that was put into it is known */
    LTL_REGION_KEPT = 1 << 11,   /* somebody else may give it back; see keep.h of what is not */
    LTL_REGION_GIVEN = 1 << 12,  /* back, as the names of calls have it */
};

typedef struct ltl_region_state {
    ltl_region region;
    uint8_t status;
    uint8_t family; /* who gives it back, see region.h */
    uint16_t marks;
    ltl_node freed_at;
    ltl_node tested_at;
    ltl_fact size;
    int64_t text_low;
    int64_t text_high;
    int64_t filled;
    int64_t written;
    uint32_t lent; /* the calls that got it, see keep.h; 0: none */
} ltl_region_state;

/* What an expression gave: its value and, when it names a place, where that is. */
typedef struct ltl_result {
    ltl_node node;
    bool is_place;
    bool is_far; /* through a pointer or an index */
    ltl_fact value;
    ltl_fact place; /* region and offset; the type of what is there */
} ltl_result;

typedef struct ltl_state {
    struct ltl_cells LTL_VEC(ltl_cell) cells;
    struct ltl_region_states LTL_VEC(ltl_region_state) regions;
    struct ltl_results LTL_VEC(ltl_result) results;
    ltl_fact returned;
    uint64_t signature;
    uint32_t visits;
    bool has_returned;
    bool is_waiting; /* to be walked on from here */
    bool is_dead;    /* no execution gets here */
} ltl_state;

ltl_state *ltl_state_copy(ltl_arena *arena, const ltl_state *state);
ltl_fact *ltl_state_find(const ltl_state *state, ltl_region region, int64_t offset);
void ltl_state_put(ltl_arena *arena, ltl_state *state, ltl_region region, int64_t offset,
                   const ltl_fact *fact);
/* Nothing is known any more about [low, high] of it. */
void ltl_state_forget(ltl_state *state, ltl_region region, int64_t low, int64_t high);
ltl_region_state *ltl_state_region(const ltl_state *state, ltl_region region);
/* Finds or adds. */
ltl_region_state *ltl_state_region_put(ltl_arena *arena, ltl_state *state, ltl_region region);
ltl_result *ltl_state_result(const ltl_state *state, ltl_node node);
void ltl_state_result_put(ltl_arena *arena, ltl_state *state, const ltl_result *result);
/* What tells ways apart that must not be joined. */
void ltl_state_sign(ltl_state *state, bool is_loop);
/* Into `into`; false when it held all of that already. */
bool ltl_state_join(ltl_arena *arena, const ltl_types *types, ltl_state *into,
                    const ltl_state *from, ltl_meeting meeting);

#endif
