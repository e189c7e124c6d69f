/* The new spelling of formulas: a text, or a mapping with one of `pattern`, `regex`, `all`, `any`,
 * `not`, `inside`, `anywhere`; beside it `where`, `as` and `fix`. */
#include "analyzers/rulefiles/load_formula.h"

typedef ltl_formula_reading reading;

typedef struct match_map {
    const ltl_formula_key *kind;
    const ltl_yaml *key;
    const ltl_yaml *value;
    const ltl_yaml *where;
    const ltl_yaml *as;
    const ltl_yaml *fix;
} match_map;

/* Sorts the keys; false after a complaint. */
static bool read_map(ltl_loader *loader, const ltl_pending *work, match_map *out) {
    const ltl_yaml *map = work->value;
    *out = (match_map){0};
    for (uint32_t i = 0; i < map->count; i++) {
        const ltl_yaml *key = map->keys[i];
        const ltl_formula_key *kind = ltl_formula__find_key(key->text, true);
        if (kind && out->kind) {
            ltl_loader__error(loader, key,
                              "`%s` and `%s` side by side; join them under `all` or `any`",
                              out->kind->name, kind->name);
            return false;
        }
        if (kind) {
            out->kind = kind;
            out->key = key;
            out->value = map->items[i];
        } else if (ltl_str_is(key->text, "where")) {
            out->where = map->items[i];
        } else if (ltl_str_is(key->text, "as")) {
            out->as = map->items[i];
        } else if (ltl_str_is(key->text, "fix")) {
            out->fix = map->items[i];
        } else if (!work->is_condition || (!ltl_str_is(key->text, "metavariable") &&
                                           !ltl_str_is(key->text, "language"))) {
            ltl_formula__unknown_key(loader, key);
            return false;
        }
    }
    if (!out->kind) {
        ltl_loader__error(loader, work->key, "here a formula must stand: `pattern`, `regex`, `all`, "
                                             "`any`, `not`, `inside` or `anywhere`");
    }
    return out->kind != NULL;
}

/* `where`: the formula is one part of an ALL that has the conditions. */
static void read_where(reading *r, const ltl_pending *work, const match_map *map) {
    ltl_loader *loader = r->loader;
    ltl_formula *formula = ltl_checker_formula(&r->checker, work->node);
    ltl_formula_parts into = {0};
    formula->op = LTL_FORMULA_ALL;
    ltl_pending child = ltl_formula__pending(r, NULL, map->key, work->value, work->node, work);
    child.is_bare = true;
    child.is_condition = work->is_condition;
    LTL_PUSH(loader->arena, &into.children, ltl_checker_formula(&r->checker, child.node));
    LTL_PUSH(loader->arena, &into.found, child);
    if (map->where->kind != LTL_YAML_LIST || map->where->count == 0) {
        ltl_loader__error(loader, map->where, "`where` must be a list");
        return;
    }
    for (uint32_t i = 0; i < map->where->count; i++) {
        ltl_formula__where(r, work, map->where->items[i], &into);
    }
    ltl_formula__finish(r, work->node, &into);
}

static void read_decorations(reading *r, const ltl_pending *work, const match_map *map) {
    ltl_loader *loader = r->loader;
    ltl_formula *formula = ltl_checker_formula(&r->checker, work->node);
    if (map->as && ltl_formula__metavariable(loader, map->as, map->as, &formula->as)) {
        ltl_checker_bind_name(&r->checker, work->node, formula->as);
    }
    if (map->fix && map->fix->kind != LTL_YAML_SCALAR) {
        ltl_loader__error(loader, map->fix, "`fix` must be a text");
    } else if (map->fix) {
        formula->fix = map->fix->text;
        formula->has_fix = true;
    }
}

static void read_parts(reading *r, const ltl_pending *work, const match_map *map) {
    ltl_loader *loader = r->loader;
    ltl_formula_parts into = {0};
    bool is_all = map->kind->op == LTL_FORMULA_ALL;
    if (map->value->kind != LTL_YAML_LIST || map->value->count == 0) {
        ltl_loader__error(loader, map->key, "`%s` must be a list", map->kind->name);
        return;
    }
    for (uint32_t i = 0; i < map->value->count; i++) {
        const ltl_yaml *item = map->value->items[i];
        const ltl_yaml *negation = ltl_yaml_get(item, "not");
        if (!is_all && negation) {
            ltl_loader__error(loader, item, "`not` finds nothing on its own; put it under `all`");
            continue;
        }
        ltl_pending child = ltl_formula__pending(r, NULL, item->kind == LTL_YAML_MAP && item->count > 0
                                                              ? item->keys[0]
                                                              : item,
                                                 item, work->node, work);
        LTL_PUSH(loader->arena, &into.children, ltl_checker_formula(&r->checker, child.node));
        LTL_PUSH(loader->arena, &into.found, child);
    }
    ltl_formula__finish(r, work->node, &into);
}

/* `not`, `inside`, `anywhere`: around one formula. */
static void read_around(reading *r, const ltl_pending *work, const match_map *map) {
    uint32_t node = ltl_formula__wrap(r, map->kind->op, work->node, map->key);
    ltl_pending child = *work;
    child.kind = NULL;
    child.key = map->key;
    child.value = map->value;
    child.node = node;
    child.depth++;
    child.is_bare = child.is_condition = false;
    LTL_PUSH(r->loader->arena, &r->stack, child);
}

void ltl_formula__match(reading *r, ltl_pending work) {
    match_map map;
    ltl_formula *formula = ltl_checker_formula(&r->checker, work.node);
    if (work.value->kind == LTL_YAML_SCALAR) {
        ltl_formula__leaf(r, &work, LTL_FORMULA_PATTERN);
        return;
    }
    if (work.value->kind != LTL_YAML_MAP) {
        ltl_loader__error(r->loader, work.key, "here a pattern or a mapping with a formula must stand");
        return;
    }
    if (!read_map(r->loader, &work, &map)) {
        return;
    }
    if (map.where && !work.is_bare) {
        read_where(r, &work, &map);
        return;
    }
    read_decorations(r, &work, &map); /* conditions may speak of what `as` binds */
    formula->op = map.kind->op;
    ltl_pending inner = work;
    inner.key = map.key;
    inner.value = map.value;
    if (map.kind->op == LTL_FORMULA_PATTERN || map.kind->op == LTL_FORMULA_REGEX) {
        ltl_formula__leaf(r, &inner, map.kind->op);
    } else if (map.kind->op == LTL_FORMULA_ALL || map.kind->op == LTL_FORMULA_ANY) {
        read_parts(r, &work, &map);
    } else {
        read_around(r, &work, &map);
    }
}
