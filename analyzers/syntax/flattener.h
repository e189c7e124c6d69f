/* flattener.h - what the files of the flattening share; nobody else includes it.
 *
 * Shape    a stack of frames over the core's subtrees, and the tree that grows
 * Units    bytes
 * Owns     see flatten.h
 * Errors   -
 * Threads  one owner
 * Cost     -
 */
#ifndef LTL_SYNTAX_FLATTENER_H
#define LTL_SYNTAX_FLATTENER_H

#include "analyzers/syntax/flatten.h"
#include "core/fuel.h"
#include "core/limits.h"

/* Internals of the pinned tree-sitter core. */
#include <language.h>
#include <subtree.h>
#include <tree.h>

/* A subtree whose children are being visited. A frame without a tree node of its own (a hidden rule of
 * the grammar) belongs to the nearest frame that has an identity: its owner. */
struct ltl_flatten_frame {
    const Subtree *children;
    uint32_t child_count;
    uint32_t next;
    uint32_t structural; /* index among children that are not extras: what tables count by */
    uint32_t position;   /* byte before the padding of the next child */
    uint32_t production;
    uint32_t owner;      /* index of the frame that holds the members below */
    uint32_t string;     /* index of the frame of the string around, or NO_FRAME */
    uint16_t field;      /* of a hidden frame: what its children inherit */
    uint16_t symbol;     /* looks up roles and wraps */
    uint8_t child_role;
    uint8_t forced_role; /* LTL_ROLE_NONE: none; beats all others */
    uint8_t placed;      /* children whose role came by position */
    bool adorns;         /* still looks for the definition that it adorns */
    bool nests_rest;
    bool emitted;        /* `node` was emitted for this frame and is closed with it */
    bool has_interpolation;
    bool wrap_is_over;
    bool is_watched;     /* it nests operands or has gaps */
    bool is_prose;       /* its gaps are TEXT */
    uint8_t operands;    /* that `node` has so far, where they nest to the left */
    uint16_t nested;     /* nodes above `node` that take one operand more each */
    uint32_t operand_stop; /* of the newest operand */
    uint32_t gap_start;    /* of the text that no child has covered yet */
    uint32_t gap_stop;     /* 0: such text is nothing */
    ltl_node node;
    ltl_node first_node; /* where a child nests its siblings, `node` goes down; LTL_NO_NODE: not */
    ltl_node first_child; /* nodes from here on were emitted inside this frame */
    ltl_node leading;    /* first child that waits for the sibling it leads; LTL_NO_NODE: none */
    ltl_node wrap_node;  /* LTL_NO_NODE: none open */
    ltl_node wrap_last;  /* first node of the last child of the wrap that has any */
    ltl_node wrap_next;  /* where the nodes of its newest child begin */
    const ltl_wrap *wrap;
};

typedef struct ltl_flatten_frame frame;

#define NO_FRAME UINT32_MAX

enum { MAX_AWAITING = 8 }; /* heredocs begun on one line */

typedef struct flattener {
    const ltl_grammar *grammar;
    const TSLanguage *ts;
    ltl_str text;
    ltl_names *names;
    ltl_arena *arena;
    ltl_tree *tree;
    ltl_flatten_stack *stack;
    uint32_t depth; /* frames in use */
    uint32_t deepest; /* so many may be */
    ltl_fuel *fuel;   /* for texts that are parsed on the way */
    ltl_status status; /* of those */
    struct ltl_inner_reader *inner; /* null: no such text so far */
    uint32_t comment_capacity;
    uint32_t *token_names; /* by symbol, 0: not asked yet */
    ltl_span trimmed;      /* the newest stop that was trimmed: from its end to its start */
    uint32_t error_stop;   /* of what counts as covered by errors */
    uint32_t suffix_moves; /* nodes moved or gone through by …_bind_suffix, …_expand_macro, …_repeat and …_capture */
    uint32_t dollar_stop;  /* of the newest `$` in a string that a name follows */
    uint32_t awaiting_count;
    ltl_node awaiting[MAX_AWAITING]; /* strings whose text is still to come, in order */
    bool is_out_of_memory;
} flattener;

/* A child as the parent's production presents it. */
typedef struct visit {
    Subtree subtree;
    uint32_t start;
    uint32_t stop;
    uint16_t symbol; /* alias applied */
    uint16_t field;
    bool is_visible;
    bool is_named;
} visit;

/* ---- flatten.c ---- */

/* An empty tree and an empty stack. */
void ltl_flattener_init(flattener *f, const ltl_grammar *grammar, const ltl_source *source,
                        ltl_names *names, ltl_arena *arena, ltl_flatten_stack *stack);
/* What was parsed of `part` becomes the newest child of `parent`: its one statement, or a BLOCK. */
void ltl_flattener_embed(flattener *f, const TSTree *parsed, ltl_node parent, ltl_role role,
                         ltl_span part);
/* Until only `depth` frames are left, or the tree is as large as it may be. */
void ltl_flattener_run(flattener *f, uint32_t depth);
/* Of the row that `symbol` has; 0 for errors. */
static inline ltl_row_flags ltl_flattener_flags(const flattener *f, uint16_t symbol) {
    return symbol < f->grammar->symbol_count ? f->grammar->symbols[symbol].flags : 0;
}

/* ---- flatten_frames.c ---- */

/* The frame of a subtree with an identity; null without memory. `position` is where its padding begins. */
frame *ltl_flattener_enter(flattener *f, const visit *v, uint32_t position);
/* A hidden rule: its children belong to the owner around. */
void ltl_flattener_enter_hidden(flattener *f, const visit *v, uint32_t owner, uint32_t position);
/* No further frame may be entered; the tree says so. */
static inline bool ltl_flattener_is_too_deep(flattener *f) {
    if (LTL_UNLIKELY(f->depth >= f->deepest)) {
        f->tree->is_cut = true;
        return true;
    }
    return false;
}

/* ---- flatten_inner.c ---- */

/* Text that the language's inner grammar reads becomes what that says; false: there is nothing in it. */
bool ltl_flattener_read_inner(flattener *f, ltl_node parent, ltl_role role, const visit *v);
/* Its parser goes. */
void ltl_flattener_end_inner(flattener *f);
/* The frame, of a row that says PROSE or PROSE_BODY, expects text between its children. */
void ltl_flattener_begin_prose(flattener *f, frame *entered, ltl_role role, const visit *v);
/* One piece alone stands for the whole. */
void ltl_flattener_close_prose(flattener *f, frame *top);

/* ---- flatten_visit.c ---- */

/* Children of the top frame, and of those that are entered for them, until the top frame has no more;
 * false: the tree is as large as it may be, or there is no memory. */
bool ltl_flattener_visit_children(flattener *f);

/* ---- flatten_wraps.c ---- */

/* Where a child of `top` is put: the open wrap, or the node of its owner. */
static inline ltl_node ltl_flattener_parent(const flattener *f, const frame *top) {
    const frame *owner = &f->stack->frames[top->owner];
    return owner->wrap_node != LTL_NO_NODE ? owner->wrap_node : owner->node;
}
/* Opens the wrap that starts with this child, if any. */
void ltl_flattener_open_wrap(flattener *f, frame *owner, const visit *v);
void ltl_flattener_close_wrap(flattener *f, frame *owner);
/* The role of a child whose own symbol is `symbol`; the order is told in language.h. */
ltl_role ltl_flattener_role(flattener *f, frame *owner, const ltl_symbol *symbol, const visit *v);

/* ---- flatten_nest.c ---- */

/* Operators of one level and many operands: each operand but the first two closes a pair to its left. */
void ltl_flattener_nest_left(flattener *f, uint32_t operands);
/* A pair that is complete becomes the left operand of the node around it. */
void ltl_flattener_close_pair(flattener *f, frame *owner);
/* Comments among the operands were counted as such: nodes without a second operand only wrap. */
void ltl_flattener_close_pairs(flattener *f, frame *top);
/* A node that siblings before it wait for becomes their parent; one that leads begins the wait. */
void ltl_flattener_lead(flattener *f, uint32_t owner_index, bool leads, ltl_node node);
/* The sibling before `node`, emitted inside the owner's frame, becomes its first child. */
void ltl_flattener_follow(flattener *f, uint32_t owner_index, ltl_node node);
/* The siblings after `node` become its children. */
void ltl_flattener_nest_rest(frame *owner, ltl_node node);

/* ---- flatten_finish.c ---- */

/* Makes of the node of `top`, all children of which are there, what it is, and ends it. */
void ltl_flattener_finish(flattener *f, const frame *top);

/* ---- flatten_suffix.c ---- */

/* MEMBER(BINARY(a, b), c) becomes BINARY(a, MEMBER(b, c)), unless parentheses say that it is meant so. */
void ltl_flattener_bind_suffix(flattener *f, ltl_node suffix);

/* ---- flatten_macros.c ---- */

/* Makes of the call `node`, all children of which are there, what its callee says that it is. */
void ltl_flattener_expand_macro(flattener *f, ltl_node node);

/* ---- flatten_repeats.c ---- */

/* A FUNCTION that is a macro's loop becomes the call of the macro and, as a sibling, the block that it repeats. */
void ltl_flattener_repeat(flattener *f, ltl_node function);

/* ---- flatten_captures.c ---- */

/* A UNARY `&`, all children of which are there, becomes the function that it stands for, or what that is given. */
void ltl_flattener_capture(flattener *f, ltl_node node);

/* ---- flatten_accessors.c ---- */

/* A node of a property that does something becomes the function that it is. */
void ltl_flattener_make_accessor(flattener *f, ltl_node node);

/* ---- flatten_nodes.c ---- */

/* Fits the arrays of the tree for `capacity` nodes. */
void ltl_flattener_reserve(flattener *f, uint32_t capacity);
ltl_node ltl_flattener_emit(flattener *f, ltl_node parent, ltl_kind kind, ltl_role role,
                            uint16_t symbol, ltl_span span);
/* Makes the newest node, a leaf so far, the parent of its siblings from `first` on; its index is
 * `first` then. */
void ltl_flattener_adopt(flattener *f, ltl_node first);
/* Puts a node of `kind` and `role` around the siblings from `first` on that begin before `end`; with
 * `end` equal to `first`, an empty one in front of it. */
void ltl_flattener_enclose(flattener *f, ltl_node first, ltl_node end, ltl_kind kind, ltl_role role);
/* Ends `node` and all nodes around it up to, without, `above` at the last node so far. */
void ltl_flattener_close(flattener *f, ltl_node node, ltl_node above);
/* CALL(AWAIT(f), x) becomes AWAIT(CALL(f, x)), unless parentheses say that it is meant so. */
void ltl_flattener_await_call(flattener *f, ltl_node call);
void ltl_flattener_add_comment(flattener *f, ltl_span span);
/* Errors may lie in one another: each byte counts once. */
void ltl_flattener_add_error(flattener *f, ltl_span span);

/* ---- flatten_leaves.c ---- */

void ltl_flattener_emit_leaf(flattener *f, ltl_node parent, ltl_kind kind, ltl_role role,
                             const visit *v);
/* Text in a string: characters and escapes beside each other are one piece. Its name is given when the
 * string ends. */
void ltl_flattener_emit_piece(flattener *f, ltl_node parent, ltl_role role, const visit *v);
/* Each template names its own pieces of text: those of the templates in it have their names. */
void ltl_flattener_name_pieces(flattener *f, ltl_node string);
/* Text between elements is often layout only: true when nothing else is left. */
bool ltl_flattener_is_layout(const flattener *f, const ltl_symbol *symbol, visit *v);
/* The text up to `stop` that no child of `owner` has covered becomes a piece; children go on behind
 * `next`. */
void ltl_flattener_fill_gap(flattener *f, frame *owner, uint32_t stop, uint32_t next);
/* Names joined by dots, read from the text: a.b.c becomes MEMBER(MEMBER(a, b), c). */
void ltl_flattener_emit_compound_name(flattener *f, ltl_node parent, ltl_role role, const visit *v);
/* Makes the token a part of the node's operator text, if the node has one. */
void ltl_flattener_add_operator(flattener *f, ltl_node node, uint16_t symbol);
/* The same for an operator that the text spells. */
void ltl_flattener_add_operator_text(flattener *f, ltl_node node, ltl_span span);
/* The name of a STRING: what it says. */
uint32_t ltl_flattener_intern_string(flattener *f, ltl_node node);
uint32_t ltl_flattener_intern(flattener *f, ltl_span span);

#endif
