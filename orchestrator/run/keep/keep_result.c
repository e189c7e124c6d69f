#include "orchestrator/run/keep/keep_result.h"

#include <assert.h>

#include "orchestrator/run/keep/keep_internal.h"

enum { OWN_RULES = 1 << 24, AGENT_STEP = 1 << 12 };
enum { FINDING_BYTES = 352 };

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

static void rule_wire(ltl_keeping *self, const ltl_rule_info **rule) {
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

static void agent_wire(ltl_keeping *self, const char **agent) {
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
static void path_wire(ltl_keeping *self, ltl_str *path) {
    bool is_own = !ltl_wire_reads(self->wire) && ltl_str_eq(*path, self->path);
    LTL_WIRE(self->wire, is_own);
    if (!is_own) {
        ltl_wire_str(self->wire, path);
    } else if (ltl_wire_reads(self->wire)) {
        *path = self->path;
    }
}

void ltl_keep__steps(ltl_keeping *self, const ltl_trace_step **at, uint32_t *count) {
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
    if (ltl_wire_reads(wire)) {
        *at = steps;
    }
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
static_assert(
    sizeof(void *) != 8 || sizeof(ltl_finding) == FINDING_BYTES,
    "a new field of a finding: does it have a pointer? then it is written down here, too");

/* Everything that is written down by itself. */
static void finding_forget(ltl_finding *finding) {
    finding->rule = NULL;
    finding->agent = NULL;
    finding->path = finding->message = finding->scope = LTL_STR_NONE;
    finding->line_hash = finding->suppression = finding->fix = LTL_STR_NONE;
    finding->snippet = (ltl_snippet){0};
    finding->bindings = NULL;
    finding->trace = finding->places = NULL;
    finding->related = NULL;
}

static void finding_wire(ltl_keeping *self, ltl_finding *finding) {
    ltl_wire *wire = self->wire;
    LTL_WIRE_PLAIN(wire, *finding, finding_forget(&plain));
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
    ltl_keep__steps(self, &finding->trace, &finding->trace_count);
    ltl_keep__steps(self, &finding->places, &finding->place_count);
    related_wire(wire, finding);
}

static void findings_wire(ltl_keeping *self, ltl_findings *findings) {
    ltl_finding *at =
        ltl_wire_room(self->wire, findings->at, &findings->count, sizeof(ltl_finding));
    for (uint32_t i = 0; i < findings->count && !self->wire->is_bad; i++) {
        finding_wire(self, &at[i]);
    }
    findings->at = at;
    findings->capacity = findings->count;
}

/* ---- what is told to other files ---- */

static void facts_wire(ltl_keeping *self, ltl_file_facts *facts) {
    ltl_wire *wire = self->wire;
    LTL_WIRE(wire, facts->family);
    LTL_WIRE(wire, facts->package);
    ltl_str *names = ltl_wire_room(wire, facts->names.at, &facts->names.count, sizeof(ltl_str));
    for (uint32_t i = 0; i < facts->names.count && !wire->is_bad; i++) {
        ltl_wire_str(wire, &names[i]);
    }
    facts->names.at = names;
    facts->names.capacity = facts->names.count;
    LTL_WIRE_VECTOR(wire, facts->functions);
    LTL_WIRE_VECTOR(wire, facts->parameters);
    LTL_WIRE_VECTOR(wire, facts->parameter_types);
    LTL_WIRE_VECTOR(wire, facts->classes);
    LTL_WIRE_VECTOR(wire, facts->parents);
    LTL_WIRE_VECTOR(wire, facts->imports);
    LTL_WIRE_VECTOR(wire, facts->includes);
    LTL_WIRE_VECTOR(wire, facts->exports);
    LTL_WIRE_VECTOR(wire, facts->variables);
    LTL_WIRE_VECTOR(wire, facts->fields);
    LTL_WIRE_VECTOR(wire, facts->calls);
    LTL_WIRE_VECTOR(wire, facts->constants);
    LTL_WIRE_VECTOR(wire, facts->constant_items);
    LTL_WIRE_VECTOR(wire, facts->pieces);
    LTL_WIRE_VECTOR(wire, facts->wants);
    LTL_WIRE_VECTOR(wire, facts->shared);
    LTL_WIRE_VECTOR(wire, facts->shared_writes);
    LTL_WIRE_VECTOR(wire, facts->guards);
    facts->path = self->path;
}

static void outcomes_wire(ltl_keeping *self, ltl_file_result *result) {
    ltl_wire *wire = self->wire;
    LTL_WIRE(wire, result->reason);
    ltl_wire_str(wire, &result->detail);
    LTL_WIRE(wire, result->base_reason);
    ltl_wire_str(wire, &result->base_detail);
    LTL_WIRE(wire, result->agents);
    uint32_t details = result->agent_details != NULL ? self->team->agent_count : 0;
    ltl_str *texts = ltl_wire_room(wire, result->agent_details, &details, sizeof(ltl_str));
    wire->is_bad |= details != 0 && details != self->team->agent_count;
    for (uint32_t i = 0; i < details && !wire->is_bad; i++) {
        ltl_wire_str(wire, &texts[i]);
    }
    result->agent_details = details > 0 ? texts : NULL;
    LTL_WIRE(wire, result->bytes);
    LTL_WIRE(wire, result->lines);
    LTL_WIRE(wire, result->form);
    LTL_WIRE(wire, result->failed_forms);
    LTL_WIRE_VECTOR(wire, result->awake);
    LTL_WIRE_VECTOR(wire, result->ran_out);
}

void ltl_keep_wire(ltl_wire *wire, const ltl_keep *keep, const ltl_team *team,
                   ltl_file_result *result) {
    const ltl_target *target = &ltl_intake_targets(team->intake)->at[result->target];
    ltl_keeping self = {wire, keep, team, result->target, target->path, false};
    outcomes_wire(&self, result);
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
    ltl_keep__told(&self, &result->told);
    ltl_keep__lent(&self, &result->lent);
    self.path = target->old_path;
    findings_wire(&self, &result->base);
}

static bool has_secret(const ltl_findings *findings) {
    for (uint32_t i = 0; i < findings->count; i++) {
        if (findings->at[i].is_secret) {
            return true;
        }
    }
    return false;
}

bool ltl_keep_can(const ltl_keep *keep, const ltl_team *team, const ltl_file_result *result) {
    ltl_keeping self = {.keep = keep, .team = team, .target = result->target};
    /* Windows leave no digest by which the file could be known again. */
    bool is_windowed =
        result->reason == LTL_REASON_WINDOWS || result->base_reason == LTL_REASON_WINDOWS;
    const ltl_run_memory *memory = team->options->memory;
    bool is_secret = memory != NULL && memory->is_shown &&
                     (has_secret(&result->head) || has_secret(&result->base));
    bool has_failed = ltl_reason_outcome(result->reason) == LTL_OUTCOME_FAILED &&
                      result->reason != LTL_REASON_TREE_QUARANTINED; /* what could look has looked */
    return !is_windowed && !is_secret && !result->is_barred && !has_failed &&
           ltl_reason_outcome(result->base_reason) != LTL_OUTCOME_FAILED &&
           ltl_keep__told_can(&self, &result->told);
}
