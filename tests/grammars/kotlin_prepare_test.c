/* Calls with types, which Kotlin's grammar takes for comparisons: which bytes change, and which do not. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/vec.h"
#include "grammars/kotlin_prepare.h"

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
        bool is_changed = ltl_kotlin_prepare(text, copy);
        const char *expected = rows[i].prepared != NULL ? rows[i].prepared : rows[i].text;
        if (strcmp(copy, expected) != 0 || is_changed != (rows[i].prepared != NULL)) {
            print_error("%s\nbecame\n%s\nnot\n%s\n", rows[i].text, copy, expected);
            failures++;
        }
    }
    assert_int_equal(failures, 0);
}

static void types_of_calls_become_blanks(void **state) {
    (void)state;
    static const prepare_row rows[] = {
        {"val a = f<T>(x)", "val a = f   (x)"},
        {"a.f<List<T?>>(\"x\").g()", "a.f          (\"x\").g()"},
        {"f<a.B>(g(x, y))", "f     (g(x, y))"},
        {"f<T>({ x, y -> 1 })", "f   ({ x, y -> 1 })"},
        {"f<T>(g<U>(x))", "f   (g   (x))"},
        {"\"${f(\"<\")}\" + f<T>(x)", "\"${f(\"<\")}\" + f   (x)"},
    };
    check(rows, LTL_COUNT_OF(rows));
}

static void other_code_is_left_alone(void **state) {
    (void)state;
    static const prepare_row rows[] = {
        {"f<T>()", NULL},
        {"f<T>( )", NULL},
        {"f<T>(x, y)", NULL},
        {"a < b && c > (d)", NULL},
        {"a <b> (d)", NULL},
        {"class A<T>(x: T)", NULL},
        {"class A : B<T>(x)", NULL},
        {"class A : a.b.B<T>(x)", NULL},
        {"object : B<T>(x) {}", NULL},
        {"fun <T> k(x: T)", NULL},
        {"\"f<T>(x)\" // f<T>(x)\n/* f<T>(x) */ \"\"\" f<T>(x) \"\"\"", NULL},
        {"", NULL},
        {"f<", NULL},
        {"f<T>(", NULL},
        {"f<T>(\"", NULL},
        {"\"\\", NULL},
        {"))<T>(x", NULL},
    };
    check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(types_of_calls_become_blanks),
        cmocka_unit_test(other_code_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
