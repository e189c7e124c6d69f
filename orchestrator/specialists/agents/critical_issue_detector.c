/* critical_issue_detector.c - what must not be merged, whatever the hurry: sure and critical in code that ships, and
 * checks that went. */
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/removed_checks.h"

/* Findings that would be critical elsewhere. */
typedef struct spared {
    uint32_t unsure;
    uint32_t unshipped;
} spared;

/* A flow through one call is believed: into a function of the change from whoever calls it. Each further
 * one is a place where something may have been checked that nobody saw, and so is a function of the
 * program's own that gets at the request. */
static bool is_near(const ltl_finding *finding) {
    enum { CALLS = 1 };
    if (finding->trace_count > 0 && finding->trace[0].depth > 0) {
        return false;
    }
    for (uint32_t i = 0; i < finding->trace_count; i++) {
        if (finding->trace[i].depth > CALLS) {
            return false;
        }
    }
    return true;
}

/* An alarm that is wrong one time in five is switched off: what is only likely stays with security. */
static bool is_critical(void *context, const ltl_finding *finding) {
    spared *self = context;
    if (!finding->rule->is_critical) {
        return false;
    }
    bool is_sure = ltl_finding_confidence(finding) == LTL_CONFIDENCE_HIGH && is_near(finding);
    bool is_shipped = ltl_file_is_shipped(finding->path);
    bool is_shown = !finding->is_suppressed && finding->state != LTL_STATE_FIXED &&
                    finding->state != LTL_STATE_UNCHANGED && !ltl_finding_is_doubtful(finding);
    self->unsure += is_shown && is_shipped && !is_sure;
    self->unshipped += is_shown && !is_shipped;
    return is_sure && is_shipped;
}

static void spared_note(ltl_assess *assess, const spared *self) {
    if (self->unshipped > 0) {
        ltl_assess_note(assess,
                        "%u more would be critical outside of tests, examples and documents",
                        self->unshipped);
    }
    if (self->unsure > 0) {
        ltl_assess_note(assess, "%u more would be critical if they were surer", self->unsure);
    }
}

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    spared left = {0};
    (void)ltl_assess_claim(&assess, is_critical, &left);
    spared_note(&assess, &left);
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
