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

/* 64: no letter. */
static uint32_t value_of(char letter) {
    return letter >= 'A' && letter <= 'Z'   ? (uint32_t)(letter - 'A')
           : letter >= 'a' && letter <= 'z' ? (uint32_t)(letter - 'a') + 26
           : letter >= '0' && letter <= '9' ? (uint32_t)(letter - '0') + 52
           : letter == '+'                  ? 62
           : letter == '/'                  ? 63
                                            : 64;
}

/* At the end one or two letters may be missing, and signs stand in their place. */
static size_t padding_of(ltl_str letters) {
    size_t count = 0;
    while (count < 2 && count < letters.len && letters.ptr[letters.len - 1 - count] == '=') {
        count++;
    }
    return count;
}

bool ltl_base64_decode(ltl_str letters, char *out_bytes, size_t *out_len) {
    size_t padding = padding_of(letters);
    size_t count = letters.len - padding;
    uint32_t bits = 0;
    size_t len = 0;
    if (letters.len % 4 != 0) { /* it would be more bytes than whoever asks has room for */
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t value = value_of(letters.ptr[i]);
        if (value == 64) {
            return false;
        }
        bits = bits << 6 | value;
        size_t have = i % 4; /* the second letter of four completes the first byte, and so on */
        if (have > 0) {
            out_bytes[len++] = (char)(bits >> (6 - 2 * have) & 255);
        }
    }
    *out_len = len;
    return count % 4 != 1;
}
