#include "analyzers/dataflow/cfg/cfg_internal.h"

#include "analyzers/dataflow/name_use.h"

/* ---- blocks and edges ---- */

ltl_basic_block ltl_cfg__block(ltl_cfg_builder *b) {
    LTL_PUSH(b->arena, &b->cfg->blocks, ((ltl_cfg_block){0}));
    return b->cfg->blocks.count - 1;
}

void ltl_cfg__edge(ltl_cfg_builder *b, ltl_basic_block from, ltl_basic_block to) {
    ltl_edge edge = {from, to};
    LTL_PUSH(b->arena, &b->edges, edge);
    b->cfg->blocks.at[to].is_led = b->cfg->blocks.at[to].is_led || ltl_cfg__is_led(b, from);
}

void ltl_cfg__begin(ltl_cfg_builder *b, ltl_basic_block block) {
    b->cfg->blocks.at[b->current].end = b->cfg->steps.count;
    b->current = block;
    b->cfg->blocks.at[block].first = b->cfg->steps.count;
}

void ltl_cfg__go_on(ltl_cfg_builder *b, ltl_basic_block block) {
    ltl_cfg__edge(b, b->current, block);
    ltl_cfg__begin(b, block);
}

ltl_basic_block ltl_cfg__failed(const ltl_cfg_builder *b) {
    return b->tries.count > 0 ? b->tries.at[b->tries.count - 1].failed : LTL_CFG_EXIT;
}

void ltl_cfg__jump(ltl_cfg_builder *b, ltl_basic_block to, uint32_t tries) {
    uint32_t open = b->tries.count;
    while (open > tries && b->tries.at[open - 1].finally == LTL_NO_BLOCK) {
        open--;
    }
    if (open > tries) {
        ltl_cfg_try *try = &b->tries.at[open - 1];
        ltl_cfg_jump jump = {.to = to, .tries = tries, .next = try->jumps};
        LTL_PUSH(b->arena, &b->jumps, jump);
        try->jumps = b->jumps.count;
        to = try->finally;
    }
    ltl_cfg__edge(b, b->current, to);
    ltl_cfg__begin(b, ltl_cfg__block(b)); /* what follows is unreachable */
}

void ltl_cfg__target(ltl_cfg_builder *b, ltl_basic_block after, ltl_basic_block again) {
    ltl_cfg_target target = {
        .after = after, .again = again, .label = b->label, .tries = b->tries.count};
    b->label = 0;
    LTL_PUSH(b->arena, &b->targets, target);
}

/* ---- steps ---- */

static bool is_step(const ltl_tree *tree, ltl_node node) {
    switch (ltl_tree_kind(tree, node)) {
    case LTL_KIND_NAME:
        return true;
    case LTL_KIND_ROOT:
    case LTL_KIND_BLOCK:
    case LTL_KIND_MODIFIER:
    case LTL_KIND_EXPRESSION_STATEMENT:
    case LTL_KIND_ELSE:
        return false;
    default:
        return !ltl_tree_is_leaf(tree, node);
    }
}

static void push_step(ltl_cfg_builder *b, ltl_step_code step) {
    LTL_PUSH(b->arena, &b->cfg->steps, step);
}

/* What may fail: it runs code that is not here, or looks for what may not be there. */
static bool may_fail(const ltl_tree *tree, ltl_node node) {
    switch (ltl_tree_kind(tree, node)) {
    case LTL_KIND_CALL:
    case LTL_KIND_NEW:
    case LTL_KIND_INDEX:
    case LTL_KIND_AWAIT:
    case LTL_KIND_YIELD:
    case LTL_KIND_IMPORT:
    case LTL_KIND_ERROR:
        return true;
    case LTL_KIND_BINARY:
        return ltl_str_is(ltl_tree_name(tree, node), "/") ||
               ltl_str_is(ltl_tree_name(tree, node), "%");
    default:
        return false;
    }
}

void ltl_cfg__fail(ltl_cfg_builder *b) {
    ltl_cfg__edge(b, b->current, ltl_cfg__failed(b));
    if (b->tries.count > 0) {
        b->tries.at[b->tries.count - 1].is_reached = true;
    }
}

void ltl_cfg__define(ltl_cfg_builder *b, ltl_node by, ltl_role role) {
    const ltl_tree *tree = b->tree;
    for (ltl_node child = by + 1; child < tree->end[by]; child = tree->end[child]) {
        if (tree->role[child] != role) {
            continue;
        }
        if (!ltl_fuel_spend(b->fuel, (tree->end[child] - child) / 8)) {
            b->cfg->is_cut = true;
            return;
        }
        for (ltl_node leaf = child; leaf < tree->end[child]; leaf++) {
            ltl_name_use use = (ltl_name_use)b->scopes->use[leaf];
            bool defines = tree->kind[leaf] == LTL_KIND_NAME && b->scopes->by[leaf] == by &&
                           use != LTL_NAME_READ && use != LTL_NAME_NONE;
            if (defines) {
                push_step(b, leaf | LTL_STEP_DEFINES);
            }
        }
    }
}

/* `x[k] = y`; in JavaScript `x.k = y` is the same. */
static ltl_node written_into(const ltl_tree *tree, ltl_node assign) {
    ltl_node left = ltl_tree_child(tree, assign, LTL_ROLE_LEFT);
    bool is_plain = ltl_str_is(ltl_tree_name(tree, assign), "=") && left != LTL_NO_NODE;
    bool has_members = (tree->language->scoping & LTL_SCOPING_HOISTS_VAR) != 0;
    bool is_part = is_plain && (tree->kind[left] == LTL_KIND_INDEX ||
                                (tree->kind[left] == LTL_KIND_MEMBER && has_members));
    return is_part ? ltl_tree_child(tree, left, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
}

ltl_node ltl_cfg_acted_on(const ltl_tree *tree, ltl_node node) {
    ltl_node parent = tree->parent[node];
    bool is_statement =
        parent != LTL_NO_NODE && (tree->kind[parent] == LTL_KIND_EXPRESSION_STATEMENT ||
                                  ltl_tree_is_statement_list(tree, parent));
    ltl_node object = LTL_NO_NODE;
    if (!is_statement) {
        return LTL_NO_NODE;
    }
    if (tree->kind[node] == LTL_KIND_BINARY && ltl_str_is(ltl_tree_name(tree, node), "<<")) {
        object = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
    } else if (tree->kind[node] == LTL_KIND_CALL && tree->kind[node + 1] == LTL_KIND_MEMBER) {
        object = ltl_tree_child(tree, node + 1, LTL_ROLE_RECEIVER);
    } else if (tree->kind[node] == LTL_KIND_ASSIGN) {
        object = written_into(tree, node);
    }
    return object != LTL_NO_NODE && tree->kind[object] == LTL_KIND_NAME ? object : LTL_NO_NODE;
}

/* The part of a node that holds the names it defines when it is finished; LABEL: it defines none. */
static ltl_role target_role(ltl_kind kind) {
    switch (kind) {
    case LTL_KIND_ASSIGN:
        return LTL_ROLE_LEFT;
    case LTL_KIND_UNARY:
        return LTL_ROLE_OPERAND;
    case LTL_KIND_OTHER:
        return LTL_ROLE_NONE;
    case LTL_KIND_VARIABLE:
    case LTL_KIND_PARAMETER:
    case LTL_KIND_FIELD:
    case LTL_KIND_DECLARATION:
    case LTL_KIND_FUNCTION:
    case LTL_KIND_CLASS:
    case LTL_KIND_BINARY:
        return LTL_ROLE_NAME;
    default:
        return LTL_ROLE_LABEL;
    }
}

/* Is there anybody who handles what fails? */
static bool is_tried(const ltl_cfg_builder *b) {
    uint32_t i = b->tries.count;
    while (i > 0 && b->tries.at[i - 1].is_deferred) {
        i--;
    }
    return i > 0;
}

/* A call that does not come back, Rust's `x?`, C#'s `yield break`. */
static bool leaves(const ltl_cfg_builder *b, ltl_node node) {
    switch (ltl_tree_kind(b->tree, node)) {
    case LTL_KIND_CALL:
        return ltl_call_ends(b->scopes, node);
    case LTL_KIND_UNARY:
        return ltl_str_is(ltl_tree_name(b->tree, node), "?");
    default:
        return false;
    }
}

/* Ruby's `raise` and `abort` need no arguments, and are then names; C#'s `yield break` has no parts. */
static bool leaves_as_leaf(const ltl_cfg_builder *b, ltl_node node) {
    const ltl_tree *tree = b->tree;
    ltl_str name = ltl_tree_name(tree, node);
    if (tree->kind[node] == LTL_KIND_YIELD) {
        return ltl_str_is(name, "yield break");
    }
    return tree->kind[node] == LTL_KIND_NAME && ltl_cfg__scopes_by(b, LTL_SCOPING_SIGILS) &&
           b->scopes->of[node] == 0 && (ltl_str_is(name, "raise") || ltl_str_is(name, "abort")) &&
           (ltl_tree_is_statement_list(tree, tree->parent[node]) ||
            tree->role[node] == LTL_ROLE_THEN || tree->role[node] == LTL_ROLE_BODY);
}

static void jump_away(ltl_cfg_builder *b, ltl_node node) {
    if (b->tree->kind[node] == LTL_KIND_CALL) {
        ltl_cfg__fail(b);
        ltl_cfg__begin(b, ltl_cfg__block(b));
    } else { /* perhaps */
        ltl_basic_block before = b->current;
        ltl_cfg__go_on(b, ltl_cfg__block(b));
        ltl_cfg__edge(b, before, LTL_CFG_EXIT);
    }
}

void ltl_cfg__emit(ltl_cfg_builder *b, ltl_node node) {
    const ltl_tree *tree = b->tree;
    ltl_kind kind = ltl_tree_kind(tree, node);
    if (ltl_tree_is_leaf(tree, node) && leaves_as_leaf(b, node)) {
        ltl_cfg__fail(b);
        ltl_cfg__begin(b, ltl_cfg__block(b));
        return;
    }
    if (!is_step(tree, node)) {
        return;
    }
    if (kind == LTL_KIND_NAME) {
        ltl_name_use use = (ltl_name_use)b->scopes->use[node];
        if (use == LTL_NAME_READ || use == LTL_NAME_CHANGED || use == LTL_NAME_EXPOSED) {
            push_step(b, node);
        }
        return;
    }
    push_step(b, node);
    if (b->classes == 0 && leaves(b, node)) {
        jump_away(b, node);
        return;
    }
    if (is_tried(b) && may_fail(tree, node)) { /* a handler sees what was defined so far */
        ltl_cfg__fail(b);
        ltl_cfg__go_on(b, ltl_cfg__block(b));
    }
    ltl_node acted_on = ltl_cfg_acted_on(tree, node);
    if (acted_on != LTL_NO_NODE) {
        push_step(b, acted_on | LTL_STEP_DEFINES);
    }
    bool is_command = kind == LTL_KIND_CALL && ltl_cfg__scopes_by(b, LTL_SCOPING_WORDS); /* `read x` */
    ltl_role role = is_command ? LTL_ROLE_ARGUMENT : target_role(kind);
    if (role != LTL_ROLE_LABEL) {
        ltl_cfg__define(b, node, role);
    }
}

/* ---- the walk ---- */

void ltl_cfg__leave(ltl_cfg_builder *b) {
    const ltl_cfg_frame *top = &b->frames.at[--b->frames.count];
    b->classes -= b->tree->kind[top->node] == LTL_KIND_CLASS ? 1 : 0;
    b->targets.count = top->had_targets;
    b->tries.count = top->had_tries;
}

bool ltl_cfg__enter_next(ltl_cfg_builder *b, uint64_t roles) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    ltl_node end = b->tree->end[top->node];
    while (top->next < end) {
        ltl_node child = top->next;
        top->next = b->tree->end[child];
        if ((roles >> b->tree->role[child] & 1) != 0) {
            ltl_cfg__enter(b, child);
            return true;
        }
    }
    top->next = top->node + 1;
    return false;
}

static void walk_children(ltl_cfg_builder *b) {
    if (!ltl_cfg__enter_next(b, LTL_ALL_ROLES)) {
        ltl_node node = ltl_cfg__top(b)->node;
        ltl_cfg__leave(b);
        ltl_cfg__emit(b, node);
    }
}

/* The value comes before the names that get it. */
static void walk_given(ltl_cfg_builder *b) {
    const uint64_t names = LTL_ROLE_BIT(NAME) | LTL_ROLE_BIT(LEFT);
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (!ltl_cfg__enter_next(b, top->phase == 0 ? ~names : names) && top->phase++ == 1) {
        ltl_node node = top->node;
        ltl_cfg__leave(b);
        ltl_cfg__emit(b, node);
    }
}

/* Where a command reads from comes before what it does. */
static void walk_redirected(ltl_cfg_builder *b) {
    const uint64_t redirects = LTL_ROLE_BIT(TYPE);
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (!ltl_cfg__enter_next(b, top->phase == 0 ? redirects : ~redirects) && top->phase++ == 1) {
        ltl_node node = top->node;
        ltl_cfg__leave(b);
        ltl_cfg__emit(b, node);
    }
}

/* Another unit: only what is evaluated where it stands. */
static void walk_unit(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    bool is_own = top->node == b->cfg->unit;
    uint64_t body = LTL_ROLE_BIT(BODY);
    if (!is_own && b->tree->kind[top->node + 1] == LTL_KIND_CASE) { /* Elixir's: nothing else */
        top->next = b->tree->end[top->node];
        top->phase = 1;
    }
    if (top->phase == 0) {
        if (!ltl_cfg__enter_next(b, ~body)) {
            top->phase = 1;
        }
    } else if (!is_own || !ltl_cfg__enter_next(b, body)) {
        ltl_node node = top->node;
        ltl_cfg__leave(b);
        if (!is_own) {
            ltl_cfg__emit(b, node);
        }
    }
}

static ltl_cfg_handler handler_for(const ltl_cfg_builder *b, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(b->tree, node);
    if (ltl_cfg__is_looped(b, node)) {
        return ltl_cfg__walk_looped;
    }
    ltl_cfg_handler handler = ltl_cfg__handler_of(b, node);
    if (handler != NULL) {
        return handler;
    }
    if (kind == LTL_KIND_ASSIGN || kind == LTL_KIND_VARIABLE) {
        return walk_given;
    }
    if (kind == LTL_KIND_CAST && ltl_cfg__scopes_by(b, LTL_SCOPING_WORDS)) {
        return walk_redirected;
    }
    return ltl_is_unit(kind) && kind != LTL_KIND_ROOT ? walk_unit : walk_children;
}

/* Swift's labels stand before the statement that they name. */
static bool is_lone_label(const ltl_cfg_builder *b, ltl_node node) {
    ltl_str text = ltl_tree_text(b->tree, node);
    return b->tree->kind[node] == LTL_KIND_OTHER && text.len > 1 && text.ptr[text.len - 1] == ':';
}

void ltl_cfg__push(ltl_cfg_builder *b, ltl_node node, ltl_cfg_handler handler) {
    ltl_cfg_frame frame = {.handler = handler != NULL ? handler : walk_children,
                           .node = node,
                           .next = node + 1,
                           .had_targets = b->targets.count,
                           .had_tries = b->tries.count};
    LTL_PUSH(b->arena, &b->frames, frame);
    b->classes += b->tree->kind[node] == LTL_KIND_CLASS ? 1 : 0;
}

void ltl_cfg__enter(ltl_cfg_builder *b, ltl_node node) {
    if (ltl_tree_is_leaf(b->tree, node) && b->tree->kind[node] != LTL_KIND_RETURN &&
        b->tree->kind[node] != LTL_KIND_BREAK && b->tree->kind[node] != LTL_KIND_THROW) {
        if (is_lone_label(b, node)) {
            b->label = ltl_cfg__label_name(b, node);
        }
        ltl_cfg__emit(b, node);
        return;
    }
    if (b->tree->kind[node] == LTL_KIND_TYPE) {
        return;
    }
    ltl_cfg__push(b, node, handler_for(b, node));
}

static void run(ltl_cfg_builder *b) {
    while (b->frames.count > 0) {
        if (!ltl_fuel_spend(b->fuel, 1)) {
            b->cfg->is_cut = true;
            return;
        }
        ltl_cfg__top(b)->handler(b);
    }
}

/* ---- edges to lists ---- */

static void list_edges(ltl_cfg_builder *b) {
    ltl_cfg *cfg = b->cfg;
    cfg->next = LTL_NEW_ARRAY(b->arena, ltl_basic_block, b->edges.count);
    cfg->prev = LTL_NEW_ARRAY(b->arena, ltl_basic_block, b->edges.count);
    for (uint32_t i = 0; i < b->edges.count; i++) {
        cfg->blocks.at[b->edges.at[i].from].next_end++;
        cfg->blocks.at[b->edges.at[i].to].prev_end++;
    }
    uint32_t next = 0;
    uint32_t prev = 0;
    for (ltl_basic_block block = 0; block < cfg->blocks.count; block++) {
        ltl_cfg_block *at = &cfg->blocks.at[block];
        uint32_t next_count = at->next_end;
        uint32_t prev_count = at->prev_end;
        at->next_first = at->next_end = next;
        at->prev_first = at->prev_end = prev;
        next += next_count;
        prev += prev_count;
    }
    for (uint32_t i = 0; i < b->edges.count; i++) {
        ltl_edge edge = b->edges.at[i];
        cfg->next[cfg->blocks.at[edge.from].next_end++] = edge.to;
        cfg->prev[cfg->blocks.at[edge.to].prev_end++] = edge.from;
    }
}

/* Reverse postorder, with a stack of blocks and how many of their successors were taken. */
static void order_blocks(ltl_cfg_builder *b) {
    ltl_cfg *cfg = b->cfg;
    uint32_t count = cfg->blocks.count;
    ltl_basic_block *stack = LTL_NEW_ARRAY(b->arena, ltl_basic_block, count);
    uint32_t *taken = LTL_NEW_ARRAY(b->arena, uint32_t, count);
    bool *is_seen = LTL_NEW_ARRAY(b->arena, bool, count);
    ltl_basic_block *reversed = LTL_NEW_ARRAY(b->arena, ltl_basic_block, count);
    uint32_t depth = 0;
    stack[depth++] = LTL_CFG_ENTRY;
    is_seen[LTL_CFG_ENTRY] = true;
    while (depth > 0) {
        ltl_basic_block block = stack[depth - 1];
        const ltl_cfg_block *at = &cfg->blocks.at[block];
        if (at->next_first + taken[block] < at->next_end) {
            ltl_basic_block next = cfg->next[at->next_first + taken[block]++];
            if (!is_seen[next]) {
                is_seen[next] = true;
                stack[depth++] = next;
            }
        } else {
            reversed[cfg->order_count++] = block;
            depth--;
        }
    }
    cfg->order = LTL_NEW_ARRAY(b->arena, ltl_basic_block, cfg->order_count);
    for (uint32_t i = 0; i < cfg->order_count; i++) {
        cfg->order[i] = reversed[cfg->order_count - 1 - i];
    }
    for (uint32_t i = 0; i < cfg->order_count; i++) { /* `taken`: now the place in that order */
        taken[cfg->order[i]] = i;
    }
    for (uint32_t i = 0; i < cfg->order_count; i++) {
        ltl_cfg_block *at = &cfg->blocks.at[cfg->order[i]];
        for (uint32_t j = at->prev_first; j < at->prev_end; j++) {
            ltl_basic_block prev = cfg->prev[j];
            at->is_loop = at->is_loop || (is_seen[prev] && taken[prev] >= i);
        }
    }
}

void ltl_cfg_build(ltl_arena *arena, const ltl_scopes *scopes, ltl_node unit, ltl_fuel *fuel,
                   ltl_cfg *out_cfg) {
    *out_cfg = (ltl_cfg){.unit = unit};
    ltl_cfg_builder b = {
        .arena = arena, .scopes = scopes, .tree = scopes->tree, .fuel = fuel, .cfg = out_cfg};
    b.current = ltl_cfg__block(&b);
    (void)ltl_cfg__block(&b); /* the exit */
    ltl_cfg__enter(&b, unit);
    run(&b);
    ltl_cfg__edge(&b, b.current, LTL_CFG_EXIT);
    out_cfg->blocks.at[b.current].end = out_cfg->steps.count;
    list_edges(&b);
    order_blocks(&b);
}
