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
    const char *zone = getenv("TZ");
    char *kept = malloc(4 + (zone ? strlen(zone) : 0));
    if (kept != NULL && zone != NULL) {
        // ok: c-copy-from-outside
        strcpy(kept + 3, zone);
    }
    const char *shell = getenv("SHELL");
    if (shell == NULL || strlen(shell) >= sizeof home) {
        return 1;
    }
    // ok: c-copy-from-outside
    strcpy(home, shell);
    if (strlen(argv[1]) + 1 > sizeof path) {
        return 1;
    }
    // ok: c-copy-from-outside
    strcpy(path, argv[1]);
    // ok: c-copy-from-outside
    snprintf(path, sizeof path, "%s", argv[1]);
    // ok: c-copy-from-outside
    strcpy(path, "default");
    // ok: c-copy-from-outside
    sprintf(path, "%d", argc);
    return 0;
}
