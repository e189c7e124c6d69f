#include "analyzers/ruleset/evaluate_internal.h"
#include "analyzers/ruleset/part.h"
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

void ltl_conditions__shift_groups(ltl_span *spans, uint32_t by) {
    for (uint32_t i = 0; i < LTL_REGEX_MAX_GROUPS; i++) {
        if (spans[i].start != UINT32_MAX) {
            spans[i].start += by;
            spans[i].end += by;
        }
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
    ltl_conditions__shift_groups(spans, bound->span.start);
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

/* The formula over the nodes that are bound. */
static void look_at_code(context *c, const ltl_check *check, const ltl_range *range,
                         const ltl_bound *bound, ltl_ranges *out) {
    ltl_range scope = {.span = bound->span, .node = node_of(bound), .env = range->env};
    context inner = *c;
    inner.scope = &scope;
    inner.scope_nodes = bound->is_text ? (ltl_nodes){0} : (ltl_nodes){bound->first, bound->end};
    inner.is_part = false;
    ltl_evaluate_step(&inner, check->step, out);
    c->fuel = inner.fuel;
    c->reason = inner.reason;
}

/* The formula over the text that is bound, as if that were a file of its own. */
static void look_at_part(context *c, const ltl_check *check, const ltl_range *range,
                         const ltl_bound *bound, ltl_ranges *out) {
    ltl_range scope = {.node = LTL_NO_NODE, .env = ltl_env_as_text(c->arena, &range->env)};
    if (!ltl_part_span(c, check->view, bound, &scope.span)) {
        return;
    }
    context inner = *c;
    inner.scope = &scope;
    inner.is_part = true;
    inner.tree = NULL;
    inner.target = NULL;
    if (check->view == LTL_VIEW_LANGUAGE) {
        inner.target = ltl_part_target(&inner, scope.span, check->language);
        inner.tree = inner.target != NULL ? inner.target->tree : NULL;
    }
    if (check->view == LTL_VIEW_TEXT || inner.target != NULL) {
        ltl_evaluate_step(&inner, check->step, out);
    }
    c->fuel = inner.fuel;
    c->reason = inner.reason;
    for (uint32_t i = 0; i < out->count; i++) {
        out->at[i].env = ltl_env_as_text(c->arena, &out->at[i].env);
        out->at[i].node = LTL_NO_NODE;
    }
}

static void check_pattern(context *c, const ltl_check *check, const ltl_range *range,
                          const ltl_bound *bound, ltl_ranges *out) {
    ltl_ranges inner = {0};
    if (check->view == LTL_VIEW_CODE) {
        look_at_code(c, check, range, bound, &inner);
    } else {
        look_at_part(c, check, range, bound, &inner);
    }
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
