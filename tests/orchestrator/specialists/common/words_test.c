#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "orchestrator/specialists/common/words.h"

static ltl_arena arena;

static int clear(void **state) {
    (void)state;
    ltl_arena_clear(&arena);
    return 0;
}

/* Layout, comments and imports are no words. */
static void texts_of_the_same_words_are_alike(void **state) {
    (void)state;
    static const char *const texts[] = {
        "int f(int a) { return a + 1; }",
        "int f(int a)\n{\n    // one more\n    return a+1; /* so\n it is */\n}\n",
        "import x\n#include <y>\n\nint f(int a) {\n\treturn a + 1;\n}",
    };
    ltl_words first;
    ltl_words_read(&arena, ltl_str_of(texts[0]), &first);
    assert_int_equal(first.count, 13);
    for (size_t i = 1; i < LTL_COUNT_OF(texts); i++) {
        ltl_words words;
        ltl_words_read(&arena, ltl_str_of(texts[i]), &words);
        assert_int_equal(words.count, first.count);
        for (uint32_t k = 0; k < words.count; k++) {
            assert_int_equal(words.at[k].hash, first.at[k].hash);
        }
    }
}

static void lines_are_counted(void **state) {
    (void)state;
    ltl_words words;
    ltl_words_read(&arena, LTL_STR("a\n/* x\n\n */ b\nc /* never closed\n"), &words);
    assert_int_equal(words.count, 3);
    assert_int_equal(words.at[1].line, 4);
    assert_int_equal(words.at[2].line, 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(texts_of_the_same_words_are_alike, clear),
        cmocka_unit_test_teardown(lines_are_counted, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
