/* span.h - places in a file.
 *
 * Shape    half-open byte ranges; a position adds line and column
 * Units    offsets in bytes from 0; lines and columns (in bytes) from 1; the end is one past
 * Owns     nothing
 * Errors   none
 * Threads  values
 * Cost     -
 */
#ifndef LTL_CORE_SPAN_H
#define LTL_CORE_SPAN_H

#include <stdbool.h>
#include <stdint.h>

typedef struct ltl_span {
    uint32_t start;
    uint32_t end;
} ltl_span;

typedef struct ltl_position {
    uint32_t line;
    uint32_t column;
    uint64_t offset; /* wider than a span: a large file is looked at in pieces */
} ltl_position;

static inline bool ltl_span_eq(ltl_span a, ltl_span b) {
    return a.start == b.start && a.end == b.end;
}
/* `inner` lies within `outer`, equal included. */
static inline bool ltl_span_contains(ltl_span outer, ltl_span inner) {
    return outer.start <= inner.start && inner.end <= outer.end;
}

#endif
