/* test_engineer.c - what a change leaves untested, and which tests it makes weaker. */
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/user_file.h"
#include "orchestrator/specialists/testing/test_changes.h"
#include "orchestrator/specialists/testing/test_gaps.h"

/* The report that the user named; false, with the call failed, when it cannot be read. */
static bool coverage_open(ltl_assess *assess, ltl_coverage *coverage, bool *out_is_there) {
    ltl_user_file file;
    ltl_error error = {0};
    if (!ltl_user_file_read(assess, "coverage", "coverage report", &file)) {
        return false;
    }
    *out_is_there = file.is_named;
    return !file.is_named ||
           ltl_coverage_read(assess->call->arena, file.text, coverage, &error) == LTL_OK ||
           ltl_user_file_refuse(assess, &file, &error);
}

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    ltl_coverage coverage;
    bool has_coverage = false;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    bool is_done = coverage_open(&assess, &coverage, &has_coverage);
    if (is_done) {
        bool has_change = assess.run->options->both_sides;
        if (!has_change) {
            ltl_assess_note(&assess,
                            "this is no change: only marks that switch tests off were looked for");
        }
        is_done = (!has_change || ltl_test_gaps_look(&assess, has_coverage ? &coverage : NULL)) &&
                  ltl_test_changes_look(&assess);
        (void)(is_done || ltl_call_fail(call, LTL_CAUSE_TRANSIENT, "out of memory"));
    }
    ltl_ending ending = ltl_assess_end(&assess);
    return is_done ? ending : LTL_ENDING_FAILED;
}

static const ltl_port inputs[] = {
    {"coverage", "text",
     "The path of a report of lcov, gcov, Cobertura, JaCoCo or Go; empty: there is none.", true},
    {"fail_on", "text", "Fails the gate from this severity on, unless the user says otherwise.",
     true},
    {0},
};

static const ltl_rule_info *const rules[] = {
    &ltl_rule_change_untested,        &ltl_rule_change_uncovered,
    &ltl_rule_assertion_removed,      &ltl_rule_test_skipped,
    &ltl_rule_test_focused,           &ltl_rule_test_sleeps,
    &ltl_rule_test_ordered,           &ltl_rule_test_deleted,
    &ltl_rule_test_without_assertion, NULL,
};

static const ltl_specialist specialist = {
    .title = "Tests",
    .likes_change = true,
    .rules = rules,
};

const ltl_task ltl_specialist_test_engineer = {
    .name = "test-engineer",
    .summary = "Finds changed functions and lines that no test reaches, and tests that a change "
               "makes weaker.",
    .inputs = inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = run,
};
