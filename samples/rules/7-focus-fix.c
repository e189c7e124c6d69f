#include <stdlib.h>

char *line(size_t length) {
    // ruleid: 7-focus-fix
    return malloc((length + 1) * sizeof(char));
}

char *word(void) {
    char *word = malloc(
        // ruleid: 7-focus-fix
        32 * sizeof(char));
    return word;
}

int *numbers(size_t count) {
    // ok: 7-focus-fix
    return malloc(count * sizeof(int));
}

char *text(size_t length) {
    // ok: 7-focus-fix
    return malloc(length + 1);
}
