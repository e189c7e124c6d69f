/* cfg_internal.h - the builder of control flow: open constructs on a stack of frames.
 *
 * Shape    a frame is a construct that is being walked; its handler is called again and again, does one
 *          thing each time, and enters a child or ends
 * Units    -
 * Owns     the arena of the call
 * Errors   -
 * Threads  one owner
 * Cost     -
 */
#ifndef LTL_DATAFLOW_CFG_CFG_INTERNAL_H
#define LTL_DATAFLOW_CFG_CFG_INTERNAL_H

#include "analyzers/dataflow/cfg/cfg.h"

struct ltl_cfg_builder;
/* Does one thing for the construct on top. */
typedef void (*ltl_cfg_handler)(struct ltl_cfg_builder *b);

typedef struct ltl_cfg_frame {
    ltl_cfg_handler handler;
    ltl_node node;
    ltl_node next; /* child to look at next */
    uint32_t phase;
    ltl_basic_block first; /* what the blocks mean is up to the handler */
    ltl_basic_block second;
    ltl_basic_block after;
    ltl_basic_block test;
    ltl_basic_block guard; /* of a switch: where the last test failed; 0: nowhere */
    bool is_reached;
    bool is_chain; /* of a switch: what is tested stands in its cases */
    uint32_t jumps;
    uint32_t had_targets; /* to be put back when it ends */
    uint32_t had_tries;
} ltl_cfg_frame;

/* Where `break` and `continue` lead. */
typedef struct ltl_cfg_target {
    ltl_basic_block after;
    ltl_basic_block again; /* LTL_NO_BLOCK: no loop */
    uint32_t label;        /* name id; 0: none */
    uint32_t tries;        /* how many were open */
    bool is_named;         /* only jumps with its label lead there: it is no loop and no switch */
    bool is_switch;
} ltl_cfg_target;

typedef struct ltl_cfg_try {
    ltl_basic_block failed;  /* where failures lead */
    ltl_basic_block finally; /* LTL_NO_BLOCK: none */
    ltl_basic_block normal;  /* of one with `finally`: where it is entered in the ordinary way */
    bool is_reached;         /* something leads to `failed` */
    bool is_deferred;        /* calls are not held to fail in it */
    ltl_node node;           /* the `defer` */
    uint32_t jumps;          /* chain of jumps that go through `finally`: index + 1 */
} ltl_cfg_try;

typedef struct ltl_cfg_jump {
    ltl_basic_block to;
    uint32_t tries; /* open at the target */
    uint32_t next;
} ltl_cfg_jump;

typedef struct ltl_cfg_builder {
    ltl_arena *arena;
    const ltl_scopes *scopes;
    const ltl_tree *tree;
    ltl_fuel *fuel;
    ltl_cfg *cfg;
    ltl_basic_block current;
    struct ltl_cfg_edges LTL_VEC(ltl_edge) edges;
    struct ltl_cfg_frames LTL_VEC(ltl_cfg_frame) frames;
    struct ltl_cfg_targets LTL_VEC(ltl_cfg_target) targets;
    struct ltl_cfg_tries LTL_VEC(ltl_cfg_try) tries;
    struct ltl_cfg_jumps LTL_VEC(ltl_cfg_jump) jumps;
    ltl_basic_block *label_block; /* by name id, for goto; null until there is one */
    bool *is_begun;               /* by name id: the label was passed */
    bool falls_through;           /* the case at hand said so */
    uint32_t classes;    /* open: what leaves a part of one (C#'s accessors) leaves no way */
    uint32_t label;      /* of the statement that comes next; 0: none */
    ltl_node looped;     /* that is walked as what a macro's loop repeats */
    ltl_node short_node; /* the last `&&` or `||`, and where its right operand ends */
    ltl_basic_block short_end;
} ltl_cfg_builder;

/* ---- what handlers are made of ---- */

ltl_basic_block ltl_cfg__block(ltl_cfg_builder *b);
void ltl_cfg__edge(ltl_cfg_builder *b, ltl_basic_block from, ltl_basic_block to);
/* Ends the block at hand and goes on in `block`. */
void ltl_cfg__begin(ltl_cfg_builder *b, ltl_basic_block block);
/* The same, with an edge. */
void ltl_cfg__go_on(ltl_cfg_builder *b, ltl_basic_block block);
void ltl_cfg__emit(ltl_cfg_builder *b, ltl_node node);
/* The names that `by` gives a value to, below its children of `role`. */
void ltl_cfg__define(ltl_cfg_builder *b, ltl_node by, ltl_role role);
/* Leaves for a block that lies outside of all but `tries` open tries; nothing follows. */
void ltl_cfg__jump(ltl_cfg_builder *b, ltl_basic_block to, uint32_t tries);
/* What is at hand fails, perhaps. */
void ltl_cfg__fail(ltl_cfg_builder *b);
/* Where a failure leads here. */
ltl_basic_block ltl_cfg__failed(const ltl_cfg_builder *b);
void ltl_cfg__enter(ltl_cfg_builder *b, ltl_node node);
void ltl_cfg__leave(ltl_cfg_builder *b);
static inline ltl_cfg_frame *ltl_cfg__top(ltl_cfg_builder *b) {
    return &b->frames.at[b->frames.count - 1];
}
/* Enters the next child whose role is in `roles`; false, and back at the first child, when there is
 * none left. */
bool ltl_cfg__enter_next(ltl_cfg_builder *b, uint64_t roles);
void ltl_cfg__target(ltl_cfg_builder *b, ltl_basic_block after, ltl_basic_block again);

static inline bool ltl_cfg__scopes_by(const ltl_cfg_builder *b, unsigned flag) {
    return (b->tree->language->scoping & flag) != 0;
}
static inline bool ltl_cfg__has(const ltl_cfg_builder *b, ltl_node node, ltl_role role) {
    return ltl_tree_child(b->tree, node, role) != LTL_NO_NODE;
}
/* Ends the frame; the node itself is the last step. */
static inline void ltl_cfg__finish(ltl_cfg_builder *b) {
    ltl_node node = ltl_cfg__top(b)->node;
    ltl_cfg__leave(b);
    ltl_cfg__emit(b, node);
}
/* Pushes a frame for a node without asking which handler it has; null: its children in order. */
void ltl_cfg__push(ltl_cfg_builder *b, ltl_node node, ltl_cfg_handler handler);
/* The block at hand ends with `condition`; its edges follow, the one taken when it holds first. */
void ltl_cfg__note_test(ltl_cfg_builder *b, ltl_node condition);
/* `unless` and `until`: what follows is done when it does not hold. */
static inline bool ltl_cfg__is_inverted(const ltl_cfg_builder *b, ltl_node node) {
    ltl_str word = ltl_tree_name(b->tree, node);
    return ltl_str_starts_with(word, LTL_STR("unless")) ||
           ltl_str_find(word, LTL_STR("until"), 0) != SIZE_MAX;
}
/* Something may lead to the block, as far as was walked. */
static inline bool ltl_cfg__is_led(const ltl_cfg_builder *b, ltl_basic_block block) {
    return block == LTL_CFG_ENTRY || b->cfg->blocks.at[block].is_led;
}

/* ---- handlers, by kind; null: children in order, then the node ---- */

/* `LIST_FOREACH(x, list) { … }`: a block behind a call that no semicolon ends; a macro that makes a loop. */
bool ltl_cfg__is_macro_loop(const ltl_cfg_builder *b, ltl_node block);
void ltl_cfg__walk_macro_loop(ltl_cfg_builder *b);
/* `FOR_ALL_ITEMS(list, item)` in front of a statement without braces. */
bool ltl_cfg__is_looped(const ltl_cfg_builder *b, ltl_node statement);
void ltl_cfg__walk_looped(ltl_cfg_builder *b);
ltl_cfg_handler ltl_cfg__handler_of(const ltl_cfg_builder *b, ltl_node node);
/* cfg_loops.c */
void ltl_cfg__walk_loop(ltl_cfg_builder *b);
void ltl_cfg__walk_where(ltl_cfg_builder *b);
void ltl_cfg__walk_comprehension(ltl_cfg_builder *b);
bool ltl_cfg__is_comprehension(const ltl_tree *tree, ltl_node node);
/* cfg_switch.c */
void ltl_cfg__walk_switch(ltl_cfg_builder *b);
void ltl_cfg__walk_case(ltl_cfg_builder *b);
/* cfg_tries.c */
void ltl_cfg__walk_try(ltl_cfg_builder *b);
void ltl_cfg__walk_catch(ltl_cfg_builder *b);
void ltl_cfg__walk_retry(ltl_cfg_builder *b, ltl_node node);
/* cfg_defers.c */
void ltl_cfg__walk_deferring(ltl_cfg_builder *b);
bool ltl_cfg__defers(const ltl_cfg_builder *b, ltl_node block);
/* cfg_exits.c */
void ltl_cfg__walk_break(ltl_cfg_builder *b);
void ltl_cfg__walk_return(ltl_cfg_builder *b);
void ltl_cfg__walk_throw(ltl_cfg_builder *b);
void ltl_cfg__walk_label(ltl_cfg_builder *b);
void ltl_cfg__walk_labelled(ltl_cfg_builder *b);
/* The id of the name in a label; 0: nothing speaks of it. */
uint32_t ltl_cfg__label_name(const ltl_cfg_builder *b, ltl_node label);

/* ---- finally ---- */

/* Opens one: what fails or jumps from here on goes through it. */
void ltl_cfg__open_finally(ltl_cfg_builder *b, bool is_deferred);
/* Its code follows. Closes the innermost try into the frame on top. */
void ltl_cfg__begin_finally(ltl_cfg_builder *b);
/* Its code is walked: goes on with each failure and jump that led here, and behind it. Ends the frame. */
void ltl_cfg__end_finally(ltl_cfg_builder *b);

#define LTL_ROLE_BIT(role) (UINT64_C(1) << LTL_ROLE_##role)
#define LTL_ALL_ROLES      (~UINT64_C(0))

#endif
