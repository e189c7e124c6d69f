/* Decorators, annotations and attributes: as parts of definitions, and as calls. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void a_call_finds_an_annotation(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"java", "Get($P)",
         "class A {\n  @Get(\"/x\") void f() {}\n  @Get void g() {}\n  @Put(\"/x\") void h() "
         "{}\n}\n",
         "2"},
        {"java", "Get(...)",
         "class A {\n  @Get(path = \"/x\") void f() {}\n  @Get void g() {}\n}\n", "2 3"},
        {"java", "Get(path = $P)",
         "class A {\n  @Get(m = 1) void f() {}\n  @Get(path = \"/x\") void g() {}\n}\n", "3"},
        {"kotlin", "Get($P)", "class A {\n  @Get(\"/x\") fun f() {}\n}\n", "2"},
        {"csharp", "Get($P)", "class A {\n  [Get(\"/x\")] void F() {}\n  [Get] void G() {}\n}\n",
         "2"},
        {"php", "Get($P)", "<?php\nclass A {\n  #[Get(\"/x\")]\n  function f() {}\n}\n", "3"},
        {"typescript", "Get($P)", "class A {\n  @Get('/x') f() {}\n}\n", "2"},
        {"python", "get()", "@get\ndef f(): pass\n@get()\ndef g(): pass\n@get(1)\ndef h(): pass\n",
         "1 3"},
        {"java", "- pattern: '\"...\"'\n- pattern-not-inside: Get(...)",
         "class A {\n  @Get(\"/x\")\n  String f = \"y\";\n}\n", "3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void an_annotation_alone(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "@$X", "@a\n@a()\n@a.b\n@a(1)\ndef f(): pass\n", "1 2"},
        {"python", "@a.b", "@a\n@a.b\n@a.b()\n@a.b(1)\ndef f(): pass\n", "2 3"},
        {"python", "@$X(...)", "@a\n@a()\n@a.b(1)\ndef f(): pass\n", "1 2 3"},
        {"typescript", "@$X()", "class A {\n  @a f() {}\n  @a() g() {}\n  @a(1) h() {}\n}\n",
         "2 3"},
        {"java", "@$X(...)", "class A {\n  @a void f() {}\n  @b(1) void g() {}\n}\n", "2 3"},
        {"kotlin", "@$X(...)", "@a class A {\n  @b(1) fun f() {}\n}\n", "1 2"},
        {"csharp", "[$X(...)]", "[a] class A {\n  [b(1)] void F() {}\n}\n", "1 2"},
        {"php", "#[$X(...)]", "<?php\n#[a]\nclass A {\n  #[b(1)] function f() {}\n}\n", "2 4"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void of_definitions(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "@$X\ndef $F(...): ...",
         "@a\ndef f(): pass\n@a(1)\ndef g(): pass\n@b(1)\n@c()\ndef h(): pass\n", "1 5"},
        {"python", "@a(...)\nclass $C: ...", "@b\n@a(1)\nclass A(B):\n    x = 1\nclass C: pass\n",
         "1"},
        {"java", "@a\nclass $C { ... }", "@a class A {}\n@a(1) class B {}\n@b @a() class C {}\n",
         "1 3"},
        {"java", "@a(..., k = $V, ...)\nclass $C { ... }",
         "@a(1) class A {}\n@b @a(j = 1, k = 2, l = 3) class B {}\n@a(k = 3) class C {}\n@a(j = 1) "
         "class D {}\n",
         "2 3"},
        {"java", "@a(...)\n$T $F(...) { ... }",
         "class A {\n  @a void f() {}\n  @a(1) int g() { return 1; }\n  void h() {}\n}\n", "2 3"},
        {"java", "$T $F(..., @a(...) $P $X, ...) { ... }",
         "class A {\n  void f(int y, @a(1) int x) {}\n  void g(int x) {}\n}\n", "2"},
        {"java", "@a\n$T $X;", "class A {\n  @a private int x;\n  private int y;\n}\n", "2"},
        {"typescript", "@a(...)\n$F(...) { ... }", "class A {\n  @b @a(1) f() {}\n  @b g() {}\n}\n",
         "2"},
        {"typescript", "@a() $X: $T",
         "class A {\n  @a() x: string;\n  @a y: number;\n  z: string;\n}\n", "2 3"},
        {"typescript", "class $C { ... @a $F(...) { ... } ... }",
         "class A { x = 1; @a f() {} }\nclass B { f() {} }\n", "1"},
        {"kotlin", "@a(...)\nfun $F(...) { ... }",
         "class A {\n  @a(1) fun f() {}\n  fun g() {}\n}\n", "2"},
        {"kotlin", "fun $F(..., @a(...) $X: $T, ...) { ... }",
         "fun f(@a(1) x: Int) {}\nfun g(x: Int) {}\n", "1"},
        {"kotlin", "class $C {\n  ...\n  @a fun $F(...) { ... }\n  ...\n}",
         "class A {\n  val x = 1\n  @a fun f() {}\n}\nclass B {\n  fun f() {}\n}\n", "1"},
        {"csharp", "[a(...)]\nclass $C { ... }", "[b, a(1)] class A {}\n[b] class B {}\n", "1"},
        {"csharp", "class $C { ... [a] $T $F(...) { ... } ... }",
         "class A { int x; [a] void F() {} }\nclass B { void F() {} }\n", "1"},
        {"csharp", "$T $F(..., [a] $P $X, ...) { ... }",
         "class A {\n  void F([a] int x) {}\n  void G(int x) {}\n}\n", "2"},
        {"php", "#[a(...)]\nfunction $F(...) { ... }",
         "<?php\n#[a(1)]\nfunction f() {}\n#[b]\nfunction g() {}\n", "2"},
        {"php", "class $C { ... #[a] function $F(...) { ... } ... }",
         "<?php\nclass A { public $x; #[a] function f() {} }\nclass B { function f() {} }\n", "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_annotation_alone),
        cmocka_unit_test(of_definitions),
        cmocka_unit_test(a_call_finds_an_annotation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
