#include "analyzers/match/prove/typed.h"

/* From an expression, step by step, to the node that says its type. */

enum { MAX_STEPS = 8 };

/* A type that says: see the value. */
static bool is_inferred(const ltl_tree *tree, ltl_node type) {
    static const char *const words[] = {"var", "val", "let", "auto", "def", "const"};
    ltl_str text = ltl_tree_name(tree, type);
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (ltl_str_is(text, words[i])) {
            return true;
        }
    }
    return false;
}

static ltl_node first_of(const ltl_tree *tree, ltl_node node, const ltl_role *roles) {
    ltl_node found = LTL_NO_NODE;
    for (; *roles != LTL_ROLE_NONE && found == LTL_NO_NODE; roles++) {
        found = ltl_tree_child(tree, node, *roles);
    }
    return found;
}

static ltl_node value_of(const ltl_tree *tree, ltl_node declarer) {
    static const ltl_role values[] = {LTL_ROLE_VALUE, LTL_ROLE_RIGHT, LTL_ROLE_NONE};
    return tree->kind[declarer] == LTL_KIND_LOOP ? LTL_NO_NODE : first_of(tree, declarer, values);
}

/* The declared type, on the declarer itself or on the declaration that it is part of. */
static ltl_node declared_type(const ltl_tree *tree, ltl_node declarer) {
    ltl_node type = ltl_tree_child(tree, declarer, LTL_ROLE_TYPE);
    ltl_node around = tree->parent[declarer];
    bool has_around = type == LTL_NO_NODE && around != LTL_NO_NODE &&
                      (tree->kind[around] == LTL_KIND_DECLARATION ||
                       tree->kind[around] == LTL_KIND_FIELD || tree->kind[around] == LTL_KIND_WITH);
    type = has_around ? ltl_tree_child(tree, around, LTL_ROLE_TYPE) : type;
    return type != LTL_NO_NODE && is_inferred(tree, type) ? LTL_NO_NODE : type;
}

static const ltl_declaration *declaration_of(ltl_search *search, ltl_node t) {
    ltl_flow *flow = &search->target->flow;
    if (search->tree->kind[t] != LTL_KIND_MEMBER) {
        return ltl_flow_declaration(flow, t);
    }
    const ltl_scopes *scopes = ltl_flow_scopes(flow);
    uint32_t field = ltl_scopes_field(scopes, t);
    return field != 0 ? &scopes->all.at[field] : NULL;
}

/* `null`, which the variable has until it gets something. */
static bool is_nothing_yet(const ltl_tree *tree, ltl_node value) {
    return value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_LITERAL &&
           ltl_str_equals_ignoring_case(ltl_tree_name(tree, value), LTL_STR("null"));
}

/* The value that tells the type: the first one, or the last where the first is none. */
static ltl_node telling_value(const ltl_tree *tree, const ltl_declaration *declaration) {
    ltl_node value = value_of(tree, declaration->declarer);
    bool is_later = is_nothing_yet(tree, value) && declaration->write < tree->count;
    return is_later ? value_of(tree, declaration->write) : value;
}

/* `T(…)` where that makes a T. */
static ltl_node constructed_type(const ltl_tree *tree, ltl_node call) {
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    if (!tree->language->calls_construct || callee == LTL_NO_NODE) {
        return LTL_NO_NODE;
    }
    ltl_node name = callee;
    if (tree->kind[callee] == LTL_KIND_MEMBER) {
        name = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    }
    ltl_str text = name != LTL_NO_NODE ? ltl_tree_name(tree, name) : LTL_STR("");
    return text.len > 0 && text.ptr[0] >= 'A' && text.ptr[0] <= 'Z' ? callee : LTL_NO_NODE;
}

/* What a declaration says; false at the end. */
static bool step_declared(const ltl_tree *tree, const ltl_declaration *declaration,
                          ltl_type_found *found) {
    if (declaration == NULL || declaration->kind == LTL_DECLARED_IMPORT ||
        declaration->kind == LTL_DECLARED_FUNCTION || declaration->kind == LTL_DECLARED_CLASS) {
        found->value = LTL_NO_NODE;
        return false;
    }
    found->declarer = declaration->declarer;
    found->type = declared_type(tree, declaration->declarer);
    found->value = telling_value(tree, declaration);
    return found->type == LTL_NO_NODE && found->value != LTL_NO_NODE;
}

/* `T(…)` that makes one, or a function of the file that says, or shows, what it gives. */
static bool step_call(ltl_search *search, ltl_type_found *found) {
    const ltl_tree *tree = search->tree;
    ltl_node call = found->value;
    found->type = constructed_type(tree, call);
    ltl_node function = found->type == LTL_NO_NODE ? ltl_typed__called(search, call) : LTL_NO_NODE;
    if (function == LTL_NO_NODE) {
        return false;
    }
    found->type = ltl_tree_child(tree, function, LTL_ROLE_RETURN_TYPE);
    found->value = found->type == LTL_NO_NODE ? ltl_typed__given(tree, function) : LTL_NO_NODE;
    return found->value != LTL_NO_NODE;
}

/* One step from an expression towards its type; false at the end. */
static bool step(ltl_search *search, ltl_type_found *found) {
    const ltl_tree *tree = search->tree;
    ltl_node t = found->value;
    ltl_node member;
    switch (tree->kind[t]) {
    case LTL_KIND_CAST:
    case LTL_KIND_NEW:
        found->type = ltl_tree_child(tree, t, LTL_ROLE_TYPE);
        return false;
    case LTL_KIND_CALL:
        return step_call(search, found);
    case LTL_KIND_NAME:
    case LTL_KIND_MEMBER:
        member = ltl_typed__written_field(search, t);
        if (member != LTL_NO_NODE) {
            found->declarer = member;
            found->type = declared_type(tree, member);
            return false;
        }
        return step_declared(tree, declaration_of(search, t), found);
    case LTL_KIND_CONDITIONAL:
        found->value = ltl_tree_child(tree, t, LTL_ROLE_THEN);
        return found->value != LTL_NO_NODE;
    case LTL_KIND_AWAIT:
        found->value = LTL_NO_NODE;
        return false;
    default:
        return false;
    }
}

ltl_type_found ltl_typed__find(ltl_search *search, ltl_node t) {
    ltl_type_found found = {LTL_NO_NODE, t, LTL_NO_NODE};
    int steps = 0;
    while (steps++ < MAX_STEPS && ltl_search_look(search) && step(search, &found)) {
    }
    found.type = ltl_typed__meant(search->tree, found.type);
    return found;
}
