/* Constants with names before them that say where they are declared. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void names_of_namespaces_lead_to_constants(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"cpp", "f(5)", "namespace n { const int Y = 5; }\nvoid g() {\n f(n::Y);\n f(m::Y);\n f(n::m::Y); }\n", "3"},
        {"cpp", "f(2)",
         "namespace n { namespace m { constexpr int Z = 2; } }\nvoid g() {\n f(n::m::Z);\n f(m::n::Z);\n f(n::Z); }\n",
         "3"},
        {"cpp", "f(10)", "namespace n { enum { P, Q = 9, R }; }\nvoid g() {\n f(n::R);\n f(o::R); }\n", "3"},
        {"cpp", "f(4)",
         "namespace n { enum class E { S = 3, T }; }\nvoid g() {\n f((int)n::E::T);\n f((int)o::E::T); }\n", "3"},
        {"cpp", "f(1)",
         "namespace n { const int Y = 1; }\nnamespace o { const int Y = 2; }\nvoid g() {\n f(n::Y); }\n", ""},
        {"cpp", "f(5)", "namespace n { int Y = 5; void h() { Y = 6; } }\nvoid g() {\n f(n::Y); }\n", ""},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void names_of_classes_lead_to_constants(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"cpp", "f(7)", "struct S { static const int W = 7;\n void h() { f(W); } };\nvoid g() {\n f(S::W); }\n", "2 4"},
        {"cpp", "f(\"x\")", "struct S { static constexpr const char *W = \"x\"; };\nvoid g() {\n f(S::W); }\n", "3"},
        {"cpp", "f(44)", "struct S { static constexpr unsigned char W = 300; };\nvoid g() {\n f(S::W); }\n", "3"},
        {"cpp", "f(7)", "struct S { static int W; const int V = 7; };\nvoid g() {\n f(S::W);\n f(S::V); }\n", ""},
        {"ruby", "f(6)",
         "module M\n module I\n  B = 6\n end\nend\nf(M::I::B)\nf(::M::I::B)\nf(N::I::B)\nf(M::B)\n", "6 7"},
        {"ruby", "f(6)", "module M\n module I\n  B = 6\n end\nend\nM::I::B = 7\nf(M::I::B)\n", ""},
        {"java", "f(6)",
         "class A { static class B { static final int C = 6; }\n void g() {\n  f(A.B.C);\n  f(Q.B.C); } }\n", "3"},
        {"python", "f(6)", "class A:\n  class B:\n    C = 6\nf(A.B.C)\nf(A.C)\n", "4"},
        {"python", "f(6)", "class A:\n  class B:\n    C = 6\nx.C = 7\nf(A.B.C)\n", ""},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void texts_name_constants(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"php", "f(5)",
         "<?php\ndefine('A', 5);\nf(A);\nfunction g() {\n f(\\A);\n f(constant('A'));\n f(B);\n}\n", "3 5 6"},
        {"php", "f(7)",
         "<?php\nclass K { const C = 7; public $d = 7; }\nconst B = 7;\nfunction g() {\n f(constant('K::C'));\n"
         " f(constant('K::d'));\n f(constant('B'));\n f(constant($x));\n}\n", "5 7"},
        {"php", "f(7)",
         "<?php\nnamespace A\\B;\nclass K { const C = 7; }\nf(\\A\\B\\K::C);\nf(constant('A\\B\\K::C'));\n"
         "f(constant('\\\\A\\\\B\\\\K::C'));\nf(\\A\\K::C);\nf(constant('A\\K::C'));\nf(\\A\\B\\L::C);\n",
         "4 5 6"},
        {"php", "f(5)", "<?php\nif ($x) { define('A', 5); }\nf(A);\n", ""},
        {"php", "f(5)", "<?php\ndefined('A') || define('A', 5);\nf(A);\n", ""},
        {"php", "f(5)", "<?php\ndefine('A', 5);\ndefine('A', 6);\nf(A);\n", ""},
        {"php", "f(5)", "<?php\nfunction g() { define('A', 5); }\nf(A);\n", ""},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_namespaces_lead_to_constants),
        cmocka_unit_test(names_of_classes_lead_to_constants),
        cmocka_unit_test(texts_name_constants),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
