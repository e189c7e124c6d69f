#include "analyzers/syntax/packed.h"

#include <assert.h>

static void *copied(ltl_arena *arena, const void *from, size_t bytes) {
    return bytes > 0 ? memcpy(ltl_arena_alloc_raw(arena, bytes), from, bytes) : NULL;
}

#define COPIED(arena, array, count) copied((arena), (array), (count) * sizeof *(array))

static void pack_source(const ltl_source *source, ltl_arena *arena, ltl_source *out) {
    *out = *source;
    out->path = ltl_arena_copy(arena, source->path);
    out->text = ltl_arena_copy(arena, source->text);
    out->lines = COPIED(arena, source->lines, source->line_count);
}

static void pack_nodes(const ltl_tree *tree, ltl_arena *arena, ltl_tree *out) {
    *out = *tree;
    out->names = NULL;
    out->capacity = tree->count;
    out->kind = COPIED(arena, tree->kind, tree->count);
    out->role = COPIED(arena, tree->role, tree->count);
    out->symbol = COPIED(arena, tree->symbol, tree->count);
    out->start = COPIED(arena, tree->start, tree->count);
    out->stop = COPIED(arena, tree->stop, tree->count);
    out->end = COPIED(arena, tree->end, tree->count);
    out->parent = COPIED(arena, tree->parent, tree->count);
    out->name = COPIED(arena, tree->name, tree->count);
    out->comments = COPIED(arena, tree->comments, tree->comment_count);
    out->kind_next = NULL;
    out->base_first = NULL;
    out->base_next = NULL;
}

/* Most are pieces of the text, which has been copied. */
static ltl_str moved(const ltl_source *from, const ltl_source *to, ltl_arena *arena, ltl_str text) {
    uintptr_t at = (uintptr_t)text.ptr;
    uintptr_t start = (uintptr_t)from->text.ptr;
    bool is_piece = at >= start && at - start <= from->text.len && text.len <= from->text.len - (at - start);
    return is_piece ? (ltl_str){to->text.ptr + (at - start), text.len} : ltl_arena_copy(arena, text);
}

static size_t bytes_wanted(const ltl_tree *tree, uint32_t name_count) {
    enum { A_NODE = 24, PIECES = 12 };
    return (size_t)tree->count * A_NODE + tree->comment_count * sizeof *tree->comments + tree->source->path.len +
           tree->source->text.len + 2 + tree->source->line_count * sizeof *tree->source->lines +
           name_count * sizeof(ltl_name_entry) + (size_t)PIECES * LTL_ARENA_ALIGN;
}

void ltl_tree_pack(const ltl_tree *tree, uint32_t names_end, ltl_packed_tree *out) {
    const ltl_names *names = tree->names;
    *out = (ltl_packed_tree){.name_count = names_end - names->base_count};
    out->arena.first_bytes = bytes_wanted(tree, out->name_count);
    pack_source(tree->source, &out->arena, &out->source);
    pack_nodes(tree, &out->arena, &out->tree);
    out->names = LTL_NEW_ARRAY(&out->arena, ltl_name_entry, out->name_count);
    for (uint32_t i = 0; i < out->name_count; i++) {
        const ltl_name_entry *entry = &names->entries[names->base_count + i];
        out->names[i] = (ltl_name_entry){moved(tree->source, &out->source, &out->arena, entry->text), entry->hash};
    }
}

const ltl_tree *ltl_tree_unpack(const ltl_packed_tree *packed, ltl_arena *arena, ltl_names *names) {
    assert(names->count == names->base_count);
    ltl_tree *tree = LTL_NEW(arena, ltl_tree);
    *tree = packed->tree;
    tree->source = &packed->source;
    tree->names = names;
    ltl_names_append(names, packed->names, packed->name_count);
    ltl_tree_link_postings(tree, arena);
    return tree;
}

size_t ltl_packed_bytes(const ltl_packed_tree *packed) { return packed->arena.used_bytes; }

void ltl_packed_clear(ltl_packed_tree *packed) { ltl_arena_clear(&packed->arena); }

void ltl_tree_link_postings(ltl_tree *tree, ltl_arena *arena) {
    uint32_t base_count = tree->names->base_count;
    tree->kind_next = ltl_arena_alloc_raw(arena, tree->count * sizeof *tree->kind_next);
    tree->base_next = ltl_arena_alloc_raw(arena, tree->count * sizeof *tree->base_next);
    tree->base_first = ltl_arena_alloc_raw(arena, base_count * sizeof *tree->base_first);
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
