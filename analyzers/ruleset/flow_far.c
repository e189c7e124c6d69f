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

/* The part of the way that lies here: of a long one both ends. */
static ltl_trace_steps steps_here(teller *w, const ltl_far_way *of) {
    ltl_taint_stops stops = {0};
    struct LTL_VEC(ltl_trace_step) steps = {0};
    const uint32_t half = LTL_MAX_FAR_STEPS / 2;
    if (ltl_flow_steps__may_tell(w)) {
        find_stops(w, of, &stops);
    }
    for (uint32_t i = 0; i < stops.count; i++) {
        if (i < half || i + half >= stops.count) {
            LTL_PUSH(w->c->arena, &steps, step_here(w, of, stops.at[i]));
        }
    }
    w->told += steps.count;
    return (ltl_trace_steps){steps.at, steps.count};
}

/* ---- a way from its parts ---- */

enum { MAX_PARTS = 2 * (LTL_MAX_FAR_HOPS + 2) };

typedef struct parts {
    ltl_trace_steps at[MAX_PARTS];
    uint32_t count;
    uint32_t here; /* the one in this file */
} parts;

static void add_part(parts *p, ltl_trace_steps steps) {
    if (steps.count > 0 && p->count < MAX_PARTS) {
        p->at[p->count++] = steps;
    }
}

/* A source's chain is told from its end, which is where the mark comes in. */
static void add_before(parts *p, const ltl_far_chain *chain) {
    const ltl_far_chain *all[MAX_PARTS];
    uint32_t count = 0;
    for (; chain != NULL && count < MAX_PARTS; chain = chain->next) {
        all[count++] = chain;
    }
    while (count > 0) {
        add_part(p, all[--count]->steps);
    }
}

static uint32_t first_depth(ltl_trace_steps steps) { return steps.at[0].depth; }
static uint32_t last_depth(ltl_trace_steps steps) { return steps.at[steps.count - 1].depth; }

/* How much deeper each part lies than it says: what is called is one deeper than who calls. */
static void find_depths(const parts *p, int64_t *deeper) {
    deeper[p->here] = 0;
    for (uint32_t i = p->here; i-- > 0;) {
        deeper[i] = deeper[i + 1] + first_depth(p->at[i + 1]) + 1 - (int64_t)last_depth(p->at[i]);
    }
    for (uint32_t i = p->here + 1; i < p->count; i++) {
        deeper[i] = deeper[i - 1] + last_depth(p->at[i - 1]) + 1 - (int64_t)first_depth(p->at[i]);
    }
}

static ltl_trace_steps joined(const teller *w, const parts *p) {
    int64_t deeper[MAX_PARTS] = {0};
    int64_t least = INT64_MAX;
    struct LTL_VEC(ltl_trace_step) steps = {0};
    if (p->here < p->count) {
        find_depths(p, deeper);
    }
    for (uint32_t i = 0; i < p->count; i++) {
        for (uint32_t j = 0; j < p->at[i].count; j++) {
            int64_t depth = p->at[i].at[j].depth + deeper[i];
            least = depth < least ? depth : least;
        }
    }
    for (uint32_t i = 0; i < p->count; i++) {
        for (uint32_t j = 0; j < p->at[i].count; j++) {
            ltl_trace_step step = p->at[i].at[j];
            step.depth = (uint32_t)(step.depth + deeper[i] - least);
            LTL_PUSH(w->c->arena, &steps, step);
        }
    }
    return (ltl_trace_steps){steps.at, steps.count};
}

static ltl_trace_steps whole_way(teller *w, const ltl_far_way *of, const ltl_far_chain *before,
                                 const ltl_far_chain *after) {
    parts p = {0};
    add_before(&p, before);
    p.here = p.count;
    add_part(&p, steps_here(w, of));
    for (; after != NULL; after = after->next) {
        add_part(&p, after->steps);
    }
    return joined(w, &p);
}

/* ---- what others are told ---- */

static const ltl_far_chain *chain_before(const teller *w, uint32_t source) {
    uint32_t own = w->query->sources.count;
    bool is_far = source != UINT32_MAX && source >= own;
    return is_far ? w->flows->far_sources.at[source - own].chain : NULL;
}

static const ltl_far_chain *chain_after(const teller *w, const ltl_far_outcome *outcome,
                                        uint32_t sink) {
    uint32_t own = w->query->sinks.count;
    bool is_far = sink != UINT32_MAX && sink >= own;
    return is_far ? outcome->sinks.at[sink - own].chain : NULL;
}

static const ltl_far_chain *chain_of(teller *w, const ltl_far_way *of, const ltl_far_chain *next) {
    ltl_far_chain *chain = LTL_NEW(w->c->arena, ltl_far_chain);
    *chain = (ltl_far_chain){steps_here(w, of), next};
    return chain;
}

static void tell_value(teller *w, const ltl_far_value *value) {
    ltl_far_source *sources = (ltl_far_source *)(uintptr_t)value->sources; /* made by this run */
    for (uint32_t i = 0; i < value->source_count; i++) {
        sources[i].chain = chain_of(w, &sources[i].way, chain_before(w, sources[i].way.source));
    }
}

static void tell_summary(teller *w, const ltl_far_outcome *outcome,
                         const ltl_far_summary *summary) {
    ltl_far_sink *sinks = (ltl_far_sink *)(uintptr_t)summary->sinks; /* made by this run */
    tell_value(w, &summary->result);
    for (uint32_t i = 0; i < summary->part_count; i++) {
        tell_value(w, &summary->parts[i].value);
    }
    for (uint32_t i = 0; i < summary->effect_count; i++) {
        tell_value(w, &summary->effects[i].value);
    }
    for (uint32_t i = 0; i < summary->sink_count; i++) {
        sinks[i].chain = chain_of(w, &sinks[i].way, chain_after(w, outcome, sinks[i].way.sink));
    }
}

void ltl_flow_steps__tell_far(teller *w, ltl_far_outcome *outcome) {
    for (uint32_t i = 0; i < outcome->summaries.count; i++) {
        tell_summary(w, outcome, &outcome->summaries.at[i]);
    }
    for (uint32_t i = 0; i < outcome->shares.count; i++) {
        tell_value(w, &outcome->shares.at[i].value);
    }
    for (uint32_t i = 0; i < outcome->flows.count; i++) {
        ltl_far_flow *flow = &outcome->flows.at[i];
        flow->steps = whole_way(w, &flow->way, chain_before(w, flow->way.source),
                                chain_after(w, outcome, flow->way.sink));
    }
}

const ltl_trace_steps *ltl_flow_steps__make_far(teller *w, const ltl_taint_flow *flow) {
    const ltl_far_source *from = &w->flows->far_sources.at[flow->source - w->query->sources.count];
    ltl_far_way of = {flow->trace, flow->mark, flow->source, flow->sink};
    ltl_trace_steps *made = LTL_NEW(w->c->arena, ltl_trace_steps);
    *made = from->whole.count > 0 ? from->whole : whole_way(w, &of, from->chain, NULL);
    return made;
}
