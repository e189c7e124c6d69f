#include "orchestrator/specialists/common/declared.h"

#include "analyzers/agents/common/shape.h"
#include "core/buf.h"

enum { MOST_SIGNATURE = 4096 };

bool ltl_is_header_tree(const ltl_tree *tree) {
    static const char *const endings[] = {".h", ".hh", ".hpp", ".hxx", ".h++"};
    ltl_str language = ltl_str_of(tree->language->id);
    bool is_one = false;
    for (size_t i = 0; i < LTL_COUNT_OF(endings) && !is_one; i++) {
        is_one = ltl_str_ends_with(tree->source->path, ltl_str_of(endings[i]));
    }
    return is_one && (ltl_str_is(language, "c") || ltl_str_is(language, "cpp"));
}

/* How the class lets others at what stands before its first label. */
static bool is_open_first(const ltl_tree *tree, ltl_node class) {
    ltl_node name = ltl_tree_child(tree, class, LTL_ROLE_NAME);
    uint32_t end = name != LTL_NO_NODE ? tree->start[name] : tree->stop[class];
    ltl_str head = ltl_source_slice(tree->source, (ltl_span){tree->start[class], end});
    size_t parameters = ltl_str_find_last_byte(head, '>');
    head = parameters == SIZE_MAX ? head : ltl_str_slice(head, parameters + 1, head.len);
    return ltl_str_find(head, LTL_STR("struct"), 0) != SIZE_MAX ||
           ltl_str_find(head, LTL_STR("union"), 0) != SIZE_MAX;
}

/* By the last label before it; words like `public` before the brace are about the classes above. */
static bool is_open_member(const ltl_tree *tree, ltl_node class, ltl_node member) {
    bool is_open = is_open_first(tree, class);
    ltl_str text = ltl_source_slice(tree->source, ltl_tree_span(tree, class));
    size_t brace = ltl_str_find_byte(text, '{', 0);
    for (ltl_node at = class + 1; at < member && brace != SIZE_MAX; at = tree->end[at]) {
        bool is_label =
            tree->kind[at] == LTL_KIND_MODIFIER && tree->start[at] > tree->start[class] + brace;
        if (is_label) {
            is_open = ltl_str_is(ltl_tree_text(tree, at), "public");
        }
    }
    return is_open;
}

/* Callers of what a class only writes anew get at the class above. */
static bool is_override(const ltl_tree *tree, ltl_node node) {
    bool is_one = false;
    for (ltl_node at = node + 1; at < tree->end[node] && !is_one; at = tree->end[at]) {
        is_one = tree->kind[at] == LTL_KIND_MODIFIER &&
                 ltl_str_is(ltl_tree_text(tree, at), "override");
    }
    return is_one;
}

/* Of a file, a namespace, or the open part of a class, and by its name not for the file's own use. What is written out
 * behind its class is declared there. */
static bool is_for_others(const ltl_tree *tree, ltl_node node, ltl_str name) {
    ltl_node own = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    bool is_outside = own != LTL_NO_NODE && ltl_tree_kind(tree, own) == LTL_KIND_MEMBER;
    ltl_node within = node;
    for (ltl_node at = tree->parent[node]; at != LTL_NO_NODE; at = tree->parent[at]) {
        ltl_kind kind = ltl_tree_kind(tree, at);
        if (kind == LTL_KIND_FUNCTION || kind == LTL_KIND_LAMBDA || kind == LTL_KIND_PARAMETER ||
            (kind == LTL_KIND_CLASS && !is_open_member(tree, at, within))) {
            return false;
        }
        within = at;
    }
    return name.len > 0 && name.ptr[0] != '_' && name.ptr[0] != '~' && !is_outside;
}

/* A pointer to a function is a variable: a star stands before the name of what is declared. */
static bool is_pointer(const ltl_tree *tree, ltl_node node, ltl_node name) {
    ltl_str head = ltl_source_slice(tree->source, (ltl_span){tree->start[node], tree->start[name]});
    return ltl_str_find_byte(head, '(', 0) != SIZE_MAX;
}

static bool is_of_word(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_';
}

/* `std::string`, `::std::string` and, behind a `using`, `string` are one: so many bytes of it say nothing. */
static uint32_t idle_bytes(ltl_str text, uint32_t at) {
    ltl_str rest = ltl_str_slice(text, at, text.len);
    bool begins = at == 0 || (!is_of_word(text.ptr[at - 1]) && text.ptr[at - 1] != ':');
    return !begins                                        ? 0
           : ltl_str_starts_with(rest, LTL_STR("std::"))   ? 5
           : ltl_str_starts_with(rest, LTL_STR("::std::")) ? 7
           : ltl_str_starts_with(rest, LTL_STR("::"))      ? 2
                                                           : 0;
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
        at += idle_bytes(tree->source->text, at);
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

/* `operator =` is `operator=`. */
static ltl_str squeezed(ltl_arena *arena, ltl_str text) {
    static const ltl_str word = LTL_STR_INIT("operator ");
    size_t at = ltl_str_find(text, word, 0);
    size_t sign = at + word.len;
    if (at == SIZE_MAX || sign >= text.len || is_of_word(text.ptr[sign])) {
        return text;
    }
    ltl_str front = ltl_str_slice(text, 0, sign - 1);
    ltl_str behind = ltl_str_trim(ltl_str_slice(text, sign, text.len));
    return ltl_arena_printf(arena, "%.*s%.*s", LTL_STR_ARG(front), LTL_STR_ARG(behind));
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
        .is_public = !is_override(tree, node),
    };
    function.scope = squeezed(arena, function.scope);
    signature_make(arena, tree, &function);
    LTL_PUSH(arena, functions, function);
}

/* One that is written out in a header is as public as one that is declared there. */
static void defined_open(ltl_arena *arena, const ltl_tree *tree, ltl_named_functions *functions) {
    for (uint32_t i = 0; i < functions->count; i++) {
        ltl_named_function *function = &functions->at[i];
        function->scope = squeezed(arena, function->scope);
        function->is_public = is_for_others(tree, function->node, function->name) &&
                              !is_override(tree, function->node);
        signature_make(arena, tree, function);
    }
}

void ltl_declared_functions_find(ltl_arena *arena, const ltl_tree *tree,
                                 ltl_named_functions *out_functions) {
    ltl_named_functions_find(arena, tree, out_functions);
    if (!ltl_is_header_tree(tree)) {
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
