#include <stdio.h>
#include <stdlib.h>
#include <string.h>

char *blank(size_t size) {
    char *text = malloc(size);
    // ruleid: c-sizeof-pointer
    memset(text, ' ', sizeof(text));
    return text;
}

void title_set(char *title, const char *text) {
    // ruleid: c-sizeof-pointer
    strncpy(title, text, sizeof(title));
}

char *blank_right(size_t size) {
    char *text = malloc(size);
    // ok: c-sizeof-pointer
    memset(text, ' ', size);
    return text;
}

void print(int number) {
    char text[32];
    // ok: c-sizeof-pointer
    snprintf(text, sizeof(text), "%d", number);
    puts(text);
}
