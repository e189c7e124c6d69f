/* The table of success criteria: in order, each once, and rules refer to nothing that is not in it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/markup/check.h"
#include "analyzers/markup/wcag.h"
#include "analyzers/styles/check.h"

/* "1.4.10" as 10410. */
static uint64_t number_of(const ltl_criterion *criterion) {
    ltl_str rest = ltl_str_of(criterion->number);
    ltl_str part;
    uint64_t number = 0;
    while (ltl_str_split(&rest, '.', &part)) {
        uint64_t value = 0;
        assert_true(ltl_str_to_u64(part, &value));
        number = number * 100 + value;
    }
    return number;
}

static void criteria_stand_in_order_each_once(void **state) {
    (void)state;
    assert_int_equal(ltl_criterion_count, 55); /* 31 of level A, 24 of level AA */
    for (size_t i = 1; i < ltl_criterion_count; i++) {
        assert_true(number_of(&ltl_criteria[i - 1]) < number_of(&ltl_criteria[i]));
    }
    for (size_t i = 0; i < ltl_criterion_count; i++) {
        for (size_t k = 0; k < i; k++) {
            assert_string_not_equal(ltl_criteria[i].page, ltl_criteria[k].page);
        }
    }
}

/* Level AAA is not in the table. */
static bool is_of_the_highest_level(ltl_str url) {
    return ltl_str_ends_with(url, LTL_STR("/link-purpose-link-only"));
}

static bool has_criterion(const ltl_rule_info *rule) {
    for (size_t i = 0; i < ltl_criterion_count; i++) {
        if (ltl_criterion_is_of(&ltl_criteria[i], rule)) {
            return true;
        }
    }
    return false;
}

static void rules_refer_to_criteria_there_are(void **state) {
    (void)state;
    const ltl_rule_info *rule;
    uint32_t with_criterion = 0;
    for (uint32_t i = 0; (rule = ltl_markup_rule_at(LTL_DOMAIN_ACCESSIBILITY, i)) != NULL; i++) {
        for (uint32_t k = 0; k < rule->reference_count; k++) {
            ltl_str url = rule->references[k];
            if (ltl_str_find(url, LTL_STR("/WCAG22/Understanding/"), 0) == SIZE_MAX ||
                is_of_the_highest_level(url)) {
                continue;
            }
            with_criterion++;
            if (!has_criterion(rule)) {
                fail_msg("%.*s refers to %.*s, which is no criterion", LTL_STR_ARG(rule->id),
                         LTL_STR_ARG(url));
            }
        }
    }
    assert_true(with_criterion >= 25);
}

static void rules_of_sheets_do_too(void **state) {
    (void)state;
    const ltl_rule_info *rule;
    for (uint32_t i = 0; (rule = ltl_style_rule_at(i)) != NULL; i++) {
        assert_true(has_criterion(rule));
    }
}

static void words_say_what_a_page_may_have(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool has[LTL_ABOUT_COUNT];
    } rows[] = {
        {"<p>text</p>", {true, false, false}},
        {"<p><Video src='a'></Video></p>", {true, true, false}},
        {"<app-search-field/>", {true, false, true}},
        {"<IFRAME src='a'></IFRAME><INPUT>", {true, true, true}},
        {"", {true, false, false}},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        for (ltl_criterion_about about = 0; about < LTL_ABOUT_COUNT; about++) {
            assert_int_equal(ltl_page_text_is_about(ltl_str_of(rows[i].text), about),
                             rows[i].has[about]);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(criteria_stand_in_order_each_once),
        cmocka_unit_test(rules_refer_to_criteria_there_are),
        cmocka_unit_test(rules_of_sheets_do_too),
        cmocka_unit_test(words_say_what_a_page_may_have),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
