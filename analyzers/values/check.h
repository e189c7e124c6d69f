/* check.h - a check: what it looks at while values are followed, and when it says that something is wrong.
 *
 * Shape    a constant descriptor per file of checks/; `see` is called for each event of its kinds, on each
 *          way that leads there, with what holds there
 * Units    bytes
 * Owns     events are borrowed for the call
 * Errors   -
 * Threads  re-entrant: what it remembers belongs to `values`
 * Cost     events are many: `see` looks before it thinks
 */
#ifndef LTL_VALUES_CHECK_H
#define LTL_VALUES_CHECK_H

#include "analyzers/values/memory/region.h"

typedef struct ltl_values ltl_values;

typedef enum ltl_event_kind {
    LTL_EVENT_ACCESS,    /* bytes [a.low, a.high + b) behind pointer `a` are read or written */
    LTL_EVENT_FOLLOW,    /* pointer `a` is followed, or given to somebody who will */
    LTL_EVENT_GIVE_BACK, /* `a` is freed, closed or deleted, as `family` */
    LTL_EVENT_LOST,      /* `region` is not given back on a way that ends */
    LTL_EVENT_LEFT, /* `region`, of `a->origin`, is not given back on a way that ends; on others it is */
    LTL_EVENT_READ, /* `a`, read from `region` at place `b`, is used as a value */
    LTL_EVENT_TEXT, /* the end of the text behind a pointer is looked for; `a`: what its first letter is */
    LTL_EVENT_BINARY, /* `word` joins `a` and `b` to `result`, whose type's bounds are not yet applied */
    LTL_EVENT_CONVERT, /* `a` becomes a `type`, without a cast unless `is_told` */
    LTL_EVENT_CALL,    /* `word` is called with `arguments` */
    LTL_EVENT_TEST,    /* `a` decides */
    LTL_EVENT_RETURN,  /* `a` is given to the caller */
    LTL_EVENT_DECLARE, /* a variable begins */
    LTL_EVENT_KINDS
} ltl_event_kind;

/* What an access does to end where it ends. */
typedef enum ltl_access_how {
    LTL_ACCESS_PLAIN, /* `*p`, `p[i]` */
    LTL_ACCESS_BLOCK, /* a function with a length */
    LTL_ACCESS_TEXT,  /* a function that goes on to the NUL */
} ltl_access_how;

enum { LTL_MAX_ARGUMENTS = 16 };

typedef struct ltl_event {
    ltl_event_kind kind;
    ltl_node node;
    const ltl_state *state;
    const ltl_fact *a;
    const ltl_fact *b;
    ltl_fact result;
    ltl_type type;
    ltl_str word;
    ltl_region region;
    uint8_t family; /* ltl_give_back_family */
    uint8_t how;    /* ltl_access_how */
    bool is_write;
    bool is_told;
    bool is_partly;  /* of a read: some of the places that it may be are unset, not all */
    bool is_unknown; /* of a call: nothing is known about the function */
    const ltl_fact *arguments;
    const ltl_node *argument_nodes;
    uint32_t argument_count;
} ltl_event;

typedef struct ltl_value_check {
    const char *id;  /* what a rule names */
    uint32_t events; /* bit per kind */
    bool crosses;    /* also said of values that get into functions of other files */
    void (*see)(ltl_values *values, const struct ltl_value_check *check, const ltl_event *event);
} ltl_value_check;

extern const ltl_value_check *const ltl_value_checks[];
extern const size_t ltl_value_check_count;
/* Null: none of that name. */
const ltl_value_check *ltl_value_check_find(ltl_str id);

#define LTL_EVENT_BIT(kind) (1u << LTL_EVENT_##kind)

/* ---- what checks may ask ---- */

const ltl_types *ltl_values_types(const ltl_values *values);
const ltl_tree *ltl_values_tree(const ltl_values *values);
/* The number that the expression always is. */
bool ltl_values_constant(ltl_values *values, ltl_node node, int64_t *out_number);
const ltl_region_info *ltl_values_region(const ltl_values *values, ltl_region region);
/* For what is only wrong when it is so on every way to the node, from whatever calls led there:
 * said when the file is done, unless it was refuted. */
void ltl_values_report_if_always(ltl_values *values, const ltl_value_check *check, ltl_node node,
                                 ltl_node from);
/* For what a loop shows while it is walked: said when that was the last word of the node, and nobody took it
 * back when more was known. */
void ltl_values_report_if_last(ltl_values *values, const ltl_value_check *check, ltl_node node,
                               ltl_node from);
void ltl_values_take_back(ltl_values *values, const ltl_value_check *check, ltl_node node);
void ltl_values_refute(ltl_values *values, const ltl_value_check *check, ltl_node node);
/* The same for all calls that lead there. */
void ltl_values_refute_anywhere(ltl_values *values, const ltl_value_check *check, ltl_node node);
/* Stands `node` in a loop that gives the variable, declared outside of it, a value? */
bool ltl_values_is_set_in_loop(const ltl_values *values, ltl_region variable, ltl_node node);
/* Does anything in the file read the variable? */
bool ltl_values_is_read(const ltl_values *values, ltl_region variable);
/* Is there a body of a function of that name? */
bool ltl_values_defines(const ltl_values *values, uint32_t name);
/* The function that is being walked. */
ltl_node ltl_values_unit(const ltl_values *values);
/* `from` is another place that belongs to it, or 0. Said once for each node. */
void ltl_values_report(ltl_values *values, const ltl_value_check *check, ltl_node node,
                       ltl_node from);
/* The same, of what need not be so: it costs a step of the rule's confidence. */
void ltl_values_report_guess(ltl_values *values, const ltl_value_check *check, ltl_node node,
                             ltl_node from);
/* As `ltl_values_report`, where another value than the event's own is what is wrong: `event->a`. */
void ltl_values_report_of(ltl_values *values, const ltl_value_check *check, const ltl_event *event,
                          ltl_node from);

#endif
