#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *greeting(void) {
    char *line = malloc(10);
    // ruleid: c-allocation-not-checked
    strcpy(line, "hello");
    return line;
}

int first_letter(void) {
    char *home = getenv("HOME");
    // ruleid: c-allocation-not-checked
    return home[0];
}

char *greeting_checked(void) {
    char *line = malloc(10);
    if (line == NULL) {
        return NULL;
    }
    // ok: c-allocation-not-checked
    strcpy(line, "hello");
    return line;
}

static char *must(size_t size) {
    char *block = malloc(size);
    if (!block) {
        abort();
    }
    return block;
}

char *greeting_or_end(void) {
    char *line = must(10);
    // ok: c-allocation-not-checked
    line[0] = 0;
    return line;
}

int first_or_none(void) {
    char *home;
    if ((home = getenv("HOME")) != NULL) {
        // ok: c-allocation-not-checked
        return home[0];
    }
    return 0;
}

void with_a_null_of_its_own(void) {
    char *text = calloc(20, 1);
    if (text == Z_NULL)
        exit(1);
    // ok: c-allocation-not-checked
    strcpy(text, "garbage");
    free(text);
}
