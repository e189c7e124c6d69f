#include "analyzers/match/matcher_internal.h"

enum { MAX_PATH = 16 };

/* Name ids of `a.b.c`, outermost first; 0 when the node is anything else or too long. */
static uint32_t path_of(const ltl_tree *tree, ltl_node node, uint32_t out_ids[MAX_PATH]) {
    uint32_t reversed[MAX_PATH];
    uint32_t count = 0;
    while (tree->kind[node] == LTL_KIND_MEMBER && count < MAX_PATH) {
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        ltl_node receiver = ltl_tree_child(tree, node, LTL_ROLE_RECEIVER);
        if (name == LTL_NO_NODE || receiver == LTL_NO_NODE || tree->kind[name] != LTL_KIND_NAME) {
            return 0;
        }
        reversed[count++] = tree->name[name];
        node = receiver;
    }
    if (tree->kind[node] != LTL_KIND_NAME || count == MAX_PATH) {
        return 0;
    }
    reversed[count++] = tree->name[node];
    for (uint32_t i = 0; i < count; i++) {
        out_ids[i] = reversed[count - 1 - i];
    }
    return count;
}

static ltl_node last_name(const ltl_tree *tree, ltl_node node) {
    return tree->kind[node] == LTL_KIND_MEMBER ? ltl_tree_child(tree, node, LTL_ROLE_NAME) : node;
}

/* True when every link but perhaps the last asks for itself. */
static bool is_plain_path(const ltl_pattern *pattern, ltl_node p, bool *out_last_is_bound) {
    const ltl_tree *asked = pattern->tree;
    ltl_node last = last_name(asked, p);
    for (ltl_node node = p; node < asked->end[p]; node++) {
        if (pattern->asks[node] != LTL_ASK_SAME && node != last) {
            return false;
        }
    }
    ltl_ask ask = (ltl_ask)pattern->asks[last];
    *out_last_is_bound = ask == LTL_ASK_METAVARIABLE || ask == LTL_ASK_ANYTHING;
    return ask == LTL_ASK_SAME || *out_last_is_bound;
}

/* `$X.f` where f is imported: $X is where it comes from, whatever that is. */
static bool is_any_path(const ltl_search *search, ltl_node p, const uint32_t *full,
                        uint32_t full_count) {
    const ltl_tree *asked = search->asked;
    ltl_node receiver = ltl_tree_child(asked, p, LTL_ROLE_RECEIVER);
    ltl_node last = last_name(asked, p);
    if (full_count < 2 || receiver == LTL_NO_NODE || last == LTL_NO_NODE ||
        search->pattern->asks[last] != LTL_ASK_SAME) {
        return false;
    }
    ltl_ask ask = (ltl_ask)search->pattern->asks[receiver];
    return (ask == LTL_ASK_METAVARIABLE || ask == LTL_ASK_ANYTHING) &&
           asked->name[last] == full[full_count - 1];
}

static bool is_path_asked(const ltl_search *search, ltl_node p, const uint32_t *full,
                          uint32_t full_count) {
    uint32_t asked[MAX_PATH];
    uint32_t asked_count = path_of(search->asked, p, asked);
    bool last_is_bound = false;
    if (asked_count != full_count || asked_count < 2 ||
        !is_plain_path(search->pattern, p, &last_is_bound)) {
        return false;
    }
    for (uint32_t i = 0; i + (last_is_bound ? 1 : 0) < asked_count; i++) {
        if (asked[i] != full[i]) {
            return false;
        }
    }
    return true;
}

/* Bound to the name that stands for both. */
static void prove_any_path(ltl_search *search, ltl_node p, ltl_node t, const ltl_goal *next) {
    ltl_node receiver = ltl_tree_child(search->asked, p, LTL_ROLE_RECEIVER);
    if (search->pattern->asks[receiver] == LTL_ASK_METAVARIABLE) {
        ltl_bind_nodes(search, search->pattern->metavariable[receiver], t, t, next);
    } else {
        ltl_prove(search, next);
    }
}

static void prove_path(ltl_search *search, ltl_node p, ltl_node t, const ltl_goal *next) {
    ltl_node last = last_name(search->asked, p);
    if (search->pattern->asks[last] == LTL_ASK_METAVARIABLE) {
        ltl_node name = last_name(search->tree, t);
        ltl_bind_nodes(search, search->pattern->metavariable[last], name, name, next);
    } else {
        ltl_prove(search, next);
    }
}

/* The import itself is no use of what it imports. */
static bool is_in_import(const ltl_tree *tree, ltl_node t) {
    for (int level = 0; level < 4 && t != LTL_NO_NODE; level++, t = tree->parent[t]) {
        if (tree->kind[t] == LTL_KIND_IMPORT) {
            return true;
        }
    }
    return false;
}

/* Whether the first name of a path is still what the import made it: a declaration closer to it hides
 * the import. */
static bool is_shadowed(ltl_search *search, ltl_node t, const ltl_import *import) {
    while (search->tree->kind[t] == LTL_KIND_MEMBER) {
        t = ltl_tree_child(search->tree, t, LTL_ROLE_RECEIVER);
    }
    const ltl_declaration *meant = ltl_flow_declaration(&search->target->flow, t);
    if (meant == NULL || (import != NULL && (meant->flags & LTL_DECLARATION_IMPORTED) != 0)) {
        return false;
    }
    return import == NULL || meant->leaf < import->node ||
           meant->leaf >= search->tree->end[import->node];
}

void ltl_prove_imported(ltl_search *search, ltl_node p, ltl_node t, const ltl_goal *next) {
    const ltl_imports *imports = search->target->imports;
    if (imports == NULL || (imports->count == 0 && imports->wildcard_count == 0) ||
        is_in_import(search->tree, t)) {
        return;
    }
    uint32_t had[MAX_PATH];
    uint32_t had_count = path_of(search->tree, t, had);
    if (had_count == 0) {
        return;
    }
    uint32_t full[2 * MAX_PATH];
    const ltl_import *import = ltl_imports_find(imports, had[0], t);
    if (import != NULL && import->segment_count <= MAX_PATH) {
        memcpy(full, import->segments, import->segment_count * sizeof *full);
        memcpy(full + import->segment_count, had + 1, (had_count - 1) * sizeof *full);
        if (is_path_asked(search, p, full, import->segment_count + had_count - 1) &&
            !is_shadowed(search, t, import)) {
            prove_path(search, p, t, next);
        } else if (search->tree->kind[t] == LTL_KIND_NAME &&
                   is_any_path(search, p, full, import->segment_count) &&
                   !is_shadowed(search, t, import)) {
            prove_any_path(search, p, t, next);
        }
        return;
    }
    for (uint32_t i = 0; i < imports->wildcard_count && ltl_search_spend(search, 1); i++) {
        const ltl_import *wildcard = &imports->wildcards[i];
        if (wildcard->segment_count <= MAX_PATH) {
            memcpy(full, wildcard->segments, wildcard->segment_count * sizeof *full);
            memcpy(full + wildcard->segment_count, had, had_count * sizeof *full);
            if (is_path_asked(search, p, full, wildcard->segment_count + had_count) &&
                !is_shadowed(search, t, NULL)) {
                prove_path(search, p, t, next);
            }
        }
    }
}
