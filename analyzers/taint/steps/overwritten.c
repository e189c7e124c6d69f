/* Parts of what comes in that the program puts something else into: `$_GET['id'] = (int) $_GET['id']`. A unit that does
 * so is entered with the whole of it marked, so that a part which is clean on one way only is not clean where ways
 * meet. */
#include "analyzers/taint/taint_internal.h"

bool ltl_taint__is_incoming(ltl_taint *t, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(t->tree, node);
    return (kind == LTL_KIND_NAME || kind == LTL_KIND_MEMBER) &&
           ltl_taint__first(t, node, LTL_TAINT_SOURCE) != 0;
}

static bool is_part(const ltl_tree *tree, ltl_node node) {
    return node != LTL_NO_NODE &&
           (tree->kind[node] == LTL_KIND_INDEX || tree->kind[node] == LTL_KIND_MEMBER);
}

/* What comes in, when the assignment puts something into a part of it. */
static ltl_node overwritten_by(ltl_taint *t, ltl_node assign) {
    const ltl_tree *tree = t->tree;
    ltl_node target = ltl_tree_child(tree, assign, LTL_ROLE_LEFT);
    while (is_part(tree, target) && ltl_taint__spend(t, 1)) {
        target = ltl_tree_child(tree, target, LTL_ROLE_RECEIVER);
        if (target != LTL_NO_NODE && ltl_taint__is_incoming(t, target)) {
            return target;
        }
    }
    return LTL_NO_NODE;
}

void ltl_taint__list_overwritten(ltl_taint *t) {
    const ltl_tree *tree = t->tree;
    for (ltl_node assign = tree->kind_first[LTL_KIND_ASSIGN]; assign != LTL_NO_NODE;
         assign = tree->kind_next[assign]) {
        ltl_node whole = overwritten_by(t, assign);
        if (whole != LTL_NO_NODE) {
            ltl_taint_overwritten one = {ltl_taint__unit_of(t, whole), whole};
            LTL_PUSH(t->arena, &t->overwritten, one);
        }
    }
}

void ltl_taint__enter_overwritten(ltl_taint *t, ltl_taint_state *state) {
    for (uint32_t i = 0; i < t->overwritten.count; i++) {
        const ltl_taint_overwritten *one = &t->overwritten.at[i];
        ltl_taint_path path =
            one->unit == ltl_taint__base_of(t, t->unit) ? ltl_taint__path(t, one->whole) : 0;
        if (path != 0 && !ltl_taint_state_has(state, path)) {
            uint32_t source = t->links.at[ltl_taint__first(t, one->whole, LTL_TAINT_SOURCE)].place;
            ltl_taint_value value = ltl_taint__mark(t, (ltl_taint_value){0}, source,
                                                    t->query->sources.at[source].label, one->whole);
            ltl_taint_state_add(&t->between, state, &t->paths, path, value);
        }
    }
}
