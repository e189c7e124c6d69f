#include <stdlib.h>

int load(int count) {
    char *buffer = malloc(100);
    if (buffer == NULL) {
        return -1;
    }
    if (count < 0) {
        free(buffer);
    }
    // ruleid: c-double-free
    free(buffer);
    return 0;
}

static void release(char *text) {
    free(text);
}

void release_twice(void) {
    char *text = malloc(10);
    release(text);
    // ruleid: c-double-free
    free(text);
}

int load_and_leave(int count) {
    char *buffer = malloc(100);
    if (buffer == NULL) {
        return -1;
    }
    if (count < 0) {
        free(buffer);
        return -1;
    }
    // ok: c-double-free
    free(buffer);
    return 0;
}

void release_each(char **lines, int count) {
    int i;
    for (i = 0; i < count; i++) {
        // ok: c-double-free
        free(lines[i]);
    }
}

void release_and_clear(char *line, int is_old) {
    if (is_old) {
        free(line);
        line = NULL;
    }
    // ok: c-double-free
    free(line);
}

int vcopy_text(char **to, const char *form, va_list list) {
    return vasprintf(to, form, list);
}

int copy_text(char **to, const char *form, ...) {
    va_list list;
    va_start(list, form);
    int length = vcopy_text(to, form, list);
    va_end(list);
    return length;
}

void each(char **names, int count) {
    char *name;
    for (int i = 0; i < count; i++) {
        copy_text(&name, "%s.txt", names[i]);
        show(name);
        // ok: c-double-free
        free(name);
    }
}
