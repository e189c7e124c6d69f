/* What a `catch` gets: what is thrown in the block that it watches, and by functions that are called there.
 * An object that is made for that may hold what it is given, which is a guess. */
#include "analyzers/taint/steps/thrown.h"

enum { THROWN_BY = 4, THROWN_OF = 5 }; /* (call, 4) and (unit, 5) of `thrown_of` to index + 1 into `thrown` */

/* The `catch` that the name is declared by; LTL_NO_NODE: none. */
static ltl_node catch_of(const ltl_tree *tree, ltl_node by) {
    by = tree->kind[by] == LTL_KIND_PARAMETER ? tree->parent[by] : by; /* `catch (const E &e)` */
    bool is_it = tree->kind[by] == LTL_KIND_CATCH && tree->kind[tree->parent[by]] == LTL_KIND_TRY;
    return is_it ? by : LTL_NO_NODE;
}

/* What is thrown there: `throw x`, Ruby's `raise x`, Swift's `throw x`, which leaves as a return does. */
ltl_node ltl_taint_thrown_at(const ltl_tree *tree, ltl_node node) {
    ltl_kind kind = ltl_tree_kind(tree, node);
    if (kind == LTL_KIND_CALL) {
        ltl_node callee = ltl_tree_child(tree, node, LTL_ROLE_CALLEE);
        bool raises = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME &&
                      ltl_str_is(ltl_tree_name(tree, callee), "raise");
        return raises ? node : LTL_NO_NODE;
    }
    ltl_node word = kind == LTL_KIND_RETURN ? ltl_tree_child(tree, node, LTL_ROLE_MODIFIER) : LTL_NO_NODE;
    bool throws = kind == LTL_KIND_THROW ||
                  (word != LTL_NO_NODE && ltl_str_is(ltl_tree_name(tree, word), "throw"));
    return throws ? ltl_tree_child(tree, node, LTL_ROLE_VALUE) : LTL_NO_NODE;
}

/* The name of the type that is made there; 0: it is not evident. */
static uint32_t type_made(const ltl_tree *tree, ltl_node thrown) {
    bool is_new = tree->kind[thrown] == LTL_KIND_NEW;
    ltl_node type = ltl_tree_child(tree, thrown, is_new ? LTL_ROLE_TYPE : LTL_ROLE_CALLEE);
    return type != LTL_NO_NODE && ltl_tree_is_leaf(tree, type) ? tree->name[type] : 0;
}

static uint32_t type_caught(const ltl_tree *tree, ltl_node catch) {
    ltl_node parameter = ltl_tree_child(tree, catch, LTL_ROLE_PARAMETER);
    ltl_node type = ltl_tree_child(tree, parameter != LTL_NO_NODE ? parameter : catch, LTL_ROLE_TYPE);
    return type != LTL_NO_NODE && ltl_tree_is_leaf(tree, type) ? tree->name[type] : 0;
}

/* Another one catches just what is made there. */
static bool is_for_another(const ltl_tree *tree, ltl_node catch, ltl_node thrown) {
    uint32_t type = type_made(tree, thrown);
    ltl_node try = tree->parent[catch];
    for (ltl_node other = try + 1; type != 0 && other < tree->end[try]; other = tree->end[other]) {
        if (other != catch && tree->kind[other] == LTL_KIND_CATCH && type_caught(tree, other) == type) {
            return type_caught(tree, catch) != type;
        }
    }
    return false;
}

/* Functions leave it to whoever calls them, what is watched further inside is caught there. */
static bool is_apart(const ltl_tree *tree, ltl_node node) {
    bool is_block = tree->role[node] == LTL_ROLE_BODY && tree->kind[tree->parent[node]] == LTL_KIND_TRY;
    return ltl_is_unit(ltl_tree_kind(tree, node)) ||
           (is_block && ltl_tree_child(tree, tree->parent[node], LTL_ROLE_HANDLER) != LTL_NO_NODE);
}

static ltl_taint_value value_thrown(ltl_taint *t, ltl_node thrown) {
    ltl_taint_value given = ltl_taint__gather(t, thrown);
    bool is_plain = t->tree->kind[thrown] == LTL_KIND_NAME || t->tree->kind[thrown] == LTL_KIND_MEMBER;
    return ltl_taint_guess(&t->out->traces, given, thrown, is_plain ? 0 : 1);
}

/* ---- by functions that are called ---- */

/* Some `catch` of the function gets it. */
bool ltl_taint_is_watched(const ltl_tree *tree, ltl_node node) {
    while (!ltl_is_unit(ltl_tree_kind(tree, node))) {
        if (is_apart(tree, node)) {
            return true;
        }
        node = tree->parent[node];
    }
    return false;
}

static ltl_taint_value *thrown_under(ltl_taint *t, uint32_t number, uint32_t what, bool makes) {
    uint32_t found = ltl_pairs_find(&t->thrown_of, number, what);
    if (found == 0 && makes) {
        LTL_PUSH(t->arena, &t->thrown, (ltl_taint_value){0});
        found = t->thrown.count;
        ltl_pairs_put(t->arena, &t->thrown_of, number, what, found);
    }
    return found != 0 ? &t->thrown.at[found - 1] : NULL;
}

static bool grows(ltl_taint *t, uint32_t number, uint32_t what, ltl_taint_value value) {
    ltl_taint_value *had = thrown_under(t, number, what, true);
    bool does = (value.marks & ~had->marks) != 0;
    *had = ltl_taint_union(&t->out->traces, *had, value);
    return does;
}

static void leave(ltl_taint *t, ltl_node node, ltl_taint_value value) {
    if (value.marks != 0 && !ltl_taint_is_watched(t->tree, node) && grows(t, t->unit, THROWN_OF, value)) {
        ltl_taint__tell_callers(t, &t->units[t->unit]);
    }
}

void ltl_taint__note_thrown(ltl_taint *t, ltl_node node) {
    bool is_asked = t->query->is_across_functions && !t->query->only_assignments;
    ltl_node thrown = is_asked ? ltl_taint_thrown_at(t->tree, node) : LTL_NO_NODE;
    if (thrown != LTL_NO_NODE) {
        leave(t, node, value_thrown(t, thrown));
    }
}

ltl_taint_value ltl_taint__thrown_in(ltl_taint *t, uint32_t unit) {
    const ltl_taint_value *value = t->thrown.count > 0 ? thrown_under(t, unit, THROWN_OF, false) : NULL;
    return value != NULL ? *value : (ltl_taint_value){0};
}

void ltl_taint__tell_thrown(ltl_taint *t, uint32_t unit, ltl_far_effects *out) {
    ltl_taint_value value = ltl_taint__thrown_in(t, unit);
    if (value.marks != 0) {
        ltl_far_effect effect = {.is_thrown = true, .value = ltl_taint__value_told(t, unit, value)};
        LTL_PUSH(t->arena, out, effect);
    }
}

void ltl_taint__take_thrown(ltl_taint *t, ltl_node call, ltl_taint_value value) {
    if (value.marks != 0) {
        (void)grows(t, call, THROWN_BY, value);
        leave(t, call, value);
    }
}

/* ---- where it is caught ---- */

bool ltl_taint__catches_for_sinks(ltl_taint *t) {
    enum { NOT_ASKED, NONE, SOME };
    uint32_t count = t->query->sinks.count - t->far_sinks.count;
    bool has_catch = t->tree->kind_first[LTL_KIND_CATCH] != LTL_NO_NODE;
    for (uint32_t i = 0; t->catches == NOT_ASKED && has_catch && i < count && ltl_taint__spend(t, 1); i++) {
        ltl_node node = ltl_tree_node_at(t->tree, t->query->sinks.at[i].span);
        while (node != 0 && node != LTL_NO_NODE && t->tree->kind[node] != LTL_KIND_CATCH) {
            node = t->tree->parent[node];
        }
        t->catches = node != 0 && node != LTL_NO_NODE ? SOME : NOT_ASKED;
    }
    t->catches = t->catches == NOT_ASKED ? NONE : t->catches;
    return t->catches == SOME;
}

static ltl_taint_value thrown_by(ltl_taint *t, ltl_node call) {
    ltl_kind kind = ltl_tree_kind(t->tree, call);
    bool may_be = t->thrown.count > 0 && (kind == LTL_KIND_CALL || kind == LTL_KIND_NEW);
    const ltl_taint_value *value = may_be ? thrown_under(t, call, THROWN_BY, false) : NULL;
    return value != NULL ? *value : (ltl_taint_value){0};
}

bool ltl_taint__define_thrown(ltl_taint *t, ltl_node leaf, ltl_node by) {
    const ltl_tree *tree = t->tree;
    ltl_node catch = catch_of(tree, by);
    ltl_node body = catch != LTL_NO_NODE ? ltl_tree_child(tree, tree->parent[catch], LTL_ROLE_BODY) : LTL_NO_NODE;
    if (body == LTL_NO_NODE || t->query->only_assignments) {
        return false;
    }
    ltl_taint_value value = {0};
    for (ltl_node node = body + 1; node < tree->end[body] && ltl_taint__spend(t, 1);) {
        ltl_node thrown = ltl_taint_thrown_at(tree, node);
        if (thrown != LTL_NO_NODE && !is_for_another(tree, catch, thrown)) {
            value = ltl_taint_union(&t->out->traces, value, value_thrown(t, thrown));
        }
        value = ltl_taint_union(&t->out->traces, value, thrown_by(t, node));
        node = is_apart(tree, node) ? tree->end[node] : node + 1;
    }
    if (value.marks != 0) {
        ltl_taint__assign(t, leaf, LTL_NO_NODE, value);
    }
    return value.marks != 0;
}
