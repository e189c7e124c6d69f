#include "core/tests_path.h"

#include <ctype.h>

#include "core/compiler.h"

/* In any case of the first letter; an s may follow. */
static const char *const words[] = {"test",     "spec", "fixture", "mock",
                                    "testdata", "e2e",  "cypress"};

static bool is_lower(ltl_str path, size_t at) {
    return at < path.len && islower((unsigned char)path.ptr[at]);
}

/* Neither the end of a longer word nor the beginning of one: `latest`, `contest`, `testimony`. */
static bool stands_at(ltl_str path, size_t at, ltl_str word) {
    bool is_there = at + word.len <= path.len &&
                    ltl_str_equals_ignoring_case(ltl_str_slice(path, at, at + word.len), word);
    bool is_hump = is_there && isupper((unsigned char)path.ptr[at]);
    size_t end = at + word.len;
    end += end < path.len && path.ptr[end] == 's';
    return is_there && (at == 0 || is_hump || !isalpha((unsigned char)path.ptr[at - 1])) &&
           !is_lower(path, end);
}

/* Words that mean something else in the name of a file. */
static bool is_below(ltl_str path, const char *folder) {
    ltl_str name = ltl_str_of(folder);
    size_t at = ltl_str_find(path, name, 0);
    while (at != SIZE_MAX && at > 0 && path.ptr[at - 1] != '/') {
        at = ltl_str_find(path, name, at + 1);
    }
    return at != SIZE_MAX;
}

bool ltl_path_is_of_tests(ltl_str path) {
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        for (size_t at = 0; at < path.len; at++) {
            if (stands_at(path, at, ltl_str_of(words[i]))) {
                return true;
            }
        }
    }
    return is_below(path, "t/") || is_below(path, "regress/") || is_below(path, "testdir/");
}
