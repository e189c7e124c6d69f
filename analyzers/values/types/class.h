/* class.h - the classes of a C++ file: who is whose parent, which bodies their methods have.
 *
 * Shape    methods by (class, name), those of one name in a list; bodies may stand within the class or outside
 * Units    classes, methods and fields are told by the ids of their names
 * Owns     the arena given; the tree is borrowed
 * Errors   a name that several classes of the file have means none of them
 * Threads  immutable once made
 * Cost     one walk over functions and classes; a look-up for each parent
 */
#ifndef LTL_VALUES_CLASS_H
#define LTL_VALUES_CLASS_H

#include "analyzers/dataflow/pairs.h"
#include "analyzers/syntax/tree.h"
#include "core/vec.h"

typedef struct ltl_method {
    ltl_node function; /* with a body */
    uint32_t next;     /* of the same class and name; 0: none */
    uint16_t most;     /* arguments */
    uint16_t least;
} ltl_method;

typedef struct ltl_classes {
    const ltl_tree *tree;
    ltl_pairs by_name;                  /* (class, 1) to the CLASS; UINT32_MAX: several */
    ltl_pairs by_key;                   /* (class, method) to an index into `methods` */
    ltl_pairs virtuals;                 /* (class, method) */
    ltl_pairs holders;                  /* (function, 1) to its class */
    struct LTL_VEC(ltl_method) methods; /* entry 0 is unused */
} ltl_classes;

void ltl_classes_make(ltl_arena *arena, const ltl_tree *tree, ltl_classes *out_classes);
/* LTL_NO_NODE: no class of that name is here, or several. */
ltl_node ltl_class_named(const ltl_classes *classes, uint32_t name);
/* The name of the class that the function is a method of; 0: none. */
uint32_t ltl_class_around(const ltl_classes *classes, ltl_node function);
/* The class and its parents, nearest first; how many. */
enum { LTL_MAX_PARENTS = 8 };
uint32_t ltl_class_line(const ltl_classes *classes, uint32_t name, uint32_t *out_names);
/* The body that `name(…)` with so many arguments means in that class; LTL_NO_NODE: not here, or several. */
ltl_node ltl_class_method(const ltl_classes *classes, uint32_t class_name, uint32_t name,
                          uint32_t arguments);
/* Its own, not its parents'. */
ltl_node ltl_class_constructor(const ltl_classes *classes, uint32_t class_name, uint32_t arguments);
ltl_node ltl_class_destructor(const ltl_classes *classes, uint32_t class_name);
/* Says some class of the line that it may be overridden? */
bool ltl_class_is_virtual(const ltl_classes *classes, uint32_t class_name, uint32_t name);
/* Does the class, or a parent, have a field of that name? */
bool ltl_class_has_field(const ltl_classes *classes, uint32_t class_name, uint32_t name);

/* Does the class, or a parent that is here, declare a method of that name, with a body or without? */
bool ltl_class_declares(const ltl_classes *classes, uint32_t class_name, uint32_t name);

#endif
