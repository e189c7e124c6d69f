#include <limits.h>
#include <stdlib.h>

int first(int number) {
    // ruleid: c-comparison-decided-by-type
    if (number <= INT_MAX) {
        return 1;
    }
    return 0;
}

int second(unsigned int size) {
    // ruleid: c-comparison-decided-by-type
    if (size < 0) {
        return -1;
    }
    return 0;
}

int third(int number) {
    // ok: c-comparison-decided-by-type
    if (number < INT_MAX) {
        return number + 1;
    }
    return 0;
}

int fourth(unsigned int size) {
    // ok: c-comparison-decided-by-type
    if (size > 0) {
        return 1;
    }
    return 0;
}
