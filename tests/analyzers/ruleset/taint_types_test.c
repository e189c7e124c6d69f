/* Types of fields that carry no text: of classes of the same file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/taint_rows.h"

#define CHECK(rows) taint_rows_check(rows, LTL_COUNT_OF(rows))
#define TYPED                                                                                      \
    TAINT_RULE "  options: {taint_assume_safe_numbers: true, taint_assume_safe_booleans: true}\n"

static void fields_have_types(void **state) {
    (void)state;
    static const taint_row rows[] = {
        {"csharp", TYPED,
         "record R(int Id, string Name);\n"
         "class D { public int? N; public bool[] B { get; set; } }\n"
         "class A { void F() {\n"
         "  R r = source();\n  sink(r.Id);\n  sink(r.Name);\n"
         "  D d = source();\n  sink(d.N);\n  sink(d.B);\n} }\n",
         "6 9"},
        {"java", TYPED,
         "class D { int id; String name; }\n"
         "class A { void f() {\n"
         "  D d = source();\n  sink(d.getId());\n  sink(d.getName());\n  sink(d.id);\n} }\n",
         "5"},
        {"kotlin", TYPED,
         "class D(val id: Int, val name: String) { var n: Long = 1 }\n"
         "fun f() {\n  val d: D = source()\n  sink(d.id)\n  sink(d.name)\n  sink(d.n)\n}\n",
         "5"},
        {"go", TYPED,
         "package p\ntype D struct { A, B int; C string }\n"
         "func f() {\n\tvar d D = source()\n\tsink(d.B)\n\tsink(g(d.A))\n\tsink(d.C)\n}\n",
         "7"},
        {"php", TYPED,
         "<?php\nclass D { public int $a; public $b; }\n"
         "function f() {\n  $d = new D();\n  $d->a = source();\n  $d->b = source();\n"
         "  sink($d->a);\n  sink($d->b);\n}\n",
         "8"},
        {"python", TYPED, "class D:\n  a: int\nd: D = source()\nsink(d.a)\n", "4"},
        {"typescript", TYPED,
         "interface D { a: number }\nfunction f() {\n  const d: D = source();\n  sink(d.a);\n}\n", "4"},
    };
    CHECK(rows);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(fields_have_types)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
