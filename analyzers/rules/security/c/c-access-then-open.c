#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int print_for_user(const char *path) {
    int file = -1;
    if (access(path, R_OK) == 0) {
        // ruleid: c-access-then-open
        file = open(path, O_RDONLY);
    }
    return file;
}

void log_line(const char *path, const char *line) {
    if (!access(path, W_OK)) {
        // ruleid: c-access-then-open
        FILE *out = fopen(path, "a");
        if (out) {
            fputs(line, out);
            fclose(out);
        }
    }
}

int print_right(const char *path) {
    // ok: c-access-then-open
    int file = open(path, O_RDONLY | O_NOFOLLOW);
    return file;
}

int is_there(const char *path) {
    // ok: c-access-then-open
    if (access(path, F_OK) == 0) {
        puts("found");
    }
    return 0;
}
