/* out.h - where text goes.
 *
 * Shape    a write function with a small buffer in front; formats write to this and nothing else
 * Units    bytes
 * Owns     its buffer; the file, descriptor or ltl_buf behind it is the caller's
 * Errors   sticky: the first failed write is kept in `status`, later writes do nothing
 * Threads  one owner
 * Cost     one copy
 */
#ifndef LTL_CORE_OUT_H
#define LTL_CORE_OUT_H

#include "core/buf.h"
#include "core/status.h"
#include "core/str.h"

enum { LTL_OUT_BUFFER_BYTES = 65536 };

typedef struct ltl_out {
    ltl_status (*write)(void *target, ltl_str bytes);
    void *target;
    ltl_status status;
    size_t total_bytes;
    size_t pending;
    char buffer[LTL_OUT_BUFFER_BYTES];
} ltl_out;

void ltl_out_init(ltl_out *out, ltl_status (*write)(void *, ltl_str), void *target);
/* Writes into a buffer of memory. */
void ltl_out_init_buf(ltl_out *out, ltl_buf *buf);
void ltl_out_str(ltl_out *out, ltl_str s);
void ltl_out_cstr(ltl_out *out, const char *s);
void ltl_out_byte(ltl_out *out, char byte);
LTL_PRINTF(2, 3)
void ltl_out_printf(ltl_out *out, const char *format, ...);
/* Hands everything on; returns the sticky status. */
LTL_MUST_USE ltl_status ltl_out_flush(ltl_out *out);

#endif
