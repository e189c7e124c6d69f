#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "reports/mask.h"
#include "tests/support/sample_report.h"

static const ltl_rule_info rule = {.id = {"r", 1}};

static void assert_is(ltl_str text, const char *expected) {
    assert_int_equal(text.len, strlen(expected));
    assert_memory_equal(text.ptr, expected, text.len);
}

static void the_match_and_its_copies_are_masked(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_binding binding = {LTL_STR("$K"), LTL_STR("hunter22"), {0, 0}, false};
    ltl_finding finding = {
        .rule = &rule,
        .is_secret = true,
        .start = {2, 5, 0},
        .end = {2, 15, 0},
        .message = LTL_STR("the value hunter22 is a secret"),
        .snippet = {.first_line = 1, .text = LTL_STR("# hunter22\nk = 'hunter22' # x\nend")},
        .fix = LTL_STR("env(\"K\") # hunter22hunter22"),
        .bindings = &binding,
        .binding_count = 1};
    ltl_finding masked = ltl_finding_mask(&arena, &finding);
    assert_is(masked.snippet.text, "# ********\nk = ********** # x\nend");
    assert_is(masked.message, "the value ******** is a secret");
    assert_is(masked.fix, "env(\"K\") # ****************");
    assert_is(masked.bindings[0].text, LTL_MASK);
    assert_is(finding.message, "the value hunter22 is a secret");
    ltl_arena_clear(&arena);
}

static void a_cut_snippet_loses_its_whole_lines(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_finding finding = {
        .rule = &rule,
        .is_secret = true,
        .start = {7, 900, 0},
        .end = {7, 920, 0},
        .snippet = {.first_line = 6, .text = LTL_STR("before\n…abcdefgh\nafter"), .is_cut = true}};
    ltl_finding masked = ltl_finding_mask(&arena, &finding);
    assert_is(masked.snippet.text, "before\n***********\nafter");
    ltl_arena_clear(&arena);
}

static void a_secret_over_lines_is_masked_in_pieces(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_finding finding = {.rule = &rule,
                           .is_secret = true,
                           .start = {1, 1, 0},
                           .end = {2, 6, 0},
                           .message = LTL_STR("a key: MIIEpAIB"),
                           .snippet = {.first_line = 1, .text = LTL_STR("  MIIEpAIB\n12345 tail")}};
    ltl_finding masked = ltl_finding_mask(&arena, &finding);
    assert_is(masked.snippet.text, "**********\n***** tail");
    assert_is(masked.message, "a key: ********");
    ltl_arena_clear(&arena);
}

static void the_way_of_a_secret_is_masked(void **state) {
    (void)state;
    ltl_arena arena = {0};
    const ltl_trace_step trace[] = {
        {.start = {1, 5, 4},
         .end = {1, 15, 14},
         .note = LTL_STR("comes from `'hunter22'`"),
         .code = {.first_line = 1, .text = LTL_STR("k = 'hunter22' # x")}},
        {.start = {2, 1, 19},
         .end = {2, 2, 20},
         .note = LTL_STR("into `m`"),
         .code = {.first_line = 2, .text = LTL_STR("m = k + \"tail-99\" + hunter22")}}};
    ltl_finding finding = {.rule = &rule,
                           .is_secret = true,
                           .start = {3, 1, 0},
                           .end = {3, 8, 0},
                           .message = LTL_STR("tail-99 goes out"),
                           .snippet = {.first_line = 3, .text = LTL_STR("send(m) # m")},
                           .trace = trace,
                           .trace_count = 2};
    ltl_finding masked = ltl_finding_mask(&arena, &finding);
    assert_is(masked.trace[0].code.text, "k = ********** # x");
    assert_is(masked.trace[0].note, "comes from `'********'`");
    assert_is(masked.trace[1].code.text, "* = k + \"*******\" + ********");
    assert_is(masked.trace[1].note, "into `m`");
    assert_is(masked.message, "******** goes out");
    ltl_arena_clear(&arena);
}

static void other_findings_are_left_alone(void **state) {
    (void)state;
    ltl_arena arena = {0};
    ltl_finding finding = {.rule = &rule,
                           .message = LTL_STR("m"),
                           .snippet = {.first_line = 1, .text = LTL_STR("text")}};
    ltl_finding same = ltl_finding_mask(&arena, &finding);
    assert_ptr_equal(same.snippet.text.ptr, finding.snippet.text.ptr);
    ltl_report report = {.findings = &finding, .finding_count = 1};
    assert_ptr_equal(ltl_report_mask(&arena, &report).findings, &finding);
    assert_int_equal(arena.used_bytes, 0);
    ltl_arena_clear(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_match_and_its_copies_are_masked),
        cmocka_unit_test(a_cut_snippet_loses_its_whole_lines),
        cmocka_unit_test(a_secret_over_lines_is_masked_in_pieces),
        cmocka_unit_test(the_way_of_a_secret_is_masked),
        cmocka_unit_test(other_findings_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
