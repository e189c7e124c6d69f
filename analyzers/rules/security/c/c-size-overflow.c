#include <stdio.h>
#include <stdlib.h>

int *numbers_of(FILE *in) {
    int count = 0;
    if (fscanf(in, "%d", &count) != 1) {
        return NULL;
    }
    // ruleid: c-size-overflow
    return malloc(count * sizeof(int));
}

long *reserve(void) {
    char line[20];
    int count;
    if (fgets(line, sizeof line, stdin) == NULL) {
        return NULL;
    }
    count = atoi(line);
    // ruleid: c-size-overflow
    return malloc(count * sizeof(long));
}

int *numbers_checked(FILE *in) {
    int count = 0;
    if (fscanf(in, "%d", &count) != 1 || count < 0 || count > 1000) {
        return NULL;
    }
    // ok: c-size-overflow
    return malloc(count * sizeof(int));
}

int *numbers(size_t count) {
    // ok: c-size-overflow
    return malloc(count * sizeof(int));
}
