#include "tests/support/check_rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/scanned.h"

void check_rows_hold(const char *language, const check_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        scanned s;
        char rule[64];
        snprintf(rule, sizeof rule, "  check: %s\n", rows[i].check);
        scanned_make(&s, language, rule);
        scanned_run(&s, language, ltl_str_of(rows[i].code), NULL);
        assert_int_equal(scanned_reason(&s), LTL_REASON_NONE);
        ltl_str found = scanned_lines(&s);
        if (!ltl_str_is(found, rows[i].lines)) {
            fail_msg("%s\n%s\nfound in lines “%.*s”, not “%s”", rows[i].check, rows[i].code,
                     LTL_STR_ARG(found), rows[i].lines);
        }
        scanned_clear(&s);
    }
}
