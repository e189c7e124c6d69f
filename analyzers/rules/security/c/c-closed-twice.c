#include <stdio.h>
#include <fcntl.h>
#include <unistd.h>

int copy(const char *name) {
    FILE *in = fopen(name, "r");
    if (in == NULL) {
        return -1;
    }
    if (fgetc(in) == EOF) {
        fclose(in);
    }
    // ruleid: c-closed-twice
    fclose(in);
    return 0;
}

void touch(const char *name) {
    int file = open(name, O_RDWR);
    if (file < 0) {
        return;
    }
    close(file);
    // ruleid: c-closed-twice
    close(file);
}

int copy_and_leave(const char *name) {
    FILE *in = fopen(name, "r");
    if (in == NULL) {
        return -1;
    }
    if (fgetc(in) == EOF) {
        fclose(in);
        return -1;
    }
    // ok: c-closed-twice
    fclose(in);
    return 0;
}

void touch_both(const char *name) {
    int file = open(name, O_RDWR);
    if (file >= 0) {
        close(file);
    }
    file = open(name, O_RDONLY);
    if (file >= 0) {
        // ok: c-closed-twice
        close(file);
    }
}
