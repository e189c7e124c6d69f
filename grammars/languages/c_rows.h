/* c_rows.h - the rows that C and C++ have in common.
 *
 * Shape    macros that expand to rows of the three tables; C++'s grammar extends C's
 * Units    -
 * Owns     nothing
 * Errors   -
 * Threads  constants
 * Cost     -
 *
 * A declarator says inside out what it declares. Pointers and arrays are transparent and leave a
 * MODIFIER; the innermost name keeps the role NAME; a function declarator merges with the definition
 * around it, and is a FUNCTION of its own where there is none: a prototype.
 */
#ifndef LTL_LANGUAGES_C_ROWS_H
#define LTL_LANGUAGES_C_ROWS_H

#include "grammars/rows.h"

/* `<stdio.h>` is a string as well. */
static inline bool c_string_content(ltl_str text, ltl_span *out_content) {
    if (text.len < 2 || text.ptr[0] != '<' || text.ptr[text.len - 1] != '>') {
        return false;
    }
    *out_content = (ltl_span){1, (uint32_t)text.len - 1};
    return true;
}

#define DECLARATOR (LTL_ROW_ADORNS | LTL_ROW_KEYWORDS)

#define C_WRAPS                                                                                    \
    {.parent = "declaration",                                                                      \
     .from = "declarator",                                                                         \
     .how = LTL_WRAP_EACH,                                                                         \
     .kind = LTL_KIND_VARIABLE,                                                                    \
     .inner_from = LTL_ROLE_NAME,                                                                  \
     .unless = {"init_declarator", "pointer_declarator", "array_declarator",                       \
                "function_declarator"}},                                                           \
        {.parent = "field_declaration",                                                            \
         .from = "declarator",                                                                     \
         .how = LTL_WRAP_EACH,                                                                     \
         .kind = LTL_KIND_VARIABLE,                                                                \
         .inner_from = LTL_ROLE_NAME,                                                              \
         .unless = {"pointer_declarator", "array_declarator", "function_declarator"}},             \
        {.parent = "case_statement",                                                               \
         .how = LTL_WRAP_REST,                                                                     \
         .kind = LTL_KIND_BLOCK,                                                                   \
         .role = LTL_ROLE_BODY}

#define C_PATTERN_WRAPS                                                                            \
    {"", ""}, {"void f(void) {", "}"}, {"void f(void) {", ";}"}, /* an expression */               \
        {"", ";"}, {"struct s {", "}"}, /* a field */                 \
        {"void f(void) { switch (x) {", "}}"},                       /* a case */                  \
        {"void f(", ") {}"},                                         /* a parameter */             \
        {"int x = ", ";"}, {"int x[] = {", "};"}, {"", "\n"},        /* a directive */             \
        {"", "\n#endif\n"}

/* Functions and control statements without their body. */
#define C_PATTERN_HEADERS {"", " {}"}, {"void f(void) {", " {} }"}

#endif
