#include <string.h>

int is_after(const char *left, const char *right) {
    // ruleid: c-strcmp-one
    return strcmp(left, right) > 0;
}

int is_before(const void *left, const void *right, size_t size) {
    // ruleid: c-strcmp-one
    if (memcmp(left, right, size) < 0) {
        return 1;
    }
    return 0;
}

int is_same(const char *left, const char *right) {
    // ok: c-strcmp-one
    return strcmp(left, right) == 0;
}

int is_less(const char *left, const char *right) {
    // ok: c-strcmp-one
    return strcmp(left, right) < 0 || strlen(left) == 1;
}
