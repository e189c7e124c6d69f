#include <string.h>

void path_make(char *out, const char *name) {
    char path[64] = "/var/lib/app/";
    // ruleid: c-strncat-size-of-target
    strncat(path, name, sizeof(path) - strlen(path) - 1);
    // ruleid: c-strncat-size-of-target
    strncat(path, ".txt", sizeof(path) - strlen(path) - 1);
    memcpy(out, path, sizeof path);
}

void path_make_right(char *out, const char *name) {
    char path[64] = "/var/lib/app/";
    // ok: c-strncat-size-of-target
    strncat(path, name, sizeof(path) - strlen(path) - 1);
    memcpy(out, path, sizeof path);
}

void letter_add(char *word, const char *letters) {
    // ok: c-strncat-size-of-target
    strncat(word, letters, 1);
}
