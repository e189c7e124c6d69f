/* What Scala's grammar has no rule for: which bytes change, and that other code is left alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/vec.h"
#include "grammars/scala_prepare.h"

typedef struct prepare_row {
    const char *text;
    const char *prepared; /* null: nothing changes */
} prepare_row;

static void check(const prepare_row *rows, size_t count) {
    int failures = 0;
    for (size_t i = 0; i < count; i++) {
        ltl_str text = ltl_str_of(rows[i].text);
        char copy[512];
        assert_true(text.len < sizeof copy);
        memcpy(copy, text.ptr, text.len + 1);
        bool is_changed = ltl_scala_prepare(text, copy);
        const char *expected = rows[i].prepared != NULL ? rows[i].prepared : rows[i].text;
        if (strcmp(copy, expected) != 0 || is_changed != (rows[i].prepared != NULL)) {
            print_error("%s\nbecame\n%s\nnot\n%s\n", rows[i].text, copy, expected);
            failures++;
        }
    }
    assert_int_equal(failures, 0);
}

static void parameters_with_a_type_get_parentheses(void **state) {
    (void)state;
    static const prepare_row rows[] = {
        {"f { implicit r: T[A] => g }", "f {         (r: T[A])=> g }"},
        {"f { r: T => g }", "f {(r: T)=> g }"},
        {"f {\n  r: T =>\n g }", "f {\n (r: T)=>\n g }"},
        {"f {r: T=> g }", "f {r   => g }"},
        {"f { (implicit r: T) => g }", "f { (         r: T) => g }"},
        {"val a = new B\nc { r: (A => B) => g }", "val a = new B\nc {(r: (A => B))=> g }"},
        {"class A extends B(f { r: T => g })", "class A extends B(f {(r: T)=> g })"},
    };
    check(rows, LTL_COUNT_OF(rows));
}

static void annotations_of_constructors_become_blanks(void **state) {
    (void)state;
    static const prepare_row rows[] = {
        {"class A @Inject() (b: B)", "class A           (b: B)"},
        {"class A[T] @Inject()(b: B)", "class A[T]          (b: B)"},
        {"class A @Named(\"(\") (b: B)", "class A             (b: B)"},
        {"class A @Inject() private (b: B)", NULL},
        {"class A(@Inject() b: B)", NULL},
        {"@Singleton() class A(b: B)", NULL},
        {"trait A { @a() def b(c: C) }", NULL},
    };
    check(rows, LTL_COUNT_OF(rows));
}

static void other_code_is_left_alone(void **state) {
    (void)state;
    static const prepare_row rows[] = {
        {"trait A { self: B => def c = 1 }", NULL},
        {"new A\n  with B { self: C => }", NULL},
        {"f { r => g }", NULL},
        {"f { case r: T => g }", NULL},
        {"f { val r: T = g; h => i }", NULL},
        {"f { \"{ r: T => g }\" }", NULL},
        {"f { /* { r: T => */ // { r: T =>\n g }", NULL},
        {"f { '\"'; g { r: T", NULL},
        {"", NULL},
        {"{", NULL},
        {"f { implicit", NULL},
        {"class A @", NULL},
        {"class A @b(", NULL},
    };
    check(rows, LTL_COUNT_OF(rows));
}

static void functions_among_arguments_stay_on_their_line(void **state) {
    (void)state;
    static const prepare_row rows[] = {
        {"f(() =>\n  a == b.c(),\n  d)", "f(() =>   a == b.c(),\n  d)"},
        {"f(x => \r\n  a, b)", "f(x =>     a, b)"},
        {"f { x =>\n  a\n}", "f { x =>\n  a\n}"},
        {"f(a match { case b =>\n  c })", "f(a match { case b =>\n  c })"},
        {"f(\"=>\n\", // =>\n a)", "f(\"=>\n\", // =>\n a)"},
        {"(=>", "(=>"},
        {")))=>\n", ")))=>\n"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        ltl_arena arena = {0};
        char copy[100];
        ltl_str text = ltl_str_of(rows[i].text);
        memcpy(copy, rows[i].text, text.len + 1);
        (void)ltl_scala_repair(&arena, text, copy);
        assert_string_equal(copy, rows[i].prepared);
        ltl_arena_clear(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parameters_with_a_type_get_parentheses),
        cmocka_unit_test(annotations_of_constructors_become_blanks),
        cmocka_unit_test(other_code_is_left_alone),
        cmocka_unit_test(functions_among_arguments_stay_on_their_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
