#include "analyzers/dataflow/cfg/cfg_internal.h"

#define BIT(role) LTL_ROLE_BIT(role)

/* `defer` (Go, Swift): what stands there is done when the function, or the block around it, is left. What
 * follows is the body of a try, and it is its `finally`. What Go calls gets its arguments at once. */

/* The `defer` of a statement: Go's has its call as VALUE, Swift's is a call with a lambda. */
static bool is_defer(const ltl_cfg_builder *b, ltl_node node) {
    const ltl_tree *tree = b->tree;
    ltl_str text = ltl_tree_text(tree, node);
    if (!ltl_str_starts_with(text, LTL_STR("defer"))) {
        return false;
    }
    if (tree->kind[node] == LTL_KIND_OTHER) {
        return ltl_cfg__scopes_by(b, LTL_SCOPING_COLON) &&
               ltl_str_is(ltl_tree_name(tree, node), "defer") &&
               tree->kind[node + 1] == LTL_KIND_CALL;
    }
    ltl_node last = tree->kind[node] == LTL_KIND_CALL ? tree->end[node + 1] : tree->end[node];
    return last < tree->end[node] && tree->kind[last] == LTL_KIND_LAMBDA &&
           ltl_str_is(ltl_tree_text(tree, node + 1), "defer");
}

/* Go's count where they are sure to be met: at the top of the function. */
bool ltl_cfg__defers(const ltl_cfg_builder *b, ltl_node block) {
    const ltl_tree *tree = b->tree;
    bool is_go = ltl_cfg__scopes_by(b, LTL_SCOPING_COLON);
    bool is_swift = ltl_cfg__scopes_by(b, LTL_SCOPING_EXHAUSTS) && !is_go;
    if ((!is_go && !is_swift) || (is_go && tree->parent[block] != b->cfg->unit)) {
        return false;
    }
    for (ltl_node child = block + 1; child < tree->end[block]; child = tree->end[child]) {
        if (is_defer(b, child)) {
            return true;
        }
    }
    return false;
}

/* What is done at the end. first: the `defer`; second, after, jumps: see ltl_cfg__end_finally */
static void walk_deferred(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    const ltl_tree *tree = b->tree;
    if (top->phase == 0) {
        top->phase = 1;
        top->after = ltl_cfg__block(b);
        ltl_cfg__begin_finally(b);
        if (tree->kind[top->node] == LTL_KIND_OTHER) {
            ltl_cfg__emit(b, top->node + 1);
            return;
        }
        ltl_node lambda = tree->end[top->node + 1];
        ltl_node body = ltl_tree_child(tree, lambda, LTL_ROLE_BODY);
        if (body != LTL_NO_NODE) {
            ltl_cfg__enter(b, body);
        }
    } else {
        ltl_cfg__end_finally(b);
    }
}

/* The callee and the arguments of a Go call: its parts, not itself. */
static void walk_parts(ltl_cfg_builder *b) {
    if (!ltl_cfg__enter_next(b, LTL_ALL_ROLES)) {
        ltl_cfg__leave(b);
    }
}

/* Statements in order; then what was deferred, the last one first. second: how many are open */
void ltl_cfg__walk_deferring(ltl_cfg_builder *b) {
    ltl_cfg_frame *top = ltl_cfg__top(b);
    const ltl_tree *tree = b->tree;
    if (top->phase == 0) {
        if (top->next < tree->end[top->node]) {
            ltl_node child = top->next;
            top->next = tree->end[child];
            if (!is_defer(b, child)) {
                ltl_cfg__enter(b, child);
                return;
            }
            top->second++;
            ltl_cfg__open_finally(b, true);
            b->tries.at[b->tries.count - 1].node = child;
            if (tree->kind[child] == LTL_KIND_OTHER) {
                ltl_cfg__push(b, child + 1, walk_parts);
            }
            return;
        }
        top->phase = 1;
        return;
    }
    if (top->second == 0) {
        ltl_cfg__finish(b);
        return;
    }
    const ltl_cfg_try *last = &b->tries.at[b->tries.count - 1];
    top->second--;
    ltl_cfg__edge(b, b->current, last->normal);
    ltl_cfg__push(b, last->node, walk_deferred);
    ltl_cfg__top(b)->had_tries--; /* its own is closed by then */
}
