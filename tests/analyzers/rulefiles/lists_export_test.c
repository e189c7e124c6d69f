/* Every built-in rule, exported: it says the same without lists. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/rules/pack.h"
#include "analyzers/rulefiles/lists_export.h"
#include "analyzers/rulefiles/load.h"

static uint32_t leaves_of(ltl_arena *arena, ltl_str text, uint32_t *out_lists) {
    ltl_rules rules = {0};
    ltl_problems problems = {0};
    ltl_rules_load(arena, LTL_STR("r.yaml"), text, &rules, &problems);
    if (problems.count > 0) {
        print_error("%u: %.*s\n%.*s\n", problems.at[0].line, LTL_STR_ARG(problems.at[0].text),
                    LTL_STR_ARG(text));
    }
    assert_int_equal(problems.count, 0);
    assert_int_equal(rules.count, 1);
    *out_lists = rules.list_files.count;
    return rules.at[0].leaf_count;
}

static void exported_rules_say_the_same(void **state) {
    (void)state;
    ltl_pack_reader reader = ltl_pack_open();
    ltl_str path;
    ltl_str text;
    uint32_t with_lists = 0;
    while (ltl_pack_next(&reader, &path, &text)) {
        if (!ltl_str_ends_with(path, LTL_STR(".yaml")) ||
            ltl_str_find(text, LTL_STR("- use: "), 0) == SIZE_MAX ||
            ltl_str_ends_with(path, LTL_STR(".test.yaml"))) {
            continue;
        }
        ltl_arena arena = {0};
        uint32_t before;
        uint32_t after;
        ltl_str exported = ltl_lists_export(&arena, text);
        assert_int_equal(ltl_str_find(exported, LTL_STR("use: "), 0), SIZE_MAX);
        assert_int_equal(leaves_of(&arena, text, &before), leaves_of(&arena, exported, &after));
        assert_true(before > 0);
        assert_int_equal(after, 0);
        with_lists++;
        ltl_arena_clear(&arena);
    }
    assert_true(with_lists > 0);
}

static void what_stands_beside_goes_into_each_item(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_str text = ltl_lists_export(&arena, LTL_STR("a:\n  - use: python/streams\n    label: L\n"
                                                    "  - pattern: b\n"));
    assert_true(ltl_str_ends_with(text, LTL_STR("\n    label: L\n  - pattern: b\n")));
    assert_true(ltl_str_starts_with(text, LTL_STR("a:\n  - ")));
    assert_true(ltl_str_eq(ltl_lists_export(&arena, LTL_STR("- use: own\n- use: a/b\n")),
                           LTL_STR("- use: own\n- use: a/b\n")));
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exported_rules_say_the_same),
        cmocka_unit_test(what_stands_beside_goes_into_each_item),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
