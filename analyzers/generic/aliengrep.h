/* aliengrep.h - the other engine for generic patterns: one regular expression.
 *
 * Shape    words stand alone, blanks of the pattern are any blanks, `...` is lazy and never leaves the
 *          brackets it stands in; `$X` is a word, `$...X` what an ellipsis takes. Within lines (option
 *          generic_multiline: false) `...` ends with the line, and `....` does not
 * Units    -
 * Owns     the arena of the rule set
 * Errors   LTL_SYNTAX: nothing to find, too many metavariables
 * Threads  reentrant
 * Cost     O(bytes); what the expression costs is bounded by its match limit
 */
#ifndef LTL_GENERIC_ALIENGREP_H
#define LTL_GENERIC_ALIENGREP_H

#include "analyzers/generic/pattern.h"

typedef struct ltl_aliengrep {
    ltl_str regex; /* PCRE, for no flags */
    struct LTL_VEC(ltl_str) groups; /* by group: the metavariable, empty when there is none */
} ltl_aliengrep;

LTL_MUST_USE ltl_status ltl_aliengrep_translate(ltl_arena *arena, ltl_str text,
                                                const ltl_generic_options *options,
                                                ltl_aliengrep *out, ltl_error *error);

#endif
