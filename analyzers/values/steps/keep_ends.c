/* Ways that end without giving something back, and what other ways say to that. */
#include "analyzers/values/steps/keep.h"
#include "analyzers/values/steps/step_internal.h"

/* The ways that give it back. */
enum { RETURNED_FAILING = 1, RETURNED_ELSE = 2 };

/* ---- ways that end ---- */

/* The variable that holds it, or 0. */
static uint32_t held_by(const ltl_values *v, const ltl_state *state, ltl_region region) {
    for (uint32_t i = 0; i < state->cells.count; i++) {
        const ltl_cell *cell = &state->cells.at[i];
        const ltl_region_info *info = ltl_region_of(&v->regions, cell->region);
        if (info->kind == LTL_REGION_VARIABLE && cell->fact.region != 0 &&
            ltl_region_root(&v->regions, cell->fact.region) == region) {
            return info->a;
        }
    }
    return 0;
}

/* `autofree char *p`: the compiler gives it back. */
static bool is_tidied(const ltl_values *v, uint32_t declaration) {
    static const char *const WORDS[] = {"cleanup", "autofree", "autoptr", "g_auto",
                                        "__free",  "_free_",   "do_free", "do_close",
                                        "cleaner", "scoped",   NULL};
    ltl_str text = v->tree->source->text;
    size_t end = v->tree->start[v->scopes->all.at[declaration].leaf];
    size_t start = end;
    while (start > 0 && text.ptr[start - 1] != '\n' && text.ptr[start - 1] != ';') {
        start--;
    }
    return ltl_keep__says(ltl_str_slice(text, start, end), WORDS);
}

/* What the branch ends with leaves it for good. */
bool ltl_keep__leaves(const ltl_tree *tree, ltl_node branch) {
    ltl_node last = branch;
    for (ltl_node child = branch + 1; child < tree->end[branch]; child = tree->end[child]) {
        last = child;
    }
    last = tree->kind[branch] == LTL_KIND_BLOCK ? last : branch;
    ltl_kind kind = ltl_tree_kind(tree, last);
    return kind == LTL_KIND_RETURN || kind == LTL_KIND_BREAK || kind == LTL_KIND_THROW;
}

static bool asks_for_null(const ltl_values *v, ltl_node condition, uint32_t declaration) {
    const ltl_tree *tree = v->tree;
    if (tree->kind[condition] == LTL_KIND_BINARY) {
        ltl_node right = ltl_tree_child(tree, condition, LTL_ROLE_RIGHT);
        ltl_str text = right != LTL_NO_NODE ? ltl_tree_text(tree, right) : LTL_STR("");
        bool is_none = ltl_str_is(text, "NULL") || ltl_str_is(text, "nullptr") ||
                       ltl_str_is(text, "0") || ltl_str_is(text, "-1");
        condition = is_none ? ltl_tree_child(tree, condition, LTL_ROLE_LEFT) : LTL_NO_NODE;
    }
    return condition != LTL_NO_NODE && tree->kind[condition] == LTL_KIND_NAME &&
           v->scopes->of[condition] == declaration;
}

/* `if (is_mine) item_free(p);` before the end of the way: something else decides who gives it back. */
static bool is_decided_elsewhere(const ltl_values *v, const ltl_left *left, uint32_t declaration) {
    const ltl_tree *tree = v->tree;
    ltl_node end = left->node != left->maker ? left->node : tree->end[v->keeping.unit];
    for (uint32_t i = 0; i < v->keeping.gives.count; i++) {
        const ltl_give *give = &v->keeping.gives.at[i];
        if (give->declaration != declaration || give->call <= left->maker || give->call >= end) {
            continue;
        }
        for (ltl_node at = give->call, around = tree->parent[at];
             tree->kind[around] != LTL_KIND_FUNCTION && around != 0 && tree->end[around] <= end;
             at = around, around = tree->parent[around]) {
            ltl_node condition = tree->kind[around] == LTL_KIND_IF
                                     ? ltl_tree_child(tree, around, LTL_ROLE_CONDITION)
                                     : LTL_NO_NODE;
            if (condition != LTL_NO_NODE && !ltl_keep__leaves(tree, at) &&
                !asks_for_null(v, condition, declaration)) {
                return true;
            }
        }
    }
    return false;
}

static bool names(const ltl_tree *tree, ltl_node whole, uint32_t name) {
    for (ltl_node leaf = whole; leaf < tree->end[whole]; leaf++) {
        if (tree->kind[leaf] == LTL_KIND_NAME && tree->name[leaf] == name) {
            return true;
        }
    }
    return false;
}

/* `p = item_new(&error); if (error) return error;`, `error = item_new(&p); if (error < 0) return error;`: the
 * call says by other means that it gave nothing. */
static bool is_refused(const ltl_values *v, const ltl_left *left, uint32_t holder) {
    const ltl_tree *tree = v->tree;
    ltl_node test = left->node;
    while (test != LTL_NO_NODE && tree->kind[test] != LTL_KIND_IF &&
           tree->kind[test] != LTL_KIND_FUNCTION) {
        test = tree->parent[test];
    }
    ltl_node condition = test != LTL_NO_NODE && tree->kind[test] == LTL_KIND_IF
                             ? ltl_tree_child(tree, test, LTL_ROLE_CONDITION)
                             : LTL_NO_NODE;
    if (condition == LTL_NO_NODE) {
        return false;
    }
    for (ltl_node at = left->maker; at < tree->end[left->maker]; at++) {
        bool is_address =
            tree->kind[at] == LTL_KIND_UNARY && ltl_str_is(ltl_tree_name(tree, at), "&");
        ltl_node name = is_address ? ltl_tree_child(tree, at, LTL_ROLE_OPERAND) : LTL_NO_NODE;
        if (name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME &&
            (names(tree, condition, tree->name[name]) || v->scopes->of[name] == holder)) {
            return true;
        }
    }
    return false;
}

/* `return wrap(p)`: who gives that on has it, or looks after it. */
static bool is_passed_on(const ltl_values *v, ltl_node value, uint32_t holder) {
    const ltl_tree *tree = v->tree;
    for (ltl_node leaf = value; value != LTL_NO_NODE && leaf < tree->end[value]; leaf++) {
        if (tree->kind[leaf] == LTL_KIND_NAME && v->scopes->of[leaf] == holder &&
            tree->role[leaf] == LTL_ROLE_ARGUMENT) {
            return true;
        }
    }
    return false;
}

/* `return -1`, `return NULL`, `return E_NOMEM`, `return false`. */
static bool is_failure(ltl_values *v, const ltl_state *state, ltl_node value) {
    static const char *const WORDS[] = {"err",   "fail", "nomem", "inval", "false",
                                        "abort", "bad",  "null",  NULL};
    if (value == LTL_NO_NODE) {
        return false;
    }
    ltl_str text = ltl_tree_text(v->tree, value);
    const ltl_result *given = ltl_state_result(state, value);
    bool is_below = given != NULL && given->value.region == 0 && given->value.high < 0;
    ltl_type type = ltl_type_returned(&v->types, v->frame->unit);
    bool is_null =
        given != NULL && given->value.null == LTL_NULL_IS && ltl_type_is_pointer(&v->types, type);
    static const char *const NONE[] = {"succ", "_ok", "none", NULL};
    return (is_below || is_null || ltl_str_starts_with(text, LTL_STR("-")) ||
            ltl_keep__says(text, WORDS)) &&
           !ltl_keep__says(text, NONE);
}

/* `if (fd > 2) close(fd)`: the first three descriptors stay. */
bool ltl_keep__is_low(const ltl_values *v, const ltl_state *state, ltl_region region) {
    for (uint32_t i = 0; i < state->cells.count; i++) {
        const ltl_fact *fact = &state->cells.at[i].fact;
        if (fact->region == region && ltl_type_is_integer(&v->types, fact->type) &&
            fact->high <= 2 && fact->low >= -1) {
            return true;
        }
    }
    return false;
}

static ltl_node maker_of(const ltl_values *v, ltl_region region) {
    const ltl_region_info *info = ltl_region_of(&v->regions, region);
    ltl_node maker = info->node;
    for (uint32_t context = info->b; context != 0; context = v->context_list.at[context].around) {
        maker = v->context_list.at[context].call;
    }
    return maker;
}

static void note_returned(ltl_values *v, ltl_region region, uint32_t entry, uint32_t how) {
    uint32_t known = ltl_pairs_find(&v->keeping.returned, region, entry);
    if ((known & how) == 0) {
        ltl_pairs_put(v->arena, &v->keeping.returned, region, entry, known | how);
    }
}

static void note_given(ltl_values *v, const ltl_region_state *known, bool fails) {
    uint32_t how = fails ? RETURNED_FAILING : RETURNED_ELSE;
    note_returned(v, known->region, 0, how);
    for (uint32_t at = known->lent; at != 0; at = v->keeping.lists.at[at].around) {
        note_returned(v, known->region, v->keeping.lists.at[at].entry, how);
    }
}

void ltl_keep__leave(ltl_values *v, ltl_state *state, ltl_node node, ltl_node value) {
    bool fails = state->regions.count > 0 && is_failure(v, state, value);
    for (uint32_t i = 0; i < state->regions.count; i++) {
        const ltl_region_state *known = &state->regions.at[i];
        if ((known->marks & LTL_REGION_GIVEN) != 0) {
            note_given(v, known, fails);
        }
        bool is_left = known->status == LTL_REGION_LIVE &&
                       !ltl_keep__is_low(v, state, known->region) &&
                       (known->marks & (LTL_REGION_OWNED | LTL_REGION_KEPT)) == LTL_REGION_OWNED &&
                       ((known->marks & LTL_REGION_ESCAPED) == 0 || known->lent != 0);
        if (!is_left || v->regions.all.at[known->region].kind != LTL_REGION_MADE ||
            ltl_values__is_far(v, v->regions.all.at[known->region].node)) {
            continue;
        }
        ltl_node maker = maker_of(v, known->region);
        uint32_t holder = held_by(v, state, known->region);
        ltl_left left = {.region = known->region,
                         .node = node != LTL_NO_NODE ? node : maker,
                         .maker = maker,
                         .lent = known->lent,
                         .family = known->family,
                         .is_failure = fails};
        if (holder != 0 && ltl_keep__stands_plainly(v->tree, maker) &&
            !is_refused(v, &left, holder) && !is_passed_on(v, value, holder) &&
            !is_tidied(v, holder) && !is_decided_elsewhere(v, &left, holder)) {
            LTL_PUSH(v->arena, &v->keeping.lefts, left);
        }
    }
}

/* `if (add(p) < 0) return -1;`: what the test found is why this way ends. */
static bool ends_by(const ltl_tree *tree, ltl_node test, ltl_node end) {
    while (test != LTL_NO_NODE && tree->kind[test] != LTL_KIND_IF &&
           tree->kind[test] != LTL_KIND_BLOCK && tree->kind[test] != LTL_KIND_FUNCTION) {
        test = tree->parent[test];
    }
    return test != LTL_NO_NODE && tree->kind[test] == LTL_KIND_IF && end > test &&
           end < tree->end[test];
}

/* Nobody that it was lent to can have kept it: on other ways it came back from there, or, where its
 * failure ends this one, it came back from there when nothing failed. */
static bool is_nobodys(ltl_values *v, const ltl_left *left) {
    const ltl_keeping *k = &v->keeping;
    const uint32_t wanted = left->is_failure ? RETURNED_FAILING | RETURNED_ELSE : RETURNED_ELSE;
    for (uint32_t at = left->lent; at != 0; at = k->lists.at[at].around) {
        ltl_lending_entry entry = k->entries.at[k->lists.at[at].entry];
        uint32_t other = ltl_keep__entry(v, entry.call, entry.test, !entry.outcome);
        bool came_back =
            (ltl_pairs_find(&k->returned, left->region, k->lists.at[at].entry) & wanted) != 0;
        bool would_have = left->is_failure && entry.test != 0 &&
                          ends_by(v->tree, entry.test, left->node) &&
                          ltl_pairs_find(&k->returned, left->region, other) != 0;
        if (!came_back && !would_have) {
            return false;
        }
    }
    return (ltl_pairs_find(&k->returned, left->region, 0) & wanted) != 0;
}

void ltl_keep__tell(ltl_values *v) {
    for (uint32_t i = 0; i < v->keeping.lefts.count; i++) {
        const ltl_left *left = &v->keeping.lefts.at[i];
        if (is_nobodys(v, left)) {
            ltl_fact maker = {.origin = left->maker};
            ltl_event event = {.kind = LTL_EVENT_LEFT,
                               .node = left->node,
                               .a = &maker,
                               .region = left->region,
                               .family = left->family};
            ltl_values__tell(v, &event);
        }
    }
    v->keeping.lefts.count = 0;
}
