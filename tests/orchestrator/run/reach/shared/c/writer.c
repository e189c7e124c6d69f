#include "store.h"

void remember(void) {
    last = take_input();
    clean = scrub(take_input());
    state.value = take_input();
    state.other = "plain";
    put(take_input());
}
