#include <stdlib.h>
#include <string.h>

int has_letter(const char *text, char letter) {
    char *copy = strdup(text);
    int found = 0;
    if (copy == NULL) {
        return -1;
    }
    for (; *copy != '\0'; copy++) {
        if (*copy == letter) {
            found = 1;
            break;
        }
    }
    // ruleid: c-free-inside-block
    free(copy);
    return found;
}

void skip_header(void) {
    char *block = malloc(100);
    if (block == NULL) {
        return;
    }
    block += 4;
    // ruleid: c-free-inside-block
    free(block);
}

int has_letter_by_index(const char *text, char letter) {
    char *copy = strdup(text);
    int found = 0;
    size_t i;
    if (copy == NULL) {
        return -1;
    }
    for (i = 0; copy[i] != '\0'; i++) {
        found = found || copy[i] == letter;
    }
    // ok: c-free-inside-block
    free(copy);
    return found;
}

void skip_header_kept(void) {
    char *block = malloc(100);
    char *body = block;
    if (block == NULL) {
        return;
    }
    body += 4;
    body[0] = 1;
    // ok: c-free-inside-block
    free(block);
}
