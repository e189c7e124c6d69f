/* Calls that leave the file: what other files say of their functions is put to use, and what this one
 * knows of its own is written down for them. */
#include <stdlib.h>

#include "analyzers/syntax/extension.h"
#include "analyzers/syntax/shell.h"
#include "analyzers/taint/calls/variants.h"
#include "analyzers/taint/objects/shape.h"
#include "analyzers/taint/steps/thrown.h"
#include "core/hash.h"
#include "core/limits.h"

/* ---- places elsewhere ---- */

/* Places of other files stand behind those of this one. */
static const ltl_far_source *far_source(const ltl_taint *t, uint32_t source) {
    uint32_t own = t->query->sources.count - t->far_sources.count;
    return source >= own ? &t->far_sources.at[source - own] : NULL;
}

static const ltl_far_sink *far_sink(const ltl_taint *t, uint32_t sink) {
    uint32_t own = t->query->sinks.count - t->far_sinks.count;
    return sink >= own ? &t->far_sinks.at[sink - own] : NULL;
}

static bool is_same(ltl_far_place a, ltl_far_place b) {
    return a.file == b.file && a.place == b.place;
}

/* One that is known with less doubt stands for it. */
static uint32_t source_index(ltl_taint *t, const ltl_far_source *source, uint32_t doubt) {
    uint32_t own = t->query->sources.count - t->far_sources.count;
    for (uint32_t i = 0; i < t->far_sources.count; i++) {
        const ltl_far_source *had = &t->far_sources.at[i];
        if (is_same(had->at, source->at) && had->label == source->label && had->doubt <= doubt) {
            return own + i;
        }
    }
    ltl_far_source kept = *source;
    kept.doubt = (uint8_t)doubt;
    LTL_PUSH(t->arena, &t->far_sources, kept);
    ltl_taint_place place = {.label = source->label, .from = LTL_NO_NODE, .to = LTL_NO_NODE};
    LTL_PUSH(t->arena, &t->grown->sources, place);
    return t->query->sources.count - 1;
}

static uint32_t sink_index(ltl_taint *t, const ltl_far_sink *sink) {
    uint32_t own = t->query->sinks.count - t->far_sinks.count;
    for (uint32_t i = 0; i < t->far_sinks.count; i++) {
        const ltl_far_sink *had = &t->far_sinks.at[i];
        if (is_same(had->at, sink->at) && had->requires == sink->requires &&
            had->doubt == sink->doubt) {
            return own + i;
        }
    }
    LTL_PUSH(t->arena, &t->far_sinks, *sink);
    ltl_taint_place place = {.requires = sink->requires, .from = LTL_NO_NODE, .to = LTL_NO_NODE};
    LTL_PUSH(t->arena, &t->grown->sinks, place);
    LTL_PUSH(t->arena, &t->flow_of, 0);
    return t->query->sinks.count - 1;
}

/* ---- keys ---- */

ltl_str ltl_taint__key_text(const ltl_taint *t, uint32_t key) {
    return (key & LTL_TAINT_FAR_KEY) != 0 ? t->far_keys.at[key & ~LTL_TAINT_FAR_KEY]
                                          : ltl_names_text(t->tree->names, key);
}

uint32_t ltl_taint__key_of_text(ltl_taint *t, ltl_str text) {
    uint32_t known = ltl_names_find(t->tree->names, text);
    uint32_t i = 0;
    while (known == 0 && i < t->far_keys.count && !ltl_str_eq(t->far_keys.at[i], text)) {
        i++;
    }
    if (known == 0 && i == t->far_keys.count) {
        LTL_PUSH(t->arena, &t->far_keys, text);
    }
    return known != 0 ? known : LTL_TAINT_FAR_KEY | i;
}

/* ---- calls ---- */

const ltl_far_call *ltl_taint__far_call(const ltl_taint *t, ltl_node node) {
    const ltl_taint_far *far = t->query->far;
    uint32_t low = 0;
    uint32_t high = far != NULL ? far->call_count : 0;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (far->calls[middle].node < node) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool is_there = far != NULL && low < far->call_count && far->calls[low].node == node;
    return is_there ? &far->calls[low] : NULL;
}

/* What was passed as the parameter, or the field of one, that the bit stands for. */
static ltl_taint_value passed_here(ltl_taint *t, const ltl_far_summary *summary,
                                   const ltl_taint_passed *passed, uint32_t bit) {
    if (bit < LTL_FAR_SLOTS) {
        return passed->value[bit];
    }
    if (bit - LTL_FAR_SLOTS >= summary->field_count) {
        return (ltl_taint_value){0};
    }
    const ltl_far_field *field = &summary->fields[bit - LTL_FAR_SLOTS];
    ltl_taint_value value =
        ltl_taint__passed_field(t, passed, field->slot, ltl_taint__key_of_text(t, field->key));
    if (field->shown.len == 0) {
        return value;
    }
    ltl_taint_value shown =
        ltl_taint__passed_field(t, passed, field->slot, ltl_taint__key_of_text(t, field->shown));
    return ltl_taint_union(&t->out->traces, value, shown);
}

/* What the callee says of a value, here: marks of its parameters are what was passed. */
ltl_taint_value ltl_taint__value_here(ltl_taint *t, ltl_node call, const ltl_far_summary *summary,
                                      const ltl_taint_passed *passed, const ltl_far_value *value,
                                      bool is_unsure) {
    ltl_taint_traces *traces = &t->out->traces;
    ltl_taint_value out = {0};
    for (uint32_t slot = 0; slot < LTL_FAR_BITS; slot++) {
        if ((value->slots >> slot & 1) != 0) {
            ltl_taint_value given = passed_here(t, summary, passed, slot);
            ltl_taint_step through = {
                .node = call, .before = given.trace, .kind = LTL_TAINT_STEP_THROUGH};
            ltl_taint_value back = ltl_taint_trace(traces, given, through);
            out = ltl_taint_union(traces, out,
                                  ltl_taint_guess(traces, back, call, value->doubt[slot]));
        }
    }
    for (uint32_t i = 0; i < value->source_count && ltl_taint__spend(t, 1); i++) {
        uint32_t doubt = value->sources[i].doubt + (is_unsure ? 1 : 0);
        if (doubt >= LTL_MAX_DOUBT) {
            continue;
        }
        uint32_t source = source_index(t, &value->sources[i], doubt);
        out = ltl_taint__mark(t, out, source, value->sources[i].label, call);
    }
    return out;
}

/* What somebody else put into an object says nothing of the field that a method of it reads. */
static ltl_taint_value reaching(ltl_taint *t, const ltl_far_summary *summary,
                                const ltl_taint_passed *passed, uint32_t bit) {
    ltl_taint_value value = passed_here(t, summary, passed, bit);
    const ltl_far_field *field = bit >= LTL_FAR_SLOTS && bit - LTL_FAR_SLOTS < summary->field_count
                                     ? &summary->fields[bit - LTL_FAR_SLOTS]
                                     : NULL;
    bool is_own = field != NULL && field->slot == 0;
    bool is_kept = is_own && value.marks != 0 &&
                   (ltl_taint__keeps_field(t, passed, 0, ltl_taint__key_of_text(t, field->key)) ||
                    (field->shown.len > 0 &&
                     ltl_taint__keeps_field(t, passed, 0, ltl_taint__key_of_text(t, field->shown))));
    if (is_own && value.marks != 0 && !is_kept) {
        ltl_node object = passed->node[0]; /* of a parameter the caller may know more */
        uint32_t of = object != LTL_NO_NODE && t->tree->kind[object] == LTL_KIND_NAME
                          ? t->scopes->of[object]
                          : 0;
        bool is_given = ltl_scopes_is_self(t->tree, object) ||
                        (of != 0 && t->scopes->all.at[of].kind == LTL_DECLARED_PARAMETER);
        value.marks &= is_given ? LTL_TAINT_SLOT_MARKS : 0;
    }
    return value;
}

static void reach_sink(ltl_taint *t, ltl_node call, const ltl_far_summary *summary,
                       const ltl_taint_passed *passed, const ltl_far_sink *sink) {
    ltl_taint_traces *traces = &t->out->traces;
    ltl_taint_value value = {0};
    for (uint32_t slot = 0; slot < LTL_FAR_BITS; slot++) {
        if ((sink->slots >> slot & 1) != 0) {
            value = ltl_taint_union(traces, value, reaching(t, summary, passed, slot));
        }
    }
    if (value.marks != 0) {
        ltl_taint_step inside = {
            .node = call, .before = value.trace, .kind = LTL_TAINT_STEP_INSIDE};
        ltl_taint__reach_sink(t, sink_index(t, sink), ltl_taint_trace(traces, value, inside));
    }
}

static void apply_summary(ltl_taint *t, ltl_node call, const ltl_far_summary *summary,
                          const ltl_taint_passed *passed, bool is_unsure, ltl_taint_state *shape,
                          ltl_taint_value *result) {
    for (uint32_t i = 0; i < summary->sink_count && ltl_taint__spend(t, 1); i++) {
        reach_sink(t, call, summary, passed, &summary->sinks[i]);
    }
    ltl_taint_value value =
        ltl_taint__value_here(t, call, summary, passed, &summary->result, is_unsure);
    ltl_taint_value made = {0};
    *result = ltl_taint_union(&t->out->traces, *result, value);
    for (uint32_t i = 0; i < summary->effect_count; i++) {
        const ltl_far_effect *effect = &summary->effects[i];
        value = ltl_taint__value_here(t, call, summary, passed, &effect->value, is_unsure);
        if (effect->is_shared) {
            ltl_taint__put_shared(t, &t->state, ltl_taint__path_of_far_variable(t, effect->slot),
                                  value);
        } else if (effect->is_thrown) {
            ltl_taint__take_thrown(t, call, value);
        } else if (effect->is_clean) {
            uint32_t key = effect->key.len > 0 ? ltl_taint__key_of_text(t, effect->key) : 0;
            if (!is_unsure) {
                ltl_taint__clean_passed(t, passed, effect->slot, key);
            }
        } else if (effect->is_call) {
            ltl_taint__give_back(t, passed, effect->slot, value);
        } else {
            uint32_t key = effect->key.len > 0 ? ltl_taint__key_of_text(t, effect->key) : 0;
            ltl_taint__put_into(t, call, passed, effect->slot, key, value, &made);
        }
    }
    *result = ltl_taint_union(&t->out->traces, *result, made);
    if (shape != NULL) {
        ltl_taint__add_far_parts(t, call, summary, passed, is_unsure, made, shape);
    }
}

bool ltl_taint__call_far(ltl_taint *t, ltl_node node, ltl_taint_value *out_value,
                         bool *out_is_sure) {
    const ltl_far_call *call = ltl_taint__far_call(t, node);
    const ltl_taint_far *far = t->query->far;
    bool is_known = false;
    ltl_taint_state shape = {0};
    bool has_parts = call != NULL && ltl_taint__have_parts(t, call);
    *out_is_sure = call != NULL;
    for (uint32_t i = 0; call != NULL && i < call->target_count && ltl_taint__spend(t, 1); i++) {
        const ltl_far_target *target = &far->targets[call->first_target + i];
        const ltl_far_summary *summary = far->summary_of(far->world, target->function);
        bool fits = target->is_overload || ltl_taint__can_take(t, call, i);
        bool is_it =
            target->is_sure || (target->is_overload && ltl_taint__is_only_fit(t, call, i, &fits));
        if (!fits) {
            continue; /* another of that name takes what is passed */
        }
        *out_is_sure = *out_is_sure && (target->is_override || (is_it && summary != NULL));
        if (summary != NULL) {
            ltl_taint_passed passed;
            ltl_taint__pass_far(t, node, far->function_of(far->world, target->function), &passed);
            ltl_taint__note_passed(t, node, 0, &passed);
            summary = ltl_taint__case_of(t, node, target->function, summary, &passed);
            if (!is_it) {
                ltl_taint__guess_passed(t, node, &passed);
            }
            apply_summary(t, node, summary, &passed, !is_it, has_parts ? &shape : NULL, out_value);
            is_known = true;
        }
    }
    *out_value =
        ltl_taint__has_shape(t, &shape) ? ltl_taint__take_shape(t, node, &shape) : *out_value;
    return is_known;
}

/* Units whose calls lead to something that matters. */
void ltl_taint__wake_far(ltl_taint *t) {
    const ltl_taint_far *far = t->query->far;
    for (uint32_t i = 0; far != NULL && i < far->call_count && ltl_taint__spend(t, 1); i++) {
        const ltl_far_call *call = &far->calls[i];
        for (uint32_t j = 0; j < call->target_count; j++) {
            uint32_t function = far->targets[call->first_target + j].function;
            const ltl_far_summary *summary = far->summary_of(far->world, function);
            if (summary != NULL && summary->is_active) {
                ltl_taint__want_unit_of(t, call->node);
            }
        }
    }
}

/* ---- what is told ---- */

static ltl_far_source source_told(const ltl_taint *t, uint32_t mark, uint32_t trace) {
    const ltl_far_source *far = far_source(t, t->marks[mark].source);
    ltl_far_source told = {
        .at = {t->query->far->file, t->marks[mark].source},
        .label = t->marks[mark].label,
        .way = {.trace = trace, .mark = mark, .source = t->marks[mark].source, .sink = UINT32_MAX}};
    uint32_t doubt = ltl_taint_doubt_of(&t->out->traces, trace, mark, LTL_NO_NODE);
    doubt += t->query->sources.at[t->marks[mark].source].doubt;
    if (far != NULL) {
        told.at = far->at;
        doubt += far->doubt;
        told.hops = (uint8_t)(far->hops + 1);
    }
    told.doubt = (uint8_t)doubt;
    return told;
}

/* The doubt of the way from each slot. */
static void slots_told(ltl_taint *t, uint32_t unit, ltl_taint_value value, ltl_far_value *out) {
    for (uint32_t slot = 0; slot < LTL_FAR_BITS; slot++) {
        uint32_t mark = ltl_taint__mark_of_slot(t, unit, slot);
        if ((value.marks >> mark & 1) != 0) {
            out->doubt[slot] =
                (uint8_t)ltl_taint_doubt_of(&t->out->traces, value.trace, mark, LTL_NO_NODE);
        }
    }
}

/* What is told of a way anew is the surest of it, then the shortest, then the first. */
static bool is_better(const ltl_far_source *a, const ltl_far_source *b) {
    uint64_t of_a = (uint64_t)a->doubt << 8 | a->hops;
    uint64_t of_b = (uint64_t)b->doubt << 8 | b->hops;
    bool is_before = a->at.file < b->at.file || (a->at.file == b->at.file && a->at.place < b->at.place);
    return of_a < of_b || (of_a == of_b && is_before);
}

/* One source of each label says it all: which others led to the same place changes nothing elsewhere, and to tell of
 * each, one after the other, would go round every circle of files once more for each. */
static uint32_t add_source(ltl_far_source *sources, uint32_t count, const ltl_far_source *source) {
    uint32_t i = 0;
    while (i < count && sources[i].label != source->label) {
        i++;
    }
    if (i == LTL_MAX_FAR_SOURCES || (i < count && !is_better(source, &sources[i]))) {
        return count;
    }
    sources[i] = *source;
    return i == count ? count + 1 : count;
}

ltl_far_value ltl_taint__value_told(ltl_taint *t, uint32_t unit, ltl_taint_value value) {
    ltl_far_source sources[LTL_MAX_FAR_SOURCES];
    ltl_far_value out = {.slots = (uint32_t)ltl_taint__slots_of(t, unit, value.marks)};
    slots_told(t, unit, value, &out);
    for (uint32_t i = LTL_TAINT_FIRST_MARK; i < t->mark_count; i++) {
        bool is_marked = (value.marks >> i & 1) != 0;
        ltl_far_source source = is_marked ? source_told(t, i, value.trace) : (ltl_far_source){0};
        if (is_marked && source.hops <= LTL_MAX_FAR_HOPS && source.doubt < LTL_MAX_DOUBT) {
            out.source_count = add_source(sources, out.source_count, &source);
        }
    }
    ltl_far_source *kept = LTL_NEW_ARRAY(t->arena, ltl_far_source, (size_t)out.source_count + 1);
    memcpy(kept, sources, out.source_count * sizeof *kept);
    out.sources = kept;
    return out;
}

static uint32_t first_mark(uint64_t marks) {
    uint32_t mark = 0;
    while (mark + 1 < LTL_TAINT_MARKS && (marks >> mark & 1) == 0) {
        mark++;
    }
    return mark;
}

/* Where a sink of this file is; LTL_NO_NODE: it is elsewhere. */
static ltl_node sink_node(const ltl_taint *t, uint32_t sink) {
    return far_sink(t, sink) == NULL ? ltl_tree_node_at(t->tree, t->query->sinks.at[sink].span)
                                     : LTL_NO_NODE;
}

/* What is told of the given marks at a sink. */
static ltl_far_sink sink_told(const ltl_taint *t, uint32_t unit, const ltl_taint_summary_sink *note,
                              uint64_t marks) {
    const ltl_far_sink *far = far_sink(t, note->sink);
    ltl_far_sink told = {.at = {t->query->far->file, note->sink},
                         .slots = (uint32_t)ltl_taint__slots_of(t, unit, marks),
                         .requires = t->query->sinks.at[note->sink].requires,
                         .way = {.trace = note->value.trace,
                                 .mark = first_mark(marks),
                                 .source = UINT32_MAX,
                                 .sink = note->sink}};
    uint32_t doubt = ltl_taint_doubt_of(&t->out->traces, told.way.trace, told.way.mark,
                                        sink_node(t, note->sink));
    doubt += t->query->sinks.at[note->sink].doubt;
    if (far != NULL) {
        told.at = far->at;
        doubt += far->doubt;
        told.hops = (uint8_t)(far->hops + 1);
    }
    told.doubt = (uint8_t)doubt;
    return told;
}

static uint64_t mixed(uint64_t digest, uint64_t more) {
    ltl_str bytes = {(const char *)&more, sizeof more};
    return ltl_hash64_seeded(bytes, digest);
}

static uint64_t digest_of_value(uint64_t digest, const ltl_far_value *value) {
    digest = mixed(digest, value->slots);
    for (uint32_t slot = 0; slot < LTL_FAR_BITS; slot++) {
        digest = value->doubt[slot] != 0 ? mixed(digest, slot << 8 | value->doubt[slot]) : digest;
    }
    for (uint32_t i = 0; i < value->source_count; i++) {
        const ltl_far_source *source = &value->sources[i];
        digest = mixed(digest, (uint64_t)source->at.file << 32 | source->at.place);
        digest = mixed(digest,
                       (uint64_t)source->hops << 16 | (uint64_t)source->label << 2 | source->doubt);
    }
    return mixed(digest, value->source_count);
}

uint64_t ltl_far_value_digest(const ltl_far_value *value) {
    return digest_of_value(0, value);
}

void ltl_far_summary_finish(ltl_far_summary *summary) {
    uint64_t digest = digest_of_value(0, &summary->result);
    for (uint32_t i = 0; i < summary->field_count; i++) {
        digest = mixed(digest, summary->fields[i].slot);
        digest = ltl_hash64_seeded(summary->fields[i].key, digest);
        digest = ltl_hash64_seeded(summary->fields[i].shown, digest);
    }
    for (uint32_t i = 0; i < summary->part_count; i++) {
        digest = ltl_hash64_seeded(summary->parts[i].key, digest);
        digest = digest_of_value(digest, &summary->parts[i].value);
    }
    summary->is_active = summary->sink_count > 0 || summary->result.source_count > 0;
    for (uint32_t i = 0; i < summary->effect_count; i++) {
        const ltl_far_effect *effect = &summary->effects[i];
        digest = mixed(digest, (uint64_t)effect->is_thrown << 41 | (uint64_t)effect->is_shared << 40 |
                                   (uint64_t)effect->slot << 2 |
                                   (uint64_t)effect->is_clean << 1 | effect->is_call);
        digest = ltl_hash64_seeded(effect->key, digest);
        digest = digest_of_value(digest, &effect->value);
        summary->is_active = summary->is_active || (!effect->is_thrown && effect->value.source_count > 0);
    }
    for (uint32_t i = 0; i < summary->sink_count; i++) {
        const ltl_far_sink *sink = &summary->sinks[i];
        digest = mixed(digest, (uint64_t)sink->at.file << 32 | sink->at.place);
        digest =
            mixed(digest, (uint64_t)sink->hops << 16 | (uint64_t)sink->slots << 2 | sink->doubt);
        digest = mixed(digest, (uint64_t)(uintptr_t)sink->requires);
    }
    summary->content = digest;
    for (uint32_t i = 0; i < summary->condition_count; i++) {
        digest = mixed(digest, summary->conditions[i].value + summary->conditions[i].slot);
    }
    summary->digest = digest;
}

static void tell_fields(const ltl_taint *t, const ltl_taint_unit *unit, ltl_far_summary *summary) {
    summary->field_count = unit->part_count;
    for (uint32_t i = 0; i < unit->part_count; i++) {
        uint32_t shown = ltl_taint__property_of(t, unit->parts[i].key, 0);
        summary->fields[i] =
            (ltl_far_field){unit->parts[i].slot, ltl_taint__key_text(t, unit->parts[i].key),
                            shown != 0 ? ltl_taint__key_text(t, shown) : LTL_STR("")};
    }
}

typedef ltl_far_effects told_effects;

static int compare_effects(const void *a, const void *b) {
    const ltl_far_effect *left = a;
    const ltl_far_effect *right = b;
    return left->slot != right->slot ? (left->slot < right->slot ? -1 : 1)
                                     : ltl_str_compare(left->key, right->key);
}

/* Others read a field by the names of the properties that show it. */
static void tell_shown(ltl_taint *t, uint32_t field, ltl_far_effect effect, told_effects *out) {
    uint32_t name = field != 0 ? ltl_taint__property_of(t, field, 0) : 0;
    for (; name != 0 && out->count < LTL_FAR_EFFECTS; name = ltl_taint__property_of(t, field, name)) {
        effect.key = ltl_taint__key_text(t, name);
        LTL_PUSH(t->arena, out, effect);
    }
}

/* What is put into objects is told field by field, up to a number of them; the slots of which more is
 * to be told. */
static uint32_t tell_into_fields(ltl_taint *t, uint32_t index, told_effects *out) {
    const ltl_taint_unit *unit = &t->units[index];
    uint32_t whole = 0;
    for (uint32_t i = 0; i < unit->fields.count && ltl_taint__spend(t, 1); i++) {
        const ltl_taint_summary_field *field = &unit->fields.at[i];
        if (field->value.marks == 0) {
            continue;
        }
        if (field->key == 0 || out->count >= LTL_FAR_EFFECTS) {
            whole |= UINT32_C(1) << field->slot;
            continue;
        }
        ltl_far_effect effect = {.slot = field->slot,
                                 .key = ltl_taint__key_text(t, field->key),
                                 .value = ltl_taint__value_told(t, index, field->value)};
        LTL_PUSH(t->arena, out, effect);
        tell_shown(t, field->key, effect, out);
    }
    if (out->count > 1) {
        qsort(out->at, out->count, sizeof *out->at, compare_effects);
    }
    return whole;
}

static void tell_cleans(ltl_taint *t, uint32_t index, told_effects *out) {
    const ltl_taint_unit *unit = &t->units[index];
    for (uint32_t i = 0; i < unit->cleans.count && out->count < LTL_FAR_EFFECTS; i++) {
        uint32_t key = unit->cleans.at[i].key;
        ltl_far_effect effect = {.slot = unit->cleans.at[i].slot,
                                 .is_clean = true,
                                 .key = key != 0 ? ltl_taint__key_text(t, key) : LTL_STR("")};
        LTL_PUSH(t->arena, out, effect);
        tell_shown(t, key, effect, out);
    }
    if (out->count > 1) {
        qsort(out->at, out->count, sizeof *out->at, compare_effects);
    }
}

/* Values that get into what is passed, and into what is called. */
static void tell_effects(ltl_taint *t, uint32_t index, told_effects *out) {
    const ltl_taint_unit *unit = &t->units[index];
    uint32_t whole = tell_into_fields(t, index, out);
    for (uint32_t i = 0; i < 2 * LTL_TAINT_SLOTS; i++) {
        uint32_t slot = i / 2;
        bool is_call = i % 2 != 0;
        ltl_taint_value value = is_call ? unit->calls_with[slot] : unit->into[slot];
        if (value.marks != 0 && (is_call || (whole >> slot & 1) != 0)) {
            ltl_far_effect effect = {
                .slot = slot, .is_call = is_call, .value = ltl_taint__value_told(t, index, value)};
            effect.value.source_count = slot == 0 ? 0 : effect.value.source_count;
            LTL_PUSH(t->arena, out, effect);
        }
    }
}

typedef struct told_sinks LTL_VEC(ltl_far_sink) told_sinks;

/* An object is many things: only its fields tell which. A text is not. */
static void tell_sink(ltl_taint *t, uint32_t index, ltl_far_sink sink, told_sinks *sinks,
                      ltl_far_outcome *out) {
    bool is_value =
        (sink.slots & 1) != 0 &&
        (ltl_is_shell(t->tree) || /* what it reads */
         ltl_is_called_on_value(t->tree, ltl_taint__node_of(t, ltl_taint__base_of(t, index))));
    sink.slots &= is_value ? UINT32_MAX : ~UINT32_C(1);
    bool is_told = sink.slots != 0 && sink.hops <= LTL_MAX_FAR_HOPS && sink.doubt < LTL_MAX_DOUBT;
    if (is_told && sinks->count < LTL_MAX_FAR_SINKS) {
        LTL_PUSH(t->arena, sinks, sink);
    } else if (is_told) {
        out->is_cut = true;
    }
}

/* Each parameter comes on a way of its own, with guesses of its own: the address and what is put behind
 * it. Labels are asked of all together. */
static void tell_sinks(ltl_taint *t, uint32_t index, told_sinks *sinks, ltl_far_outcome *out) {
    const ltl_taint_unit *unit = &t->units[index];
    for (uint32_t i = 0; i < unit->sinks.count && ltl_taint__spend(t, 1); i++) {
        const ltl_taint_summary_sink *note = &unit->sinks.at[i];
        uint64_t left = note->value.marks;
        bool is_joined = t->query->sinks.at[note->sink].requires != NULL;
        for (uint32_t slot = 0; !is_joined && slot < LTL_FAR_BITS; slot++) {
            uint64_t mark = UINT64_C(1) << ltl_taint__mark_of_slot(t, index, slot);
            if ((left & mark) != 0) {
                tell_sink(t, index, sink_told(t, index, note, mark), sinks, out);
            }
            left &= ~mark;
        }
        if (left != 0) {
            tell_sink(t, index, sink_told(t, index, note, left), sinks, out);
        }
    }
}

/* `index`: the unit, or one of its variants. */
static void tell_unit(ltl_taint *t, uint32_t index, ltl_far_outcome *out) {
    const ltl_taint_unit *unit = &t->units[index];
    uint32_t base = ltl_taint__base_of(t, index);
    ltl_far_summary summary = {.unit = base,
                               .result = ltl_taint__value_told(t, index, unit->result)};
    told_sinks sinks = {0};
    told_effects effects = {0};
    tell_fields(t, unit, &summary);
    ltl_taint__tell_parts(t, index, &summary);
    told_effects all = {0}; /* what is cleaned is clean before something gets into it */
    tell_cleans(t, index, &all);
    tell_effects(t, index, &effects);
    for (uint32_t i = 0; i < effects.count; i++) {
        LTL_PUSH(t->arena, &all, effects.at[i]);
    }
    ltl_taint__tell_shared_effects(t, index, &all);
    ltl_taint__tell_thrown(t, index, &all);
    summary.effects = all.at;
    summary.effect_count = all.count;
    tell_sinks(t, index, &sinks, out);
    summary.sinks = sinks.at;
    summary.sink_count = sinks.count;
    if (index != base) {
        const ltl_taint_case *holds = &t->variants.at[index - t->flow->units.count].holds;
        memcpy(summary.conditions, holds->at, sizeof summary.conditions);
        summary.condition_count = holds->count;
    }
    ltl_far_summary_finish(&summary);
    LTL_PUSH(t->arena, &out->summaries, summary);
}

static void tell_cases(ltl_taint *t, uint32_t base, ltl_far_outcome *out) {
    for (uint32_t i = 0; i < t->variants.count && ltl_taint__spend(t, 1); i++) {
        uint32_t index = t->flow->units.count + i;
        if (t->variants.at[i].base == base && t->variants.at[i].holds.count > 0 && t->units[index].was_taken) {
            tell_unit(t, index, out);
        }
    }
}

/* The guesses on the whole way: before this file, in it, and behind it. */
static uint32_t doubt_of(const ltl_taint *t, const ltl_taint_flow *flow) {
    const ltl_far_source *from = far_source(t, flow->source);
    const ltl_far_sink *to = far_sink(t, flow->sink);
    return (from != NULL ? from->doubt : t->query->sources.at[flow->source].doubt) +
           (to != NULL ? to->doubt : 0) +
           ltl_taint_doubt_of(&t->out->traces, flow->trace, flow->mark, LTL_NO_NODE);
}

static ltl_far_flow flow_told(const ltl_taint *t, const ltl_taint_flow *flow) {
    const ltl_far_source *from = far_source(t, flow->source);
    const ltl_far_sink *to = far_sink(t, flow->sink);
    ltl_far_place own_source = {t->query->far->file, flow->source};
    return (ltl_far_flow){.source = from != NULL ? from->at : own_source,
                          .sink = to->at,
                          .doubt = (uint8_t)doubt_of(t, flow),
                          .way = {flow->trace, flow->mark, flow->source, flow->sink}};
}

/* Not too long. */
static bool is_plausible(const ltl_taint *t, const ltl_taint_flow *flow) {
    const ltl_far_source *from = far_source(t, flow->source);
    const ltl_far_sink *to = far_sink(t, flow->sink);
    return from == NULL || from->hops + to->hops <= (int)LTL_MAX_FAR_HOPS;
}

/* Flows that end elsewhere are told to whoever is there; what stays is this file's. */
void ltl_taint__tell_far(ltl_taint *t, ltl_far_outcome *out) {
    uint32_t kept = 0;
    ltl_taint__tell_passes(t);
    ltl_taint__tell_shares(t);
    out->is_walked = true;
    out->has_source = t->query->sources.count > t->far_sources.count;
    out->has_sink = t->query->sinks.count > t->far_sinks.count;
    uint32_t first = ltl_taint__is_included(t->tree)
                         ? 0
                         : 1; /* else nobody calls what is outside of functions */
    for (uint32_t i = first; i < t->flow->units.count; i++) {
        if (t->units[i].was_taken && ltl_taint__spend(t, 1)) {
            tell_unit(t, i, out);
        }
        if (t->units[i].is_told_apart) {
            tell_cases(t, i, out);
        }
    }
    for (uint32_t i = 0; i < t->out->all.count; i++) {
        ltl_taint_flow flow = t->out->all.at[i];
        if (far_sink(t, flow.sink) != NULL) {
            if (is_plausible(t, &flow)) {
                LTL_PUSH(t->arena, &out->flows, flow_told(t, &flow));
            }
            continue;
        }
        const ltl_far_source *from = far_source(t, flow.source);
        out->digest = mixed(out->digest, flow.sink);
        out->digest =
            mixed(out->digest, from != NULL ? (uint64_t)from->at.file << 32 | from->at.place
                                            : UINT64_MAX - flow.source);
        out->digest = mixed(out->digest, ltl_taint_doubt_of(&t->out->traces, flow.trace, flow.mark,
                                                            sink_node(t, flow.sink)));
        t->out->all.at[kept++] = flow;
    }
    t->out->all.count = kept;
    memcpy(&out->sources, &t->far_sources, sizeof t->far_sources);
    memcpy(&out->sinks, &t->far_sinks, sizeof t->far_sinks);
}

/* Marks from elsewhere that reach sinks here by way of parameters. */
void ltl_taint__arrive(ltl_taint *t) {
    const ltl_taint_far *far = t->query->far;
    uint32_t own_sinks = t->query->sinks.count - t->far_sinks.count;
    uint32_t whole = 0;
    for (uint32_t i = 0; far != NULL && i < far->arrival_count; i++) {
        const ltl_far_flow *arrival = &far->arrivals[i];
        if (arrival->sink.place < own_sinks && t->flow_of.at[arrival->sink.place] == 0) {
            ltl_far_source source = {
                .at = arrival->source, .doubt = arrival->doubt, .whole = arrival->steps};
            LTL_PUSH(t->arena, &t->far_sources, source);
            uint32_t index = t->query->sources.count + whole++;
            ltl_taint_flow flow = {arrival->sink.place, index, 0, 0};
            LTL_PUSH(t->arena, &t->out->all, flow);
            t->flow_of.at[arrival->sink.place] = t->out->all.count;
        }
    }
}
