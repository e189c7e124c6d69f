/* Calls that are given marks: whoever has the function that is called tells what becomes of them there. */
#include "analyzers/taint/calls/accessors.h"
#include "analyzers/taint/steps/thrown.h"

enum { PASS_KEY = 5 }; /* of `by_class`: (call) to index + 1 into the passes */

/* Before files are linked, any call may leave the file. */
static bool may_leave(const ltl_taint *t, ltl_node call) {
    const ltl_taint_far *far = t->query->far;
    return far->stands_alone || ltl_taint__far_call(t, call) != NULL;
}

/* A lambda sees what the function around it was given. */
static uint32_t unit_given(const ltl_taint *t, uint64_t marks) {
    bool is_own = ltl_taint__own_slots(t, t->unit, marks) != 0;
    return ltl_taint__base_of(t, is_own ? t->unit : ltl_taint__owner_of(t, t->unit));
}

static ltl_far_pass *pass_at(ltl_taint *t, ltl_node call, uint32_t unit) {
    uint32_t found = ltl_pairs_find(&t->by_class, PASS_KEY, call);
    if (found == 0) {
        ltl_far_pass pass = {.call = call, .unit = unit};
        LTL_PUSH(t->arena, &t->out->far.passes, pass);
        found = t->out->far.passes.count;
        ltl_pairs_put(t->arena, &t->by_class, PASS_KEY, call, found);
    }
    return &t->out->far.passes.at[found - 1];
}

/* A variable of the function, or of its object, or a function: what marks may be put into, and these are not in. */
static bool has_room(ltl_taint *t, ltl_node node, uint64_t marks) {
    const ltl_tree *tree = t->tree;
    bool lacks = node != LTL_NO_NODE && (marks & ~ltl_taint__value(t, node).marks) != 0;
    ltl_kind kind = lacks ? ltl_tree_kind(tree, node) : LTL_KIND_STRING;
    while (node != LTL_NO_NODE && (kind == LTL_KIND_MEMBER || kind == LTL_KIND_UNARY)) {
        node = ltl_tree_child(tree, node,
                              kind == LTL_KIND_MEMBER ? LTL_ROLE_RECEIVER : LTL_ROLE_OPERAND);
        kind = node != LTL_NO_NODE ? ltl_tree_kind(tree, node) : LTL_KIND_STRING;
    }
    if (kind == LTL_KIND_LAMBDA || kind != LTL_KIND_NAME) {
        return kind == LTL_KIND_LAMBDA;
    }
    uint32_t variable = t->scopes->of[node];
    uint8_t declared = variable != 0 ? t->scopes->all.at[variable].kind : LTL_DECLARED_IMPORT;
    ltl_str name = ltl_tree_name(tree, node);
    bool is_php = name.len > 0 && name.ptr[0] == '$'; /* a variable, wherever it is declared */
    return ltl_scopes_is_self(tree, node) || is_php ||
           (declared != LTL_DECLARED_IMPORT && declared != LTL_DECLARED_CLASS);
}

static bool is_given(const ltl_tree *tree, ltl_node child) {
    return tree->role[child] == LTL_ROLE_ARGUMENT || tree->kind[child] == LTL_KIND_LAMBDA;
}

static uint64_t marks_given(ltl_taint *t, ltl_node call) {
    uint64_t marks = 0;
    for (ltl_node child = call + 1; child < t->tree->end[call] && ltl_taint__spend(t, 1);
         child = t->tree->end[child]) {
        marks |= is_given(t->tree, child) ? ltl_taint__value(t, child).marks : 0;
    }
    return marks;
}

/* Here, or by whoever gave the function what it hands on; where no `catch` has a sink, nobody asks. */
static bool may_be_caught(ltl_taint *t, ltl_node call, uint64_t marks) {
    return ltl_taint__catches_for_sinks(t) &&
           ((marks & LTL_TAINT_SLOT_MARKS) != 0 || ltl_taint_is_watched(t->tree, call));
}

/* Bits of the slots that may have more marks behind the call than before; what is named may be any. */
static uint32_t room_of(ltl_taint *t, ltl_node call) {
    const ltl_tree *tree = t->tree;
    if (tree->kind[call] == LTL_KIND_ASSIGN) { /* `o.x = y` */
        ltl_node written = ltl_taint__accessed(t, call);
        ltl_node right = ltl_tree_child(tree, call, LTL_ROLE_RIGHT);
        bool may_be = written != LTL_NO_NODE && tree->kind[written] == LTL_KIND_MEMBER && right != LTL_NO_NODE;
        uint64_t given = may_be ? ltl_taint__gather(t, right).marks : 0;
        return given != 0 && has_room(t, ltl_tree_child(tree, written, LTL_ROLE_RECEIVER), given);
    }
    uint64_t marks = marks_given(t, call);
    ltl_node callee = marks != 0 ? ltl_tree_child(tree, call, LTL_ROLE_CALLEE) : LTL_NO_NODE;
    bool is_method = callee != LTL_NO_NODE && tree->kind[callee] == LTL_KIND_MEMBER;
    uint32_t room =
        is_method && has_room(t, ltl_tree_child(tree, callee, LTL_ROLE_RECEIVER), marks) ? 1 : 0;
    bool goes_on = marks != 0 && (ltl_taint__is_of_parent(t, call) || ltl_taint__object_given(t, call) != LTL_NO_NODE);
    room |= goes_on ? 1 : 0;
    room |= marks != 0 && may_be_caught(t, call, marks) ? LTL_FAR_THROWS : 0;
    uint32_t slot = 1;
    for (ltl_node given = call + 1; marks != 0 && given < tree->end[call] && ltl_taint__spend(t, 1);
         given = tree->end[given]) {
        bool is_named = tree->kind[given] == LTL_KIND_KEYWORD_ARGUMENT;
        if (is_given(tree, given)) {
            bool has = is_named || has_room(t, given, marks);
            room |= !has ? 0 : is_named ? LTL_FAR_OWN_SLOTS & ~UINT32_C(1) : ltl_far_slot_bit(slot);
            slot++;
        }
    }
    return room;
}

static void note(ltl_taint *t, ltl_node call, uint32_t callee, uint64_t marks) {
    ltl_far_pass *pass = pass_at(t, call, unit_given(t, marks));
    pass->callee = callee != 0 ? ltl_taint__base_of(t, callee) : pass->callee;
    pass->room |= pass->callee == 0 ? room_of(t, call) : 0;
    pass->is_marked = pass->is_marked || (marks & ~LTL_TAINT_SLOT_MARKS) != 0;
}

void ltl_taint__note_passed(ltl_taint *t, ltl_node call, uint32_t callee,
                            const ltl_taint_passed *passed) {
    uint64_t marks = 0;
    for (uint32_t slot = 0; slot < LTL_TAINT_SLOTS; slot++) {
        marks |= passed->value[slot].marks;
    }
    if (marks != 0 && t->query->far != NULL) {
        note(t, call, callee, marks);
    }
}

/* A step says that the way leads through the call. */
ltl_taint_value ltl_taint__pass_unknown(ltl_taint *t, ltl_node call, ltl_taint_value value) {
    if (value.marks == 0 || t->query->far == NULL || !may_leave(t, call)) {
        return value;
    }
    ltl_taint_step step = {.node = call, .before = value.trace, .kind = LTL_TAINT_STEP_PASSED};
    note(t, call, 0, value.marks);
    return ltl_taint_trace(&t->out->traces, value, step);
}

void ltl_taint__want_asked(ltl_taint *t) {
    const ltl_taint_far *far = t->query->far;
    for (uint32_t i = 0; far != NULL && i < far->asked_count; i++) {
        if (far->asked[i] < t->flow->units.count) {
            ltl_taint__want(t, far->asked[i]);
        }
    }
}

/* ---- which of them lead anywhere ---- */

enum { TO_SINK = 1, TO_CALLER = 2, INTO_OTHERS = 4 };

/* The ends of ways that a unit tells of. */
static void begin_at_unit(uint8_t *leads, const ltl_taint_unit *unit, uint32_t thrown) {
    leads[unit->result.trace] |= TO_CALLER;
    leads[thrown] |= INTO_OTHERS;
    for (uint32_t i = 0; i < unit->shape.entries.count; i++) {
        leads[unit->shape.entries.at[i].value.trace] |= TO_CALLER;
    }
    for (uint32_t i = 0; i < unit->fields.count; i++) {
        leads[unit->fields.at[i].value.trace] |= INTO_OTHERS;
    }
    for (uint32_t slot = 0; slot < LTL_TAINT_SLOTS; slot++) {
        leads[unit->into[slot].trace] |= INTO_OTHERS;
        leads[unit->calls_with[slot].trace] |= INTO_OTHERS;
    }
    for (uint32_t i = 0; i < unit->sinks.count; i++) {
        leads[unit->sinks.at[i].value.trace] |= TO_SINK;
    }
}

static void note_lead(ltl_taint *t, const ltl_taint_step *step, uint8_t ends) {
    uint32_t own = t->query->sources.count - t->far_sources.count;
    bool is_source = step->kind == LTL_TAINT_STEP_SOURCE && step->other >= own;
    bool passes = step->kind == LTL_TAINT_STEP_PASSED || step->kind == LTL_TAINT_STEP_THROUGH ||
                  step->kind == LTL_TAINT_STEP_INSIDE || step->kind == LTL_TAINT_STEP_RETURN;
    if (is_source) {
        uint32_t unit = ltl_taint__owner_of(t, ltl_taint__unit_around(t, step->node));
        pass_at(t, step->node, unit)->is_source = true;
    }
    uint32_t found = passes || is_source ? ltl_pairs_find(&t->by_class, PASS_KEY, step->node) : 0;
    if (found != 0) {
        ltl_far_pass *pass = &t->out->far.passes.at[found - 1];
        pass->leads = pass->leads || (ends & TO_SINK) != 0;
        pass->returns = pass->returns || (ends & TO_CALLER) != 0;
        pass->fills = pass->fills || (ends & INTO_OTHERS) != 0;
    }
}

/* A step knows only steps before it, so one way back over all of them finds all that lead to an end. */
void ltl_taint__tell_passes(ltl_taint *t) {
    const ltl_taint_traces *traces = &t->out->traces;
    if (!ltl_taint__spend(t, traces->steps.count / 8)) {
        return;
    }
    uint8_t *leads = LTL_NEW_ARRAY(t->arena, uint8_t, traces->steps.count);
    for (uint32_t i = 0; i < t->out->all.count; i++) {
        leads[t->out->all.at[i].trace] |= TO_SINK;
    }
    for (uint32_t i = 0; i < t->flow->units.count + t->variants.count; i++) {
        begin_at_unit(leads, &t->units[i], ltl_taint__thrown_in(t, i).trace);
    }
    for (uint32_t i = traces->steps.count; i-- > 1;) {
        const ltl_taint_step *step = &traces->steps.at[i];
        bool has_other = step->kind == LTL_TAINT_STEP_MEET ||
                         step->kind == LTL_TAINT_STEP_THROUGH ||
                         step->kind == LTL_TAINT_STEP_INSIDE;
        if (leads[i] != 0) {
            note_lead(t, step, leads[i]);
            leads[step->before] |= leads[i];
            leads[has_other ? step->other : 0] |= leads[i];
        }
    }
}
