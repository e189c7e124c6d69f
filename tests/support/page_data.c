#include "tests/support/page_data.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <zlib.h>

static int digit_of(char c) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const char *at = c != '\0' ? strchr(digits, c) : NULL;
    return at != NULL ? (int)(at - digits) : -1;
}

char *ltl_page_data(const char *page) {
    enum { MOST = 1 << 20 };
    const char *from = strstr(page, "<template id=\"data\">");
    assert_non_null(from);
    from += strlen("<template id=\"data\">");
    unsigned char *packed = malloc(strlen(from));
    size_t count = 0;
    uint32_t bits = 0;
    for (uint32_t i = 0; digit_of(from[i]) >= 0; i++) {
        bits = bits << 6 | (uint32_t)digit_of(from[i]);
        if (i % 4 != 0) {
            packed[count++] = (unsigned char)(bits >> (2 * (3 - i % 4)));
        }
    }
    char *text = calloc(1, MOST);
    uLongf length = MOST - 1;
    assert_int_equal(uncompress((Bytef *)text, &length, packed, count), Z_OK);
    free(packed);
    return text;
}
