#include <stdlib.h>
#include <stdio.h>
#include <string.h>

void clear(void) {
    char text[10];
    char *at = text - 4;
    // ruleid: c-before-start
    at[0] = 0;
}

int chosen(FILE *in) {
    int numbers[10] = {0};
    int index;
    if (fscanf(in, "%d", &index) != 1) {
        return 0;
    }
    if (index < 10) {
        // ruleid: c-before-start
        return numbers[index];
    }
    return 0;
}

void clear_from_start(void) {
    char text[10];
    char *at = text + 4;
    // ok: c-before-start
    at[-2] = 0;
}

int chosen_checked(FILE *in) {
    int numbers[10] = {0};
    int index;
    if (fscanf(in, "%d", &index) != 1) {
        return 0;
    }
    if (index >= 0 && index < 10) {
        // ok: c-before-start
        return numbers[index];
    }
    return 0;
}
