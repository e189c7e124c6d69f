/* What Scala's grammar has no rule for: which bytes change, and that other code is left alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/vec.h"
#include "grammars/scala_prepare.h"
#include "tests/support/rewrites.h"

static void parameters_with_a_type_get_parentheses(void **state) {
    (void)state;
    static const rewrite_row rows[] = {
        {"f { implicit r: T[A] => g }", "f {         (r: T[A])=> g }"},
        {"f { r: T => g }", "f {(r: T)=> g }"},
        {"f {\n  r: T =>\n g }", "f {\n (r: T)=>\n g }"},
        {"f {r: T=> g }", "f {r   => g }"},
        {"f { (implicit r: T) => g }", "f { (         r: T) => g }"},
        {"val a = new B\nc { r: (A => B) => g }", "val a = new B\nc {(r: (A => B))=> g }"},
        {"class A extends B(f { r: T => g })", "class A extends B(f {(r: T)=> g })"},
    };
    check_prepares(ltl_scala_prepare, rows, LTL_COUNT_OF(rows));
}

static void annotations_of_constructors_become_blanks(void **state) {
    (void)state;
    static const rewrite_row rows[] = {
        {"class A @Inject() (b: B)", "class A           (b: B)"},
        {"class A[T] @Inject()(b: B)", "class A[T]          (b: B)"},
        {"class A @Named(\"(\") (b: B)", "class A             (b: B)"},
        {"class A @Inject() private (b: B)", NULL},
        {"class A(@Inject() b: B)", NULL},
        {"@Singleton() class A(b: B)", NULL},
        {"trait A { @a() def b(c: C) }", NULL},
    };
    check_prepares(ltl_scala_prepare, rows, LTL_COUNT_OF(rows));
}

static void other_code_is_left_alone(void **state) {
    (void)state;
    static const rewrite_row rows[] = {
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
    check_prepares(ltl_scala_prepare, rows, LTL_COUNT_OF(rows));
}

static void functions_among_arguments_stay_on_their_line(void **state) {
    (void)state;
    static const rewrite_row rows[] = {
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
        assert_string_equal(copy, rows[i].becomes);
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
