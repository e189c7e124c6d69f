/* What Kotlin's tables make of Kotlin: names in strings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/vec.h"
#include "tests/support/match_rows.h"

static void names_in_strings(void **state) {
    (void)state;
    static const char code[] = "val a = f(\"hi $b\")\nval c = f(\"hi ${b}\")\nval d = f(\"hi \\$b\")\n"
                               "val e = f(\"hi $1 $\")\nval g = f(\"$b$h.i\")\n";
    static const match_row rows[] = {
        {"kotlin", "f(\"...${...}...\")", code, "1 2 5"},
        {"kotlin", "f(\"hi ${b}\")", code, "1 2"},
        {"kotlin", "f(\"${b}${h}.i\")", code, "5"},
        {"kotlin", "f(\"hi $b\")", code, "1 2"},
        {"kotlin", "f(\"...\")", code, "3 4"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_in_strings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
