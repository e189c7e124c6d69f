/* cfg.h - the ways through one function, lambda or file: blocks of steps and what follows what.
 *
 * Shape    a step is a node whose evaluation is finished, in order of evaluation; a name that gets a
 *          value is a step of its own, marked as a definition, behind the step that gives it. Blocks are
 *          numbered from 0 in the order they were begun; successors and predecessors are two lists of
 *          edges, by block
 * Units    steps and blocks, by number
 * Owns     the arena of the call; tree and scopes are borrowed
 * Errors   `is_cut` when the fuel ran out: nothing may then be concluded from it
 * Threads  immutable once built
 * Cost     constant time a node, one unit of fuel; no recursion over code
 *
 * Functions and lambdas inside are one step each (their annotations and defaults are walked); the bodies
 * of classes belong to what stands around them. A `finally` is one piece of code that all ways through
 * its `try` share. Whatever can fail in a `try` leads to its handlers from the state after each
 * definition in it.
 */
#ifndef LTL_DATAFLOW_CFG_CFG_H
#define LTL_DATAFLOW_CFG_CFG_H

#include "analyzers/dataflow/scopes.h"
#include "core/fuel.h"

typedef uint32_t ltl_basic_block;
#define LTL_NO_BLOCK UINT32_MAX

/* A step: the node, and whether the name there gets its value. */
typedef uint32_t ltl_step_code;
#define LTL_STEP_DEFINES (UINT32_C(1) << 31)
static inline ltl_node ltl_step_node(ltl_step_code step) {
    return step & ~LTL_STEP_DEFINES;
}
static inline bool ltl_step_defines(ltl_step_code step) {
    return (step & LTL_STEP_DEFINES) != 0;
}

typedef struct ltl_edge {
    ltl_basic_block from;
    ltl_basic_block to;
} ltl_edge;

typedef struct ltl_cfg_block {
    uint32_t first; /* steps [first, end) */
    uint32_t end;
    uint32_t next_first; /* successors: next[next_first, next_end) */
    uint32_t next_end;
    uint32_t prev_first;
    uint32_t prev_end;
    bool is_loop; /* some way leads back to it */
    bool is_led;  /* some way from the start leads here, as far as was known when it was built */
    /* `finally` is shared by all ways through its try. Its first block: the only predecessor that comes
     * in the ordinary way, 0: it is none. Its last block: where the ordinary way goes on; 0: it is none. */
    ltl_basic_block normal_from;
    ltl_basic_block normal_to;
    ltl_node
        test; /* the first of two successors is taken when this holds, else the second; 0: none */
    /* `a || b` was false: both were evaluated. The successor of that number is only reached through the
     * end of block `sure_from`, whatever else leads here; 0: none. */
    ltl_basic_block sure_from;
    uint32_t sure_edge;
    bool is_sure;     /* some block's `sure_from` */
    ltl_node shorts;  /* `a || b`, after a: its successors are b and what comes after; 0: none */
    ltl_node subject; /* of a switch: its successors are arms; 0: none */
    ltl_node arm;     /* the case whose values are tested here; 0: none */
} ltl_cfg_block;

enum { LTL_CFG_ENTRY = 0, LTL_CFG_EXIT = 1 };

typedef struct ltl_cfg {
    ltl_node unit;
    struct ltl_cfg_blocks LTL_VEC(ltl_cfg_block) blocks;
    struct ltl_cfg_steps LTL_VEC(ltl_step_code) steps;
    ltl_basic_block *next;
    ltl_basic_block *prev;
    ltl_basic_block *order; /* reachable blocks, each after all that lead to it but for loops */
    uint32_t order_count;
    bool is_cut;
} ltl_cfg;

void ltl_cfg_build(ltl_arena *arena, const ltl_scopes *scopes, ltl_node unit, ltl_fuel *fuel,
                   ltl_cfg *out_cfg);
/* Whether the call does not come back, by its name: `exit(1)`. */
bool ltl_call_ends(const ltl_scopes *scopes, ltl_node call);

/* `x.append(y)`, `x << y`, `x[k] = y` as statements change x, whatever that does: the name of x; else LTL_NO_NODE. */
ltl_node ltl_cfg_acted_on(const ltl_tree *tree, ltl_node node);

#endif
