#include "analyzers/guards/judge.h"

#include <string.h>

#include "analyzers/dataflow/cfg/cfg.h"
#include "analyzers/guards/truth.h"
#include "core/limits.h"

typedef struct walk {
    ltl_guard_reader reader;
    const ltl_tree *tree;
    ltl_cfg cfg;
    uint8_t *entry;  /* by block: parameters that have passed on every way there */
    uint8_t on_true; /* at all ends so far */
    uint8_t on_false;
    uint8_t on_return;
    bool may_be_true;
    bool may_be_false;
    bool returns;
} walk;

/* ---- blocks ---- */

static bool begins_with_catch(const walk *w, ltl_basic_block block) {
    const ltl_cfg_block *at = &w->cfg.blocks.at[block];
    return at->first < at->end &&
           w->tree->kind[ltl_step_node(w->cfg.steps.at[at->first])] == LTL_KIND_CATCH;
}

/* Where failures lead: whatever has been done by then may have been what failed. */
static bool is_handler(const walk *w, ltl_basic_block block) {
    const ltl_cfg_block *at = &w->cfg.blocks.at[block];
    bool is_one = begins_with_catch(w, block);
    for (uint32_t i = at->next_first; at->first == at->end && i < at->next_end; i++) {
        is_one = is_one || begins_with_catch(w, w->cfg.next[i]);
    }
    return is_one;
}

static uint8_t take_steps(walk *w, const ltl_cfg_block *block, uint8_t passed) {
    for (uint32_t i = block->first; i < block->end; i++) {
        ltl_step_code step = w->cfg.steps.at[i];
        ltl_node node = ltl_step_node(step);
        if (ltl_step_defines(step)) {
            continue;
        }
        if (w->tree->kind[node] == LTL_KIND_CALL) {
            passed |= ltl_guard_after_call(&w->reader, node);
        } else if (w->tree->kind[node] == LTL_KIND_OTHER &&
                   ltl_str_is(ltl_tree_name(w->tree, node), "assert")) {
            ltl_node what = ltl_tree_child(w->tree, node, LTL_ROLE_CONDITION);
            uint8_t told = what != LTL_NO_NODE ? ltl_guard_truth_of(&w->reader, what).if_true : 0;
            passed |= told != LTL_GUARD_ALL ? told : 0;
        }
    }
    return passed;
}

/* `case "a":` of a switch over a parameter: it is one of a list. */
static uint8_t told_by_arm(walk *w, const ltl_cfg_block *block, ltl_node arm) {
    bool has_value = false;
    for (ltl_node child = arm + 1; arm != 0 && child < w->tree->end[arm];
         child = w->tree->end[child]) {
        ltl_role role = (ltl_role)w->tree->role[child];
        bool is_literal =
            w->tree->kind[child] == LTL_KIND_STRING || w->tree->kind[child] == LTL_KIND_NUMBER;
        if (role == LTL_ROLE_VALUE && !is_literal) {
            return 0;
        }
        has_value = has_value || role == LTL_ROLE_VALUE;
    }
    for (uint32_t i = 0; has_value && i < w->reader.parameter_count; i++) {
        if (w->tree->kind[block->subject] == LTL_KIND_NAME &&
            w->reader.guards->scopes->of[block->subject] ==
                w->reader.guards->scopes->of[w->reader.parameters[i]]) {
            w->reader.kinds[i] |= LTL_GUARD_LIST;
            return (uint8_t)(1u << i);
        }
    }
    return 0;
}

/* What has passed on the way out of the block. */
static uint8_t leaving(walk *w, const ltl_cfg_block *block, uint32_t edge, uint8_t passed) {
    bool is_two = block->next_end - block->next_first == 2;
    if (block->test != 0 && block->shorts == 0 && is_two) {
        w->reader.is_at_branch = true;
        ltl_guard_truth told = ltl_guard_truth_of(&w->reader, block->test);
        w->reader.is_at_branch = false;
        return passed | (edge == block->next_first ? told.if_true : told.if_false);
    }
    if (block->subject != 0) {
        return passed | told_by_arm(w, block, w->cfg.blocks.at[w->cfg.next[edge]].arm);
    }
    return passed;
}

/* ---- ends ---- */

/* What the last expression of the body is, where that is what a function gives; LTL_NO_NODE: it gives nothing. */
static ltl_node given_last(const walk *w) {
    ltl_node function = w->reader.function;
    ltl_node body = ltl_tree_child(w->tree, function, LTL_ROLE_BODY);
    bool is_lambda = w->tree->kind[function] == LTL_KIND_LAMBDA;
    ltl_returns returns = w->tree->language->returns;
    bool gives = returns == LTL_RETURNS_LAST || (returns == LTL_RETURNS_LAMBDA && is_lambda);
    if (body == LTL_NO_NODE || (!gives && w->tree->kind[body] == LTL_KIND_BLOCK)) {
        return LTL_NO_NODE;
    }
    ltl_node last = body;
    while (w->tree->kind[last] == LTL_KIND_BLOCK ||
           w->tree->kind[last] == LTL_KIND_EXPRESSION_STATEMENT) {
        ltl_node child = ltl_tree_first_child(w->tree, last);
        if (child == LTL_NO_NODE) {
            return LTL_NO_NODE;
        }
        while (w->tree->end[child] < w->tree->end[last]) {
            child = w->tree->end[child];
        }
        last = child;
    }
    return last;
}

static void end_with(walk *w, ltl_node value, uint8_t passed) {
    ltl_guard_truth told = {LTL_GUARD_ALL, 0}; /* nothing is as good as no */
    if (value != LTL_NO_NODE) {
        told = ltl_guard_truth_of(&w->reader, value);
    }
    w->returns = true;
    w->may_be_true = w->may_be_true || told.if_true != LTL_GUARD_ALL;
    w->may_be_false = w->may_be_false || told.if_false != LTL_GUARD_ALL;
    w->on_true &= passed | told.if_true;
    w->on_false &= passed | told.if_false;
    w->on_return &= passed;
}

/* The block leads to the end of the function: how. */
static void end_at(walk *w, ltl_basic_block block, uint8_t passed) {
    const ltl_cfg_block *at = &w->cfg.blocks.at[block];
    if (at->first == at->end) {
        if (!is_handler(w, block)) {
            end_with(w, given_last(w), passed);
        }
        return; /* else nobody caught it */
    }
    ltl_node last = ltl_step_node(w->cfg.steps.at[at->end - 1]);
    ltl_kind kind = ltl_tree_kind(w->tree, last);
    if (kind == LTL_KIND_RETURN) {
        ltl_node value = ltl_tree_child(w->tree, last, LTL_ROLE_VALUE);
        end_with(w, value != LTL_NO_NODE ? value : ltl_tree_first_child(w->tree, last), passed);
    } else if (kind != LTL_KIND_THROW &&
               !(kind == LTL_KIND_CALL && ltl_call_ends(w->reader.guards->scopes, last))) {
        end_with(w, given_last(w), passed);
    }
}

/* ---- the walk ---- */

/* Sets only shrink: it comes to an end. */
static void settle(walk *w) {
    bool has_changed = true;
    while (has_changed) {
        has_changed = false;
        for (uint32_t i = 0; i < w->cfg.order_count; i++) {
            ltl_basic_block block = w->cfg.order[i];
            const ltl_cfg_block *at = &w->cfg.blocks.at[block];
            uint8_t passed = take_steps(w, at, w->entry[block]);
            for (uint32_t edge = at->next_first; edge < at->next_end; edge++) {
                ltl_basic_block next = w->cfg.next[edge];
                uint8_t out = is_handler(w, next) ? w->entry[block] : leaving(w, at, edge, passed);
                has_changed = has_changed || (w->entry[next] & ~out) != 0;
                w->entry[next] &= out;
            }
        }
    }
}

static void gather_ends(walk *w) {
    for (uint32_t i = 0; i < w->cfg.order_count; i++) {
        ltl_basic_block block = w->cfg.order[i];
        const ltl_cfg_block *at = &w->cfg.blocks.at[block];
        for (uint32_t edge = at->next_first; edge < at->next_end; edge++) {
            if (w->cfg.next[edge] == LTL_CFG_EXIT) {
                uint8_t passed = take_steps(w, at, w->entry[block]);
                end_at(w, block, leaving(w, at, edge, passed));
            }
        }
    }
}

static bool tell(const walk *w, ltl_function_guard *out) {
    bool is_any = false;
    for (uint32_t i = 0; i < w->reader.parameter_count; i++) {
        unsigned when = 0;
        when |= w->may_be_true && (w->on_true >> i & 1) != 0 ? LTL_GUARD_WHEN_TRUE : 0;
        when |= w->may_be_true && w->may_be_false && (w->on_false >> i & 1) != 0
                    ? LTL_GUARD_WHEN_FALSE
                    : 0;
        when |= w->returns && (w->on_return >> i & 1) != 0 ? LTL_GUARD_WHEN_RETURNS : 0;
        out->when[i] = (uint8_t)when;
        out->kinds[i] = when != 0 ? w->reader.kinds[i] : 0;
        is_any = is_any || when != 0;
    }
    return is_any;
}

bool ltl_guard_judge(const ltl_guards *known, ltl_node function, const ltl_node *leaves,
                     uint32_t count, ltl_function_guard *out_guard) {
    ltl_arena scratch = {0};
    ltl_fuel fuel = ltl_fuel_make(LTL_MAX_GUARD_NODES, NULL);
    walk w = {.reader = {.guards = known, .function = function, .parameter_count = count},
              .tree = known->scopes->tree,
              .on_true = LTL_GUARD_ALL,
              .on_false = LTL_GUARD_ALL,
              .on_return = LTL_GUARD_ALL};
    memcpy(w.reader.parameters, leaves, count * sizeof *leaves);
    ltl_cfg_build(&scratch, known->scopes, function, &fuel, &w.cfg);
    bool judges = false;
    if (!w.cfg.is_cut && w.cfg.blocks.count > 0) {
        w.entry = LTL_NEW_ARRAY(&scratch, uint8_t, w.cfg.blocks.count);
        memset(w.entry, LTL_GUARD_ALL, w.cfg.blocks.count);
        w.entry[LTL_CFG_ENTRY] = 0;
        settle(&w);
        gather_ends(&w);
        judges = tell(&w, out_guard);
    }
    ltl_arena_clear(&scratch);
    return judges;
}
