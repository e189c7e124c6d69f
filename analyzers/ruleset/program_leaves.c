#include "analyzers/generic/aliengrep.h"
#include "analyzers/ruleset/program_internal.h"

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

static void note_leaf(ltl_builder *b, const ltl_formula *leaf, uint32_t index) {
    ltl_map_put_copy(&b->leaf_of, address_key(&leaf), NULL)->value = index + 1;
}

bool ltl_program__pattern(ltl_builder *b, const ltl_formula *formula, ltl_step *step) {
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
            ltl_program__tell_within(b, formula->line, formula->column, &error);
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

static bool compile_generic(ltl_builder *b, const ltl_formula *formula, ltl_str text,
                            const ltl_generic_options *options, ltl_step *step) {
    ltl_program *program = b->program;
    uint32_t also[] = {options->max_span, (uint32_t)options->comments};
    ltl_str key = leaf_key(&program->arena, text, also, sizeof also);
    ltl_map_entry *entry = ltl_map_put(&b->generic_of, key, NULL);
    if (entry->value == 0) {
        const ltl_generic_pattern *pattern;
        ltl_error error;
        if (ltl_generic_compile(&program->arena, &program->names, &program->metavariables,
                                text, options, &pattern, &error) != LTL_OK) {
            ltl_program__tell_within(b, formula->line, formula->column, &error);
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

bool ltl_program__generic(ltl_builder *b, const ltl_formula *formula, ltl_step *step) {
    return compile_generic(b, formula, formula->text, &b->rule->generic, step);
}

static ltl_comment_style comments_of(const ltl_language *language) {
    const char *line = language != NULL ? language->line_comment : NULL;
    return line == NULL               ? LTL_COMMENTS_KEPT
           : strcmp(line, "//") == 0 ? LTL_COMMENTS_CPP
           : strcmp(line, "#") == 0  ? LTL_COMMENTS_SHELL
                                      : LTL_COMMENTS_KEPT;
}

/* `<... $X ...>`, at any depth, is among words what `...` is. */
static ltl_str without_depth(ltl_arena *arena, ltl_str text) {
    char *plain = ltl_arena_alloc_raw(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++) {
        ltl_str rest = ltl_str_slice(text, i, text.len);
        bool opens = ltl_str_starts_with(rest, LTL_STR("<..."));
        bool closes = i >= 3 && ltl_str_starts_with(ltl_str_slice(text, i - 3, text.len), LTL_STR("...>"));
        if (!opens && !closes) {
            plain[len++] = text.ptr[i];
        }
    }
    return (ltl_str){plain, len};
}

bool ltl_program__words(ltl_builder *b, const ltl_formula *formula, ltl_step *step) {
    ltl_generic_options options = {.max_span = LTL_GENERIC_MAX_SPAN,
                                   .comments = comments_of(b->program->language)};
    step->op = LTL_FORMULA_GENERIC;
    return compile_generic(b, formula, without_depth(&b->program->arena, formula->text), &options, step);
}

const uint16_t *ltl_program__groups(ltl_program *program, const ltl_regex *regex,
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

const ltl_regex *ltl_program__regex(ltl_builder *b, ltl_str text, unsigned flags, uint32_t line,
                                      uint32_t column, uint32_t *out_index) {
    ltl_program *program = b->program;
    ltl_str key = leaf_key(&program->arena, text, &flags, sizeof flags);
    bool is_new;
    ltl_map_entry *entry = ltl_map_put(&b->regex_of, key, &is_new);
    if (is_new || entry->value == 0) {
        ltl_regex *regex;
        ltl_error error;
        if (ltl_regex_compile(text, flags, &regex, &error) != LTL_OK) {
            ltl_program__tell_within(b, line, column, &error);
            return NULL;
        }
        LTL_PUSH(&program->arena, &program->regexes, regex);
        entry->value = program->regexes.count;
    }
    *out_index = (uint32_t)entry->value - 1;
    return program->regexes.at[*out_index];
}

/* A generic pattern that is one regular expression. */
bool ltl_program__aliengrep(ltl_builder *b, const ltl_formula *formula, ltl_step *step) {
    ltl_arena *arena = &b->program->arena;
    ltl_aliengrep translated;
    ltl_error error;
    if (ltl_aliengrep_translate(arena, formula->text, &b->rule->generic, &translated, &error) !=
        LTL_OK) {
        ltl_program__tell(b, formula->line, formula->column, ltl_str_of(error.text));
        return false;
    }
    step->op = LTL_FORMULA_REGEX;
    step->is_exact = true;
    step->regex = ltl_program__regex(b, translated.regex, 0, formula->line, formula->column,
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

ltl_clauses ltl_program__clauses(ltl_builder *b, const ltl_formula *leaf) {
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
