/* What names in patterns get of values that are known: `const {a: {b}} = x`, `[a, [b]] = y`, `['k' => $a] = $z`. */
#include "analyzers/dataflow/fold/fold_internal.h"

enum { MAX_NESTED = 8, MAX_BEFORE = 64 };

bool ltl_flow__is_usual(const ltl_tree *tree, ltl_node by) {
    ltl_kind kind = ltl_tree_kind(tree, by);
    ltl_node around = tree->parent[by];
    ltl_kind outer = around != LTL_NO_NODE ? ltl_tree_kind(tree, around) : LTL_KIND_ROOT;
    return (kind == LTL_KIND_VARIABLE || kind == LTL_KIND_ASSIGN) &&
           (outer == LTL_KIND_COLLECTION || outer == LTL_KIND_PAIR || outer == LTL_KIND_PARAMETER);
}

static bool is_object(const ltl_flow *flow, ltl_node pattern) {
    return flow->fold_language == LTL_FOLD_JS &&
           flow->tree->source->text.ptr[flow->tree->start[pattern]] == '{';
}

static uint32_t count_commas(const ltl_tree *tree, uint32_t from, uint32_t to) {
    uint32_t commas = 0;
    for (uint32_t at = from; at < to; at++) {
        commas += tree->source->text.ptr[at] == ',' ? 1 : 0;
    }
    return commas;
}

/* Its place in a list of names, by the commas before it; -1: behind a rest, or too far. */
static int64_t place_of(const ltl_flow *flow, ltl_node pattern, ltl_node node) {
    const ltl_tree *tree = flow->tree;
    uint32_t from = tree->start[pattern];
    int64_t place = 0;
    uint32_t count = 0;
    for (ltl_node child = pattern + 1; child <= node && count++ < MAX_BEFORE;
         child = tree->end[child]) {
        place += count_commas(tree, from, tree->start[child]);
        from = tree->stop[child];
        if (child == node) {
            return place;
        }
        if (tree->kind[child] == LTL_KIND_SPREAD) {
            return -1;
        }
    }
    return -1;
}

static ltl_known under(const ltl_flow *flow, const ltl_known *whole, ltl_known key) {
    bool is_absent;
    return ltl_fold__under(flow, whole, &key, &is_absent);
}

/* The key that stands before `node`: `'k' => $a` of PHP. */
static ltl_node key_before(const ltl_tree *tree, ltl_node pattern, ltl_node node) {
    ltl_node before = LTL_NO_NODE;
    for (ltl_node child = pattern + 1; child < node; child = tree->end[child]) {
        before = child;
    }
    bool is_key = before != LTL_NO_NODE && tree->kind[before] == LTL_KIND_STRING;
    return is_key ? before : LTL_NO_NODE;
}

/* What `node`, a child of the pattern, is given of a collection. */
static ltl_known part_for(const ltl_flow *flow, const ltl_known *whole, ltl_node pattern,
                          ltl_node node, ltl_node leaf) {
    const ltl_tree *tree = flow->tree;
    ltl_fold_items items;
    if (tree->kind[node] == LTL_KIND_SPREAD || !ltl_fold__is_collection(whole)) {
        return ltl_known_nothing();
    }
    if (tree->kind[node] == LTL_KIND_PAIR) {
        ltl_node key = ltl_tree_child(tree, node, LTL_ROLE_KEY);
        bool is_written =
            key != LTL_NO_NODE && ltl_tree_is_leaf(tree, key) && is_object(flow, pattern);
        return is_written ? under(flow, whole, ltl_fold__of_text(ltl_tree_name(tree, key)))
                          : ltl_known_nothing();
    }
    if (is_object(flow, pattern)) {
        return under(flow, whole, ltl_fold__of_text(ltl_tree_name(tree, leaf)));
    }
    ltl_node key =
        flow->fold_language == LTL_FOLD_PHP ? key_before(tree, pattern, node) : LTL_NO_NODE;
    if (key != LTL_NO_NODE) {
        return under(flow, whole, ltl_fold__of_text(ltl_tree_name(tree, key)));
    }
    int64_t place = place_of(flow, pattern, node);
    bool has = ltl_fold__items(flow, whole, &items) && !items.is_mapping && place >= 0 &&
               place < items.count;
    return has ? items.at[place] : ltl_known_nothing();
}

static ltl_node giver_of(const ltl_tree *tree, ltl_node by) {
    return ltl_tree_child(tree, by,
                          tree->kind[by] == LTL_KIND_ASSIGN ? LTL_ROLE_RIGHT : LTL_ROLE_VALUE);
}

ltl_known ltl_flow__taken(const ltl_flow *flow, ltl_node leaf) {
    const ltl_tree *tree = flow->tree;
    ltl_node way[MAX_NESTED]; /* from the name to the pattern, and what holds it */
    uint32_t count = 0;
    ltl_node node = leaf;
    for (;; node = tree->parent[node]) {
        ltl_node around = tree->parent[node];
        ltl_kind kind = ltl_tree_kind(tree, around);
        bool is_by = (kind == LTL_KIND_VARIABLE || kind == LTL_KIND_ASSIGN) &&
                     !ltl_flow__is_usual(tree, around);
        bool is_inside = kind == LTL_KIND_COLLECTION || kind == LTL_KIND_PAIR ||
                         kind == LTL_KIND_VARIABLE || kind == LTL_KIND_ASSIGN;
        if (is_by) {
            break;
        }
        if (!is_inside || count == MAX_NESTED) {
            return ltl_known_nothing();
        }
        way[count++] = node;
    }
    ltl_node by = tree->parent[node];
    ltl_role role = (ltl_role)tree->role[node];
    ltl_str operator= ltl_tree_name(tree, by);
    bool gives = (role == LTL_ROLE_LEFT || role == LTL_ROLE_NAME) &&
                 tree->kind[node] == LTL_KIND_COLLECTION &&
                 (tree->kind[by] == LTL_KIND_VARIABLE || ltl_str_is(operator, "=") ||
                  ltl_str_is(operator, ":="));
    ltl_node given = gives ? giver_of(tree, by) : LTL_NO_NODE;
    ltl_known value = given != LTL_NO_NODE ? ltl_flow__known(flow, given) : ltl_known_nothing();
    while (count-- > 0 && value.kind != LTL_KNOWN_NOTHING) {
        if (tree->kind[tree->parent[way[count]]] == LTL_KIND_COLLECTION) {
            value = part_for(flow, &value, tree->parent[way[count]], way[count], leaf);
        }
    }
    return ltl_fold__is_collection(&value) ? ltl_known_nothing()
                                           : value; /* it may change through either */
}
