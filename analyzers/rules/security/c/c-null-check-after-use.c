#include <stddef.h>

struct point {
    int x;
};

int shift(struct point *point) {
    int x = point->x;
    // ruleid: c-null-check-after-use
    if (point == NULL) {
        return 0;
    }
    return x + 1;
}

int negative(int *number) {
    int value = *number;
    // ruleid: c-null-check-after-use
    if (!number) {
        return 0;
    }
    return -value;
}

int shift_checked(struct point *point) {
    // ok: c-null-check-after-use
    if (point == NULL) {
        return 0;
    }
    return point->x + 1;
}

int last(struct point *points, int count) {
    int x = 0;
    // ok: c-null-check-after-use
    while (points && count-- > 0) {
        x = points->x;
        points++;
    }
    return x;
}

int marked(struct list *list) {
    struct point *point, *last = NULL;
    POINT_FOREACH(point, list) {
        if (point->x > 0)
            last = point;
    }
    // ok: c-null-check-after-use
    if (last && last->x > 9)
        return 1;
    POINT_FOREACH(point, list) {
        if (point->x == 3)
            break;
    }
    // ok: c-null-check-after-use
    if (point == NULL)
        return 2;
    return point->x;
}
