#include "core/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BYTES = 256 };

void ltl_buf_init(ltl_buf *buf, size_t max) {
    *buf = (ltl_buf){.max = max};
}

void ltl_buf_clear(ltl_buf *buf) {
    if (buf) {
        free(buf->ptr);
        *buf = (ltl_buf){.max = buf->max};
    }
}

void ltl_buf_reset(ltl_buf *buf) {
    buf->len = 0;
    buf->is_cut = false;
    if (buf->ptr) {
        buf->ptr[0] = '\0';
    }
}

/* Makes room for `extra` bytes and the zero behind them; false cuts the buffer. */
static bool reserve(ltl_buf *buf, size_t extra) {
    if (extra > buf->max - buf->len || buf->len + extra == SIZE_MAX) {
        buf->is_cut = true;
        return false;
    }
    size_t needed = buf->len + extra + 1;
    if (needed <= buf->capacity) {
        return true;
    }
    size_t capacity = buf->capacity > SIZE_MAX / 2 ? SIZE_MAX : buf->capacity * 2;
    if (capacity < FIRST_BYTES) {
        capacity = FIRST_BYTES;
    }
    if (capacity > buf->max && buf->max < SIZE_MAX) {
        capacity = buf->max + 1;
    }
    if (capacity < needed) {
        capacity = needed;
    }
    char *moved = realloc(buf->ptr, capacity);
    if (!moved) {
        buf->is_cut = true;
        return false;
    }
    buf->ptr = moved;
    buf->capacity = capacity;
    return true;
}

void ltl_buf_append(ltl_buf *buf, ltl_str s) {
    if (s.len == 0 || !reserve(buf, s.len)) {
        return;
    }
    memcpy(buf->ptr + buf->len, s.ptr, s.len);
    buf->len += s.len;
    buf->ptr[buf->len] = '\0';
}

void ltl_buf_append_byte(ltl_buf *buf, char byte) {
    ltl_buf_append(buf, (ltl_str){&byte, 1});
}

void ltl_buf_printf(ltl_buf *buf, const char *format, ...) {
    va_list args;
    va_start(args, format);
    ltl_buf_vprintf(buf, format, args);
    va_end(args);
}

void ltl_buf_vprintf(ltl_buf *buf, const char *format, va_list args) {
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (len < 0) {
        buf->is_cut = true;
        return;
    }
    if (len == 0 || !reserve(buf, (size_t)len)) {
        return;
    }
    (void)vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, args);
    buf->len += (size_t)len;
}
