#include "analyzers/dataflow/name_use.h"
#include "analyzers/polish/polish.h"

/* A conversion of what has that type already, as far as the file shows. */

/* `outer(inner(x))` is `outer(x)` or `inner(x)`: what the inner one makes is made again, or is what the outer makes. */
typedef struct pair_row {
    const char *outer;
    const char *inner;
    bool keeps_outer;
} pair_row;

static const pair_row pairs[] = {
    {"list", "sorted", false},     {"sorted", "list", true},    {"set", "list", true},
    {"set", "tuple", true},        {"tuple", "list", true},     {"list", "list", true},
    {"sorted", "tuple", true},     {"int", "len", false},       {"str", "str", false},
    {"bool", "isinstance", false}, {"bool", "callable", false},
};

/* Called by its own name, with one value and nothing else. */
static ltl_node value_of_call(ltl_polish_look *look, ltl_node call, ltl_str *out_name) {
    const ltl_tree *tree = look->tree;
    ltl_node callee = tree->kind[call] == LTL_KIND_CALL
                          ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    ltl_node value =
        callee != LTL_NO_NODE ? ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT) : LTL_NO_NODE;
    if (value == LTL_NO_NODE || tree->kind[callee] != LTL_KIND_NAME ||
        ltl_tree_child_count(tree, call) != 2 ||
        ltl_flow_declaration(&look->flow, callee) != NULL) {
        return LTL_NO_NODE;
    }
    *out_name = ltl_tree_name(tree, callee);
    return value;
}

static void pairs_look(const ltl_polish_check *check, ltl_polish_look *look, ltl_node call) {
    const ltl_tree *tree = look->tree;
    ltl_str outer;
    ltl_str inner;
    ltl_node value = value_of_call(look, call, &outer);
    ltl_node last = value != LTL_NO_NODE ? value : LTL_NO_NODE;
    ltl_node callee = last != LTL_NO_NODE && tree->kind[last] == LTL_KIND_CALL
                          ? ltl_tree_child(tree, last, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    if (callee == LTL_NO_NODE || tree->kind[callee] != LTL_KIND_NAME ||
        ltl_flow_declaration(&look->flow, callee) != NULL) {
        return;
    }
    inner = ltl_tree_name(tree, callee);
    for (size_t i = 0; i < LTL_COUNT_OF(pairs); i++) {
        if (!ltl_str_is(outer, pairs[i].outer) || !ltl_str_is(inner, pairs[i].inner)) {
            continue;
        }
        ltl_str name;
        ltl_node innermost = value_of_call(look, value, &name);
        if (!pairs[i].keeps_outer) {
            ltl_polish_edit_make(check, look, call, ltl_tree_span(tree, call),
                                 ltl_tree_text(tree, value),
                                 "`%.*s` makes nothing else of what `%.*s` gives.",
                                 LTL_STR_ARG(outer), LTL_STR_ARG(inner));
        } else if (innermost != LTL_NO_NODE && tree->kind[innermost] != LTL_KIND_PAIR &&
                   tree->source->text.ptr[tree->start[innermost]] != '(') {
            ltl_polish_edit_make(check, look, value, ltl_tree_span(tree, value),
                                 ltl_tree_text(tree, innermost),
                                 "`%.*s` takes what `%.*s` was made of as well.",
                                 LTL_STR_ARG(outer), LTL_STR_ARG(inner));
        }
        return;
    }
}

/* `str("…")`, `String("…")`. */
static void texts_look(const ltl_polish_check *check, ltl_polish_look *look, ltl_node call) {
    const ltl_tree *tree = look->tree;
    ltl_str name;
    ltl_node value = value_of_call(look, call, &name);
    bool is_python = ltl_polish_is_language(tree, "python");
    if (value == LTL_NO_NODE || !ltl_str_is(name, is_python ? "str" : "String")) {
        return;
    }
    ltl_kind kind = ltl_tree_kind(tree, value);
    char first = tree->source->text.ptr[tree->start[value]];
    bool is_text = (kind == LTL_KIND_STRING || kind == LTL_KIND_TEMPLATE) && first != 'b' &&
                   first != 'B' && first != 'r' && first != 'R';
    if (is_text) {
        ltl_polish_edit_make(check, look, call, ltl_tree_span(tree, call),
                             ltl_tree_text(tree, value), "This is a text already.");
    }
}

/* One of several declarations of that name in the function may be the one that counts: `#if`. */
static bool is_declared_once(ltl_polish_look *look, ltl_node leaf) {
    const ltl_tree *tree = look->tree;
    const ltl_code_unit *unit = ltl_flow_unit(&look->flow, leaf);
    const ltl_scopes *scopes = ltl_flow_scopes(&look->flow);
    uint32_t count = 0;
    for (ltl_node at = unit != NULL ? unit->node : 0; unit != NULL && at < tree->end[unit->node];
         at++) {
        count += tree->name[at] == tree->name[leaf] && tree->kind[at] == LTL_KIND_NAME &&
                 scopes->use[at] == LTL_NAME_DECLARED;
    }
    return count == 1;
}

/* `(int) x` of `int x`. */
static void casts_look(const ltl_polish_check *check, ltl_polish_look *look) {
    const ltl_tree *tree = look->tree;
    for (ltl_node at = tree->kind_first[LTL_KIND_CAST]; at != LTL_NO_NODE;
         at = tree->kind_next[at]) {
        ltl_node type = ltl_tree_child(tree, at, LTL_ROLE_TYPE);
        ltl_node value = ltl_tree_child(tree, at, LTL_ROLE_VALUE);
        bool is_plain = type != LTL_NO_NODE && value != LTL_NO_NODE &&
                        ltl_tree_child_count(tree, at) == 2 &&
                        tree->source->text.ptr[tree->start[at]] == '(' &&
                        ltl_tree_is_leaf(tree, type) && tree->kind[value] == LTL_KIND_NAME;
        ltl_node declared = is_plain ? ltl_polish_type(look, value) : LTL_NO_NODE;
        if (declared == LTL_NO_NODE || !is_declared_once(look, value) ||
            !ltl_str_eq(ltl_tree_text(tree, declared), ltl_tree_text(tree, type))) {
            continue;
        }
        ltl_span span = ltl_tree_span(tree, at);
        ltl_str text = tree->source->text;
        bool is_wrapped = tree->role[at] == LTL_ROLE_RECEIVER && span.start > 0 &&
                          span.end < text.len && text.ptr[span.start - 1] == '(' &&
                          text.ptr[span.end] == ')';
        span = is_wrapped ? (ltl_span){span.start - 1, span.end + 1} : span;
        ltl_polish_edit_make(check, look, at, span, ltl_tree_text(tree, value),
                             "`%.*s` is of that type already.",
                             LTL_STR_ARG(ltl_tree_text(tree, value)));
    }
}

static void look_for(const ltl_polish_check *check, ltl_polish_look *look) {
    const ltl_tree *tree = look->tree;
    bool has_casts = ltl_polish_is_language(tree, "java") || ltl_polish_is_language(tree, "c") ||
                     ltl_polish_is_language(tree, "csharp");
    if (tree->error_count > 0) {
        return;
    }
    if (has_casts) {
        casts_look(check, look);
        return;
    }
    for (ltl_node at = tree->kind_first[LTL_KIND_CALL]; at != LTL_NO_NODE;
         at = tree->kind_next[at]) {
        texts_look(check, look, at);
        if (ltl_polish_is_language(tree, "python")) {
            pairs_look(check, look, at);
        }
    }
}

static const char *const languages[] = {"python", "javascript", "typescript", "tsx",
                                        "java",   "c",          "csharp",     NULL};

const ltl_polish_check ltl_polish_check_needless_cast = {
    .rule = {.id = LTL_STR_INIT("polish/needless-cast"),
             .title = LTL_STR_INIT("A conversion that converts nothing"),
             .message = LTL_STR_INIT("The value is of that type already."),
             .why = LTL_STR_INIT("A conversion says that the value was something else; here it was "
                                 "not, and if its type "
                                 "ever changes, the cast hides it."),
             .advice = LTL_STR_INIT("Take it out."),
             .severity = LTL_SEVERITY_INFO,
             .confidence = LTL_CONFIDENCE_HIGH,
             .domain = LTL_DOMAIN_QUALITY},
    .languages = languages,
    .look = look_for,
};
