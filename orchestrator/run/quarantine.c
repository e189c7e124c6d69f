#include "orchestrator/run/quarantine.h"

#include "core/limits.h"

enum { SAMPLES = 3, NAMED_RULES = 4 };

/* The places of the first N files of the plan on which a rule ran out, ascending. */
typedef struct ltl_ran_out_places {
    uint32_t *places;
    uint32_t count;
} ltl_ran_out_places;

static uint32_t *places_make(ltl_arena *arena, const ltl_team *team) {
    const ltl_plan *plan = team->plan;
    uint32_t *places = LTL_NEW_ARRAY(arena, uint32_t, (size_t)ltl_intake_targets(team->intake)->count + 1);
    uint32_t place = 0;
    for (uint32_t i = 0; i < plan->chunk_count; i++) {
        for (uint32_t k = 0; k < plan->chunks[i].item_count; k++) {
            places[team->item_targets[plan->chunks[i].items[k]]] = ++place;
        }
    }
    return places;
}

void ltl_quarantine_make_room(ltl_quarantine *self, uint32_t rules) {
    self->ran_out = LTL_NEW_ARRAY(&self->arena, ltl_ran_out_places, (size_t)rules + 1);
    self->earlier = LTL_NEW_ARRAY(&self->arena, ltl_str, (size_t)rules + 1);
    self->bars = LTL_NEW_ARRAY(&self->arena, atomic_uint, (size_t)rules + 1);
    for (uint32_t i = 0; i < rules; i++) {
        atomic_init(&self->bars[i], UINT32_MAX);
    }
    pthread_mutex_init(&self->lock, NULL);
}

void ltl_quarantine_open(ltl_quarantine *self, const ltl_team *team) {
    uint32_t rules = ltl_ruleset_count(team->options->ruleset);
    *self = (ltl_quarantine){.ruleset = team->options->ruleset};
    self->places = places_make(&self->arena, team);
    for (uint32_t i = 0; i < team->plan->chunk_count; i++) {
        self->planned += team->plan->chunks[i].item_count;
    }
    self->least = self->planned / 100 > LTL_QUARANTINE_FILES ? self->planned / 100 : LTL_QUARANTINE_FILES;
    ltl_quarantine_make_room(self, rules);
}

void ltl_quarantine_close(ltl_quarantine *self) {
    pthread_mutex_destroy(&self->lock);
    ltl_arena_clear(&self->arena);
}

static ltl_str circuit_name(ltl_arena *arena, const ltl_rule_info *rule) {
    return ltl_arena_printf(arena, "rule %.*s", LTL_STR_ARG(rule->id));
}

void ltl_quarantine_recall(ltl_quarantine *self, const ltl_circuits *circuits) {
    for (uint32_t i = 0; circuits != NULL && i < ltl_ruleset_count(self->ruleset); i++) {
        ltl_circuit circuit;
        ltl_str name = circuit_name(&self->arena, &ltl_ruleset_rule(self->ruleset, i)->info);
        if (circuits->get(circuits->context, name, &self->arena, &circuit) && circuit.left_us > 0) {
            self->earlier[i] = circuit.reason;
            atomic_store(&self->bars[i], 0);
            atomic_store(&self->has_bars, true);
        }
    }
}

static void place_add(ltl_quarantine *self, uint32_t rule, uint32_t place) {
    ltl_ran_out_places *of = &self->ran_out[rule];
    if (of->places == NULL) {
        of->places = LTL_NEW_ARRAY(&self->arena, uint32_t, (size_t)self->least + 1);
    }
    uint32_t at = of->count;
    for (; at > 0 && of->places[at - 1] > place; at--) {
        of->places[at] = of->places[at - 1];
    }
    of->places[at] = place; /* there is room for one more than count */
    of->count += of->count < self->least;
    if (of->count == self->least) {
        atomic_store(&self->bars[rule], of->places[self->least - 1]);
        atomic_store(&self->has_bars, true);
    }
}

void ltl_quarantine_note(ltl_quarantine *self, const ltl_file_result *result) {
    if (result->ran_out.count == 0) {
        return;
    }
    pthread_mutex_lock(&self->lock);
    for (uint32_t i = 0; i < result->ran_out.count; i++) {
        if (atomic_load(&self->bars[result->ran_out.at[i]]) > 0) {
            place_add(self, result->ran_out.at[i], self->places[result->target]);
        }
    }
    pthread_mutex_unlock(&self->lock);
}

void ltl_quarantine_forget(ltl_quarantine *self) {
    for (uint32_t i = 0; i < ltl_ruleset_count(self->ruleset); i++) {
        self->ran_out[i].count = 0;
        if (self->earlier[i].len == 0) {
            atomic_store(&self->bars[i], UINT32_MAX);
        }
    }
}

/* ---- behind the bars ---- */

static void findings_drop(ltl_findings *findings, const ltl_rule_info *rule) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < findings->count; i++) {
        if (findings->at[i].rule != rule) {
            findings->at[kept++] = findings->at[i];
        }
    }
    findings->count = kept;
}

static void told_drop(ltl_told *told, uint32_t rule) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < told->count; i++) {
        if (told->at[i].rule != rule) {
            told->at[kept++] = told->at[i];
        }
    }
    told->count = kept;
}

/* The rules that the file names, up to a few. */
static void detail_add(ltl_arena *arena, ltl_reason *reason, ltl_str *detail, uint32_t *named, ltl_str id) {
    bool is_first = *reason != LTL_REASON_QUARANTINED;
    if (ltl_reason_outcome(*reason) == LTL_OUTCOME_FAILED || *named >= NAMED_RULES) {
        return;
    }
    *detail = is_first ? id : ltl_arena_printf(arena, "%.*s, %.*s", LTL_STR_ARG(*detail), LTL_STR_ARG(id));
    *reason = LTL_REASON_QUARANTINED;
    (*named)++;
}

static void agent_mark(ltl_arena *arena, const ltl_team *team, ltl_file_result *result, const ltl_rule_info *rule,
                       uint32_t *named) {
    if (result->agent_details == NULL) {
        result->agent_details = LTL_NEW_ARRAY(arena, ltl_str, team->agent_count);
    }
    for (uint32_t i = 0; i < team->agent_count; i++) {
        if (team->agents[i]->domain == rule->domain) {
            ltl_reason reason = (ltl_reason)result->agents[i];
            uint32_t again = named[0];
            detail_add(arena, &reason, &result->agent_details[i], &again, rule->id);
            result->agents[i] = (uint8_t)reason;
        }
    }
    detail_add(arena, &result->reason, &result->detail, named, rule->id);
}

static void result_settle(ltl_quarantine *self, const ltl_team *team, ltl_file_result *result) {
    uint32_t place = self->places[result->target];
    uint32_t named = 0;
    bool is_done = result->is_quarantined;
    for (uint32_t i = 0; i < result->awake.count; i++) {
        uint32_t rule = result->awake.at[i];
        if (place > atomic_load(&self->bars[rule])) {
            const ltl_rule_info *info = &ltl_ruleset_rule(self->ruleset, rule)->info;
            findings_drop(&result->head, info);
            findings_drop(&result->base, info);
            told_drop(&result->told, rule);
            if (!is_done) {
                agent_mark(&self->arena, team, result, info, &named);
            }
            result->is_quarantined = true;
        }
    }
}

void ltl_quarantine_settle(ltl_quarantine *self, const ltl_team *team, ltl_file_result *const *results,
                           uint32_t count) {
    for (uint32_t i = 0; i < count && atomic_load(&self->has_bars); i++) {
        if (results[i] != NULL) {
            result_settle(self, team, results[i]);
        }
    }
}

/* ---- in words ---- */

static uint32_t left_out(const ltl_quarantine *self, ltl_file_result *const *results, uint32_t count, uint32_t rule) {
    uint32_t left = 0;
    for (uint32_t i = 0; i < count; i++) {
        const ltl_file_result *result = results[i];
        bool is_behind = result != NULL && self->places[result->target] > atomic_load(&self->bars[rule]);
        for (uint32_t k = 0; is_behind && k < result->awake.count; k++) {
            left += result->awake.at[k] == rule;
        }
    }
    return left;
}

static ltl_str samples(ltl_quarantine *self, const ltl_team *team, uint32_t rule) {
    const ltl_targets *targets = ltl_intake_targets(team->intake);
    ltl_str text = LTL_STR("");
    for (uint32_t i = 0; i < SAMPLES && i < self->ran_out[rule].count; i++) {
        uint32_t target = 0;
        while (self->places[target] != self->ran_out[rule].places[i]) {
            target++;
        }
        text = ltl_arena_printf(&self->arena, "%.*s%s%.*s", LTL_STR_ARG(text), i > 0 ? ", " : "",
                                LTL_STR_ARG(targets->at[target].path));
    }
    return text;
}

void ltl_quarantine_tell(ltl_quarantine *self, const ltl_team *team, ltl_file_result *const *results,
                         const ltl_circuits *circuits, uint64_t keep_us, ltl_run_quarantined_list *out) {
    uint32_t count = ltl_intake_targets(team->intake)->count;
    for (uint32_t i = 0; i < ltl_ruleset_count(self->ruleset); i++) {
        uint32_t bar = atomic_load(&self->bars[i]);
        if (bar == UINT32_MAX) {
            continue;
        }
        ltl_run_quarantined one = {.rule = &ltl_ruleset_rule(self->ruleset, i)->info, .is_earlier = bar == 0};
        ltl_str why = self->earlier[i];
        if (!one.is_earlier) {
            ltl_str some = samples(self, team, i);
            why = ltl_arena_printf(&self->arena, "it exceeded its budget in %u of %u files, e.g. %.*s", self->least,
                                   bar, LTL_STR_ARG(some));
        }
        one.text = ltl_arena_printf(&self->arena, "quarantined%s: %.*s; it was not run on %u files",
                                    one.is_earlier ? " by an earlier run" : "", LTL_STR_ARG(why),
                                    left_out(self, results, count, i));
        LTL_PUSH(&self->arena, out, one);
        if (!one.is_earlier && keep_us > 0 && circuits != NULL) {
            circuits->put(circuits->context, circuit_name(&self->arena, one.rule),
                          &(ltl_circuit){.left_us = keep_us, .reason = why}, keep_us);
        }
    }
}
