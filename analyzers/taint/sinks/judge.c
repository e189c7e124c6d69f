/* Guesses that lie in what a place is rather than in the way to it: a sink that calls a function of the
 * program itself, a value of which only a field is marked. Like all guesses they are steps of the way; no
 * mark comes or goes by them. */
#include "analyzers/dataflow/scopes.h"
#include "analyzers/taint/objects/parts.h"

enum {
    GUESS_OF_OWN_NAME = 1, /* some function here has that name */
    GUESS_OF_FIELD = 1,
    MAX_CLIMB = 6, /* from a sink to the call that it is given to */
};

/* The call that `node` is, is given to, or whose object it is; LTL_NO_NODE: there is none. */
static ltl_node call_around(const ltl_tree *tree, ltl_node node) {
    node = tree->role[node] == LTL_ROLE_ARGUMENT ? tree->parent[node] : node;
    for (uint32_t i = 0; i < MAX_CLIMB && node != LTL_NO_NODE; i++) {
        ltl_kind kind = ltl_tree_kind(tree, node);
        if (kind == LTL_KIND_CALL || kind == LTL_KIND_NEW) {
            return node;
        }
        bool may_be_given = tree->role[node] == LTL_ROLE_ARGUMENT ||
                            tree->role[node] == LTL_ROLE_RECEIVER ||
                            tree->role[node] == LTL_ROLE_CALLEE || kind == LTL_KIND_PAIR ||
                            kind == LTL_KIND_KEYWORD_ARGUMENT ||
                            ltl_tree_kind(tree, tree->parent[node]) == LTL_KIND_PAIR ||
                            ltl_tree_kind(tree, tree->parent[node]) == LTL_KIND_KEYWORD_ARGUMENT;
        node = may_be_given ? tree->parent[node] : LTL_NO_NODE;
    }
    return LTL_NO_NODE;
}

/* `response()->download(…)`: what a function gives that nobody here declares. */
static bool is_given_elsewhere(const ltl_taint *t, ltl_node node) {
    ltl_node callee = t->tree->kind[node] == LTL_KIND_CALL
                          ? ltl_tree_child(t->tree, node, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    return callee != LTL_NO_NODE && t->tree->kind[callee] == LTL_KIND_NAME &&
           t->scopes->of[callee] == 0;
}

/* `subprocess.run(…)`: a name that this file only imports. */
static bool is_of_import(const ltl_taint *t, ltl_node call) {
    ltl_node callee = ltl_tree_child(t->tree, call, LTL_ROLE_CALLEE);
    ltl_node receiver = callee != LTL_NO_NODE && t->tree->kind[callee] == LTL_KIND_MEMBER
                            ? ltl_tree_child(t->tree, callee, LTL_ROLE_RECEIVER)
                            : LTL_NO_NODE;
    bool is_name = receiver != LTL_NO_NODE && t->tree->kind[receiver] == LTL_KIND_NAME &&
                   t->scopes->of[receiver] == 0 && !ltl_scopes_is_self(t->tree, receiver);
    return is_name || (receiver != LTL_NO_NODE && is_given_elsewhere(t, receiver));
}

static uint32_t guesses_of_own(ltl_taint *t, ltl_node call) {
    bool is_sure;
    const ltl_far_call *far = ltl_taint__far_call(t, call);
    uint32_t guesses = 0;
    for (uint32_t i = 0; far != NULL && i < far->target_count; i++) {
        bool is_it = t->query->far->targets[far->first_target + i].is_sure;
        uint32_t more = is_it ? LTL_MAX_DOUBT : GUESS_OF_OWN_NAME;
        guesses = more > guesses ? more : guesses;
    }
    if (far == NULL && ltl_taint__callee(t, call, &is_sure) != LTL_TAINT_NO_UNIT) {
        guesses = is_sure ? LTL_MAX_DOUBT : is_of_import(t, call) ? 0 : GUESS_OF_OWN_NAME;
    }
    return guesses;
}

/* What is written there, or what the variable was given, when that is one thing. */
static ltl_node written(const ltl_taint *t, ltl_node node) {
    node = t->tree->kind[node] == LTL_KIND_UNARY ? node + 1 : node; /* `&x` */
    uint32_t of = t->tree->kind[node] == LTL_KIND_NAME ? t->scopes->of[node] : 0;
    const ltl_declaration *declaration = &t->scopes->all.at[of];
    bool is_once = of != 0 && declaration->kind != LTL_DECLARED_PARAMETER &&
                   declaration->writes == 1 && declaration->write < t->tree->count;
    ltl_node given = is_once ? ltl_taint__giver(t->tree, declaration->write, declaration->leaf,
                                                declaration->write + 1)
                             : LTL_NO_NODE;
    node = given != LTL_NO_NODE ? given : node;
    return t->tree->kind[node] == LTL_KIND_UNARY ? node + 1 : node; /* `&T{…}` */
}

/* `{a: x}`, `[x]`, `T{A: x}`. */
static bool is_written_out(const ltl_tree *tree, ltl_node node) {
    ltl_span span = ltl_tree_span(tree, node);
    bool is_braced = span.end > span.start && tree->source->text.ptr[span.end - 1] == '}';
    return tree->kind[node] == LTL_KIND_COLLECTION ||
           (tree->kind[node] == LTL_KIND_NEW && is_braced);
}

/* A parameter of a type that Go programs declare: `user User`. Those of texts are called so. */
static bool is_of_struct(const ltl_taint *t, ltl_node node) {
    static const char *const BASIC[] = {"any", "byte", "error", "interface{}", "rune", "string"};
    uint32_t of = t->tree->kind[node] == LTL_KIND_NAME ? t->scopes->of[node] : 0;
    const ltl_declaration *declaration = &t->scopes->all.at[of];
    bool is_parameter = of != 0 && declaration->kind == LTL_DECLARED_PARAMETER &&
                        ltl_str_is(ltl_str_of(t->tree->language->id), "go") &&
                        declaration->declarer != LTL_NO_NODE;
    ltl_node type =
        is_parameter ? ltl_tree_child(t->tree, declaration->declarer, LTL_ROLE_TYPE) : LTL_NO_NODE;
    if (type != LTL_NO_NODE && t->tree->kind[type] == LTL_KIND_MEMBER) {
        type = ltl_tree_child(t->tree, type, LTL_ROLE_NAME);
    }
    bool is_named = type != LTL_NO_NODE && ltl_tree_is_leaf(t->tree, type);
    for (size_t i = 0; is_named && i < LTL_COUNT_OF(BASIC); i++) {
        is_named = !ltl_str_is(ltl_tree_name(t->tree, type), BASIC[i]);
    }
    return is_named;
}

static bool is_javascript(const ltl_tree *tree) {
    return ltl_language_is(tree->language, "javascript") || ltl_language_is(tree->language, "typescript") ||
           ltl_language_is(tree->language, "tsx");
}

/* `req.body`, `request.query as Q`: all of what a request has there, by names. */
static bool is_whole_part(const ltl_tree *tree, ltl_node node) {
    static const char *const PARTS[] = {"body", "cookies", "files", "headers", "params", "query", "signedCookies"};
    if (tree->kind[node] == LTL_KIND_CAST) {
        node = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
    }
    bool may_be = node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_MEMBER && is_javascript(tree);
    ltl_node receiver = may_be ? ltl_tree_child(tree, node, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    ltl_node name = may_be ? ltl_tree_child(tree, node, LTL_ROLE_NAME) : LTL_NO_NODE;
    ltl_str of = receiver != LTL_NO_NODE ? ltl_tree_text(tree, receiver) : LTL_STR("");
    bool is_request = ltl_str_is(of, "req") || ltl_str_is(of, "request") || ltl_str_is(of, "ctx.request");
    for (size_t i = 0; is_request && name != LTL_NO_NODE && i < LTL_COUNT_OF(PARTS); i++) {
        if (ltl_str_is(ltl_tree_name(tree, name), PARTS[i])) {
            return true;
        }
    }
    return false;
}

bool ltl_taint__has_fields(ltl_taint *t, ltl_node node) {
    bool may_be = is_javascript(t->tree) &&
                  (t->tree->kind[node] == LTL_KIND_NAME || t->tree->kind[node] == LTL_KIND_MEMBER);
    ltl_taint_path path = may_be ? ltl_taint__path(t, node) : 0;
    return path != 0 && ltl_taint_state_has_below(&t->state, &t->paths, path);
}

bool ltl_taint__is_object(const ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    if (is_of_struct(t, node)) {
        return true;
    }
    node = written(t, node);
    if (is_whole_part(tree, node)) {
        return true;
    }
    if (tree->kind[node] != LTL_KIND_CONDITIONAL) {
        return is_written_out(tree, node);
    }
    ltl_node then = ltl_tree_child(tree, node, LTL_ROLE_THEN);
    ltl_node other = ltl_tree_child(tree, node, LTL_ROLE_ELSE);
    return then != LTL_NO_NODE && other != LTL_NO_NODE && is_written_out(tree, then) &&
           is_written_out(tree, other);
}

ltl_taint_value ltl_taint__at_sink(ltl_taint *t, ltl_node node, ltl_taint_value value) {
    bool asks = value.marks != 0 && t->query->is_across_functions;
    ltl_node call = asks ? call_around(t->tree, node) : LTL_NO_NODE;
    return call != LTL_NO_NODE
               ? ltl_taint_guess(&t->out->traces, value, node, guesses_of_own(t, call))
               : value;
}

/* What is put into the headers of an answer is not in its text; what is put into the query of an address is
 * not where it leads. */
static bool lies_beside(ltl_taint *t, ltl_node node, ltl_taint_value known) {
    static const char *const NAMES[] = {"headers",      "Headers",  "hash", "pathname", "query",
                                        "searchParams", "RawQuery", "Path", "search"};
    enum { HEADERS = 2 };
    ltl_taint_path path = ltl_taint__path(t, node);
    size_t count = t->query->only_beginning ? LTL_COUNT_OF(NAMES) : HEADERS;
    for (size_t i = 0; path != 0 && i < count; i++) {
        uint32_t key = ltl_names_find(t->tree->names, ltl_str_of(NAMES[i]));
        ltl_taint_path below = key != 0 ? ltl_taint_path_below(t->arena, &t->paths, path, key) : 0;
        bool is_known = below != 0 && (ltl_taint_state_has(&t->state, below) ||
                                       ltl_taint_state_has_below(&t->state, &t->paths, below));
        if (is_known && ltl_taint_state_gather(&t->state, &t->paths, below).marks == known.marks) {
            return true;
        }
    }
    return false;
}

ltl_taint_value ltl_taint__as_whole(ltl_taint *t, ltl_node node, ltl_taint_value own,
                                    ltl_taint_value known) {
    bool is_more = (known.marks & ~own.marks) != 0 &&
                   (known.marks & ~own.marks & ~ltl_taint__places(t, node, 0, NULL).marks) != 0;
    uint32_t guesses = !is_more ? 0 : lies_beside(t, node, known) ? LTL_MAX_DOUBT : GUESS_OF_FIELD;
    return ltl_taint_guess(&t->out->traces, known, node, guesses);
}
