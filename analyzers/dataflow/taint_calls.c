/* Calls of functions of the same file: what a function does with its parameters is worked out once, as
 * marks that stand for them, and put to use at each call. */
#include "analyzers/dataflow/scopes_internal.h"
#include "analyzers/dataflow/taint_internal.h"

/* ---- parameters ---- */

static bool is_self_parameter(ltl_taint *t, ltl_node function, ltl_node parameter) {
    const ltl_tree *tree = t->tree;
    ltl_node around = tree->parent[function];
    while (around != LTL_NO_NODE && tree->kind[around] != LTL_KIND_CLASS &&
           !ltl_is_unit(ltl_tree_kind(tree, around)) && ltl_taint__spend(t, 1)) {
        around = tree->parent[around];
    }
    ltl_node name = ltl_tree_child(tree, parameter, LTL_ROLE_NAME);
    return around != LTL_NO_NODE && tree->kind[around] == LTL_KIND_CLASS && name != LTL_NO_NODE &&
           ltl_scopes__is_self(tree, name);
}

/* One parameter after the other; several names may share a declaration (`a, b int`). */
typedef struct parameters {
    ltl_node function;
    ltl_node parameter; /* at hand */
    ltl_node name;      /* its child that is the name, or the pattern */
    uint32_t slot;
    uint32_t next_slot;
} parameters;

static bool next_parameter(ltl_taint *t, parameters *p) {
    const ltl_tree *tree = t->tree;
    if (p->name != LTL_NO_NODE) { /* a further name of the same declaration */
        for (ltl_node child = tree->end[p->name]; child < tree->end[p->parameter];
             child = tree->end[child]) {
            if (tree->role[child] == LTL_ROLE_NAME) {
                p->name = child;
                p->slot = p->next_slot++;
                return true;
            }
        }
    }
    ltl_node child = p->parameter != LTL_NO_NODE ? tree->end[p->parameter] : p->function + 1;
    for (; child < tree->end[p->function] && ltl_taint__spend(t, 1); child = tree->end[child]) {
        bool is_receiver = tree->role[child] == LTL_ROLE_RECEIVER;
        if (!is_receiver && tree->role[child] != LTL_ROLE_PARAMETER) {
            continue;
        }
        bool is_self =
            is_receiver || (p->next_slot == 1 && is_self_parameter(t, p->function, child));
        p->parameter = child;
        p->name = ltl_tree_child(tree, child, LTL_ROLE_NAME);
        p->slot = is_self ? 0 : p->next_slot++;
        return true;
    }
    return false;
}

static parameters parameters_of(ltl_node function) {
    return (parameters){
        .function = function, .parameter = LTL_NO_NODE, .name = LTL_NO_NODE, .next_slot = 1};
}

static uint32_t bounded(uint32_t slot) {
    return slot < LTL_TAINT_SLOTS ? slot : LTL_TAINT_SLOTS - 1;
}

/* Where the marks of the unit's own parameters begin. */
static uint32_t shift_of(const ltl_taint *t, uint32_t unit) {
    return t->tree->kind[t->flow->units.at[unit].node] == LTL_KIND_LAMBDA ? LTL_TAINT_SLOTS : 0;
}

/* The function whose parameters are visible in the unit. */
static uint32_t owner_of(const ltl_taint *t, uint32_t unit) {
    while (unit != 0 && shift_of(t, unit) != 0) {
        unit = t->flow->units.at[unit].around;
    }
    return unit;
}

/* The part of the marks that stands for the unit's own parameters, as a set of slots. */
static uint64_t slots_of(const ltl_taint *t, uint32_t unit, uint64_t marks) {
    return marks >> shift_of(t, unit) & LTL_TAINT_OWN_MARKS;
}
/* The mark of what the parameters `slots` of the unit give back when they are called. */
static uint64_t callback_marks(const ltl_taint *t, uint32_t unit, uint64_t slots) {
    uint32_t shift = LTL_TAINT_FIRST_CALLBACK + (shift_of(t, unit) != 0 ? LTL_TAINT_CALLBACKS : 0);
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
    return slots;
}

/* The slot of the parameter declared by `leaf`; LTL_TAINT_SLOTS: it is none. */
static uint32_t slot_of_parameter(ltl_taint *t, ltl_node leaf) {
    parameters p = parameters_of(t->flow->units.at[t->unit].node);
    while (next_parameter(t, &p)) {
        bool holds = p.name != LTL_NO_NODE ? p.name <= leaf && leaf < t->tree->end[p.name]
                                           : p.parameter == leaf;
        if (holds) {
            return bounded(p.slot);
        }
    }
    return LTL_TAINT_SLOTS;
}

ltl_taint_value ltl_taint__parameter_mark(ltl_taint *t, ltl_node leaf) {
    uint32_t slot = slot_of_parameter(t, leaf);
    ltl_taint_step step = {.node = leaf, .kind = LTL_TAINT_STEP_PARAMETER};
    ltl_taint_value mark = {
        slot < LTL_TAINT_SLOTS ? UINT64_C(1) << (shift_of(t, t->unit) + slot) : 0, 0};
    return ltl_taint_trace(&t->out->traces, mark, step);
}

/* ---- which function is called ---- */

static uint32_t unit_at(const ltl_taint *t, ltl_node node) {
    uint32_t unit = ltl_taint__unit_of(t, node);
    return t->flow->units.at[unit].node == node ? unit : LTL_TAINT_NO_UNIT;
}

static uint32_t unit_of_declaration(const ltl_taint *t, uint32_t declaration) {
    const ltl_tree *tree = t->tree;
    const ltl_declaration *at = &t->scopes->all.at[declaration];
    if (declaration == 0) {
        return LTL_TAINT_NO_UNIT;
    }
    if (at->kind == LTL_DECLARED_FUNCTION) {
        return unit_at(t, at->declarer);
    }
    if (at->writes != 1 || at->write == LTL_NO_NODE || at->write >= tree->count) {
        return LTL_TAINT_NO_UNIT;
    }
    ltl_role roles[] = {LTL_ROLE_VALUE, LTL_ROLE_RIGHT};
    for (size_t i = 0; i < LTL_COUNT_OF(roles); i++) {
        ltl_node value = ltl_tree_child(tree, at->write, roles[i]);
        if (value != LTL_NO_NODE && tree->kind[value] == LTL_KIND_LAMBDA) {
            return unit_at(t, value);
        }
    }
    return LTL_TAINT_NO_UNIT;
}

static uint32_t constructor_of(ltl_taint *t, ltl_node class) {
    const ltl_tree *tree = t->tree;
    ltl_node body = ltl_tree_child(tree, class, LTL_ROLE_BODY);
    ltl_node around = body != LTL_NO_NODE ? body : class;
    for (ltl_node child = around + 1; child < tree->end[around] && ltl_taint__spend(t, 1);
         child = tree->end[child]) {
        if (tree->kind[child] == LTL_KIND_FUNCTION &&
            ltl_taint__is_constructor(tree, class, child)) {
            return unit_at(t, child);
        }
    }
    return LTL_TAINT_NO_UNIT;
}

/* A name alone: a function, a variable that holds one, a class, or a method of the class around. */
static uint32_t unit_of_name(ltl_taint *t, ltl_node callee) {
    uint32_t declaration = t->scopes->of[callee];
    if (declaration == 0) {
        ltl_node class = ltl_taint__class_around(t, callee);
        declaration =
            class != LTL_NO_NODE ? ltl_scopes_find(t->scopes, class, t->tree->name[callee]) : 0;
    }
    if (declaration != 0 && t->scopes->all.at[declaration].kind == LTL_DECLARED_CLASS) {
        return constructor_of(t, t->scopes->all.at[declaration].declarer);
    }
    return unit_of_declaration(t, declaration);
}

/* The only function of that name in the file, whatever its object is. */
static uint32_t unit_named(const ltl_taint *t, uint32_t name) {
    uint32_t found = ltl_pairs_find(&t->by_name, 1, name);
    return found == 0 || found == LTL_TAINT_MANY ? LTL_TAINT_NO_UNIT : found - 1;
}

void ltl_taint__list_names(ltl_taint *t) {
    for (uint32_t i = 1; i < t->flow->units.count && ltl_taint__spend(t, 1); i++) {
        ltl_node node = t->flow->units.at[i].node;
        ltl_node name = ltl_tree_child(t->tree, node, LTL_ROLE_NAME);
        if (t->tree->kind[node] == LTL_KIND_FUNCTION && name != LTL_NO_NODE &&
            ltl_tree_is_leaf(t->tree, name)) {
            uint32_t had = ltl_pairs_find(&t->by_name, 1, t->tree->name[name]);
            ltl_pairs_put(t->arena, &t->by_name, 1, t->tree->name[name],
                          had == 0 ? i + 1 : LTL_TAINT_MANY);
        }
    }
}

/* The first name of the type that a declaration is written with; LTL_NO_NODE: it has none. */
static ltl_node type_name(const ltl_tree *tree, ltl_node declarer) {
    ltl_node type = ltl_tree_child(tree, declarer, LTL_ROLE_TYPE);
    if (type == LTL_NO_NODE && tree->kind[declarer] == LTL_KIND_VARIABLE) {
        type = ltl_tree_child(tree, tree->parent[declarer], LTL_ROLE_TYPE);
    }
    ltl_node end = type != LTL_NO_NODE ? tree->end[type] : 0;
    while (type < end && tree->kind[type] != LTL_KIND_NAME) {
        type++;
    }
    return type < end ? type : LTL_NO_NODE;
}

/* `LoggerFactory.get()`, `request.get()` of a `Request request`: a module, or a class that another file
 * declares. Its methods are not those here. */
static bool is_of_elsewhere(const ltl_taint *t, ltl_node callee) {
    const ltl_tree *tree = t->tree;
    ltl_node receiver = ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER);
    if (receiver == LTL_NO_NODE || tree->kind[receiver] != LTL_KIND_NAME) {
        return false;
    }
    ltl_str name = ltl_tree_name(tree, receiver);
    const ltl_declaration *declaration = &t->scopes->all.at[t->scopes->of[receiver]];
    if (t->scopes->of[receiver] == 0) {
        return name.len > 1 && name.ptr[0] >= 'A' && name.ptr[0] <= 'Z';
    }
    if (declaration->kind != LTL_DECLARED_PARAMETER && declaration->kind != LTL_DECLARED_LOCAL) {
        return declaration->kind == LTL_DECLARED_IMPORT;
    }
    ltl_node type = type_name(tree, declaration->declarer);
    return type != LTL_NO_NODE && ltl_scopes_find(t->scopes, 0, tree->name[type]) == 0;
}

/* `f.apply(x)`, `f.call(x)`: names under which objects that are functions are called. */
static bool is_invocation(ltl_str name) {
    static const char *const NAMES[] = {"apply",    "accept", "call", "run",
                                        "invoke",   "Invoke", "Call", "DynamicInvoke",
                                        "__call__", "()",     "yield"};
    for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_is(name, NAMES[i])) {
            return true;
        }
    }
    return false;
}

/* What is called when it is a name: `f` of `f(x)` and of `f.apply(x)`. */
static ltl_node called_object(const ltl_taint *t, ltl_node call) {
    const ltl_tree *tree = t->tree;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    if (callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER) {
        ltl_node name = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
        bool is_invoked = name != LTL_NO_NODE && is_invocation(ltl_tree_name(tree, name));
        callee = is_invoked ? ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER) : LTL_NO_NODE;
    }
    bool is_name = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_NAME;
    return is_name ? callee : LTL_NO_NODE;
}

/* `*out_is_sure` is false when only the name agrees. */
static uint32_t resolve(ltl_taint *t, ltl_node call, bool *out_is_sure) {
    const ltl_tree *tree = t->tree;
    *out_is_sure = true;
    ltl_node callee = ltl_tree_child(tree, call, LTL_ROLE_CALLEE);
    if (tree->kind[call] == LTL_KIND_NEW) {
        callee = ltl_tree_child(tree, call, LTL_ROLE_TYPE);
    }
    if (callee == LTL_NO_NODE) {
        return LTL_TAINT_NO_UNIT;
    }
    if (tree->kind[callee] == LTL_KIND_NAME) {
        return unit_of_name(t, callee);
    }
    if (tree->kind[callee] != LTL_KIND_MEMBER) {
        return LTL_TAINT_NO_UNIT;
    }
    uint32_t unit = unit_of_declaration(t, ltl_scopes_field(t->scopes, callee));
    ltl_node object = called_object(t, call);
    if (unit == LTL_TAINT_NO_UNIT && object != LTL_NO_NODE && t->scopes->of[object] != 0) {
        unit = unit_of_declaration(t, t->scopes->of[object]);
    }
    if (unit == LTL_TAINT_NO_UNIT && !is_of_elsewhere(t, callee)) {
        ltl_node name = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
        *out_is_sure = false;
        unit = name != LTL_NO_NODE && ltl_tree_is_leaf(tree, name) ? unit_named(t, tree->name[name])
                                                                   : LTL_TAINT_NO_UNIT;
    }
    return unit;
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
    parameters p = parameters_of(to.function);
    while (next_parameter(t, &p)) {
        *out_last = p.slot;
        if (p.name != LTL_NO_NODE && t->tree->name[p.name] == name) {
            slot = bounded(p.slot);
        }
    }
    return slot;
}

static void pass(ltl_taint *t, passed *to, uint32_t slot, ltl_node node, ltl_taint_value value) {
    slot = bounded(slot);
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
    if (receiver != LTL_NO_NODE) {
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

/* A value of a summary in terms of the caller: marks of parameters are what was passed; what a lambda
 * knows of the function around it means something in that function alone. */
static ltl_taint_value without_callbacks(ltl_taint *t, uint32_t callee, const passed *args,
                                         ltl_node call, ltl_taint_value value,
                                         ltl_taint_step_kind kind) {
    ltl_taint_traces *traces = &t->out->traces;
    uint32_t shift = shift_of(t, callee);
    ltl_taint_step back = {.node = call, .before = value.trace, .kind = LTL_TAINT_STEP_RETURN};
    ltl_taint_value out = {value.marks & ~LTL_TAINT_SLOT_MARKS, 0};
    if (shift != 0 && owner_of(t, callee) == owner_of(t, t->unit)) {
        out.marks |= value.marks & (LTL_TAINT_OWN_MARKS |
                                    callback_marks(t, owner_of(t, callee), LTL_TAINT_OWN_MARKS));
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
    return out;
}

static void note_caller(ltl_taint *t, ltl_taint_unit *callee);
static uint32_t unit_of_value(ltl_taint *t, ltl_node node);

/* What the function passed for that parameter gives back, when the callee calls it. */
static ltl_taint_value called_back(ltl_taint *t, uint32_t callee, const passed *args, ltl_node call,
                                   uint32_t slot) {
    ltl_node function = args->function[slot];
    ltl_taint_value given = without_callbacks(
        t, callee, args, call, t->units[callee].calls_with[slot], LTL_TAINT_STEP_THROUGH);
    uint32_t unit = unit_of_value(t, function);
    if (unit != LTL_TAINT_NO_UNIT) {
        passed all = {.last = LTL_TAINT_SLOTS};
        for (uint32_t i = 0; i < LTL_TAINT_SLOTS; i++) {
            all.value[i] = given;
            all.node[i] = all.function[i] = LTL_NO_NODE;
        }
        note_caller(t, &t->units[unit]);
        return without_callbacks(t, unit, &all, call, t->units[unit].result,
                                 LTL_TAINT_STEP_THROUGH);
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

/* The function that an expression is: a lambda, or the name of one. */
static uint32_t unit_of_value(ltl_taint *t, ltl_node node) {
    if (node == LTL_NO_NODE) {
        return LTL_TAINT_NO_UNIT;
    }
    if (t->tree->kind[node] == LTL_KIND_LAMBDA) {
        return unit_at(t, node);
    }
    return t->tree->kind[node] == LTL_KIND_NAME ? unit_of_name(t, node) : LTL_TAINT_NO_UNIT;
}

static void note_callbacks(ltl_taint *t, uint64_t called, ltl_taint_value value);

/* A parameter that the function calls: what it passes on reaches the one given here. */
void ltl_taint__give_back(ltl_taint *t, const passed *args, uint32_t slot, ltl_taint_value value) {
    ltl_node node = value.marks != 0 ? args->function[slot] : LTL_NO_NODE;
    uint32_t unit = unit_of_value(t, node);
    if (unit != LTL_TAINT_NO_UNIT) {
        ltl_taint__give(t, t->flow->units.at[unit].node, value);
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

void ltl_taint__put_into(ltl_taint *t, const passed *args, uint32_t slot, ltl_taint_value value,
                         ltl_taint_value *made) {
    ltl_taint_path path = value.marks != 0 && args->node[slot] != LTL_NO_NODE
                              ? ltl_taint__path(t, args->node[slot])
                              : 0;
    if (path != 0) {
        ltl_taint_state_add(t->arena, &t->state, &t->paths, path, value);
    }
    if (slot == 0 && args->node[0] == LTL_NO_NODE) {
        *made = ltl_taint_union(&t->out->traces, *made,
                                value); /* a constructor: the object is the result */
    }
}

/* What the callee puts into the objects it was given; gives what is in the one it makes. */
static ltl_taint_value fill(ltl_taint *t, ltl_node call, uint32_t index, const passed *args) {
    ltl_taint_value made = {0};
    for (uint32_t slot = 0; slot < LTL_TAINT_SLOTS; slot++) {
        ltl_taint_value value =
            in_terms_of(t, index, args, call, t->units[index].into[slot], LTL_TAINT_STEP_THROUGH);
        ltl_taint__put_into(t, args, slot, value, &made);
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
    ltl_node callee = called_object(t, call);
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
    uint32_t index = resolve(t, call, &is_sure);
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
    called_function function = {t->flow->units.at[index].node, NULL};
    note_caller(t, &t->units[index]);
    ltl_taint__want(t, index);
    pass_all(t, call, function, &args);
    *out_value = apply(t, call, index, &args);
    return is_sure;
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

static void tell_callers(ltl_taint *t, const ltl_taint_unit *unit) {
    for (uint32_t i = 0; i < unit->callers.count; i++) {
        t->units[unit->callers.at[i]].is_waiting = true;
    }
    if (!unit->wants_callers && matters(unit)) {
        ltl_taint__want_callers(t, (uint32_t)(unit - t->units));
    }
}

static void note_callbacks_of(ltl_taint *t, uint32_t index, uint64_t slots, ltl_taint_value value) {
    ltl_taint_unit *unit = &t->units[index];
    for (uint32_t slot = 0; slot < LTL_TAINT_SLOTS; slot++) {
        if ((slots >> slot & 1) != 0 && (value.marks & ~unit->calls_with[slot].marks) != 0) {
            unit->calls_with[slot] =
                ltl_taint_union(&t->out->traces, unit->calls_with[slot], value);
            tell_callers(t, unit);
        }
    }
}

/* Something that came in as a parameter is called, with what carries the marks. */
static void note_callbacks(ltl_taint *t, uint64_t called, ltl_taint_value value) {
    note_callbacks_of(t, t->unit, slots_of(t, t->unit, called), value);
    if (shift_of(t, t->unit) != 0) {
        note_callbacks_of(t, owner_of(t, t->unit), called & LTL_TAINT_OWN_MARKS, value);
    }
}

void ltl_taint__note_result(ltl_taint *t, ltl_taint_value value) {
    ltl_taint_unit *unit = &t->units[t->unit];
    if (t->query->is_across_functions && (value.marks & ~unit->result.marks) != 0) {
        unit->result = ltl_taint_union(&t->out->traces, unit->result, value);
        tell_callers(t, unit);
    }
}

static void note_sink_of(ltl_taint *t, uint32_t index, uint32_t sink, ltl_taint_value value) {
    ltl_taint_unit *unit = &t->units[index];
    if (value.marks == 0) {
        return;
    }
    for (uint32_t i = 0; i < unit->sinks.count; i++) {
        ltl_taint_summary_sink *had = &unit->sinks.at[i];
        if (had->sink == sink) {
            if ((value.marks & ~had->value.marks) != 0) {
                had->value = ltl_taint_union(&t->out->traces, had->value, value);
                tell_callers(t, unit);
            }
            return;
        }
    }
    ltl_taint_summary_sink note = {sink, value};
    LTL_PUSH(t->arena, &unit->sinks, note);
    tell_callers(t, unit);
}

void ltl_taint__note_sink(ltl_taint *t, uint32_t sink, ltl_taint_value value) {
    if (!t->query->is_across_functions || (value.marks & LTL_TAINT_SLOT_MARKS) == 0) {
        return;
    }
    uint64_t own = LTL_TAINT_OWN_MARKS << shift_of(t, t->unit);
    note_sink_of(t, t->unit, sink, (ltl_taint_value){value.marks & own, value.trace});
    if (shift_of(t, t->unit) != 0) {
        value.marks &= LTL_TAINT_OWN_MARKS;
        note_sink_of(t, owner_of(t, t->unit), sink, value);
    }
}

/* The slot of the object that a path begins with; LTL_TAINT_SLOTS: none of the parameters. */
static uint32_t slot_of_root(ltl_taint *t, uint32_t root) {
    bool is_variable = root >> 31 != 0;
    if (!is_variable) {
        bool is_own = root == LTL_TAINT_OBJECT_KEY && shift_of(t, t->unit) == 0;
        return is_own ? 0 : LTL_TAINT_SLOTS;
    }
    const ltl_declaration *declaration = &t->scopes->all.at[root & INT32_MAX];
    if (declaration->kind != LTL_DECLARED_PARAMETER ||
        declaration->unit != t->flow->units.at[t->unit].node) {
        return LTL_TAINT_SLOTS;
    }
    return slot_of_parameter(t, declaration->leaf);
}

/* What the function put into the objects it was given. */
void ltl_taint__note_exit(ltl_taint *t, const ltl_taint_state *at_exit) {
    ltl_taint_unit *unit = &t->units[t->unit];
    bool has_changed = false;
    if (!t->query->is_across_functions) {
        return;
    }
    for (uint32_t i = 0; i < at_exit->entries.count && ltl_taint__spend(t, 1); i++) {
        const ltl_taint_entry *entry = &at_exit->entries.at[i];
        if (t->paths.above.at[entry->path] == 0) {
            continue; /* the variable itself is the function's own */
        }
        uint32_t slot = slot_of_root(t, ltl_taint_path_root(&t->paths, entry->path));
        uint64_t own = slot < LTL_TAINT_SLOTS ? UINT64_C(1) << (shift_of(t, t->unit) + slot) : 0;
        if (slot < LTL_TAINT_SLOTS && (entry->value.marks & ~own & ~unit->into[slot].marks) != 0) {
            ltl_taint_value more = {entry->value.marks & ~own, entry->value.trace};
            unit->into[slot] = ltl_taint_union(&t->out->traces, unit->into[slot], more);
            has_changed = true;
        }
    }
    if (has_changed) {
        tell_callers(t, unit);
    }
}
