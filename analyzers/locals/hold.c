#include "analyzers/locals/locals_internal.h"

#include "analyzers/dataflow/known.h"

bool ltl_locals__is_word(ltl_str word, const char *const *all) {
    for (; *all != NULL; all++) {
        if (ltl_str_is(word, *all)) {
            return true;
        }
    }
    return false;
}

bool ltl_locals__is_null_word(const ltl_tree *tree, ltl_node node) {
    static const char *const WORDS[] = {"None", "null", "nil", "undefined", "NULL", "Null", NULL};
    ltl_kind kind = ltl_tree_kind(tree, node);
    return (kind == LTL_KIND_LITERAL || kind == LTL_KIND_NAME) && ltl_tree_is_leaf(tree, node) &&
           (kind == LTL_KIND_LITERAL || ltl_str_is(ltl_tree_name(tree, node), "undefined")) &&
           ltl_locals__is_word(ltl_tree_text(tree, node), WORDS);
}

ltl_node ltl_locals__bare(const ltl_tree *tree, ltl_node node) {
    while (node != LTL_NO_NODE) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        ltl_node inner = LTL_NO_NODE;
        if (kind == LTL_KIND_EXPRESSION_STATEMENT && !ltl_tree_is_leaf(tree, node)) {
            inner = node + 1;
        } else if (kind == LTL_KIND_CAST) {
            inner = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
        } else if (kind == LTL_KIND_AWAIT && !ltl_tree_is_leaf(tree, node)) {
            inner = node + 1;
        }
        if (inner == LTL_NO_NODE) {
            return node;
        }
        node = inner;
    }
    return node;
}

static uint32_t items_of(const ltl_tree *tree, ltl_node collection) {
    uint32_t count = 0;
    if (collection + 1 < tree->end[collection] && tree->role[collection + 1] == LTL_ROLE_BODY) {
        return 0; /* a comprehension */
    }
    for (ltl_node child = collection + 1; child < tree->end[collection]; child = tree->end[child]) {
        ltl_kind kind = ltl_tree_kind(tree, child);
        bool is_plain = kind != LTL_KIND_SPREAD && kind != LTL_KIND_PAIR &&
                        kind != LTL_KIND_ASSIGN && kind != LTL_KIND_OTHER &&
                        tree->role[child] != LTL_ROLE_TYPE;
        if (!is_plain) {
            return 0;
        }
        count++;
    }
    bool is_map = count == 0 && ltl_str_starts_with(ltl_tree_text(tree, collection), LTL_STR("{"));
    return is_map ? 0 : count + 1;
}

static ltl_held of_literal(const ltl_tree *tree, ltl_node node) {
    ltl_known known = ltl_known_of_literal(tree, node);
    if (known.kind == LTL_KNOWN_NUMBER && known.is_integer) {
        return ltl_held_number(known.integer);
    }
    ltl_held held = {.is_null = LTL_NO};
    if (known.kind == LTL_KNOWN_BOOL) {
        held.is_true = known.integer != 0 ? LTL_YES : LTL_NO;
    }
    return held;
}

static ltl_held of_binary(const ltl_locals *l, const ltl_way *way, ltl_node node) {
    static const char *const ELSE[] = {"or", "||", "??", "?:", NULL};
    const ltl_tree *tree = l->tree;
    ltl_str word = ltl_tree_name(tree, node);
    ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
    if (left == LTL_NO_NODE || right == LTL_NO_NODE) {
        return ltl_held_any();
    }
    if (ltl_locals__is_word(word, ELSE)) {
        ltl_held other = ltl_locals__value(l, way, right);
        return (ltl_held){.is_null = other.is_null == LTL_NO ? LTL_NO : LTL_MAYBE};
    }
    ltl_held a = ltl_locals__value(l, way, left);
    ltl_held b = ltl_locals__value(l, way, right);
    int64_t result = 0;
    bool is_known = ltl_held_is_exact(&a) && ltl_held_is_exact(&b) &&
                    ((ltl_str_is(word, "+") && !__builtin_add_overflow(a.low, b.low, &result)) ||
                     (ltl_str_is(word, "-") && !__builtin_sub_overflow(a.low, b.low, &result)) ||
                     (ltl_str_is(word, "*") && !__builtin_mul_overflow(a.low, b.low, &result)));
    return is_known ? ltl_held_number(result) : ltl_held_any();
}

static ltl_held of_unary(const ltl_locals *l, const ltl_way *way, ltl_node node) {
    ltl_node operand = ltl_tree_child(l->tree, node, LTL_ROLE_OPERAND);
    bool is_minus = ltl_str_is(ltl_tree_name(l->tree, node), "-");
    if (!is_minus || operand == LTL_NO_NODE || l->tree->kind[operand] != LTL_KIND_NUMBER) {
        return ltl_held_any();
    }
    ltl_held held = ltl_locals__value(l, way, operand);
    return ltl_held_is_exact(&held) && held.low > INT64_MIN ? ltl_held_number(-held.low)
                                                            : ltl_held_any();
}

static ltl_held of_variable(const ltl_locals *l, const ltl_way *way, ltl_node node) {
    uint32_t slot = ltl_locals__slot(l, node);
    if (slot == UINT32_MAX) {
        return ltl_held_any();
    }
    ltl_held held = way->held[slot]; /* what it opened stays its own */
    held.resource = LTL_RESOURCE_NONE;
    held.opened = 0;
    return held;
}

ltl_held ltl_locals__value(const ltl_locals *l, const ltl_way *way, ltl_node node) {
    const ltl_tree *tree = l->tree;
    node = ltl_locals__bare(tree, node);
    if (node == LTL_NO_NODE) {
        return ltl_held_any();
    }
    if (ltl_locals__is_null_word(tree, node)) {
        return (ltl_held){.is_null = LTL_YES, .is_true = LTL_NO, .origin = node};
    }
    switch (ltl_tree_kind(tree, node)) {
    case LTL_KIND_NAME:
        return of_variable(l, way, node);
    case LTL_KIND_NUMBER:
    case LTL_KIND_STRING:
    case LTL_KIND_LITERAL:
        return of_literal(tree, node);
    case LTL_KIND_COLLECTION:
        return (ltl_held){.is_null = LTL_NO, .size = items_of(tree, node)};
    case LTL_KIND_NEW:
    case LTL_KIND_LAMBDA:
    case LTL_KIND_TEMPLATE:
        return (ltl_held){.is_null = LTL_NO, .is_true = LTL_MAYBE};
    case LTL_KIND_UNARY:
        return of_unary(l, way, node);
    case LTL_KIND_BINARY:
        return of_binary(l, way, node);
    case LTL_KIND_ASSIGN: {
        ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
        return right != LTL_NO_NODE ? ltl_locals__value(l, way, right) : ltl_held_any();
    }
    default:
        return ltl_held_any();
    }
}
