#include <stdio.h>
#include <stdlib.h>

FILE *scratch(void) {
    char name[L_tmpnam];
    // ruleid: c-temporary-name
    tmpnam(name);
    return fopen(name, "w+");
}

FILE *export_file(void) {
    char name[] = "/tmp/export-XXXXXX";
    // ruleid: c-temporary-name
    if (!mktemp(name)) {
        return NULL;
    }
    return fopen(name, "w");
}

int scratch_safely(void) {
    char name[] = "/tmp/export-XXXXXX";
    // ok: c-temporary-name
    return mkstemp(name);
}

FILE *scratch_unnamed(void) {
    // ok: c-temporary-name
    return tmpfile();
}
