#include "analyzers/dataflow/cfg/cfg_internal.h"

#define BIT(role) LTL_ROLE_BIT(role)

/* first: the head; second: the end of the case before; after: behind all; guard: where the test that was
 * made last fails */
enum { SWITCH_HEAD, SWITCH_CASES, SWITCH_HAS_DEFAULT };
static const uint64_t HEAD = BIT(CONDITION) | BIT(INIT) | BIT(NAME) | BIT(MODIFIER) | BIT(TYPE);

static bool starts_with(const ltl_cfg_builder *b, ltl_node node, const char *word) {
    return ltl_str_starts_with(ltl_tree_text(b->tree, node), ltl_str_of(word));
}

/* Some arm is taken, or it is no way on: by the language, or as `match` and what gives a value. */
static bool is_exhaustive(const ltl_cfg_builder *b, ltl_node node) {
    const ltl_tree *tree = b->tree;
    ltl_kind around = ltl_tree_kind(tree, tree->parent[node]);
    bool gives_value = around == LTL_KIND_ASSIGN || around == LTL_KIND_VARIABLE ||
                       around == LTL_KIND_RETURN || around == LTL_KIND_CALL;
    return ltl_cfg__scopes_by(b, LTL_SCOPING_EXHAUSTS) ||
           (ltl_cfg__scopes_by(b, LTL_SCOPING_YIELDS) && gives_value) ||
           (ltl_cfg__scopes_by(b, LTL_SCOPING_COLON) && starts_with(b, node, "select"));
}

static bool is_default(const ltl_cfg_builder *b, ltl_node node) {
    ltl_node value = ltl_tree_child(b->tree, node, LTL_ROLE_VALUE);
    bool is_any = value == LTL_NO_NODE || (b->tree->kind[value] == LTL_KIND_NAME &&
                                           ltl_str_is(ltl_tree_name(b->tree, value), "_"));
    return is_any && !ltl_cfg__has(b, node, LTL_ROLE_CONDITION);
}

/* Where the tests of a case begin: behind the head; behind the test before it, if that decides alone. */
static void lead_to(ltl_cfg_builder *b, ltl_basic_block test, bool is_default_case) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    bool is_last = top->next >= b->tree->end[top->node];
    if (top->guard == 0 || !top->is_chain || (is_default_case && !is_last)) {
        ltl_cfg__edge(b, top->first, test);
    }
    if (top->guard != 0 && (!top->is_chain || !is_default_case || is_last)) {
        ltl_cfg__edge(b, top->guard, test);
        top->guard = top->is_chain ? 0 : top->guard;
    }
}

/* `#if` around cases, or its `#else`: they are cases of the switch like the others. */
static bool holds_cases(const ltl_tree *tree, ltl_node node) {
    if (!ltl_str_starts_with(ltl_tree_name(tree, node), LTL_STR("#"))) {
        return false;
    }
    ltl_node child = node + 1;
    while (child < tree->end[node] && tree->kind[child] != LTL_KIND_CASE) {
        bool is_part = ltl_str_starts_with(ltl_tree_name(tree, child), LTL_STR("#"));
        child = is_part ? child + 1 : tree->end[child];
    }
    return child < tree->end[node];
}

/* The next part of a switch; LTL_NO_NODE: that was all. */
static ltl_node next_part(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    const ltl_tree *tree = b->tree;
    while (top->next < tree->end[top->node]) {
        ltl_node child = top->next;
        if (holds_cases(tree, child)) {
            top->next = child + 1;
        } else if ((HEAD >> tree->role[child] & 1) != 0) {
            top->next = tree->end[child];
        } else {
            top->next = tree->end[child];
            return child;
        }
    }
    return LTL_NO_NODE;
}

static bool enter_case(ltl_cfg_builder *b) {
    ltl_node child = next_part(b);
    if (child == LTL_NO_NODE) {
        return false;
    }
    ltl_cfg_frame *top = ltl_cfg__top(b);
    bool is_case = b->tree->kind[child] == LTL_KIND_CASE;
    /* Behind an `#if` grammars let go of the case: what follows goes on with it all the same. */
    if (!is_case && b->tree->role[child] != LTL_ROLE_ELSE &&
        ltl_cfg__scopes_by(b, LTL_SCOPING_FALLS)) {
        ltl_cfg__enter(b, child);
        return true;
    }
    bool is_for_rest = is_case ? is_default(b, child) : b->tree->role[child] == LTL_ROLE_ELSE;
    if (is_for_rest) {
        top->phase = SWITCH_HAS_DEFAULT;
    }
    top->second = b->current;
    ltl_basic_block test = ltl_cfg__block(b);
    lead_to(b, test, is_for_rest);
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
    if (top->phase != SWITCH_HAS_DEFAULT && !is_exhaustive(b, top->node)) {
        bool is_tested = top->is_chain && top->guard != 0;
        ltl_cfg__edge(b, is_tested ? top->guard : top->first, after);
        if (!is_tested && top->guard != 0) {
            ltl_cfg__edge(b, top->guard, after);
        }
    }
    ltl_cfg__go_on(b, after);
    ltl_cfg__finish(b);
}

/* `goto case 1` tests once more what the head gave. */
static void begin_cases(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    ltl_node subject = ltl_tree_child(b->tree, top->node, LTL_ROLE_CONDITION);
    top->phase = SWITCH_CASES;
    top->is_chain = subject == LTL_NO_NODE && !starts_with(b, top->node, "select");
    ltl_basic_block head = b->current;
    if (ltl_cfg__scopes_by(b, LTL_SCOPING_BREAKS)) {
        head = ltl_cfg__block(b);
        ltl_cfg__go_on(b, head);
        top = ltl_cfg__top(b);
    }
    top->first = head;
    b->cfg->blocks.at[head].subject = subject != LTL_NO_NODE ? subject : 0;
    top->after = ltl_cfg__block(b);
    if (ltl_cfg__scopes_by(b, LTL_SCOPING_FALLS | LTL_SCOPING_BREAKS)) {
        ltl_cfg__target(b, top->after, LTL_NO_BLOCK);
        b->targets.at[b->targets.count - 1].is_switch = true;
    }
    ltl_cfg__begin(b, ltl_cfg__block(b));
}

void ltl_cfg__walk_switch(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase == SWITCH_HEAD) {
        if (!ltl_cfg__enter_next(b, HEAD)) {
            ltl_cfg__define(b, top->node, LTL_ROLE_NAME);
            begin_cases(b);
        }
    } else if (!enter_case(b)) {
        end_switch(b);
    }
}

static bool falls(const ltl_cfg_builder *b, ltl_node node, ltl_node around) {
    bool has_arrow = ltl_str_find(ltl_tree_name(b->tree, node), LTL_STR("->"), 0) != SIZE_MAX;
    return ltl_cfg__scopes_by(b, LTL_SCOPING_FALLS) && !has_arrow &&
           !starts_with(b, around, "match");
}

/* A test failed: what comes after tests of its own, or all that is left where a subject is matched. */
static void pass_on(ltl_cfg_builder *b, ltl_basic_block test) {
    ltl_basic_block missed = ltl_cfg__block(b);
    ltl_cfg_frame *around = &b->frames.at[b->frames.count - 2];
    ltl_cfg__edge(b, test, missed);
    if (around->guard != 0) {
        ltl_cfg__edge(b, around->guard, missed);
    }
    around->guard = missed;
}

/* A case without a body goes on with the next one (C#); Swift says so at its end, in no node. */
static void fall_on(ltl_cfg_builder *b, ltl_node node) {
    const ltl_tree *tree = b->tree;
    ltl_str text = ltl_str_trim(ltl_tree_text(tree, node));
    static const char word[] = "fallthrough";
    size_t len = sizeof word - 1;
    bool is_said = text.len > len && memcmp(text.ptr + text.len - len, word, len) == 0;
    bool is_empty = !ltl_cfg__has(b, node, LTL_ROLE_BODY);
    bool is_swift = ltl_cfg__scopes_by(b, LTL_SCOPING_EXHAUSTS);
    if (ltl_cfg__scopes_by(b, LTL_SCOPING_BREAKS) && !ltl_cfg__scopes_by(b, LTL_SCOPING_COLON) &&
        (is_swift ? is_said : is_empty)) {
        b->falls_through = true;
    }
}

/* The tests of a case are walked: what follows is only done when they hold. */
static void begin_body(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    ltl_cfg_frame *around = &b->frames.at[b->frames.count - 2];
    ltl_node guard = ltl_tree_child(b->tree, top->node, LTL_ROLE_CONDITION);
    ltl_node value = ltl_tree_child(b->tree, top->node, LTL_ROLE_VALUE);
    ltl_basic_block body = ltl_cfg__block(b);
    bool is_fallen_into = falls(b, top->node, around->node) || b->falls_through;
    ltl_basic_block after = around->after;
    b->falls_through = false;
    bool is_tested = guard != LTL_NO_NODE || (around->is_chain && value != LTL_NO_NODE);
    ltl_basic_block test = b->current;
    if (is_tested) {
        ltl_cfg__note_test(b, guard != LTL_NO_NODE ? guard : value);
    }
    ltl_cfg__edge(b, around->second, is_fallen_into ? body : after);
    ltl_cfg__go_on(b, body);
    if (is_tested) {
        pass_on(b, test);
    }
}

/* A case inside a switch: its tests, then its body, into which the case before may fall. */
void ltl_cfg__walk_case(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    const uint64_t tests = BIT(VALUE) | BIT(CONDITION) | BIT(TYPE) | BIT(MODIFIER) | BIT(ARGUMENT);
    if (top->phase == 0) {
        if (!ltl_cfg__enter_next(b, tests)) {
            bool is_in_switch =
                b->frames.count > 1 &&
                b->tree->kind[b->frames.at[b->frames.count - 2].node] == LTL_KIND_SWITCH;
            ltl_cfg__define(b, top->node, LTL_ROLE_VALUE);
            ltl_cfg__top(b)->phase = 1;
            if (is_in_switch) {
                begin_body(b);
            }
        }
    } else if (!ltl_cfg__enter_next(b, ~tests)) {
        ltl_node node = ltl_cfg__top(b)->node;
        ltl_cfg__leave(b);
        fall_on(b, node);
    }
}
