#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int sign(int number) {
    int result;
    if (number > 0) {
        return 1;
    }
    // ruleid: c-unset-value
    return result;
}

void show(void) {
    int numbers[4];
    // ruleid: c-unset-value
    printf("%d\n", numbers[0]);
}

int sum_of_new(void) {
    int *numbers = malloc(2 * sizeof(int));
    int sum;
    if (numbers == NULL) {
        return 0;
    }
    // ruleid: c-unset-value
    sum = numbers[0] + numbers[1];
    free(numbers);
    return sum;
}

int sign_set(int number) {
    int result = 0;
    if (number > 0) {
        result = 1;
    }
    // ok: c-unset-value
    return result;
}

int read_number(void) {
    int number;
    if (scanf("%d", &number) != 1) {
        return 0;
    }
    // ok: c-unset-value
    return number;
}

int squares(void) {
    int numbers[4];
    int i;
    int sum = 0;
    for (i = 0; i < 4; i++) {
        numbers[i] = i * i;
    }
    for (i = 0; i < 4; i++) {
        // ok: c-unset-value
        sum += numbers[i];
    }
    return sum;
}

struct point {
    int x;
    int y;
};

int cleared(void) {
    struct point point;
    memset(&point, 0, sizeof point);
    // ok: c-unset-value
    return point.x;
}

#define NEXT_OR_STOP next = getchar(); if (next == EOF) break; last = next

int by_macro(int count) {
    int next, last;
    for (; count > 0; count--) {
        NEXT_OR_STOP;
        // ok: c-unset-value
        putchar(last);
    }
    return count;
}
