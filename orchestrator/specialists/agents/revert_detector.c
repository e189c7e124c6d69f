/* revert_detector.c - what a change takes out: fixes of the past, and checks. */
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/change/removed_checks.h"
#include "orchestrator/specialists/change/undone_fixes.h"

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    bool is_done = ltl_undone_fixes_look(&assess) && ltl_removed_checks_look(&assess);
    ltl_ending ending = ltl_assess_end(&assess);
    return is_done ? ending : ltl_call_fail(call, LTL_CAUSE_TRANSIENT, "out of memory");
}

static const ltl_rule_info *const rules[] = {&ltl_rule_fix_undone, &ltl_rule_security_fix_undone,
                                             &ltl_rule_check_removed, NULL};

static const ltl_specialist specialist = {
    .title = "Fixes and checks undone",
    .needs_change = true,
    .rules = rules,
};

const ltl_task ltl_specialist_revert_detector = {
    .name = "revert-detector",
    .summary = "Tells which commit mended what the change brings back, and which checks it takes "
               "out.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = run,
};
