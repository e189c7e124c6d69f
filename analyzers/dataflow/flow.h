/* flow.h - everything dataflow can tell about one file, each part made when it is first asked for.
 *
 * Shape    one object per file and tree; questions are asked by node
 * Units    fuel: each unit has its own, by its size, so that no answer depends on what was asked before
 * Owns     its parts lie in the arena given; the tree is borrowed
 * Errors   where nothing is known the answer is "unknown", never a guess; after a question `is_cut` says
 *          whether the fuel of a unit ran out, and more could be known
 * Threads  one owner
 * Cost     nothing until the first question. Names: see scopes.h. Values: each function is worked out
 *          once, with those around it, when one of its nodes is asked for
 */
#ifndef LTL_DATAFLOW_FLOW_H
#define LTL_DATAFLOW_FLOW_H

#include "analyzers/dataflow/known.h"
#include "analyzers/dataflow/reads.h"

/* A function, a lambda, or the file: what is worked out as a whole. */
typedef struct ltl_code_unit {
    ltl_node node;
    uint32_t around; /* index of the unit around; its own for the file */
    bool is_done;
    bool is_cut; /* it or one around it: there was not enough fuel */
    ltl_cfg cfg;
    ltl_reads reads;
} ltl_code_unit;

/* What parameters of one unit are supposed to be. */
typedef struct ltl_flow_fact {
    uint32_t variable;
    ltl_known value;
} ltl_flow_fact;
enum { LTL_MAX_FLOW_FACTS = 6 };
typedef struct ltl_flow_facts {
    ltl_flow_fact at[LTL_MAX_FLOW_FACTS];
    uint32_t count;
} ltl_flow_facts;

/* The values of one unit as they are when such facts hold. */
typedef struct ltl_flow_view {
    const ltl_code_unit *unit;
    ltl_flow_facts facts;
    uint32_t *
        value_of; /* by node, from that of the unit; those of the flow while the view is looked at */
} ltl_flow_view;

/* Of a variable: how often it is handed on or written into, and where the last time. */
typedef struct ltl_flow_uses {
    uint32_t count; /* but for those that are worked out */
    uint32_t acts;  /* `x.append(1)`, see fold.h */
    uint32_t parts; /* `y = x[0]` */
    ltl_node last;
    ltl_node last_part;
} ltl_flow_uses;

/* What other files say of their constants. */
typedef struct ltl_flow_far {
    /* The value of `qualifier.name` as written in the file, or of the bare name; null: nobody knows yet, and what
     * is asked for is noted. Texts must live as long as the flow. */
    bool (*value_of)(const void *context, ltl_str qualifier, ltl_str name, ltl_known *out_value);
    const void *context;
} ltl_flow_far;

/* A name whose value another file would have to tell. */
typedef struct ltl_flow_want {
    /* "a.b"; empty: the bare name; "~T": of the object of class T, or of one below it; ".T": bare within class T */
    ltl_str qualifier;
    ltl_str name;
    bool is_asked; /* an answer was "unknown" for want of it; else it was only read */
    bool is_passed; /* a call is given it */
} ltl_flow_want;

typedef struct ltl_flow {
    ltl_arena *arena;
    const ltl_tree *tree;
    uint32_t fold_language; /* see fold.h */
    bool has_scopes;
    ltl_scopes scopes;
    bool has_units;
    struct ltl_code_units LTL_VEC(ltl_code_unit) units; /* in order of their nodes */
    ltl_reads_scratch scratch;
    uint8_t *is_told;   /* by name id: something that may have a value is assigned to that name */
    uint32_t *value_of; /* by node: index into `values`; 0: unknown */
    ltl_node *given; /* by node, plus one: of a read with one definition, the expression it got */
    struct ltl_known_list LTL_VEC(ltl_known) values;
    bool has_enumerators;
    ltl_pairs enumerators; /* (name, 1): the declaration of one of C's, of two of a name none */
    ltl_pairs counted;     /* members of enumerations and lines of constants, see flow_counted.c */
    bool has_defined;
    ltl_pairs defined; /* (name, 1): what PHP's `define` gives it, of two of a name UINT32_MAX */
    bool has_macros;
    ltl_pairs macros;   /* (name, 1): the declaration of one of C's, of two of a name UINT32_MAX */
    bool has_typedefs;
    ltl_pairs typedefs; /* (name, 1): the node of one of C's, of two of a name UINT32_MAX */
    ltl_flow_uses *uses;         /* by declaration; null: not asked for yet */
    const ltl_flow_facts *facts; /* what is supposed at the moment; null: nothing */
    const ltl_flow_far *far;     /* null: the file stands alone */
    struct LTL_VEC(ltl_flow_want) wants;
    ltl_fuel fuel;
    bool is_cut; /* the last question met a unit that was not worked out */
} ltl_flow;

void ltl_flow_init(ltl_flow *flow, ltl_arena *arena, const ltl_tree *tree);
const ltl_scopes *ltl_flow_scopes(ltl_flow *flow);
/* The declaration that the name at `node` means, null when it is no variable or not resolved. */
const ltl_declaration *ltl_flow_declaration(ltl_flow *flow, ltl_node node);
/* False when the two pieces of code, equal in spelling and shape, speak of different variables. */
bool ltl_flow_means_same(ltl_flow *flow, ltl_node a, ltl_node b);
/* False when nothing in the file could tell a value for what is at `node`; costs a look at the assignments. */
bool ltl_flow_may_know(ltl_flow *flow, ltl_node node);
/* The value that the expression at `node` has whenever it is evaluated. */
ltl_known ltl_flow_value(ltl_flow *flow, ltl_node node);
/* The same, and collections by their literals, see ltl_known_literal. */
ltl_known ltl_flow_value_or_literal(ltl_flow *flow, ltl_node node);
/* -1: not known; else whether a test of the value holds: `if (x)` of numbers, texts, null and truth. */
int ltl_flow_truth(const ltl_flow *flow, const ltl_known *value);
/* Works out a unit under facts, functions inside are left as they are; false when there was not enough fuel.
 * Costs what working the unit out did, and four bytes a node. */
bool ltl_flow_suppose(ltl_flow *flow, ltl_node unit, const ltl_flow_facts *facts,
                      ltl_flow_view *out_view);
bool ltl_flow_facts_equal(const ltl_flow_facts *a, const ltl_flow_facts *b);
/* Questions about the unit are answered as the view has it, until the second call. */
void ltl_flow_look_at(ltl_flow *flow, ltl_flow_view *view);
/* Of a variable read at `node`: the expression that gave it its value on every way there, or none. */
ltl_node ltl_flow_given(ltl_flow *flow, ltl_node node);
/* In front of a name: not a constant of that name is meant, but what the type of the field says of its value. */
#define LTL_FIELD_OF "#"
/* What another file says of `qualifier.name`, which need not stand anywhere here; while nobody knows, it is asked for.
 * Texts must live as long as the flow. */
ltl_known ltl_flow_far_named(ltl_flow *flow, ltl_str qualifier, ltl_str name);
/* A name or member that another file may give a value; false when nobody asks for those. */
bool ltl_flow_may_be_far(ltl_flow *flow, ltl_node node);
/* Notes the names of other files that calls of this one are given: what they are may decide what the calls do. */
void ltl_flow_want_passed(ltl_flow *flow);
/* The number from 1 of what is wanted to know the value at `node`; 0: that would not help. */
uint32_t ltl_flow_wanted(ltl_flow *flow, ltl_node node);
/* A constant whose value nobody writes: it is the one after another. */
bool ltl_flow_is_counted(const ltl_flow *flow, uint32_t declaration);
/* Of a variable that is given a value once: that value, whoever asks. */
ltl_known ltl_flow_constant(ltl_flow *flow, uint32_t declaration);
/* The collection as one that was worked out, its items whatever they are; false: not all are known to be there. */
bool ltl_flow_list(ltl_flow *flow, const ltl_known *value, ltl_known *out_list);
bool ltl_flow_is_collection(const ltl_known *value);
/* Nobody in the file writes into the collection that the variable was given, or hands it to who might. */
bool ltl_flow_stays(ltl_flow *flow, uint32_t declaration);
/* The expression of the last write of a variable, or none. */
ltl_node ltl_flow_giver(const ltl_flow *flow, uint32_t declaration);
/* The unit that `node` lies in, worked out; null when its language is not followed. */
const ltl_code_unit *ltl_flow_unit(ltl_flow *flow, ltl_node node);

#endif
