/* compliance_analyzer.c - licences, personal data and notices: what the agent of that domain found in files, and
 * what only the repository as a whole shows. */
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/handed_on/licence_headers.h"
#include "orchestrator/specialists/handed_on/required_files.h"
#include "orchestrator/specialists/handed_on/sign_offs.h"
#include "orchestrator/specialists/handed_on/vendored.h"

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    (void)ltl_assess_claim_domains(&assess);
    ltl_required_files_look(&assess);
    ltl_vendored_look(&assess);
    ltl_licence_headers_look(&assess);
    ltl_sign_offs_look(&assess);
    return ltl_assess_end(&assess);
}

static const ltl_rule_info *const rules[] = {
    &ltl_rule_licence_missing,
    &ltl_rule_readme_missing,
    &ltl_rule_security_missing,
    &ltl_rule_changelog_missing,
    &ltl_rule_required_deleted,
    &ltl_rule_vendored_licence_missing,
    &ltl_rule_licence_header_missing,
    &ltl_rule_sign_off_missing,
    NULL,
};

static const ltl_specialist specialist = {
    .title = "Compliance",
    .domains = 1u << LTL_DOMAIN_COMPLIANCE,
    .rules = rules,
};

const ltl_task ltl_specialist_compliance_analyzer = {
    .name = "compliance-analyzer",
    .summary = "Answers for licences, notices and personal data, in files and of the repository.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = run,
};
