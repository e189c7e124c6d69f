#include <string.h>

#include "analyzers/dataflow/cfg/cfg_internal.h"

#define BIT(role) LTL_ROLE_BIT(role)

/* ---- loops ---- */

static bool tests_last(const ltl_cfg_builder *b, ltl_node loop) {
    ltl_node condition = ltl_tree_child(b->tree, loop, LTL_ROLE_CONDITION);
    ltl_node body = ltl_tree_child(b->tree, loop, LTL_ROLE_BODY);
    bool is_behind = condition != LTL_NO_NODE && body != LTL_NO_NODE && body < condition;
    /* Ruby's `x while y` tests first, `begin … end while y` does not */
    return is_behind && (!ltl_cfg__scopes_by(b, LTL_SCOPING_SIGILS) ||
                         ltl_str_starts_with(ltl_tree_text(b->tree, loop), LTL_STR("begin")));
}

enum { LOOP_START, LOOP_TEST, LOOP_BODY, LOOP_UPDATE, LOOP_ELSE };

/* `first` is the block of the test, `second` where `continue` leads, `after` where `break` does. */
static void begin_loop(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    bool is_last = tests_last(b, top->node);
    top->first = ltl_cfg__block(b);
    top->test = top->first;
    top->second = ltl_cfg__has(b, top->node, LTL_ROLE_UPDATE) ? ltl_cfg__block(b) : top->first;
    top->after = ltl_cfg__block(b);
    top->phase = is_last ? LOOP_BODY : LOOP_TEST;
    ltl_node label = ltl_tree_child(b->tree, top->node, LTL_ROLE_LABEL);
    if (label != LTL_NO_NODE) {
        b->label = ltl_cfg__label_name(b, label);
    }
    ltl_cfg__target(b, top->after, top->second);
    if (is_last) { /* `first` is then the test behind the body */
        top->second = ltl_cfg__block(b);
        ltl_cfg__go_on(b, top->second);
    } else {
        ltl_cfg__go_on(b, top->first);
    }
}

/* `while (true)` */
static bool is_endless(const ltl_cfg_builder *b, ltl_node loop) {
    ltl_node condition = ltl_tree_child(b->tree, loop, LTL_ROLE_CONDITION);
    ltl_str text = condition != LTL_NO_NODE ? ltl_tree_text(b->tree, condition) : LTL_STR("");
    return !ltl_cfg__is_inverted(b, loop) &&
           (ltl_str_is(text, "true") || ltl_str_is(text, "True") || ltl_str_is(text, "1"));
}

/* The way out: through `else`, if there is one. */
static void end_loop(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    bool can_end = (ltl_cfg__has(b, top->node, LTL_ROLE_CONDITION) && !is_endless(b, top->node)) ||
                   ltl_cfg__has(b, top->node, LTL_ROLE_RIGHT) ||
                   ltl_cfg__has(b, top->node, LTL_ROLE_LEFT) ||
                   ltl_cfg__has(b, top->node, LTL_ROLE_INIT);
    ltl_basic_block out = ltl_cfg__block(b);
    if (can_end) {
        ltl_cfg__edge(b, top->first, out);
    }
    b->targets.count = top->had_targets;
    ltl_cfg__begin(b, out);
    top->phase = LOOP_ELSE;
}

static void test_loop(ltl_cfg_builder *b) {
    if (ltl_cfg__enter_next(b, BIT(CONDITION))) {
        return;
    }
    ltl_cfg_frame *top = ltl_cfg__top(b);
    top->first = b->current; /* the end of the test */
    if (!ltl_cfg__is_inverted(b, top->node) && !is_endless(b, top->node)) {
        ltl_cfg__note_test(b, ltl_tree_child(b->tree, top->node, LTL_ROLE_CONDITION));
    }
    if (tests_last(b, top->node)) {
        ltl_cfg__edge(b, b->current, top->second);
        end_loop(b);
        return;
    }
    ltl_cfg__go_on(b, ltl_cfg__block(b));
    ltl_node node = top->node;
    top->phase = LOOP_BODY;
    ltl_cfg__define(b, node, LTL_ROLE_LEFT);
    ltl_cfg__define(b, node, LTL_ROLE_NAME); /* Swift's `while let x = y` */
}

void ltl_cfg__walk_loop(ltl_cfg_builder *b) {
    const uint64_t start = BIT(INIT) | BIT(RIGHT) | BIT(NAME) | BIT(TYPE);
    const uint64_t rest = ~(start | BIT(CONDITION) | BIT(UPDATE) | BIT(ELSE) | BIT(LEFT) |
                            BIT(LABEL) | BIT(MODIFIER));
    ltl_cfg_frame *top = ltl_cfg__top(b);
    switch (top->phase) {
    case LOOP_START:
        if (!ltl_cfg__enter_next(b, start)) {
            begin_loop(b);
        }
        break;
    case LOOP_TEST:
        test_loop(b);
        break;
    case LOOP_BODY:
        if (!ltl_cfg__enter_next(b, rest)) {
            bool is_last = tests_last(b, top->node);
            ltl_basic_block again = b->targets.at[b->targets.count - 1].again;
            ltl_cfg__edge(b, b->current, again);
            top->phase = is_last ? LOOP_TEST : LOOP_UPDATE;
            if (is_last || ltl_cfg__has(b, top->node, LTL_ROLE_UPDATE)) {
                ltl_cfg__begin(b, again);
            }
        }
        break;
    case LOOP_UPDATE:
        if (!ltl_cfg__enter_next(b, BIT(UPDATE))) {
            if (ltl_cfg__has(b, top->node, LTL_ROLE_UPDATE)) {
                ltl_cfg__edge(b, b->current, top->test);
            }
            end_loop(b);
        }
        break;
    default:
        if (!ltl_cfg__enter_next(b, BIT(ELSE))) {
            ltl_basic_block after = top->after;
            ltl_cfg__leave(b);
            ltl_cfg__go_on(b, after);
        }
        break;
    }
}

/* Swift's `for x in y where c`: what does not fit is passed by. */
void ltl_cfg__walk_where(ltl_cfg_builder *b) {
    if (ltl_cfg__enter_next(b, LTL_ALL_ROLES)) {
        return;
    }
    ltl_cfg__leave(b);
    if (b->targets.count > 0 && b->targets.at[b->targets.count - 1].again != LTL_NO_BLOCK) {
        ltl_basic_block test = b->current;
        ltl_cfg__go_on(b, ltl_cfg__block(b));
        ltl_cfg__edge(b, test, b->targets.at[b->targets.count - 1].again);
    }
}

/* ---- comprehensions: what is gathered stands before its loops, or behind them (Scala) ---- */

static bool is_generator(const ltl_tree *tree, ltl_node node) {
    ltl_str operator= ltl_tree_name(tree, node);
    return tree->kind[node] == LTL_KIND_ASSIGN &&
           (ltl_str_starts_with(operator, LTL_STR("for")) ||
            ltl_str_starts_with(operator, LTL_STR("<-")) ||
            ltl_str_starts_with(operator, LTL_STR("async for")));
}

bool ltl_cfg__is_comprehension(const ltl_tree *tree, ltl_node node) {
    if (tree->kind[node] == LTL_KIND_LOOP) {
        return tree->role[node + 1] == LTL_ROLE_INIT && is_generator(tree, node + 1);
    }
    ltl_node second = tree->end[node + 1];
    return tree->role[node + 1] == LTL_ROLE_BODY && second < tree->end[node] &&
           is_generator(tree, second);
}

/* `for x in y`, or Scala's `x <- y if c`. first: where its values run out; second: where the next one is
 * asked for. Both belong to the frame of the comprehension, which lies below. */
static void walk_generator(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    ltl_cfg_frame *whole = &b->frames.at[b->frames.count - 2];
    if (top->phase == 0) {
        if (!ltl_cfg__enter_next(b, BIT(RIGHT))) {
            ltl_basic_block next = ltl_cfg__block(b);
            ltl_cfg__go_on(b, next);
            ltl_cfg__go_on(b, ltl_cfg__block(b));
            ltl_cfg__edge(b, next, whole->second != 0 ? whole->second : whole->first);
            ltl_cfg__emit(b, ltl_cfg__top(b)->node);
            whole = &b->frames.at[b->frames.count - 2];
            whole->second = next;
            ltl_cfg__top(b)->phase = 1;
        }
    } else if (!ltl_cfg__enter_next(b, BIT(CONDITION))) {
        ltl_basic_block test = b->current;
        bool is_tested = ltl_cfg__has(b, top->node, LTL_ROLE_CONDITION);
        ltl_cfg__leave(b);
        if (is_tested) {
            ltl_cfg__go_on(b, ltl_cfg__block(b));
            ltl_cfg__edge(b, test, ltl_cfg__top(b)->second);
        }
    }
}

/* The next part that is not what is gathered; false: there is none. */
static bool enter_part(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    const ltl_tree *tree = b->tree;
    while (top->next < tree->end[top->node]) {
        ltl_node part = top->next;
        top->next = tree->end[part];
        if (tree->role[part] == LTL_ROLE_BODY || tree->role[part] == LTL_ROLE_MODIFIER) {
            continue;
        }
        if (is_generator(tree, part)) {
            ltl_cfg__push(b, part, walk_generator);
        } else {
            top->test = part; /* a condition */
            ltl_cfg__enter(b, part);
        }
        return true;
    }
    top->next = top->node + 1;
    return false;
}

/* first: behind all; second: where the next value is asked for; test: the condition that was walked */
void ltl_cfg__walk_comprehension(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase == 0) {
        top->phase = 1;
        top->first = ltl_cfg__block(b);
        top->test = 0;
    } else if (top->phase == 1) {
        if (top->test != 0 && top->second != 0) {
            ltl_cfg__note_test(b, top->test);
            ltl_basic_block test = b->current;
            ltl_cfg__go_on(b, ltl_cfg__block(b));
            ltl_cfg__edge(b, test, ltl_cfg__top(b)->second);
        }
        top = ltl_cfg__top(b);
        top->test = 0;
        if (!enter_part(b)) {
            top->phase = 2;
        }
    } else if (!ltl_cfg__enter_next(b, BIT(BODY))) {
        ltl_basic_block after = top->first;
        ltl_cfg__edge(b, b->current, top->second != 0 ? top->second : after);
        ltl_cfg__begin(b, after);
        ltl_cfg__finish(b);
    }
}

/* ---- loops that macros make ---- */

static ltl_node statement_before(const ltl_tree *tree, ltl_node node) {
    ltl_node before = LTL_NO_NODE;
    for (ltl_node child = tree->parent[node] + 1; child < node; child = tree->end[child]) {
        before = child;
    }
    return before;
}

/* `if (c) a; else FOR_ALL(b)`: the last of the statements within. */
static ltl_node last_within(const ltl_tree *tree, ltl_node statement) {
    while (statement != LTL_NO_NODE && tree->kind[statement] == LTL_KIND_IF) {
        ltl_node last = statement + 1;
        while (last < tree->end[statement] && tree->end[last] < tree->end[statement]) {
            last = tree->end[last];
        }
        statement = last < tree->end[statement] ? last : LTL_NO_NODE;
    }
    return statement;
}

/* The call without a semicolon that stands in front of it; LTL_NO_NODE: there is none. */
static ltl_node macro_before(const ltl_cfg_builder *b, ltl_node node) {
    const ltl_tree *tree = b->tree;
    const char *id = tree->language->id;
    bool is_c = strcmp(id, "c") == 0 || strcmp(id, "cpp") == 0;
    ltl_node parent = tree->parent[node];
    if (!is_c || parent == LTL_NO_NODE || tree->kind[parent] != LTL_KIND_BLOCK) {
        return LTL_NO_NODE;
    }
    ltl_node before = last_within(tree, statement_before(tree, node));
    bool is_call = before != LTL_NO_NODE && tree->kind[before] == LTL_KIND_EXPRESSION_STATEMENT &&
                   tree->kind[before + 1] == LTL_KIND_CALL;
    ltl_str text = is_call ? ltl_tree_text(tree, before) : LTL_STR("");
    return text.len > 0 && text.ptr[text.len - 1] == ')' ? before : LTL_NO_NODE;
}

bool ltl_cfg__is_macro_loop(const ltl_cfg_builder *b, ltl_node block) {
    return macro_before(b, block) != LTL_NO_NODE;
}

/* Asked of every statement: looks at the text first, for what stands before may be far away. */
static bool is_behind_parenthesis(const ltl_tree *tree, ltl_node node) {
    ltl_str text = tree->source->text;
    size_t at = tree->start[node];
    while (at > 0 && strchr(" \t\r\n", text.ptr[at - 1]) != NULL) {
        at--;
    }
    return at > 0 && text.ptr[at - 1] == ')';
}

/* Macros without a semicolon do many things: only those that say so repeat what follows. */
static bool says_loop(ltl_str name) {
    static const char *const WORDS[] = {"FOR",     "EACH",  "for_",   "_for",
                                        "foreach", "_each", "ITERATE"};
    for (size_t i = 0; i < LTL_COUNT_OF(WORDS); i++) {
        if (ltl_str_find(name, ltl_str_of(WORDS[i]), 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

bool ltl_cfg__is_looped(const ltl_cfg_builder *b, ltl_node statement) {
    ltl_kind kind = ltl_tree_kind(b->tree, statement);
    bool is_statement = kind == LTL_KIND_IF || kind == LTL_KIND_LOOP || kind == LTL_KIND_SWITCH ||
                        kind == LTL_KIND_EXPRESSION_STATEMENT;
    if (!is_statement || b->looped == statement || !is_behind_parenthesis(b->tree, statement)) {
        return false;
    }
    ltl_node before = macro_before(b, statement);
    ltl_node callee =
        before != LTL_NO_NODE ? ltl_tree_child(b->tree, before + 1, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    return callee != LTL_NO_NODE && says_loop(ltl_tree_name(b->tree, callee));
}

/* The call is taken again before each round: it gives its variables what they have next. first: there;
 * after: where `break` leads. */
static void walk_head(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase++ == 0) {
        top->first = ltl_cfg__block(b);
        top->after = ltl_cfg__block(b);
        ltl_cfg__target(b, top->after, top->first);
        ltl_cfg__go_on(b, top->first);
        ltl_cfg__enter(b, macro_before(b, top->node));
    } else {
        ltl_cfg__edge(b, b->current, top->after);
        ltl_cfg__go_on(b, ltl_cfg__block(b));
    }
}

static void walk_round(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    ltl_basic_block after = top->after;
    ltl_cfg__edge(b, b->current, top->first);
    ltl_cfg__begin(b, after);
    ltl_cfg__leave(b);
}

void ltl_cfg__walk_macro_loop(ltl_cfg_builder *b) {
    if (ltl_cfg__top(b)->phase < 2) {
        walk_head(b);
    } else if (!ltl_cfg__enter_next(b, LTL_ALL_ROLES)) {
        walk_round(b);
    }
}

void ltl_cfg__walk_looped(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase < 2) {
        walk_head(b);
    } else if (top->phase++ == 2) {
        b->looped = top->node;
        ltl_cfg__enter(b, top->node);
        b->looped = LTL_NO_NODE;
    } else {
        walk_round(b);
    }
}
