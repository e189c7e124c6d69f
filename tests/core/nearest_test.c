#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "core/nearest.h"

static const char *const WORDS[] = {"pattern",        "patterns", "pattern-not",
                                    "pattern-inside", "id",       NULL};

static void edits_are_counted(void **state) {
    (void)state;
    assert_int_equal(ltl_edit_distance(LTL_STR(""), LTL_STR("abc")), 3);
    assert_int_equal(ltl_edit_distance(LTL_STR("kitten"), LTL_STR("sitting")), 3);
    assert_int_equal(ltl_edit_distance(LTL_STR("pattern"), LTL_STR("Pattern")), 0);
    assert_int_equal(ltl_edit_distance(LTL_STR("pattren"), LTL_STR("pattern")), 1);
    char longer[LTL_NEAREST_MAX_BYTES + 1] = {0};
    assert_int_equal(ltl_edit_distance((ltl_str){longer, sizeof(longer)}, LTL_STR("a")),
                     UINT32_MAX);
}

static void a_near_word_is_offered(void **state) {
    (void)state;
    assert_string_equal(ltl_nearest(LTL_STR("patern"), WORDS), "pattern");
    assert_string_equal(ltl_nearest(LTL_STR("patternss"), WORDS), "patterns");
    assert_string_equal(ltl_nearest(LTL_STR("pattern_inside"), WORDS), "pattern-inside");
    assert_string_equal(ltl_nearest(LTL_STR("pattern-on"), WORDS), "pattern-not");
}

static void a_far_word_is_not(void **state) {
    (void)state;
    assert_null(ltl_nearest(LTL_STR("severity"), WORDS));
    assert_null(ltl_nearest(LTL_STR("xy"), WORDS));
    assert_null(ltl_nearest(LTL_STR(""), WORDS + 5));
}

/* What differs in length by more than is allowed needs no table of distances. */
static void a_candidate_of_another_length_is_none(void **state) {
    (void)state;
    uint32_t best = UINT32_MAX;
    assert_false(ltl_nearest_try(LTL_STR("pattern"), LTL_STR("pattern-not-inside"), &best));
    assert_int_equal(best, UINT32_MAX);
    assert_true(ltl_nearest_try(LTL_STR("pattern"), LTL_STR("patterns"), &best));
    assert_int_equal(best, 1);
    assert_false(ltl_nearest_try(LTL_STR("pattern"), LTL_STR("patter"), &best));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_are_counted),
        cmocka_unit_test(a_near_word_is_offered),
        cmocka_unit_test(a_far_word_is_not),
        cmocka_unit_test(a_candidate_of_another_length_is_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
