#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/support/sample_report.h"

static ltl_sample sample;

static void assert_has(ltl_str text, const char *line) {
    if (ltl_str_find(text, ltl_str_of(line), 0) == SIZE_MAX) {
        fail_msg("\"%s\" is missing from:\n%.*s", line, LTL_STR_ARG(text));
    }
}

static void a_finding_is_underlined(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_sample_init(&sample);
    ltl_str text = ltl_sample_write(&sample, ltl_format_find(LTL_STR("text")), false, &buf);
    assert_has(text, "  critical  lintel.python.eval-of-input  app/views.py:12:12  new\n"
                     "    Text from request.args is run as code.\n");
    assert_has(text, "      12 |     return eval(raw) + 1 # careful\n"
                     "         |            ^^^^^^^^^\n");
    assert_has(text, "    flow  app/views.py:11:16  comes from the request\n    why ");
    assert_has(text, "    fix   ast.literal_eval(raw)\n");
    assert_has(text, "       5 |         <img src=\"cat.png\"></img>\n"
                     "         |         ^^^^^^^^^^^^^^^^^^^^^^\n");
    ltl_buf_clear(&buf);
    ltl_sample_clear(&sample);
}

static void every_step_is_shown_when_asked_for(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_sample_init(&sample);
    sample.has_traces = true;
    ltl_str text = ltl_sample_write(&sample, ltl_format_find(LTL_STR("text")), false, &buf);
    assert_has(text, "    flow  app/views.py:11:16  comes from the request\n"
                     "      11 |     raw = read(request.args)\n"
                     "         |                ^^^^^^^^^^^^\n"
                     "      ->  app/views.py:11:11  passed to `read`\n");
    assert_has(text, "      ->  app/read.py:3:12  into `bytes`\n"
                     "       3 |     return bytes.decode()\n"
                     "         |            ^^^^^\n");
    assert_has(text, "      ->  app/views.py:12:12  reaches the call\n    why ");
    ltl_buf_clear(&buf);
    ltl_sample_clear(&sample);
}

static void a_match_over_lines_is_marked_beside_them(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_sample_init(&sample);
    ltl_str text = ltl_sample_write(&sample, ltl_format_find(LTL_STR("text")), false, &buf);
    assert_has(text, "  >   40 |     db.execute(\n         |     ^^^^^^^^^^^\n  >   41 |");
    assert_has(text, "  >   42 |     )\n");
    ltl_buf_clear(&buf);
    ltl_sample_clear(&sample);
}

static void colours_come_and_go_with_the_option(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_sample_init(&sample);
    ltl_str text = ltl_sample_write(&sample, ltl_format_find(LTL_STR("text")), false, &buf);
    assert_int_equal(ltl_str_find_byte(text, '\x1b', 0), SIZE_MAX);
    ltl_buf_clear(&buf);
    text = ltl_sample_write(&sample, ltl_format_find(LTL_STR("text")), true, &buf);
    assert_has(text, "\x1b[1;35mcritical\x1b[0m");
    assert_has(text, "\x1b[2m# careful\x1b[0m");
    ltl_buf_clear(&buf);
    ltl_sample_clear(&sample);
}

static void a_long_line_is_shown_around_the_match(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_sample_init(&sample);
    static char line[400];
    memset(line, 'x', sizeof(line));
    memcpy(line + 300, "MATCH", 5);
    ltl_finding finding = sample.report.findings[0];
    finding.snippet = (ltl_snippet){.first_line = 12, .text = {line, sizeof(line)}};
    finding.start.column = 301;
    finding.end.column = 306;
    sample.report.findings = &finding;
    sample.report.finding_count = 1;
    ltl_str text = ltl_sample_write(&sample, ltl_format_find(LTL_STR("text")), false, &buf);
    assert_has(text, "      12 | \u2026xxxxxxxxxxxMATCHxxx");
    assert_has(text, "xxx\u2026\n         |             ^^^^^\n");
    memset(line, ' ', 300);
    ltl_buf_clear(&buf);
    text = ltl_sample_write(&sample, ltl_format_find(LTL_STR("text")), false, &buf);
    assert_has(text, "      12 |             MATCHxxx"); /* blanks are no loss */
    ltl_buf_clear(&buf);
    ltl_sample_clear(&sample);
}

static void nothing_found_is_said(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_sample_init_empty(&sample);
    ltl_str text = ltl_sample_write(&sample, ltl_format_find(LTL_STR("text")), false, &buf);
    assert_has(text, "No findings. Files: 1 = 1 analysed + 0 partial + 0 skipped + 0 failed\n");
    ltl_buf_clear(&buf);
    ltl_sample_clear(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_finding_is_underlined),
        cmocka_unit_test(every_step_is_shown_when_asked_for),
        cmocka_unit_test(a_match_over_lines_is_marked_beside_them),
        cmocka_unit_test(colours_come_and_go_with_the_option),
        cmocka_unit_test(a_long_line_is_shown_around_the_match),
        cmocka_unit_test(nothing_found_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
