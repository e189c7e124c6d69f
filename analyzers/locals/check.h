/* check.h - a check of local variables: what it looks at while ways are walked, and what it then says.
 *
 * Shape    a constant descriptor per file of checks/; `see` is called for each event of its kinds, on each
 *          way that leads there; `look`, if it has one, once for each function
 * Units    -
 * Owns     events are borrowed for the call
 * Errors   -
 * Threads  re-entrant: what it remembers belongs to `locals`
 * Cost     events are many: `see` looks before it thinks
 */
#ifndef LTL_LOCALS_CHECK_H
#define LTL_LOCALS_CHECK_H

#include "analyzers/dataflow/flow.h"
#include "analyzers/locals/way.h"
#include "analyzers/values/check.h"

typedef struct ltl_locals ltl_locals;

typedef enum ltl_local_event_kind {
    LTL_LOCAL_FOLLOWED, /* a member, an item or a result of `held` is asked for */
    LTL_LOCAL_LOST,     /* a way ends, with what `held` opened, whatever became of it */
    LTL_LOCAL_DIVIDED,  /* something is divided by `held` */
    LTL_LOCAL_INDEXED,  /* the item `key` of `held` is asked for */
    LTL_LOCAL_KINDS
} ltl_local_event_kind;

typedef struct ltl_local_event {
    ltl_local_event_kind kind;
    ltl_node node;
    ltl_node name; /* the variable there; 0: none */
    const ltl_way *way;
    const ltl_held *held;
    const ltl_held *key;
} ltl_local_event;

typedef struct ltl_local_check {
    ltl_value_check check; /* what a rule names */
    bool wants_both;       /* what is suspected is only said where it was confirmed as well */
    uint32_t events;       /* bit per kind */
    void (*see)(ltl_locals *locals, const struct ltl_local_check *check,
                const ltl_local_event *event);
    void (*look)(ltl_locals *locals, const struct ltl_local_check *check, const ltl_cfg *cfg);
} ltl_local_check;

extern const ltl_local_check *const ltl_local_checks[];
extern const size_t ltl_local_check_count;

#define LTL_LOCAL_BIT(kind) (1u << LTL_LOCAL_##kind)

/* ---- what checks may ask ---- */

const ltl_tree *ltl_locals_tree(const ltl_locals *locals);
const ltl_scopes *ltl_locals_scopes(const ltl_locals *locals);
ltl_flow *ltl_locals_flow(ltl_locals *locals);
/* Emptied after the function at hand. */
ltl_arena *ltl_locals_scratch(ltl_locals *locals);
/* Is the file's language one of these ids? */
bool ltl_locals_is_one_of(const ltl_locals *locals, const char *const *languages);
/* Said once for each node; `from` is another place that belongs to it, or 0. */
void ltl_locals_report(ltl_locals *locals, const ltl_local_check *check, ltl_node node,
                       ltl_node from);
/* For what is only wrong when it is so on every way to the node: said when the function is done, unless it
 * was refuted. */
void ltl_locals_suspect(ltl_locals *locals, const ltl_local_check *check, ltl_node node,
                        ltl_node from);
void ltl_locals_refute(ltl_locals *locals, const ltl_local_check *check, ltl_node node);
void ltl_locals_confirm(ltl_locals *locals, const ltl_local_check *check, ltl_node node);

#endif
