/* A file is replaced only when it is what was looked at. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "orchestrator/fix/edits.h"
#include "orchestrator/fix/rewrite.h"
#include "tests/support/repository.h"

static void changed_files_and_links_are_refused(void **state) {
    (void)state;
    sandbox *box = sandbox_new();
    ltl_arena arena = {0};
    ltl_error error = {0};
    char text[100];
    sandbox_write(box, "a", "old\n");
    sandbox_link(box, "a", "b");
    ltl_digest content = ltl_digest_of(LTL_STR("old\n"));
    ltl_str path = ltl_arena_copy(&arena, ltl_str_of(sandbox_path(box, "a")));
    ltl_str link = ltl_arena_copy(&arena, ltl_str_of(sandbox_path(box, "b")));
    assert_int_equal(ltl_rewrite_replace(&arena, link.ptr, content, LTL_STR("new"), &error), LTL_REFUSED);
    assert_int_equal(ltl_rewrite_replace(&arena, path.ptr, ltl_digest_of(LTL_STR("other")),
                                         LTL_STR("new"), &error),
                     LTL_REFUSED);
    sandbox_read(box, "a", text, sizeof text);
    assert_string_equal(text, "old\n");
    assert_int_equal(ltl_rewrite_replace(&arena, path.ptr, content, LTL_STR("new\n"), &error), LTL_OK);
    sandbox_read(box, "a", text, sizeof text);
    assert_string_equal(text, "new\n");
    assert_int_equal(ltl_rewrite_replace(&arena, sandbox_path(box, "none"), content, LTL_STR(""), &error),
                     LTL_IO);
    ltl_arena_clear(&arena);
    sandbox_free(box);
}

static ltl_finding fix(uint32_t start, uint32_t end, const char *text) {
    static const ltl_rule_info rule = {.id = LTL_STR_INIT("r")};
    return (ltl_finding){.rule = &rule,
                         .start = {.offset = start},
                         .end = {.offset = end},
                         .has_fix = true,
                         .fix_span = {start, end},
                         .fix = ltl_str_of(text)};
}

static void edits_are_made_once_and_in_order(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_finding all[] = {fix(4, 6, "B"), fix(0, 1, "aa"), fix(0, 1, "aa"), fix(5, 7, "C"), fix(7, 7, "+"),
                         fix(7, 7, "-"), fix(2, 2, "!"), fix(8, 9, "x")};
    all[7].is_suppressed = true;
    const ltl_finding *order[8];
    for (size_t i = 0; i < 8; i++) {
        order[i] = &all[i];
    }
    ltl_edits edits;
    ltl_edits_plan(&arena, order, 8, &edits);
    assert_int_equal(edits.count, 6);
    ltl_str made = ltl_edits_apply(&arena, LTL_STR("0123456789"), &edits);
    assert_true(ltl_str_is(made, "aa1!23B6+789") || ltl_str_is(made, "aa1!23B6-789"));
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changed_files_and_links_are_refused),
        cmocka_unit_test(edits_are_made_once_and_in_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
