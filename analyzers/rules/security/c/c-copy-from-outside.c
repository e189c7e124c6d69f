#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int main(int argc, char **argv) {
    char path[128];
    char home[64];
    if (argc < 2) {
        return 2;
    }
    // ruleid: c-copy-from-outside
    strcpy(path, argv[1]);
    // ruleid: c-copy-from-outside
    strcat(path, getenv("SUFFIX"));
    // ruleid: c-copy-from-outside
    sprintf(path, "%s/%s", "data", argv[1]);
    const char *where = getenv("HOME");
    if (where) {
        // ruleid: c-copy-from-outside
        strcpy(home, where);
    }
    // ok: c-copy-from-outside
    snprintf(path, sizeof path, "%s", argv[1]);
    // ok: c-copy-from-outside
    strcpy(path, "default");
    // ok: c-copy-from-outside
    sprintf(path, "%d", argc);
    return 0;
}
