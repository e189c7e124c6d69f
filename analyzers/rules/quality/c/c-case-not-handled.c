#include <stdlib.h>

const char *word(void) {
    const char *text = "none";
    int number = rand() % 3;
    // ruleid: c-case-not-handled
    switch (number) {
    case 0:
        text = "zero";
        break;
    case 1:
        text = "one";
        break;
    }
    return text;
}

int score(void) {
    int points = 0;
    // ruleid: c-case-not-handled
    switch (rand() % 4) {
    case 0:
        points = 1;
        break;
    case 3:
        points = 4;
        break;
    }
    return points;
}

const char *word_of_all(void) {
    const char *text = "none";
    // ok: c-case-not-handled
    switch (rand() % 2) {
    case 0:
        text = "zero";
        break;
    case 1:
        text = "one";
        break;
    }
    return text;
}

int score_by_default(int number) {
    // ok: c-case-not-handled
    switch (number) {
    case 0:
        return 1;
    default:
        return 0;
    }
}
