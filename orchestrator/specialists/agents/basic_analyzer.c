/* basic_analyzer.c - which kinds of findings there can be at all, told by the bytes of the files. */
#include "orchestrator/run/run_state.h"

static int64_t indicated(const ltl_run *run, uint32_t domains) {
    uint32_t most = 0;
    for (int domain = 0; domain < LTL_DOMAIN_COUNT; domain++) {
        uint32_t files = atomic_load(&run->team.indicated[domain]);
        most = (domains >> domain & 1u) != 0 && files > most ? files : most;
    }
    return most;
}

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    int64_t security = indicated(assess.run, 1u << LTL_DOMAIN_SECURITY | 1u << LTL_DOMAIN_SECRETS);
    int64_t performance = indicated(assess.run, 1u << LTL_DOMAIN_PERFORMANCE);
    uint32_t files = ltl_intake_targets(assess.run->intake)->count;
    ltl_assess_note(&assess,
                    "of %u file%s, %lld could have a finding of security, %lld of performance",
                    files, files == 1 ? "" : "s", (long long)security, (long long)performance);
    ltl_call_output(call, "security", ltl_data_number(security));
    ltl_call_output(call, "performance", ltl_data_number(performance));
    ltl_call_output(call, "candidates", ltl_data_number(security + performance));
    return ltl_assess_end(&assess);
}

static const ltl_port inputs[] = {
    {"indicated", "number", "How many chunks were looked through: it comes after them.", true},
    {"fail_on", "text", "Fails the gate from this severity on, unless the user says otherwise.",
     true},
    {0},
};
static const ltl_port outputs[] = {
    {"security", "number", "Files that could have a finding of security.", false},
    {"performance", "number", "Files that could have one of performance.", false},
    {"candidates", "number", "Both together.", false},
    {"findings", "number", "None.", false},
    {"worst", "text", "Empty.", false},
    {0},
};

static const ltl_specialist specialist = {.title = "Indication", .goes_first = true};

const ltl_task ltl_specialist_basic_analyzer = {
    .name = "basic-analyzer",
    .summary = "Says which kinds of findings there can be at all, by what the files' bytes hold.",
    .inputs = inputs,
    .outputs = outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = run,
};
