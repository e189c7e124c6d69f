#include "analyzers/syntax/flattener.h"

/* What leaves and operators are called: their text, what it says, or its type. */

#include <ctype.h>

#include "grammars/front_end.h"

enum {
    MAX_NAME_PARTS = 64,
    MAX_OPERATOR_BYTES = 256, /* `a < b < c …` is one node in some grammars: more says nothing new */
};

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

/* The grammar's own name of a symbol. */
static uint32_t token_name(flattener *f, uint16_t symbol) {
    if (f->token_names[symbol] == 0) {
        ltl_str text = ltl_str_of(f->grammar->symbols[symbol].name);
        f->token_names[symbol] = ltl_names_intern(f->names, text);
    }
    return f->token_names[symbol];
}

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
    return symbol < f->grammar->symbol_count && f->grammar != f->tree->grammar->inner &&
           (f->grammar->symbols[symbol].flags & LTL_ROW_OPERATOR) != 0;
}

static void add_operator_name(flattener *f, ltl_node node, uint32_t token) {
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

void ltl_flattener_add_operator(flattener *f, ltl_node node, uint16_t symbol) {
    if (takes_operator(f, node)) {
        add_operator_name(f, node, token_name(f, symbol));
    }
}

void ltl_flattener_add_operator_text(flattener *f, ltl_node node, ltl_span span) {
    if (takes_operator(f, node)) {
        add_operator_name(f, node, ltl_flattener_intern(f, span));
    }
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

/* Stand-ins of patterns keep their spelling. */
static uint32_t intern_in_any_case(flattener *f, ltl_span span) {
    ltl_str text = ltl_str_slice(f->text, span.start, span.end);
    if (ltl_stand_in_length(text) > 0) {
        return ltl_names_intern(f->names, text);
    }
    char *lower = ltl_arena_alloc(f->arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        lower[i] = (char)tolower((unsigned char)text.ptr[i]);
    }
    return ltl_names_intern(f->names, (ltl_str){lower, text.len});
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
    const ltl_language *language = f->grammar->language;
    if ((kind == LTL_KIND_NAME && language->names_ignore_case) ||
        (kind == LTL_KIND_LITERAL && language->literals_ignore_case)) {
        f->tree->name[leaf] = intern_in_any_case(f, span);
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

static bool is_blank(const flattener *f, ltl_span span) {
    ltl_span rest = without_blanks(f, span);
    return rest.start == rest.end;
}

/* Blanks at the ends are layout. */
static void emit_prose(flattener *f, const frame *owner, const visit *gap) {
    bool is_end = f->tree->count == owner->node + 1 || gap->stop == owner->gap_stop;
    if (gap->stop > gap->start && !(is_end && is_blank(f, (ltl_span){gap->start, gap->stop}))) {
        ltl_flattener_emit_leaf(f, owner->node, LTL_KIND_TEXT, LTL_ROLE_NONE, gap);
    }
}

void ltl_flattener_fill_gap(flattener *f, frame *owner, uint32_t stop, uint32_t next) {
    visit gap = {.start = owner->gap_start, .stop = stop, .symbol = LTL_SYMBOL_SYNTHETIC};
    if (owner->is_prose) {
        emit_prose(f, owner, &gap);
    } else if (gap.stop > gap.start) {
        ltl_flattener_emit_piece(f, ltl_flattener_parent(f, owner), (ltl_role)owner->child_role, &gap);
    }
    owner->gap_start = next > owner->gap_start ? next : owner->gap_start;
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

