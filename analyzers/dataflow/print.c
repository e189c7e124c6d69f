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

/* ---- control flow ---- */

enum { MAX_STEP_BYTES = 24 };

static ltl_str shown(const ltl_tree *tree, ltl_node node) {
    ltl_str text = ltl_tree_text(tree, node);
    size_t len = ltl_str_find_byte(text, '\n', 0);
    len = len < text.len ? len : text.len;
    return ltl_str_slice(text, 0, len < MAX_STEP_BYTES ? len : MAX_STEP_BYTES);
}

static void print_block(ltl_arena *arena, const ltl_tree *tree, const ltl_cfg *cfg, ltl_basic_block block,
                        pieces *lines) {
    const ltl_cfg_block *at = &cfg->blocks.at[block];
    LTL_PUSH(arena, lines, ltl_arena_printf(arena, "  %u:", block));
    for (uint32_t step = at->first; step < at->end; step++) {
        ltl_str text = shown(tree, ltl_step_node(cfg->steps.at[step]));
        bool defines = ltl_step_defines(cfg->steps.at[step]);
        LTL_PUSH(arena, lines,
                 ltl_arena_printf(arena, " [%.*s%s]", LTL_STR_ARG(text), defines ? " :=" : ""));
    }
    LTL_PUSH(arena, lines, LTL_STR(" ->"));
    for (uint32_t i = at->next_first; i < at->next_end; i++) {
        LTL_PUSH(arena, lines, ltl_arena_printf(arena, " %u", cfg->next[i]));
    }
    LTL_PUSH(arena, lines, LTL_STR("\n"));
}

ltl_str ltl_print_cfg(ltl_arena *arena, ltl_flow *flow) {
    pieces lines = {0};
    for (ltl_node node = 0; node < flow->tree->count; node++) {
        if (!ltl_is_unit(ltl_tree_kind(flow->tree, node))) {
            continue;
        }
        const ltl_code_unit *unit = ltl_flow_unit(flow, node);
        if (unit == NULL) {
            break;
        }
        LTL_PUSH(arena, &lines,
                 ltl_arena_printf(arena, "%s %.*s\n", ltl_kind_name(ltl_tree_kind(flow->tree, node)),
                                  LTL_STR_ARG(place_of(arena, flow->tree, node))));
        for (uint32_t i = 0; i < unit->cfg.order_count; i++) {
            print_block(arena, flow->tree, &unit->cfg, unit->cfg.order[i], &lines);
        }
    }
    return join(arena, &lines);
}

/* ---- values ---- */

static ltl_str value_text(ltl_arena *arena, const ltl_known *value) {
    switch (value->kind) {
    case LTL_KNOWN_STRING:
        return ltl_arena_printf(arena, "\"%.*s\"", LTL_STR_ARG(value->text));
    case LTL_KNOWN_NUMBER:
        return value->is_integer ? ltl_arena_printf(arena, "%lld", (long long)value->integer)
                                 : value->text;
    case LTL_KNOWN_BOOL:
        return value->integer != 0 ? LTL_STR("true") : LTL_STR("false");
    case LTL_KNOWN_LITERAL:
        return value->text;
    case LTL_KNOWN_SOME_STRING:
        return LTL_STR("some string");
    case LTL_KNOWN_SOME_NUMBER:
        return LTL_STR("some number");
    case LTL_KNOWN_SOME_BOOL:
        return LTL_STR("some bool");
    default:
        return LTL_STR("");
    }
}

ltl_str ltl_print_values(ltl_arena *arena, ltl_flow *flow) {
    const ltl_tree *tree = flow->tree;
    pieces lines = {0};
    for (ltl_node node = 0; node < tree->count; node++) {
        bool is_literal = ltl_tree_is_leaf(tree, node) && tree->kind[node] != LTL_KIND_NAME;
        ltl_known value = ltl_flow_value(flow, node);
        if (is_literal || !ltl_known_is_something(&value)) {
            continue;
        }
        LTL_PUSH(arena, &lines,
                 ltl_arena_printf(arena, "%.*s %.*s = %.*s\n",
                                  LTL_STR_ARG(place_of(arena, tree, node)),
                                  LTL_STR_ARG(shown(tree, node)),
                                  LTL_STR_ARG(value_text(arena, &value))));
    }
    return join(arena, &lines);
}
