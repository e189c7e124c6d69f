#include "analyzers/syntax/property.h"

#include <string.h>

#include "core/compiler.h"

static bool is_language(const ltl_tree *tree, const char *id) { return ltl_language_is(tree->language, id); }

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

/* Words of C#, Kotlin and Swift for what is called where a property is given a value. */
static bool is_written_by(const ltl_tree *tree, ltl_node function) {
    static const char *const WORDS[] = {"set", "init", "willSet", "didSet"};
    for (size_t i = 0; i < LTL_COUNT_OF(WORDS); i++) {
        if (has_word(tree, function, WORDS[i])) {
            return true;
        }
    }
    return false;
}

/* The name of the property that the accessor stands in. */
static ltl_node name_around(const ltl_tree *tree, ltl_node function) {
    enum { MOST_AROUND = 3 };
    ltl_node name = LTL_NO_NODE;
    ltl_node around = tree->parent[function];
    for (uint32_t i = 0; i < MOST_AROUND && around != LTL_NO_NODE && tree->kind[around] != LTL_KIND_BLOCK; i++) {
        name = name == LTL_NO_NODE ? ltl_tree_child(tree, around, LTL_ROLE_NAME) : name;
        if (tree->kind[around] == LTL_KIND_FIELD) {
            ltl_node held = around + 1; /* Kotlin's variable stands beside them, Swift's may */
            while (name == LTL_NO_NODE && held < tree->end[around] && tree->kind[held] != LTL_KIND_VARIABLE) {
                held = tree->end[held];
            }
            name = name == LTL_NO_NODE && held < tree->end[around] ? ltl_tree_child(tree, held, LTL_ROLE_NAME) : name;
            return name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name) ? name : LTL_NO_NODE;
        }
        around = tree->parent[around];
    }
    return LTL_NO_NODE;
}

ltl_node ltl_accessor_name(const ltl_tree *tree, ltl_node function) {
    ltl_node name = ltl_tree_child(tree, function, LTL_ROLE_NAME);
    return name == LTL_NO_NODE && ltl_is_accessor(tree, function) ? name_around(tree, function) : name;
}

bool ltl_has_accessors(const ltl_tree *tree) {
    static const char *const IDS[] = {"csharp", "kotlin", "swift", "python", "javascript", "typescript", "tsx", "ruby"};
    for (size_t i = 0; i < LTL_COUNT_OF(IDS); i++) {
        if (is_language(tree, IDS[i])) {
            return true;
        }
    }
    return false;
}

bool ltl_is_accessor(const ltl_tree *tree, ltl_node function) {
    return tree->kind[function] == LTL_KIND_FUNCTION && (ltl_tree_row_flags(tree, function) & LTL_ROW_ACCESSOR) != 0;
}

/* `get` of JavaScript, `@property` of Python; in Scala a function that takes nothing; `get { … }`, `=> x`. */
bool ltl_is_getter(const ltl_tree *tree, ltl_node function) {
    if (is_language(tree, "scala")) {
        return ltl_tree_child(tree, function, LTL_ROLE_PARAMETER) == LTL_NO_NODE;
    }
    return has_word(tree, function, "get") || has_note(tree, function, LTL_STR("property")) ||
           (ltl_is_accessor(tree, function) && !is_written_by(tree, function));
}

/* `set` of JavaScript, `@x.setter` of Python, `x=` of Ruby. */
bool ltl_is_setter(const ltl_tree *tree, ltl_node function) {
    ltl_node name = ltl_tree_child(tree, function, LTL_ROLE_NAME);
    bool is_ruby = name != LTL_NO_NODE && is_language(tree, "ruby") && ltl_tree_is_leaf(tree, name);
    return is_ruby ? ltl_str_ends_with(ltl_tree_name(tree, name), LTL_STR("="))
                   : has_word(tree, function, "set") || has_note(tree, function, LTL_STR(".setter")) ||
                         (ltl_is_accessor(tree, function) && is_written_by(tree, function));
}

ltl_node ltl_property_accessor(const ltl_tree *tree, ltl_node field, bool is_written) {
    for (ltl_node node = field + 1; node < tree->end[field];) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        if (kind == LTL_KIND_FUNCTION &&
            (is_written ? ltl_is_setter(tree, node) : ltl_is_getter(tree, node))) {
            return node;
        }
        bool may_hold = (kind == LTL_KIND_VARIABLE || kind == LTL_KIND_OTHER) && !ltl_tree_is_leaf(tree, node);
        node = may_hold ? node + 1 : tree->end[node];
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
                       (tree->language->scoping & LTL_SCOPING_MEMBERS) != 0 &&
                       !ltl_str_is(ltl_tree_name(tree, body), "field"); /* its own: see scopes */
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
    ltl_node getter = is_function ? node : ltl_property_accessor(tree, node, false);
    *out_name = name;
    return getter != LTL_NO_NODE ? field_given(tree, ltl_tree_child(tree, getter, LTL_ROLE_BODY)) : LTL_NO_NODE;
}
