/* buf.h - a growable byte buffer on the heap, born with its maximum.
 *
 * Shape    contiguous bytes; the content is always followed by a zero
 * Units    bytes
 * Owns     its bytes; ltl_buf_clear releases them
 * Errors   appending past the maximum, or without memory, drops the piece and sets `is_cut`
 * Threads  one owner
 * Cost     amortised O(bytes appended)
 */
#ifndef LTL_CORE_BUF_H
#define LTL_CORE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "core/compiler.h"
#include "core/str.h"

typedef struct ltl_buf {
    char *ptr;
    size_t len;
    size_t capacity;
    size_t max;
    bool is_cut;
} ltl_buf;

void ltl_buf_init(ltl_buf *buf, size_t max);
void ltl_buf_clear(ltl_buf *buf);
/* Empties it, keeps the memory. */
void ltl_buf_reset(ltl_buf *buf);
void ltl_buf_append(ltl_buf *buf, ltl_str s);
void ltl_buf_append_byte(ltl_buf *buf, char byte);
LTL_PRINTF(2, 3)
void ltl_buf_printf(ltl_buf *buf, const char *format, ...);
LTL_PRINTF(2, 0)
void ltl_buf_vprintf(ltl_buf *buf, const char *format, va_list args);
static inline ltl_str ltl_buf_borrow(const ltl_buf *buf) {
    return (ltl_str){buf->ptr ? buf->ptr : "", buf->len};
}

#endif
