/* What a function's values are when some of its parameters are known, and whether that changes anything: most functions
 * hand such a parameter on, or keep it, and go the same ways whatever it is. Once a file, for all rules. */
#include "analyzers/taint/calls/variants.h"
#include "analyzers/taint/taint_internal.h"

enum { MOST_OF_UNIT = 4 * LTL_TAINT_MAX_VARIANTS_OF_UNIT }; /* thousands of calls pass a text of their own each */

struct ltl_taint_supposed {
    struct ltl_taint_supposed *next; /* of the same unit */
    ltl_flow_view view;
    bool is_known;   /* there was enough fuel */
    bool is_telling; /* ways or values that marks depend on are others */
};

/* A name that is only given to another one, whose reads are asked in their turn, or given back. */
static bool is_handed_over(const ltl_tree *tree, ltl_node name) {
    ltl_kind kind = ltl_tree_kind(tree, tree->parent[name]);
    ltl_role role = (ltl_role)tree->role[name];
    return (kind == LTL_KIND_VARIABLE && (role == LTL_ROLE_VALUE || role == LTL_ROLE_NAME)) ||
           (kind == LTL_KIND_ASSIGN && (role == LTL_ROLE_RIGHT || role == LTL_ROLE_LEFT)) ||
           kind == LTL_KIND_PARAMETER || kind == LTL_KIND_RETURN;
}

static bool is_idle(ltl_taint *t, ltl_node node) {
    const ltl_tree *tree = t->tree;
    ltl_kind around = ltl_tree_kind(tree, tree->parent[node]);
    bool is_argument =
        (around == LTL_KIND_CALL || around == LTL_KIND_NEW) && tree->role[node] == LTL_ROLE_ARGUMENT;
    return tree->kind[node] == LTL_KIND_NAME &&
           (is_handed_over(tree, node) || (is_argument && !ltl_taint__may_ask(t, t->tree->parent[node])));
}

/* Tests are decided by more than truths where something is supposed: see ltl_flow_truth. */
static bool decides(ltl_taint *t, const ltl_known *known) {
    return known->kind != LTL_KNOWN_BOOL && ltl_flow_truth(t->flow, known) >= 0;
}

static bool has_test_decided(ltl_taint *t, const ltl_cfg *cfg) {
    bool has = false;
    for (uint32_t block = 0; block < cfg->blocks.count && !has; block++) {
        ltl_node test = cfg->blocks.at[block].test;
        ltl_known known = test != 0 ? ltl_flow_value(t->flow, test) : ltl_known_nothing();
        has = decides(t, &known);
    }
    return has;
}

/* Something is known now that was not, where it counts. The flow answers as the view has it. */
static bool has_other_values(ltl_taint *t, const ltl_flow_view *before) {
    const ltl_tree *tree = t->tree;
    ltl_node first = before->unit->node;
    for (ltl_node node = first + 1; node < tree->end[first]; node++) {
        if (ltl_is_unit(ltl_tree_kind(tree, node))) {
            node = tree->end[node] - 1;
            continue;
        }
        uint32_t now = t->flow->value_of[node];
        uint32_t had = before->value_of[node - first];
        if (now != had && !ltl_known_equal(&t->flow->values.at[now], &t->flow->values.at[had]) && !is_idle(t, node)) {
            return true;
        }
    }
    return false;
}

/* Null: not asked for yet; `*out_count`: how many of the unit were. */
static struct ltl_taint_supposed *find(ltl_taint *t, uint32_t base, const ltl_flow_facts *facts, uint32_t *out_count) {
    struct ltl_taint_supposed *at = t->scratch->supposed != NULL ? t->scratch->supposed[base] : NULL;
    *out_count = 0;
    while (at != NULL && !ltl_flow_facts_equal(&at->view.facts, facts)) {
        at = at->next;
        ++*out_count;
    }
    return at;
}

static struct ltl_taint_supposed *suppose(ltl_taint *t, uint32_t base, const ltl_flow_facts *facts) {
    struct ltl_taint_supposed *made = LTL_NEW(t->arena, struct ltl_taint_supposed);
    if (t->scratch->supposed == NULL) {
        t->scratch->supposed = LTL_NEW_ARRAY(t->arena, struct ltl_taint_supposed *, t->flow->units.count);
    }
    made->is_known = ltl_flow_suppose(t->flow, ltl_taint__node_of(t, base), facts, &made->view);
    made->view.facts = *facts;
    made->next = t->scratch->supposed[base];
    t->scratch->supposed[base] = made;
    if (made->is_known) {
        ltl_flow_look_at(t->flow, &made->view);
        made->is_telling = has_test_decided(t, &made->view.unit->cfg) || has_other_values(t, &made->view);
        ltl_flow_look_at(t->flow, &made->view);
    }
    return made;
}

ltl_taint_supposition ltl_taint__suppose(ltl_taint *t, uint32_t base, const ltl_flow_facts *facts,
                                         ltl_flow_view *out_view) {
    uint32_t count;
    ltl_flow_view *active =
        t->unit < t->flow->units.count ? NULL : &t->variants.at[t->unit - t->flow->units.count].view;
    struct ltl_taint_supposed *found = find(t, base, facts, &count);
    if (!ltl_taint__spend(t, 1 + count) || (found == NULL && count >= MOST_OF_UNIT)) {
        return LTL_TAINT_NOT_KNOWN;
    }
    if (found == NULL && active != NULL) { /* values of the caller's variant are put aside */
        ltl_flow_look_at(t->flow, active);
    }
    found = found != NULL ? found : suppose(t, base, facts);
    if (t->flow->facts == NULL && active != NULL) {
        ltl_flow_look_at(t->flow, active);
    }
    *out_view = found->view;
    return !found->is_known ? LTL_TAINT_NOT_KNOWN : found->is_telling ? LTL_TAINT_TELLING : LTL_TAINT_THE_SAME;
}
