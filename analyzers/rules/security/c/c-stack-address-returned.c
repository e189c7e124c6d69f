#include <stdio.h>
#include <stdlib.h>

char *label(int number) {
    char text[32];
    snprintf(text, sizeof text, "no. %d", number);
    // ruleid: c-stack-address-returned
    return text;
}

unsigned char *digest(const unsigned char *in, size_t len) {
    unsigned char sum[16];
    for (size_t i = 0; i < len; i++) {
        sum[i % 16] ^= in[i];
    }
    // ruleid: c-stack-address-returned
    return sum;
}

char *label_right(int number) {
    char *text = malloc(32);
    if (text) {
        snprintf(text, 32, "no. %d", number);
    }
    // ok: c-stack-address-returned
    return text;
}

const char *label_static(int number) {
    static char text[32];
    snprintf(text, sizeof text, "no. %d", number);
    // ok: c-stack-address-returned
    return text;
}

char first(const char *name) {
    char text[8];
    snprintf(text, sizeof text, "%s", name);
    // ok: c-stack-address-returned
    return text[0];
}
