/* Which marks stand for which parameters of a unit, and which parameter a leaf is. */
#include "analyzers/taint/taint_internal.h"

typedef ltl_taint_parameters parameters;

/* `def f(): def g(): …`: g, which is no method. */
static bool is_inner_function(const ltl_taint *t, uint32_t unit) {
    enum { MOST_WRAPPERS = 3 };
    const ltl_tree *tree = t->tree;
    ltl_node around = tree->parent[ltl_taint__node_of(t, unit)];
    for (uint32_t i = 0; i < MOST_WRAPPERS && !ltl_is_unit(ltl_tree_kind(tree, around)); i++) {
        if (tree->kind[around] == LTL_KIND_CLASS) {
            return false;
        }
        around = tree->parent[around];
    }
    return t->flow->units.at[ltl_taint__base_of(t, unit)].around != 0 &&
           (tree->language->scoping & LTL_SCOPING_CLOSED) == 0;
}

/* Where the marks of the unit's own parameters begin. */
uint32_t ltl_taint__shift_of(const ltl_taint *t, uint32_t unit) {
    return t->scratch->shifts[ltl_taint__base_of(t, unit)];
}

void ltl_taint__find_shifts(ltl_taint *t) {
    uint32_t count = t->flow->units.count;
    t->scratch->shifts = LTL_NEW_ARRAY(t->arena, uint8_t, (size_t)count + 1);
    for (uint32_t unit = 1; unit < count; unit++) {
        bool is_lambda = t->tree->kind[ltl_taint__node_of(t, unit)] == LTL_KIND_LAMBDA;
        t->scratch->shifts[unit] = is_lambda || is_inner_function(t, unit) ? LTL_TAINT_SLOTS : 0;
    }
}

/* The function whose parameters are visible in the unit. */
uint32_t ltl_taint__owner_of(const ltl_taint *t, uint32_t unit) {
    while (unit != 0 && ltl_taint__shift_of(t, unit) != 0) {
        unit = t->flow->units.at[ltl_taint__base_of(t, unit)].around;
    }
    return unit;
}

/* The part of the marks that stands for the unit's own parameters, as a set of slots. */
uint64_t ltl_taint__own_slots(const ltl_taint *t, uint32_t unit, uint64_t marks) {
    return marks >> ltl_taint__shift_of(t, unit) & LTL_TAINT_OWN_MARKS;
}
/* The mark of what the parameters `slots` of the unit give back when they are called. */
uint64_t ltl_taint__callback_marks(const ltl_taint *t, uint32_t unit, uint64_t slots) {
    uint32_t shift =
        LTL_TAINT_FIRST_CALLBACK + (ltl_taint__shift_of(t, unit) != 0 ? LTL_TAINT_CALLBACKS : 0);
    uint64_t own = slots >> 1 & ((UINT64_C(1) << LTL_TAINT_CALLBACKS) - 1); /* 0 is the object */
    return own << shift;
}

/* Elsewhere nobody knows what a parameter gives back: it may be all that it is given. */
uint64_t ltl_taint__slots_of(const ltl_taint *t, uint32_t unit, uint64_t marks) {
    uint64_t slots = ltl_taint__own_slots(t, unit, marks);
    for (uint32_t slot = 1; slot <= LTL_TAINT_CALLBACKS; slot++) {
        if ((marks & ltl_taint__callback_marks(t, unit, UINT64_C(1) << slot)) != 0) {
            slots |= ltl_taint__own_slots(t, unit, t->units[unit].calls_with[slot].marks);
        }
    }
    uint64_t fields = marks >> ltl_taint__first_field(t, unit);
    fields &= (UINT64_C(1) << t->units[ltl_taint__base_of(t, unit)].part_count) - 1;
    return slots | fields << LTL_FAR_SLOTS;
}

uint32_t ltl_taint__mark_of_slot(const ltl_taint *t, uint32_t unit, uint32_t slot) {
    return slot < LTL_FAR_SLOTS ? ltl_taint__shift_of(t, unit) + slot
                                : ltl_taint__first_field(t, unit) + slot - LTL_FAR_SLOTS;
}

/* The parameter declared by `leaf`, which may be part of a pattern; false: there is none. */
static bool find_parameter(ltl_taint *t, uint32_t unit, ltl_node leaf, parameters *out) {
    *out = ltl_taint__parameters_of(ltl_taint__node_of(t, unit));
    while (ltl_taint__next_parameter(t, out)) {
        bool holds = out->name != LTL_NO_NODE ? out->name <= leaf && leaf < t->tree->end[out->name]
                                              : out->parameter == leaf;
        if (holds) {
            return true;
        }
    }
    return false;
}

uint32_t ltl_taint__slot_of_leaf(ltl_taint *t, uint32_t unit, ltl_node leaf) {
    parameters p;
    return find_parameter(t, unit, leaf, &p) ? ltl_taint__bounded(p.slot) : LTL_TAINT_SLOTS;
}

/* Of `{a: {b}}` the first key on the way to `leaf`; 0: the parameter is no pattern of keys. */
static uint32_t first_key_of(ltl_taint *t, ltl_node pattern, ltl_node leaf) {
    const ltl_tree *tree = t->tree;
    if (pattern != LTL_NO_NODE && tree->kind[pattern] == LTL_KIND_ASSIGN) { /* `%{…} = all` */
        pattern += leaf < tree->end[pattern + 1] ? 1 : tree->end[pattern + 1] - pattern;
    }
    if (pattern == LTL_NO_NODE || tree->kind[pattern] != LTL_KIND_COLLECTION) {
        return 0;
    }
    for (ltl_node part = pattern + 1; part < tree->end[pattern] && ltl_taint__spend(t, 1);
         part = tree->end[part]) {
        if (part <= leaf && leaf < tree->end[part]) {
            return ltl_taint__key_in_pattern(t, part, leaf);
        }
    }
    return 0;
}

ltl_taint_value ltl_taint__parameter_mark(ltl_taint *t, ltl_node leaf) {
    ltl_taint_step step = {.node = leaf, .kind = LTL_TAINT_STEP_PARAMETER};
    parameters p;
    if (!find_parameter(t, t->unit, leaf, &p)) {
        return (ltl_taint_value){0};
    }
    uint32_t slot = ltl_taint__bounded(p.slot);
    uint32_t key = first_key_of(t, p.name, leaf);
    uint64_t mark = key != 0 ? ltl_taint__field_mark(t, t->unit, slot, key) : 0;
    uint32_t guesses = key != 0 && mark == 0 ? LTL_TAINT_GUESS_OF_ANY_FIELD : 0;
    mark = mark != 0 ? mark : UINT64_C(1) << (ltl_taint__shift_of(t, t->unit) + slot);
    ltl_taint_value value = ltl_taint_trace(&t->out->traces, (ltl_taint_value){mark, 0}, step);
    return ltl_taint_guess(&t->out->traces, value, leaf, guesses);
}

/* The last marks are kept for labels that have none yet: marks of two labels are not the same. */
bool ltl_taint__has_room(const ltl_taint *t, uint8_t label) {
    ltl_label_set had = ltl_taint__labels(t, UINT64_MAX);
    ltl_label_set waiting = t->labels & ~had;
    bool is_new = (had >> label & 1) == 0;
    uint32_t kept = 0;
    for (; waiting != 0; waiting &= waiting - 1) {
        kept++;
    }
    return t->mark_count < LTL_TAINT_MARKS && (is_new || t->mark_count + kept < LTL_TAINT_MARKS);
}
