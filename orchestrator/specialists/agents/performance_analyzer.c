#include "orchestrator/specialists/graph/hot_paths.h"

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    bool is_done = ltl_hot_paths_claim(&assess);
    ltl_ending ending = ltl_assess_end(&assess);
    return is_done ? ending : LTL_ENDING_FAILED;
}

static const ltl_specialist specialist = {
    .title = "Performance",
    .domains = 1u << LTL_DOMAIN_PERFORMANCE,
};

const ltl_task ltl_specialist_performance_analyzer = {
    .name = "performance-analyzer",
    .summary =
        "Answers for work that is done more often, or costs more, than it has to; ranks it by "
        "a profile.",
    .inputs = ltl_hot_paths_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 2,
    .specialist = &specialist,
    .run = run,
};
