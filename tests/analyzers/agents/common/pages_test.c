/* Which pages the agents for pages look at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "analyzers/agents/agent.h"

static bool is_wanted(const char *path, const char *text) {
    ltl_ruleset *ruleset = ltl_ruleset_new();
    assert_int_equal(ltl_ruleset_compile(ruleset, NULL), LTL_OK);
    ltl_scanner *scanner = ltl_scanner_new(ruleset);
    ltl_arena arena = {0};
    ltl_source source;
    ltl_source_init(&source, &arena, ltl_str_of(path), ltl_str_of(text));
    ltl_scanner_begin(scanner, &source, ltl_language_of_file(source.path, source.text), NULL);
    ltl_agent_options options = {0};
    ltl_job job = {.scanner = scanner, .options = &options};
    const ltl_agent *agent = ltl_agent_find(LTL_STR("accessibility"));
    bool wanted = agent->wants(agent, &job);
    ltl_arena_clear(&arena);
    ltl_scanner_free(scanner);
    ltl_ruleset_free(ruleset);
    return wanted;
}

static void pages_and_components_are_wanted(void **state) {
    (void)state;
    assert_true(is_wanted("web/index.html", "<img src=a>"));
    assert_true(is_wanted("web/latest/contest.html", "<img src=a>"));
    assert_true(is_wanted("a.jsx", "const a = <img />;"));
    assert_false(is_wanted("a.jsx", "const a = 1;"));
    assert_false(is_wanted("a.py", "a = '<img />'"));
}

static void pages_that_only_tests_read_are_not(void **state) {
    (void)state;
    assert_false(is_wanted("spec/fixtures/page.html", "<img src=a>"));
    assert_false(is_wanted("app/__tests__/a.jsx", "const a = <img />;"));
    assert_false(is_wanted("src/Crawler/Tests/page.html", "<img src=a>"));
    assert_false(is_wanted("test/data/page.html", "<img src=a>"));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(pages_and_components_are_wanted),
                                       cmocka_unit_test(pages_that_only_tests_read_are_not)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
