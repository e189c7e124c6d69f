#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "core/outcome.h"

static void reasons_have_distinct_ids_and_texts(void **state) {
    (void)state;
    for (int i = 0; i < LTL_REASON_COUNT; i++) {
        assert_true(strlen(ltl_reason_text((ltl_reason)i)) > 0);
        for (int other = 0; other < i; other++) {
            assert_string_not_equal(ltl_reason_id((ltl_reason)i), ltl_reason_id((ltl_reason)other));
        }
    }
    assert_string_equal(ltl_reason_id(LTL_REASON_PARSE_ERRORS), "parse-errors");
    assert_int_equal(ltl_reason_outcome(LTL_REASON_CRASHED), LTL_OUTCOME_FAILED);
    assert_string_equal(ltl_outcome_name(LTL_OUTCOME_SKIPPED), "skipped");
}

static void worse_keeps_the_first_on_a_tie(void **state) {
    (void)state;
    assert_int_equal(ltl_reason_worse(LTL_REASON_NONE, LTL_REASON_BINARY), LTL_REASON_BINARY);
    assert_int_equal(ltl_reason_worse(LTL_REASON_BINARY, LTL_REASON_RULE_FUEL),
                     LTL_REASON_RULE_FUEL);
    assert_int_equal(ltl_reason_worse(LTL_REASON_CRASHED, LTL_REASON_RULE_FUEL),
                     LTL_REASON_CRASHED);
    assert_int_equal(ltl_reason_worse(LTL_REASON_MEMORY, LTL_REASON_CRASHED), LTL_REASON_MEMORY);
}

static void a_missing_outcome_unbalances_the_ledger(void **state) {
    (void)state;
    static ltl_ledger ledger;
    ledger.files.found = 2;
    ltl_ledger_add(&ledger.files, LTL_REASON_NONE);
    assert_false(ltl_ledger_is_balanced(&ledger));
    ltl_ledger_add(&ledger.files, LTL_REASON_BINARY);
    assert_true(ltl_ledger_is_balanced(&ledger));
    ltl_ledger_row *row = ltl_ledger_row_of(&ledger, "security");
    row->found = 1;
    assert_false(ltl_ledger_is_balanced(&ledger));
    ltl_ledger_add(row, LTL_REASON_PARSE_ERRORS);
    assert_true(ltl_ledger_is_balanced(&ledger));
    row->counts[LTL_OUTCOME_PARTIAL]--;
    row->counts[LTL_OUTCOME_ANALYSED]++;
    assert_false(ltl_ledger_is_balanced(&ledger));
}

/* A file without a tree counts once, for whichever of its agents says so. */
static void files_read_in_a_cheaper_form_are_counted(void **state) {
    (void)state;
    static ltl_ledger ledger;
    assert_int_equal(ltl_ledger_downgraded(&ledger), 0);
    ltl_ledger_add(ltl_ledger_row_of(&ledger, "quality"), LTL_REASON_TOKENS);
    ltl_ledger_add(ltl_ledger_row_of(&ledger, "security"), LTL_REASON_TOKENS);
    ltl_ledger_add(ltl_ledger_row_of(&ledger, "security"), LTL_REASON_BYTES);
    ltl_ledger_add(&ledger.files, LTL_REASON_RULE_TOKENS); /* of one rule: the tree was there */
    assert_int_equal(ltl_ledger_downgraded(&ledger), 2);
    assert_string_equal(ltl_form_id(LTL_FORM_TOKENS), "tokens");
    assert_true(strlen(ltl_form_text(LTL_FORM_SHALLOW)) > 0);
}

static void more_agents_than_rows_share_the_last(void **state) {
    (void)state;
    static ltl_ledger ledger;
    static char names[LTL_LEDGER_MAX_AGENTS + 2][2];
    for (int i = 0; i < LTL_LEDGER_MAX_AGENTS + 2; i++) {
        names[i][0] = (char)('A' + i);
        ltl_ledger_row *row = ltl_ledger_row_of(&ledger, names[i]);
        row->found++;
        ltl_ledger_add(row, LTL_REASON_NONE);
    }
    assert_int_equal(ledger.agent_count, LTL_LEDGER_MAX_AGENTS);
    assert_string_equal(ledger.agents[LTL_LEDGER_MAX_AGENTS - 1].agent, "others");
    assert_int_equal(ledger.agents[LTL_LEDGER_MAX_AGENTS - 1].found, 3);
    assert_true(ltl_ledger_is_balanced(&ledger));
    assert_ptr_equal(ltl_ledger_row_of(&ledger, "A"), &ledger.agents[0]);
    assert_ptr_equal(ltl_ledger_row_of(&ledger, NULL), &ledger.files);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reasons_have_distinct_ids_and_texts),
        cmocka_unit_test(worse_keeps_the_first_on_a_tie),
        cmocka_unit_test(a_missing_outcome_unbalances_the_ledger),
        cmocka_unit_test(files_read_in_a_cheaper_form_are_counted),
        cmocka_unit_test(more_agents_than_rows_share_the_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
