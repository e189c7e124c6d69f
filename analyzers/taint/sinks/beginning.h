/* beginning.h - what stands in a text before the part that comes from outside.
 *
 * Shape    the first bytes of it, with one letter for each piece that is not known
 * Units    bytes
 * Owns     nothing
 * Errors   a text longer than LTL_TAINT_MAX_BEGINNING, or made of too many pieces, is cut off
 * Threads  one owner
 * Cost     the pieces of the text, bounded
 */
#ifndef LTL_TAINT_SINKS_BEGINNING_H
#define LTL_TAINT_SINKS_BEGINNING_H

#include "analyzers/taint/taint_internal.h"

enum {
    LTL_TAINT_MAX_BEGINNING = 160,
    LTL_TAINT_GUESS_OF_UNKNOWN_BEGINNING = 1,
};

typedef struct ltl_taint_beginning {
    char text[LTL_TAINT_MAX_BEGINNING];
    uint32_t length;
    bool has_unknown;
    uint32_t unknown_since; /* the last `://`: pieces that are not known */
} ltl_taint_beginning;

void ltl_taint__add_text(ltl_taint_beginning *before, ltl_str text);
void ltl_taint__add_unknown(ltl_taint_beginning *before);
/* The pieces of `node`, from left to right. */
void ltl_taint__add_pieces(ltl_taint *t, ltl_node node, ltl_taint_beginning *before);
/* The value as a part that stands behind that text: as much of a guess as that settles where it leads. */
ltl_taint_value ltl_taint__behind_text(ltl_taint *t, const ltl_taint_beginning *before, ltl_taint_value value,
                                       ltl_node node);

#endif
