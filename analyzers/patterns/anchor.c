#include "analyzers/patterns/anchor.h"

#include <ctype.h>

#include "core/limits.h"

static bool holds_a_name(const ltl_tree *tree, ltl_node node) {
    return (tree->kind[node] == LTL_KIND_NAME || tree->kind[node] == LTL_KIND_STRING) &&
           ltl_tree_name(tree, node).len >= LTL_MIN_ANCHOR_BYTES;
}

/* Depth of `node` below the pattern's root; 0 when the way leads through a node that matches at more
 * than one depth, or when statements stand side by side. */
static uint32_t depth_below_root(const ltl_pattern *pattern, ltl_node node) {
    uint32_t depth = 0;
    if (pattern->root_count > 1 || pattern->is_statement) {
        return 0;
    }
    for (ltl_node at = node; at != pattern->first; at = pattern->tree->parent[at]) {
        ltl_node parent = pattern->tree->parent[at];
        ltl_kind kind = (ltl_kind)pattern->tree->kind[parent];
        if (pattern->asks[parent] != LTL_ASK_SAME || kind == LTL_KIND_BLOCK ||
            kind == LTL_KIND_BINARY || kind == LTL_KIND_EXPRESSION_STATEMENT ||
            kind == LTL_KIND_ASSIGN || kind == LTL_KIND_LAMBDA || kind == LTL_KIND_ANNOTATION) {
            return 0;
        }
        depth++;
    }
    return depth + 1;
}

/* Skips what the pattern does not compare: the inside of a stand-in, the callee of a deep one. */
static bool is_compared(const ltl_pattern *pattern, ltl_node node) {
    for (ltl_node at = node; at >= pattern->first && at != LTL_NO_NODE;
         at = pattern->tree->parent[at]) {
        ltl_ask ask = (ltl_ask)pattern->asks[at];
        bool is_deep_callee = at != node && ask == LTL_ASK_DEEP && node == at + 1;
        bool has_own = ask == LTL_ASK_SAME || ask == LTL_ASK_DEEP || ask == LTL_ASK_CHAIN ||
                       ask == LTL_ASK_WITHIN;
        if (is_deep_callee || !has_own) {
            return false;
        }
        if (at == pattern->first) {
            break;
        }
    }
    return true;
}

/* A name or string that every match contains. A string may be put together from parts. */
static bool is_asked_literally(const ltl_pattern *pattern, ltl_node node) {
    return pattern->asks[node] == LTL_ASK_SAME && holds_a_name(pattern->tree, node) &&
           is_compared(pattern, node) && !ltl_pattern_takes_value(pattern, node);
}

/* The string of an import also fits longer ones. */
static bool is_module(const ltl_tree *tree, ltl_node node) {
    return tree->kind[node] == LTL_KIND_STRING && tree->role[node] == LTL_ROLE_MODULE;
}

/* The longest name; a callee's own name counts double because it decides most. */
void ltl_anchor_choose(ltl_pattern *pattern) {
    const ltl_tree *tree = pattern->tree;
    if ((pattern->options & LTL_MATCH_SYMBOLIC) != 0) {
        return; /* what it names may stand where the variable got it */
    }
    size_t best = 0;
    for (ltl_node node = pattern->first; node < pattern->end; node++) {
        if (!is_asked_literally(pattern, node) || is_module(tree, node)) {
            continue;
        }
        size_t worth = ltl_tree_name(tree, node).len;
        ltl_role role = (ltl_role)tree->role[node];
        worth *= role == LTL_ROLE_CALLEE || role == LTL_ROLE_NAME ? 2 : 1;
        if (worth > best) {
            best = worth;
            pattern->anchor = tree->name[node];
            pattern->anchor_depth = depth_below_root(pattern, node);
        }
    }
}

/* True when every further reading asks for the same text. */
static bool is_asked_by_all(const ltl_pattern *pattern, ltl_node node) {
    for (const ltl_pattern *also = pattern->also; also != NULL; also = also->also) {
        bool has = false;
        for (ltl_node other = also->first; other < also->end && !has; other++) {
            has = also->tree->name[other] == pattern->tree->name[node] &&
                  also->tree->kind[other] == pattern->tree->kind[node] &&
                  is_asked_literally(also, other);
        }
        if (!has) {
            return false;
        }
    }
    return true;
}

/* Where a string can be written in several ways, its longest word is written in all of them. */
static ltl_str literal_of(const ltl_tree *tree, ltl_node node) {
    ltl_str text = ltl_tree_name(tree, node);
    if (tree->kind[node] != LTL_KIND_STRING || tree->language->string_value == NULL) {
        return text;
    }
    ltl_str longest = LTL_STR_NONE;
    for (size_t start = 0; start < text.len;) {
        size_t end = start;
        while (end < text.len && (isalnum((unsigned char)text.ptr[end]) || text.ptr[end] == '_')) {
            end++;
        }
        longest = end - start > longest.len ? ltl_str_slice(text, start, end) : longest;
        start = end + 1;
    }
    return longest;
}

ltl_clauses ltl_pattern_clauses(ltl_arena *arena, const ltl_pattern *pattern) {
    const ltl_tree *tree = pattern->tree;
    ltl_clauses clauses = {0};
    for (ltl_node node = pattern->first; node < pattern->end; node++) {
        if (!is_asked_literally(pattern, node) || !is_asked_by_all(pattern, node)) {
            continue;
        }
        ltl_clause clause = {0};
        ltl_str literal = literal_of(tree, node);
        if (literal.len < LTL_MIN_ANCHOR_BYTES) {
            continue;
        }
        LTL_PUSH(arena, &clause,
                 ((ltl_literal){.text = literal,
                                .is_word = tree->kind[node] == LTL_KIND_NAME,
                                .is_caseless = tree->language->names_ignore_case ||
                                               (tree->language->literals_ignore_case &&
                                                tree->kind[node] == LTL_KIND_LITERAL)}));
        LTL_PUSH(arena, &clauses, clause);
    }
    return clauses;
}
