/* Where the shell's grammar joins lines: which bytes change, and that other lines are left alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/vec.h"
#include "grammars/bash_prepare.h"
#include "tests/support/rewrites.h"

static void pipelines_end_with_their_line(void **state) {
    (void)state;
    static const rewrite_row rows[] = {
        {"a | b\n# c\nd\n", "a | b;# c\nd\n"},
        {"a | b\n\n  # c\nd\n", "a | b;\n  # c\nd\n"},
        {"a | b # e\n# c\nd\n", "a | b;# e\n# c\nd\n"},
        {"a | b \"x\ny\"\n# c\nd\n", "a | b \"x\ny\";# c\nd\n"},
        {"a | b ${c#d}\n# c\nd\n", "a | b ${c#d};# c\nd\n"},
    };
    check_prepares(ltl_bash_prepare, rows, LTL_COUNT_OF(rows));
}

static void other_lines_stay(void **state) {
    (void)state;
    static const rewrite_row rows[] = {
        {"a b\n# c\nd\n", NULL},
        {"a | b\nd\n", NULL},
        {"a || b\n# c\nd\n", NULL},
        {"a |\n# c\nd\n", NULL},
        {"a | b &&\n# c\nd\n", NULL},
        {"a | b \\\n# c\n", NULL},
        {"while a | b; do\n# c\nd\ndone\n", NULL},
        {"case x in\na|b)\n# c\nd;;\nesac\n", NULL},
        {"echo 'a | b'\n# c\nd\n", NULL},
        {"cat <<E | b\n# c\nx | y\n# z\nE\nd\n", NULL},
        {"a | b", NULL},
        {"a | 'b", NULL},
        {"\\", NULL},
        {"", NULL},
    };
    check_prepares(ltl_bash_prepare, rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pipelines_end_with_their_line),
        cmocka_unit_test(other_lines_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
