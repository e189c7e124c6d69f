/* What Solidity's tables make of Solidity: suffixes, declarations, results, assembly. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/vec.h"
#include "tests/support/match_rows.h"

#define BODY(code) "contract C {\nfunction f() public {\n" code "}\n}\n"

static void suffixes_bind_tightly(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"solidity", "$X / $Y.total()", BODY("a = b / c.total();\na = (b / c).total();\n"), "3"},
        {"solidity", "c.total()", BODY("a = b && c.total() && d.e();\na = !c.total();\n"), "3 4"},
        {"solidity", "$A && ... && d.e()", BODY("a = b && c.total() && d.e();\n"), "3"},
        {"solidity", "delete $X[$I]", BODY("delete xs[0];\ndelete xs;\n"), "3"},
        {"solidity", "w.v()", BODY("a = x ? y.z() : w.v();\n"), "3"},
        {"solidity", "$X[2]", BODY("a = x[1] / y[2];\na = (x / y)[2];\n"), "3 4"},
        {"solidity", "$I++", BODY("i++;\n++i;\na = 5 + i++;\n"), "3 5"},
        {"solidity", "$X.call{value: $V}(\"\")",
         BODY("(bool ok, ) = a.call{value: 1}(\"\");\nrequire(b && a.call{value: 2}(\"\"));\n"),
         "3 4"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void declarations(void **state) {
    (void)state;
    static const char members[] = "contract C {\nuint a = 1;\nuint constant b = 1;\n"
                                  "address payable immutable d;\nfunction f() public {\n"
                                  "uint256 e = 1;\ng = 1;\n(bool h, ) = i();\n}\n}\n";
    static const match_row rows[] = {
        {"solidity", "$X = 1", members, "2 3 6 7"},
        {"solidity", "$T $X = 1;", members, "2 3 6"},
        {"solidity", "$T constant $X = $V;", members, "3"},
        {"solidity", "contract $C { ... $T immutable $X; ... }", members, "1"},
        {"solidity", "($A, ) = i()", members, "8"},
        {"solidity", "abstract contract $C { ... }", "abstract contract A {}\ncontract B {}\n", "1"},
        {"solidity", "contract $C is ..., B, ... { ... }",
         "contract E is A, B {}\ncontract F is B {}\ncontract G is A {}\n", "1 2"},
        {"solidity", "constructor(...) payable { ... }",
         "contract C {\nconstructor(uint a) payable {}\n}\ncontract D {\nconstructor() {}\n}\n", "2"},
        {"solidity", "function $F(uint $A) { ... }",
         "contract C {\nfunction f(uint a) public returns (bool) {}\n"
         "function g(uint a, uint b) public {}\n}\n",
         "2"},
        {"solidity", "function $F(...) returns (bool) { ... }",
         "contract C {\nfunction f(bool a) public returns (bool) {}\n"
         "function g(bool a) public {}\n}\n",
         "2"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void deep_expressions(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"solidity", "(<... a() == $X ...>);\n...",
         BODY("b();\nrequire(c || a() == d);\nif (e) { f(); }\n"), "4"},
        {"solidity", "if (<... $X++ ...>) { ... }", BODY("if (a && i++ > 1) { b(); }\nif (a) { b(); }\n"),
         "3"},
        {"solidity", "require(<... msg.sender ...>, ...)",
         BODY("require(f(msg.sender) && a, \"\");\nrequire(a);\n"), "3"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(suffixes_bind_tightly),
        cmocka_unit_test(declarations),
        cmocka_unit_test(deep_expressions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
