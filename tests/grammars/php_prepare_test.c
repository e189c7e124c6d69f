/* Where PHP's grammar takes a name for a number: which bytes change, and that numbers are left alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "core/vec.h"
#include "grammars/php_prepare.h"
#include "tests/support/rewrites.h"

static void names_are_no_exponents(void **state) {
    (void)state;
    static const rewrite_row rows[] = {
        {"e107::getDb()", "f107::getDb()"},
        {"new E12()", "new F12()"},
        {"$a.e107::b()", "$a.f107::b()"},
        {"$x1.E5", "$x1.F5"},
        {"E1_0", "F1_0"},
        {"$x*E-5", "$x*F-5"},
    };
    check_prepares(ltl_php_prepare, rows, LTL_COUNT_OF(rows));
}

static void numbers_and_other_names_stay(void **state) {
    (void)state;
    static const rewrite_row rows[] = {
        {"1e107", NULL},
        {"1.e107", NULL},
        {"1_0.5e-3", NULL},
        {".5e3", NULL},
        {"$e107->x", NULL},
        {"e107_handler()", NULL},
        {"e107x", NULL},
        {"the107", NULL},
        {"E - $x", NULL},
        {"e", NULL},
        {"", NULL},
    };
    check_prepares(ltl_php_prepare, rows, LTL_COUNT_OF(rows));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_no_exponents),
        cmocka_unit_test(numbers_and_other_names_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
