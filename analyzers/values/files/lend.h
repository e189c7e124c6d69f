/* lend.h - what a C or C++ file lends to others, so that they can be walked as if they were one.
 *
 * Shape    short functions and the definitions they lean on, as text; what the file calls and does not have
 * Units    names are hashes of 64 bits, see ltl_lent_key
 * Owns     the arena given: the tree may go
 * Errors   what is long, could not be read, or stands in a class or template, is not lent
 * Threads  immutable once made
 * Cost     one walk over the tree; the bytes of what is lent and about a hundred more a function
 */
#ifndef LTL_VALUES_LEND_H
#define LTL_VALUES_LEND_H

#include "analyzers/values/values.h"

typedef struct ltl_lent_function {
    uint64_t name;
    uint64_t key;   /* of its name where it stands */
    uint64_t scope; /* of its class; 0: none */
    uint64_t digest;
    ltl_str text;
    uint32_t start;         /* of the text in its file */
    uint32_t first_mention; /* what it calls, and names of the file that it leans on */
    uint32_t mention_count;
    bool is_giver;   /* sets, allocates or reads something that its caller may get */
    bool is_private; /* nobody else can name it */
} ltl_lent_function;

typedef struct ltl_lent_definition {
    uint64_t name;
    uint64_t digest;
    ltl_str text;           /* empty: too long to lend */
    uint32_t first_mention; /* of a class: its parents and what its members are made of */
    uint32_t mention_count;
    bool is_giver;  /* of a class: some body in it is */
    bool is_linked; /* of a variable: one and the same for all files that name it */
} ltl_lent_definition;

/* A name of a function or class. */
typedef struct ltl_lent_want {
    uint64_t name;
    uint32_t unit; /* where the function begins that wants it */
    bool is_any;   /* else only what gives something */
    bool is_class; /* perhaps */
} ltl_lent_want;

/* What a walk of the file alone has found, told by place. */
typedef struct ltl_value_place {
    const struct ltl_value_check *check;
    ltl_span span;
    ltl_span from; /* empty: none */
    uint8_t kind;  /* of the node */
    uint8_t doubt; /* guesses that it rests on */
} ltl_value_place;
typedef struct ltl_value_places LTL_VEC(ltl_value_place) ltl_value_places;

/* The node of that place, of any kind when `kind` is -1; LTL_NO_NODE: none. */
ltl_node ltl_value_place_node(const ltl_tree *tree, ltl_span span, int kind);

typedef struct ltl_lent {
    struct LTL_VEC(ltl_lent_function) functions;
    struct LTL_VEC(ltl_lent_definition) definitions;
    struct LTL_VEC(uint64_t) mentions;
    struct LTL_VEC(ltl_lent_want) wants;
    struct LTL_VEC(uint64_t) namespaces; /* that the file is about */
    struct LTL_VEC(ltl_str) includes;    /* as written, without quotes */
    ltl_str path;
    ltl_value_places found;
} ltl_lent;

uint64_t ltl_lent_key(ltl_str name);
/* Within a class or namespace; 0: none. */
static inline uint64_t ltl_lent_within(uint64_t scope, uint64_t name) {
    return scope != 0 ? (name ^ (scope >> 7)) * UINT64_C(0x9e3779b97f4a7c15) + scope : name;
}
/* It makes, reads or sets something that its caller may get. */
bool ltl_lent_is_giver(const ltl_tree *tree, ltl_node function);
void ltl_lent_make(ltl_arena *arena, ltl_flow *flow, const ltl_value_findings *found,
                   const ltl_value_opens *opens, ltl_lent *out_lent);
/* The places of findings. */
void ltl_value_places_of(ltl_arena *arena, const ltl_tree *tree, const ltl_value_findings *findings,
                         ltl_value_places *out_places);

#endif
