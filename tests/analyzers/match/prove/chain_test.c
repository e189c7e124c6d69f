/* `. ... .`: what an ellipsis among the links of a chain passes over. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void links_of_all_sorts(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"python", "a. ... .f(...)",
         "a.f(1)\na.b.f()\na.b().c(2)[0].f()\n(a\n .b()\n .f())\nb.f()\nf()\n", "1 2 3 4"},
        {"javascript", "a. ... .f(...)",
         "a.f();\na\n  .b()\n  .f();\na?.b()?.f();\nawait a.b().f();\nb.f();\n", "1 2 5 6"},
        {"typescript", "a. ... .f(...)", "a.b()!.c!.f();\n", "1"},
        {"java", "new A(...). ... .f(...)",
         "class B { void g() {\n  new A().b().f();\n  new C().f();\n} }\n", "2"},
        {"go", "a. ... .f(...)", "package p\nfunc g() {\n  a.\n    b().\n    f()\n  a.(T).f()\n}\n",
         "3 6"},
        {"kotlin", "a. ... .f(...)", "fun g() {\n  a?.b!!.c.f()\n  a\n    .b { it }\n    .f()\n}\n",
         "2 3"},
        {"csharp", "a. ... .f(...)", "class A { void G() {\n  a?.b.f();\n  a!.b().f();\n} }\n",
         "2 3"},
        {"php", "$a-> ... ->f(...)", "<?php\n$a->b()->c->f();\n$a?->b()->f();\n$b->f();\n", "2 3"},
        {"ruby", "a. ... .f(...)",
         "a.b.c(1).f(2)\na.f(3)\na\n  .b { |x| x }\n  .f\na&.b&.f(6)\nb.f(1)\n", "1 2 3 6"},
        {"ruby", "$X = a. ... .b(). ...", "x = a.c.b().d\nx = a.b()\nx = a.d\n", "1 2"},
        {"rust", "A::new(...). ... .f(...);",
         "fn g() {\n  A::new(1)?.b().f();\n  A::new(1).b().await?.f();\n  B::new().f();\n}\n",
         "2 3"},
        {"scala", "a. ... .f(...)", "object A { def g() = {\n  a.b(x => x)\n    .f(1)\n} }\n", "2"},
        {"swift", "a. ... .f(...)", "func g() {\n  a?.b!.c.f(4)\n  a.f()\n}\n", "2 3"},
        {"cpp", "a. ... .f(...)", "void g() {\n  a.b().f();\n  a->b().f();\n  b.f();\n}\n", "2 3"},
        {"solidity", "a. ... .f(...)",
         "contract C { function g() public {\n  a.b{value: 1}(2).f(4);\n} }\n", "2"},
        {"elixir", "a. ... .f(...)", "a.b().f(2)\na.f(3)\nb.f()\n", "1 2"},
        {"lua", "a. ... .f(...)", "a.b.f(1)\nb.f(1)\n", "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void several_in_one(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"javascript", "$S. ... .on(\"e\", ...). ... .end(...)",
         "s.on('e', f).a().end();\ns.on('x').end();\n", "1"},
        {"python", "a. ... .f($X). ... .g()", "a.b().f(1).c.g()\na.f(1).g()\na.g().f(1)\n", "1 2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(links_of_all_sorts),
        cmocka_unit_test(several_in_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
