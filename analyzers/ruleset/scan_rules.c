#include "analyzers/ruleset/made_match.h"
#include "analyzers/rulefiles/paths.h"
#include "analyzers/ruleset/scan_internal.h"
#include "core/limits.h"

void ltl_scanner__give_up(ltl_scanner *scanner, const ltl_rule *rule, ltl_reason reason) {
    ltl_give_up note = {rule, reason};
    LTL_PUSH(&scanner->arena, &scanner->give_ups, note);
}

/* From the text that a part was read from to the file. */
static void place_match(const ltl_evaluation_context *c, ltl_match *match) {
    const ltl_embedded_parts *parts = c->parts_of_page;
    ltl_binding *bindings = LTL_NEW_ARRAY(c->arena, ltl_binding, match->binding_count);
    match->span = ltl_embedded_place(parts, match->span);
    for (uint32_t i = 0; i < match->binding_count; i++) {
        bindings[i] = match->bindings[i];
        bindings[i].span = ltl_embedded_place(parts, bindings[i].span);
    }
    match->bindings = bindings;
    match->has_fix = match->has_fix &&
                     ltl_embedded_spell(c->arena, c->page_part, match->fix, &match->fix);
}

/* Equal range and message is one finding; it has the fix of whichever part offers one first. */
static bool is_known(ltl_scanner *scanner, uint32_t first, const ltl_match *match) {
    for (uint32_t i = scanner->matches.count; i-- > first;) {
        ltl_match *had = &scanner->matches.at[i];
        if (had->span.start != match->span.start) {
            break;
        }
        if (ltl_span_eq(had->span, match->span) && ltl_str_eq(had->message, match->message)) {
            if (match->has_fix && !had->has_fix) {
                had->has_fix = true;
                had->fix = match->fix;
            }
            return true;
        }
    }
    return false;
}

/* A cheaper form finds what the whole one has found, maybe with other ends. */
static bool was_found(const ltl_scanner *scanner, const ltl_rule *rule, ltl_span span) {
    bool was_found = false;
    for (uint32_t i = scanner->matches.count; i-- > 0 && !was_found;) {
        const ltl_match *had = &scanner->matches.at[i];
        was_found = had->rule == rule && had->span.start < span.end && span.start < had->span.end;
    }
    return was_found;
}

void ltl_scanner__add_matches(ltl_scanner *scanner, const ltl_evaluation_context *c,
                              const ltl_unit *unit, const ltl_ranges *ranges,
                              const ltl_rung *rung, ltl_budget *b) {
    const ltl_rule *rule = unit->rule;
    uint32_t first = scanner->matches.count;
    uint32_t most = rule->max_matches > 0 ? rule->max_matches : UINT32_MAX;
    for (uint32_t i = 0; i < ranges->count && b->found < most; i++) {
        if (b->found == LTL_MAX_FINDINGS_PER_RULE_FILE) {
            ltl_scanner__give_up(scanner, rule, LTL_REASON_TOO_MANY_FINDINGS);
            return;
        }
        ltl_match match = ltl_match__make(c, unit, &ranges->at[i]);
        if (c->page_part != NULL) {
            place_match(c, &match);
        }
        if (rung != NULL) {
            ltl_rung_mark(rung, &match);
        }
        bool is_old = is_known(scanner, first, &match) ||
                      (rung != NULL && was_found(scanner, rule, match.span));
        if (!is_old) {
            LTL_PUSH(&scanner->arena, &scanner->matches, match);
            b->found++;
        }
    }
}

ltl_taint_query ltl_scanner__taint_options(const ltl_scanner *scanner, const ltl_rule *rule) {
    ltl_taint_query options = rule->taint;
    if (scanner->dataflow != LTL_DATAFLOW_BY_RULE) {
        options.is_across_functions = scanner->dataflow >= LTL_DATAFLOW_FILE;
    }
    return options;
}

/* As the rule is written; true when other files have more to say than there was time for. */
static bool look(ltl_scanner *scanner, ltl_evaluation_context *c, const ltl_unit *unit,
                 ltl_taint_query *taint, ltl_budget *b) {
    ltl_ranges ranges = {0};
    bool is_far_cut = false;
    c->fuel = ltl_fuel_make(b->fuel, scanner->stop);
    c->reason = LTL_REASON_NONE;
    c->taint_options = taint;
    if (ltl_scanner__reaches_files(scanner, c, unit->rule)) {
        is_far_cut = ltl_scanner__evaluate_far(scanner, c, unit, taint, &ranges);
    } else {
        ltl_evaluate_step(c, unit->step, &ranges);
    }
    ltl_scanner__add_matches(scanner, c, unit, &ranges, NULL, b);
    b->fuel = c->fuel.left;
    return is_far_cut;
}

static void run_unit(ltl_scanner *scanner, ltl_evaluation_context *c, const ltl_unit *unit,
                     ltl_budget *b) {
    ltl_taint_query taint = ltl_scanner__taint_options(scanner, unit->rule);
    ltl_reason reason = LTL_REASON_RULE_FUEL;
    bool is_far_cut = false;
    if (ltl_scanner__may_flow(scanner, unit, taint.is_across_functions)) {
        is_far_cut = look(scanner, c, unit, &taint, b);
        reason = ltl_scanner__stop_reason(c);
        ltl_scanner__note_flow(scanner, unit, taint.is_across_functions ? LTL_FORM_WHOLE : LTL_FORM_SHALLOW,
                               reason);
    }
    if (reason == LTL_REASON_RULE_FUEL) {
        reason = ltl_scanner__descend(scanner, c, unit, taint.is_across_functions, b);
    }
    if (is_far_cut) {
        reason = ltl_reason_worse(reason, LTL_REASON_RULE_FUEL);
    }
    if (reason != LTL_REASON_NONE) {
        ltl_scanner__give_up(scanner, unit->rule, reason);
    }
}

bool ltl_scanner__wants_path(const ltl_scanner *scanner, const ltl_rule *rule) {
    return scanner->ignores_paths || ltl_rule_wants_path(rule, scanner->source->path);
}

bool ltl_scanner__wants(const ltl_scanner *scanner, const ltl_unit *unit) {
    return (!unit->is_guest || (scanner->twin != NULL && ltl_rule_is_for(unit->rule, scanner->twin))) &&
           (!scanner->is_in_document || unit->rule->speaks_in_documents) &&
           ltl_scanner__wants_path(scanner, unit->rule);
}

bool ltl_scanner__needs_tree(const ltl_scanner *scanner, const ltl_lane *l) {
    for (uint32_t i = 0; i < l->program->units.count; i++) {
        const ltl_unit *unit = &l->program->units.at[i];
        if (l->alive[i] != 0 && unit->has_pattern &&
            ltl_scanner__wants(scanner, unit)) {
            return true;
        }
    }
    return false;
}

/* Without a program no rule was looked at: never a silence. */
static void give_up_all(ltl_scanner *scanner, const ltl_language *language) {
    for (uint32_t i = 0; i < ltl_ruleset_count(scanner->ruleset); i++) {
        const ltl_rule *rule = ltl_ruleset_rule(scanner->ruleset, i);
        bool is_for = ltl_rule_is_for(rule, language) ||
                      (language == scanner->language && scanner->twin != NULL &&
                       ltl_rule_is_for(rule, scanner->twin));
        if (is_for && ltl_scanner__wants_path(scanner, rule)) {
            ltl_scanner__give_up(scanner, rule, LTL_REASON_MEMORY);
        }
    }
}

ltl_evaluation_context ltl_scanner__context(ltl_scanner *scanner, ltl_lane *l, bool with_tree) {
    const ltl_program *program = l->program;
    ltl_evaluation_context c = {.program = program,
                                .source = scanner->source,
                                .within = {0, (uint32_t)scanner->source->text.len},
                                .arena = &scanner->arena,
                                .parser = scanner->parser,
                                .names = &l->names,
                                .parts = &scanner->parts[program->language != NULL ? 0 : 1],
                                .today = scanner->today,
                                .taint_scratch = &scanner->taint,
                                .values = &scanner->values,
                                .regex_state = scanner->regex_state};
    if (with_tree) {
        c.target = ltl_scanner__target(scanner);
        c.tree = scanner->tree;
    }
    c.patterns = LTL_NEW_ARRAY(c.arena, ltl_leaf_result, program->patterns.count);
    c.generics = LTL_NEW_ARRAY(c.arena, ltl_leaf_result, program->generics.count);
    c.regexes = LTL_NEW_ARRAY(c.arena, ltl_leaf_result, program->regexes.count);
    c.shared = LTL_NEW_ARRAY(c.arena, ltl_leaf_result, (size_t)program->shared_count + 1);
    return c;
}

/* The lane of a language that has rules; null when there are none, or no memory for them. */
ltl_lane *ltl_scanner__lane_with_rules(ltl_scanner *scanner, const ltl_language *language) {
    ltl_lane *l = ltl_scanner__lane(scanner, language);
    if (l->program != NULL && l->program->units.count == 0) {
        return NULL; /* none that compiles: told when the rules were read */
    }
    if (l->program == NULL || l->scratch == NULL || l->alive == NULL) {
        give_up_all(scanner, language);
        return NULL;
    }
    uint32_t guests = scanner->twin != NULL ? 0 : l->program->guest_count;
    return l->program->units.count > guests ? l : NULL;
}

/* Says which units could match in the text; false: none that wants the file. */
bool ltl_scanner__wake(ltl_scanner *scanner, ltl_lane *l, ltl_str text) {
    if (scanner->uses_prefilter) {
        ltl_prefilter_scan(l->program->prefilter, l->scratch, text, l->alive);
    } else {
        memset(l->alive, 1, l->program->units.count);
    }
    bool is_awake = false;
    for (uint32_t i = 0; i < l->program->units.count && !is_awake; i++) {
        is_awake = l->alive[i] != 0 && ltl_scanner__wants(scanner, &l->program->units.at[i]);
    }
    return is_awake;
}

/* Without what the rule needs: a cheaper form of it, or a word about it. */
static bool do_without(ltl_scanner *scanner, const ltl_evaluation_context *c, const ltl_unit *unit,
                       ltl_reason reason) {
    if (scanner->best == LTL_FORM_BYTES) { /* not even words are looked at */
        scanner->form_reason = LTL_REASON_BYTES;
        ltl_scanner__give_up(scanner, unit->rule, LTL_REASON_BYTES);
        return true;
    }
    if (!unit->has_pattern || c->tree != NULL) {
        return false;
    }
    ltl_scanner__give_up(scanner, unit->rule, ltl_scanner__do_without(scanner, c, unit, reason));
    return true;
}

/* The units that are alive; `budgets` are theirs, null: new ones. `reason` says why there is no tree. */
void ltl_scanner__run_units(ltl_scanner *scanner, const ltl_lane *l, ltl_evaluation_context *c,
                      ltl_budget *budgets, ltl_reason reason) {
    for (uint32_t i = 0; i < l->program->units.count; i++) {
        const ltl_unit *unit = &l->program->units.at[i];
        if (l->alive[i] == 0 || !ltl_scanner__wants(scanner, unit) ||
            ltl_scanner__is_barred(scanner, unit) || do_without(scanner, c, unit, reason)) {
            continue;
        }
        ltl_budget own = {LTL_MATCH_FUEL_PER_RULE_FILE, 0};
        ltl_budget *b = budgets != NULL ? &budgets[i] : &own;
        if (b->fuel > 0) {
            run_unit(scanner, c, unit, b);
        }
    }
}

void ltl_scanner__run_lane(ltl_scanner *scanner, const ltl_language *language) {
    ltl_lane *l = ltl_scanner__lane_with_rules(scanner, language);
    if (l == NULL || !ltl_scanner__wake(scanner, l, scanner->source->text)) {
        return;
    }
    ltl_evaluation_context c = ltl_scanner__context(scanner, l, ltl_scanner__needs_tree(scanner, l));
    ltl_scanner__run_units(scanner, l, &c, NULL, scanner->tree_reason);
}

void ltl_scanner__give_up_alive(ltl_scanner *scanner, const ltl_lane *l, ltl_reason reason) {
    for (uint32_t i = 0; i < l->program->units.count; i++) {
        const ltl_unit *unit = &l->program->units.at[i];
        if (l->alive[i] != 0 && ltl_scanner__wants(scanner, unit)) {
            ltl_scanner__give_up(scanner, unit->rule, reason);
        }
    }
}


/* ---- indication ---- */

static uint32_t lane_indicated(ltl_scanner *scanner, const ltl_language *language) {
    uint32_t domains = 0;
    ltl_lane *l = ltl_scanner__lane_with_rules(scanner, language);
    if (l == NULL || !ltl_scanner__wake(scanner, l, scanner->source->text)) {
        return 0;
    }
    for (uint32_t i = 0; i < l->program->units.count; i++) {
        const ltl_unit *unit = &l->program->units.at[i];
        if (l->alive[i] != 0 && ltl_scanner__wants(scanner, unit)) {
            domains |= 1u << unit->rule->info.domain;
        }
    }
    return domains;
}

/* Code in a page may be spelt so that its words do not show: such files may hold anything. */
uint32_t ltl_scanner_indicated(ltl_scanner *scanner) {
    const ltl_language *language = scanner->language;
    bool holds_code = language != NULL && (language->embeds != NULL || language->attribute_embeds != NULL ||
                                           language->holes != NULL);
    if (holds_code) {
        return UINT32_MAX;
    }
    return lane_indicated(scanner, NULL) | (language != NULL ? lane_indicated(scanner, language) : 0);
}
