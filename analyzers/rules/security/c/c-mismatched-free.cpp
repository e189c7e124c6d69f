#include <stdio.h>
#include <stdlib.h>

void first(void) {
    int *numbers = new int[10];
    numbers[0] = 1;
    // ruleid: c-mismatched-free
    delete numbers;
}

void second(void) {
    char *text = (char *)malloc(10);
    // ruleid: c-mismatched-free
    delete[] text;
}

void third(void) {
    FILE *pipe = popen("date", "r");
    if (pipe == NULL) {
        return;
    }
    // ruleid: c-mismatched-free
    fclose(pipe);
}

void right_for_one(void) {
    int *number = new int(3);
    // ok: c-mismatched-free
    delete number;
}

void right_for_many(void) {
    int *numbers = new int[10];
    // ok: c-mismatched-free
    delete[] numbers;
}

void right_for_bytes(void) {
    char *text = (char *)malloc(10);
    // ok: c-mismatched-free
    free(text);
}
