#include "analyzers/dataflow/cfg/cfg_internal.h"

#define BIT(role) LTL_ROLE_BIT(role)

static bool is_one_of(ltl_str operator, const char * const * all) {
    for (; *all != NULL; all++) {
        if (ltl_str_is(operator, * all)) {
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

void ltl_cfg__note_test(ltl_cfg_builder *b, ltl_node condition) {
    if (condition != LTL_NO_NODE) {
        b->cfg->blocks.at[b->current].test = condition;
        note_sure(b, condition, true, 0);
        note_sure(b, condition, false, 1);
    }
}

/* ---- if, ?: ---- */

static const uint64_t HEAD = BIT(CONDITION) | BIT(INIT) | BIT(NAME) | BIT(MODIFIER) | BIT(TYPE);

/* The condition at `top->next` or behind; LTL_NO_NODE: none is left. */
static ltl_node condition_left(const ltl_cfg_builder *b, const ltl_cfg_frame *top) {
    for (ltl_node child = top->next; child < b->tree->end[top->node]; child = b->tree->end[child]) {
        if (b->tree->role[child] == LTL_ROLE_CONDITION &&
            b->tree->kind[child] != LTL_KIND_MODIFIER) {
            return child;
        }
    }
    return LTL_NO_NODE;
}

/* One of several conditions was walked (Swift's `if let x = a, b`): when it does not hold, the others are
 * not asked. */
static void split_conditions(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->test != LTL_NO_BLOCK && condition_left(b, top) != LTL_NO_NODE) {
        ltl_cfg__note_test(b, top->test);
        ltl_basic_block test = b->current;
        ltl_cfg__go_on(b, ltl_cfg__block(b));
        ltl_cfg__edge(b, test, ltl_cfg__top(b)->first);
    }
}

/* The next part of the head; false: there is none. `test` is the condition that was entered last. */
static bool enter_head(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    ltl_node next = top->next;
    while (next < b->tree->end[top->node] && (HEAD >> b->tree->role[next] & 1) == 0) {
        next = b->tree->end[next];
    }
    bool is_condition = next < b->tree->end[top->node] &&
                        b->tree->role[next] == LTL_ROLE_CONDITION &&
                        b->tree->kind[next] != LTL_KIND_MODIFIER;
    top->test = is_condition ? next : top->test;
    return ltl_cfg__enter_next(b, HEAD);
}

/* first: where it goes on when it does not hold; second: the end of the part that was taken */
static void walk_if(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase == 0) {
        top->phase = 1;
        top->first = ltl_cfg__block(b);
        ltl_cfg__top(b)->test = LTL_NO_BLOCK;
    } else if (top->phase == 1) {
        split_conditions(b);
        if (!enter_head(b)) {
            top = ltl_cfg__top(b);
            ltl_cfg__define(b, top->node, LTL_ROLE_NAME);
            ltl_cfg__define(b, top->node, LTL_ROLE_CONDITION); /* Swift's `if case .a(let x) = y` */
            top->phase = 2;
            ltl_node test = top->test != LTL_NO_BLOCK ? top->test : LTL_NO_NODE;
            ltl_basic_block other = top->first;
            ltl_cfg__note_test(b, test);
            ltl_basic_block head = b->current;
            ltl_basic_block taken = ltl_cfg__block(b);
            bool is_inverted = ltl_cfg__is_inverted(b, ltl_cfg__top(b)->node);
            ltl_cfg__edge(b, head, is_inverted ? other : taken);
            ltl_cfg__edge(b, head, is_inverted ? taken : other);
            ltl_cfg__begin(b, taken);
        }
    } else if (top->phase == 2) {
        if (!ltl_cfg__enter_next(b, ~(HEAD | BIT(ELSE)))) {
            top->phase = 3;
            top->second = b->current;
            ltl_cfg__begin(b, top->first);
        }
    } else if (!ltl_cfg__enter_next(b, BIT(ELSE))) {
        ltl_basic_block after = ltl_cfg__block(b);
        ltl_cfg__edge(b, top->second, after);
        ltl_cfg__go_on(b, after);
        ltl_cfg__finish(b);
    }
}

/* `let Some(x) = y else { return }`: the part behind `else` leaves. first: the end of the head */
static void walk_let_else(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase == 0) {
        if (!ltl_cfg__enter_next(b, ~BIT(ELSE))) {
            top->phase = 1;
            top->first = b->current;
            ltl_cfg__go_on(b, ltl_cfg__block(b));
        }
    } else if (!ltl_cfg__enter_next(b, BIT(ELSE))) {
        ltl_basic_block after = ltl_cfg__block(b);
        ltl_cfg__edge(b, top->first, after);
        ltl_cfg__go_on(b, after);
        ltl_cfg__finish(b);
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
        ltl_cfg__finish(b);
    }
}

/* `x ??= y`: y is only asked when it is needed. first: the end of the left part */
static void walk_short_given(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase == 0) {
        if (!ltl_cfg__enter_next(b, ~BIT(RIGHT))) {
            top->phase = 1;
            top->first = b->current;
            b->cfg->blocks.at[b->current].shorts = top->node;
            ltl_cfg__go_on(b, ltl_cfg__block(b));
        }
    } else if (!ltl_cfg__enter_next(b, BIT(RIGHT))) {
        ltl_basic_block first = top->first;
        ltl_cfg__finish(b);
        ltl_basic_block after = ltl_cfg__block(b);
        ltl_cfg__edge(b, first, after);
        ltl_cfg__go_on(b, after);
    }
}

static bool is_short_given(const ltl_tree *tree, ltl_node node) {
    static const char *const OPERATORS[] = {"?\?=", "||=", "&&=", NULL};
    return is_one_of(ltl_tree_name(tree, node), OPERATORS);
}

/* ---- ?. ---- */

/* `x?.y`, `x?.[y]`, Ruby's `x&.y`, PHP's `x?->y`. */
static bool is_optional(const ltl_tree *tree, ltl_node node) {
    static const char *const OPERATORS[] = {"?.", "?", "&.", "?->", NULL};
    ltl_node first = node + 1;
    if (first >= tree->end[node]) {
        return false;
    }
    ltl_node second = tree->end[first];
    bool is_marked = second < tree->end[node] && tree->kind[second] == LTL_KIND_MODIFIER &&
                     is_one_of(ltl_tree_name(tree, second), OPERATORS);
    return is_marked || is_one_of(ltl_tree_name(tree, node), OPERATORS);
}

/* A call that is only made when what it is made on is there; JavaScript also has `f?.(x)`. */
static bool is_optional_call(const ltl_tree *tree, ltl_node call) {
    ltl_node callee = call + 1;
    if (tree->role[callee] != LTL_ROLE_CALLEE) {
        return false;
    }
    ltl_str behind = ltl_str_slice(tree->source->text, tree->stop[callee], tree->stop[call]);
    return ltl_str_starts_with(behind, LTL_STR("?.")) ||
           (tree->kind[callee] == LTL_KIND_MEMBER && is_optional(tree, callee));
}

/* What is asked of, then perhaps the rest. first: the end of the former */
static void walk_optional(ltl_cfg_builder *b) {
    const uint64_t asked = BIT(CALLEE) | BIT(RECEIVER);
    ltl_cfg_frame *top = ltl_cfg__top(b);
    if (top->phase == 0) {
        if (!ltl_cfg__enter_next(b, asked)) {
            top->phase = 1;
            top->first = b->current;
            ltl_cfg__go_on(b, ltl_cfg__block(b));
        }
    } else if (!ltl_cfg__enter_next(b, ~asked)) {
        ltl_basic_block first = top->first;
        ltl_cfg__finish(b);
        ltl_basic_block after = ltl_cfg__block(b);
        ltl_cfg__edge(b, first, after);
        ltl_cfg__go_on(b, after);
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

/* `#if 0`: no compiler sees it. */
static bool is_never(const ltl_tree *tree, ltl_node node) {
    ltl_node condition = ltl_str_starts_with(ltl_tree_name(tree, node), LTL_STR("#if"))
                             ? ltl_tree_child(tree, node, LTL_ROLE_CONDITION)
                             : LTL_NO_NODE;
    return condition != LTL_NO_NODE && ltl_str_is(ltl_tree_text(tree, condition), "0");
}

/* Only what stands behind its `#else`. */
static void walk_never(ltl_cfg_builder *b) {
    if (!ltl_cfg__enter_next(b, BIT(ELSE))) {
        ltl_cfg__leave(b);
    }
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

/* ---- which ---- */

static ltl_cfg_handler handler_of_other(const ltl_cfg_builder *b, ltl_node node) {
    const ltl_tree *tree = b->tree;
    ltl_str text = ltl_tree_text(tree, node);
    if (ltl_cfg__has(b, node, LTL_ROLE_LABEL)) {
        bool is_jump = ltl_str_starts_with(text, LTL_STR("break@")) ||
                       ltl_str_starts_with(text, LTL_STR("continue@")); /* Kotlin */
        return is_jump ? ltl_cfg__walk_break : ltl_cfg__walk_label;
    }
    if (tree->kind[tree->parent[node]] == LTL_KIND_LOOP &&
        ltl_str_starts_with(text, LTL_STR("where"))) {
        return ltl_cfg__walk_where;
    }
    return ltl_cfg__is_comprehension(tree, node) ? ltl_cfg__walk_comprehension : NULL;
}

static ltl_cfg_handler handler_of_block(const ltl_cfg_builder *b, ltl_node node) {
    return is_never(b->tree, node)                                  ? walk_never
           : is_choice(b->tree, node)                               ? walk_choice
           : b->label != 0 || ltl_cfg__has(b, node, LTL_ROLE_LABEL) ? ltl_cfg__walk_labelled
           : ltl_cfg__defers(b, node)                               ? ltl_cfg__walk_deferring
           : ltl_cfg__is_macro_loop(b, node)                        ? ltl_cfg__walk_macro_loop
                                                                    : NULL;
}

ltl_cfg_handler ltl_cfg__handler_of(const ltl_cfg_builder *b, ltl_node node) {
    const ltl_tree *tree = b->tree;
    switch (ltl_tree_kind(tree, node)) {
    case LTL_KIND_IF:
    case LTL_KIND_CONDITIONAL:
        return walk_if;
    case LTL_KIND_BINARY:
        return is_short(ltl_tree_name(tree, node)) ? walk_short : NULL;
    case LTL_KIND_ASSIGN:
        return is_short_given(tree, node) ? walk_short_given : NULL;
    case LTL_KIND_DECLARATION:
        return ltl_cfg__has(b, node, LTL_ROLE_ELSE) ? walk_let_else : NULL;
    case LTL_KIND_BLOCK:
        return handler_of_block(b, node);
    case LTL_KIND_LOOP:
        return ltl_cfg__is_comprehension(tree, node) ? ltl_cfg__walk_comprehension
                                                     : ltl_cfg__walk_loop;
    case LTL_KIND_SWITCH:
        return ltl_cfg__walk_switch;
    case LTL_KIND_CASE:
        return ltl_cfg__walk_case;
    case LTL_KIND_TRY:
        return b->label != 0 ? ltl_cfg__walk_labelled : ltl_cfg__walk_try;
    case LTL_KIND_CATCH:
        return ltl_cfg__walk_catch;
    case LTL_KIND_BREAK:
        return ltl_cfg__walk_break;
    case LTL_KIND_RETURN:
        return ltl_cfg__walk_return;
    case LTL_KIND_THROW:
        return ltl_cfg__walk_throw;
    case LTL_KIND_OTHER:
        return handler_of_other(b, node);
    case LTL_KIND_INDEX:
        return is_optional(tree, node) ? walk_optional : NULL;
    case LTL_KIND_COLLECTION:
        return ltl_cfg__is_comprehension(tree, node) ? ltl_cfg__walk_comprehension : NULL;
    case LTL_KIND_CALL:
        return ltl_cfg__is_comprehension(tree, node) ? ltl_cfg__walk_comprehension
               : is_optional_call(tree, node)        ? walk_optional
                                                     : NULL;
    default:
        return NULL;
    }
}
