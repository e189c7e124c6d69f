/* Calls of functions of the same file: what a function does with its parameters is worked out once, as
 * marks that stand for them, and put to use at each call. */
#include "analyzers/taint/taint_internal.h"

/* ---- parameters ---- */

typedef ltl_taint_parameters parameters;

static uint32_t bounded(uint32_t slot) {
    return slot < LTL_TAINT_SLOTS ? slot : LTL_TAINT_SLOTS - 1;
}

/* Where the marks of the unit's own parameters begin. */
uint32_t ltl_taint__shift_of(const ltl_taint *t, uint32_t unit) {
    return t->tree->kind[ltl_taint__node_of(t, unit)] == LTL_KIND_LAMBDA ? LTL_TAINT_SLOTS : 0;
}

/* The function whose parameters are visible in the unit. */
uint32_t ltl_taint__owner_of(const ltl_taint *t, uint32_t unit) {
    while (unit != 0 && ltl_taint__shift_of(t, unit) != 0) {
        unit = t->flow->units.at[ltl_taint__base_of(t, unit)].around;
    }
    return unit;
}

/* The part of the marks that stands for the unit's own parameters, as a set of slots. */
static uint64_t slots_of(const ltl_taint *t, uint32_t unit, uint64_t marks) {
    return marks >> ltl_taint__shift_of(t, unit) & LTL_TAINT_OWN_MARKS;
}
/* The mark of what the parameters `slots` of the unit give back when they are called. */
static uint64_t callback_marks(const ltl_taint *t, uint32_t unit, uint64_t slots) {
    uint32_t shift = LTL_TAINT_FIRST_CALLBACK + (ltl_taint__shift_of(t, unit) != 0 ? LTL_TAINT_CALLBACKS : 0);
    uint64_t own = slots >> 1 & ((UINT64_C(1) << LTL_TAINT_CALLBACKS) - 1); /* 0 is the object */
    return own << shift;
}

/* Elsewhere nobody knows what a parameter gives back: it may be all that it is given. */
uint64_t ltl_taint__slots_of(const ltl_taint *t, uint32_t unit, uint64_t marks) {
    uint64_t slots = slots_of(t, unit, marks);
    for (uint32_t slot = 1; slot <= LTL_TAINT_CALLBACKS; slot++) {
        if ((marks & callback_marks(t, unit, UINT64_C(1) << slot)) != 0) {
            slots |= slots_of(t, unit, t->units[unit].calls_with[slot].marks);
        }
    }
    uint64_t fields = marks >> ltl_taint__first_field(t, unit);
    fields &= (UINT64_C(1) << t->units[unit].part_count) - 1;
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
        bool holds = out->name != LTL_NO_NODE
                         ? out->name <= leaf && leaf < t->tree->end[out->name]
                         : out->parameter == leaf;
        if (holds) {
            return true;
        }
    }
    return false;
}

uint32_t ltl_taint__slot_of_leaf(ltl_taint *t, uint32_t unit, ltl_node leaf) {
    parameters p;
    return find_parameter(t, unit, leaf, &p) ? bounded(p.slot) : LTL_TAINT_SLOTS;
}

/* Of `{a: {b}}` the first key on the way to `leaf`; 0: the parameter is no pattern of keys. */
static uint32_t first_key_of(ltl_taint *t, ltl_node pattern, ltl_node leaf) {
    const ltl_tree *tree = t->tree;
    if (pattern == LTL_NO_NODE || tree->kind[pattern] != LTL_KIND_COLLECTION) {
        return 0;
    }
    for (ltl_node part = pattern + 1; part < tree->end[pattern] && ltl_taint__spend(t, 1);
         part = tree->end[part]) {
        if (part <= leaf && leaf < tree->end[part]) {
            return ltl_taint__key_in_pattern(tree, part, leaf);
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
    uint32_t slot = bounded(p.slot);
    uint32_t key = first_key_of(t, p.name, leaf);
    uint64_t mark = key != 0 ? ltl_taint__field_mark(t, t->unit, slot, key) : 0;
    mark = mark != 0 ? mark : UINT64_C(1) << (ltl_taint__shift_of(t, t->unit) + slot);
    return ltl_taint_trace(&t->out->traces, (ltl_taint_value){mark, 0}, step);
}

/* ---- a call ---- */

typedef ltl_taint_passed passed;

/* The function that is called: one of this file, or of another. */
typedef struct called_function {
    ltl_node function;
    const ltl_far_function *far; /* null: of this file */
} called_function;

static uint32_t slot_of_far_name(const ltl_taint *t, const ltl_far_function *far, uint32_t name) {
    ltl_str text = ltl_names_text(t->tree->names, name);
    for (uint32_t i = 0; name != 0 && i < far->parameter_count; i++) {
        if (ltl_str_eq(far->parameters[i], text)) {
            return bounded(i + 1);
        }
    }
    return LTL_TAINT_SLOTS;
}

static uint32_t slot_of_name(ltl_taint *t, called_function to, uint32_t name, uint32_t *out_last) {
    uint32_t slot = LTL_TAINT_SLOTS;
    *out_last = 0;
    if (to.far != NULL) {
        *out_last = to.far->parameter_count;
        return slot_of_far_name(t, to.far, name);
    }
    parameters p = ltl_taint__parameters_of(to.function);
    while (ltl_taint__next_parameter(t, &p)) {
        *out_last = p.slot;
        if (p.name != LTL_NO_NODE && t->tree->name[p.name] == name) {
            slot = bounded(p.slot);
        }
    }
    return slot;
}

static void pass(ltl_taint *t, passed *to, uint32_t slot, ltl_node node, ltl_taint_value value) {
    slot = bounded(slot);
    if (to->function[slot] != LTL_NO_NODE) { /* one of several, which are not told apart */
        value = ltl_taint_guess(&t->out->traces, value, node, 1);
    }
    to->node[slot] = to->value[slot].marks == 0 ? node : LTL_NO_NODE;
    to->function[slot] = to->function[slot] == LTL_NO_NODE ? node : to->function[slot];
    to->value[slot] = ltl_taint_union(&t->out->traces, to->value[slot], value);
}

static void pass_argument(ltl_taint *t, called_function function, ltl_node argument,
                          uint32_t *position, passed *to) {
    const ltl_tree *tree = t->tree;
    ltl_taint_value value = ltl_taint__gather(t, argument);
    ltl_kind kind = ltl_tree_kind(tree, argument);
    if (kind == LTL_KIND_KEYWORD_ARGUMENT) {
        ltl_node name = ltl_tree_child(tree, argument, LTL_ROLE_NAME);
        ltl_node given = ltl_tree_child(tree, argument, LTL_ROLE_VALUE);
        uint32_t last;
        uint32_t slot = name != LTL_NO_NODE ? slot_of_name(t, function, tree->name[name], &last)
                                            : LTL_TAINT_SLOTS;
        pass(t, to, slot < LTL_TAINT_SLOTS ? slot : to->last, given, value);
    } else if (kind == LTL_KIND_SPREAD) {
        for (uint32_t slot = *position; slot <= to->last; slot++) {
            pass(t, to, slot, LTL_NO_NODE, value);
        }
    } else {
        uint32_t slot = *position <= to->last ? *position : to->last; /* the last takes the rest */
        pass(t, to, slot, argument, value);
        *position += 1;
    }
}

/* `C.new(…)` is called on no object yet. */
static bool makes_object(const ltl_tree *tree, ltl_node callee) {
    ltl_node name = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
    return name != LTL_NO_NODE && ltl_str_is(ltl_tree_name(tree, name), "new");
}

static void pass_all(ltl_taint *t, ltl_node call, called_function function, passed *to) {
    const ltl_tree *tree = t->tree;
    for (uint32_t slot = 0; slot < LTL_TAINT_SLOTS; slot++) {
        to->value[slot] = (ltl_taint_value){0};
        to->node[slot] = to->function[slot] = LTL_NO_NODE;
    }
    (void)slot_of_name(t, function, 0, &to->last);
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    ltl_node receiver = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER
                            ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER)
                            : LTL_NO_NODE;
    if (receiver != LTL_NO_NODE && !makes_object(tree, callee)) {
        pass(t, to, 0, receiver, ltl_taint__gather(t, receiver));
    }
    uint32_t position = 1;
    for (ltl_node child = call + 1; child < tree->end[call] && ltl_taint__spend(t, 1);
         child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_ARGUMENT) {
            pass_argument(t, function, child, &position, to);
        }
    }
}

void ltl_taint__pass_far(ltl_taint *t, ltl_node call, const ltl_far_function *function,
                         passed *out_passed) {
    called_function to = {LTL_NO_NODE, function};
    pass_all(t, call, to, out_passed);
}

void ltl_taint__guess_passed(ltl_taint *t, ltl_node call, passed *args) {
    for (uint32_t slot = 0; slot < LTL_TAINT_SLOTS; slot++) {
        args->value[slot] = ltl_taint_guess(&t->out->traces, args->value[slot], call, 1);
    }
}

/* … and what was passed as the fields that `value` stands for. */
static ltl_taint_value with_fields(ltl_taint *t, uint32_t callee, const passed *args, ltl_node call,
                                   ltl_taint_value value, ltl_taint_step_kind kind,
                                   ltl_taint_value out) {
    ltl_taint_traces *traces = &t->out->traces;
    const ltl_taint_unit *unit = &t->units[callee];
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
    ltl_taint_traces *traces = &t->out->traces;
    uint32_t shift = ltl_taint__shift_of(t, callee);
    ltl_taint_step back = {.node = call, .before = value.trace, .kind = LTL_TAINT_STEP_RETURN};
    ltl_taint_value out = {value.marks & ~LTL_TAINT_SLOT_MARKS, 0};
    if (shift != 0 && ltl_taint__owner_of(t, callee) == ltl_taint__owner_of(t, t->unit)) {
        out.marks |= value.marks & (LTL_TAINT_OWN_MARKS | LTL_TAINT_OWN_FIELDS |
                                    callback_marks(t, ltl_taint__owner_of(t, callee), LTL_TAINT_OWN_MARKS));
    }
    out = ltl_taint_trace(traces, out, back);
    uint64_t slots = slots_of(t, callee, value.marks);
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
static ltl_taint_value result_with(ltl_taint *t, uint32_t unit, ltl_node call, ltl_taint_value given) {
    passed all = {.last = LTL_TAINT_SLOTS};
    for (uint32_t i = 0; i < LTL_TAINT_SLOTS; i++) {
        all.value[i] = given;
        all.node[i] = all.function[i] = LTL_NO_NODE;
    }
    note_caller(t, &t->units[unit]);
    return without_callbacks(t, unit, &all, call, t->units[unit].result, LTL_TAINT_STEP_THROUGH);
}

ltl_taint_value ltl_taint__results_of(ltl_taint *t, ltl_node call, ltl_taint_value given) {
    ltl_taint_value all = {0};
    for (ltl_node child = call + 1; t->query->is_across_functions && child < t->tree->end[call] &&
                                    ltl_taint__spend(t, 1);
         child = t->tree->end[child]) {
        bool is_lambda = t->tree->kind[child] == LTL_KIND_LAMBDA;
        uint32_t unit = is_lambda ? ltl_taint__function_of(t, child) : LTL_TAINT_NO_UNIT;
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
    uint64_t slots =
        function != LTL_NO_NODE ? slots_of(t, t->unit, ltl_taint__value(t, function).marks) : 0;
    uint64_t marks = callback_marks(t, t->unit, slots);
    return marks != 0 ? (ltl_taint_value){marks, given.trace}
                      : given; /* one here as well, or unknown */
}

static ltl_taint_value in_terms_of(ltl_taint *t, uint32_t callee, const passed *args, ltl_node call,
                                   ltl_taint_value value, ltl_taint_step_kind kind) {
    ltl_taint_value out = without_callbacks(t, callee, args, call, value, kind);
    for (uint32_t slot = 1; slot <= LTL_TAINT_CALLBACKS; slot++) {
        uint64_t mark = callback_marks(t, callee, UINT64_C(1) << slot);
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

static ltl_taint_value apply(ltl_taint *t, ltl_node call, uint32_t index, const passed *args) {
    const ltl_taint_unit *callee = &t->units[index];
    call_back(t, call, args, index);
    for (uint32_t i = 0; i < callee->sinks.count && ltl_taint__spend(t, 1); i++) {
        ltl_taint_value value =
            in_terms_of(t, index, args, call, callee->sinks.at[i].value, LTL_TAINT_STEP_INSIDE);
        ltl_taint__reach_sink(t, callee->sinks.at[i].sink, value);
    }
    ltl_taint_value result =
        in_terms_of(t, index, args, call, callee->result, LTL_TAINT_STEP_THROUGH);
    return ltl_taint_union(&t->out->traces, result, fill(t, call, index, args));
}

/* `f(x)` where f is a parameter: what that gives back is known where f is. What came in here goes on
 * through a function that nobody knows. */
static bool call_parameter(ltl_taint *t, ltl_node call, ltl_taint_value *out_value) {
    const ltl_tree *tree = t->tree;
    ltl_node callee = ltl_taint__called_object(t, call);
    uint64_t called = callee != LTL_NO_NODE ? ltl_taint__value(t, callee).marks : 0;
    uint64_t slots = slots_of(t, t->unit, called);
    uint64_t back = callback_marks(t, t->unit, slots);
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
    called_function function = {ltl_taint__node_of(t, index), NULL};
    note_caller(t, &t->units[index]);
    ltl_taint__want(t, index);
    pass_all(t, call, function, &args);
    if (!is_sure) {
        ltl_taint__guess_passed(t, call, &args);
    }
    uint32_t known = ltl_taint__variant_for(t, call, index, &args);
    if (known != index) {
        note_caller(t, &t->units[known]);
    }
    *out_value = apply(t, call, known, &args);
    for (index = ltl_taint__next_clause(t, index, call); index != LTL_TAINT_NO_UNIT;
         index = ltl_taint__next_clause(t, index, call)) {
        note_caller(t, &t->units[index]);
        ltl_taint__want(t, index);
        *out_value = ltl_taint_union(&t->out->traces, *out_value, apply(t, call, index, &args));
    }
    return is_sure;
}

bool ltl_taint__call_bare(ltl_taint *t, ltl_node name, ltl_taint_value *out_value) {
    uint32_t variable = t->scopes->of[name];
    ltl_role role = (ltl_role)t->tree->role[name];
    bool may_be = t->query->is_across_functions && role != LTL_ROLE_CALLEE && role != LTL_ROLE_NAME &&
                  (t->tree->language->scoping & LTL_SCOPING_BARE_CALLS) != 0 &&
                  (variable == 0 || t->scopes->all.at[variable].kind == LTL_DECLARED_FUNCTION);
    bool is_sure;
    uint32_t unit = may_be ? ltl_taint__callee(t, name, &is_sure) : LTL_TAINT_NO_UNIT;
    parameters p = {0};
    if (unit != LTL_TAINT_NO_UNIT) {
        p = ltl_taint__parameters_of(ltl_taint__node_of(t, unit));
    }
    bool is_call = unit != LTL_TAINT_NO_UNIT && !ltl_taint__next_parameter(t, &p);
    return is_call && ltl_taint__call(t, name, out_value);
}

/* ---- the summary of the unit at hand ---- */

/* Marks that stand for parameters say nothing new to who did not call yet. */
static bool matters(const ltl_taint_unit *unit) {
    bool does = unit->sinks.count > 0 || (unit->result.marks & ~LTL_TAINT_SLOT_MARKS) != 0;
    for (uint32_t slot = 0; slot < LTL_TAINT_SLOTS; slot++) {
        does = does || (unit->into[slot].marks & ~LTL_TAINT_SLOT_MARKS) != 0 ||
               (unit->calls_with[slot].marks & ~LTL_TAINT_SLOT_MARKS) != 0;
    }
    return does;
}

void ltl_taint__tell_callers(ltl_taint *t, const ltl_taint_unit *unit) {
    for (uint32_t i = 0; i < unit->callers.count; i++) {
        t->units[unit->callers.at[i]].is_waiting = true;
    }
    uint32_t index = (uint32_t)(unit - t->units);
    if (index < t->flow->units.count && !unit->wants_callers && matters(unit)) {
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
    note_callbacks_of(t, t->unit, slots_of(t, t->unit, called), value);
    if (ltl_taint__shift_of(t, t->unit) != 0) {
        note_callbacks_of(t, ltl_taint__owner_of(t, t->unit), called & LTL_TAINT_OWN_MARKS, value);
    }
}

void ltl_taint__note_result(ltl_taint *t, ltl_taint_value value) {
    ltl_taint_unit *unit = &t->units[t->unit];
    if (t->query->is_across_functions && (value.marks & ~unit->result.marks) != 0) {
        unit->result = ltl_taint_union(&t->out->traces, unit->result, value);
        ltl_taint__tell_callers(t, unit);
    }
}

static void note_sink_of(ltl_taint *t, uint32_t index, uint32_t sink, ltl_taint_value value) {
    ltl_taint_unit *unit = &t->units[index];
    if (value.marks == 0 || !ltl_taint__spend(t, 1 + unit->sinks.count / 64)) {
        return;
    }
    for (uint32_t i = 0; i < unit->sinks.count; i++) {
        ltl_taint_summary_sink *had = &unit->sinks.at[i];
        if (had->sink == sink) {
            if ((value.marks & ~had->value.marks) != 0) {
                had->value = ltl_taint_union(&t->out->traces, had->value, value);
                ltl_taint__tell_callers(t, unit);
            }
            return;
        }
    }
    ltl_taint_summary_sink note = {sink, value};
    LTL_PUSH(t->arena, &unit->sinks, note);
    ltl_taint__tell_callers(t, unit);
}

void ltl_taint__note_sink(ltl_taint *t, uint32_t sink, ltl_taint_value value) {
    if (!t->query->is_across_functions || (value.marks & LTL_TAINT_SLOT_MARKS) == 0) {
        return;
    }
    uint64_t own = LTL_TAINT_OWN_MARKS << ltl_taint__shift_of(t, t->unit);
    own |= ltl_taint__field_marks(t, t->unit);
    note_sink_of(t, t->unit, sink, (ltl_taint_value){value.marks & own, value.trace});
    if (ltl_taint__shift_of(t, t->unit) != 0) {
        value.marks &= LTL_TAINT_OWN_MARKS | LTL_TAINT_OWN_FIELDS;
        note_sink_of(t, ltl_taint__owner_of(t, t->unit), sink, value);
    }
}
