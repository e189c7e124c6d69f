#include "analyzers/dataflow/scopes_internal.h"

enum { MAX_CLASS_LEVELS = 256 };

bool ltl_is_unit(ltl_kind kind) {
    return kind == LTL_KIND_ROOT || kind == LTL_KIND_FUNCTION || kind == LTL_KIND_LAMBDA;
}

uint32_t ltl_scopes_find(const ltl_scopes *scopes, ltl_node scope, uint32_t name) {
    return ltl_pairs_find(&scopes->by_scope, scope, name);
}

uint32_t ltl_scopes__add(ltl_arena *arena, ltl_scopes *scopes, ltl_declaration declaration) {
    LTL_PUSH(arena, &scopes->all, declaration);
    return scopes->all.count - 1;
}

/* ---- members ---- */

bool ltl_scopes_is_self(const ltl_tree *tree, ltl_node node) {
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

bool ltl_scopes_is_foreign(const ltl_scopes *scopes, uint32_t name) {
    return ltl_scopes_find(scopes, LTL_FOREIGN_SCOPE, name) != 0;
}

uint32_t ltl_scopes_field(const ltl_scopes *scopes, ltl_node member) {
    const ltl_tree *tree = scopes->tree;
    ltl_node name = ltl_tree_child(tree, member, LTL_ROLE_NAME);
    ltl_node receiver = ltl_tree_child(tree, member, LTL_ROLE_RECEIVER);
    if (name == LTL_NO_NODE || receiver == LTL_NO_NODE || tree->kind[receiver] != LTL_KIND_NAME) {
        return 0;
    }
    ltl_node class = LTL_NO_NODE;
    if (ltl_scopes_is_self(tree, receiver)) {
        class = class_around(tree, member);
    } else {
        uint32_t meant = scopes->of[receiver];
        bool is_class = meant != 0 && scopes->all.at[meant].kind == LTL_DECLARED_CLASS;
        class = is_class ? scopes->all.at[meant].declarer : LTL_NO_NODE;
    }
    bool is_safe = class != LTL_NO_NODE &&
                   !ltl_scopes_is_foreign(scopes, tree->name[name]);
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
    if (ltl_scopes__has(out_scopes, LTL_SCOPING_LOCALS)) {
        ltl_scopes__list_locals(arena, out_scopes);
    }
}
