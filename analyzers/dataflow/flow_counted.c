/* Constants that are counted where nothing is written: enumerators, and Go's `iota`. */
#include "analyzers/dataflow/fold/fold_internal.h"

enum { MAX_DEPTH = 8, MAX_LEVELS = 24 };

/* ---- enumerators ---- */

/* Languages whose enumerators are numbers, or become ones by a cast. */
static const uint32_t NUMBERED = LTL_FOLD_C | LTL_FOLD_CPP | LTL_FOLD_JS | LTL_FOLD_CSHARP | LTL_FOLD_RUST;

static ltl_node enum_around(const ltl_tree *tree, ltl_node member) {
    ltl_node around = tree->parent[member];
    around = ltl_tree_kind(tree, around) == LTL_KIND_BLOCK ? tree->parent[around] : around;
    bool is_class = around != LTL_NO_NODE && ltl_tree_kind(tree, around) == LTL_KIND_CLASS;
    return is_class && strstr(ltl_tree_symbol_name(tree, around), "enum") != NULL ? around : LTL_NO_NODE;
}

bool ltl_flow__is_enumerator(const ltl_flow *flow, uint32_t variable) {
    const ltl_declaration *of = &flow->scopes.all.at[variable];
    return (flow->fold_language & NUMBERED) != 0 && of->declarer != LTL_NO_NODE &&
           ltl_tree_kind(flow->tree, of->declarer) == LTL_KIND_FIELD &&
           enum_around(flow->tree, of->declarer) != LTL_NO_NODE;
}

/* C's enumerators are known by their bare names. */
static bool is_open(const ltl_flow *flow, uint32_t variable) {
    bool is_it = (flow->fold_language & (LTL_FOLD_C | LTL_FOLD_CPP)) != 0 && ltl_flow__is_enumerator(flow, variable);
    ltl_node around = is_it ? enum_around(flow->tree, flow->scopes.all.at[variable].declarer) : LTL_NO_NODE;
    return around != LTL_NO_NODE && ltl_str_is(ltl_tree_name(flow->tree, around), "enum");
}

uint32_t ltl_flow__enumerator_named(ltl_flow *flow, uint32_t name) {
    if (!flow->has_enumerators) {
        flow->has_enumerators = true;
        for (uint32_t id = 1; id < flow->scopes.all.count; id++) {
            if (is_open(flow, id)) {
                uint32_t key = flow->tree->name[flow->scopes.all.at[id].leaf];
                bool is_again = ltl_pairs_find(&flow->enumerators, key, 1) != 0;
                ltl_pairs_put(flow->arena, &flow->enumerators, key, 1, is_again ? UINT32_MAX : id);
            }
        }
    }
    uint32_t id = ltl_pairs_find(&flow->enumerators, name, 1);
    return id != UINT32_MAX ? id : 0;
}

bool ltl_flow__is_cast_to_count(const ltl_flow *flow) {
    return (flow->fold_language & (LTL_FOLD_CSHARP | LTL_FOLD_RUST)) != 0;
}

/* ---- groups ---- */

enum { HOW_FAR = 1, GIVER = 2, IS_LISTED = 3 }; /* second halves of the keys in `flow->counted` */

static bool is_const_spec(const ltl_tree *tree, ltl_node node) {
    ltl_node around = tree->parent[node];
    return tree->kind[node] == LTL_KIND_VARIABLE && around != LTL_NO_NODE &&
           tree->kind[around] == LTL_KIND_DECLARATION && ltl_str_is(ltl_tree_name(tree, around), "const");
}

/* What stands between members and says nothing of their order; an `#if` does. */
static bool is_aside(const ltl_tree *tree, ltl_node node, bool is_of_enum) {
    return !is_of_enum || (tree->role[node] != LTL_ROLE_BODY && tree->kind[node] != LTL_KIND_OTHER);
}

/* Each group is walked once, however many ask: enumerators count from the last that is written, lines of Go from
 * the first. */
static void list_group(ltl_flow *flow, ltl_node group, ltl_kind kind) {
    const ltl_tree *tree = flow->tree;
    bool is_of_enum = kind == LTL_KIND_FIELD;
    ltl_node giver = group; /* the group itself: none yet */
    uint32_t far = 0;
    ltl_pairs_put(flow->arena, &flow->counted, group, IS_LISTED, 1);
    for (ltl_node at = group + 1; at < tree->end[group]; at = tree->end[at]) {
        if (tree->kind[at] != kind) {
            giver = is_aside(tree, at, is_of_enum) ? giver : LTL_NO_NODE;
            continue;
        }
        bool gives = ltl_tree_child(tree, at, LTL_ROLE_VALUE) != LTL_NO_NODE;
        giver = gives ? at : giver;
        far = gives && is_of_enum ? 0 : far;
        ltl_pairs_put(flow->arena, &flow->counted, at, HOW_FAR, ++far); /* plus one: 0 is none */
        ltl_pairs_put(flow->arena, &flow->counted, at, GIVER, giver != LTL_NO_NODE ? giver + 1 : 0);
    }
}

/* How far it is from where the count begins; `out_giver`: the last up to it that is written, its group where there is
 * none, LTL_NO_NODE where nobody knows. */
static int64_t place_of(ltl_flow *flow, ltl_node member, ltl_node *out_giver) {
    ltl_node group = flow->tree->parent[member];
    if (ltl_pairs_find(&flow->counted, group, IS_LISTED) == 0) {
        list_group(flow, group, ltl_tree_kind(flow->tree, member));
    }
    uint32_t giver = ltl_pairs_find(&flow->counted, member, GIVER);
    *out_giver = giver != 0 ? giver - 1 : LTL_NO_NODE;
    return (int64_t)ltl_pairs_find(&flow->counted, member, HOW_FAR) - 1;
}

/* One more than the one before, from the last that is written. */
static ltl_known of_enumerator(ltl_flow *flow, ltl_node member) {
    ltl_node giver;
    int64_t more = place_of(flow, member, &giver);
    if (giver == LTL_NO_NODE) {
        return ltl_known_nothing(); /* `#if` between them */
    }
    bool is_first = giver == flow->tree->parent[member];
    ltl_known from = is_first ? ltl_known_of_integer(flow->arena, 0)
                              : ltl_flow__known(flow, ltl_tree_child(flow->tree, giver, LTL_ROLE_VALUE));
    int64_t base;
    return giver == member                     ? from
           : ltl_fold__integer(&from, &base) ? ltl_fold__of_integer(flow, base + more)
                                               : ltl_known_nothing();
}

/* ---- iota ---- */

static bool is_iota(const ltl_flow *flow, ltl_node node) {
    return flow->fold_language == LTL_FOLD_GO && flow->tree->kind[node] == LTL_KIND_NAME &&
           flow->scopes.of[node] == 0 && ltl_str_is(ltl_tree_name(flow->tree, node), "iota");
}

ltl_known ltl_flow__of_word(ltl_flow *flow, ltl_node node, ltl_node unit) {
    bool may_be = (flow->fold_language & (LTL_FOLD_C | LTL_FOLD_CPP)) != 0 && flow->scopes.of[node] == 0;
    uint32_t enumerator = may_be ? ltl_flow__enumerator_named(flow, flow->tree->name[node]) : 0;
    if (enumerator != 0) {
        return ltl_flow__outer(flow, enumerator, unit);
    }
    ltl_known defined = ltl_flow__defined(flow, ltl_tree_name(flow->tree, node));
    if (defined.kind != LTL_KNOWN_NOTHING) {
        return defined;
    }
    ltl_node around = is_iota(flow, node) ? node : LTL_NO_NODE;
    for (uint32_t i = 0; i < MAX_LEVELS && around != LTL_NO_NODE; i++) {
        ltl_node giver;
        if (is_const_spec(flow->tree, around)) {
            return ltl_known_of_integer(flow->arena, place_of(flow, around, &giver));
        }
        around = flow->tree->parent[around];
    }
    return ltl_known_of_literal(flow->tree, node);
}

/* What is written in another line, with the `iota` of this one. */
static ltl_known again(ltl_flow *flow, ltl_node node, int64_t line, uint32_t depth) {
    const ltl_tree *tree = flow->tree;
    ltl_known nothing = ltl_known_nothing();
    if (node == LTL_NO_NODE || depth == MAX_DEPTH) {
        return nothing;
    }
    if (is_iota(flow, node)) {
        return ltl_known_of_integer(flow->arena, line);
    }
    ltl_str operator= ltl_tree_name(tree, node);
    if (tree->kind[node] == LTL_KIND_BINARY) {
        ltl_known left = again(flow, ltl_tree_child(tree, node, LTL_ROLE_LEFT), line, depth + 1);
        ltl_known right = again(flow, ltl_tree_child(tree, node, LTL_ROLE_RIGHT), line, depth + 1);
        ltl_known folded = ltl_fold_binary(flow, node, operator, & left, &right);
        return folded.kind != LTL_KNOWN_NOTHING ? folded : ltl_known_binary(flow->arena, operator, & left, &right);
    }
    if (tree->kind[node] == LTL_KIND_UNARY) {
        ltl_known operand = again(flow, ltl_tree_child(tree, node, LTL_ROLE_OPERAND), line, depth + 1);
        ltl_known folded = ltl_fold_unary(flow, node, &operand);
        return folded.kind != LTL_KNOWN_NOTHING ? folded : ltl_known_unary(flow->arena, operator, & operand);
    }
    for (ltl_node leaf = node; leaf < tree->end[node]; leaf++) {
        if (is_iota(flow, leaf)) {
            return nothing;
        }
    }
    return ltl_flow__known(flow, node);
}

/* Which of the names of its line it is, and what of `value` that is given. */
static ltl_node part_for(const ltl_tree *tree, ltl_node spec, ltl_node leaf, ltl_node value) {
    uint32_t place = 0;
    for (ltl_node at = spec + 1; at < leaf; at = tree->end[at]) {
        place += tree->role[at] == LTL_ROLE_NAME ? 1 : 0;
    }
    if (tree->kind[value] != LTL_KIND_COLLECTION) {
        return place == 0 ? value : LTL_NO_NODE;
    }
    for (ltl_node at = value + 1; at < tree->end[value]; at = tree->end[at]) {
        if (place-- == 0) {
            return at;
        }
    }
    return LTL_NO_NODE;
}

static bool has_no_value(const ltl_tree *tree, ltl_node by) {
    return ltl_tree_child(tree, by, LTL_ROLE_VALUE) == LTL_NO_NODE;
}

static ltl_known of_line(ltl_flow *flow, ltl_node spec, ltl_node leaf) {
    const ltl_tree *tree = flow->tree;
    ltl_node giver;
    int64_t line = place_of(flow, spec, &giver);
    bool is_given = giver != LTL_NO_NODE && giver != tree->parent[spec];
    ltl_node value = is_given ? ltl_tree_child(tree, giver, LTL_ROLE_VALUE) : LTL_NO_NODE;
    bool is_cheap = is_given && ltl_fuel_spend(&flow->fuel, tree->end[value] - value);
    return is_cheap ? again(flow, part_for(tree, spec, leaf, value), line, 0) : ltl_known_nothing();
}

/* ---- both ---- */

bool ltl_flow__is_counted(const ltl_flow *flow, ltl_node by) {
    const ltl_tree *tree = flow->tree;
    if (by == LTL_NO_NODE || !has_no_value(tree, by)) {
        return false;
    }
    bool is_enumerator = (flow->fold_language & NUMBERED) != 0 && tree->kind[by] == LTL_KIND_FIELD &&
                         enum_around(tree, by) != LTL_NO_NODE;
    return is_enumerator || (flow->fold_language == LTL_FOLD_GO && is_const_spec(tree, by));
}

ltl_known ltl_flow__counted(ltl_flow *flow, ltl_node leaf, ltl_node by) {
    if (!ltl_flow__is_counted(flow, by)) {
        return ltl_known_nothing();
    }
    return flow->tree->kind[by] == LTL_KIND_FIELD ? of_enumerator(flow, by) : of_line(flow, by, leaf);
}
