/* Names with others before them that say where they are declared: `n::X`, `Outer.Inner.X`, `M::K::X`. */
#include "analyzers/dataflow/fold/fold_internal.h"

enum { MAX_QUALIFIERS = 8, MAX_LEVELS = 64 };

static ltl_node receiver_of(const ltl_tree *tree, ltl_node member) {
    return ltl_tree_child(tree, member, LTL_ROLE_RECEIVER);
}

/* ---- namespaces ---- */

static ltl_node namespace_around(const ltl_tree *tree, ltl_node node) {
    for (uint32_t i = 0; i < MAX_LEVELS && node != LTL_NO_NODE; i++) {
        node = tree->parent[node];
        if (node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_OTHER &&
            ltl_str_is(ltl_tree_name(tree, node), "namespace")) {
            return node;
        }
    }
    return LTL_NO_NODE;
}

/* `a::b::` before `member` are the namespaces around `node`, from the inner one on; names are nested to the right. */
static bool lies_in_namespaces(const ltl_tree *tree, ltl_node node, ltl_node member) {
    for (uint32_t i = 0; i < MAX_QUALIFIERS; i++) {
        ltl_node receiver = receiver_of(tree, member);
        node = receiver != LTL_NO_NODE ? namespace_around(tree, node) : LTL_NO_NODE;
        ltl_node name = node != LTL_NO_NODE ? ltl_tree_child(tree, node, LTL_ROLE_NAME) : LTL_NO_NODE;
        if (name == LTL_NO_NODE || !ltl_str_eq(ltl_tree_text(tree, name), ltl_tree_text(tree, receiver))) {
            return false;
        }
        bool is_nested = tree->kind[tree->parent[member]] == LTL_KIND_MEMBER && tree->role[member] == LTL_ROLE_NAME;
        if (!is_nested) {
            return true;
        }
        member = tree->parent[member];
    }
    return false;
}

static bool is_nested_in_member(const ltl_tree *tree, ltl_node member) {
    ltl_node around = tree->parent[member];
    return around != LTL_NO_NODE && tree->kind[around] == LTL_KIND_MEMBER && tree->role[member] == LTL_ROLE_NAME;
}

/* C++'s: `n::X` of a namespace, `n::K::X` of a class in one. */
static uint32_t meant_in_cpp(ltl_flow *flow, ltl_node member) {
    const ltl_tree *tree = flow->tree;
    for (uint32_t i = 0; i < MAX_QUALIFIERS; i++) {
        ltl_node inner = ltl_tree_child(tree, member, LTL_ROLE_NAME);
        if (inner == LTL_NO_NODE || tree->kind[inner] != LTL_KIND_MEMBER) {
            break;
        }
        member = inner;
    }
    ltl_node name = ltl_tree_child(tree, member, LTL_ROLE_NAME);
    ltl_node receiver = receiver_of(tree, member);
    if (name == LTL_NO_NODE || receiver == LTL_NO_NODE || tree->kind[name] != LTL_KIND_NAME) {
        return 0;
    }
    uint32_t field = ltl_scopes_field(&flow->scopes, member);
    if (field != 0) {
        bool is_nested = is_nested_in_member(tree, member);
        ltl_node class = flow->scopes.all.at[field].scope;
        return !is_nested || lies_in_namespaces(tree, class, tree->parent[member]) ? field : 0;
    }
    uint32_t of = ltl_flow__enumerator_named(flow, tree->name[name]);
    of = of == 0 ? ltl_scopes_find(&flow->scopes, 0, tree->name[name]) : of;
    return of != 0 && lies_in_namespaces(tree, flow->scopes.all.at[of].leaf, member) ? of : 0;
}

/* ---- classes ---- */

/* The class that a name, or a path of names, means; the file for what stands before `::X`. */
static ltl_node class_meant(const ltl_flow *flow, ltl_node node, uint32_t depth) {
    const ltl_tree *tree = flow->tree;
    const ltl_scopes *scopes = &flow->scopes;
    uint32_t of = 0;
    if (node == LTL_NO_NODE || depth == MAX_QUALIFIERS) {
        return node == LTL_NO_NODE && depth > 0 ? 0 : LTL_NO_NODE;
    }
    if (tree->kind[node] == LTL_KIND_MEMBER) {
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        ltl_node around = class_meant(flow, receiver_of(tree, node), depth + 1);
        bool may_be = name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME && around != LTL_NO_NODE;
        of = may_be ? ltl_scopes_find(scopes, around, tree->name[name]) : 0;
    } else if (tree->kind[node] == LTL_KIND_NAME) {
        of = scopes->of[node];
    }
    bool is_class = of != 0 && scopes->all.at[of].kind == LTL_DECLARED_CLASS && scopes->all.at[of].writes == 1;
    return is_class ? scopes->all.at[of].declarer : LTL_NO_NODE;
}

uint32_t ltl_flow__qualified(ltl_flow *flow, ltl_node member) {
    const ltl_tree *tree = flow->tree;
    if (flow->fold_language == LTL_FOLD_CPP) {
        return meant_in_cpp(flow, member);
    }
    uint32_t field = ltl_scopes_field(&flow->scopes, member);
    ltl_node receiver = receiver_of(tree, member);
    ltl_node name = ltl_tree_child(tree, member, LTL_ROLE_NAME);
    bool is_path = receiver != LTL_NO_NODE && tree->kind[receiver] == LTL_KIND_MEMBER && name != LTL_NO_NODE &&
                   tree->kind[name] == LTL_KIND_NAME;
    if (field != 0 || !is_path || ltl_scopes_is_foreign(&flow->scopes, tree->name[name])) {
        return field;
    }
    ltl_node class = flow->fold_language == LTL_FOLD_PHP
                         ? ltl_flow__class_of_path(flow, ltl_tree_text(tree, receiver))
                         : class_meant(flow, receiver, 0);
    return class != LTL_NO_NODE ? ltl_scopes_find(&flow->scopes, class, tree->name[name]) : 0;
}

/* ---- constants of classes in C++ ---- */

/* `static const int X = 1;` in a class: what is given stands behind the name, beside it. */
ltl_node ltl_flow__class_constant(const ltl_tree *tree, ltl_node by) {
    ltl_node field = by != LTL_NO_NODE && tree->kind[by] == LTL_KIND_VARIABLE ? tree->parent[by] : LTL_NO_NODE;
    bool is_static = false;
    bool is_const = false;
    bool is_pointer = field != LTL_NO_NODE && tree->kind[by + 1] == LTL_KIND_MODIFIER; /* what it points to is const */
    if (field == LTL_NO_NODE || tree->kind[field] != LTL_KIND_FIELD) {
        return LTL_NO_NODE;
    }
    for (ltl_node child = field + 1; child < by; child = tree->end[child]) {
        ltl_str word = ltl_tree_name(tree, child);
        is_static = is_static || ltl_str_is(word, "static");
        is_const = is_const || ltl_str_is(word, "constexpr") || (!is_pointer && ltl_str_is(word, "const"));
    }
    ltl_node value = tree->end[by];
    ltl_node name = by + 1;
    while (name < tree->end[by] && tree->kind[name] == LTL_KIND_MODIFIER) { /* `const char *X` */
        name = tree->end[name];
    }
    bool is_plain = tree->end[by] == name + 1 && value < tree->end[field] && tree->role[value] == LTL_ROLE_VALUE;
    return is_static && is_const && is_plain ? value : LTL_NO_NODE;
}
