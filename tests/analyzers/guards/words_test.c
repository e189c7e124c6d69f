#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/guards/words.h"
#include "core/compiler.h"

static void names_say_what_judges(void **state) {
    (void)state;
    static const struct {
        const char *name;
        bool judges;
    } cases[] = {
        {"validate", true},
        {"validate_api_url", true},
        {"assertOwner", true},
        {"isSafe", true},
        {"_is_safe_redirect_url", true},
        {"isPathInside", true},
        {"check_access_permission", true},
        {"url_has_allowed_host_and_scheme", true},
        {"IsValid", true},
        {"isURLAllowed", true},
        {"checkAllowDownload", true},
        {"isIllegalFileName", true},
        {"is_active_plugin", true},
        {"checkAllowDownload", true},
        {"isIllegalFileName", true},
        {"is_active_plugin", true},
        {"allowed_file", true},
        {"allowedMethods", true},
        {"hostBlocked", true},
        {"url_allowed", true},
        {"getAllowed", false},
        {"set_blocked", false},
        {"onHostBlocked", false},
        {"ISO", false},
        {"isEmpty", false},
        {"is_string", false},
        {"check", false},
        {"require", false},
        {"invalidate", false},
        {"safe_is", false},
        {"allowed", false},
        {"", false},
        {"is_a_word_that_is_longer_than_any_word_of_the_lists_which_is_safe", true},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        if (ltl_guard_name_judges(ltl_str_of(cases[i].name)) != cases[i].judges) {
            fail_msg("%s", cases[i].name);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_say_what_judges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
