#include "analyzers/embedded/embedded_internal.h"

enum { MAX_HOLE_BYTES = 4096 };

static bool is_in_file(const ltl_source *source, const ltl_hole_row *row) {
    return row->extension == NULL || ltl_str_ends_with(source->path, ltl_str_of(row->extension));
}

bool ltl_embedded__holes_may_hold(const ltl_source *source, const ltl_language *host,
                                  const ltl_language *language) {
    const ltl_hole_row *row = host->holes;
    for (; row != NULL && row->node != NULL; row++) {
        ltl_str mark = ltl_str_of(row->open != NULL ? row->open : "{");
        if (is_in_file(source, row) && strcmp(row->language, language->id) == 0 &&
            ltl_str_find(source->text, mark, 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

static bool is_first_below(const ltl_tree *tree, ltl_node node, const char *type) {
    ltl_node parent = tree->parent[node];
    if (parent == LTL_NO_NODE || strcmp(ltl_tree_symbol_name(tree, parent), type) != 0) {
        return false;
    }
    for (ltl_node child = ltl_tree_first_child(tree, parent); child < node;
         child = ltl_tree_next_sibling(tree, child)) {
        if (tree->symbol[child] == tree->symbol[node]) {
            return false;
        }
    }
    return true;
}

static const ltl_hole_row *row_of(const ltl_tree *tree, ltl_node node) {
    const char *type = ltl_tree_symbol_name(tree, node);
    for (const ltl_hole_row *row = tree->language->holes; row != NULL && row->node != NULL; row++) {
        if (strcmp(row->node, type) == 0 && is_in_file(tree->source, row) &&
            (row->under == NULL || is_first_below(tree, node, row->under))) {
            return row;
        }
    }
    return NULL;
}

const ltl_hole_row *ltl_embedded__hole_of(const ltl_tree *tree, ltl_node node) {
    const ltl_hole_row *row = row_of(tree, node);
    bool is_marked = row != NULL && row->open != NULL &&
                     ltl_str_find(ltl_tree_text(tree, node), ltl_str_of(row->open), 0) != SIZE_MAX;
    return is_marked ? row : NULL;
}

/* Where the mark that closes stands, past what nests and past strings; `from` is behind the open one. */
static size_t find_close(ltl_str text, size_t from, ltl_str close) {
    uint32_t depth = 0;
    char quote = '\0';
    for (size_t at = from; at < text.len && at - from < MAX_HOLE_BYTES; at++) {
        char byte = text.ptr[at];
        if (quote != '\0') {
            at += byte == '\\';
            quote = byte == quote ? '\0' : quote;
        } else if (depth == 0 && ltl_str_starts_with(ltl_str_slice(text, at, text.len), close)) {
            return at;
        } else if (byte == '\'' || byte == '"' || byte == '`') {
            quote = byte;
        } else if (byte == '{') {
            depth++;
        } else if (byte == '}' && depth > 0) {
            depth--;
        }
    }
    return SIZE_MAX;
}

typedef struct finder {
    ltl_arena *arena;
    const ltl_tree *tree;
    const ltl_language *script;
    ltl_embedded_parts *parts;
    uint32_t reached; /* a hole may go on past the text that it begins in */
} finder;

static bool add(finder *f, const ltl_hole_row *row, size_t start, size_t end) {
    ltl_str code = ltl_str_trim(ltl_source_slice(
        f->tree->source, (ltl_span){(uint32_t)start, (uint32_t)end}));
    bool is_code = code.len > 0 && start > 0 && end < f->tree->source->text.len &&
                   !ltl_str_starts_with(code, LTL_STR("..."));
    const ltl_language *language =
        f->script != NULL ? f->script : ltl_language_find(ltl_str_of(row->language));
    return !is_code ||
           ltl_embedded__add(f->arena, f->parts,
                             (ltl_embedded){.span = {(uint32_t)start, (uint32_t)end},
                                            .language = language,
                                            .form = LTL_EMBED_EXPRESSION,
                                            .is_escaped = row->is_escaped});
}

/* The whole node, up to the mark that may end it early. */
static bool add_node(finder *f, const ltl_hole_row *row, ltl_span span) {
    ltl_str text = ltl_source_slice(f->tree->source, span);
    size_t end = row->close != NULL ? ltl_str_find(text, ltl_str_of(row->close), 0) : SIZE_MAX;
    return add(f, row, span.start, end != SIZE_MAX ? span.start + end : span.end);
}

static bool add_marked(finder *f, const ltl_hole_row *row, ltl_span span) {
    ltl_str text = f->tree->source->text;
    ltl_str open = ltl_str_of(row->open);
    ltl_str close = ltl_str_of(row->close);
    size_t at = f->reached > span.start ? f->reached : span.start;
    for (;;) {
        at = ltl_str_find(ltl_str_slice(text, 0, span.end), open, at);
        size_t end = at != SIZE_MAX ? find_close(text, at + open.len, close) : SIZE_MAX;
        if (end == SIZE_MAX) {
            return true;
        }
        if (!add(f, row, at + open.len, end)) {
            return false;
        }
        at = end + close.len;
        f->reached = (uint32_t)at;
    }
}

static bool find_in(finder *f, ltl_kind kind) {
    bool is_all = true;
    f->reached = 0;
    for (ltl_node node = f->tree->kind_first[kind]; node != LTL_NO_NODE && is_all;
         node = f->tree->kind_next[node]) {
        const ltl_hole_row *row = row_of(f->tree, node);
        if (row != NULL) {
            ltl_span span = ltl_tree_span(f->tree, node);
            is_all = row->open != NULL ? add_marked(f, row, span) : add_node(f, row, span);
        }
    }
    return is_all;
}

bool ltl_embedded__holes(ltl_arena *arena, const ltl_tree *tree, const ltl_language *script,
                         ltl_embedded_parts *parts) {
    finder f = {.arena = arena, .tree = tree, .script = script, .parts = parts};
    return tree->language->holes == NULL ||
           (find_in(&f, LTL_KIND_TEXT) && find_in(&f, LTL_KIND_STRING));
}
