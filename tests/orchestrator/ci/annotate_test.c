#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "orchestrator/ci/annotate.h"
#include "orchestrator/tools/json_tree.h"

static ltl_arena arena;
static ltl_buf out;

static int clear(void **state) {
    (void)state;
    ltl_buf_clear(&out);
    ltl_arena_clear(&arena);
    return 0;
}

static const ltl_data *report_of(const char *text) {
    ltl_data *report = LTL_NEW(&arena, ltl_data);
    ltl_error error = {0};
    ltl_buf_clear(&out);
    ltl_buf_init(&out, 100000);
    assert_int_equal(ltl_json_tree_read(&arena, ltl_str_of(text), report, &error), LTL_OK);
    return report;
}

/* Texts of the repository stay texts: no command of theirs reaches the runner. */
static void texts_are_not_live(void **state) {
    (void)state;
    const ltl_data *report = report_of(
        "{\"gate\": {\"verdict\": \"failed\", \"reason\": \"x\"}, \"findings\": [{\"rule_id\": "
        "\"r\", \"severity\": \"high\", \"path\": \"a,b:c\\n::set-env name=X::y\", \"message\": "
        "\"100%\\r\\n::stop-commands::t | <b>![](x)\", \"start\": {\"line\": 3}, \"end\": "
        "{\"line\": "
        "4}}]}");
    ltl_annotate_github(&arena, report, &out);
    const char *text = ltl_buf_borrow(&out).ptr;
    assert_string_equal(
        text, "::error file=a%2Cb%3Ac%0A%3A%3Aset-env name=X%3A%3Ay,line=3,endLine=4,title=r::"
              "100%25%0D%0A::stop-commands::t | <b>![](x)\n");
    ltl_buf_reset(&out);
    ltl_annotate_summary(&arena, report, &out);
    text = ltl_buf_borrow(&out).ptr;
    assert_null(strstr(text, "<b>"));
    assert_null(strstr(text, "![]("));
    assert_non_null(strstr(text, "### Lintel: failed"));
}

static void the_worst_are_shown_and_the_rest_counted(void **state) {
    (void)state;
    static char text[65536];
    int len = snprintf(text, sizeof(text), "{\"findings\": [");
    for (int i = 0; i < 40; i++) {
        len += snprintf(text + len, sizeof(text) - (size_t)len,
                        "%s{\"rule_id\": \"r%d\", \"severity\": \"%s\", \"path\": \"a\", "
                        "\"message\": \"m\", \"start\": {\"line\": 1}, \"end\": {\"line\": 1}}",
                        i > 0 ? "," : "", i,
                        i == 39  ? "critical"
                        : i < 20 ? "low"
                                 : "high");
    }
    (void)snprintf(text + len, sizeof(text) - (size_t)len, "]}");
    ltl_annotate_github(&arena, report_of(text), &out);
    const char *written = ltl_buf_borrow(&out).ptr;
    assert_int_equal(strncmp(written, "::error file=a,line=1,endLine=1,title=r39", 41), 0);
    uint32_t errors = 0;
    for (const char *at = written; (at = strstr(at, "::error ")) != NULL; at++) {
        errors++;
    }
    assert_int_equal(errors, LTL_ANNOTATIONS_SHOWN);
    assert_non_null(strstr(written, "20 more findings are in the report"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(texts_are_not_live, clear),
        cmocka_unit_test_teardown(the_worst_are_shown_and_the_rest_counted, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
