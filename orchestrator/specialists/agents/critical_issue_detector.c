/* critical_issue_detector.c - what must not be merged, whatever the hurry: critical rules, checks that went. */
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/removed_checks.h"

static bool is_critical(void *context, const ltl_finding *finding) {
    (void)context;
    return finding->rule->is_critical || finding->severity == LTL_SEVERITY_CRITICAL;
}

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    (void)ltl_assess_claim(&assess, is_critical, NULL);
    bool is_done = !assess.run->options->both_sides || ltl_removed_checks_look(&assess);
    ltl_ending ending = ltl_assess_end(&assess);
    return is_done ? ending : ltl_call_fail(call, LTL_CAUSE_TRANSIENT, "out of memory");
}

static const ltl_rule_info *const rules[] = {&ltl_rule_check_removed, NULL};

static const ltl_specialist specialist = {
    .title = "Critical issues",
    .domains = 1u << LTL_DOMAIN_SECURITY | 1u << LTL_DOMAIN_SECRETS | 1u << LTL_DOMAIN_QUALITY,
    .likes_change = true,
    .rules = rules,
};

const ltl_task ltl_specialist_critical_issue_detector = {
    .name = "critical-issue-detector",
    .summary = "Answers for what must not be merged whatever the hurry, and for checks that a "
               "change takes out.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = run,
};
