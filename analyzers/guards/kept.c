/* What is kept of a collection when each item has to pass: `xs.filter((x) => ok(x))`,
 * `array_filter($xs, 'is_numeric')`. */
#include "analyzers/guards/atom_internal.h"
#include "analyzers/guards/guards.h"
#include "analyzers/guards/words.h"

/* The function that is handed to the call; LTL_NO_NODE: none. Blocks of Ruby stand behind what is called. */
static ltl_node handed(const ltl_tree *tree, ltl_node call, bool is_method) {
    ltl_node first = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
    if (first == LTL_NO_NODE) {
        return ltl_tree_child(tree, call, LTL_ROLE_BODY);
    }
    ltl_node second = ltl_tree_next_sibling(tree, first);
    bool is_second = !is_method && second != LTL_NO_NODE && (tree->kind[second] == LTL_KIND_LAMBDA ||
                                                             tree->kind[second] == LTL_KIND_STRING);
    return is_second ? second : first;
}

/* `'is_numeric'` of PHP: its own functions, those of the file, and names that say that they judge. */
static bool name_passes(const ltl_guards *guards, ltl_node named, bool keeps_yes) {
    const ltl_scopes *scopes = guards->scopes;
    ltl_str name = ltl_tree_name(scopes->tree, named);
    ltl_node function = ltl_guard_function(scopes, named);
    const ltl_function_guard *guard = function != LTL_NO_NODE ? ltl_guards_of(guards, function) : NULL;
    bool yes;
    if (guard != NULL && !guard->is_unclear) {
        return (guard->when[0] & (keeps_yes ? LTL_GUARD_WHEN_TRUE : LTL_GUARD_WHEN_FALSE)) != 0;
    }
    if (function != LTL_NO_NODE && guard == NULL) {
        return false; /* its body asks nothing */
    }
    return ltl_guard__name_asks_shape(name, &yes) ? yes == keeps_yes : keeps_yes && ltl_guard_name_judges(name);
}

bool ltl_guard_keeps_passed(const ltl_guards *guards, ltl_node call) {
    static const char *const KEEPS[] = {"Filter",       "FindAll", "Where",  "array_filter",
                                        "filter",       "filter!", "select", "select!",
                                        "keep_if"};
    static const char *const DROPS[] = {"filterNot", "reject", "reject!", "delete_if"};
    const ltl_tree *tree = guards->scopes->tree;
    ltl_guard_parts parts;
    bool is_call = ltl_guard__take_apart(tree, call, &parts);
    bool keeps = is_call && LTL_GUARD_HAS(KEEPS, parts.name);
    if (!is_call || (!keeps && !LTL_GUARD_HAS(DROPS, parts.name))) {
        return false;
    }
    ltl_node function = handed(tree, call, parts.receiver != LTL_NO_NODE);
    ltl_kind kind = function != LTL_NO_NODE ? ltl_tree_kind(tree, function) : LTL_KIND_OTHER;
    bool is_named = kind == LTL_KIND_NAME || (kind == LTL_KIND_STRING && parts.receiver == LTL_NO_NODE);
    if (is_named) {
        return name_passes(guards, function, keeps);
    }
    const ltl_function_guard *guard = kind == LTL_KIND_LAMBDA ? ltl_guards_of(guards, function) : NULL;
    uint8_t wanted = keeps ? LTL_GUARD_WHEN_TRUE : LTL_GUARD_WHEN_FALSE;
    return guard != NULL && !guard->is_unclear && (guard->when[0] & wanted) != 0;
}
