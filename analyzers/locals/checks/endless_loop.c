#include "analyzers/dataflow/name_use.h"
#include "analyzers/dataflow/reads.h"
#include "analyzers/locals/check.h"

/* A loop whose condition nothing inside can change, and that nothing leaves. */
static bool is_comparison(ltl_str word) {
    return ltl_str_is(word, "<") || ltl_str_is(word, ">") || ltl_str_is(word, "<=") ||
           ltl_str_is(word, ">=");
}

static bool leaves(const ltl_tree *tree, ltl_node loop) {
    for (ltl_node node = loop + 1; node < tree->end[loop]; node++) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        ltl_str name = kind == LTL_KIND_NAME ? ltl_tree_name(tree, node) : LTL_STR("");
        if (kind == LTL_KIND_RETURN || kind == LTL_KIND_THROW || kind == LTL_KIND_BREAK ||
            kind == LTL_KIND_YIELD || kind == LTL_KIND_AWAIT || kind == LTL_KIND_ERROR ||
            ltl_str_find(name, LTL_STR("exit"), 0) != SIZE_MAX || ltl_str_is(name, "panic") ||
            ltl_str_find(name, LTL_STR("raise"), 0) != SIZE_MAX ||
            ltl_str_find(name, LTL_STR("Fatal"), 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/* Is it only read in the loop, and as a plain value? */
static bool stays(const ltl_tree *tree, const ltl_scopes *scopes, ltl_node loop,
                  uint32_t variable) {
    ltl_node start = loop + 1;
    while (start < tree->end[loop] && tree->role[start] == LTL_ROLE_INIT) {
        start = tree->end[start]; /* it is done once */
    }
    for (ltl_node node = start; node < tree->end[loop]; node++) {
        if (tree->kind[node] != LTL_KIND_NAME || scopes->of[node] != variable) {
            continue;
        }
        ltl_kind around = ltl_tree_kind(tree, tree->parent[node]);
        if (scopes->use[node] != LTL_NAME_READ ||
            (tree->role[node] == LTL_ROLE_RECEIVER && around != LTL_KIND_INDEX)) {
            return false;
        }
    }
    return true;
}

static bool is_fixed(const ltl_tree *tree, const ltl_scopes *scopes, ltl_node unit, ltl_node loop,
                     ltl_node condition) {
    if (tree->kind[condition] != LTL_KIND_BINARY ||
        !is_comparison(ltl_tree_name(tree, condition))) {
        return false;
    }
    uint32_t names = 0;
    for (ltl_node node = condition + 1; node < tree->end[condition]; node++) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        uint32_t variable = kind == LTL_KIND_NAME ? scopes->of[node] : 0;
        bool is_known = variable != 0 && ltl_is_followed(scopes, variable, unit) &&
                        stays(tree, scopes, loop, variable);
        if (kind != LTL_KIND_NUMBER && !is_known) {
            return false;
        }
        names += is_known ? 1 : 0;
    }
    return names > 0;
}

static void look(ltl_locals *locals, const ltl_local_check *check, const ltl_cfg *cfg) {
    const ltl_tree *tree = ltl_locals_tree(locals);
    const ltl_scopes *scopes = ltl_locals_scopes(locals);
    for (ltl_basic_block block = 0; block < cfg->blocks.count; block++) {
        ltl_node condition = cfg->blocks.at[block].test;
        ltl_node loop = condition != 0 ? tree->parent[condition] : LTL_NO_NODE;
        if (loop == LTL_NO_NODE || tree->kind[loop] != LTL_KIND_LOOP) {
            continue;
        }
        if (is_fixed(tree, scopes, cfg->unit, loop, condition) && !leaves(tree, loop)) {
            ltl_locals_report(locals, check, condition, 0);
        }
    }
}

const ltl_local_check ltl_local_check_endless_loop = {
    .check = {.id = "endless-loop"},
    .look = look,
};
