#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void copy(FILE *in, const char *from) {
    char to[100];
    int length = 0;
    fscanf(in, "%d", &length);
    if (length < 100) {
        // ruleid: c-negative-size
        memcpy(to, from, length);
    }
}

void *reserve(void) {
    char line[20];
    int size;
    if (fgets(line, sizeof line, stdin) == NULL) {
        return NULL;
    }
    size = atoi(line);
    // ruleid: c-negative-size
    return size < 100 ? malloc(size) : NULL;
}

void copy_checked(FILE *in, const char *from) {
    char to[100];
    int length = 0;
    fscanf(in, "%d", &length);
    if (length >= 0 && length < 100) {
        // ok: c-negative-size
        memcpy(to, from, length);
    }
}

void *reserve_some(int size) {
    // ok: c-negative-size
    return malloc(size);
}
