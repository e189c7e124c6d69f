/* Lists that several rules use: where they come from, and what is said when they are wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "analyzers/rulefiles/load.h"
#include "core/compiler.h"

typedef struct loaded {
    ltl_arena arena;
    ltl_rules rules;
    ltl_problems problems;
} loaded;

static void load(loaded *l, const char *text) {
    ltl_rules_load(&l->arena, LTL_STR("r.yaml"), ltl_str_of(text), &l->rules, &l->problems);
}

static int setup(void **state) {
    *state = calloc(1, sizeof(loaded));
    return *state ? 0 : -1;
}

static int teardown(void **state) {
    loaded *l = *state;
    ltl_arena_clear(&l->arena);
    free(l);
    return 0;
}

#define LISTS "lists:\n  ins:\n  - pattern: a()\n  - pattern: b()\n    exact: true\n"
#define RULE(id, use)                                                                              \
    "- id: " id "\n  message: m\n  severity: LOW\n  languages: [python]\n  mode: taint\n"          \
    "  pattern-sources:\n  - pattern: c()\n  - " use "\n"                                          \
    "  pattern-sinks: [{pattern: d()}]\n"

static const ltl_formula *sources_of(const loaded *l, uint32_t rule) {
    return l->rules.at[rule].formula->children[LTL_TAINT_LIST_SOURCES];
}

static void a_file_has_lists_of_its_own(void **state) {
    loaded *l = *state;
    load(l, LISTS "rules:\n" RULE("x", "use: ins") RULE("y", "use: ins\n    label: L"));
    assert_int_equal(l->problems.count, 0);
    assert_int_equal(l->rules.count, 2);
    const ltl_formula *plain = sources_of(l, 0);
    assert_int_equal(plain->child_count, 3);
    assert_true(ltl_str_is(plain->children[2]->text, "b()"));
    assert_true(plain->children[2]->taint->is_exact);
    assert_false(plain->children[1]->taint->is_exact);
    assert_false(plain->children[1]->taint->has_label);
    const ltl_formula *labelled = sources_of(l, 1);
    assert_true(labelled->children[1]->taint->has_label);
    assert_true(labelled->children[2]->taint->is_exact);
    assert_false(labelled->children[0]->taint->has_label);
}

static void lists_of_the_program_are_read_once(void **state) {
    loaded *l = *state;
    load(l, "rules:\n" RULE("x", "use: python/request") RULE("y", "use: python/request"));
    assert_int_equal(l->problems.count, 0);
    assert_int_equal(l->rules.count, 2);
    assert_int_equal(l->rules.list_files.count, 1);
    assert_true(sources_of(l, 0)->child_count > 2);
    assert_int_equal(sources_of(l, 0)->child_count, sources_of(l, 1)->child_count);
    assert_string_equal(sources_of(l, 0)->children[1]->path, "lists/python.yaml");
}

static void a_file_may_hold_lists_only(void **state) {
    loaded *l = *state;
    load(l, LISTS);
    assert_int_equal(l->problems.count, 0);
    assert_int_equal(l->rules.count, 0);
}

static void the_new_spelling_uses_them_too(void **state) {
    loaded *l = *state;
    load(l, LISTS "rules:\n- id: x\n  message: m\n  severity: LOW\n  languages: [python]\n"
                  "  mode: taint\n  taint: {sources: [c(), {use: ins}], sinks: [d()]}\n");
    assert_int_equal(l->problems.count, 0);
    assert_int_equal(sources_of(l, 0)->child_count, 3);
}

typedef struct complaint {
    const char *text;
    uint32_t line;
    uint32_t column;
    const char *expected;
    const char *path;
} complaint;

static const complaint COMPLAINTS[] = {
    {LISTS "rules:\n" RULE("x", "use: inns"), 14, 10, "did you mean `ins`?", "r.yaml"},
    {"rules:\n" RULE("x", "use: pyhton/request"), 9, 10, "no lists `pyhton`", "r.yaml"},
    {"rules:\n" RULE("x", "use: python/reqest"), 9, 10, "did you mean `request`?", "r.yaml"},
    {"rules:\n" RULE("x", "use: [a]"), 9, 10, "the name of a list", "r.yaml"},
    {LISTS "rules:\n" RULE("x", "use: ins\n    from: $X"), 15, 5, "has no place", "r.yaml"},
    {LISTS "rules:\n" RULE("x", "use: ins\n    pattern: e()"), 15, 5, "beside `use`", "r.yaml"},
    {"lists: 1\nrules:\n" RULE("x", "pattern: e()"), 1, 8, "must be a mapping", "r.yaml"},
    {"lists: {a: []}\nrules:\n" RULE("x", "pattern: e()"), 1, 9, "must be a list", "r.yaml"},
    {"lists:\n  ins: [{patern: a}]\nrules:\n" RULE("x", "use: ins"), 2, 10, "did you mean",
     "r.yaml"},
};

static void faults_are_named_with_their_place(void **state) {
    (void)state;
    for (size_t i = 0; i < LTL_COUNT_OF(COMPLAINTS); i++) {
        const complaint *expected = &COMPLAINTS[i];
        loaded l = {0};
        load(&l, expected->text);
        assert_true(l.problems.count > 0);
        const ltl_problem *found = &l.problems.at[0];
        if (ltl_str_find(found->text, ltl_str_of(expected->expected), 0) == SIZE_MAX ||
            found->line != expected->line || found->column != expected->column ||
            !ltl_str_is(found->path, expected->path)) {
            fail_msg("%s\nexpected %s at %u:%u, got %.*s at %u:%u", expected->text,
                     expected->expected, expected->line, expected->column, LTL_STR_ARG(found->text),
                     found->line, found->column);
        }
        ltl_arena_clear(&l.arena);
    }
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_file_has_lists_of_its_own),
        TEST(lists_of_the_program_are_read_once),
        TEST(a_file_may_hold_lists_only),
        TEST(the_new_spelling_uses_them_too),
        cmocka_unit_test(faults_are_named_with_their_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
