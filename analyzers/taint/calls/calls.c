/* Calls of functions of the same file: what a function does with its parameters is worked out once, as
 * marks that stand for them, and put to use at each call. */
#include "analyzers/taint/calls/messages.h"
#include "analyzers/taint/calls/variants.h"
#include "analyzers/taint/objects/shape.h"
#include "analyzers/taint/steps/thrown.h"

typedef ltl_taint_passed passed;

/* ---- values of summaries, where they are called ---- */

/* … and what was passed as the fields that `value` stands for. */
static ltl_taint_value with_fields(ltl_taint *t, uint32_t callee, const passed *args, ltl_node call,
                                   ltl_taint_value value, ltl_taint_step_kind kind,
                                   ltl_taint_value out) {
    ltl_taint_traces *traces = &t->out->traces;
    const ltl_taint_unit *unit = &t->units[ltl_taint__base_of(t, callee)];
    uint32_t first = ltl_taint__first_field(t, callee);
    for (uint32_t i = 0; i < unit->part_count; i++) {
        if ((value.marks >> (first + i) & 1) != 0) {
            ltl_taint_value field =
                ltl_taint__passed_field(t, args, unit->parts[i].slot, unit->parts[i].key);
            ltl_taint_step through = {.node = call,
                                      .before = field.trace,
                                      .other = value.trace,
                                      .kind = (uint8_t)kind,
                                      .bit = (uint8_t)(first + i)};
            out = ltl_taint_union(traces, out, ltl_taint_trace(traces, field, through));
        }
    }
    return out;
}

/* A value of a summary in terms of the caller: marks of parameters are what was passed; what a lambda
 * knows of the function around it means something in that function alone. */
static ltl_taint_value without_callbacks(ltl_taint *t, uint32_t callee, const passed *args,
                                         ltl_node call, ltl_taint_value value,
                                         ltl_taint_step_kind kind) {
    if (value.marks == 0) {
        return (ltl_taint_value){0};
    }
    ltl_taint_traces *traces = &t->out->traces;
    uint32_t shift = ltl_taint__shift_of(t, callee);
    ltl_taint_step back = {.node = call, .before = value.trace, .kind = LTL_TAINT_STEP_RETURN};
    ltl_taint_value out = {value.marks & ~LTL_TAINT_SLOT_MARKS, 0};
    if (shift != 0 &&
        ltl_taint__owner_of(t, callee) == ltl_taint__base_of(t, ltl_taint__owner_of(t, t->unit))) {
        out.marks |= value.marks & (LTL_TAINT_OWN_MARKS | LTL_TAINT_OWN_FIELDS |
                                    ltl_taint__callback_marks(t, ltl_taint__owner_of(t, callee),
                                                              LTL_TAINT_OWN_MARKS));
    }
    out = ltl_taint_trace(traces, out, back);
    uint64_t slots = ltl_taint__own_slots(t, callee, value.marks);
    for (uint32_t slot = 0; slot < LTL_TAINT_SLOTS; slot++) {
        if ((slots >> slot & 1) != 0) {
            ltl_taint_step through = {.node = call,
                                      .before = args->value[slot].trace,
                                      .other = value.trace,
                                      .kind = (uint8_t)kind,
                                      .bit = (uint8_t)(shift + slot)};
            out = ltl_taint_union(traces, out, ltl_taint_trace(traces, args->value[slot], through));
        }
    }
    return with_fields(t, callee, args, call, value, kind, out);
}

static void note_caller(ltl_taint *t, ltl_taint_unit *callee);

/* What the function gives back when each of its parameters is `given`. */
static ltl_taint_value result_with(ltl_taint *t, uint32_t unit, ltl_node call,
                                   ltl_taint_value given) {
    passed all = {.last = LTL_TAINT_SLOTS};
    uint32_t counting = ltl_taint__counting_slot(t, ltl_taint__node_of(t, unit));
    for (uint32_t i = 0; i < LTL_TAINT_SLOTS; i++) {
        all.value[i] = i != 0 && i == counting ? (ltl_taint_value){0} : given;
        all.node[i] = all.function[i] = LTL_NO_NODE;
    }
    note_caller(t, &t->units[unit]);
    return without_callbacks(t, unit, &all, call, t->units[unit].result, LTL_TAINT_STEP_THROUGH);
}

ltl_taint_value ltl_taint__results_of(ltl_taint *t, ltl_node call, ltl_taint_value given) {
    ltl_taint_value all = {0};
    for (ltl_node child = call + 1;
         t->query->is_across_functions && child < t->tree->end[call] && ltl_taint__spend(t, 1);
         child = t->tree->end[child]) {
        bool is_mapper = ltl_taint__is_mapper(t, call, child);
        uint32_t unit = is_mapper ? ltl_taint__function_of(t, child) : LTL_TAINT_NO_UNIT;
        if (unit != LTL_TAINT_NO_UNIT) {
            ltl_taint__want(t, unit);
            all = ltl_taint_union(&t->out->traces, all, result_with(t, unit, call, given));
        }
    }
    return all;
}

/* What the function passed for that parameter gives back, when the callee calls it. */
static ltl_taint_value called_back(ltl_taint *t, uint32_t callee, const passed *args, ltl_node call,
                                   uint32_t slot) {
    ltl_node function = args->function[slot];
    ltl_taint_value given = without_callbacks(
        t, callee, args, call, t->units[callee].calls_with[slot], LTL_TAINT_STEP_THROUGH);
    uint32_t unit = ltl_taint__function_of(t, function);
    if (unit != LTL_TAINT_NO_UNIT) {
        return result_with(t, unit, call, given);
    }
    uint64_t slots = function != LTL_NO_NODE
                         ? ltl_taint__own_slots(t, t->unit, ltl_taint__value(t, function).marks)
                         : 0;
    uint64_t marks = ltl_taint__callback_marks(t, t->unit, slots);
    return marks != 0 ? (ltl_taint_value){marks, given.trace}
                      : given; /* one here as well, or unknown */
}

static ltl_taint_value in_terms_of(ltl_taint *t, uint32_t callee, const passed *args, ltl_node call,
                                   ltl_taint_value value, ltl_taint_step_kind kind) {
    ltl_taint_value out = without_callbacks(t, callee, args, call, value, kind);
    for (uint32_t slot = 1; slot <= LTL_TAINT_CALLBACKS && value.marks != 0; slot++) {
        uint64_t mark = ltl_taint__callback_marks(t, callee, UINT64_C(1) << slot);
        if ((value.marks & mark) != 0) {
            out = ltl_taint_union(&t->out->traces, out, called_back(t, callee, args, call, slot));
        }
    }
    return out;
}

static void note_caller(ltl_taint *t, ltl_taint_unit *callee) {
    for (uint32_t i = 0; i < callee->callers.count; i++) {
        if (callee->callers.at[i] == t->unit) {
            return;
        }
    }
    LTL_PUSH(t->arena, &callee->callers, t->unit);
}

/* `new Promise((resolve, reject) => …)` is what the function calls `resolve` with, in the marks of the one around. */
ltl_taint_value ltl_taint__promised(ltl_taint *t, ltl_node made) {
    const ltl_tree *tree = t->tree;
    ltl_node type = tree->kind[made] == LTL_KIND_NEW ? ltl_tree_child(tree, made, LTL_ROLE_TYPE) : LTL_NO_NODE;
    bool may_be = t->query->is_across_functions && type != LTL_NO_NODE && ltl_tree_is_leaf(tree, type) &&
                  ltl_str_is(ltl_tree_name(tree, type), "Promise");
    ltl_node function = may_be ? ltl_tree_child(tree, made, LTL_ROLE_ARGUMENT) : LTL_NO_NODE;
    bool is_function = function != LTL_NO_NODE && ltl_is_unit(ltl_tree_kind(tree, function));
    uint32_t unit = is_function ? ltl_taint__unit_of(t, function) : LTL_TAINT_NO_UNIT;
    if (unit == LTL_TAINT_NO_UNIT) {
        return (ltl_taint_value){0};
    }
    note_caller(t, &t->units[unit]);
    ltl_taint__want(t, unit);
    ltl_taint_value value = t->units[unit].calls_with[1];
    value.marks &= LTL_TAINT_OWN_MARKS | LTL_TAINT_OWN_FIELDS | ~LTL_TAINT_SLOT_MARKS;
    return value;
}

static void note_callbacks(ltl_taint *t, uint64_t called, ltl_taint_value value);

/* A parameter that the function calls: what it passes on reaches the one given here. */
void ltl_taint__give_to_functions(ltl_taint *t, ltl_node call, ltl_taint_value value) {
    const ltl_tree *tree = t->tree;
    for (ltl_node child = call + 1; child < tree->end[call] && ltl_taint__spend(t, 1);
         child = tree->end[child]) {
        bool is_lambda = tree->kind[child] == LTL_KIND_LAMBDA;
        bool is_argument = tree->role[child] == LTL_ROLE_ARGUMENT;
        if (!is_lambda && (!is_argument || !t->query->is_across_functions)) {
            continue;
        }
        uint32_t unit = ltl_taint__function_of(t, child);
        if (unit != LTL_TAINT_NO_UNIT) {
            ltl_taint__give(t, ltl_taint__node_of(t, unit), value);
        } else if (tree->kind[child] == LTL_KIND_NAME) {
            note_callbacks(t, ltl_taint__value(t, child).marks, value);
        }
    }
}

void ltl_taint__give_back(ltl_taint *t, const passed *args, uint32_t slot, ltl_taint_value value) {
    ltl_node node = value.marks != 0 ? args->function[slot] : LTL_NO_NODE;
    uint32_t unit = ltl_taint__function_of(t, node);
    if (unit != LTL_TAINT_NO_UNIT) {
        ltl_taint__give(t, ltl_taint__node_of(t, unit), value);
    } else if (node != LTL_NO_NODE) {
        note_callbacks(t, ltl_taint__value(t, node).marks, value); /* one here as well */
    }
}

static void call_back(ltl_taint *t, ltl_node call, const passed *args, uint32_t callee) {
    for (uint32_t slot = 0; slot < LTL_TAINT_SLOTS; slot++) {
        ltl_taint__give_back(t, args, slot,
                             in_terms_of(t, callee, args, call, t->units[callee].calls_with[slot],
                                         LTL_TAINT_STEP_INSIDE));
    }
}

void ltl_taint__put_into(ltl_taint *t, ltl_node call, const passed *args, uint32_t slot,
                         uint32_t key, ltl_taint_value value, ltl_taint_value *made) {
    enum { GUESS_OF_ANYWHERE = 2 }; /* it lies somewhere in the object of the method */
    ltl_taint_path path = value.marks != 0 ? ltl_taint__path_passed(t, args, slot) : 0;
    if (args->is_scope && slot == 0) {
        path = value.marks != 0 && key != 0 ? ltl_taint__path_of_name(t, key) : 0;
        ltl_taint__add_to(t, path, value);
        return;
    }
    if (slot == 0 && key == 0 && ltl_taint__is_of_parent(t, call)) {
        ltl_taint__add_to_own(t, 0, value);
    }
    if (path != 0 && key != 0) {
        path = ltl_taint_path_below(t->arena, &t->paths, path, key);
    } else if (path != 0 && slot == 0) {
        value = ltl_taint_guess(&t->out->traces, value, call, GUESS_OF_ANYWHERE);
    }
    if (path != 0) {
        ltl_taint__add_to(t, path, value);
    }
    bool is_made = slot == 0 && args->node[0] == LTL_NO_NODE; /* the object is the result */
    if (is_made && key != 0 && value.marks != 0) {
        ltl_taint__put_made(t, call, key, value);
    } else if (is_made) {
        *made = ltl_taint_union(&t->out->traces, *made, value);
    }
}

/* What the callee puts into the objects it was given; gives what is in the one it makes. */
static ltl_taint_value fill(ltl_taint *t, ltl_node call, uint32_t index, const passed *args) {
    ltl_taint_value made = {0};
    for (uint32_t i = 0; i < t->units[index].fields.count && ltl_taint__spend(t, 1); i++) {
        ltl_taint_summary_field field = t->units[index].fields.at[i];
        ltl_taint_value value =
            in_terms_of(t, index, args, call, field.value, LTL_TAINT_STEP_THROUGH);
        ltl_taint__put_into(t, call, args, field.slot, field.key, value, &made);
    }
    return made;
}

/* … and into variables that all share. */
static void share(ltl_taint *t, ltl_node call, uint32_t index, const passed *args) {
    for (uint32_t i = 0; i < t->units[index].shares.count && ltl_taint__spend(t, 1); i++) {
        ltl_taint_entry entry = t->units[index].shares.at[i];
        ltl_taint__put_shared(
            t, &t->state, entry.path,
            in_terms_of(t, index, args, call, entry.value, LTL_TAINT_STEP_THROUGH));
    }
}

static void clean(ltl_taint *t, uint32_t index, const passed *args) {
    const ltl_taint_unit *callee = &t->units[index];
    for (uint32_t i = 0; i < callee->cleans.count && ltl_taint__spend(t, 1); i++) {
        ltl_taint__clean_passed(t, args, callee->cleans.at[i].slot, callee->cleans.at[i].key);
    }
}

/* What the callee gives back, part by part, joined to what others that may be called give. */
static void add_shape(ltl_taint *t, ltl_node call, uint32_t index, const passed *args,
                      ltl_taint_value result, ltl_taint_value filled, ltl_taint_state *all) {
    const ltl_taint_state *shape = &t->units[index].shape;
    ltl_taint_state here = {.is_reached = true};
    ltl_taint_path root = ltl_taint__result_root(t);
    ltl_taint_path made = ltl_taint__path_of_result(t, call);
    bool is_known = ltl_taint__has_shape(t, shape);
    for (uint32_t i = 0; is_known && i < shape->entries.count && ltl_taint__spend(t, 1); i++) {
        ltl_taint_entry entry = shape->entries.at[i];
        ltl_taint_path path = ltl_taint_path_moved(t->arena, &t->paths, entry.path, root, made);
        ltl_taint_state_put(t->arena, &here, path,
                            in_terms_of(t, index, args, call, entry.value, LTL_TAINT_STEP_THROUGH));
    }
    ltl_taint_value rest = is_known ? ltl_taint_state_read(&here, &t->paths, made) : result;
    rest = ltl_taint_union(&t->out->traces, rest, filled);
    if (rest.marks != 0) {
        ltl_taint_state_put(t->arena, &here, made, rest);
    }
    ltl_taint_state_join(t->arena, all, &t->paths, &here);
}

/* `all`: see ltl_taint__take_shape; nothing is put there as long as nobody gives parts. */
static ltl_taint_value apply(ltl_taint *t, ltl_node call, uint32_t index, const passed *args,
                             ltl_taint_state *all) {
    const ltl_taint_unit *callee = &t->units[index];
    call_back(t, call, args, index);
    for (uint32_t i = 0; i < callee->sinks.count && ltl_taint__spend(t, 1); i++) {
        ltl_taint_value value =
            in_terms_of(t, index, args, call, callee->sinks.at[i].value, LTL_TAINT_STEP_INSIDE);
        ltl_taint__reach_sink(t, callee->sinks.at[i].sink, value);
    }
    ltl_taint_value result =
        in_terms_of(t, index, args, call, callee->result, LTL_TAINT_STEP_THROUGH);
    ltl_taint_value filled = fill(t, call, index, args);
    share(t, call, index, args);
    ltl_taint_value thrown = ltl_taint__thrown_in(t, index);
    ltl_taint__take_thrown(t, call, in_terms_of(t, index, args, call, thrown, LTL_TAINT_STEP_THROUGH));
    if (all != NULL) {
        add_shape(t, call, index, args, result, filled, all);
    }
    return ltl_taint_union(&t->out->traces, result, filled);
}

/* `f(x)` where f is a parameter: what that gives back is known where f is. What came in here goes on
 * through a function that nobody knows. */
static bool call_parameter(ltl_taint *t, ltl_node call, ltl_taint_value *out_value) {
    const ltl_tree *tree = t->tree;
    ltl_node callee = ltl_taint__called_object(t, call);
    uint64_t called = callee != LTL_NO_NODE ? ltl_taint__value(t, callee).marks : 0;
    uint64_t slots = ltl_taint__own_slots(t, t->unit, called);
    uint64_t back = ltl_taint__callback_marks(t, t->unit, slots);
    ltl_taint_value given = {0};
    for (ltl_node child = call + 1; slots != 0 && child < tree->end[call] && ltl_taint__spend(t, 1);
         child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_ARGUMENT) {
            given = ltl_taint_union(&t->out->traces, given, ltl_taint__gather(t, child));
        }
    }
    if (given.marks != 0) {
        note_callbacks(t, called & LTL_TAINT_SLOT_MARKS, given);
    }
    if (back == 0 || slots != called || given.marks == 0) {
        return false;
    }
    ltl_taint_step step = {.node = call, .kind = LTL_TAINT_STEP_PARAMETER};
    given.marks &= ~LTL_TAINT_SLOT_MARKS;
    *out_value = ltl_taint_union(
        &t->out->traces, given, ltl_taint_trace(&t->out->traces, (ltl_taint_value){back, 0}, step));
    return true;
}

/* … and all of its clauses; `known` is the variant of the first that the call takes. */
static ltl_taint_value apply_all(ltl_taint *t, ltl_node call, uint32_t index, uint32_t known,
                                 const passed *args) {
    uint32_t next = ltl_taint__next_clause(t, index, call);
    bool has_parts = next != LTL_TAINT_NO_UNIT || ltl_taint__has_shape(t, &t->units[known].shape);
    ltl_taint_state shape = {0};
    ltl_taint_value value = apply(t, call, known, args, has_parts ? &shape : NULL);
    for (; next != LTL_TAINT_NO_UNIT; next = ltl_taint__next_clause(t, next, call)) {
        note_caller(t, &t->units[next]);
        ltl_taint__want(t, next);
        value = ltl_taint_union(&t->out->traces, value, apply(t, call, next, args, &shape));
    }
    return ltl_taint__has_shape(t, &shape) ? ltl_taint__take_shape(t, call, &shape) : value;
}

/* … and of methods that have the place of the one that was found, each as a guess. */
static ltl_taint_value with_overrides(ltl_taint *t, ltl_node call, uint32_t index,
                                      const passed *args, ltl_taint_value value) {
    uint32_t over[LTL_TAINT_OVERRIDES];
    uint32_t count = ltl_taint__overrides(t, call, index, over);
    passed guessed = *args;
    for (uint32_t i = 0; i < count; i++) {
        if (i == 0) {
            ltl_taint__guess_passed(t, call, &guessed);
        }
        note_caller(t, &t->units[over[i]]);
        ltl_taint__want(t, over[i]);
        ltl_taint_value given = apply(t, call, over[i], &guessed, NULL);
        value = ltl_taint_union(&t->out->traces, value,
                                ltl_taint_guess(&t->out->traces, given, call, 1));
    }
    return value;
}

bool ltl_taint__call(ltl_taint *t, ltl_node call, ltl_taint_value *out_value) {
    bool is_sure;
    if (!t->query->is_across_functions) {
        return false;
    }
    uint32_t index = ltl_taint__callee(t, call, &is_sure);
    ltl_taint__make_again(t, call);
    bool is_here = index != LTL_TAINT_NO_UNIT && is_sure;
    bool is_all_known;
    if (!is_here && ltl_taint__call_far(t, call, out_value, &is_all_known)) {
        return is_all_known;
    }
    bool leaves = !is_here && ltl_taint__far_call(t, call) != NULL;
    if (index == LTL_TAINT_NO_UNIT || leaves) {
        return call_parameter(t, call, out_value);
    }
    passed args;
    note_caller(t, &t->units[index]);
    ltl_taint__want(t, index);
    ltl_taint__pass(t, call, index, &args);
    ltl_taint__note_passed(t, call, index, &args);
    if (!is_sure) {
        ltl_taint__guess_passed(t, call, &args);
    }
    uint32_t known = ltl_taint__variant_for(t, call, index, &args);
    if (known != index) {
        note_caller(t, &t->units[known]);
    }
    if (is_sure && ltl_taint__next_clause(t, index, call) == LTL_TAINT_NO_UNIT) {
        clean(t, known, &args);
    }
    *out_value = with_overrides(t, call, index, &args, apply_all(t, call, index, known, &args));
    return is_sure;
}

/* … of another file; as long as that is not known, it gives what its object has. */
static bool call_bare_far(ltl_taint *t, ltl_node name, ltl_taint_value *out_value) {
    if (t->query->far == NULL || ltl_taint__far_call(t, name) == NULL) {
        return false;
    }
    if (!ltl_taint__call(t, name, out_value) && ltl_taint__own_object(t) != 0) {
        ltl_taint_value own = {1, 0};
        own = ltl_taint_guess(&t->out->traces, own, name, 1);
        *out_value = ltl_taint_union(&t->out->traces, *out_value, ltl_taint__pass_unknown(t, name, own));
    }
    return true;
}

bool ltl_taint__call_bare(ltl_taint *t, ltl_node name, ltl_taint_value *out_value) {
    uint32_t variable = t->scopes->of[name];
    ltl_role role = (ltl_role)t->tree->role[name];
    bool may_be = t->query->is_across_functions && role != LTL_ROLE_CALLEE &&
                  role != LTL_ROLE_NAME &&
                  (t->tree->language->scoping & LTL_SCOPING_BARE_CALLS) != 0 &&
                  (variable == 0 || t->scopes->all.at[variable].kind == LTL_DECLARED_FUNCTION);
    bool is_sure;
    uint32_t unit = may_be ? ltl_taint__callee(t, name, &is_sure) : LTL_TAINT_NO_UNIT;
    ltl_taint_parameters p = {0};
    if (may_be && unit == LTL_TAINT_NO_UNIT) {
        return call_bare_far(t, name, out_value);
    }
    if (unit != LTL_TAINT_NO_UNIT) {
        p = ltl_taint__parameters_of(ltl_taint__node_of(t, unit));
    }
    bool is_call = unit != LTL_TAINT_NO_UNIT && !ltl_taint__next_parameter(t, &p);
    return is_call && ltl_taint__call(t, name, out_value);
}

/* ---- the summary of the unit at hand ---- */

/* Marks that stand for parameters say nothing new to who did not call yet. */
static bool matters(const ltl_taint_unit *unit, uint64_t thrown) {
    bool does = unit->sinks.count > 0 || unit->cleans.count > 0 || unit->shares.count > 0 ||
                ((unit->result.marks | thrown) & ~LTL_TAINT_SLOT_MARKS) != 0;
    for (uint32_t slot = 0; slot < LTL_TAINT_SLOTS; slot++) {
        does = does || (unit->into[slot].marks & ~LTL_TAINT_SLOT_MARKS) != 0 ||
               (unit->calls_with[slot].marks & ~LTL_TAINT_SLOT_MARKS) != 0;
    }
    return does;
}

void ltl_taint__tell_callers(ltl_taint *t, const ltl_taint_unit *unit) {
    for (uint32_t i = 0; i < unit->callers.count; i++) {
        t->units[unit->callers.at[i]].is_told = true;
    }
    uint32_t index = (uint32_t)(unit - t->units);
    if (index < t->flow->units.count && !unit->wants_callers &&
        matters(unit, ltl_taint__thrown_in(t, index).marks)) {
        ltl_taint__want_callers(t, index);
    }
}

static void note_callbacks_of(ltl_taint *t, uint32_t index, uint64_t slots, ltl_taint_value value) {
    ltl_taint_unit *unit = &t->units[index];
    for (uint32_t slot = 0; slot < LTL_TAINT_SLOTS; slot++) {
        if ((slots >> slot & 1) != 0 && (value.marks & ~unit->calls_with[slot].marks) != 0) {
            unit->calls_with[slot] =
                ltl_taint_union(&t->out->traces, unit->calls_with[slot], value);
            ltl_taint__tell_callers(t, unit);
        }
    }
}

/* Something that came in as a parameter is called, with what carries the marks. */
static void note_callbacks(ltl_taint *t, uint64_t called, ltl_taint_value value) {
    note_callbacks_of(t, t->unit, ltl_taint__own_slots(t, t->unit, called), value);
    if (ltl_taint__shift_of(t, t->unit) != 0) {
        uint32_t owner = ltl_taint__owner_of(t, t->unit);
        note_callbacks_of(t, owner, called & LTL_TAINT_OWN_MARKS, value);
        for (uint32_t i = 0; i < t->variants.count; i++) { /* what is inside is theirs as well */
            if (t->variants.at[i].base == owner) {
                note_callbacks_of(t, t->flow->units.count + i, called & LTL_TAINT_OWN_MARKS, value);
            }
        }
    }
}

static void note_sink_of(ltl_taint *t, uint32_t index, uint32_t sink, ltl_taint_value value,
                         bool is_inside) {
    ltl_taint_unit *unit = &t->units[index];
    if (value.marks == 0 || !ltl_taint__spend(t, 1 + unit->sinks.count / 64)) {
        return;
    }
    for (uint32_t i = 0; i < unit->sinks.count; i++) {
        ltl_taint_summary_sink *had = &unit->sinks.at[i];
        if (had->sink == sink) {
            had->is_inside = had->is_inside || is_inside;
            if ((value.marks & ~had->value.marks) != 0) {
                had->value = ltl_taint_union(&t->out->traces, had->value, value);
                ltl_taint__tell_callers(t, unit);
            }
            return;
        }
    }
    ltl_taint_summary_sink note = {sink, value, is_inside};
    LTL_PUSH(t->arena, &unit->sinks, note);
    ltl_taint__tell_callers(t, unit);
}

void ltl_taint__note_sink(ltl_taint *t, uint32_t sink, ltl_taint_value value) {
    if (!t->query->is_across_functions || (value.marks & LTL_TAINT_SLOT_MARKS) == 0) {
        return;
    }
    uint64_t own = LTL_TAINT_OWN_MARKS << ltl_taint__shift_of(t, t->unit);
    own |= ltl_taint__field_marks(t, t->unit);
    note_sink_of(t, t->unit, sink, (ltl_taint_value){value.marks & own, value.trace}, false);
    if (ltl_taint__shift_of(t, t->unit) != 0) {
        uint32_t owner = ltl_taint__owner_of(t, t->unit);
        value.marks &= LTL_TAINT_OWN_MARKS | LTL_TAINT_OWN_FIELDS;
        note_sink_of(t, owner, sink, value, true);
        for (uint32_t i = 0; i < t->variants.count; i++) { /* what is inside is theirs as well */
            if (t->variants.at[i].base == owner) {
                note_sink_of(t, t->flow->units.count + i, sink, value, true);
            }
        }
    }
}
