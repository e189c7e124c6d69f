#include <stdio.h>
#include <stdlib.h>

int share(FILE *in) {
    int count = 0;
    if (fscanf(in, "%d", &count) != 1) {
        return 0;
    }
    // ruleid: c-division-by-zero
    return 100 / count;
}

int rest(void) {
    char line[20];
    int count;
    if (fgets(line, sizeof line, stdin) == NULL) {
        return 0;
    }
    count = atoi(line);
    // ruleid: c-division-by-zero
    return 100 % count;
}

int share_checked(FILE *in) {
    int count = 0;
    if (fscanf(in, "%d", &count) != 1 || count == 0) {
        return 0;
    }
    // ok: c-division-by-zero
    return 100 / count;
}

int half(int number) {
    // ok: c-division-by-zero
    return number / 2;
}
