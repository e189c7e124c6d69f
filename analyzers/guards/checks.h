/* checks.h - variables that are judged somewhere: `if x not in ALLOWED`, `validate_url(x)`, `is_safe(x)`.
 *
 * Shape    which variable, or part of one, is judged at which node, for one file, and where in the code that holds
 * Units    nodes
 * Owns     the arena given
 * Errors   past LTL_MAX_TAINT_CHECKS further ones are not seen
 * Threads  one owner
 * Cost     a look at each call and comparison of the file, once; a question costs the number of checks;
 *          of a part that is read, the calls of the file as well, once
 *
 * A judged value keeps its marks: a way through a check is doubtful. What a function of the repository does is
 * known from its body (guards.h); of others only their names are seen.
 */
#ifndef LTL_GUARDS_CHECKS_H
#define LTL_GUARDS_CHECKS_H

#include "analyzers/guards/guards.h"

/* What functions of other files that a call may enter make sure of. */
typedef struct ltl_call_guard {
    ltl_node call;
    ltl_function_guard guard; /* what all of them do; `function` means nothing */
    const ltl_str *names;     /* of the parameters; empty: none */
    uint32_t name_count;
} ltl_call_guard;
typedef struct ltl_call_guards LTL_VEC(ltl_call_guard) ltl_call_guards; /* by call */

typedef struct ltl_guard_range {
    ltl_node from;
    ltl_node end;
} ltl_guard_range;

typedef struct ltl_guard_check {
    uint32_t declaration; /* 0: it is no variable */
    ltl_node part;        /* but this part of one, `params[:size]`; 0: none */
    ltl_node key;         /* of that part, where it is written out; LTL_NO_NODE: it is not */
    ltl_node at;
    bool is_only; /* it holds in `ranges` and nowhere else; or else behind `at`, but in them */
    ltl_guard_range ranges[3];
} ltl_guard_check;

typedef struct ltl_guard_checks {
    const ltl_scopes *scopes;
    struct LTL_VEC(ltl_guard_check) all;
    uint8_t *known; /* by node: what was said of a part that is read; null: no part is judged */
} ltl_guard_checks;

void ltl_guard_checks_find(ltl_arena *arena, const ltl_guards *guards, const ltl_call_guards *far,
                     ltl_guard_checks *out_checks);
/* Whether the variable that got a value at `leaf` is judged behind that, for what is done at `until`; LTL_NO_NODE:
 * at the end of the function. */
bool ltl_guard_holds(const ltl_guard_checks *checks, ltl_node leaf, ltl_node until);

/* Whether what is read at `source`, or a part of it (`args` of `args.get("next")`), is judged where it is written
 * the same way: in the same function, before that or in the condition that it stands behind. */
bool ltl_guard_holds_where_read(const ltl_guard_checks *checks, ltl_node source);

/* Whether a part that is read (`req.Path`) is judged where it is written the same way, before that. */
bool ltl_guard_holds_of_read(const ltl_guard_checks *checks, ltl_node part);

/* Whether the part that got a value at `into` (`$page["tab"] = x`) is judged behind that, for what is done at
 * `until`. */
bool ltl_guard_holds_of_part(const ltl_guard_checks *checks, ltl_node into, ltl_node until);

/* Whether what is put into `into` is a part that was judged before, in another dress (`req.Path = clean(req.Path)`). */
bool ltl_guard_holds_of_made(const ltl_guard_checks *checks, ltl_node into);

/* Told of code that is judged; `at` is the test that does it, or where that begins to hold. */
typedef void ltl_guard_tell(void *data, ltl_node from, ltl_node end, ltl_node at);
/* items.c: tells the collection whose items the test asks about in a loop around it, and where that ends. */
void ltl_guard_items(const ltl_scopes *scopes, ltl_node asked, ltl_node test, ltl_guard_tell *tell, void *data);
/* `xs.every(x => ok(x))`: what is asked of each item. */
bool ltl_guard_atom_of_each(const ltl_scopes *scopes, ltl_node call, ltl_guard_atom *out_atom);

/* missing.c: tells which code is judged by a test that leads out when nothing was found. */
void ltl_guard_missing(const ltl_scopes *scopes, ltl_node test, ltl_guard_tell *tell, void *data);
/* Tells which code is judged where something was found, and the branch for which that holds. */
void ltl_guard_found(const ltl_scopes *scopes, ltl_node test, ltl_guard_tell *tell, void *data);

/* The variable that is one of some texts wherever the condition holds: `x === "a" || x === "b"`; 0: none. */
uint32_t ltl_guard_constant_in(const ltl_scopes *scopes, ltl_node condition);
/* The same wherever the condition does not hold: `x !== "a" && x !== "b"`. */
uint32_t ltl_guard_constant_unless(const ltl_scopes *scopes, ltl_node condition);

/* ranges.c: where what the test says holds; `is_only`: nowhere else. */
void ltl_guard_reach(const ltl_scopes *scopes, ltl_node test, bool passes_when, bool is_only,
                     ltl_guard_check *out_check);
/* The same of an `if` whose condition rules some texts out: behind it too, when it leaves, or gives the variable
 * a text. */
void ltl_guard_reach_unless(const ltl_scopes *scopes, ltl_node test, uint32_t declaration,
                            ltl_guard_check *out_check);
/* Whether the function is left for good when the test has not passed. */
bool ltl_guard_refuses(const ltl_scopes *scopes, ltl_node test, bool passes_when);

#endif
