#include <alloca.h>
#include <stdlib.h>
#include <string.h>

void copy(const char *name) {
    char buffer[64];
    char *target = buffer;
    strncpy(target, name, sizeof buffer - 1);
    // ruleid: c-free-of-stack
    free(target);
}

void reserve(void) {
    char *text = alloca(10);
    text[0] = 0;
    // ruleid: c-free-of-stack
    free(text);
}

void label(void) {
    char *text = "none";
    // ruleid: c-free-of-stack
    free(text);
}

void copy_or_allocate(const char *name, size_t length) {
    char buffer[64];
    char *target = buffer;
    if (length >= sizeof buffer) {
        target = malloc(length + 1);
        if (target == NULL) {
            return;
        }
    }
    target[0] = name[0];
    if (target != buffer) {
        // ok: c-free-of-stack
        free(target);
    }
}

void from_heap(const char *name) {
    char *text = strdup(name);
    // ok: c-free-of-stack
    free(text);
}
