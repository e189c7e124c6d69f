#include <stdio.h>
#include <string.h>

void join(char *out, char **words, int count) {
    out[0] = '\0';
    for (int i = 0; i < count; i++) {
        // ruleid: c-strcat-in-loop
        strcat(out, words[i]);
        // ruleid: c-strcat-in-loop
        strcat(out, " ");
    }
}

void stars(char *out, int count) {
    while (count-- > 0) {
        // ruleid: c-strcat-in-loop
        strncat(out, "*", 1);
    }
}

void join_well(char *out, char **words, int count) {
    size_t length = 0;
    for (int i = 0; i < count; i++) {
        size_t more = strlen(words[i]);
        // ok: c-strcat-in-loop
        memcpy(out + length, words[i], more);
        length += more;
    }
    out[length] = '\0';
}

void print_paths(const char *folder, char **names, int count) {
    for (int i = 0; i < count; i++) {
        char path[256];
        snprintf(path, sizeof path, "%.100s/", folder);
        // ok: c-strcat-in-loop
        strcat(path, names[i]);
        puts(path);
    }
}

void greet(char *out, const char *name) {
    strcpy(out, "hello ");
    // ok: c-strcat-in-loop
    strcat(out, name);
}
