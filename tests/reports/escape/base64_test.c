#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "reports/escape/base64.h"

/* RFC 4648, section 10, and the letters past the alphabet. */
static void the_vectors_of_the_standard_hold(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        const char *letters;
    } vectors[] = {{"", ""},
                   {"f", "Zg=="},
                   {"fo", "Zm8="},
                   {"foo", "Zm9v"},
                   {"foob", "Zm9vYg=="},
                   {"fooba", "Zm9vYmE="},
                   {"foobar", "Zm9vYmFy"},
                   {"\xFB\xFF\xFE", "+//+"}};
    for (size_t i = 0; i < LTL_COUNT_OF(vectors); i++) {
        char letters[16] = {0};
        ltl_str bytes = ltl_str_of(vectors[i].bytes);
        assert_int_equal(LTL_BASE64_BYTES(bytes.len), strlen(vectors[i].letters));
        ltl_base64_encode(bytes, letters);
        assert_string_equal(letters, vectors[i].letters);
        char back[16] = {0};
        size_t len = 0;
        assert_true(ltl_base64_decode(ltl_str_of(letters), back, &len));
        assert_true(ltl_str_eq((ltl_str){back, len}, bytes));
    }
}

static void what_no_encoder_writes_is_refused(void **state) {
    (void)state;
    static const char *const texts[] = {"Zg=", "Zg", "Z===", "Zm=v", "Zm9v Zm9v", "Zm-_", "===="};
    char back[16];
    size_t len = 0;
    for (size_t i = 0; i < LTL_COUNT_OF(texts); i++) {
        assert_false(ltl_base64_decode(ltl_str_of(texts[i]), back, &len));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_vectors_of_the_standard_hold),
        cmocka_unit_test(what_no_encoder_writes_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
