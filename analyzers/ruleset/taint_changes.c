/* Why a taint rule finds nothing at a place is best told by what would make it find something there: the
 * flow is run once more for each thing that can be changed about the rule, and for each sanitizer. */
#include <stddef.h>

#include "analyzers/ruleset/evaluate_internal.h"
#include "core/limits.h"

typedef ltl_evaluation_context context;

enum { MAX_SANITIZERS = 32 };

/* ---- changes: false when there is nothing to change ---- */

static bool drop_sanitizers(ltl_taint_query *query) {
    bool had = query->sanitizers.count > 0;
    query->sanitizers.count = 0;
    return had;
}

static bool drop_requires(ltl_taint_query *query) {
    bool had = false;
    for (uint32_t i = 0; i < query->sinks.count; i++) {
        had |= query->sinks.at[i].requires != NULL;
        query->sinks.at[i].requires = NULL;
    }
    return had;
}

static bool widen_sinks(ltl_taint_query *query) {
    bool had = false;
    for (uint32_t i = 0; i < query->sinks.count; i++) {
        had |= query->sinks.at[i].is_exact;
        query->sinks.at[i].is_exact = false;
    }
    return had;
}

static bool keep_marks(ltl_taint_query *query) {
    bool had = false;
    for (uint32_t i = 0; i < query->sources.count; i++) {
        had |= query->sources.at[i].effect == LTL_TAINT_HERE;
        query->sources.at[i].effect = LTL_TAINT_BOTH;
    }
    return had;
}

static bool cross_functions(ltl_taint_query *query) {
    bool had = !query->is_across_functions;
    query->is_across_functions = true;
    return had;
}

static bool free_metavariables(ltl_taint_query *query) {
    bool had = query->agrees != NULL;
    query->unifies = false;
    query->agrees = NULL;
    return had;
}

typedef struct change {
    const char *text;
    bool (*make)(ltl_taint_query *query);
} change;

static const change CHANGES[] = {
    {"without its sanitizers", drop_sanitizers},
    {"without `requires` at the sinks", drop_requires},
    {"without `taint_unify_mvars`", free_metavariables},
    {"with `by-side-effect: true` at its sources", keep_marks},
    {"with `exact: false` at its sinks", widen_sinks},
    {"with --dataflow file, which follows calls within the file", cross_functions},
};

/* Options that stop marks. */
typedef struct stop {
    const char *text;
    size_t at; /* of the switch in the query */
} stop;

static const stop STOPS[] = {
    {"without `taint_assume_safe_functions`", offsetof(ltl_taint_query, safe_functions)},
    {"without `taint_assume_safe_indexes`", offsetof(ltl_taint_query, safe_indexes)},
    {"without `taint_assume_safe_comparisons`", offsetof(ltl_taint_query, safe_comparisons)},
    {"without `taint_assume_safe_booleans`", offsetof(ltl_taint_query, safe_booleans)},
    {"without `taint_assume_safe_numbers`", offsetof(ltl_taint_query, safe_numbers)},
    {"without `taint_only_propagate_through_assignments`",
     offsetof(ltl_taint_query, only_assignments)},
};

/* ---- runs ---- */

static ltl_taint_places places_copy(context *c, const ltl_taint_places *places) {
    ltl_taint_places copy = {0};
    for (uint32_t i = 0; i < places->count; i++) {
        LTL_PUSH(c->arena, &copy, places->at[i]);
    }
    return copy;
}

static void run(context *c, const ltl_taint_query *query, const char *text, ltl_span place) {
    ltl_taint_flows flows;
    ltl_fuel fuel = ltl_fuel_make(LTL_MATCH_FUEL_PER_RULE_FILE, c->fuel.stop);
    ltl_taint_run(c->arena, &c->target->flow, c->taint_scratch, query, &fuel, &flows);
    ltl_trace_change told = {.text = text, .place = place};
    for (uint32_t i = 0; i < flows.all.count; i++) {
        ltl_range range = {.span = query->sinks.at[flows.all.at[i].sink].span, .node = LTL_NO_NODE};
        LTL_PUSH(c->arena, &told.found, range);
    }
    LTL_PUSH(c->arena, &c->trace->changes, told);
}

/* One at a time, as long as they are few enough to be told apart. */
static void leave_out_each(context *c, const ltl_taint_query *query) {
    for (uint32_t i = 0; i < query->sanitizers.count && query->sanitizers.count <= MAX_SANITIZERS;
         i++) {
        ltl_taint_query changed = *query;
        changed.sanitizers = places_copy(c, &query->sanitizers);
        ltl_span place = changed.sanitizers.at[i].span;
        changed.sanitizers.at[i] = changed.sanitizers.at[--changed.sanitizers.count];
        run(c, &changed, "without the sanitizer", place);
    }
}

void ltl_evaluate__taint_changes(context *c, const ltl_taint_query *query) {
    ltl_taint_query plain = *query;
    plain.far = NULL;
    if (plain.sources.count == 0 || plain.sinks.count == 0) {
        return;
    }
    leave_out_each(c, &plain);
    for (size_t i = 0; i < LTL_COUNT_OF(CHANGES); i++) {
        ltl_taint_query changed = plain;
        changed.sources = places_copy(c, &plain.sources);
        changed.sinks = places_copy(c, &plain.sinks);
        if (CHANGES[i].make(&changed)) {
            run(c, &changed, CHANGES[i].text, (ltl_span){0});
        }
    }
    for (size_t i = 0; i < LTL_COUNT_OF(STOPS); i++) {
        ltl_taint_query changed = plain;
        bool *is_on = (bool *)((char *)&changed + STOPS[i].at);
        if (*is_on) {
            *is_on = false;
            run(c, &changed, STOPS[i].text, (ltl_span){0});
        }
    }
}
