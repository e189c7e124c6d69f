#include "analyzers/syntax/flattener.h"

/* What a node turns out to be once all its children are there. */

/* From the first line to the last, without the word that ends it. */
static ltl_span late_text(const ltl_tree *tree, ltl_node node) {
    if (node + 1 >= tree->count) {
        return (ltl_span){tree->start[node], tree->start[node]};
    }
    uint32_t start = tree->start[node + 1];
    start += tree->source->text.ptr[start] == '\n' ? 1 : 0;
    uint32_t stop = tree->stop[tree->count - 1];
    return (ltl_span){start, stop > start ? stop : start};
}

/* The text of the string that has waited longest. */
static void close_late_text(flattener *f, const frame *top) {
    ltl_tree *tree = f->tree;
    ltl_node node = top->node;
    if (f->awaiting_count == 0) {
        tree->kind[node] = LTL_KIND_OTHER;
        return;
    }
    ltl_node first = f->awaiting[0];
    f->awaiting_count--;
    memmove(f->awaiting, f->awaiting + 1, f->awaiting_count * sizeof *f->awaiting);
    if (top->has_interpolation) {
        tree->kind[first] = LTL_KIND_TEMPLATE;
        tree->kind[node] = LTL_KIND_OTHER;
    } else {
        tree->name[first] = ltl_flattener_intern(f, late_text(tree, node));
        tree->count = node;
    }
}

/* A string without interpolation becomes a leaf, one with becomes a TEMPLATE. */
static void close_string(flattener *f, const frame *top) {
    ltl_tree *tree = f->tree;
    bool is_regex = (ltl_flattener_flags(f, top->symbol) & LTL_ROW_REGEX) != 0;
    if (top->has_interpolation) {
        tree->kind[top->node] = is_regex ? LTL_KIND_OTHER : LTL_KIND_TEMPLATE;
        ltl_flattener_name_pieces(f, top->node);
        return;
    }
    tree->count = top->node + 1;
    if (is_regex) {
        tree->kind[top->node] = LTL_KIND_LITERAL;
        tree->name[top->node] = ltl_flattener_intern(f, ltl_tree_span(tree, top->node));
        return;
    }
    tree->name[top->node] = ltl_flattener_intern_string(f, top->node);
    bool is_word = (ltl_flattener_flags(f, top->symbol) & LTL_ROW_WORD) != 0;
    bool is_key = tree->role[top->node] == LTL_ROLE_KEY &&
                  tree->kind[tree->parent[top->node]] == LTL_KIND_PAIR &&
                  f->grammar->language->quoted_keys_are_names;
    if (is_word || is_key) {
        tree->kind[top->node] = LTL_KIND_NAME;
    }
}

static bool begins_handlers(const ltl_tree *tree, ltl_node child) {
    return tree->role[child] == LTL_ROLE_HANDLER || tree->role[child] == LTL_ROLE_FINALLY;
}

/* Statements, then handlers: what a `begin` or a whole body says when it has any. */
static void close_handled(flattener *f, ltl_node node) {
    ltl_tree *tree = f->tree;
    ltl_node child = node + 1;
    while (child < tree->count && !begins_handlers(tree, child)) {
        if (tree->role[child] == LTL_ROLE_ELSE) {
            break;
        }
        child = tree->end[child];
    }
    if (child >= tree->count) {
        return;
    }
    tree->kind[node] = LTL_KIND_TRY;
    if (child > node + 1) {
        ltl_flattener_enclose(f, node + 1, child, LTL_KIND_BLOCK, LTL_ROLE_BODY);
    }
}

static void close_body(flattener *f, ltl_node node) {
    ltl_tree *tree = f->tree;
    ltl_role role = tree->kind[node] == LTL_KIND_IF ? LTL_ROLE_THEN : LTL_ROLE_BODY;
    for (ltl_node child = node + 1; child < tree->count; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_ELSE) {
            ltl_flattener_enclose(f, child, child, LTL_KIND_BLOCK, role);
            return;
        }
        if (tree->role[child] == role) {
            return;
        }
    }
    ltl_span nothing = {tree->stop[node], tree->stop[node]};
    ltl_flattener_emit(f, node, LTL_KIND_BLOCK, role, LTL_SYMBOL_SYNTHETIC, nothing);
}

static void close_operator(flattener *f, ltl_node node) {
    ltl_tree *tree = f->tree;
    ltl_str name = ltl_names_text(f->names, tree->name[node]);
    if (ltl_str_is(name, "=") || ltl_str_is(name, "<-")) {
        tree->kind[node] = LTL_KIND_ASSIGN;
    } else if (ltl_str_is(name, "=>")) {
        tree->kind[node] = LTL_KIND_PAIR;
        tree->name[node] = 0;
        for (ltl_node child = node + 1; child < tree->count; child = tree->end[child]) {
            tree->role[child] = tree->role[child] == LTL_ROLE_LEFT ? LTL_ROLE_KEY : LTL_ROLE_VALUE;
        }
    }
}

static bool assigns(ltl_str name) {
    static const char *const compares[] = {"==", "!=", "<=", ">=", "===", "!==", "=:="};
    if (name.len < 2 || name.ptr[name.len - 1] != '=' || name.ptr[0] == '=') {
        return false;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(compares); i++) {
        if (ltl_str_is(name, compares[i])) {
            return false;
        }
    }
    return true;
}

/* `a f b` calls f of a. */
static void close_infix(flattener *f, ltl_node node) {
    ltl_tree *tree = f->tree;
    ltl_node left = node + 1;
    if (assigns(ltl_names_text(f->names, tree->name[node]))) {
        tree->kind[node] = LTL_KIND_ASSIGN;
        return;
    }
    if (left >= tree->count || tree->end[left] >= tree->count ||
        tree->role[tree->end[left]] != LTL_ROLE_NAME) {
        return;
    }
    ltl_node operand = tree->end[tree->end[left]];
    tree->kind[node] = LTL_KIND_CALL;
    tree->role[left] = LTL_ROLE_RECEIVER;
    for (; operand < tree->count; operand = tree->end[operand]) {
        tree->role[operand] = LTL_ROLE_ARGUMENT;
    }
    ltl_flattener_enclose(f, left, tree->end[tree->end[left]], LTL_KIND_MEMBER, LTL_ROLE_CALLEE);
}

/* A key with nothing behind it has the value null: a leaf of no bytes. */
static void add_null(flattener *f, ltl_node pair) {
    ltl_tree *tree = f->tree;
    if (ltl_tree_child(tree, pair, LTL_ROLE_VALUE) == LTL_NO_NODE) {
        uint32_t at = tree->stop[pair];
        ltl_node leaf = ltl_flattener_emit(f, pair, LTL_KIND_LITERAL, LTL_ROLE_VALUE,
                                           LTL_SYMBOL_SYNTHETIC, (ltl_span){at, at});
        tree->name[leaf] = ltl_names_intern(f->names, LTL_STR("null"));
        tree->end[pair] = tree->count;
    }
}

void ltl_flattener_finish(flattener *f, const frame *top) {
    ltl_tree *tree = f->tree;
    ltl_row_flags flags = ltl_flattener_flags(f, top->symbol);
    if ((flags & LTL_ROW_LATE_TEXT) != 0) {
        close_late_text(f, top);
        if (top->node == tree->count) {
            return; /* gone */
        }
    } else if (tree->kind[top->node] == LTL_KIND_STRING) {
        close_string(f, top);
    }
    if ((flags & LTL_ROW_HANDLES) != 0) {
        close_handled(f, top->node);
    }
    if ((flags & LTL_ROW_HAS_BODY) != 0) {
        close_body(f, top->node);
    }
    if ((flags & LTL_ROW_ASSIGNS) != 0) {
        close_operator(f, top->node);
    }
    if ((flags & LTL_ROW_CAPTURES) != 0) {
        ltl_flattener_capture(f, top->node);
    }
    if ((flags & LTL_ROW_ACCESSOR) != 0) {
        ltl_flattener_make_accessor(f, top->node);
    }
    if ((flags & LTL_ROW_INFIX) != 0) {
        close_infix(f, top->node);
    }
    if ((flags & LTL_ROW_MACRO) != 0) {
        ltl_flattener_expand_macro(f, top->node);
    }
    tree->end[top->node] = tree->count;
    if ((flags & LTL_ROW_REPEATS) != 0) {
        ltl_flattener_repeat(f, top->node);
    }
    if ((flags & LTL_ROW_NULL_VALUE) != 0) {
        add_null(f, top->node);
    }
    if ((flags & LTL_ROW_AWAITED) != 0) {
        ltl_flattener_await_call(f, top->node);
    }
    if ((flags & LTL_ROW_CLINGS) != 0) {
        ltl_flattener_bind_suffix(f, top->node);
    }
}
