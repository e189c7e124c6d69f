/* Names that get a value which is not written as one: Swift's `if let x`, C++'s `std::string y(x);`. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/taint/taint_internal.h"

static void take(ltl_taint *t, ltl_node leaf, ltl_taint_path from, ltl_taint_value value) {
    ltl_taint_path to = ltl_taint__path(t, leaf);
    if (to == 0 || to == from) {
        return;
    }
    ltl_taint_state_set(t->arena, &t->state, &t->paths, to, ltl_taint__through(t, value, leaf));
    if (from != 0) {
        ltl_taint_state_copy_below(t->arena, &t->state, &t->paths, from, &t->state, to);
    }
}

/* ---- Swift: the variable of that name that is known before ---- */

static bool is_shorthand(const ltl_tree *tree, ltl_node leaf, ltl_node by) {
    bool may_be = ltl_language_is(tree->language, "swift") && tree->parent[leaf] == by &&
                  (tree->kind[by] == LTL_KIND_IF || tree->kind[by] == LTL_KIND_LOOP);
    ltl_str text = tree->source->text;
    ltl_str before = ltl_str_trim(
        ltl_str_slice(text, tree->start[by], may_be ? tree->start[leaf] : tree->start[by]));
    ltl_str after = ltl_str_trim(
        ltl_str_slice(text, tree->stop[leaf], may_be ? tree->stop[by] : tree->stop[leaf]));
    bool binds =
        ltl_str_ends_with(before, LTL_STR("let")) || ltl_str_ends_with(before, LTL_STR("var"));
    return binds &&
           (ltl_str_starts_with(after, LTL_STR(",")) || ltl_str_starts_with(after, LTL_STR("{")) ||
            ltl_str_starts_with(after, LTL_STR("else")));
}

static uint32_t variable_before(ltl_taint *t, ltl_node leaf) {
    const ltl_tree *tree = t->tree;
    uint32_t found = 0;
    for (uint32_t id = 1; id < t->scopes->all.count && ltl_taint__spend(t, 1); id++) {
        const ltl_declaration *at = &t->scopes->all.at[id];
        bool is_it = at->name == tree->name[leaf] && id != t->scopes->of[leaf];
        bool is_field = at->kind == LTL_DECLARED_FIELD;
        bool is_seen =
            is_field || (at->leaf < leaf && at->unit <= leaf && leaf < tree->end[at->unit]);
        bool is_nearer = found == 0 || !is_field;
        found = is_it && is_seen && is_nearer ? id : found;
    }
    return found;
}

static void define_shorthand(ltl_taint *t, ltl_node leaf) {
    uint32_t variable = variable_before(t, leaf);
    bool is_field = variable != 0 && t->scopes->all.at[variable].kind == LTL_DECLARED_FIELD;
    ltl_taint_path from =
        variable != 0 ? ltl_taint__path_of_variable(t, variable, t->tree->name[leaf], is_field) : 0;
    if (from != 0) {
        ltl_taint_value value = ltl_taint_state_gather(&t->state, &t->paths, from);
        ltl_taint_value own = {is_field && t->query->is_across_functions ? 1 : 0, 0};
        value = ltl_taint_union(&t->out->traces, value, ltl_taint__as_field(t, from, own, leaf));
        take(t, leaf, from, value);
    }
}

/* ---- C++: what reads like a function that takes an x ---- */

static ltl_node only_child(const ltl_tree *tree, ltl_node node) {
    bool is_one = tree->end[node] > node + 1 && tree->end[node + 1] == tree->end[node];
    return is_one ? node + 1 : LTL_NO_NODE;
}

/* The variables that such parameters are; false: they are types. */
static bool gather_arguments(ltl_taint *t, ltl_node by, ltl_node *out_only, ltl_taint_value *out) {
    const ltl_tree *tree = t->tree;
    uint32_t count = 0;
    for (ltl_node child = by + 1; child < tree->end[by]; child = tree->end[child]) {
        if (tree->role[child] != LTL_ROLE_PARAMETER) {
            continue;
        }
        ltl_node name = only_child(tree, child);
        uint32_t of =
            name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME ? t->scopes->of[name] : 0;
        if (of == 0 || t->scopes->all.at[of].kind == LTL_DECLARED_CLASS) {
            return false;
        }
        *out = ltl_taint_union(&t->out->traces, *out, ltl_taint__gather(t, name));
        *out_only = count++ == 0 ? name : LTL_NO_NODE;
    }
    return count > 0;
}

static bool is_made_so(const ltl_taint *t, ltl_node by) {
    const ltl_tree *tree = t->tree;
    return tree->kind[by] == LTL_KIND_FUNCTION && t->unit != 0 &&
           by > ltl_taint__node_of(t, t->unit) && ltl_language_is(tree->language, "cpp") &&
           ltl_tree_child(tree, by, LTL_ROLE_BODY) == LTL_NO_NODE;
}

bool ltl_taint__define_anew(ltl_taint *t, ltl_node leaf, ltl_node by) {
    if (is_shorthand(t->tree, leaf, by)) {
        define_shorthand(t, leaf);
        return true;
    }
    ltl_node only = LTL_NO_NODE;
    ltl_taint_value value = {0};
    if (!is_made_so(t, by) || !gather_arguments(t, by, &only, &value)) {
        return false;
    }
    if (ltl_taint__define_constructed(t, leaf, by)) {
        return true;
    }
    take(t, leaf, only != LTL_NO_NODE ? ltl_taint__path(t, only) : 0, value);
    return true;
}
