/* hostile_shapes.h - code made to hurt dataflow, at any size.
 *
 * Shape    a shape is a piece of code that is repeated, and what stands around it
 * Units    pieces
 * Owns     texts lie in the arena given
 * Errors   none
 * Threads  immutable
 * Cost     as long as the code is
 */
#ifndef LTL_TESTS_SUPPORT_HOSTILE_SHAPES_H
#define LTL_TESTS_SUPPORT_HOSTILE_SHAPES_H

#include "core/arena.h"
#include "core/str.h"

/* In pieces `@` is the number of the piece, `~` the next one, `^` another one before `count`. */
typedef struct hostile_shape {
    const char *name;
    const char *language;
    const char *rule; /* the YAML below a rule */
    const char *before;
    const char *piece;
    const char *after; /* `@` is the number of pieces */
    const char *closing; /* repeated as often as the piece; null: nothing */
    int count;           /* of pieces, in the largest */
} hostile_shape;

extern const hostile_shape hostile_shapes[];
extern const size_t hostile_shape_count;

ltl_str hostile_code(ltl_arena *arena, const hostile_shape *shape, int count);

#endif
