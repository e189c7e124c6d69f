/* Methods of classes below, where both stand in one file: an object that is only known by a type that is written, or
 * as the object at hand, may be one of a class that has its own. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/taint/taint_internal.h"

/* (9, class) of `by_class`: whether any class has it for a parent */
enum { HAS_NONE = 1, HAS_SOME = 2, CLASS_BELOW = 9 };

/* `self.f()`, `f()` within a class, `p.f()` of a parameter or a field. */
static bool may_be_below(const ltl_taint *t, ltl_node call) {
    const ltl_tree *tree = t->tree;
    ltl_node callee = tree->kind[call] == LTL_KIND_CALL
                          ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    if (callee == LTL_NO_NODE || tree->kind[callee] != LTL_KIND_MEMBER) {
        return callee != LTL_NO_NODE && (tree->language->scoping & LTL_SCOPING_MEMBERS) != 0;
    }
    ltl_node object = ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
    if (object == LTL_NO_NODE || tree->kind[object] != LTL_KIND_NAME) {
        return false;
    }
    static const char *const ABOVE[] = {"super", "base", "parent"};
    for (size_t i = 0; i < LTL_COUNT_OF(ABOVE); i++) {
        if (t->scopes->of[object] == 0 && ltl_str_is(ltl_tree_name(tree, object), ABOVE[i])) {
            return false;
        }
    }
    const ltl_declaration *declaration = &t->scopes->all.at[t->scopes->of[object]];
    return ltl_scopes_is_self(tree, object) ||
           (t->scopes->of[object] != 0 && (declaration->kind == LTL_DECLARED_PARAMETER ||
                                           declaration->kind == LTL_DECLARED_FIELD));
}

/* The name of a parent, as a node: `Base` of `m.Base<T>`, `Base()`. */
static ltl_node name_of_parent(const ltl_tree *tree, ltl_node parent) {
    enum { MAX_LEVELS = 4 };
    for (uint32_t i = 0;
         i < MAX_LEVELS && parent != LTL_NO_NODE && tree->kind[parent] != LTL_KIND_NAME; i++) {
        ltl_node name = ltl_tree_child(tree, parent, LTL_ROLE_NAME);
        parent = name != LTL_NO_NODE ? name : ltl_tree_child(tree, parent, LTL_ROLE_TYPE);
    }
    return parent != LTL_NO_NODE && tree->kind[parent] == LTL_KIND_NAME ? parent : LTL_NO_NODE;
}

static bool is_child_of(const ltl_taint *t, ltl_node class, uint32_t name) {
    const ltl_tree *tree = t->tree;
    for (ltl_node child = class + 1; child < tree->end[class]; child = tree->end[child]) {
        ltl_node parent =
            tree->role[child] == LTL_ROLE_PARENT ? name_of_parent(tree, child) : LTL_NO_NODE;
        if (parent != LTL_NO_NODE && tree->name[parent] == name) {
            return true;
        }
    }
    return false;
}

/* The next class of the file that has the class of that name for a parent. */
static ltl_node next_child(ltl_taint *t, ltl_node class, uint32_t name) {
    while (class != LTL_NO_NODE && ltl_taint__spend(t, 1) && !is_child_of(t, class, name)) {
        class = t->tree->kind_next[class];
    }
    return class;
}

/* The name of the class that the unit is a method of, when some class here lies below; 0: none does. */
static uint32_t class_with_children(ltl_taint *t, uint32_t unit) {
    ltl_node class = ltl_taint__class_around(t, ltl_taint__node_of(t, unit));
    ltl_node name =
        class != LTL_NO_NODE ? ltl_tree_child(t->tree, class, LTL_ROLE_NAME) : LTL_NO_NODE;
    if (name == LTL_NO_NODE || !ltl_tree_is_leaf(t->tree, name)) {
        return 0;
    }
    uint32_t known = ltl_pairs_find(&t->by_class, CLASS_BELOW, class);
    if (known == 0) {
        ltl_node first = next_child(t, t->tree->kind_first[LTL_KIND_CLASS], t->tree->name[name]);
        known = first != LTL_NO_NODE ? HAS_SOME : HAS_NONE;
        ltl_pairs_put(t->arena, &t->by_class, CLASS_BELOW, class, known);
    }
    return known == HAS_SOME ? t->tree->name[name] : 0;
}

uint32_t ltl_taint__overrides(ltl_taint *t, ltl_node call, uint32_t unit,
                              uint32_t out[LTL_TAINT_OVERRIDES]) {
    const ltl_tree *tree = t->tree;
    uint32_t parent = may_be_below(t, call) ? class_with_children(t, unit) : 0;
    ltl_node name = ltl_tree_child(tree, ltl_taint__node_of(t, unit), LTL_ROLE_NAME);
    uint32_t count = 0;
    if (parent == 0 || name == LTL_NO_NODE || !ltl_tree_is_leaf(tree, name)) {
        return 0;
    }
    ltl_node class = next_child(t, tree->kind_first[LTL_KIND_CLASS], parent);
    for (; class != LTL_NO_NODE && count < LTL_TAINT_OVERRIDES;
         class = next_child(t, tree->kind_next[class], parent)) {
        uint32_t found = ltl_scopes_find(t->scopes, class, tree->name[name]);
        const ltl_declaration *method = &t->scopes->all.at[found];
        bool is_method = found != 0 && method->kind == LTL_DECLARED_FUNCTION &&
                         ltl_tree_child(tree, method->declarer, LTL_ROLE_BODY) != LTL_NO_NODE;
        uint32_t over = is_method ? ltl_taint__unit_of(t, method->declarer) : unit;
        if (over != unit && ltl_taint__node_of(t, over) == method->declarer) {
            out[count++] = over;
        }
    }
    return count;
}
