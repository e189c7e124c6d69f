#include "analyzers/taint/checks.h"

#include <stdlib.h>
#include <string.h>

#include "core/limits.h"

/* ---- names ---- */

/* What names of functions that judge begin with, in order; what follows does not matter. */
static const char *const JUDGES[] = {
    "allow",  "assert", "authorize", "deny",     "enforce",  "ensure", "forbid",
    "guard",  "permit", "reject",    "restrict", "validate", "verify",
};

/* `is…`, `check…`: what is asked decides, which is one of ASKED. */
static const char *const ASKS[] = {
    "are", "can", "check", "contains", "has", "is", "must", "require", "test",
};

static const char *const ASKED[] = {
    "acceptable", "access",    "allowed",     "allowlisted", "alphanumeric", "authorized",
    "contained",  "inside",    "integer",     "known",       "legal",        "local",
    "numeric",    "owner",     "ownership",   "permission",  "permissions",  "permitted",
    "relative",   "safe",      "secure",      "supported",   "traversal",    "trusted",
    "under",      "uuid",      "valid",       "whitelisted", "within",
};

/* What lists of what is allowed are called. */
static const char *const LISTS[] = {
    "acceptable", "accepted", "allow", "allowed", "choices", "known", "legal", "permitted",
    "safe", "supported", "trusted", "valid", "white", "whitelist",
};

enum { MAX_WORD = 24 };

static int compare(const void *key, const void *row) {
    return strcmp(key, *(const char *const *)row);
}
#define HAS(list, word) \
    (bsearch(word, list, LTL_COUNT_OF(list), sizeof(list)[0], compare) != NULL)

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || is_upper(c); }

/* The next word of `camelCase` or `snake_case`, in small letters; false at the end. A longer word is cut. */
static bool next_word(ltl_str name, size_t *at, char *out) {
    size_t length = 0;
    while (*at < name.len && !is_letter(name.ptr[*at])) {
        *at += 1;
    }
    for (; *at < name.len && is_letter(name.ptr[*at]); *at += 1) {
        bool is_last_of_capitals = *at + 1 < name.len && is_letter(name.ptr[*at + 1]) &&
                                   !is_upper(name.ptr[*at + 1]); /* the A of `URLAllowed` */
        bool begins = is_upper(name.ptr[*at]) && length > 0 &&
                      (!is_upper(name.ptr[*at - 1]) || is_last_of_capitals);
        if (begins) {
            break;
        }
        if (length < MAX_WORD) {
            out[length++] = (char)(name.ptr[*at] | 0x20);
        }
    }
    out[length] = '\0';
    return length > 0;
}

bool ltl_taint_name_judges(ltl_str name) {
    char word[MAX_WORD + 1];
    size_t at = 0;
    bool asks = false;
    for (uint32_t i = 0; next_word(name, &at, word); i++) {
        if ((i == 0 && HAS(JUDGES, word)) || (asks && HAS(ASKED, word))) {
            return true;
        }
        asks = asks || HAS(ASKS, word);
    }
    return false;
}

/* `ALLOWED_TYPES`, `supportedKinds`, `KINDS`: a constant, or what is called as such lists are. */
static bool names_a_list(ltl_str name) {
    char word[MAX_WORD + 1];
    bool is_constant = name.len > 1;
    for (size_t i = 0; i < name.len; i++) {
        is_constant = is_constant && !(name.ptr[i] >= 'a' && name.ptr[i] <= 'z');
    }
    for (size_t at = 0; !is_constant && next_word(name, &at, word);) {
        is_constant = HAS(LISTS, word);
    }
    return is_constant;
}

/* ---- places ---- */

static ltl_node last_name(const ltl_tree *tree, ltl_node node) {
    if (node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_MEMBER) {
        node = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    }
    return node != LTL_NO_NODE && ltl_tree_is_leaf(tree, node) ? node : LTL_NO_NODE;
}

/* `Kinds.all`, `kinds.keys()`: everything that there is. */
static bool is_everything(const ltl_tree *tree, ltl_node node) {
    static const char *const NAMES[] = {"all", "keys", "names", "values"};
    node = tree->kind[node] == LTL_KIND_CALL ? ltl_tree_child(tree, node, LTL_ROLE_CALLEE) : node;
    bool is_member = node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_MEMBER;
    ltl_node name = is_member ? last_name(tree, node) : LTL_NO_NODE;
    for (size_t i = 0; name != LTL_NO_NODE && i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_is(ltl_tree_name(tree, name), NAMES[i])) {
            return true;
        }
    }
    return false;
}

static bool is_list(const ltl_tree *tree, ltl_node node) {
    ltl_node name = last_name(tree, node);
    if (node != LTL_NO_NODE && is_everything(tree, node)) {
        return true;
    }
    return node != LTL_NO_NODE && (tree->kind[node] == LTL_KIND_COLLECTION ||
                                   (name != LTL_NO_NODE && names_a_list(ltl_tree_name(tree, name))));
}

/* `ALLOWED.includes(x)` and its like, `in_array(x, $allowed)`. */
static bool asks_a_list(const ltl_tree *tree, ltl_node callee, ltl_node name) {
    static const char *const METHODS[] = {"Contains", "ContainsKey", "contains", "containsKey",
                                          "has",      "include?",    "includes", "indexOf",
                                          "key?"};
    ltl_str text = ltl_tree_name(tree, name);
    if (tree->kind[callee] != LTL_KIND_MEMBER) {
        ltl_node first = ltl_tree_next_sibling(tree, callee);
        ltl_node second = first != LTL_NO_NODE ? ltl_tree_next_sibling(tree, first) : LTL_NO_NODE;
        bool is_known = ltl_str_is(text, "in_array") || ltl_str_is(text, "array_key_exists");
        return is_known && is_list(tree, second);
    }
    for (size_t i = 0; i < LTL_COUNT_OF(METHODS); i++) {
        if (ltl_str_is(text, METHODS[i])) {
            return is_list(tree, ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER));
        }
    }
    return false;
}

static void add_plain_names(ltl_arena *arena, ltl_node from, ltl_node end, ltl_node at,
                            ltl_taint_checks *out) {
    const ltl_tree *tree = out->scopes->tree;
    for (ltl_node node = from; node < end; node++) {
        uint32_t declaration = tree->kind[node] == LTL_KIND_NAME ? out->scopes->of[node] : 0;
        if (declaration != 0) {
            ltl_taint_check check = {declaration, at};
            LTL_PUSH(arena, &out->all, check);
        }
    }
}

/* Of `full = resolve(name); check(full)` also `name`: what was made of it is judged. */
static void add_names(ltl_arena *arena, ltl_node from, ltl_node end, ltl_node at,
                      ltl_taint_checks *out) {
    enum { MAX_MAKING = 32 }; /* nodes of what a variable is made by */
    const ltl_tree *tree = out->scopes->tree;
    add_plain_names(arena, from, end, at, out);
    for (ltl_node node = from; node < end; node++) {
        uint32_t declared = tree->kind[node] == LTL_KIND_NAME ? out->scopes->of[node] : 0;
        const ltl_declaration *declaration = &out->scopes->all.at[declared];
        ltl_node made = declared != 0 && declaration->kind == LTL_DECLARED_LOCAL &&
                                declaration->writes == 1
                            ? declaration->write
                            : LTL_NO_NODE;
        if (made < at && tree->end[made] - made <= MAX_MAKING) {
            add_plain_names(arena, made, tree->end[made], at, out);
        }
    }
}

/* `path.startsWith(root)`, `HasPrefix(path, root)`, `path.relative_to(root)`: what is asked about; false when
 * the call asks no such thing. Whether a text begins with `http` says nothing of where it leads. */
static bool asks_where(const ltl_tree *tree, ltl_node call, ltl_node callee, ltl_str name,
                       ltl_node *out_asked) {
    static const char *const METHODS[] = {"StartsWith",  "hasPrefix",  "is_relative_to",
                                          "relative_to", "startsWith", "start_with?",
                                          "startswith"};
    static const char *const FUNCTIONS[] = {"HasPrefix", "str_starts_with"};
    ltl_node first = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
    ltl_node second = first != LTL_NO_NODE ? ltl_tree_next_sibling(tree, first) : LTL_NO_NODE;
    ltl_node root = LTL_NO_NODE;
    for (size_t i = 0; i < LTL_COUNT_OF(METHODS) && tree->kind[callee] == LTL_KIND_MEMBER; i++) {
        if (ltl_str_is(name, METHODS[i])) {
            *out_asked = ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
            root = first;
        }
    }
    for (size_t i = 0; i < LTL_COUNT_OF(FUNCTIONS); i++) {
        if (ltl_str_is(name, FUNCTIONS[i])) {
            *out_asked = first;
            root = second;
        }
    }
    return root != LTL_NO_NODE && *out_asked != LTL_NO_NODE && tree->kind[root] != LTL_KIND_STRING;
}

static void take_call(ltl_arena *arena, ltl_node call, ltl_taint_checks *out) {
    const ltl_tree *tree = out->scopes->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    ltl_node name = last_name(tree, callee);
    ltl_node asked = LTL_NO_NODE;
    if (name != LTL_NO_NODE && asks_where(tree, call, callee, ltl_tree_name(tree, name), &asked)) {
        add_names(arena, asked, tree->end[asked], call, out);
    } else if (name != LTL_NO_NODE && (ltl_taint_name_judges(ltl_tree_name(tree, name)) ||
                                asks_a_list(tree, callee, name))) {
        add_names(arena, tree->end[callee], tree->end[call], call, out);
    }
}

/* `x in ALLOWED`, `x not in ALLOWED`. */
static void take_operator(ltl_arena *arena, ltl_node node, ltl_taint_checks *out) {
    const ltl_tree *tree = out->scopes->tree;
    ltl_str operator= ltl_tree_name(tree, node);
    ltl_node left = ltl_tree_child(tree, node, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
    bool asks = (ltl_str_is(operator, "in") || ltl_str_is(operator, "not in")) &&
                left != LTL_NO_NODE && tree->kind[left] == LTL_KIND_NAME && is_list(tree, right);
    if (asks) {
        add_names(arena, left, tree->end[left], node, out);
    }
}

void ltl_taint_checks_find(ltl_arena *arena, const ltl_scopes *scopes,
                           ltl_taint_checks *out_checks) {
    const ltl_tree *tree = scopes->tree;
    *out_checks = (ltl_taint_checks){.scopes = scopes};
    for (ltl_node call = tree->kind_first[LTL_KIND_CALL];
         call != LTL_NO_NODE && out_checks->all.count < LTL_MAX_TAINT_CHECKS;
         call = tree->kind_next[call]) {
        take_call(arena, call, out_checks);
    }
    for (ltl_node node = tree->kind_first[LTL_KIND_BINARY];
         node != LTL_NO_NODE && out_checks->all.count < LTL_MAX_TAINT_CHECKS;
         node = tree->kind_next[node]) {
        take_operator(arena, node, out_checks);
    }
}

bool ltl_taint_is_checked(const ltl_taint_checks *checks, ltl_node leaf, ltl_node until) {
    if (checks == NULL || leaf == LTL_NO_NODE || checks->scopes->of[leaf] == 0) {
        return false;
    }
    uint32_t declaration = checks->scopes->of[leaf];
    for (uint32_t i = 0; i < checks->all.count; i++) {
        const ltl_taint_check *check = &checks->all.at[i];
        if (check->declaration == declaration && leaf < check->at && check->at < until) {
            return true;
        }
    }
    return false;
}
