/* References of YAML stand for what they mean, and merged mappings have the pairs that are brought in. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "core/buf.h"
#include "core/compiler.h"
#include "tests/support/match_rows.h"
#include "tests/support/scanned.h"

#define COMPOSE                   \
    "x-common: &common\n"         \
    "  privileged: true\n"        \
    "  image: &image !!str base\n" \
    "  restart: no\n"             \
    "services:\n"                 \
    "  web:\n"                    \
    "    <<: *common\n"           \
    "    restart: always\n"       \
    "  job:\n"                    \
    "    image: *image\n"         \
    "  all: *common\n"            \
    "list:\n"                     \
    "- *image\n"                  \
    "- *image\n"                  \
    "- *none\n"

static void references_stand_for_what_they_mean(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"yaml", "image: base", COMPOSE, "3 10"},
        {"yaml", "job:\n  image: base", COMPOSE, "9"},
        {"yaml", "all:\n  ...\n  privileged: true", COMPOSE, "11"},
        {"yaml", "list: [$X, $X, ...]", COMPOSE, "12"},
        {"yaml", "list: [base, ..., $Y]", COMPOSE, "12"},
        {"yaml", "image: *image", COMPOSE, "10"}, /* as it is written */
        {"yaml", "all: $X", COMPOSE, "11"},
        {"yaml", "services:\n  ...\n  $S:\n    ...\n    image: base", COMPOSE, "5"},
        {"yaml",
         "- pattern: 'image: $X'\n- metavariable-regex: {metavariable: $X, regex: '^.*base$'}", COMPOSE,
         "3 10"},
        {"yaml", "- base", COMPOSE, "3"} /* one item is that item anywhere, where it is written */,
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

#define MERGED                          \
    "a: &a {x: 1, y: 1}\n"              \
    "b: &b {<<: *a, y: 2, z: 2}\n"      \
    "c: {<<: *b, w: 3}\n"               \
    "d: {<<: [*a, *b], v: 4}\n"         \
    "e: {<<: {x: 5}, u: 5}\n"           \
    "f: {<<: *nobody, t: 6}\n"          \
    "g: &g {<<: *g, s: 7}\n"

static void merged_mappings_have_all_pairs(void **state) {
    (void)state;
    static const match_row rows[] = {
        {"yaml", "$K: {..., x: 1, ...}", MERGED, "1 2 3 4"},
        {"yaml", "$K: {..., y: 1, ...}", MERGED, "1 4"}, /* what is nearer counts */
        {"yaml", "$K: {..., y: 2, ...}", MERGED, "2 3"},
        {"yaml", "$K: {..., z: 2, w: 3, ...}", MERGED, "3"},
        {"yaml", "$K: {..., x: 5, ...}", MERGED, "5"},
        {"yaml", "<<: {..., x: 5, ...}", MERGED, "5"},
        {"yaml", "$K: {..., t: 6, ...}", MERGED, "6"},
        {"yaml", "$K: {..., s: 7, ...}", MERGED, "7"},
        {"yaml", "$K: {..., <<: *a, ...}", MERGED, "2"},
        {"yaml", "- pattern: '$K: {..., v: 4, ...}'\n- pattern-not: '$K: {..., z: 2, ...}'", MERGED, ""},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

static void documents_have_marks_of_their_own(void **state) {
    (void)state;
    static const char text[] = "a: &m 1\nb: *m\nc: &m 2\nd: *m\n---\ne: *m\n--- &whole\nf: 1\n";
    static const match_row rows[] = {
        {"yaml", "b: 1", text, "2"},
        {"yaml", "d: 2", text, "4"}, /* marked anew */
        {"yaml", "d: 1", text, ""},
        {"yaml", "e: $X", text, "6"},
        {"yaml", "e: 2", text, ""},
        {"yaml", "f: 1", text, "8"},
    };
    match_rows_check(rows, LTL_COUNT_OF(rows));
}

/* Forty mappings, each with nine times the one before it: what it would be as a tree has 9^40 nodes. */
static void references_to_references_cost_what_the_pattern_asks(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_buf_init(&buf, 1 << 20);
    ltl_buf_append(&buf, LTL_STR("a0: &a0 {k: v}\n"));
    for (int i = 1; i < 40; i++) {
        ltl_buf_printf(&buf, "a%d: &a%d {<<: [", i, i);
        for (int j = 0; j < 9; j++) {
            ltl_buf_printf(&buf, "*a%d, ", i - 1);
        }
        ltl_buf_printf(&buf, "], x: [*a%d, *a%d]}\n", i - 1, i - 1);
    }
    ltl_buf_append(&buf, LTL_STR("z: {<<: *a39, l: *a39}\n"));
    static const struct {
        const char *formula;
        const char *places;
    } rows[] = {
        {"  pattern: 'z: {..., k: v, ...}'", "41:1-41:23"},
        {"  pattern: 'z: {..., nothing: $X, ...}'", ""},
        {"  pattern: 'z: {..., l: {..., x: [..., {..., x: [..., {..., x: none, ...}]}]}, ...}'", ""},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(rows); i++) {
        scanned s;
        scanned_make(&s, "yaml", rows[i].formula);
        scanned_run(&s, "yaml", ltl_buf_borrow(&buf), NULL);
        ltl_str places = scanned_places(&s);
        assert_true(ltl_str_is(places, rows[i].places));
        assert_int_equal(scanned_reason(&s), LTL_REASON_NONE);
        scanned_clear(&s);
    }
    ltl_buf_clear(&buf);
}

/* More mappings than are merged: the rule is given up, and says so. */
static void too_many_merged_mappings_are_told(void **state) {
    (void)state;
    ltl_buf buf;
    ltl_buf_init(&buf, 1 << 20);
    for (int i = 0; i < 100; i++) {
        ltl_buf_printf(&buf, "a%d: &a%d {k%d: v}\n", i, i, i);
    }
    ltl_buf_append(&buf, LTL_STR("z: {<<: ["));
    for (int i = 0; i < 100; i++) {
        ltl_buf_printf(&buf, "*a%d, ", i);
    }
    ltl_buf_append(&buf, LTL_STR("]}\n"));
    scanned s;
    scanned_make(&s, "yaml", "  pattern: 'z: {..., k99: v, ...}'");
    scanned_run(&s, "yaml", ltl_buf_borrow(&buf), NULL);
    assert_int_equal(s.matches->count, 0);
    assert_int_equal(scanned_reason(&s), LTL_REASON_RULE_TOKENS);
    scanned_clear(&s);
    ltl_buf_clear(&buf);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(references_stand_for_what_they_mean),
        cmocka_unit_test(merged_mappings_have_all_pairs),
        cmocka_unit_test(documents_have_marks_of_their_own),
        cmocka_unit_test(references_to_references_cost_what_the_pattern_asks),
        cmocka_unit_test(too_many_merged_mappings_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
