/* What a `catch` gets: what is thrown in the block that it watches. An object that is made for that may hold what it is
 * given, which is a guess. */
#include "analyzers/taint/taint_internal.h"

/* The `catch` that the name is declared by; LTL_NO_NODE: none. */
static ltl_node catch_of(const ltl_tree *tree, ltl_node by) {
    by = tree->kind[by] == LTL_KIND_PARAMETER ? tree->parent[by] : by; /* `catch (const E &e)` */
    bool is_it = tree->kind[by] == LTL_KIND_CATCH && tree->kind[tree->parent[by]] == LTL_KIND_TRY;
    return is_it ? by : LTL_NO_NODE;
}

/* What is thrown there: `throw x`, Ruby's `raise x`, Swift's `throw x`, which leaves as a return does. */
static ltl_node thrown_at(const ltl_tree *tree, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(tree, node);
    if (kind == LTL_KIND_CALL) {
        ltl_node callee = ltl_tree_child(tree, node, LTL_ROLE_CALLEE);
        bool raises = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME &&
                      ltl_str_is(ltl_tree_name(tree, callee), "raise");
        return raises ? node : LTL_NO_NODE;
    }
    ltl_node word = kind == LTL_KIND_RETURN ? ltl_tree_child(tree, node, LTL_ROLE_MODIFIER) : LTL_NO_NODE;
    bool throws = kind == LTL_KIND_THROW ||
                  (word != LTL_NO_NODE && ltl_str_is(ltl_tree_name(tree, word), "throw"));
    return throws ? ltl_tree_child(tree, node, LTL_ROLE_VALUE) : LTL_NO_NODE;
}

/* The name of the type that is made there; 0: it is not evident. */
static uint32_t type_made(const ltl_tree *tree, ltl_node thrown) {
    bool is_new = tree->kind[thrown] == LTL_KIND_NEW;
    ltl_node type = ltl_tree_child(tree, thrown, is_new ? LTL_ROLE_TYPE : LTL_ROLE_CALLEE);
    return type != LTL_NO_NODE && ltl_tree_is_leaf(tree, type) ? tree->name[type] : 0;
}

static uint32_t type_caught(const ltl_tree *tree, ltl_node catch) {
    ltl_node parameter = ltl_tree_child(tree, catch, LTL_ROLE_PARAMETER);
    ltl_node type = ltl_tree_child(tree, parameter != LTL_NO_NODE ? parameter : catch, LTL_ROLE_TYPE);
    return type != LTL_NO_NODE && ltl_tree_is_leaf(tree, type) ? tree->name[type] : 0;
}

/* Another one catches just what is made there. */
static bool is_for_another(const ltl_tree *tree, ltl_node catch, ltl_node thrown) {
    uint32_t type = type_made(tree, thrown);
    ltl_node try = tree->parent[catch];
    for (ltl_node other = try + 1; type != 0 && other < tree->end[try]; other = tree->end[other]) {
        if (other != catch && tree->kind[other] == LTL_KIND_CATCH && type_caught(tree, other) == type) {
            return type_caught(tree, catch) != type;
        }
    }
    return false;
}

/* Functions leave it to whoever calls them, what is watched further inside is caught there. */
static bool is_apart(const ltl_tree *tree, ltl_node node) {
    bool is_block = tree->role[node] == LTL_ROLE_BODY && tree->kind[tree->parent[node]] == LTL_KIND_TRY;
    return ltl_is_unit(ltl_tree_kind(tree, node)) ||
           (is_block && ltl_tree_child(tree, tree->parent[node], LTL_ROLE_HANDLER) != LTL_NO_NODE);
}

bool ltl_taint__define_thrown(ltl_taint *t, ltl_node leaf, ltl_node by) {
    const ltl_tree *tree = t->tree;
    ltl_node catch = catch_of(tree, by);
    ltl_node body = catch != LTL_NO_NODE ? ltl_tree_child(tree, tree->parent[catch], LTL_ROLE_BODY) : LTL_NO_NODE;
    if (body == LTL_NO_NODE || t->query->only_assignments) {
        return false;
    }
    ltl_taint_value value = {0};
    for (ltl_node node = body + 1; node < tree->end[body] && ltl_taint__spend(t, 1);) {
        ltl_node thrown = thrown_at(tree, node);
        if (thrown != LTL_NO_NODE && !is_for_another(tree, catch, thrown)) {
            ltl_taint_value given = ltl_taint__gather(t, thrown);
            bool is_plain = tree->kind[thrown] == LTL_KIND_NAME || tree->kind[thrown] == LTL_KIND_MEMBER;
            value = ltl_taint_union(&t->out->traces, value,
                                    ltl_taint_guess(&t->out->traces, given, thrown, is_plain ? 0 : 1));
        }
        node = is_apart(tree, node) ? tree->end[node] : node + 1;
    }
    if (value.marks != 0) {
        ltl_taint__assign(t, leaf, LTL_NO_NODE, value);
    }
    return value.marks != 0;
}
