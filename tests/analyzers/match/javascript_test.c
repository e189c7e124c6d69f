/* What JavaScript and TypeScript write in more ways than one. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void types_in_plain_files(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "function $F(..., req, ...) { ... }",
         "function a(req: Request, n?: number): void {}\nfunction b(n) {}\nfunction c(req) {}\n",
         "1 3"},
        {"javascript", "(x: T) => { ... }", "f((x: T) => {});\nf(x => {});\n", "1"},
        {"javascript", "f(x as any)", "f(x as any);\ng(x);\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void objects(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "f({a: {b: { ... }}})",
         "f({a: {b: {c: 1}}, d: 2});\nf({a: {b: 1}});\nf({d: 1, a: {e: 2, b: {}}});\n", "1 3"},
        {"javascript", "x = { ... }", "x = {a: 1};\nx = {};\nx = 1;\n", "1 2"},
        {"javascript", "{host: $H, options: {tls: { ... }}}",
         "a = {host: h, options: {tls: {min: 1}}};\nb = {host: h, options: {tls: true}};\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void elements(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "<a href=$X>...</a>", "x = <a href='b'>text</a>;\ny = <a>c</a>;\nz = <a href={b}/>;\n",
         "1 3"},
        {"javascript", "<$T a=\"1\" ... />", "x = <b c a=\"1\" />;\ny = <b a=\"2\" />;\nz = <c a=\"1\"></c>;\n",
         "1 3"},
        {"javascript", "<b onClick=... />", "x = <b onClick={f} d=\"1\" />;\ny = <b d=\"1\" />;\n", "1"},
        {"javascript", "<b a=\"...\"></b>", "x = <b a=\"1\">text</b>;\ny = <b a={c}/>;\n", "1"},
        {"javascript", "<p>$M</p>", "x = <p>\n  text\n</p>;\ny = <p>\n</p>;\nz = <p>{m}</p>;\n", "1 6"},
        {"html", "<script ... src=\"$S\" ...>...</script>",
         "<script async src=\"a.js\"></script>\n<script>f()</script>\n", "1"},
        {"html", "<img ...>", "<p><img src=\"a\"></p>\n<b></b>\n", "1"},
        {"html", "<$T onclick=\"$JS\" ... />", "<b onclick=\"f()\" id=c>x</b>\n<i>y</i>\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void imports_and_loops(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "import jwt from $M;", "import jwt from 'a';\nimport x from 'a';\n", "1"},
        {"javascript", "for (...) { ... }",
         "for (let i = 0; i < 3; i++) { f(); }\nfor (const a of b) { f(); }\nwhile (a) { f(); }\n", "1 2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void values_and_names(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"typescript", "$F = make();", "class A {\n f = make();\n g = 1;\n}\nx = make();\n", "2 5"},
        {"typescript", "function f($X) { ... return $X; }",
         "function f(a) { return <T>a; }\nfunction f(a) { return a as T; }\nfunction f(a) { return b; }\n",
         "1 2"},
        {"javascript", "- pattern-inside: \"function $F(...) { ... }\"\n- pattern: $X\n- metavariable-regex:\n"
                       "    metavariable: $X\n    regex: ^x$",
         "function x(x) {\n f(x);\n a.x = 1;\n}\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void where_statements_are_asked_for(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "function ... (...) {\n  ...\n  <... $Y.indexOf(...) ...>\n  ...\n}",
         "function a(x) {\n  if (x.indexOf(1) == 0) { return 1; }\n}\n"
         "function b(x) {\n  if (x) { x.indexOf(1); }\n}\nfunction c(x) {\n  while (x.indexOf(1)) { }\n}\n",
         "1 4 7"},
        {"javascript", "- pattern: function $F($A) { $C }\n- metavariable-pattern:\n    metavariable: $C\n"
                       "    patterns:\n    - pattern: |\n        ... if (<... $A.b ...>) { ... } ...",
         "function f(e) {\n  if (e.b == 1) { g(); }\n}\nfunction h(e) {\n  if (e.c == 1) { g(); }\n}\n", "1"},
        {"javascript", "- pattern-either:\n  - pattern-inside: function ($Y) { ... }\n- pattern: g(<... $Y ...>)\n"
                       "- focus-metavariable: $Y",
         "x = function (a) {\n  g(\n    1 +\n    a)\n}\n", "4"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void parameters_of_functions_of_any_name(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"typescript", "function ... (..., $X: string, ...) { ... }",
         "function a(x: string) {}\nfunction b(y: A, x: string, z: B) {}\nfunction c(x: A) {}\nfunction d(x) {}\n",
         "1 2"},
        {"typescript", "function ... (..., $X: $T, ...) { ... }", "function b(x: A) {}\nfunction c(x) {}\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_and_names),
        cmocka_unit_test(elements),
        cmocka_unit_test(imports_and_loops),
        cmocka_unit_test(types_in_plain_files),
        cmocka_unit_test(objects),
        cmocka_unit_test(where_statements_are_asked_for),
        cmocka_unit_test(parameters_of_functions_of_any_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
