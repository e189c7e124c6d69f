#include "analyzers/dataflow/cfg_internal.h"

#define BIT(role) LTL_ROLE_BIT(role)

static bool scopes_by(const ltl_cfg_builder *b, unsigned flag) {
    return (b->tree->language->scoping & flag) != 0;
}

static bool has(const ltl_cfg_builder *b, ltl_node node, ltl_role role) {
    return ltl_tree_child(b->tree, node, role) != LTL_NO_NODE;
}

/* Ends the frame; the node itself is the last step. */
static void finish(ltl_cfg_builder *b) {
    ltl_node node = ltl_cfg__top(b)->node;
    ltl_cfg__leave(b);
    ltl_cfg__emit(b, node);
}

static bool is_one_of(ltl_str operator, const char * const *all) {
    for (; *all != NULL; all++) {
        if (ltl_str_is(operator, *all)) {
            return true;
        }
    }
    return false;
}

static const char *const ANDS[] = {"&&", "and", NULL};
static const char *const ORS[] = {"||", "or", NULL};

/* Where the right operand of the condition ends, when it must have been evaluated for that outcome; 0:
 * nobody knows. */
static ltl_basic_block evaluated_last(const ltl_cfg_builder *b, ltl_node condition, bool outcome) {
    static const char *const NOTS[] = {"!", "not", NULL};
    const ltl_tree *tree = b->tree;
    while (condition != LTL_NO_NODE && tree->kind[condition] == LTL_KIND_UNARY &&
           is_one_of(ltl_tree_name(tree, condition), NOTS)) {
        condition = ltl_tree_child(tree, condition, LTL_ROLE_OPERAND);
        outcome = !outcome;
    }
    if (condition == LTL_NO_NODE || condition != b->short_node) {
        return 0;
    }
    return is_one_of(ltl_tree_name(tree, condition), outcome ? ANDS : ORS) ? b->short_end : 0;
}

/* The block at hand ends with the condition; its edge of that number is taken for that outcome. */
static void note_sure(ltl_cfg_builder *b, ltl_node condition, bool outcome, uint32_t edge) {
    ltl_basic_block from = evaluated_last(b, condition, outcome);
    if (from != 0) {
        b->cfg->blocks.at[b->current].sure_from = from;
        b->cfg->blocks.at[b->current].sure_edge = edge;
        b->cfg->blocks.at[from].is_sure = true;
    }
}

/* The block at hand ends with the test of `node`; its edges follow, the one taken when it holds first. */
static void note_test(ltl_cfg_builder *b, ltl_node node) {
    ltl_node condition = ltl_tree_child(b->tree, node, LTL_ROLE_CONDITION);
    if (condition != LTL_NO_NODE) {
        b->cfg->blocks.at[b->current].test = condition;
        note_sure(b, condition, true, 0);
        note_sure(b, condition, false, 1);
    }
}

/* ---- if, ?: ---- */

static const uint64_t HEAD = BIT(CONDITION) | BIT(INIT) | BIT(NAME) | BIT(MODIFIER) | BIT(TYPE);

/* first: the end of the head; second: the end of the part that was taken; after: behind all */
static void walk_if(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase == 0) {
        if (!ltl_cfg__enter_next(b, HEAD)) {
            ltl_cfg__define(b, top->node, LTL_ROLE_NAME);
            top = ltl_cfg__top(b);
            top->phase = 1;
            top->first = b->current;
            note_test(b, top->node);
            ltl_cfg__go_on(b, ltl_cfg__block(b));
        }
    } else if (top->phase == 1) {
        if (!ltl_cfg__enter_next(b, ~(HEAD | BIT(ELSE)))) {
            top->phase = 2;
            top->second = b->current;
            ltl_basic_block other = ltl_cfg__block(b);
            ltl_cfg__edge(b, top->first, other);
            ltl_cfg__begin(b, other);
        }
    } else if (!ltl_cfg__enter_next(b, BIT(ELSE))) {
        ltl_basic_block after = ltl_cfg__block(b);
        ltl_cfg__edge(b, top->second, after);
        ltl_cfg__go_on(b, after);
        finish(b);
    }
}

/* ---- && || ?? ---- */

static bool is_short(ltl_str operator) {
    static const char *const OPERATORS[] = {"&&", "||", "??", "?:", "and", "or", NULL};
    return is_one_of(operator, OPERATORS);
}

static void walk_short(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase == 0) {
        if (!ltl_cfg__enter_next(b, ~BIT(RIGHT))) {
            bool is_and = is_one_of(ltl_tree_name(b->tree, top->node), ANDS);
            top->phase = 1;
            top->first = b->current;
            b->cfg->blocks.at[b->current].shorts = top->node;
            note_sure(b, ltl_tree_child(b->tree, top->node, LTL_ROLE_LEFT), is_and, 0);
            ltl_cfg__go_on(b, ltl_cfg__block(b));
        }
    } else if (!ltl_cfg__enter_next(b, BIT(RIGHT))) {
        ltl_basic_block after = ltl_cfg__block(b);
        b->short_node = top->node;
        b->short_end = b->current;
        ltl_cfg__edge(b, top->first, after);
        ltl_cfg__go_on(b, after);
        finish(b);
    }
}

/* ---- what is compiled or not ---- */

static bool is_choice(const ltl_tree *tree, ltl_node node) {
    if (!ltl_str_starts_with(ltl_tree_name(tree, node), LTL_STR("#"))) {
        return false;
    }
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_ELSE) {
            return true;
        }
    }
    return false;
}

/* `#if` with `#else`: one of them. A condition is no code. first: the start; second: the end of the
 * part that was taken */
static void walk_choice(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase == 0) {
        top->phase = 1;
        top->first = b->current;
        ltl_cfg__go_on(b, ltl_cfg__block(b));
    } else if (top->phase == 1) {
        if (!ltl_cfg__enter_next(b, ~(HEAD | BIT(ELSE)))) {
            top->phase = 2;
            top->second = b->current;
            ltl_basic_block other = ltl_cfg__block(b);
            ltl_cfg__edge(b, top->first, other);
            ltl_cfg__begin(b, other);
        }
    } else if (!ltl_cfg__enter_next(b, BIT(ELSE))) {
        ltl_basic_block after = ltl_cfg__block(b);
        ltl_cfg__edge(b, top->second, after);
        ltl_cfg__go_on(b, after);
        ltl_cfg__leave(b);
    }
}

/* ---- loops ---- */

static bool tests_last(const ltl_cfg_builder *b, ltl_node loop) {
    ltl_node condition = ltl_tree_child(b->tree, loop, LTL_ROLE_CONDITION);
    ltl_node body = ltl_tree_child(b->tree, loop, LTL_ROLE_BODY);
    return condition != LTL_NO_NODE && body != LTL_NO_NODE && body < condition;
}

enum { LOOP_START, LOOP_TEST, LOOP_BODY, LOOP_UPDATE, LOOP_ELSE };

/* `first` is the block of the test, `second` where `continue` leads, `after` where `break` does. */
static void begin_loop(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    bool is_last = tests_last(b, top->node);
    top->first = ltl_cfg__block(b);
    top->test = top->first;
    top->second = has(b, top->node, LTL_ROLE_UPDATE) ? ltl_cfg__block(b) : top->first;
    top->after = ltl_cfg__block(b);
    top->phase = is_last ? LOOP_BODY : LOOP_TEST;
    ltl_cfg__target(b, top->after, top->second);
    if (is_last) { /* `first` is then the test behind the body */
        top->second = ltl_cfg__block(b);
        ltl_cfg__go_on(b, top->second);
    } else {
        ltl_cfg__go_on(b, top->first);
    }
}

/* The way out: through `else`, if there is one. */
static void end_loop(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    bool can_end = has(b, top->node, LTL_ROLE_CONDITION) || has(b, top->node, LTL_ROLE_RIGHT) ||
                   has(b, top->node, LTL_ROLE_LEFT) || has(b, top->node, LTL_ROLE_INIT);
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
    note_test(b, top->node);
    if (tests_last(b, top->node)) {
        ltl_cfg__edge(b, b->current, top->second);
        end_loop(b);
        return;
    }
    ltl_cfg__go_on(b, ltl_cfg__block(b));
    ltl_node node = top->node;
    top->phase = LOOP_BODY;
    ltl_cfg__define(b, node, LTL_ROLE_LEFT);
}

static void walk_loop(ltl_cfg_builder *b) {
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
            if (is_last || has(b, top->node, LTL_ROLE_UPDATE)) {
                ltl_cfg__begin(b, again);
            }
        }
        break;
    case LOOP_UPDATE:
        if (!ltl_cfg__enter_next(b, BIT(UPDATE))) {
            if (has(b, top->node, LTL_ROLE_UPDATE)) {
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

/* ---- switch ---- */

static bool is_default(const ltl_cfg_builder *b, ltl_node node) {
    ltl_node value = ltl_tree_child(b->tree, node, LTL_ROLE_VALUE);
    return value == LTL_NO_NODE || (b->tree->kind[value] == LTL_KIND_NAME &&
                                    ltl_str_is(ltl_tree_name(b->tree, value), "_"));
}

/* first: the head; second: the end of the case before; after: behind all; phase 2: has a default */
static bool enter_case(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    ltl_node end = b->tree->end[top->node];
    while (top->next < end && (HEAD >> b->tree->role[top->next] & 1) != 0) {
        top->next = b->tree->end[top->next];
    }
    if (top->next >= end) {
        return false;
    }
    ltl_node child = top->next;
    top->next = b->tree->end[child];
    bool is_case = b->tree->kind[child] == LTL_KIND_CASE;
    if (is_case ? is_default(b, child) : b->tree->role[child] == LTL_ROLE_ELSE) {
        top->phase = 2;
    }
    top->second = b->current;
    ltl_basic_block test = ltl_cfg__block(b);
    ltl_cfg__edge(b, top->first, test);
    if (!is_case) {
        ltl_cfg__edge(b, top->second, top->after);
    }
    ltl_cfg__begin(b, test);
    b->cfg->blocks.at[test].arm = is_case ? child : 0;
    ltl_cfg__enter(b, child);
    return true;
}

static void end_switch(ltl_cfg_builder *b) {
    const ltl_cfg_frame *top = ltl_cfg__top(b);
    ltl_basic_block after = top->after;
    if (top->phase != 2) {
        ltl_cfg__edge(b, top->first, after);
    }
    ltl_cfg__go_on(b, after);
    finish(b);
}

static void walk_switch(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase == 0) {
        if (!ltl_cfg__enter_next(b, HEAD)) {
            ltl_cfg__define(b, top->node, LTL_ROLE_NAME);
            top = ltl_cfg__top(b);
            top->phase = 1;
            top->first = b->current;
            ltl_node subject = ltl_tree_child(b->tree, top->node, LTL_ROLE_CONDITION);
            b->cfg->blocks.at[b->current].subject = subject != LTL_NO_NODE ? subject : 0;
            top->after = ltl_cfg__block(b);
            bool takes_break = scopes_by(b, LTL_SCOPING_FALLS | LTL_SCOPING_BREAKS);
            if (takes_break) {
                ltl_cfg__target(b, top->after, LTL_NO_BLOCK);
            }
            ltl_cfg__begin(b, ltl_cfg__block(b));
        }
        return;
    }
    if (!enter_case(b)) {
        end_switch(b);
    }
}

/* A case inside a switch: its tests, then its body, into which the case before may fall. */
static void walk_case(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    bool is_in_switch = b->frames.count > 1 &&
                        b->tree->kind[b->frames.at[b->frames.count - 2].node] == LTL_KIND_SWITCH;
    const uint64_t tests = BIT(VALUE) | BIT(CONDITION) | BIT(TYPE) | BIT(MODIFIER) | BIT(ARGUMENT);
    if (top->phase == 0) {
        if (!ltl_cfg__enter_next(b, tests)) {
            ltl_cfg__define(b, top->node, LTL_ROLE_VALUE);
            top = ltl_cfg__top(b);
            top->phase = 1;
            if (is_in_switch) {
                const ltl_cfg_frame *around = &b->frames.at[b->frames.count - 2];
                bool has_arrow =
                    ltl_str_find(ltl_tree_name(b->tree, top->node), LTL_STR("->"), 0) != SIZE_MAX;
                bool falls = scopes_by(b, LTL_SCOPING_FALLS) && !has_arrow;
                ltl_basic_block body = ltl_cfg__block(b);
                ltl_cfg__edge(b, around->second, falls || b->falls_through ? body : around->after);
                b->falls_through = false;
                ltl_cfg__go_on(b, body);
            }
        }
    } else if (!ltl_cfg__enter_next(b, ~tests)) {
        ltl_cfg__leave(b);
    }
}

/* ---- comprehensions: what is gathered stands before its loops ---- */

static bool is_generator(const ltl_tree *tree, ltl_node node) {
    ltl_str operator = ltl_tree_name(tree, node);
    return tree->kind[node] == LTL_KIND_ASSIGN &&
           (ltl_str_starts_with(operator, LTL_STR("for")) ||
            ltl_str_starts_with(operator, LTL_STR("async for")));
}

static bool is_comprehension(const ltl_tree *tree, ltl_node node) {
    ltl_node second = tree->end[node + 1];
    return tree->role[node + 1] == LTL_ROLE_BODY && second < tree->end[node] &&
           is_generator(tree, second);
}

static void walk_comprehension(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase == 0) {
        top->phase = 1;
        top->first = ltl_cfg__block(b);
        ltl_cfg__go_on(b, top->first);
    } else if (top->phase == 1) {
        if (!ltl_cfg__enter_next(b, ~BIT(BODY))) {
            top->phase = 2;
        }
    } else if (!ltl_cfg__enter_next(b, BIT(BODY))) {
        ltl_basic_block after = ltl_cfg__block(b);
        ltl_cfg__edge(b, top->first, after);
        ltl_cfg__edge(b, b->current, top->first);
        ltl_cfg__begin(b, after);
        finish(b);
    }
}

/* ---- which ---- */

ltl_cfg_handler ltl_cfg__handler_of(const ltl_cfg_builder *b, ltl_node node) {
    switch (ltl_tree_kind(b->tree, node)) {
    case LTL_KIND_IF:
    case LTL_KIND_CONDITIONAL:
        return walk_if;
    case LTL_KIND_BINARY:
        return is_short(ltl_tree_name(b->tree, node)) ? walk_short : NULL;
    case LTL_KIND_BLOCK:
        return is_choice(b->tree, node) ? walk_choice : NULL;
    case LTL_KIND_LOOP:
        return walk_loop;
    case LTL_KIND_SWITCH:
        return walk_switch;
    case LTL_KIND_CASE:
        return walk_case;
    case LTL_KIND_TRY:
        return ltl_cfg__walk_try;
    case LTL_KIND_CATCH:
        return ltl_cfg__walk_catch;
    case LTL_KIND_BREAK:
        return ltl_cfg__walk_break;
    case LTL_KIND_RETURN:
        return ltl_cfg__walk_return;
    case LTL_KIND_THROW:
        return ltl_cfg__walk_throw;
    case LTL_KIND_OTHER:
        if (has(b, node, LTL_ROLE_LABEL)) {
            return ltl_cfg__walk_label;
        }
        return is_comprehension(b->tree, node) ? walk_comprehension : NULL;
    case LTL_KIND_COLLECTION:
    case LTL_KIND_CALL:
        return is_comprehension(b->tree, node) ? walk_comprehension : NULL;
    default:
        return NULL;
    }
}
