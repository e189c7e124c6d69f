/* keys.c - a key that one mapping or table has twice. */
#include "analyzers/configuration/format.h"
#include "core/map.h"

/* What is written to be read by people, or may come several times. */
static bool may_repeat(ltl_str key) {
    return key.len == 0 || ltl_str_is(key, "<<") || ltl_str_starts_with(key, LTL_STR("//")) ||
           key.ptr[0] == '#' || ltl_str_starts_with(key, LTL_STR("_comment")) ||
           ltl_str_starts_with(key, LTL_STR("$comment")) || ltl_str_is(key, "comment");
}

static ltl_str text_of(const ltl_tree *tree, ltl_node key) {
    return tree->kind[key] == LTL_KIND_STRING
               ? ltl_source_slice(tree->source, ltl_tree_string_content(tree, key))
               : ltl_tree_text(tree, key);
}

/* Their readers take what is repeated as one thing more. */
static const char *const lists[] = {".cirrus.yml", ".cirrus.yaml", NULL};

/* `a.b = 1` of TOML, `? [a]` of YAML: not to be compared by their text. */
static bool is_plain(const ltl_tree *tree, ltl_node key) {
    return tree->end[key] == key + 1 || tree->kind[key] == LTL_KIND_STRING;
}

static ltl_str value_of(const ltl_tree *tree, ltl_node pair) {
    ltl_node value = ltl_tree_child(tree, pair, LTL_ROLE_VALUE);
    return value != LTL_NO_NODE ? ltl_tree_text(tree, value) : LTL_STR("");
}

/* Both say the same: nothing is lost. */
static bool is_same(const ltl_tree *tree, ltl_node first, ltl_node second) {
    return ltl_str_eq(value_of(tree, first), value_of(tree, second));
}

void ltl_configuration__keys(ltl_configuration_look *look) {
    const ltl_tree *tree = look->tree;
    ltl_map keys;
    ltl_map_init(&keys, look->arena);
    ltl_node pair = ltl_configuration__is_named(look->source->path, lists)
                        ? LTL_NO_NODE
                        : tree->kind_first[LTL_KIND_PAIR];
    for (; pair != LTL_NO_NODE; pair = tree->kind_next[pair]) {
        ltl_node key = ltl_tree_child(tree, pair, LTL_ROLE_KEY);
        ltl_str name = key != LTL_NO_NODE && is_plain(tree, key) ? text_of(tree, key) : LTL_STR("");
        if (may_repeat(name)) {
            continue;
        }
        bool is_new = false;
        ltl_str full = ltl_arena_printf(look->arena, "%u %.*s", (unsigned)tree->parent[pair],
                                        LTL_STR_ARG(name));
        ltl_map_entry *entry = ltl_map_put(&keys, full, &is_new);
        if (is_new) {
            entry->value = pair;
        } else if (!is_same(tree, (ltl_node)entry->value, pair)) {
            ltl_configuration__say_repeated(
                look, ltl_tree_span(tree, key), name,
                ltl_source_position(tree->source, tree->start[entry->value]).line);
        }
    }
}
