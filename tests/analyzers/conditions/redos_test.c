/* Which regular expressions can take exponential time. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/conditions/redos.h"
#include "core/arena.h"
#include "core/compiler.h"

static void nests_and_overlaps_are_found(void **state) {
    (void)state;
    static const char *const bad[] = {
        "(a+)+", "^(a+)+$", "(a*)*", "([a-z]+)*!", "(a|a)*", "(a|aa)+$", "(\\w|\\d)*x", "(.*)*x",
        "(\\s*\\w+\\s*)*;", "((ab)*c?)*", "(a?b?)*", "(x+x+)+y", "(?:[\\w.]+\\.?)+@", "(a{1,5})+b",
        "^(?:a|b|ab)+$", "(.*a){20,}", "(?i)(?<n>o+)+", "(\\d+|[a-z]+-)*",
    };
    static const char *const good[] = {
        "", "abc", "a+b+", "(ab)+", "(a|b)*", "(foo|far)*", "([a-z]+,)*", "\\d{1,3}(\\.\\d{1,3})*",
        "(a{2})+", "(?>a+)+", "(?:a++)+", "(?=(a+)+)b", "[a-z]+@[a-z]+", "(\\.[a-z]+)*", "(a+b)+", ".*foo.*",
        "(\\d+;|[a-z]+-)*", "(", ")", "[a", "(?:\\r\\n|\\n)*", "(?#(a+)+)b",
    };
    int failures = 0;
    for (size_t i = 0; i < LTL_COUNT_OF(bad); i++) {
        failures += ltl_redos_test(ltl_str_of(bad[i])) != LTL_REDOS_YES;
        if (ltl_redos_test(ltl_str_of(bad[i])) != LTL_REDOS_YES) {
            print_error("not found: %s\n", bad[i]);
        }
    }
    for (size_t i = 0; i < LTL_COUNT_OF(good); i++) {
        failures += ltl_redos_test(ltl_str_of(good[i])) != LTL_REDOS_NO;
        if (ltl_redos_test(ltl_str_of(good[i])) != LTL_REDOS_NO) {
            print_error("wrongly found: %s\n", good[i]);
        }
    }
    assert_int_equal(failures, 0);
}

static void any_bytes_come_to_an_end(void **state) {
    (void)state;
    static const char SIGNS[] = "()|*+?[]{}\\.^$ab0,-:<>=!'";
    ltl_arena arena = {0};
    uint64_t seed = 7;
    for (int round = 0; round < 3000; round++) {
        char text[200];
        for (size_t i = 0; i < sizeof text; i++) {
            seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
            text[i] = SIGNS[(seed >> 33) % (sizeof SIGNS - 1)];
        }
        (void)ltl_redos_test((ltl_str){text, (size_t)(seed >> 40) % sizeof text});
    }
    char *long_one = ltl_arena_alloc(&arena, 100000);
    memset(long_one, '(', 100000);
    assert_int_equal(ltl_redos_test((ltl_str){long_one, 100000}), LTL_REDOS_LIMIT);
    memset(long_one, 'a', 100000);
    assert_int_equal(ltl_redos_test((ltl_str){long_one, 100000}), LTL_REDOS_LIMIT);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nests_and_overlaps_are_found),
        cmocka_unit_test(any_bytes_come_to_an_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
