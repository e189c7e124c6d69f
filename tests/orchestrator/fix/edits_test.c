/* Which fixes of a file go together, and what rounds of them come to. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "orchestrator/fix/edits.h"
#include "orchestrator/fix/swaps.h"
#include "tests/support/random.h"

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

/* One round of random edits on `text`, none of which touch each other. */
static void round_plan(ltl_arena *arena, ltl_random *random, ltl_str text, ltl_edits *out_edits) {
    static const char *const texts[] = {"", "X", "yy", "zzz\n", "\n"};
    ltl_finding *all = LTL_NEW_ARRAY(arena, ltl_finding, 8);
    const ltl_finding *order[8];
    for (size_t i = 0; i < 8; i++) {
        uint32_t start = (uint32_t)ltl_random_below(random, text.len + 1);
        uint32_t end = start + (uint32_t)ltl_random_below(random, 4);
        end = end < text.len ? end : (uint32_t)text.len;
        all[i] = fix(start, end, texts[ltl_random_below(random, 5)]);
        order[i] = &all[i];
    }
    ltl_edits_plan(arena, order, 8, out_edits);
}

static void check_swaps(ltl_str first, ltl_str last, const ltl_swaps *swaps) {
    size_t from = 0;
    size_t to = 0;
    for (uint32_t i = 0; i <= swaps->count; i++) {
        ltl_swap swap = {{(uint32_t)first.len, (uint32_t)first.len}, {(uint32_t)last.len, (uint32_t)last.len}};
        swap = i < swaps->count ? swaps->at[i] : swap;
        assert_true(swap.old.start >= from && swap.old.end >= swap.old.start && swap.old.end <= first.len);
        assert_true(swap.made.start >= to && swap.made.end >= swap.made.start && swap.made.end <= last.len);
        assert_true(ltl_str_eq(ltl_str_slice(first, from, swap.old.start),
                               ltl_str_slice(last, to, swap.made.start)));
        from = swap.old.end;
        to = swap.made.end;
    }
}

/* What no swap covers is the same in the first and the last text. */
static void rounds_come_to_one_step(void **state) {
    (void)state;
    ltl_random random = ltl_random_make("edits", 7);
    for (int trial = 0; trial < 2000; trial++) {
        ltl_arena arena = {0};
        ltl_str first = LTL_STR("abcdefghijklmnop\nqrstuvwxyz\n0123456789");
        ltl_str text = first;
        ltl_swaps swaps = {0};
        for (size_t round = 0; round < 1 + ltl_random_below(&random, 4); round++) {
            ltl_edits edits;
            round_plan(&arena, &random, text, &edits);
            text = ltl_edits_apply(&arena, text, &edits);
            ltl_swaps_add(&arena, &swaps, &edits);
            check_swaps(first, text, &swaps);
        }
        ltl_arena_clear(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_are_made_once_and_in_order),
        cmocka_unit_test(rounds_come_to_one_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
