#include "orchestrator/specialists/common/declared.h"

#include "analyzers/agents/common/shape.h"
#include "core/buf.h"

enum { MOST_SIGNATURE = 4096 };

static bool is_header(const ltl_tree *tree) {
    static const char *const endings[] = {".h", ".hh", ".hpp", ".hxx", ".h++"};
    ltl_str language = ltl_str_of(tree->language->id);
    bool is_one = false;
    for (size_t i = 0; i < LTL_COUNT_OF(endings) && !is_one; i++) {
        is_one = ltl_str_ends_with(tree->source->path, ltl_str_of(endings[i]));
    }
    return is_one && (ltl_str_is(language, "c") || ltl_str_is(language, "cpp"));
}

/* Of a file or a namespace, and by its name not for the file's own use. */
static bool is_for_others(const ltl_tree *tree, ltl_node node, ltl_str name) {
    for (ltl_node at = tree->parent[node]; at != LTL_NO_NODE; at = tree->parent[at]) {
        ltl_kind kind = ltl_tree_kind(tree, at);
        if (kind == LTL_KIND_FUNCTION || kind == LTL_KIND_LAMBDA || kind == LTL_KIND_CLASS ||
            kind == LTL_KIND_FIELD || kind == LTL_KIND_PARAMETER) {
            return false;
        }
    }
    return name.len > 0 && name.ptr[0] != '_';
}

/* A pointer to a function is a variable: a star stands before the name of what is declared. */
static bool is_pointer(const ltl_tree *tree, ltl_node node, ltl_node name) {
    ltl_str head = ltl_source_slice(tree->source, (ltl_span){tree->start[node], tree->start[name]});
    return ltl_str_find_byte(head, '(', 0) != SIZE_MAX;
}

/* How a parameter is called is nobody else's matter: only its type counts. */
static ltl_str type_of(ltl_arena *arena, const ltl_tree *tree, ltl_node parameter) {
    ltl_node name = ltl_tree_child(tree, parameter, LTL_ROLE_NAME);
    ltl_node value = ltl_tree_child(tree, parameter, LTL_ROLE_VALUE);
    ltl_node type = ltl_tree_child(tree, parameter, LTL_ROLE_TYPE);
    uint32_t end = value != LTL_NO_NODE ? tree->start[value] : tree->stop[parameter];
    bool is_named =
        name != LTL_NO_NODE && name != type && tree->kind[parameter] == LTL_KIND_PARAMETER;
    ltl_buf text;
    ltl_buf_init(&text, MOST_SIGNATURE);
    for (uint32_t at = tree->start[parameter]; at < end; at++) {
        char byte = tree->source->text.ptr[at];
        bool is_of_name = is_named && at >= tree->start[name] && at < tree->stop[name];
        if (!is_of_name && byte != ' ' && byte != '\t' && byte != '\n' && byte != '\r' &&
            byte != '=') {
            ltl_buf_append_byte(&text, byte);
        }
    }
    ltl_str result = ltl_arena_copy(arena, ltl_buf_borrow(&text));
    ltl_buf_clear(&text);
    return result;
}

static void signature_make(ltl_arena *arena, const ltl_tree *tree, ltl_named_function *function) {
    function->signature = LTL_STR("");
    function->parameters = 0;
    function->required = 0;
    for (ltl_node at = function->node + 1; at < tree->end[function->node]; at = tree->end[at]) {
        if (tree->role[at] != LTL_ROLE_PARAMETER) {
            continue;
        }
        ltl_str type = type_of(arena, tree, at);
        bool has_value = ltl_tree_child(tree, at, LTL_ROLE_VALUE) != LTL_NO_NODE;
        if (ltl_str_is(type, "void")) {
            continue;
        }
        function->parameters++;
        function->required += !has_value;
        function->signature = ltl_arena_printf(
            arena, "%.*s%s%.*s%s", LTL_STR_ARG(function->signature),
            function->signature.len > 0 ? ", " : "", LTL_STR_ARG(type), has_value ? "=" : "");
    }
}

static void declared_add(ltl_arena *arena, const ltl_tree *tree, ltl_node node,
                         ltl_named_functions *functions) {
    ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    ltl_str text = name != LTL_NO_NODE ? ltl_tree_text(tree, name) : LTL_STR("");
    if (!is_for_others(tree, node, text) || is_pointer(tree, node, name)) {
        return;
    }
    ltl_span span = ltl_tree_span(tree, node);
    ltl_str scope = ltl_tree_scope(tree, node, arena);
    bool names_itself = ltl_str_ends_with(scope, text);
    ltl_named_function function = {
        .name = ltl_arena_copy(arena, text),
        .scope = names_itself ? scope
                              : ltl_arena_printf(arena, "%.*s%s%.*s", LTL_STR_ARG(scope),
                                                 scope.len > 0 ? "." : "", LTL_STR_ARG(text)),
        .node = node,
        .span = span,
        .head = span,
        .first_line = ltl_source_position(tree->source, span.start).line,
        .last_line = ltl_source_position(tree->source, span.end).line,
        .lines = 1,
        .code = ltl_shape_of(arena, text, tree->source, tree, span).exact,
        .is_public = true,
    };
    signature_make(arena, tree, &function);
    LTL_PUSH(arena, functions, function);
}

/* One that is written out in a header is as public as one that is declared there. */
static void defined_open(ltl_arena *arena, const ltl_tree *tree, ltl_named_functions *functions) {
    for (uint32_t i = 0; i < functions->count; i++) {
        ltl_named_function *function = &functions->at[i];
        function->is_public = is_for_others(tree, function->node, function->name);
        signature_make(arena, tree, function);
    }
}

void ltl_declared_functions_find(ltl_arena *arena, const ltl_tree *tree,
                                 ltl_named_functions *out_functions) {
    ltl_named_functions_find(arena, tree, out_functions);
    if (!is_header(tree)) {
        return;
    }
    defined_open(arena, tree, out_functions);
    for (ltl_node node = 0; node < tree->count; node++) {
        bool is_declared = ltl_tree_kind(tree, node) == LTL_KIND_FUNCTION &&
                           ltl_tree_child(tree, node, LTL_ROLE_BODY) == LTL_NO_NODE;
        if (is_declared) {
            declared_add(arena, tree, node, out_functions);
        }
    }
}
