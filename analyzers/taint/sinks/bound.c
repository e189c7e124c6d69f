/* Values that are bound to places of a statement which is all written there: `new Update("… where id = ?", values)`.
 * What is made of both holds the values apart from the text. */
#include "analyzers/guards/atom.h"
#include "analyzers/taint/taint_internal.h"

static bool begins_statement(ltl_str text) {
    static const char *const VERBS[] = {"delete", "insert", "merge", "replace",
                                        "select", "update", "with"};
    for (size_t i = 0; i < LTL_COUNT_OF(VERBS); i++) {
        ltl_str verb = ltl_str_of(VERBS[i]);
        if (text.len > verb.len && text.ptr[verb.len] == ' ' &&
            ltl_str_equals_ignoring_case(ltl_str_slice(text, 0, verb.len), verb)) {
            return true;
        }
    }
    return false;
}

/* `?`, `:name`, `@name`, `$1`. */
static bool has_place(ltl_str text) {
    for (size_t i = 0; i < text.len; i++) {
        char next = i + 1 < text.len ? text.ptr[i + 1] : ' ';
        bool is_named = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z');
        bool is_number = next >= '0' && next <= '9';
        char c = text.ptr[i];
        if (c == '?' || ((c == ':' || c == '@') && is_named) || (c == '$' && is_number)) {
            return true;
        }
    }
    return false;
}

/* The texts of an expression that is nothing but texts put together. */
static bool is_statement(const ltl_tree *tree, ltl_node node) {
    enum { MOST_NODES = 64 };
    bool begins = false;
    bool has = false;
    for (ltl_node at = node; at < tree->end[node]; at++) {
        bool is_text = tree->kind[at] == LTL_KIND_STRING && ltl_tree_is_leaf(tree, at);
        if ((!is_text && tree->kind[at] != LTL_KIND_BINARY) || at > node + MOST_NODES) {
            return false;
        }
        ltl_str text = is_text ? ltl_source_slice(tree->source, ltl_tree_string_content(tree, at))
                               : LTL_STR("");
        begins = begins || begins_statement(text);
        has = has || has_place(text);
    }
    return begins && has;
}

bool ltl_taint__binds(const ltl_taint *t, ltl_node call) {
    enum { MOST_GIVEN = 8 };
    const ltl_tree *tree = t->tree;
    uint32_t left = MOST_GIVEN;
    for (ltl_node given = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
         given != LTL_NO_NODE && left-- > 0; given = ltl_tree_next_sibling(tree, given)) {
        ltl_node made =
            tree->kind[given] == LTL_KIND_NAME ? ltl_guard_made_of(t->scopes, given) : given;
        if (made != LTL_NO_NODE && is_statement(tree, made)) {
            return true;
        }
    }
    return false;
}
