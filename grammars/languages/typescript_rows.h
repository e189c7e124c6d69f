/* typescript_rows.h - the rows that TypeScript and TSX have in common beyond JavaScript's.
 *
 * Shape    macros that expand to rows, word lists and pattern wraps
 * Units    -
 * Owns     nothing
 * Errors   -
 * Threads  constants
 * Cost     -
 */
#ifndef LTL_LANGUAGES_TYPESCRIPT_ROWS_H
#define LTL_LANGUAGES_TYPESCRIPT_ROWS_H

#include "grammars/languages/javascript_rows.h"

#define TYPESCRIPT_WRAPS                                                                           \
    {.parent = "enum_body",                                                                        \
     .from = "name",                                                                               \
     .how = LTL_WRAP_EACH,                                                                         \
     .kind = LTL_KIND_FIELD,                                                                       \
     .inner_from = LTL_ROLE_NAME},                                                                 \
        JAVASCRIPT_WRAPS

#define TYPESCRIPT_MODIFIERS                                                                       \
    "async", "static", "get", "set", "static get", "readonly", "abstract", "accessor", "declare"

#define TYPESCRIPT_PATTERN_WRAPS                                                                   \
    JAVASCRIPT_PATTERN_WRAPS, {"interface C {", "}"}, /* a signature */                            \
        {"", " function f() {}"}, {"type T = ", ""}   /* a type */

#endif
