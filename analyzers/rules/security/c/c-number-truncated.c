#include <stdio.h>
#include <stdlib.h>
#include <string.h>

short port(void) {
    char line[20];
    if (fgets(line, sizeof line, stdin) == NULL) {
        return 0;
    }
    int number = atoi(line);
    // ruleid: c-number-truncated
    short result = (short)number;
    return result;
}

char letter(FILE *in) {
    int number = 0;
    fscanf(in, "%d", &number);
    // ruleid: c-number-truncated
    char result = number;
    return result;
}

short port_checked(void) {
    char line[20];
    int number;
    if (fgets(line, sizeof line, stdin) == NULL) {
        return 0;
    }
    number = atoi(line);
    if (number < 0 || number > 1000) {
        return 0;
    }
    // ok: c-number-truncated
    return (short)number;
}

int size_of(const char *text) {
    // ok: c-number-truncated
    return (int)strlen(text);
}
