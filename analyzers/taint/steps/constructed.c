/* C++'s objects without `new`: `T x(a, b)`, `T x{a, b}`, and what a constructor's `: a(x), b{y}` puts into fields. */
#include "analyzers/syntax/constructor.h"
#include "analyzers/taint/objects/parts.h"

static bool is_cpp(const ltl_tree *tree) { return ltl_language_is(tree->language, "cpp"); }

bool ltl_taint__define_constructed(ltl_taint *t, ltl_node leaf, ltl_node by) {
    ltl_node at = 0;
    bool is_sure;
    bool is_made = t->tree->kind[by] == LTL_KIND_VARIABLE || t->tree->kind[by] == LTL_KIND_FUNCTION;
    bool may_be = is_cpp(t->tree) && t->query->is_across_functions && is_made &&
                  ltl_next_argument(t->tree, by, &at) != LTL_NO_NODE;
    ltl_taint_value value = {0};
    bool is_known = may_be && ((ltl_taint__callee(t, by, &is_sure) != LTL_TAINT_NO_UNIT && is_sure) ||
                               ltl_taint__far_call(t, by) != NULL);
    if (!is_known || !ltl_taint__call(t, by, &value)) {
        return false;
    }
    ltl_taint__assign(t, leaf, by, value);
    return true;
}

/* The field that gets what is given; the class itself and those above are no fields. */
static ltl_node field_initialised(const ltl_tree *tree, ltl_node node) {
    ltl_node list = tree->parent[node];
    bool may_be = tree->kind[node] == LTL_KIND_OTHER && node + 1 < tree->end[node] &&
                  tree->kind[node + 1] == LTL_KIND_NAME && tree->kind[list] == LTL_KIND_OTHER &&
                  tree->kind[tree->parent[list]] == LTL_KIND_FUNCTION;
    char first = may_be ? tree->source->text.ptr[tree->start[list]] : 0;
    return first == ':' ? node + 1 : LTL_NO_NODE;
}

void ltl_taint__initialise(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    ltl_node field = is_cpp(tree) && t->query->is_across_functions ? field_initialised(tree, node) : LTL_NO_NODE;
    ltl_node given = field != LTL_NO_NODE && tree->end[field] < tree->end[node] ? tree->end[field] : LTL_NO_NODE;
    if (given == LTL_NO_NODE) {
        return;
    }
    bool is_only = tree->end[given] == tree->end[node];
    ltl_taint_value value = {0};
    for (ltl_node at = given; at < tree->end[node] && ltl_taint__spend(t, 1); at = tree->end[at]) {
        value = ltl_taint_union(&t->out->traces, value, ltl_taint__gather(t, at));
    }
    ltl_taint_path object = ltl_taint_path_below(t->arena, &t->paths, 0, LTL_TAINT_OBJECT_KEY);
    ltl_taint_path path = ltl_taint_path_below(t->arena, &t->paths, object, ltl_taint__key_shown(t, tree->name[field]));
    ltl_taint__assign_path(t, path, is_only ? given : LTL_NO_NODE, ltl_taint__through(t, value, field));
}
