#include "core/out.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static ltl_status write_to_buf(void *target, ltl_str bytes) {
    ltl_buf *buf = target;
    ltl_buf_append(buf, bytes);
    return buf->is_cut ? LTL_LIMIT : LTL_OK;
}

void ltl_out_init(ltl_out *out, ltl_status (*write)(void *, ltl_str), void *target) {
    /* Member by member: the buffer is large and needs no first value. */
    out->write = write;
    out->target = target;
    out->status = LTL_OK;
    out->total_bytes = 0;
    out->pending = 0;
}

void ltl_out_init_buf(ltl_out *out, ltl_buf *buf) {
    ltl_out_init(out, write_to_buf, buf);
}

static void hand_on(ltl_out *out, ltl_str bytes) {
    if (out->status == LTL_OK && bytes.len > 0) {
        out->status = out->write(out->target, bytes);
    }
}

static void hand_on_pending(ltl_out *out) {
    hand_on(out, (ltl_str){out->buffer, out->pending});
    out->pending = 0;
}

ltl_status ltl_out_flush(ltl_out *out) {
    hand_on_pending(out);
    return out->status;
}

void ltl_out_str(ltl_out *out, ltl_str s) {
    if (s.len > LTL_OUT_BUFFER_BYTES - out->pending) {
        hand_on_pending(out);
    }
    if (out->status != LTL_OK || s.len == 0) {
        return;
    }
    out->total_bytes += s.len;
    if (s.len > LTL_OUT_BUFFER_BYTES) {
        hand_on(out, s);
        return;
    }
    memcpy(out->buffer + out->pending, s.ptr, s.len);
    out->pending += s.len;
}

void ltl_out_cstr(ltl_out *out, const char *s) {
    ltl_out_str(out, ltl_str_of(s));
}

void ltl_out_byte(ltl_out *out, char byte) {
    ltl_out_str(out, (ltl_str){&byte, 1});
}

/* For text that is longer than the whole buffer. */
LTL_PRINTF(3, 0)
static void print_long(ltl_out *out, size_t len, const char *format, va_list args) {
    char *text = malloc(len + 1);
    if (!text) {
        out->status = LTL_NO_MEMORY;
        return;
    }
    (void)vsnprintf(text, len + 1, format, args);
    ltl_out_str(out, (ltl_str){text, len});
    free(text);
}

void ltl_out_printf(ltl_out *out, const char *format, ...) {
    if (out->status != LTL_OK) {
        return;
    }
    char text[512]; /* most pieces are short: one pass of formatting */
    va_list args;
    va_start(args, format);
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(text, sizeof(text), format, args);
    if (len < 0) {
        out->status = LTL_INVALID;
    } else if ((size_t)len < sizeof(text)) {
        ltl_out_str(out, (ltl_str){text, (size_t)len});
    } else {
        print_long(out, (size_t)len, format, again);
    }
    va_end(again);
    va_end(args);
}
