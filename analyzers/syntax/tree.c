#include "analyzers/syntax/tree.h"

#include <ctype.h>

#include "analyzers/syntax/grammar.h"

ltl_node ltl_tree_child(const ltl_tree *tree, ltl_node node, ltl_role role) {
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (tree->role[child] == role) {
            return child;
        }
    }
    return LTL_NO_NODE;
}

uint32_t ltl_tree_child_count(const ltl_tree *tree, ltl_node node) {
    uint32_t count = 0;
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        count++;
    }
    return count;
}

ltl_str ltl_tree_text(const ltl_tree *tree, ltl_node node) {
    return ltl_source_slice(tree->source, ltl_tree_span(tree, node));
}

ltl_str ltl_tree_name(const ltl_tree *tree, ltl_node node) {
    return ltl_names_text(tree->names, tree->name[node]);
}

/* Prefix letters and marks (b, r, f, u8, L, $, @, #) stand before the first quote; the same quotes,
 * one or three, stand at the end, perhaps followed by the marks of a raw string. */
ltl_span ltl_tree_string_content(const ltl_tree *tree, ltl_node node) {
    ltl_span span = ltl_tree_span(tree, node);
    ltl_str text = ltl_source_slice(tree->source, span);
    ltl_span content;
    if (tree->language->string_content != NULL && tree->language->string_content(text, &content)) {
        return (ltl_span){span.start + content.start, span.start + content.end};
    }
    size_t open = 0;
    while (open < text.len && text.ptr[open] != '"' && text.ptr[open] != '\'' &&
           text.ptr[open] != '`') {
        char c = text.ptr[open];
        bool is_mark = c == '#' || c == '$' || c == '@';
        if (open > 8 || (!isalnum((unsigned char)c) && !is_mark)) {
            return span; /* no quotes at all: the text is the content */
        }
        open++;
    }
    size_t close = text.len;
    while (close > open && text.ptr[close - 1] == '#') {
        close--;
    }
    if (open >= text.len || close < open + 2 || text.ptr[close - 1] != text.ptr[open]) {
        return span;
    }
    char quote = text.ptr[open];
    size_t width = 1;
    if (close - open >= 6 && text.ptr[open + 1] == quote && text.ptr[open + 2] == quote &&
        text.ptr[close - 2] == quote && text.ptr[close - 3] == quote) {
        width = 3;
    }
    return (ltl_span){span.start + (uint32_t)(open + width), span.start + (uint32_t)(close - width)};
}

const char *ltl_tree_symbol_name(const ltl_tree *tree, ltl_node node) {
    const ltl_grammar *grammar = tree->grammar;
    uint16_t symbol = tree->symbol[node];
    if (symbol == LTL_SYMBOL_SYNTHETIC || symbol >= grammar->symbol_count) {
        return tree->kind[node] == LTL_KIND_ERROR ? "ERROR" : "-";
    }
    return grammar->symbols[symbol].name;
}

ltl_row_flags ltl_tree_row_flags(const ltl_tree *tree, ltl_node node) {
    const ltl_grammar *grammar = tree->grammar;
    uint16_t symbol = tree->symbol[node];
    return symbol < grammar->symbol_count ? grammar->symbols[symbol].flags : 0;
}

bool ltl_tree_is_statement_list(const ltl_tree *tree, ltl_node node) {
    return tree->kind[node] == LTL_KIND_ROOT || tree->kind[node] == LTL_KIND_BLOCK ||
           (ltl_tree_row_flags(tree, node) & LTL_ROW_STATEMENTS) != 0;
}

ltl_node ltl_tree_first_from(const ltl_tree *tree, uint32_t offset) {
    ltl_node low = 1;
    ltl_node high = tree->count;
    while (low < high) {
        ltl_node middle = low + (high - low) / 2;
        if (tree->start[middle] < offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

ltl_node ltl_tree_node_at(const ltl_tree *tree, ltl_span span) {
    ltl_node node = ltl_tree_first_from(tree, span.start + 1) - 1;
    while (node != 0 && !ltl_span_contains(ltl_tree_span(tree, node), span)) {
        node = tree->parent[node];
    }
    return node;
}

enum { MAX_SCOPES = 32 };

ltl_str ltl_tree_scope(const ltl_tree *tree, ltl_node node, ltl_arena *arena) {
    ltl_str names[MAX_SCOPES];
    uint32_t count = 0;
    size_t bytes = 0;
    for (; node != LTL_NO_NODE && count < MAX_SCOPES; node = tree->parent[node]) {
        if (tree->kind[node] != LTL_KIND_FUNCTION && tree->kind[node] != LTL_KIND_CLASS) {
            continue;
        }
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        if (name != LTL_NO_NODE) {
            names[count] = ltl_tree_text(tree, name);
            bytes += names[count++].len + 1;
        }
    }
    if (count == 0) {
        return LTL_STR("");
    }
    char *joined = ltl_arena_alloc_raw(arena, bytes);
    size_t len = 0;
    while (count-- > 0) {
        memcpy(joined + len, names[count].ptr, names[count].len);
        len += names[count].len;
        joined[len++] = count > 0 ? '.' : '\0';
    }
    return (ltl_str){joined, len - 1};
}

uint32_t ltl_tree_comment_from(const ltl_tree *tree, uint32_t offset) {
    uint32_t low = 0;
    uint32_t high = tree->comment_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tree->comments[middle].end <= offset) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

const ltl_span *ltl_tree_comment_at(const ltl_tree *tree, uint32_t offset) {
    uint32_t low = ltl_tree_comment_from(tree, offset);
    bool is_in = low < tree->comment_count && tree->comments[low].start <= offset;
    return is_in ? &tree->comments[low] : NULL;
}
