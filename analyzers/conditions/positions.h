/* positions.h - the position automaton of a regular expression.
 *
 * Shape    each character (class) of the text is a state; `follow` says which may come next.
 *          `twice` marks what two different parts of the expression allow: two ways for one text
 * Units    bytes
 * Owns     nothing: plain arrays
 * Errors   see ltl_positions_build
 * Threads  reentrant
 * Cost     40 KiB; O(bytes × positions)
 */
#ifndef LTL_CONDITIONS_POSITIONS_H
#define LTL_CONDITIONS_POSITIONS_H

#include "analyzers/conditions/redos.h"

enum { LTL_POSITION_WORDS = LTL_REDOS_MAX_POSITIONS / 64 };

typedef struct ltl_position_set {
    uint64_t words[LTL_POSITION_WORDS];
} ltl_position_set;

typedef struct ltl_byte_set {
    uint64_t words[4];
} ltl_byte_set;

typedef struct ltl_positions {
    uint32_t count;
    ltl_byte_set bytes[LTL_REDOS_MAX_POSITIONS];
    ltl_position_set follow[LTL_REDOS_MAX_POSITIONS];
    ltl_position_set twice[LTL_REDOS_MAX_POSITIONS];
} ltl_positions;

static inline bool ltl_position_has(const ltl_position_set *set, uint32_t position) {
    return set->words[position / 64] >> position % 64 & 1;
}
static inline void ltl_position_add(ltl_position_set *set, uint32_t position) {
    set->words[position / 64] |= UINT64_C(1) << position % 64;
}

/* YES: built. NO: this is no regular expression. LIMIT: too many states or nested too deeply. */
ltl_redos_answer ltl_positions_build(ltl_str regex, ltl_positions *out_positions);

#endif
