#include "reports/deflate.h"

#include <stdlib.h>

#include <zlib.h>

#include "reports/escape/base64.h"

/* A multiple of three, so that the letters of all blocks join into one text. */
enum { BLOCK_BYTES = 3 * 8192, MOST_AT_ONCE = 1 << 30 };

struct ltl_deflate {
    ltl_out out;
    ltl_out *target;
    z_stream stream;
    unsigned char block[BLOCK_BYTES];
    char letters[LTL_BASE64_BYTES(BLOCK_BYTES)];
};

static void write_block(ltl_deflate *self) {
    size_t len = BLOCK_BYTES - self->stream.avail_out;
    ltl_base64_encode((ltl_str){(const char *)self->block, len}, self->letters);
    ltl_out_str(self->target, (ltl_str){self->letters, LTL_BASE64_BYTES(len)});
    self->stream.next_out = self->block;
    self->stream.avail_out = BLOCK_BYTES;
}

static ltl_status take(void *target, ltl_str bytes) {
    ltl_deflate *self = target;
    while (bytes.len > 0) {
        size_t len = bytes.len < MOST_AT_ONCE ? bytes.len : MOST_AT_ONCE;
        /* zlib's interface is older than const; it does not write here. */
        self->stream.next_in = (unsigned char *)(uintptr_t)bytes.ptr;
        self->stream.avail_in = (uInt)len;
        while (self->stream.avail_in > 0) {
            if (deflate(&self->stream, Z_NO_FLUSH) != Z_OK) {
                return LTL_INTERNAL;
            }
            if (self->stream.avail_out == 0) {
                write_block(self);
            }
        }
        bytes = ltl_str_slice(bytes, len, bytes.len);
    }
    return self->target->status;
}

ltl_deflate *ltl_deflate_new(ltl_out *target) {
    ltl_deflate *self = calloc(1, sizeof(*self));
    if (!self || deflateInit(&self->stream, Z_DEFAULT_COMPRESSION) != Z_OK) {
        free(self);
        target->status = LTL_NO_MEMORY;
        return NULL;
    }
    self->target = target;
    self->stream.next_out = self->block;
    self->stream.avail_out = BLOCK_BYTES;
    ltl_out_init(&self->out, take, self);
    return self;
}

ltl_out *ltl_deflate_out(ltl_deflate *self) {
    return &self->out;
}

void ltl_deflate_end(ltl_deflate *self) {
    if (!self) {
        return;
    }
    ltl_status status = ltl_out_flush(&self->out);
    int answer = status == LTL_OK ? Z_OK : Z_STREAM_ERROR;
    while (answer == Z_OK) {
        answer = deflate(&self->stream, Z_FINISH);
        write_block(self);
    }
    if (answer != Z_STREAM_END && self->target->status == LTL_OK) {
        self->target->status = status != LTL_OK ? status : LTL_INTERNAL;
    }
    (void)deflateEnd(&self->stream);
    free(self);
}
