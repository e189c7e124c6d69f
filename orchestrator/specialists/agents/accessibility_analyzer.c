#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/site/criteria.h"

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    (void)ltl_assess_claim_domains(&assess);
    bool is_change = assess.run->options->both_sides; /* says nothing of the pages as a whole */
    bool is_done = is_change || ltl_criteria_note(&assess);
    ltl_ending ending = ltl_assess_end(&assess);
    return is_done ? ending : ltl_call_fail(call, LTL_CAUSE_TRANSIENT, "out of memory");
}

static const ltl_specialist specialist = {
    .title = "Accessibility",
    .domains = 1u << LTL_DOMAIN_ACCESSIBILITY,
};

const ltl_task ltl_specialist_accessibility_analyzer = {
    .name = "accessibility-analyzer",
    .summary = "Answers for what keeps people from using a page, and says what only a browser or "
               "a person can tell.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 2,
    .specialist = &specialist,
    .run = run,
};
