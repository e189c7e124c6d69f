#include <string.h>

size_t where(void) {
    char first[] = "a/b";
    char second[] = "a/b";
    char *slash = strchr(first, '/');
    if (slash == NULL) {
        return 0;
    }
    // ruleid: c-difference-of-unrelated
    return (size_t)(slash - second);
}

long apart(void) {
    int a[4] = {0};
    int b[4] = {0};
    // ruleid: c-difference-of-unrelated
    return &b[1] - &a[0];
}

size_t where_in_same(void) {
    char first[] = "a/b";
    char *slash = strchr(first, '/');
    if (slash == NULL) {
        return 0;
    }
    // ok: c-difference-of-unrelated
    return (size_t)(slash - first);
}

long between(const char *start, const char *end) {
    // ok: c-difference-of-unrelated
    return end - start;
}
