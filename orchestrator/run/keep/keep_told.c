/* keep_told.c - what rules that follow marks from file to file tell of a file, into bytes and back. Before files are
 * linked, ways have one link, what happens in the file, and numbers of files become that of the file; afterwards
 * ways lead on, and numbers stay as they are. */
#include <assert.h>

#include "core/limits.h"
#include "orchestrator/run/keep/keep_internal.h"

enum {
    SOURCE_BYTES = 56,
    SINK_BYTES = 56,
    SUMMARY_BYTES = 424,
    FLOW_BYTES = 56,
    EFFECT_BYTES = 64,
    PART_BYTES = 56,
    SHARE_BYTES = 72,
    MOST_LINKS = 4096
};

/* Links follow each other, each with a mark that there is one. */
static void chain_wire(ltl_keeping *self, const ltl_far_chain **chain) {
    const ltl_far_chain *at = *chain;
    const ltl_far_chain **next = chain;
    bool is_there = at != NULL;
    uint32_t links = 0;
    LTL_WIRE(self->wire, is_there);
    while (is_there && !self->wire->is_bad) {
        ltl_far_chain *own = (ltl_far_chain *)at;
        if (ltl_wire_reads(self->wire)) {
            own = LTL_NEW(self->wire->arena, ltl_far_chain);
            *next = own;
        }
        ltl_keep__steps(self, &own->steps.at, &own->steps.count);
        next = &own->next;
        at = own->next;
        is_there = at != NULL;
        LTL_WIRE(self->wire, is_there);
        self->wire->is_bad |= ++links == MOST_LINKS;
    }
    if (ltl_wire_reads(self->wire)) {
        *next = NULL;
    }
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

static_assert(sizeof(void *) != 8 ||
                  (sizeof(ltl_far_source) == SOURCE_BYTES && sizeof(ltl_far_sink) == SINK_BYTES &&
                   sizeof(ltl_far_summary) == SUMMARY_BYTES && sizeof(ltl_far_flow) == FLOW_BYTES &&
                   sizeof(ltl_far_effect) == EFFECT_BYTES && sizeof(ltl_far_part) == PART_BYTES &&
                   sizeof(ltl_far_share) == SHARE_BYTES),
              "new fields of what is told: those with pointers are written down here, too");

static void source_wire(ltl_keeping *self, ltl_far_source *source) {
    LTL_WIRE_PLAIN(self->wire, *source, {
        plain.chain = NULL;
        plain.whole = (ltl_trace_steps){0};
    });
    chain_wire(self, &source->chain);
    if (self->is_linked) {
        ltl_keep__steps(self, &source->whole.at, &source->whole.count);
    } else if (ltl_wire_reads(self->wire)) {
        source->at.file = self->target;
        source->whole = (ltl_trace_steps){0};
    }
}

static void sources_wire(ltl_keeping *self, const ltl_far_source **at, uint32_t *count) {
    ltl_far_source *sources = ltl_wire_room(self->wire, *at, count, sizeof(ltl_far_source));
    for (uint32_t i = 0; i < *count && !self->wire->is_bad; i++) {
        source_wire(self, &sources[i]);
    }
    *at = sources;
}

static void parts_wire(ltl_keeping *self, ltl_far_summary *summary) {
    ltl_wire *wire = self->wire;
    ltl_far_part *parts =
        ltl_wire_room(wire, summary->parts, &summary->part_count, sizeof(ltl_far_part));
    for (uint32_t i = 0; i < summary->part_count && !wire->is_bad; i++) {
        LTL_WIRE(wire, parts[i]);
        ltl_wire_str(wire, &parts[i].key);
        sources_wire(self, &parts[i].value.sources, &parts[i].value.source_count);
    }
    summary->parts = parts;
}

static void effects_wire(ltl_keeping *self, ltl_far_summary *summary) {
    ltl_wire *wire = self->wire;
    ltl_far_effect *effects =
        ltl_wire_room(wire, summary->effects, &summary->effect_count, sizeof(ltl_far_effect));
    for (uint32_t i = 0; i < summary->effect_count && !wire->is_bad; i++) {
        LTL_WIRE_PLAIN(wire, effects[i], {
            plain.key = LTL_STR_NONE;
            plain.value.sources = NULL;
        });
        ltl_wire_str(wire, &effects[i].key);
        sources_wire(self, &effects[i].value.sources, &effects[i].value.source_count);
    }
    summary->effects = effects;
}

static void sinks_wire(ltl_keeping *self, const ltl_rule *rule, const ltl_far_sink **at,
                       uint32_t *count) {
    ltl_wire *wire = self->wire;
    ltl_far_sink *sinks = ltl_wire_room(wire, *at, count, sizeof(ltl_far_sink));
    for (uint32_t i = 0; i < *count && !wire->is_bad; i++) {
        LTL_WIRE_PLAIN(wire, sinks[i], {
            plain.requires = NULL;
            plain.chain = NULL;
        });
        chain_wire(self, &sinks[i].chain);
        uint32_t number = ltl_wire_reads(wire) ? 0 : requires_number(rule, sinks[i].requires);
        LTL_WIRE(wire, number);
        if (ltl_wire_reads(wire)) {
            sinks[i].at.file = self->is_linked ? sinks[i].at.file : self->target;
            sinks[i].requires = requires_at(rule, number);
        }
    }
    *at = sinks;
}

static void summary_forget(ltl_far_summary *summary) {
    for (uint32_t i = 0; i < LTL_FAR_FIELDS; i++) {
        summary->fields[i].slot = i < summary->field_count ? summary->fields[i].slot : 0;
        summary->fields[i].key = summary->fields[i].shown = LTL_STR_NONE;
    }
    summary->result.sources = NULL;
    summary->effects = NULL;
    summary->sinks = NULL;
}

static void summary_wire(ltl_keeping *self, const ltl_rule *rule, ltl_far_summary *summary) {
    ltl_wire *wire = self->wire;
    LTL_WIRE_PLAIN(wire, *summary, summary_forget(&plain));
    for (uint32_t i = 0; i < summary->field_count && i < LTL_FAR_FIELDS; i++) {
        ltl_wire_str(wire, &summary->fields[i].key);
        ltl_wire_str(wire, &summary->fields[i].shown);
    }
    sources_wire(self, &summary->result.sources, &summary->result.source_count);
    parts_wire(self, summary);
    effects_wire(self, summary);
    sinks_wire(self, rule, &summary->sinks, &summary->sink_count);
}

static void flows_wire(ltl_keeping *self, ltl_far_outcome *outcome) {
    ltl_wire *wire = self->wire;
    ltl_far_flow *flows =
        ltl_wire_room(wire, outcome->flows.at, &outcome->flows.count, sizeof(ltl_far_flow));
    for (uint32_t i = 0; i < outcome->flows.count && !wire->is_bad; i++) {
        LTL_WIRE_PLAIN(wire, flows[i], plain.steps = (ltl_trace_steps){0});
        ltl_keep__steps(self, &flows[i].steps.at, &flows[i].steps.count);
    }
    outcome->flows.at = flows;
    outcome->flows.capacity = outcome->flows.count;
}

static void passes_wire(ltl_keeping *self, ltl_far_outcome *outcome) {
    ltl_wire *wire = self->wire;
    ltl_far_pass *passes =
        ltl_wire_room(wire, outcome->passes.at, &outcome->passes.count, sizeof(ltl_far_pass));
    for (uint32_t i = 0; i < outcome->passes.count && !wire->is_bad; i++) {
        LTL_WIRE(wire, passes[i].call);
        LTL_WIRE(wire, passes[i].unit);
        LTL_WIRE(wire, passes[i].callee);
        LTL_WIRE(wire, passes[i].is_marked);
        LTL_WIRE(wire, passes[i].room);
        LTL_WIRE(wire, passes[i].is_source);
        LTL_WIRE(wire, passes[i].leads);
        LTL_WIRE(wire, passes[i].returns);
        LTL_WIRE(wire, passes[i].fills);
    }
    outcome->passes.at = passes;
    outcome->passes.capacity = outcome->passes.count;
}

static void shares_wire(ltl_keeping *self, ltl_far_outcome *outcome) {
    ltl_wire *wire = self->wire;
    ltl_far_share *shares =
        ltl_wire_room(wire, outcome->shares.at, &outcome->shares.count, sizeof(ltl_far_share));
    for (uint32_t i = 0; i < outcome->shares.count && !wire->is_bad; i++) {
        LTL_WIRE_PLAIN(wire, shares[i], {
            plain.key = LTL_STR_NONE;
            plain.value.sources = NULL;
        });
        ltl_wire_str(wire, &shares[i].key);
        sources_wire(self, &shares[i].value.sources, &shares[i].value.source_count);
    }
    outcome->shares.at = shares;
    outcome->shares.capacity = outcome->shares.count;
}

/* Nothing of it before files are linked. */
static void others_wire(ltl_keeping *self, const ltl_rule *rule, ltl_far_outcome *outcome) {
    const ltl_far_source *sources = outcome->sources.at;
    const ltl_far_sink *sinks = outcome->sinks.at;
    flows_wire(self, outcome);
    shares_wire(self, outcome);
    sources_wire(self, &sources, &outcome->sources.count);
    sinks_wire(self, rule, &sinks, &outcome->sinks.count);
    outcome->sources.at = (ltl_far_source *)sources;
    outcome->sources.capacity = outcome->sources.count;
    outcome->sinks.at = (ltl_far_sink *)sinks;
    outcome->sinks.capacity = outcome->sinks.count;
}

static void told_wire(ltl_keeping *self, ltl_told_outcome *told) {
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
    if (self->is_linked) {
        others_wire(self, rule, outcome);
    }
    passes_wire(self, outcome);
    LTL_WIRE(wire, outcome->digest);
    LTL_WIRE(wire, outcome->steps);
    LTL_WIRE(wire, outcome->is_cut);
    LTL_WIRE(wire, outcome->has_source);
    LTL_WIRE(wire, outcome->has_sink);
    LTL_WIRE(wire, outcome->is_walked);
}

void ltl_keep__told(ltl_keeping *self, ltl_told *told) {
    ltl_told_outcome *at =
        ltl_wire_room(self->wire, told->at, &told->count, sizeof(ltl_told_outcome));
    for (uint32_t i = 0; i < told->count && !self->wire->is_bad; i++) {
        told_wire(self, &at[i]);
    }
    told->at = at;
    told->capacity = told->count;
}

/* ---- what can be written down ---- */

static bool chain_is_plain(const ltl_far_chain *chain) {
    return chain == NULL || chain->next == NULL;
}

/* Of the file itself, and of nothing else. */
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

static bool sinks_are_known(const ltl_rule *rule, const ltl_far_sink *sinks, uint32_t count) {
    for (uint32_t i = 0; i < count; i++) {
        if (requires_number(rule, sinks[i].requires) == UINT32_MAX) {
            return false;
        }
    }
    return true;
}

static bool summary_is_plain(const ltl_far_summary *summary, uint32_t target) {
    bool is_plain = value_is_plain(&summary->result, target);
    for (uint32_t i = 0; i < summary->part_count && is_plain; i++) {
        is_plain = value_is_plain(&summary->parts[i].value, target);
    }
    for (uint32_t i = 0; i < summary->effect_count && is_plain; i++) {
        is_plain = value_is_plain(&summary->effects[i].value, target);
    }
    for (uint32_t i = 0; i < summary->sink_count && is_plain; i++) {
        const ltl_far_sink *sink = &summary->sinks[i];
        is_plain = sink->at.file == target && chain_is_plain(sink->chain);
    }
    return is_plain;
}

static bool outcome_can(const ltl_keeping *self, const ltl_rule *rule,
                        const ltl_far_outcome *outcome) {
    bool can = sinks_are_known(rule, outcome->sinks.at, outcome->sinks.count) &&
               (self->is_linked || (outcome->flows.count == 0 && outcome->sources.count == 0 &&
                                    outcome->sinks.count == 0));
    for (uint32_t i = 0; i < outcome->summaries.count && can; i++) {
        const ltl_far_summary *summary = &outcome->summaries.at[i];
        can = sinks_are_known(rule, summary->sinks, summary->sink_count) &&
              (self->is_linked || summary_is_plain(summary, self->target));
    }
    return can;
}

bool ltl_keep__told_can(const ltl_keeping *self, const ltl_told *told) {
    bool can = true;
    for (uint32_t i = 0; i < told->count && can; i++) {
        const ltl_rule *rule = ltl_ruleset_rule(self->keep->ruleset, told->at[i].rule);
        can = outcome_can(self, rule, &told->at[i].outcome);
    }
    return can;
}
