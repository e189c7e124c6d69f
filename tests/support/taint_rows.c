#include "tests/support/taint_rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/support/scanned.h"

static void check_row(const taint_row *row, bool with_prefilter) {
    scanned s;
    scanned_make(&s, row->language, row->rule);
    ltl_scanner_set_prefilter(s.scanner, with_prefilter);
    scanned_run(&s, row->language, ltl_str_of(row->code), NULL);
    assert_int_equal(scanned_reason(&s), LTL_REASON_NONE);
    ltl_str found = scanned_lines(&s);
    if (!ltl_str_is(found, row->lines)) {
        fail_msg("%s\n%s\nfound in lines “%.*s”, not “%s”", row->rule, row->code,
                 LTL_STR_ARG(found), row->lines);
    }
    scanned_clear(&s);
}

void taint_rows_check(const taint_row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        check_row(&rows[i], false);
        check_row(&rows[i], true);
    }
}
