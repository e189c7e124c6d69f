#include <stdio.h>

int first(const char *text) {
    // ruleid: c-wrong-failure-test
    if (fputs(text, stdout) == 0) {
        return -1;
    }
    return 0;
}

int second(char *line) {
    // ruleid: c-wrong-failure-test
    if (fgets(line, 10, stdin) < 0) {
        return -1;
    }
    return 0;
}

int third(const char *text) {
    // ok: c-wrong-failure-test
    if (fputs(text, stdout) == EOF) {
        return -1;
    }
    return 0;
}

int fourth(char *line, size_t size, int number) {
    // ok: c-wrong-failure-test
    if (snprintf(line, size, "%d", number) < 0) {
        return -1;
    }
    return 0;
}
