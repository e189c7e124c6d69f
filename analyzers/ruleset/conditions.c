#include "analyzers/ruleset/evaluate_internal.h"
#include "core/limits.h"

typedef ltl_evaluation_context context;

void ltl_conditions__bind_groups(context *c, const uint16_t *groups, const ltl_span *spans,
                                 ltl_env *env) {
    for (uint32_t group = 1; group < LTL_REGEX_MAX_GROUPS; group++) {
        if (groups[group] == LTL_NO_METAVARIABLE || spans[group].start == UINT32_MAX) {
            continue;
        }
        ltl_bound *bound = LTL_NEW(c->arena, ltl_bound);
        *bound = (ltl_bound){
            .metavariable = groups[group], .is_text = true, .span = spans[group]};
        *env = ltl_env__with(c, env, bound);
    }
}

/* A string expression is tested with its quotes, the content of "$X" without. */
static void check_regex(context *c, const ltl_check *check, const ltl_range *range,
                        const ltl_bound *bound, ltl_ranges *out) {
    ltl_span spans[LTL_REGEX_MAX_GROUPS];
    for (uint32_t i = 0; i < LTL_REGEX_MAX_GROUPS; i++) {
        spans[i] = (ltl_span){UINT32_MAX, UINT32_MAX};
    }
    ltl_str text = ltl_source_slice(c->source, bound->span);
    ltl_regex_answer answer = ltl_regex_find(check->regex, c->regex_state, text, 0, spans);
    if (answer == LTL_REGEX_LIMIT) {
        c->reason = LTL_REASON_REGEX_LIMIT;
    }
    if (answer != LTL_REGEX_YES) {
        return;
    }
    for (uint32_t i = 0; i < LTL_REGEX_MAX_GROUPS; i++) {
        if (spans[i].start != UINT32_MAX) {
            spans[i].start += bound->span.start;
            spans[i].end += bound->span.start;
        }
    }
    ltl_env groups = {0};
    ltl_conditions__bind_groups(c, check->groups, spans, &groups);
    if (ltl_env__agrees(c, &range->env, &groups)) {
        ltl_range kept = *range;
        kept.env = ltl_env__join(c, &range->env, &groups);
        LTL_PUSH(c->arena, out, kept);
    }
}

/* Text and an empty sequence have none. */
static ltl_node node_of(const ltl_bound *bound) {
    return bound->is_text || bound->first >= bound->end ? LTL_NO_NODE : bound->first;
}

static void check_pattern(context *c, const ltl_check *check, const ltl_range *range,
                          const ltl_bound *bound, ltl_ranges *out) {
    ltl_range scope = {.span = bound->span, .node = node_of(bound), .env = range->env};
    const ltl_range *around = c->scope;
    ltl_nodes around_nodes = c->scope_nodes;
    ltl_ranges inner = {0};
    c->scope = &scope;
    c->scope_nodes = bound->is_text ? (ltl_nodes){0} : (ltl_nodes){bound->first, bound->end};
    ltl_evaluate_step(c, check->step, &inner);
    c->scope = around;
    c->scope_nodes = around_nodes;
    for (uint32_t i = 0; i < inner.count; i++) {
        if (out->count == LTL_MAX_RANGES_PER_PATTERN) {
            c->reason = LTL_REASON_TOO_MANY_FINDINGS;
            return;
        }
        if (ltl_env__agrees(c, &range->env, &inner.at[i].env)) {
            ltl_range kept = *range;
            kept.env = ltl_env__join(c, &range->env, &inner.at[i].env);
            LTL_PUSH(c->arena, out, kept);
        }
    }
}

void ltl_conditions__apply(context *c, const ltl_check *check, ltl_ranges *ranges) {
    ltl_ranges kept = {0};
    for (uint32_t i = 0; i < ranges->count; i++) {
        const ltl_bound *bound = ltl_env_find(&ranges->at[i].env, check->metavariable);
        if (bound == NULL || !ltl_evaluation__spend(c, 1)) {
            continue;
        }
        if (check->op == LTL_CONDITION_REGEX) {
            check_regex(c, check, &ranges->at[i], bound, &kept);
        } else {
            check_pattern(c, check, &ranges->at[i], bound, &kept);
        }
    }
    *ranges = kept;
}

/* The part of the range that the metavariable holds; all of it when that encloses the range. */
static bool focus_on(const ltl_bound *bound, ltl_range *range) {
    bool is_something = bound != NULL && (bound->is_text || bound->first < bound->end);
    if (is_something && ltl_span_contains(range->span, bound->span)) {
        range->span = bound->span;
        range->node = node_of(bound);
        return true;
    }
    return is_something && ltl_span_contains(bound->span, range->span);
}

void ltl_conditions__focus(context *c, const ltl_focus *focus, ltl_ranges *ranges) {
    ltl_ranges kept = {0};
    for (uint32_t i = 0; i < ranges->count; i++) {
        for (uint32_t j = 0; j < focus->count; j++) {
            ltl_range narrowed = ranges->at[i];
            if (focus_on(ltl_env_find(&narrowed.env, focus->metavariables[j]), &narrowed)) {
                LTL_PUSH(c->arena, &kept, narrowed);
            }
        }
    }
    *ranges = kept;
}
