#include "analyzers/ruleset/program_internal.h"
#include "analyzers/locals/locals.h"
#include "core/limits.h"

static const ltl_step *compile_formula(ltl_builder *b, const ltl_formula *formula, uint32_t depth);

static bool compile_condition_regex(ltl_builder *b, const ltl_condition *condition, ltl_check *check) {
    uint32_t index;
    check->regex = ltl_program__regex(b, condition->regex, LTL_REGEX_ANCHORED, condition->line,
                                 condition->column, &index);
    if (check->regex != NULL) {
        check->groups = ltl_program__groups(b->program, check->regex, false);
    }
    return check->regex != NULL;
}

static bool compile_condition_formula(ltl_builder *b, const ltl_condition *condition, uint32_t depth,
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
static bool compile_comparison(ltl_builder *b, const ltl_condition *condition, ltl_check *check) {
    ltl_comparison *comparison;
    ltl_error error;
    if (ltl_comparison_read(&b->program->arena, condition->comparison, &comparison, &error) !=
        LTL_OK) {
        ltl_program__tell(b, condition->line, condition->column, ltl_str_of(error.text));
        return false;
    }
    LTL_PUSH(&b->program->arena, &b->program->comparisons, comparison);
    check->comparison = comparison;
    return true;
}

/* A language without types knows none: there the condition holds for nothing, and the rule says so. */
static bool compile_types(ltl_builder *b, const ltl_condition *condition, ltl_check *check) {
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
            ltl_program__tell(b, condition->line, condition->column, ltl_str_of(error.text));
            b->problems->at[b->problems->count - 1].is_warning = true;
            continue;
        }
        if (status != LTL_OK) {
            ltl_program__tell(b, condition->line, condition->column, ltl_str_of(error.text));
            return false;
        }
        LTL_PUSH(&program->arena, &program->patterns, type);
        types[check->type_count++] = type;
    }
    check->types = types;
    return true;
}

static bool compile_check(ltl_builder *b, const ltl_condition *condition, uint32_t depth,
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
        return !b->reads_words && compile_types(b, condition, out_check);
    case LTL_CONDITION_NAME:
        return !b->reads_words;
    case LTL_CONDITION_ENTROPY:
    case LTL_CONDITION_REDOS:
    default:
        return true;
    }
}

static bool compile_parts(ltl_builder *b, const ltl_formula *formula, uint32_t depth, ltl_step *step) {
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

static uint16_t optional_name(ltl_builder *b, ltl_str name) {
    return name.len == 0 ? LTL_NO_METAVARIABLE
                         : ltl_metavariables_intern(&b->program->arena,
                                                    &b->program->metavariables, name);
}

static void compile_taint_item(ltl_builder *b, const ltl_formula *formula, ltl_step *step) {
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

/* Rules that take the same list have its items in common: these are found once a file, like leaves. */
static void share_item(ltl_builder *b, const ltl_formula *formula, ltl_step *step) {
    struct {
        const char *path;
        uint64_t line, column, options, language;
    } key = {formula->path, formula->line, formula->column, b->rule->match_options, ltl_language_index(b->language)};
    if (formula->taint == NULL || b->rule->is_generic) {
        return;
    }
    ltl_map_entry *entry = ltl_map_put_copy(&b->item_of, (ltl_str){(const char *)&key, sizeof key}, NULL);
    ltl_step *first = entry->value != 0 ? (ltl_step *)(uintptr_t)entry->value : step;
    entry->value = (uintptr_t)first;
    if (first != step && first->shared_index == 0) {
        first->shared_index = ++b->program->shared_count;
    }
    step->shared_index = first->shared_index;
}

/* What it finds is code: it needs a tree. */
static const ltl_step *compile_values(ltl_builder *b, const ltl_formula *formula, ltl_step *step) {
    step->check = ltl_check_named(formula->text);
    step->check_what = optional_name(b, LTL_STR("$WHAT"));
    step->check_from = optional_name(b, LTL_STR("$FROM"));
    b->has_pattern = true;
    return step;
}

static const ltl_step *compile_formula(ltl_builder *b, const ltl_formula *formula, uint32_t depth) {
    b->path = formula->path;
    bool is_leaf = formula->op == LTL_FORMULA_PATTERN || formula->op == LTL_FORMULA_REGEX ||
                   formula->op == LTL_FORMULA_GENERIC || formula->op == LTL_FORMULA_CHECK;
    if (b->rule->is_broken && is_leaf && formula->text.len == 0) {
        return NULL; /* told when it was read */
    }
    if (depth > LTL_MAX_FORMULA_DEPTH) {
        ltl_program__tell(b, formula->line, formula->column, LTL_STR("formulas nest too deeply"));
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
        return (b->reads_words ? ltl_program__words(b, formula, step)
                               : ltl_program__pattern(b, formula, step))
                   ? step
                   : NULL;
    case LTL_FORMULA_GENERIC:
        return (b->rule->generic.is_aliengrep ? ltl_program__aliengrep(b, formula, step)
                                              : ltl_program__generic(b, formula, step))
                   ? step
                   : NULL;
    case LTL_FORMULA_REGEX:
        step->regex = ltl_program__regex(b, formula->text, LTL_REGEX_MULTILINE, formula->line,
                                    formula->column, &step->regex_index);
        if (step->regex == NULL) {
            return NULL;
        }
        step->groups = ltl_program__groups(b->program, step->regex, true);
        return step;
    case LTL_FORMULA_CHECK: /* of values: there are none without a tree */
        return b->reads_words ? NULL : compile_values(b, formula, step);
    case LTL_FORMULA_ALL:
    case LTL_FORMULA_ANY:
        share_item(b, formula, step);
        return compile_parts(b, formula, depth, step) ? step : NULL;
    case LTL_FORMULA_NOT:
    case LTL_FORMULA_INSIDE:
    case LTL_FORMULA_ANYWHERE:
    case LTL_FORMULA_TAINT:
        return compile_parts(b, formula, depth, step) ? step : NULL;
    default:
        return NULL;
    }
}

const ltl_step *ltl_program__formula(ltl_builder *b, const ltl_formula *formula) {
    return compile_formula(b, formula, 0);
}
