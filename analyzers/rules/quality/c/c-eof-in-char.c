#include <stdio.h>

long letters(FILE *file) {
    long count = 0;
    // ruleid: c-eof-in-char
    char c;
    while ((c = fgetc(file)) != EOF) {
        count += c >= 'a' && c <= 'z';
    }
    return count;
}

void copy(void) {
    // ruleid: c-eof-in-char
    unsigned char byte;
    for (;;) {
        if ((byte = getchar()) == EOF) {
            break;
        }
        putchar(byte);
    }
}

long letters_well(FILE *file) {
    long count = 0;
    // ok: c-eof-in-char
    int c;
    while ((c = fgetc(file)) != EOF) {
        count += c >= 'a' && c <= 'z';
    }
    return count;
}

char first(FILE *file) {
    // ok: c-eof-in-char
    char first = '\0';
    int c = fgetc(file);
    if (c != EOF) {
        first = (char)c;
    }
    return first;
}
