/* What a file costs is told by its language before anybody reads it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "grammars/language.h"
#include "orchestrator/plan/weight.h"

static void dearer_languages_weigh_more(void **state) {
    (void)state;
    static const char *const dearest_first[] = {"a/x.c", "a/x.js", "x.py", "x.go", "x.rs", "x.json", "x.unknown"};
    for (size_t i = 1; i < LTL_COUNT_OF(dearest_first); i++) {
        uint32_t dearer = ltl_plan_weight(ltl_str_of(dearest_first[i - 1]));
        assert_true(dearer > ltl_plan_weight(ltl_str_of(dearest_first[i])));
    }
}

/* Nothing is free: a chunk of only such files would have no end. */
static void every_language_weighs_something(void **state) {
    (void)state;
    static const char *const names[] = {"a.md", "a.xml", "a.toml", "a.svelte", "Dockerfile", "", "a", "a.b/c"};
    for (size_t i = 0; i < LTL_COUNT_OF(names); i++) {
        assert_in_range(ltl_plan_weight(ltl_str_of(names[i])), 1, 64);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dearer_languages_weigh_more),
        cmocka_unit_test(every_language_weighs_something),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
