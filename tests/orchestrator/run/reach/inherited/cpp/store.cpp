#include "store.hpp"

void Store::put(const char *v) {
    term = v;
    other = "fixed";
}

void Store::show() {
    // ruleid: far
    danger(term);
    // ok: far
    danger(other);
}

void Store::emit(const char *v) {
    // ruleid: far
    danger(v);
}
