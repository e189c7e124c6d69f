#include "analyzers/syntax/flatten.h"

#include <stdlib.h>

#include "core/limits.h"
#include "core/vec.h"

/* Internals of the pinned tree-sitter core. */
#include <language.h>
#include <subtree.h>
#include <tree.h>

/* A subtree whose children are being visited. A frame without a tree node of its own (a hidden rule of
 * the grammar) belongs to the nearest frame that has an identity: its owner. */
struct ltl_flatten_frame {
    const Subtree *children;
    uint32_t child_count;
    uint32_t next;
    uint32_t structural; /* index among children that are not extras: what tables count by */
    uint32_t position;   /* byte before the padding of the next child */
    uint32_t production;
    uint32_t owner;      /* index of the frame that holds the members below */
    uint32_t string;     /* index of the frame of the string around, or NO_FRAME */
    uint16_t field;      /* of a hidden frame: what its children inherit */
    uint16_t symbol;     /* looks up roles and wraps */
    uint8_t child_role;
    bool emitted;        /* `node` was emitted for this frame and is closed with it */
    bool has_interpolation;
    bool wrap_is_over;
    ltl_node node;
    ltl_node wrap_node;  /* LTL_NO_NODE: none open */
    const ltl_wrap *wrap;
};

typedef struct ltl_flatten_frame frame;

enum { FIRST_FRAMES = 256, MAX_NAME_PARTS = 64 };
#define NO_FRAME UINT32_MAX

typedef struct flattener {
    const ltl_grammar *grammar;
    const TSLanguage *ts;
    ltl_str text;
    ltl_names *names;
    ltl_arena *arena;
    ltl_tree *tree;
    ltl_flatten_stack *stack;
    uint32_t depth; /* frames in use */
    uint32_t comment_capacity;
    uint32_t *token_names; /* by symbol, 0: not asked yet */
    bool is_out_of_memory;
} flattener;

/* A child as the parent's production presents it. */
typedef struct visit {
    Subtree subtree;
    uint32_t start;
    uint32_t stop;
    uint16_t symbol; /* alias applied */
    uint16_t field;
    bool is_visible;
    bool is_named;
} visit;

void ltl_flatten_stack_clear(ltl_flatten_stack *stack) {
    free(stack->frames);
    *stack = (ltl_flatten_stack){0};
}

static frame *push_frame(flattener *f) {
    ltl_flatten_stack *stack = f->stack;
    if (f->depth == stack->capacity) {
        uint32_t capacity = stack->capacity == 0 ? FIRST_FRAMES : stack->capacity * 2;
        frame *frames = realloc(stack->frames, capacity * sizeof *frames);
        if (frames == NULL) {
            f->is_out_of_memory = true;
            return NULL;
        }
        stack->frames = frames;
        stack->capacity = capacity;
    }
    return &stack->frames[f->depth++];
}

/* ---- tree arrays ---- */

#define GROW_ARRAY(f, member, capacity)                                                        \
    do {                                                                                       \
        void *grown = ltl_arena_alloc_raw((f)->arena, (size_t)(capacity) * sizeof *(member));  \
        if ((f)->tree->count > 0) {                                                            \
            memcpy(grown, (member), (f)->tree->count * sizeof *(member));                      \
        }                                                                                      \
        (member) = grown;                                                                      \
    } while (0)

static void reserve_nodes(flattener *f, uint32_t capacity) {
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

static ltl_node emit(flattener *f, ltl_node parent, ltl_kind kind, ltl_role role, uint16_t symbol,
                     ltl_span span) {
    ltl_tree *tree = f->tree;
    if (LTL_UNLIKELY(tree->count == tree->capacity)) {
        reserve_nodes(f, tree->capacity * 2);
    }
    ltl_node node = tree->count++;
    tree->kind[node] = (uint8_t)kind;
    tree->role[node] = (uint8_t)role;
    tree->symbol[node] = symbol < f->grammar->symbol_count ? f->grammar->symbols[symbol].public_id
                                                           : LTL_SYMBOL_SYNTHETIC;
    tree->start[node] = span.start;
    tree->stop[node] = span.end;
    tree->end[node] = node + 1;
    tree->parent[node] = parent;
    tree->name[node] = 0;
    return node;
}

static uint32_t intern_span(flattener *f, ltl_span span) {
    return ltl_names_intern(f->names, ltl_str_slice(f->text, span.start, span.end));
}

static void add_comment(flattener *f, ltl_span span) {
    ltl_tree *tree = f->tree;
    if (tree->comment_count == f->comment_capacity) {
        tree->comments = ltl_vec_grow(f->arena, tree->comments, tree->comment_count,
                                      tree->comment_count + 1, &f->comment_capacity,
                                      sizeof *tree->comments);
    }
    tree->comments[tree->comment_count++] = span;
}

/* ---- fields, aliases ---- */

static uint16_t own_field(const flattener *f, const frame *parent) {
    const TSFieldMapEntry *entry;
    const TSFieldMapEntry *end;
    ts_language_field_map(f->ts, parent->production, &entry, &end);
    for (; entry < end; entry++) {
        if (!entry->inherited && entry->child_index == parent->structural) {
            return entry->field_id;
        }
    }
    return 0;
}

/* Reads the next child of the top frame and moves past it. */
static visit next_child(flattener *f, frame *top) {
    Subtree child = top->children[top->next];
    visit v = {.subtree = child};
    v.start = top->position + ts_subtree_padding(child).bytes;
    v.stop = v.start + ts_subtree_size(child).bytes;
    v.symbol = ts_subtree_symbol(child);
    v.is_visible = ts_subtree_visible(child);
    v.is_named = ts_subtree_named(child);
    if (!ts_subtree_extra(child)) {
        TSSymbol alias = ts_language_alias_at(f->ts, top->production, top->structural);
        if (alias != 0) {
            TSSymbolMetadata metadata = ts_language_symbol_metadata(f->ts, alias);
            v.symbol = alias;
            v.is_visible = metadata.visible;
            v.is_named = metadata.named;
        }
        v.field = own_field(f, top);
        if (v.field == 0) {
            v.field = top->field;
        }
        top->structural++;
    }
    top->next++;
    top->position = v.stop;
    return v;
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

static uint32_t token_name(flattener *f, uint16_t symbol) {
    if (f->token_names[symbol] == 0) {
        ltl_str text = ltl_str_of(f->grammar->symbols[symbol].name);
        f->token_names[symbol] = ltl_names_intern(f->names, text);
    }
    return f->token_names[symbol];
}

static void add_operator(flattener *f, ltl_node node, uint16_t symbol) {
    uint32_t token = token_name(f, symbol);
    uint32_t *name = &f->tree->name[node];
    if (*name == 0) {
        *name = token;
        return;
    }
    ltl_str both = ltl_arena_printf(f->arena, "%.*s %.*s",
                                    LTL_STR_ARG(ltl_names_text(f->names, *name)),
                                    LTL_STR_ARG(ltl_names_text(f->names, token)));
    *name = ltl_names_intern(f->names, both);
}

/* ---- wraps ---- */

static ltl_node parent_node(const flattener *f, const frame *top) {
    const frame *owner = &f->stack->frames[top->owner];
    return owner->wrap_node != LTL_NO_NODE ? owner->wrap_node : owner->node;
}

static void close_wrap(flattener *f, frame *owner) {
    if (owner->wrap_node == LTL_NO_NODE) {
        return;
    }
    ltl_tree *tree = f->tree;
    ltl_node last = tree->count - 1;
    tree->end[owner->wrap_node] = tree->count;
    /* The last child of the wrap ends it. */
    while (last != owner->wrap_node && tree->parent[last] != owner->wrap_node) {
        last = tree->parent[last];
    }
    tree->stop[owner->wrap_node] = tree->stop[last];
    owner->wrap_node = LTL_NO_NODE;
    owner->wrap_is_over = false;
}

static bool is_exempt(const flattener *f, const ltl_wrap *wrap, uint16_t symbol) {
    uint16_t id = symbol < f->grammar->symbol_count ? f->grammar->symbols[symbol].public_id : 0;
    for (size_t i = 0; i < LTL_COUNT_OF(wrap->unless) && wrap->unless[i] != 0; i++) {
        if (wrap->unless[i] == id) {
            return true;
        }
    }
    return false;
}

/* Opens the wrap that starts with this child, if any. */
static void open_wrap(flattener *f, frame *owner, const visit *v) {
    if (v->field == 0 || owner->wrap_node != LTL_NO_NODE ||
        owner->symbol >= f->grammar->symbol_count) {
        return;
    }
    int16_t index = f->grammar->symbols[owner->symbol].wrap;
    for (; index != LTL_NO_WRAP; index = f->grammar->wraps[index].next) {
        const ltl_wrap *wrap = &f->grammar->wraps[index];
        if (wrap->from == v->field && !is_exempt(f, wrap, v->symbol)) {
            owner->wrap_node = emit(f, owner->node, wrap->row->kind, wrap->row->role,
                                    LTL_SYMBOL_SYNTHETIC, (ltl_span){v->start, v->stop});
            owner->wrap = wrap;
            owner->wrap_is_over = false;
            return;
        }
    }
}

/* The role of a child, by field, by the parent's default, or by its place in a wrap. */
static ltl_role role_of(flattener *f, frame *owner, const visit *v) {
    if (owner->wrap_node != LTL_NO_NODE && v->field != 0) {
        const ltl_wrap *wrap = owner->wrap;
        if (v->field == wrap->to) {
            owner->wrap_is_over = true;
        }
        if (v->field == wrap->from) {
            return wrap->row->inner_from;
        }
        if (v->field == wrap->to) {
            return wrap->row->inner_to;
        }
    }
    ltl_role role = LTL_ROLE_NONE;
    if (v->field != 0 && owner->symbol < f->grammar->symbol_count) {
        role = ltl_grammar_role(f->grammar, owner->symbol, v->field);
    }
    return role != LTL_ROLE_NONE ? role : (ltl_role)owner->child_role;
}

/* ---- frames ---- */

static frame *enter(flattener *f, const visit *v, uint32_t position) {
    frame *entered = push_frame(f);
    if (entered == NULL) {
        return NULL;
    }
    *entered = (frame){
        .children = ts_subtree_children(v->subtree),
        .child_count = ts_subtree_child_count(v->subtree),
        .position = position,
        .production = ts_subtree_production_id(v->subtree),
        .owner = f->depth - 1,
        .string = NO_FRAME,
        .symbol = v->symbol,
        .node = LTL_NO_NODE,
        .wrap_node = LTL_NO_NODE,
    };
    return entered;
}

/* A hidden rule: its children belong to the owner around. */
static void enter_hidden(flattener *f, const visit *v, uint32_t owner, uint32_t position) {
    uint32_t string = f->stack->frames[owner].string;
    frame *entered = enter(f, v, position);
    if (entered != NULL) {
        entered->owner = owner;
        entered->string = string;
        entered->field = v->field;
    }
}

static bool is_too_deep(flattener *f) {
    if (f->depth < LTL_MAX_TREE_DEPTH) {
        return false;
    }
    f->tree->is_cut = true;
    return true;
}

/* Names joined by dots, read from the text: a.b.c becomes MEMBER(MEMBER(a, b), c). */
static void emit_compound_name(flattener *f, ltl_node parent, ltl_role role, const visit *v) {
    ltl_span parts[MAX_NAME_PARTS];
    uint32_t count = 0;
    uint32_t at = v->start;
    while (at < v->stop && count < MAX_NAME_PARTS) {
        while (at < v->stop && strchr(".:\\ \t\r\n", f->text.ptr[at]) != NULL) {
            at++;
        }
        uint32_t start = at;
        while (at < v->stop && strchr(".:\\ \t\r\n", f->text.ptr[at]) == NULL) {
            at++;
        }
        if (at > start) {
            parts[count++] = (ltl_span){start, at};
        }
    }
    for (uint32_t members = count > 0 ? count - 1 : 0; members > 0; members--) {
        parent = emit(f, parent, LTL_KIND_MEMBER, role, v->symbol,
                      (ltl_span){v->start, parts[members].end});
        role = LTL_ROLE_RECEIVER;
    }
    for (uint32_t i = 0; i < count; i++) {
        ltl_role part_role = i == 0 ? role : LTL_ROLE_NAME;
        ltl_node leaf = emit(f, parent, LTL_KIND_NAME, part_role, v->symbol, parts[i]);
        f->tree->name[leaf] = intern_span(f, parts[i]);
        if (i > 0) {
            f->tree->end[parent] = f->tree->count;
            parent = f->tree->parent[parent];
        }
    }
}

static void emit_leaf(flattener *f, ltl_node parent, ltl_kind kind, ltl_role role, const visit *v) {
    ltl_span span = {v->start, v->stop};
    ltl_node leaf = emit(f, parent, kind, role, v->symbol, span);
    f->tree->name[leaf] = kind == LTL_KIND_STRING
                              ? intern_span(f, ltl_tree_string_content(f->tree, leaf))
                              : intern_span(f, span);
}

/* ---- visits ---- */

static void visit_token(flattener *f, const frame *owner, ltl_node parent, const visit *v) {
    const ltl_symbol *symbol = &f->grammar->symbols[v->symbol];
    bool as_keyword = symbol->token == LTL_TOKEN_WORD &&
                      owner->symbol < f->grammar->symbol_count &&
                      (f->grammar->symbols[owner->symbol].flags & LTL_ROW_KEYWORDS) != 0;
    if (symbol->token == LTL_TOKEN_MODIFIER || as_keyword) {
        emit_leaf(f, parent, LTL_KIND_MODIFIER, LTL_ROLE_MODIFIER, v);
    } else if (symbol->token != LTL_TOKEN_PUNCTUATION && owner->string == NO_FRAME &&
               takes_operator(f, parent)) {
        add_operator(f, parent, v->symbol);
    }
}

static void visit_transparent(flattener *f, const frame *owner, ltl_node parent, ltl_role role,
                              const ltl_symbol *symbol, const visit *v, uint32_t position) {
    bool interpolates = (symbol->flags & LTL_ROW_INTERPOLATION) != 0;
    uint32_t string = interpolates ? NO_FRAME : owner->string;
    if (interpolates && owner->string != NO_FRAME) {
        f->stack->frames[owner->string].has_interpolation = true;
    }
    frame *entered = enter(f, v, position);
    if (entered != NULL) {
        ltl_role fallback = interpolates ? LTL_ROLE_PART : role;
        entered->node = parent;
        entered->string = string;
        entered->child_role = symbol->child_role != LTL_ROLE_NONE ? symbol->child_role
                                                                  : (uint8_t)fallback;
    }
}

static void visit_inner(flattener *f, const frame *owner, ltl_node parent, ltl_kind kind,
                        ltl_role role, uint8_t child_role, const visit *v, uint32_t position) {
    uint32_t string = owner->string;
    frame *entered = enter(f, v, position);
    if (entered == NULL) {
        return;
    }
    entered->node = emit(f, parent, kind, role, v->symbol, (ltl_span){v->start, v->stop});
    entered->emitted = true;
    entered->child_role = child_role;
    entered->string = kind == LTL_KIND_STRING ? f->depth - 1 : string;
}

static void visit_error(flattener *f, const frame *owner, ltl_node parent, const visit *v,
                        uint32_t position) {
    f->tree->error_count++;
    if (owner->symbol != ts_builtin_sym_error) {
        f->tree->error_bytes += v->stop - v->start;
    }
    if (ts_subtree_child_count(v->subtree) == 0 || is_too_deep(f)) {
        emit_leaf(f, parent, LTL_KIND_ERROR, LTL_ROLE_NONE, v);
        return;
    }
    visit_inner(f, owner, parent, LTL_KIND_ERROR, LTL_ROLE_NONE, LTL_ROLE_NONE, v, position);
}

static bool is_single(const visit *v) {
    return ts_subtree_child_count(v->subtree) > 0 && v->subtree.ptr->named_child_count == 1;
}

static void visit_named(flattener *f, frame *owner, const visit *v, uint32_t position) {
    const ltl_symbol *symbol = &f->grammar->symbols[v->symbol];
    if (symbol->kind == LTL_KIND_COMMENT) {
        add_comment(f, (ltl_span){v->start, v->stop});
        return;
    }
    if ((symbol->flags & LTL_ROW_DROP) != 0) {
        return;
    }
    open_wrap(f, owner, v);
    ltl_role role = role_of(f, owner, v);
    ltl_node parent = owner->wrap_node != LTL_NO_NODE ? owner->wrap_node : owner->node;
    bool is_leaf = ts_subtree_child_count(v->subtree) == 0;
    bool is_transparent = (symbol->flags & (LTL_ROW_TRANSPARENT | LTL_ROW_INTERPOLATION)) != 0 ||
                          ((symbol->flags & LTL_ROW_UNWRAP_SINGLE) != 0 && is_single(v));
    if (is_leaf && is_transparent) {
        return; /* an empty wrapper */
    }
    if ((symbol->flags & LTL_ROW_COMPOUND_NAME) != 0) {
        emit_compound_name(f, parent, role, v);
    } else if (is_leaf || (symbol->flags & LTL_ROW_LEAF) != 0 || is_too_deep(f)) {
        emit_leaf(f, parent, (ltl_kind)symbol->kind, role, v);
    } else if (is_transparent) {
        visit_transparent(f, owner, parent, role, symbol, v, position);
    } else {
        visit_inner(f, owner, parent, (ltl_kind)symbol->kind, role, symbol->child_role, v,
                    position);
    }
}

static void visit_child(flattener *f) {
    frame *top = &f->stack->frames[f->depth - 1];
    uint32_t owner_index = top->owner;
    frame *owner = &f->stack->frames[owner_index];
    if (owner->wrap_is_over) {
        close_wrap(f, owner);
    }
    uint32_t position = top->position;
    visit v = next_child(f, top);
    if (ts_subtree_missing(v.subtree)) {
        f->tree->error_count++;
    } else if (v.symbol == ts_builtin_sym_error) {
        visit_error(f, owner, parent_node(f, owner), &v, position);
    } else if (!v.is_visible) {
        if (ts_subtree_child_count(v.subtree) > 0 && !is_too_deep(f)) {
            enter_hidden(f, &v, owner_index, position);
        }
    } else if (!v.is_named) {
        if (ts_subtree_child_count(v.subtree) > 0) {
            enter_hidden(f, &v, owner_index, position);
        } else {
            visit_token(f, owner, parent_node(f, owner), &v);
        }
    } else {
        visit_named(f, owner, &v, position);
    }
}

/* A string without interpolation becomes a leaf, one with becomes a TEMPLATE. */
static void close_string(flattener *f, const frame *top) {
    ltl_tree *tree = f->tree;
    if (top->has_interpolation) {
        tree->kind[top->node] = LTL_KIND_TEMPLATE;
        return;
    }
    tree->count = top->node + 1;
    tree->name[top->node] = intern_span(f, ltl_tree_string_content(tree, top->node));
}

static void leave(flattener *f) {
    frame *top = &f->stack->frames[f->depth - 1];
    ltl_tree *tree = f->tree;
    if (top->owner == f->depth - 1) {
        close_wrap(f, top);
        if (top->emitted) {
            if (tree->kind[top->node] == LTL_KIND_STRING) {
                close_string(f, top);
            }
            tree->end[top->node] = tree->count;
        }
    }
    f->depth--;
}

/* ---- posting lists ---- */

static void link_postings(flattener *f) {
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

static void start(flattener *f, const TSTree *parsed, const ltl_source *source) {
    Subtree root = parsed->root;
    uint32_t visible = ts_subtree_visible_descendant_count(root);
    reserve_nodes(f, visible + visible / 4 + 16);
    visit v = {.subtree = root,
               .start = 0,
               .stop = (uint32_t)source->text.len,
               .symbol = ts_subtree_symbol(root),
               .is_visible = true,
               .is_named = true};
    frame *entered = enter(f, &v, 0);
    if (entered == NULL) {
        return;
    }
    entered->node = emit(f, LTL_NO_NODE, LTL_KIND_ROOT, LTL_ROLE_NONE, v.symbol,
                         (ltl_span){v.start, v.stop});
    entered->emitted = true;
    if (v.symbol == ts_builtin_sym_error) {
        f->tree->error_count++;
        f->tree->error_bytes += v.stop;
    } else {
        entered->child_role = f->grammar->symbols[v.symbol].child_role;
    }
}

ltl_status ltl_flatten(const TSTree *parsed, const ltl_grammar *grammar, const ltl_source *source,
                       ltl_names *names, ltl_arena *arena, ltl_flatten_stack *stack,
                       const ltl_tree **out_tree) {
    flattener f = {.grammar = grammar,
                   .ts = grammar->ts,
                   .text = source->text,
                   .names = names,
                   .arena = arena,
                   .tree = LTL_NEW(arena, ltl_tree),
                   .stack = stack};
    f.tree->source = source;
    f.tree->language = grammar->language;
    f.tree->grammar = grammar;
    f.tree->names = names;
    f.token_names = LTL_NEW_ARRAY(arena, uint32_t, grammar->symbol_count + 1);
    start(&f, parsed, source);
    while (f.depth > 0) {
        const frame *top = &stack->frames[f.depth - 1];
        if (top->next < top->child_count) {
            visit_child(&f);
        } else {
            leave(&f);
        }
        if (LTL_UNLIKELY(f.is_out_of_memory)) {
            return LTL_NO_MEMORY;
        }
        if (LTL_UNLIKELY(f.tree->count > LTL_MAX_TREE_NODES)) {
            return LTL_LIMIT;
        }
    }
    link_postings(&f);
    *out_tree = f.tree;
    return LTL_OK;
}
