/* Lines around a span: what is shown, what is cut, what is coloured. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyzers/syntax/highlight.h"
#include "core/limits.h"
#include "tests/support/hostile_texts.h"
#include "tests/support/parsed.h"

static void check_sound(const ltl_snippet *snippet) {
    uint32_t end = 0;
    for (uint32_t i = 0; i < snippet->run_count; i++) {
        assert_true(snippet->runs[i].start >= end && snippet->runs[i].len > 0);
        end = snippet->runs[i].start + snippet->runs[i].len;
    }
    assert_true(end <= snippet->text.len);
    assert_true(snippet->first_line >= 1);
    uint32_t lines = 1;
    for (size_t i = 0; i < snippet->text.len; i++) {
        lines += snippet->text.ptr[i] == '\n' ? 1 : 0;
    }
    assert_true(lines <= LTL_MAX_SNIPPET_LINES);
}

/* The text of the runs of a class, joined by blanks. */
static ltl_str painted(ltl_arena *arena, const ltl_snippet *snippet, ltl_token_class class) {
    ltl_str all = LTL_STR("");
    for (uint32_t i = 0; i < snippet->run_count; i++) {
        const ltl_token_run *run = &snippet->runs[i];
        if (run->token_class == class) {
            all = ltl_arena_printf(arena, "%.*s%s%.*s", LTL_STR_ARG(all), all.len > 0 ? " " : "",
                                   (int)run->len, snippet->text.ptr + run->start);
        }
    }
    return all;
}

static void tokens_have_classes(void **state) {
    (void)state;
    parsed p;
    parsed_make(&p, "python", LTL_STR("x = 1\nif y: # why\n  return_(f('a', 2))\nz\n"));
    ltl_snippet snippet =
        ltl_snippet_make(&p.arena, &p.source, p.tree, (ltl_span){6, 40}, 0);
    check_sound(&snippet);
    assert_int_equal(snippet.first_line, 2);
    assert_true(ltl_str_is(painted(&p.arena, &snippet, LTL_TOKEN_COMMENT), "# why"));
    assert_true(ltl_str_is(painted(&p.arena, &snippet, LTL_TOKEN_KEYWORD), "if"));
    assert_true(ltl_str_is(painted(&p.arena, &snippet, LTL_TOKEN_STRING), "'a'"));
    assert_true(ltl_str_is(painted(&p.arena, &snippet, LTL_TOKEN_NUMBER), "2"));
    assert_true(ltl_str_is(painted(&p.arena, &snippet, LTL_TOKEN_CALL), "return_ f"));
    parsed_clear(&p);
}

/* A token over several lines is painted on each of them that is shown, wherever the snippet starts. */
static void tokens_over_several_lines(void **state) {
    (void)state;
    parsed p;
    parsed_make(&p, "python", LTL_STR("x = '''a\nb\nc''' + y\n# d\n"));
    ltl_snippet snippet = ltl_snippet_make(&p.arena, &p.source, p.tree, (ltl_span){9, 10}, 0);
    check_sound(&snippet);
    assert_true(ltl_str_is(painted(&p.arena, &snippet, LTL_TOKEN_STRING), "b"));
    snippet = ltl_snippet_make(&p.arena, &p.source, p.tree, (ltl_span){9, 10}, 3);
    check_sound(&snippet);
    assert_true(ltl_str_is(painted(&p.arena, &snippet, LTL_TOKEN_STRING), "'''a b c'''"));
    assert_true(ltl_str_is(painted(&p.arena, &snippet, LTL_TOKEN_COMMENT), "# d"));
    parsed_clear(&p);
    parsed_make(&p, "c", LTL_STR("int x; /* a\n b */ int y;\n"));
    snippet = ltl_snippet_make(&p.arena, &p.source, p.tree, (ltl_span){13, 14}, 0);
    check_sound(&snippet);
    assert_true(ltl_str_is(painted(&p.arena, &snippet, LTL_TOKEN_COMMENT), " b */"));
    parsed_clear(&p);
}

static void every_span_of_every_text_is_sound(void **state) {
    (void)state;
    const char *const languages[] = {"python", "javascript", "c"};
    for (size_t l = 0; l < LTL_COUNT_OF(languages); l++) {
        for (size_t i = 0; i < LTL_COUNT_OF(hostile_texts); i++) {
            parsed p;
            parsed_make(&p, languages[l], hostile_texts[i]);
            uint32_t len = (uint32_t)p.source.text.len;
            for (uint32_t start = 0; start <= len; start++) {
                for (uint32_t end = start; end <= len; end++) {
                    const ltl_tree *tree = (start + end) % 5 == 0 ? NULL : p.tree;
                    ltl_snippet snippet = ltl_snippet_make(&p.arena, &p.source, tree,
                                                           (ltl_span){start, end}, end % 3);
                    check_sound(&snippet);
                    assert_true(tree != NULL || snippet.run_count == 0);
                }
            }
            parsed_clear(&p);
        }
    }
}

static void long_lines_are_cut_between_characters(void **state) {
    (void)state;
    static const char *const units[] = {"a", "\xc3\xa4", "\xe2\x82\xac", "\xf0\x9f\x98\x80", "\x80"};
    for (size_t i = 0; i < LTL_COUNT_OF(units); i++) {
        char *text = nest(units[i], "", "", 3000);
        ltl_arena arena = {0};
        ltl_source source;
        ltl_source_init(&source, &arena, LTL_STR("a"), ltl_str_of(text));
        uint32_t width = (uint32_t)strlen(units[i]);
        for (uint32_t at = 0; at < 3000 * width; at += 97) {
            ltl_snippet snippet =
                ltl_snippet_make(&arena, &source, NULL, (ltl_span){at, at + 1}, 0);
            assert_true(snippet.is_cut);
            assert_true(snippet.text.len <= LTL_MAX_SNIPPET_LINE_BYTES);
            bool has_end = at + LTL_MAX_SNIPPET_LINE_BYTES > 3000 * width;
            assert_true(has_end || snippet.text.len >= LTL_MAX_SNIPPET_LINE_BYTES - 8);
            assert_true(snippet.text.len > 0);
            assert_int_equal(snippet.text.len % width, 0);
        }
        ltl_arena_clear(&arena);
        free(text);
    }
}

static void many_lines_are_cut(void **state) {
    (void)state;
    char *text = nest("a\n", "", "", 100);
    ltl_arena arena = {0};
    ltl_source source;
    ltl_source_init(&source, &arena, LTL_STR("a"), ltl_str_of(text));
    ltl_snippet snippet = ltl_snippet_make(&arena, &source, NULL, (ltl_span){10, 150}, 2);
    check_sound(&snippet);
    assert_true(snippet.is_cut);
    assert_int_equal(snippet.first_line, 6);
    snippet = ltl_snippet_make(&arena, &source, NULL, (ltl_span){200, 200}, 2);
    check_sound(&snippet);
    snippet = ltl_snippet_make(&arena, &source, NULL, (ltl_span){0, 0}, 100);
    check_sound(&snippet);
    assert_int_equal(snippet.first_line, 1);
    ltl_arena_clear(&arena);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_have_classes),
        cmocka_unit_test(tokens_over_several_lines),
        cmocka_unit_test(every_span_of_every_text_is_sound),
        cmocka_unit_test(long_lines_are_cut_between_characters),
        cmocka_unit_test(many_lines_are_cut),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
