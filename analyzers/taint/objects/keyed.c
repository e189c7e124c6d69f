/* Keys that arrays of PHP have got: `$a[$k] = 1` puts `$k` into no value of `$a`, and yet whoever walks over its keys,
 * joins or shows them has it. They lie apart from what lies under them, below a root of their own. */
#include <stdlib.h>
#include <string.h>

#include "analyzers/dataflow/scopes.h"
#include "analyzers/taint/objects/keyed.h"

/* What gives keys back, in order: by themselves, or with what lies under them. */
static const char *const GIVERS[] = {
    "array_flip",       "array_key_first", "array_key_last", "array_keys",  "array_search",
    "http_build_query", "json_encode",     "key",            "print_r",     "serialize",
    "var_export",
};

static int compare(const void *key, const void *row) {
    return strcmp(key, *(const char *const *)row);
}

static ltl_taint_path path_of_keys(ltl_taint *t, ltl_taint_path path) {
    ltl_taint_path root = ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_KEYS_KEY);
    return ltl_taint_path_below(t->arena, &t->paths, root, path);
}

/* Nothing has keys that matter where nothing has marks. */
static bool may_have(const ltl_taint *t) {
    return t->state.entries.count > 0 && ltl_taint__is_included(t->tree);
}

void ltl_taint__add_keys(ltl_taint *t, ltl_node target) {
    const ltl_tree *tree = t->tree;
    bool has_keys = ltl_taint__is_included(tree);
    while (has_keys && tree->kind[target] == LTL_KIND_INDEX && ltl_taint__spend(t, 1)) {
        ltl_node array = ltl_tree_child(tree, target, LTL_ROLE_RECEIVER);
        ltl_node key = array != LTL_NO_NODE ? ltl_tree_next_sibling(tree, array) : LTL_NO_NODE;
        ltl_taint_value value =
            key != LTL_NO_NODE ? ltl_taint__gather(t, key) : (ltl_taint_value){0};
        ltl_taint_path path = value.marks != 0 ? ltl_taint__path(t, array) : 0;
        if (path != 0) {
            ltl_taint_state_add(t->arena, &t->state, &t->paths, path_of_keys(t, path), value);
        }
        if (array == LTL_NO_NODE) {
            break;
        }
        target = array;
    }
}

void ltl_taint__assign_keys(ltl_taint *t, ltl_taint_path path, ltl_taint_path from) {
    if (!may_have(t)) {
        return;
    }
    ltl_taint_value value =
        from != 0 ? ltl_taint_state_read(&t->state, &t->paths, path_of_keys(t, from))
                  : (ltl_taint_value){0};
    ltl_taint_path keys = path_of_keys(t, path);
    if (value.marks != 0 || ltl_taint_state_has(&t->state, keys)) {
        ltl_taint_state_put(t->arena, &t->state, keys, value);
    }
}

ltl_taint_value ltl_taint__keys_of(ltl_taint *t, ltl_node node) {
    ltl_taint_path path = may_have(t) ? ltl_taint__path(t, node) : 0;
    return path != 0 ? ltl_taint_state_read(&t->state, &t->paths, path_of_keys(t, path))
                     : (ltl_taint_value){0};
}

ltl_taint_value ltl_taint__keys_given(ltl_taint *t, ltl_node call) {
    enum { MAX_NAME = 24 };
    const ltl_tree *tree = t->tree;
    char name[MAX_NAME + 1];
    ltl_node callee = may_have(t) ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    ltl_node given = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME
                         ? ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT)
                         : LTL_NO_NODE;
    ltl_str text = given != LTL_NO_NODE ? ltl_tree_name(tree, callee) : LTL_STR("");
    if (text.len == 0 || text.len > MAX_NAME) {
        return (ltl_taint_value){0};
    }
    memcpy(name, text.ptr, text.len);
    name[text.len] = '\0';
    bool gives = bsearch(name, GIVERS, LTL_COUNT_OF(GIVERS), sizeof GIVERS[0], compare) != NULL;
    bool is_second = gives && ltl_str_is(text, "array_search");
    given = is_second ? ltl_tree_next_sibling(tree, given) : given;
    return gives && given != LTL_NO_NODE ? ltl_taint__keys_of(t, given) : (ltl_taint_value){0};
}

/* ---- lists ---- */

/* What gives a list, whose keys are its places. */
static bool makes_list(const ltl_tree *tree, ltl_node call) {
    static const char *const NAMES[] = {"array_chunk", "array_keys", "array_values", "explode",
                                        "file",        "func_get_args",   "mb_str_split", "preg_split", "range",
                                        "scandir",     "str_split"};
    ltl_node callee = tree->kind[call] == LTL_KIND_CALL ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    for (size_t i = 0; callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME && i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_is(ltl_tree_name(tree, callee), NAMES[i])) {
            return true;
        }
    }
    return false;
}

/* Each way to `node` leads by `before`, which stands in a list of statements around it. */
static bool leads_by(ltl_taint *t, ltl_node before, ltl_node node) {
    const ltl_tree *tree = t->tree;
    while (before != 0 && !ltl_tree_is_statement_list(tree, tree->parent[before]) && ltl_taint__spend(t, 1)) {
        before = tree->parent[before];
    }
    ltl_node list = before != 0 ? tree->parent[before] : 0;
    return before < node && list < node && node < tree->end[list];
}

bool ltl_taint__is_list_there(ltl_taint *t, ltl_node node, ltl_node where) {
    const ltl_tree *tree = t->tree;
    const ltl_declaration *declaration = &t->scopes->all.at[t->scopes->of[node]];
    uint32_t writes = declaration->kind == LTL_DECLARED_PARAMETER ? 2 : 1; /* that it is passed is one */
    bool is_once = tree->kind[node] == LTL_KIND_NAME && t->scopes->of[node] != 0 && declaration->writes == writes &&
                   declaration->write < tree->count && leads_by(t, declaration->write, where);
    ltl_node made = is_once                              ? ltl_tree_child(tree, declaration->write, LTL_ROLE_RIGHT)
                    : tree->kind[node] == LTL_KIND_CALL ? node
                                                         : LTL_NO_NODE;
    return made != LTL_NO_NODE && makes_list(tree, made);
}
