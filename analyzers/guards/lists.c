/* Lists of what is allowed: written out, kept under a name that says so, or all that there is. */
#include "analyzers/guards/atom.h"
#include "analyzers/guards/words.h"

ltl_node ltl_guard_last_name(const ltl_tree *tree, ltl_node node) {
    if (node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_MEMBER) {
        node = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    }
    return node != LTL_NO_NODE && ltl_tree_is_leaf(tree, node) ? node : LTL_NO_NODE;
}

ltl_node ltl_guard_made_of(const ltl_scopes *scopes, ltl_node name) {
    static const ltl_role ROLES[] = {LTL_ROLE_VALUE, LTL_ROLE_RIGHT};
    const ltl_tree *tree = scopes->tree;
    uint32_t declared = tree->kind[name] == LTL_KIND_NAME ? scopes->of[name] : 0;
    declared = tree->kind[name] == LTL_KIND_MEMBER ? ltl_scopes_field(scopes, name) : declared;
    const ltl_declaration *declaration = &scopes->all.at[declared];
    if (declared == 0 || declaration->writes != 1 || declaration->write >= tree->count) {
        return LTL_NO_NODE;
    }
    ltl_node given = LTL_NO_NODE;
    for (size_t i = 0; given == LTL_NO_NODE && i < LTL_COUNT_OF(ROLES); i++) {
        given = ltl_tree_child(tree, declaration->write, ROLES[i]);
    }
    return given;
}

/* `Kinds.all`, `kinds.keys()`: everything that there is. */
static bool is_everything(const ltl_tree *tree, ltl_node node) {
    static const char *const NAMES[] = {"all", "keys", "names", "values"};
    node = tree->kind[node] == LTL_KIND_CALL ? ltl_tree_child(tree, node, LTL_ROLE_CALLEE) : node;
    bool is_member = node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_MEMBER;
    ltl_node name = is_member ? ltl_guard_last_name(tree, node) : LTL_NO_NODE;
    for (size_t i = 0; name != LTL_NO_NODE && i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_is(ltl_tree_name(tree, name), NAMES[i])) {
            return true;
        }
    }
    return false;
}

/* `new Set([…])`, `frozenset(…)`, `Set.of(…)`, `map[string]bool{…}`. */
static bool is_written_out(const ltl_tree *tree, ltl_node node) {
    static const char *const MAKERS[] = {"Set",    "frozenset", "set",    "of",      "asList", "freeze",
                                         "setOf",  "listOf",    "tuple",  "HashSet", "Map",    "mapOf"};
    ltl_kind kind = ltl_tree_kind(tree, node);
    if (kind == LTL_KIND_COLLECTION) {
        return tree->end[node] > node + 1;
    }
    if (kind != LTL_KIND_CALL && kind != LTL_KIND_NEW) {
        return false;
    }
    ltl_role role = kind == LTL_KIND_CALL ? LTL_ROLE_CALLEE : LTL_ROLE_TYPE;
    ltl_node name = ltl_guard_last_name(tree, ltl_tree_child(tree, node, role));
    ltl_node first = ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT);
    bool is_told = first != LTL_NO_NODE && (tree->kind[first] == LTL_KIND_COLLECTION ||
                                            tree->kind[first] == LTL_KIND_STRING);
    for (size_t i = 0; name != LTL_NO_NODE && is_told && i < LTL_COUNT_OF(MAKERS); i++) {
        if (ltl_str_is(ltl_tree_name(tree, name), MAKERS[i])) {
            return true;
        }
    }
    return false;
}

bool ltl_guard_is_list(const ltl_scopes *scopes, ltl_node node) {
    const ltl_tree *tree = scopes->tree;
    if (node == LTL_NO_NODE) {
        return false;
    }
    if (is_written_out(tree, node) || is_everything(tree, node)) {
        return true;
    }
    ltl_node name = ltl_guard_last_name(tree, node);
    if (name != LTL_NO_NODE && ltl_guard_names_list(ltl_tree_name(tree, name))) {
        return true;
    }
    ltl_node made = name != LTL_NO_NODE ? ltl_guard_made_of(scopes, node) : LTL_NO_NODE;
    return made != LTL_NO_NODE && is_written_out(tree, made);
}

bool ltl_guard_is_kept(const ltl_scopes *scopes, ltl_node node) {
    enum { MOST_TEXT = 120 }; /* of an expression that somebody reads at a glance */
    const ltl_tree *tree = scopes->tree;
    ltl_kind kind = node != LTL_NO_NODE ? ltl_tree_kind(tree, node) : LTL_KIND_OTHER;
    bool may_be = kind == LTL_KIND_CALL || kind == LTL_KIND_MEMBER || kind == LTL_KIND_INDEX ||
                  kind == LTL_KIND_NAME;
    ltl_str text = may_be ? ltl_tree_text(tree, node) : LTL_STR("");
    if (!may_be || text.len > MOST_TEXT || ltl_guard_names_request(text)) {
        return false;
    }
    uint32_t of = kind == LTL_KIND_NAME ? scopes->of[node] : 0;
    if (of != 0 && scopes->all.at[of].kind == LTL_DECLARED_PARAMETER) {
        return false;
    }
    ltl_node made = of != 0 ? ltl_guard_made_of(scopes, node) : LTL_NO_NODE;
    return made == LTL_NO_NODE || !ltl_guard_names_request(ltl_tree_text(tree, made));
}
