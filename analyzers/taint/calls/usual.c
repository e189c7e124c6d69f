/* What a parameter has, and when nobody passes it: `f(a, b = a)`, `f(x = request())`. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/taint/taint_internal.h"

enum { GUESS_OF_USUAL = 1 }; /* most calls pass what they can */

/* Kotlin writes it behind the parameter. */
static ltl_node written_for(const ltl_tree *tree, ltl_node parameter) {
    ltl_node usual = ltl_tree_child(tree, parameter, LTL_ROLE_VALUE);
    ltl_node next = usual == LTL_NO_NODE ? ltl_tree_next_sibling(tree, parameter) : LTL_NO_NODE;
    return next != LTL_NO_NODE && tree->role[next] == LTL_ROLE_VALUE ? next : usual;
}

/* Sources in it, and other parameters, whichever of them has its value first. */
static ltl_taint_value named_in(ltl_taint *t, ltl_node usual) {
    ltl_taint_value value = {0};
    ltl_node of = ltl_taint__node_of(t, t->unit);
    for (ltl_node node = usual; node < t->tree->end[usual] && ltl_taint__spend(t, 1); node++) {
        if (ltl_taint__first(t, node, LTL_TAINT_SANITIZER) != 0) {
            node = t->tree->end[node] - 1;
            continue;
        }
        uint32_t link = ltl_taint__first(t, node, LTL_TAINT_SOURCE);
        for (; link != 0; link = ltl_taint__next(t, t->links.at[link].next, LTL_TAINT_SOURCE)) {
            const ltl_taint_place *place = &t->query->sources.at[t->links.at[link].place];
            value = place->requires == NULL
                        ? ltl_taint__mark(t, value, t->links.at[link].place, place->label, node)
                        : value;
        }
        const ltl_declaration *declaration = &t->scopes->all.at[t->scopes->of[node]];
        bool is_other = t->tree->kind[node] == LTL_KIND_NAME && t->scopes->of[node] != 0 &&
                        declaration->kind == LTL_DECLARED_PARAMETER && declaration->unit == of;
        if (is_other && t->query->is_across_functions) {
            value = ltl_taint_union(&t->out->traces, value,
                                    ltl_taint__parameter_mark(t, declaration->leaf));
        }
    }
    return value;
}

static ltl_taint_value value_of(ltl_taint *t, ltl_node usual, ltl_node parameter) {
    ltl_taint_value value = {0};
    if (usual == LTL_NO_NODE) {
        return value;
    }
    bool is_behind = usual >= t->tree->end[parameter];
    value = is_behind ? value : ltl_taint__gather(t, usual);
    bool is_read = is_behind || t->tree->kind[usual] == LTL_KIND_NAME;
    return is_read ? ltl_taint_union(&t->out->traces, value, named_in(t, usual)) : value;
}

static ltl_taint_value usual_of(ltl_taint *t, ltl_node leaf, ltl_node parameter) {
    const ltl_tree *tree = t->tree;
    if (tree->kind[parameter] != LTL_KIND_PARAMETER) {
        return (ltl_taint_value){0};
    }
    ltl_taint_value value = value_of(t, written_for(tree, parameter), parameter);
    ltl_node own =
        tree->parent[leaf] != parameter && tree->kind[tree->parent[leaf]] == LTL_KIND_VARIABLE
            ? ltl_tree_child(tree, tree->parent[leaf], LTL_ROLE_VALUE)
            : LTL_NO_NODE;
    value = ltl_taint_union(&t->out->traces, value, value_of(t, own, parameter));
    bool is_given = (value.marks & LTL_TAINT_SLOT_MARKS) != 0;
    return ltl_taint_guess(&t->out->traces, value, leaf, is_given ? GUESS_OF_USUAL : 0);
}

ltl_taint_value ltl_taint__parameter_value(ltl_taint *t, ltl_node leaf, ltl_node by) {
    ltl_taint_value value = t->units[t->unit].given;
    uint32_t counting = value.marks != 0 ? ltl_taint__counting_slot(t, ltl_taint__node_of(t, t->unit)) : 0;
    if (counting != 0 && ltl_taint__slot_of_leaf(t, t->unit, leaf) == counting) {
        value = (ltl_taint_value){0};
    }
    if (t->query->is_across_functions) {
        value = ltl_taint_union(&t->out->traces, value, ltl_taint__parameter_mark(t, leaf));
    }
    ltl_node nodes[] = {leaf, by};
    for (size_t i = 0; i < LTL_COUNT_OF(nodes); i++) {
        if (i == 1 && t->tree->kind[by] != LTL_KIND_PARAMETER) {
            break;
        }
        uint32_t link = ltl_taint__first(t, nodes[i], LTL_TAINT_SOURCE);
        for (; link != 0; link = ltl_taint__next(t, t->links.at[link].next, LTL_TAINT_SOURCE)) {
            uint32_t source = t->links.at[link].place;
            const ltl_taint_place *place = &t->query->sources.at[source];
            if (place->requires == NULL) {
                value = ltl_taint__mark(t, value, source, place->label, leaf);
            }
        }
    }
    return ltl_taint_union(&t->out->traces, value, usual_of(t, leaf, by));
}
