/* taint_internal.h - one run of taint: cells beside the nodes, units waiting, the state at hand.
 *
 * Shape    a cell holds what is known of a node: the places it lies in and the marks its value has; a
 *          unit (function, lambda, file) has the state it is entered with
 * Units    -
 * Owns     everything lies in the arena of the run
 * Errors   `reason`
 * Threads  one owner
 * Cost     24 bytes a node, once a file
 */
#ifndef LTL_TAINT_TAINT_INTERNAL_H
#define LTL_TAINT_TAINT_INTERNAL_H

#include "analyzers/syntax/plain_type.h"
#include "analyzers/taint/marks/state.h"
#include "analyzers/taint/taint.h"
#include "core/limits.h"

/* The places a node lies in, by the part they play. */
typedef enum ltl_taint_part {
    LTL_TAINT_SOURCE,
    LTL_TAINT_SINK,
    LTL_TAINT_SANITIZER,
    LTL_TAINT_PROPAGATOR,    /* the whole of it: when it is evaluated, marks move */
    LTL_TAINT_PROPAGATOR_TO, /* the part that gets them */
} ltl_taint_part;

typedef struct ltl_taint_link {
    uint32_t place;
    uint32_t next; /* index; 0 ends */
    ltl_taint_part part;
} ltl_taint_link;

struct ltl_taint_cell {
    uint64_t marks;
    uint32_t trace;
    uint32_t links;
    uint32_t epoch; /* of the run that it belongs to */
};

/* Where a mark comes from. */
typedef struct ltl_taint_mark {
    uint32_t source;
    uint8_t label;
} ltl_taint_mark;

/* The first marks of a word stand for the parameters of the function at hand: 0 its object, the last
 * one all that have no mark of their own. Those of the lambda at hand come behind, since it also sees
 * what the function around it was given. Then come, for both, what is given back by the first
 * parameters when they are called, and single fields of parameters: the first ones that are read. */
enum {
    LTL_TAINT_MARKS = 64,
    LTL_TAINT_SLOTS = 8,
    LTL_TAINT_CALLBACKS = 4,
    LTL_TAINT_FIELDS = 6,
    LTL_TAINT_FIRST_CALLBACK = 2 * LTL_TAINT_SLOTS,
    LTL_TAINT_FIRST_FIELD = LTL_TAINT_FIRST_CALLBACK + 2 * LTL_TAINT_CALLBACKS,
    LTL_TAINT_FIRST_MARK = LTL_TAINT_FIRST_FIELD + 2 * LTL_TAINT_FIELDS,
    LTL_TAINT_GUESS_OF_ANY_FIELD =
        2, /* what is marked is some part of an object, and one of them is read */
};
#define LTL_TAINT_SLOT_MARKS ((UINT64_C(1) << LTL_TAINT_FIRST_MARK) - 1)
#define LTL_TAINT_OWN_MARKS  ((UINT64_C(1) << LTL_TAINT_SLOTS) - 1)
#define LTL_TAINT_OWN_FIELDS (((UINT64_C(1) << LTL_TAINT_FIELDS) - 1) << LTL_TAINT_FIRST_FIELD)
#define LTL_TAINT_NO_UNIT    UINT32_MAX
#define LTL_TAINT_MANY       UINT32_MAX          /* functions of one name */
#define LTL_TAINT_OBJECT_KEY (UINT32_C(1) << 30) /* root of the paths below `this` */
#define LTL_TAINT_FAR_KEY    (UINT32_C(1) << 28) /* and an index into `far_keys` */
#define LTL_TAINT_MADE_KEY                                                                         \
    (UINT32_C(1) << 29) /* and the call: root of the paths below what it makes */
#define LTL_TAINT_SHARED_KEY                                                                       \
    (UINT32_C(1) << 30 |                                                                           \
     UINT32_C(1) << 27) /* and a variable that files share, which this one does not name */
#define LTL_TAINT_CONTROL_KEY (LTL_TAINT_OBJECT_KEY + 1) /* of what was done on the way here */
#define LTL_TAINT_RESULT_KEY                                                                       \
    (LTL_TAINT_OBJECT_KEY + 2) /* root of the paths below what is given back */
#define LTL_TAINT_INPUT_KEY (LTL_TAINT_OBJECT_KEY + 3) /* of what a function of a shell reads */
#define LTL_TAINT_KEYS_KEY  (LTL_TAINT_OBJECT_KEY + 4) /* root of the paths of what arrays have for keys */

/* A sink in a function that some of its parameters reach. */
typedef struct ltl_taint_summary_sink {
    uint32_t sink;
    ltl_taint_value value; /* marks of parameters only */
    bool is_inside;        /* it was told by a function inside, for all variants of this one */
} ltl_taint_summary_sink;

typedef struct ltl_taint_unit ltl_taint_unit;
/* What is put into one field of a parameter; key 0: into all of it, or into one of too many. */
typedef struct ltl_taint_summary_field {
    uint32_t slot;
    uint32_t key;
    ltl_taint_value value;
} ltl_taint_summary_field;

enum { LTL_TAINT_MAX_FIELDS = 64 };

/* A field of a parameter that has a mark of its own. */
typedef struct ltl_taint_part_read {
    uint32_t slot;
    uint32_t key;
} ltl_taint_part_read;

struct ltl_taint_unit {
    ltl_taint_state entry; /* what the code around it knows there */
    ltl_taint_value given; /* to its parameters */
    ltl_taint_state left;  /* what it does to the variables of others */
    uint32_t around;       /* the unit in whose graph it is a step; its own for the file */
    /* What a call of it does. */
    ltl_taint_value result; /* all of it together */
    ltl_taint_state shape;  /* the same by its parts: see shape.h */
    ltl_taint_value into[LTL_TAINT_SLOTS];
    struct ltl_taint_summary_fields LTL_VEC(ltl_taint_summary_field) fields; /* the same by field */
    ltl_taint_part_read parts[LTL_TAINT_FIELDS];
    uint32_t part_count;
    /* Fields of parameters, key 0: all of them, that are clean once it has come back. */
    struct ltl_taint_cleans LTL_VEC(ltl_taint_part_read) cleans;
    bool may_clean;                  /* it has cleaned something */
    struct ltl_taint_entries shares; /* what it puts into variables that functions share */
    ltl_taint_value calls_with[LTL_TAINT_SLOTS]; /* of a parameter that it calls: what it passes */
    struct ltl_taint_summary_sinks LTL_VEC(ltl_taint_summary_sink) sinks;
    struct ltl_taint_callers LTL_VEC(uint32_t) callers; /* units to look at again when that grows */
    uint32_t
        asked; /* the slots of parameters that it asks about, once `is_asked`: see variants.c */
    uint32_t variant_count;
    bool is_asked;
    bool has_cases;     /* those that other files are told of were asked for: see told.c */
    bool is_told_apart; /* … and there are some */
    bool is_waiting;    /* something is known where it begins that was not */
    bool is_told;       /* one that it calls says more than it did; it waits for that alone */
    bool is_wanted;     /* what it does plays a part: it has been waiting once */
    bool was_taken;     /* its summary is known */
    bool wants_callers; /* whoever calls it is wanted */
};

enum { LTL_TAINT_REST = 8 };

/* An argument that a parameter takes among others, `*args` by its place and `**kw` by its name. */
typedef struct ltl_taint_item {
    uint32_t slot;
    uint32_t key;
    ltl_node node;
} ltl_taint_item;

/* What is passed for each parameter, and where it lies. */
typedef struct ltl_taint_passed {
    ltl_taint_value value[LTL_TAINT_SLOTS];
    ltl_node node[LTL_TAINT_SLOTS];     /* LTL_NO_NODE: several, or none */
    ltl_node function[LTL_TAINT_SLOTS]; /* the first that was passed */
    uint32_t last;                      /* slot of the function's last parameter */
    uint32_t rest;  /* … of the one that takes all that is left; 0: none does */
    uint32_t named; /* … of the one that takes names; 0: none does */
    ltl_taint_item items[LTL_TAINT_REST]; /* of those two, in order */
    uint32_t item_count;
    bool is_open;          /* more may be in them, or in any parameter */
    bool is_scope;         /* the object is the variables that are known here */
    ltl_taint_path object; /* of a call that names no object: that of the method at hand; 0: none */
} ltl_taint_passed;

/* What comes in, in front of a part that is put into. */
typedef struct ltl_taint_overwritten {
    uint32_t unit;
    ltl_node whole;
} ltl_taint_overwritten;

/* What is known of parameters where a variant is told to other files; count 0: it is not. */
typedef struct ltl_taint_case {
    uint32_t count;
    ltl_far_condition at[LTL_FAR_CONDITIONS];
} ltl_taint_case;

/* A unit as some calls have it: what they give to parameters that it tests is known. It is a unit of its own,
 * behind those of the file, with the same code. */
typedef struct ltl_taint_variant {
    uint32_t base; /* the unit whose code it is */
    ltl_flow_view view;
    ltl_taint_case holds;
} ltl_taint_variant;

/* A unit that names a variable which functions share. */
typedef struct ltl_taint_mention {
    uint32_t unit;
    uint32_t next; /* index; 0 ends */
} ltl_taint_mention;

/* A variable that files share, and what it is here. */
typedef struct ltl_taint_far_path {
    ltl_taint_path path;
    uint32_t variable;
    bool is_collection;
} ltl_taint_far_path;

typedef struct ltl_far_effects LTL_VEC(ltl_far_effect) ltl_far_effects;

enum {
    LTL_TAINT_MAX_TOLD = 64, /* variants that other files are told of */
    LTL_TAINT_MAX_VARIANTS = 96 + LTL_TAINT_MAX_TOLD,
    LTL_TAINT_MAX_VARIANTS_OF_UNIT = 6 /* for calls of its own file */
};

typedef struct ltl_taint {
    ltl_arena *arena;
    ltl_flow *flow;
    const ltl_scopes *scopes;
    const ltl_tree *tree;
    const ltl_taint_query *query;
    ltl_taint_query *grown; /* the same: places of other files are added to it */
    struct LTL_VEC(ltl_far_source) far_sources; /* those, behind the sources of this file */
    struct LTL_VEC(ltl_far_sink) far_sinks;
    struct LTL_VEC(ltl_str) far_keys; /* of fields that no code of this file names */
    ltl_fuel *fuel;
    ltl_taint_flows *out;
    ltl_taint_scratch *scratch;
    ltl_arena between; /* states between the blocks of the unit at hand */
    struct ltl_taint_cell *cells;
    uint32_t epoch;
    struct ltl_taint_links LTL_VEC(ltl_taint_link) links; /* entry 0 is unused */
    ltl_taint_paths paths;
    ltl_taint_mark marks[LTL_TAINT_MARKS];
    uint32_t mark_count;
    ltl_label_set labels;  /* all that places give */
    ltl_taint_unit *units; /* by index into the units of `flow`, and variants behind them */
    struct LTL_VEC(ltl_taint_variant) variants;
    uint32_t told_count; /* of them, that were made for other files */
    struct LTL_VEC(uint32_t) wanted; /* units, one after the other … */
    uint32_t asked_for;              /* … and how many of them with whom they call */
    struct LTL_VEC(ltl_taint_overwritten) overwritten; /* overwritten.c */
    ltl_taint_state state;                             /* at the step at hand */
    ltl_taint_state leaving; /* on the way out of a block on which something is empty */
    uint32_t unit;
    const ltl_cfg *cfg; /* of the unit, the block and the step at hand */
    ltl_basic_block block;
    uint32_t step;
    ltl_node known_call;              /* the last one of which it is known what it does */
    struct LTL_VEC(uint32_t) flow_of; /* by sink: index + 1 */
    bool has_literal_sinks;
    bool cleans_in_place; /* some function may clean what it is given */
    uint8_t overloads;    /* 0: not asked for yet; 1: the language has none; 2: it has some */
    uint8_t records;      /* 0: not asked for yet; 1: the file has none; 2: it has some */
    uint8_t catches;      /* whether some sink lies in a `catch`, see thrown.c */
    bool has_shapes;      /* some call gave parts that are found by their places */
    bool makes_bare;      /* some name stands for a call whose result has parts */
    bool has_blocks;      /* blocks may have an object: see scoped.c */
    bool has_holders;     /* objects may lie in what stands for them: `Box::new(x)` */
    bool has_fluent;      /* some method gives back its object: see fluent.c */
    uint32_t chain;       /* calls on what calls give that are resolved at the moment */
    bool has_control;     /* some source marks the way of control */
    ltl_pairs by_class;   /* (2, class) to index + 1 into `objects` */
    struct ltl_taint_objects
        LTL_VEC(ltl_taint_state) objects; /* what is known of fields in methods */
    ltl_taint_state shared; /* what lies in variables that functions share; marks of sources only */
    ltl_taint_state put_away; /* the part of it that this file puts into what files share */
    struct LTL_VEC(ltl_taint_far_path) far_paths; /* see far_shared.c */
    ltl_pairs far_path_of;                        /* (path, 1), (variable, 2) to index + 1 */
    ltl_pairs mentioned;                          /* see shared.c */
    struct ltl_taint_mentions LTL_VEC(ltl_taint_mention) mentions;
    struct LTL_VEC(ltl_taint_value) thrown; /* see thrown.c */
    ltl_pairs thrown_of;
    ltl_pairs somewhere; /* (path, 1): something was put somewhere into it */
    ltl_pairs made;      /* (call, 1) to the path of the object that it makes */
    ltl_pairs by_name;   /* (1, name) to unit + 1, or LTL_TAINT_MANY; (3, path): see
                                             models.c */
} ltl_taint;

bool ltl_taint__spend(ltl_taint *t, uint64_t steps);
/* The unit of the file that has the code of this one: itself, or that of a variant. */
static inline uint32_t ltl_taint__base_of(const ltl_taint *t, uint32_t unit) {
    uint32_t count = t->flow->units.count;
    return unit < count ? unit : t->variants.at[unit - count].base;
}
static inline ltl_node ltl_taint__node_of(const ltl_taint *t, uint32_t unit) {
    return t->flow->units.at[ltl_taint__base_of(t, unit)].node;
}
struct ltl_taint_cell *ltl_taint__cell(ltl_taint *t, ltl_node node);
/* The first link of that part from `link` on; 0: none. */
uint32_t ltl_taint__next(const ltl_taint *t, uint32_t link, ltl_taint_part part);
static inline uint32_t ltl_taint__first(ltl_taint *t, ltl_node node, ltl_taint_part part) {
    return ltl_taint__next(t, ltl_taint__cell(t, node)->links, part);
}

/* Puts all places of the query onto the nodes they hold. */
void ltl_taint__place_all(ltl_taint *t);

/* Makes `state` what it is behind the step. */
void ltl_taint__take_step(ltl_taint *t, ltl_step_code step);
/* The value of an expression with all that is known of its parts. */
ltl_taint_value ltl_taint__gather(ltl_taint *t, ltl_node node);
ltl_taint_value ltl_taint__value(ltl_taint *t, ltl_node node);
/* What a call gives by what it is given, as a guess so deep. */
ltl_taint_value ltl_taint__call_value(ltl_taint *t, ltl_node call, bool is_sure);
bool ltl_taint__is_literal(const ltl_tree *tree, ltl_node node);
/* rule_places.c: the value of `node` with the marks of sources, and of propagators, that lie there. */
ltl_taint_value ltl_taint__add_sources(ltl_taint *t, ltl_node node, ltl_taint_value value);
ltl_taint_value ltl_taint__add_propagated(ltl_taint *t, ltl_node node, ltl_taint_value value);
/* Whether a sanitizer lies there; what it cleans beside its value is clean. */
bool ltl_taint__is_sanitized(ltl_taint *t, ltl_node node);
/* The whole of a propagator was evaluated. */
void ltl_taint__propagate(ltl_taint *t, ltl_node node);
void ltl_taint__check_sinks(ltl_taint *t, ltl_node node, ltl_taint_value value);
/* Literals that are sinks are reached with what is made of them. */
void ltl_taint__check_literals(ltl_taint *t, ltl_node node);
/* What a block gives: the last thing in it. */
ltl_node ltl_taint__last_of(ltl_taint *t, ltl_node node);
/* models.c: what a method of a collection gives back, when the key tells; and what it does to its
 * object. */
bool ltl_taint__fetch(ltl_taint *t, ltl_node call, ltl_taint_value *out_value);
void ltl_taint__call_method(ltl_taint *t, ltl_node call);
/* Whether what is called calls the functions it is given with parts of the rest. */
bool ltl_taint__calls_back(const ltl_tree *tree, ltl_node callee);
/* … and gives what they give, or is made of it: not what tests or sorts. */
bool ltl_taint__gives_results(const ltl_tree *tree, ltl_node callee);
/* … and gives nothing else: `rows.map(f)`. */
bool ltl_taint__gives_only_results(const ltl_tree *tree, ltl_node callee);
/* `array_map('f', $x)`: the function comes first, and other lists may follow. */
bool ltl_taint__maps_first(const ltl_tree *tree, ltl_node callee);
/* `Array.from(xs, f)`: what f makes of each item. */
bool ltl_taint__makes_of_items(const ltl_tree *tree, ltl_node callee);
/* Whether the argument is a function whose results the call gives: a lambda, in PHP the name of one. */
bool ltl_taint__is_mapper(const ltl_taint *t, ltl_node call, ltl_node given);
/* The value to the parameters of the functions among the arguments. */
void ltl_taint__give_to_functions(ltl_taint *t, ltl_node call, ltl_taint_value value);
void ltl_taint__append_operator(ltl_taint *t, ltl_node node);
/* lists.c: the item of a list that was filled on the way here, `a[0]` or `a.get(0)`. */
bool ltl_taint__list_item(ltl_taint *t, ltl_node node, ltl_taint_value *out_value);
/* branches.c: the values say that the arm, or the side, of a switch or an `if` is never what it gives. */
bool ltl_taint__gives_never(ltl_taint *t, ltl_node branches, ltl_node part);
/* branches.c: whether the outcome of the test at the end of the block is known, and another. */
bool ltl_taint__is_never_taken(ltl_taint *t, const ltl_cfg_block *block, uint32_t edge);
/* `$x ? escape($x) : $x`: the variable or part that is neither true nor full, so that no text lies in it, when
 * the condition has that outcome; else LTL_NO_NODE. */
ltl_node ltl_taint__empty_when(ltl_taint *t, ltl_node condition, bool holds);
/* The same of the way behind a test; 0: nothing is known so. */
ltl_taint_path ltl_taint__empty_behind(ltl_taint *t, const ltl_cfg_block *block, uint32_t edge);
/* What gives the name its value, after `from`, among the parts of what declares it; else LTL_NO_NODE. */
ltl_node ltl_taint__giver(const ltl_tree *tree, ltl_node by, ltl_node leaf, ltl_node from);
/* The key under which `node`, in which `leaf` gets its value, is found in the pattern around it; 0: any. */
uint32_t ltl_taint__key_in_pattern(ltl_taint *t, ltl_node node, ltl_node leaf);
/* Places that are left out: `[, b]`. */
uint32_t ltl_taint__count_holes(const ltl_tree *tree, uint32_t from, uint32_t to, bool is_first);
/* True when the name is part of a pattern and has got its value. */
bool ltl_taint__define_from_pattern(ltl_taint *t, ltl_node leaf);
/* The parameter whose pattern the name is part of; else LTL_NO_NODE. */
ltl_node ltl_taint__parameter_around(const ltl_tree *tree, ltl_node leaf);
/* Names that get a value. */
void ltl_taint__define(ltl_taint *t, ltl_node leaf);
void ltl_taint__assign(ltl_taint *t, ltl_node target, ltl_node given, ltl_taint_value value);
/* The access path that an expression is; 0: none. */
ltl_taint_path ltl_taint__path(ltl_taint *t, ltl_node node);
/* What an index or a member adds to its receiver's path; false when that is not known. */
bool ltl_taint__key_below(ltl_taint *t, ltl_node node, uint32_t *out_key);
/* The path of the variable of that name, where the unit at hand can see it. */
bool ltl_taint__is_included(const ltl_tree *tree);
ltl_taint_path ltl_taint__path_of_variable(ltl_taint *t, uint32_t variable, uint32_t name,
                                           bool is_field);
ltl_taint_path ltl_taint__path_of_name(ltl_taint *t, uint32_t name);
/* `value` behind the node where it got on. */
ltl_taint_value ltl_taint__through(ltl_taint *t, ltl_taint_value value, ltl_node node);
ltl_label_set ltl_taint__labels(const ltl_taint *t, uint64_t marks);
/* The value with the mark of that source. */
ltl_taint_value ltl_taint__mark(ltl_taint *t, ltl_taint_value value, uint32_t source, uint8_t label,
                                ltl_node node);
/* The last unit that begins at or before the node. */
/* marks.c: whether one more mark may have that label. */
bool ltl_taint__has_room(const ltl_taint *t, uint8_t label);
bool ltl_taint__is_bare_key(const ltl_tree *tree, ltl_node node);
/* overwritten.c: what comes in, in whose parts the program puts something; how a unit that does is entered. */
void ltl_taint__list_overwritten(ltl_taint *t);
void ltl_taint__enter_overwritten(ltl_taint *t, ltl_taint_state *state);
bool ltl_taint__is_incoming(ltl_taint *t, ltl_node node); /* a name or a member that is a source */
uint32_t ltl_taint__unit_of(const ltl_taint *t, ltl_node node);
/* The unit whose code the node is. */
uint32_t ltl_taint__unit_around(const ltl_taint *t, ltl_node node);
void ltl_taint__reach_sink(ltl_taint *t, uint32_t sink, ltl_taint_value value);

/* guess.c: how many guesses it is that the call gives back what it is given, when nothing is known of
 * what is called; up to LTL_MAX_DOUBT. */
uint32_t ltl_taint__guesses_of(const ltl_tree *tree, ltl_node call);
/* How many more where only the beginning of addresses matters: `login_url(x)` leads where it likes. */
uint32_t ltl_taint__guesses_of_address(const ltl_tree *tree, ltl_node call);

/* text.c: the value of a text put together by the node, where only the beginning of texts matters. */
ltl_taint_value ltl_taint__put_together(ltl_taint *t, ltl_node node, ltl_taint_value value);
/* `value` appended to the variable: `x += …`. */
ltl_taint_value ltl_taint__appended(ltl_taint *t, ltl_node leaf, ltl_taint_value value);
ltl_taint_value ltl_taint__appended_by(ltl_taint *t, ltl_node call, ltl_node object, ltl_taint_value value);
/* Whether the node joins texts: `a + b`. */
bool ltl_taint__joins_text(const ltl_tree *tree, ltl_node node);

/* judge.c: guesses that lie in what a place is, not in the way to it. */
/* `value` at the sink that the node is part of: one that calls a function of the program itself is judged by
 * what that does. */
ltl_taint_value ltl_taint__at_sink(ltl_taint *t, ltl_node node, ltl_taint_value value);
/* Whether the node is an object or a list that is written out, or a variable that was given one. */
bool ltl_taint__is_object(const ltl_taint *t, ltl_node node);
/* … or JavaScript's variable that got a field on the way here: a text has none. */
bool ltl_taint__has_fields(ltl_taint *t, ltl_node node);
/* `known`, of which only fields are marked, as a value of the whole. */
ltl_taint_value ltl_taint__as_whole(ltl_taint *t, ltl_node node, ltl_taint_value own,
                                    ltl_taint_value known);

/* fields_typed.c: the type of `x.f`, also of what Java asks for by `x.getF()`; the class may be another file's. */
ltl_plain_type ltl_taint__type_of_field(ltl_taint *t, ltl_node member);
/* types.c: whether the value has a type that the rule takes to be safe. */
bool ltl_taint__is_safe_type(ltl_taint *t, ltl_node node);
/* What the assignment changes is a number by then: PHP's `$page += 1`. */
bool ltl_taint__becomes_number(ltl_taint *t, ltl_node by);

/* control.c: what all that is done at the step at hand carries; and whether the step is the last. */
ltl_taint_value ltl_taint__control(ltl_taint *t);
void ltl_taint__mark_control(ltl_taint *t, ltl_taint_value value);
void ltl_taint__clean_control(ltl_taint *t);
bool ltl_taint__is_at_exit(ltl_taint *t, ltl_node node);

/* objects.c: what constructors and initialisers put into fields is there in every method. */
void ltl_taint__note_field(ltl_taint *t, ltl_node target, ltl_taint_path path,
                           ltl_taint_value value);
void ltl_taint__note_object(ltl_taint *t, const ltl_taint_state *at_exit);
/* Adds what the class around the unit at hand knows to the state it is entered with. */
void ltl_taint__enter_object(ltl_taint *t, ltl_taint_state *entry);
ltl_node ltl_taint__class_around(ltl_taint *t, ltl_node node);
/* The object that a call made, field by field: its path, 0 when it has no fields; what is put there. */
ltl_taint_path ltl_taint__made(const ltl_taint *t, ltl_node call);
ltl_node ltl_taint__addressed(const ltl_tree *tree, ltl_node node);
/* The path of an object; what a call makes has one from here on. */
ltl_taint_path ltl_taint__path_of_object(ltl_taint *t, ltl_node object);
void ltl_taint__make_again(ltl_taint *t, ltl_node call);
void ltl_taint__put_made(ltl_taint *t, ltl_node call, uint32_t key, ltl_taint_value value);

/* shared.c: variables of the file, of classes. What the unit at hand put there, told to all that name them … */
void ltl_taint__note_shared(ltl_taint *t, const ltl_taint_state *at_entry,
                            const ltl_taint_state *at_exit);
/* … and what others put there, when it is entered. */
void ltl_taint__define_module(ltl_taint *t, ltl_node leaf, ltl_node by);
void ltl_taint__enter_shared(ltl_taint *t, ltl_taint_state *entry);
/* The path, and what the unit at hand calls it by, may have these marks. */
void ltl_taint__put_shared(ltl_taint *t, ltl_taint_state *state, ltl_taint_path path,
                           ltl_taint_value value);
/* The path, by which all functions know it, has these marks from elsewhere; who names it is looked at. */
void ltl_taint__find_shared(ltl_taint *t, ltl_taint_path path, ltl_taint_value value);
/* far_shared.c: variables that files share. What others have put there … */
void ltl_taint__begin_shared(ltl_taint *t);
/* … what the path belongs to, null: to nothing of the kind; what such a variable is here … */
const ltl_taint_far_path *ltl_taint__far_path(const ltl_taint *t, ltl_taint_path path);
ltl_taint_path ltl_taint__path_of_far_variable(ltl_taint *t, uint32_t variable);
/* … and what is told of them. */
void ltl_taint__tell_shares(ltl_taint *t);
void ltl_taint__tell_shared_effects(ltl_taint *t, uint32_t index, ltl_far_effects *out);
/* Something was put into the object at the path, nobody knows where: by a method, or under an unknown key. */
void ltl_taint__note_somewhere(ltl_taint *t, ltl_taint_path path);

/* shell.c: `$1`, `$@` and the stream of a function, where it is entered … */
void ltl_taint__enter_shell(ltl_taint *t, ltl_taint_state *entry);
/* … what `$1` is at hand; what the commands in a substitution or before a pipe print; what a command reads, and what it
 * prints; a variable that it gives a value; and what else it does. */
ltl_taint_value ltl_taint__shell_argument(ltl_taint *t, uint32_t number);
ltl_taint_value ltl_taint__printed(ltl_taint *t, ltl_node around);
ltl_taint_value ltl_taint__shell_input(ltl_taint *t, ltl_node call);
ltl_taint_value ltl_taint__command(ltl_taint *t, ltl_node call);
bool ltl_taint__define_given(ltl_taint *t, ltl_node leaf, ltl_node call);
void ltl_taint__take_command(ltl_taint *t, ltl_node call, ltl_taint_value value);

/* resolve.c: the unit that a call means, or LTL_TAINT_NO_UNIT; `*out_is_sure` is false when only the
 * name agrees. */
void ltl_taint__list_names(ltl_taint *t);
uint32_t ltl_taint__callee(ltl_taint *t, ltl_node call, bool *out_is_sure);
enum { LTL_TAINT_OVERRIDES = 8 };
/* overrides.c: the methods of classes below that the call may mean instead of `unit`, the method that was found. */
uint32_t ltl_taint__overrides(ltl_taint *t, ltl_node call, uint32_t unit,
                              uint32_t out[LTL_TAINT_OVERRIDES]);
/* overloads.c: of the functions of that name beside it the one that the call means, not sure when there are several;
 * and the next of those. */
uint32_t ltl_taint__overload(ltl_taint *t, uint32_t unit, ltl_node call, bool *out_is_sure);
uint32_t ltl_taint__next_overload(ltl_taint *t, uint32_t unit, ltl_node call);
/* Does what is passed have types that the function can take? Asked where languages tell functions apart by types. */
bool ltl_taint__can_take(ltl_taint *t, const ltl_far_call *call, uint32_t target);
/* Whether that target of the call is the only one that takes what is passed; it may be one of several. */
bool ltl_taint__is_only_fit(const ltl_taint *t, const ltl_far_call *call, uint32_t target,
                            bool *out_fits);
/* classes.c, LTL_NO_NODE for none: the class of this file that `new C(…)`, `C(…)` and `C.new` make, also under another
 * guise, that an object has, that a name means with what stands before it, that is called on (an object or a class),
 * that lies above the one around; what stands before a name. */
ltl_node ltl_taint__class_constructed(const ltl_taint *t, ltl_node call);
ltl_node ltl_taint__class_made(ltl_taint *t, ltl_node node);
ltl_node ltl_taint__class_of(ltl_taint *t, ltl_node object);
ltl_node ltl_taint__class_declared(const ltl_taint *t, uint32_t declaration);
ltl_node ltl_taint__class_meant(const ltl_taint *t, ltl_node name);
ltl_node ltl_taint__class_of_receiver(ltl_taint *t, ltl_node receiver);
ltl_node ltl_taint__class_above(ltl_taint *t, ltl_node node);
ltl_node ltl_taint__qualifier(const ltl_tree *tree, ltl_node name);
/* fluent.c: whether some method of the file gives back the object it is called on; that object, or LTL_NO_NODE. */
bool ltl_taint__has_fluent(ltl_taint *t);
ltl_node ltl_taint__object_given(ltl_taint *t, ltl_node call);
/* The name that tells the type a declaration is written with; LTL_NO_NODE: it has none. */
ltl_node ltl_taint__type_name(const ltl_tree *tree, ltl_node declarer);
/* The call means a method of the parent, for the object at hand. */
bool ltl_taint__is_of_parent(const ltl_taint *t, ltl_node call);
ltl_taint_value ltl_taint__promised(ltl_taint *t, ltl_node made);
/* extends.c: the call of `callee` means that unit, which is added to the type of its object. */
bool ltl_taint__extends(const ltl_taint *t, uint32_t unit, ltl_node callee);
/* The next clause of the function, in languages whose functions have several; else LTL_TAINT_NO_UNIT. */
uint32_t ltl_taint__next_clause(ltl_taint *t, uint32_t unit, ltl_node call);
/* The function that an expression is: a lambda, or the name of one. */
uint32_t ltl_taint__function_of(ltl_taint *t, ltl_node node);
/* What is called when it is a name: `f` of `f(x)` and of `f.apply(x)`; else LTL_NO_NODE. */
ltl_node ltl_taint__called_object(const ltl_taint *t, ltl_node call);

/* constructed.c: C++'s `T x(y)`: `leaf` is what the constructor makes; false: nobody knows it. What a constructor's
 * `: a(x)` puts into a field. */
bool ltl_taint__define_constructed(ltl_taint *t, ltl_node leaf, ltl_node by);
void ltl_taint__initialise(ltl_taint *t, ltl_node node);
void ltl_taint__assign_path(ltl_taint *t, ltl_taint_path path, ltl_node given, ltl_taint_value value);
/* before.c: a statement before the one at hand, in a list around it, gives the variable all that it has. */
bool ltl_taint__is_set_before(ltl_taint *t, ltl_node name);
/* before.c: the variable that a statement of the file gives all of its value, for whoever includes it; 0: none. */
ltl_taint_path ltl_taint__set_for_includer(ltl_taint *t, ltl_node statement);
/* bound.c: one argument is a statement with places for values, all written there: the others are bound to them. */
bool ltl_taint__binds(const ltl_taint *t, ltl_node call);
/* guess.c: guesses behind a function of the program that says it cleans, whatever its body does. */
uint32_t ltl_taint__guesses_of_cleaner(const ltl_tree *tree, ltl_node call);
bool ltl_taint__name_has_word(const ltl_tree *tree, ltl_node call, const char *word);
/* Whether the object passes on what it is given, by its name: what it gives later is another thing. */
bool ltl_taint__is_service(const ltl_tree *tree, ltl_node object);
/* By other files. */
static inline bool ltl_taint__may_be_called(const ltl_taint *t, uint32_t unit) {
    const ltl_taint_far *far = t->query->far;
    return far != NULL && (far->is_called == NULL || far->is_called(far->world, unit));
}

/* order.c: all units of the file, what is called before what calls it; worked out once a file. */
const ltl_taint_order *ltl_taint__order(ltl_taint *t);

/* marks.c: the part of the marks that stands for the unit's own parameters, as a set of slots. */
uint64_t ltl_taint__own_slots(const ltl_taint *t, uint32_t unit, uint64_t marks);
/* The marks of what the parameters `slots` of the unit give back when they are called. */
uint64_t ltl_taint__callback_marks(const ltl_taint *t, uint32_t unit, uint64_t slots);
static inline uint32_t ltl_taint__bounded(uint32_t slot) {
    return slot < LTL_TAINT_SLOTS ? slot : LTL_TAINT_SLOTS - 1;
}

/* passing.c: what the call passes to the unit. */
void ltl_taint__pass(ltl_taint *t, ltl_node call, uint32_t unit, ltl_taint_passed *out_passed);

/* calls.c */
/* One parameter of a function after the other; several names may share a declaration (`a, b int`). */
typedef struct ltl_taint_parameters {
    ltl_node function;
    ltl_node parameter; /* at hand */
    ltl_node name;      /* its child that is the name, or the pattern */
    uint32_t slot;
    uint32_t next_slot;
} ltl_taint_parameters;
ltl_taint_parameters ltl_taint__parameters_of(ltl_node function);
/* counters.c: the parameter that only counts, of a function that is called back with each item; 0: there is none. */
uint32_t ltl_taint__counting_slot(ltl_taint *t, ltl_node function);
bool ltl_taint__next_parameter(ltl_taint *t, ltl_taint_parameters *p);
/* What stands for the parameter declared by `leaf`. */
ltl_taint_value ltl_taint__parameter_mark(ltl_taint *t, ltl_node leaf);
/* anew.c: names whose value is not written as such; true when it was one. */
/* record_pattern.c: the key of the name in a pattern that is read as a call; 0: it stands in none. */
uint32_t ltl_taint__key_in_called_pattern(ltl_taint *t, ltl_node node);
/* From `node` to what is around it in a pattern of a record, with the key that it adds; false: it is no such thing. */
bool ltl_taint__step_in_record(ltl_taint *t, ltl_node node, uint32_t *out_key, bool *out_is_key);
bool ltl_taint__define_thrown(ltl_taint *t, ltl_node leaf, ltl_node by); /* `catch (e)`: see thrown.c */
bool ltl_taint__define_anew(ltl_taint *t, ltl_node leaf, ltl_node by);
/* scoped.c: Kotlin's blocks. `fun a(x) = apply { a = x }` gives the object at hand. */
bool ltl_taint__gives_own_object(const ltl_taint *t, ltl_node call);
/* What `this`, `it` and a bare name that is written mean in such a block; 0: what they mean elsewhere. */
ltl_taint_path ltl_taint__scoped(ltl_taint *t, ltl_node name);
/* usual.c: what the name has that is a parameter, or part of the pattern of one, passed or not. */
ltl_taint_value ltl_taint__parameter_value(ltl_taint *t, ltl_node leaf, ltl_node parameter);
/* True when the function is known, and with it all that the call gives back. */
bool ltl_taint__call(ltl_taint *t, ltl_node call, ltl_taint_value *out_value);
/* The same of a name that stands for a call without arguments, where a language has that. */
bool ltl_taint__call_bare(ltl_taint *t, ltl_node name, ltl_taint_value *out_value);
/* What the lambdas among the arguments give back, called with `given`. */
ltl_taint_value ltl_taint__results_of(ltl_taint *t, ltl_node call, ltl_taint_value given);
void ltl_taint__note_sink(ltl_taint *t, uint32_t sink, ltl_taint_value value);
/* shape.c: the parts of what is written out, each where it belongs, and what all of it has besides; nothing where
 * none of them has a place. */
void ltl_taint__put_parts(ltl_taint *t, ltl_taint_state *state, ltl_taint_path path, ltl_node given,
                          ltl_taint_value rest);
/* `&T{…}` is taken for what it points to. */
ltl_node ltl_taint__pointed(const ltl_taint *t, ltl_node node);
/* given.c */
/* `string &a`, `ref string a`, `out a`, `inout`, PHP's `&$a`: what is assigned to it, its caller has. */
bool ltl_taint__is_reference(const ltl_taint *t, uint32_t root);
/* The path of what was passed in that slot; 0: it is none, or not alone. */
ltl_taint_path ltl_taint__path_passed(ltl_taint *t, const ltl_taint_passed *passed, uint32_t slot);
/* What the path stands for has these marks as well, besides what it is. */
void ltl_taint__add_to(ltl_taint *t, ltl_taint_path path, ltl_taint_value value);
ltl_taint_path ltl_taint__own_object(ltl_taint *t);
void ltl_taint__tell_callers(ltl_taint *t, const ltl_taint_unit *unit);
void ltl_taint__note_exit(ltl_taint *t, const ltl_taint_state *at_exit);
/* What it leaves clean, in the state in which it comes back. */
void ltl_taint__note_cleans(ltl_taint *t, const ltl_taint_state *returned);
/* A call has cleaned that field of what was passed, key 0: all of it. */
void ltl_taint__clean_passed(ltl_taint *t, const ltl_taint_passed *passed, uint32_t slot,
                             uint32_t key);
/* A function or lambda is met: what is known here is known in it. */
void ltl_taint__meet_unit(ltl_taint *t, ltl_node node);
/* Marks for the parameters of the function or lambda at `node`. */
void ltl_taint__give(ltl_taint *t, ltl_node node, ltl_taint_value value);
/* The part of the marks that stands for the unit's own parameters, as a set of slots; fields of them
 * come behind LTL_FAR_SLOTS. */
uint64_t ltl_taint__slots_of(const ltl_taint *t, uint32_t unit, uint64_t marks);
/* The number of the mark that stands for that parameter of the unit. */
uint32_t ltl_taint__mark_of_slot(const ltl_taint *t, uint32_t unit, uint32_t slot);
/* A call put `value` into what was passed in that slot, or into the object that it made; key 0: into any
 * field of it. */
void ltl_taint__put_into(ltl_taint *t, ltl_node call, const ltl_taint_passed *passed, uint32_t slot,
                         uint32_t key, ltl_taint_value value, ltl_taint_value *made);
/* The function passed in that slot is called with `value`. */
void ltl_taint__give_back(ltl_taint *t, const ltl_taint_passed *passed, uint32_t slot,
                          ltl_taint_value value);
/* properties.c: which properties of the file do nothing but show a field. */
void ltl_taint__list_properties(ltl_taint *t);
/* The field that a property shows, else what it is given; the next property that shows a field, from 0 on; 0: none. */
uint32_t ltl_taint__key_shown(const ltl_taint *t, uint32_t name);
uint32_t ltl_taint__property_of(const ltl_taint *t, uint32_t field, uint32_t after);
void ltl_taint__pass_far(ltl_taint *t, ltl_node call, const ltl_far_function *function,
                         ltl_taint_passed *out_passed);
/* It is a guess that this is what is called. */
void ltl_taint__guess_passed(ltl_taint *t, ltl_node call, ltl_taint_passed *passed);

uint32_t ltl_taint__shift_of(const ltl_taint *t, uint32_t unit);
/* Once a file, before it is asked for. */
void ltl_taint__find_shifts(ltl_taint *t);
uint32_t ltl_taint__owner_of(const ltl_taint *t, uint32_t unit);
/* The slot of the unit's parameter declared by `leaf`; LTL_TAINT_SLOTS: it is none. */
uint32_t ltl_taint__slot_of_leaf(ltl_taint *t, uint32_t unit, ltl_node leaf);

/* fields.c: the marks of single fields of parameters. */
/* The marks of all fields of the unit's parameters. */
uint64_t ltl_taint__field_marks(const ltl_taint *t, uint32_t unit);
uint32_t ltl_taint__first_field(const ltl_taint *t, uint32_t unit);
/* The mark of that field; 0: no more marks are left for fields. */
uint64_t ltl_taint__field_mark(ltl_taint *t, uint32_t unit, uint32_t slot, uint32_t key);
/* The first step below the variable that a path begins with. */
uint32_t ltl_taint__first_key(const ltl_taint *t, ltl_taint_path path);
/* `value`, read from `path`: where it is that of a whole parameter, that of its field. */
ltl_taint_value ltl_taint__as_field(ltl_taint *t, ltl_taint_path path, ltl_taint_value value,
                                    ltl_node node);
/* Something is known of just that field of what was passed. */
bool ltl_taint__keeps_field(ltl_taint *t, const ltl_taint_passed *passed, uint32_t slot,
                            uint32_t key);
/* What was passed as that field of that parameter; key 0: none of those that are known here. */
ltl_taint_value ltl_taint__passed_field(ltl_taint *t, const ltl_taint_passed *passed, uint32_t slot,
                                        uint32_t key);

/* wanted.c: only units that may play a part are walked. */
void ltl_taint__want(ltl_taint *t, uint32_t unit);
/* Whom they call who have been wanted since, too: what they do is to be known by then. */
void ltl_taint__want_callees(ltl_taint *t, const ltl_taint_order *order);
void ltl_taint__want_unit_of(ltl_taint *t, ltl_node node);
/* A source or a sink can be reached through it: whoever calls it is wanted. */
void ltl_taint__want_callers(ltl_taint *t, uint32_t unit);

/* far.c */
/* What a step of a path is called, and the other way round. */
ltl_str ltl_taint__key_text(const ltl_taint *t, uint32_t key);
uint32_t ltl_taint__key_of_text(ltl_taint *t, ltl_str text);
const ltl_far_call *ltl_taint__far_call(const ltl_taint *t, ltl_node node);
/* True when something is known of what the call leads to; sure: nothing else is called, and all of it
 * is known. */
bool ltl_taint__call_far(ltl_taint *t, ltl_node node, ltl_taint_value *out_value,
                         bool *out_is_sure);
/* What the callee says of a value, here: marks of its parameters are what was passed. */
ltl_taint_value ltl_taint__value_here(ltl_taint *t, ltl_node call, const ltl_far_summary *summary,
                                      const ltl_taint_passed *passed, const ltl_far_value *value,
                                      bool is_unsure);
ltl_far_value ltl_taint__value_told(ltl_taint *t, uint32_t unit, ltl_taint_value value);
void ltl_taint__wake_far(ltl_taint *t);
/* matched.c: the whole of the pattern that a name stands in, and what it takes apart; LTL_NO_NODE: it stands in none
 * of a case or a test. */
typedef struct ltl_taint_matched {
    ltl_node pattern;
    ltl_node subject;
} ltl_taint_matched;
ltl_taint_matched ltl_taint__matched(ltl_taint *t, ltl_node leaf);
/* tables.c: a collection of nothing but constants; a call that looks one up (Scala's `table(key)`). */
bool ltl_taint__is_table(ltl_taint *t, ltl_node node);
bool ltl_taint__looks_up(ltl_taint *t, ltl_node call);
/* implicit.c: what the lambda at hand is given, where the name stands for that. */
ltl_taint_value ltl_taint__implicit(ltl_taint *t, ltl_node name);
/* A lambda without parameters, in a language that has names for what it is given. */
bool ltl_taint__is_nameless(const ltl_tree *tree, ltl_node function);
/* passes.c: calls that are given marks, and functions that others give some. */
/* `value` behind the call, of which nobody knows what it does. */
ltl_taint_value ltl_taint__pass_unknown(ltl_taint *t, ltl_node call, ltl_taint_value value);
void ltl_taint__note_passed(ltl_taint *t, ltl_node call, uint32_t callee,
                            const ltl_taint_passed *passed);
void ltl_taint__tell_passes(ltl_taint *t);
void ltl_taint__want_asked(ltl_taint *t);
/* far_guards.c: what functions of other files make sure of, by call. */
void ltl_taint__far_guards(ltl_taint *t, ltl_call_guards *out_guards);
void ltl_taint__tell_far(ltl_taint *t, ltl_far_outcome *out);
void ltl_taint__arrive(ltl_taint *t);

#endif
