/* Formulas: from YAML to ltl_formula, with a stack of work instead of recursion. What can only be
 * judged once the whole formula is known (names, positive parts) is in check_formula.c. */
#include "analyzers/ruleset/load_internal.h"

#include "analyzers/ruleset/check_formula.h"
#include "core/limits.h"
#include "core/nearest.h"

/* A key that makes a formula: `op` at the bottom, INSIDE and then NOT around it. */
typedef struct formula_key {
    const char *name;
    ltl_formula_op op;
    bool is_inside;
    bool is_negated;
} formula_key;

static const formula_key FORMULA_KEYS[] = {
    {"pattern", LTL_FORMULA_PATTERN, false, false},
    {"pattern-regex", LTL_FORMULA_REGEX, false, false},
    {"patterns", LTL_FORMULA_ALL, false, false},
    {"pattern-either", LTL_FORMULA_ANY, false, false},
    {"pattern-not", LTL_FORMULA_PATTERN, false, true},
    {"pattern-not-regex", LTL_FORMULA_REGEX, false, true},
    {"pattern-inside", LTL_FORMULA_PATTERN, true, false},
    {"pattern-not-inside", LTL_FORMULA_PATTERN, true, true},
};

/* What may stand in the list of `patterns` besides formulas. */
typedef enum part_kind { PART_REGEX, PART_PATTERN, PART_FOCUS, PART_LATER } part_kind;

typedef struct part_key {
    const char *name;
    part_kind kind;
} part_key;

static const part_key PART_KEYS[] = {
    {"metavariable-regex", PART_REGEX},
    {"metavariable-pattern", PART_PATTERN},
    {"focus-metavariable", PART_FOCUS},
    {"metavariable-comparison", PART_LATER},
    {"metavariable-analysis", PART_LATER},
    {"metavariable-type", PART_LATER},
    {"metavariable-name", PART_LATER},
    {"pattern-where-python", PART_LATER},
    {"pattern-anywhere", PART_LATER},
    {"pattern-not-anywhere", PART_LATER},
    {"semgrep-internal-pattern-anywhere", PART_LATER},
    {"semgrep-internal-metavariable-name", PART_LATER},
};

/* A formula to be read: allocated, known to the checker, not filled in yet. */
typedef struct pending {
    const formula_key *kind;
    const ltl_yaml *key;
    const ltl_yaml *value;
    uint32_t node; /* of the checker */
    uint32_t depth;
    ltl_formula_op leaf_op; /* what `pattern` means here: PATTERN, REGEX or GENERIC */
} pending;

typedef struct pendings LTL_VEC(pending) pendings;

typedef struct reading {
    ltl_loader *loader;
    ltl_checker checker;
    pendings stack;
    uint32_t leaf_count;
} reading;

/* The parts of one ALL while its list is read. */
typedef struct parts {
    pendings found; /* to go onto the stack, in written order */
    struct LTL_VEC(ltl_formula *) children;
    struct LTL_VEC(ltl_condition) conditions;
    struct LTL_VEC(const ltl_str *) focus;
    struct LTL_VEC(uint32_t) focus_sizes;
    struct LTL_VEC(const ltl_yaml *) focus_keys;
} parts;

static const formula_key *find_formula_key(ltl_str name) {
    for (size_t i = 0; i < LTL_COUNT_OF(FORMULA_KEYS); i++) {
        if (ltl_str_is(name, FORMULA_KEYS[i].name)) {
            return &FORMULA_KEYS[i];
        }
    }
    return NULL;
}

static const part_key *find_part_key(ltl_str name) {
    for (size_t i = 0; i < LTL_COUNT_OF(PART_KEYS); i++) {
        if (ltl_str_is(name, PART_KEYS[i].name)) {
            return &PART_KEYS[i];
        }
    }
    return NULL;
}

static void unknown_key(ltl_loader *loader, const ltl_yaml *key) {
    uint32_t best = UINT32_MAX;
    const char *nearest = NULL;
    for (size_t i = 0; i < LTL_COUNT_OF(FORMULA_KEYS); i++) {
        if (ltl_nearest_try(key->text, ltl_str_of(FORMULA_KEYS[i].name), &best)) {
            nearest = FORMULA_KEYS[i].name;
        }
    }
    for (size_t i = 0; i < LTL_COUNT_OF(PART_KEYS); i++) {
        if (ltl_nearest_try(key->text, ltl_str_of(PART_KEYS[i].name), &best)) {
            nearest = PART_KEYS[i].name;
        }
    }
    ltl_loader__error(loader, key, "unknown key `%.*s`%s",
                      LTL_STR_ARG(ltl_loader__shown(key->text)),
                      ltl_loader__meant(loader, key->text, nearest));
}

/* A new formula below `parent` (LTL_NO_FORMULA: the whole, or that of a condition). */
static pending make_pending(reading *r, const formula_key *kind, const ltl_yaml *key,
                            const ltl_yaml *value, uint32_t parent, uint32_t depth,
                            ltl_formula_op leaf_op) {
    ltl_formula *formula = LTL_NEW(r->loader->arena, ltl_formula);
    formula->line = key->line;
    formula->column = key->column;
    uint32_t node = ltl_checker_add(&r->checker, formula, parent, key);
    return (pending){kind, key, value, node, depth, leaf_op};
}

/* Turns the formula of `node` into one that holds a single child; the child's node. */
static uint32_t wrap(reading *r, ltl_formula_op op, uint32_t node, const ltl_yaml *key) {
    ltl_arena *arena = r->loader->arena;
    ltl_formula *around = ltl_checker_formula(&r->checker, node);
    ltl_formula *child = LTL_NEW(arena, ltl_formula);
    child->line = around->line;
    child->column = around->column;
    around->op = op;
    around->children = LTL_NEW_ARRAY(arena, ltl_formula *, 1);
    around->children[0] = child;
    around->child_count = 1;
    return ltl_checker_add(&r->checker, child, node, key);
}

/* --- leaves ---------------------------------------------------------------------------------- */

static void read_leaf(reading *r, const pending *work, ltl_formula *formula) {
    ltl_loader *loader = r->loader;
    formula->op = work->kind->op == LTL_FORMULA_PATTERN ? work->leaf_op : work->kind->op;
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

/* `pattern-not: {patterns: …}`: one formula key where a text could stand. */
static void push_nested(reading *r, const pending *work, uint32_t node) {
    ltl_loader *loader = r->loader;
    const ltl_yaml *map = work->value;
    if (map->count != 1) {
        ltl_loader__error(loader, work->key, "`%.*s` takes a text, or a mapping with one formula",
                          LTL_STR_ARG(work->key->text));
        return;
    }
    const formula_key *kind = find_formula_key(map->keys[0]->text);
    if (!kind) {
        unknown_key(loader, map->keys[0]);
        return;
    }
    if (kind->is_negated) {
        ltl_loader__error(loader, map->keys[0],
                          "`%s` finds nothing on its own; put it under `patterns`", kind->name);
        return;
    }
    pending nested = {kind, map->keys[0], map->items[0], node, work->depth + 1, work->leaf_op};
    LTL_PUSH(loader->arena, &r->stack, nested);
}

/* --- the list of `patterns` --------------------------------------------------------------------
 */

/* The metavariable of a condition; the name is checked here, who binds it later. */
static bool read_metavariable(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                              ltl_str *out_name) {
    if (!ltl_loader__text(loader, key, value, out_name)) {
        return false;
    }
    if (!ltl_metavariable_is_valid(*out_name)) {
        ltl_loader__error(loader, value, "`%.*s` is no metavariable",
                          LTL_STR_ARG(ltl_loader__shown(*out_name)));
        return false;
    }
    return true;
}

/* Complains about every key of a condition that is not in the list. */
static bool check_keys(ltl_loader *loader, const ltl_yaml *map, const char *const *known) {
    bool is_fine = true;
    for (uint32_t i = 0; i < map->count; i++) {
        const ltl_yaml *key = map->keys[i];
        bool is_known = false;
        for (const char *const *name = known; *name && !is_known; name++) {
            is_known = ltl_str_is(key->text, *name);
        }
        if (!is_known) {
            ltl_loader__error(loader, key, "unknown key `%.*s`%s",
                              LTL_STR_ARG(ltl_loader__shown(key->text)),
                              ltl_loader__meant(loader, key->text, ltl_nearest(key->text, known)));
            is_fine = false;
        }
    }
    return is_fine;
}

/* The mapping of a condition, and its `metavariable`. */
static bool read_condition_head(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                                ltl_condition *out_condition) {
    const ltl_yaml *name = ltl_yaml_get(value, "metavariable");
    if (!name) {
        ltl_loader__error(loader, key, "`%.*s` must be a mapping with `metavariable`",
                          LTL_STR_ARG(key->text));
        return false;
    }
    *out_condition = (ltl_condition){.line = key->line, .column = key->column};
    return read_metavariable(loader, name, name, &out_condition->metavariable);
}

static void read_regex_condition(reading *r, const ltl_yaml *key, const ltl_yaml *value,
                                 parts *into) {
    static const char *const KEYS[] = {"metavariable", "regex", "constant-propagation", NULL};
    ltl_loader *loader = r->loader;
    ltl_condition condition;
    if (!read_condition_head(loader, key, value, &condition) || !check_keys(loader, value, KEYS)) {
        return;
    }
    condition.op = LTL_CONDITION_REGEX;
    const ltl_yaml *regex = ltl_yaml_get(value, "regex");
    const ltl_yaml *propagation = ltl_yaml_get(value, "constant-propagation");
    bool is_propagated = false;
    if (propagation && !(ltl_yaml_to_bool(propagation, &is_propagated) && !is_propagated)) {
        ltl_loader__error(loader, propagation, "`constant-propagation` is not supported yet");
        return;
    }
    if (!regex) {
        ltl_loader__error(loader, key, "`metavariable-regex` has no `regex`");
        return;
    }
    if (ltl_loader__text(loader, key, regex, &condition.regex)) {
        ltl_loader__text_place(loader, regex, &condition.line, &condition.column);
        LTL_PUSH(loader->arena, &into->conditions, condition);
    }
}

/* The one formula key beside `metavariable`, or null after a complaint. */
static const formula_key *find_condition_formula(ltl_loader *loader, const ltl_yaml *key,
                                                 const ltl_yaml *value, uint32_t *out_index) {
    const formula_key *found = NULL;
    for (uint32_t i = 0; i < value->count; i++) {
        const ltl_yaml *part = value->keys[i];
        const formula_key *kind = find_formula_key(part->text);
        bool is_other =
            ltl_str_is(part->text, "metavariable") || ltl_str_is(part->text, "language");
        if (!kind && !is_other) {
            unknown_key(loader, part);
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

/* What the condition looks at, and what a `pattern` in it is written in. */
static bool read_view(ltl_loader *loader, const ltl_yaml *value, const pending *all,
                      ltl_condition *condition, ltl_formula_op *out_leaf_op) {
    const ltl_yaml *name = ltl_yaml_get(value, "language");
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

static void read_pattern_condition(reading *r, const pending *all, const ltl_yaml *key,
                                   const ltl_yaml *value, parts *into) {
    ltl_loader *loader = r->loader;
    ltl_condition condition;
    uint32_t index = 0;
    if (!read_condition_head(loader, key, value, &condition)) {
        return;
    }
    const formula_key *kind = find_condition_formula(loader, key, value, &index);
    ltl_formula_op leaf_op;
    if (!kind || !read_view(loader, value, all, &condition, &leaf_op)) {
        return;
    }
    condition.op = LTL_CONDITION_PATTERN;
    pending work = make_pending(r, kind, value->keys[index], value->items[index], LTL_NO_FORMULA,
                                all->depth + 1, leaf_op);
    ltl_checker_mark_condition(&r->checker, work.node, all->node);
    condition.formula = ltl_checker_formula(&r->checker, work.node);
    LTL_PUSH(loader->arena, &into->conditions, condition);
    if (kind->is_negated) { /* a lone negation speaks about the bound code: the same as in a list */
        work.node = wrap(r, LTL_FORMULA_ALL, work.node, work.key);
        work.depth++;
    }
    LTL_PUSH(loader->arena, &into->found, work);
}

static void read_focus(reading *r, const ltl_yaml *key, const ltl_yaml *value, parts *into) {
    ltl_loader *loader = r->loader;
    const ltl_str *texts = NULL;
    uint32_t count = 0;
    if (!ltl_loader__texts(loader, key, value, true, &texts, &count)) {
        return;
    }
    ltl_str *names = LTL_NEW_ARRAY(loader->arena, ltl_str, count + 1);
    for (uint32_t i = 0; i < count; i++) {
        const ltl_yaml *item = value->kind == LTL_YAML_LIST ? value->items[i] : value;
        if (!read_metavariable(loader, key, item, &names[i])) {
            return;
        }
    }
    LTL_PUSH(loader->arena, &into->focus, names);
    LTL_PUSH(loader->arena, &into->focus_sizes, count);
    LTL_PUSH(loader->arena, &into->focus_keys, key);
}

static void read_child(reading *r, const pending *list, const formula_key *kind,
                       const ltl_yaml *item, parts *into) {
    pending work =
        make_pending(r, kind, item->keys[0], item->items[0], list->node, list->depth + 1,
                     list->leaf_op);
    LTL_PUSH(r->loader->arena, &into->children, ltl_checker_formula(&r->checker, work.node));
    LTL_PUSH(r->loader->arena, &into->found, work);
}

/* One element of `patterns` or `pattern-either`: a mapping with one key. */
static void read_item(reading *r, const pending *list, const ltl_yaml *item, parts *into) {
    ltl_loader *loader = r->loader;
    bool is_all = list->kind->op == LTL_FORMULA_ALL;
    if (item->kind != LTL_YAML_MAP || item->count != 1) {
        ltl_loader__error(loader, item, "an element of `%s` must be a mapping with one key",
                          list->kind->name);
        return;
    }
    const ltl_yaml *key = item->keys[0];
    const ltl_yaml *value = item->items[0];
    const formula_key *kind = find_formula_key(key->text);
    const part_key *part = find_part_key(key->text);
    if (kind && (is_all || !kind->is_negated)) {
        read_child(r, list, kind, item, into);
    } else if (!kind && !part) {
        unknown_key(loader, key);
    } else if (part && part->kind == PART_LATER) {
        ltl_loader__error(loader, key, "`%s` is not supported yet", part->name);
    } else if (!is_all) {
        ltl_loader__error(loader, key, "`%.*s` finds nothing on its own; put it under `patterns`",
                          LTL_STR_ARG(key->text));
    } else if (part->kind == PART_REGEX) {
        read_regex_condition(r, key, value, into);
    } else if (part->kind == PART_PATTERN) {
        read_pattern_condition(r, list, key, value, into);
    } else {
        read_focus(r, key, value, into);
    }
}

static void read_list(reading *r, const pending *work, ltl_formula *formula) {
    ltl_loader *loader = r->loader;
    formula->op = work->kind->op;
    if (work->value->kind != LTL_YAML_LIST || work->value->count == 0) {
        ltl_loader__error(loader, work->key, "`%s` must be a list", work->kind->name);
        return;
    }
    parts into = {0};
    for (uint32_t i = 0; i < work->value->count; i++) {
        read_item(r, work, work->value->items[i], &into);
    }
    formula->children = into.children.at;
    formula->child_count = into.children.count;
    formula->conditions = into.conditions.at;
    formula->condition_count = into.conditions.count;
    formula->focus = into.focus.at;
    formula->focus_count = into.focus.count;
    formula->focus_sizes = into.focus_sizes.at;
    ltl_checker_mark_focus(&r->checker, work->node, into.focus_keys.at);
    for (uint32_t i = into.found.count; i > 0; i--) { /* the first one ends on top */
        LTL_PUSH(loader->arena, &r->stack, into.found.at[i - 1]);
    }
}

/* --- all ------------------------------------------------------------------------------------- */

static void read_pending(reading *r, pending work) {
    bool is_wrapper = work.kind->is_inside || work.kind->is_negated;
    work.depth += (uint32_t)work.kind->is_inside + (uint32_t)work.kind->is_negated;
    if (work.depth >= LTL_MAX_FORMULA_DEPTH) {
        ltl_loader__error(r->loader, work.key, "nested deeper than %u", LTL_MAX_FORMULA_DEPTH);
        return;
    }
    if (work.kind->is_negated) {
        work.node = wrap(r, LTL_FORMULA_NOT, work.node, work.key);
    }
    if (work.kind->is_inside) {
        work.node = wrap(r, LTL_FORMULA_INSIDE, work.node, work.key);
    }
    ltl_formula *formula = ltl_checker_formula(&r->checker, work.node);
    bool is_text = work.kind->op == LTL_FORMULA_PATTERN || work.kind->op == LTL_FORMULA_REGEX;
    if (is_wrapper && work.kind->op == LTL_FORMULA_PATTERN && work.value->kind == LTL_YAML_MAP) {
        push_nested(r, &work, work.node);
    } else if (is_text) {
        read_leaf(r, &work, formula);
    } else {
        read_list(r, &work, formula);
    }
}

void ltl_load__formula(ltl_loader *loader, const ltl_yaml *key, const ltl_yaml *value,
                       ltl_rule *rule) {
    reading r = {.loader = loader};
    ltl_checker_init(&r.checker, loader);
    bool is_regex = rule->is_any_text && !rule->is_generic;
    ltl_formula_op leaf_op = rule->is_generic ? LTL_FORMULA_GENERIC
                             : is_regex       ? LTL_FORMULA_REGEX
                                              : LTL_FORMULA_PATTERN;
    pending root =
        make_pending(&r, find_formula_key(key->text), key, value, LTL_NO_FORMULA, 0, leaf_op);
    rule->formula = ltl_checker_formula(&r.checker, root.node);
    LTL_PUSH(loader->arena, &r.stack, root);
    while (r.stack.count > 0 && !ltl_arena_is_exhausted(loader->arena)) {
        read_pending(&r, r.stack.at[--r.stack.count]);
    }
    rule->leaf_count = r.leaf_count;
    if (loader->error_count == 0) {
        ltl_checker_check(&r.checker);
    }
}
