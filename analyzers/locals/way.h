/* way.h - what holds on one way through a function: a fact for each of its variables.
 *
 * Shape    a fact per slot, all of one size; slots are given to variables that nothing else can write
 * Units    bounds are numbers as they are written; sizes are items
 * Owns     the arena given
 * Errors   -
 * Threads  one owner
 * Cost     a copy is one block of memory, at most LTL_LOCAL_SLOTS facts
 */
#ifndef LTL_LOCALS_WAY_H
#define LTL_LOCALS_WAY_H

#include "analyzers/syntax/tree.h"
#include "core/vec.h"

enum { LTL_LOCAL_SLOTS = 64, LTL_LOCAL_ANSWERS = 4 };
/* How far up it is looked for what an expression is a part of. */
enum { LTL_LOCAL_LEVELS = 64 };

typedef enum ltl_maybe {
    LTL_MAYBE,
    LTL_NO,
    LTL_YES,
} ltl_maybe;

typedef enum ltl_local_resource {
    LTL_RESOURCE_NONE,
    LTL_RESOURCE_OPEN,
    LTL_RESOURCE_CLOSED,
    LTL_RESOURCE_GIVEN, /* somebody else looks after it */
} ltl_local_resource;

typedef struct ltl_held {
    int64_t low; /* when `is_number` */
    int64_t high;
    ltl_node origin;  /* what made it null; 0: nothing in particular */
    ltl_node opened;  /* what made the resource */
    uint32_t size;    /* of a collection, plus one; 0: not known */
    uint32_t guard;   /* the slot whose error says that nothing was opened, plus one */
    uint8_t is_null;  /* ltl_maybe */
    uint8_t is_true;  /* ltl_maybe */
    uint8_t resource; /* ltl_local_resource */
    bool is_tested;   /* null because a test said so */
    bool is_number;
} ltl_held;

/* What a condition that was cut short, or walked to its end, is known to be. */
typedef struct ltl_answer {
    ltl_node node;
    bool outcome;
} ltl_answer;

typedef struct ltl_way {
    uint64_t signature;
    uint64_t
        abrupt; /* of each `finally` around, the innermost lowest: entered by a failure or a jump */
    uint32_t depth; /* how many of them */
    uint32_t visits;
    bool is_waiting;
    bool is_handled; /* a handler was passed */
    bool is_closing; /* the last thing that was done */
    uint8_t answer_count;
    ltl_answer answers[LTL_LOCAL_ANSWERS];
    uint32_t count;
    ltl_held *held; /* by slot */
} ltl_way;

ltl_way *ltl_way_new(ltl_arena *arena, uint32_t count);
ltl_way *ltl_way_copy(ltl_arena *arena, const ltl_way *way);
/* What must be the same for two ways to be joined. */
void ltl_way_sign(ltl_way *way);
/* What holds when either does; false: nothing changed. */
bool ltl_way_join(ltl_way *into, const ltl_way *from);
static inline ltl_held ltl_held_any(void) {
    return (ltl_held){0};
}
ltl_held ltl_held_number(int64_t number);
bool ltl_held_is_exact(const ltl_held *held);
void ltl_way_answer(ltl_way *way, ltl_node node, bool outcome);
void ltl_way_forget(ltl_way *way, ltl_node node);
/* False: not known. */
bool ltl_way_knows(const ltl_way *way, ltl_node node, bool *out_outcome);

#endif
