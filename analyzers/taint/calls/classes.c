/* Which class of the file a type, a call or an object has. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/syntax/constructor.h"
#include "analyzers/syntax/holder.h"
#include "analyzers/syntax/scope_call.h"
#include "analyzers/taint/objects/parts.h"

/* The name that tells the type a declaration is written with; LTL_NO_NODE: it has none. */
ltl_node ltl_taint__type_name(const ltl_tree *tree, ltl_node declarer) {
    ltl_node type = ltl_tree_child(tree, declarer, LTL_ROLE_TYPE);
    if (type == LTL_NO_NODE &&
        (tree->kind[declarer] == LTL_KIND_VARIABLE || ltl_reads_like_function(tree, declarer))) {
        type = ltl_tree_child(tree, tree->parent[declarer], LTL_ROLE_TYPE);
    }
    return type != LTL_NO_NODE ? ltl_name_of_type(tree, type) : LTL_NO_NODE;
}

/* What stands before the name: `P` of `P.Q`, in a type too; LTL_NO_NODE: nothing. */
ltl_node ltl_taint__qualifier(const ltl_tree *tree, ltl_node name) {
    ltl_node parent = tree->parent[name];
    bool is_last = tree->kind[parent] == LTL_KIND_MEMBER && tree->role[name] == LTL_ROLE_NAME;
    if (is_last) {
        return ltl_tree_child(tree, parent, LTL_ROLE_RECEIVER);
    }
    ltl_node first = tree->kind[parent] == LTL_KIND_TYPE ? parent + 1 : name; /* Kotlin's `P.Q` */
    for (ltl_node child = first; child < name; child = tree->end[child]) {
        if (tree->end[child] == name && tree->kind[child] == LTL_KIND_NAME) {
            return child;
        }
    }
    return LTL_NO_NODE;
}

/* Within a class its name is that of the function that makes it. */
ltl_node ltl_taint__class_declared(const ltl_taint *t, uint32_t declaration) {
    const ltl_declaration *at = &t->scopes->all.at[declaration];
    if (declaration != 0 && at->kind == LTL_DECLARED_FUNCTION && at->declarer < t->tree->count) {
        ltl_node class = t->tree->parent[at->declarer];
        class = t->tree->kind[class] == LTL_KIND_BLOCK ? t->tree->parent[class] : class;
        ltl_node name = t->tree->kind[class] == LTL_KIND_CLASS ? ltl_tree_child(t->tree, class, LTL_ROLE_NAME)
                                                               : LTL_NO_NODE;
        return name != LTL_NO_NODE && t->tree->name[name] == at->name ? class : LTL_NO_NODE;
    }
    return declaration != 0 && at->kind == LTL_DECLARED_CLASS ? at->declarer : LTL_NO_NODE;
}

/* A name alone. */
static ltl_node class_named(const ltl_taint *t, ltl_node name) {
    uint32_t declaration = t->scopes->of[name];
    return ltl_taint__class_declared(t, declaration != 0 ? declaration
                                              : ltl_scopes_find(t->scopes, 0, t->tree->name[name]));
}

/* `ns::P`, `A.B.P`: what stands before may be a namespace, which this file may go on with. */
static bool has_namespaces(const ltl_tree *tree) {
    return ltl_language_is(tree->language, "cpp") || ltl_language_is(tree->language, "csharp");
}

ltl_node ltl_taint__class_meant(const ltl_taint *t, ltl_node name) {
    enum { MOST_LEVELS = 6 };
    const ltl_tree *tree = t->tree;
    ltl_node names[MOST_LEVELS];
    uint32_t count = 0;
    for (ltl_node at = name; at != LTL_NO_NODE && count < MOST_LEVELS;) {
        names[count++] = at;
        ltl_node before = ltl_taint__qualifier(tree, at);
        at = before != LTL_NO_NODE ? ltl_name_of_type(tree, before) : LTL_NO_NODE;
        if (before != LTL_NO_NODE && at == LTL_NO_NODE) {
            return LTL_NO_NODE;
        }
    }
    ltl_node class = class_named(t, names[count - 1]);
    while (--count > 0) {
        ltl_node next = names[count - 1];
        bool is_apart = class == LTL_NO_NODE && has_namespaces(tree) && t->scopes->of[names[count]] == 0;
        class = class != LTL_NO_NODE ? ltl_taint__class_declared(t, ltl_scopes_find(t->scopes, class, tree->name[next]))
                : is_apart           ? class_named(t, next)
                                     : LTL_NO_NODE;
    }
    return class;
}

/* The type that an expression makes an object of, as a name. */
static ltl_node name_made(const ltl_tree *tree, ltl_node node) {
    if (tree->kind[node] == LTL_KIND_NEW) {
        ltl_node type = ltl_tree_child(tree, node, LTL_ROLE_TYPE);
        return type != LTL_NO_NODE ? ltl_name_of_type(tree, type) : LTL_NO_NODE;
    }
    if (tree->kind[node] == LTL_KIND_VARIABLE || tree->kind[node] == LTL_KIND_FUNCTION) {
        return ltl_taint__type_name(tree, node);
    }
    ltl_node held = ltl_type_made_to_hold(tree, node);
    if (held != LTL_NO_NODE) {
        return ltl_name_of_type(tree, held);
    }
    ltl_node callee = tree->kind[node] == LTL_KIND_CALL ? ltl_tree_child(tree, node, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    ltl_node name = callee;
    if (callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER) {
        name = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
        bool makes = name != LTL_NO_NODE && ltl_str_is(ltl_tree_name(tree, name), "new");
        name = makes ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : name;
    }
    return name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME ? name : LTL_NO_NODE;
}

ltl_node ltl_taint__class_constructed(const ltl_taint *t, ltl_node call) {
    ltl_node name = name_made(t->tree, call);
    return name != LTL_NO_NODE ? ltl_taint__class_meant(t, name) : LTL_NO_NODE;
}

ltl_node ltl_taint__class_made(ltl_taint *t, ltl_node node) {
    node = ltl_taint__addressed(t->tree, ltl_taint__behind(t, node));
    ltl_node inner = ltl_scope_call_given(t->tree, node); /* Kotlin's `T().apply { }` */
    return ltl_taint__class_constructed(t, inner != LTL_NO_NODE ? inner : node);
}

/* The one thing that a short function gives back, where it says no type; LTL_NO_NODE: several, or nothing. */
static ltl_node only_given(const ltl_tree *tree, ltl_node function) {
    enum { MOST_NODES = 80 };
    ltl_node given = LTL_NO_NODE;
    bool is_short = tree->end[function] - function <= MOST_NODES;
    for (ltl_node node = function + 1; is_short && node < tree->end[function]; node++) {
        if (tree->kind[node] == LTL_KIND_RETURN) {
            is_short = given == LTL_NO_NODE;
            given = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
        }
    }
    return is_short ? given : LTL_NO_NODE;
}

/* `P.builder()` of this file, which says what it gives, or makes it there. */
static ltl_node class_given(ltl_taint *t, ltl_node call) {
    enum { MOST_CALLS = 64 };
    bool is_sure = false;
    uint32_t unit = LTL_TAINT_NO_UNIT;
    if (ltl_tree_kind(t->tree, call) == LTL_KIND_CALL && t->chain < MOST_CALLS) {
        t->chain++;
        unit = ltl_taint__callee(t, call, &is_sure);
        t->chain--;
    }
    if (unit == LTL_TAINT_NO_UNIT || !is_sure) {
        return LTL_NO_NODE;
    }
    ltl_node function = ltl_taint__node_of(t, unit);
    ltl_node type = ltl_tree_child(t->tree, function, LTL_ROLE_RETURN_TYPE);
    ltl_node name = type != LTL_NO_NODE ? ltl_name_of_type(t->tree, type) : LTL_NO_NODE;
    ltl_node given = type == LTL_NO_NODE ? only_given(t->tree, function) : LTL_NO_NODE;
    return name != LTL_NO_NODE    ? ltl_taint__class_meant(t, name)
           : given != LTL_NO_NODE ? ltl_taint__class_constructed(t, given)
                                  : LTL_NO_NODE;
}

/* The class of an object, when this file has it: by the type it is declared with, or by the one value it
 * gets. */
ltl_node ltl_taint__class_of(ltl_taint *t, ltl_node object) {
    const ltl_tree *tree = t->tree;
    object = tree->kind[object] == LTL_KIND_UNARY ? ltl_taint__behind(t, object) : object;
    if (tree->kind[object] != LTL_KIND_NAME) {
        ltl_node made = ltl_taint__class_made(t, object);
        return made != LTL_NO_NODE ? made : class_given(t, ltl_taint__behind(t, object));
    }
    const ltl_declaration *declaration = &t->scopes->all.at[t->scopes->of[object]];
    if (t->scopes->of[object] == 0 || declaration->declarer == LTL_NO_NODE) {
        return LTL_NO_NODE;
    }
    ltl_node type = ltl_taint__type_name(tree, declaration->declarer);
    ltl_node class = type != LTL_NO_NODE ? ltl_taint__class_meant(t, type) : LTL_NO_NODE;
    bool is_once = declaration->writes == 1 && declaration->write < tree->count;
    const ltl_role roles[] = {LTL_ROLE_VALUE, LTL_ROLE_RIGHT};
    for (size_t i = 0; is_once && class == LTL_NO_NODE && i < LTL_COUNT_OF(roles); i++) {
        ltl_node value = ltl_tree_child(tree, declaration->write, roles[i]);
        class = value != LTL_NO_NODE ? ltl_taint__class_made(t, value) : LTL_NO_NODE;
        class = value != LTL_NO_NODE && class == LTL_NO_NODE ? class_given(t, ltl_taint__behind(t, value)) : class;
    }
    return class;
}

/* … or the class itself that stands there, by its name or as that around. */
ltl_node ltl_taint__class_of_receiver(ltl_taint *t, ltl_node receiver) {
    bool is_name = t->tree->kind[receiver] == LTL_KIND_NAME;
    bool is_own = is_name && (ltl_scopes_is_self(t->tree, receiver) ||
                              ltl_str_is(ltl_tree_name(t->tree, receiver), "Self"));
    ltl_node class =
        is_own ? ltl_taint__class_around(t, receiver) : ltl_taint__class_of(t, receiver);
    ltl_node name = is_name || t->tree->kind[receiver] == LTL_KIND_MEMBER ? ltl_name_of_type(t->tree, receiver)
                                                                          : LTL_NO_NODE;
    return class == LTL_NO_NODE && name != LTL_NO_NODE ? ltl_taint__class_meant(t, name) : class;
}

/* The class above the one around, where this file has it: `super().f()`. */
ltl_node ltl_taint__class_above(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    ltl_node class = ltl_taint__class_around(t, node);
    ltl_node parent = class != LTL_NO_NODE ? ltl_tree_child(tree, class, LTL_ROLE_PARENT) : LTL_NO_NODE;
    return parent != LTL_NO_NODE && tree->kind[parent] == LTL_KIND_NAME ? class_named(t, parent) : LTL_NO_NODE;
}
