#include <stdio.h>
#include <string.h>

int ask(char *answer, size_t size) {
    char line[80];
    printf("Name: ");
    // ruleid: c-gets
    if (!gets(line)) {
        return -1;
    }
    strncpy(answer, line, size);
    return 0;
}

void skip(void) {
    char line[16];
    // ruleid: c-gets
    gets(line);
}

int ask_safely(char *answer, size_t size) {
    // ok: c-gets
    return fgets(answer, (int)size, stdin) ? 0 : -1;
}

int read_byte(FILE *in) {
    // ok: c-gets
    return getc(in);
}
