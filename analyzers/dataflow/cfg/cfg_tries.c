#include <ctype.h>

#include "analyzers/dataflow/cfg/cfg_internal.h"

#define BIT(role) LTL_ROLE_BIT(role)

/* ---- finally: one piece of code that all ways through its try share ---- */

void ltl_cfg__open_finally(ltl_cfg_builder *b, bool is_deferred) {
    ltl_basic_block start = ltl_cfg__block(b);
    ltl_basic_block normal = ltl_cfg__block(b);
    ltl_cfg_try around = {
        .failed = start, .finally = start, .normal = normal, .is_deferred = is_deferred};
    b->cfg->blocks.at[start].normal_from = normal;
    LTL_PUSH(b->arena, &b->tries, around);
}

void ltl_cfg__begin_finally(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    const ltl_cfg_try *closed = &b->tries.at[--b->tries.count];
    ltl_basic_block start = closed->finally;
    ltl_basic_block normal = closed->normal;
    top->jumps = closed->jumps;
    top->is_reached = closed->is_reached;
    top->second = normal;
    ltl_cfg__begin(b, normal);
    ltl_cfg__edge(b, normal, start);
    ltl_cfg__begin(b, start);
}

void ltl_cfg__end_finally(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    ltl_basic_block after = top->after;
    ltl_basic_block normal = top->second;
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
    if (ltl_cfg__is_led(b, normal)) {
        ltl_cfg__edge(b, last, after);
    }
    b->cfg->blocks.at[last].normal_to = after;
    ltl_cfg__begin(b, after);
}

/* ---- handlers ---- */

/* Does everything that fails lead to this handler? Errors that nobody handles (Java's Error) are no way. */
static bool catches_all(const ltl_tree *tree, ltl_node handler) {
    static const char *const ALL[] = {"Exception", "Throwable", "BaseException", "StandardError",
                                      NULL};
    bool is_bare = true;
    for (ltl_node child = handler + 1; child < tree->end[handler]; child = tree->end[child]) {
        ltl_role role = (ltl_role)tree->role[child];
        bool is_filter = role == LTL_ROLE_CONDITION;
        if (is_filter) {
            return false; /* it may say no */
        }
        bool is_type = role == LTL_ROLE_TYPE || role == LTL_ROLE_VALUE || role == LTL_ROLE_NONE;
        is_bare = is_bare && (!is_type || tree->kind[child] == LTL_KIND_BLOCK ||
                              tree->kind[child] == LTL_KIND_MODIFIER);
        for (size_t i = 0; is_type && ALL[i] != NULL; i++) {
            ltl_str text = ltl_tree_text(tree, child);
            size_t len = strlen(ALL[i]);
            bool ends = text.len >= len && memcmp(text.ptr + text.len - len, ALL[i], len) == 0;
            if (ends &&
                (text.len == len || !isalnum((unsigned char)text.ptr[text.len - len - 1]))) {
                return true;
            }
        }
    }
    return is_bare;
}

static bool has_catch_all(const ltl_tree *tree, ltl_node node) {
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_HANDLER && catches_all(tree, child)) {
            return true;
        }
    }
    return false;
}

/* first: where failures lead; second: `finally`, entered in the ordinary way, or `after` when there is none;
 * test: where the body begins */
enum { TRY_BEGIN, TRY_INIT, TRY_BODY, TRY_ELSE, TRY_HANDLERS, TRY_FINALLY };

/* What a try opens (Java) fails as its body does. */
static void begin_try(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    bool has_finally = ltl_cfg__has(b, top->node, LTL_ROLE_FINALLY);
    top->first = ltl_cfg__block(b);
    top->after = ltl_cfg__block(b);
    top->second = top->after;
    top->phase = TRY_INIT;
    if (has_finally) { /* what fails in a handler goes through `finally` too */
        ltl_cfg__open_finally(b, false);
        top->second = b->tries.at[b->tries.count - 1].normal;
    }
    ltl_cfg_try own = {.failed = top->first, .finally = LTL_NO_BLOCK};
    LTL_PUSH(b->arena, &b->tries, own);
    ltl_cfg__go_on(b, ltl_cfg__block(b));
    top->test = b->current;
}

static void end_body(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    bool is_plain = !ltl_cfg__has(b, top->node, LTL_ROLE_HANDLER) &&
                    !ltl_cfg__has(b, top->node, LTL_ROLE_FINALLY); /* Swift's `do` */
    bool has_steps = b->cfg->blocks.at[top->test].first < b->cfg->steps.count;
    top->is_reached = b->tries.at[b->tries.count - 1].is_reached;
    if (!is_plain && !top->is_reached && has_steps) {   /* who knows what else may fail */
        bool is_left = !ltl_cfg__is_led(b, b->current); /* `try: return x.y` */
        ltl_cfg__edge(b, is_left ? top->test : b->current, top->first);
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
    if (top->is_reached && !has_catch_all(b->tree, top->node)) { /* none fits */
        ltl_cfg__fail(b);
    }
    top->phase = TRY_HANDLERS;
}

static void enter_handler(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    ltl_basic_block from = b->current;
    if (from != top->first) { /* a handler has ended */
        ltl_cfg__edge(b, from, top->second);
    }
    ltl_basic_block handler = ltl_cfg__block(b);
    ltl_basic_block failed = top->first;
    ltl_cfg__begin(b, handler);
    if (ltl_cfg__enter_next(b, BIT(HANDLER))) {
        ltl_cfg__edge(b, failed, handler);
    } else if (ltl_cfg__has(b, top->node, LTL_ROLE_FINALLY)) {
        top->phase = TRY_FINALLY;
        ltl_cfg__begin_finally(b);
    } else {
        ltl_basic_block after = top->after;
        ltl_cfg__leave(b);
        ltl_cfg__begin(b, after);
    }
}

void ltl_cfg__walk_try(ltl_cfg_builder *b) {
    const uint64_t parts = BIT(INIT) | BIT(HANDLER) | BIT(FINALLY) | BIT(ELSE);
    ltl_cfg_frame *top = ltl_cfg__top(b);
    switch (top->phase) {
    case TRY_BEGIN:
        begin_try(b);
        break;
    case TRY_INIT:
        if (!ltl_cfg__enter_next(b, BIT(INIT))) {
            ltl_cfg__top(b)->phase = TRY_BODY;
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
    case TRY_HANDLERS:
        enter_handler(b);
        break;
    default:
        if (!ltl_cfg__enter_next(b, BIT(FINALLY))) {
            ltl_cfg__end_finally(b);
        }
        break;
    }
}

/* Ruby's `retry`: the body of the try whose handler this is once more. */
void ltl_cfg__walk_retry(ltl_cfg_builder *b, ltl_node node) {
    for (uint32_t i = b->frames.count; i-- > 0;) {
        const ltl_cfg_frame *frame = &b->frames.at[i];
        if (frame->handler == ltl_cfg__walk_try && frame->phase == TRY_HANDLERS &&
            node < b->tree->end[frame->node]) {
            ltl_cfg__jump(b, frame->test, b->tries.count);
            return;
        }
    }
    ltl_cfg__jump(b, LTL_CFG_EXIT, 0);
}

/* A handler of several cases (Scala). first: where they are chosen; second: where they end */
static void walk_cases_of_catch(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase == 1) {
        top->phase = 2;
        top->first = b->current;
        top->second = ltl_cfg__block(b);
    } else {
        ltl_cfg__edge(b, b->current, top->second);
    }
    ltl_cfg__begin(b, ltl_cfg__block(b));
    ltl_basic_block first = top->first;
    ltl_basic_block begun = b->current;
    ltl_basic_block end = top->second;
    if (ltl_cfg__enter_next(b, BIT(BODY))) {
        ltl_cfg__edge(b, first, begun);
    } else {
        ltl_cfg__begin(b, end);
        ltl_cfg__leave(b);
    }
}

/* `catch (E e) when (c)`: what does not fit goes further out. */
static void pass_filter(ltl_cfg_builder *b) {
    ltl_cfg__fail(b);
    ltl_cfg__go_on(b, ltl_cfg__block(b));
}

void ltl_cfg__walk_catch(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    ltl_node body = ltl_tree_child(b->tree, top->node, LTL_ROLE_BODY);
    if (top->phase == 0) {
        top->phase = 1;
        ltl_cfg__emit(b, top->node);
        ltl_cfg__define(b, top->node, LTL_ROLE_NAME);
    } else if (body != LTL_NO_NODE && b->tree->kind[body] == LTL_KIND_CASE) {
        walk_cases_of_catch(b);
    } else if (top->phase == 1) {
        if (!ltl_cfg__enter_next(b, BIT(CONDITION))) {
            ltl_cfg__top(b)->phase = 2;
            if (ltl_cfg__has(b, top->node, LTL_ROLE_CONDITION)) {
                pass_filter(b);
            }
        }
    } else if (!ltl_cfg__enter_next(b, ~(BIT(NAME) | BIT(TYPE) | BIT(CONDITION)))) {
        ltl_cfg__leave(b);
    }
}
