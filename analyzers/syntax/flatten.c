#include "analyzers/syntax/flattener.h"

#include <ctype.h>
#include <stdlib.h>

#include "core/limits.h"

enum { FIRST_FRAMES = 256 };

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

/* ---- wraps ---- */

static ltl_node parent_node(const flattener *f, const frame *top) {
    const frame *owner = &f->stack->frames[top->owner];
    return owner->wrap_node != LTL_NO_NODE ? owner->wrap_node : owner->node;
}

/* Before a child of the open wrap is visited, and before the wrap is closed. */
static void note_wrapped(const flattener *f, frame *owner) {
    if (owner->wrap_next < f->tree->count) {
        owner->wrap_last = owner->wrap_next;
    }
    owner->wrap_next = f->tree->count;
}

static void close_wrap(flattener *f, frame *owner) {
    if (owner->wrap_node == LTL_NO_NODE) {
        return;
    }
    ltl_tree *tree = f->tree;
    tree->end[owner->wrap_node] = tree->count;
    /* The last child of the wrap ends it. Nobody climbs there from the newest node: wraps nest, and it
     * may lie deep. */
    note_wrapped(f, owner);
    ltl_node last = owner->wrap_last;
    while (last != owner->wrap_node && tree->parent[last] != owner->wrap_node) {
        last = tree->parent[last];
    }
    while (last != owner->wrap_node && tree->end[last] < tree->count) {
        last = tree->end[last];
    }
    tree->stop[owner->wrap_node] = tree->stop[last];
    owner->wrap_node = LTL_NO_NODE;
    owner->wrap_is_over = false;
}

static bool is_exempt(const flattener *f, const ltl_wrap *wrap, uint16_t symbol) {
    uint16_t id = symbol < f->grammar->symbol_count ? f->grammar->symbols[symbol].type_id : 0;
    for (size_t i = 0; i < LTL_COUNT_OF(wrap->unless) && wrap->unless[i] != 0; i++) {
        if (wrap->unless[i] == id) {
            return true;
        }
    }
    return false;
}

static bool starts_wrap(const flattener *f, const ltl_wrap *wrap, const visit *v) {
    bool fits_any = wrap->row->from == NULL && wrap->row->how == LTL_WRAP_EACH;
    bool fits = wrap->from == v->field || fits_any;
    return fits && !is_exempt(f, wrap, v->symbol);
}

/* Opens the wrap that starts with this child, if any. */
static void open_wrap(flattener *f, frame *owner, const visit *v) {
    if (owner->wrap_node != LTL_NO_NODE && owner->wrap->row->how == LTL_WRAP_REST &&
        is_exempt(f, owner->wrap, v->symbol)) {
        close_wrap(f, owner);
    }
    if (owner->wrap_node != LTL_NO_NODE) {
        note_wrapped(f, owner);
        return;
    }
    if (owner->symbol >= f->grammar->symbol_count) {
        return;
    }
    int16_t index = f->grammar->symbols[owner->symbol].wrap;
    while (index != LTL_NO_WRAP && !starts_wrap(f, &f->grammar->wraps[index], v)) {
        index = f->grammar->wraps[index].next;
    }
    if (index != LTL_NO_WRAP) {
        const ltl_wrap_row *row = f->grammar->wraps[index].row;
        owner->wrap_node = ltl_flattener_emit(f, owner->node, row->kind, row->role,
                                              LTL_SYMBOL_SYNTHETIC, (ltl_span){v->start, v->stop});
        owner->wrap_last = owner->wrap_node;
        owner->wrap_next = f->tree->count;
        owner->wrap = &f->grammar->wraps[index];
        owner->wrap_is_over = row->how == LTL_WRAP_EACH;
    }
}

/* The role that a run says of its two ends. */
static ltl_role role_in_run(frame *owner, const visit *v) {
    const ltl_wrap *wrap = owner->wrap;
    if (v->field == wrap->to) {
        owner->wrap_is_over = true;
    }
    if (v->field == wrap->from) {
        return wrap->row->inner_from;
    }
    return v->field == wrap->to ? wrap->row->inner_to : LTL_ROLE_NONE;
}

/* The role of a child whose own symbol is `symbol`; the order is told in language.h. */
static ltl_role role_of(flattener *f, frame *owner, const ltl_symbol *symbol, const visit *v) {
    ltl_role role = LTL_ROLE_NONE;
    if (owner->wrap_node != LTL_NO_NODE) {
        const ltl_wrap_row *row = owner->wrap->row;
        if (row->how != LTL_WRAP_RUN) {
            bool is_first = f->tree->count == owner->wrap_node + 1;
            return is_first || row->inner_to == LTL_ROLE_NONE ? row->inner_from : row->inner_to;
        }
        role = role_in_run(owner, v);
    }
    if (role != LTL_ROLE_NONE || owner->symbol >= f->grammar->symbol_count) {
        return role;
    }
    if (owner->forced_role != LTL_ROLE_NONE) {
        return (ltl_role)owner->forced_role;
    }
    if (v->field != 0) {
        role = ltl_grammar_role(f->grammar, owner->symbol, v->field);
    }
    if (role == LTL_ROLE_NONE) {
        role = (ltl_role)symbol->role;
    }
    if (role == LTL_ROLE_NONE && owner->placed < LTL_ROW_POSITIONS) {
        role = (ltl_role)f->grammar->symbols[owner->symbol].positions[owner->placed++];
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
        .first_node = LTL_NO_NODE,
        .first_child = f->tree->count,
        .leading = LTL_NO_NODE,
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

/* ---- visits ---- */

/* PHP joins strings with a dot. */
static bool is_binary_operator(const flattener *f, ltl_node parent, const visit *v) {
    return f->tree->kind[parent] == LTL_KIND_BINARY && v->field != 0 &&
           v->field == f->grammar->operator_field;
}

static void visit_token(flattener *f, frame *owner, ltl_node parent, const visit *v) {
    const ltl_symbol *symbol = &f->grammar->symbols[v->symbol];
    if (symbol->token == LTL_TOKEN_NAME) {
        open_wrap(f, owner, v);
        ltl_role role = role_of(f, owner, symbol, v);
        ltl_flattener_emit_leaf(f, parent_node(f, owner), (ltl_kind)symbol->kind, role, v);
        return;
    }
    bool as_keyword = symbol->token != LTL_TOKEN_PUNCTUATION &&
                      (ltl_flattener_flags(f, owner->symbol) & LTL_ROW_KEYWORDS) != 0;
    bool by_field = v->field != 0 && owner->symbol < f->grammar->symbol_count &&
                    ltl_grammar_role(f->grammar, owner->symbol, v->field) == LTL_ROLE_MODIFIER;
    if (symbol->token == LTL_TOKEN_MODIFIER || as_keyword || by_field) {
        ltl_flattener_emit_leaf(f, parent, LTL_KIND_MODIFIER, LTL_ROLE_MODIFIER, v);
    } else if (symbol->token == LTL_TOKEN_ANGLE && !owner->emitted) {
        return; /* brackets of type arguments */
    } else if ((symbol->token != LTL_TOKEN_PUNCTUATION || is_binary_operator(f, parent, v)) &&
               owner->string == NO_FRAME) {
        ltl_flattener_add_operator(f, parent, v->symbol);
    }
}

static frame *visit_transparent(flattener *f, const frame *owner, ltl_node parent, ltl_role role,
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
        if ((symbol->flags & LTL_ROW_UNWRAP_SINGLE) != 0) {
            entered->forced_role = (uint8_t)role;
        }
    }
    return entered;
}

/* Operators of one level and many operands: each operand but the first two closes a pair to its left. */
static void nest_left(flattener *f, uint32_t operands) {
    frame *top = &f->stack->frames[f->depth - 1];
    ltl_tree *tree = f->tree;
    ltl_node outer = top->node;
    while (operands > 2 && top->nested < UINT16_MAX && tree->count < LTL_MAX_TREE_NODES) {
        top->node = ltl_flattener_emit(f, top->node, ltl_tree_kind(tree, outer), LTL_ROLE_LEFT,
                                       top->symbol, ltl_tree_span(tree, outer));
        top->nested++;
        operands--;
    }
}

/* A pair that is complete becomes the left operand of the node around it. */
static void close_pair(flattener *f, frame *owner) {
    ltl_tree *tree = f->tree;
    tree->end[owner->node] = tree->count;
    tree->stop[owner->node] = owner->operand_stop;
    owner->node = tree->parent[owner->node];
    owner->operands = 1;
    owner->nested--;
}

/* Comments among the operands were counted as such: nodes without a second operand only wrap. */
static void close_pairs(flattener *f, frame *top) {
    while (top->nested > 0) {
        close_pair(f, top);
        f->tree->kind[top->node] = LTL_KIND_EXPRESSION_STATEMENT;
    }
}

static ltl_node visit_inner(flattener *f, const frame *owner, ltl_node parent, ltl_kind kind,
                            ltl_role role, uint8_t child_role, const visit *v, uint32_t position) {
    uint32_t string = kind == LTL_KIND_STRING_PART || kind == LTL_KIND_OTHER ? owner->string : NO_FRAME;
    frame *entered = enter(f, v, position);
    if (entered == NULL) {
        return LTL_NO_NODE;
    }
    entered->node = ltl_flattener_emit(f, parent, kind, role, v->symbol,
                                       (ltl_span){v->start, v->stop});
    entered->emitted = true;
    entered->child_role = child_role;
    entered->string = kind == LTL_KIND_STRING ? f->depth - 1 : string;
    unsigned flags = ltl_flattener_flags(f, v->symbol);
    entered->adorns = (flags & LTL_ROW_ADORNS) != 0;
    entered->nests_rest = (flags & LTL_ROW_NESTS_REST) != 0;
    ltl_node node = entered->node;
    if ((flags & LTL_ROW_LEFT_NESTED) != 0) {
        nest_left(f, v->subtree.ptr->named_child_count);
    }
    return node;
}

static void visit_error(flattener *f, const frame *owner, ltl_node parent, const visit *v,
                        uint32_t position) {
    f->tree->error_count++;
    if (owner->symbol != ts_builtin_sym_error) {
        f->tree->error_bytes += v->stop - v->start;
    }
    if (ts_subtree_child_count(v->subtree) == 0 || is_too_deep(f)) {
        ltl_flattener_emit_leaf(f, parent, LTL_KIND_ERROR, LTL_ROLE_NONE, v);
        return;
    }
    visit_inner(f, owner, parent, LTL_KIND_ERROR, LTL_ROLE_NONE, LTL_ROLE_NONE, v, position);
}

static bool is_single(const visit *v) {
    return ts_subtree_child_count(v->subtree) > 0 && v->subtree.ptr->named_child_count <= 1;
}

static bool is_definition(ltl_kind kind) {
    return kind == LTL_KIND_FUNCTION || kind == LTL_KIND_CLASS || kind == LTL_KIND_DECLARATION ||
           kind == LTL_KIND_FIELD;
}

/* The node of `owner` takes the place of the definition in it: true when that was done. A further
 * adorning node on the way to the definition is passed through. */
static bool visit_adorned(flattener *f, frame *owner, const ltl_symbol *symbol, const visit *v,
                          uint32_t position) {
    bool passes = (symbol->flags & LTL_ROW_ADORNS) != 0 &&
                  (symbol->kind == LTL_KIND_OTHER || symbol->kind == LTL_KIND_TYPE);
    if (!owner->adorns || !(passes || is_definition((ltl_kind)symbol->kind))) {
        return false;
    }
    ltl_node node = owner->node;
    owner->adorns = false;
    frame *entered = visit_transparent(f, owner, node, LTL_ROLE_NONE, symbol, v, position);
    if (entered != NULL && passes) {
        entered->adorns = true;
    } else if (entered != NULL) {
        f->tree->kind[node] = symbol->kind;
        f->tree->symbol[node] = symbol->public_id;
    }
    return true;
}

static bool is_transparent(const flattener *f, const ltl_symbol *symbol, ltl_node parent,
                           const visit *v) {
    if ((symbol->flags & (LTL_ROW_TRANSPARENT | LTL_ROW_INTERPOLATION)) != 0) {
        return true;
    }
    if ((symbol->flags & LTL_ROW_MERGES) != 0 && f->tree->kind[parent] == symbol->kind) {
        return true;
    }
    return (symbol->flags & LTL_ROW_UNWRAP_SINGLE) != 0 && is_single(v);
}

/* A node that siblings before it wait for becomes their parent; one that leads begins the wait. */
static void visit_led(flattener *f, uint32_t owner_index, bool leads, ltl_node node) {
    ltl_node *leading = &f->stack->frames[owner_index].leading;
    if (leads) {
        *leading = *leading == LTL_NO_NODE ? node : *leading;
        return;
    }
    frame *entered = &f->stack->frames[f->depth - 1];
    if (*leading != LTL_NO_NODE && entered->node == node && entered->emitted) {
        ltl_flattener_adopt(f, *leading);
        entered->node = *leading;
    }
    *leading = LTL_NO_NODE;
}

/* The sibling before `node`, emitted inside the owner's frame, becomes its first child. */
static void visit_following(flattener *f, uint32_t owner_index, ltl_node node) {
    const frame *owner = &f->stack->frames[owner_index];
    ltl_tree *tree = f->tree;
    if (node <= owner->first_child) {
        return;
    }
    ltl_node before = node - 1;
    while (before > owner->first_child && tree->parent[before] != tree->parent[node]) {
        before = tree->parent[before];
    }
    if (tree->parent[before] == tree->parent[node]) {
        tree->role[node] = tree->role[before];
        tree->role[before] = LTL_ROLE_RECEIVER;
        ltl_flattener_adopt(f, before);
        f->stack->frames[f->depth - 1].node = before;
    }
}

static void visit_solid(flattener *f, uint32_t owner_index, const ltl_symbol *symbol,
                        ltl_node parent, ltl_role role, const visit *v, uint32_t position) {
    const frame *owner = &f->stack->frames[owner_index];
    bool watches = owner->leading != LTL_NO_NODE || (symbol->flags & LTL_ROW_LEADS) != 0;
    ltl_node node = visit_inner(f, owner, parent, (ltl_kind)symbol->kind, role, symbol->child_role,
                                v, position);
    if ((symbol->flags & LTL_ROW_FOLLOWS) != 0 && node != LTL_NO_NODE) {
        visit_following(f, owner_index, node);
    } else if (watches && node != LTL_NO_NODE) {
        visit_led(f, owner_index, (symbol->flags & LTL_ROW_LEADS) != 0, node);
    }
}

/* The siblings after a node that nests them become its children. */
static void nest_rest(frame *owner, ltl_node node) {
    if (owner->first_node == LTL_NO_NODE) {
        owner->first_node = owner->node;
    }
    owner->node = node;
}

static void visit_leaf(flattener *f, frame *owner, const ltl_symbol *symbol, ltl_node parent,
                       ltl_role role, const visit *v) {
    if ((symbol->flags & LTL_ROW_AWAITS_TEXT) != 0 && f->awaiting_count < MAX_AWAITING) {
        f->awaiting[f->awaiting_count++] = f->tree->count;
    }
    ltl_flattener_emit_leaf(f, parent, (ltl_kind)symbol->kind, role, v);
    if ((symbol->flags & LTL_ROW_NESTS_REST) != 0) {
        nest_rest(owner, f->tree->count - 1);
    }
}

static void visit_named(flattener *f, uint32_t owner_index, visit *v, uint32_t position) {
    frame *owner = &f->stack->frames[owner_index];
    v->symbol = ltl_grammar_symbol_under(f->grammar, owner->symbol, v->symbol);
    const ltl_symbol *symbol = &f->grammar->symbols[v->symbol];
    if (symbol->kind == LTL_KIND_COMMENT) {
        ltl_flattener_add_comment(f, (ltl_span){v->start, v->stop});
        return;
    }
    bool is_leaf = ts_subtree_child_count(v->subtree) == 0;
    bool is_empty_wrapper = is_leaf && (symbol->flags & LTL_ROW_TRANSPARENT) != 0;
    if ((symbol->flags & LTL_ROW_DROP) != 0 || is_empty_wrapper || ltl_flattener_is_layout(f, symbol, v)) {
        return;
    }
    if (!is_leaf && owner->adorns && !is_too_deep(f) &&
        visit_adorned(f, owner, symbol, v, position)) {
        return;
    }
    if (owner->string != NO_FRAME && symbol->kind != LTL_KIND_STRING_PART &&
        symbol->kind != LTL_KIND_TEXT && symbol->kind != LTL_KIND_OTHER) {
        f->stack->frames[owner->string].has_interpolation = true;
    }
    owner->operands++;
    owner->operand_stop = v->stop;
    open_wrap(f, owner, v);
    ltl_role role = role_of(f, owner, symbol, v);
    ltl_node parent = owner->wrap_node != LTL_NO_NODE ? owner->wrap_node : owner->node;
    if ((symbol->flags & LTL_ROW_COMPOUND_NAME) != 0) {
        ltl_flattener_emit_compound_name(f, parent, role, v);
    } else if (symbol->kind == LTL_KIND_STRING_PART && owner->string != NO_FRAME &&
               (is_leaf || (symbol->flags & LTL_ROW_LEAF) != 0)) {
        ltl_flattener_emit_piece(f, parent, role, v);
    } else if (is_leaf || (symbol->flags & LTL_ROW_LEAF) != 0 || is_too_deep(f)) {
        visit_leaf(f, owner, symbol, parent, role, v);
        if ((symbol->flags & LTL_ROW_WORD) != 0) {
            f->tree->kind[f->tree->count - 1] = LTL_KIND_NAME;
        }
    } else if (is_transparent(f, symbol, parent, v)) {
        visit_transparent(f, owner, parent, role, symbol, v, position);
    } else {
        visit_solid(f, owner_index, symbol, parent, role, v, position);
    }
}

static void visit_child(flattener *f) {
    frame *top = &f->stack->frames[f->depth - 1];
    uint32_t owner_index = top->owner;
    frame *owner = &f->stack->frames[owner_index];
    if (owner->wrap_is_over) {
        close_wrap(f, owner);
    }
    if (owner->nested > 0 && owner->operands == 2) {
        close_pair(f, owner);
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
        visit_named(f, owner_index, &v, position);
    }
}

static void leave(flattener *f) {
    frame *top = &f->stack->frames[f->depth - 1];
    if (top->owner == f->depth - 1) {
        close_wrap(f, top);
        close_pairs(f, top);
        if (top->first_node != LTL_NO_NODE) {
            ltl_flattener_close(f, top->node, top->first_node);
            top->node = top->first_node;
        }
        if (top->emitted) {
            ltl_flattener_finish(f, top);
        }
        if (top->nests_rest && f->depth > 1) {
            nest_rest(&f->stack->frames[f->stack->frames[f->depth - 2].owner], top->node);
        }
    }
    f->depth--;
}

static void start(flattener *f, const TSTree *parsed, const ltl_source *source) {
    Subtree root = parsed->root;
    uint32_t visible = ts_subtree_visible_descendant_count(root);
    uint64_t wanted = (uint64_t)visible + visible / 4 + 16;
    ltl_flattener_reserve(f, wanted < LTL_MAX_TREE_NODES ? (uint32_t)wanted : LTL_MAX_TREE_NODES);
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
    entered->node = ltl_flattener_emit(f, LTL_NO_NODE, LTL_KIND_ROOT, LTL_ROLE_NONE, v.symbol,
                         (ltl_span){v.start, v.stop});
    entered->emitted = true;
    if (v.symbol == ts_builtin_sym_error) {
        f->tree->error_count++;
        f->tree->error_bytes += v.stop;
    } else {
        entered->child_role = f->grammar->symbols[v.symbol].child_role;
    }
}

void ltl_flattener_init(flattener *f, const ltl_grammar *grammar, const ltl_source *source,
                        ltl_names *names, ltl_arena *arena, ltl_flatten_stack *stack) {
    *f = (flattener){.grammar = grammar,
                     .ts = grammar->ts,
                     .text = source->text,
                     .names = names,
                     .arena = arena,
                     .tree = LTL_NEW(arena, ltl_tree),
                     .stack = stack};
    f->tree->source = source;
    f->tree->language = grammar->language;
    f->tree->grammar = grammar;
    f->tree->names = names;
    f->token_names = LTL_NEW_ARRAY(arena, uint32_t, grammar->symbol_count + 1);
}

/* Until the stack is empty, or the tree is as large as it may be. */
static void flatten_all(flattener *f) {
    while (f->depth > 0 && !f->is_out_of_memory && f->tree->count <= LTL_MAX_TREE_NODES) {
        const frame *top = &f->stack->frames[f->depth - 1];
        if (top->next < top->child_count) {
            visit_child(f);
        } else {
            leave(f);
        }
    }
}

/* An error inside a node that is kept without its inside is met by nobody, and is an error. */
static void count_unmet_errors(flattener *f, Subtree root, uint32_t met_before) {
    if (f->tree->error_count == met_before && ts_subtree_error_cost(root) > 0) {
        f->tree->error_count++;
    }
}

void ltl_flattener_embed(flattener *f, const TSTree *parsed, ltl_node parent, ltl_role role,
                         ltl_span part) {
    Subtree root = parsed->root;
    visit v = {.subtree = root,
               .start = part.start,
               .stop = part.end,
               .symbol = ts_subtree_symbol(root),
               .is_visible = true,
               .is_named = true};
    uint32_t met_before = f->tree->error_count;
    bool is_error = v.symbol == ts_builtin_sym_error;
    bool is_one = !is_error && ts_subtree_child_count(root) > 0 && root.ptr->named_child_count == 1;
    frame *entered = enter(f, &v, 0);
    if (entered == NULL) {
        return;
    }
    entered->node = parent;
    entered->child_role = (uint8_t)(is_one ? role : LTL_ROLE_NONE);
    if (!is_one) {
        entered->node = ltl_flattener_emit(f, parent, LTL_KIND_BLOCK, role, v.symbol, part);
        entered->emitted = true;
    }
    f->tree->error_count += is_error ? 1 : 0;
    f->tree->error_bytes += is_error ? part.end - part.start : 0;
    flatten_all(f);
    count_unmet_errors(f, root, met_before);
}

ltl_status ltl_flatten(const TSTree *parsed, const ltl_grammar *grammar, const ltl_source *source,
                       ltl_names *names, ltl_arena *arena, ltl_flatten_stack *stack,
                       const ltl_tree **out_tree) {
    flattener f;
    ltl_flattener_init(&f, grammar, source, names, arena, stack);
    start(&f, parsed, source);
    flatten_all(&f);
    count_unmet_errors(&f, parsed->root, 0);
    if (LTL_UNLIKELY(f.is_out_of_memory)) {
        return LTL_NO_MEMORY;
    }
    if (LTL_UNLIKELY(f.tree->count > LTL_MAX_TREE_NODES)) {
        return LTL_LIMIT;
    }
    ltl_flattener_link_postings(&f);
    *out_tree = f.tree;
    return LTL_OK;
}
