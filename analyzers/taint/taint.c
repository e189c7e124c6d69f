#include "analyzers/syntax/holder.h"
#include "analyzers/syntax/property.h"
#include "analyzers/taint/calls/accessors.h"
#include "analyzers/taint/calls/variants.h"
#include "analyzers/taint/objects/attributes.h"
#include "analyzers/taint/objects/shape.h"
#include "analyzers/taint/steps/captured.h"

#include <stdlib.h>

#include "core/limits.h"

bool ltl_taint__spend(ltl_taint *t, uint64_t steps) {
    if (ltl_fuel_spend(t->fuel, steps)) {
        return true;
    }
    t->out->reason = LTL_REASON_RULE_FUEL;
    return false;
}

/* ---- units ---- */

uint32_t ltl_taint__unit_of(const ltl_taint *t, ltl_node node) {
    uint32_t low = 0;
    uint32_t high = t->flow->units.count;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (t->flow->units.at[middle].node <= node) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return low;
}

uint32_t ltl_taint__unit_around(const ltl_taint *t, ltl_node node) {
    uint32_t unit = ltl_taint__unit_of(t, node);
    while (t->tree->end[ltl_taint__node_of(t, unit)] <= node) {
        unit = t->flow->units.at[ltl_taint__base_of(t, unit)].around;
    }
    return unit;
}

static void wait(ltl_taint *t, uint32_t unit) {
    ltl_taint__want(t, unit);
    t->units[unit].is_waiting = true;
}

/* A function of the whole file may be called at any time: of what is around it, only what gets its
 * value once is known in it. A lambda or an inner function knows all that its maker knows. */
static ltl_taint_state visible_in(ltl_taint *t, uint32_t unit) {
    bool sees_all = t->unit != 0 || t->tree->kind[ltl_taint__node_of(t, unit)] == LTL_KIND_LAMBDA;
    ltl_taint_state seen = ltl_taint_state_copy(t->arena, &t->state);
    seen.is_reached = true;
    if (sees_all) {
        return seen;
    }
    uint32_t kept = 0;
    for (uint32_t i = 0; i < seen.entries.count; i++) {
        uint32_t root = ltl_taint_path_root(&t->paths, seen.entries.at[i].path);
        bool is_variable = root >> 31 != 0;
        const ltl_declaration *declaration = &t->scopes->all.at[root & INT32_MAX];
        if (is_variable && declaration->writes <= 1 &&
            (declaration->flags & LTL_DECLARATION_EXPOSED) == 0) {
            seen.entries.at[kept++] = seen.entries.at[i];
        }
    }
    seen.entries.count = kept;
    return seen;
}

void ltl_taint__meet_unit(ltl_taint *t, ltl_node node) {
    uint32_t index = ltl_taint__unit_of(t, node);
    ltl_taint_unit *unit = &t->units[index];
    if (ltl_taint__node_of(t, index) != node || !ltl_taint__spend(t, 1 + t->state.entries.count)) {
        return;
    }
    unit->around = t->unit;
    ltl_taint__capture(t, node);
    ltl_taint_state seen = visible_in(t, index);
    bool had_entries = unit->entry.entries.count > 0;
    if (ltl_taint_state_join(t->arena, &unit->entry, &t->paths, &seen) &&
        (unit->entry.entries.count > 0 || had_entries)) {
        wait(t, index);
    }
    /* What it did to the variables of others, it may have done by now. */
    for (uint32_t i = 0; i < unit->left.entries.count; i++) {
        ltl_taint_state_add(t->arena, &t->state, &t->paths, unit->left.entries.at[i].path,
                            unit->left.entries.at[i].value);
    }
}

void ltl_taint__give(ltl_taint *t, ltl_node node, ltl_taint_value value) {
    uint32_t index = ltl_taint__unit_of(t, node);
    ltl_taint_unit *unit = &t->units[index];
    if (ltl_taint__node_of(t, index) == node && (value.marks & ~unit->given.marks) != 0) {
        unit->given = ltl_taint_union(&t->out->traces, unit->given, value);
        wait(t, index);
    }
}

/* A lambda writes variables of the function it stands in: that one is looked at again. */
static void leave_unit(ltl_taint *t, const ltl_taint_state *at_exit) {
    ltl_taint_unit *unit = &t->units[t->unit];
    ltl_node node = ltl_taint__node_of(t, t->unit);
    bool is_variant = t->unit >= t->flow->units.count; /* its base does what it may do, and more */
    if (t->tree->kind[node] != LTL_KIND_LAMBDA || unit->around == t->unit || is_variant) {
        return;
    }
    bool has_changed = false;
    for (uint32_t i = 0; i < at_exit->entries.count; i++) {
        const ltl_taint_entry *entry = &at_exit->entries.at[i];
        uint32_t root = ltl_taint_path_root(&t->paths, entry->path);
        bool is_own = root >> 31 != 0 && t->scopes->all.at[root & INT32_MAX].unit == node;
        uint64_t had = ltl_taint_state_read(&unit->left, &t->paths, entry->path).marks |
                       ltl_taint_state_read(&unit->entry, &t->paths, entry->path).marks;
        if (!is_own && (entry->value.marks & ~had) != 0) {
            ltl_taint_state_add(t->arena, &unit->left, &t->paths, entry->path, entry->value);
            has_changed = true;
        }
    }
    if (has_changed) {
        wait(t, unit->around);
    }
}

/* ---- one unit ---- */

static bool take_block(ltl_taint *t, const ltl_cfg *cfg, ltl_basic_block block) {
    const ltl_cfg_block *at = &cfg->blocks.at[block];
    t->block = block;
    for (uint32_t step = at->first; step < at->end; step++) {
        t->step = step;
        if (!ltl_taint__spend(t, 1)) {
            return false;
        }
        ltl_taint__take_step(t, cfg->steps.at[step]);
    }
    if (t->state.is_full) {
        t->out->reason = LTL_REASON_RULE_FUEL;
        return false;
    }
    return true;
}

/* `x => x + 1`: a body that is an expression is what the function gives, and in some languages so is the
 * last expression of a block. */
static void note_clauses(ltl_taint *t, ltl_node lambda) {
    const ltl_tree *tree = t->tree;
    for (ltl_node clause = lambda + 1; clause < tree->end[lambda] && ltl_taint__spend(t, 1);
         clause = tree->end[clause]) {
        ltl_node body = tree->kind[clause] == LTL_KIND_CASE
                            ? ltl_tree_child(tree, clause, LTL_ROLE_BODY)
                            : LTL_NO_NODE;
        if (body != LTL_NO_NODE) {
            ltl_taint__note_result(t, ltl_taint__last_of(t, body), ltl_taint__gather(t, body));
        }
    }
}

/* `var x: T { a + b }`: the only thing that a property of Swift does is what it gives. */
static bool gives_only(const ltl_tree *tree, ltl_node node, ltl_node body) {
    return body != LTL_NO_NODE && ltl_is_accessor(tree, node) && ltl_is_getter(tree, node) &&
           ltl_language_is(tree->language, "swift") && tree->end[body] > body + 1 &&
           tree->end[body + 1] == tree->end[body];
}

static void note_expression(ltl_taint *t) {
    ltl_node node = ltl_taint__node_of(t, t->unit);
    ltl_node body = ltl_tree_child(t->tree, node, LTL_ROLE_BODY);
    ltl_returns returns = t->tree->language->returns;
    bool gives_last = returns == LTL_RETURNS_LAST || gives_only(t->tree, node, body) ||
                      (returns == LTL_RETURNS_LAMBDA && t->tree->kind[node] == LTL_KIND_LAMBDA);
    if (t->unit != 0 && body != LTL_NO_NODE &&
        (gives_last || t->tree->kind[body] != LTL_KIND_BLOCK)) {
        ltl_taint__note_result(t, ltl_taint__last_of(t, body), ltl_taint__gather(t, body));
    } else if (body == LTL_NO_NODE && gives_last && t->tree->kind[node] == LTL_KIND_LAMBDA) {
        note_clauses(t, node);
    }
}

/* What holds on that way out of the block. */
static const ltl_taint_state *leaving(ltl_taint *t, const ltl_taint_state *exits,
                                      const ltl_cfg_block *block, uint32_t edge) {
    bool is_sure = block->sure_from != 0 && block->next_end - block->next_first == 2 &&
                   edge == block->next_first + block->sure_edge &&
                   exits[block->sure_from].is_reached;
    const ltl_taint_state *all = is_sure ? &exits[block->sure_from] : &t->state;
    ltl_taint_path empty = ltl_taint__empty_behind(t, block, edge);
    if (empty == 0 || ltl_taint_state_gather(all, &t->paths, empty).marks == 0) {
        return all;
    }
    ltl_taint_state_assign(t->arena, &t->leaving, all);
    ltl_taint_state_set(t->arena, &t->leaving, &t->paths, empty, (ltl_taint_value){0});
    return &t->leaving;
}

/* Not by throwing something. */
static bool comes_back(const ltl_taint *t, const ltl_cfg_block *block) {
    if (block->end == block->first) {
        return true;
    }
    ltl_node last = ltl_step_node(t->cfg->steps.at[block->end - 1]);
    ltl_kind kind = ltl_tree_kind(t->tree, last);
    bool ends = kind == LTL_KIND_CALL && ltl_call_ends(t->scopes, last);
    bool returns = ends && ltl_str_is(ltl_tree_text(t->tree, last + 1), "return"); /* of a shell */
    return kind != LTL_KIND_THROW && (!ends || returns);
}

/* By its end: what stands there is what the unit gives, where it gives the last thing in it. */
static bool comes_to_end(const ltl_taint *t, const ltl_cfg_block *block) {
    ltl_node last = block->end > block->first ? ltl_step_node(t->cfg->steps.at[block->end - 1]) : LTL_NO_NODE;
    return comes_back(t, block) && (last == LTL_NO_NODE || ltl_tree_kind(t->tree, last) != LTL_KIND_RETURN);
}

/* What holds where the unit begins. */
static ltl_taint_state entry_of(ltl_taint *t) {
    ltl_taint_state entry = ltl_taint_state_copy(&t->between, &t->units[t->unit].entry);
    entry.is_reached = true;
    ltl_taint__enter_overwritten(t, &entry);
    ltl_taint__enter_object(t, &entry);
    ltl_taint__enter_shared(t, &entry);
    ltl_taint__enter_shell(t, &entry);
    return entry;
}

/* What others may know of the unit, which was walked; `returned`: what holds on all ways that come back. */
static void note_unit(ltl_taint *t, const ltl_taint_state *entry, ltl_taint_state *exit,
                      ltl_taint_state *returned, bool has_end) {
    if (has_end) {
        note_expression(t);
    }
    ltl_taint__note_named_results(t);
    leave_unit(t, exit);
    ltl_taint__note_exit(t, exit);
    ltl_taint__note_cleans(t, t->cleans_in_place ? returned : exit);
    ltl_taint__note_object(t, exit);
    ltl_taint__note_shared(t, entry, exit);
}

/* To a fixed point: a block is taken again when more reaches it. States only grow. What holds between
 * blocks is forgotten with the unit: what outlives it is copied where it is noted. */
static void work_out(ltl_taint *t, const ltl_cfg *cfg) {
    uint32_t count = cfg->blocks.count;
    ltl_arena_reset(&t->between);
    ltl_taint_state *entries = LTL_NEW_ARRAY(&t->between, ltl_taint_state, count);
    ltl_taint_state *exits = LTL_NEW_ARRAY(&t->between, ltl_taint_state, count);
    ltl_taint_state returned = {0};
    t->cfg = cfg;
    bool *is_dirty = LTL_NEW_ARRAY(&t->between, bool, count);
    entries[LTL_CFG_ENTRY] = entry_of(t);
    is_dirty[LTL_CFG_ENTRY] = true;
    bool goes_on = true;
    bool has_end = false;
    while (goes_on) {
        goes_on = false;
        for (uint32_t i = 0; i < cfg->order_count; i++) {
            ltl_basic_block block = cfg->order[i];
            if (!is_dirty[block]) {
                continue;
            }
            is_dirty[block] = false;
            ltl_taint_state_assign(t->arena, &t->state, &entries[block]);
            if (!take_block(t, cfg, block)) {
                return;
            }
            const ltl_cfg_block *at = &cfg->blocks.at[block];
            if (at->is_sure) {
                ltl_taint_state_assign(&t->between, &exits[block], &t->state);
            }
            for (uint32_t j = at->next_first; j < at->next_end; j++) {
                ltl_basic_block next = cfg->next[j];
                if (ltl_taint__is_never_taken(t, at, j)) {
                    continue;
                }
                if (!ltl_taint__spend(t, 1 + t->state.entries.count)) {
                    return;
                }
                has_end = has_end || (next == LTL_CFG_EXIT && comes_to_end(t, at));
                if (t->cleans_in_place && next == LTL_CFG_EXIT && comes_back(t, at)) {
                    ltl_taint_state_join(&t->between, &returned, &t->paths,
                                         leaving(t, exits, at, j));
                }
                if (ltl_taint_state_join(&t->between, &entries[next], &t->paths,
                                         leaving(t, exits, at, j)) ||
                    at->is_sure) {
                    is_dirty[next] = true;
                    goes_on = true;
                }
            }
        }
    }
    note_unit(t, &entries[LTL_CFG_ENTRY], &entries[LTL_CFG_EXIT], &returned, has_end);
}

/* ---- the run ---- */

/* The units that the place touches: it may cover some as a whole. */
static void want_units_in(ltl_taint *t, ltl_span span) {
    ltl_node node = ltl_tree_first_from(t->tree, span.start);
    for (; node < t->tree->count && t->tree->start[node] < span.end; node++) {
        uint32_t unit = ltl_taint__unit_around(t, node);
        ltl_taint__want(t, unit);
        if (ltl_is_unit(ltl_tree_kind(t->tree, node))) {
            /* its parameters are steps of its own graph, its decorators not */
            ltl_taint__want(t, t->flow->units.at[ltl_taint__base_of(t, unit)].around);
        }
        if (!ltl_taint__spend(t, 1)) {
            return;
        }
    }
}

/* A check that decides something is no cleaning: analyzers/guards says what comes of it. */
static bool is_in_condition(const ltl_tree *tree, ltl_node node) {
    while (node != LTL_NO_NODE && !ltl_is_unit(ltl_tree_kind(tree, node))) {
        if (tree->role[node] == LTL_ROLE_CONDITION) {
            return true;
        }
        node = tree->parent[node];
    }
    return false;
}

/* What a function cleans in place is clean where it is called: that is to be known by then. It is a part of a
 * parameter, or one that is a reference; a variable that is given another value is the function's own. */
static bool cleans_in_place(const ltl_taint *t, const ltl_taint_place *place) {
    enum { MOST_PARTS = 6 };
    const ltl_tree *tree = t->tree;
    ltl_node node = ltl_tree_node_at(tree, place->span);
    if (node != LTL_NO_NODE && place->effect == LTL_TAINT_HERE) {
        bool is_given =
            tree->role[node] == LTL_ROLE_RIGHT && tree->kind[tree->parent[node]] == LTL_KIND_ASSIGN;
        node = is_given ? ltl_tree_child(tree, tree->parent[node], LTL_ROLE_LEFT) : LTL_NO_NODE;
    }
    for (uint32_t i = 0;
         i < MOST_PARTS && node != LTL_NO_NODE &&
         (tree->kind[node] == LTL_KIND_MEMBER || tree->kind[node] == LTL_KIND_INDEX);
         i++) {
        node = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
    }
    bool is_name = node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_NAME;
    uint32_t variable = is_name ? t->scopes->of[node] : 0;
    if (variable == 0 || t->scopes->all.at[variable].kind != LTL_DECLARED_PARAMETER) {
        return false;
    }
    bool is_own = place->effect == LTL_TAINT_HERE && tree->role[node] == LTL_ROLE_LEFT &&
                  !ltl_taint__is_reference(t, variable | UINT32_C(1) << 31);
    return !is_own && !is_in_condition(tree, node);
}

/* Without calls that are followed, a unit without a source has no marks. */
static void find_places(ltl_taint *t) {
    for (uint32_t i = 0; i < t->query->sources.count; i++) {
        want_units_in(t, t->query->sources.at[i].span);
    }
    for (uint32_t i = 0; t->query->is_across_functions && i < t->query->sinks.count; i++) {
        want_units_in(t, t->query->sinks.at[i].span);
    }
    for (uint32_t i = 0; t->query->is_across_functions && i < t->query->sanitizers.count; i++) {
        if (cleans_in_place(t, &t->query->sanitizers.at[i])) {
            want_units_in(t, t->query->sanitizers.at[i].span);
            t->cleans_in_place = true;
        }
    }
}

static int compare_flows(const void *a, const void *b) {
    const ltl_taint_flow *left = a;
    const ltl_taint_flow *right = b;
    return (left->sink > right->sink) - (left->sink < right->sink);
}

static bool is_out_of_memory(const ltl_taint *t) {
    return ltl_arena_is_exhausted(t->arena) || ltl_arena_is_exhausted(&t->between);
}

static bool is_wanted_now(const ltl_taint_unit *unit) { return unit->is_waiting || unit->is_told; }

/* What is known around a unit is known in its variants; what those call that it calls tells them itself. */
static void wake_variants(ltl_taint *t, uint32_t base) {
    for (uint32_t i = 0; i < t->variants.count; i++) {
        if (t->variants.at[i].base == base) {
            t->units[t->flow->units.count + i].is_waiting = true;
        }
    }
}

static void take_unit(ltl_taint *t, uint32_t index) {
    uint32_t base = ltl_taint__base_of(t, index);
    bool begins_anew = t->units[index].is_waiting;
    t->units[index].is_waiting = t->units[index].is_told = false;
    t->units[index].was_taken = true;
    const ltl_code_unit *unit = ltl_flow_unit(t->flow, t->flow->units.at[base].node);
    t->unit = index;
    if (unit == NULL || unit->cfg.blocks.count == 0 || unit->cfg.is_cut) {
        t->out->reason = LTL_REASON_RULE_FUEL;
        return;
    }
    if (index == base) {
        if (begins_anew) {
            wake_variants(t, base);
        }
        work_out(t, &unit->cfg);
        ltl_taint__take_cases(t, base);
        return;
    }
    ltl_flow_view *view = &t->variants.at[index - t->flow->units.count].view;
    uint64_t nodes = t->tree->end[unit->node] - unit->node;
    if (ltl_taint__spend(t, nodes / 8)) {
        t->units[index].entry = t->units[base].entry;
        t->units[index].given = t->units[base].given;
        t->units[index].around = t->units[base].around;
        ltl_flow_look_at(t->flow, view);
        work_out(t, &unit->cfg);
        ltl_flow_look_at(t->flow, view);
    }
}

/* Variants come behind the unit whose code they have. */
static uint32_t unit_at_place(const ltl_taint_order *order, uint32_t place) {
    return order != NULL && place < order->count ? order->units[place] : place;
}

static bool has_waiting(const ltl_taint *t, const ltl_taint_order *order, uint32_t first, uint32_t end) {
    bool has = false;
    for (uint32_t place = first; place < end && !has; place++) {
        has = is_wanted_now(&t->units[order->units[place]]);
    }
    return has;
}

/* Who comes behind that place: a circle is taken again as long as somebody in it waits. */
static uint32_t next_place(const ltl_taint *t, const ltl_taint_order *order, uint32_t place) {
    bool is_in_circle = order != NULL && place < order->count;
    uint32_t first = is_in_circle ? order->first[place] : 0;
    bool is_end = is_in_circle && (place + 1 == order->count || order->first[place + 1] != first);
    return is_end && has_waiting(t, order, first, place + 1) ? first : place + 1;
}

/* Calls go from what was taken to what is taken, where they are followed; else what is around comes first.
 * Then again, until nobody waits. */
static void run_units(ltl_taint *t) {
    const ltl_taint_order *order = t->query->is_across_functions ? ltl_taint__order(t) : NULL;
    uint32_t first = t->cleans_in_place && order != NULL ? 1 : 0; /* the file calls what cleans */
    bool goes_on = true;
    while (goes_on && t->out->reason == LTL_REASON_NONE) {
        goes_on = first > 0;
        uint32_t place = first;
        first = 0;
        for (; place < t->flow->units.count + t->variants.count; place = next_place(t, order, place)) {
            if (order != NULL) {
                ltl_taint__want_callees(t, order);
            }
            uint32_t i = unit_at_place(order, place);
            if (!is_wanted_now(&t->units[i])) {
                continue;
            }
            goes_on = true;
            take_unit(t, i);
            if (t->out->reason != LTL_REASON_NONE || is_out_of_memory(t)) {
                t->out->reason = is_out_of_memory(t) ? LTL_REASON_MEMORY : t->out->reason;
                return;
            }
        }
    }
}

const ltl_guards *ltl_taint_guards(ltl_arena *arena, ltl_flow *flow, ltl_taint_scratch *scratch) {
    if (scratch->guards == NULL) {
        ltl_guards *found = LTL_NEW(arena, ltl_guards);
        ltl_guards_find(arena, ltl_flow_scopes(flow), found);
        scratch->guards = found;
    }
    return scratch->guards;
}

static void start(ltl_taint *t, ltl_taint_scratch *scratch) {
    for (uint32_t i = 0; i < t->query->sources.count; i++) {
        t->has_control = t->has_control || t->query->sources.at[i].is_control;
    }
    if (scratch->cells == NULL) {
        scratch->cells = LTL_NEW_ARRAY(t->arena, struct ltl_taint_cell, t->tree->count);
    }
    t->scratch = scratch;
    t->cells = scratch->cells;
    t->epoch = ++scratch->epoch;
    if (scratch->units == NULL) {
        scratch->units =
            LTL_NEW_ARRAY(t->arena, ltl_taint_unit, t->flow->units.count + LTL_TAINT_MAX_VARIANTS);
    } else {
        memset(scratch->units, 0, t->flow->units.count * sizeof *scratch->units);
    }
    t->units = scratch->units;
    for (uint32_t i = 0; i < t->query->sinks.count; i++) {
        LTL_PUSH(t->arena, &t->flow_of, 0);
    }
    if (scratch->shifts == NULL) {
        ltl_taint__find_shifts(t);
    }
    ltl_taint_traces_init(t->arena, &t->out->traces);
    if (scratch->checks == NULL) {
        ltl_call_guards far = {0};
        ltl_taint__far_guards(t, &far);
        scratch->checks = LTL_NEW(t->arena, ltl_guard_checks);
        ltl_guard_checks_find(t->arena, ltl_taint_guards(t->arena, t->flow, scratch), &far,
                              scratch->checks);
    }
    if (scratch->keys == NULL) {
        scratch->keys = LTL_NEW(t->arena, ltl_taint_keys);
        ltl_taint_keys_find(t->arena, t->scopes, scratch->keys);
    }
    t->out->traces.checks = scratch->checks;
    t->out->traces.keys = scratch->keys;
    t->paths.traces = &t->out->traces;
    t->paths.arena = t->arena;
    t->paths.joined = LTL_NEW(t->arena, struct ltl_taint_entries);
}

static ltl_label_set labels_of(const ltl_taint_query *query) {
    ltl_label_set labels = 0;
    for (uint32_t i = 0; i < query->sources.count; i++) {
        labels |= UINT64_C(1) << query->sources.at[i].label;
    }
    for (uint32_t i = 0; i < query->propagators.count; i++) {
        const ltl_taint_place *place = &query->propagators.at[i];
        labels |= place->relabels ? UINT64_C(1) << place->label : 0;
    }
    return labels;
}

void ltl_taint_run(ltl_arena *arena, ltl_flow *flow, ltl_taint_scratch *scratch,
                   const ltl_taint_query *query, ltl_fuel *fuel, ltl_taint_flows *out_flows) {
    *out_flows = (ltl_taint_flows){.reason = LTL_REASON_NONE};
    bool has_both = query->sources.count > 0 && query->sinks.count > 0;
    if ((!has_both && query->far == NULL) || flow->tree->count == 0 ||
        ltl_flow_unit(flow, 0) == NULL) {
        return;
    }
    ltl_taint_query grown = *query;
    ltl_taint t = {.arena = arena,
                   .flow = flow,
                   .scopes = ltl_flow_scopes(flow),
                   .tree = flow->tree,
                   .has_blocks = ltl_language_is(flow->tree->language, "kotlin"),
                   .has_holders = ltl_has_holders(flow->tree),
                   .query = &grown,
                   .grown = &grown,
                   .fuel = fuel,
                   .out = out_flows,
                   .shared = {.is_reached = true},
                   .put_away = {.is_reached = true},
                   .mark_count = LTL_TAINT_FIRST_MARK};
    t.labels = labels_of(query);
    start(&t, scratch);
    ltl_taint__place_all(&t);
    find_places(&t);
    ltl_taint__wake_far(&t);
    ltl_taint__want_asked(&t);
    ltl_taint__begin_shared(&t);
    ltl_taint__list_overwritten(&t);
    if (query->is_across_functions) {
        ltl_taint__list_names(&t);
        ltl_taint__list_attributes(&t);
        ltl_taint__list_properties(&t);
        ltl_taint__list_accessors(&t);
        t.has_fluent = ltl_taint__has_fluent(&t);
    }
    run_units(&t);
    if (query->far != NULL) {
        ltl_taint__tell_far(&t, &out_flows->far);
        ltl_taint__arrive(&t);
        memcpy(&out_flows->far_sources, &t.far_sources, sizeof t.far_sources);
    }
    ltl_arena_clear(&t.between);
    if (out_flows->all.count > 1) {
        qsort(out_flows->all.at, out_flows->all.count, sizeof *out_flows->all.at, compare_flows);
    }
}
