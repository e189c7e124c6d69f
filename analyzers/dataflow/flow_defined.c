/* PHP's constants by their names in texts: `define('A', 1)`, `constant('A')`, `constant('K::A')`. */
#include "analyzers/dataflow/fold/fold_internal.h"

/* The text that a call of that function of the language begins with, or none. */
static ltl_node first_text(const ltl_flow *flow, ltl_node call, const char *function) {
    const ltl_tree *tree = flow->tree;
    ltl_node callee = tree->kind[call] == LTL_KIND_CALL ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    ltl_node first = callee != LTL_NO_NODE ? ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT) : LTL_NO_NODE;
    bool is_it = flow->fold_language == LTL_FOLD_PHP && first != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME &&
                 ltl_str_is(ltl_tree_name(tree, callee), function) && flow->scopes.of[callee] == 0;
    return is_it && tree->kind[first] == LTL_KIND_STRING && ltl_tree_is_leaf(tree, first) ? first : LTL_NO_NODE;
}

/* What stands in no branch, function or class: nobody else decides whether it is defined here. */
static bool stands_free(const ltl_tree *tree, ltl_node call) {
    ltl_node statement = tree->parent[call];
    ltl_node around = tree->kind[statement] == LTL_KIND_EXPRESSION_STATEMENT ? tree->parent[statement] : LTL_NO_NODE;
    return around != LTL_NO_NODE && tree->kind[around] == LTL_KIND_ROOT;
}

static void list_defined(ltl_flow *flow) {
    const ltl_tree *tree = flow->tree;
    flow->has_defined = true;
    for (ltl_node call = tree->kind_first[LTL_KIND_CALL]; call != LTL_NO_NODE; call = tree->kind_next[call]) {
        ltl_node name = first_text(flow, call, "define");
        if (name != LTL_NO_NODE) {
            bool is_one = ltl_pairs_find(&flow->defined, tree->name[name], 1) == 0 && stands_free(tree, call) &&
                          tree->end[name] < tree->end[call];
            ltl_pairs_put(flow->arena, &flow->defined, tree->name[name], 1, is_one ? tree->end[name] : UINT32_MAX);
        }
    }
}

/* What the only `define` of that name gives, or none. */
static ltl_node defined(ltl_flow *flow, ltl_str name) {
    (void)ltl_flow_scopes(flow);
    if (!flow->has_defined && flow->fold_language == LTL_FOLD_PHP) {
        list_defined(flow);
    }
    name = ltl_str_starts_with(name, LTL_STR("\\")) ? ltl_str_slice(name, 1, name.len) : name;
    uint32_t id = ltl_names_find(flow->tree->names, name);
    uint32_t given = id != 0 ? ltl_pairs_find(&flow->defined, id, 1) : 0;
    return given != 0 && given != UINT32_MAX ? given : LTL_NO_NODE;
}

bool ltl_flow__is_defined(ltl_flow *flow, ltl_node name) {
    return flow->fold_language == LTL_FOLD_PHP && defined(flow, ltl_tree_name(flow->tree, name)) != LTL_NO_NODE;
}

ltl_known ltl_flow__defined(ltl_flow *flow, ltl_str name) {
    ltl_node given = flow->fold_language == LTL_FOLD_PHP ? defined(flow, name) : LTL_NO_NODE;
    bool is_literal = given != LTL_NO_NODE && ltl_tree_is_leaf(flow->tree, given);
    return is_literal ? ltl_known_of_literal(flow->tree, given) : ltl_known_nothing();
}

/* ---- constant('A') ---- */

bool ltl_flow__names_constant(const ltl_flow *flow, ltl_node call) {
    return flow->fold_language == LTL_FOLD_PHP && flow->has_scopes && first_text(flow, call, "constant") != LTL_NO_NODE;
}

static uint32_t find(const ltl_flow *flow, ltl_node scope, ltl_str name) {
    uint32_t id = ltl_names_find(flow->tree->names, name);
    return id != 0 ? ltl_scopes_find(&flow->scopes, scope, id) : 0;
}

ltl_known ltl_flow__constant_named(ltl_flow *flow, ltl_node call) {
    const ltl_declarations *all = &flow->scopes.all;
    ltl_node text = first_text(flow, call, "constant");
    ltl_str name = text != LTL_NO_NODE ? ltl_tree_name(flow->tree, text) : LTL_STR_NONE;
    size_t colons = ltl_str_find(name, LTL_STR("::"), 0);
    bool is_field = name.len > 0 && colons != SIZE_MAX;
    ltl_str path = is_field ? ltl_str_slice(name, 0, colons) : LTL_STR_NONE;
    uint32_t class = is_field ? find(flow, 0, path) : 0;
    bool is_class = class != 0 && all->at[class].kind == LTL_DECLARED_CLASS && all->at[class].writes == 1;
    ltl_node declared = is_class ? all->at[class].declarer : ltl_flow__class_of_path(flow, path);
    uint32_t of = declared != LTL_NO_NODE ? find(flow, declared, ltl_str_slice(name, colons + 2, name.len))
                  : name.len > 0 && !is_field ? find(flow, 0, name)
                                              : 0;
    bool is_constant = of != 0 && ltl_tree_kind(flow->tree, flow->tree->parent[all->at[of].declarer]) == LTL_KIND_FIELD;
    return is_constant ? ltl_flow__outer(flow, of, ltl_flow__unit_node(flow, call)) : ltl_flow__defined(flow, name);
}
