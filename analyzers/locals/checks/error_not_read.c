#include "analyzers/locals/check.h"

/* Go's `x, err := f()`, where nothing looks at err before it gets another value or the function ends. */
static bool is_error(ltl_str name) {
    size_t len = name.len;
    return ltl_str_is(name, "err") || (len > 3 && (memcmp(name.ptr + len - 3, "Err", 3) == 0 ||
                                                   memcmp(name.ptr, "err", 3) == 0));
}

/* By definition: something reads it, itself or through those that meet further on. */
static bool *used_of(ltl_arena *arena, const ltl_code_unit *unit) {
    const ltl_reads *reads = &unit->reads;
    uint32_t count = reads->definitions.count;
    bool *is_used = LTL_NEW_ARRAY(arena, bool, count + 1);
    uint32_t *stack = LTL_NEW_ARRAY(arena, uint32_t, count + 1);
    uint32_t depth = 0;
    for (uint32_t step = 0; step < unit->cfg.steps.count; step++) {
        uint32_t read = ltl_step_defines(unit->cfg.steps.at[step]) ? 0 : reads->of[step];
        if (read != 0 && !is_used[read]) {
            is_used[read] = true;
            stack[depth++] = read;
        }
    }
    while (depth > 0) {
        const ltl_definition *at = &reads->definitions.at[stack[--depth]];
        for (uint32_t i = at->first; at->is_phi && i < at->end; i++) {
            uint32_t operand = reads->operands.at[i];
            if (operand != 0 && !is_used[operand]) {
                is_used[operand] = true;
                stack[depth++] = operand;
            }
        }
    }
    return is_used;
}

/* A function inside reads it, or it is a result with a name, which a bare `return` gives. */
static bool is_read_elsewhere(const ltl_tree *tree, const ltl_scopes *scopes, ltl_node unit,
                              uint32_t variable) {
    const ltl_declaration *declared = &scopes->all.at[variable];
    if (declared->kind == LTL_DECLARED_PARAMETER ||
        ltl_tree_kind(tree, declared->declarer) == LTL_KIND_PARAMETER) {
        return true;
    }
    for (ltl_node node = unit + 1; node < tree->end[unit]; node++) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        if (kind != LTL_KIND_LAMBDA && kind != LTL_KIND_FUNCTION) {
            continue;
        }
        for (; node < tree->end[node] && node + 1 < tree->end[unit]; node++) {
            if (tree->kind[node] == LTL_KIND_NAME && scopes->of[node] == variable) {
                return true;
            }
        }
    }
    return false;
}

static bool is_from_call(const ltl_tree *tree, ltl_node by) {
    ltl_node right = by != LTL_NO_NODE && ltl_tree_kind(tree, by) == LTL_KIND_ASSIGN
                         ? ltl_tree_child(tree, by, LTL_ROLE_RIGHT)
                         : LTL_NO_NODE;
    return right != LTL_NO_NODE && tree->kind[right] == LTL_KIND_CALL;
}

static bool has_error(const ltl_cfg *cfg, const ltl_tree *tree, const ltl_scopes *scopes) {
    for (uint32_t i = 0; i < cfg->steps.count; i++) {
        ltl_node node = ltl_step_node(cfg->steps.at[i]);
        if (ltl_step_defines(cfg->steps.at[i]) && is_error(ltl_tree_name(tree, node)) &&
            is_from_call(tree, scopes->by[node])) {
            return true;
        }
    }
    return false;
}

static void look(ltl_locals *locals, const ltl_local_check *check, const ltl_cfg *cfg) {
    static const char *const LANGUAGES[] = {"go", NULL};
    const ltl_tree *tree = ltl_locals_tree(locals);
    const ltl_scopes *scopes = ltl_locals_scopes(locals);
    if (!ltl_locals_is_one_of(locals, LANGUAGES) || !has_error(cfg, tree, scopes)) {
        return;
    }
    const ltl_code_unit *unit = ltl_flow_unit(ltl_locals_flow(locals), cfg->unit + 1);
    if (unit == NULL || unit->is_cut || unit->node != cfg->unit) {
        return;
    }
    const bool *is_used = used_of(ltl_locals_scratch(locals), unit);
    bool *is_reached = LTL_NEW_ARRAY(ltl_locals_scratch(locals), bool, unit->cfg.blocks.count);
    for (uint32_t i = 0; i < unit->cfg.order_count; i++) {
        is_reached[unit->cfg.order[i]] = true;
    }
    for (uint32_t i = 1; i < unit->reads.definitions.count; i++) {
        const ltl_definition *definition = &unit->reads.definitions.at[i];
        if (definition->step == UINT32_MAX || is_used[i] || !is_reached[definition->block]) {
            continue;
        }
        ltl_node name = ltl_step_node(unit->cfg.steps.at[definition->step]);
        if (is_error(ltl_tree_name(tree, name)) && is_from_call(tree, scopes->by[name]) &&
            !is_read_elsewhere(tree, scopes, cfg->unit, definition->variable)) {
            ltl_locals_report(locals, check, name, 0);
        }
    }
}

const ltl_local_check ltl_local_check_error_not_read = {
    .check = {.id = "error-not-read"},
    .look = look,
};
