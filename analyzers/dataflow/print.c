#include "analyzers/dataflow/print.h"

#include "analyzers/dataflow/name_use.h"

static const char *const KINDS[] = {
    [LTL_DECLARED_LOCAL] = "local", [LTL_DECLARED_PARAMETER] = "parameter",
    [LTL_DECLARED_GLOBAL] = "global", [LTL_DECLARED_FIELD] = "field",
    [LTL_DECLARED_FUNCTION] = "function", [LTL_DECLARED_CLASS] = "class",
    [LTL_DECLARED_IMPORT] = "import",
};

static const char *const USES[] = {
    [LTL_NAME_READ] = "read", [LTL_NAME_WRITTEN] = "written", [LTL_NAME_CHANGED] = "changed",
    [LTL_NAME_EXPOSED] = "exposed", [LTL_NAME_DECLARED] = "declared",
    [LTL_NAME_IMPORTED] = "imported", [LTL_NAME_OUTER] = "outer", [LTL_NAME_NONE] = "none",
};

/* Pieces are joined once, at the end. */
typedef struct pieces LTL_VEC(ltl_str) pieces;

static ltl_str join(ltl_arena *arena, const pieces *all) {
    size_t len = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        len += all->at[i].len;
    }
    char *text = ltl_arena_alloc(arena, len + 1);
    size_t at = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        memcpy(text + at, all->at[i].ptr, all->at[i].len);
        at += all->at[i].len;
    }
    return (ltl_str){text, len};
}

static ltl_str place_of(ltl_arena *arena, const ltl_tree *tree, ltl_node node) {
    ltl_position at = ltl_source_position(tree->source, tree->start[node]);
    return ltl_arena_printf(arena, "%u:%u", at.line, at.column);
}

ltl_str ltl_print_names(ltl_arena *arena, const ltl_scopes *scopes) {
    const ltl_tree *tree = scopes->tree;
    pieces lines = {0};
    ltl_node node = tree->kind_first[LTL_KIND_NAME];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        const ltl_declaration *meant = &scopes->all.at[scopes->of[node]];
        ltl_str line = ltl_arena_printf(arena, "%.*s %.*s %s", LTL_STR_ARG(place_of(arena, tree, node)),
                                        LTL_STR_ARG(ltl_tree_name(tree, node)),
                                        USES[scopes->use[node]]);
        LTL_PUSH(arena, &lines, line);
        if (scopes->of[node] != 0) {
            line = ltl_arena_printf(arena, ": %s %.*s, writes %u%s%s%s", KINDS[meant->kind],
                                    LTL_STR_ARG(place_of(arena, tree, meant->leaf)), meant->writes,
                                    meant->flags & LTL_DECLARATION_FAR ? ", far" : "",
                                    meant->flags & LTL_DECLARATION_EXPOSED ? ", exposed" : "",
                                    meant->flags & LTL_DECLARATION_BOUND ? ", bound" : "");
            LTL_PUSH(arena, &lines, line);
        }
        LTL_PUSH(arena, &lines, LTL_STR("\n"));
    }
    return join(arena, &lines);
}
