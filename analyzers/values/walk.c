#include "analyzers/values/values_internal.h"

#include "core/limits.h"

enum { MAX_WAYS = 8, MAX_LOOP_WAYS = 4, WIDENS_AFTER = 2, ENDS_AFTER = 5, CELLS_PER_STEP = 16 };

/* One function that is being walked. `ways` holds, by block, the states at its start. */
typedef struct walk {
    ltl_values *v;
    const ltl_cfg *cfg;
    ltl_states *ways;
    uint32_t *rank;       /* by block: its place in the order */
    uint32_t at;          /* in that order */
    ltl_basic_block from; /* that is being walked */
} walk;

/* ---- states meet ---- */

static uint32_t most_ways(const ltl_values *v, bool is_loop) {
    uint64_t left = v->fuel.left;
    uint32_t most = is_loop ? MAX_LOOP_WAYS : MAX_WAYS;
    return left > v->fuel_given / 2 ? most : left > v->fuel_given / 4 ? 2 : 1;
}

static void wait_for(walk *w, ltl_basic_block block, ltl_state *state) {
    state->is_waiting = true;
    if (w->rank[block] < w->at) {
        w->at = w->rank[block];
    }
}

static void meet(walk *w, ltl_basic_block block, ltl_state *into, const ltl_state *from) {
    bool is_loop = w->cfg->blocks.at[block].is_loop;
    ltl_meeting meeting = !is_loop                       ? LTL_MEETING_WAYS
                          : into->visits >= ENDS_AFTER   ? LTL_MEETING_ENDS
                          : into->visits >= WIDENS_AFTER ? LTL_MEETING_WIDENS
                                                         : LTL_MEETING_LOOP;
    if (ltl_state_join(&w->v->scratch, &w->v->types, into, from, meeting)) {
        into->visits++;
        wait_for(w, block, into);
    }
}

/* Variables of blocks that were left tell no ways apart any more. */
static void drop_left(walk *w, ltl_basic_block block, ltl_state *state) {
    const ltl_cfg_block *at = &w->cfg->blocks.at[block];
    if (at->first == at->end) {
        return;
    }
    ltl_node here = ltl_step_node(w->cfg->steps.at[at->first]);
    ltl_memory__drop_left(w->v, state, w->cfg->unit, here);
}

/* What a round of a loop has moved is no bound that was seen, even on a way of its own: what ends the loop
 * decides how far it goes. */
static void note_moved(ltl_state *state, const ltl_state *first) {
    for (uint32_t i = 0; i < state->cells.count; i++) {
        ltl_cell *cell = &state->cells.at[i];
        const ltl_fact *had = ltl_state_find(first, cell->region, cell->offset);
        if (had == NULL || had->region != cell->fact.region) {
            continue;
        }
        unsigned lost = (cell->fact.high > had->high ? LTL_FACT_HIGH_SEEN : 0u) |
                        (cell->fact.low < had->low ? LTL_FACT_LOW_SEEN : 0u);
        cell->fact.flags =
            (uint16_t)((cell->fact.flags & ~lost) | (lost != 0 ? LTL_FACT_WIDENED : 0u));
    }
}

static void deliver(walk *w, ltl_basic_block block, ltl_state *state) {
    ltl_states *ways = &w->ways[block];
    bool is_loop = w->cfg->blocks.at[block].is_loop;
    drop_left(w, block, state);
    if (is_loop && ways->count > 0 && w->rank[w->from] >= w->rank[block]) {
        note_moved(state, ways->at[0]);
    }
    ltl_state_sign(state, is_loop);
    for (uint32_t i = 0; i < ways->count; i++) {
        if (ways->at[i]->signature == state->signature) {
            meet(w, block, ways->at[i], state);
            return;
        }
    }
    if (ways->count >= most_ways(w->v, is_loop)) {
        meet(w, block, ways->at[ways->count - 1], state);
        return;
    }
    state->visits = 0;
    LTL_PUSH(&w->v->scratch, ways, state);
    wait_for(w, block, state);
}

/* ---- ways out of a block ---- */

static void tell_test(walk *w, const ltl_state *state, ltl_node test) {
    ltl_values *v = w->v;
    const ltl_result *result = ltl_state_result(state, test);
    ltl_fact value = result != NULL ? result->value : ltl_fact_any(&v->types, LTL_TYPE_UNKNOWN);
    ltl_event event = {.kind = LTL_EVENT_TEST, .node = test, .state = state, .a = &value};
    ltl_values__tell(v, &event);
}

/* Of `c ? 1 : 2` the part that is taken is no step of its own when it is a literal. */
static void take_literal(walk *w, ltl_state *state, ltl_node conditional, bool outcome) {
    ltl_values *v = w->v;
    ltl_node taken = ltl_tree_child(v->tree, conditional, outcome ? LTL_ROLE_THEN : LTL_ROLE_ELSE);
    if (taken != LTL_NO_NODE && ltl_tree_is_leaf(v->tree, taken) &&
        v->tree->kind[taken] != LTL_KIND_NAME) {
        ltl_fact value = ltl_step__value(v, state, taken);
        ltl_step__give(v, state, taken, &value);
    }
}

static void leave_test(walk *w, const ltl_cfg_block *block, ltl_state *state) {
    ltl_values *v = w->v;
    ltl_node holder = v->tree->parent[block->test];
    bool is_expression = holder != LTL_NO_NODE && v->tree->kind[holder] == LTL_KIND_CONDITIONAL;
    tell_test(w, state, block->test);
    for (uint32_t i = 0; i < 2; i++) {
        ltl_state *after = i == 0 ? ltl_state_copy(&v->scratch, state) : state;
        if (!ltl_assume__outcome(v, after, block->test, i == 0)) {
            continue;
        }
        ltl_keep__decide(v, after, block->test, i == 0);
        if (is_expression) {
            take_literal(w, after, holder, i == 0);
        } else {
            after->results.count = 0;
        }
        deliver(w, w->cfg->next[block->next_first + i], after);
    }
}

/* `a && b`, after a: b is evaluated, or the answer is known. */
static void leave_short(walk *w, const ltl_cfg_block *block, ltl_state *state) {
    ltl_values *v = w->v;
    ltl_node node = block->shorts;
    ltl_node left = ltl_tree_child(v->tree, node, LTL_ROLE_LEFT);
    bool is_and = ltl_str_is(ltl_tree_name(v->tree, node), "&&");
    tell_test(w, state, left);
    for (uint32_t i = 0; i < 2; i++) {
        ltl_state *after = i == 0 ? ltl_state_copy(&v->scratch, state) : state;
        bool goes_on = i == 0;
        if (!ltl_assume__outcome(v, after, left, goes_on == is_and)) {
            continue;
        }
        ltl_keep__decide(v, after, left, goes_on == is_and);
        if (!goes_on) {
            ltl_fact answer = ltl_fact_number(v->types.integer, is_and ? 0 : 1);
            answer.null = LTL_NULL_ANY;
            ltl_step__give(v, after, node, &answer);
        }
        deliver(w, w->cfg->next[block->next_first + i], after);
    }
}

/* The value of an arm; false for `default`, and for what is no constant. */
static bool arm_value(ltl_values *v, ltl_node arm, int64_t *out_number) {
    ltl_node value = arm != 0 ? ltl_tree_child(v->tree, arm, LTL_ROLE_VALUE) : LTL_NO_NODE;
    return value != LTL_NO_NODE && ltl_type_constant(&v->types, value, out_number);
}

/* Is the arm taken? 1, 0, or -1: nobody knows, or it is what is left (`default`). */
static int takes_arm(ltl_values *v, const ltl_fact *subject, ltl_node arm) {
    int64_t number = 0;
    if (arm_value(v, arm, &number)) {
        bool is_known = ltl_fact_is_exact(subject) && subject->region == 0;
        return is_known ? number == subject->low : -1;
    }
    ltl_node value = arm != 0 ? ltl_tree_child(v->tree, arm, LTL_ROLE_VALUE) : LTL_NO_NODE;
    uint32_t symbol = value != LTL_NO_NODE && v->tree->kind[value] == LTL_KIND_NAME
                          ? ltl_symbol_of_name(ltl_tree_name(v->tree, value), v->tree->name[value])
                          : 0;
    return symbol != 0 ? ltl_symbols_compare(&v->types, subject->symbol, symbol) : -1;
}

static void leave_switch(walk *w, const ltl_cfg_block *block, ltl_state *state) {
    ltl_values *v = w->v;
    ltl_fact subject = ltl_step__value(v, state, block->subject);
    tell_test(w, state, block->subject);
    bool is_known = ltl_fact_is_exact(&subject) && subject.region == 0;
    bool is_matched = false;
    for (uint32_t i = block->next_first; i < block->next_end; i++) {
        ltl_node arm = w->cfg->blocks.at[w->cfg->next[i]].arm;
        is_matched = is_matched || takes_arm(v, &subject, arm) == 1;
    }
    for (uint32_t i = block->next_first; i < block->next_end; i++) {
        int64_t number = 0;
        ltl_node arm = w->cfg->blocks.at[w->cfg->next[i]].arm;
        int takes = takes_arm(v, &subject, arm);
        bool is_taken = takes >= 0 ? takes == 1 : !is_matched;
        bool is_narrowed = !is_known && arm_value(v, arm, &number);
        ltl_state *after = is_taken ? ltl_state_copy(&v->scratch, state) : NULL;
        if (is_taken && (!is_narrowed ||
                         ltl_assume__bounds(v, after, &subject, number, number, LTL_FACT_SEEN))) {
            after->results.count = 0;
            deliver(w, w->cfg->next[i], after);
        }
    }
}

static void leave(walk *w, const ltl_cfg_block *block, ltl_state *state) {
    uint32_t count = block->next_end - block->next_first;
    if (block->test != 0 && count == 2) {
        leave_test(w, block, state);
    } else if (block->shorts != 0 && count == 2) {
        leave_short(w, block, state);
    } else if (block->subject != 0) {
        leave_switch(w, block, state);
    } else {
        for (uint32_t i = block->next_first; i < block->next_end; i++) {
            ltl_state *after =
                i + 1 < block->next_end ? ltl_state_copy(&w->v->scratch, state) : state;
            deliver(w, w->cfg->next[i], after);
        }
    }
}

/* ---- through a block ---- */

static bool spend(ltl_values *v, const ltl_state *state) {
    return ltl_fuel_spend(&v->fuel, 1 + state->cells.count / CELLS_PER_STEP) &&
           !ltl_arena_is_exhausted(&v->scratch);
}

/* C++: `for (T &x : all)` gives x a place of its own in each round. */
static bool is_loop_variable(const ltl_tree *tree, ltl_node name) {
    ltl_node around = tree->parent[name];
    for (int round = 0; round < 2 && around != LTL_NO_NODE && tree->kind[around] != LTL_KIND_LOOP;
         round++) {
        around = tree->parent[around];
    }
    return around != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME &&
           tree->kind[around] == LTL_KIND_LOOP &&
           ltl_tree_child(tree, around, LTL_ROLE_UPDATE) == LTL_NO_NODE &&
           ltl_tree_child(tree, around, LTL_ROLE_INIT) == LTL_NO_NODE &&
           name < ltl_tree_child(tree, around, LTL_ROLE_BODY);
}

static void forget_variable(ltl_values *v, ltl_states *states, ltl_node name) {
    ltl_region region = v->scopes->of[name] != 0 ? ltl_memory__variable(v, name) : 0;
    for (uint32_t i = 0; region != 0 && i < states->count; i++) {
        ltl_memory__forget(v, states->at[i], region);
    }
}

static void go_through(walk *w, const ltl_cfg_block *block, ltl_state *start) {
    ltl_values *v = w->v;
    ltl_states now = {0};
    ltl_states then = {0};
    LTL_PUSH(&v->scratch, &now, start);
    for (uint32_t i = block->first; i < block->end; i++) {
        ltl_step_code step = w->cfg->steps.at[i];
        if (ltl_step_defines(step)) {
            if (is_loop_variable(v->tree, ltl_step_node(step))) {
                forget_variable(v, &now, ltl_step_node(step));
            }
            continue;
        }
        then.count = 0;
        for (uint32_t k = 0; k < now.count; k++) {
            if (!spend(v, now.at[k])) {
                return;
            }
            ltl_step__take(v, now.at[k], ltl_step_node(step), &then);
        }
        ltl_states swap = now;
        now = then;
        then = swap;
    }
    for (uint32_t k = 0; k < now.count; k++) {
        leave(w, block, now.at[k]);
    }
}

static ltl_state *waiting(walk *w, ltl_basic_block block) {
    ltl_states *ways = &w->ways[block];
    for (uint32_t i = 0; i < ways->count; i++) {
        if (ways->at[i]->is_waiting) {
            return ways->at[i];
        }
    }
    return NULL;
}

static void run(walk *w) {
    while (w->at < w->cfg->order_count && !ltl_fuel_is_empty(&w->v->fuel)) {
        ltl_basic_block block = w->cfg->order[w->at];
        ltl_state *state = block == LTL_CFG_EXIT ? NULL : waiting(w, block);
        if (state == NULL) {
            w->at++;
            continue;
        }
        state->is_waiting = false;
        w->from = block;
        go_through(w, &w->cfg->blocks.at[block], ltl_state_copy(&w->v->scratch, state));
    }
}

/* ---- a function ---- */

static const ltl_cfg *graph_of(ltl_values *v, ltl_node unit) {
    uint32_t known = ltl_pairs_find(&v->graphs, unit, 1);
    if (known == 0) {
        ltl_cfg *cfg = LTL_NEW(v->arena, ltl_cfg);
        uint32_t nodes = v->tree->end[unit] - unit;
        ltl_fuel fuel =
            ltl_fuel_make(LTL_FLOW_FUEL_BASE + (uint64_t)nodes * LTL_FLOW_FUEL_PER_NODE, v->stop);
        ltl_cfg_build(v->arena, v->scopes, unit, &fuel, cfg);
        LTL_PUSH(v->arena, &v->graph_list, cfg);
        known = v->graph_list.count;
        ltl_pairs_put(v->arena, &v->graphs, unit, 1, known);
    }
    return v->graph_list.at[known - 1];
}

/* Does the call stand between `#if` and `#endif` of the function? */
static bool is_by_choice(const ltl_values *v, uint32_t context) {
    ltl_node unit = v->frame != NULL ? v->frame->unit : LTL_NO_NODE;
    ltl_node at = unit != LTL_NO_NODE ? v->context_list.at[context].call : LTL_NO_NODE;
    for (; at != LTL_NO_NODE && at > unit; at = v->tree->parent[at]) {
        if (v->tree->kind[at] == LTL_KIND_BLOCK &&
            ltl_str_starts_with(ltl_tree_name(v->tree, at), LTL_STR("#"))) {
            return true;
        }
    }
    return v->frame != NULL && v->frame->is_by_choice;
}

void ltl_walk__unit(ltl_values *v, ltl_node unit, uint32_t context, ltl_region self,
                    ltl_state *entry, ltl_states *out) {
    ltl_objects objects = {0};
    ltl_frame frame = {.around = v->frame,
                       .unit = unit,
                       .objects = &objects,
                       .self = self,
                       .class_name = ltl_class_around(&v->classes, unit),
                       .context = context,
                       .depth = v->frame != NULL ? v->frame->depth + 1 : 0,
                       .is_by_choice = is_by_choice(v, context)};
    walk w = {.v = v, .cfg = graph_of(v, unit)};
    if (w.cfg->is_cut) {
        v->is_cut = true;
        return;
    }
    v->frame = &frame;
    w.ways = LTL_NEW_ARRAY(&v->scratch, ltl_states, w.cfg->blocks.count);
    w.rank = LTL_NEW_ARRAY(&v->scratch, uint32_t, w.cfg->blocks.count);
    for (uint32_t i = 0; i < w.cfg->order_count; i++) {
        w.rank[w.cfg->order[i]] = i;
    }
    deliver(&w, LTL_CFG_ENTRY, entry);
    run(&w);
    ltl_object__end(v, &w.ways[LTL_CFG_EXIT]);
    for (uint32_t i = 0; i < w.ways[LTL_CFG_EXIT].count; i++) {
        LTL_PUSH(&v->scratch, out, w.ways[LTL_CFG_EXIT].at[i]);
    }
    v->frame = frame.around;
}
