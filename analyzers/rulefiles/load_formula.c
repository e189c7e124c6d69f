/* Formulas: from YAML to ltl_formula, with a stack of work instead of recursion. What can only be
 * judged once the whole formula is known (names, positive parts) is in check_formula.c. */
#include "analyzers/locals/locals.h"
#include "analyzers/rulefiles/load_formula.h"

#include "core/limits.h"
#include "core/nearest.h"

typedef ltl_formula_reading reading;

#define PLAIN LTL_FORMULA_PATTERN /* nothing around it */

static const ltl_formula_key FORMULA_KEYS[] = {
    {"pattern", LTL_FORMULA_PATTERN, PLAIN, false, false},
    {"pattern-regex", LTL_FORMULA_REGEX, PLAIN, false, false},
    {"patterns", LTL_FORMULA_ALL, PLAIN, false, false},
    {"pattern-either", LTL_FORMULA_ANY, PLAIN, false, false},
    {"pattern-not", LTL_FORMULA_PATTERN, PLAIN, true, false},
    {"pattern-not-regex", LTL_FORMULA_REGEX, PLAIN, true, false},
    {"pattern-inside", LTL_FORMULA_PATTERN, LTL_FORMULA_INSIDE, false, false},
    {"pattern-not-inside", LTL_FORMULA_PATTERN, LTL_FORMULA_INSIDE, true, false},
    {"pattern-anywhere", LTL_FORMULA_PATTERN, LTL_FORMULA_ANYWHERE, false, false},
    {"pattern-not-anywhere", LTL_FORMULA_PATTERN, LTL_FORMULA_ANYWHERE, true, false},
    {"semgrep-internal-pattern-anywhere", LTL_FORMULA_PATTERN, LTL_FORMULA_ANYWHERE, false, false},
    {"check", LTL_FORMULA_CHECK, PLAIN, false, false},
    {"pattern", LTL_FORMULA_PATTERN, PLAIN, false, true},
    {"regex", LTL_FORMULA_REGEX, PLAIN, false, true},
    {"all", LTL_FORMULA_ALL, PLAIN, false, true},
    {"any", LTL_FORMULA_ANY, PLAIN, false, true},
    {"not", LTL_FORMULA_NOT, PLAIN, true, true},
    {"inside", LTL_FORMULA_INSIDE, PLAIN, false, true},
    {"anywhere", LTL_FORMULA_ANYWHERE, PLAIN, false, true},
};

const ltl_formula_key *ltl_formula__find_key(ltl_str name, bool is_new) {
    for (size_t i = 0; i < LTL_COUNT_OF(FORMULA_KEYS); i++) {
        if (FORMULA_KEYS[i].is_new == is_new && ltl_str_is(name, FORMULA_KEYS[i].name)) {
            return &FORMULA_KEYS[i];
        }
    }
    return NULL;
}

void ltl_formula__unknown_key(ltl_loader *loader, const ltl_yaml *key) {
    uint32_t best = UINT32_MAX;
    const char *nearest = NULL;
    ltl_formula__nearest_item_key(key->text, &best, &nearest);
    for (size_t i = 0; i < LTL_COUNT_OF(FORMULA_KEYS); i++) {
        if (ltl_nearest_try(key->text, ltl_str_of(FORMULA_KEYS[i].name), &best)) {
            nearest = FORMULA_KEYS[i].name;
        }
    }
    ltl_formula__nearest_condition(key->text, &best, &nearest);
    ltl_loader__error(loader, key, "unknown key `%.*s`%s",
                      LTL_STR_ARG(ltl_loader__shown(key->text)),
                      ltl_loader__meant(loader, key->text, nearest));
}

ltl_pending ltl_formula__pending(reading *r, const ltl_formula_key *kind, const ltl_yaml *key,
                                 const ltl_yaml *value, uint32_t parent,
                                 const ltl_pending *around) {
    ltl_formula *formula = LTL_NEW(r->loader->arena, ltl_formula);
    formula->path = key->path;
    formula->line = key->line;
    formula->column = key->column;
    uint32_t node = ltl_checker_add(&r->checker, formula, parent, key);
    return (ltl_pending){.kind = kind,
                         .key = key,
                         .value = value,
                         .node = node,
                         .depth = around ? around->depth + 1 : 0,
                         .leaf_op = around ? around->leaf_op : LTL_FORMULA_PATTERN};
}

uint32_t ltl_formula__wrap(reading *r, ltl_formula_op op, uint32_t node, const ltl_yaml *key) {
    ltl_arena *arena = r->loader->arena;
    ltl_formula *around = ltl_checker_formula(&r->checker, node);
    ltl_formula *child = LTL_NEW(arena, ltl_formula);
    child->path = around->path;
    child->line = around->line;
    child->column = around->column;
    around->op = op;
    around->children = LTL_NEW_ARRAY(arena, ltl_formula *, 1);
    around->children[0] = child;
    around->child_count = 1;
    return ltl_checker_add(&r->checker, child, node, key);
}

void ltl_formula__leaf(reading *r, const ltl_pending *work, ltl_formula_op op) {
    ltl_loader *loader = r->loader;
    ltl_formula *formula = ltl_checker_formula(&r->checker, work->node);
    formula->op = op == LTL_FORMULA_PATTERN ? work->leaf_op : op;
    if (!ltl_loader__text(loader, work->key, work->value, &formula->text)) {
        return;
    }
    if (formula->text.len > LTL_MAX_PATTERN_BYTES) {
        ltl_loader__error(loader, work->value, "a pattern may have %u bytes at most",
                          (unsigned)LTL_MAX_PATTERN_BYTES);
        return;
    }
    ltl_loader__text_place(loader, work->value, &formula->line, &formula->column);
    formula->leaf = r->leaf_count++;
    ltl_checker_bind_text(&r->checker, work->node, formula);
}

/* The name of a check, and the metavariables that it binds. */
static void read_check(reading *r, const ltl_pending *work) {
    uint32_t errors = r->loader->error_count;
    ltl_formula__leaf(r, work, LTL_FORMULA_CHECK);
    const ltl_formula *formula = ltl_checker_formula(&r->checker, work->node);
    r->has_check = true;
    if (r->loader->error_count == errors && ltl_check_named(formula->text) == NULL) {
        ltl_loader__error(r->loader, work->value, "there is no check `%.*s`",
                          LTL_STR_ARG(ltl_loader__shown(formula->text)));
    }
}

void ltl_formula__finish(reading *r, uint32_t node, ltl_formula_parts *parts) {
    ltl_formula *formula = ltl_checker_formula(&r->checker, node);
    formula->children = parts->children.at;
    formula->child_count = parts->children.count;
    formula->conditions = parts->conditions.at;
    formula->condition_count = parts->conditions.count;
    formula->focus = parts->focus.at;
    formula->focus_count = parts->focus.count;
    formula->focus_sizes = parts->focus_sizes.at;
    ltl_checker_mark_focus(&r->checker, node, parts->focus_keys.at);
    for (uint32_t i = parts->found.count; i > 0; i--) { /* the first one ends on top */
        LTL_PUSH(r->loader->arena, &r->stack, parts->found.at[i - 1]);
    }
}

/* --- the old spelling ------------------------------------------------------------------------ */

/* `pattern-not: {patterns: …}`: one formula key where a text could stand. */
static void push_nested(reading *r, const ltl_pending *work, uint32_t node) {
    ltl_loader *loader = r->loader;
    const ltl_yaml *map = work->value;
    if (map->count != 1) {
        ltl_loader__error(loader, work->key, "`%.*s` takes a text, or a mapping with one formula",
                          LTL_STR_ARG(work->key->text));
        return;
    }
    const ltl_formula_key *kind = ltl_formula__find_key(map->keys[0]->text, false);
    if (!kind) {
        ltl_formula__unknown_key(loader, map->keys[0]);
        return;
    }
    ltl_pending nested = *work;
    nested.kind = kind;
    nested.key = map->keys[0];
    nested.value = map->items[0];
    nested.node = node;
    nested.depth++;
    if (kind->is_negated) {
        ltl_loader__error(loader, map->keys[0],
                          "`%s` finds nothing on its own; put it under `patterns`", kind->name);
        return;
    }
    LTL_PUSH(loader->arena, &r->stack, nested);
}

/* One element of `patterns` or `pattern-either`: a mapping with one key. */
static void read_item(reading *r, const ltl_pending *list, const ltl_yaml *item,
                      ltl_formula_parts *into) {
    ltl_loader *loader = r->loader;
    bool is_all = list->kind->op == LTL_FORMULA_ALL;
    if (item->kind == LTL_YAML_SCALAR) {
        ltl_loader__error(loader, item, "an element of `%s` is a mapping: `- pattern: %.*s`",
                          list->kind->name, LTL_STR_ARG(ltl_loader__shown(item->text)));
        return;
    }
    if (item->kind == LTL_YAML_MAP && item->count > 1) {
        ltl_loader__error(loader, item->keys[1],
                          "`%.*s` stands beside `%.*s`: each is an element of `%s` of its own, with a `-`",
                          LTL_STR_ARG(ltl_loader__shown(item->keys[1]->text)),
                          LTL_STR_ARG(ltl_loader__shown(item->keys[0]->text)), list->kind->name);
        return;
    }
    if (item->kind != LTL_YAML_MAP || item->count != 1) {
        ltl_loader__error(loader, item, "an element of `%s` must be a mapping with one key",
                          list->kind->name);
        return;
    }
    const ltl_yaml *key = item->keys[0];
    const ltl_formula_key *kind = ltl_formula__find_key(key->text, false);
    if (kind && (is_all || !kind->is_negated)) {
        ltl_pending work =
            ltl_formula__pending(r, kind, key, item->items[0], list->node, list);
        LTL_PUSH(loader->arena, &into->children, ltl_checker_formula(&r->checker, work.node));
        LTL_PUSH(loader->arena, &into->found, work);
    } else if (kind) {
        ltl_loader__error(loader, key, "`%.*s` finds nothing on its own; put it under `patterns`",
                          LTL_STR_ARG(key->text));
    } else if (is_all) {
        if (!ltl_formula__condition(r, list, key, item->items[0], into)) {
            ltl_formula__unknown_key(loader, key);
        }
    } else {
        ltl_formula_parts ignored = {0};
        uint32_t errors = loader->error_count;
        bool is_condition = ltl_formula__condition(r, list, key, item->items[0], &ignored);
        if (!is_condition) {
            ltl_formula__unknown_key(loader, key);
        } else if (loader->error_count == errors) {
            ltl_loader__error(loader, key, "`%.*s` finds nothing on its own; put it under `patterns`",
                              LTL_STR_ARG(key->text));
        }
    }
}

static void read_list(reading *r, const ltl_pending *work) {
    ltl_formula *formula = ltl_checker_formula(&r->checker, work->node);
    formula->op = work->kind->op;
    if (work->value->kind != LTL_YAML_LIST || work->value->count == 0) {
        bool is_empty = work->value->kind == LTL_YAML_LIST || work->value->kind == LTL_YAML_NULL;
        ltl_loader__error(r->loader, work->key, "`%s` must be a list of formulas%s", work->kind->name,
                          is_empty ? "; this one is empty" : "");
        return;
    }
    ltl_formula_parts into = {0};
    for (uint32_t i = 0; i < work->value->count; i++) {
        read_item(r, work, work->value->items[i], &into);
    }
    ltl_formula__finish(r, work->node, &into);
}

/* --- all ------------------------------------------------------------------------------------- */

static void read_pending(reading *r, ltl_pending work) {
    const ltl_formula_key *kind = work.kind;
    bool has_around = kind && kind->around != PLAIN;
    bool is_old_negation = kind && kind->is_negated && !kind->is_new;
    work.depth += (uint32_t)has_around + (uint32_t)is_old_negation;
    if (work.depth >= LTL_MAX_FORMULA_DEPTH) {
        ltl_loader__error(r->loader, work.key, "nested deeper than %u", LTL_MAX_FORMULA_DEPTH);
        return;
    }
    if (!kind || kind->is_new) {
        ltl_formula__match(r, work);
        return;
    }
    if (is_old_negation) {
        work.node = ltl_formula__wrap(r, LTL_FORMULA_NOT, work.node, work.key);
    }
    if (has_around) {
        work.node = ltl_formula__wrap(r, kind->around, work.node, work.key);
    }
    bool is_leaf = kind->op == LTL_FORMULA_PATTERN || kind->op == LTL_FORMULA_REGEX;
    bool may_nest = kind->op == LTL_FORMULA_PATTERN && (has_around || is_old_negation);
    if (may_nest && work.value->kind == LTL_YAML_MAP) {
        push_nested(r, &work, work.node);
    } else if (is_leaf) {
        ltl_formula__leaf(r, &work, kind->op);
    } else if (kind->op == LTL_FORMULA_CHECK) {
        read_check(r, &work);
    } else {
        read_list(r, &work);
    }
}

void ltl_load__formula(ltl_loader *loader, const ltl_yaml *node, const ltl_yaml *key,
                       const ltl_yaml *value, ltl_rule *rule) {
    reading r = {.loader = loader};
    ltl_checker_init(&r.checker, loader);
    bool is_new = ltl_str_is(key->text, "match");
    bool is_taint = rule->is_taint;
    ltl_taint_labels labels;
    ltl_taint_labels_init(loader->arena, &labels);
    r.labels = &labels;
    ltl_pending root = ltl_formula__pending(
        &r, is_new ? NULL : ltl_formula__find_key(key->text, false), key, value, LTL_NO_FORMULA, NULL);
    root.leaf_op = rule->is_generic    ? LTL_FORMULA_GENERIC
                   : rule->is_any_text ? LTL_FORMULA_REGEX
                                       : LTL_FORMULA_PATTERN;
    rule->formula = ltl_checker_formula(&r.checker, root.node);
    if (is_taint) {
        ltl_formula__taint(&r, &root, value, ltl_str_is(key->text, "taint"));
    } else {
        LTL_PUSH(loader->arena, &r.stack, root);
    }
    while (r.stack.count > 0 && !ltl_arena_is_exhausted(loader->arena)) {
        read_pending(&r, r.stack.at[--r.stack.count]);
    }
    rule->leaf_count = r.leaf_count;
    rule->has_check = r.has_check;
    if (loader->error_count == 0) {
        ltl_checker_check(&r.checker);
    }
    if (loader->error_count == 0) {
        ltl_checker_warn_of_text(&r.checker, ltl_yaml_get(node, "message"), false);
        ltl_checker_warn_of_text(&r.checker, ltl_yaml_get(node, "fix"), true);
    }
}
