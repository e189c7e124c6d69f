#include <stdio.h>

enum { STATE_OPEN = 1, STATE_CLOSED };

struct door {
    int state;
    int locked;
};

int close_door(struct door *door) {
    // ruleid: c-assign-in-condition
    if (door->state = STATE_CLOSED) {
        return 0;
    }
    // ruleid: c-assign-in-condition
    if (door->locked = 1)
        return -1;
    return 1;
}

int open_door(struct door *door) {
    // ok: c-assign-in-condition
    if (door->state == STATE_OPEN) {
        return 0;
    }
    door->state = STATE_OPEN;
    return 1;
}

long count(FILE *file) {
    long count = 0;
    int c;
    // ok: c-assign-in-condition
    while ((c = fgetc(file)) != EOF) {
        count++;
    }
    FILE *log;
    // ok: c-assign-in-condition
    if ((log = fopen("log", "w"))) {
        fclose(log);
    }
    return count;
}
