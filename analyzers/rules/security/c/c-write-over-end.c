#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

void clear(void) {
    int numbers[10];
    int i;
    for (i = 0; i <= 10; i++) {
        // ruleid: c-write-over-end
        numbers[i] = 0;
    }
}

void copy(void) {
    char from[100];
    char to[50];
    memset(from, 'a', sizeof from - 1);
    from[99] = 0;
    // ruleid: c-write-over-end
    strcpy(to, from);
}

void copy_block(const char *source) {
    char *to = malloc(10);
    if (to == NULL) {
        return;
    }
    // ruleid: c-write-over-end
    memcpy(to, source, 20);
    free(to);
}

static void fill(char *target) {
    // ruleid: c-write-over-end
    memset(target, 'x', 32);
}

void fill_small(void) {
    char small[16];
    fill(small);
}

void terminate(int from) {
    char text[64];
    ssize_t got = recv(from, text, sizeof text, 0);
    if (got >= 0) {
        // ruleid: c-write-over-end
        text[got] = 0;
    }
}

void clear_all(void) {
    int numbers[10];
    int i;
    for (i = 0; i < 10; i++) {
        // ok: c-write-over-end
        numbers[i] = 0;
    }
}

void copy_fitting(void) {
    char to[6];
    // ok: c-write-over-end
    strcpy(to, "hello");
}

void terminate_inside(int from) {
    char text[64];
    ssize_t got = recv(from, text, sizeof text - 1, 0);
    if (got >= 0) {
        // ok: c-write-over-end
        text[got] = 0;
    }
}

void set_one(int *numbers, int index) {
    if (index >= 0 && index < 10) {
        // ok: c-write-over-end
        numbers[index] = 1;
    }
}
