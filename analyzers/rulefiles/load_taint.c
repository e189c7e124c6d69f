/* Taint: lists of sources, sinks, sanitizers and propagators, each a formula with keys of its own beside
 * it. They become one formula TAINT over four alternatives. */
#include "analyzers/rulefiles/load_formula.h"

#include "analyzers/rulefiles/lists.h"
#include "core/limits.h"
#include "core/nearest.h"

typedef ltl_formula_reading reading;

/* One list of the rule, in both spellings. */
typedef struct list_key {
    const char *old_name;
    const char *new_name;
    bool is_required;
    bool is_exact; /* unless said otherwise */
    ltl_taint_effect effect;
} list_key;

static const list_key LISTS[LTL_TAINT_LISTS] = {
    [LTL_TAINT_LIST_SOURCES] = {"pattern-sources", "sources", true, false, LTL_TAINT_HERE},
    [LTL_TAINT_LIST_SINKS] = {"pattern-sinks", "sinks", true, true, LTL_TAINT_HERE},
    [LTL_TAINT_LIST_SANITIZERS] = {"pattern-sanitizers", "sanitizers", false, false,
                                   LTL_TAINT_HERE},
    [LTL_TAINT_LIST_PROPAGATORS] = {"pattern-propagators", "propagators", false, true,
                                    LTL_TAINT_BOTH},
};

#define BIT(list) (1u << LTL_TAINT_LIST_##list)
#define ALL_LISTS (BIT(SOURCES) | BIT(SINKS) | BIT(SANITIZERS) | BIT(PROPAGATORS))

typedef bool read_item_key(reading *r, const ltl_yaml *key, const ltl_yaml *value,
                           ltl_taint_item *item);

typedef struct item_key {
    const char *name;
    unsigned lists; /* where it may stand */
    read_item_key *read;
} item_key;

static bool read_bool(reading *r, const ltl_yaml *key, const ltl_yaml *value, bool *out_is_on) {
    if (!ltl_yaml_to_bool(value, out_is_on)) {
        ltl_loader__error(r->loader, value, "`%.*s` must be true or false", LTL_STR_ARG(key->text));
        return false;
    }
    return true;
}

static bool read_exact(reading *r, const ltl_yaml *key, const ltl_yaml *value,
                       ltl_taint_item *item) {
    return read_bool(r, key, value, &item->is_exact);
}

static bool read_effect(reading *r, const ltl_yaml *key, const ltl_yaml *value,
                        ltl_taint_item *item) {
    bool is_on;
    if (value->kind == LTL_YAML_SCALAR && ltl_str_is(value->text, "only")) {
        item->effect = LTL_TAINT_AFTER;
        return true;
    }
    if (!ltl_yaml_to_bool(value, &is_on)) {
        ltl_loader__error(r->loader, value, "`%.*s` must be true, false or `only`",
                          LTL_STR_ARG(key->text));
        return false;
    }
    item->effect = is_on ? LTL_TAINT_BOTH : LTL_TAINT_HERE;
    return true;
}

static bool read_label(reading *r, const ltl_yaml *key, const ltl_yaml *value,
                       ltl_taint_item *item) {
    ltl_str name;
    ltl_error error = {0};
    if (!ltl_loader__text(r->loader, key, value, &name)) {
        return false;
    }
    if (ltl_taint_label_intern(r->loader->arena, r->labels, name, &item->label, &error) != LTL_OK) {
        ltl_loader__error(r->loader, value, "%s", error.text);
        return false;
    }
    item->has_label = true;
    return true;
}

static const ltl_taint_requires *parse_requires(reading *r, const ltl_yaml *key,
                                                const ltl_yaml *value) {
    ltl_str text;
    ltl_error error = {0};
    ltl_taint_requires *requires = LTL_NEW(r->loader->arena, ltl_taint_requires);
    if (!ltl_loader__text(r->loader, key, value, &text)) {
        return NULL;
    }
    if (ltl_taint_requires_parse(r->loader->arena, r->labels, text, requires, &error) != LTL_OK) {
        ltl_loader__error(r->loader, value, "%s", error.text);
        return NULL;
    }
    return requires;
}

/* A condition on the labels, or for each metavariable one of its own. */
static bool read_requires(reading *r, const ltl_yaml *key, const ltl_yaml *value,
                          ltl_taint_item *item) {
    if (value->kind == LTL_YAML_SCALAR) {
        item->requires = parse_requires(r, key, value);
        return item->requires != NULL;
    }
    const ltl_yaml *list = value;
    if (list->kind != LTL_YAML_LIST || list->count == 0 || item->list != LTL_TAINT_LIST_SINKS) {
        ltl_loader__error(r->loader, key, "`requires` must be a condition on labels");
        return false;
    }
    ltl_taint_part_requires *parts =
        LTL_NEW_ARRAY(r->loader->arena, ltl_taint_part_requires, list->count);
    for (uint32_t i = 0; i < list->count; i++) {
        const ltl_yaml *map = list->items[i];
        if (map->kind != LTL_YAML_MAP || map->count != 1 ||
            !ltl_metavariable_is_valid(map->keys[0]->text)) {
            ltl_loader__error(r->loader, map, "here `$X: condition` must stand");
            return false;
        }
        parts[i].metavariable = map->keys[0]->text;
        parts[i].requires = parse_requires(r, map->keys[0], map->items[0]);
        if (parts[i].requires == NULL) {
            return false;
        }
    }
    item->parts = parts;
    item->part_count = list->count;
    return true;
}

static bool read_not_conflicting(reading *r, const ltl_yaml *key, const ltl_yaml *value,
                                 ltl_taint_item *item) {
    return read_bool(r, key, value, &item->is_not_conflicting);
}

static bool read_replace_labels(reading *r, const ltl_yaml *key, const ltl_yaml *value,
                                ltl_taint_item *item) {
    const ltl_str *names;
    uint32_t count;
    item->drops_labels = ltl_loader__texts(r->loader, key, value, true, &names, &count);
    return item->drops_labels;
}

static bool read_from(reading *r, const ltl_yaml *key, const ltl_yaml *value,
                      ltl_taint_item *item) {
    return ltl_formula__metavariable(r->loader, key, value, &item->from);
}

static bool read_to(reading *r, const ltl_yaml *key, const ltl_yaml *value, ltl_taint_item *item) {
    return ltl_formula__metavariable(r->loader, key, value, &item->to);
}

static bool read_control(reading *r, const ltl_yaml *key, const ltl_yaml *value,
                         ltl_taint_item *item) {
    return read_bool(r, key, value, &item->is_control);
}

static bool read_at_exit(reading *r, const ltl_yaml *key, const ltl_yaml *value,
                         ltl_taint_item *item) {
    return read_bool(r, key, value, &item->is_at_exit);
}

/* How many guesses it is that this is a source or a sink. */
static bool read_doubt(reading *r, const ltl_yaml *key, const ltl_yaml *value,
                       ltl_taint_item *item) {
    int64_t doubt = 0;
    if (!ltl_yaml_to_i64(value, &doubt) || doubt < 1 || doubt > LTL_MAX_DOUBT) {
        ltl_loader__error(r->loader, value, "`%.*s` must be a number from 1 to %u",
                          LTL_STR_ARG(key->text), LTL_MAX_DOUBT);
        return false;
    }
    item->doubt = (uint8_t)doubt;
    return true;
}

static const item_key ITEM_KEYS[] = {
    {"exact", ALL_LISTS, read_exact},
    {"by-side-effect", BIT(SOURCES) | BIT(SANITIZERS) | BIT(PROPAGATORS), read_effect},
    {"label", BIT(SOURCES) | BIT(PROPAGATORS), read_label},
    {"requires", BIT(SOURCES) | BIT(SINKS) | BIT(PROPAGATORS), read_requires},
    {"not_conflicting", BIT(SANITIZERS), read_not_conflicting},
    {"not-conflicting", BIT(SANITIZERS), read_not_conflicting},
    {"replace-labels", BIT(PROPAGATORS), read_replace_labels},
    {"from", BIT(PROPAGATORS), read_from},
    {"to", BIT(PROPAGATORS), read_to},
    {"control", BIT(SOURCES), read_control},
    {"at-exit", BIT(SINKS), read_at_exit},
    {"doubt", BIT(SOURCES) | BIT(SINKS), read_doubt},
};

static const item_key *find_item_key(ltl_str name) {
    for (size_t i = 0; i < LTL_COUNT_OF(ITEM_KEYS); i++) {
        if (ltl_str_is(name, ITEM_KEYS[i].name)) {
            return &ITEM_KEYS[i];
        }
    }
    return NULL;
}

void ltl_formula__nearest_item_key(ltl_str name, uint32_t *best, const char **nearest) {
    for (size_t i = 0; i < LTL_COUNT_OF(ITEM_KEYS); i++) {
        if (ltl_nearest_try(name, ltl_str_of(ITEM_KEYS[i].name), best)) {
            *nearest = ITEM_KEYS[i].name;
        }
    }
}

/* Reads what stands beside the formula, and leaves the formula. */
static bool read_item_keys(reading *r, const ltl_yaml *map, ltl_taint_item *item,
                           ltl_yaml *out_formula) {
    ltl_yaml **keys = LTL_NEW_ARRAY(r->loader->arena, ltl_yaml *, map->count);
    ltl_yaml **items = LTL_NEW_ARRAY(r->loader->arena, ltl_yaml *, map->count);
    uint32_t left = 0;
    for (uint32_t i = 0; i < map->count; i++) {
        const item_key *known = find_item_key(map->keys[i]->text);
        if (known == NULL) {
            keys[left] = map->keys[i];
            items[left++] = map->items[i];
        } else if ((known->lists >> item->list & 1) == 0) {
            ltl_loader__error(r->loader, map->keys[i], "`%s` has no place in `%s`", known->name,
                              LISTS[item->list].old_name);
            return false;
        } else if (!known->read(r, map->keys[i], map->items[i], item)) {
            return false;
        }
    }
    *out_formula = *map;
    out_formula->keys = keys;
    out_formula->items = items;
    out_formula->count = left;
    return true;
}

static void check_item(reading *r, const ltl_yaml *at, const ltl_taint_item *item) {
    bool moves = item->list == LTL_TAINT_LIST_PROPAGATORS;
    if (moves && (item->from.len == 0 || item->to.len == 0)) {
        ltl_loader__error(r->loader, at, "a propagator needs `from` and `to`");
    }
}

/* The formula of an item in the old spelling: one key. */
static void push_old(reading *r, const ltl_pending *list, const ltl_yaml *map, ltl_taint_item *item,
                     ltl_formula_parts *into) {
    const ltl_formula_key *kind =
        map->count > 0 ? ltl_formula__find_key(map->keys[0]->text, false) : NULL;
    if (map->count == 0) {
        ltl_loader__error(r->loader, map,
                          "here a formula must stand: `pattern`, `patterns`, "
                          "`pattern-either` or `pattern-regex`");
        return;
    }
    if (kind == NULL || map->count > 1) {
        const ltl_yaml *wrong = map->keys[kind == NULL ? 0 : 1];
        if (kind != NULL && ltl_formula__find_key(wrong->text, false) != NULL) {
            ltl_loader__error(r->loader, wrong,
                              "`%s` and `%.*s` side by side; join them under "
                              "`patterns` or `pattern-either`",
                              kind->name, LTL_STR_ARG(ltl_loader__shown(wrong->text)));
        } else {
            ltl_formula__unknown_key(r->loader, wrong);
        }
        return;
    }
    if (kind->is_negated) {
        ltl_loader__error(r->loader, map->keys[0],
                          "`%s` finds nothing on its own; put it under `patterns`", kind->name);
        return;
    }
    ltl_pending work = ltl_formula__pending(r, kind, map->keys[0], map->items[0], list->node, list);
    ltl_formula *formula = ltl_checker_formula(&r->checker, work.node);
    formula->taint = item;
    LTL_PUSH(r->loader->arena, &into->children, formula);
    LTL_PUSH(r->loader->arena, &into->found, work);
}

static void push_new(reading *r, const ltl_pending *list, const ltl_yaml *value,
                     ltl_taint_item *item, ltl_formula_parts *into) {
    const ltl_yaml *key = value->kind == LTL_YAML_MAP && value->count > 0 ? value->keys[0] : value;
    ltl_pending work = ltl_formula__pending(r, NULL, key, value, list->node, list);
    ltl_formula *formula = ltl_checker_formula(&r->checker, work.node);
    formula->taint = item;
    LTL_PUSH(r->loader->arena, &into->children, formula);
    LTL_PUSH(r->loader->arena, &into->found, work);
}

static ltl_taint_item *new_item(reading *r, ltl_taint_list which) {
    ltl_taint_item *item = LTL_NEW(r->loader->arena, ltl_taint_item);
    *item = (ltl_taint_item){
        .list = which, .is_exact = LISTS[which].is_exact, .effect = LISTS[which].effect};
    return item;
}

/* `item` has what its surroundings say; what stands beside the formula goes on top. */
static void read_taint_item(reading *r, const ltl_pending *list, ltl_taint_item *item, bool is_new,
                            const ltl_yaml *value, ltl_formula_parts *into) {
    ltl_taint_list which = item->list;
    if (value->kind == LTL_YAML_SCALAR && is_new) {
        check_item(r, value, item);
        push_new(r, list, value, item, into);
        return;
    }
    if (value->kind != LTL_YAML_MAP) {
        ltl_loader__error(r->loader, value, "an element of `%s` must be a mapping with a formula",
                          is_new ? LISTS[which].new_name : LISTS[which].old_name);
        return;
    }
    ltl_yaml *formula = LTL_NEW(r->loader->arena, ltl_yaml);
    if (!read_item_keys(r, value, item, formula)) {
        return;
    }
    check_item(r, value, item);
    if (is_new) {
        push_new(r, list, formula, item, into);
    } else {
        push_old(r, list, formula, item, into);
    }
}

/* `use: name`: the items of that list, which are in the old spelling. What stands beside `use`, a label
 * say, holds for each of them. */
static void read_used_list(reading *r, const ltl_pending *list, ltl_taint_list which,
                           const ltl_yaml *map, ltl_formula_parts *into) {
    const ltl_yaml *shared = ltl_lists_find(r->loader, ltl_yaml_get(map, "use"));
    ltl_taint_item common = *new_item(r, which);
    ltl_yaml rest;
    if (!shared || !read_item_keys(r, map, &common, &rest)) {
        return;
    }
    for (uint32_t i = 0; i < rest.count; i++) {
        if (!ltl_str_is(rest.keys[i]->text, "use")) {
            ltl_loader__error(r->loader, rest.keys[i], "`%.*s` has no place beside `use`",
                              LTL_STR_ARG(ltl_loader__shown(rest.keys[i]->text)));
            return;
        }
    }
    for (uint32_t i = 0; i < shared->count; i++) {
        ltl_taint_item *item = new_item(r, which);
        *item = common;
        read_taint_item(r, list, item, false, shared->items[i], into);
    }
}

/* One list: the alternatives of a formula ANY, empty when the rule has none. */
static ltl_formula *read_taint_list(reading *r, const ltl_pending *root, ltl_taint_list which,
                                    bool is_new, const ltl_yaml *key, const ltl_yaml *value) {
    ltl_pending list = ltl_formula__pending(r, NULL, key, value, root->node, root);
    ltl_formula *formula = ltl_checker_formula(&r->checker, list.node);
    formula->op = LTL_FORMULA_ANY;
    if (value == NULL) {
        return formula;
    }
    if (value->kind != LTL_YAML_LIST || value->count == 0) {
        ltl_loader__error(r->loader, key, "`%.*s` must be a list", LTL_STR_ARG(key->text));
        return formula;
    }
    ltl_formula_parts into = {0};
    for (uint32_t i = 0; i < value->count; i++) {
        const ltl_yaml *item = value->items[i];
        if (ltl_yaml_get(item, "use")) {
            read_used_list(r, &list, which, item, &into);
        } else {
            read_taint_item(r, &list, new_item(r, which), is_new, item, &into);
        }
    }
    ltl_formula__finish(r, list.node, &into);
    return formula;
}

static const ltl_yaml *key_of(const ltl_yaml *map, const char *name, const ltl_yaml **out_value) {
    *out_value = NULL;
    for (uint32_t i = 0; i < map->count; i++) {
        if (ltl_str_is(map->keys[i]->text, name)) {
            *out_value = map->items[i];
            return map->keys[i];
        }
    }
    return NULL;
}

/* `map` holds the lists: the rule itself, or what stands under `taint`. */
void ltl_formula__taint(reading *r, const ltl_pending *root, const ltl_yaml *map, bool is_new) {
    ltl_arena *arena = r->loader->arena;
    ltl_formula *formula = ltl_checker_formula(&r->checker, root->node);
    formula->op = LTL_FORMULA_TAINT;
    formula->children = LTL_NEW_ARRAY(arena, ltl_formula *, LTL_TAINT_LISTS);
    formula->child_count = LTL_TAINT_LISTS;
    for (int which = 0; which < LTL_TAINT_LISTS; which++) {
        const char *name = is_new ? LISTS[which].new_name : LISTS[which].old_name;
        const ltl_yaml *value;
        const ltl_yaml *key = key_of(map, name, &value);
        if (key == NULL && LISTS[which].is_required) {
            ltl_loader__error(r->loader, root->key, "a taint rule needs `%s`", name);
        }
        formula->children[which] = read_taint_list(r, root, (ltl_taint_list)which, is_new,
                                                   key != NULL ? key : root->key, value);
    }
    static const char *const NEW_KEYS[] = {"sources", "sinks", "sanitizers", "propagators", NULL};
    if (is_new) {
        (void)ltl_loader__keys(r->loader, map, NEW_KEYS);
    }
}
