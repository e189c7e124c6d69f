#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct item {
    struct item *next;
    char *name;
};

void print_once(char *line, int is_last) {
    if (is_last) {
        free(line);
    }
    // ruleid: c-use-after-free
    printf("%s\n", line);
}

void drop_all(struct item *first) {
    struct item *at;
    // ruleid: c-use-after-free
    for (at = first; at != NULL; at = at->next) {
        free(at);
    }
}

static void release(char *text) {
    free(text);
}

char first_letter(void) {
    char *text = malloc(4);
    if (text == NULL) {
        return 0;
    }
    strcpy(text, "abc");
    release(text);
    // ruleid: c-use-after-free
    return text[0];
}

void drop_all_saved(struct item *first) {
    struct item *at = first;
    while (at != NULL) {
        // ok: c-use-after-free
        struct item *next = at->next;
        free(at);
        at = next;
    }
}

void print_unless_last(char *line, int is_last) {
    if (is_last) {
        free(line);
        line = NULL;
    }
    if (line != NULL) {
        // ok: c-use-after-free
        printf("%s\n", line);
    }
}

void print_or_drop(char *line, int is_last) {
    if (is_last) {
        free(line);
    } else {
        // ok: c-use-after-free
        printf("%s\n", line);
    }
}
