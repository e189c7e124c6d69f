#include "orchestrator/run/keep_result.h"

#include <assert.h>

enum { OWN_RULES = 1 << 24, AGENT_STEP = 1 << 12 };
enum {
    FINDING_BYTES = 344,
    FAR_SOURCE_BYTES = 56,
    FAR_SINK_BYTES = 56,
    FAR_EFFECT_BYTES = 64,
    FAR_SUMMARY_BYTES = 232
};

typedef struct keeping {
    ltl_wire *wire;
    const ltl_keep *keep;
    const ltl_team *team;
    ltl_file_result *result;
    ltl_str path; /* of the side at hand */
} keeping;

const ltl_rule_info *ltl_keep_rule(const ltl_keep *keep, uint32_t number) {
    if (number < OWN_RULES) {
        return number < ltl_ruleset_count(keep->ruleset)
                   ? &ltl_ruleset_rule(keep->ruleset, number)->info
                   : NULL;
    }
    uint32_t agent = (number - OWN_RULES) / AGENT_STEP;
    return agent < ltl_agent_count
               ? ltl_agent_rule(ltl_agents[agent], (number - OWN_RULES) % AGENT_STEP)
               : NULL;
}

static void rule_wire(keeping *self, const ltl_rule_info **rule) {
    uint32_t number = 0;
    if (!ltl_wire_reads(self->wire)) {
        ltl_str key = {(const char *)rule, sizeof(*rule)};
        const ltl_map_entry *entry = ltl_map_find(&self->keep->numbers, key);
        self->wire->is_bad |= entry == NULL;
        number = entry != NULL ? (uint32_t)entry->value : 0;
    }
    LTL_WIRE(self->wire, number);
    if (ltl_wire_reads(self->wire) && !self->wire->is_bad) {
        *rule = ltl_keep_rule(self->keep, number);
        self->wire->is_bad = *rule == NULL;
    }
}

static void agent_wire(keeping *self, const char **agent) {
    uint32_t number = 0;
    if (!ltl_wire_reads(self->wire)) {
        while (number < ltl_agent_count && strcmp(ltl_agents[number]->id, *agent) != 0) {
            number++;
        }
        self->wire->is_bad |= number == ltl_agent_count;
    }
    LTL_WIRE(self->wire, number);
    if (ltl_wire_reads(self->wire)) {
        self->wire->is_bad |= number >= ltl_agent_count;
        *agent = self->wire->is_bad ? "" : ltl_agents[number]->id;
    }
}

static void snippet_wire(ltl_wire *wire, ltl_snippet *snippet) {
    LTL_WIRE(wire, snippet->first_line);
    ltl_wire_str(wire, &snippet->text);
    LTL_WIRE(wire, snippet->is_cut);
    LTL_WIRE(wire, snippet->cut_bytes);
    ltl_wire_array(wire, (const void **)&snippet->runs, &snippet->run_count,
                   sizeof(snippet->runs[0]));
}

/* A path is mostly that of the file itself. */
static void path_wire(keeping *self, ltl_str *path) {
    bool is_own = !ltl_wire_reads(self->wire) && ltl_str_eq(*path, self->path);
    LTL_WIRE(self->wire, is_own);
    if (!is_own) {
        ltl_wire_str(self->wire, path);
    } else if (ltl_wire_reads(self->wire)) {
        *path = self->path;
    }
}

static void steps_wire(keeping *self, const ltl_trace_step **at, uint32_t *count) {
    ltl_wire *wire = self->wire;
    ltl_trace_step *steps = ltl_wire_room(wire, *at, count, sizeof(ltl_trace_step));
    for (uint32_t i = 0; i < *count && !wire->is_bad; i++) {
        ltl_trace_step *step = &steps[i];
        path_wire(self, &step->path);
        LTL_WIRE(wire, step->start);
        LTL_WIRE(wire, step->end);
        ltl_wire_str(wire, &step->note);
        LTL_WIRE(wire, step->role);
        LTL_WIRE(wire, step->depth);
        snippet_wire(wire, &step->code);
    }
    *at = steps;
}

static void bindings_wire(ltl_wire *wire, ltl_finding *finding) {
    ltl_binding *bindings =
        ltl_wire_room(wire, finding->bindings, &finding->binding_count, sizeof(ltl_binding));
    for (uint32_t i = 0; i < finding->binding_count && !wire->is_bad; i++) {
        ltl_wire_str(wire, &bindings[i].name);
        ltl_wire_str(wire, &bindings[i].text);
        LTL_WIRE(wire, bindings[i].span);
        LTL_WIRE(wire, bindings[i].is_operation);
    }
    finding->bindings = bindings;
}

static void related_wire(ltl_wire *wire, ltl_finding *finding) {
    ltl_str *ids = ltl_wire_room(wire, finding->related, &finding->related_count, sizeof(ltl_str));
    for (uint32_t i = 0; i < finding->related_count && !wire->is_bad; i++) {
        ltl_wire_str(wire, &ids[i]);
    }
    finding->related = ids;
}

/* What has no pointer in it goes as a whole; a struct that grows may have got a new one. */
static_assert(sizeof(void *) != 8 || sizeof(ltl_finding) == FINDING_BYTES,
              "a new field of a finding: does it have a pointer? then it is written down here, too");

static void finding_wire(keeping *self, ltl_finding *finding) {
    ltl_wire *wire = self->wire;
    LTL_WIRE(wire, *finding);
    rule_wire(self, &finding->rule);
    agent_wire(self, &finding->agent);
    path_wire(self, &finding->path);
    ltl_wire_str(wire, &finding->message);
    snippet_wire(wire, &finding->snippet);
    ltl_wire_str(wire, &finding->scope);
    ltl_wire_str(wire, &finding->line_hash);
    ltl_wire_str(wire, &finding->suppression);
    ltl_wire_str(wire, &finding->fix);
    bindings_wire(wire, finding);
    steps_wire(self, &finding->trace, &finding->trace_count);
    steps_wire(self, &finding->places, &finding->place_count);
    related_wire(wire, finding);
}

static void findings_wire(keeping *self, ltl_findings *findings) {
    ltl_finding *at =
        ltl_wire_room(self->wire, findings->at, &findings->count, sizeof(ltl_finding));
    for (uint32_t i = 0; i < findings->count && !self->wire->is_bad; i++) {
        finding_wire(self, &at[i]);
    }
    findings->at = at;
    findings->capacity = findings->count;
}

/* ---- what is told to other files ---- */

#define VECTOR_WIRE(wire, vector)                                                                  \
    do {                                                                                           \
        ltl_wire_array((wire), (const void **)&(vector).at, &(vector).count,                       \
                       sizeof((vector).at[0]));                                                    \
        (vector).capacity = (vector).count;                                                        \
    } while (0)

static void facts_wire(keeping *self, ltl_file_facts *facts) {
    ltl_wire *wire = self->wire;
    LTL_WIRE(wire, facts->family);
    LTL_WIRE(wire, facts->package);
    ltl_str *names =
        ltl_wire_room(wire, facts->names.at, &facts->names.count, sizeof(ltl_str));
    for (uint32_t i = 0; i < facts->names.count && !wire->is_bad; i++) {
        ltl_wire_str(wire, &names[i]);
    }
    facts->names.at = names;
    facts->names.capacity = facts->names.count;
    VECTOR_WIRE(wire, facts->functions);
    VECTOR_WIRE(wire, facts->parameters);
    VECTOR_WIRE(wire, facts->classes);
    VECTOR_WIRE(wire, facts->parents);
    VECTOR_WIRE(wire, facts->imports);
    VECTOR_WIRE(wire, facts->exports);
    VECTOR_WIRE(wire, facts->variables);
    VECTOR_WIRE(wire, facts->calls);
    facts->path = self->path;
}

/* Before the files are linked a chain has one link: what happens in this file. */
static void chain_wire(keeping *self, const ltl_far_chain **chain) {
    bool is_there = *chain != NULL;
    LTL_WIRE(self->wire, is_there);
    if (!is_there || self->wire->is_bad) {
        *chain = NULL;
        return;
    }
    ltl_far_chain *own = (ltl_far_chain *)*chain;
    if (ltl_wire_reads(self->wire)) {
        own = LTL_NEW(self->wire->arena, ltl_far_chain);
    }
    steps_wire(self, &own->steps.at, &own->steps.count);
    *chain = own;
}

/* The conditions on labels of a rule by number, from 1: what a pointer into it means in another process. */
static const ltl_taint_requires *requires_at(const ltl_rule *rule, uint32_t number) {
    const ltl_formula *sinks = rule->formula->children[LTL_TAINT_LIST_SINKS];
    for (uint32_t i = 0; i < sinks->child_count; i++) {
        const ltl_taint_item *item = sinks->children[i]->taint;
        uint32_t count = item != NULL ? item->part_count + 1 : 0;
        if (number > 0 && number <= count) {
            return number == 1 ? item->requires : item->parts[number - 2].requires;
        }
        number -= count;
    }
    return NULL;
}

/* 0 for none; UINT32_MAX when it is not of the rule. */
static uint32_t requires_number(const ltl_rule *rule, const ltl_taint_requires *requires) {
    const ltl_formula *sinks = rule->formula->children[LTL_TAINT_LIST_SINKS];
    uint32_t number = 1;
    for (uint32_t i = 0; requires != NULL && i < sinks->child_count; i++) {
        const ltl_taint_item *item = sinks->children[i]->taint;
        for (uint32_t k = 0; item != NULL && k <= item->part_count; k++, number++) {
            if (requires == (k == 0 ? item->requires : item->parts[k - 1].requires)) {
                return number;
            }
        }
    }
    return requires == NULL ? 0 : UINT32_MAX;
}

static_assert(sizeof(void *) != 8 || (sizeof(ltl_far_source) == FAR_SOURCE_BYTES &&
                                      sizeof(ltl_far_sink) == FAR_SINK_BYTES &&
                                      sizeof(ltl_far_effect) == FAR_EFFECT_BYTES &&
                                      sizeof(ltl_far_summary) == FAR_SUMMARY_BYTES),
              "new fields of what is told: those with pointers are written down here, too");

static void value_wire(keeping *self, ltl_far_value *value) {
    ltl_wire *wire = self->wire;
    ltl_far_source *sources =
        ltl_wire_room(wire, value->sources, &value->source_count, sizeof(ltl_far_source));
    for (uint32_t i = 0; i < value->source_count && !wire->is_bad; i++) {
        LTL_WIRE(wire, sources[i]);
        chain_wire(self, &sources[i].chain);
        if (ltl_wire_reads(wire)) {
            sources[i].at.file = self->result->target;
            sources[i].whole = (ltl_trace_steps){0};
        }
    }
    value->sources = sources;
}

static void effects_wire(keeping *self, ltl_far_summary *summary) {
    ltl_wire *wire = self->wire;
    ltl_far_effect *effects =
        ltl_wire_room(wire, summary->effects, &summary->effect_count, sizeof(ltl_far_effect));
    for (uint32_t i = 0; i < summary->effect_count && !wire->is_bad; i++) {
        LTL_WIRE(wire, effects[i]);
        ltl_wire_str(wire, &effects[i].key);
        value_wire(self, &effects[i].value);
    }
    summary->effects = effects;
}

static void sinks_wire(keeping *self, const ltl_rule *rule, ltl_far_summary *summary) {
    ltl_wire *wire = self->wire;
    ltl_far_sink *sinks =
        ltl_wire_room(wire, summary->sinks, &summary->sink_count, sizeof(ltl_far_sink));
    for (uint32_t i = 0; i < summary->sink_count && !wire->is_bad; i++) {
        LTL_WIRE(wire, sinks[i]);
        chain_wire(self, &sinks[i].chain);
        uint32_t number =
            ltl_wire_reads(wire) ? 0 : requires_number(rule, sinks[i].requires);
        LTL_WIRE(wire, number);
        if (ltl_wire_reads(wire)) {
            sinks[i].at.file = self->result->target;
            sinks[i].requires = requires_at(rule, number);
        }
    }
    summary->sinks = sinks;
}

static void summary_wire(keeping *self, const ltl_rule *rule, ltl_far_summary *summary) {
    ltl_wire *wire = self->wire;
    LTL_WIRE(wire, *summary);
    for (uint32_t i = 0; i < summary->field_count && i < LTL_FAR_FIELDS; i++) {
        ltl_wire_str(wire, &summary->fields[i].key);
    }
    value_wire(self, &summary->result);
    effects_wire(self, summary);
    sinks_wire(self, rule, summary);
}

static void told_wire(keeping *self, ltl_told_outcome *told) {
    ltl_wire *wire = self->wire;
    ltl_far_outcome *outcome = &told->outcome;
    LTL_WIRE(wire, told->rule);
    const ltl_ruleset *ruleset = self->keep->ruleset;
    if (wire->is_bad || told->rule >= ltl_ruleset_count(ruleset) ||
        !ltl_ruleset_rule(ruleset, told->rule)->is_taint) {
        wire->is_bad = true;
        return;
    }
    const ltl_rule *rule = ltl_ruleset_rule(ruleset, told->rule);
    ltl_far_summary *summaries = ltl_wire_room(wire, outcome->summaries.at,
                                               &outcome->summaries.count, sizeof(ltl_far_summary));
    for (uint32_t i = 0; i < outcome->summaries.count && !wire->is_bad; i++) {
        summary_wire(self, rule, &summaries[i]);
        if (ltl_wire_reads(wire)) {
            ltl_far_summary_finish(&summaries[i]); /* its digest holds the number of the file */
        }
    }
    outcome->summaries.at = summaries;
    outcome->summaries.capacity = outcome->summaries.count;
    LTL_WIRE(wire, outcome->digest);
    LTL_WIRE(wire, outcome->is_cut);
    LTL_WIRE(wire, outcome->has_source);
    LTL_WIRE(wire, outcome->has_sink);
}

static bool chain_is_plain(const ltl_far_chain *chain) {
    return chain == NULL || chain->next == NULL;
}

static bool value_is_plain(const ltl_far_value *value, uint32_t target) {
    for (uint32_t i = 0; i < value->source_count; i++) {
        const ltl_far_source *source = &value->sources[i];
        if (source->at.file != target || !chain_is_plain(source->chain) ||
            source->whole.count > 0) {
            return false;
        }
    }
    return true;
}

static bool summary_is_plain(const ltl_rule *rule, const ltl_far_summary *summary,
                             uint32_t target) {
    bool is_plain = value_is_plain(&summary->result, target);
    for (uint32_t i = 0; i < summary->effect_count && is_plain; i++) {
        is_plain = value_is_plain(&summary->effects[i].value, target);
    }
    for (uint32_t i = 0; i < summary->sink_count && is_plain; i++) {
        const ltl_far_sink *sink = &summary->sinks[i];
        is_plain = sink->at.file == target && chain_is_plain(sink->chain) &&
                   requires_number(rule, sink->requires) != UINT32_MAX;
    }
    return is_plain;
}

bool ltl_keep_can(const ltl_keep *keep, const ltl_file_result *result) {
    bool is_plain = result->lent == NULL && /* its text would have to be kept, too */
                    ltl_reason_outcome(result->reason) != LTL_OUTCOME_FAILED &&
                    ltl_reason_outcome(result->base_reason) != LTL_OUTCOME_FAILED;
    for (uint32_t i = 0; i < result->told.count && is_plain; i++) {
        const ltl_far_outcome *outcome = &result->told.at[i].outcome;
        const ltl_rule *rule = ltl_ruleset_rule(keep->ruleset, result->told.at[i].rule);
        is_plain = outcome->flows.count == 0 && outcome->sources.count == 0 &&
                   outcome->sinks.count == 0;
        for (uint32_t k = 0; k < outcome->summaries.count && is_plain; k++) {
            is_plain = summary_is_plain(rule, &outcome->summaries.at[k], result->target);
        }
    }
    return is_plain;
}

static void outcomes_wire(keeping *self) {
    ltl_wire *wire = self->wire;
    ltl_file_result *result = self->result;
    LTL_WIRE(wire, result->reason);
    ltl_wire_str(wire, &result->detail);
    LTL_WIRE(wire, result->base_reason);
    ltl_wire_str(wire, &result->base_detail);
    LTL_WIRE(wire, result->agents);
    for (uint32_t i = 0; i < self->team->agent_count; i++) {
        ltl_wire_str(wire, &result->agent_details[i]);
    }
    LTL_WIRE(wire, result->bytes);
    LTL_WIRE(wire, result->lines);
}

void ltl_keep_wire(ltl_wire *wire, const ltl_keep *keep, const ltl_team *team,
                   ltl_file_result *result) {
    const ltl_target *target = &ltl_intake_targets(team->intake)->at[result->target];
    keeping self = {wire, keep, team, result, target->path};
    outcomes_wire(&self);
    findings_wire(&self, &result->head);
    bool has_facts = result->facts != NULL;
    LTL_WIRE(wire, has_facts);
    if (has_facts && !wire->is_bad) {
        ltl_file_facts *facts = (ltl_file_facts *)result->facts;
        if (ltl_wire_reads(wire)) {
            facts = LTL_NEW(wire->arena, ltl_file_facts);
        }
        facts_wire(&self, facts);
        result->facts = facts;
    }
    ltl_told_outcome *told = ltl_wire_room(wire, result->told.at, &result->told.count,
                                           sizeof(ltl_told_outcome));
    for (uint32_t i = 0; i < result->told.count && !wire->is_bad; i++) {
        told_wire(&self, &told[i]);
    }
    result->told.at = told;
    result->told.capacity = result->told.count;
    self.path = target->old_path;
    findings_wire(&self, &result->base);
}
