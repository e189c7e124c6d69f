/* values_internal.h - what the parts of the walk share.
 *
 * Shape    `values` belongs to a file, `frame` to a function that is being walked, `state` to a way
 * Units    see values.h
 * Owns     `scratch` is emptied after each function that nobody called
 * Errors   running out of fuel ends the function at hand
 * Threads  one owner
 * Cost     -
 */
#ifndef LTL_VALUES_VALUES_INTERNAL_H
#define LTL_VALUES_VALUES_INTERNAL_H

#include "analyzers/values/check.h"
#include "analyzers/values/memory/named.h"
#include "analyzers/values/steps/keep.h"
#include "analyzers/values/types/class.h"
#include "analyzers/values/values.h"

/* An object whose destructor is called where its function ends. */
typedef struct ltl_object {
    ltl_region region;
    uint32_t class_name;
    ltl_node node; /* what declares it */
} ltl_object;
typedef struct ltl_objects LTL_VEC(ltl_object) ltl_objects;

/* A function that is being walked: the one that nobody called first. */
typedef struct ltl_frame {
    const struct ltl_frame *around;
    ltl_objects *objects;
    ltl_region self;     /* `*this`; 0: none, or nobody knows which */
    uint32_t class_name; /* of the class whose method it is; 0: none */
    ltl_node unit;
    uint32_t context; /* of the calls that led here; 0: none */
    uint32_t depth;
    bool is_by_choice; /* called where a compiler may leave it out: `#ifdef PROFILE` */
} ltl_frame;

/* A chain of calls. */
typedef struct ltl_context {
    uint32_t around;
    ltl_node call;
} ltl_context;

typedef struct ltl_states LTL_VEC(ltl_state *) ltl_states;

/* What may be wrong on every way. `place` tells the node and the calls that led there. */
typedef struct ltl_suspicion {
    const ltl_value_check *check;
    ltl_node node;
    ltl_node from;
    uint32_t place;
    ltl_node shown;  /* the call of the file's own that led there; 0: none */
    bool is_brought; /* see report.c */
    uint8_t doubt;
} ltl_suspicion;

struct ltl_values {
    ltl_arena *arena;
    ltl_arena scratch;
    const ltl_tree *tree;
    ltl_flow *flow;
    const ltl_scopes *scopes;
    ltl_types types;
    ltl_regions regions;
    ltl_classes classes;
    ltl_keeping keeping;
    ltl_pairs fields;       /* (class, name): 2 for a field of it, else 1 */
    ltl_pairs entered;      /* (function of another file, call of this one that led there) */
    const ltl_event *event; /* that checks are told */
    ltl_pairs unfounded;    /* (unit, name) of `T x(y)`, which reads like a function: its region */
    ltl_pairs functions;    /* name to the FUNCTION with a body; UINT32_MAX: several */
    ltl_pairs
        unreadable;   /* functions in which something could not be read: what is left misleads */
    ltl_pairs graphs; /* function to index into `graph_list`, plus one */
    struct ltl_graph_list LTL_VEC(ltl_cfg *) graph_list;
    ltl_pairs open_calls; /* (name, unit) to index into `opens`, plus one */
    ltl_value_opens opens;
    ltl_pairs told_units;                     /* in which some object is told something */
    ltl_pairs contexts;                       /* (context around, call) to context */
    struct LTL_VEC(ltl_context) context_list; /* entry 0 is unused */
    uint32_t context;                         /* where no function is being walked */
    ltl_node far_from; /* nodes from here on are of other files; UINT32_MAX: none */
    ltl_pairs said;    /* (node, check) to its finding, plus one; UINT32_MAX: told elsewhere */
    ltl_pairs refuted; /* (place, check) */
    ltl_pairs refuted_anywhere; /* (node, check) */
    ltl_pairs suspected;        /* (place, check) */
    struct ltl_suspicions LTL_VEC(ltl_suspicion) suspicions;
    ltl_pairs last_words; /* (place, check) to index into `doubted`, plus one; 0: taken back */
    struct ltl_suspicions doubted;
    ltl_pairs read_names; /* (function, name) of variables that are read */
    uint8_t *traits;      /* by name: see call.c */
    uint8_t *model_of;    /* by name: row of the library, plus one */
    uint8_t *is_quiet;    /* by node: stands in a `sizeof`, is never evaluated */
    ltl_fuel fuel;
    uint64_t fuel_given;
    uint32_t symbols;
    uint32_t *reached; /* by region: the last collection that met it */
    uint32_t reached_count;
    uint32_t collections;
    const ltl_frame *frame;
    const ltl_value_check *listeners[LTL_EVENT_KINDS][32];
    uint32_t listener_count[LTL_EVENT_KINDS];
    ltl_value_findings *findings;
    bool
        is_asserting; /* what is assumed is promised, not tested: nobody gets as far as its bounds */
    bool is_cpp;
    bool is_cut; /* some function was not walked to its end */
    const atomic_int *stop;
};

/* ---- values.c ---- */

void ltl_values__tell(ltl_values *v, ltl_event *event);

/* ---- marks.c: what a look over the whole file says before any function is walked ---- */

/* Functions in which something could not be read. */
void ltl_values__mark_unreadable(ltl_values *v);
/* What only asks for a type, and runs nothing. */
void ltl_values__mark_quiet(ltl_values *v);
/* Variables that something reads. */
void ltl_values__mark_read(ltl_values *v);

/* ---- report.c ---- */

/* Of a text that was borrowed. */
static inline bool ltl_values__is_far(const ltl_values *v, ltl_node node) {
    return node >= v->far_from;
}
/* What had to be so on every way, and was. */
void ltl_values__say_suspicions(ltl_values *v);

/* ---- memory.c: reading and writing; leave.c: who else has it, and what nobody has ---- */

ltl_region ltl_memory__variable(ltl_values *v, ltl_node name);
ltl_region_state *ltl_memory__region(ltl_values *v, ltl_state *state, ltl_region region);
/* The marks of a region or of what it is a part of. */
uint32_t ltl_memory__marks(const ltl_values *v, const ltl_state *state, ltl_region region);
ltl_fact ltl_memory__read(ltl_values *v, ltl_state *state, const ltl_fact *place, ltl_node by);
void ltl_memory__write(ltl_values *v, ltl_state *state, const ltl_fact *place,
                       const ltl_fact *value);
/* Bytes [0, length) behind the pointer hold what nobody knows, perhaps from outside. */
void ltl_memory__fill(ltl_values *v, ltl_state *state, const ltl_fact *pointer, bool is_outside);
/* Cells that point to an earlier piece from the same place point to nowhere that is known. */
void ltl_memory__retire(ltl_values *v, ltl_state *state, ltl_region region);
void ltl_memory__forget(ltl_values *v, ltl_state *state, ltl_region region);
/* Somebody else knows the region, and all that can be reached from it. */
void ltl_memory__escape(ltl_values *v, ltl_state *state, ltl_region region);
/* It has been given a value that nobody knows. */
void ltl_memory__note_set(ltl_values *v, ltl_state *state, ltl_region region);
/* What a call of nobody knows what may do to memory that others know. */
void ltl_memory__disturb(ltl_values *v, ltl_state *state);
/* Forgets the function's variables that are not known at `here`, and what only they led to. */
void ltl_memory__drop_left(ltl_values *v, ltl_state *state, ltl_node unit, ltl_node here);
/* What was made in that context since `before`, and nobody can reach. */
void ltl_memory__settle_lost(ltl_values *v, ltl_state *state, const ltl_state *before,
                             uint32_t context);
void ltl_memory__drop_unit(ltl_values *v, ltl_state *state, ltl_node unit);
ltl_fact ltl_memory__pointer(ltl_values *v, ltl_region region, ltl_type pointed);
ltl_fact ltl_memory__behind(ltl_values *v, ltl_state *state, ltl_node by, ltl_type type);
ltl_fact ltl_memory__text_of(ltl_values *v, ltl_state *state, ltl_node literal);
/* The bytes before the NUL behind the pointer: any when not known. */
ltl_fact ltl_memory__text_length(ltl_values *v, const ltl_state *state, const ltl_fact *pointer);
void ltl_memory__set_text(ltl_values *v, ltl_state *state, const ltl_fact *pointer,
                          const ltl_fact *length);
ltl_fact ltl_memory__size(ltl_values *v, ltl_state *state, ltl_region region);

/* ---- unset.c: memory that was not filled yet ---- */

typedef enum ltl_unset {
    LTL_UNSET_NOT,
    LTL_UNSET_SOME, /* of the places that it may be */
    LTL_UNSET_ALL,
} ltl_unset;

ltl_unset ltl_memory__unset(const ltl_values *v, const ltl_state *state, const ltl_fact *place);
/* Of a region: what lies at the place has got a value. */
void ltl_memory__note_written(ltl_values *v, ltl_region_state *known, const ltl_fact *place);
/* The same of a member of that name, in an element of which nobody knows which one it is. */
void ltl_memory__note_element(ltl_values *v, ltl_state *state, const ltl_fact *element,
                              uint32_t name);

/* ---- relink.c: before a value is written ---- */

void ltl_relink__twins(ltl_values *v, ltl_state *state, const ltl_fact *place);
void ltl_relink__unlinked(ltl_values *v, ltl_state *state, const ltl_fact *place,
                          const ltl_fact *value);

/* ---- step.c: one step of a graph ---- */

/* Appends the states after the step to `out`. */
void ltl_step__take(ltl_values *v, ltl_state *state, ltl_node node, ltl_states *out);
ltl_fact ltl_step__value(ltl_values *v, ltl_state *state, ltl_node node);
void ltl_step__give(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *value);
void ltl_step__access(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *pointer,
                      const ltl_fact *bytes, ltl_access_how how, bool is_write);
void ltl_step__follow(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *pointer);
/* The value as it was stored. */
ltl_fact ltl_step__assign(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *place,
                          ltl_fact value);
ltl_fact ltl_step__converted(ltl_values *v, ltl_state *state, ltl_node node, const ltl_fact *value,
                             ltl_type type, bool is_told);
ltl_fact ltl_step__binary(ltl_values *v, ltl_state *state, ltl_node node, ltl_str word,
                          const ltl_fact *a, const ltl_fact *b);

/* ---- call.c ---- */

void ltl_call__take(ltl_values *v, ltl_state *state, ltl_node node, ltl_states *out);

/* What stands there is given to a macro, by reference, or to what is not understood: it may get its
 * value that way. */
bool ltl_call__may_store(const ltl_values *v, ltl_node node);
/* `each(item, list) {` */
bool ltl_call__has_block(const ltl_values *v, ltl_node call);
/* A call of that name gives what its first argument is. */
bool ltl_call__hands_through(const ltl_tree *tree, ltl_node call, ltl_str name);

typedef struct ltl_call {
    ltl_node node;
    ltl_region self; /* of a method */
    ltl_str name;
    const ltl_fact *arguments;
    const ltl_node *nodes;
    uint32_t count;
    uint32_t name_id;
} ltl_call;

bool ltl_call__can_enter(const ltl_values *v, ltl_node function);
/* Walks the function with what it is given; appends the states after the call. */
void ltl_call__enter(ltl_values *v, ltl_state *state, ltl_node function, const ltl_call *call,
                     ltl_states *out);

/* ---- call_open.c ---- */

void ltl_call__note_open(ltl_values *v, ltl_state *state, const ltl_call *call);
/* An object of a class that the file does not have all of is made, or asked for something. */
void ltl_call__note_class(ltl_values *v, ltl_state *state, uint32_t class_name,
                          const ltl_call *call, bool is_built);
/* Where some object is told something, all classes are of interest: it may be of any of them. */
void ltl_call__settle_open(ltl_values *v);

/* ---- object.c: methods, constructors and destructors ---- */

/* NEW, VARIABLE, DECLARATION and `delete`: with what the class says about it. False: the node is
 * something else. */
bool ltl_object__take(ltl_values *v, ltl_state *state, ltl_node node, ltl_states *out);
/* `a.m()`, `p->m()`, `m()` within a method, `T()`. False: nobody knows what is called. */
bool ltl_object__call(ltl_values *v, ltl_state *state, const ltl_call *call, ltl_states *out);
/* The object's constructor is there to be walked: what it gets it need not keep. */
bool ltl_object__is_built(ltl_values *v, ltl_node node);
/* Destructors of the function's own objects, on each of the ways that end. */
void ltl_object__end(ltl_values *v, ltl_states *ends);
/* The place of a field that is named without its object, in a method; 0: it is none. */
ltl_region ltl_object__field(ltl_values *v, ltl_node name);
/* The type of a class; unknown when the name is no class. */
ltl_type ltl_object__type(ltl_values *v, uint32_t class_name);

/* ---- container.c: vectors, lists, maps … of the standard library ---- */

bool ltl_container__is(const ltl_values *v, ltl_type type);
/* What any element of it holds. */
ltl_fact ltl_container__element(ltl_values *v, ltl_region container);
/* A fresh one has no elements. */
void ltl_container__begin(ltl_values *v, ltl_state *state, ltl_region container);
/* The container as a whole is named: for a call to get it, or for what looks at all elements. */
void ltl_container__show(ltl_values *v, ltl_state *state, ltl_node name, const ltl_fact *place);
/* False when the method is not one of those that are known. */
bool ltl_container__call(ltl_values *v, ltl_state *state, const ltl_call *call,
                         ltl_region container);

bool ltl_call__asks_about_nul(const ltl_call *call);

/* ---- library.c: what functions of the C library and of POSIX do ---- */

/* Finds the names that the file has. */
void ltl_library__init(ltl_values *v);
bool ltl_library__knows(const ltl_values *v, const ltl_call *call);
/* False when the name is not one of theirs. */
bool ltl_library__call(ltl_values *v, ltl_state *state, const ltl_call *call, ltl_fact *out_result);

/* ---- assume.c ---- */

/* False when the outcome is impossible. */
bool ltl_assume__outcome(ltl_values *v, ltl_state *state, ltl_node condition, bool outcome);
bool ltl_assume__bounds(ltl_values *v, ltl_state *state, const ltl_fact *fact, int64_t low,
                        int64_t high, unsigned seen);
/* `test` is what says so. */
bool ltl_assume__null(ltl_values *v, ltl_state *state, const ltl_fact *fact, bool is_null,
                      ltl_node test);

/* ---- walk.c ---- */

/* Walks the function from `entry`; the states it ends in. */
void ltl_walk__unit(ltl_values *v, ltl_node unit, uint32_t context, ltl_region self,
                    ltl_state *entry, ltl_states *out);

#endif
