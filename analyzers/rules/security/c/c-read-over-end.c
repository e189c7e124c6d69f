#include <stdlib.h>
#include <string.h>

int sum(void) {
    int numbers[4] = {1, 2, 3, 4};
    int total = 0;
    int i;
    for (i = 0; i <= 4; i++) {
        // ruleid: c-read-over-end
        total += numbers[i];
    }
    return total;
}

void copy(char *to) {
    char from[50];
    memset(from, 'a', sizeof from);
    // ruleid: c-read-over-end
    memcpy(to, from, 100);
}

int letter(void) {
    char text[4] = "abc";
    // ruleid: c-read-over-end
    return text[4];
}

int sum_of_all(void) {
    int numbers[4] = {1, 2, 3, 4};
    int total = 0;
    int i;
    for (i = 0; i < 4; i++) {
        // ok: c-read-over-end
        total += numbers[i];
    }
    return total;
}

void copy_all(char *to) {
    char from[50];
    memset(from, 'a', sizeof from);
    // ok: c-read-over-end
    memcpy(to, from, sizeof from);
}

int letter_of(int index) {
    static const char letters[] = "abcdef";
    if (index < 0 || index >= (int)sizeof letters) {
        return 0;
    }
    // ok: c-read-over-end
    return letters[index];
}
