/* Stand-ins: how they are spelt, and that they can be told from real code. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyzers/patterns/placeholder.h"
#include "core/limits.h"
#include "tests/support/hostile_texts.h"

static const ltl_spelling plain = {false, true, false};

static void check(const char *language, const ltl_spelling *spelling, const char *pattern,
                  const char *expected) {
    const ltl_language *found = ltl_language_find(ltl_str_of(language));
    if (found == NULL) {
        return;
    }
    ltl_arena arena = {0};
    ltl_str written = ltl_placeholder_write(&arena, ltl_str_of(pattern), found, spelling);
    if (!ltl_str_is(written, expected)) {
        fail_msg("%s: %s is written '%.*s', expected '%s'", language, pattern, LTL_STR_ARG(written),
                 expected);
    }
    ltl_arena_clear(&arena);
}

static void metavariables_become_names(void **state) {
    (void)state;
    static const ltl_spelling capital = {true, true, false};
    check("python", &plain, "$X", "ltl_mv_X");
    check("python", &capital, "$X", "Ltl_mv_X");
    check("python", &plain, "f($X, $...Y, $_Z1)", "f(ltl_mv_X, ltl_seq_Y, ltl_mv__Z1)");
    check("python", &plain, "$x $Foo $1 $", "$x $Foo $1 $");
    check("python", &plain, "$X.$Y($X)", "ltl_mv_X.ltl_mv_Y(ltl_mv_X)");
    check("python", &plain, "\"$X\"", "\"ltl_mv_X\"");
    check("javascript", &plain, "`${$X}`", "`${ltl_mv_X}`");
    check("javascript", &plain, "$", "$");
    check("javascript", &plain, "$.ajax()", "$.ajax()");
}

static void php_keeps_its_sigil_and_its_globals(void **state) {
    (void)state;
    check("php", &plain, "f($X)", "f($ltl_mv_X)");
    check("php", &plain, "f($x, $_GET['a'], $_SERVER)", "f($x, $_GET['a'], $_SERVER)");
    check("php", &plain, "'$X'", "'ltl_mv_X'");
    check("php", &plain, "f(...)", "f($ltl_dots)");
    check("php", &plain, "$X->...->f()", "$ltl_mv_X->ltl_dots->f()");
}

static void ellipses_fit_their_place(void **state) {
    (void)state;
    check("python", &plain, "f(...)", "f(ltl_dots)");
    check("python", &plain, "f(..., $X, ...)", "f(ltl_dots, ltl_mv_X, ltl_dots)");
    check("python", &plain, "a()\n...\nb()", "a()\nltl_dots\nb()");
    check("javascript", &plain, "a();\n...\nb();", "a();\nltl_dots;\nb();");
    check("javascript", &plain, "if (a) { ... }", "if (a) { ltl_dots; }");
    check("javascript", &plain, "f(...args)", "f(...args)");
    check("javascript", &plain, "[...$X]", "[...ltl_mv_X]");
    check("javascript", &plain, "a. ... .b()", "a. ltl_dots .b()");
    check("javascript", &plain, "\"...\"", "\"ltl_dots\"");
    check("java", &plain, "void f(...) { ... }", "void f(ltl_dots ltl_dots) { ltl_dots; }");
    check("java", &plain, "if (...) { ... }", "if (ltl_dots) { ltl_dots; }");
    check("java", &plain, "class A { ... int f(..., $X); }",
          "class A { int ltl_dots; int f(ltl_dots ltl_dots, ltl_dots ltl_mv_X); }");
    check("java", &plain, "$T $F($...ARGS) { ... }",
          "ltl_mv_T ltl_mv_F(ltl_dots ltl_seq_ARGS) { ltl_dots; }");
    check("java", &plain, "return f(..., $X);", "return f(ltl_dots, ltl_mv_X);");
    check("java", &plain, "List<...> x", "List<ltl_dots> x");
    check("kotlin", &plain, "fun f($X)", "fun f(ltl_mv_X: ltl_dots)");
    check("csharp", &plain, "if (a) { ... }", "if (a) { ltl_dots ltl_dots; }");
    check("csharp", &plain, "enum E { ... }", "enum E { ltl_dots }");
    check("python", &plain, "x = ...", "x = ltl_dots");
    check("python", &plain, "<... f($X) ...>", "ltl_deep( f(ltl_mv_X) )");
    check("python", &plain, "f(<... $X ...>, ...)", "f(ltl_deep( ltl_mv_X ), ltl_dots)");
}

static void stand_ins_are_read_back(void **state) {
    (void)state;
    static const struct {
        const char *text;
        ltl_stand_in stand_in;
        const char *name;
    } examples[] = {
        {"ltl_mv_X", LTL_STAND_IN_METAVARIABLE, "$X"},
        {"Ltl_mv_X_1", LTL_STAND_IN_METAVARIABLE, "$X_1"},
        {"$ltl_mv_X", LTL_STAND_IN_METAVARIABLE, "$X"},
        {"ltl_seq_ARGS", LTL_STAND_IN_SEQUENCE, "$...ARGS"},
        {"ltl_dots", LTL_STAND_IN_ELLIPSIS, NULL},
        {"ltl_deep", LTL_STAND_IN_DEEP, NULL},
        {"ltl_mv_", LTL_STAND_IN_NONE, NULL},
        {"ltl_mv_x", LTL_STAND_IN_NONE, NULL},
        {"ltl_dots2", LTL_STAND_IN_NONE, NULL},
        {"ltl_mv_X ", LTL_STAND_IN_NONE, NULL},
        {"", LTL_STAND_IN_NONE, NULL},
        {"$", LTL_STAND_IN_NONE, NULL},
        {"x", LTL_STAND_IN_NONE, NULL},
    };
    ltl_arena arena = {0};
    for (size_t i = 0; i < LTL_COUNT_OF(examples); i++) {
        ltl_str name = {0};
        ltl_stand_in had = ltl_placeholder_read(&arena, ltl_str_of(examples[i].text), &name);
        assert_int_equal(had, examples[i].stand_in);
        if (examples[i].name != NULL) {
            assert_true(ltl_str_is(name, examples[i].name));
        }
    }
    ltl_arena_clear(&arena);
}

static void literal_parts_are_restored(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_str restored = ltl_placeholder_restore(&arena, LTL_STR("a ltl_mv_X b ltl_dots $ltl_seq_Y"));
    assert_true(ltl_str_is(restored, "a $X b ... $...Y"));
    for (size_t i = 0; i < LTL_COUNT_OF(hostile_texts); i++) {
        assert_true(
            ltl_str_eq(ltl_placeholder_restore(&arena, hostile_texts[i]), hostile_texts[i]));
    }
    ltl_arena_clear(&arena);
}

static void types_are_asked_for(void **state) {
    (void)state;
    check("java", &plain, "(String $X).m()", "ltl_type_a_X.m()");
    check("java", &plain, "f(String $X, (a.B<C> $Y))", "f(ltl_type_a_X, ltl_type_b_Y)");
    check("java", &plain, "$X = ($T $Y);", "ltl_mv_X = ltl_type_a_Y;");
    check("java", &plain, "void f(String $X) { ... }", "void f(String ltl_mv_X) { ltl_dots; }");
    check("java", &plain, "catch (E $X) { }", "catch (E ltl_mv_X) { }");
    check("java", &plain, "(T $X) -> f($X)", "(T ltl_mv_X) -> f(ltl_mv_X)");
    check("java", &plain, "(int) $X", "(int) ltl_mv_X");
    check("java", &plain, "g(new $X())", "g(new ltl_mv_X())");
    check("c", &plain, "f((const char *$X), a * $Y)", "f(ltl_type_a_X, a * ltl_mv_Y)");
    check("c", &plain, "f($X, &$Y)", "f(ltl_mv_X, &ltl_mv_Y)");
    check("java", &plain, "if (false && $X) { ... }", "if (false && ltl_mv_X) { ltl_dots; }");
    check("java", &plain, "f((a * $X))", "f((a * ltl_mv_X))");
    check("go", &plain, "($X : *http.Request).Get()", "ltl_type_a_X.Get()");
    check("kotlin", &plain, "f($X: Int, $Y)", "f(ltl_type_a_X, ltl_mv_Y)");
    check("kotlin", &plain, "fun f($X: Int)", "fun f(ltl_mv_X: Int)");
}

static void what_is_written_has_an_origin(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_stand_in_marks marks;
    ltl_asked_types types;
    /* f(ltl_mv_X, b, ltl_dots) */
    (void)ltl_placeholder_write_marked(&arena, LTL_STR("f($X, b, ...)"),
                                       ltl_language_find(LTL_STR("python")), &plain, &marks,
                                       &types);
    static const size_t written_and_origin[][2] = {{0, 0},  {2, 2},  {9, 2},  {10, 4},
                                                   {12, 6}, {15, 9}, {23, 12}};
    for (size_t i = 0; i < LTL_COUNT_OF(written_and_origin); i++) {
        assert_int_equal(ltl_placeholder_origin(&marks, written_and_origin[i][0]),
                         written_and_origin[i][1]);
    }
    ltl_arena_clear(&arena);
}

static void any_bytes_are_written(void **state) {
    (void)state;
    ltl_arena arena = {0};
    for (size_t l = 0; l < ltl_language_count; l++) {
        for (size_t s = 0; s < LTL_SPELLING_COUNT; s++) {
            for (size_t i = 0; i < LTL_COUNT_OF(hostile_texts); i++) {
                ltl_str written = ltl_placeholder_write(&arena, hostile_texts[i], ltl_languages[l],
                                                        &ltl_spellings[s]);
                assert_true(written.len >= hostile_texts[i].len / 2);
            }
        }
    }
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(metavariables_become_names),
        cmocka_unit_test(php_keeps_its_sigil_and_its_globals),
        cmocka_unit_test(ellipses_fit_their_place),
        cmocka_unit_test(stand_ins_are_read_back),
        cmocka_unit_test(literal_parts_are_restored),
        cmocka_unit_test(types_are_asked_for),
        cmocka_unit_test(what_is_written_has_an_origin),
        cmocka_unit_test(any_bytes_are_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
