#include <math.h>
#include <stdlib.h>

size_t first(char *to, const wchar_t *from) {
    // ruleid: c-error-not-looked-at
    return wcstombs(to, from, 100);
}

double second(void) {
    // ruleid: c-error-not-looked-at
    return sqrt(-1);
}

size_t third(char *to, const wchar_t *from) {
    // ok: c-error-not-looked-at
    size_t length = wcstombs(to, from, 100);
    return length == (size_t)-1 ? 0 : length;
}

double fourth(double area) {
    // ok: c-error-not-looked-at
    return sqrt(area);
}
