/* wire.h - one description of a struct for both ways: into bytes and back.
 *
 * Shape    the same calls in the same order write or read; what is plain goes as it lies in memory, so bytes are for
 *          the same build of the program only
 * Units    bytes
 * Owns     reading: texts and arrays live in the arena; writing: borrows the buffer
 * Errors   reading past the end, or writing past the buffer's maximum, sets `is_bad`, and from then on nothing happens
 * Threads  one owner
 * Cost     copies of memory
 */
#ifndef LTL_RUN_KEEP_WIRE_H
#define LTL_RUN_KEEP_WIRE_H

#include "core/arena.h"
#include "core/buf.h"

typedef struct ltl_wire {
    ltl_buf *out; /* null: reading */
    ltl_str in;
    size_t at;
    ltl_arena *arena;
    bool is_bad;
} ltl_wire;

static inline bool ltl_wire_reads(const ltl_wire *wire) {
    return wire->out == NULL;
}
void ltl_wire_bytes(ltl_wire *wire, void *value, size_t len);
/* A variable without pointers in it. */
#define LTL_WIRE(wire, variable) ltl_wire_bytes((wire), &(variable), sizeof(variable))
void ltl_wire_str(ltl_wire *wire, ltl_str *text);
/* An array of items without pointers; `*at` is replaced when reading. */
void ltl_wire_array(ltl_wire *wire, const void **at, uint32_t *count, size_t item_bytes);
/* For arrays of other things: their number, and when reading zeroed room for them. */
void *ltl_wire_room(ltl_wire *wire, const void *at, uint32_t *count, size_t item_bytes);

#endif
