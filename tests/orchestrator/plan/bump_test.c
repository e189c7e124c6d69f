#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "orchestrator/plan/bump.h"

static bool is_bump(const char *added, const char *removed) {
    return ltl_is_version_bump(ltl_str_of(added), ltl_str_of(removed));
}

static void versions_move(void **state) {
    (void)state;
    assert_true(is_bump("    \"hbs\": \"4.2.1\",\n", "    \"hbs\": \"4.2.0\",\n"));
    assert_true(is_bump("    \"hbs\": \"^5.0.0\",\n", "    \"hbs\": \"4.2.0\",\n"));
    assert_true(is_bump("requests>=2.31\nflask==3.0\n", "flask==2.9\nrequests==2.30\n"));
}

static void names_that_are_new_are_no_bump(void **state) {
    (void)state;
    assert_false(is_bump("    \"hbs2\": \"4.2.1\",\n    \"evil\": \"1.0.0\"\n",
                         "    \"hbs\": \"4.2.0\",\n"));
    assert_false(is_bump("    \"evil\": \"1.0.0\"\n", ""));
    assert_false(is_bump("\"a\": \"git+ssh://host/a\"\n", "\"a\": \"1.0.0\"\n"));
    assert_false(is_bump("", "\"a\": \"1.0.0\"\n"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(versions_move),
        cmocka_unit_test(names_that_are_new_are_no_bump),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
