#include "analyzers/ruleset/program.h"

#include <stdlib.h>

#include "analyzers/generic/aliengrep.h"
#include "analyzers/ruleset/literals.h"
#include "analyzers/values/check.h"
#include "core/limits.h"
#include "core/map.h"

typedef struct builder {
    ltl_program *program;
    ltl_parser *parser;
    ltl_map pattern_of; /* text, options and language -> index + 1 */
    ltl_map generic_of; /* text and options -> index + 1 */
    ltl_map regex_of;
    ltl_map leaf_of; /* address of a leaf -> index + 1 among what its op says */
    const ltl_language *language; /* that the code at hand is written in */
    const ltl_rule *rule;
    const char *path; /* of the document that the formula at hand is written in */
    bool has_pattern;
    bool follows_files;
    ltl_arena *problem_arena;
    ltl_problems *problems;
} builder;

bool ltl_rule_is_for(const ltl_rule *rule, const ltl_language *language) {
    if (language == NULL || rule->is_any_text) {
        return language == NULL && rule->is_any_text;
    }
    for (uint32_t i = 0; rule->languages != NULL && rule->languages[i] != NULL; i++) {
        if (rule->languages[i] == language) {
            return true;
        }
    }
    return false;
}

bool ltl_rule_is_guest(const ltl_rule *rule, const ltl_language *language) {
    if (language == NULL || rule->is_any_text || ltl_rule_is_for(rule, language)) {
        return false;
    }
    for (uint32_t i = 0; rule->languages != NULL && rule->languages[i] != NULL; i++) {
        if (ltl_language_shares_names(rule->languages[i], language)) {
            return true;
        }
    }
    return false;
}

static void add_problem(builder *b, uint32_t line, uint32_t column, ltl_str text) {
    ltl_problem problem = {.path = ltl_str_of(b->path),
                           .line = line,
                           .column = column,
                           .rule_id = b->rule->info.id,
                           .rule_line = b->rule->info.source_line,
                           .text = ltl_arena_copy(b->problem_arena, text)};
    LTL_PUSH(b->problem_arena, b->problems, problem);
}

/* The error's place is within the text that begins at that line and column. */
static void add_problem_within(builder *b, uint32_t line, uint32_t column, const ltl_error *error) {
    uint32_t lines = error->line > 0 ? error->line - 1 : 0;
    uint32_t columns = error->column > 0 ? error->column - 1 : 0;
    add_problem(b, line + lines, column + columns, ltl_str_of(error->text));
}

/* ---- leaves ---- */

/* A text and what else decides how it is read; texts may hold zero bytes. */
static ltl_str leaf_key(ltl_arena *arena, ltl_str text, const void *also, size_t also_bytes) {
    char *key = ltl_arena_alloc_raw(arena, text.len + also_bytes);
    memcpy(key, also, also_bytes);
    if (text.len > 0) {
        memcpy(key + also_bytes, text.ptr, text.len);
    }
    return (ltl_str){key, text.len + also_bytes};
}

static ltl_str address_key(const ltl_formula *const *leaf) {
    return (ltl_str){(const char *)leaf, sizeof *leaf};
}

static void note_leaf(builder *b, const ltl_formula *leaf, uint32_t index) {
    ltl_map_put_copy(&b->leaf_of, address_key(&leaf), NULL)->value = index + 1;
}

static bool compile_pattern(builder *b, const ltl_formula *formula, ltl_step *step) {
    ltl_program *program = b->program;
    bool is_new;
    unsigned options = b->rule->match_options;
    uint64_t also[] = {options, ltl_language_index(b->language)};
    ltl_str key = leaf_key(&program->arena, formula->text, also, sizeof also);
    b->has_pattern = b->has_pattern || b->language == program->language;
    ltl_map_entry *entry = ltl_map_put(&b->pattern_of, key, &is_new);
    if (is_new || entry->value == 0) { /* at 0 it failed before, and fails again */
        const ltl_pattern *pattern;
        ltl_error error;
        ltl_status status =
            ltl_pattern_compile(&program->arena, b->parser, &program->names,
                                &program->metavariables, b->language, formula->text, options,
                                &pattern, &error);
        if (status != LTL_OK) {
            add_problem_within(b, formula->line, formula->column, &error);
            return false;
        }
        LTL_PUSH(&program->arena, &program->patterns, pattern);
        entry->value = program->patterns.count;
    }
    step->pattern_index = (uint32_t)entry->value - 1;
    step->pattern = program->patterns.at[step->pattern_index];
    note_leaf(b, formula, step->pattern_index);
    return true;
}

static bool compile_generic(builder *b, const ltl_formula *formula, ltl_step *step) {
    ltl_program *program = b->program;
    const ltl_generic_options *options = &b->rule->generic;
    uint32_t also[] = {options->max_span, (uint32_t)options->comments};
    ltl_str key = leaf_key(&program->arena, formula->text, also, sizeof also);
    ltl_map_entry *entry = ltl_map_put(&b->generic_of, key, NULL);
    if (entry->value == 0) {
        const ltl_generic_pattern *pattern;
        ltl_error error;
        if (ltl_generic_compile(&program->arena, &program->names, &program->metavariables,
                                formula->text, options, &pattern, &error) != LTL_OK) {
            add_problem_within(b, formula->line, formula->column, &error);
            return false;
        }
        LTL_PUSH(&program->arena, &program->generics, pattern);
        entry->value = program->generics.count;
    }
    step->generic_index = (uint32_t)entry->value - 1;
    step->generic = program->generics.at[step->generic_index];
    note_leaf(b, formula, step->generic_index);
    return true;
}

/* Numbered groups are $1, $2 …; a named group binds its name. */
static const uint16_t *group_metavariables(ltl_program *program, const ltl_regex *regex,
                                           bool with_numbers) {
    uint16_t *groups = LTL_NEW_ARRAY(&program->arena, uint16_t, LTL_REGEX_MAX_GROUPS);
    for (uint32_t group = 0; group < LTL_REGEX_MAX_GROUPS; group++) {
        groups[group] = LTL_NO_METAVARIABLE;
        if (group == 0 || group > ltl_regex_group_count(regex)) {
            continue;
        }
        ltl_str name = ltl_regex_group_name(regex, group);
        if (name.len > 0) {
            name = ltl_arena_printf(&program->arena, "$%.*s", LTL_STR_ARG(name));
        } else if (with_numbers) {
            name = ltl_arena_printf(&program->arena, "$%u", group);
        } else {
            continue;
        }
        groups[group] = ltl_metavariables_intern(&program->arena, &program->metavariables, name);
    }
    return groups;
}

static const ltl_regex *compile_regex(builder *b, ltl_str text, unsigned flags, uint32_t line,
                                      uint32_t column, uint32_t *out_index) {
    ltl_program *program = b->program;
    ltl_str key = leaf_key(&program->arena, text, &flags, sizeof flags);
    bool is_new;
    ltl_map_entry *entry = ltl_map_put(&b->regex_of, key, &is_new);
    if (is_new || entry->value == 0) {
        ltl_regex *regex;
        ltl_error error;
        if (ltl_regex_compile(text, flags, &regex, &error) != LTL_OK) {
            add_problem_within(b, line, column, &error);
            return NULL;
        }
        LTL_PUSH(&program->arena, &program->regexes, regex);
        entry->value = program->regexes.count;
    }
    *out_index = (uint32_t)entry->value - 1;
    return program->regexes.at[*out_index];
}

/* A generic pattern that is one regular expression. */
static bool compile_aliengrep(builder *b, const ltl_formula *formula, ltl_step *step) {
    ltl_arena *arena = &b->program->arena;
    ltl_aliengrep translated;
    ltl_error error;
    if (ltl_aliengrep_translate(arena, formula->text, &b->rule->generic, &translated, &error) !=
        LTL_OK) {
        add_problem(b, formula->line, formula->column, ltl_str_of(error.text));
        return false;
    }
    step->op = LTL_FORMULA_REGEX;
    step->is_exact = true;
    step->regex = compile_regex(b, translated.regex, 0, formula->line, formula->column,
                                &step->regex_index);
    uint16_t *groups = LTL_NEW_ARRAY(arena, uint16_t, LTL_REGEX_MAX_GROUPS);
    for (uint32_t i = 0; i < LTL_REGEX_MAX_GROUPS; i++) {
        bool is_bound = i < translated.groups.count && translated.groups.at[i].len > 0;
        groups[i] = is_bound ? ltl_metavariables_intern(arena, &b->program->metavariables,
                                                        translated.groups.at[i])
                             : LTL_NO_METAVARIABLE;
    }
    step->groups = groups;
    return step->regex != NULL;
}

/* ---- formulas ---- */

static const ltl_step *compile_formula(builder *b, const ltl_formula *formula, uint32_t depth);

static bool compile_condition_regex(builder *b, const ltl_condition *condition, ltl_check *check) {
    uint32_t index;
    check->regex = compile_regex(b, condition->regex, LTL_REGEX_ANCHORED, condition->line,
                                 condition->column, &index);
    if (check->regex != NULL) {
        check->groups = group_metavariables(b->program, check->regex, false);
    }
    return check->regex != NULL;
}

static bool compile_condition_formula(builder *b, const ltl_condition *condition, uint32_t depth,
                                      ltl_check *check) {
    const ltl_language *around = b->language;
    check->view = condition->view;
    check->language = condition->language;
    b->language = condition->view == LTL_VIEW_LANGUAGE ? condition->language : around;
    check->step = compile_formula(b, condition->formula, depth + 1);
    b->language = around;
    return check->step != NULL;
}

/* The loader read it before, to complain; here it is kept with its regular expressions. */
static bool compile_comparison(builder *b, const ltl_condition *condition, ltl_check *check) {
    ltl_comparison *comparison;
    ltl_error error;
    if (ltl_comparison_read(&b->program->arena, condition->comparison, &comparison, &error) !=
        LTL_OK) {
        add_problem(b, condition->line, condition->column, ltl_str_of(error.text));
        return false;
    }
    LTL_PUSH(&b->program->arena, &b->program->comparisons, comparison);
    check->comparison = comparison;
    return true;
}

/* A language without types knows none: there the condition holds for nothing, and the rule says so. */
static bool compile_types(builder *b, const ltl_condition *condition, ltl_check *check) {
    ltl_program *program = b->program;
    const ltl_pattern **types =
        LTL_NEW_ARRAY(&program->arena, const ltl_pattern *, condition->text_count);
    b->has_pattern = true;
    for (uint32_t i = 0; i < condition->text_count; i++) {
        ltl_error error;
        const ltl_pattern *type;
        ltl_status status =
            ltl_pattern_compile_type(&program->arena, b->parser, &program->names,
                                     &program->metavariables, b->language, condition->texts[i],
                                     &type, &error);
        if (status == LTL_INVALID) {
            add_problem(b, condition->line, condition->column, ltl_str_of(error.text));
            b->problems->at[b->problems->count - 1].is_warning = true;
            continue;
        }
        if (status != LTL_OK) {
            add_problem(b, condition->line, condition->column, ltl_str_of(error.text));
            return false;
        }
        LTL_PUSH(&program->arena, &program->patterns, type);
        types[check->type_count++] = type;
    }
    check->types = types;
    return true;
}

static bool compile_check(builder *b, const ltl_condition *condition, uint32_t depth,
                          ltl_check *out_check) {
    ltl_program *program = b->program;
    out_check->op = condition->op;
    out_check->condition = condition;
    out_check->metavariable = condition->metavariable.len == 0
                                  ? LTL_NO_METAVARIABLE
                                  : ltl_metavariables_intern(&program->arena,
                                                             &program->metavariables,
                                                             condition->metavariable);
    switch (condition->op) {
    case LTL_CONDITION_REGEX:
        return compile_condition_regex(b, condition, out_check);
    case LTL_CONDITION_PATTERN:
        return compile_condition_formula(b, condition, depth, out_check);
    case LTL_CONDITION_COMPARISON:
        return compile_comparison(b, condition, out_check);
    case LTL_CONDITION_TYPE:
        return compile_types(b, condition, out_check);
    case LTL_CONDITION_ENTROPY:
    case LTL_CONDITION_REDOS:
    case LTL_CONDITION_NAME:
    default:
        return true;
    }
}

static bool compile_parts(builder *b, const ltl_formula *formula, uint32_t depth, ltl_step *step) {
    ltl_arena *arena = &b->program->arena;
    const ltl_step **children = LTL_NEW_ARRAY(arena, const ltl_step *, formula->child_count);
    bool is_fine = true;
    for (uint32_t i = 0; i < formula->child_count; i++) {
        children[i] = compile_formula(b, formula->children[i], depth + 1);
        is_fine &= children[i] != NULL; /* goes on, to tell of all that is wrong */
    }
    step->children = children;
    step->child_count = formula->child_count;
    b->path = formula->path;
    ltl_check *checks = LTL_NEW_ARRAY(arena, ltl_check, formula->condition_count);
    for (uint32_t i = 0; i < formula->condition_count; i++) {
        is_fine &= compile_check(b, &formula->conditions[i], depth, &checks[i]);
    }
    step->checks = checks;
    step->check_count = formula->condition_count;
    ltl_focus *focus = LTL_NEW_ARRAY(arena, ltl_focus, formula->focus_count);
    for (uint32_t i = 0; i < formula->focus_count; i++) {
        uint16_t *names = LTL_NEW_ARRAY(arena, uint16_t, formula->focus_sizes[i]);
        for (uint32_t j = 0; j < formula->focus_sizes[i]; j++) {
            names[j] = ltl_metavariables_intern(arena, &b->program->metavariables,
                                                formula->focus[i][j]);
        }
        focus[i] = (ltl_focus){names, formula->focus_sizes[i]};
    }
    step->focus = focus;
    step->focus_count = formula->focus_count;
    return is_fine;
}

static uint16_t optional_name(builder *b, ltl_str name) {
    return name.len == 0 ? LTL_NO_METAVARIABLE
                         : ltl_metavariables_intern(&b->program->arena,
                                                    &b->program->metavariables, name);
}

static void compile_taint_item(builder *b, const ltl_formula *formula, ltl_step *step) {
    const ltl_taint_item *item = formula->taint;
    if (item == NULL) {
        return;
    }
    step->taint_from = optional_name(b, item->from);
    step->taint_to = optional_name(b, item->to);
    uint16_t *parts = LTL_NEW_ARRAY(&b->program->arena, uint16_t, item->part_count);
    for (uint32_t i = 0; i < item->part_count; i++) {
        parts[i] = optional_name(b, item->parts[i].metavariable);
    }
    step->taint_parts = parts;
}

/* What it finds is code: it needs a tree. */
static const ltl_step *compile_values(builder *b, const ltl_formula *formula, ltl_step *step) {
    step->check = ltl_value_check_find(formula->text);
    step->check_what = optional_name(b, LTL_STR("$WHAT"));
    step->check_from = optional_name(b, LTL_STR("$FROM"));
    b->has_pattern = true;
    return step;
}

static const ltl_step *compile_formula(builder *b, const ltl_formula *formula, uint32_t depth) {
    b->path = formula->path;
    bool is_leaf = formula->op == LTL_FORMULA_PATTERN || formula->op == LTL_FORMULA_REGEX ||
                   formula->op == LTL_FORMULA_GENERIC || formula->op == LTL_FORMULA_CHECK;
    if (b->rule->is_broken && is_leaf && formula->text.len == 0) {
        return NULL; /* told when it was read */
    }
    if (depth > LTL_MAX_FORMULA_DEPTH) {
        add_problem(b, formula->line, formula->column, LTL_STR("formulas nest too deeply"));
        return NULL;
    }
    ltl_step *step = LTL_NEW(&b->program->arena, ltl_step);
    step->op = formula->op;
    step->formula = formula;
    step->fix = formula->has_fix ? &formula->fix : NULL;
    step->as = formula->as.len == 0 ? LTL_NO_METAVARIABLE
                                    : ltl_metavariables_intern(&b->program->arena,
                                                               &b->program->metavariables,
                                                               formula->as);
    compile_taint_item(b, formula, step);
    switch (formula->op) {
    case LTL_FORMULA_PATTERN:
        return compile_pattern(b, formula, step) ? step : NULL;
    case LTL_FORMULA_GENERIC:
        return (b->rule->generic.is_aliengrep ? compile_aliengrep(b, formula, step)
                                              : compile_generic(b, formula, step))
                   ? step
                   : NULL;
    case LTL_FORMULA_REGEX:
        step->regex = compile_regex(b, formula->text, LTL_REGEX_MULTILINE, formula->line,
                                    formula->column, &step->regex_index);
        if (step->regex == NULL) {
            return NULL;
        }
        step->groups = group_metavariables(b->program, step->regex, true);
        return step;
    case LTL_FORMULA_CHECK:
        return compile_values(b, formula, step);
    case LTL_FORMULA_ALL:
    case LTL_FORMULA_ANY:
    case LTL_FORMULA_NOT:
    case LTL_FORMULA_INSIDE:
    case LTL_FORMULA_ANYWHERE:
    case LTL_FORMULA_TAINT:
        return compile_parts(b, formula, depth, step) ? step : NULL;
    default:
        return NULL;
    }
}

/* ---- prefilter ---- */

static ltl_clauses clauses_of_leaf(void *context, const ltl_formula *leaf) {
    builder *b = context;
    ltl_program *program = b->program;
    const ltl_map_entry *entry = ltl_map_find(&b->leaf_of, address_key(&leaf));
    if (entry == NULL || entry->value == 0) {
        return (ltl_clauses){0};
    }
    uint32_t index = (uint32_t)entry->value - 1;
    return leaf->op == LTL_FORMULA_GENERIC
               ? ltl_generic_clauses(&program->arena, program->generics.at[index])
               : ltl_pattern_clauses(&program->arena, program->patterns.at[index]);
}

static ltl_status build_prefilter(builder *b, ltl_error *error) {
    ltl_program *program = b->program;
    uint32_t count = program->units.count;
    ltl_clauses *clauses = LTL_NEW_ARRAY(&program->arena, ltl_clauses, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        ltl_literals_of_formula(&program->arena, program->units.at[i].rule->formula,
                                clauses_of_leaf, b, b->follows_files, &clauses[i]);
    }
    return ltl_prefilter_new(clauses, count, &program->prefilter, error);
}

/* `\3` of a replacement needs a third group. */
static bool check_groups(builder *b, const ltl_rule *rule, const ltl_regex *regex) {
    ltl_str text = rule->fix_replacement;
    uint32_t count = ltl_regex_group_count(regex);
    for (size_t i = 0; i + 1 < text.len; i++) {
        bool is_group = text.ptr[i] == '\\' && text.ptr[i + 1] >= '0' && text.ptr[i + 1] <= '9';
        if (is_group && (uint32_t)(text.ptr[i + 1] - '0') > count) {
            ltl_str why = ltl_arena_printf(b->problem_arena,
                                           "the replacement asks for group %c, and the regular "
                                           "expression has %u",
                                           text.ptr[i + 1], count);
            add_problem(b, rule->fix_line, rule->fix_column, why);
            return false;
        }
        i += text.ptr[i] == '\\';
    }
    return true;
}

/* Null when the rule has none, or a wrong one. */
static const ltl_regex *compile_fix(builder *b, const ltl_rule *rule) {
    uint32_t index;
    const ltl_regex *regex =
        rule->has_fix_regex
            ? compile_regex(b, rule->fix_regex, 0, rule->fix_line, rule->fix_column, &index)
            : NULL;
    return regex != NULL && check_groups(b, rule, regex) ? regex : NULL;
}

static void add_unit(builder *b, const ltl_rule *rule, uint32_t rule_index) {
    b->rule = rule;
    b->path = rule->info.source_path.ptr;
    b->has_pattern = false;
    b->language = b->program->language;
    uint32_t told = b->problems->count;
    const ltl_step *step = compile_formula(b, rule->formula, 0);
    b->path = rule->info.source_path.ptr;
    if (step == NULL && b->problems->count == told && !rule->is_broken) { /* never in silence */
        add_problem(b, rule->info.source_line, 1, LTL_STR("the formula cannot be compiled"));
    }
    const ltl_regex *fix = compile_fix(b, rule);
    bool is_fine = step != NULL && (fix != NULL || !rule->has_fix_regex);
    if (is_fine && !rule->is_broken) {
        ltl_unit unit = {rule, rule_index, step, b->has_pattern, fix, false};
        LTL_PUSH(&b->program->arena, &b->program->units, unit);
    }
}

/* What a guest says that the language cannot is not in its files either: no problem of the rule. */
static void add_guest(builder *b, const ltl_rule *rule, uint32_t rule_index) {
    ltl_problems none = {0};
    ltl_problems *problems = b->problems;
    uint32_t count = b->program->units.count;
    b->problems = &none;
    add_unit(b, rule, rule_index);
    b->problems = problems;
    if (b->program->units.count > count) {
        b->program->units.at[count].is_guest = true;
        b->program->guest_count++;
    }
}

ltl_status ltl_program_new(const ltl_rules *rules, const ltl_language *language,
                           ltl_arena *problem_arena, ltl_problems *problems,
                           ltl_program **out_program, ltl_error *error) {
    ltl_status status = LTL_NO_MEMORY;
    ltl_program *program = calloc(1, sizeof *program);
    ltl_parser *parser = ltl_parser_new();
    if (program == NULL || parser == NULL) {
        (void)ltl_fail(error, LTL_NO_MEMORY, "no memory for the rules");
        goto done;
    }
    program->language = language;
    ltl_names_init(&program->names);
    builder b = {.program = program,
                 .follows_files = rules->follows_files,
                 .parser = parser,
                 .problem_arena = problem_arena,
                 .problems = problems};
    ltl_map_init(&b.pattern_of, &program->arena);
    ltl_map_init(&b.generic_of, &program->arena);
    ltl_map_init(&b.regex_of, &program->arena);
    ltl_map_init(&b.leaf_of, &program->arena);
    for (uint32_t i = 0; i < rules->broken.count; i++) {
        if (ltl_rule_is_for(&rules->broken.at[i], language)) {
            add_unit(&b, &rules->broken.at[i], 0); /* for what else is wrong with it */
        }
    }
    for (uint32_t i = 0; i < rules->count; i++) {
        if (ltl_rule_is_for(&rules->at[i], language)) {
            add_unit(&b, &rules->at[i], i);
        } else if (ltl_rule_is_guest(&rules->at[i], language)) {
            add_guest(&b, &rules->at[i], i);
        }
    }
    ltl_names_promote(&program->names);
    status = build_prefilter(&b, error);
done:
    ltl_parser_free(parser);
    if (status == LTL_OK) {
        *out_program = program;
    } else {
        ltl_program_free(program);
    }
    return status;
}

void ltl_program_free(ltl_program *program) {
    if (program == NULL) {
        return;
    }
    for (uint32_t i = 0; i < program->patterns.count; i++) {
        ltl_pattern_clear(program->patterns.at[i]);
    }
    for (uint32_t i = 0; i < program->regexes.count; i++) {
        ltl_regex_free(program->regexes.at[i]);
    }
    for (uint32_t i = 0; i < program->comparisons.count; i++) {
        ltl_comparison_clear(program->comparisons.at[i]);
    }
    ltl_prefilter_free(program->prefilter);
    ltl_names_clear(&program->names);
    ltl_arena_clear(&program->arena);
    free(program);
}
