#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reports/summary.h"
#include "tests/support/sample_report.h"

static ltl_out out;

static void write_summary(const ltl_report *report, ltl_buf *buf) {
    ltl_format_options options = {.width = 100};
    ltl_buf_init(buf, 1 << 20);
    ltl_out_init_buf(&out, buf);
    ltl_summary_write(report, &options, &out);
    assert_int_equal(ltl_out_flush(&out), LTL_OK);
}

static void assert_has(const ltl_buf *buf, const char *line) {
    if (ltl_str_find(ltl_buf_borrow(buf), ltl_str_of(line), 0) == SIZE_MAX) {
        fail_msg("\"%s\" is missing from:\n%s", line, buf->ptr);
    }
}

static void the_sample_is_summed_up(void **state) {
    (void)state;
    static ltl_sample sample;
    ltl_buf buf;
    ltl_sample_init(&sample);
    write_summary(&sample.report, &buf);
    assert_has(&buf, "warning: rules/team.yaml:31: team.rule-7: the key");
    assert_has(&buf, "  findings  2 critical, 1 high, 1 medium in 3 files\n");
    assert_has(&buf, "            security 2 · secrets 1 · accessibility 1\n");
    assert_has(&buf, "  not shown 1 suppressed, 1 there before, 1 fixed\n");
    assert_has(&buf, "  files     25 = 16 analysed + 1 partial + 8 skipped + 0 failed\n");
    assert_has(&buf, "skipped: binary content (4), ignored by a pattern (2), "
                     "larger than the size limit (1), other reasons (1)\n");
    assert_has(&buf, "  gate      failed: 3 findings of severity high or more\n");
    assert_has(&buf, "lintel explain lintel.python.eval-of-input\n");
    assert_has(&buf, "lintel fix (2 can be fixed by themselves; --diff shows them)\n");
    ltl_buf_clear(&buf);
    ltl_sample_clear(&sample);
}

static void shown_unchanged_findings_count(void **state) {
    (void)state;
    static ltl_sample sample;
    ltl_buf buf;
    ltl_sample_init(&sample);
    sample.report.shows_unchanged = true;
    write_summary(&sample.report, &buf);
    assert_has(&buf, "2 critical, 1 high, 1 medium, 1 low in 4 files\n");
    assert_has(&buf, "1 suppressed, 1 fixed\n");
    ltl_buf_clear(&buf);
    ltl_sample_clear(&sample);
}

static void hidden_doubts_are_counted(void **state) {
    (void)state;
    static ltl_sample sample;
    ltl_buf buf;
    ltl_sample_init(&sample);
    const ltl_rule_info rule = {.id = LTL_STR("r"), .confidence = LTL_CONFIDENCE_LOW};
    const ltl_finding doubtful = {.rule = &rule, .doubt = 1};
    sample.report.findings = &doubtful;
    sample.report.finding_count = 1;
    write_summary(&sample.report, &buf);
    assert_has(&buf, "  findings  none\n");
    assert_has(&buf, "  not shown 1 doubtful (--doubtful shows them)\n");
    ltl_buf_clear(&buf);
    ltl_sample_clear(&sample);
}

static void nothing_found_still_tells_what_was_looked_at(void **state) {
    (void)state;
    static ltl_sample sample;
    ltl_buf buf;
    ltl_sample_init_empty(&sample);
    write_summary(&sample.report, &buf);
    assert_has(&buf, "  findings  none\n");
    assert_has(&buf, "  files     1 = 1 analysed + 0 partial + 0 skipped + 0 failed\n");
    ltl_buf_clear(&buf);
    ltl_sample_clear(&sample);
}

static void a_broken_ledger_is_told(void **state) {
    (void)state;
    static ltl_sample sample;
    ltl_buf buf;
    ltl_sample_init_empty(&sample);
    sample.ledger.files.found = 2;
    write_summary(&sample.report, &buf);
    assert_has(&buf, "does not balance");
    ltl_buf_clear(&buf);
    ltl_sample_clear(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sample_is_summed_up),
        cmocka_unit_test(shown_unchanged_findings_count),
        cmocka_unit_test(hidden_doubts_are_counted),
        cmocka_unit_test(nothing_found_still_tells_what_was_looked_at),
        cmocka_unit_test(a_broken_ledger_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
