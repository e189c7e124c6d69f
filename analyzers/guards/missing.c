/* `kind = KINDS[name]`, `if (!kind) throw …`: behind that, the name is one of those that there are. So it is
 * behind `if (!kinds.has(name)) throw …`, and in `if (kind) { … }` where the kinds are what the program has. */
#include <string.h>

#include "analyzers/dataflow/cfg/cfg.h"
#include "analyzers/guards/atom.h"
#include "analyzers/guards/checks.h"

enum { MAX_MAKING = 64 }; /* nodes of what a variable is made by */

typedef struct teller {
    const ltl_scopes *scopes;
    ltl_node test;
    ltl_guard_tell *tell;
    void *data;
} teller;

static bool is_one_of(ltl_str name, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (ltl_str_is(name, names[i])) {
            return true;
        }
    }
    return false;
}

#define IS_ONE_OF(name, names) is_one_of(name, names, LTL_COUNT_OF(names))

static ltl_str name_called(const ltl_tree *tree, ltl_node call) {
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    if (callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER) {
        callee = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    }
    bool is_leaf = callee != LTL_NO_NODE && ltl_tree_is_leaf(tree, callee);
    return is_leaf ? ltl_tree_name(tree, callee) : LTL_STR("");
}

/* The last thing that is done there is to leave. */
static bool leads_out(const ltl_scopes *scopes, ltl_node block) {
    const ltl_tree *tree = scopes->tree;
    ltl_node last = block;
    while (tree->kind[last] == LTL_KIND_BLOCK ||
           tree->kind[last] == LTL_KIND_EXPRESSION_STATEMENT) {
        ltl_node child = last + 1;
        if (child >= tree->end[last]) {
            return false;
        }
        while (tree->end[child] < tree->end[last]) {
            child = tree->end[child];
        }
        last = child;
    }
    ltl_kind kind = ltl_tree_kind(tree, last);
    return kind == LTL_KIND_RETURN || kind == LTL_KIND_THROW || kind == LTL_KIND_BREAK ||
           (kind == LTL_KIND_CALL && ltl_call_ends(scopes, last));
}

static bool is_turned(const ltl_tree *tree, ltl_node test) {
    return ltl_str_is(ltl_tree_name(tree, test), "unless");
}

/* What says of an object, or of what it is given, that there is none, or some. */
static const char *const SAYS_NONE[] = {"isEmpty", "isNone", "is_none", "nil?", "blank?", "empty?"};
static const char *const SAYS_SOME[] = {"isPresent", "isSome", "is_some", "present?"};
static const char *const ASKS_NONE[] = {"empty", "isEmpty", "isNil", "isNull", "is_null"};

static const char *const NOTHING[] = {"None", "nil", "null", "undefined"};

static bool is_negated(const ltl_tree *tree, ltl_node node) {
    ltl_node around = tree->parent[node];
    return tree->kind[around] == LTL_KIND_UNARY && (ltl_str_is(ltl_tree_name(tree, around), "!") ||
                                                    ltl_str_is(ltl_tree_name(tree, around), "not"));
}

/* `!x`, `not x`, `x is None`, `x.nil?`, `!x?.a`; `x` itself where the test is turned round (`unless x`). */
static bool is_missing(const ltl_tree *tree, ltl_node name, ltl_node test) {
    static const char *const SAME[] = {"==", "===", "is"};
    while (tree->role[name] == LTL_ROLE_RECEIVER &&
           tree->kind[tree->parent[name]] == LTL_KIND_MEMBER) {
        name = tree->parent[name];
    }
    ltl_node around = tree->parent[name];
    ltl_str operator= ltl_tree_name(tree, around);
    if (tree->kind[around] == LTL_KIND_UNARY) {
        return is_negated(tree, name);
    }
    if (tree->kind[around] == LTL_KIND_BINARY && IS_ONE_OF(operator, SAME)) {
        ltl_node other = ltl_tree_child(tree, around, LTL_ROLE_RIGHT);
        return other != LTL_NO_NODE &&
               IS_ONE_OF(ltl_tree_text(tree, other), NOTHING);
    }
    if (tree->kind[around] == LTL_KIND_CALL && tree->role[name] == LTL_ROLE_CALLEE) { /* `x.isEmpty()` */
        bool is_not = is_negated(tree, around);
        return is_not ? IS_ONE_OF(name_called(tree, around), SAYS_SOME)
                      : IS_ONE_OF(name_called(tree, around), SAYS_NONE);
    }
    if (tree->kind[around] == LTL_KIND_CALL) { /* `Objects.isNull(x)` */
        return IS_ONE_OF(name_called(tree, around), ASKS_NONE) && !is_negated(tree, around);
    }
    while (tree->kind[around] == LTL_KIND_BINARY &&
           (ltl_str_is(ltl_tree_name(tree, around), "&&") ||
            ltl_str_is(ltl_tree_name(tree, around), "and"))) {
        around = tree->parent[around];
    }
    return around == test && is_turned(tree, test);
}

static char to_lower(char c) {
    return (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

static bool begins(ltl_str name, const char *word) {
    size_t len = strlen(word);
    bool is_it = name.len >= len && to_lower(name.ptr[0]) == word[0] && memcmp(name.ptr + 1, word + 1, len - 1) == 0;
    return is_it && (name.len == len || name.ptr[len] == '_' || to_lower(name.ptr[len]) != name.ptr[len]);
}

/* `getPackage`, `get_package`, `GetPackage`, `find_by`, `findByCode`. */
static bool is_getter(ltl_str name) {
    return begins(name, "get") || begins(name, "find");
}

/* `findOne({id: id})` finds one for `{$ne: null}`, too. */
static bool is_filter(const ltl_tree *tree, ltl_node key) {
    ltl_node first = tree->kind[key] == LTL_KIND_COLLECTION ? ltl_tree_first_child(tree, key) : LTL_NO_NODE;
    return first != LTL_NO_NODE && tree->kind[first] == LTL_KIND_PAIR;
}

/* What a node looks something up by: `KINDS[name]`, `kinds.find(k => k.name === name)`. */
static ltl_node key_of(const ltl_tree *tree, ltl_node node) {
    static const char *const LOOKS_UP[] = {"FirstOrDefault", "SingleOrDefault", "Where",       "at",  "detect", "dig",
                                           "filter",         "find_index",      "firstOrNull", "next"};
    ltl_kind kind = ltl_tree_kind(tree, node);
    bool asks = kind == LTL_KIND_CALL &&
                (is_getter(name_called(tree, node)) || IS_ONE_OF(name_called(tree, node), LOOKS_UP));
    ltl_node key = kind == LTL_KIND_INDEX ? ltl_tree_child(tree, node, LTL_ROLE_KEY)
                   : asks                 ? ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT)
                                          : LTL_NO_NODE;
    if (key != LTL_NO_NODE && is_filter(tree, key)) {
        return LTL_NO_NODE;
    }
    bool is_block = asks && key == LTL_NO_NODE; /* `kinds.find { |k| k.name == name }` */
    return is_block ? ltl_tree_child(tree, node, LTL_ROLE_BODY) : key;
}

/* The keys of what is looked up in what makes a variable, or in a part of it. */
static void add_keys(const teller *w, ltl_node from) {
    const ltl_tree *tree = w->scopes->tree;
    ltl_node end = tree->end[from] - from > MAX_MAKING ? from + MAX_MAKING : tree->end[from];
    for (ltl_node node = from; node < end; node++) {
        ltl_node key = key_of(tree, node);
        if (key != LTL_NO_NODE) {
            w->tell(w->data, key, tree->end[node], w->test);
        }
    }
}

/* `!kinds.has(x)`, `x not in kinds`: what is asked about. */
static void add_asked(const teller *w, ltl_node node) {
    static const char *const ASKS[] = {"has", "has_key", "include?", "includes", "key?"};
    const ltl_tree *tree = w->scopes->tree;
    ltl_str operator= ltl_tree_name(tree, node);
    ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
    ltl_node callee = ltl_tree_child(tree, node, LTL_ROLE_CALLEE);
    if (tree->kind[node] == LTL_KIND_BINARY && ltl_str_is(operator, "not in") &&
        left != LTL_NO_NODE) {
        w->tell(w->data, left, tree->end[left], w->test);
    } else if (tree->kind[node] == LTL_KIND_CALL && callee != LTL_NO_NODE &&
               tree->kind[callee] == LTL_KIND_MEMBER && is_missing(tree, node, w->test) &&
               IS_ONE_OF(name_called(tree, node), ASKS)) {
        w->tell(w->data, tree->end[callee], tree->end[node], w->test);
    }
}

/* A variable of one value, which it gets before that. */
static bool is_made_before(const ltl_declaration *declaration, ltl_node node) {
    return declaration->kind == LTL_DECLARED_LOCAL && declaration->writes == 1 && declaration->write < node;
}

void ltl_guard_missing(const ltl_scopes *scopes, ltl_node test, ltl_guard_tell *tell, void *data) {
    const ltl_tree *tree = scopes->tree;
    const teller w = {scopes, test, tell, data};
    ltl_node condition = ltl_tree_child(tree, test, LTL_ROLE_CONDITION);
    ltl_node then = ltl_tree_child(tree, test, LTL_ROLE_THEN);
    if (condition == LTL_NO_NODE || then == LTL_NO_NODE || !leads_out(scopes, then)) {
        return;
    }
    for (ltl_node node = condition; node < tree->end[condition]; node++) {
        uint32_t of = tree->kind[node] == LTL_KIND_NAME ? scopes->of[node] : 0;
        const ltl_declaration *declaration = &scopes->all.at[of];
        add_asked(&w, node);
        if (is_made_before(declaration, condition) && is_missing(tree, node, test)) {
            add_keys(&w, declaration->write);
        }
    }
}

/* ---- `client = clients.find((c) => c.key === key)`, `if (client) { … key … }` ---- */

/* `x`, `x != null`, `x.isPresent()`, whatever else has to hold. */
static bool is_found(const ltl_tree *tree, ltl_node name, ltl_node test) {
    static const char *const OTHER[] = {"!=", "!==", "is not"};
    static const char *const AND[] = {"&&", "and"};
    ltl_node node = name;
    ltl_node around = tree->parent[node];
    if (tree->role[node] == LTL_ROLE_RECEIVER && tree->kind[around] == LTL_KIND_MEMBER) {
        node = tree->parent[around];
        around = tree->parent[node];
        if (tree->kind[node] != LTL_KIND_CALL || !IS_ONE_OF(name_called(tree, node), SAYS_SOME)) {
            return false;
        }
    } else if (tree->kind[around] == LTL_KIND_BINARY && IS_ONE_OF(ltl_tree_name(tree, around), OTHER)) {
        ltl_node other = ltl_tree_child(tree, around, LTL_ROLE_RIGHT);
        if (other == LTL_NO_NODE || !IS_ONE_OF(ltl_tree_text(tree, other), NOTHING)) {
            return false;
        }
        around = tree->parent[around];
    }
    while (tree->kind[around] == LTL_KIND_BINARY && IS_ONE_OF(ltl_tree_name(tree, around), AND)) {
        around = tree->parent[around];
    }
    return around == test && !is_turned(tree, test);
}

/* A comparison of each with what is looked for. */
static bool compares(const ltl_tree *tree, ltl_node node) {
    static const char *const SAME[] = {"==", "==="};
    static const char *const METHODS[] = {"Equals", "eql?", "equals"};
    return (tree->kind[node] == LTL_KIND_BINARY && IS_ONE_OF(ltl_tree_name(tree, node), SAME)) ||
           (tree->kind[node] == LTL_KIND_CALL && IS_ONE_OF(name_called(tree, node), METHODS));
}

/* A look-up in what the program has at hand. */
static bool looks_up_own(const ltl_scopes *scopes, ltl_node node) {
    const ltl_tree *tree = scopes->tree;
    ltl_node callee = tree->kind[node] == LTL_KIND_CALL ? ltl_tree_child(tree, node, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    if (callee == LTL_NO_NODE || key_of(tree, node) == LTL_NO_NODE) {
        return false;
    }
    bool is_method = tree->kind[callee] == LTL_KIND_MEMBER;
    return !is_method || ltl_guard_is_kept(scopes, ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER));
}

bool ltl_guard_looks_up(const ltl_scopes *scopes, ltl_node call, ltl_guard_atom *out_atom) {
    if (scopes->tree->kind[call] != LTL_KIND_CALL || !looks_up_own(scopes, call)) {
        return false;
    }
    *out_atom = (ltl_guard_atom){key_of(scopes->tree, call), true, LTL_GUARD_AMONG};
    return true;
}

bool ltl_guard_asks_found(const ltl_scopes *scopes, ltl_node test) {
    const ltl_tree *tree = scopes->tree;
    bool is_unary = tree->kind[test] == LTL_KIND_UNARY;
    ltl_node name = is_unary ? ltl_tree_first_child(tree, test) : ltl_tree_child(tree, test, LTL_ROLE_LEFT);
    ltl_node right = is_unary ? LTL_NO_NODE : ltl_tree_child(tree, test, LTL_ROLE_RIGHT);
    bool may_be = name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME &&
                  (is_unary || (right != LTL_NO_NODE && IS_ONE_OF(ltl_tree_text(tree, right), NOTHING)));
    ltl_node made = may_be ? ltl_guard_made_of(scopes, name) : LTL_NO_NODE;
    ltl_guard_atom atom;
    return made != LTL_NO_NODE && ltl_guard_looks_up(scopes, made, &atom);
}

void ltl_guard_found(const ltl_scopes *scopes, ltl_node test, ltl_guard_tell *tell, void *data) {
    const ltl_tree *tree = scopes->tree;
    ltl_node condition = ltl_tree_child(tree, test, LTL_ROLE_CONDITION);
    ltl_node then = ltl_tree_child(tree, test, LTL_ROLE_THEN);
    for (ltl_node name = condition; condition != LTL_NO_NODE && then != LTL_NO_NODE && name < tree->end[condition];
         name++) {
        uint32_t of = tree->kind[name] == LTL_KIND_NAME ? scopes->of[name] : 0;
        const ltl_declaration *declaration = &scopes->all.at[of];
        if (!is_made_before(declaration, condition) || !is_found(tree, name, test)) {
            continue;
        }
        ltl_node from = declaration->write;
        ltl_node end = tree->end[from] - from > MAX_MAKING ? from + MAX_MAKING : tree->end[from];
        bool looks_up = false;
        for (ltl_node node = from; node < end; node++) {
            looks_up = looks_up || looks_up_own(scopes, node);
            if (looks_up && compares(tree, node)) {
                tell(data, node, tree->end[node], then);
            }
        }
    }
}

/* ---- `if (x === "a" || x === "b") { … x … }`, `if (x !== "a" && x !== "b") { x = "a" } … x …` ---- */

/* The variable that is compared by that word with a text that is written there; 0: it is no such test. */
static uint32_t compared(const ltl_scopes *scopes, ltl_node node, const char *const words[2]) {
    const ltl_tree *tree = scopes->tree;
    ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
    bool is_it = tree->kind[node] == LTL_KIND_BINARY && left != LTL_NO_NODE &&
                 right != LTL_NO_NODE && tree->kind[left] == LTL_KIND_NAME &&
                 tree->kind[right] == LTL_KIND_STRING &&
                 is_one_of(ltl_tree_name(tree, node), words, 2);
    return is_it ? scopes->of[left] : 0;
}

/* All parts of the chain compare one variable. */
static uint32_t chained(const ltl_scopes *scopes, ltl_node condition, const char *const words[2],
                        const char *const joints[2]) {
    const ltl_tree *tree = scopes->tree;
    uint32_t all = 0;
    for (;;) {
        bool is_chain = tree->kind[condition] == LTL_KIND_BINARY &&
                        is_one_of(ltl_tree_name(tree, condition), joints, 2);
        ltl_node left = is_chain ? ltl_tree_child(tree, condition, LTL_ROLE_LEFT) : LTL_NO_NODE;
        ltl_node part = is_chain ? ltl_tree_child(tree, condition, LTL_ROLE_RIGHT) : condition;
        uint32_t of = part != LTL_NO_NODE ? compared(scopes, part, words) : 0;
        if (of == 0 || (all != 0 && of != all)) {
            return 0;
        }
        all = of;
        if (left == LTL_NO_NODE) {
            return all;
        }
        condition = left;
    }
}

uint32_t ltl_guard_constant_in(const ltl_scopes *scopes, ltl_node condition) {
    static const char *const SAME[] = {"==", "==="};
    static const char *const OR[] = {"||", "or"};
    return chained(scopes, condition, SAME, OR);
}

uint32_t ltl_guard_constant_unless(const ltl_scopes *scopes, ltl_node condition) {
    static const char *const OTHER[] = {"!=", "!=="};
    static const char *const AND[] = {"&&", "and"};
    return chained(scopes, condition, OTHER, AND);
}
