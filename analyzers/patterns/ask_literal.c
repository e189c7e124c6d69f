#include "analyzers/patterns/ask.h"

#include "analyzers/patterns/placeholder.h"
#include "analyzers/regex/string_regex.h"

static void ask_for(ltl_asker *a, ltl_node node, ltl_ask ask) {
    a->pattern->asks[node] = (uint8_t)ask;
}

/* `name` is bound in the way `ask` says; $_ is bound to nothing and asks `otherwise`. */
static void ask_to_bind(ltl_asker *a, ltl_node node, ltl_str name, ltl_ask ask, ltl_ask otherwise) {
    if (ltl_str_is(name, "$_")) {
        ask_for(a, node, otherwise);
        return;
    }
    ask_for(a, node, ask);
    a->pattern->metavariable[node] = ltl_metavariables_intern(a->arena, a->metavariables, name);
}

static void ask_for_match(ltl_asker *a, ltl_node node, ltl_str content) {
    ltl_pattern *pattern = a->pattern;
    if (a->status != LTL_OK) {
        return;
    }
    if (pattern->regex == NULL) {
        pattern->regex = LTL_NEW_ARRAY(a->arena, ltl_regex *, pattern->tree->count);
    }
    a->status = ltl_string_regex_compile(a->arena, content, &pattern->regex[node], a->error);
    ask_for(a, node, LTL_ASK_STRING_REGEX);
}

/* ---- strings ---- */

/* Spelt as only strings that may interpolate are: f"…" in Python, `…` in JavaScript. */
static bool is_spelt_as_template(const ltl_tree *tree, ltl_node node) {
    ltl_str text = ltl_tree_text(tree, node);
    for (size_t i = 0; i < text.len && text.ptr[i] != '"' && text.ptr[i] != '\''; i++) {
        if (text.ptr[i] == 'f' || text.ptr[i] == 'F' || text.ptr[i] == '`') {
            return true;
        }
    }
    return false;
}

static bool is_module(const ltl_pattern *pattern, ltl_node node) {
    const ltl_tree *tree = pattern->tree;
    return tree->role[node] == LTL_ROLE_MODULE &&
           tree->language->imports == LTL_IMPORT_JAVASCRIPT &&
           tree->kind[tree->parent[node]] == LTL_KIND_IMPORT;
}

/* The literal text says itself, with stand-ins spelt as the author did. */
static void ask_for_text(ltl_asker *a, ltl_node node, ltl_str content) {
    ltl_str restored = ltl_placeholder_restore(a->arena, content);
    if (ltl_string_regex_is(restored)) {
        ask_for_match(a, node, restored);
    } else {
        a->pattern->tree->name[node] = ltl_names_intern(a->names, restored);
        if (is_module(a->pattern, node)) {
            ask_for(a, node, LTL_ASK_STRING_PREFIX);
        }
    }
}

static void ask_of_string(ltl_asker *a, ltl_node node) {
    const ltl_tree *tree = a->pattern->tree;
    ltl_str written = ltl_source_slice(tree->source, ltl_tree_string_content(tree, node));
    ltl_str name;
    switch (ltl_placeholder_read(a->arena, written, &name)) {
    case LTL_STAND_IN_ELLIPSIS:
        ask_for(a, node,
                is_spelt_as_template(tree, node) ? LTL_ASK_ANY_TEMPLATE : LTL_ASK_ANY_STRING);
        break;
    case LTL_STAND_IN_METAVARIABLE:
        ask_to_bind(a, node, name, LTL_ASK_STRING_CONTENT, LTL_ASK_ANY_STRING);
        break;
    default:
        ask_for_text(a, node, ltl_tree_name(tree, node));
        break;
    }
}

/* A piece of text in a template: `...` and `$...X` any number of pieces, `$X` one. */
static void ask_of_piece(ltl_asker *a, ltl_node node) {
    ltl_str content = ltl_tree_name(a->pattern->tree, node);
    ltl_str name;
    switch (ltl_placeholder_read(a->arena, content, &name)) {
    case LTL_STAND_IN_ELLIPSIS:
        ask_for(a, node, LTL_ASK_ELLIPSIS);
        break;
    case LTL_STAND_IN_SEQUENCE:
        ask_to_bind(a, node, name, LTL_ASK_SEQUENCE, LTL_ASK_ELLIPSIS);
        break;
    case LTL_STAND_IN_METAVARIABLE:
        ask_to_bind(a, node, name, LTL_ASK_METAVARIABLE, LTL_ASK_ANYTHING);
        break;
    default:
        ask_for_text(a, node, content);
        break;
    }
}

/* ---- keys and regular expressions ---- */

/* A name in quotes: a key of an object. */
static bool ask_of_quoted_name(ltl_asker *a, ltl_node node) {
    ltl_str content = ltl_tree_name(a->pattern->tree, node);
    if (ltl_string_regex_is(content)) {
        ask_for_match(a, node, content);
        return true;
    }
    return false;
}

static bool ask_of_regex(ltl_asker *a, ltl_node node) {
    ltl_str text = ltl_tree_text(a->pattern->tree, node);
    if (text.len < 3 || text.ptr[0] != '/' || text.ptr[text.len - 1] != '/') {
        return false;
    }
    ltl_str name;
    switch (ltl_placeholder_read(a->arena, ltl_str_slice(text, 1, text.len - 1), &name)) {
    case LTL_STAND_IN_ELLIPSIS:
        ask_for(a, node, LTL_ASK_ANY_REGEX);
        return true;
    case LTL_STAND_IN_METAVARIABLE:
        ask_to_bind(a, node, name, LTL_ASK_REGEX_CONTENT, LTL_ASK_ANY_REGEX);
        return true;
    default:
        return false;
    }
}

/* Data has texts without quotes, and needs quotes where a pattern has none: a stand-in there is no
 * string's content. */
static bool is_bare_stand_in(ltl_asker *a, ltl_node node) {
    const ltl_tree *tree = a->pattern->tree;
    ltl_str content = ltl_tree_name(tree, node);
    bool is_plain = ltl_span_eq(ltl_tree_string_content(tree, node), ltl_tree_span(tree, node));
    ltl_str name;
    return (is_plain || ltl_placeholder_is_bare(content)) &&
           ltl_placeholder_read(a->arena, content, &name) != LTL_STAND_IN_NONE;
}

bool ltl_ask_literal(ltl_asker *a, ltl_node node) {
    switch (ltl_tree_kind(a->pattern->tree, node)) {
    case LTL_KIND_STRING:
        if (is_bare_stand_in(a, node)) {
            return false;
        }
        ask_of_string(a, node);
        return true;
    case LTL_KIND_STRING_PART:
        ask_of_piece(a, node);
        return true;
    case LTL_KIND_NAME:
        return ask_of_quoted_name(a, node);
    case LTL_KIND_LITERAL:
        return ask_of_regex(a, node);
    default:
        return false;
    }
}
