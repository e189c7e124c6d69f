#include "analyzers/ruleset/scan.h"

#include <stdlib.h>

#include "analyzers/ruleset/embedded.h"
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
    struct LTL_VEC(const ltl_tree *) embedded; /* trees of code embedded in it, those that were needed */
    ltl_reason embedded_reason;
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

/* The names of the last file go, in every lane it came to. */
static void lanes_reset(ltl_scanner *scanner) {
    ltl_names_reset(&lane_of(scanner, scanner->language)->names);
    ltl_names_reset(&lane_of(scanner, NULL)->names);
    const ltl_embed_row *row = scanner->language != NULL ? scanner->language->embeds : NULL;
    for (; row != NULL && row->tag != NULL; row++) {
        size_t index = ltl_language_index(ltl_language_find(ltl_str_of(row->language)));
        if (scanner->lanes[1 + index].is_known) {
            ltl_names_reset(&scanner->lanes[1 + index].names);
        }
    }
}

void ltl_scanner_begin(ltl_scanner *scanner, const ltl_source *source, const ltl_language *language,
                       const atomic_int *stop) {
    if (scanner->source != NULL) {
        lanes_reset(scanner);
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
    memset(&scanner->embedded, 0, sizeof scanner->embedded);
    scanner->embedded_reason = LTL_REASON_NONE;
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
ltl_reason ltl_scanner_tree_reason(const ltl_scanner *scanner) {
    return ltl_reason_worse(scanner->tree_reason, scanner->embedded_reason);
}

uint32_t ltl_scanner_error_bytes(const ltl_scanner *scanner) {
    uint32_t bytes = scanner->tree != NULL ? scanner->tree->error_bytes : 0;
    for (uint32_t i = 0; i < scanner->embedded.count; i++) {
        bytes += scanner->embedded.at[i]->error_bytes;
    }
    return bytes;
}

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

static ltl_reason reason_of_tree(ltl_status status, const ltl_tree *tree) {
    if (status != LTL_OK) {
        return reason_of_parse(status);
    }
    return tree->is_cut             ? LTL_REASON_TREE_DEPTH
           : tree->error_count > 0 ? LTL_REASON_PARSE_ERRORS
                                   : LTL_REASON_NONE;
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
            scanner->tree_reason = reason_of_tree(status, scanner->tree);
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

/* What is left of what a rule may spend and find on the file: parts of the file share it. */
typedef struct budget {
    uint64_t fuel;
    uint32_t found;
} budget;

/* Ranges in order; equal range and message is one finding. */
static void add_matches(ltl_scanner *scanner, const ltl_evaluation_context *c,
                        const ltl_unit *unit, const ltl_ranges *ranges, budget *b) {
    const ltl_rule *rule = unit->rule;
    uint32_t first = scanner->matches.count;
    uint32_t most = rule->max_matches > 0 ? rule->max_matches : UINT32_MAX;
    for (uint32_t i = 0; i < ranges->count && b->found < most; i++) {
        if (b->found == LTL_MAX_FINDINGS_PER_RULE_FILE) {
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
            b->found++;
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

static void run_unit(ltl_scanner *scanner, ltl_evaluation_context *c, const ltl_unit *unit,
                     budget *b) {
    ltl_taint_query taint = taint_options(scanner, unit->rule);
    c->fuel = ltl_fuel_make(b->fuel, scanner->stop);
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
    add_matches(scanner, c, unit, &ranges, b);
    b->fuel = c->fuel.left;
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
                                .within = {0, (uint32_t)scanner->source->text.len},
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

/* The lane of a language that has rules; null when there are none, or no memory for them. */
static lane *lane_with_rules(ltl_scanner *scanner, const ltl_language *language) {
    lane *l = lane_of(scanner, language);
    if (l->program == NULL || l->scratch == NULL || l->alive == NULL) {
        give_up_all(scanner, language);
        return NULL;
    }
    return l->program->units.count > 0 ? l : NULL;
}

/* Says which units could match in the text; false: none that wants the file. */
static bool wake(ltl_scanner *scanner, lane *l, ltl_str text) {
    if (scanner->uses_prefilter) {
        ltl_prefilter_scan(l->program->prefilter, l->scratch, text, l->alive);
    } else {
        memset(l->alive, 1, l->program->units.count);
    }
    bool is_awake = false;
    for (uint32_t i = 0; i < l->program->units.count && !is_awake; i++) {
        is_awake = l->alive[i] != 0 && wants_path(scanner, l->program->units.at[i].rule);
    }
    return is_awake;
}

/* The units that are alive; `budgets` are theirs, null: new ones. `reason` says why there is no tree. */
static void run_units(ltl_scanner *scanner, const lane *l, ltl_evaluation_context *c,
                      budget *budgets, ltl_reason reason) {
    for (uint32_t i = 0; i < l->program->units.count; i++) {
        const ltl_unit *unit = &l->program->units.at[i];
        if (l->alive[i] == 0 || !wants_path(scanner, unit->rule)) {
            continue;
        }
        if (unit->has_pattern && c->tree == NULL) {
            give_up(scanner, unit->rule, reason);
            continue;
        }
        budget own = {LTL_MATCH_FUEL_PER_RULE_FILE, 0};
        budget *b = budgets != NULL ? &budgets[i] : &own;
        if (b->fuel > 0) {
            run_unit(scanner, c, unit, b);
        }
    }
}

static void run_lane(ltl_scanner *scanner, const ltl_language *language) {
    lane *l = lane_with_rules(scanner, language);
    if (l == NULL || !wake(scanner, l, scanner->source->text)) {
        return;
    }
    ltl_evaluation_context c = context_of(scanner, l, needs_tree(scanner, l));
    run_units(scanner, l, &c, NULL, scanner->tree_reason);
}

/* ---- code of other languages ---- */

/* The part as if it were a file of its own: tree, imports, values and whatever the rules keep. */
static ltl_reason read_embedded(ltl_scanner *scanner, const ltl_embedded *part,
                                ltl_evaluation_context *c) {
    uint64_t bytes = part->span.end - part->span.start;
    ltl_fuel fuel =
        ltl_fuel_make(LTL_PARSE_FUEL_BASE + bytes / LTL_PARSE_BYTES_PER_FUEL, scanner->stop);
    const ltl_tree *tree = NULL;
    ltl_status status = ltl_parser_parse_part(scanner->parser, c->arena, c->names, c->source,
                                              part->span, part->language, &fuel, &tree);
    ltl_reason reason = reason_of_tree(status, tree);
    scanner->embedded_reason = ltl_reason_worse(scanner->embedded_reason, reason);
    if (status == LTL_OK) {
        LTL_PUSH(c->arena, &scanner->embedded, tree);
        ltl_imports *imports = LTL_NEW(c->arena, ltl_imports);
        ltl_imports_build(c->arena, c->names, tree, imports);
        c->tree = tree;
        c->target = LTL_NEW(c->arena, ltl_match_target);
        ltl_match_target_init(c->target, c->arena, tree, imports);
        c->target->regex_state = scanner->regex_state;
    }
    return reason;
}

/* The rules of one language over all parts that are written in it. */
static void run_parts(ltl_scanner *scanner, lane *l, const ltl_embedded_parts *parts) {
    const ltl_program *program = l->program;
    ltl_evaluation_context c = context_of(scanner, l, false);
    budget *budgets = LTL_NEW_ARRAY(c.arena, budget, program->units.count);
    for (uint32_t i = 0; i < program->units.count; i++) {
        budgets[i].fuel = LTL_MATCH_FUEL_PER_RULE_FILE;
    }
    for (uint32_t i = 0; i < parts->count; i++) {
        const ltl_embedded *part = &parts->at[i];
        if (part->language != program->language ||
            !wake(scanner, l, ltl_source_slice(scanner->source, part->span))) {
            continue;
        }
        memset(c.patterns, 0, program->patterns.count * sizeof *c.patterns);
        memset(c.generics, 0, program->generics.count * sizeof *c.generics);
        memset(c.regexes, 0, program->regexes.count * sizeof *c.regexes);
        c.parts = LTL_NEW(c.arena, ltl_map);
        c.taint_scratch = LTL_NEW(c.arena, ltl_taint_scratch);
        c.within = part->span;
        c.tree = NULL;
        c.target = NULL;
        ltl_reason reason =
            needs_tree(scanner, l) ? read_embedded(scanner, part, &c) : LTL_REASON_NONE;
        run_units(scanner, l, &c, budgets, reason);
    }
}

static bool is_first_row(const ltl_embed_row *rows, const ltl_embed_row *row) {
    while (strcmp(rows->language, row->language) != 0) {
        rows++;
    }
    return rows == row;
}

static void give_up_alive(ltl_scanner *scanner, const lane *l, ltl_reason reason) {
    for (uint32_t i = 0; i < l->program->units.count; i++) {
        const ltl_rule *rule = l->program->units.at[i].rule;
        if (l->alive[i] != 0 && wants_path(scanner, rule)) {
            give_up(scanner, rule, reason);
        }
    }
}

/* Only a file with such a tag, in whose text a rule of such a language could match, is parsed for it. */
static void run_embedded(ltl_scanner *scanner) {
    ltl_embedded_parts parts = {0};
    bool parts_are_known = false;
    const ltl_embed_row *rows = scanner->language->embeds;
    for (const ltl_embed_row *row = rows; row != NULL && row->tag != NULL; row++) {
        if (!is_first_row(rows, row)) {
            continue;
        }
        const ltl_language *language = ltl_language_find(ltl_str_of(row->language));
        if (!ltl_embedded_may_hold(scanner->source->text, scanner->language, language)) {
            continue;
        }
        lane *l = lane_with_rules(scanner, language);
        if (l == NULL || !wake(scanner, l, scanner->source->text)) {
            continue;
        }
        ltl_reason reason;
        const ltl_tree *tree = ltl_scanner_tree(scanner, &reason);
        if (tree == NULL) {
            give_up_alive(scanner, l, reason);
            continue;
        }
        if (!parts_are_known && !ltl_embedded_find(&scanner->arena, tree, &parts)) {
            scanner->embedded_reason = LTL_REASON_PARSE_ERRORS; /* the others are not read */
        }
        parts_are_known = true;
        run_parts(scanner, l, &parts);
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

/* A rule may be for the language of the file and for that of a part. */
static void drop_repeated(ltl_matches *matches) {
    uint32_t kept = 1;
    for (uint32_t i = 1; i < matches->count; i++) {
        const ltl_match *last = &matches->at[kept - 1];
        const ltl_match *match = &matches->at[i];
        if (last->rule != match->rule || compare_matches(last, match) != 0) {
            matches->at[kept++] = *match;
        }
    }
    matches->count = kept;
}

const ltl_matches *ltl_scanner_matches(ltl_scanner *scanner) {
    if (!scanner->matches_are_known) {
        scanner->matches_are_known = true;
        if (scanner->language != NULL) {
            run_lane(scanner, scanner->language);
            run_embedded(scanner);
        }
        run_lane(scanner, NULL);
        if (scanner->matches.count > 1) {
            qsort(scanner->matches.at, scanner->matches.count, sizeof *scanner->matches.at,
                  compare_matches);
            drop_repeated(&scanner->matches);
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
        for (uint32_t i = 0; i < scanner->embedded.count; i++) {
            ltl_suppressions_add(&scanner->arena, scanner->source, scanner->embedded.at[i],
                                 &scanner->suppressions);
        }
    }
    return &scanner->suppressions;
}
