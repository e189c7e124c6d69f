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
/* A struct as it lies in memory, but for `forget`: statements that empty the pointers in `plain`, the copy that is
 * written. So the same values are the same bytes in every run, and no address gets out. */
#define LTL_WIRE_PLAIN(wire, object, forget)                                                       \
    do {                                                                                           \
        __typeof__(object) plain = (object);                                                       \
        forget;                                                                                    \
        LTL_CLEAR_PADDING(plain);                                                                  \
        LTL_WIRE((wire), plain);                                                                   \
        if (ltl_wire_reads(wire)) {                                                                \
            (object) = plain;                                                                      \
        }                                                                                          \
    } while (0)
/* A vector (vec.h) of structs without pointers. */
#define LTL_WIRE_VECTOR(wire, vector)                                                              \
    do {                                                                                           \
        __typeof__((vector).at) items =                                                            \
            ltl_wire_room((wire), (vector).at, &(vector).count, sizeof((vector).at[0]));           \
        for (uint32_t item = 0; item < (vector).count && !(wire)->is_bad; item++) {                \
            LTL_WIRE_PLAIN((wire), items[item], (void)0);                                          \
        }                                                                                          \
        if (ltl_wire_reads(wire)) { /* what is written may be shared by workers */                 \
            (vector).at = items;                                                                   \
            (vector).capacity = (vector).count;                                                    \
        }                                                                                          \
    } while (0)
void ltl_wire_str(ltl_wire *wire, ltl_str *text);
/* An array of items without pointers; `*at` is replaced when reading. */
void ltl_wire_array(ltl_wire *wire, const void **at, uint32_t *count, size_t item_bytes);
/* For arrays of other things: their number, and when reading zeroed room for them. */
void *ltl_wire_room(ltl_wire *wire, const void *at, uint32_t *count, size_t item_bytes);

#endif
