#include "analyzers/syntax/flattener.h"

/* The arrays of the tree: how nodes come into them, and move. */

#include "core/vec.h"

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

void ltl_flattener_add_comment(flattener *f, ltl_span span) {
    ltl_tree *tree = f->tree;
    if (tree->comment_count == f->comment_capacity) {
        tree->comments = ltl_vec_grow(f->arena, tree->comments, tree->comment_count,
                                      tree->comment_count + 1, &f->comment_capacity,
                                      sizeof *tree->comments);
    }
    tree->comments[tree->comment_count++] = span;
}

void ltl_flattener_add_error(flattener *f, ltl_span span) {
    f->tree->error_count++;
    uint32_t start = span.start > f->error_stop ? span.start : f->error_stop;
    if (span.end > start) {
        f->tree->error_bytes += span.end - start;
        f->error_stop = span.end;
    }
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
