/* aria.h - the roles, states and properties of WAI-ARIA 1.2.
 *
 * Shape    two sorted tables and questions to them
 * Units    -
 * Owns     nothing: all static
 * Errors   null for what the standard does not have
 * Threads  constants
 * Cost     O(log rows)
 */
#ifndef LTL_MARKUP_ARIA_H
#define LTL_MARKUP_ARIA_H

#include "core/str.h"

typedef enum ltl_aria_type {
    LTL_ARIA_TEXT,
    LTL_ARIA_ID,    /* of an element */
    LTL_ARIA_IDS,   /* between blanks */
    LTL_ARIA_WHOLE, /* a whole number */
    LTL_ARIA_NUMBER,
    LTL_ARIA_WORD,  /* one of `words` */
    LTL_ARIA_WORDS, /* some of `words`, between blanks */
} ltl_aria_type;

typedef struct ltl_aria_attribute {
    const char *name;
    ltl_aria_type type;
    const char *words;
} ltl_aria_attribute;

typedef struct ltl_aria_role {
    const char *name;
    const char *requires; /* states that it must have, between blanks; null: none */
    const char *native;   /* an element that is the same thing; null: none */
    bool is_widget;       /* reacts to the user */
    bool is_abstract;     /* for the standard itself only */
} ltl_aria_role;

const ltl_aria_attribute *ltl_aria_attribute_find(ltl_str name);
/* A number of the wrong form, a word that is not of the list; a text is never wrong. */
bool ltl_aria_value_is_valid(const ltl_aria_attribute *attribute, ltl_str value);
const ltl_aria_role *ltl_aria_role_find(ltl_str name);

#endif
