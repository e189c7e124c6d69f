#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void greet(const char *name) {
    char line[100];
    // ruleid: c-unset-text
    strncat(line, name, 50);
    puts(line);
}

char *joined(const char *a, const char *b) {
    char *all = malloc(strlen(a) + strlen(b) + 1);
    if (all == NULL) {
        return NULL;
    }
    // ruleid: c-unset-text
    strcat(all, a);
    strcat(all, b);
    return all;
}

size_t width(void) {
    char text[20];
    char *at = text;
    // ruleid: c-unset-text
    return strlen(at);
}

void polite(const char *name) {
    char line[100];
    line[0] = '\0';
    // ok: c-unset-text
    strncat(line, name, 50);
    puts(line);
}

void either(const char *name, int again) {
    char line[100];
    if (again) {
        strcpy(line, "again ");
    } else {
        snprintf(line, sizeof line, "once ");
    }
    // ok: c-unset-text
    strncat(line, name, 50);
    puts(line);
}

void asked(FILE *from) {
    char line[100];
    if (fgets(line, sizeof line, from) != NULL) {
        // ok: c-unset-text
        printf("%zu\n", strlen(line));
    }
}

void fill(char *to);

void filled(void) {
    char line[100];
    fill(line);
    // ok: c-unset-text
    strcat(line, "!");
}

void cleared(const char *name) {
    char *line = malloc(100);
    if (line == NULL) {
        return;
    }
    memset(line, 0, 100);
    // ok: c-unset-text
    strncat(line, name, 50);
    puts(line);
    free(line);
}
