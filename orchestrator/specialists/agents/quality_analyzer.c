/* quality_analyzer.c - what the agent of that domain found in files, and migrations whose way back is another file. */
#include "orchestrator/run/assess.h"
#include "orchestrator/specialists/databases/migration_files.h"

static const ltl_specialist specialist = {
    .title = "Quality",
    .domains = 1u << LTL_DOMAIN_QUALITY,
};

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    (void)ltl_assess_claim_domains(&assess);
    bool is_done = ltl_migration_pairs_look(&assess);
    ltl_ending ending = ltl_assess_end(&assess);
    return is_done ? ending : ltl_call_fail(call, LTL_CAUSE_TRANSIENT, "out of memory");
}

const ltl_task ltl_specialist_quality_analyzer = {
    .name = "quality-analyzer",
    .summary = "Answers for code that is likely to be wrong or hard to change.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = run,
};
