/* pattern.h - a generic pattern: words and marks with holes, for text that no grammar reads.
 *
 * Shape    a list of elements. Lines deeper than the line before them become OPEN … CLOSE. `...` is
 *          three dots, more of them are marks; `$X` is a capital letter and then letters, digits, `_`
 * Units    -
 * Owns     the arena of the rule set; words are added to the table of names given
 * Errors   LTL_SYNTAX: nothing to find, too long
 * Threads  built by one thread, then immutable
 * Cost     O(bytes)
 */
#ifndef LTL_GENERIC_PATTERN_H
#define LTL_GENERIC_PATTERN_H

#include "analyzers/generic/document.h"
#include "analyzers/patterns/pattern.h"
#include "core/status.h"

typedef enum ltl_element_kind {
    LTL_ELEMENT_TOKEN,    /* a word or mark, by name */
    LTL_ELEMENT_VARIABLE, /* $X: one word */
    LTL_ELEMENT_ELLIPSIS, /* ... and $...X */
    LTL_ELEMENT_OPEN,     /* a block of the text begins here … */
    LTL_ELEMENT_CLOSE,    /* … and ends here */
} ltl_element_kind;

#define LTL_ELEMENT_NONE    UINT32_MAX
#define LTL_ELEMENT_UNBOUND UINT16_MAX

typedef struct ltl_element {
    uint8_t kind;          /* ltl_element_kind */
    uint16_t metavariable; /* LTL_ELEMENT_UNBOUND: none */
    uint32_t name;         /* of a TOKEN */
    uint32_t around;       /* the OPEN it stands in; of a CLOSE, its own; LTL_ELEMENT_NONE */
    uint32_t ellipsis;     /* of an ELLIPSIS: its number */
} ltl_element;

typedef struct ltl_generic_options {
    uint32_t max_span; /* lines that one ellipsis may skip */
    ltl_comment_style comments;
    bool is_aliengrep; /* see aliengrep.h; what follows is for that alone */
    bool is_caseless;
    bool is_multiline;
    ltl_str brackets;   /* pairs, one after the other */
    ltl_str word_bytes; /* that words are made of besides letters, digits and `_` */
} ltl_generic_options;

#define LTL_GENERIC_MAX_SPAN 10u /* unless the rule says another */

typedef struct ltl_generic_pattern {
    struct LTL_VEC(ltl_element) elements;
    struct LTL_VEC(ltl_str) words; /* those of TOKENs, for the prefilter */
    ltl_generic_options options;
    uint32_t ellipsis_count;
    uint32_t anchor; /* a TOKEN so many tokens behind every match's start; LTL_ELEMENT_NONE */
    bool repeats;    /* some metavariable occurs twice: what fits later depends on it */
} ltl_generic_pattern;

LTL_MUST_USE ltl_status ltl_generic_compile(ltl_arena *arena, ltl_names *names,
                                            ltl_metavariables *metavariables, ltl_str text,
                                            const ltl_generic_options *options,
                                            const ltl_generic_pattern **out_pattern,
                                            ltl_error *error);
/* The words that a text must contain: one clause each. */
ltl_clauses ltl_generic_clauses(ltl_arena *arena, const ltl_generic_pattern *pattern);

#endif
