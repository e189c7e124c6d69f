/* Conditions on what a metavariable holds, in both spellings: elements of `patterns`, and of `where`. */
#include "analyzers/conditions/comparison.h"
#include "analyzers/rulefiles/load_formula.h"
#include "core/nearest.h"

typedef ltl_formula_reading reading;

/* Reads the mapping of a condition whose `metavariable` is known; false after a complaint. */
typedef bool read_condition(reading *r, const ltl_pending *all, const ltl_yaml *key,
                            const ltl_yaml *map, ltl_condition *condition, ltl_formula_parts *into);

static read_condition read_regex;
static read_condition read_pattern;
static read_condition read_comparison;
static read_condition read_analysis;
static read_condition read_type;
static read_condition read_name;

typedef struct condition_key {
    const char *name;
    read_condition *read; /* null: not supported, and why */
    const char *why;
} condition_key;

static const condition_key CONDITIONS[] = {
    {"metavariable-regex", read_regex, NULL},
    {"metavariable-pattern", read_pattern, NULL},
    {"metavariable-comparison", read_comparison, NULL},
    {"metavariable-analysis", read_analysis, NULL},
    {"metavariable-type", read_type, NULL},
    {"metavariable-name", read_name, NULL},
    {"semgrep-internal-metavariable-name", read_name, NULL},
    {"pattern-where-python", NULL, "rules run no code; say it with `metavariable-comparison`"},
};

#define FOCUS "focus-metavariable"

static const condition_key *find_condition(ltl_str name) {
    for (size_t i = 0; i < LTL_COUNT_OF(CONDITIONS); i++) {
        if (ltl_str_is(name, CONDITIONS[i].name)) {
            return &CONDITIONS[i];
        }
    }
    return NULL;
}

void ltl_formula__nearest_condition(ltl_str name, uint32_t *best, const char **nearest) {
    for (size_t i = 0; i < LTL_COUNT_OF(CONDITIONS); i++) {
        if (ltl_nearest_try(name, ltl_str_of(CONDITIONS[i].name), best)) {
            *nearest = CONDITIONS[i].name;
        }
    }
    if (ltl_nearest_try(name, LTL_STR(FOCUS), best)) {
        *nearest = FOCUS;
    }
}

bool ltl_formula__metavariable(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                               ltl_str *out_name) {
    if (!ltl_loader__text(loader, key, value, out_name)) {
        return false;
    }
    if (!ltl_metavariable_is_valid(*out_name)) {
        ltl_loader__error(loader, value, "`%.*s` is no metavariable: that is `$` and a name in "
                                         "capital letters",
                          LTL_STR_ARG(ltl_loader__shown(*out_name)));
        return false;
    }
    return true;
}

/* The value of a key that must be there. */
static const ltl_yaml *need(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *map,
                            const char *name) {
    const ltl_yaml *value = ltl_yaml_get(map, name);
    if (!value) {
        ltl_loader__error(loader, key, "`%.*s` has no `%s`",
                          LTL_STR_ARG(ltl_loader__shown(key->text)), name);
    }
    return value;
}

static bool read_flag(ltl_loader *loader, const ltl_yaml *map, const char *name, bool *out_flag) {
    const ltl_yaml *value = ltl_yaml_get(map, name);
    *out_flag = false;
    if (value && !ltl_yaml_to_bool(value, out_flag)) {
        ltl_loader__error(loader, value, "`%s` must be true or false", name);
        return false;
    }
    return true;
}

/* --- each kind ------------------------------------------------------------------------------- */

static bool read_regex(reading *r, const ltl_pending *all, const ltl_yaml *key, const ltl_yaml *map,
                       ltl_condition *condition, ltl_formula_parts *into) {
    static const char *const KEYS[] = {"metavariable", "regex", "constant-propagation", NULL};
    (void)all;
    (void)into;
    const ltl_yaml *regex = need(r->loader, key, map, "regex");
    condition->op = LTL_CONDITION_REGEX;
    if (!ltl_loader__keys(r->loader, map, KEYS) || !regex ||
        !read_flag(r->loader, map, "constant-propagation", &condition->is_propagated) ||
        !ltl_loader__text(r->loader, key, regex, &condition->regex)) {
        return false;
    }
    ltl_loader__text_place(r->loader, regex, &condition->line, &condition->column);
    return true;
}

static bool read_comparison(reading *r, const ltl_pending *all, const ltl_yaml *key,
                            const ltl_yaml *map, ltl_condition *condition,
                            ltl_formula_parts *into) {
    static const char *const KEYS[] = {"metavariable", "comparison", "strip", "base", NULL};
    ltl_loader *loader = r->loader;
    (void)all;
    (void)into;
    condition->op = LTL_CONDITION_COMPARISON;
    const ltl_yaml *text = need(loader, key, map, "comparison");
    const ltl_yaml *base = ltl_yaml_get(map, "base");
    uint64_t number = 0;
    if (!ltl_loader__keys(loader, map, KEYS) || !text ||
        !read_flag(loader, map, "strip", &condition->strips) ||
        !ltl_loader__text(loader, key, text, &condition->comparison)) {
        return false;
    }
    if (base && (!ltl_str_to_u64(base->text, &number) || number < 2 || number > 36)) {
        ltl_loader__error(loader, base, "`base` must be a number from 2 to 36");
        return false;
    }
    condition->base = (uint32_t)number;
    ltl_loader__text_place(loader, text, &condition->line, &condition->column);
    ltl_comparison *comparison;
    ltl_error error;
    if (ltl_comparison_read(loader->arena, condition->comparison, &comparison, &error) != LTL_OK) {
        ltl_yaml place = *text;
        place.line = condition->line;
        place.column = condition->column + error.column - 1;
        ltl_loader__error(loader, &place, "%s", error.text);
        return false;
    }
    ltl_comparison_clear(comparison);
    condition->texts = comparison->metavariables.at;
    condition->text_count = comparison->metavariables.count;
    return true;
}

static const char *const ANALYZERS[] = {"entropy", "redos", NULL};

static bool read_analysis(reading *r, const ltl_pending *all, const ltl_yaml *key,
                          const ltl_yaml *map, ltl_condition *condition, ltl_formula_parts *into) {
    static const char *const KEYS[] = {"metavariable", "analyzer", NULL};
    ltl_loader *loader = r->loader;
    (void)all;
    (void)into;
    ltl_str name;
    const ltl_yaml *analyzer = need(loader, key, map, "analyzer");
    if (!ltl_loader__keys(loader, map, KEYS) || !analyzer ||
        !ltl_loader__text(loader, key, analyzer, &name)) {
        return false;
    }
    if (!ltl_str_is(name, "entropy") && !ltl_str_is(name, "redos")) {
        ltl_loader__error(loader, analyzer, "there is no analyzer `%.*s`%s",
                          LTL_STR_ARG(ltl_loader__shown(name)),
                          ltl_loader__meant(loader, name, ltl_nearest(name, ANALYZERS)));
        return false;
    }
    condition->op = ltl_str_is(name, "redos") ? LTL_CONDITION_REDOS : LTL_CONDITION_ENTROPY;
    return true;
}

/* The list under `one` or `many`, whichever is there. */
static bool read_names(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *map,
                       const char *one, const char *many, ltl_condition *condition) {
    const ltl_yaml *list = ltl_yaml_get(map, many);
    const ltl_yaml *value = list ? list : need(loader, key, map, one);
    return value && ltl_loader__texts(loader, key, value, true, &condition->texts,
                                      &condition->text_count);
}

static bool read_type(reading *r, const ltl_pending *all, const ltl_yaml *key, const ltl_yaml *map,
                      ltl_condition *condition, ltl_formula_parts *into) {
    static const char *const KEYS[] = {"metavariable", "type", "types", NULL};
    (void)all;
    (void)into;
    condition->op = LTL_CONDITION_TYPE;
    return ltl_loader__keys(r->loader, map, KEYS) &&
           read_names(r->loader, key, map, "type", "types", condition);
}

static bool read_name(reading *r, const ltl_pending *all, const ltl_yaml *key, const ltl_yaml *map,
                      ltl_condition *condition, ltl_formula_parts *into) {
    static const char *const KEYS[] = {"metavariable", "module", "modules", NULL};
    (void)all;
    (void)into;
    condition->op = LTL_CONDITION_NAME;
    return ltl_loader__keys(r->loader, map, KEYS) &&
           read_names(r->loader, key, map, "module", "modules", condition);
}

/* --- metavariable-pattern -------------------------------------------------------------------- */

/* What the condition looks at, and what a `pattern` in it is written in. */
static bool read_view(ltl_loader *loader, const ltl_yaml *map, const ltl_pending *all,
                      ltl_condition *condition, ltl_formula_op *out_leaf_op) {
    const ltl_yaml *name = ltl_yaml_get(map, "language");
    *out_leaf_op = all->leaf_op;
    condition->view = all->leaf_op == LTL_FORMULA_PATTERN ? LTL_VIEW_CODE : LTL_VIEW_TEXT;
    if (!name) {
        return true;
    }
    bool is_generic = false;
    if (!ltl_load__view_language(loader, name, &condition->language, &is_generic)) {
        return false;
    }
    condition->view = condition->language ? LTL_VIEW_LANGUAGE : LTL_VIEW_TEXT;
    *out_leaf_op = condition->language ? LTL_FORMULA_PATTERN
                   : is_generic        ? LTL_FORMULA_GENERIC
                                       : LTL_FORMULA_REGEX;
    return true;
}

/* The one formula key beside `metavariable`, or null after a complaint. */
static const ltl_formula_key *find_formula(ltl_loader *loader, const ltl_yaml *key,
                                           const ltl_yaml *map, uint32_t *out_index) {
    const ltl_formula_key *found = NULL;
    for (uint32_t i = 0; i < map->count; i++) {
        const ltl_yaml *part = map->keys[i];
        const ltl_formula_key *kind = ltl_formula__find_key(part->text, false);
        bool is_other =
            ltl_str_is(part->text, "metavariable") || ltl_str_is(part->text, "language");
        if (!kind && !is_other) {
            ltl_formula__unknown_key(loader, part);
            return NULL;
        }
        if (kind && found) {
            ltl_loader__error(loader, part, "`metavariable-pattern` takes one formula");
            return NULL;
        }
        *out_index = kind ? i : *out_index;
        found = kind ? kind : found;
    }
    if (!found) {
        ltl_loader__error(loader, key, "`metavariable-pattern` has no formula");
    }
    return found;
}

/* The formula goes onto the stack; a lone negation speaks about the bound code, as in a list. */
static void push_formula(reading *r, const ltl_pending *all, ltl_pending work, bool is_negated,
                         ltl_formula_op leaf_op, ltl_condition *condition,
                         ltl_formula_parts *into) {
    work.leaf_op = leaf_op;
    condition->op = LTL_CONDITION_PATTERN;
    ltl_checker_mark_condition(&r->checker, work.node, all->node);
    condition->formula = ltl_checker_formula(&r->checker, work.node);
    if (is_negated) {
        work.node = ltl_formula__wrap(r, LTL_FORMULA_ALL, work.node, work.key);
        work.depth++;
    }
    LTL_PUSH(r->loader->arena, &into->found, work);
}

static bool read_pattern(reading *r, const ltl_pending *all, const ltl_yaml *key,
                         const ltl_yaml *map, ltl_condition *condition, ltl_formula_parts *into) {
    uint32_t index = 0;
    ltl_formula_op leaf_op;
    const ltl_formula_key *kind = find_formula(r->loader, key, map, &index);
    if (!kind || !read_view(r->loader, map, all, condition, &leaf_op)) {
        return false;
    }
    ltl_pending work = ltl_formula__pending(r, kind, map->keys[index], map->items[index],
                                            LTL_NO_FORMULA, all);
    push_formula(r, all, work, kind->is_negated, leaf_op, condition, into);
    return true;
}

/* The same in the new spelling: the mapping itself is the formula. */
static bool read_match(reading *r, const ltl_pending *all, const ltl_yaml *key, const ltl_yaml *map,
                       ltl_condition *condition, ltl_formula_parts *into) {
    ltl_formula_op leaf_op;
    if (!read_view(r->loader, map, all, condition, &leaf_op)) {
        return false;
    }
    ltl_pending work = ltl_formula__pending(r, NULL, key, map, LTL_NO_FORMULA, all);
    work.is_condition = true;
    push_formula(r, all, work, ltl_yaml_get(map, "not") != NULL, leaf_op, condition, into);
    return true;
}

/* --- focus ----------------------------------------------------------------------------------- */

static void read_focus(reading *r, const ltl_yaml *key, const ltl_yaml *value,
                       ltl_formula_parts *into) {
    ltl_loader *loader = r->loader;
    const ltl_str *texts = NULL;
    uint32_t count = 0;
    if (!ltl_loader__texts(loader, key, value, true, &texts, &count)) {
        return;
    }
    ltl_str *names = LTL_NEW_ARRAY(loader->arena, ltl_str, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        const ltl_yaml *item = value->kind == LTL_YAML_LIST ? value->items[i] : value;
        if (!ltl_formula__metavariable(loader, key, item, &names[i])) {
            return;
        }
    }
    LTL_PUSH(loader->arena, &into->focus, names);
    LTL_PUSH(loader->arena, &into->focus_sizes, count);
    LTL_PUSH(loader->arena, &into->focus_keys, key);
}

/* --- all ------------------------------------------------------------------------------------- */

static void read_with(reading *r, read_condition *read, const ltl_pending *all, const ltl_yaml *key,
                      const ltl_yaml *map, ltl_formula_parts *into) {
    ltl_loader *loader = r->loader;
    ltl_condition condition = {.line = key->line, .column = key->column};
    if (map->kind != LTL_YAML_MAP) {
        ltl_loader__error(loader, key, "`%.*s` must be a mapping",
                          LTL_STR_ARG(ltl_loader__shown(key->text)));
        return;
    }
    const ltl_yaml *name = ltl_yaml_get(map, "metavariable");
    bool is_free = read == read_comparison && !name;
    if (!is_free && !(name = need(loader, key, map, "metavariable"))) {
        return;
    }
    if (name && !ltl_formula__metavariable(loader, name, name, &condition.metavariable)) {
        return;
    }
    if (read(r, all, key, map, &condition, into)) {
        LTL_PUSH(loader->arena, &into->conditions, condition);
    }
}

bool ltl_formula__condition(reading *r, const ltl_pending *all, const ltl_yaml *key,
                            const ltl_yaml *value, ltl_formula_parts *into) {
    if (ltl_str_is(key->text, FOCUS)) {
        read_focus(r, key, value, into);
        return true;
    }
    const condition_key *known = find_condition(key->text);
    if (known && !known->read) {
        ltl_loader__error(r->loader, key, "`%s` is not supported: %s", known->name, known->why);
    } else if (known) {
        read_with(r, known->read, all, key, value, into);
    }
    return known != NULL;
}

void ltl_formula__where(reading *r, const ltl_pending *all, const ltl_yaml *item,
                        ltl_formula_parts *into) {
    static const struct {
        const char *key;
        read_condition *read;
    } KINDS[] = {{"comparison", read_comparison}, {"regex", read_regex},  {"type", read_type},
                 {"types", read_type},            {"analyzer", read_analysis}, {"module", read_name},
                 {"modules", read_name}};
    if (item->kind != LTL_YAML_MAP || item->count == 0) {
        ltl_loader__error(r->loader, item, "an element of `where` must be a mapping");
        return;
    }
    const ltl_yaml *focus = ltl_yaml_get(item, "focus");
    if (focus && item->count == 1) {
        read_focus(r, item->keys[0], focus, into);
        return;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(KINDS); i++) {
        if (ltl_yaml_get(item, KINDS[i].key)) {
            read_with(r, KINDS[i].read, all, item->keys[0], item, into);
            return;
        }
    }
    read_with(r, read_match, all, item->keys[0], item, into);
}
