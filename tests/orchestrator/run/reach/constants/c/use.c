#include "config.h"

void decided(void) {
    // ruleid: far
    configured(C_MODE);
    char *value = "";
    if (C_LEVEL > 5) { value = take_input(); }
    // ok: far
    danger(value);
    if (C_MOST > 5) { value = take_input(); }
    // ok: far
    danger(value);
    if (C_LEAST > 0) { value = take_input(); }
    // ruleid: far
    danger(value);
}
