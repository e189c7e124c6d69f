/* What several rules have in common is compiled so that it is found once a file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/ruleset/program.h"

#define LISTS                                                                                                          \
    "lists:\n  ins:\n"                                                                                                 \
    "  - patterns: [{pattern: $X()}, {metavariable-regex: {metavariable: $X, regex: ^a}}]\n"                           \
    "  - patterns: [{pattern: $X()}, {metavariable-regex: {metavariable: $X, regex: ^b}}]\n"
#define RULE(id, sources, more)                                                                                        \
    "- id: " id "\n  message: m\n  severity: LOW\n  languages: [python]\n  mode: taint\n" more                         \
    "  pattern-sources:\n  - " sources "\n  pattern-sinks: [{pattern: d()}]\n"
#define OWN "patterns: [{pattern: $X()}, {metavariable-regex: {metavariable: $X, regex: ^a}}]"

typedef struct compiled {
    ltl_arena arena;
    ltl_rules rules;
    ltl_problems problems;
    ltl_program *program;
} compiled;

static void compile(compiled *c, const char *text) {
    ltl_error error;
    *c = (compiled){0};
    ltl_rules_load(&c->arena, LTL_STR("r.yaml"), ltl_str_of(text), &c->rules, &c->problems);
    assert_int_equal(c->problems.count, 0);
    assert_int_equal(
        ltl_program_new(&c->rules, ltl_language_find(LTL_STR("python")), &c->arena, &c->problems, &c->program, &error),
        LTL_OK);
}

static void clear(compiled *c) {
    ltl_program_free(c->program);
    ltl_arena_clear(&c->arena);
}

static uint32_t shared_of(const compiled *c, uint32_t unit, uint32_t item) {
    return c->program->units.at[unit].step->children[LTL_TAINT_LIST_SOURCES]->children[item]->shared_index;
}

static void items_of_a_list_are_shared(void **state) {
    (void)state;
    compiled c;
    compile(&c, LISTS "rules:\n" RULE("x", "use: ins", "") RULE("y", "use: ins", "") RULE("z", "use: ins", ""));
    assert_int_equal(c.program->shared_count, 2);
    for (uint32_t item = 0; item < 2; item++) {
        assert_int_equal(shared_of(&c, 0, item), item + 1);
        assert_int_equal(shared_of(&c, 1, item), item + 1);
        assert_int_equal(shared_of(&c, 2, item), item + 1);
    }
    clear(&c);
}

static void what_is_read_in_another_way_is_not(void **state) {
    (void)state;
    compiled c;
    compile(&c, LISTS "rules:\n" RULE("x", "use: ins", "")
                    RULE("y", "use: ins", "  options: {constant_propagation: false}\n") RULE("z", OWN, ""));
    assert_int_equal(c.program->shared_count, 0);
    assert_int_equal(shared_of(&c, 0, 0), 0);
    assert_int_equal(shared_of(&c, 2, 0), 0);
    clear(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_of_a_list_are_shared),
        cmocka_unit_test(what_is_read_in_another_way_is_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
