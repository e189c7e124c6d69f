/* Taint rules that follow marks from file to file: what a look sees of others, and what it tells them. */
#include "analyzers/ruleset/scan_internal.h"

void ltl_scanner_set_reach(ltl_scanner *scanner, const ltl_reach *reach) {
    scanner->reach = reach;
    scanner->values.borrowed = reach->borrowed;
}

ltl_flow *ltl_scanner_flow(ltl_scanner *scanner) {
    ltl_match_target *target = ltl_scanner__target(scanner);
    return target != NULL ? &target->flow : NULL;
}

const ltl_imports *ltl_scanner_imports(ltl_scanner *scanner) {
    return ltl_scanner__target(scanner) != NULL ? &scanner->imports : NULL;
}

const ltl_guards *ltl_scanner_guards(ltl_scanner *scanner) {
    ltl_match_target *target = ltl_scanner__target(scanner);
    return target != NULL ? ltl_taint_guards(&scanner->arena, &target->flow, &scanner->taint) : NULL;
}

/* Bindings of both ends, and findings at the source, need the file of the source at hand. */
bool ltl_rule_reaches_files(const ltl_rule *rule) {
    return rule->is_taint && !rule->taint.unifies && !rule->taint.is_focused_on_source;
}

bool ltl_rule_follows_values(const ltl_rule *rule) { return rule->is_taint || rule->has_check; }

/* Code within a page stands alone: nobody calls it by name. */
bool ltl_scanner__reaches_files(const ltl_scanner *scanner, const ltl_evaluation_context *c,
                                const ltl_rule *rule) {
    return scanner->dataflow == LTL_DATAFLOW_REPOSITORY && scanner->reach != NULL &&
           c->tree == scanner->tree && c->tree != NULL && ltl_rule_reaches_files(rule);
}

bool ltl_scanner__evaluate_far(ltl_scanner *scanner, ltl_evaluation_context *c,
                               const ltl_unit *unit, ltl_taint_query *taint,
                               ltl_ranges *out_ranges) {
    const ltl_reach *reach = scanner->reach;
    ltl_taint_far far;
    ltl_far_outcome outcome = {0};
    reach->see(reach->context, unit->rule_index, &far);
    taint->far = &far;
    c->far_outcome = &outcome;
    uint64_t had = c->fuel.left;
    ltl_evaluate_step(c, unit->step, out_ranges);
    outcome.steps = had - c->fuel.left;
    c->far_outcome = NULL;
    if (reach->take != NULL) {
        reach->take(reach->context, unit->rule_index, &outcome);
    }
    return outcome.is_cut || reach->is_cut(reach->context, unit->rule_index);
}

static bool is_among(const uint32_t *rules, uint32_t count, uint32_t rule) {
    uint32_t at = 0;
    while (at < count && rules[at] < rule) {
        at++;
    }
    return at < count && rules[at] == rule;
}

void ltl_scanner_look(ltl_scanner *scanner, const uint32_t *rules, uint32_t rule_count) {
    ltl_lane *l = scanner->language != NULL
                      ? ltl_scanner__lane_with_rules(scanner, scanner->language)
                      : NULL;
    scanner->matches_are_known = true;
    if (l == NULL) {
        return;
    }
    for (uint32_t i = 0; i < l->program->units.count; i++) {
        l->alive[i] = is_among(rules, rule_count, l->program->units.at[i].rule_index);
    }
    ltl_evaluation_context c = ltl_scanner__context(scanner, l, true);
    if (c.tree != NULL) {
        ltl_scanner__run_units(scanner, l, &c, NULL, scanner->tree_reason);
    }
    scanner->matches = (ltl_matches){0};
}
