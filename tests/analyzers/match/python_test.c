/* What Python writes in more ways than one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void python_2(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "print(...)", "print \"a\", b\nprint(a)\nprint >>f, a\n", "1 2 3"},
        {"python", "exec(...)", "exec code in scope\nexec(code)\nexecute(code)\n", "1 2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void collections_and_comprehensions(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "f([...])", "f([])\nf([1, 2])\nf([x for x in y])\nf((1, 2))\n", "1 2 3"},
        {"python", "{..., \"a\": $X, ...}", "x = {'b': 1, 'a': 2}\nx = {'b': 1}\nx = {'a'}\n", "1"},
        {"python", "{..., 'a': ..., 'b': {..., 'c': $X, ...}, ...}",
         "x = {'b': {'d': 1, 'c': 2}, 'a': 3}\nx = {'b': {'c': 2}}\n", "1"},
        {"python", "{\"a\": 1}", "x = {'a': 1}\nx = {'a': 1, 'b': 2}\n", "1"},
        {"python", "{..., $X, ...}", "x = {1, 2}\nx = {'a': 1}\n", "1 1"},
        {"python", "x = {...}", "x = {1, 2}\nx = {'a': 1}\nx = {}\nx = [1]\n", "1 2 3"},
        {"python", "\"a\": $X", "f({'a': 1, 'b': 2})\n", "1"},
        {"python", "{\"...\": \"...\"}", "x = {'a': 'b'}\nx = {'a': 1}\n", "1"},
        {"python", "[f($X) for $X in $Y]", "a = [f(b) for b in c]\na = [f(b) for d in c]\na = [f(b)]\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void several_in_one_with(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "with open($F) as $X:\n    ...",
         "with open(a) as b:\n    pass\nwith x() as y, open(a) as b:\n    pass\nwith open(a) as b, x() as y:\n"
         "    pass\nasync with open(a) as b:\n    pass\nwith x() as y:\n    pass\n",
         "1 3 5 7"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void types_of_handlers(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "try: ...\nexcept (..., A, ...): ...",
         "try:\n    x\nexcept A:\n    y\ntry:\n    x\nexcept (B, A):\n    y\n"
         "try:\n    x\nexcept B:\n    y\ntry:\n    x\nexcept (A):\n    y\n",
         "1 5 13"},
        {"python", "try: ...\nexcept A: ...", "try:\n    x\nexcept (A, B):\n    y\ntry:\n    x\nexcept A:\n    y\n",
         "5"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void loops(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "for $X in $Y:\n    ...",
         "for a in b:\n    pass\nelse:\n    pass\nfor a, c in b:\n    pass\n", "1 5"},
        {"python", "for $X in $Y:\n    ...", "async def f():\n    async for a in b:\n        pass\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(python_2),
        cmocka_unit_test(collections_and_comprehensions),
        cmocka_unit_test(several_in_one_with),
        cmocka_unit_test(types_of_handlers),
        cmocka_unit_test(loops),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
