#include "analyzers/syntax/flattener.h"

#include <ctype.h>

#include "core/limits.h"
#include "core/vec.h"

enum {
    MAX_NAME_PARTS = 64,
    MAX_OPERATOR_BYTES = 256, /* `a < b < c …` is one node in some grammars: more says nothing new */
};

/* ---- tree arrays ---- */

#define GROW_ARRAY(f, member, capacity)                                                        \
    do {                                                                                       \
        void *grown = ltl_arena_alloc_raw((f)->arena, (size_t)(capacity) * sizeof *(member));  \
        if ((f)->tree->count > 0) {                                                            \
            memcpy(grown, (member), (f)->tree->count * sizeof *(member));                      \
        }                                                                                      \
        (member) = grown;                                                                      \
    } while (0)

void ltl_flattener_reserve(flattener *f, uint32_t capacity) {
    ltl_tree *tree = f->tree;
    GROW_ARRAY(f, tree->kind, capacity);
    GROW_ARRAY(f, tree->role, capacity);
    GROW_ARRAY(f, tree->symbol, capacity);
    GROW_ARRAY(f, tree->start, capacity);
    GROW_ARRAY(f, tree->stop, capacity);
    GROW_ARRAY(f, tree->end, capacity);
    GROW_ARRAY(f, tree->parent, capacity);
    GROW_ARRAY(f, tree->name, capacity);
    tree->capacity = capacity;
}

/* Without the blanks at the end. Nodes that end together share one look. */
static uint32_t trim(flattener *f, ltl_span span) {
    if (f->trimmed.end != span.end) {
        f->trimmed = (ltl_span){span.end, span.end};
        while (f->trimmed.start > 0 && strchr(" \t\r\n", f->text.ptr[f->trimmed.start - 1]) != NULL) {
            f->trimmed.start--;
        }
    }
    return f->trimmed.start > span.start ? f->trimmed.start : span.start;
}

ltl_node ltl_flattener_emit(flattener *f, ltl_node parent, ltl_kind kind, ltl_role role, uint16_t symbol,
                     ltl_span span) {
    ltl_tree *tree = f->tree;
    if (LTL_UNLIKELY(tree->count == tree->capacity)) {
        ltl_flattener_reserve(f, tree->capacity * 2);
    }
    ltl_node node = tree->count++;
    tree->kind[node] = (uint8_t)kind;
    tree->role[node] = (uint8_t)role;
    tree->symbol[node] = symbol < f->grammar->symbol_count ? f->grammar->symbols[symbol].public_id
                                                           : LTL_SYMBOL_SYNTHETIC;
    tree->start[node] = span.start;
    tree->stop[node] =
        f->grammar->language->trims_nodes && parent != LTL_NO_NODE ? trim(f, span) : span.end;
    tree->end[node] = node + 1;
    tree->parent[node] = parent;
    tree->name[node] = 0;
    return node;
}

uint32_t ltl_flattener_intern(flattener *f, ltl_span span) {
    return ltl_names_intern(f->names, ltl_str_slice(f->text, span.start, span.end));
}

uint32_t ltl_flattener_intern_string(flattener *f, ltl_node node) {
    const ltl_language *language = f->grammar->language;
    if (language->string_value != NULL) {
        ltl_str text = ltl_tree_text(f->tree, node);
        ltl_buf value;
        ltl_buf_init(&value, text.len + 2);
        bool has = language->string_value(text, &value);
        uint32_t name =
            has ? ltl_names_intern(f->names, ltl_arena_copy(f->arena, ltl_buf_borrow(&value))) : 0;
        ltl_buf_clear(&value);
        if (has) {
            return name;
        }
    }
    return ltl_flattener_intern(f, ltl_tree_string_content(f->tree, node));
}

void ltl_flattener_add_comment(flattener *f, ltl_span span) {
    ltl_tree *tree = f->tree;
    if (tree->comment_count == f->comment_capacity) {
        tree->comments = ltl_vec_grow(f->arena, tree->comments, tree->comment_count,
                                      tree->comment_count + 1, &f->comment_capacity,
                                      sizeof *tree->comments);
    }
    tree->comments[tree->comment_count++] = span;
}

void ltl_flattener_adopt(flattener *f, ltl_node first) {
    ltl_tree *tree = f->tree;
    ltl_node last = tree->count - 1;
    uint8_t kind = tree->kind[last];
    uint8_t role = tree->role[last];
    uint16_t symbol = tree->symbol[last];
    uint32_t stop = tree->stop[last];
    uint32_t name = tree->name[last];
    size_t moved = last - first;
    memmove(&tree->kind[first + 1], &tree->kind[first], moved * sizeof *tree->kind);
    memmove(&tree->role[first + 1], &tree->role[first], moved * sizeof *tree->role);
    memmove(&tree->symbol[first + 1], &tree->symbol[first], moved * sizeof *tree->symbol);
    memmove(&tree->start[first + 1], &tree->start[first], moved * sizeof *tree->start);
    memmove(&tree->stop[first + 1], &tree->stop[first], moved * sizeof *tree->stop);
    memmove(&tree->name[first + 1], &tree->name[first], moved * sizeof *tree->name);
    ltl_node parent = tree->parent[last];
    for (ltl_node node = last; node > first; node--) {
        tree->end[node] = tree->end[node - 1] + 1;
        ltl_node old = tree->parent[node - 1];
        tree->parent[node] = old == parent ? first : old + 1;
    }
    tree->kind[first] = kind;
    tree->role[first] = role;
    tree->symbol[first] = symbol;
    tree->stop[first] = stop; /* it starts where the first of them does */
    tree->name[first] = name;
    tree->parent[first] = parent;
    tree->end[first] = tree->count;
}

void ltl_flattener_enclose(flattener *f, ltl_node first, ltl_node end, ltl_kind kind, ltl_role role) {
    ltl_tree *tree = f->tree;
    ltl_node around = tree->parent[first];
    uint32_t stop = tree->start[first];
    for (ltl_node child = first; child < end; child = tree->end[child]) {
        stop = tree->stop[child];
    }
    ltl_node moved_last = tree->count;
    (void)ltl_flattener_emit(f, around, kind, role, LTL_SYMBOL_SYNTHETIC,
                             (ltl_span){tree->start[first], stop});
    for (ltl_node node = moved_last; node > first; node--) {
        tree->kind[node] = tree->kind[node - 1];
        tree->role[node] = tree->role[node - 1];
        tree->symbol[node] = tree->symbol[node - 1];
        tree->start[node] = tree->start[node - 1];
        tree->stop[node] = tree->stop[node - 1];
        tree->name[node] = tree->name[node - 1];
        tree->end[node] = tree->end[node - 1] + 1;
        ltl_node parent = tree->parent[node - 1];
        bool is_enclosed = parent == around && node <= end;
        tree->parent[node] = is_enclosed ? first : parent >= first ? parent + 1 : parent;
    }
    tree->kind[first] = (uint8_t)kind;
    tree->role[first] = (uint8_t)role;
    tree->symbol[first] = LTL_SYMBOL_SYNTHETIC;
    tree->stop[first] = stop;
    tree->name[first] = 0;
    tree->parent[first] = around;
    tree->end[first] = end + 1;
}

void ltl_flattener_close(flattener *f, ltl_node node, ltl_node above) {
    ltl_tree *tree = f->tree;
    ltl_node last = tree->count - 1;
    for (; node != above; node = tree->parent[node]) {
        tree->end[node] = tree->count;
        while (last != node && tree->parent[last] != node) {
            last = tree->parent[last];
        }
        tree->stop[node] = tree->stop[last] > tree->stop[node] ? tree->stop[last]
                                                               : tree->stop[node];
        last = node;
    }
}

void ltl_flattener_await_call(flattener *f, ltl_node call) {
    ltl_tree *tree = f->tree;
    ltl_node inner = call + 1;
    if (inner + 1 >= tree->count || tree->kind[inner] != LTL_KIND_AWAIT ||
        tree->start[inner] != tree->start[call] || ltl_tree_is_leaf(tree, inner)) {
        return;
    }
    for (ltl_node rest = tree->end[inner]; rest < tree->count; rest = tree->end[rest]) {
        tree->parent[rest] = inner;
    }
    uint16_t symbol = tree->symbol[inner];
    tree->symbol[inner] = tree->symbol[call];
    tree->symbol[call] = symbol;
    tree->kind[inner] = LTL_KIND_CALL;
    tree->kind[call] = LTL_KIND_AWAIT;
    tree->role[inner] = LTL_ROLE_OPERAND;
    tree->role[inner + 1] = LTL_ROLE_CALLEE;
    tree->start[inner] = tree->start[inner + 1];
    tree->stop[inner] = tree->stop[call];
    tree->end[inner] = tree->end[call];
}

/* The grammar's own name of a symbol. */
static uint32_t token_name(flattener *f, uint16_t symbol) {
    if (f->token_names[symbol] == 0) {
        ltl_str text = ltl_str_of(f->grammar->symbols[symbol].name);
        f->token_names[symbol] = ltl_names_intern(f->names, text);
    }
    return f->token_names[symbol];
}

/* ---- operators ---- */

static bool takes_operator(const flattener *f, ltl_node node) {
    ltl_tree *tree = f->tree;
    switch (tree->kind[node]) {
    case LTL_KIND_BINARY:
    case LTL_KIND_UNARY:
    case LTL_KIND_ASSIGN:
    case LTL_KIND_MEMBER:
    case LTL_KIND_OTHER:
        return true;
    default:
        break;
    }
    uint16_t symbol = tree->symbol[node];
    return symbol < f->grammar->symbol_count &&
           (f->grammar->symbols[symbol].flags & LTL_ROW_OPERATOR) != 0;
}

void ltl_flattener_add_operator(flattener *f, ltl_node node, uint16_t symbol) {
    if (!takes_operator(f, node)) {
        return;
    }
    uint32_t token = token_name(f, symbol);
    uint32_t *name = &f->tree->name[node];
    if (*name == 0) {
        *name = token;
        return;
    }
    ltl_str had = ltl_names_text(f->names, *name);
    if (had.len > MAX_OPERATOR_BYTES) {
        return;
    }
    ltl_str both = ltl_arena_printf(f->arena, "%.*s %.*s", LTL_STR_ARG(had),
                                    LTL_STR_ARG(ltl_names_text(f->names, token)));
    *name = ltl_names_intern(f->names, both);
}

static bool is_name_separator(char c) { return c != '\0' && strchr(".:\\ \t\r\n", c) != NULL; }

void ltl_flattener_emit_compound_name(flattener *f, ltl_node parent, ltl_role role, const visit *v) {
    ltl_span parts[MAX_NAME_PARTS];
    uint32_t count = 0;
    uint32_t at = v->start;
    while (at < v->stop && count < MAX_NAME_PARTS) {
        while (at < v->stop && is_name_separator(f->text.ptr[at])) {
            at++;
        }
        uint32_t start = at;
        while (at < v->stop && !is_name_separator(f->text.ptr[at])) {
            at++;
        }
        if (at > start) {
            parts[count++] = (ltl_span){start, at};
        }
    }
    for (uint32_t members = count > 0 ? count - 1 : 0; members > 0; members--) {
        parent = ltl_flattener_emit(f, parent, LTL_KIND_MEMBER, role, v->symbol,
                      (ltl_span){v->start, parts[members].end});
        role = LTL_ROLE_RECEIVER;
    }
    for (uint32_t i = 0; i < count; i++) {
        ltl_role part_role = i == 0 ? role : LTL_ROLE_NAME;
        ltl_node leaf = ltl_flattener_emit(f, parent, LTL_KIND_NAME, part_role, v->symbol, parts[i]);
        f->tree->name[leaf] = ltl_flattener_intern(f, parts[i]);
        if (i > 0) {
            f->tree->end[parent] = f->tree->count;
            parent = f->tree->parent[parent];
        }
    }
}

static uint32_t intern_symbol(flattener *f, ltl_span span) {
    ltl_str text = ltl_str_slice(f->text, span.start, span.end);
    if (text.len > 0 && text.ptr[0] == ':') {
        return ltl_names_intern(f->names, text);
    }
    while (text.len > 0 && (isspace((unsigned char)text.ptr[text.len - 1]) ||
                            text.ptr[text.len - 1] == ':')) {
        text.len--;
    }
    return ltl_names_intern(f->names, ltl_arena_printf(f->arena, ":%.*s", LTL_STR_ARG(text)));
}

/* What markup says is the same however it is laid out. */
static ltl_span without_blanks(const flattener *f, ltl_span span) {
    while (span.start < span.end && isspace((unsigned char)f->text.ptr[span.start])) {
        span.start++;
    }
    while (span.end > span.start && isspace((unsigned char)f->text.ptr[span.end - 1])) {
        span.end--;
    }
    return span;
}

/* Of a literal whose node type does not say whether it is a string. */
static ltl_kind kind_of_literal(const flattener *f, uint32_t start) {
    char c = f->tree->source->text.ptr[start];
    if (c == '\'' || c == '"') {
        return LTL_KIND_STRING;
    }
    return c >= '0' && c <= '9' ? LTL_KIND_NUMBER : LTL_KIND_LITERAL;
}

/* The symbol that a leaf is told by, whatever its text: its own, or that of the keyword that a literal
 * is (`NULL`, `null`); 0: by its text. */
static uint16_t typed_leaf(const flattener *f, ltl_kind kind, const visit *v) {
    bool is_keyword = kind == LTL_KIND_LITERAL && f->grammar->language->literals_are_mixed &&
                      ts_subtree_child_count(v->subtree) == 1;
    uint16_t symbol = is_keyword ? ts_subtree_symbol(ts_subtree_children(v->subtree)[0]) : v->symbol;
    bool is_typed = symbol < f->grammar->symbol_count && f->grammar->symbols[symbol].is_typed_leaf;
    return is_typed ? symbol : 0;
}

void ltl_flattener_emit_leaf(flattener *f, ltl_node parent, ltl_kind kind, ltl_role role, const visit *v) {
    ltl_span span = {v->start, v->stop};
    if (kind == LTL_KIND_LITERAL && f->grammar->language->literals_are_mixed && v->start < v->stop) {
        kind = kind_of_literal(f, v->start);
    }
    ltl_node leaf = ltl_flattener_emit(f, parent, kind, role, v->symbol, span);
    if (kind == LTL_KIND_BLOCK) {
        return; /* a list is told by its members */
    }
    span.end = f->tree->stop[leaf];
    bool is_symbol = v->symbol < f->grammar->symbol_count &&
                     (f->grammar->symbols[v->symbol].flags & LTL_ROW_SYMBOL) != 0;
    if (is_symbol) {
        f->tree->name[leaf] = intern_symbol(f, span);
        return;
    }
    uint16_t typed = typed_leaf(f, kind, v);
    if (typed != 0) {
        f->tree->name[leaf] = token_name(f, typed);
        return;
    }
    if (kind == LTL_KIND_STRING) {
        f->tree->name[leaf] = ltl_flattener_intern_string(f, leaf);
        return;
    }
    f->tree->name[leaf] =
        ltl_flattener_intern(f, kind == LTL_KIND_TEXT ? without_blanks(f, span) : span);
}

void ltl_flattener_emit_piece(flattener *f, ltl_node parent, ltl_role role, const visit *v) {
    ltl_tree *tree = f->tree;
    ltl_node last = tree->count - 1;
    if (tree->kind[last] == LTL_KIND_STRING_PART && tree->parent[last] == parent &&
        tree->stop[last] == v->start) {
        tree->stop[last] = v->stop;
        return;
    }
    ltl_flattener_emit(f, parent, LTL_KIND_STRING_PART, role, v->symbol,
                       (ltl_span){v->start, v->stop});
}

void ltl_flattener_name_pieces(flattener *f, ltl_node string) {
    ltl_tree *tree = f->tree;
    for (ltl_node node = string + 1; node < tree->count;) {
        if (tree->kind[node] == LTL_KIND_STRING_PART && tree->name[node] == 0) {
            tree->name[node] = ltl_flattener_intern(f, ltl_tree_span(tree, node));
        }
        node = tree->kind[node] == LTL_KIND_TEMPLATE ? tree->end[node] : node + 1;
    }
}

bool ltl_flattener_is_layout(const flattener *f, const ltl_symbol *symbol, visit *v) {
    if (symbol->kind != LTL_KIND_TEXT) {
        return false;
    }
    uint32_t at = v->start;
    while (at < v->stop && isspace((unsigned char)f->text.ptr[at])) {
        at++;
    }
    v->start = f->grammar->language->trims_nodes ? at : v->start;
    return at == v->stop;
}

/* ---- posting lists ---- */

void ltl_flattener_link_postings(flattener *f) {
    ltl_tree *tree = f->tree;
    uint32_t base_count = f->names->base_count;
    tree->kind_next = ltl_arena_alloc_raw(f->arena, tree->count * sizeof *tree->kind_next);
    tree->base_next = ltl_arena_alloc_raw(f->arena, tree->count * sizeof *tree->base_next);
    tree->base_first = ltl_arena_alloc_raw(f->arena, base_count * sizeof *tree->base_first);
    memset(tree->kind_first, 0xff, sizeof tree->kind_first);
    memset(tree->base_first, 0xff, base_count * sizeof *tree->base_first);
    for (ltl_node node = tree->count; node-- > 0;) {
        ltl_node *first = &tree->kind_first[tree->kind[node]];
        tree->kind_next[node] = *first;
        *first = node;
        uint32_t name = tree->name[node];
        if (name != 0 && name < base_count && ltl_tree_is_leaf(tree, node)) {
            tree->base_next[node] = tree->base_first[name];
            tree->base_first[name] = node;
        }
    }
}

