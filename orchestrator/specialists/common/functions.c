#include "orchestrator/specialists/common/functions.h"

#include "analyzers/agents/common/shape.h"
#include "analyzers/metrics/function_metrics.h"
#include "analyzers/metrics/function_name.h"

static bool has_modifier(const ltl_tree *tree, ltl_node of, const char *const *names) {
    for (ltl_node child = of + 1; child < tree->end[of]; child = tree->end[child]) {
        if (tree->kind[child] != LTL_KIND_MODIFIER) {
            continue;
        }
        for (const char *const *name = names; *name != NULL; name++) {
            ltl_str text = ltl_tree_text(tree, child);
            if (ltl_str_is(text, *name) || (ltl_str_starts_with(text, ltl_str_of(*name)) &&
                                            ltl_str_find_byte(text, '(', 0) != SIZE_MAX)) {
                return true;
            }
        }
    }
    return false;
}

/* How a language says that others may use something. */
typedef enum says {
    SAYS_PUBLIC,   /* only what is marked so */
    SAYS_PRIVATE,  /* all that is not marked otherwise */
    BY_CAPITAL,    /* Go */
    BY_UNDERSCORE, /* Python */
} says;

static const struct {
    const char *language;
    says how;
} languages[] = {
    {"java", SAYS_PUBLIC},       {"csharp", SAYS_PUBLIC},     {"rust", SAYS_PUBLIC},
    {"javascript", SAYS_PUBLIC}, {"typescript", SAYS_PUBLIC}, {"tsx", SAYS_PUBLIC},
    {"go", BY_CAPITAL},          {"python", BY_UNDERSCORE},   {"php", SAYS_PRIVATE},
    {"kotlin", SAYS_PRIVATE},    {"scala", SAYS_PRIVATE},     {"swift", SAYS_PUBLIC},
};

static bool says_so(const ltl_tree *tree, ltl_node node, says how, ltl_str name) {
    static const char *const marks[] = {"public", "export", "pub", "open", NULL};
    static const char *const hides[] = {"private", "protected", "internal", "fileprivate", NULL};
    switch (how) {
    case SAYS_PUBLIC:
        return has_modifier(tree, node, marks);
    case SAYS_PRIVATE:
        return !has_modifier(tree, node, hides);
    case BY_CAPITAL:
        return name.len > 0 && name.ptr[0] >= 'A' && name.ptr[0] <= 'Z';
    case BY_UNDERSCORE:
        return name.len > 0 && (name.ptr[0] != '_' || ltl_str_starts_with(name, LTL_STR("__")));
    }
    return false;
}

/* A method is as visible as its class lets it be; a function in a function is nobody else's. */
static bool is_visible(const ltl_tree *tree, ltl_node node, says how, ltl_str name) {
    static const char *const hides[] = {"private", "protected", NULL};
    bool is_script = ltl_str_is(ltl_str_of(tree->language->id), "javascript") ||
                     ltl_str_is(ltl_str_of(tree->language->id), "typescript") ||
                     ltl_str_is(ltl_str_of(tree->language->id), "tsx");
    bool is_member = false;
    bool is_seen = false;
    for (ltl_node at = tree->parent[node]; at != LTL_NO_NODE; at = tree->parent[at]) {
        ltl_kind kind = ltl_tree_kind(tree, at);
        if (kind == LTL_KIND_FUNCTION || kind == LTL_KIND_LAMBDA) {
            return false;
        }
        if (kind == LTL_KIND_CLASS) {
            is_member = true;
            ltl_node own = ltl_tree_child(tree, at, LTL_ROLE_NAME);
            is_seen =
                says_so(tree, at, how, own != LTL_NO_NODE ? ltl_tree_name(tree, own) : LTL_STR(""));
            if (!is_seen) {
                return false;
            }
        }
    }
    if (is_script && is_member) { /* members of an exported class, but for those marked otherwise */
        return !has_modifier(tree, node, hides) && name.len > 0 && name.ptr[0] != '#' &&
               name.ptr[0] != '_';
    }
    return says_so(tree, node, how, name);
}

static bool is_public(const ltl_tree *tree, ltl_node node, ltl_str name) {
    for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
        if (ltl_str_is(ltl_str_of(languages[i].language), tree->language->id)) {
            return is_visible(tree, node, languages[i].how, name);
        }
    }
    return false;
}

static void parameters_take(ltl_arena *arena, const ltl_tree *tree, ltl_named_function *function) {
    ltl_node body = ltl_tree_child(tree, function->node, LTL_ROLE_BODY);
    ltl_node end = body != LTL_NO_NODE ? body : tree->end[function->node];
    for (ltl_node at = function->node + 1; at < end; at = tree->end[at]) {
        if (tree->role[at] != LTL_ROLE_PARAMETER) {
            continue;
        }
        bool is_inner = tree->kind[at] == LTL_KIND_PARAMETER;
        ltl_node name = is_inner ? ltl_tree_child(tree, at, LTL_ROLE_NAME) : at;
        ltl_str text = ltl_tree_text(tree, name != LTL_NO_NODE ? name : at);
        if (function->parameters == 0 && (ltl_str_is(text, "self") || ltl_str_is(text, "cls"))) {
            continue;
        }
        bool has_value = is_inner && ltl_tree_child(tree, at, LTL_ROLE_VALUE) != LTL_NO_NODE;
        bool is_rest = ltl_str_find_byte(ltl_tree_text(tree, at), '*', 0) == 0 ||
                       ltl_str_starts_with(ltl_tree_text(tree, at), LTL_STR("..."));
        function->parameters++;
        if (is_rest) { /* takes whatever comes: what is put before it does not move anything */
            continue;
        }
        function->required += !has_value;
        function->signature = ltl_arena_printf(
            arena, "%.*s%s%.*s%s", LTL_STR_ARG(function->signature),
            function->signature.len > 0 ? ", " : "", LTL_STR_ARG(text), has_value ? "=" : "");
    }
}

static ltl_named_function function_of(ltl_arena *arena, const ltl_tree *tree,
                                      const ltl_function_metrics *from) {
    ltl_named_function function = {
        .name = ltl_arena_copy(arena, from->name),
        .scope = ltl_tree_scope(tree, from->node, arena),
        .node = from->node,
        .span = from->span,
        .head = from->head,
        .first_line = ltl_source_position(tree->source, from->span.start).line,
        .last_line = ltl_source_position(tree->source, from->span.end).line,
        .cognitive = from->cognitive,
        .lines = from->lines,
        .code = ltl_shape_of(arena, from->name, tree->source, tree, from->span).exact,
        .is_public = is_public(tree, from->node, from->name),
    };
    bool names_itself = ltl_str_ends_with(function.scope, from->name);
    if (!names_itself) {
        function.scope =
            ltl_arena_printf(arena, "%.*s%s%.*s", LTL_STR_ARG(function.scope),
                             function.scope.len > 0 ? "." : "", LTL_STR_ARG(from->name));
    }
    parameters_take(arena, tree, &function);
    return function;
}

void ltl_named_functions_find(ltl_arena *arena, const ltl_tree *tree,
                              ltl_named_functions *out_functions) {
    ltl_function_metrics_list all = {0};
    *out_functions = (ltl_named_functions){0};
    ltl_function_metrics_compute(arena, tree, &all);
    for (uint32_t i = 0; i < all.count; i++) {
        if (all.at[i].name.len > 0) {
            ltl_named_function function = function_of(arena, tree, &all.at[i]);
            LTL_PUSH(arena, out_functions, function);
        }
    }
}

const ltl_named_function *ltl_named_function_of(const ltl_named_functions *functions, ltl_str scope,
                                                uint32_t ordinal) {
    for (uint32_t i = 0; i < functions->count; i++) {
        if (ltl_str_eq(functions->at[i].scope, scope) && ordinal-- == 0) {
            return &functions->at[i];
        }
    }
    return NULL;
}
