#include <stddef.h>

static char *next_line(void) {
    return NULL;
}

static int *current(void) {
    return NULL;
}

int first(void) {
    // ruleid: c-function-compared-with-null
    if (next_line == NULL) {
        return 0;
    }
    return 1;
}

int second(void) {
    // ruleid: c-function-compared-with-null
    return current != NULL;
}

int third(void) {
    // ok: c-function-compared-with-null
    if (next_line() == NULL) {
        return 0;
    }
    return 1;
}

int fourth(int (*call)(void)) {
    // ok: c-function-compared-with-null
    if (call == NULL) {
        return 0;
    }
    return call();
}
