/* pattern_attempt.h - one try at a pattern: as one spelling writes it, in one of the language's wraps.
 *
 * Shape    the text with its stand-ins, the tree of the whole, and the bytes of it that are the pattern
 * Units    `region` counts bytes of the tree's text, blanks and comments at the ends excluded; `offset`
 *          is where the written text begins in it
 * Owns     the arena given
 * Errors   LTL_SYNTAX when there is no tree at all; ERROR nodes are left to the caller
 * Threads  one owner
 * Cost     a parse
 */
#ifndef LTL_PATTERNS_PATTERN_ATTEMPT_H
#define LTL_PATTERNS_PATTERN_ATTEMPT_H

#include "analyzers/patterns/pattern_read.h"

/* The pattern as one spelling writes it. */
typedef struct ltl_spelt {
    ltl_str text;
    ltl_stand_in_marks marks;
    ltl_asked_types types;
    ltl_str probes; /* one declaration for each of the types, to be put behind all */
    ltl_span probed[LTL_MAX_ASKED_TYPES]; /* the types in it */
} ltl_spelt;

typedef struct ltl_attempt {
    const ltl_spelt *written;
    const ltl_pattern_wrap *wrap;
    const ltl_tree *tree;
    uint32_t offset;
    ltl_span region;
} ltl_attempt;

ltl_spelt ltl_attempt_spell(ltl_arena *arena, ltl_str pattern, const ltl_language *language,
                            const ltl_spelling *spelling);
/* `written` and `wrap` are set; sets the rest. */
LTL_MUST_USE ltl_status ltl_attempt_parse(ltl_arena *arena, ltl_parser *parser, ltl_names *names,
                                          const ltl_language *language, ltl_attempt *attempt);
/* The first byte of the text where the grammar last skipped something of the pattern; its end when it
 * only missed something. */
uint32_t ltl_attempt_fault(const ltl_attempt *attempt);
/* The nodes of the types that metavariables ask for; false when one has none. */
bool ltl_attempt_find_types(const ltl_attempt *attempt, ltl_reading *reading);
/* Whether every stand-in can be told from code in the tree. */
bool ltl_attempt_shows_stand_ins(ltl_arena *arena, const ltl_attempt *attempt, ltl_node root);

#endif
