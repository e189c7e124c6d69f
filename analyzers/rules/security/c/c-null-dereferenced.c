#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct point {
    int x;
    int y;
};

int length_of(const char *text) {
    if (text == NULL) {
        fprintf(stderr, "no text\n");
    }
    // ruleid: c-null-dereferenced
    return (int)strlen(text);
}

int sum(struct point *point) {
    if (!point) {
        // ruleid: c-null-dereferenced
        return point->x;
    }
    return point->x + point->y;
}

int pick(void) {
    struct point *chosen = NULL;
    // ruleid: c-null-dereferenced
    return chosen->x;
}

int length_or_zero(const char *text) {
    if (text == NULL) {
        return 0;
    }
    // ok: c-null-dereferenced
    return (int)strlen(text);
}

int sum_or_zero(struct point *point) {
    // ok: c-null-dereferenced
    return point != NULL && point->x > 0 ? point->x : 0;
}

int pick_checked(int which) {
    struct point *chosen = NULL;
    struct point first = {1, 2};
    if (which) {
        chosen = &first;
    }
    if (which) {
        // ok: c-null-dereferenced
        return chosen->x;
    }
    return 0;
}
