#include <string.h>

void shift(void) {
    char text[20] = "abcdefghij";
    // ruleid: c-memory-ranges-overlap
    memcpy(text + 2, text, 10);
}

void shift_back(void) {
    char text[20] = "abcdefghij";
    char *at = text;
    // ruleid: c-memory-ranges-overlap
    memcpy(at, at + 1, 9);
}

void shift_moved(void) {
    char text[20] = "abcdefghij";
    // ok: c-memory-ranges-overlap
    memmove(text + 2, text, 10);
}

void copy_half(void) {
    char text[20] = "abcdefghij";
    // ok: c-memory-ranges-overlap
    memcpy(text + 10, text, 10);
}
