#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

int next(FILE *in) {
    int number = 0;
    fscanf(in, "%d", &number);
    // ruleid: c-overflow
    return number + 1;
}

char next_letter(void) {
    char letter = CHAR_MAX;
    // ruleid: c-overflow
    char result = letter + 1;
    return result;
}

int next_limited(FILE *in) {
    int number = 0;
    fscanf(in, "%d", &number);
    if (number < INT_MAX) {
        // ok: c-overflow
        return number + 1;
    }
    return 0;
}

int sum(int a, int b) {
    // ok: c-overflow
    return a + b;
}
