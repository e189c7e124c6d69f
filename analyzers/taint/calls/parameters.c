/* The parameters of functions and lambdas, one after the other. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/taint/taint_internal.h"

static bool is_self_parameter(ltl_taint *t, ltl_node function, ltl_node parameter) {
    const ltl_tree *tree = t->tree;
    ltl_node around = tree->parent[function];
    while (around != LTL_NO_NODE && tree->kind[around] != LTL_KIND_CLASS &&
           !ltl_is_unit(ltl_tree_kind(tree, around)) && ltl_taint__spend(t, 1)) {
        around = tree->parent[around];
    }
    ltl_node name = ltl_tree_child(tree, parameter, LTL_ROLE_NAME);
    return around != LTL_NO_NODE && tree->kind[around] == LTL_KIND_CLASS && name != LTL_NO_NODE &&
           ltl_scopes_is_self(tree, name);
}

typedef ltl_taint_parameters parameters;

/* `fn a, b -> … end`: the patterns of each clause take what is passed. */
static bool next_of_clauses(ltl_taint *t, parameters *p) {
    const ltl_tree *tree = t->tree;
    ltl_node end = tree->end[p->function];
    ltl_node node = p->parameter != LTL_NO_NODE ? tree->end[p->parameter] : p->function + 1;
    while (node < end && ltl_taint__spend(t, 1)) {
        bool is_clause = tree->kind[node] == LTL_KIND_CASE && tree->parent[node] == p->function;
        if (is_clause) {
            p->next_slot = 1;
            node++;
        } else if (tree->role[node] == LTL_ROLE_VALUE) {
            p->parameter = p->name = node;
            p->slot = p->next_slot++;
            return true;
        } else {
            node = tree->end[node];
        }
    }
    return false;
}

static bool has_clauses(const ltl_tree *tree, ltl_node function) {
    return tree->kind[function] == LTL_KIND_LAMBDA && tree->end[function] > function + 1 &&
           tree->kind[function + 1] == LTL_KIND_CASE;
}

bool ltl_taint__next_parameter(ltl_taint *t, parameters *p) {
    const ltl_tree *tree = t->tree;
    if (has_clauses(tree, p->function)) {
        return next_of_clauses(t, p);
    }
    if (p->name != LTL_NO_NODE) { /* a further name of the same declaration */
        for (ltl_node child = tree->end[p->name]; child < tree->end[p->parameter];
             child = tree->end[child]) {
            if (tree->role[child] == LTL_ROLE_NAME) {
                p->name = child;
                p->slot = p->next_slot++;
                return true;
            }
        }
    }
    ltl_node child = p->parameter != LTL_NO_NODE ? tree->end[p->parameter] : p->function + 1;
    for (; child < tree->end[p->function] && ltl_taint__spend(t, 1); child = tree->end[child]) {
        bool is_receiver = tree->role[child] == LTL_ROLE_RECEIVER;
        if (!is_receiver && tree->role[child] != LTL_ROLE_PARAMETER) {
            continue;
        }
        bool is_self =
            is_receiver || (p->next_slot == 1 && is_self_parameter(t, p->function, child));
        p->parameter = child;
        p->name = ltl_tree_child(tree, child, LTL_ROLE_NAME);
        p->slot = is_self ? 0 : p->next_slot++;
        return true;
    }
    return false;
}

parameters ltl_taint__parameters_of(ltl_node function) {
    return (parameters){
        .function = function, .parameter = LTL_NO_NODE, .name = LTL_NO_NODE, .next_slot = 1};
}
