/* Constants under keys of calls, and in the places of formats. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "tests/support/match_rows.h"

static void constants_lie_under_keys(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"kotlin", "f(\"y\")",
         "fun g() {\n val m = mapOf(\"a\" to \"x\", \"b\" to \"y\")\n f(m.getValue(\"b\"))\n f(m.get(\"b\"))\n"
         " f(m[\"a\"])\n}\n",
         "3 4"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void constants_stand_in_formats(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"rust", "f(\"5/ab\")",
         "const N: i32 = 5;\nconst S: &str = \"ab\";\n"
         "fn g() {\n f(format!(\"{N}/{S}\"));\n f(format!(\"{S}/{N}\"));\n}\n",
         "4"},
        {"rust", "f(\"{ab}\")",
         "const S: &str = \"ab\";\n"
         "fn g() {\n f(format!(\"{{{S}}}\"));\n f(format!(\"{{S}}\"));\n f(format!(\"{S:?}\"));\n}\n",
         "3"},
        {"rust", "f(\"ab\")", "fn g(S: &str) {\n f(format!(\"{S}\"));\n}\n", ""},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(constants_lie_under_keys),
        cmocka_unit_test(constants_stand_in_formats),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
