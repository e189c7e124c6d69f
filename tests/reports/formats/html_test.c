/* What the HTML page is given to show; tests/browser looks at what it makes of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "tests/support/page_data.h"
#include "tests/support/sample_report.h"

static const json_t *rule_named(const json_t *rules, const char *id) {
    size_t i;
    json_t *rule;
    json_array_foreach(rules, i, rule) {
        if (strcmp(json_string_value(json_object_get(rule, "id")), id) == 0) {
            return rule;
        }
    }
    fail_msg("no rule %s", id);
    return NULL;
}

static void guidelines_of_a_rule_are_in_the_page(void **state) {
    (void)state;
    ltl_sample sample;
    ltl_sample_init(&sample);
    ltl_buf buf;
    ltl_str page = ltl_sample_write(&sample, ltl_format_find(LTL_STR("html")), false, &buf);
    char *own = strndup(page.ptr, page.len);
    char *data = ltl_page_data(own);
    json_t *root = json_loads(data, 0, NULL);
    const json_t *rules = json_object_get(root, "rules");
    const json_t *rule = rule_named(rules, "lintel.python.sql-from-text");
    const char *cert = NULL;
    const char *misra = NULL;
    assert_int_equal(json_unpack((json_t *)rule, "{s:[s!], s:[s!]}", "cert", &cert, "misra", &misra), 0);
    assert_string_equal(cert, "STR02-C");
    assert_string_equal(misra, "Dir 4.14");
    rule = rule_named(rules, "lintel.quality.long-function");
    assert_int_equal(json_array_size(json_object_get(rule, "cert")), 0);
    json_decref(root);
    free(data);
    free(own);
    ltl_buf_clear(&buf);
    ltl_sample_clear(&sample);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(guidelines_of_a_rule_are_in_the_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
