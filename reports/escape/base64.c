#include "reports/escape/base64.h"

void ltl_base64_encode(ltl_str bytes, char *out_letters) {
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const unsigned char *in = (const unsigned char *)bytes.ptr;
    for (size_t i = 0; i < bytes.len; i += 3) {
        size_t left = bytes.len - i;
        uint32_t second = left > 1 ? in[i + 1] : 0;
        uint32_t third = left > 2 ? in[i + 2] : 0;
        uint32_t bits = (uint32_t)in[i] << 16 | second << 8 | third;
        *out_letters++ = letters[bits >> 18];
        *out_letters++ = letters[bits >> 12 & 63];
        *out_letters++ = left > 1 ? letters[bits >> 6 & 63] : '=';
        *out_letters++ = left > 2 ? letters[bits & 63] : '=';
    }
}
