#include "analyzers/locals/check.h"

/* Statements that no way from the start leads to, each run of them once. */
typedef struct reach {
    const ltl_tree *tree;
    ltl_node unit;
    uint32_t *before; /* by node behind the unit: how many steps that are reached stand before it */
} reach;

static bool is_reached_within(const reach *r, ltl_node node) {
    return r->before[r->tree->end[node] - r->unit] > r->before[node - r->unit];
}

static void count_reached(const reach *r, const ltl_cfg *cfg) {
    uint32_t nodes = r->tree->end[r->unit] - r->unit;
    for (uint32_t i = 0; i < cfg->order_count; i++) {
        const ltl_cfg_block *block = &cfg->blocks.at[cfg->order[i]];
        for (uint32_t step = block->first; step < block->end; step++) {
            ltl_node node = ltl_step_node(cfg->steps.at[step]);
            r->before[node - r->unit + 1] = 1;
        }
    }
    for (uint32_t i = 1; i <= nodes; i++) {
        r->before[i] += r->before[i - 1];
    }
}

/* The largest statement around the node that nothing inside is reached of. */
static ltl_node lost_statement(const reach *r, ltl_node node) {
    ltl_node lost = LTL_NO_NODE;
    for (; node > r->unit && !is_reached_within(r, node); node = r->tree->parent[node]) {
        if (ltl_tree_is_statement_list(r->tree, r->tree->parent[node])) {
            lost = node;
        }
    }
    return lost;
}

static ltl_node statement_before(const ltl_tree *tree, ltl_node node) {
    ltl_node before = LTL_NO_NODE;
    ltl_node list = tree->parent[node];
    for (ltl_node child = list + 1; child < node; child = tree->end[child]) {
        before = tree->kind[child] != LTL_KIND_COMMENT ? child : before;
    }
    return before;
}

static bool holds(const ltl_tree *tree, ltl_node node, ltl_kind kind) {
    for (ltl_node at = node; at < tree->end[node]; at++) {
        if (tree->kind[at] == kind) {
            return true;
        }
    }
    return false;
}

static bool leaves(ltl_kind kind) {
    return kind == LTL_KIND_RETURN || kind == LTL_KIND_THROW || kind == LTL_KIND_BREAK;
}

/* What compilers and languages want to be there, and what is put aside on purpose. */
static bool is_meant(const ltl_tree *tree, ltl_node node, ltl_node before) {
    ltl_kind kind = ltl_tree_kind(tree, node);
    ltl_str text = ltl_tree_text(tree, node);
    ltl_str last = ltl_tree_text(tree, before);
    bool is_declared = kind == LTL_KIND_FUNCTION || kind == LTL_KIND_CLASS ||
                       kind == LTL_KIND_IMPORT || kind == LTL_KIND_DECLARATION ||
                       kind == LTL_KIND_BREAK || kind == LTL_KIND_OTHER;
    bool is_last_word = leaves(kind) && ltl_tree_kind(tree, before) != kind;
    if (ltl_tree_kind(tree, before) == LTL_KIND_WITH) {
        return true; /* what is raised in it may end there: `with assertRaises(E)` */
    }
    bool is_skipped = ltl_str_find(last, LTL_STR("kip("), 0) != SIZE_MAX ||
                      ltl_str_find(last, LTL_STR("kipf("), 0) != SIZE_MAX;
    bool is_marked = ltl_str_find(text, LTL_STR("nreachable"), 0) != SIZE_MAX ||
                     ltl_str_starts_with(text, LTL_STR("panic(")) ||
                     ltl_str_starts_with(text, LTL_STR("sys.exit(")) ||
                     ltl_str_starts_with(text, LTL_STR("exit")) ||
                     ltl_str_starts_with(text, LTL_STR("assert"));
    return is_declared || is_last_word || is_skipped || is_marked ||
           holds(tree, node, LTL_KIND_YIELD) || holds(tree, node, LTL_KIND_ERROR);
}

static bool has_lost_steps(const ltl_cfg *cfg, const bool *is_reached) {
    for (ltl_basic_block block = 0; block < cfg->blocks.count; block++) {
        if (!is_reached[block] && cfg->blocks.at[block].first < cfg->blocks.at[block].end) {
            return true;
        }
    }
    return false;
}

static void tell_block(ltl_locals *locals, const ltl_local_check *check, const reach *r,
                       const ltl_cfg *cfg, const ltl_cfg_block *block) {
    for (uint32_t step = block->first; step < block->end; step++) {
        ltl_node node = lost_statement(r, ltl_step_node(cfg->steps.at[step]));
        ltl_node before = node != LTL_NO_NODE ? statement_before(r->tree, node) : LTL_NO_NODE;
        if (before != LTL_NO_NODE && is_reached_within(r, before) &&
            !is_meant(r->tree, node, before)) {
            ltl_locals_report(locals, check, node, before);
        }
        if (node != LTL_NO_NODE) {
            return; /* the rest of the block follows */
        }
    }
}

static void look(ltl_locals *locals, const ltl_local_check *check, const ltl_cfg *cfg) {
    ltl_arena *arena = ltl_locals_scratch(locals);
    const ltl_tree *tree = ltl_locals_tree(locals);
    bool *is_reached = LTL_NEW_ARRAY(arena, bool, cfg->blocks.count);
    for (uint32_t i = 0; i < cfg->order_count; i++) {
        is_reached[cfg->order[i]] = true;
    }
    if (!has_lost_steps(cfg, is_reached)) {
        return;
    }
    reach r = {.tree = tree, .unit = cfg->unit};
    r.before = LTL_NEW_ARRAY(arena, uint32_t, tree->end[cfg->unit] - cfg->unit + 2);
    count_reached(&r, cfg);
    for (ltl_basic_block block = 0; block < cfg->blocks.count; block++) {
        if (!is_reached[block]) {
            tell_block(locals, check, &r, cfg, &cfg->blocks.at[block]);
        }
    }
}

const ltl_local_check ltl_local_check_unreachable_code = {
    .check = {.id = "unreachable-code"},
    .look = look,
};
