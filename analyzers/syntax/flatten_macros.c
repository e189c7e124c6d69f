#include "analyzers/syntax/flattener.h"

/* Languages in which definitions and branches are calls: `def f(x) do … end` is a FUNCTION, `if c do … end`
 * an IF. What the table of macros says about the callee decides. */

#include "core/limits.h"

/* All from `node` on will be moved: false when too much was moved already. */
static bool may_move(flattener *f, ltl_node node) {
    uint32_t moved = f->tree->count - node;
    if (f->suffix_moves + moved > LTL_MAX_SUFFIX_MOVES) {
        f->tree->is_cut = true;
        return false;
    }
    f->suffix_moves += moved;
    return true;
}

/* The children of `node`, complete like all behind it, take its place below its parent, which is `around`
 * or lies in it. */
static bool dissolve(flattener *f, ltl_node node, ltl_node around) {
    ltl_tree *tree = f->tree;
    if (!may_move(f, node)) {
        return false;
    }
    ltl_node parent = tree->parent[node];
    for (ltl_node outer = parent; outer > around; outer = tree->parent[outer]) {
        tree->end[outer]--;
    }
    for (ltl_node at = node; at + 1 < tree->count; at++) {
        tree->kind[at] = tree->kind[at + 1];
        tree->role[at] = tree->role[at + 1];
        tree->symbol[at] = tree->symbol[at + 1];
        tree->start[at] = tree->start[at + 1];
        tree->stop[at] = tree->stop[at + 1];
        tree->name[at] = tree->name[at + 1];
        tree->end[at] = tree->end[at + 1] - 1;
        ltl_node old = tree->parent[at + 1];
        tree->parent[at] = old == node ? parent : old > node ? old - 1 : old;
    }
    tree->count--;
    return true;
}

static void set_roles(ltl_tree *tree, ltl_node first, ltl_node end, ltl_role role) {
    for (ltl_node child = first; child < end; child = tree->end[child]) {
        tree->role[child] = (uint8_t)role;
    }
}

/* `x \\ 1` among parameters. */
static void close_defaults(ltl_tree *tree, const ltl_names *names, ltl_node first, ltl_node end) {
    for (ltl_node child = first; child < end; child = tree->end[child]) {
        bool is_default = tree->kind[child] == LTL_KIND_BINARY &&
                          ltl_str_is(ltl_names_text(names, tree->name[child]), "\\\\");
        if (is_default && child + 1 < tree->end[child]) {
            tree->kind[child] = LTL_KIND_PARAMETER;
            tree->name[child] = 0;
            tree->role[child + 1] = LTL_ROLE_NAME;
            set_roles(tree, tree->end[child + 1], tree->end[child], LTL_ROLE_VALUE);
        }
    }
}

/* Each child that is a parameter, and not yet said to be one, gets a PARAMETER around it. */
static void close_parameters(flattener *f, ltl_node node) {
    ltl_tree *tree = f->tree;
    for (ltl_node child = node + 1; child < tree->count; child = tree->end[child]) {
        bool is_bare = tree->role[child] == LTL_ROLE_PARAMETER && tree->kind[child] != LTL_KIND_PARAMETER;
        if (is_bare && may_move(f, child)) {
            tree->role[child] = LTL_ROLE_NAME;
            ltl_flattener_enclose(f, child, tree->end[child], LTL_KIND_PARAMETER, LTL_ROLE_PARAMETER);
        }
    }
}

/* `do: x` and `else: x` are blocks; the role comes from the word. */
static void close_keyword_blocks(flattener *f, ltl_node node, ltl_role body) {
    ltl_tree *tree = f->tree;
    for (ltl_node child = node + 1; child < tree->count; child = tree->end[child]) {
        if (tree->kind[child] != LTL_KIND_KEYWORD_ARGUMENT || child + 1 >= tree->end[child]) {
            continue;
        }
        ltl_str word = ltl_names_text(f->names, tree->name[child + 1]);
        bool is_body = ltl_str_is(word, ":do");
        if ((is_body || ltl_str_is(word, ":else")) && dissolve(f, child + 1, node)) {
            tree->kind[child] = LTL_KIND_BLOCK;
            tree->name[child] = 0;
            tree->role[child] = is_body ? (uint8_t)body : LTL_ROLE_ELSE;
            set_roles(tree, child + 1, tree->end[child], LTL_ROLE_NONE);
        }
    }
}

/* MODIFIER, header, BODY: the header is a name, a call of it, or one with a guard. */
static bool close_function(flattener *f, ltl_node node) {
    ltl_tree *tree = f->tree;
    ltl_node header = node + 2;
    bool is_guarded = tree->kind[header] == LTL_KIND_BINARY && !ltl_tree_is_leaf(tree, header) &&
                      ltl_str_is(ltl_names_text(f->names, tree->name[header]), "when");
    ltl_node named = is_guarded ? header + 1 : header;
    bool is_call = tree->kind[named] == LTL_KIND_CALL && !ltl_tree_is_leaf(tree, named);
    if (!is_call && tree->kind[named] != LTL_KIND_NAME) {
        return false;
    }
    if (is_guarded) {
        set_roles(tree, tree->end[named], tree->end[header], LTL_ROLE_CONDITION);
        tree->role[named] = LTL_ROLE_NAME;
        if (!dissolve(f, header, node)) {
            return false;
        }
        named = header;
    }
    tree->role[named] = LTL_ROLE_NAME;
    if (is_call) {
        ltl_node end = tree->end[named];
        tree->role[named + 1] = LTL_ROLE_NAME;
        set_roles(tree, tree->end[named + 1], end, LTL_ROLE_PARAMETER);
        close_defaults(tree, f->names, tree->end[named + 1], end);
        if (!dissolve(f, named, node)) {
            return false;
        }
        close_parameters(f, node);
    }
    tree->kind[node + 1] = LTL_KIND_MODIFIER;
    tree->role[node + 1] = LTL_ROLE_MODIFIER;
    tree->kind[node] = LTL_KIND_FUNCTION;
    close_keyword_blocks(f, node, LTL_ROLE_BODY);
    return true;
}

static bool close_class(flattener *f, ltl_node node) {
    ltl_tree *tree = f->tree;
    tree->kind[node] = LTL_KIND_CLASS;
    tree->kind[node + 1] = LTL_KIND_MODIFIER;
    tree->role[node + 1] = LTL_ROLE_MODIFIER;
    tree->role[node + 2] = LTL_ROLE_NAME;
    close_keyword_blocks(f, node, LTL_ROLE_BODY);
    return true;
}

/* The block behind `else` stands in the one behind `do`, at its end. */
static void part_else(ltl_tree *tree, ltl_node node, ltl_node body) {
    uint32_t stop = tree->start[body];
    ltl_node child = body + 1;
    ltl_node end = tree->end[body];
    while (child < end && tree->kind[child] != LTL_KIND_ELSE) {
        stop = tree->stop[child];
        child = tree->end[child];
    }
    if (child >= end) {
        return;
    }
    tree->kind[child] = LTL_KIND_BLOCK;
    tree->role[child] = LTL_ROLE_ELSE;
    tree->end[body] = child;
    tree->stop[body] = stop;
    for (; child < end; child = tree->end[child]) {
        tree->parent[child] = node;
    }
}

static bool close_if(flattener *f, ltl_node node) {
    ltl_tree *tree = f->tree;
    if (!dissolve(f, node + 1, node)) {
        return false;
    }
    tree->kind[node] = LTL_KIND_IF;
    tree->role[node + 1] = LTL_ROLE_CONDITION;
    ltl_node body = ltl_tree_child(tree, node, LTL_ROLE_BODY);
    if (body != LTL_NO_NODE) {
        tree->role[body] = LTL_ROLE_THEN;
        part_else(tree, node, body);
    }
    close_keyword_blocks(f, node, LTL_ROLE_THEN);
    return true;
}

/* The clauses are children of the SWITCH. */
static bool close_switch(flattener *f, ltl_node node) {
    ltl_tree *tree = f->tree;
    ltl_node body = ltl_tree_child(tree, node, LTL_ROLE_BODY);
    if (body == LTL_NO_NODE || ltl_tree_is_leaf(tree, body)) {
        return false;
    }
    set_roles(tree, body + 1, tree->end[body], LTL_ROLE_BODY);
    if (!dissolve(f, body, node) || !dissolve(f, node + 1, node)) {
        return false;
    }
    tree->kind[node] = LTL_KIND_SWITCH;
    if (node + 1 < tree->count && tree->role[node + 1] == LTL_ROLE_ARGUMENT) {
        tree->role[node + 1] = LTL_ROLE_CONDITION;
    }
    return true;
}

static bool has_block(const ltl_tree *tree, const ltl_names *names, ltl_node node) {
    for (ltl_node child = node + 1; child < tree->count; child = tree->end[child]) {
        bool is_keyword = tree->kind[child] == LTL_KIND_KEYWORD_ARGUMENT && child + 1 < tree->end[child] &&
                          ltl_str_is(ltl_names_text(names, tree->name[child + 1]), ":do");
        if (is_keyword || tree->role[child] == LTL_ROLE_BODY) {
            return true;
        }
    }
    return false;
}

void ltl_flattener_expand_macro(flattener *f, ltl_node node) {
    ltl_tree *tree = f->tree;
    const ltl_macro_row *row = f->grammar->language->macros;
    ltl_node callee = node + 1;
    if (row == NULL || callee + 1 >= tree->count || tree->kind[callee] != LTL_KIND_NAME ||
        tree->role[callee] != LTL_ROLE_CALLEE) {
        return;
    }
    ltl_str name = ltl_names_text(f->names, tree->name[callee]);
    while (row->name != NULL && !ltl_str_is(name, row->name)) {
        row++;
    }
    if (row->name == NULL || !(row->may_lack_block || has_block(tree, f->names, node))) {
        return;
    }
    tree->end[node] = tree->count; /* its children can be asked for */
    static bool (*const closes[LTL_KIND_COUNT])(flattener *, ltl_node) = {
        [LTL_KIND_FUNCTION] = close_function,
        [LTL_KIND_CLASS] = close_class,
        [LTL_KIND_IF] = close_if,
        [LTL_KIND_SWITCH] = close_switch,
    };
    if (closes[row->kind] != NULL) {
        (void)closes[row->kind](f, node);
    }
}
