#include <stdio.h>
#include <stdlib.h>

void repeat(FILE *in) {
    int count = 0;
    int i;
    if (fscanf(in, "%d", &count) != 1) {
        return;
    }
    // ruleid: c-loop-bound-from-outside
    for (i = 0; i < count; i++) {
        puts("again");
    }
}

void repeat_while(void) {
    char line[20];
    int i = 0;
    int count;
    if (fgets(line, sizeof line, stdin) == NULL) {
        return;
    }
    count = atoi(line);
    // ruleid: c-loop-bound-from-outside
    while (i < count) {
        i++;
    }
}

void repeat_some(FILE *in) {
    int count = 0;
    int i;
    if (fscanf(in, "%d", &count) != 1 || count > 100) {
        return;
    }
    // ok: c-loop-bound-from-outside
    for (i = 0; i < count; i++) {
        puts("again");
    }
}

void repeat_given(int count) {
    int i;
    // ok: c-loop-bound-from-outside
    for (i = 0; i < count; i++) {
        puts("again");
    }
}
