#include "analyzers/syntax/property.h"

#include <string.h>

static bool is_language(const ltl_tree *tree, const char *id) { return strcmp(tree->language->id, id) == 0; }

static bool has_word(const ltl_tree *tree, ltl_node function, const char *word) {
    ltl_node child = ltl_tree_child(tree, function, LTL_ROLE_MODIFIER);
    for (; child != LTL_NO_NODE; child = ltl_tree_next_sibling(tree, child)) {
        if (tree->kind[child] == LTL_KIND_MODIFIER && ltl_str_is(ltl_tree_name(tree, child), word)) {
            return true;
        }
    }
    return false;
}

static bool has_note(const ltl_tree *tree, ltl_node function, ltl_str end) {
    ltl_node note = ltl_tree_child(tree, function, LTL_ROLE_ANNOTATION);
    ltl_node name = note != LTL_NO_NODE ? ltl_tree_child(tree, note, LTL_ROLE_NAME) : LTL_NO_NODE;
    return name != LTL_NO_NODE && ltl_str_ends_with(ltl_tree_text(tree, name), end);
}

/* `get` of JavaScript, `@property` of Python; in Scala a function that takes nothing. */
bool ltl_is_getter(const ltl_tree *tree, ltl_node function) {
    if (is_language(tree, "scala")) {
        return ltl_tree_child(tree, function, LTL_ROLE_PARAMETER) == LTL_NO_NODE;
    }
    return has_word(tree, function, "get") || has_note(tree, function, LTL_STR("property"));
}

/* `set` of JavaScript, `@x.setter` of Python, `x=` of Ruby. */
bool ltl_is_setter(const ltl_tree *tree, ltl_node function) {
    ltl_node name = ltl_tree_child(tree, function, LTL_ROLE_NAME);
    bool is_ruby = name != LTL_NO_NODE && is_language(tree, "ruby") && ltl_tree_is_leaf(tree, name);
    return is_ruby ? ltl_str_ends_with(ltl_tree_name(tree, name), LTL_STR("="))
                   : has_word(tree, function, "set") || has_note(tree, function, LTL_STR(".setter"));
}

/* Of `get`, `get => x` and `computed_getter` what it does. */
static ltl_node body_of_accessor(const ltl_tree *tree, ltl_node accessor) {
    ltl_node body = ltl_tree_child(tree, accessor, LTL_ROLE_BODY);
    bool is_get = ltl_str_starts_with(ltl_tree_text(tree, accessor), LTL_STR("get"));
    return body != LTL_NO_NODE && tree->kind[accessor] == LTL_KIND_OTHER && is_get ? body : LTL_NO_NODE;
}

/* Of a field of C#, a variable of Kotlin and Swift: what stands for its getter. */
static ltl_node body_of_field(const ltl_tree *tree, ltl_node field) {
    for (ltl_node child = field + 1; child < tree->end[field]; child = tree->end[child]) {
        bool is_plain = tree->role[child] == LTL_ROLE_BODY && tree->kind[child] != LTL_KIND_OTHER;
        bool holds = tree->kind[child] == LTL_KIND_OTHER;
        ltl_node body = is_plain ? child : holds ? body_of_accessor(tree, child) : LTL_NO_NODE;
        bool is_computed = holds && body == LTL_NO_NODE && tree->role[child] == LTL_ROLE_NONE;
        body = is_computed ? ltl_tree_child(tree, child, LTL_ROLE_BODY) : body;
        if (is_computed && body == LTL_NO_NODE && child + 1 < tree->end[child]) { /* Swift's `{ get { … } }` */
            body = body_of_accessor(tree, child + 1);
        }
        if (body != LTL_NO_NODE) {
            return body;
        }
    }
    return LTL_NO_NODE;
}

/* The field that stands there alone: `x`, `this.x`, `{ return x }`. */
static ltl_node field_given(const ltl_tree *tree, ltl_node body) {
    enum { MOST_WRAPPERS = 4 };
    for (uint32_t i = 0; i < MOST_WRAPPERS && body != LTL_NO_NODE; i++) {
        ltl_kind kind = ltl_tree_kind(tree, body);
        bool is_wrapper = kind == LTL_KIND_BLOCK || kind == LTL_KIND_RETURN || kind == LTL_KIND_EXPRESSION_STATEMENT;
        if (!is_wrapper) {
            break;
        }
        bool is_one = body + 1 < tree->end[body] && tree->end[body + 1] == tree->end[body];
        body = is_one ? body + 1 : LTL_NO_NODE;
    }
    if (body == LTL_NO_NODE || tree->kind[body] != LTL_KIND_MEMBER) {
        bool is_bare = body != LTL_NO_NODE && tree->kind[body] == LTL_KIND_NAME &&
                       (tree->language->scoping & LTL_SCOPING_MEMBERS) != 0;
        return is_bare ? body : LTL_NO_NODE;
    }
    ltl_node receiver = ltl_tree_child(tree, body, LTL_ROLE_RECEIVER);
    ltl_node name = ltl_tree_child(tree, body, LTL_ROLE_NAME);
    ltl_str own = receiver != LTL_NO_NODE && tree->kind[receiver] == LTL_KIND_NAME ? ltl_tree_name(tree, receiver)
                                                                                  : LTL_STR("");
    bool is_own = ltl_str_is(own, "this") || ltl_str_is(own, "self");
    return is_own && name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name) ? name : LTL_NO_NODE;
}

/* The field itself, or the variable in it that has the name; LTL_NO_NODE: there is none. */
static ltl_node holder_of(const ltl_tree *tree, ltl_node node) {
    ltl_node holder = node;
    if (tree->kind[node] != LTL_KIND_FUNCTION && ltl_tree_child(tree, node, LTL_ROLE_NAME) == LTL_NO_NODE) {
        holder = node + 1;
        while (holder < tree->end[node] && tree->kind[holder] != LTL_KIND_VARIABLE) {
            holder = tree->end[holder];
        }
    }
    return holder < tree->end[node] ? holder : LTL_NO_NODE;
}

ltl_node ltl_property_body(const ltl_tree *tree, ltl_node field, ltl_node *out_name) {
    ltl_node holder = tree->kind[field] == LTL_KIND_FIELD ? holder_of(tree, field) : LTL_NO_NODE;
    *out_name = holder != LTL_NO_NODE ? ltl_tree_child(tree, holder, LTL_ROLE_NAME) : LTL_NO_NODE;
    bool has_name = *out_name != LTL_NO_NODE && ltl_tree_is_leaf(tree, *out_name);
    return has_name ? body_of_field(tree, holder) : LTL_NO_NODE;
}

ltl_node ltl_property_field(const ltl_tree *tree, ltl_node node, ltl_node *out_name) {
    bool is_function = tree->kind[node] == LTL_KIND_FUNCTION;
    ltl_node holder = holder_of(tree, node);
    if (holder == LTL_NO_NODE) {
        return LTL_NO_NODE;
    }
    ltl_node name = ltl_tree_child(tree, holder, LTL_ROLE_NAME);
    if (name == LTL_NO_NODE || !ltl_tree_is_leaf(tree, name) || (is_function && !ltl_is_getter(tree, node))) {
        return LTL_NO_NODE;
    }
    ltl_node body = is_function ? ltl_tree_child(tree, node, LTL_ROLE_BODY) : body_of_field(tree, holder);
    *out_name = name;
    return field_given(tree, body);
}
