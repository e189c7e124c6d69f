/* keep.h - who keeps what a function made: what was lent to calls, and what other ways say of those.
 *
 * Shape    a region that has to be given back carries a list of the calls that it was lent to on its way, each
 *          with the outcome of the test on what the call gave; when it is given back later on, these calls
 *          kept nothing of it, whatever else they do
 * Units    lists by number, 0: lent to nobody
 * Owns     the arena of the file
 * Errors   a list that grows too long counts as kept
 * Threads  one owner
 * Cost     a look-up for each call that gets such a region, and for each test behind one
 */
#ifndef LTL_VALUES_KEEP_H
#define LTL_VALUES_KEEP_H

#include "analyzers/values/memory/state.h"

struct ltl_values;
struct ltl_call;

/* A call, and what the test behind it said. */
typedef struct ltl_lending {
    uint32_t around; /* the list before it; 0: none */
    uint32_t entry;  /* see `ltl_keeping.entries` */
    uint32_t length;
} ltl_lending;

typedef struct ltl_lending_entry {
    ltl_node call;
    ltl_node test; /* 0: nobody asked what it gave */
    bool outcome;
} ltl_lending_entry;

/* A way that ends, on which somebody should have given something back. */
typedef struct ltl_left {
    ltl_region region;
    ltl_node node;  /* where it ends */
    ltl_node maker; /* what made it */
    uint32_t lent;
    uint8_t family;
    bool is_failure; /* what the function gives says that something failed */
} ltl_left;

/* A call that gives back what a variable holds. */
typedef struct ltl_give {
    ltl_node call;
    uint32_t declaration;
} ltl_give;

typedef struct ltl_keeping {
    ltl_pairs given_back; /* (declaration, 1) of variables that something is given back by */
    struct ltl_gives LTL_VEC(ltl_give) gives;  /* the calls that do so, in order */
    struct LTL_VEC(ltl_lending) lists;         /* entry 0 is unused */
    struct LTL_VEC(ltl_lending_entry) entries; /* entry 0 is unused */
    ltl_pairs by_call;                         /* (call, test and outcome) to an entry */
    ltl_pairs by_entry;                        /* (list around, entry) to a list */
    ltl_pairs
        returned; /* (region, entry) that came back; (region, 0): some way gives it back; see keep_ends.c */
    ltl_node unit;                            /* the function at hand */
    struct ltl_lefts LTL_VEC(ltl_left) lefts; /* of the function at hand */
} ltl_keeping;

/* Notes the variables of the file by which something is given back. */
void ltl_keep__begin(struct ltl_values *v);
/* `p = item_new(…)` where `item_free(p)` stands, too: the function at hand is to give it back. False: it
 * is not of that kind. */
bool ltl_keep__make(struct ltl_values *v, ltl_state *state, const struct ltl_call *call,
                    ltl_fact *out_made);
/* A function that nobody knows gets it. */
void ltl_keep__lend(struct ltl_values *v, ltl_state *state, const struct ltl_call *call,
                    ltl_region region);
/* `item_free(p)`: unless the name says nothing of the kind. */
void ltl_keep__take_back(struct ltl_values *v, ltl_state *state, const struct ltl_call *call);
/* `(struct pair){p, q}`: it goes wherever that goes. */
void ltl_keep__hand_on(struct ltl_values *v, ltl_state *state, ltl_node part);
/* It is given back here. */
void ltl_keep__returned(struct ltl_values *v, ltl_state *state, ltl_region region);
/* The test was answered on this way. */
void ltl_keep__decide(struct ltl_values *v, ltl_state *state, ltl_node test, bool outcome);
/* The function that nobody called ends here; `value` is what it gives, or LTL_NO_NODE. */
void ltl_keep__leave(struct ltl_values *v, ltl_state *state, ltl_node node, ltl_node value);
/* Tells the checks of what was left, now that all ways were walked. */
void ltl_keep__tell(struct ltl_values *v);

/* `if (fd > 2) close(fd)`: the first three descriptors stay. */
bool ltl_keep__is_low(const struct ltl_values *v, const ltl_state *state, ltl_region region);

/* ---- between keep.c and keep_ends.c ---- */

/* One of the words, in lower case, stands in the name; the last one is null. */
bool ltl_keep__says(ltl_str name, const char *const *words);
uint32_t ltl_keep__entry(struct ltl_values *v, ltl_node call, ltl_node test, bool outcome);
/* What the branch ends with leaves it for good. */
bool ltl_keep__leaves(const ltl_tree *tree, ltl_node branch);
bool ltl_keep__stands_plainly(const ltl_tree *tree, ltl_node call);

#endif
