/* region.h - the pieces of memory that pointers point into, by number.
 *
 * Shape    a region is interned by what makes it: a variable, a member of another region, a call that
 *          allocates (and from where that was called), what a pointer points to that nobody explained
 * Units    -
 * Owns     the arena given
 * Errors   -
 * Threads  one owner
 * Cost     one look-up
 */
#ifndef LTL_VALUES_REGION_H
#define LTL_VALUES_REGION_H

#include "analyzers/values/memory/state.h"

typedef enum ltl_region_kind {
    LTL_REGION_VARIABLE, /* of a function: (declaration, 0) */
    LTL_REGION_GLOBAL,   /* of the file: (declaration, 0); of another one: (0, name) */
    LTL_REGION_TEXT_OF,  /* a literal: (node, 0) */
    LTL_REGION_MADE,     /* by an allocation: (node, context) */
    LTL_REGION_MEMBER,   /* (region, name) */
    LTL_REGION_ELEMENT,  /* (region, offset) */
    LTL_REGION_BEHIND,   /* what a pointer points to that was read or returned: (node, context) */
    LTL_REGION_CODE,     /* a function: (node, 0) */
    LTL_REGION_ANSWER,   /* what a call without arguments gave: (name, 0) */
    LTL_REGION_PLACE,    /* no memory: a place in the code, (node, context) */
    LTL_REGION_COMPARED, /* no memory: which values are less than others; offsets tell of which */
} ltl_region_kind;

/* The name of the member that stands for all elements of a container. */
enum { LTL_CONTAINER_ELEMENT = (1 << 28) - 1 };

/* Who takes back what an allocation gave. */
typedef enum ltl_give_back_family {
    LTL_GIVEN_BY_NONE,
    LTL_GIVEN_BY_MALLOC,
    LTL_GIVEN_BY_NEW,
    LTL_GIVEN_BY_NEW_ARRAY,
    LTL_GIVEN_BY_FILE,       /* fopen */
    LTL_GIVEN_BY_PIPE,       /* popen */
    LTL_GIVEN_BY_DESCRIPTOR, /* open */
    LTL_GIVEN_BY_FOLDER,     /* opendir */
    LTL_GIVEN_BY_SOCKET,
    LTL_GIVEN_BY_STACK,  /* alloca and variables: nobody */
    LTL_GIVEN_BY_OTHERS, /* a function that nobody knows, whose name says so */
} ltl_give_back_family;

typedef struct ltl_region_info {
    uint8_t kind;
    ltl_type type; /* of what lies there; unknown for allocations */
    ltl_region parent;
    uint32_t a;
    uint32_t b;
    ltl_node node; /* what made it */
} ltl_region_info;

typedef struct ltl_regions {
    ltl_arena *arena;
    struct ltl_region_list LTL_VEC(ltl_region_info) all; /* entry 0 is unused */
    ltl_pairs by_key;
} ltl_regions;

void ltl_regions_init(ltl_regions *regions, ltl_arena *arena);
ltl_region ltl_region_intern(ltl_regions *regions, ltl_region_kind kind, uint32_t a, uint32_t b,
                             ltl_type type, ltl_node node);
static inline const ltl_region_info *ltl_region_of(const ltl_regions *regions, ltl_region region) {
    return &regions->all.at[region];
}
/* The whole that it is a member or an element of, or itself. */
ltl_region ltl_region_root(const ltl_regions *regions, ltl_region region);
/* A variable of the function at hand, or a part of one. */
bool ltl_region_is_local(const ltl_regions *regions, ltl_region region);

#endif
