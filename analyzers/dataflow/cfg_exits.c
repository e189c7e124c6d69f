#include <ctype.h>

#include "analyzers/dataflow/cfg_internal.h"

#define BIT(role) LTL_ROLE_BIT(role)

/* ---- try ---- */

enum { TRY_INIT, TRY_BODY, TRY_ELSE, TRY_HANDLERS, TRY_FINALLY };

/* first: where failures lead; second: `finally`, or `after` when there is none */
static void begin_try(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    bool has_finally = ltl_tree_child(b->tree, top->node, LTL_ROLE_FINALLY) != LTL_NO_NODE;
    top->first = ltl_cfg__block(b);
    top->after = ltl_cfg__block(b);
    top->second = has_finally ? ltl_cfg__block(b) : top->after;
    top->phase = TRY_BODY;
    if (has_finally) { /* what fails in a handler goes through `finally` too */
        ltl_cfg_try around = {.failed = top->second, .finally = top->second};
        LTL_PUSH(b->arena, &b->tries, around);
    }
    ltl_cfg_try own = {.failed = top->first, .finally = LTL_NO_BLOCK};
    LTL_PUSH(b->arena, &b->tries, own);
    ltl_cfg__go_on(b, ltl_cfg__block(b));
}

static void end_body(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    const ltl_cfg_block *body = &b->cfg->blocks.at[b->current];
    top->is_reached = b->tries.at[b->tries.count - 1].is_reached;
    if (!top->is_reached && body->first < b->cfg->steps.count) { /* who knows what else may fail */
        ltl_cfg__edge(b, b->current, top->first);
        top->is_reached = true;
    }
    ltl_cfg__go_on(b, ltl_cfg__block(b));
    b->tries.count--;
    top = ltl_cfg__top(b);
    top->phase = TRY_ELSE;
}

/* From the handlers on: `first` is where each of them begins. */
static void begin_handlers(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    ltl_cfg__edge(b, b->current, top->second);
    ltl_cfg__begin(b, top->first);
    if (top->is_reached) { /* none fits */
        ltl_cfg__fail(b);
    }
    top->phase = TRY_HANDLERS;
}

static void begin_finally(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->second == top->after) {
        ltl_basic_block after = top->after;
        ltl_cfg__leave(b);
        ltl_cfg__begin(b, after);
        return;
    }
    ltl_cfg__begin(b, top->second);
    top->phase = TRY_FINALLY;
    top->jumps = b->tries.at[b->tries.count - 1].jumps;
    top->is_reached = b->tries.at[b->tries.count - 1].is_reached;
    b->tries.count--;
}

/* Goes on behind the try, with the failure that led here, and with each jump that passed through. */
static void end_finally(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    ltl_basic_block after = top->after;
    uint32_t jump = top->jumps;
    ltl_basic_block last = b->current;
    bool failed = top->is_reached;
    ltl_cfg__leave(b);
    if (failed) {
        ltl_cfg__fail(b);
    }
    while (jump != 0) {
        ltl_cfg_jump passed = b->jumps.at[jump - 1];
        ltl_basic_block onward = ltl_cfg__block(b);
        ltl_cfg__edge(b, last, onward);
        ltl_cfg__begin(b, onward);
        ltl_cfg__jump(b, passed.to, passed.tries);
        jump = passed.next;
    }
    ltl_cfg__edge(b, last, after);
    ltl_cfg__begin(b, after);
}

void ltl_cfg__walk_try(ltl_cfg_builder *b) {
    const uint64_t parts = BIT(INIT) | BIT(HANDLER) | BIT(FINALLY) | BIT(ELSE);
    ltl_cfg_frame *top = ltl_cfg__top(b);
    switch (top->phase) {
    case TRY_INIT:
        if (!ltl_cfg__enter_next(b, BIT(INIT))) {
            begin_try(b);
        }
        break;
    case TRY_BODY:
        if (!ltl_cfg__enter_next(b, ~parts)) {
            end_body(b);
        }
        break;
    case TRY_ELSE:
        if (!ltl_cfg__enter_next(b, BIT(ELSE))) {
            begin_handlers(b);
        }
        break;
    case TRY_HANDLERS: {
        ltl_basic_block from = b->current;
        if (from != top->first) { /* a handler has ended */
            ltl_cfg__edge(b, from, top->second);
        }
        ltl_basic_block handler = ltl_cfg__block(b);
        ltl_basic_block failed = top->first;
        ltl_cfg__begin(b, handler);
        if (ltl_cfg__enter_next(b, BIT(HANDLER))) {
            ltl_cfg__edge(b, failed, handler);
        } else {
            begin_finally(b);
        }
        break;
    }
    default:
        if (!ltl_cfg__enter_next(b, BIT(FINALLY))) {
            end_finally(b);
        }
        break;
    }
}

void ltl_cfg__walk_catch(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase == 0) {
        top->phase = 1;
        ltl_cfg__emit(b, top->node);
        ltl_cfg__define(b, top->node, LTL_ROLE_NAME);
    } else if (!ltl_cfg__enter_next(b, ~(BIT(NAME) | BIT(TYPE)))) {
        ltl_cfg__leave(b);
    }
}

/* ---- break, continue, goto ---- */

typedef enum jump_kind { JUMP_BREAK, JUMP_CONTINUE, JUMP_GOTO, JUMP_FALL, JUMP_NONE } jump_kind;

static jump_kind kind_of_jump(const ltl_tree *tree, ltl_node node) {
    static const struct {
        const char *word;
        jump_kind kind;
    } WORDS[] = {
        {"break", JUMP_BREAK},   {"last", JUMP_BREAK},        {"continue", JUMP_CONTINUE},
        {"next", JUMP_CONTINUE}, {"redo", JUMP_CONTINUE},     {"retry", JUMP_CONTINUE},
        {"goto", JUMP_GOTO},     {"fallthrough", JUMP_FALL},
    };
    ltl_str text = ltl_tree_text(tree, node);
    size_t len = 0;
    while (len < text.len && isalpha((unsigned char)text.ptr[len])) {
        len++;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(WORDS); i++) {
        if (ltl_str_is(ltl_str_slice(text, 0, len), WORDS[i].word)) {
            return WORDS[i].kind;
        }
    }
    return JUMP_NONE;
}

/* The name behind the word: `break outer`, Rust's `break 'outer`. */
static uint32_t label_of(const ltl_tree *tree, ltl_node node) {
    ltl_node label = ltl_tree_child(tree, node, LTL_ROLE_LABEL);
    if (label == LTL_NO_NODE && !ltl_tree_is_leaf(tree, node) &&
        tree->kind[node + 1] == LTL_KIND_NAME) {
        ltl_str text = ltl_tree_name(tree, node + 1);
        label = text.len > 0 && text.ptr[0] == '\'' ? node + 1 : LTL_NO_NODE;
    }
    return label != LTL_NO_NODE ? tree->name[label] : 0;
}

/* PHP's `break 2`. */
static uint32_t levels_of(const ltl_tree *tree, ltl_node node) {
    uint64_t levels = 1;
    bool has_number = !ltl_tree_is_leaf(tree, node) && tree->kind[node + 1] == LTL_KIND_NUMBER;
    if (has_number && !ltl_str_to_u64(ltl_tree_text(tree, node + 1), &levels)) {
        levels = 1;
    }
    return levels > 0 && levels < 64 ? (uint32_t)levels : 1;
}

static const ltl_cfg_target *target_of(ltl_cfg_builder *b, ltl_node node, jump_kind kind) {
    uint32_t label = label_of(b->tree, node);
    uint32_t levels = levels_of(b->tree, node);
    for (uint32_t i = b->targets.count; i-- > 0;) {
        const ltl_cfg_target *target = &b->targets.at[i];
        if (!ltl_fuel_spend(b->fuel, 1)) {
            b->cfg->is_cut = true;
            return NULL;
        }
        bool fits = label != 0 ? target->label == label
                               : kind == JUMP_BREAK || target->again != LTL_NO_BLOCK;
        if (fits && --levels == 0) {
            return target;
        }
    }
    return NULL;
}

/* The block that a label names, made when first spoken of. */
static ltl_basic_block block_of_label(ltl_cfg_builder *b, uint32_t label) {
    if (b->label_block == NULL) {
        b->label_block = LTL_NEW_ARRAY(b->arena, ltl_basic_block, b->tree->names->count);
    }
    if (b->label_block[label] == 0) { /* 0 is the entry: no label's block */
        b->label_block[label] = ltl_cfg__block(b);
    }
    return b->label_block[label];
}

static void jump(ltl_cfg_builder *b, ltl_node node, jump_kind kind) {
    if (kind == JUMP_FALL) {
        b->falls_through = true;
        return;
    }
    if (kind == JUMP_GOTO) {
        uint32_t label = label_of(b->tree, node);
        ltl_cfg__jump(b, label != 0 ? block_of_label(b, label) : LTL_CFG_EXIT, b->tries.count);
        return;
    }
    const ltl_cfg_target *target = target_of(b, node, kind);
    if (target == NULL) {
        ltl_cfg__jump(b, LTL_CFG_EXIT, 0);
        return;
    }
    bool goes_on = kind == JUMP_CONTINUE && target->again != LTL_NO_BLOCK;
    ltl_cfg__jump(b, goes_on ? target->again : target->after, target->tries);
}

void ltl_cfg__walk_break(ltl_cfg_builder *b) {
    ltl_node node = ltl_cfg__top(b)->node;
    ltl_cfg__leave(b);
    ltl_cfg__emit(b, node);
    jump_kind kind = kind_of_jump(b->tree, node);
    if (kind != JUMP_NONE) {
        jump(b, node, kind);
    }
}

void ltl_cfg__walk_return(ltl_cfg_builder *b) {
    if (ltl_cfg__enter_next(b, LTL_ALL_ROLES)) {
        return;
    }
    ltl_node node = ltl_cfg__top(b)->node;
    ltl_cfg__leave(b);
    ltl_cfg__emit(b, node);
    jump_kind kind = kind_of_jump(b->tree, node); /* Swift has one node for all of them */
    if (kind != JUMP_NONE) {
        jump(b, node, kind);
    } else {
        ltl_cfg__jump(b, LTL_CFG_EXIT, 0);
    }
}

void ltl_cfg__walk_throw(ltl_cfg_builder *b) {
    if (ltl_cfg__enter_next(b, LTL_ALL_ROLES)) {
        return;
    }
    ltl_node node = ltl_cfg__top(b)->node;
    ltl_cfg__leave(b);
    ltl_cfg__emit(b, node);
    ltl_cfg__fail(b);
    ltl_cfg__begin(b, ltl_cfg__block(b));
}

/* A label can be jumped to, and names the loop behind it. */
void ltl_cfg__walk_label(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase == 0) {
        uint32_t label = label_of(b->tree, top->node);
        top->phase = 1;
        b->label = label;
        ltl_basic_block block = block_of_label(b, label);
        top = ltl_cfg__top(b);
        if (b->is_begun == NULL) {
            b->is_begun = LTL_NEW_ARRAY(b->arena, bool, b->tree->names->count);
        }
        if (!b->is_begun[label]) {
            b->is_begun[label] = true;
            ltl_cfg__go_on(b, block);
        }
    } else if (!ltl_cfg__enter_next(b, ~BIT(LABEL))) {
        b->label = 0;
        ltl_cfg__leave(b);
    }
}
