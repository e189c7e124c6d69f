#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

int share(FILE *in) {
    int count = 0;
    if (fscanf(in, "%d", &count) != 1) {
        return 0;
    }
    // ruleid: c-reachable-assertion
    assert(count > 0);
    return 100 / count;
}

void never(void) {
    int number = 3;
    // ruleid: c-reachable-assertion
    assert(number > 5);
}

int share_checked(FILE *in) {
    int count = 0;
    if (fscanf(in, "%d", &count) != 1 || count <= 0) {
        return 0;
    }
    // ok: c-reachable-assertion
    assert(count > 0);
    return 100 / count;
}

int share_given(int count) {
    // ok: c-reachable-assertion
    assert(count > 0);
    return 100 / count;
}
