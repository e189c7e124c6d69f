/* What PHP spells in its own way: sigils, statements that are calls, text between code. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void names_without_a_sigil(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"php", "class $C { ... public function run() { ... } ... }",
         "<?php\nclass A { private $x; public function run() { f(); } }\nclass B { public $y; }\n", "2"},
        {"php", "function $F(..., $P, ...) { f($P); }",
         "<?php\nfunction a($x, $y) { f($y); }\nfunction b($x) { f($z); }\n", "2"},
        {"php", "#[$A]\nclass $C { ... }", "<?php\n#[Entity]\nclass A {}\nclass B {}\n", "2"},
        {"php", "$O->$M(...)", "<?php\n$a->b(1);\nc(1);\n", "2"},
        {"php", "f($K: 1)", "<?php\nf(a: 1);\nf(1);\n", "2"},
        {"php", "public function __construct(..., public readonly string $X, ...) { ... }",
         "<?php\nclass A { public function __construct(int $a, public readonly string $b) {} }\n"
         "class B { public function __construct(public string $b) {} }\n",
         "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void statements_that_are_calls(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"php", "echo $X;", "<?php\necho $a;\nprint $a;\n", "2"},
        {"php", "f($X);", "<?php\necho f($a);\ninclude f($b);\n", "2 3"},
        {"php", "include(...)", "<?php\ninclude 'a.php';\ninclude($b);\nrequire $b;\n", "2 3"},
        {"php", "`...`;", "<?php\necho `ls {$a}`;\necho 'ls';\n", "2"},
        {"php", "$X = \"$A{$B}...\";", "<?php\n$x = \"a {$b} c\";\n$x = \"{$b}\";\n$x = 'a';\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void what_is_bound_is_selected(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"php", "- pattern-inside: new $X(...)\n- pattern: $X", "<?php\n$a = new $b(1);\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_without_a_sigil),
        cmocka_unit_test(statements_that_are_calls),
        cmocka_unit_test(what_is_bound_is_selected),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
