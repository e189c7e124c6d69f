/* PHP's `compact('a', 'b')` and `extract($x)`: from variables to keys, and back. */
#include "analyzers/taint/calls/variables.h"

#include "analyzers/dataflow/scopes.h"
#include "analyzers/taint/objects/parts.h"

static ltl_str function_called(const ltl_taint *t, ltl_node call) {
    ltl_node callee = ltl_tree_child(t->tree, call, LTL_ROLE_CALLEE);
    bool is_plain = t->tree->kind[call] == LTL_KIND_CALL && callee != LTL_NO_NODE &&
                    t->tree->kind[callee] == LTL_KIND_NAME && t->scopes->of[callee] == 0;
    return is_plain ? ltl_tree_name(t->tree, callee) : LTL_STR_NONE;
}

/* The path of `$x` for the text x; 0: the file has no such name. */
static ltl_taint_path variable_named(ltl_taint *t, ltl_str text) {
    ltl_str name = ltl_arena_printf(t->arena, "$%.*s", LTL_STR_ARG(text));
    uint32_t known = ltl_names_find(t->tree->names, name);
    return known != 0 ? ltl_taint__path_of_name(t, known) : 0;
}

static void compact(ltl_taint *t, ltl_node call) {
    const ltl_tree *tree = t->tree;
    ltl_taint__make_again(t, call);
    for (ltl_node at = call + 1; at < tree->end[call] && ltl_taint__spend(t, 1); at++) {
        bool is_name = tree->kind[at] == LTL_KIND_STRING && ltl_tree_is_leaf(tree, at);
        ltl_taint_path path = is_name ? variable_named(t, ltl_tree_name(tree, at)) : 0;
        if (path != 0) {
            ltl_taint_value value = ltl_taint_state_gather(&t->state, &t->paths, path);
            ltl_taint__put_made(t, call, tree->name[at], value);
        }
    }
}

/* What lies in the list under that key. */
static ltl_taint_value part_of(ltl_taint *t, ltl_node given, uint32_t key) {
    ltl_taint_passed passed = {.value = {ltl_taint__gather(t, given)}, .node = {given}};
    ltl_taint_value part;
    return ltl_taint__part_of_literal(t, given, key, &part) ? part
                                                             : ltl_taint__passed_field(t, &passed, 0, key);
}

/* Variables that are named behind it, in the same function: what is named before keeps what it has as well. */
static void extract(ltl_taint *t, ltl_node call, ltl_node given) {
    const ltl_tree *tree = t->tree;
    ltl_node end = tree->end[ltl_taint__node_of(t, t->unit)];
    for (ltl_node at = tree->end[call]; at < end && ltl_taint__spend(t, 1); at++) {
        ltl_str name = tree->kind[at] == LTL_KIND_NAME ? ltl_tree_name(tree, at) : LTL_STR_NONE;
        bool is_variable = name.len > 1 && name.ptr[0] == '$' && name.ptr[1] != '_' && !ltl_scopes_is_self(tree, at) &&
                           ltl_taint__unit_around(t, at) == ltl_taint__base_of(t, t->unit);
        uint32_t key = is_variable ? ltl_taint__key_of_text(t, ltl_str_slice(name, 1, name.len)) : 0;
        ltl_taint_value value = key != 0 ? part_of(t, given, key) : (ltl_taint_value){0};
        if (value.marks != 0) {
            ltl_taint_state_add(t->arena, &t->state, &t->paths, ltl_taint__path_of_name(t, tree->name[at]),
                                ltl_taint_guess(&t->out->traces, value, call, 1));
        }
    }
}

bool ltl_taint__takes_variables(ltl_taint *t, ltl_node call) {
    ltl_str name = ltl_taint__is_included(t->tree) && t->state.entries.count > 0 ? function_called(t, call)
                                                                                 : LTL_STR_NONE;
    ltl_node given = ltl_tree_child(t->tree, call, LTL_ROLE_ARGUMENT);
    if (given != LTL_NO_NODE && ltl_str_is(name, "compact")) {
        compact(t, call);
        return true;
    }
    if (given != LTL_NO_NODE && ltl_str_is(name, "extract")) {
        extract(t, call, given);
        return true;
    }
    return false;
}
