#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/source.h"

static void assert_line(const ltl_source *source, uint32_t line, const char *expected) {
    ltl_str text = ltl_source_line(source, line);
    assert_int_equal(text.len, strlen(expected));
    assert_memory_equal(text.ptr, expected, text.len);
}

static void every_kind_of_line_end_ends_a_line(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_source source;
    ltl_source_init(&source, &arena, LTL_STR("a.txt"), LTL_STR("one\ntwo\r\nthree\rfour\r\r\nsix"));
    assert_int_equal(source.line_count, 6);
    assert_line(&source, 1, "one");
    assert_line(&source, 2, "two");
    assert_line(&source, 3, "three");
    assert_line(&source, 4, "four");
    assert_line(&source, 5, "");
    assert_line(&source, 6, "six");
    assert_line(&source, 7, "");
    assert_line(&source, 0, "");
    ltl_arena_clear(&arena);
}

static void a_line_end_at_the_end_opens_an_empty_line(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_source source;
    ltl_source_init(&source, &arena, LTL_STR("a"), LTL_STR("x\n"));
    assert_int_equal(source.line_count, 2);
    assert_line(&source, 1, "x");
    assert_line(&source, 2, "");
    ltl_source_init(&source, &arena, LTL_STR("a"), LTL_STR(""));
    assert_int_equal(source.line_count, 1);
    assert_line(&source, 1, "");
    ltl_position end = ltl_source_position(&source, 7);
    assert_int_equal(end.line, 1);
    assert_int_equal(end.column, 1);
    assert_int_equal(end.offset, 0);
    ltl_arena_clear(&arena);
}

static void positions_agree_with_counting(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_source source;
    ltl_str text = LTL_STR("a\n\nbc\r\nd\re\xC3\xA9\n");
    ltl_source_init(&source, &arena, LTL_STR("a"), text);
    uint32_t line = 1;
    uint32_t column = 1;
    for (uint32_t i = 0; i <= text.len; i++) {
        ltl_position position = ltl_source_position(&source, i);
        assert_int_equal(position.line, line);
        assert_int_equal(position.column, column);
        assert_int_equal(position.offset, i);
        bool ends = i < text.len &&
                    (text.ptr[i] == '\n' || (text.ptr[i] == '\r' && text.ptr[i + 1] != '\n'));
        line += ends ? 1 : 0;
        column = ends ? 1 : column + 1;
    }
    ltl_arena_clear(&arena);
}

static void utf16_is_transcoded_and_keeps_its_identity(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_source source;
    ltl_str bytes = LTL_STR("\xFF\xFEh\0i\0\n\0");
    ltl_source_init(&source, &arena, LTL_STR("a"), bytes);
    assert_int_equal(source.encoding, LTL_ENCODING_UTF16_LE);
    assert_true(ltl_str_is(source.text, "hi\n"));
    assert_true(ltl_digest_eq(source.content, ltl_digest_of(bytes)));
    ltl_arena_clear(&arena);
}

static void long_lines_are_minified(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_source source;
    static char text[6001];
    memset(text, 'x', sizeof(text));
    text[6000] = '\n';
    ltl_source_init(&source, &arena, LTL_STR("a"), (ltl_str){text, sizeof(text)});
    assert_true(source.is_minified);
    ltl_source_init(&source, &arena, LTL_STR("a"), (ltl_str){text, 4000});
    assert_false(source.is_minified);
    ltl_source_init(&source, &arena, LTL_STR("a"), (ltl_str){"", 0});
    assert_false(source.is_minified);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind_of_line_end_ends_a_line),
        cmocka_unit_test(a_line_end_at_the_end_opens_an_empty_line),
        cmocka_unit_test(positions_agree_with_counting),
        cmocka_unit_test(utf16_is_transcoded_and_keeps_its_identity),
        cmocka_unit_test(long_lines_are_minified),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
