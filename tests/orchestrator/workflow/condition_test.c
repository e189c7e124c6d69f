#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/limits.h"
#include "orchestrator/workflow/condition.h"

static ltl_arena arena;

static int teardown(void **state) {
    (void)state;
    ltl_arena_clear(&arena);
    return 0;
}

/* $n is 3, $t is "red", $l is [red, 3], $no is not there. */
static bool look(void *context, const ltl_ref *ref, ltl_data *out_value) {
    (void)context;
    static ltl_data list[2];
    list[0] = ltl_data_text(LTL_STR("red"));
    list[1] = ltl_data_number(3);
    if (ltl_str_is(ref->text, "$n")) {
        *out_value = ltl_data_number(3);
    } else if (ltl_str_is(ref->text, "$t")) {
        *out_value = ltl_data_text(LTL_STR("red"));
    } else if (ltl_str_is(ref->text, "$l")) {
        *out_value = ltl_data_list(list, 2);
    }
    return !ltl_str_is(ref->text, "$no");
}

static ltl_answer ask(const char *text) {
    ltl_flow_condition *condition = NULL;
    ltl_error error = {0};
    if (ltl_condition_read(&arena, ltl_str_of(text), 1, 1, &condition, &error) != LTL_OK) {
        fail_msg("%s", error.text);
    }
    return ltl_condition_ask(condition, look, NULL);
}

static void comparisons(void **state) {
    (void)state;
    static const char *const yes[] = {
        "$n == 3",
        "$n != 4",
        "$n > 2 and $n < 4",
        "$n >= 3",
        "$n <= 3",
        "$t == red",
        "$t == 'red'",
        "$t != \"blue\"",
        "$l contains red",
        "$l contains 3",
        "not $l contains blue",
        "'credit' contains $t",
        "true",
        "not false",
        "$n",
        "(1 == 2 or 2 == 2) and not (3 == 4)",
        "1 == 2 and 1 == 2 or true",
        "true or 1 == 2 and false",
        "-1 < 0",
        "not 1 == 2",
        "1 == 1 == true",
    };
    static const char *const no[] = {"$n == 4", "$t == 3",        "$l contains 4",
                                     "not $n",  "false or false", "'' "};
    for (size_t i = 0; i < LTL_COUNT_OF(yes); i++) {
        if (ask(yes[i]) != LTL_ANSWER_YES) {
            fail_msg("%s", yes[i]);
        }
    }
    for (size_t i = 0; i < LTL_COUNT_OF(no); i++) {
        if (ask(no[i]) != LTL_ANSWER_NO) {
            fail_msg("%s", no[i]);
        }
    }
}

static void what_is_not_there_is_unknown(void **state) {
    (void)state;
    assert_int_equal(ask("$no"), LTL_ANSWER_UNKNOWN);
    assert_int_equal(ask("$no == 1"), LTL_ANSWER_UNKNOWN);
    assert_int_equal(ask("not $no"), LTL_ANSWER_UNKNOWN);
    assert_int_equal(ask("false and $no"), LTL_ANSWER_NO);
    assert_int_equal(ask("$no and false"), LTL_ANSWER_NO);
    assert_int_equal(ask("true or $no"), LTL_ANSWER_YES);
    assert_int_equal(ask("false or $no"), LTL_ANSWER_UNKNOWN);
}

static void mistakes_have_a_place(void **state) {
    (void)state;
    static const struct {
        const char *text;
        uint32_t column;
        const char *says;
    } rows[] = {
        {"", 5, "a value is missing"},
        {"$a ==", 10, "a value is missing"},
        {"== 3", 5, "no value before"},
        {"$a $b", 8, "no operator between"},
        {"($a", 8, "parenthesis"},
        {"$a)", 7, "parenthesis"},
        {"$a == 'x", 11, "no value"},
        {"$a and or $b", 12, "no value before"},
        {"$a = 3", 8, "no operator between"},
        {"()", 6, "no value"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        ltl_flow_condition *condition = NULL;
        ltl_error error = {0};
        assert_int_equal(
            ltl_condition_read(&arena, ltl_str_of(rows[i].text), 7, 5, &condition, &error),
            LTL_SYNTAX);
        assert_non_null(strstr(error.text, rows[i].says));
        assert_int_equal(error.line, 7);
        assert_int_equal(error.column, rows[i].column);
    }
}

static void terms_have_a_limit(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_flow_condition *condition = NULL;
    ltl_buf_init(&buf, LTL_MIB);
    for (int i = 0; i < 100; i++) {
        ltl_buf_append(&buf, LTL_STR("("));
    }
    assert_int_equal(ltl_condition_read(&arena, ltl_buf_borrow(&buf), 1, 1, &condition, NULL),
                     LTL_LIMIT);
    ltl_buf_reset(&buf);
    for (int i = 0; i < 100; i++) {
        ltl_buf_append(&buf, LTL_STR("1 == "));
    }
    ltl_buf_append(&buf, LTL_STR("1"));
    assert_int_equal(ltl_condition_read(&arena, ltl_buf_borrow(&buf), 1, 1, &condition, NULL),
                     LTL_LIMIT);
    ltl_buf_clear(&buf);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(comparisons),
        cmocka_unit_test(what_is_not_there_is_unknown),
        cmocka_unit_test(mistakes_have_a_place),
        cmocka_unit_test(terms_have_a_limit),
    };
    return cmocka_run_group_tests(tests, NULL, teardown);
}
