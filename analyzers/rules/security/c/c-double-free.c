#include <stdio.h>
#include <stdlib.h>

void close_all(char *name, char *text) {
    // ruleid: c-double-free
    free(name);
    free(name);
    free(text);
}

void report(char *line, FILE *out) {
    // ruleid: c-double-free
    free(line);
    fclose(out);
    free(line);
}

void close_both(char *name, char *text) {
    // ok: c-double-free
    free(name);
    free(text);
}

void twice(void) {
    char *block = malloc(1);
    // ok: c-double-free
    free(block);
    block = malloc(2);
    free(block);
}

void again(char *line, size_t *size, FILE *in) {
    // ok: c-double-free
    free(line);
    line = NULL;
    getline(&line, size, in);
    free(line);
}
