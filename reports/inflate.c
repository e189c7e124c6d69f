#include "reports/inflate.h"

#include <stdlib.h>

#include <zlib.h>

#include "reports/escape/base64.h"

enum { BLOCK_BYTES = 1 << 16, MOST_AT_ONCE = 1 << 30 };

/* Gives zlib what it has room to count. */
static void feed(z_stream *stream, ltl_str *rest) {
    size_t len = rest->len < MOST_AT_ONCE ? rest->len : MOST_AT_ONCE;
    /* zlib's interface is older than const; it does not write here. */
    stream->next_in = (unsigned char *)(uintptr_t)rest->ptr;
    stream->avail_in = (uInt)len;
    *rest = ltl_str_slice(*rest, len, rest->len);
}

static ltl_status unpack(z_stream *stream, ltl_str packed, ltl_buf *out_bytes) {
    static _Thread_local unsigned char block[BLOCK_BYTES];
    int answer = Z_OK;
    while (answer == Z_OK && !out_bytes->is_cut) {
        if (stream->avail_in == 0 && packed.len > 0) {
            feed(stream, &packed);
        }
        stream->next_out = block;
        stream->avail_out = BLOCK_BYTES;
        answer = inflate(stream, Z_NO_FLUSH);
        ltl_buf_append(out_bytes, (ltl_str){(const char *)block, BLOCK_BYTES - stream->avail_out});
    }
    return out_bytes->is_cut ? LTL_LIMIT : answer == Z_STREAM_END ? LTL_OK : LTL_SYNTAX;
}

ltl_status ltl_inflate(ltl_str letters, ltl_buf *out_bytes) {
    z_stream stream = {0};
    size_t len = 0;
    char *packed = malloc(letters.len / 4 * 3 + 1);
    ltl_status status = packed == NULL                              ? LTL_NO_MEMORY
                        : !ltl_base64_decode(letters, packed, &len) ? LTL_SYNTAX
                        : inflateInit(&stream) != Z_OK              ? LTL_NO_MEMORY
                                                                    : LTL_OK;
    if (status == LTL_OK) {
        status = unpack(&stream, (ltl_str){packed, len}, out_bytes);
        (void)inflateEnd(&stream);
    }
    free(packed);
    return status;
}
