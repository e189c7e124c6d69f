/* Copies and unions of what looks tell. */
#include "analyzers/linking/world.h"
#include "analyzers/linking/world_internal.h"

/* Steps of the file at hand, whose path outlives them; many are kept and few are shown, so their line of
 * code goes without its colours. */
static ltl_trace_steps copy_steps(ltl_arena *arena, ltl_str path, ltl_trace_steps steps) {
    ltl_trace_step *copy = LTL_NEW_ARRAY(arena, ltl_trace_step, (size_t)steps.count + 1);
    for (uint32_t i = 0; i < steps.count; i++) {
        copy[i] = steps.at[i];
        copy[i].path = path;
        copy[i].note = ltl_arena_copy(arena, steps.at[i].note);
        copy[i].code.text = ltl_arena_copy(arena, steps.at[i].code.text);
        copy[i].code.runs = NULL;
        copy[i].code.run_count = 0;
    }
    return (ltl_trace_steps){copy, steps.count};
}

/* What other files have told stays where it is. */
static const ltl_far_chain *copy_chain(ltl_arena *arena, ltl_str path, const ltl_far_chain *chain) {
    ltl_far_chain *copy = NULL;
    if (chain != NULL) {
        copy = LTL_NEW(arena, ltl_far_chain);
        *copy = (ltl_far_chain){copy_steps(arena, path, chain->steps), chain->next};
    }
    return copy;
}

static ltl_far_value copy_value(ltl_arena *arena, ltl_str path, const ltl_far_value *value) {
    ltl_far_value copy = *value;
    if (value->source_count > 0) {
        ltl_far_source *sources = LTL_NEW_ARRAY(arena, ltl_far_source, value->source_count);
        for (uint32_t i = 0; i < value->source_count; i++) {
            sources[i] = value->sources[i];
            sources[i].chain = copy_chain(arena, path, sources[i].chain);
        }
        copy.sources = sources;
    }
    return copy;
}

static ltl_far_summary copy_summary(ltl_arena *arena, ltl_str path,
                                    const ltl_far_summary *summary) {
    ltl_far_summary copy = *summary;
    copy.result = copy_value(arena, path, &summary->result);
    if (summary->part_count > 0) {
        ltl_far_part *parts = LTL_NEW_ARRAY(arena, ltl_far_part, summary->part_count);
        for (uint32_t i = 0; i < summary->part_count; i++) {
            parts[i].key = ltl_arena_copy(arena, summary->parts[i].key);
            parts[i].value = copy_value(arena, path, &summary->parts[i].value);
        }
        copy.parts = parts;
    }
    for (uint32_t i = 0; i < summary->field_count; i++) {
        copy.fields[i].key = ltl_arena_copy(arena, summary->fields[i].key);
        copy.fields[i].shown = ltl_arena_copy(arena, summary->fields[i].shown);
    }
    if (summary->effect_count > 0) {
        ltl_far_effect *effects = LTL_NEW_ARRAY(arena, ltl_far_effect, summary->effect_count);
        for (uint32_t i = 0; i < summary->effect_count; i++) {
            effects[i] = summary->effects[i];
            effects[i].value = copy_value(arena, path, &effects[i].value);
            effects[i].key = ltl_arena_copy(arena, effects[i].key);
        }
        copy.effects = effects;
    }
    if (summary->sink_count > 0) {
        ltl_far_sink *sinks = LTL_NEW_ARRAY(arena, ltl_far_sink, summary->sink_count);
        for (uint32_t i = 0; i < summary->sink_count; i++) {
            sinks[i] = summary->sinks[i];
            sinks[i].chain = copy_chain(arena, path, sinks[i].chain);
        }
        copy.sinks = sinks;
    }
    return copy;
}

ltl_far_outcome ltl_far_outcome_copy(ltl_arena *arena, ltl_str path,
                                     const ltl_far_outcome *outcome) {
    ltl_far_outcome copy = *outcome;
    memset(&copy.summaries, 0, sizeof copy.summaries);
    memset(&copy.flows, 0, sizeof copy.flows);
    memset(&copy.sources, 0, sizeof copy.sources);
    memset(&copy.sinks, 0, sizeof copy.sinks);
    memset(&copy.passes, 0, sizeof copy.passes);
    memset(&copy.shares, 0, sizeof copy.shares);
    for (uint32_t i = 0; i < outcome->shares.count; i++) {
        ltl_far_share share = outcome->shares.at[i];
        share.value = copy_value(arena, path, &share.value);
        share.key = ltl_arena_copy(arena, share.key);
        LTL_PUSH(arena, &copy.shares, share);
    }
    LTL_RESERVE(arena, &copy.passes, outcome->passes.count);
    for (uint32_t i = 0; i < outcome->passes.count; i++) {
        LTL_PUSH(arena, &copy.passes, outcome->passes.at[i]);
    }
    LTL_RESERVE(arena, &copy.summaries, outcome->summaries.count);
    LTL_RESERVE(arena, &copy.flows, outcome->flows.count);
    for (uint32_t i = 0; i < outcome->summaries.count; i++) {
        LTL_PUSH(arena, &copy.summaries, copy_summary(arena, path, &outcome->summaries.at[i]));
    }
    for (uint32_t i = 0; i < outcome->flows.count; i++) {
        ltl_far_flow flow = outcome->flows.at[i];
        flow.steps = ltl_trace_steps_copy(arena, flow.steps);
        LTL_PUSH(arena, &copy.flows, flow);
    }
    return copy;
}

static bool is_same_place(ltl_far_place a, ltl_far_place b) {
    return a.file == b.file && a.place == b.place;
}

/* One source of each label, see ltl_taint__value_told: what was told stays, unless the other is surer. */
static uint32_t join_source(ltl_far_source *sources, uint32_t count, const ltl_far_source *source) {
    uint32_t i = 0;
    while (i < count && sources[i].label != source->label) {
        i++;
    }
    if (i == count || source->doubt < sources[i].doubt) {
        sources[i] = *source;
    }
    return i == count ? count + 1 : count;
}

ltl_far_value ltl_far_value__join(ltl_arena *arena, const ltl_far_value *a, const ltl_far_value *b) {
    ltl_far_source *sources = LTL_NEW_ARRAY(arena, ltl_far_source, (size_t)a->source_count + b->source_count + 1);
    ltl_far_value out = {.slots = a->slots | b->slots, .sources = sources};
    for (uint32_t slot = 0; slot < LTL_FAR_BITS; slot++) {
        bool in_a = (a->slots >> slot & 1) != 0;
        bool takes_a = in_a && ((b->slots >> slot & 1) == 0 || a->doubt[slot] <= b->doubt[slot]);
        out.doubt[slot] = takes_a ? a->doubt[slot] : b->doubt[slot];
    }
    for (uint32_t i = 0; i < a->source_count; i++) {
        out.source_count = join_source(sources, out.source_count, &a->sources[i]);
    }
    for (uint32_t i = 0; i < b->source_count; i++) {
        out.source_count = join_source(sources, out.source_count, &b->sources[i]);
    }
    return out;
}

static void join_sinks(ltl_arena *arena, const ltl_far_summary *a, const ltl_far_summary *b,
                       ltl_far_summary *out) {
    struct LTL_VEC(ltl_far_sink) sinks = {0};
    for (uint32_t i = 0; i < a->sink_count; i++) {
        LTL_PUSH(arena, &sinks, a->sinks[i]);
    }
    for (uint32_t i = 0; i < b->sink_count; i++) {
        const ltl_far_sink *sink = &b->sinks[i];
        bool is_new = true;
        for (uint32_t j = 0; j < a->sink_count && is_new; j++) {
            bool is_same = is_same_place(sinks.at[j].at, sink->at) &&
                           sinks.at[j].requires == sink->requires &&
                           sinks.at[j].doubt == sink->doubt;
            sinks.at[j].slots |= is_same ? sink->slots : 0;
            is_new = !is_same;
        }
        if (is_new) {
            LTL_PUSH(arena, &sinks, *sink);
        }
    }
    out->sinks = sinks.at;
    out->sink_count = sinks.count;
}

/* What lies under the key of what it gives, as far as that is known by keys. */
static const ltl_far_value *value_under(const ltl_far_summary *summary, ltl_str key) {
    for (uint32_t i = 0; i < summary->part_count; i++) {
        if (ltl_str_eq(summary->parts[i].key, key)) {
            return &summary->parts[i].value;
        }
    }
    return summary->part_count > 0 ? &summary->parts[0].value : &summary->result;
}

/* By every key that one of them knows, the empty one first, up to as many as one may tell: what is left out lies
 * anywhere. */
static void join_parts(ltl_arena *arena, const ltl_far_summary *a, const ltl_far_summary *b,
                       ltl_far_summary *out) {
    const ltl_far_summary *both[] = {a->part_count > 0 ? a : b, b};
    ltl_far_part *parts = LTL_NEW_ARRAY(arena, ltl_far_part, LTL_FAR_PARTS);
    for (size_t i = 0; i < LTL_COUNT_OF(both); i++) {
        for (uint32_t j = 0; j < both[i]->part_count; j++) {
            ltl_str key = both[i]->parts[j].key;
            ltl_far_value value = ltl_far_value__join(arena, value_under(a, key), value_under(b, key));
            bool is_had = false;
            for (uint32_t k = 0; k < out->part_count && !is_had; k++) {
                is_had = ltl_str_eq(parts[k].key, key);
            }
            if (!is_had && out->part_count < LTL_FAR_PARTS) {
                parts[out->part_count++] = (ltl_far_part){key, value};
            } else if (!is_had) {
                parts[0].value = ltl_far_value__join(arena, &parts[0].value, &value);
            }
        }
    }
    out->parts = parts;
}

/* The effect of `summary` on what `like` is one on. */
static const ltl_far_effect *effect_like(const ltl_far_summary *summary,
                                         const ltl_far_effect *like) {
    for (uint32_t i = 0; i < summary->effect_count; i++) {
        const ltl_far_effect *effect = &summary->effects[i];
        if (effect->slot == like->slot && effect->is_call == like->is_call &&
            effect->is_clean == like->is_clean && effect->is_shared == like->is_shared &&
            effect->is_thrown == like->is_thrown &&
            ltl_str_eq(effect->key, like->key)) {
            return effect;
        }
    }
    return NULL;
}

static void join_effects(ltl_arena *arena, const ltl_far_summary *a, const ltl_far_summary *b,
                         ltl_far_summary *out) {
    struct LTL_VEC(ltl_far_effect) effects = {0};
    for (uint32_t i = 0; i < a->effect_count; i++) {
        const ltl_far_effect *right = effect_like(b, &a->effects[i]);
        ltl_far_effect both = a->effects[i];
        if (right == NULL && both.is_clean) {
            continue; /* not always */
        }
        if (right != NULL) {
            both.value = ltl_far_value__join(arena, &both.value, &right->value);
        }
        LTL_PUSH(arena, &effects, both);
    }
    for (uint32_t i = 0; i < b->effect_count; i++) {
        if (!b->effects[i].is_clean && effect_like(a, &b->effects[i]) == NULL) {
            LTL_PUSH(arena, &effects, b->effects[i]);
        }
    }
    out->effects = effects.at;
    out->effect_count = effects.count;
}

/* ---- two summaries of one function that do not agree on which fields are kept apart ---- */

static bool have_same_fields(const ltl_far_summary *a, const ltl_far_summary *b) {
    bool are_same = a->field_count == b->field_count;
    for (uint32_t i = 0; are_same && i < a->field_count; i++) {
        are_same = a->fields[i].slot == b->fields[i].slot &&
                   ltl_str_eq(a->fields[i].key, b->fields[i].key) &&
                   ltl_str_eq(a->fields[i].shown, b->fields[i].shown);
    }
    return are_same;
}

/* Fields count as their parameters. */
static uint32_t coarse_slots(const ltl_far_summary *of, uint32_t slots) {
    for (uint32_t i = 0; i < of->field_count; i++) {
        slots |= (slots >> (LTL_FAR_SLOTS + i) & 1) << of->fields[i].slot;
    }
    return slots & LTL_FAR_OWN_SLOTS;
}

static ltl_far_summary without_fields(ltl_arena *arena, const ltl_far_summary *of) {
    ltl_far_summary out = *of;
    ltl_far_sink *sinks = LTL_NEW_ARRAY(arena, ltl_far_sink, (size_t)of->sink_count + 1);
    ltl_far_effect *effects = LTL_NEW_ARRAY(arena, ltl_far_effect, (size_t)of->effect_count + 1);
    for (uint32_t i = 0; i < of->sink_count; i++) {
        sinks[i] = of->sinks[i];
        sinks[i].slots = coarse_slots(of, sinks[i].slots);
    }
    for (uint32_t i = 0; i < of->effect_count; i++) {
        effects[i] = of->effects[i];
        effects[i].value.slots = coarse_slots(of, effects[i].value.slots);
    }
    out.result.slots = coarse_slots(of, out.result.slots);
    ltl_far_part *parts = LTL_NEW_ARRAY(arena, ltl_far_part, (size_t)of->part_count + 1);
    for (uint32_t i = 0; i < of->part_count; i++) {
        parts[i] = of->parts[i];
        parts[i].value.slots = coarse_slots(of, parts[i].value.slots);
    }
    out.parts = parts;
    out.sinks = sinks;
    out.effects = effects;
    out.field_count = 0;
    return out;
}

const ltl_far_summary *ltl_far_summary__join(ltl_arena *arena, const ltl_far_summary *a,
                                             const ltl_far_summary *b) {
    ltl_far_summary *out = LTL_NEW(arena, ltl_far_summary);
    ltl_far_summary coarse[2];
    if (!have_same_fields(a, b)) {
        coarse[0] = without_fields(arena, a);
        coarse[1] = without_fields(arena, b);
        a = &coarse[0];
        b = &coarse[1];
    }
    out->unit = b->unit;
    memcpy(out->fields, b->fields, sizeof out->fields);
    out->field_count = b->field_count;
    memcpy(out->conditions, b->conditions, sizeof out->conditions);
    out->condition_count = b->condition_count;
    out->result = ltl_far_value__join(arena, &a->result, &b->result);
    join_parts(arena, a, b, out);
    join_effects(arena, a, b, out);
    join_sinks(arena, a, b, out);
    ltl_far_summary_finish(out);
    return out;
}
