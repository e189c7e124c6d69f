#include "analyzers/match/matcher.h"
#include "analyzers/match/references.h"

/* An import says something new when it hides a name that rules ask for behind another. */
static bool concerns_rules(const ltl_tree *tree, const ltl_import *import) {
    for (uint32_t i = 0; i < import->segment_count; i++) {
        uint32_t segment = import->segments[i];
        if (segment < tree->names->base_count && segment != import->local) {
            return true;
        }
    }
    return false;
}

static void post_alias(ltl_match_target *target, ltl_arena *arena, const ltl_import *import,
                       ltl_node leaf) {
    uint32_t base_count = target->tree->names->base_count;
    for (uint32_t i = 0; i < import->segment_count; i++) {
        uint32_t segment = import->segments[i];
        if (segment < base_count && segment != import->local) {
            ltl_alias alias = {.leaf = leaf, .next = target->alias_first[segment]};
            LTL_PUSH(arena, &target->aliases, alias);
            target->alias_first[segment] = target->aliases.count;
        }
    }
}

/* Leaves that stand for an imported name are found under every part of that name. */
static void post_aliases(ltl_match_target *target, ltl_arena *arena) {
    const ltl_tree *tree = target->tree;
    const ltl_imports *imports = target->imports;
    bool *is_concerned = NULL; /* by name id */
    for (uint32_t i = 0; i < imports->count; i++) {
        if (concerns_rules(tree, &imports->at[i])) {
            if (is_concerned == NULL) {
                is_concerned = LTL_NEW_ARRAY(arena, bool, tree->names->count);
            }
            is_concerned[imports->at[i].local] = true;
        }
    }
    if (is_concerned == NULL) {
        return;
    }
    target->alias_first = LTL_NEW_ARRAY(arena, uint32_t, tree->names->base_count);
    ltl_node leaf = tree->kind_first[LTL_KIND_NAME];
    for (; leaf != LTL_NO_NODE; leaf = tree->kind_next[leaf]) {
        if (is_concerned[tree->name[leaf]]) {
            const ltl_import *import = ltl_imports_find(imports, tree->name[leaf], leaf);
            if (import != NULL) {
                post_alias(target, arena, import, leaf);
            }
        }
    }
}

void ltl_match_target_init(ltl_match_target *target, ltl_arena *arena, const ltl_tree *tree,
                           const ltl_imports *imports) {
    *target = (ltl_match_target){.tree = tree, .imports = imports};
    ltl_flow_init(&target->flow, arena, tree);
    target->tried = LTL_NEW_ARRAY(arena, uint32_t, tree->count);
    target->references = ltl_references_read(arena, tree);
    if (imports != NULL) {
        post_aliases(target, arena);
    }
}
