/* family.h - languages that call each other without ceremony, and what their files see of each other.
 *
 * Shape    one row of plain facts a family: who asks looks them up and knows no language
 * Units    -
 * Owns     nothing
 * Errors   none
 * Threads  any
 * Cost     constant time
 */
#ifndef LTL_LINKING_FAMILY_H
#define LTL_LINKING_FAMILY_H

#include "analyzers/syntax/tree.h"

typedef enum ltl_family {
    LTL_FAMILY_NONE, /* calls are not followed */
    LTL_FAMILY_PYTHON,
    LTL_FAMILY_JAVASCRIPT,
    LTL_FAMILY_JVM,
    LTL_FAMILY_CSHARP,
    LTL_FAMILY_GO,
    LTL_FAMILY_PHP,
    LTL_FAMILY_RUBY,
    LTL_FAMILY_C,
    LTL_FAMILY_RUST,
    LTL_FAMILY_SWIFT,
    LTL_FAMILY_SOLIDITY,
    LTL_FAMILY_ELIXIR,
    LTL_FAMILY_LUA,
    LTL_FAMILY_SHELL,
    LTL_FAMILY_COUNT,
} ltl_family;

/* Where a class goes on that another file has begun. */
typedef enum ltl_class_opens {
    LTL_CLASS_CLOSED,
    LTL_CLASS_IN_PACKAGE,
    LTL_CLASS_EVERYWHERE,
} ltl_class_opens;

typedef struct ltl_family_traits {
    bool has_modules;       /* a file is a module: what it does not take from others it does not see */
    bool takes_by_path;     /* of those: what an import names may be a module, or anything in one */
    bool names_whole;       /* a class is known by its whole name, packages and all */
    bool writes_types;      /* an object of a type that is not ours has no method of ours */
    bool sees_methods;      /* f() may be a method of the class around it */
    bool sees_fields;       /* x may be a field of it */
    bool hides_packages;    /* a class of another package is known by an import alone */
    bool exports_whole;     /* a module is what it says it gives: an object, a function */
    bool types_chains;      /* `x.y.f()` is followed by the types of fields and results of other files */
    bool marks_parts;       /* what goes on with a class says so: `impl`, `extension` */
    bool has_clauses;       /* functions of one name and number of parameters are one function */
    bool has_constants;     /* names of other files that have one value are read */
    bool shares;            /* variables of one file are read in others */
    ltl_class_opens opens;
    const char *own_class;  /* the class at hand, as a word; or null */
    const char *above_as;   /* the parent of the class at hand, as a word; null: `super` */
    const char *called_as;  /* the method that an object is called by: `C(x)`; or null */
    const char *text_type;  /* what a text that is written is, where functions can be added to that; or null */
} ltl_family_traits;

ltl_family ltl_family_of(const ltl_language *language);
const ltl_family_traits *ltl_family_traits_of(ltl_family family);

#endif
