#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int parse(const char *text) {
    // ruleid: c-memory-leak
    char *copy = strdup(text);
    if (copy == NULL) {
        return -1;
    }
    if (copy[0] == '#') {
        return 0;
    }
    free(copy);
    return 1;
}

void greet(void) {
    // ruleid: c-memory-leak
    char *line = malloc(100);
    if (line != NULL) {
        strcpy(line, "hello");
        printf("%s\n", line);
    }
}

int parse_and_free(const char *text) {
    // ok: c-memory-leak
    char *copy = strdup(text);
    int result = 1;
    if (copy == NULL) {
        return -1;
    }
    if (copy[0] == '#') {
        result = 0;
    }
    free(copy);
    return result;
}

char *make(void) {
    // ok: c-memory-leak
    char *line = malloc(100);
    return line;
}

struct holder {
    char *text;
};

void keep(struct holder *holder) {
    // ok: c-memory-leak
    holder->text = malloc(100);
}

void hand_on(void (*take)(char *)) {
    // ok: c-memory-leak
    char *line = malloc(100);
    take(line);
}
