/* Readers of ours: what they write is a tree like all others, whatever the text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/parsed.h"

static void check(const char *text, size_t len) {
    ltl_fuel fuel = ltl_fuel_make(UINT64_C(1) << 30, NULL);
    parsed p;
    assert_int_equal(parsed_try(&p, "dockerfile", (ltl_str){text, len}, &fuel), LTL_OK);
    assert_null(tree_fault(p.tree));
    parsed_clear(&p);
}

static void repeated_marks_are_linear(void **state) {
    (void)state;
    static const char *const marks[] = {
        "ONBUILD ", "FROM a\n",  "RUN \\\n",     "RUN <<A\n", "ENV ${", "ENV $",   "ENV a=",
        "ENV \"",   "RUN \"a\",", "CMD [\"a\",", "\\\n\n#\n", "--a=b,", "LABEL a", "COPY <<a <<b ",
    };
    for (size_t i = 0; i < LTL_COUNT_OF(marks); i++) {
        size_t len = strlen(marks[i]);
        size_t bytes = 200000 / len * len;
        char *text = malloc(bytes);
        assert_non_null(text);
        for (size_t at = 0; at < bytes; at += len) {
            memcpy(text + at, marks[i], len);
        }
        check(text, bytes);
        free(text);
    }
}

static void any_text_ends_in_a_tree(void **state) {
    (void)state;
    static const char *const pieces[] = {"RUN ", "ENV ", "FROM ", "a", "=", ":", "@", "\\", "\n",
                                         "#",    "\"",   "'",     "[", "]", ",", "$", "{",  "}",
                                         "<<E",  "E",    "--",    " ", "\t", "ltl_mv_X", "|", "&&"};
    uint32_t seed = 7;
    char text[600];
    for (int round = 0; round < 3000; round++) {
        size_t len = 0;
        while (len + 10 < sizeof text) {
            seed = seed * 1664525u + 1013904223u;
            const char *piece = pieces[(seed >> 16) % LTL_COUNT_OF(pieces)];
            memcpy(text + len, piece, strlen(piece));
            len += strlen(piece);
        }
        check(text, len);
    }
}

static void fuel_ends_it(void **state) {
    (void)state;
    size_t bytes = 200000;
    char *text = malloc(bytes);
    assert_non_null(text);
    memset(text, '\n', bytes);
    ltl_fuel fuel = ltl_fuel_make(20, NULL);
    parsed p;
    assert_int_equal(parsed_try(&p, "dockerfile", (ltl_str){text, bytes}, &fuel), LTL_FUEL);
    parsed_clear(&p);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(repeated_marks_are_linear),
        cmocka_unit_test(any_text_ends_in_a_tree),
        cmocka_unit_test(fuel_ends_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
