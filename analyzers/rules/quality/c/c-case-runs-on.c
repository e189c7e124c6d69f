#include <stdio.h>

int price(int kind) {
    int cents = 0;
    switch (kind) {
    case 0:
        // ruleid: c-case-runs-on
        cents = 10;
    case 1:
        cents = 20;
        break;
    case 2:
        cents = 30;
        break;
    default:
        break;
    }
    return cents;
}

void tell(int kind) {
    switch (kind) {
    case 1:
        puts("one");
        break;
    case 2:
        // ruleid: c-case-runs-on
        puts("two");
    case 3:
        puts("three");
        break;
    default:
        puts("many");
    }
}

int price_summed(int kind) {
    int cents = 0;
    switch (kind) {
    case 0:
        // ok: c-case-runs-on
        cents += 10; /* fall through */
    case 1:
        cents += 20;
        break;
    case 2:
        cents = 30;
        break;
    default:
        break;
    }
    return cents;
}

int group(int kind) {
    switch (kind) {
    // ok: c-case-runs-on
    case 0:
    case 1:
        return 1;
    case 2:
        return 2;
    default:
        return 0;
    }
}
