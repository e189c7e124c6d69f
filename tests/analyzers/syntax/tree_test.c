/* What holds for every tree, and what can be asked of one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tests/support/hostile_texts.h"
#include "tests/support/parsed.h"
#include "tests/support/random.h"

static void check_sound(const ltl_language *language, ltl_str text) {
    parsed p;
    parsed_make(&p, language->id, text);
    assert_null(tree_fault(p.tree));
    parsed_clear(&p);
}

static void samples_of_all_languages_are_sound(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_language_count; i++) {
        check_sound(ltl_languages[i], ltl_str_of(ltl_languages[i]->sample));
    }
}

/* The same with what is never in a sample: cut, doubled, with a foreign byte, with other line ends. */
static void broken_samples_are_sound(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("tree", 7);
    ltl_arena arena = {0};
    for (size_t i = 0; i < ltl_language_count; i++) {
        ltl_str sample = ltl_str_of(ltl_languages[i]->sample);
        for (int round = 0; round < 30; round++) {
            char *text = ltl_arena_alloc(&arena, 2 * sample.len + 1);
            memcpy(text, sample.ptr, sample.len);
            memcpy(text + sample.len, sample.ptr, sample.len);
            size_t from = ltl_random_below(&random, sample.len + 1);
            size_t to = from + ltl_random_below(&random, 2 * sample.len - from + 1);
            for (int changes = round % 5; changes > 0 && to > from; changes--) {
                static const char foreign[] = "\0\xff\xc3(){}[]<>\"'`;:.,#@\r\n\\ ";
                text[from + ltl_random_below(&random, to - from)] =
                    foreign[ltl_random_below(&random, sizeof foreign - 1)];
            }
            check_sound(ltl_languages[i], (ltl_str){text + from, to - from});
        }
        ltl_arena_reset(&arena);
    }
    ltl_arena_clear(&arena);
}

static void hostile_texts_are_sound(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_language_count; i++) {
        for (size_t j = 0; j < LTL_COUNT_OF(hostile_texts); j++) {
            check_sound(ltl_languages[i], hostile_texts[j]);
        }
    }
}

/* Lines of the sample with other ends give the same kinds and roles. */
static void line_ends_change_nothing(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_language_count; i++) {
        const char *sample = ltl_languages[i]->sample;
        if (strchr(sample, '\\') != NULL || strstr(sample, "<<") != NULL) {
            continue; /* a line end that is part of a token */
        }
        char *text = calloc(2, strlen(sample) + 1);
        size_t len = 0;
        for (const char *c = sample; *c != '\0'; c++) {
            if (*c == '\n') {
                text[len++] = '\r';
            }
            text[len++] = *c;
        }
        parsed a;
        parsed b;
        parsed_make(&a, ltl_languages[i]->id, ltl_str_of(sample));
        parsed_make(&b, ltl_languages[i]->id, (ltl_str){text, len});
        assert_null(tree_fault(b.tree));
        if (b.tree->error_count == 0) {
            assert_int_equal(a.tree->count, b.tree->count);
            assert_memory_equal(a.tree->kind, b.tree->kind, a.tree->count);
            assert_memory_equal(a.tree->role, b.tree->role, a.tree->count);
        }
        parsed_clear(&a);
        parsed_clear(&b);
        free(text);
    }
}

static ltl_node slow_node_at(const ltl_tree *tree, ltl_span span) {
    ltl_node best = 0;
    for (ltl_node node = 1; node < tree->count; node++) {
        if (ltl_span_contains(ltl_tree_span(tree, node), span)) {
            best = node;
        }
    }
    return best;
}

static void node_at_is_the_innermost(void **state) {
    (void)state;
    for (size_t i = 0; i < ltl_language_count; i++) {
        parsed p;
        parsed_make(&p, ltl_languages[i]->id, ltl_str_of(ltl_languages[i]->sample));
        uint32_t len = (uint32_t)p.source.text.len;
        for (uint32_t start = 0; start < len; start++) {
            for (uint32_t size = 1; size < 40 && start + size <= len; size += 3) {
                ltl_span span = {start, start + size};
                ltl_node at = ltl_tree_node_at(p.tree, span);
                assert_int_equal(at, slow_node_at(p.tree, span));
            }
        }
        assert_true(ltl_tree_node_at(p.tree, (ltl_span){len, len}) < p.tree->count);
        assert_true(ltl_tree_node_at(p.tree, (ltl_span){0, 0}) < p.tree->count);
        parsed_clear(&p);
    }
}

static void contents_of_strings(void **state) {
    (void)state;
    static const struct {
        const char *language;
        const char *text;
        const char *content;
    } examples[] = {
        {"python", "x = 'a'", "a"},
        {"python", "x = ''", ""},
        {"python", "x = \"\"\"a\nb\"\"\"", "a\nb"},
        {"python", "x = ''''''", ""},
        {"python", "x = '''a'b'''", "a'b"},
        {"python", "x = rb'a\\'", NULL}, /* unterminated: an error, whatever it gives */
        {"python", "x = Rb'a\\n'", "a\\n"},
        {"python", "x = u\"a\"", "a"},
        {"python", "x = '\"'", "\""},
        {"python", "x = \"a#\"", "a#"},
        {"javascript", "x = `a`", "a"},
        {"javascript", "x = ''", ""},
        {"javascript", "x = 'it\\'s'", "it\\'s"},
        {"java", "class A { String x = \"a\"; }", "a"},
        {"java", "class A { String x = \"\"\"\n a\"\"\"; }", "\n a"},
        {"c", "char *x = L\"a\";", "a"},
        {"c", "char *x = u8\"a\";", "a"},
        {"cpp", "auto x = \"a\";", "a"},
        {"go", "package p\nvar x = `a\\`\n", "a\\"},
        {"csharp", "class A { string x = @\"a\\\"; }", "a\\"},
        {"rust", "const X: &str = r#\"a\"b\"#;", "a\"b"},
        {"rust", "const X: &str = \"a\";", "a"},
        {"php", "<?php $x = 'a';", "a"},
        {"ruby", "x = 'a'", "a"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(examples); i++) {
        if (ltl_language_find(ltl_str_of(examples[i].language)) == NULL) {
            continue;
        }
        parsed p;
        parsed_make(&p, examples[i].language, ltl_str_of(examples[i].text));
        assert_null(tree_fault(p.tree));
        ltl_node node = nth_of_kind(p.tree, LTL_KIND_STRING, 0);
        if (examples[i].content != NULL) {
            if (node == LTL_NO_NODE) {
                fail_msg("%s: no string in %s", examples[i].language, examples[i].text);
            }
            assert_true(ltl_tree_is_leaf(p.tree, node));
            ltl_str content = ltl_source_slice(&p.source, ltl_tree_string_content(p.tree, node));
            ltl_str name = ltl_tree_name(p.tree, node);
            if (!ltl_str_is(content, examples[i].content) || !ltl_str_eq(name, content)) {
                fail_msg("%s: %s has the content '%.*s', the name '%.*s'", examples[i].language,
                         examples[i].text, LTL_STR_ARG(content), LTL_STR_ARG(name));
            }
        }
        parsed_clear(&p);
    }
}

static void interpolation_makes_a_template(void **state) {
    (void)state;
    static const struct {
        const char *language;
        const char *text;
    } examples[] = {
        {"python", "x = f'a{b}c'"},      {"javascript", "x = `a${b}c`"},
        {"typescript", "x = `${b}`"},    {"csharp", "class A { string x = $\"a{b}\"; }"},
        {"php", "<?php $x = \"a{$b}\";"}, {"ruby", "x = \"a#{b}\""},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(examples); i++) {
        if (ltl_language_find(ltl_str_of(examples[i].language)) == NULL) {
            continue;
        }
        parsed p;
        parsed_make(&p, examples[i].language, ltl_str_of(examples[i].text));
        ltl_node node = nth_of_kind(p.tree, LTL_KIND_TEMPLATE, 0);
        if (node == LTL_NO_NODE || ltl_tree_is_leaf(p.tree, node)) {
            fail_msg("%s: no template in %s", examples[i].language, examples[i].text);
        }
        assert_null(tree_fault(p.tree));
        parsed_clear(&p);
    }
}

static void scopes_are_named_outermost_first(void **state) {
    (void)state;
    parsed p;
    parsed_make(&p, "python", LTL_STR("class A:\n  def f(self):\n    def g():\n      x(1)\ny(2)\n"));
    ltl_node inner = nth_of_kind(p.tree, LTL_KIND_NUMBER, 0);
    ltl_node outer = nth_of_kind(p.tree, LTL_KIND_NUMBER, 1);
    assert_true(ltl_str_is(ltl_tree_scope(p.tree, inner, &p.arena), "A.f.g"));
    assert_true(ltl_str_is(ltl_tree_scope(p.tree, outer, &p.arena), ""));
    assert_true(ltl_str_is(ltl_tree_scope(p.tree, 0, &p.arena), ""));
    parsed_clear(&p);
}

/* `EACH(x) { … }` reads like a function of K&R where a function is no statement. */
static void loops_of_macros_are_no_functions(void **state) {
    (void)state;
    parsed p;
    parsed_make(&p, "c", LTL_STR("void f(void) { EACH(x)\n{ g(x); } h(); }\nEACH(y) { g(y); }\n"));
    assert_null(tree_fault(p.tree));
    ltl_node call = nth_of_kind(p.tree, LTL_KIND_CALL, 0);
    assert_true(ltl_str_is(ltl_tree_text(p.tree, call), "EACH(x)"));
    ltl_node statement = p.tree->parent[call];
    assert_int_equal(p.tree->kind[statement], LTL_KIND_EXPRESSION_STATEMENT);
    assert_int_equal(p.tree->kind[p.tree->end[statement]], LTL_KIND_BLOCK);
    assert_int_equal(p.tree->parent[p.tree->end[statement]], p.tree->parent[statement]);
    assert_int_not_equal(nth_of_kind(p.tree, LTL_KIND_FUNCTION, 1), LTL_NO_NODE);
    assert_int_equal(nth_of_kind(p.tree, LTL_KIND_FUNCTION, 2), LTL_NO_NODE);
    parsed_clear(&p);
}

static void comments_are_found_by_offset(void **state) {
    (void)state;
    parsed p;
    parsed_make(&p, "c", LTL_STR("/* a */ int x; // b\n/* c */"));
    assert_int_equal(p.tree->comment_count, 3);
    assert_ptr_equal(ltl_tree_comment_at(p.tree, 0), &p.tree->comments[0]);
    assert_ptr_equal(ltl_tree_comment_at(p.tree, 6), &p.tree->comments[0]);
    assert_null(ltl_tree_comment_at(p.tree, 7));
    assert_ptr_equal(ltl_tree_comment_at(p.tree, 18), &p.tree->comments[1]);
    assert_ptr_equal(ltl_tree_comment_at(p.tree, 26), &p.tree->comments[2]);
    assert_null(ltl_tree_comment_at(p.tree, 27));
    parsed_clear(&p);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(samples_of_all_languages_are_sound),
        cmocka_unit_test(broken_samples_are_sound),
        cmocka_unit_test(hostile_texts_are_sound),
        cmocka_unit_test(line_ends_change_nothing),
        cmocka_unit_test(node_at_is_the_innermost),
        cmocka_unit_test(contents_of_strings),
        cmocka_unit_test(interpolation_makes_a_template),
        cmocka_unit_test(scopes_are_named_outermost_first),
        cmocka_unit_test(loops_of_macros_are_no_functions),
        cmocka_unit_test(comments_are_found_by_offset),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
