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
         "class A {\n  @Get(\"/x\") void f() {}\n  @Get void g() {}\n  @Put(\"/x\") void h() {}\n}\n", "2"},
        {"java", "Get(...)", "class A {\n  @Get(path = \"/x\") void f() {}\n  @Get void g() {}\n}\n", "2 3"},
        {"java", "Get(path = $P)", "class A {\n  @Get(m = 1) void f() {}\n  @Get(path = \"/x\") void g() {}\n}\n",
         "3"},
        {"kotlin", "Get($P)", "class A {\n  @Get(\"/x\") fun f() {}\n}\n", "2"},
        {"csharp", "Get($P)", "class A {\n  [Get(\"/x\")] void F() {}\n  [Get] void G() {}\n}\n", "2"},
        {"php", "Get($P)", "<?php\nclass A {\n  #[Get(\"/x\")]\n  function f() {}\n}\n", "3"},
        {"typescript", "Get($P)", "class A {\n  @Get('/x') f() {}\n}\n", "2"},
        {"python", "get()", "@get\ndef f(): pass\n@get()\ndef g(): pass\n@get(1)\ndef h(): pass\n", "1 3"},
        {"java", "- pattern: '\"...\"'\n- pattern-not-inside: Get(...)",
         "class A {\n  @Get(\"/x\")\n  String f = \"y\";\n}\n", "3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_call_finds_an_annotation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
