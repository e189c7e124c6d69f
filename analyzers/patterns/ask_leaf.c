#include "analyzers/patterns/ask.h"

ltl_ask ltl_ask_stand_in(ltl_asker *a, ltl_stand_in stand_in, ltl_str name,
                         uint16_t *out_metavariable) {
    switch (stand_in) {
    case LTL_STAND_IN_METAVARIABLE:
        if (ltl_str_is(name, "$_")) {
            return LTL_ASK_ANYTHING;
        }
        *out_metavariable = ltl_metavariables_intern(a->arena, a->metavariables, name);
        return LTL_ASK_METAVARIABLE;
    case LTL_STAND_IN_SEQUENCE:
        *out_metavariable = ltl_metavariables_intern(a->arena, a->metavariables, name);
        return LTL_ASK_SEQUENCE;
    case LTL_STAND_IN_TYPED:
        *out_metavariable = ltl_str_is(name, "$_")
                                ? UINT16_MAX
                                : ltl_metavariables_intern(a->arena, a->metavariables, name);
        return LTL_ASK_TYPED;
    case LTL_STAND_IN_ELLIPSIS:
        return LTL_ASK_ELLIPSIS;
    case LTL_STAND_IN_DEEP:
    case LTL_STAND_IN_NONE:
    default:
        return LTL_ASK_SAME;
    }
}

/* A word in quotes, where quotes say nothing: `"..."` asks for one that interpolates. */
static void ask_of_quoted_word(ltl_asker *a, ltl_node node) {
    ltl_pattern *pattern = a->pattern;
    ltl_str name;
    ltl_str content = ltl_tree_name(pattern->tree, node);
    ltl_stand_in stand_in = ltl_placeholder_read(a->arena, content, &name);
    pattern->asks[node] = LTL_ASK_ANY_TEMPLATE;
    if (stand_in != LTL_STAND_IN_ELLIPSIS) {
        pattern->asks[node] =
            (uint8_t)ltl_ask_stand_in(a, stand_in, name, &pattern->metavariable[node]);
    }
    if (stand_in == LTL_STAND_IN_NONE) {
        ltl_str restored = ltl_placeholder_restore(a->arena, content);
        pattern->tree->name[node] = ltl_names_intern(a->names, restored);
    }
}

/* `:$X`, `$X: v`: true when it is one. */
static bool ask_of_symbol(ltl_asker *a, ltl_node node) {
    ltl_pattern *pattern = a->pattern;
    if ((ltl_tree_row_flags(pattern->tree, node) & LTL_ROW_SYMBOL) == 0) {
        return false;
    }
    ltl_str text = ltl_tree_name(pattern->tree, node);
    ltl_str name;
    ltl_stand_in stand_in = ltl_placeholder_read(a->arena, ltl_str_slice(text, 1, text.len), &name);
    ltl_ask ask = ltl_ask_stand_in(a, stand_in, name, &pattern->metavariable[node]);
    pattern->asks[node] = (uint8_t)(ask == LTL_ASK_METAVARIABLE ? LTL_ASK_SYMBOL_CONTENT : ask);
    return ask != LTL_ASK_SAME;
}

/* A key without its quotes, markup's text without the blanks around it. */
static ltl_str leaf_text(const ltl_tree *tree, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(tree, node);
    bool has_name = kind == LTL_KIND_NAME || kind == LTL_KIND_TEXT || kind == LTL_KIND_STRING;
    return has_name ? ltl_tree_name(tree, node) : ltl_tree_text(tree, node);
}

void ltl_ask_leaf(ltl_asker *a, ltl_node node) {
    ltl_pattern *pattern = a->pattern;
    const ltl_tree *tree = pattern->tree;
    if (ask_of_symbol(a, node)) {
        return;
    }
    if (tree->kind[node] == LTL_KIND_NAME && (ltl_tree_row_flags(tree, node) & LTL_ROW_WORD) != 0) {
        ask_of_quoted_word(a, node);
        return;
    }
    ltl_str name;
    ltl_stand_in stand_in = ltl_placeholder_read(a->arena, leaf_text(tree, node), &name);
    pattern->asks[node] =
        (uint8_t)ltl_ask_stand_in(a, stand_in, name, &pattern->metavariable[node]);
    uint32_t start = tree->start[node];
    if (pattern->asks[node] == LTL_ASK_ELLIPSIS && node > pattern->first && start > 0 &&
        tree->kind[tree->parent[node]] == LTL_KIND_TEMPLATE &&
        tree->source->text.ptr[start - 1] == '{') {
        pattern->asks[node] = LTL_ASK_ANYTHING; /* `${...}` is one piece */
    }
}
