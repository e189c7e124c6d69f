#include <stddef.h>

int second(int *numbers) {
    // ruleid: c-pointer-scaled-twice
    return *(numbers + 2 * sizeof(int));
}

long *behind(long *numbers, size_t count) {
    // ruleid: c-pointer-scaled-twice
    return numbers + count * sizeof(*numbers);
}

int second_scaled(int *numbers) {
    // ok: c-pointer-scaled-twice
    return *(numbers + 2);
}

char *behind_bytes(char *bytes, size_t count) {
    // ok: c-pointer-scaled-twice
    return bytes + count * sizeof(int);
}

int *end_of(void) {
    static int numbers[10];
    // ok: c-pointer-scaled-twice
    return numbers + sizeof(numbers) / sizeof(numbers[0]);
}
