/* The ladder: where a rule uses up its steps on a file, or the file has no tree, the next cheaper form of the rule
 * looks. A rung says for which rules it is, how it looks, and what the ledger then says of the file. */
#include "analyzers/ruleset/scan_internal.h"
#include "core/limits.h"

struct ltl_rung {
    ltl_form form;
    ltl_reason of_steps; /* the file's, when it stands in for steps that ran out … */
    ltl_reason of_tree;  /* … and for a tree that is not there; NONE: it needs one */
    uint8_t doubt;       /* guesses that it makes */
    uint64_t steps;      /* that it has */
    bool (*serves)(const ltl_unit *unit, bool was_deep);
    /* False: the rule has no such form. */
    bool (*look)(ltl_scanner *scanner, ltl_evaluation_context *c, const ltl_unit *unit,
                 const ltl_rung *rung, ltl_budget *b);
};

void ltl_rung_mark(const ltl_rung *rung, ltl_match *match) {
    uint32_t doubt = (uint32_t)match->doubt + rung->doubt;
    match->form = (uint8_t)rung->form;
    match->doubt = (uint8_t)(doubt < LTL_MAX_DOUBT ? doubt : LTL_MAX_DOUBT);
    match->has_fix = match->has_fix && rung->of_tree == LTL_REASON_NONE; /* words are no places to edit */
}

ltl_reason ltl_scanner__stop_reason(const ltl_evaluation_context *c) {
    bool is_stopped = c->fuel.reason == LTL_CANCELLED || c->fuel.reason == LTL_DEADLINE;
    return is_stopped ? ltl_scanner__reason_of(c->fuel.reason) : c->reason;
}

/* ---- the form to begin with ---- */

void ltl_scanner__begin_form(ltl_scanner *scanner) {
    scanner->best = LTL_FORM_WHOLE;
    memset(scanner->flows_out, 0, sizeof scanner->flows_out);
}

void ltl_scanner_set_form(ltl_scanner *scanner, ltl_form best) { scanner->best = best; }

/* As it is written a rule may follow values within functions alone: that is what others come down to. */
static ltl_form form_of_flow(bool is_deep) { return is_deep ? LTL_FORM_WHOLE : LTL_FORM_SHALLOW; }

bool ltl_scanner__may_flow(const ltl_scanner *scanner, const ltl_unit *unit, bool is_deep) {
    return !unit->rule->is_taint || scanner->best <= form_of_flow(is_deep);
}

void ltl_scanner__note_flow(ltl_scanner *scanner, const ltl_unit *unit, ltl_form form, ltl_reason reason) {
    scanner->flows_out[form] += unit->rule->is_taint && reason == LTL_REASON_RULE_FUEL;
}

static uint32_t failed_bit(const ltl_scanner *scanner, ltl_form form) {
    return (uint32_t)(scanner->flows_out[form] >= LTL_DOWNGRADE_RULES) << form;
}

uint32_t ltl_scanner_failed_forms(const ltl_scanner *scanner) {
    bool has_no_tree =
        scanner->tree_reason == LTL_REASON_PARSE_FUEL || scanner->tree_reason == LTL_REASON_TREE_NODES;
    return failed_bit(scanner, LTL_FORM_WHOLE) | failed_bit(scanner, LTL_FORM_SHALLOW) |
           (uint32_t)has_no_tree << LTL_FORM_PATTERN;
}

/* ---- rules that follow values ---- */

static bool is_deep(const ltl_unit *unit, bool was_deep) { return unit->rule->is_taint && was_deep; }

static bool is_taint(const ltl_unit *unit, bool was_deep) {
    (void)was_deep;
    return unit->rule->is_taint;
}

static void look_again(ltl_scanner *scanner, ltl_evaluation_context *c, const ltl_unit *unit,
                       const ltl_taint_query *taint, const ltl_rung *rung, ltl_budget *b) {
    ltl_ranges ranges = {0};
    c->fuel = ltl_fuel_make(rung->steps, scanner->stop);
    c->reason = LTL_REASON_NONE;
    c->taint_options = taint;
    ltl_evaluate_step(c, unit->step, &ranges);
    ltl_scanner__add_matches(scanner, c, unit, &ranges, rung, b);
}

static bool look_shallow(ltl_scanner *scanner, ltl_evaluation_context *c, const ltl_unit *unit,
                         const ltl_rung *rung, ltl_budget *b) {
    ltl_taint_query taint = ltl_scanner__taint_options(scanner, unit->rule);
    taint.is_across_functions = false;
    taint.without_variants = true;
    look_again(scanner, c, unit, &taint, rung, b);
    return true;
}

static bool look_within(ltl_scanner *scanner, ltl_evaluation_context *c, const ltl_unit *unit,
                        const ltl_rung *rung, ltl_budget *b) {
    ltl_taint_query taint = ltl_scanner__taint_options(scanner, unit->rule);
    taint.only_within = true;
    look_again(scanner, c, unit, &taint, rung, b);
    return true;
}

/* ---- words in place of syntax ---- */

static bool has_words(const ltl_unit *unit, bool was_deep) {
    (void)was_deep;
    return !unit->rule->has_check; /* values have no words */
}

/* The text at hand as words, with names and leaves of its own; null: there is no memory for them. */
static ltl_evaluation_context *words_of(ltl_scanner *scanner, const ltl_evaluation_context *c) {
    if (scanner->words != NULL) {
        return scanner->words;
    }
    const ltl_program *program = ltl_ruleset_words(scanner->ruleset, scanner->language);
    if (program == NULL) {
        return NULL;
    }
    ltl_names_init(&scanner->word_names);
    ltl_names_copy_base(&scanner->word_names, &program->names);
    ltl_arena *arena = &scanner->arena;
    ltl_evaluation_context *words = LTL_NEW(arena, ltl_evaluation_context);
    *words = (ltl_evaluation_context){.program = program,
                                      .source = scanner->source,
                                      .within = {0, (uint32_t)scanner->source->text.len},
                                      .arena = arena,
                                      .parser = c->parser,
                                      .names = &scanner->word_names,
                                      .parts = LTL_NEW(arena, ltl_map),
                                      .today = c->today,
                                      .taint_scratch = LTL_NEW(arena, ltl_taint_scratch),
                                      .values = LTL_NEW(arena, ltl_value_scratch),
                                      .regex_state = c->regex_state};
    words->patterns = LTL_NEW_ARRAY(arena, ltl_leaf_result, program->patterns.count);
    words->generics = LTL_NEW_ARRAY(arena, ltl_leaf_result, program->generics.count);
    words->regexes = LTL_NEW_ARRAY(arena, ltl_leaf_result, program->regexes.count);
    words->shared = LTL_NEW_ARRAY(arena, ltl_leaf_result, (size_t)program->shared_count + 1);
    scanner->words = words;
    return words;
}

void ltl_scanner__forget_words(ltl_scanner *scanner) {
    if (scanner->words != NULL) {
        ltl_names_clear(&scanner->word_names);
        scanner->words = NULL;
    }
}

static const ltl_unit *unit_of_rule(const ltl_program *program, uint32_t rule_index) {
    uint32_t low = 0;
    uint32_t high = program->units.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (program->units.at[middle].rule_index < rule_index) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool is_there = low < program->units.count && program->units.at[low].rule_index == rule_index;
    return is_there ? &program->units.at[low] : NULL;
}

/* Code within a page has the words of the page around it: it is not read so. */
static bool look_at_words(ltl_scanner *scanner, ltl_evaluation_context *c, const ltl_unit *unit,
                          const ltl_rung *rung, ltl_budget *b) {
    bool is_file = c->page_part == NULL && c->program->language == scanner->language;
    ltl_evaluation_context *words = is_file ? words_of(scanner, c) : NULL;
    const ltl_unit *own = words != NULL ? unit_of_rule(words->program, unit->rule_index) : NULL;
    if (own == NULL) {
        return false;
    }
    ltl_taint_query taint = ltl_scanner__taint_options(scanner, unit->rule);
    taint.only_within = true;
    look_again(scanner, words, own, &taint, rung, b);
    c->reason = words->reason;
    c->fuel.reason = words->fuel.reason;
    return true;
}

/* ---- the ladder ---- */

static const ltl_rung RUNGS[] = {
    {LTL_FORM_SHALLOW, LTL_REASON_SHALLOW_FLOW, LTL_REASON_NONE, 0, LTL_RUNG_FUEL_PER_RULE_FILE, is_deep, look_shallow},
    {LTL_FORM_PATTERN, LTL_REASON_PATTERN_FLOW, LTL_REASON_NONE, 0, LTL_RUNG_FUEL_PER_RULE_FILE, is_taint, look_within},
    {LTL_FORM_TOKENS, LTL_REASON_RULE_TOKENS, LTL_REASON_TOKENS, 1, LTL_WORDS_FUEL_PER_RULE_FILE, has_words,
     look_at_words},
};

static bool is_of_steps(ltl_reason reason) {
    return reason == LTL_REASON_RULE_FUEL || reason == LTL_REASON_MINIFIED ||
           reason == LTL_REASON_REGEX_LIMIT;
}

ltl_reason ltl_scanner__descend(ltl_scanner *scanner, ltl_evaluation_context *c,
                                const ltl_unit *unit, bool was_deep, ltl_budget *b) {
    for (size_t i = 0; i < LTL_COUNT_OF(RUNGS); i++) {
        const ltl_rung *rung = &RUNGS[i];
        if (rung->form < scanner->best || !rung->serves(unit, was_deep) ||
            !rung->look(scanner, c, unit, rung, b)) {
            continue;
        }
        ltl_reason reason = ltl_scanner__stop_reason(c);
        ltl_scanner__note_flow(scanner, unit, rung->form, reason);
        if (reason == LTL_REASON_NONE) {
            return scanner->best == rung->form ? LTL_REASON_FLOW_QUARANTINED : rung->of_steps;
        }
        if (!is_of_steps(reason)) {
            return reason;
        }
    }
    return LTL_REASON_RULE_FUEL; /* none of them got through; what they found counts */
}

/* Not for a file that was given up for other causes, such as a stop of the run. */
static bool lacks_tree(const ltl_scanner *scanner, const ltl_evaluation_context *c, ltl_reason reason) {
    return c->page_part == NULL && c->program->language == scanner->language &&
           (reason == LTL_REASON_PARSE_FUEL || reason == LTL_REASON_TREE_NODES ||
            reason == LTL_REASON_TREE_QUARANTINED);
}

/* The lowest rung is what the prefilter has done already: a rule that is not alive cannot match, one that is may. */
ltl_reason ltl_scanner__do_without(ltl_scanner *scanner, const ltl_evaluation_context *c,
                                   const ltl_unit *unit, ltl_reason reason) {
    if (!lacks_tree(scanner, c, reason)) {
        return reason;
    }
    ltl_evaluation_context own = *c;
    ltl_budget budget = {0, 0};
    ltl_reason came_to = LTL_REASON_BYTES;
    for (size_t i = 0; i < LTL_COUNT_OF(RUNGS) && came_to == LTL_REASON_BYTES; i++) {
        const ltl_rung *rung = &RUNGS[i];
        if (rung->of_tree != LTL_REASON_NONE && rung->form >= scanner->best && rung->serves(unit, false) &&
            rung->look(scanner, &own, unit, rung, &budget)) {
            ltl_reason end = ltl_scanner__stop_reason(&own);
            came_to = end == LTL_REASON_NONE ? rung->of_tree : is_of_steps(end) ? LTL_REASON_BYTES : end;
        }
    }
    if (scanner->form_reason != LTL_REASON_BYTES) {
        scanner->form_reason = came_to;
    }
    return came_to;
}
