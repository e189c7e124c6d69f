#include <stdio.h>

void first(char *line, FILE *in) {
    // ruleid: c-result-not-checked
    fgets(line, 100, in);
}

void second(int *numbers, FILE *in) {
    // ruleid: c-result-not-checked
    fread(numbers, sizeof(int), 10, in);
}

int third(char *line, FILE *in) {
    // ok: c-result-not-checked
    if (fgets(line, 100, in) == NULL) {
        return -1;
    }
    return 0;
}

void fourth(const char *name) {
    // ok: c-result-not-checked
    (void)remove(name);
}

void fifth(void) {
    // ok: c-result-not-checked
    printf("done\n");
}
