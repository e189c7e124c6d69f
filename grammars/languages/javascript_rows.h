/* javascript_rows.h - the rows that JavaScript, TypeScript and TSX have in common.
 *
 * Shape    macros that expand to rows of the three tables; TypeScript's grammar extends JavaScript's
 * Units    -
 * Owns     nothing
 * Errors   -
 * Threads  constants
 * Cost     -
 */
#ifndef LTL_LANGUAGES_JAVASCRIPT_ROWS_H
#define LTL_LANGUAGES_JAVASCRIPT_ROWS_H

#include "grammars/rows.h"

#define JAVASCRIPT_WRAPS                                                                           \
    {.parent = "arrow_function",                                                                   \
     .from = "parameter",                                                                          \
     .how = LTL_WRAP_EACH,                                                                         \
     .kind = LTL_KIND_PARAMETER,                                                                   \
     .role = LTL_ROLE_PARAMETER,                                                                   \
     .inner_from = LTL_ROLE_NAME},                                                                 \
        {.parent = "switch_case",                                                                  \
         .from = "body",                                                                           \
         .how = LTL_WRAP_REST,                                                                     \
         .kind = LTL_KIND_BLOCK,                                                                   \
         .role = LTL_ROLE_BODY},                                                                   \
        {.parent = "switch_default",                                                               \
         .from = "body",                                                                           \
         .how = LTL_WRAP_REST,                                                                     \
         .kind = LTL_KIND_BLOCK,                                                                   \
         .role = LTL_ROLE_BODY}

#define JAVASCRIPT_PATTERN_WRAPS                                                                   \
    {"", ""}, {"(", ")"},            /* an expression that a statement cannot start with: {…} */   \
        {"async function f() {", "}"}, /* return, await */                                         \
        {"function* f() {", "}"}, {"class C {", "}"},    /* a member */                            \
        {"f({", "})"},                                   /* a pair of an object */                 \
        {"switch (x) {", "}"},                           /* a case */                              \
        {"try {} ", ""},                                 /* catch, finally */                      \
        {"", " class C {}"},                             /* a decorator */                         \
        {"f(", ")"},                                     /* an argument: `...$X` */                \
        {"function f(", ") {}"}                          /* a parameter */

/* Functions, classes, control statements without their body; try without handlers; methods. */
#define JAVASCRIPT_PATTERN_HEADERS                                                                 \
    {"", " {}"}, {"", " finally {}"}, {"class C {", " {}}"}

#endif
