#include "analyzers/ruleset/made_match.h"

#include "analyzers/ruleset/fix.h"
#include "analyzers/ruleset/message.h"

/* One expression whose parts an operator beside it would pull apart. */
static bool is_operation(const ltl_tree *tree, const ltl_bound *bound) {
    if (tree == NULL || bound->is_text || bound->first >= bound->end ||
        tree->end[bound->first] != bound->end) {
        return false;
    }
    switch (ltl_tree_kind(tree, bound->first)) {
    case LTL_KIND_BINARY:
    case LTL_KIND_UNARY:
    case LTL_KIND_CONDITIONAL:
    case LTL_KIND_LAMBDA:
    case LTL_KIND_AWAIT:
    case LTL_KIND_ASSIGN:
        return true;
    default:
        return false;
    }
}

static ltl_binding binding_of(const ltl_evaluation_context *c, const ltl_bound *bound) {
    return (ltl_binding){.name = c->program->metavariables.at[bound->metavariable],
                         .text = ltl_source_slice(c->source, bound->span),
                         .span = bound->span,
                         .is_operation = is_operation(c->tree, bound)};
}

/* The fix of the part of the formula that matched, else the rule's. */
static void fix_of(const ltl_evaluation_context *c, const ltl_unit *unit, const ltl_range *range,
                   ltl_match *match) {
    const ltl_rule *rule = unit->rule;
    const ltl_str *fix = range->fix != NULL ? range->fix : rule->has_fix ? &rule->fix : NULL;
    if (fix != NULL) {
        ltl_position start = ltl_source_position(c->source, range->span.start);
        ltl_str before =
            ltl_str_slice(ltl_source_line(c->source, start.line), 0, start.column - 1);
        match->has_fix = ltl_fix_make(c->arena, *fix, match->bindings, match->binding_count, before,
                                      &match->fix);
    } else if (unit->fix_regex != NULL) {
        match->has_fix = ltl_fix_regex_make(
            c->arena, unit->fix_regex, c->regex_state, ltl_source_slice(c->source, range->span),
            rule->fix_replacement, rule->fix_count, &match->fix);
    }
}

/* What dataflow knows a name or an operation to be worth; empty: nothing. */
static ltl_str value_of(const ltl_evaluation_context *c, const ltl_bound *bound) {
    bool is_code = c->target != NULL && c->target->tree == c->tree && !bound->is_text &&
                   bound->first < bound->end && c->tree->end[bound->first] == bound->end;
    ltl_known known = is_code ? ltl_flow_value(&c->target->flow, bound->first) : ltl_known_nothing();
    bool has_text = known.kind == LTL_KNOWN_STRING || known.kind == LTL_KNOWN_NUMBER;
    return has_text ? known.text : LTL_STR("");
}

/* For `value($X)` in texts: a binding of that name for each constant known. A secret's stays unsaid. */
static uint32_t add_values(const ltl_evaluation_context *c, const ltl_rule *rule,
                           const ltl_range *range, ltl_binding *bindings) {
    uint32_t count = range->env.count;
    bool is_asked = ltl_str_find(rule->info.message, LTL_STR("value($"), 0) != SIZE_MAX ||
                    ltl_str_find(rule->fix, LTL_STR("value($"), 0) != SIZE_MAX;
    for (uint32_t i = 0; is_asked && !rule->is_secret && i < range->env.count; i++) {
        ltl_str value = value_of(c, &range->env.at[i]);
        if (value.len > 0) {
            ltl_str name = ltl_arena_printf(c->arena, "value(%.*s)", LTL_STR_ARG(bindings[i].name));
            bindings[count++] = (ltl_binding){.name = name, .text = value};
        }
    }
    return count;
}

ltl_match ltl_match__make(const ltl_evaluation_context *c, const ltl_unit *unit,
                          const ltl_range *range) {
    const ltl_rule *rule = unit->rule;
    ltl_match match = {.rule = rule, .span = range->span,
                       .tree_span = range->span, .node = range->node, .tree = c->tree,
                       .doubt = range->doubt};
    if (match.node == LTL_NO_NODE && c->tree != NULL) {
        match.node = ltl_tree_node_at(c->tree, range->span);
    }
    ltl_binding *bindings = LTL_NEW_ARRAY(c->arena, ltl_binding, 2 * range->env.count);
    for (uint32_t i = 0; i < range->env.count; i++) {
        bindings[i] = binding_of(c, &range->env.at[i]);
    }
    match.bindings = bindings;
    match.trace = range->trace != NULL ? *range->trace : (ltl_trace_steps){0};
    match.binding_count = add_values(c, rule, range, bindings);
    match.message = ltl_message_make(c->arena, rule->info.message, bindings, match.binding_count);
    fix_of(c, unit, range, &match);
    match.binding_count = range->env.count;
    return match;
}
