#include "analyzers/syntax/holder.h"

#include <string.h>

#include "core/compiler.h"

typedef struct word_row {
    const char *language;
    const char *word;
} word_row;

static const word_row HOLDERS[] = {
    {"cpp", "shared_ptr"}, {"cpp", "unique_ptr"}, {"rust", "Arc"},      {"rust", "Box"},
    {"rust", "Cow"},       {"rust", "LazyLock"},  {"rust", "Mutex"},    {"rust", "OnceCell"},
    {"rust", "OnceLock"},  {"rust", "Option"},    {"rust", "Pin"},      {"rust", "Rc"},
    {"rust", "RefCell"},   {"rust", "Result"},    {"rust", "RwLock"},   {"swift", "Optional"},
    {"swift", "Result"},
};

/* Functions that make what they are told to, of what they are given. */
static const word_row MAKERS[] = {{"cpp", "make_shared"}, {"cpp", "make_unique"}};

/* … and those that give what they are given. */
static const word_row MOVERS[] = {{"cpp", "forward"}, {"cpp", "move"}};

static bool has(const ltl_tree *tree, ltl_node name, const word_row *rows, size_t count) {
    bool is_leaf = name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name);
    for (size_t i = 0; is_leaf && i < count; i++) {
        if (strcmp(tree->language->id, rows[i].language) == 0 && ltl_str_is(ltl_tree_name(tree, name), rows[i].word)) {
            return true;
        }
    }
    return false;
}

bool ltl_has_holders(const ltl_tree *tree) {
    return ltl_language_is(tree->language, "cpp") || ltl_language_is(tree->language, "rust");
}

bool ltl_is_holder(const ltl_tree *tree, ltl_node name) { return has(tree, name, HOLDERS, LTL_COUNT_OF(HOLDERS)); }

/* Of `P<X>` the P, of Kotlin's `P.Q` the Q. */
static ltl_node own_name(const ltl_tree *tree, ltl_node type) {
    ltl_node name = ltl_tree_child(tree, type, LTL_ROLE_NAME);
    name = name != LTL_NO_NODE ? name : ltl_tree_first_child(tree, type);
    for (ltl_node child = name; child != LTL_NO_NODE && child < tree->end[type]; child = tree->end[child]) {
        bool is_name = tree->kind[child] == LTL_KIND_NAME && tree->role[child] != LTL_ROLE_TYPE_ARGUMENT;
        name = is_name ? child : name;
    }
    return name;
}

/* What a type is written with, one step further in; LTL_NO_NODE: nobody knows. */
static ltl_node inside(const ltl_tree *tree, ltl_node type) {
    ltl_node name;
    switch (ltl_tree_kind(tree, type)) {
    case LTL_KIND_MEMBER:
        return ltl_tree_child(tree, type, LTL_ROLE_NAME);
    case LTL_KIND_TYPE:
        name = own_name(tree, type);
        return ltl_is_holder(tree, name) ? ltl_tree_child(tree, type, LTL_ROLE_TYPE_ARGUMENT) : name;
    default: /* `*T`, `&mut T`, `T?` */
        for (name = type + 1; name < tree->end[type]; name++) {
            ltl_kind kind = ltl_tree_kind(tree, name);
            if (kind == LTL_KIND_NAME || kind == LTL_KIND_MEMBER || kind == LTL_KIND_TYPE) {
                return name;
            }
        }
        return LTL_NO_NODE;
    }
}

ltl_node ltl_name_of_type(const ltl_tree *tree, ltl_node type) {
    enum { MOST_LEVELS = 8 };
    for (uint32_t i = 0; i < MOST_LEVELS && type != LTL_NO_NODE && tree->kind[type] != LTL_KIND_NAME; i++) {
        type = inside(tree, type);
    }
    return type != LTL_NO_NODE && tree->kind[type] == LTL_KIND_NAME ? type : LTL_NO_NODE;
}

/* `std::make_unique<P>`, `make_unique<P>`: the function with its types. */
static ltl_node callee_with_types(const ltl_tree *tree, ltl_node call) {
    ltl_node callee = ltl_tree_kind(tree, call) == LTL_KIND_CALL ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE)
                                                                 : LTL_NO_NODE;
    if (callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER) {
        callee = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    }
    return callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_TYPE ? callee : LTL_NO_NODE;
}

ltl_node ltl_type_made_to_hold(const ltl_tree *tree, ltl_node call) {
    ltl_node callee = callee_with_types(tree, call);
    bool makes = callee != LTL_NO_NODE && has(tree, own_name(tree, callee), MAKERS, LTL_COUNT_OF(MAKERS));
    return makes ? ltl_tree_child(tree, callee, LTL_ROLE_TYPE_ARGUMENT) : LTL_NO_NODE;
}

ltl_node ltl_held(const ltl_tree *tree, ltl_node call) {
    ltl_node given = ltl_tree_kind(tree, call) == LTL_KIND_CALL ? ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT)
                                                                : LTL_NO_NODE;
    if (given == LTL_NO_NODE || ltl_tree_next_sibling(tree, given) != LTL_NO_NODE) {
        return LTL_NO_NODE;
    }
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    ltl_node with_types = callee_with_types(tree, call);
    bool is_path = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER;
    ltl_node name = with_types != LTL_NO_NODE ? own_name(tree, with_types)
                    : is_path                 ? ltl_tree_child(tree, callee, LTL_ROLE_NAME)
                                              : LTL_NO_NODE;
    ltl_node of = is_path ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    bool makes = of != LTL_NO_NODE && name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name) &&
                 ltl_str_is(ltl_tree_name(tree, name), "new") &&
                 ltl_is_holder(tree, tree->kind[of] == LTL_KIND_NAME ? of : ltl_tree_child(tree, of, LTL_ROLE_NAME));
    bool is_it = makes || (with_types != LTL_NO_NODE && ltl_is_holder(tree, name)) ||
                 (is_path && has(tree, name, MOVERS, LTL_COUNT_OF(MOVERS)));
    return is_it ? given : LTL_NO_NODE;
}
