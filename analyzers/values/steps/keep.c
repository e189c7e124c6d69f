#include "analyzers/values/steps/keep.h"

#include "analyzers/values/steps/call_name.h"
#include "analyzers/values/steps/step_internal.h"

enum { MAX_LENT = 4 };

/* ---- what names say ---- */

bool ltl_keep__says(ltl_str name, const char *const *words) {
    for (; *words != NULL; words++) {
        if (ltl_name_has(name, *words)) {
            return true;
        }
    }
    return false;
}

static bool takes_back(ltl_str name) {
    static const char *const WORDS[] = {"free",    "destroy", "release", "delete",
                                        "close",   "unref",   "decref",  "dispose",
                                        "discard", "cleanup", "deinit",  NULL};
    static const char *const OTHERS[] = {"is_",     "has_",    "freeze",  "closest", "on_close",
                                         "closure", "enclose", "free_on", "can_",    NULL};
    return (ltl_keep__says(name, WORDS) || ltl_str_ends_with(name, LTL_STR("_put"))) &&
           !ltl_keep__says(name, OTHERS);
}

static bool makes(ltl_str name) {
    static const char *const WORDS[] = {"new",   "alloc", "create", "dup",   "open",
                                        "clone", "parse", "init",   "build", NULL};
    static const char *const OTHERS[] = {"pool",    "arena",   "talloc",
                                         "palloc",  "pcalloc", /* by the whole */
                                         "obstack", NULL};
    return ltl_keep__says(name, WORDS) && !takes_back(name) && !ltl_keep__says(name, OTHERS);
}

/* ---- variables that are given back ---- */

static ltl_node plain(const ltl_tree *tree, ltl_node node) {
    bool is_address =
        tree->kind[node] == LTL_KIND_UNARY && ltl_str_is(ltl_tree_name(tree, node), "&");
    if (is_address) {
        node = ltl_tree_child(tree, node, LTL_ROLE_OPERAND);
    }
    while (node != LTL_NO_NODE && tree->kind[node] == LTL_KIND_CAST) {
        node = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
    }
    return node;
}

void ltl_keep__begin(ltl_values *v) {
    const ltl_tree *tree = v->tree;
    LTL_PUSH(v->arena, &v->keeping.lists, ((ltl_lending){0}));
    LTL_PUSH(v->arena, &v->keeping.entries, ((ltl_lending_entry){0}));
    ltl_node call = tree->kind_first[LTL_KIND_CALL];
    for (; call != LTL_NO_NODE; call = tree->kind_next[call]) {
        ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
        if (callee == LTL_NO_NODE || !takes_back(ltl_tree_name(tree, callee))) {
            continue;
        }
        for (ltl_node child = call + 1; child < tree->end[call]; child = tree->end[child]) {
            ltl_node name =
                tree->role[child] == LTL_ROLE_ARGUMENT ? plain(tree, child) : LTL_NO_NODE;
            if (name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME &&
                v->scopes->of[name] != 0) {
                ltl_give give = {call, v->scopes->of[name]};
                LTL_PUSH(v->arena, &v->keeping.gives, give);
                ltl_pairs_put(v->arena, &v->keeping.given_back, v->scopes->of[name], 1, 1);
            }
        }
    }
}

/* Not `assert((p = item_new()) != NULL)`, of which nobody knows what follows, nor `small ? local : item_new()`. */
bool ltl_keep__stands_plainly(const ltl_tree *tree, ltl_node call) {
    ltl_node at = tree->parent[call];
    while (tree->kind[at] == LTL_KIND_BINARY || tree->kind[at] == LTL_KIND_UNARY ||
           tree->kind[at] == LTL_KIND_CAST || tree->kind[at] == LTL_KIND_ASSIGN ||
           tree->kind[at] == LTL_KIND_VARIABLE) {
        at = tree->parent[at];
    }
    return tree->kind[at] != LTL_KIND_CALL && tree->kind[at] != LTL_KIND_CONDITIONAL;
}

/* The local pointer that gets what the call gives, when something is given back by it; 0: none. */
static uint32_t holder_of(const ltl_values *v, ltl_node call) {
    const ltl_tree *tree = v->tree;
    ltl_node around = tree->parent[call];
    while (tree->kind[around] == LTL_KIND_CAST) {
        around = tree->parent[around];
    }
    ltl_node name = tree->kind[around] == LTL_KIND_VARIABLE
                        ? ltl_tree_child(tree, around, LTL_ROLE_NAME)
                    : tree->kind[around] == LTL_KIND_ASSIGN && tree->name[around] != 0 &&
                            ltl_str_is(ltl_tree_name(tree, around), "=")
                        ? ltl_tree_child(tree, around, LTL_ROLE_LEFT)
                        : LTL_NO_NODE;
    uint32_t declaration = name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME && name < call
                               ? v->scopes->of[name]
                               : 0;
    bool is_given_back = declaration != 0 &&
                         v->scopes->all.at[declaration].kind == LTL_DECLARED_LOCAL &&
                         ltl_pairs_find(&v->keeping.given_back, declaration, 1) != 0;
    return is_given_back ? declaration : 0;
}

bool ltl_keep__make(ltl_values *v, ltl_state *state, const ltl_call *call, ltl_fact *out_made) {
    uint32_t holder = v->frame->around == NULL && makes(call->name) &&
                              ltl_keep__stands_plainly(v->tree, call->node)
                          ? holder_of(v, call->node)
                          : 0;
    ltl_type type = holder != 0 ? ltl_type_declared(&v->types, holder) : LTL_TYPE_UNKNOWN;
    if (holder == 0 || !ltl_type_is_pointer(&v->types, type)) {
        return false;
    }
    *out_made = ltl_step__make(v, state, call->node, NULL, LTL_GIVEN_BY_OTHERS, type);
    out_made->null = LTL_NULL_ANY;
    out_made->origin = 0;
    ltl_region_state *made = ltl_state_region(state, out_made->region);
    made->marks = LTL_REGION_OWNED;
    return true;
}

/* ---- lending ---- */

uint32_t ltl_keep__entry(ltl_values *v, ltl_node call, ltl_node test, bool outcome) {
    ltl_keeping *k = &v->keeping;
    uint32_t second = test << 1 | (uint32_t)outcome;
    uint32_t known = ltl_pairs_find(&k->by_call, call, second);
    if (known == 0) {
        ltl_lending_entry entry = {call, test, outcome};
        LTL_PUSH(v->arena, &k->entries, entry);
        known = k->entries.count - 1;
        ltl_pairs_put(v->arena, &k->by_call, call, second, known);
    }
    return known;
}

static uint32_t list_with(ltl_values *v, uint32_t around, uint32_t entry) {
    ltl_keeping *k = &v->keeping;
    for (uint32_t at = around; at != 0; at = k->lists.at[at].around) {
        if (k->lists.at[at].entry == entry) {
            return around;
        }
    }
    uint32_t known = ltl_pairs_find(&k->by_entry, around, entry);
    if (known == 0) {
        ltl_lending list = {around, entry, k->lists.at[around].length + 1};
        LTL_PUSH(v->arena, &k->lists, list);
        known = k->lists.count - 1;
        ltl_pairs_put(v->arena, &k->by_entry, around, entry, known);
    }
    return known;
}

void ltl_keep__lend(ltl_values *v, ltl_state *state, const ltl_call *call, ltl_region region) {
    ltl_region root = ltl_region_root(&v->regions, region);
    ltl_region_state *known = ltl_state_region(state, root);
    const unsigned wanted = LTL_REGION_OWNED; /* `&p->links` goes into a list */
    bool is_lent = known != NULL && region == root &&
                   (known->marks & (wanted | LTL_REGION_KEPT)) == wanted &&
                   v->regions.all.at[root].kind == LTL_REGION_MADE;
    ltl_memory__escape(v, state, region);
    known = is_lent ? ltl_state_region(state, root) : NULL;
    if (known == NULL) {
        return;
    }
    known->lent = list_with(v, known->lent, ltl_keep__entry(v, call->node, 0, false));
    bool is_long = v->keeping.lists.at[known->lent].length > MAX_LENT;
    known->marks = (uint16_t)(is_long ? known->marks : known->marks & ~LTL_REGION_KEPT);
}

void ltl_keep__returned(ltl_values *v, ltl_state *state, ltl_region region) {
    ltl_region root = ltl_region_root(&v->regions, region);
    ltl_region_state *known = root != 0 ? ltl_state_region(state, root) : NULL;
    if (known == NULL || (known->marks & LTL_REGION_OWNED) == 0) {
        return;
    }
    known->marks |= LTL_REGION_KEPT | LTL_REGION_GIVEN;
    for (uint32_t i = 0; i < state->cells.count; i++) { /* and what hangs on it */
        const ltl_cell *cell = &state->cells.at[i];
        bool hangs = cell->fact.region != 0 && ltl_region_root(&v->regions, cell->region) == root;
        ltl_region_state *held =
            hangs ? ltl_state_region(state, ltl_region_root(&v->regions, cell->fact.region)) : NULL;
        if (held != NULL) {
            held->marks |= LTL_REGION_KEPT;
        }
    }
}

void ltl_keep__hand_on(ltl_values *v, ltl_state *state, ltl_node part) {
    ltl_fact value = ltl_step__value(v, state, part);
    ltl_region root = value.region != 0 ? ltl_region_root(&v->regions, value.region) : 0;
    ltl_region_state *known = root != 0 ? ltl_state_region(state, root) : NULL;
    if (known != NULL && (known->marks & LTL_REGION_OWNED) != 0) {
        known->marks |= LTL_REGION_KEPT;
    }
}

/* What the argument points to, or what lies in the variable whose address it is. */
static ltl_region given_back_by(const ltl_values *v, const ltl_state *state, const ltl_fact *fact) {
    const ltl_region_info *info = ltl_region_of(&v->regions, fact->region);
    const ltl_fact *cell = info->kind == LTL_REGION_VARIABLE && ltl_fact_is_exact(fact)
                               ? ltl_state_find(state, fact->region, fact->low)
                               : NULL;
    return cell != NULL && cell->region != 0 ? cell->region : fact->region;
}

void ltl_keep__take_back(ltl_values *v, ltl_state *state, const ltl_call *call) {
    bool takes = v->keeping.given_back.count > 0 && takes_back(call->name);
    for (uint32_t i = 0; i < call->count && takes; i++) {
        if (call->arguments[i].region != 0) {
            ltl_keep__returned(v, state, given_back_by(v, state, &call->arguments[i]));
        }
    }
}

/* ---- tests ---- */

/* `if (add(p) < 0)`, `r = add(p); if (r)`: the test is about what the call gave. */
static bool asks_about(const ltl_tree *tree, ltl_node test, ltl_node call) {
    if (call >= test && call < tree->end[test]) {
        return true;
    }
    ltl_node around = tree->parent[call];
    while (tree->kind[around] == LTL_KIND_BINARY || tree->kind[around] == LTL_KIND_UNARY ||
           tree->kind[around] == LTL_KIND_CAST) {
        around = tree->parent[around];
    }
    ltl_node name =
        tree->kind[around] == LTL_KIND_VARIABLE ? ltl_tree_child(tree, around, LTL_ROLE_NAME)
        : tree->kind[around] == LTL_KIND_ASSIGN ? ltl_tree_child(tree, around, LTL_ROLE_LEFT)
                                                : LTL_NO_NODE;
    for (ltl_node leaf = test; name != LTL_NO_NODE && leaf < tree->end[test]; leaf++) {
        if (tree->kind[leaf] == LTL_KIND_NAME && tree->kind[name] == LTL_KIND_NAME &&
            tree->name[leaf] == tree->name[name]) {
            return true;
        }
    }
    return false;
}

static uint32_t decided(ltl_values *v, uint32_t list, ltl_node test, bool outcome) {
    const ltl_keeping *k = &v->keeping;
    uint32_t entries[MAX_LENT + 1];
    uint32_t count = 0;
    for (uint32_t at = list; at != 0 && count <= MAX_LENT; at = k->lists.at[at].around) {
        entries[count++] = k->lists.at[at].entry;
    }
    uint32_t fresh = 0;
    while (count > 0) {
        ltl_lending_entry entry = k->entries.at[entries[--count]];
        bool is_asked = entry.test == 0 && asks_about(v->tree, test, entry.call);
        fresh = list_with(
            v, fresh, is_asked ? ltl_keep__entry(v, entry.call, test, outcome) : entries[count]);
    }
    return fresh;
}

void ltl_keep__decide(ltl_values *v, ltl_state *state, ltl_node test, bool outcome) {
    for (uint32_t i = 0; v->keeping.lists.count > 1 && i < state->regions.count; i++) {
        ltl_region_state *known = &state->regions.at[i];
        if (known->lent != 0 && (known->marks & LTL_REGION_KEPT) == 0) {
            known->lent = decided(v, known->lent, test, outcome);
        }
    }
}
