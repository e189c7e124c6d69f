/* references.h - where lines ask the environment for a variable, and what they take when it is not set.
 *
 * Shape    one reference for each place in a line, in the words of each language
 * Units    byte offsets within the line
 * Owns     slices of the line
 * Errors   none: what is not written out is no reference
 * Threads  reentrant
 * Cost     one pass for each way to ask
 */
#ifndef LTL_SPECIALISTS_SETTINGS_REFERENCES_H
#define LTL_SPECIALISTS_SETTINGS_REFERENCES_H

#include "core/arena.h"
#include "core/str.h"
#include "core/vec.h"

typedef struct ltl_reference {
    ltl_str name;
    ltl_str fallback;  /* as it is written; no pointer: there is none */
    bool is_asked_for; /* the code sees to it when it is missing: no value is needed */
} ltl_reference;

typedef struct ltl_references LTL_VEC(ltl_reference) ltl_references;

/* Adds those of the line. Names are capitals, digits and `_`, and are no variable of the system or of a host of CI. */
void ltl_references_find(ltl_arena *arena, ltl_str line, ltl_references *references);
/* `true`, `1`, `on` or `yes`, in quotes or not. */
bool ltl_fallback_is_on(ltl_str fallback);

#endif
