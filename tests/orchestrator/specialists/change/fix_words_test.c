#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/compiler.h"
#include "orchestrator/specialists/change/fix_words.h"

/* What commits say they mended. */

static void messages_tell_what_was_mended(void **state) {
    (void)state;
    static const struct {
        const char *message;
        ltl_fix_kind kind;
    } cases[] = {
        {"Fix crash when the list is empty", LTL_FIX_BUG},
        {"\n  fix(web): wrong total (#12)\n", LTL_FIX_BUG},
        {"bugfix: close the file", LTL_FIX_BUG},
        {"Plug a memory leak", LTL_FIX_BUG},
        {"Escape names, they were an XSS", LTL_FIX_SECURITY},
        {"Fix SQL injection in search", LTL_FIX_SECURITY},
        {"Prevent path traversal", LTL_FIX_SECURITY},
        {"Fix security of uploads", LTL_FIX_SECURITY},
        {"Check the length\n\nThis is CVE-2021-1234.", LTL_FIX_SECURITY},
        {"Add an overview", LTL_FIX_NONE},
        {"Add dependency injection", LTL_FIX_NONE},
        {"[Security] Add a voter", LTL_FIX_NONE},
        {"Fix a typo", LTL_FIX_NONE},
        {"Fix formatting", LTL_FIX_NONE},
        {"Fix tests on Windows", LTL_FIX_NONE},
        {"Revert \"Fix SQL injection in search\"", LTL_FIX_NONE},
        {"Prefix names", LTL_FIX_NONE},
        {"Add a page\n\nfix later", LTL_FIX_NONE},
        {"", LTL_FIX_NONE},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(cases); i++) {
        if (ltl_fix_kind_of(ltl_str_of(cases[i].message)) != cases[i].kind) {
            fail_msg("%s", cases[i].message);
        }
    }
}

static void the_first_line_is_the_summary(void **state) {
    (void)state;
    assert_true(ltl_str_is(ltl_message_summary(LTL_STR("\n one \n\ntwo")), "one"));
    assert_true(ltl_str_is_empty(ltl_message_summary(LTL_STR(""))));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(messages_tell_what_was_mended),
        cmocka_unit_test(the_first_line_is_the_summary),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
