/* security_guardian.c - security and secrets, all of it: the last word before the gate. Where a specialist polished the
 * text, both texts are looked at: findings are those of the original, edits that would add one are taken back. */
#include "orchestrator/specialists/change/polished.h"

static const ltl_specialist specialist = {
    .title = "Security, thoroughly",
    .domains = 1u << LTL_DOMAIN_SECURITY | 1u << LTL_DOMAIN_SECRETS,
};

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    (void)ltl_assess_claim_domains(&assess);
    bool is_done = ltl_polished_check(&assess, specialist.domains);
    ltl_ending ending = ltl_assess_end(&assess);
    return is_done ? ending : ltl_call_fail(call, LTL_CAUSE_TRANSIENT, "out of memory");
}

const ltl_task ltl_specialist_security_guardian = {
    .name = "security-guardian",
    .summary =
        "Answers for all that has to do with security and secrets, in the polished text, too.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = run,
};
