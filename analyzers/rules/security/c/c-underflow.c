#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

int previous(FILE *in) {
    int number = 0;
    fscanf(in, "%d", &number);
    // ruleid: c-underflow
    return number - 1;
}

char previous_letter(void) {
    char letter = CHAR_MIN;
    // ruleid: c-underflow
    letter--;
    return letter;
}

int previous_limited(FILE *in) {
    int number = 0;
    fscanf(in, "%d", &number);
    if (number > INT_MIN) {
        // ok: c-underflow
        return number - 1;
    }
    return 0;
}

int difference(int a, int b) {
    // ok: c-underflow
    return a - b;
}
