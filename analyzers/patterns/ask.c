#include "analyzers/patterns/ask.h"

/* `**ltl_dots`, `ltl_dots: ltl_dots`, `SET ltl_dots = ltl_dots`: an ellipsis among pairs. */
static bool is_pair_ellipsis(const ltl_pattern *pattern, ltl_node node) {
    const ltl_tree *tree = pattern->tree;
    bool may_be_one = tree->kind[node] == LTL_KIND_SPREAD ||
                      tree->kind[node] == LTL_KIND_KEYWORD_ARGUMENT ||
                      (tree->kind[node] == LTL_KIND_ASSIGN && tree->language->dots_after != NULL);
    if (!may_be_one) {
        return false;
    }
    ltl_node child = node + 1;
    while (child < tree->end[node] && pattern->asks[child] == LTL_ASK_ELLIPSIS) {
        child = tree->end[child];
    }
    return child >= tree->end[node];
}

static bool is_deep_call(ltl_asker *a, ltl_node node) {
    const ltl_tree *tree = a->pattern->tree;
    ltl_str name;
    return tree->kind[node] == LTL_KIND_CALL && ltl_tree_child_count(tree, node) == 2 &&
           ltl_placeholder_read(a->arena, ltl_tree_text(tree, node + 1), &name) ==
               LTL_STAND_IN_DEEP;
}

/* `a. ... .b`: a member whose name is an ellipsis, or a call of it where calls need no parentheses. */
static bool is_chain(const ltl_pattern *pattern, ltl_node node) {
    const ltl_tree *tree = pattern->tree;
    if (tree->kind[node] == LTL_KIND_CALL) {
        return pattern->asks[node + 1] == LTL_ASK_CHAIN && tree->stop[node + 1] == tree->stop[node];
    }
    if (tree->kind[node] != LTL_KIND_MEMBER) {
        return false;
    }
    ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    return name != LTL_NO_NODE && pattern->asks[name] == LTL_ASK_ELLIPSIS;
}

/* `... x` is a command with the word x, first or later; `...` alone is any command. */
static void ask_of_command(ltl_pattern *pattern, ltl_node node) {
    const ltl_tree *tree = pattern->tree;
    ltl_ask first = (ltl_ask)pattern->asks[node + 1];
    if (first != LTL_ASK_ELLIPSIS && first != LTL_ASK_SEQUENCE) {
        return;
    }
    if (ltl_tree_child_count(tree, node) == 1) {
        pattern->asks[node] = (uint8_t)first;
        pattern->metavariable[node] = pattern->metavariable[node + 1];
    }
    for (ltl_node word = node + 1; word < tree->end[node]; word = tree->end[word]) {
        tree->role[word] = LTL_ROLE_NONE;
    }
}

/* `RUN x ...` is about any command x of that instruction. */
static void ask_of_deep_body(ltl_pattern *pattern, ltl_node node) {
    ltl_node body = ltl_tree_child(pattern->tree, node, LTL_ROLE_BODY);
    bool is_deep = (pattern->options & LTL_MATCH_SHALLOW_STATEMENT) == 0;
    if (is_deep && body != LTL_NO_NODE && pattern->tree->kind[body] == LTL_KIND_CALL &&
        pattern->asks[body] == LTL_ASK_SAME) {
        pattern->asks[body] = LTL_ASK_WITHIN;
    }
}

/* `"..." "..."` is any number of strings side by side. */
static void ask_of_concatenation(ltl_pattern *pattern, ltl_node node) {
    const ltl_tree *tree = pattern->tree;
    for (ltl_node part = node + 1; part < tree->end[node]; part = tree->end[part]) {
        if (pattern->asks[part] == LTL_ASK_ANY_STRING) {
            pattern->asks[part] = LTL_ASK_ELLIPSIS;
        }
    }
}

static void ask_of_inner(ltl_asker *a, ltl_node node) {
    ltl_pattern *pattern = a->pattern;
    if (ltl_is_concatenation(pattern->tree, node)) {
        ask_of_concatenation(pattern, node);
        return;
    }
    if ((ltl_tree_row_flags(pattern->tree, node) & LTL_ROW_DEEP_BODY) != 0) {
        ask_of_deep_body(pattern, node);
        return;
    }
    if ((ltl_tree_row_flags(pattern->tree, node) & LTL_ROW_WORDS) != 0) {
        ask_of_command(pattern, node);
        return;
    }
    if (is_deep_call(a, node)) {
        pattern->asks[node] = LTL_ASK_DEEP;
        return;
    }
    if (is_pair_ellipsis(pattern, node)) {
        pattern->asks[node] = LTL_ASK_ELLIPSIS;
        return;
    }
    if (is_chain(pattern, node)) {
        pattern->asks[node] = LTL_ASK_CHAIN;
        return;
    }
    ltl_ask_lone(pattern, node);
}

static void ask_between(ltl_asker *a, ltl_node first, ltl_node end) {
    /* Backwards: children first. */
    for (ltl_node node = end; node-- > first;) {
        if (ltl_ask_literal(a, node)) {
            continue;
        }
        if (ltl_tree_is_leaf(a->pattern->tree, node)) {
            ltl_ask_leaf(a, node);
        } else {
            ask_of_inner(a, node);
        }
    }
}

/* The types asked for stand behind the pattern. */
static void ask_for_types(ltl_asker *a, const ltl_reading *reading) {
    ltl_pattern *pattern = a->pattern;
    const ltl_tree *tree = pattern->tree;
    for (uint32_t i = 0; i < reading->type_count; i++) {
        ask_between(a, reading->types[i], tree->end[reading->types[i]]);
    }
    pattern->type = LTL_NEW_ARRAY(a->arena, ltl_node, tree->count);
    for (ltl_node node = pattern->first; node < pattern->end; node++) {
        if (pattern->asks[node] == LTL_ASK_TYPED) {
            uint32_t type = ltl_placeholder_type(ltl_tree_text(tree, node));
            pattern->type[node] = reading->types[type < reading->type_count ? type : 0];
        }
    }
}

void ltl_ask_nodes(ltl_asker *a, const ltl_reading *reading) {
    ltl_pattern *pattern = a->pattern;
    pattern->asks = LTL_NEW_ARRAY(a->arena, uint8_t, pattern->tree->count);
    pattern->metavariable = LTL_NEW_ARRAY(a->arena, uint16_t, pattern->tree->count);
    ask_between(a, pattern->first, pattern->end);
    if (reading->type_count > 0) {
        ask_for_types(a, reading);
    }
}
