#include "analyzers/guards/subject.h"

#include "analyzers/syntax/shell.h"

enum {
    MOST_STEPS = 6,   /* from a variable to what it was made of */
    MOST_MAKING = 32, /* nodes of what a variable is made by */
};

static bool is_one_of(ltl_str text, const char *const *list, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (ltl_str_is(text, list[i])) {
            return true;
        }
    }
    return false;
}
#define IS_ONE_OF(text, list) is_one_of(text, list, LTL_COUNT_OF(list))

/* What gives all that it is given, in another dress. */
static bool keeps_all(ltl_str name) {
    static const char *const NAMES[] = {
        "String", "ToLower", "ToLowerInvariant", "ToString", "ToUpper", "Trim", "TrimPrefix", "TrimSpace",
        "abspath", "c_str", "casefold", "decode", "downcase", "encode", "lower", "lowercase", "lstrip",
        "ltrim", "normalize", "realpath", "removePrefix", "remove_prefix", "removeprefix", "rstrip",
        "rtrim", "str", "strip", "strtolower", "strtoupper", "strval", "toLocaleLowerCase", "toLowerCase",
        "toString", "toUpperCase", "to_s", "to_str", "to_sym", "trim", "upcase", "upper", "uppercase",
        "urldecode",
    };
    return IS_ONE_OF(name, NAMES);
}

/* The host of an address says where it leads. */
static bool is_host(ltl_str name) {
    static const char *const NAMES[] = {"Host", "Hostname", "getHost", "host", "hostname", "netloc", "origin"};
    return IS_ONE_OF(name, NAMES);
}

static bool add(ltl_guard_subjects *out, uint32_t declaration) {
    for (uint32_t i = 0; i < out->count; i++) {
        if (out->at[i] == declaration) {
            return false;
        }
    }
    if (declaration == 0 || out->count == LTL_GUARD_SUBJECTS) {
        return false;
    }
    out->at[out->count++] = declaration;
    return true;
}

/* `x.replace("\\", "/")`: another way to write a path. */
static bool turns_slashes(const ltl_tree *tree, ltl_str name, ltl_node sought) {
    static const char *const NAMES[] = {"Replace", "ReplaceAll", "replace", "replaceAll"};
    static const char *const BACK[] = {"'\\\\'", "\"\\\\\"", "\"\\\\\\\\\""};
    static const char *const FORTH[] = {"'/'", "\"/\""};
    ltl_node by = sought != LTL_NO_NODE && IS_ONE_OF(name, NAMES) ? ltl_tree_next_sibling(tree, sought) : LTL_NO_NODE;
    return by != LTL_NO_NODE && IS_ONE_OF(ltl_tree_text(tree, sought), BACK) &&
           IS_ONE_OF(ltl_tree_text(tree, by), FORTH);
}

ltl_node ltl_guard_whole_of(const ltl_tree *tree, ltl_node node) {
    bool is_call = tree->kind[node] == LTL_KIND_CALL;
    ltl_node callee = is_call ? ltl_tree_child(tree, node, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    ltl_node name = is_call ? ltl_guard_last_name(tree, callee) : LTL_NO_NODE;
    ltl_node first = name != LTL_NO_NODE ? ltl_tree_child(tree, node, LTL_ROLE_ARGUMENT) : LTL_NO_NODE;
    if (name != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER &&
        turns_slashes(tree, ltl_tree_name(tree, name), first)) {
        return ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
    }
    if (name != LTL_NO_NODE && keeps_all(ltl_tree_name(tree, name))) {
        bool is_method = tree->kind[callee] == LTL_KIND_MEMBER && first == LTL_NO_NODE;
        return is_method ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : first;
    }
    if (ltl_is_shell(tree) && tree->kind[node] == LTL_KIND_TEMPLATE) { /* `"$x"` */
        return tree->end[node] > node + 1 && tree->end[node + 1] == tree->end[node] ? node + 1 : LTL_NO_NODE;
    }
    bool wraps = tree->kind[node] == LTL_KIND_UNARY || tree->kind[node] == LTL_KIND_CAST ||
                 tree->kind[node] == LTL_KIND_AWAIT;
    ltl_node type = wraps ? ltl_tree_child(tree, node, LTL_ROLE_TYPE) : LTL_NO_NODE;
    return !wraps ? LTL_NO_NODE : type == node + 1 ? ltl_tree_next_sibling(tree, type) : node + 1;
}

/* One of many: what it is says nothing of the others. */
static bool is_item(const ltl_tree *tree, ltl_node write) {
    return write < tree->count && tree->kind[write] == LTL_KIND_LOOP;
}

/* `(kind, name) in KINDS`. */
static void add_items(const ltl_scopes *scopes, ltl_node collection, ltl_guard_subjects *out) {
    const ltl_tree *tree = scopes->tree;
    for (ltl_node item = collection + 1; item < tree->end[collection]; item = tree->end[item]) {
        add(out, tree->kind[item] == LTL_KIND_NAME ? scopes->of[item] : 0);
    }
}

static void add_whole(const ltl_scopes *scopes, ltl_node node, ltl_guard_subjects *out) {
    const ltl_tree *tree = scopes->tree;
    for (uint32_t i = 0; i < MOST_STEPS && node != LTL_NO_NODE && node < tree->count; i++) {
        bool is_name = tree->kind[node] == LTL_KIND_NAME;
        if (tree->kind[node] == LTL_KIND_COLLECTION) {
            add_items(scopes, node, out);
            return;
        }
        if (is_name && !add(out, scopes->of[node])) {
            return;
        }
        const ltl_declaration *declaration = is_name ? &scopes->all.at[scopes->of[node]] : NULL;
        bool is_local = is_name && declaration->kind == LTL_DECLARED_LOCAL &&
                        !is_item(tree, declaration->write);
        node = is_local ? ltl_guard_made_of(scopes, node)
               : is_name ? LTL_NO_NODE
                         : ltl_guard_whole_of(tree, node);
    }
}

static void add_names(const ltl_scopes *scopes, ltl_node from, ltl_guard_subjects *out) {
    const ltl_tree *tree = scopes->tree;
    for (ltl_node node = from; node < tree->end[from] && node < from + MOST_MAKING; node++) {
        if (tree->kind[node] == LTL_KIND_NAME) {
            add(out, scopes->of[node]);
        }
    }
}

/* What was made of one is told of the other: `full = resolve(name)`. */
static void add_makings(const ltl_scopes *scopes, ltl_guard_subjects *out) {
    for (uint32_t i = 0; i < out->count; i++) {
        const ltl_declaration *declaration = &scopes->all.at[out->at[i]];
        ltl_node made = declaration->kind == LTL_DECLARED_LOCAL
                            ? ltl_guard_made_of(scopes, declaration->leaf)
                            : LTL_NO_NODE;
        if (made != LTL_NO_NODE && scopes->tree->end[made] - made <= MOST_MAKING) {
            add_names(scopes, made, out);
        }
    }
}

static bool asks_host(const ltl_scopes *scopes, ltl_node asked) {
    const ltl_tree *tree = scopes->tree;
    ltl_node made = tree->kind[asked] == LTL_KIND_NAME ? ltl_guard_made_of(scopes, asked) : asked;
    bool is_call = made != LTL_NO_NODE && tree->kind[made] == LTL_KIND_CALL;
    ltl_node name = made == LTL_NO_NODE ? LTL_NO_NODE
                    : is_call ? ltl_guard_last_name(tree, ltl_tree_child(tree, made, LTL_ROLE_CALLEE))
                              : ltl_guard_last_name(tree, made);
    return name != LTL_NO_NODE && is_host(ltl_tree_name(tree, name)) && made + 1 < tree->end[made];
}

void ltl_guard_subjects_of(const ltl_scopes *scopes, const ltl_guard_atom *atom,
                           ltl_guard_subjects *out_subjects) {
    *out_subjects = (ltl_guard_subjects){0};
    bool is_place = (atom->kinds & LTL_GUARD_PLACE) != 0 || asks_host(scopes, atom->asked);
    if (is_place) {
        add_names(scopes, atom->asked, out_subjects);
        add_makings(scopes, out_subjects);
    } else {
        add_whole(scopes, atom->asked, out_subjects);
    }
}
