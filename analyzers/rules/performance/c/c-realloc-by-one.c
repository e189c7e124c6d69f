#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int *read_numbers(FILE *file, size_t *out_count) {
    int *numbers = NULL;
    size_t count = 0;
    int number;
    while (fscanf(file, "%d", &number) == 1) {
        // ruleid: c-realloc-by-one
        int *more = realloc(numbers, (count + 1) * sizeof *numbers);
        if (!more) {
            break;
        }
        numbers = more;
        numbers[count++] = number;
    }
    *out_count = count;
    return numbers;
}

char **split(char *text, size_t *out_count) {
    char **words = NULL;
    size_t count = 0;
    for (char *word = strtok(text, " "); word; word = strtok(NULL, " ")) {
        // ruleid: c-realloc-by-one
        char **more = realloc(words, sizeof(char *) * (count + 1));
        if (!more) {
            break;
        }
        words = more;
        words[count++] = word;
    }
    *out_count = count;
    return words;
}

int *read_well(FILE *file, size_t *out_count) {
    int *numbers = NULL;
    size_t count = 0;
    size_t capacity = 0;
    int number;
    while (fscanf(file, "%d", &number) == 1) {
        if (count == capacity) {
            capacity = capacity ? capacity * 2 : 16;
            // ok: c-realloc-by-one
            int *more = realloc(numbers, capacity * sizeof *numbers);
            if (!more) {
                break;
            }
            numbers = more;
        }
        numbers[count++] = number;
    }
    *out_count = count;
    return numbers;
}

char *shrink(char *text, size_t length) {
    // ok: c-realloc-by-one
    return realloc(text, length + 1);
}
