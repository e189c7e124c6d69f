#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyzers/ruleset/message.h"
#include "core/compiler.h"
#include "core/limits.h"
#include "core/utf8.h"

static const ltl_binding BINDINGS[] = {
    {.name = {"$Name", 5}, .text = {"who", 3}},
    {.name = {"$X", 2}, .text = {"os", 2}},           {.name = {"$XY", 3}, .text = {"$X", 2}},
    {.name = {"$1", 2}, .text = {"one", 3}},          {.name = {"$10", 3}, .text = {"ten", 3}},
    {.name = {"$...ARGS", 8}, .text = {"a,\n b", 5}}, {.name = {"value($1)", 9}, .text = {"uno", 3}},
};

static void check(const char *text, const char *expected) {
    ltl_arena arena = {0};
    ltl_str made = ltl_message_make(&arena, ltl_str_of(text), BINDINGS, LTL_COUNT_OF(BINDINGS));
    assert_string_equal(made.ptr, expected);
    ltl_arena_clear(&arena);
}

static void names_are_replaced(void **state) {
    (void)state;
    check("", "");
    check("no names, $5.00 and $ and $x", "no names, $5.00 and $ and $x");
    check("$X.f($...ARGS) and $XYs", "os.f(a,\n b) and $Xs");
    check("$1 $10 $100", "one ten $100");
    check("value($X) value($Z) value($X value(x)", "os value($Z) value(os value(x)");
    check("value($1) $1", "uno one");
    check("$ARGS $...X $XYZ", "a,\n b os $XYZ");
    check("$X$X$", "osos$");
    check("$Name, $Names, $Xs", "who, $Names, oss"); /* of a generic pattern */
}

static void long_messages_are_cut_between_characters(void **state) {
    (void)state;
    ltl_arena arena = {0};
    char long_text[3 * LTL_MAX_MESSAGE_BYTES];
    for (size_t i = 0; i < sizeof(long_text); i += 3) {
        memcpy(long_text + i, "\xE2\x82\xAC", 3); /* euro sign */
    }
    ltl_binding binding = {.name = LTL_STR("$X"), .text = {long_text, sizeof(long_text)}};
    ltl_str made = ltl_message_make(&arena, LTL_STR("$X and $X and $X and $X and $X"), &binding, 1);
    assert_true(made.len <= LTL_MAX_MESSAGE_BYTES);
    assert_true(made.len > LTL_MAX_MESSAGE_BYTES / 2);
    assert_true(ltl_utf8_is_valid(made));
    made = ltl_message_make(&arena, (ltl_str){long_text, sizeof(long_text)}, NULL, 0);
    assert_true(made.len <= LTL_MAX_MESSAGE_BYTES);
    assert_true(ltl_str_ends_with(made, LTL_STR("\xE2\x80\xA6")));
    assert_true(ltl_utf8_is_valid(made));
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_replaced),
        cmocka_unit_test(long_messages_are_cut_between_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
