/* matcher_internal.h - what the parts of the matcher share: goals and the state of one search.
 *
 * Shape    a goal is one thing that must still hold; a list of goals is what is left to prove. A handler
 *          takes the first goal, and for each way to fulfil it proves the rest
 * Units    -
 * Owns     goals live on the C stack of the handlers that make them: as deep as the pattern is long
 * Errors   -
 * Threads  one owner
 * Cost     -
 */
#ifndef LTL_MATCH_MATCHER_INTERNAL_H
#define LTL_MATCH_MATCHER_INTERNAL_H

#include "analyzers/dataflow/name_use.h"
#include "analyzers/match/matcher.h"

typedef enum ltl_goal_kind {
    LTL_GOAL_NODE,       /* pattern node `p` fits tree node `t` */
    LTL_GOAL_CHILDREN,   /* pattern children from `p` on fit tree children from `t` on */
    LTL_GOAL_BIND,       /* the metavariable numbered `p` is bound to `t`; UINT16_MAX: nothing is */
    LTL_GOAL_IMPORT,     /* entries of the pattern's import from `p` on are entries of `around` */
    LTL_GOAL_MODULE,     /* parts of the pattern's import `p_around` from `p` on are brought in by `around` */
    LTL_GOAL_STATEMENTS, /* pattern statements from `p` on fit the list `around` from `t` on */
    LTL_GOAL_ALONE,      /* all of a statement fits: nothing more is asked */
    LTL_GOAL_OPERANDS,   /* operands of the chain `p_around` from `p` on fit those of `around` from `t` */
} ltl_goal_kind;

/* Tree children taken out of order so far, the newest first. */
typedef struct ltl_taken {
    ltl_node node;
    const struct ltl_taken *before;
} ltl_taken;

typedef struct ltl_goal {
    ltl_goal_kind kind;
    ltl_node p;
    ltl_node t;
    ltl_node p_around;   /* CHILDREN: the pattern's parent */
    ltl_node around;     /* CHILDREN: the tree's parent; STATEMENTS: the list, or the bare statement */
    ltl_node p_end;      /* STATEMENTS: one past the pattern's last statement */
    ltl_node first;      /* STATEMENTS of a run: the first statement matched, or LTL_NO_NODE */
    ltl_node last;       /* STATEMENTS of a run: the last one */
    const ltl_taken *taken; /* CHILDREN */
    ltl_node piped;         /* CHILDREN of a call: its first argument, which stands before a pipe; 0: it has none */
    bool is_run;         /* STATEMENTS: more may stand before and after; sets the range */
    bool has_skipped;    /* STATEMENTS: an ellipsis stood somewhere before `p` */
    bool may_skip;       /* STATEMENTS: an ellipsis stands before `p` */
    const struct ltl_goal *next;
} ltl_goal;

/* The statements of the file that a statement of the pattern fits, whatever is bound; ascending. */
typedef struct ltl_fitting {
    ltl_node p;
    ltl_node_list nodes;
} ltl_fitting;

enum { LTL_MAX_FITTING = 8 }; /* statements behind an ellipsis; further ones are gone through one by one */

typedef struct ltl_search {
    ltl_match_target *target;
    const ltl_tree *tree;  /* the code */
    const ltl_tree *asked; /* the pattern's tree */
    const ltl_pattern *pattern;
    ltl_arena *arena;
    ltl_fuel *fuel;
    ltl_ranges *found;
    uint32_t *slots;    /* finds a match in `found` by what it is: index + 1, 0 is free */
    uint32_t slot_mask;
    uint32_t looked;
    ltl_reason reason;
    ltl_near_miss *near; /* null: nobody asks how far the pattern gets */
    bool is_settled;    /* a further way to match the candidate would say nothing new */
    ltl_node root;      /* candidate at hand */
    ltl_span run;       /* range of a run of statements, when is_run */
    bool has_run;
    uint32_t run_open_from; /* see ltl_range */
    bool is_alone;         /* nothing is bound: see prove_later.c */
    bool has_fit;
    uint64_t looked_later; /* statements behind ellipses so far */
    ltl_fitting fitting[LTL_MAX_FITTING];
    uint32_t fitting_count;
    uint32_t bound_count;
    ltl_bound bound[LTL_MAX_METAVARIABLES];
} ltl_search;

/* False, and the search is over, when the fuel is. */
bool ltl_search_spend(ltl_search *search, uint64_t steps);
/* Looking at a node to pass it by is cheaper than a step: every sixteenth pays for all. */
static inline bool ltl_search_look(ltl_search *search) {
    return ++search->looked % 16 != 0 || ltl_search_spend(search, 1);
}
static inline bool ltl_search_is_over(const ltl_search *search) {
    return search->reason != LTL_REASON_NONE || search->is_settled;
}
/* Everything holds: keeps the match, unless it was proved before in another way. */
void ltl_search_record(ltl_search *search);

ltl_search ltl_search_make(ltl_match_target *target, ltl_arena *arena, const ltl_pattern *pattern,
                           ltl_fuel *fuel, ltl_ranges *found);
/* Keeps the goal when no earlier one was further on in the pattern. */
void ltl_search_note(ltl_search *search, const ltl_goal *goal);

/* Proves all goals; records a match for each way. */
void ltl_prove(ltl_search *search, const ltl_goal *goal);

/* Handlers, one file each. */
void ltl_prove_node(ltl_search *search, const ltl_goal *goal);
void ltl_prove_metavariable(ltl_search *search, const ltl_goal *goal);
void ltl_prove_anything(ltl_search *search, const ltl_goal *goal);
void ltl_prove_symbol(ltl_search *search, const ltl_goal *goal);
void ltl_prove_chain(ltl_search *search, const ltl_goal *goal);
void ltl_prove_typed(ltl_search *search, const ltl_goal *goal);
void ltl_prove_literal(ltl_search *search, const ltl_goal *goal);
void ltl_prove_children(ltl_search *search, const ltl_goal *goal);
void ltl_prove_statements(ltl_search *search, const ltl_goal *goal);
void ltl_prove_import(ltl_search *search, const ltl_goal *goal);
void ltl_prove_module_part(ltl_search *search, const ltl_goal *goal);
/* Members that stand elsewhere and are brought in; see references.h. */
void ltl_prove_merged(ltl_search *search, const ltl_goal *goal);
/* The pair brings others in and is none itself, unless the pattern asks for such a one. */
bool ltl_is_merge_only(const ltl_search *search, ltl_node p, ltl_node t);
void ltl_prove_operands(ltl_search *search, const ltl_goal *goal);
/* An assignment that code spells otherwise: as a declaration, or several in one. True when nothing else
 * can fit. */
bool ltl_prove_assigned(ltl_search *search, const ltl_goal *goal);
/* A LOOP of the pattern whose header is an ellipsis and nothing else. */
bool ltl_is_any_loop(const ltl_search *search, ltl_node p);
/* Two BINARY nodes of the same operator: by the laws that it obeys. */
void ltl_prove_binary(ltl_search *search, const ltl_goal *goal);

/* Candidates for the pattern's first node or run, found by its anchor or by kind. */
void ltl_try_anchored(ltl_search *search);
void ltl_try_all(ltl_search *search);
void ltl_try_root(ltl_search *search, ltl_node t);
void ltl_try_list(ltl_search *search, ltl_node list);

/* Binds the siblings from `first` to `last` (LTL_NO_NODE: none, before `first`) and proves `next`,
 * then takes the binding back. */
void ltl_bind_nodes(ltl_search *search, uint16_t metavariable, ltl_node first, ltl_node last,
                    const ltl_goal *next);
void ltl_bind_text(ltl_search *search, uint16_t metavariable, ltl_span span, const ltl_goal *next);

/* What is inside the casts around it, which only adorn; LTL_NO_NODE: nothing. */
ltl_node ltl_without_casts(ltl_search *search, ltl_node t);
/* The same kind of node, with the same operator or form; of leaves, the same text. */
bool ltl_heads_agree(const ltl_search *search, ltl_node p, ltl_node t);

/* CHILDREN: whether the child was taken out of order, may stay though nothing asks for it, has the role that is
 * asked for; whether the pattern's node is an ellipsis or a sequence. */
bool ltl_child_is_taken(const ltl_goal *goal, ltl_node t);
bool ltl_child_is_optional(const ltl_search *search, const ltl_goal *goal, ltl_node t);
bool ltl_roles_agree(const ltl_search *search, ltl_node p, ltl_node t);
bool ltl_asks_ellipsis(const ltl_search *search, ltl_node p);
/* CHILDREN that begin with one: where order counts, and where it does not. */
void ltl_prove_ellipsis(ltl_search *search, const ltl_goal *goal);
void ltl_prove_free_ellipsis(ltl_search *search, const ltl_goal *goal);

/* `x |> f(y)` where the pattern has `f(x, y)`. True when nothing else can fit. */
bool ltl_prove_piped(ltl_search *search, const ltl_goal *goal);
/* CHILDREN with something piped in: the next argument that is asked for. False: it is asked for in the usual way. */
bool ltl_prove_piped_argument(ltl_search *search, const ltl_goal *goal);

/* Proves that p fits t, then `next`. */
void ltl_prove_fit(ltl_search *search, ltl_node p, ltl_node t, const ltl_goal *next);

bool ltl_is_nested_statement(const ltl_tree *tree, ltl_node t);
/* The statement `goal->p` at `t`, then what follows. */
void ltl_prove_statement_at(ltl_search *search, const ltl_goal *goal, ltl_node t);
/* STATEMENTS behind an ellipsis. */
void ltl_prove_later(ltl_search *search, const ltl_goal *goal);
/* Null when too many have been asked for. */
const ltl_fitting *ltl_search_fitting(ltl_search *search, ltl_node p);
/* The same where statements stand: an expression also deeper inside `t`. */
void ltl_prove_statement(ltl_search *search, ltl_node p, ltl_node t, const ltl_goal *next);
/* Proves that the expression `wanted` is in the statement, then `next`. */
void ltl_prove_expression_statement(ltl_search *search, ltl_node wanted, ltl_node statement,
                                    const ltl_goal *next);
/* Where the pattern or the code has a block: a one-statement block and the bare statement are the same.
 * False when the two are no sequences and must be compared as any other node. */
bool ltl_prove_block(ltl_search *search, const ltl_goal *goal);

/* True when the pattern is a `return` with a value, and the rule lets it stand for what is returned without
 * the word. */
bool ltl_asks_return(const ltl_search *search);
/* An expression whose value is that of the function around it, though no `return` says so. */
bool ltl_is_returned(ltl_search *search, ltl_node t);
/* `return E` where E is returned. True when nothing else can fit. */
bool ltl_prove_returned(ltl_search *search, const ltl_goal *goal);
/* An annotation, asked for as one or as a call. True when nothing else can fit. */
bool ltl_prove_annotation(ltl_search *search, const ltl_goal *goal);
/* An annotation's call, where the rule says that those are no calls. */
bool ltl_is_attribute_only(const ltl_search *search, ltl_node t);
/* `<a/>` and `<a></a>`: by the options of the rule. */
bool ltl_tags_agree(const ltl_search *search, ltl_node p, ltl_node t);
/* What the element has that the pattern does not mention may be there. */
bool ltl_element_is_whole(ltl_search *search, const ltl_goal *goal);

/* A list of types that may be longer, and one type; false when it is not that. */
bool ltl_prove_list_of_one(ltl_search *search, const ltl_goal *goal);
/* An import of dotted names: its entries are compared, not its shape. False when it is none. */
bool ltl_prove_dotted_import(ltl_search *search, const ltl_goal *goal);

/* Whether `name` of the pattern's dotted path fits what the tree node was imported as. */
void ltl_prove_imported(ltl_search *search, ltl_node p, ltl_node t, const ltl_goal *next);

/* Whether the expression has the value of the literal that the pattern asks for. */
void ltl_prove_constant(ltl_search *search, const ltl_goal *goal);
/* Whether the expression that is asked for finds something in `content`. */
void ltl_prove_text(ltl_search *search, const ltl_goal *goal, ltl_str content);
/* A local that holds an expression, where the rule asks to look through it. */
void ltl_prove_symbolic(ltl_search *search, const ltl_goal *goal);
/* Kinds of expression whose value may be known. */
bool ltl_may_have_value(ltl_kind kind);
/* False when the pattern asks for something else; else its ways are proved. */
bool ltl_prove_module(ltl_search *search, const ltl_goal *goal);
bool ltl_prove_function(ltl_search *search, const ltl_goal *goal);
/* `f = function (…) {…}` as a member: a method f, a pair of that key. True when nothing else can fit. */
bool ltl_prove_function_member(ltl_search *search, const ltl_goal *goal);
/* A name of a function that the code need not have. */
bool ltl_is_idle_name(const ltl_search *search, const ltl_goal *goal);
/* The one variable of a declaration; LTL_NO_NODE when there are more or none. */
ltl_node ltl_only_variable(const ltl_tree *tree, ltl_node declaration);

/* Roles that code may have although the pattern does not mention them. */
uint32_t ltl_optional_roles(ltl_kind kind);
bool ltl_is_statement(const ltl_tree *tree, ltl_node node);

#endif
