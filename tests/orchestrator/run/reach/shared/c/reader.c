#include "store.h"

static char *own;

void use(void) {
    // ruleid: far
    danger(last);
    // ok: far
    danger(clean);
    // ruleid: far
    danger(state.value);
    // ok: far
    danger(state.other);
    // ruleid: far
    danger(get());
    // ok: far
    danger(own);
}
