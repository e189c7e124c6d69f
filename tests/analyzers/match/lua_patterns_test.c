/* What Lua's tables make of Lua: an ellipsis among statements. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/vec.h"
#include "tests/support/match_rows.h"

static void ellipses_among_statements(void **state) {
    (void)state;
    static const char code[] = "function f()\n  x = get()\n  print(x)\n  run(x)\nend\n"
                               "function g()\n  x = get()\n  run(y)\nend\n";
    static const match_row rows[] = {
        {"lua", "$V = get()\n...\nrun($V)", code, "2"},
        {"lua", "x = get()\n...", code, "2 7"},
        {"lua", "function $F(...)\n  ...\n  run($X)\nend", code, "1 6"},
        {"lua", "function $F()\n  x = get()\n  ...\n  run(x)\nend", code, "1"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ellipses_among_statements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
