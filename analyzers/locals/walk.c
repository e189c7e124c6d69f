#include "analyzers/locals/locals_internal.h"

enum { MAX_WAYS = 8, MAX_LOOP_WAYS = 4, MAX_VISITS = 12 };

typedef struct ltl_ways LTL_VEC(ltl_way *) ltl_ways;

/* `ways` holds, by block, what holds at its start. */
typedef struct walk {
    ltl_locals *l;
    const ltl_cfg *cfg;
    ltl_ways *ways;
    uint32_t *rank; /* by block: its place in the order */
    uint32_t at;
} walk;

static void wait_for(walk *w, ltl_basic_block block, ltl_way *way) {
    way->is_waiting = true;
    if (w->rank[block] < w->at) {
        w->at = w->rank[block];
    }
}

static void meet(walk *w, ltl_basic_block block, ltl_way *into, const ltl_way *from) {
    if (ltl_way_join(into, from)) {
        ltl_way_sign(into);
        into->visits++;
        if (into->visits < MAX_VISITS) {
            wait_for(w, block, into);
        }
    }
}

static void keep(walk *w, ltl_basic_block block, ltl_way *way) {
    ltl_ways *ways = &w->ways[block];
    bool is_loop = w->cfg->blocks.at[block].is_loop;
    uint32_t most = is_loop ? MAX_LOOP_WAYS : MAX_WAYS;
    ltl_way_sign(way);
    for (uint32_t i = 0; i < ways->count; i++) {
        if (ways->at[i]->signature == way->signature) {
            meet(w, block, ways->at[i], way);
            return;
        }
    }
    if (ways->count >= most) {
        meet(w, block, ways->at[ways->count - 1], way);
        return;
    }
    way->visits = 0;
    LTL_PUSH(&w->l->scratch, ways, way);
    wait_for(w, block, way);
}

/* Into a `finally`, in the ordinary way or not, and out of it as it was entered. */
static bool pass_finally(const walk *w, ltl_basic_block from, ltl_basic_block to, ltl_way *way) {
    const ltl_cfg_block *source = &w->cfg->blocks.at[from];
    const ltl_cfg_block *target = &w->cfg->blocks.at[to];
    if (source->normal_to != 0 && way->depth > 0) {
        bool was_abrupt = (way->abrupt & 1) != 0;
        if (was_abrupt == (to == source->normal_to)) {
            return false;
        }
        way->abrupt >>= 1;
        way->depth--;
    }
    if (target->normal_from != 0) {
        way->abrupt = way->abrupt << 1 | (from != target->normal_from ? 1 : 0);
        way->depth++;
    }
    return true;
}

static void deliver(walk *w, ltl_basic_block from, ltl_basic_block to, ltl_way *way) {
    if (pass_finally(w, from, to, way)) {
        keep(w, to, way);
    }
}

/* What tests between the two nodes say is null may not be. */
static void doubt(ltl_way *way, ltl_node from, ltl_node end) {
    for (uint32_t i = 0; i < way->count; i++) {
        ltl_held *held = &way->held[i];
        if (held->is_tested && held->origin > from && held->origin < end) {
            held->is_tested = false;
            held->is_null = LTL_MAYBE;
        }
    }
}

/* `a == null && b` did not hold: that a is null and b is not is a way that the code may know to be none. */
static void weaken(const ltl_locals *l, ltl_way *way, ltl_node test, bool outcome) {
    test = ltl_locals__bare(l->tree, test);
    ltl_str word = ltl_tree_name(l->tree, test);
    bool is_and = l->tree->kind[test] == LTL_KIND_BINARY &&
                  (ltl_str_is(word, "&&") || ltl_str_is(word, "and"));
    if (is_and && !outcome) {
        doubt(way, test, l->tree->end[test]);
    }
}

/* Is the expression a part of what a branch or a loop is decided by? */
static bool decides(const ltl_tree *tree, ltl_node node) {
    ltl_kind kind = LTL_KIND_BINARY;
    for (int level = 0;
         level < LTL_LOCAL_LEVELS && (kind == LTL_KIND_BINARY || kind == LTL_KIND_UNARY); level++) {
        node = tree->parent[node];
        kind = ltl_tree_kind(tree, node);
    }
    return kind == LTL_KIND_IF || kind == LTL_KIND_LOOP || kind == LTL_KIND_CONDITIONAL;
}

static void leave_test(walk *w, ltl_basic_block block, ltl_way *way) {
    const ltl_cfg_block *at = &w->cfg->blocks.at[block];
    for (uint32_t i = 0; i < 2; i++) {
        ltl_way *after = i == 0 ? ltl_way_copy(&w->l->scratch, way) : way;
        if (ltl_locals__assume(w->l, after, at->test, i == 0)) {
            weaken(w->l, after, at->test, i == 0);
            after->answer_count = 0;
            deliver(w, block, w->cfg->next[at->next_first + i], after);
        }
    }
}

/* Ruby's `render x and return`: what stands at the left is there to be true. */
static bool leaves_at_right(const ltl_tree *tree, ltl_node node) {
    ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
    ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
    return right != LTL_NO_NODE && tree->kind[right] == LTL_KIND_RETURN && left != LTL_NO_NODE &&
           tree->kind[left] == LTL_KIND_CALL;
}

/* `a && b`, after a: b is asked, or the answer is known. */
static void leave_short(walk *w, ltl_basic_block block, ltl_way *way) {
    const ltl_cfg_block *at = &w->cfg->blocks.at[block];
    const ltl_tree *tree = w->l->tree;
    ltl_str word = ltl_tree_name(tree, at->shorts);
    bool is_and = ltl_str_is(word, "&&") || ltl_str_is(word, "and");
    bool is_or = ltl_str_is(word, "||") || ltl_str_is(word, "or");
    for (uint32_t i = 0; i < 2; i++) {
        ltl_way *after = i == 0 ? ltl_way_copy(&w->l->scratch, way) : way;
        bool goes_on = i == 0;
        if (!goes_on && is_and && leaves_at_right(tree, at->shorts)) {
            continue;
        }
        bool is_possible = is_and || is_or
                               ? ltl_locals__assume_left(w->l, after, at->shorts, goes_on == is_and)
                               : ltl_locals__assume_else(w->l, after, at->shorts, goes_on);
        if (!is_possible) {
            continue;
        }
        ltl_way_forget(after, at->shorts);
        if (!decides(tree, at->shorts)) {
            doubt(after, at->shorts, tree->end[at->shorts]);
        }
        if (!goes_on && (is_and || is_or)) {
            ltl_way_answer(after, at->shorts, !is_and);
        }
        deliver(w, block, w->cfg->next[at->next_first + i], after);
    }
}

/* Where it is chosen which handler fits: that none does, and the function is left, is no way worth a word. */
static void leave_choice(walk *w, ltl_basic_block block, ltl_way *way) {
    const ltl_cfg_block *at = &w->cfg->blocks.at[block];
    for (uint32_t i = at->next_first; i < at->next_end; i++) {
        if (w->cfg->next[i] != LTL_CFG_EXIT) {
            deliver(w, block, w->cfg->next[i], ltl_way_copy(&w->l->scratch, way));
        }
    }
}

static void leave(walk *w, ltl_basic_block block, ltl_way *way) {
    const ltl_cfg_block *at = &w->cfg->blocks.at[block];
    uint32_t count = at->next_end - at->next_first;
    if (at->test != 0 && count == 2) {
        leave_test(w, block, way);
    } else if (at->shorts != 0 && count == 2) {
        leave_short(w, block, way);
    } else if (at->first == at->end && count > 1) {
        leave_choice(w, block, way);
    } else {
        /* closing does not fail, as far as what is open after it goes */
        uint32_t first = way->is_closing && count == 2 ? at->next_first + 1 : at->next_first;
        for (uint32_t i = first; i < at->next_end; i++) {
            ltl_way *after = i + 1 < at->next_end ? ltl_way_copy(&w->l->scratch, way) : way;
            deliver(w, block, w->cfg->next[i], after);
        }
    }
}

static void go_through(walk *w, ltl_basic_block block, ltl_way *way) {
    const ltl_cfg_block *at = &w->cfg->blocks.at[block];
    for (uint32_t i = at->first; i < at->end; i++) {
        if (!ltl_fuel_spend(&w->l->fuel, 1) || ltl_arena_is_exhausted(&w->l->scratch)) {
            w->l->is_cut = true;
            return;
        }
        if (!ltl_locals__step(w->l, way, w->cfg->steps.at[i])) {
            return;
        }
    }
    leave(w, block, way);
}

static ltl_way *waiting(const walk *w, ltl_basic_block block) {
    const ltl_ways *ways = &w->ways[block];
    for (uint32_t i = 0; i < ways->count; i++) {
        if (ways->at[i]->is_waiting) {
            return ways->at[i];
        }
    }
    return NULL;
}

static void run(walk *w) {
    while (w->at < w->cfg->order_count && !w->l->is_cut) {
        ltl_basic_block block = w->cfg->order[w->at];
        ltl_way *way = block == LTL_CFG_EXIT ? NULL : waiting(w, block);
        if (way == NULL) {
            w->at++;
            continue;
        }
        way->is_waiting = false;
        go_through(w, block, ltl_way_copy(&w->l->scratch, way));
    }
}

/* What became of what was opened, where the function ends. */
static void tell_lost(ltl_locals *l, const ltl_way *way) {
    for (uint32_t i = 0; i < way->count; i++) {
        const ltl_held *held = &way->held[i];
        if (held->resource != LTL_RESOURCE_NONE) {
            ltl_local_event event = {
                .kind = LTL_LOCAL_LOST, .node = held->opened, .way = way, .held = held};
            ltl_locals__tell(l, &event);
        }
    }
}

void ltl_locals__walk(ltl_locals *l) {
    const ltl_cfg *cfg = &l->cfg;
    walk w = {.l = l, .cfg = cfg};
    w.ways = LTL_NEW_ARRAY(&l->scratch, ltl_ways, cfg->blocks.count);
    w.rank = LTL_NEW_ARRAY(&l->scratch, uint32_t, cfg->blocks.count);
    for (uint32_t i = 0; i < cfg->order_count; i++) {
        w.rank[cfg->order[i]] = i;
    }
    keep(&w, LTL_CFG_ENTRY, ltl_way_new(&l->scratch, l->slotted.count));
    run(&w);
    const ltl_ways *ends = &w.ways[LTL_CFG_EXIT];
    for (uint32_t i = 0; i < ends->count && !l->is_cut; i++) {
        tell_lost(l, ends->at[i]);
    }
}
