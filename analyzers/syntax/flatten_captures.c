#include "analyzers/syntax/flattener.h"

#include "core/limits.h"

/* Functions that are written as what they give (Elixir):
 *
 *     `&1`                UNARY NUMBER                        becomes   NAME `&1`
 *     `&f(&1, x)`         UNARY operand                       becomes   LAMBDA (body)
 *     `&f/1`, `&M.f/1`    UNARY (BINARY / callee NUMBER)      becomes   LAMBDA (CALL callee NAME `&1`)
 *
 * A function of several arguments that is only named stays what it is: there are no nodes for what it takes. */

static bool is_operator(const flattener *f, ltl_node node, ltl_kind kind, const char *name) {
    return f->tree->kind[node] == kind &&
           ltl_str_is(ltl_names_text(f->names, f->tree->name[node]), name);
}

/* More of them are told apart by nobody. */
static void name_argument(flattener *f, ltl_node leaf, ltl_str number) {
    static const char *const NAMES[] = {"&1", "&2", "&3", "&4", "&5", "&6", "&7", "&8", "&9"};
    bool is_digit = number.len == 1 && number.ptr[0] >= '1' && number.ptr[0] <= '9';
    f->tree->kind[leaf] = LTL_KIND_NAME;
    f->tree->name[leaf] = ltl_names_intern(f->names, ltl_str_of(NAMES[is_digit ? number.ptr[0] - '1' : 8]));
}

static bool takes_something(flattener *f, ltl_node node) {
    ltl_tree *tree = f->tree;
    for (ltl_node at = node + 1; at < tree->count; at++) {
        ltl_str name = tree->kind[at] == LTL_KIND_NAME ? ltl_names_text(f->names, tree->name[at])
                                                       : LTL_STR_NONE;
        if (name.len > 1 && name.ptr[0] == '&') {
            return true;
        }
    }
    return false;
}

/* `name/1` becomes a call of what it names; false: it takes something else. */
static bool call_named(flattener *f, ltl_node slash) {
    ltl_tree *tree = f->tree;
    ltl_node named = slash + 1;
    ltl_node number = named < tree->count ? tree->end[named] : tree->count;
    bool is_of_one = number + 1 == tree->count && tree->kind[number] == LTL_KIND_NUMBER &&
                     ltl_str_is(ltl_tree_text(tree, number), "1");
    bool is_remote = is_of_one && tree->kind[named] == LTL_KIND_CALL && tree->end[named + 1] == number;
    if (!is_remote && !(is_of_one && tree->kind[named] == LTL_KIND_NAME)) {
        return false;
    }
    if (is_remote) {
        tree->kind[slash] = LTL_KIND_BLOCK;
        tree->role[named] = LTL_ROLE_NONE;
        tree->end[named] = tree->count;
        tree->stop[named] = tree->stop[number];
        tree->parent[number] = named;
    } else {
        tree->kind[slash] = LTL_KIND_CALL;
        tree->role[named] = LTL_ROLE_CALLEE;
    }
    tree->name[slash] = 0;
    tree->role[number] = LTL_ROLE_ARGUMENT;
    name_argument(f, number, LTL_STR("1"));
    return true;
}

void ltl_flattener_capture(flattener *f, ltl_node node) {
    ltl_tree *tree = f->tree;
    ltl_node operand = node + 1;
    if (!is_operator(f, node, LTL_KIND_UNARY, "&") || operand >= tree->count) {
        return;
    }
    if (tree->kind[operand] == LTL_KIND_NUMBER) {
        tree->count = operand;
        name_argument(f, node, ltl_tree_text(tree, operand));
        return;
    }
    f->suffix_moves += tree->count - node;
    if (f->suffix_moves > LTL_MAX_SUFFIX_MOVES) {
        tree->is_cut = true;
        return;
    }
    bool is_written = takes_something(f, node);
    bool is_named = !is_written && is_operator(f, operand, LTL_KIND_BINARY, "/") &&
                    call_named(f, operand);
    if (is_written || is_named) {
        tree->kind[node] = LTL_KIND_LAMBDA;
        tree->name[node] = 0;
        tree->role[operand] = LTL_ROLE_BODY;
    }
}
