#include "analyzers/syntax/extension.h"

ltl_node ltl_extended_type(const ltl_tree *tree, ltl_node function) {
    ltl_node name = ltl_tree_child(tree, function, LTL_ROLE_NAME);
    ltl_node type = ltl_tree_child(tree, function, LTL_ROLE_RETURN_TYPE);
    bool is_kotlin = ltl_language_is(tree->language, "kotlin");
    return is_kotlin && name != LTL_NO_NODE && type < name ? type : LTL_NO_NODE;
}

ltl_node ltl_result_type(const ltl_tree *tree, ltl_node function) {
    ltl_node extended = ltl_extended_type(tree, function);
    if (extended == LTL_NO_NODE) {
        return ltl_tree_child(tree, function, LTL_ROLE_RETURN_TYPE);
    }
    ltl_node child = tree->end[extended];
    while (child < tree->end[function] && tree->role[child] != LTL_ROLE_RETURN_TYPE) {
        child = tree->end[child];
    }
    return child < tree->end[function] ? child : LTL_NO_NODE;
}

/* The class that the function stands in, by its name; a file stands in none. */
static ltl_node class_around(const ltl_tree *tree, ltl_node function) {
    ltl_node class = tree->parent[function];
    class = class != LTL_NO_NODE && tree->kind[class] == LTL_KIND_BLOCK ? tree->parent[class] : class;
    bool is_class = class != LTL_NO_NODE && tree->kind[class] == LTL_KIND_CLASS;
    return is_class ? ltl_tree_child(tree, class, LTL_ROLE_NAME) : LTL_NO_NODE;
}

/* The class itself. */
static ltl_node class_of(const ltl_tree *tree, ltl_node function) {
    ltl_node class = tree->parent[function];
    class = tree->kind[class] == LTL_KIND_BLOCK ? tree->parent[class] : class;
    return tree->kind[class] == LTL_KIND_CLASS ? class : LTL_NO_NODE;
}

bool ltl_takes_object(const ltl_tree *tree, ltl_node function) {
    ltl_node first = ltl_tree_child(tree, function, LTL_ROLE_PARAMETER);
    if (first == LTL_NO_NODE) {
        return false;
    }
    if (ltl_language_is(tree->language, "csharp")) {
        ltl_node word = ltl_tree_child(tree, first, LTL_ROLE_MODIFIER);
        return word != LTL_NO_NODE && ltl_str_is(ltl_tree_name(tree, word), "this");
    }
    ltl_node class = ltl_language_is(tree->language, "solidity") ? class_of(tree, function) : LTL_NO_NODE;
    return class != LTL_NO_NODE && ltl_str_starts_with(ltl_tree_text(tree, class), LTL_STR("library"));
}

bool ltl_gives_object(const ltl_tree *tree, ltl_node call, ltl_str class) {
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    ltl_node object = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER
                          ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER)
                          : LTL_NO_NODE;
    ltl_node name = object != LTL_NO_NODE && tree->kind[object] == LTL_KIND_MEMBER
                        ? ltl_tree_child(tree, object, LTL_ROLE_NAME)
                        : object;
    bool names_it = name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name) && ltl_str_eq(ltl_tree_name(tree, name), class);
    return class.len > 0 && object != LTL_NO_NODE && !names_it;
}

bool ltl_may_be_extended(ltl_str taken, ltl_str given) {
    bool is_upper = taken.len > 1 && taken.ptr[1] >= 'A' && taken.ptr[1] <= 'Z';
    bool is_any = ltl_str_is(taken, "T") || (is_upper && (taken.ptr[0] == 'I' || taken.ptr[0] == 'T'));
    return is_any || ltl_str_is(taken, "object") || ltl_str_is(taken, "Object") ||
           ltl_str_equals_ignoring_case(taken, given); /* `String` is `string` */
}

ltl_str ltl_extension_class(const ltl_tree *tree, ltl_node function) {
    ltl_node name = class_around(tree, function);
    return name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name) ? ltl_tree_name(tree, name) : LTL_STR("");
}

bool ltl_is_called_on_value(const ltl_tree *tree, ltl_node function) {
    static const char *const VALUES[] = {"String",        "str",    "Substring", "StringProtocol", "CharSequence",
                                         "StringBuilder", "Data",   "URL",       "Uri",            "URI",
                                         "ByteArray",     "Symbol", "Any",       "List",           "Array"};
    ltl_node type = ltl_extended_type(tree, function);
    type = type != LTL_NO_NODE ? type : class_around(tree, function);
    while (type != LTL_NO_NODE && tree->kind[type] == LTL_KIND_TYPE) { /* `String?`, `List<T>` */
        type = ltl_tree_first_child(tree, type);
    }
    for (size_t i = 0; type != LTL_NO_NODE && i < LTL_COUNT_OF(VALUES); i++) {
        if (ltl_str_is(ltl_tree_name(tree, type), VALUES[i])) {
            return true;
        }
    }
    return false;
}
