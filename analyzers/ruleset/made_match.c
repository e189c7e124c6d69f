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
        uint32_t column = ltl_source_position(c->source, range->span.start).column;
        match->has_fix = ltl_fix_make(c->arena, *fix, match->bindings, match->binding_count, column,
                                      &match->fix);
    } else if (unit->fix_regex != NULL) {
        match->has_fix = ltl_fix_regex_make(
            c->arena, unit->fix_regex, c->regex_state, ltl_source_slice(c->source, range->span),
            rule->fix_replacement, rule->fix_count, &match->fix);
    }
}

ltl_match ltl_match__make(const ltl_evaluation_context *c, const ltl_unit *unit,
                          const ltl_range *range) {
    const ltl_rule *rule = unit->rule;
    ltl_match match = {.rule = rule, .span = range->span, .node = range->node};
    if (match.node == LTL_NO_NODE && c->tree != NULL) {
        match.node = ltl_tree_node_at(c->tree, range->span);
    }
    ltl_binding *bindings = LTL_NEW_ARRAY(c->arena, ltl_binding, range->env.count);
    for (uint32_t i = 0; i < range->env.count; i++) {
        bindings[i] = binding_of(c, &range->env.at[i]);
    }
    match.bindings = bindings;
    match.binding_count = range->env.count;
    match.message = ltl_message_make(c->arena, rule->info.message, bindings, range->env.count);
    fix_of(c, unit, range, &match);
    return match;
}
