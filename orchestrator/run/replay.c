#include "orchestrator/run/replay.h"

#include <stdlib.h>

#include "orchestrator/process/supervise.h"
#include "orchestrator/run/isolate.h"

typedef struct replay {
    ltl_run *run;
    const unsigned *known; /* by rule: its bar as workers knew it in the end */
} replay;

static uint32_t *order_make(ltl_run *run) {
    uint32_t count = ltl_intake_targets(run->intake)->count;
    uint32_t *order = LTL_NEW_ARRAY(&run->arena, uint32_t, (size_t)run->quarantine.planned + 1);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t place = run->quarantine.places[i];
        if (place > 0) {
            order[place - 1] = i;
        }
    }
    return order;
}

static unsigned *bars_copy(ltl_run *run) {
    uint32_t rules = ltl_ruleset_count(run->quarantine.ruleset);
    unsigned *bars = LTL_NEW_ARRAY(&run->arena, unsigned, (size_t)rules + 1);
    for (uint32_t i = 0; i < rules; i++) {
        bars[i] = atomic_load(&run->quarantine.bars[i]);
    }
    return bars;
}

/* Whether rules were left out that should not have been, or others counted that should have been left out. */
static bool has_other_rules(const replay *self, const ltl_file_result *result) {
    uint32_t place = self->run->quarantine.places[result->target];
    bool has = false;
    for (uint32_t i = 0; i < result->awake.count && !has; i++) {
        uint32_t rule = result->awake.at[i];
        bool is_barred = place > atomic_load(&self->run->quarantine.bars[rule]);
        bool was_maybe = result->is_barred && place > self->known[rule];
        has = is_barred ? result->failed_forms != 0 : was_maybe;
    }
    return has;
}

/* What crashed has told of no rule. */
static bool is_other(const replay *self, const ltl_file_result *result) {
    return (result->form != ltl_downgrades_form(&self->run->downgrades, result->target) ||
            has_other_rules(self, result)) &&
           ltl_run__may_look_alone(self->run, result);
}

/* Null when it cannot be looked at. Where files have crashed, this one might, in the form that it should have had. */
static ltl_file_result *look(ltl_run *run, uint32_t target) {
    run->late.team = &run->team;
    run->late.stop = &run->team.stop;
    if (!ltl_worker_open(&run->late)) {
        return NULL;
    }
    uint64_t files = atomic_load(&run->team.files_done);
    uint64_t findings = atomic_load(&run->team.findings);
    ltl_file_result *result = ltl_suspect_count() > 0 ? ltl_run__look_alone(run, target)
                                                      : ltl_worker_target(&run->late, target);
    atomic_store(&run->team.files_done, files); /* it was counted */
    atomic_store(&run->team.findings, findings);
    return atomic_load(&run->team.stop) == LTL_OK ? result : NULL;
}

static void file_replay(const replay *self, uint32_t target) {
    ltl_file_result **at = &self->run->merge.results[target];
    if (*at == NULL) {
        return;
    }
    ltl_file_result *again = is_other(self, *at) ? look(self->run, target) : NULL;
    *at = again != NULL ? again : *at;
    ltl_quarantine_note(&self->run->quarantine, *at);
    ltl_downgrades_note(&self->run->downgrades, *at);
}

void ltl_run__replay(ltl_run *run) {
    if (run->is_replayed || !atomic_load(&run->downgrades.has_bars)) {
        return;
    }
    replay self = {run, bars_copy(run)};
    const uint32_t *order = order_make(run);
    ltl_quarantine_forget(&run->quarantine);
    ltl_downgrades_forget(&run->downgrades);
    for (uint32_t i = 0; i < run->quarantine.planned; i++) {
        file_replay(&self, order[i]);
    }
    run->is_replayed = true;
}
