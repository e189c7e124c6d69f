/* The access path that an expression is: a variable, a field, what stands under a key. */
#include "analyzers/dataflow/name_use.h"
#include "analyzers/dataflow/scopes.h"
#include "analyzers/syntax/extension.h"
#include "analyzers/syntax/shell.h"
#include "analyzers/taint/objects/attributes.h"
#include "analyzers/taint/objects/parts.h"

/* Keys of paths: names and texts by their interned number, variables apart from both. */
#define VARIABLE_KEY (UINT32_C(1) << 31)

/* A method of C++ that stands outside of its class: `void T::f()`. */
static bool is_method_apart(const ltl_taint *t) {
    ltl_node name = ltl_tree_child(t->tree, ltl_taint__node_of(t, t->unit), LTL_ROLE_NAME);
    return name != LTL_NO_NODE && t->tree->kind[name] == LTL_KIND_MEMBER;
}

/* … or of Kotlin, that is added to a class: `fun T.f()`. */
static bool is_extension(const ltl_taint *t) {
    return ltl_extended_type(t->tree, ltl_taint__node_of(t, t->unit)) != LTL_NO_NODE;
}

/* Where members go by their bare names, what nobody declares in a method is declared by a parent, or by another
 * part of the class. What begins like the name of a class is taken for one. */
static bool is_inherited(ltl_taint *t, ltl_node name) {
    const ltl_tree *tree = t->tree;
    ltl_role role = (ltl_role)tree->role[name];
    ltl_str text = ltl_tree_name(tree, name);
    char first = text.len > 1 ? text.ptr[0] : 'A';
    bool is_low = (first >= 'a' && first <= 'z') || (first == '_' && text.ptr[1] != '_');
    bool is_property =
        role == LTL_ROLE_ARGUMENT && ltl_language_is(tree->language, "csharp"); /* no class */
    bool may_be = t->query->is_across_functions && t->unit != 0 &&
                  (tree->language->scoping & LTL_SCOPING_MEMBERS) != 0 && role != LTL_ROLE_CALLEE &&
                  role != LTL_ROLE_TYPE && role != LTL_ROLE_RETURN_TYPE && role != LTL_ROLE_NAME &&
                  (is_low || is_property) && !ltl_scopes_is_self(tree, name);
    return may_be && (is_method_apart(t) || is_extension(t) ||
                      ltl_taint__class_around(t, name) != LTL_NO_NODE);
}

bool ltl_taint__is_included(const ltl_tree *tree) {
    return ltl_language_is(tree->language, "php");
}

/* Variables of the file are those of whoever includes it, as fields are those of an object. Those that functions
 * write, and those of the language, are apart. */
static bool is_of_scope(const ltl_taint *t, uint32_t variable, uint32_t name) {
    const ltl_declaration *declaration = &t->scopes->all.at[variable];
    ltl_str text = ltl_taint__key_text(t, name);
    bool is_known = variable != 0 && declaration->kind <= LTL_DECLARED_GLOBAL &&
                    declaration->kind != LTL_DECLARED_PARAMETER && declaration->unit == 0 &&
                    t->scopes->use[declaration->leaf] != LTL_NAME_OUTER &&
                    (declaration->flags & (LTL_DECLARATION_FAR | LTL_DECLARATION_EXPOSED)) == 0;
    return (is_known || (variable == 0 && t->unit == 0)) && t->query->far != NULL && text.len > 1 &&
           text.ptr[0] == '$' && text.ptr[1] != '_' && ltl_taint__is_included(t->tree);
}

ltl_taint_path ltl_taint__path_of_variable(ltl_taint *t, uint32_t variable, uint32_t name,
                                           bool is_field) {
    if (is_field || is_of_scope(t, variable, name)) {
        ltl_taint_path object = ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_OBJECT_KEY);
        return ltl_taint_path_below(t->arena, &t->paths, object, ltl_taint__key_of_field(t, name));
    }
    return ltl_taint_path_below(t->arena, &t->paths, 0,
                                variable != 0 ? variable | VARIABLE_KEY : name);
}

/* Where methods call each other by their bare names. */
ltl_taint_path ltl_taint__own_object(ltl_taint *t) {
    ltl_node node = ltl_taint__node_of(t, t->unit);
    const unsigned flags = LTL_SCOPING_MEMBERS | LTL_SCOPING_BARE_CALLS;
    bool has =
        (t->tree->language->scoping & flags) != 0 && t->unit != 0 &&
        (is_method_apart(t) || is_extension(t) || ltl_taint__class_around(t, node) != LTL_NO_NODE);
    return has ? ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_OBJECT_KEY) : 0;
}

ltl_taint_path ltl_taint__path_of_name(ltl_taint *t, uint32_t name) {
    uint32_t variable = ltl_scopes_find(t->scopes, ltl_taint__node_of(t, t->unit), name);
    return ltl_taint__path_of_variable(t, variable, name, false);
}

/* In a method, what nobody declares is asked of the object. */
static bool is_bare_attribute(ltl_taint *t, ltl_node name) {
    ltl_role role = (ltl_role)t->tree->role[name];
    if (ltl_str_starts_with(ltl_tree_name(t->tree, name), LTL_STR("@"))) {
        return ltl_language_is(t->tree->language, "ruby"); /* `@x` that is written by its attribute alone */
    }
    return t->query->is_across_functions && t->unit != 0 && role != LTL_ROLE_CALLEE &&
           role != LTL_ROLE_NAME && ltl_taint__is_attribute(t, t->tree->name[name]) &&
           ltl_taint__class_around(t, ltl_taint__node_of(t, t->unit)) != LTL_NO_NODE;
}

/* `this`, `self` and what else an object calls itself is one thing; `x` may mean `this.x`. */
static ltl_taint_path root_of(ltl_taint *t, ltl_node name) {
    const ltl_tree *tree = t->tree;
    uint32_t variable = t->scopes->of[name];
    ltl_taint_path scoped = ltl_taint__scoped(t, name);
    if (scoped != 0) {
        return scoped;
    }
    if (ltl_is_shell(tree) && ltl_shell_is_word(tree, name) &&
        t->scopes->use[name] != LTL_NAME_WRITTEN) {
        return 0; /* a word is itself */
    }
    bool is_field = variable != 0 ? t->scopes->all.at[variable].kind == LTL_DECLARED_FIELD
                                  : is_inherited(t, name) || is_bare_attribute(t, name);
    if (!is_field && ltl_scopes_is_self(tree, name)) {
        return ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_OBJECT_KEY);
    }
    return ltl_taint__path_of_variable(t, variable, tree->name[name], is_field);
}

static bool is_key(const ltl_tree *tree, ltl_node node) {
    ltl_kind kind = node != LTL_NO_NODE ? ltl_tree_kind(tree, node) : LTL_KIND_OTHER;
    bool is_plain = kind == LTL_KIND_STRING || kind == LTL_KIND_NUMBER || kind == LTL_KIND_LITERAL;
    return is_plain || ltl_taint__is_bare_key(tree, node);
}

/* What an index or a member adds to its receiver's path; false when that is not known. */
bool ltl_taint__key_below(ltl_taint *t, ltl_node node, uint32_t *out_key) {
    const ltl_tree *tree = t->tree;
    if (tree->kind[node] == LTL_KIND_MEMBER) {
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        *out_key = name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name) ? ltl_taint__key_shown(t, tree->name[name]) : 0;
        return *out_key != 0;
    }
    ltl_node receiver = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
    ltl_node index = receiver != LTL_NO_NODE ? ltl_tree_next_sibling(tree, receiver) : LTL_NO_NODE;
    *out_key = is_key(tree, index) ? ltl_taint__key_of_leaf(t, index) : 0;
    return *out_key != 0;
}

/* `&T{…}` is what it makes. */
ltl_node ltl_taint__addressed(const ltl_tree *tree, ltl_node node) {
    bool is_address = tree->kind[node] == LTL_KIND_UNARY && tree->end[node] > node + 1 &&
                      tree->kind[node + 1] == LTL_KIND_NEW && ltl_str_is(ltl_tree_name(tree, node), "&");
    return is_address ? node + 1 : node;
}

ltl_taint_path ltl_taint__path(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    uint32_t keys[LTL_MAX_TAINT_PATH_DEPTH];
    uint32_t count = 0;
    node = ltl_taint__behind(t, node);
    while (tree->kind[node] == LTL_KIND_MEMBER || tree->kind[node] == LTL_KIND_INDEX) {
        ltl_node receiver = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
        uint32_t key;
        if (receiver == LTL_NO_NODE || !ltl_taint__spend(t, 1)) {
            return 0;
        }
        if (!ltl_taint__key_below(t, node, &key)) {
            count = 0; /* any part of the receiver: all of it */
        } else {
            if (count == LTL_MAX_TAINT_PATH_DEPTH) {
                memmove(keys, keys + 1, (count - 1) * sizeof *keys);
                count--;
            }
            keys[count++] = key;
        }
        node = ltl_taint__behind(t, receiver);
    }
    node = ltl_taint__addressed(tree, node);
    ltl_taint_path path =
        tree->kind[node] != LTL_KIND_NAME || t->makes_bare ? ltl_taint__made(t, node) : 0;
    if (path == 0 && tree->kind[node] == LTL_KIND_NAME) {
        path = root_of(t, node);
    }
    while (count > 0 && path != 0) {
        path = ltl_taint_path_below(t->arena, &t->paths, path, keys[--count]);
    }
    return path;
}
