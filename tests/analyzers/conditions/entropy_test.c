/* Words cost little, keys cost much. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/conditions/entropy.h"
#include "core/compiler.h"

static void keys_are_told_from_words(void **state) {
    (void)state;
    static const char *const keys[] = {
        "9f86d081884c7d659a2feaa0c55ad015", "Zx8Qw2Lk9Vb4Nm7Ty1Rp", "AKJZ7Q2XW9PLM4VN8RTB",
        "dGhpcyBpcyBub3QgYSBzZWNyZXQ9PQ==", "3b1f4a7c-9e02-4d6b-8c5a-71f0e2d49ab3", "x7#kP!2q@Lz9$Rw4",
        "1234567890123456789", "602314857791", "c2VjcmV0bm90d29yZA==",
    };
    static const char *const words[] = {
        "", "a", "password", "correct horse battery staple", "my-secret-password-for-testing",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "0000000000000000000000000000000",
        "the configuration could not be loaded", "getUserAuthenticationToken", "MAX_CONNECTION_COUNT",
        "https://example.com/path/to/resource.html", "abcdefghijklmnopqrstuvwxyz", "x7#k",
    };
    int failures = 0;
    for (size_t i = 0; i < LTL_COUNT_OF(keys) + LTL_COUNT_OF(words); i++) {
        bool is_key = i < LTL_COUNT_OF(keys);
        ltl_str text = ltl_str_of(is_key ? keys[i] : words[i - LTL_COUNT_OF(keys)]);
        if (ltl_entropy_is_high(text) != is_key) {
            print_error("%s: %.1f bits, %.2f a byte\n", text.ptr, ltl_entropy_bits(text),
                        ltl_entropy_bits(text) / (double)(text.len + !text.len));
            failures++;
        }
    }
    assert_int_equal(failures, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keys_are_told_from_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
