#include "analyzers/dataflow/scopes_internal.h"

enum { FIRST_KEYS = 64, MAX_CLASS_LEVELS = 256 };

bool ltl_is_unit(ltl_kind kind) {
    return kind == LTL_KIND_ROOT || kind == LTL_KIND_FUNCTION || kind == LTL_KIND_LAMBDA;
}

/* ---- (scope, name) to declaration ---- */

static uint64_t key_of(ltl_node scope, uint32_t name) {
    return ((uint64_t)scope << 32 | name) + 1;
}

static uint32_t slot_of(const ltl_scopes *scopes, uint64_t key) {
    uint64_t hash = key * UINT64_C(0x9E3779B97F4A7C15);
    uint32_t slot = (uint32_t)(hash >> 32) & scopes->mask;
    while (scopes->keys[slot] != 0 && scopes->keys[slot] != key) {
        slot = (slot + 1) & scopes->mask;
    }
    return slot;
}

uint32_t ltl_scopes_find(const ltl_scopes *scopes, ltl_node scope, uint32_t name) {
    if (scopes->keys == NULL) {
        return 0;
    }
    uint32_t slot = slot_of(scopes, key_of(scope, name));
    return scopes->keys[slot] != 0 ? scopes->values[slot] : 0;
}

/* Twice the room when it is half full. */
static void grow(ltl_arena *arena, ltl_scopes *scopes) {
    ltl_scopes had = *scopes;
    uint32_t count = had.keys == NULL ? FIRST_KEYS : (had.mask + 1) * 2;
    scopes->keys = LTL_NEW_ARRAY(arena, uint64_t, count);
    scopes->values = LTL_NEW_ARRAY(arena, uint32_t, count);
    scopes->mask = count - 1;
    for (uint32_t i = 0; had.keys != NULL && i <= had.mask; i++) {
        if (had.keys[i] != 0) {
            uint32_t slot = slot_of(scopes, had.keys[i]);
            scopes->keys[slot] = had.keys[i];
            scopes->values[slot] = had.values[i];
        }
    }
}

void ltl_scopes__put(ltl_arena *arena, ltl_scopes *scopes, ltl_node scope, uint32_t name,
                     uint32_t value) {
    if (scopes->keys == NULL || scopes->key_count > scopes->mask / 2) {
        grow(arena, scopes);
    }
    uint32_t slot = slot_of(scopes, key_of(scope, name));
    scopes->key_count += scopes->keys[slot] == 0 ? 1 : 0;
    scopes->keys[slot] = key_of(scope, name);
    scopes->values[slot] = value;
}

uint32_t ltl_scopes__add(ltl_arena *arena, ltl_scopes *scopes, ltl_declaration declaration) {
    LTL_PUSH(arena, &scopes->all, declaration);
    return scopes->all.count - 1;
}

/* ---- members ---- */

bool ltl_scopes__is_self(const ltl_tree *tree, ltl_node node) {
    static const char *const SELVES[] = {"self", "this", "$this", "cls", "static"};
    if (node == LTL_NO_NODE || tree->kind[node] != LTL_KIND_NAME) {
        return false;
    }
    ltl_str text = ltl_tree_name(tree, node);
    for (size_t i = 0; i < LTL_COUNT_OF(SELVES); i++) {
        if (ltl_str_is(text, SELVES[i])) {
            return true;
        }
    }
    return false;
}

static ltl_node class_around(const ltl_tree *tree, ltl_node node) {
    for (uint32_t level = 0; level < MAX_CLASS_LEVELS && node != LTL_NO_NODE; level++) {
        if (tree->kind[node] == LTL_KIND_CLASS) {
            return node;
        }
        node = tree->parent[node];
    }
    return LTL_NO_NODE;
}

uint32_t ltl_scopes_field(const ltl_scopes *scopes, ltl_node member) {
    const ltl_tree *tree = scopes->tree;
    ltl_node name = ltl_tree_child(tree, member, LTL_ROLE_NAME);
    ltl_node receiver = ltl_tree_child(tree, member, LTL_ROLE_RECEIVER);
    if (name == LTL_NO_NODE || receiver == LTL_NO_NODE || tree->kind[receiver] != LTL_KIND_NAME) {
        return 0;
    }
    ltl_node class = LTL_NO_NODE;
    if (ltl_scopes__is_self(tree, receiver)) {
        class = class_around(tree, member);
    } else {
        uint32_t meant = scopes->of[receiver];
        bool is_class = meant != 0 && scopes->all.at[meant].kind == LTL_DECLARED_CLASS;
        class = is_class ? scopes->all.at[meant].declarer : LTL_NO_NODE;
    }
    bool is_safe = class != LTL_NO_NODE &&
                   ltl_scopes_find(scopes, LTL_FOREIGN_SCOPE, tree->name[name]) == 0;
    return is_safe ? ltl_scopes_find(scopes, class, tree->name[name]) : 0;
}

void ltl_scopes_build(ltl_arena *arena, const ltl_tree *tree, ltl_scopes *out_scopes) {
    *out_scopes = (ltl_scopes){.tree = tree};
    out_scopes->of = LTL_NEW_ARRAY(arena, uint32_t, tree->count);
    out_scopes->use = LTL_NEW_ARRAY(arena, uint8_t, tree->count);
    out_scopes->by = LTL_NEW_ARRAY(arena, ltl_node, tree->count);
    ltl_scopes__add(arena, out_scopes, (ltl_declaration){0});
    if (tree->language->scoping != LTL_SCOPING_NONE) {
        ltl_scopes__declare(arena, out_scopes);
        ltl_scopes__resolve(arena, out_scopes);
    }
}
