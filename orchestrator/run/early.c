#include "orchestrator/run/early.h"

#include "orchestrator/gather/gate.h"
#include "orchestrator/run/run_state.h"

/* New, critical, and not silenced by anybody. What the gate lets through stops nothing: who passes was looked at. */
static bool stops(const ltl_gate_options *gate, const ltl_finding *finding) {
    return finding->severity == LTL_SEVERITY_CRITICAL && finding->state == LTL_STATE_NEW &&
           !finding->is_suppressed && !ltl_finding_is_doubtful(finding) &&
           ltl_gate_is_failed_by(gate, finding);
}

static ltl_ending count(ltl_call *call) {
    ltl_run *run = ltl_call_services(call, LTL_WITHIN_RUN);
    if (run == NULL) {
        return LTL_ENDING_FAILED;
    }
    if (!run->is_gathered) {
        return ltl_call_fail(call, LTL_CAUSE_INPUT, "nothing was gathered yet: `gather` goes first");
    }
    const ltl_gate_options *gate = run->options->stops_for;
    int64_t found = 0;
    for (uint32_t i = 0; i < run->findings.count && gate != NULL; i++) {
        found += stops(gate, &run->findings.at[i]);
    }
    run->critical = (uint64_t)found;
    ltl_call_output(call, "count", ltl_data_number(found));
    return LTL_ENDING_OK;
}

static ltl_ending look_around(ltl_call *call) {
    return ltl_call_services(call, LTL_WITHIN_RUN) != NULL ? LTL_ENDING_OK : LTL_ENDING_FAILED;
}

static const ltl_port none[] = {{0}};
static const ltl_port count_outputs[] = {
    {"count", "number", "How many there are; none where nothing is to be stopped.", false},
    {0},
};

const ltl_task ltl_run__critical_task = {
    .name = "critical-counter",
    .summary = "Counts findings that are critical, new, silenced by nobody, and fail the gate.",
    .inputs = none,
    .outputs = count_outputs,
    .is_idempotent = true,
    .version = 1,
    .run = count,
};
const ltl_task ltl_run__around_task = {
    .name = "look-around",
    .summary = "Has data followed into the files around a change, when the run is over.",
    .inputs = none,
    .outputs = none,
    .is_idempotent = true,
    .version = 1,
    .run = look_around,
};

bool ltl_run__looks_around(const ltl_flow_step *step) {
    return step != NULL && step->task == &ltl_run__around_task;
}
