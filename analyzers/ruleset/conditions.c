#include "analyzers/conditions/entropy.h"
#include "analyzers/conditions/redos.h"
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

/* A string expression is tested with its quotes, the content of "$X" without, and a constant as what it
 * holds where that is asked for. */
static void check_regex(context *c, const ltl_check *check, const ltl_range *range,
                        const ltl_bound *bound, ltl_ranges *out) {
    ltl_span spans[LTL_REGEX_MAX_GROUPS];
    ltl_span span = check->condition->is_propagated ? ltl_bound__content(c, bound) : bound->span;
    for (uint32_t i = 0; i < LTL_REGEX_MAX_GROUPS; i++) {
        spans[i] = (ltl_span){UINT32_MAX, UINT32_MAX};
    }
    ltl_str text = ltl_source_slice(c->source, span);
    ltl_regex_answer answer = ltl_regex_find(check->regex, c->regex_state, text, 0, spans);
    if (answer == LTL_REGEX_LIMIT) {
        c->reason = LTL_REASON_REGEX_LIMIT;
    }
    if (answer != LTL_REGEX_YES) {
        return;
    }
    ltl_conditions__shift_groups(spans, span.start);
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
    uint32_t entry = ltl_trace__open_look(&inner, range, bound);
    ltl_evaluate_step(&inner, check->step, out);
    ltl_trace__close_look(inner.trace, entry, out);
    c->fuel = inner.fuel;
    c->reason = inner.reason;
}

/* The formula over the text that is bound, as if that were a file of its own. */
static void look_at_part(context *c, const ltl_check *check, const ltl_range *range,
                         const ltl_bound *bound, ltl_ranges *out) {
    ltl_range scope = {.node = LTL_NO_NODE, .env = ltl_env_as_text(c->arena, &range->env)};
    context inner = *c;
    uint32_t entry = ltl_trace__open_look(&inner, range, bound);
    if (!ltl_part_span(c, check->view, bound, &scope.span)) {
        ltl_trace__give_up(inner.trace, entry, "which is no text: only strings hold other languages");
        return;
    }
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
        ltl_trace__close_look(inner.trace, entry, out);
    } else {
        ltl_trace__give_up(inner.trace, entry, "which cannot be read in that language");
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

/* ---- comparisons ---- */

typedef struct compared {
    context *c;
    const ltl_check *check;
    const ltl_env *env;
} compared;

static const ltl_bound *find_named(const context *c, const ltl_env *env, ltl_str name) {
    for (uint32_t i = 0; i < env->count; i++) {
        if (ltl_str_eq(c->program->metavariables.at[env->at[i].metavariable], name)) {
            return &env->at[i];
        }
    }
    return NULL;
}

/* `strip` and `base` read the metavariable they are about as a number, whatever it is. */
static ltl_value find_value(void *closure, ltl_str name) {
    const compared *v = closure;
    const ltl_condition *condition = v->check->condition;
    const ltl_bound *bound = find_named(v->c, v->env, name);
    bool is_it = ltl_str_eq(name, condition->metavariable);
    if (bound == NULL) {
        return (ltl_value){0};
    }
    if (is_it && (condition->strips || condition->base != 0)) {
        ltl_value number = ltl_value_of_number(
            ltl_source_slice(v->c->source, ltl_bound__content(v->c, bound)), condition->base);
        if (condition->strips || number.kind != LTL_VALUE_UNKNOWN) {
            return number;
        }
    }
    return ltl_bound__value(v->c, bound);
}

static bool compares(context *c, const ltl_check *check, const ltl_range *range) {
    compared v = {c, check, &range->env};
    bool is_cut = false;
    ltl_comparison_scope scope = {.arena = c->arena,
                                  .regex_state = c->regex_state,
                                  .find = find_value,
                                  .context = &v,
                                  .today = c->today,
                                  .out_is_cut = &is_cut};
    ltl_value value = ltl_comparison_evaluate(check->comparison, &scope);
    if (is_cut) {
        c->reason = LTL_REASON_REGEX_LIMIT;
    }
    return value.kind == LTL_VALUE_BOOL && value.truth;
}

/* ---- analyses ---- */

static bool is_exponential(context *c, const ltl_bound *bound) {
    ltl_redos_answer answer = ltl_redos_test(ltl_source_slice(c->source, ltl_bound__content(c, bound)));
    if (answer == LTL_REDOS_LIMIT) {
        c->reason = LTL_REASON_RULE_FUEL;
    }
    return answer == LTL_REDOS_YES;
}

/* The first segments of what the name was imported as are those of the module. */
static bool is_of_module(const context *c, const ltl_import *import, ltl_str module) {
    uint32_t segment = 0;
    ltl_str part;
    while (ltl_str_split(&module, '.', &part)) {
        if (segment == import->segment_count ||
            !ltl_str_eq(ltl_names_text(c->tree->names, import->segments[segment++]), part)) {
            return false;
        }
    }
    return true;
}

static bool comes_from(const context *c, const ltl_check *check, const ltl_bound *bound) {
    if (c->target == NULL || bound->is_text || bound->first >= bound->end) {
        return false;
    }
    /* of a.b.c the first name is the one that was imported */
    ltl_node leaf = bound->first;
    while (ltl_tree_first_child(c->tree, leaf) != LTL_NO_NODE) {
        leaf = ltl_tree_first_child(c->tree, leaf);
    }
    const ltl_import *import = ltl_imports_find(c->target->imports, c->tree->name[leaf], leaf);
    for (uint32_t i = 0; import != NULL && i < check->condition->text_count; i++) {
        if (is_of_module(c, import, check->condition->texts[i])) {
            return true;
        }
    }
    return false;
}

/* One of the types fits the whole of what is bound. */
static bool has_type(context *c, const ltl_check *check, const ltl_bound *bound) {
    bool is_one = c->target != NULL && !bound->is_text && bound->first < bound->end;
    for (uint32_t i = 0; i < check->type_count && is_one; i++) {
        ltl_ranges found = {0};
        ltl_reason reason = LTL_REASON_NONE;
        ltl_match_within(c->target, c->arena, check->types[i], (ltl_nodes){bound->first, bound->end},
                         &c->fuel, &found, &reason);
        c->reason = ltl_reason_worse(c->reason, reason);
        for (uint32_t k = 0; k < found.count; k++) {
            if (found.at[k].node == bound->first) {
                return true;
            }
        }
    }
    return false;
}

/* ---- all ---- */

static void check_one(context *c, const ltl_check *check, const ltl_range *range,
                      const ltl_bound *bound, ltl_ranges *out) {
    bool holds = false;
    switch (check->op) {
    case LTL_CONDITION_REGEX:
        check_regex(c, check, range, bound, out);
        return;
    case LTL_CONDITION_PATTERN:
        check_pattern(c, check, range, bound, out);
        return;
    case LTL_CONDITION_COMPARISON:
        holds = compares(c, check, range);
        break;
    case LTL_CONDITION_ENTROPY:
        holds = ltl_entropy_is_high(ltl_source_slice(c->source, ltl_bound__content(c, bound)));
        break;
    case LTL_CONDITION_REDOS:
        holds = is_exponential(c, bound);
        break;
    case LTL_CONDITION_NAME:
        holds = comes_from(c, check, bound);
        break;
    case LTL_CONDITION_TYPE:
        holds = has_type(c, check, bound);
        break;
    default:
        break;
    }
    if (holds) {
        LTL_PUSH(c->arena, out, *range);
    }
}

void ltl_conditions__apply(context *c, const ltl_check *check, ltl_ranges *ranges) {
    ltl_ranges kept = {0};
    for (uint32_t i = 0; i < ranges->count; i++) {
        const ltl_bound *bound = check->metavariable == LTL_NO_METAVARIABLE
                                     ? NULL
                                     : ltl_env_find(&ranges->at[i].env, check->metavariable);
        bool needs_bound = check->op != LTL_CONDITION_COMPARISON;
        if ((bound == NULL && needs_bound) || !ltl_evaluation__spend(c, 1)) {
            continue;
        }
        check_one(c, check, &ranges->at[i], bound, &kept);
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
