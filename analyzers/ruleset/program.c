#include <stdlib.h>

#include "analyzers/literals/literals.h"
#include "analyzers/ruleset/program_internal.h"

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

void ltl_program__tell(ltl_builder *b, uint32_t line, uint32_t column, ltl_str text) {
    ltl_problem problem = {.path = ltl_str_of(b->path),
                           .line = line,
                           .column = column,
                           .rule_id = b->rule->info.id,
                           .rule_line = b->rule->info.source_line,
                           .text = ltl_arena_copy(b->problem_arena, text)};
    LTL_PUSH(b->problem_arena, b->problems, problem);
}

void ltl_program__tell_within(ltl_builder *b, uint32_t line, uint32_t column, const ltl_error *error) {
    uint32_t lines = error->line > 0 ? error->line - 1 : 0;
    uint32_t columns = error->column > 0 ? error->column - 1 : 0;
    ltl_program__tell(b, line + lines, column + columns, ltl_str_of(error->text));
}

static ltl_clauses clauses_of_leaf(void *context, const ltl_formula *leaf) {
    return ltl_program__clauses(context, leaf);
}

static ltl_status build_prefilter(ltl_builder *b, ltl_error *error) {
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
static bool check_groups(ltl_builder *b, const ltl_rule *rule, const ltl_regex *regex) {
    ltl_str text = rule->fix_replacement;
    uint32_t count = ltl_regex_group_count(regex);
    for (size_t i = 0; i + 1 < text.len; i++) {
        bool is_group = text.ptr[i] == '\\' && text.ptr[i + 1] >= '0' && text.ptr[i + 1] <= '9';
        if (is_group && (uint32_t)(text.ptr[i + 1] - '0') > count) {
            ltl_str why = ltl_arena_printf(b->problem_arena,
                                           "the replacement asks for group %c, and the regular "
                                           "expression has %u",
                                           text.ptr[i + 1], count);
            ltl_program__tell(b, rule->fix_line, rule->fix_column, why);
            return false;
        }
        i += text.ptr[i] == '\\';
    }
    return true;
}

/* Null when the rule has none, or a wrong one. */
static const ltl_regex *compile_fix(ltl_builder *b, const ltl_rule *rule) {
    uint32_t index;
    const ltl_regex *regex =
        rule->has_fix_regex
            ? ltl_program__regex(b, rule->fix_regex, 0, rule->fix_line, rule->fix_column, &index)
            : NULL;
    return regex != NULL && check_groups(b, rule, regex) ? regex : NULL;
}

static void add_unit(ltl_builder *b, const ltl_rule *rule, uint32_t rule_index) {
    b->rule = rule;
    b->path = rule->info.source_path.ptr;
    b->has_pattern = false;
    b->language = b->program->language;
    uint32_t told = b->problems->count;
    const ltl_step *step = ltl_program__formula(b, rule->formula);
    b->path = rule->info.source_path.ptr;
    if (step == NULL && b->problems->count == told && !rule->is_broken) { /* never in silence */
        ltl_program__tell(b, rule->info.source_line, 1, LTL_STR("the formula cannot be compiled"));
    }
    const ltl_regex *fix = compile_fix(b, rule);
    bool is_fine = step != NULL && (fix != NULL || !rule->has_fix_regex);
    if (is_fine && !rule->is_broken) {
        ltl_unit unit = {rule, rule_index, step, b->has_pattern, fix, false};
        LTL_PUSH(&b->program->arena, &b->program->units, unit);
    }
}

/* What a guest says that the language cannot is not in its files either: no problem of the rule. */
static void add_guest(ltl_builder *b, const ltl_rule *rule, uint32_t rule_index) {
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

static void add_units(ltl_builder *b, const ltl_rules *rules) {
    const ltl_language *language = b->program->language;
    for (uint32_t i = 0; i < rules->broken.count && !b->reads_words; i++) {
        if (ltl_rule_is_for(&rules->broken.at[i], language)) {
            add_unit(b, &rules->broken.at[i], 0); /* for what else is wrong with it */
        }
    }
    for (uint32_t i = 0; i < rules->count; i++) {
        if (ltl_rule_is_for(&rules->at[i], language)) {
            add_unit(b, &rules->at[i], i);
        } else if (ltl_rule_is_guest(&rules->at[i], language)) {
            add_guest(b, &rules->at[i], i);
        }
    }
}

static ltl_status build(ltl_builder *b, const ltl_rules *rules, const ltl_language *language,
                        ltl_program **out_program, ltl_error *error) {
    ltl_status status = LTL_NO_MEMORY;
    ltl_program *program = calloc(1, sizeof *program);
    b->program = program;
    b->parser = ltl_parser_new();
    if (program == NULL || b->parser == NULL) {
        (void)ltl_fail(error, LTL_NO_MEMORY, "no memory for the rules");
        goto done;
    }
    program->language = language;
    ltl_names_init(&program->names);
    ltl_map_init(&b->pattern_of, &program->arena);
    ltl_map_init(&b->generic_of, &program->arena);
    ltl_map_init(&b->regex_of, &program->arena);
    ltl_map_init(&b->item_of, &program->arena);
    ltl_map_init(&b->leaf_of, &program->arena);
    add_units(b, rules);
    ltl_names_promote(&program->names);
    status = b->reads_words ? LTL_OK : build_prefilter(b, error);
done:
    ltl_parser_free(b->parser);
    if (status == LTL_OK) {
        *out_program = program;
    } else {
        ltl_program_free(program);
    }
    return status;
}

ltl_status ltl_program_new(const ltl_rules *rules, const ltl_language *language,
                           ltl_arena *problem_arena, ltl_problems *problems,
                           ltl_program **out_program, ltl_error *error) {
    ltl_builder b = {.follows_files = rules->follows_files,
                     .problem_arena = problem_arena,
                     .problems = problems};
    return build(&b, rules, language, out_program, error);
}

ltl_status ltl_program_new_of_words(const ltl_rules *rules, const ltl_language *language,
                                    ltl_program **out_program, ltl_error *error) {
    ltl_arena arena = {0};
    ltl_problems none = {0};
    ltl_builder b = {.reads_words = true, .problem_arena = &arena, .problems = &none};
    ltl_status status = build(&b, rules, language, out_program, error);
    ltl_arena_clear(&arena);
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
