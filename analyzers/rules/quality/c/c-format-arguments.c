#include <stdio.h>

void first(char *line, const char *name) {
    // ruleid: c-format-arguments
    sprintf(line, "%s %s", name);
}

void second(int number) {
    // ruleid: c-format-arguments
    printf("%s\n", number);
}

void third(char *line, const char *name) {
    // ok: c-format-arguments
    sprintf(line, "%s %d%%", name, 5);
}

void fourth(int width, const char *name) {
    // ok: c-format-arguments
    printf("%*s\n", width, name);
}
