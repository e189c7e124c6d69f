#include "analyzers/syntax/flatten_next.h"

/* What becomes of one child, by its row and its place. */

#include <ctype.h>

/* PHP joins strings with a dot. */
static bool is_binary_operator(const flattener *f, ltl_node parent, const visit *v) {
    return f->tree->kind[parent] == LTL_KIND_BINARY && v->field != 0 &&
           v->field == f->grammar->operator_field;
}

static void visit_token(flattener *f, frame *owner, ltl_node parent, const visit *v) {
    const ltl_symbol *symbol = &f->grammar->symbols[v->symbol];
    if (owner->is_prose) {
        return;
    }
    if (symbol->token == LTL_TOKEN_NAME) {
        ltl_flattener_open_wrap(f, owner, v);
        ltl_role role = ltl_flattener_role(f, owner, symbol, v);
        ltl_flattener_emit_leaf(f, ltl_flattener_parent(f, owner), (ltl_kind)symbol->kind, role, v);
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

/* The text between the quotes is what children leave of it. */
static void expect_gaps(const flattener *f, frame *entered, const visit *v) {
    uint32_t width = 0;
    while (width < 3 && v->start + width < v->stop && f->text.ptr[v->start + width] == '"') {
        width++;
    }
    width = width == 2 ? 1 : width;
    entered->is_watched = true;
    entered->gap_start = v->start + width;
    entered->gap_stop = v->stop >= v->start + 2 * width ? v->stop - width : v->start + width;
}

static frame *visit_transparent(flattener *f, const frame *owner, ltl_node parent, ltl_role role,
                                const ltl_symbol *symbol, const visit *v, uint32_t position) {
    bool interpolates = (symbol->flags & LTL_ROW_INTERPOLATION) != 0;
    uint32_t string = interpolates ? NO_FRAME : owner->string;
    if (interpolates && owner->string != NO_FRAME) {
        f->stack->frames[owner->string].has_interpolation = true;
    }
    frame *entered = ltl_flattener_enter(f, v, position);
    if (entered != NULL) {
        ltl_role fallback = interpolates ? LTL_ROLE_PART : role;
        entered->node = parent;
        entered->string = string;
        entered->child_role = symbol->child_role != LTL_ROLE_NONE ? symbol->child_role
                                                                  : (uint8_t)fallback;
        if ((symbol->flags & LTL_ROW_UNWRAP_SINGLE) != 0) {
            entered->forced_role = (uint8_t)role;
        }
        if ((symbol->flags & LTL_ROW_GAPS) != 0) {
            expect_gaps(f, entered, v);
        }
    }
    return entered;
}

static ltl_node visit_inner(flattener *f, const frame *owner, ltl_node parent, ltl_kind kind,
                            ltl_role role, uint8_t child_role, const visit *v, uint32_t position) {
    uint32_t string = kind == LTL_KIND_STRING_PART || kind == LTL_KIND_OTHER ? owner->string : NO_FRAME;
    frame *entered = ltl_flattener_enter(f, v, position);
    if (entered == NULL) {
        return LTL_NO_NODE;
    }
    entered->node = ltl_flattener_emit(f, parent, kind, role, v->symbol,
                                       (ltl_span){v->start, v->stop});
    entered->emitted = true;
    entered->child_role = child_role;
    entered->string = kind == LTL_KIND_STRING ? f->depth - 1 : string;
    ltl_row_flags flags = ltl_flattener_flags(f, v->symbol);
    entered->adorns = (flags & LTL_ROW_ADORNS) != 0;
    entered->nests_rest = (flags & LTL_ROW_NESTS_REST) != 0;
    ltl_node node = entered->node;
    if ((flags & (LTL_ROW_PROSE | LTL_ROW_PROSE_BODY)) != 0) {
        ltl_flattener_begin_prose(f, entered, role, v);
    }
    if ((flags & LTL_ROW_LEFT_NESTED) != 0) {
        ltl_flattener_nest_left(f, v->subtree.ptr->named_child_count);
    }
    return node;
}

static void visit_error(flattener *f, const frame *owner, ltl_node parent, const visit *v,
                        uint32_t position) {
    ltl_flattener_add_error(f, (ltl_span){v->start, v->stop});
    if (ts_subtree_child_count(v->subtree) == 0 || ltl_flattener_is_too_deep(f)) {
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

static void visit_solid(flattener *f, uint32_t owner_index, const ltl_symbol *symbol,
                        ltl_node parent, ltl_role role, const visit *v, uint32_t position) {
    const frame *owner = &f->stack->frames[owner_index];
    bool watches = owner->leading != LTL_NO_NODE || (symbol->flags & LTL_ROW_LEADS) != 0;
    ltl_node node = visit_inner(f, owner, parent, (ltl_kind)symbol->kind, role, symbol->child_role,
                                v, position);
    if ((symbol->flags & LTL_ROW_FOLLOWS) != 0 && node != LTL_NO_NODE) {
        ltl_flattener_follow(f, owner_index, node);
    } else if (watches && node != LTL_NO_NODE) {
        ltl_flattener_lead(f, owner_index, (symbol->flags & LTL_ROW_LEADS) != 0, node);
    }
}

static void visit_leaf(flattener *f, frame *owner, const ltl_symbol *symbol, ltl_node parent,
                       ltl_role role, const visit *v) {
    if ((symbol->flags & LTL_ROW_AWAITS_TEXT) != 0 && f->awaiting_count < MAX_AWAITING) {
        f->awaiting[f->awaiting_count++] = f->tree->count;
    }
    if ((symbol->flags & LTL_ROW_INNER) != 0 && ltl_flattener_read_inner(f, parent, role, v)) {
        return;
    }
    ltl_flattener_emit_leaf(f, parent, (ltl_kind)symbol->kind, role, v);
    if ((symbol->flags & LTL_ROW_NESTS_REST) != 0) {
        ltl_flattener_nest_rest(owner, f->tree->count - 1);
    }
    if ((symbol->flags & LTL_ROW_WORD) != 0) {
        f->tree->kind[f->tree->count - 1] = LTL_KIND_NAME;
    }
}

/* Neither in the tree nor among the comments. */
static bool is_gone(const flattener *f, const frame *owner, const ltl_symbol *symbol, bool is_leaf,
                    visit *v) {
    bool is_empty_wrapper = is_leaf && (symbol->flags & LTL_ROW_TRANSPARENT) != 0;
    return is_empty_wrapper || (owner->is_prose && symbol->kind == LTL_KIND_TEXT) ||
           (symbol->kind == LTL_KIND_TEXT && ltl_flattener_is_layout(f, symbol, v));
}

static uint32_t end_of_name(const flattener *f, uint32_t at, uint32_t stop) {
    if (at < stop && isdigit((unsigned char)f->text.ptr[at])) {
        return at;
    }
    while (at < stop && (isalnum((unsigned char)f->text.ptr[at]) || f->text.ptr[at] == '_')) {
        at++;
    }
    return at;
}

/* Text in a string. A `$` with a name behind it is no text, and the name a NAME. */
static void visit_piece(flattener *f, const frame *owner, const ltl_symbol *symbol, ltl_node parent,
                        ltl_role role, const visit *v) {
    visit piece = *v;
    if ((symbol->flags & LTL_ROW_DOLLARS) != 0) {
        bool is_dollar = v->stop - v->start == 1 && f->text.ptr[v->start] == '$';
        if (is_dollar && end_of_name(f, v->stop, (uint32_t)f->text.len) > v->stop) {
            f->dollar_stop = v->stop;
            return;
        }
        if (f->dollar_stop == v->start && v->start > 0) {
            piece.stop = end_of_name(f, v->start, v->stop);
            f->stack->frames[owner->string].has_interpolation = true;
            ltl_flattener_emit_leaf(f, parent, LTL_KIND_NAME, role, &piece);
            piece.start = piece.stop;
            piece.stop = v->stop;
        }
    }
    if (piece.start < piece.stop || v->start == v->stop) {
        ltl_flattener_emit_piece(f, parent, role, &piece);
    }
}

static void visit_by_row(flattener *f, uint32_t owner_index, const ltl_symbol *symbol, bool is_leaf,
                         const visit *v, uint32_t position) {
    frame *owner = &f->stack->frames[owner_index];
    ltl_flattener_open_wrap(f, owner, v);
    ltl_role role = ltl_flattener_role(f, owner, symbol, v);
    ltl_node parent = owner->wrap_node != LTL_NO_NODE ? owner->wrap_node : owner->node;
    bool is_whole = is_leaf || (symbol->flags & LTL_ROW_LEAF) != 0;
    if ((symbol->flags & LTL_ROW_COMPOUND_NAME) != 0) {
        ltl_flattener_emit_compound_name(f, parent, role, v);
    } else if (symbol->kind == LTL_KIND_STRING_PART && owner->string != NO_FRAME && is_whole) {
        visit_piece(f, owner, symbol, parent, role, v);
    } else if (is_whole || ltl_flattener_is_too_deep(f)) {
        visit_leaf(f, owner, symbol, parent, role, v);
    } else if (is_transparent(f, symbol, parent, v)) {
        visit_transparent(f, owner, parent, role, symbol, v, position);
    } else {
        visit_solid(f, owner_index, symbol, parent, role, v, position);
    }
}

static bool is_no_node(const ltl_symbol *symbol) {
    return symbol->kind == LTL_KIND_COMMENT ||
           (symbol->flags & (LTL_ROW_IS_OPERATOR | LTL_ROW_DROP)) != 0;
}

static void visit_no_node(flattener *f, const frame *owner, const ltl_symbol *symbol,
                          const visit *v) {
    if (symbol->kind == LTL_KIND_COMMENT) {
        ltl_flattener_add_comment(f, (ltl_span){v->start, v->stop});
    } else if ((symbol->flags & LTL_ROW_IS_OPERATOR) != 0) {
        ltl_flattener_add_operator_text(f, ltl_flattener_parent(f, owner),
                                        (ltl_span){v->start, v->stop});
    }
}

static void visit_named(flattener *f, uint32_t owner_index, visit *v, uint32_t position) {
    frame *owner = &f->stack->frames[owner_index];
    v->symbol = ltl_grammar_symbol_under(f->grammar, owner->symbol, v->symbol);
    const ltl_symbol *symbol = &f->grammar->symbols[v->symbol];
    if (is_no_node(symbol)) {
        visit_no_node(f, owner, symbol, v);
        return;
    }
    bool is_leaf = ts_subtree_child_count(v->subtree) == 0;
    if (is_gone(f, owner, symbol, is_leaf, v)) {
        return;
    }
    if (!is_leaf && owner->adorns && !ltl_flattener_is_too_deep(f) &&
        visit_adorned(f, owner, symbol, v, position)) {
        return;
    }
    if (owner->string != NO_FRAME && symbol->kind != LTL_KIND_STRING_PART &&
        symbol->kind != LTL_KIND_TEXT && symbol->kind != LTL_KIND_OTHER) {
        f->stack->frames[owner->string].has_interpolation = true;
    }
    owner->operands++;
    owner->operand_stop = v->stop;
    visit_by_row(f, owner_index, symbol, is_leaf, v, position);
}

/* Tokens, and nodes that only spell a character. */
static bool is_prose_too(const flattener *f, const visit *v) {
    return !v->is_named || (v->symbol < f->grammar->symbol_count &&
                            f->grammar->symbols[v->symbol].kind == LTL_KIND_TEXT);
}

/* What few rows ask for: operands that nest, text that no child covers. */
static void before_child(flattener *f, frame *owner, const visit *v) {
    if (owner->nested > 0 && owner->operands == 2) {
        ltl_flattener_close_pair(f, owner);
    }
    bool ends_gap = v->is_visible && v->stop <= owner->gap_stop &&
                    !(owner->is_prose && is_prose_too(f, v));
    if (owner->gap_stop > 0 && ends_gap) {
        ltl_flattener_fill_gap(f, owner, v->start, v->stop);
    }
}

static void visit_child(flattener *f, frame *top) {
    uint32_t owner_index = top->owner;
    frame *owner = &f->stack->frames[owner_index];
    if (owner->wrap_is_over) {
        ltl_flattener_close_wrap(f, owner);
    }
    uint32_t position = top->position;
    visit v = ltl_flattener_next_child(f, top);
    if (owner->is_watched) {
        before_child(f, owner, &v);
    }
    if (ts_subtree_missing(v.subtree)) {
        f->tree->error_count++;
    } else if (v.symbol == ts_builtin_sym_error) {
        visit_error(f, owner, ltl_flattener_parent(f, owner), &v, position);
    } else if (!v.is_visible) {
        if (ts_subtree_child_count(v.subtree) > 0 && !ltl_flattener_is_too_deep(f)) {
            ltl_flattener_enter_hidden(f, &v, owner_index, position);
        }
    } else if (!v.is_named) {
        if (ts_subtree_child_count(v.subtree) > 0) {
            ltl_flattener_enter_hidden(f, &v, owner_index, position);
        } else {
            visit_token(f, owner, ltl_flattener_parent(f, owner), &v);
        }
    } else {
        visit_named(f, owner_index, &v, position);
    }
}

bool ltl_flattener_visit_children(flattener *f) {
    frame *top = &f->stack->frames[f->depth - 1];
    while (top->next < top->child_count) {
        if (LTL_UNLIKELY(f->is_out_of_memory || f->tree->count > LTL_MAX_TREE_NODES)) {
            return false;
        }
        visit_child(f, top);
        top = &f->stack->frames[f->depth - 1];
    }
    return true;
}
