#include <stdio.h>
#include <stdlib.h>

char *reserve(FILE *in) {
    unsigned int size = 0;
    if (fscanf(in, "%u", &size) != 1) {
        return NULL;
    }
    // ruleid: c-allocation-of-any-size
    return malloc(size);
}

char *reserve_more(char *block) {
    char line[20];
    size_t size;
    if (fgets(line, sizeof line, stdin) == NULL) {
        return NULL;
    }
    size = strtoul(line, NULL, 0);
    // ruleid: c-allocation-of-any-size
    return realloc(block, size);
}

char *reserve_limited(FILE *in) {
    unsigned int size = 0;
    if (fscanf(in, "%u", &size) != 1 || size > 4096) {
        return NULL;
    }
    // ok: c-allocation-of-any-size
    return malloc(size);
}

char *reserve_wanted(size_t size) {
    // ok: c-allocation-of-any-size
    return malloc(size);
}
