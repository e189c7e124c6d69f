/* Ways that lead through several files: what happens here, between what others tell. */
#include "analyzers/ruleset/evaluate_internal.h"
#include "analyzers/ruleset/flow_steps.h"
#include "core/limits.h"

typedef ltl_flow_teller teller;

enum { MOVES_PER_FUEL = 16 };

static bool is_own_sink(const teller *w, const ltl_far_way *of) {
    return of->sink < w->query->sinks.count;
}

/* The last stop stands for the sink, which may lie elsewhere, or not at all on this way. */
static void find_stops(teller *w, const ltl_far_way *of, ltl_taint_stops *out) {
    ltl_node sink = is_own_sink(w, of)
                        ? ltl_tree_node_at(w->c->tree, w->query->sinks.at[of->sink].span)
                        : LTL_NO_NODE;
    uint32_t moves = ltl_taint_stops_of(&w->flows->traces, of->trace, of->mark, sink, w->c->arena,
                                        out);
    (void)ltl_evaluation__spend(w->c, moves / MOVES_PER_FUEL);
    out->count -= !is_own_sink(w, of) && out->count > 0 ? 1 : 0;
}

static ltl_span span_of(const teller *w, const ltl_far_way *of, const ltl_taint_stop *stop) {
    ltl_span made = ltl_tree_span(w->c->tree, stop->node);
    if (stop->role == LTL_TRACED_SINK) {
        return w->query->sinks.at[of->sink].span;
    }
    return stop->role == LTL_TRACED_SOURCE
               ? ltl_flow_steps__source_span(w, &w->query->sources.at[stop->source], made)
               : made;
}

static bool is_far_source(const teller *w, const ltl_taint_stop *stop) {
    return stop->role == LTL_TRACED_SOURCE && stop->source >= w->query->sources.count;
}

/* Where a mark of another file comes in, it comes back from a call. */
static ltl_trace_step step_here(const teller *w, const ltl_far_way *of, ltl_taint_stop stop) {
    if (is_far_source(w, &stop)) {
        stop.role = LTL_TRACED_RETURN;
    }
    return ltl_flow_steps__step(w, &stop, span_of(w, of, &stop));
}

/* Steps with depths that may still be below 0. */
typedef struct ltl_trace_list {
    struct LTL_VEC(ltl_trace_step) steps;
    struct LTL_VEC(int64_t) depths;
} ltl_trace_list;

static void push(teller *w, ltl_trace_list *out, ltl_trace_step step, int64_t depth) {
    LTL_PUSH(w->c->arena, &out->steps, step);
    LTL_PUSH(w->c->arena, &out->depths, depth);
}

static void push_steps(teller *w, ltl_trace_steps steps, int64_t deeper, ltl_trace_list *out) {
    for (uint32_t i = 0; i < steps.count; i++) {
        push(w, out, steps.at[i], (int64_t)steps.at[i].depth + deeper);
    }
}

/* Depths from 0; of a long way both ends. */
static ltl_trace_steps finish(ltl_trace_list *list) {
    int64_t least = INT64_MAX;
    for (uint32_t i = 0; i < list->depths.count; i++) {
        least = list->depths.at[i] < least ? list->depths.at[i] : least;
    }
    for (uint32_t i = 0; i < list->steps.count; i++) {
        list->steps.at[i].depth = (uint32_t)(list->depths.at[i] - least);
    }
    if (list->steps.count > LTL_MAX_FAR_STEPS) {
        uint32_t half = LTL_MAX_FAR_STEPS / 2;
        memmove(list->steps.at + half, list->steps.at + list->steps.count - half,
                half * sizeof *list->steps.at);
        list->steps.count = 2 * half;
    }
    return (ltl_trace_steps){list->steps.at, list->steps.count};
}

/* `before` and `after` are told by other files. */
static ltl_trace_steps steps_of(teller *w, const ltl_far_way *of, ltl_trace_steps before,
                                ltl_trace_steps after) {
    ltl_taint_stops stops = {0};
    ltl_trace_list list = {0};
    if (ltl_flow_steps__may_tell(w)) {
        find_stops(w, of, &stops);
    }
    int64_t first = stops.count > 0 ? stops.at[0].depth : 0;
    int64_t last = stops.count > 0 ? stops.at[stops.count - 1].depth : 0;
    push_steps(w, before, first + 1 - (before.count > 0 ? before.at[before.count - 1].depth : 0),
               &list);
    for (uint32_t i = 0; i < stops.count; i++) {
        push(w, &list, step_here(w, of, stops.at[i]), stops.at[i].depth);
    }
    push_steps(w, after, last + 1 - (after.count > 0 ? after.at[0].depth : 0), &list);
    w->told += list.steps.count;
    return finish(&list);
}

static ltl_trace_steps steps_before(const teller *w, uint32_t source) {
    uint32_t own = w->query->sources.count;
    bool is_far = source != UINT32_MAX && source >= own;
    return is_far ? w->flows->far_sources.at[source - own].steps : (ltl_trace_steps){0};
}

static ltl_trace_steps steps_after(const teller *w, const ltl_far_outcome *outcome,
                                   uint32_t sink) {
    uint32_t own = w->query->sinks.count;
    bool is_far = sink != UINT32_MAX && sink >= own;
    return is_far ? outcome->sinks.at[sink - own].steps : (ltl_trace_steps){0};
}

static void tell_value(teller *w, const ltl_far_value *value) {
    ltl_far_source *sources = (ltl_far_source *)(uintptr_t)value->sources; /* made by this run */
    for (uint32_t i = 0; i < value->source_count; i++) {
        sources[i].steps = steps_of(w, &sources[i].way, steps_before(w, sources[i].way.source),
                                    (ltl_trace_steps){0});
    }
}

static void tell_summary(teller *w, const ltl_far_outcome *outcome,
                         const ltl_far_summary *summary) {
    ltl_far_sink *sinks = (ltl_far_sink *)(uintptr_t)summary->sinks; /* made by this run */
    tell_value(w, &summary->result);
    for (uint32_t i = 0; i < summary->effect_count; i++) {
        tell_value(w, &summary->effects[i].value);
    }
    for (uint32_t i = 0; i < summary->sink_count; i++) {
        sinks[i].steps = steps_of(w, &sinks[i].way, (ltl_trace_steps){0},
                                  steps_after(w, outcome, sinks[i].way.sink));
    }
}

void ltl_flow_steps__tell_far(teller *w, ltl_far_outcome *outcome) {
    for (uint32_t i = 0; i < outcome->summaries.count; i++) {
        tell_summary(w, outcome, &outcome->summaries.at[i]);
    }
    for (uint32_t i = 0; i < outcome->flows.count; i++) {
        ltl_far_flow *flow = &outcome->flows.at[i];
        flow->steps = steps_of(w, &flow->way, steps_before(w, flow->way.source),
                               steps_after(w, outcome, flow->way.sink));
    }
}

const ltl_trace_steps *ltl_flow_steps__make_far(teller *w, const ltl_taint_flow *flow) {
    const ltl_far_source *from = &w->flows->far_sources.at[flow->source - w->query->sources.count];
    ltl_far_way of = {flow->trace, flow->mark, flow->source, flow->sink};
    ltl_trace_steps *made = LTL_NEW(w->c->arena, ltl_trace_steps);
    *made = from->is_whole ? from->steps : steps_of(w, &of, from->steps, (ltl_trace_steps){0});
    return made;
}
