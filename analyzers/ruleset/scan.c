#include "analyzers/ruleset/scan.h"

#include <stdlib.h>

#include "analyzers/ruleset/evaluate.h"
#include "analyzers/ruleset/made_match.h"
#include "analyzers/ruleset/paths.h"
#include "analyzers/ruleset/ruleset_internal.h"
#include "core/limits.h"

/* One scanner's own state for one language: names that start with the program's base. */
typedef struct lane {
    const ltl_program *program;
    bool is_known;
    bool has_names;
    ltl_names names;
    ltl_prefilter_scratch *scratch;
    uint8_t *alive; /* by unit */
} lane;

enum { MAX_LANES = 257 };

struct ltl_scanner {
    const ltl_ruleset *ruleset;
    ltl_parser *parser;
    ltl_regex_state *regex_state;
    ltl_arena arena;
    bool uses_prefilter;
    ltl_dataflow_depth dataflow;
    ltl_taint_scratch taint; /* of the file at hand */
    bool ignores_paths;
    int64_t today;
    lane lanes[MAX_LANES];
    /* The file at hand. */
    const ltl_source *source;
    const ltl_language *language;
    const atomic_int *stop;
    bool tree_is_known;
    ltl_reason tree_reason;
    const ltl_tree *tree;
    ltl_imports imports;
    bool target_is_known;
    ltl_match_target target;
    ltl_map parts[2]; /* read on their own, by the lane of the language and of any text */
    bool matches_are_known;
    ltl_matches matches;
    ltl_give_ups give_ups;
    bool suppressions_are_known;
    ltl_suppressions suppressions;
};

ltl_scanner *ltl_scanner_new(const ltl_ruleset *ruleset) {
    ltl_scanner *scanner = calloc(1, sizeof *scanner);
    if (scanner == NULL) {
        return NULL;
    }
    scanner->ruleset = ruleset;
    scanner->uses_prefilter = true;
    scanner->parser = ltl_parser_new();
    scanner->regex_state = ltl_regex_state_new();
    if (scanner->parser == NULL || scanner->regex_state == NULL) {
        ltl_scanner_free(scanner);
        return NULL;
    }
    return scanner;
}

static void lane_clear(lane *l) {
    if (l->has_names) {
        ltl_names_clear(&l->names);
    }
    ltl_prefilter_scratch_free(l->scratch);
    free(l->alive);
    *l = (lane){0};
}

void ltl_scanner_free(ltl_scanner *scanner) {
    if (scanner == NULL) {
        return;
    }
    for (size_t i = 0; i < MAX_LANES; i++) {
        lane_clear(&scanner->lanes[i]);
    }
    ltl_parser_free(scanner->parser);
    ltl_regex_state_free(scanner->regex_state);
    ltl_arena_clear(&scanner->arena);
    free(scanner);
}

static lane *lane_of(ltl_scanner *scanner, const ltl_language *language) {
    lane *l = &scanner->lanes[language != NULL ? 1 + ltl_language_index(language) : 0];
    if (l->is_known) {
        return l;
    }
    l->is_known = true;
    l->program = ltl_ruleset_program(scanner->ruleset, language);
    ltl_names_init(&l->names);
    l->has_names = true;
    if (l->program != NULL) {
        ltl_names_copy_base(&l->names, &l->program->names);
        l->scratch = ltl_prefilter_scratch_new(l->program->prefilter);
        l->alive = calloc(l->program->units.count + 1, 1);
    }
    return l;
}

void ltl_scanner_begin(ltl_scanner *scanner, const ltl_source *source, const ltl_language *language,
                       const atomic_int *stop) {
    if (scanner->source != NULL) {
        ltl_names_reset(&lane_of(scanner, scanner->language)->names);
        ltl_names_reset(&lane_of(scanner, NULL)->names);
    }
    ltl_arena_reset(&scanner->arena);
    scanner->source = source;
    scanner->language = language;
    scanner->stop = stop;
    scanner->tree_is_known = false;
    scanner->tree_reason = LTL_REASON_NONE;
    scanner->tree = NULL;
    scanner->target_is_known = false;
    memset(scanner->parts, 0, sizeof scanner->parts);
    scanner->matches_are_known = false;
    scanner->taint = (ltl_taint_scratch){0};
    scanner->matches = (ltl_matches){0};
    scanner->give_ups = (ltl_give_ups){0};
    scanner->suppressions_are_known = false;
    scanner->suppressions = (ltl_suppressions){0};
}

ltl_arena *ltl_scanner_arena(ltl_scanner *scanner) { return &scanner->arena; }
const ltl_source *ltl_scanner_source(const ltl_scanner *scanner) { return scanner->source; }
const ltl_language *ltl_scanner_language(const ltl_scanner *scanner) { return scanner->language; }
const ltl_tree *ltl_scanner_tree_if_parsed(const ltl_scanner *scanner) { return scanner->tree; }
ltl_reason ltl_scanner_tree_reason(const ltl_scanner *scanner) { return scanner->tree_reason; }
void ltl_scanner_set_dataflow(ltl_scanner *scanner, ltl_dataflow_depth depth) {
    scanner->dataflow = depth;
}
void ltl_scanner_set_prefilter(ltl_scanner *scanner, bool is_on) {
    scanner->uses_prefilter = is_on;
}

void ltl_scanner_ignore_paths(ltl_scanner *scanner) { scanner->ignores_paths = true; }

void ltl_scanner_set_today(ltl_scanner *scanner, int64_t seconds) { scanner->today = seconds; }

/* ---- tree ---- */

static ltl_reason reason_of_parse(ltl_status status) {
    switch (status) {
    case LTL_OK:
        return LTL_REASON_NONE;
    case LTL_CANCELLED:
        return LTL_REASON_CANCELLED;
    case LTL_DEADLINE:
        return LTL_REASON_DEADLINE;
    case LTL_LIMIT:
        return LTL_REASON_TREE_NODES;
    case LTL_NO_MEMORY:
        return LTL_REASON_MEMORY;
    default:
        return LTL_REASON_PARSE_FUEL;
    }
}

const ltl_tree *ltl_scanner_tree(ltl_scanner *scanner, ltl_reason *out_reason) {
    if (!scanner->tree_is_known) {
        scanner->tree_is_known = true;
        if (scanner->language == NULL) {
            scanner->tree_reason = LTL_REASON_NO_LANGUAGE;
        } else {
            uint64_t steps =
                LTL_PARSE_FUEL_BASE + scanner->source->text.len / LTL_PARSE_BYTES_PER_FUEL;
            ltl_fuel fuel = ltl_fuel_make(steps, scanner->stop);
            ltl_status status = ltl_parser_parse(
                scanner->parser, &scanner->arena, &lane_of(scanner, scanner->language)->names,
                scanner->source, scanner->language, &fuel, &scanner->tree);
            scanner->tree_reason = reason_of_parse(status);
            if (status == LTL_OK && scanner->tree->is_cut) {
                scanner->tree_reason = LTL_REASON_TREE_DEPTH;
            } else if (status == LTL_OK && scanner->tree->error_count > 0) {
                scanner->tree_reason = LTL_REASON_PARSE_ERRORS;
            }
        }
    }
    if (out_reason != NULL) {
        *out_reason = scanner->tree_reason;
    }
    return scanner->tree;
}

static ltl_match_target *target_of(ltl_scanner *scanner) {
    const ltl_tree *tree = ltl_scanner_tree(scanner, NULL);
    if (tree != NULL && !scanner->target_is_known) {
        scanner->target_is_known = true;
        ltl_imports_build(&scanner->arena, &lane_of(scanner, scanner->language)->names, tree,
                          &scanner->imports);
        ltl_match_target_init(&scanner->target, &scanner->arena, tree, &scanner->imports);
        scanner->target.regex_state = scanner->regex_state;
    }
    return tree != NULL ? &scanner->target : NULL;
}

/* ---- matches ---- */

static void give_up(ltl_scanner *scanner, const ltl_rule *rule, ltl_reason reason) {
    ltl_give_up note = {rule, reason};
    LTL_PUSH(&scanner->arena, &scanner->give_ups, note);
}

/* Ranges in order; equal range and message is one finding. */
static void add_matches(ltl_scanner *scanner, const ltl_evaluation_context *c,
                        const ltl_unit *unit, const ltl_ranges *ranges) {
    const ltl_rule *rule = unit->rule;
    uint32_t first = scanner->matches.count;
    uint32_t most = rule->max_matches > 0 ? rule->max_matches : UINT32_MAX;
    for (uint32_t i = 0; i < ranges->count && scanner->matches.count - first < most; i++) {
        if (scanner->matches.count - first == LTL_MAX_FINDINGS_PER_RULE_FILE) {
            give_up(scanner, rule, LTL_REASON_TOO_MANY_FINDINGS);
            return;
        }
        ltl_match match = ltl_match__make(c, unit, &ranges->at[i]);
        bool is_known = false;
        for (uint32_t j = scanner->matches.count; j-- > first && !is_known;) {
            const ltl_match *had = &scanner->matches.at[j];
            if (had->span.start != match.span.start) {
                break;
            }
            is_known = ltl_span_eq(had->span, match.span) &&
                       ltl_str_eq(had->message, match.message);
        }
        if (!is_known) {
            LTL_PUSH(&scanner->arena, &scanner->matches, match);
        }
    }
}

static ltl_taint_query taint_options(const ltl_scanner *scanner, const ltl_rule *rule) {
    ltl_taint_query options = rule->taint;
    if (scanner->dataflow != LTL_DATAFLOW_BY_RULE) {
        options.is_across_functions = scanner->dataflow == LTL_DATAFLOW_FILE;
    }
    return options;
}

static void run_unit(ltl_scanner *scanner, ltl_evaluation_context *c, const ltl_unit *unit) {
    ltl_taint_query taint = taint_options(scanner, unit->rule);
    c->fuel = ltl_fuel_make(LTL_MATCH_FUEL_PER_RULE_FILE, scanner->stop);
    c->reason = LTL_REASON_NONE;
    c->taint_options = &taint;
    ltl_ranges ranges;
    ltl_evaluate_step(c, unit->step, &ranges);
    if (c->fuel.reason == LTL_CANCELLED || c->fuel.reason == LTL_DEADLINE) {
        c->reason = reason_of_parse(c->fuel.reason);
    }
    if (c->reason != LTL_REASON_NONE) {
        give_up(scanner, unit->rule, c->reason);
    }
    add_matches(scanner, c, unit, &ranges);
}

static bool wants_path(const ltl_scanner *scanner, const ltl_rule *rule) {
    return scanner->ignores_paths || ltl_rule_wants_path(rule, scanner->source->path);
}

static bool needs_tree(const ltl_scanner *scanner, const lane *l) {
    for (uint32_t i = 0; i < l->program->units.count; i++) {
        const ltl_unit *unit = &l->program->units.at[i];
        if (l->alive[i] != 0 && unit->has_pattern &&
            wants_path(scanner, unit->rule)) {
            return true;
        }
    }
    return false;
}

/* Without a program no rule was looked at: never a silence. */
static void give_up_all(ltl_scanner *scanner, const ltl_language *language) {
    for (uint32_t i = 0; i < ltl_ruleset_count(scanner->ruleset); i++) {
        const ltl_rule *rule = ltl_ruleset_rule(scanner->ruleset, i);
        if (ltl_rule_is_for(rule, language) && wants_path(scanner, rule)) {
            give_up(scanner, rule, LTL_REASON_MEMORY);
        }
    }
}

static ltl_evaluation_context context_of(ltl_scanner *scanner, lane *l, bool with_tree) {
    const ltl_program *program = l->program;
    ltl_evaluation_context c = {.program = program,
                                .source = scanner->source,
                                .arena = &scanner->arena,
                                .parser = scanner->parser,
                                .names = &l->names,
                                .parts = &scanner->parts[program->language != NULL ? 0 : 1],
                                .today = scanner->today,
                                .taint_scratch = &scanner->taint,
                                .regex_state = scanner->regex_state};
    if (with_tree) {
        c.target = target_of(scanner);
        c.tree = scanner->tree;
    }
    c.patterns = LTL_NEW_ARRAY(c.arena, ltl_leaf_result, program->patterns.count);
    c.generics = LTL_NEW_ARRAY(c.arena, ltl_leaf_result, program->generics.count);
    c.regexes = LTL_NEW_ARRAY(c.arena, ltl_leaf_result, program->regexes.count);
    return c;
}

static void run_lane(ltl_scanner *scanner, const ltl_language *language) {
    lane *l = lane_of(scanner, language);
    if (l->program == NULL || l->scratch == NULL || l->alive == NULL) {
        give_up_all(scanner, language);
        return;
    }
    if (l->program->units.count == 0) {
        return;
    }
    if (scanner->uses_prefilter) {
        ltl_prefilter_scan(l->program->prefilter, l->scratch, scanner->source->text, l->alive);
    } else {
        memset(l->alive, 1, l->program->units.count);
    }
    ltl_evaluation_context c = context_of(scanner, l, needs_tree(scanner, l));
    for (uint32_t i = 0; i < l->program->units.count; i++) {
        const ltl_unit *unit = &l->program->units.at[i];
        if (l->alive[i] == 0 || !wants_path(scanner, unit->rule)) {
            continue;
        }
        if (unit->has_pattern && c.tree == NULL) {
            give_up(scanner, unit->rule, scanner->tree_reason);
            continue;
        }
        run_unit(scanner, &c, unit);
    }
}

static const ltl_unit *find_unit(const ltl_program *program, const ltl_rule *rule) {
    for (uint32_t i = 0; program != NULL && i < program->units.count; i++) {
        if (program->units.at[i].rule == rule) {
            return &program->units.at[i];
        }
    }
    return NULL;
}

bool ltl_scanner_explain(ltl_scanner *scanner, const ltl_rule *rule,
                         ltl_explanation *out_explanation) {
    bool is_text = ltl_rule_is_for(rule, NULL);
    lane *l = is_text || scanner->language != NULL
                  ? lane_of(scanner, is_text ? NULL : scanner->language)
                  : NULL;
    const ltl_unit *unit = l != NULL ? find_unit(l->program, rule) : NULL;
    if (unit == NULL) {
        return false;
    }
    ltl_evaluation_context c = context_of(scanner, l, unit->has_pattern);
    *out_explanation = (ltl_explanation){.program = l->program, .reason = scanner->tree_reason};
    if (unit->has_pattern && c.tree == NULL) {
        return true;
    }
    c.fuel = ltl_fuel_make(LTL_MATCH_FUEL_PER_RULE_FILE, scanner->stop);
    c.trace = &out_explanation->trace;
    ltl_taint_query taint = taint_options(scanner, unit->rule);
    c.taint_options = &taint;
    ltl_evaluate_step(&c, unit->step, &out_explanation->found);
    out_explanation->reason = ltl_reason_worse(scanner->tree_reason, c.reason);
    return true;
}

static int compare_matches(const void *a, const void *b) {
    const ltl_match *left = a;
    const ltl_match *right = b;
    if (left->span.start != right->span.start) {
        return left->span.start < right->span.start ? -1 : 1;
    }
    if (left->span.end != right->span.end) {
        return left->span.end < right->span.end ? -1 : 1;
    }
    int order = ltl_str_compare(left->rule->info.id, right->rule->info.id);
    return order != 0 ? order : ltl_str_compare(left->message, right->message);
}

const ltl_matches *ltl_scanner_matches(ltl_scanner *scanner) {
    if (!scanner->matches_are_known) {
        scanner->matches_are_known = true;
        if (scanner->language != NULL) {
            run_lane(scanner, scanner->language);
        }
        run_lane(scanner, NULL);
        if (scanner->matches.count > 1) {
            qsort(scanner->matches.at, scanner->matches.count, sizeof *scanner->matches.at,
                  compare_matches);
        }
    }
    return &scanner->matches;
}

const ltl_give_ups *ltl_scanner_give_ups(const ltl_scanner *scanner) { return &scanner->give_ups; }

const ltl_suppressions *ltl_scanner_suppressions(ltl_scanner *scanner) {
    if (!scanner->suppressions_are_known) {
        scanner->suppressions_are_known = true;
        ltl_suppressions_read(&scanner->arena, scanner->source,
                              ltl_scanner_tree_if_parsed(scanner), &scanner->suppressions);
    }
    return &scanner->suppressions;
}
