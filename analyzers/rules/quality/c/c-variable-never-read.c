#include <stdio.h>

int first(int a, int b) {
    // ruleid: c-variable-never-read
    int sum = a + b;
    return a;
}

void second(void) {
    // ruleid: c-variable-never-read
    int count;
    count = 5;
}

int third(int a, int b) {
    // ok: c-variable-never-read
    int sum = a + b;
    return sum;
}

void fourth(int a) {
    // ok: c-variable-never-read
    int kept = a;
    (void)kept;
}
