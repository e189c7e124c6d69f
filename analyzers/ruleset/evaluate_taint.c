/* A formula TAINT: its lists give places, marks flow from the sources to the sinks, and the sinks that
 * are reached are what is found. */
#include <stdlib.h>

#include "analyzers/ruleset/evaluate_internal.h"
#include "analyzers/ruleset/flow_steps.h"
#include "analyzers/syntax/pipe.h"
#include "analyzers/taint/sinks/senders.h"
#include "core/limits.h"

typedef ltl_evaluation_context context;

/* The places of one list, and the environment of each. */
typedef struct placed {
    ltl_taint_places *places;
    struct envs LTL_VEC(ltl_env) envs;
} placed;

static ltl_node bound_node(const context *c, const ltl_env *env, uint16_t metavariable) {
    const ltl_bound *bound =
        metavariable != LTL_NO_METAVARIABLE ? ltl_env_find(env, metavariable) : NULL;
    if (bound == NULL || bound->first >= bound->end || c->tree == NULL) {
        return LTL_NO_NODE;
    }
    return bound->is_text ? ltl_tree_node_at(c->tree, bound->span) : bound->first;
}

/* What is piped into a call is another step of the way, not a part of the place. */
static ltl_span place_of(const context *c, const ltl_range *range) {
    bool is_piped = c->tree != NULL && range->node != LTL_NO_NODE &&
                    ltl_piped_argument(c->tree, range->node) != LTL_NO_NODE;
    return is_piped ? ltl_tree_span(c->tree, range->node) : range->span;
}

static void place_range(context *c, const ltl_step *step, const ltl_range *range, placed *out) {
    const ltl_taint_item *item = step->formula->taint;
    bool is_of_propagators = item->list == LTL_TAINT_LIST_PROPAGATORS;
    uint32_t doubt = item->doubt;
    if (item->list == LTL_TAINT_LIST_SOURCES && item->effect == LTL_TAINT_HERE && c->tree != NULL) {
        doubt += ltl_taint_doubt_of_sender(c->tree, ltl_tree_node_at(c->tree, place_of(c, range)),
                                           c->taint_options->strikes_sender);
    }
    ltl_taint_place place = {.span = place_of(c, range),
                             .is_exact = item->is_exact,
                             .effect = item->effect,
                             .label = item->label,
                             .relabels = item->has_label,
                             .drops_labels = item->drops_labels,
                             .is_control = item->is_control,
                             .is_at_exit = item->is_at_exit,
                             .is_value = step->focus_count > 0,
                             .doubt = (uint8_t)(doubt < LTL_MAX_DOUBT ? doubt : LTL_MAX_DOUBT),
                             .requires = item->requires,
                             .from = LTL_NO_NODE,
                             .to = LTL_NO_NODE,
                             .user = out->envs.count};
    if (is_of_propagators) {
        place.from = bound_node(c, &range->env, step->taint_from);
        place.to = bound_node(c, &range->env, step->taint_to);
    }
    LTL_PUSH(c->arena, out->places, place);
    LTL_PUSH(c->arena, &out->envs, range->env);
}

/* `requires` for each metavariable: a place for each part, all of the same range. */
static void place_parts(context *c, const ltl_step *step, const ltl_range *range, placed *out) {
    const ltl_taint_item *item = step->formula->taint;
    for (uint32_t i = 0; i < item->part_count; i++) {
        ltl_node node = bound_node(c, &range->env, step->taint_parts[i]);
        if (node == LTL_NO_NODE) {
            continue;
        }
        ltl_taint_place place = {.span = ltl_tree_span(c->tree, node),
                                 .is_exact = true,
                                 .doubt = item->doubt,
                                 .requires = item->parts[i].requires,
                                 .from = LTL_NO_NODE,
                                 .to = LTL_NO_NODE,
                                 .user = out->envs.count};
        LTL_PUSH(c->arena, out->places, place);
        LTL_PUSH(c->arena, &out->envs, range->env);
    }
}

static bool is_taken(const ltl_taint_places *places, ltl_span span) {
    for (uint32_t i = 0; i < places->count; i++) {
        if (ltl_span_eq(places->at[i].span, span)) {
            return true;
        }
    }
    return false;
}

/* A sanitizer that must not conflict says "any other call": what is a source or a sink stays one. */
static bool conflicts(const ltl_taint_query *query, const ltl_taint_item *item, ltl_span span) {
    return item->is_not_conflicting &&
           (is_taken(&query->sources, span) || is_taken(&query->sinks, span) ||
            is_taken(&query->propagators, span));
}

static void place_item(context *c, const ltl_step *step, const ltl_ranges *ranges,
                       const ltl_taint_query *query, placed *out) {
    const ltl_taint_item *item = step->formula->taint;
    for (uint32_t i = 0; i < ranges->count && ltl_evaluation__spend(c, 1); i++) {
        if (item->part_count > 0 && c->tree != NULL) {
            place_parts(c, step, &ranges->at[i], out);
        } else if (!conflicts(query, item, place_of(c, &ranges->at[i]))) {
            place_range(c, step, &ranges->at[i], out);
        }
    }
}

static void place_list(context *c, const ltl_step *step, ltl_taint_list list,
                       const ltl_taint_query *query, placed *out) {
    if (c->trace != NULL) { /* findings are at sinks, all else may be elsewhere */
        c->trace->wide += list != LTL_TAINT_LIST_SINKS;
    }
    uint32_t entry = ltl_trace__open(
        c->trace, c->arena,
        (ltl_trace_entry){.kind = LTL_TRACE_LIST, .step = step->children[list], .list = list});
    ltl_ranges all = {0};
    for (uint32_t i = 0; i < step->children[list]->child_count; i++) {
        const ltl_step *item = step->children[list]->children[i];
        ltl_ranges ranges = {0};
        ltl_evaluate_item(c, item, &ranges);
        place_item(c, item, &ranges, query, out);
        for (uint32_t j = 0; c->trace != NULL && j < ranges.count; j++) {
            LTL_PUSH(c->arena, &all, ranges.at[j]);
        }
    }
    if (c->trace != NULL) {
        c->trace->wide -= list != LTL_TAINT_LIST_SINKS;
    }
    ltl_trace__close(c->trace, entry, &all);
}

/* Whether marks of that source count at that sink. */
typedef struct unifier {
    const context *c;
    const placed *lists;
} unifier;

static bool agrees(const void *data, const ltl_taint_place *source, const ltl_taint_place *sink) {
    const unifier *u = data;
    return ltl_env__agrees(u->c, &u->lists[LTL_TAINT_LIST_SOURCES].envs.at[source->user],
                           &u->lists[LTL_TAINT_LIST_SINKS].envs.at[sink->user]);
}

/* Each call that a way leads into or out of may be another one when the program runs: two more of them,
 * behind the first few, are as much as one guess. */
static uint32_t doubt_of_length(const ltl_trace_steps *trace) {
    enum { SURE_CALLS = 3, CALLS_PER_GUESS = 2 };
    uint32_t calls = 0;
    uint32_t levels = 0; /* where not all calls of a long way are told */
    for (uint32_t i = 0; trace != NULL && i < trace->count; i++) {
        ltl_trace_role role = trace->at[i].role;
        calls += role == LTL_TRACED_CALL || role == LTL_TRACED_RETURN ? 1 : 0;
        uint32_t before = trace->at[i > 0 ? i - 1 : 0].depth;
        uint32_t depth = trace->at[i].depth;
        levels += depth > before ? depth - before : before - depth;
    }
    calls = levels > calls ? levels : calls;
    return calls > SURE_CALLS ? (calls - SURE_CALLS + 1) / CALLS_PER_GUESS : 0;
}

static void set_doubt(ltl_range *range, uint32_t guesses) {
    uint32_t doubt = guesses + doubt_of_length(range->trace);
    range->doubt = (uint8_t)(doubt < LTL_MAX_DOUBT ? doubt : LTL_MAX_DOUBT);
}

/* What the sink binds wins, the source fills the rest. */
static void report(context *c, const ltl_taint_query *query, const placed *lists,
                   const ltl_taint_flows *flows, ltl_ranges *out) {
    ltl_flow_teller teller = {.c = c, .query = query, .flows = flows};
    for (uint32_t i = 0; i < flows->all.count; i++) {
        const ltl_taint_flow *flow = &flows->all.at[i];
        const ltl_taint_place *sink = &query->sinks.at[flow->sink];
        ltl_range range = {.span = sink->span,
                           .node = ltl_tree_node_at(c->tree, sink->span),
                           .env = lists[LTL_TAINT_LIST_SINKS].envs.at[sink->user]};
        uint32_t doubt =
            ltl_taint_doubt_of(&flows->traces, flow->trace, flow->mark, range.node);
        doubt += flow->trace != 0 ? sink->doubt : 0; /* else it was counted where it came from */
        if (flow->source >= query->sources.count) { /* it is in another file */
            doubt += flows->far_sources.at[flow->source - query->sources.count].doubt;
            range.trace = ltl_flow_steps__make_far(&teller, flow);
            set_doubt(&range, doubt);
            LTL_PUSH(c->arena, out, range);
            continue;
        }
        const ltl_taint_place *source = &query->sources.at[flow->source];
        range.env = ltl_env__join(c, &range.env,
                                  &lists[LTL_TAINT_LIST_SOURCES].envs.at[source->user]);
        if (query->is_focused_on_source) {
            range.span = source->span;
            range.node = ltl_tree_node_at(c->tree, source->span);
        }
        range.trace = ltl_flow_steps__make(&teller, flow);
        set_doubt(&range, doubt + source->doubt);
        LTL_PUSH(c->arena, out, range);
    }
}

typedef struct lying {
    ltl_span span;
    uint32_t index;
} lying;

/* Who may lie in another one comes behind it. */
static int compare_lying(const void *a, const void *b) {
    const lying *left = a;
    const lying *right = b;
    if (left->span.start != right->span.start) {
        return left->span.start < right->span.start ? -1 : 1;
    }
    return (left->span.end < right->span.end) - (left->span.end > right->span.end);
}

static bool *find_nested(context *c, const ltl_ranges *ranges) {
    lying *all = LTL_NEW_ARRAY(c->arena, lying, ranges->count);
    bool *is_nested = LTL_NEW_ARRAY(c->arena, bool, ranges->count);
    uint32_t reach = 0;
    for (uint32_t i = 0; i < ranges->count; i++) {
        all[i] = (lying){ranges->at[i].span, i};
    }
    qsort(all, ranges->count, sizeof *all, compare_lying);
    for (uint32_t i = 0; i < ranges->count; i++) {
        bool is_same = i > 0 && ltl_span_eq(all[i].span, all[i - 1].span);
        bool is_in_one = i > 0 && all[i].span.end <= reach;
        is_nested[all[i].index] = is_same ? is_nested[all[i - 1].index] : is_in_one;
        reach = all[i].span.end > reach ? all[i].span.end : reach;
    }
    return is_nested;
}

/* Of findings that lie in each other, the outer one. */
static void drop_nested(context *c, ltl_ranges *ranges) {
    const bool *is_nested = ranges->count > 1 ? find_nested(c, ranges) : NULL;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < ranges->count; i++) {
        if (is_nested == NULL || !is_nested[i]) {
            ranges->at[kept++] = ranges->at[i];
        }
    }
    ranges->count = kept;
}

/* ---- nothing flows ---- */

static bool is_plain(const ltl_taint_place *place) {
    return place->requires == NULL && !place->is_control && !place->is_at_exit;
}

static bool is_cleaned(const ltl_taint_query *query, ltl_span source, ltl_span sink) {
    bool is_cleaned = false;
    for (uint32_t i = 0; i < query->sanitizers.count && !is_cleaned; i++) {
        ltl_span span = query->sanitizers.at[i].span;
        is_cleaned = ltl_span_contains(span, source) && ltl_span_contains(sink, span);
    }
    return is_cleaned;
}

/* The sink, when that source stands in it. */
static bool report_within(context *c, const ltl_taint_query *query, const placed *lists,
                          const ltl_taint_place *source, const ltl_taint_place *sink,
                          ltl_ranges *out) {
    const ltl_env *of_sink = &lists[LTL_TAINT_LIST_SINKS].envs.at[sink->user];
    const ltl_env *of_source = &lists[LTL_TAINT_LIST_SOURCES].envs.at[source->user];
    bool counts = is_plain(source) && ltl_span_contains(sink->span, source->span) &&
                  !is_cleaned(query, source->span, sink->span) &&
                  (!query->unifies || ltl_env__agrees(c, of_source, of_sink));
    if (counts) {
        const ltl_taint_place *at = query->is_focused_on_source ? source : sink;
        ltl_range range = {.span = at->span,
                           .node = c->tree != NULL ? ltl_tree_node_at(c->tree, at->span) : LTL_NO_NODE,
                           .env = ltl_env__join(c, of_sink, of_source)};
        set_doubt(&range, (uint32_t)source->doubt + sink->doubt);
        LTL_PUSH(c->arena, out, range);
    }
    return counts;
}

/* The cheapest form of a taint rule: it needs no names, no graphs and no tree. */
static void evaluate_within(context *c, const ltl_step *step, ltl_ranges *out) {
    static const ltl_taint_list ORDER[] = {LTL_TAINT_LIST_SOURCES, LTL_TAINT_LIST_SINKS,
                                           LTL_TAINT_LIST_SANITIZERS};
    ltl_taint_query query = *c->taint_options;
    ltl_taint_places *places[] = {&query.sources, &query.sinks, &query.sanitizers};
    placed lists[LTL_TAINT_LISTS] = {0};
    for (size_t i = 0; i < LTL_COUNT_OF(ORDER); i++) {
        lists[ORDER[i]].places = places[i];
        place_list(c, step, ORDER[i], &query, &lists[ORDER[i]]);
    }
    if (c->reason != LTL_REASON_NONE) {
        return; /* as below */
    }
    for (uint32_t i = 0; i < query.sinks.count; i++) {
        bool is_told = !is_plain(&query.sinks.at[i]);
        for (uint32_t j = 0; j < query.sources.count && !is_told && ltl_evaluation__spend(c, 1); j++) {
            is_told = report_within(c, &query, lists, &query.sources.at[j], &query.sinks.at[i], out);
        }
    }
    drop_nested(c, out);
    ltl_ranges__sort(c, out);
}

/* Nothing can be found here, as far as is known: whether marks come from or go to other files is asked when it is
 * known where they have what is not here. */
static bool ends_are_all(const context *c, const ltl_taint_query *query) {
    const ltl_taint_far *far = query->far;
    bool has_sources = query->sources.count > 0;
    bool has_sinks = query->sinks.count > 0;
    bool is_known = far != NULL && !far->stands_alone;
    bool is_asked = is_known && (far->call_count > 0 || far->asked_count > 0 || far->has_shares);
    bool may_find = is_known ? has_sources || has_sinks || is_asked : has_sources && has_sinks;
    if (!may_find && c->far_outcome != NULL && c->reason == LTL_REASON_NONE) {
        c->far_outcome->has_source = has_sources;
        c->far_outcome->has_sink = has_sinks;
    }
    return !may_find;
}

void ltl_evaluate__taint(context *c, const ltl_step *step, ltl_ranges *out) {
    if (c->taint_options->only_within) {
        evaluate_within(c, step, out);
        return;
    }
    static const ltl_taint_list ORDER[] = {LTL_TAINT_LIST_SOURCES, LTL_TAINT_LIST_SINKS,
                                           LTL_TAINT_LIST_PROPAGATORS, LTL_TAINT_LIST_SANITIZERS};
    ltl_taint_query query = *c->taint_options;
    ltl_taint_places *places[LTL_TAINT_LISTS] = {
        [LTL_TAINT_LIST_SOURCES] = &query.sources,
        [LTL_TAINT_LIST_SINKS] = &query.sinks,
        [LTL_TAINT_LIST_SANITIZERS] = &query.sanitizers,
        [LTL_TAINT_LIST_PROPAGATORS] = &query.propagators,
    };
    placed lists[LTL_TAINT_LISTS] = {0};
    for (size_t i = 0; i < LTL_COUNT_OF(ORDER); i++) {
        lists[ORDER[i]].places = places[ORDER[i]];
        place_list(c, step, ORDER[i], &query, &lists[ORDER[i]]);
        bool is_told = c->far_outcome != NULL; /* then both ends are to be known */
        bool is_over = (i == 0 && !is_told && query.sources.count == 0) || (i == 1 && ends_are_all(c, &query));
        if (c->trace == NULL && is_over) {
            return; /* nothing comes in, or nothing is reached */
        }
    }
    if (c->reason != LTL_REASON_NONE || c->target == NULL) {
        return; /* a sanitizer may be missing: nothing may be said */
    }
    unifier u = {c, lists};
    if (query.unifies) {
        query.agrees = agrees;
        query.agrees_with = &u;
    }
    ltl_taint_flows flows;
    ltl_taint_run(c->arena, &c->target->flow, c->taint_scratch, &query, &c->fuel, &flows);
    c->reason = ltl_reason_worse(c->reason, flows.reason);
    if (c->far_outcome != NULL) {
        ltl_flow_teller teller = {.c = c, .query = &query, .flows = &flows};
        *c->far_outcome = flows.far;
        ltl_flow_steps__tell_far(&teller, c->far_outcome);
    }
    report(c, &query, lists, &flows, out);
    drop_nested(c, out);
    ltl_ranges__sort(c, out);
    if (c->trace != NULL) {
        ltl_evaluate__taint_changes(c, &query);
    }
}
