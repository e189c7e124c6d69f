/* Patterns that take records apart: `P(var x, var y)` by the places of its fields, `P { A: var x }` by their names. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/taint/objects/parts.h"

static char first_byte(const ltl_tree *tree, ltl_node node) {
    return tree->source->text.ptr[tree->start[node]];
}

/* `(…)` and `{…}` behind the name of a type. */
static bool is_list(const ltl_tree *tree, ltl_node node) {
    char first = first_byte(tree, node);
    return tree->kind[node] == LTL_KIND_OTHER && (first == '(' || first == '{');
}

/* The field at the place that `node` has among its siblings, of the record that is named. */
static uint32_t field_at(ltl_taint *t, ltl_node type, ltl_node first, ltl_node node) {
    const ltl_tree *tree = t->tree;
    uint32_t declaration =
        type != LTL_NO_NODE && tree->kind[type] == LTL_KIND_NAME ? ltl_scopes_find(t->scopes, 0, tree->name[type]) : 0;
    const ltl_declaration *at = &t->scopes->all.at[declaration];
    uint32_t place = 0;
    for (; first != LTL_NO_NODE && first < node && ltl_taint__spend(t, 1); first = tree->end[first]) {
        place++;
    }
    bool is_class = declaration != 0 && at->kind == LTL_DECLARED_CLASS;
    return is_class ? ltl_taint__field_of_record(t, at->declarer, place) : 0;
}

/* `x is P(var y, _)`, `case P(var y, _):` of C# are read as calls. */
uint32_t ltl_taint__key_in_called_pattern(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    ltl_node call = tree->parent[node];
    ltl_node callee =
        ltl_tree_kind(tree, call) == LTL_KIND_CALL ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    bool is_test = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_BINARY;
    ltl_node type = is_test ? ltl_tree_child(tree, callee, LTL_ROLE_VALUE) : callee;
    return callee != LTL_NO_NODE ? field_at(t, type, ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT), node) : 0;
}

/* Languages that write records so: the name of the type stands before the list, or is the `type` of what is around. */
static bool has_records(const ltl_tree *tree) {
    return ltl_language_is(tree->language, "java") || ltl_language_is(tree->language, "csharp");
}

bool ltl_taint__step_in_record(ltl_taint *t, ltl_node node, uint32_t *out_key, bool *out_is_key) {
    const ltl_tree *tree = t->tree;
    ltl_node around = tree->parent[node];
    *out_is_key = false;
    if (tree->kind[around] != LTL_KIND_OTHER || !has_records(tree)) {
        return false;
    }
    if (is_list(tree, around)) {
        ltl_node pattern = tree->parent[around];
        ltl_node type = ltl_tree_child(tree, pattern, LTL_ROLE_TYPE);
        *out_is_key = first_byte(tree, around) == '(';
        *out_key = *out_is_key ? field_at(t, type != LTL_NO_NODE ? type : pattern + 1, around + 1, node) : 0;
        return true;
    }
    ltl_node list = tree->parent[around];
    if (list != LTL_NO_NODE && is_list(tree, list)) { /* C#'s `A: var x` */
        bool is_named = first_byte(tree, list) == '{' && around + 1 < node && tree->kind[around + 1] == LTL_KIND_NAME;
        *out_is_key = is_named;
        *out_key = is_named ? tree->name[around + 1] : 0;
        return true;
    }
    return is_list(tree, node);
}
