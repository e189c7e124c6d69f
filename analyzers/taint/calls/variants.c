/* Functions as they are called: where a call says what a parameter is that the function tests, the function is
 * worked out once more with that known, and the ways that such a call does not take are not taken. So what a
 * function does depends on its branches, at any distance: a variant that passes its parameter on asks for
 * a variant in its turn. Calls beyond a number have what the function does in general; what other files are told
 * of: told.c. */
#include <assert.h>

#include "analyzers/dataflow/name_use.h"
#include "analyzers/taint/calls/variants.h"
#include "analyzers/taint/taint_internal.h"
#include "core/hash.h"

enum { MAX_CLIMB = 8 };

/* ---- what a function asks about ---- */

bool ltl_taint__may_ask(ltl_taint *t, ltl_node call) {
    bool is_sure;
    uint32_t unit = ltl_taint__callee(t, call, &is_sure);
    return unit != LTL_TAINT_NO_UNIT && ltl_taint__slots_asked(t, ltl_taint__base_of(t, unit)) != 0;
}

/* The value of the parameter decides something, or gets to where it may: a test, another function of the file that asks
 * about what it is given, another variable. */
static bool is_asked_about(ltl_taint *t, ltl_node name) {
    const ltl_tree *tree = t->tree;
    ltl_node node = name;
    for (uint32_t i = 0; i < MAX_CLIMB; i++) {
        ltl_role role = (ltl_role)tree->role[node];
        ltl_node around = tree->parent[node];
        ltl_kind kind = ltl_tree_kind(tree, around);
        bool is_given = (kind == LTL_KIND_VARIABLE && role == LTL_ROLE_VALUE) ||
                        (kind == LTL_KIND_ASSIGN && role == LTL_ROLE_RIGHT);
        bool is_passed =
            (kind == LTL_KIND_CALL || kind == LTL_KIND_NEW) && role == LTL_ROLE_ARGUMENT;
        if (role == LTL_ROLE_CONDITION || kind == LTL_KIND_SWITCH || is_given ||
            (is_passed && ltl_taint__may_ask(t, around))) {
            return true;
        }
        if (ltl_is_unit(kind)) {
            return false;
        }
        node = around;
    }
    return false;
}

/* Once a unit: the slots whose parameters it asks about, itself or in functions inside it, which all its variants
 * share. */
uint32_t ltl_taint__slots_asked(ltl_taint *t, uint32_t base) {
    ltl_taint_unit *unit = &t->units[base];
    if (unit->is_asked) {
        return unit->asked;
    }
    unit->is_asked = true;
    const ltl_tree *tree = t->tree;
    ltl_node function = ltl_taint__node_of(t, base);
    for (ltl_node node = function + 1; node < tree->end[function] && ltl_taint__spend(t, 1);
         node++) {
        uint32_t variable = tree->kind[node] == LTL_KIND_NAME ? t->scopes->of[node] : 0;
        const ltl_declaration *declaration = &t->scopes->all.at[variable];
        if (variable != 0 && declaration->kind == LTL_DECLARED_PARAMETER &&
            declaration->unit == function && t->scopes->use[node] == LTL_NAME_READ &&
            is_asked_about(t, node)) {
            uint32_t slot = ltl_taint__slot_of_leaf(t, base, declaration->leaf);
            unit->asked |= slot < LTL_TAINT_SLOTS - 1 ? UINT32_C(1) << slot : 0;
        }
    }
    return unit->asked;
}

/* ---- what a call says ---- */

bool ltl_taint__is_telling(const ltl_known *value) {
    return value->kind == LTL_KNOWN_BOOL || value->kind == LTL_KNOWN_STRING ||
           (value->kind == LTL_KNOWN_NUMBER && value->is_integer) || value->kind == LTL_KNOWN_LITERAL ||
           ltl_known_literal(value) != LTL_NO_NODE;
}

/* What is passed for the parameter, or what it is when nothing is. */
ltl_known ltl_taint__value_given(ltl_taint *t, const ltl_taint_parameters *p,
                                 const ltl_taint_passed *passed) {
    if (passed->node[p->slot] != LTL_NO_NODE) {
        return ltl_flow_value_or_literal(t->flow, passed->node[p->slot]);
    }
    ltl_node usual = passed->function[p->slot] == LTL_NO_NODE
                         ? ltl_tree_child(t->tree, p->parameter, LTL_ROLE_VALUE)
                         : LTL_NO_NODE;
    bool is_literal = usual != LTL_NO_NODE && ltl_tree_is_leaf(t->tree, usual) &&
                      t->tree->kind[usual] != LTL_KIND_NAME;
    return is_literal ? ltl_known_of_literal(t->tree, usual) : ltl_known_nothing();
}

bool ltl_taint__spreads(const ltl_tree *tree, ltl_node call) {
    for (ltl_node child = call + 1; child < tree->end[call]; child = tree->end[child]) {
        if (tree->kind[child] == LTL_KIND_SPREAD) {
            return true;
        }
    }
    return false;
}

static void read_facts(ltl_taint *t, uint32_t base, uint32_t asked, const ltl_taint_passed *passed,
                       ltl_flow_facts *out) {
    ltl_taint_parameters p = ltl_taint__parameters_of(ltl_taint__node_of(t, base));
    *out = (ltl_flow_facts){0};
    while (ltl_taint__next_parameter(t, &p) && out->count < LTL_MAX_FLOW_FACTS) {
        ltl_node leaf = p.name != LTL_NO_NODE ? p.name : p.parameter;
        bool is_asked = p.slot < LTL_TAINT_SLOTS - 1 && (asked >> p.slot & 1) != 0 &&
                        t->tree->kind[leaf] == LTL_KIND_NAME && t->scopes->of[leaf] != 0;
        ltl_known value = is_asked ? ltl_taint__value_given(t, &p, passed) : ltl_known_nothing();
        if (ltl_taint__is_telling(&value)) {
            out->at[out->count++] = (ltl_flow_fact){t->scopes->of[leaf], value};
        }
    }
}

/* ---- variants ---- */

/* What functions inside have told of the one around them is true of all its variants. */
static void take_over(ltl_taint *t, const ltl_taint_unit *base, ltl_taint_unit *variant) {
    for (uint32_t i = 0; i < base->sinks.count; i++) {
        if (base->sinks.at[i].is_inside) {
            LTL_PUSH(t->arena, &variant->sinks, base->sinks.at[i]);
        }
    }
}

/* The base itself where nothing depends on the facts. */
static uint32_t add_variant(ltl_taint *t, uint32_t base, const ltl_flow_facts *facts, bool is_told) {
    uint64_t nodes = t->tree->end[ltl_taint__node_of(t, base)] - ltl_taint__node_of(t, base);
    ltl_taint_variant variant = {.base = base};
    ltl_taint_supposition what = ltl_taint__suppose(t, base, facts, &variant.view);
    if (what == LTL_TAINT_THE_SAME || !ltl_taint__spend(t, 2 * nodes)) {
        return base;
    }
    if (what == LTL_TAINT_NOT_KNOWN) {
        t->units[base].variant_count = LTL_TAINT_MAX_VARIANTS_OF_UNIT;
        return base;
    }
    if (t->variants.at == NULL) { /* facts of the one at hand are pointed at: they never move */
        t->variants.at = LTL_NEW_ARRAY(t->arena, ltl_taint_variant, LTL_TAINT_MAX_VARIANTS);
        t->variants.capacity = LTL_TAINT_MAX_VARIANTS;
    }
    uint32_t index = t->flow->units.count + t->variants.count;
    LTL_PUSH(t->arena, &t->variants, variant);
    t->units[base].variant_count += is_told ? 0 : 1;
    t->units[index] = (ltl_taint_unit){.is_wanted = true, .is_waiting = true};
    take_over(t, &t->units[base], &t->units[index]);
    return index;
}

uint32_t ltl_taint__variant_of(ltl_taint *t, uint32_t base, const ltl_flow_facts *facts, bool is_told) {
    for (uint32_t i = 0; i < t->variants.count; i++) {
        const ltl_taint_variant *had = &t->variants.at[i];
        if (had->base == base && ltl_taint__spend(t, 1) && ltl_flow_facts_equal(&had->view.facts, facts)) {
            return t->flow->units.count + i;
        }
    }
    bool is_full = t->variants.count == LTL_TAINT_MAX_VARIANTS ||
                   (!is_told && t->units[base].variant_count == LTL_TAINT_MAX_VARIANTS_OF_UNIT);
    return is_full ? base : add_variant(t, base, facts, is_told);
}

static bool has_any(const ltl_taint_passed *passed) {
    uint64_t marks = 0;
    for (uint32_t slot = 0; slot < LTL_TAINT_SLOTS; slot++) {
        marks |= passed->value[slot].marks;
    }
    return marks != 0;
}

/* Whether it may matter which ways the function takes. */
static bool does_something(const ltl_taint_unit *unit, const ltl_taint_passed *passed) {
    uint64_t own = unit->result.marks;
    bool does = own != 0 || unit->sinks.count > 0 || unit->fields.count > 0;
    for (uint32_t slot = 0; slot < LTL_TAINT_SLOTS; slot++) {
        own |= unit->calls_with[slot].marks;
        does = does || unit->calls_with[slot].marks != 0;
    }
    for (uint32_t i = 0; i < unit->fields.count; i++) {
        own |= unit->fields.at[i].value.marks;
    }
    return does && (has_any(passed) || (own & ~LTL_TAINT_SLOT_MARKS) != 0);
}

uint32_t ltl_taint__variant_for(ltl_taint *t, ltl_node call, uint32_t callee,
                                const ltl_taint_passed *passed) {
    ltl_flow_facts facts;
    bool may_have = !t->query->without_variants && callee != 0 &&
                    (t->tree->language->scoping & LTL_SCOPING_CLAUSES) == 0 &&
                    does_something(&t->units[callee], passed) && !ltl_taint__spreads(t->tree, call);
    uint32_t asked = may_have ? ltl_taint__slots_asked(t, callee) : 0;
    if (asked == 0) {
        return callee;
    }
    read_facts(t, callee, asked, passed, &facts);
    return facts.count == 0 ? callee : ltl_taint__variant_of(t, callee, &facts, false);
}
