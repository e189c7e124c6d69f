#include <ctype.h>

#include "analyzers/values/steps/call_name.h"
#include "analyzers/values/steps/step_internal.h"

/* What is short may lie deeper. */
enum { MAX_CALL_DEPTH = 3, MAX_SHORT_DEPTH = 6, MAX_CALLED_NODES = 250, MAX_SHORT_NODES = 80 };

/* ---- who is called ---- */

/* The name behind macros that only stand for another: `#define CLOSE close`. */
static ltl_str named(const ltl_values *v, uint32_t name) {
    ltl_str text = ltl_names_text(v->tree->names, name);
    for (uint32_t round = 0; round < 4 && name != 0; round++) {
        ltl_node value = ltl_type_macro(&v->types, name);
        if (value == LTL_NO_NODE) {
            break;
        }
        text = ltl_tree_text(v->tree, value);
        while (text.len > 0 && text.ptr[text.len - 1] <= ' ') {
            text.len--;
        }
        name = ltl_names_find(v->tree->names, text);
    }
    return text;
}

/* `file.open(…)` of a variable that is declared as a file stream. */
static bool is_stream(ltl_values *v, ltl_node member) {
    ltl_node receiver = ltl_tree_child(v->tree, member, LTL_ROLE_RECEIVER);
    uint32_t declaration = receiver != LTL_NO_NODE && v->tree->kind[receiver] == LTL_KIND_NAME
                               ? v->scopes->of[receiver]
                               : 0;
    if (declaration == 0) {
        return false;
    }
    ltl_node around = v->tree->parent[v->scopes->all.at[declaration].declarer];
    ltl_node type = ltl_tree_child(v->tree, around, LTL_ROLE_TYPE);
    ltl_str name = type != LTL_NO_NODE ? ltl_tree_text(v->tree, type) : LTL_STR("");
    return ltl_str_ends_with(name, LTL_STR("fstream"));
}

/* Empty: nobody knows. */
static ltl_str callee_of(ltl_values *v, ltl_state *state, ltl_node node) {
    const ltl_tree *tree = v->tree;
    ltl_node callee = ltl_tree_child(tree, node, LTL_ROLE_CALLEE);
    if (callee == LTL_NO_NODE) {
        return LTL_STR("");
    }
    if (tree->kind[callee] == LTL_KIND_MEMBER) {
        ltl_node last = ltl_tree_child(tree, callee, LTL_ROLE_NAME);
        bool is_scoped = ltl_str_is(ltl_tree_name(tree, callee), "::");
        if (last != LTL_NO_NODE && !is_scoped && is_stream(v, callee) &&
            ltl_str_is(ltl_tree_name(tree, last), "open")) {
            return LTL_STR("fstream.open");
        }
        return last != LTL_NO_NODE && tree->kind[last] == LTL_KIND_NAME && is_scoped
                   ? ltl_tree_name(tree, last)
                   : LTL_STR("");
    }
    bool is_star = tree->kind[callee] == LTL_KIND_UNARY;
    ltl_fact pointer = {0};
    if (is_star) {
        pointer = ltl_step__value(v, state, ltl_tree_child(tree, callee, LTL_ROLE_OPERAND));
    } else if (tree->kind[callee] == LTL_KIND_NAME) {
        if (ltl_pairs_find(&v->types.macros, tree->name[callee], 2) != 0) {
            return ltl_tree_name(tree, callee);
        }
        uint32_t declaration = v->scopes->of[callee];
        bool is_variable =
            declaration != 0 && v->scopes->all.at[declaration].kind <= LTL_DECLARED_GLOBAL;
        ltl_fact *cell =
            is_variable ? ltl_state_find(state, ltl_memory__variable(v, callee), 0) : NULL;
        if (!is_variable) {
            return named(v, tree->name[callee]);
        }
        pointer = cell != NULL ? *cell : pointer;
    }
    const ltl_region_info *info = ltl_region_of(&v->regions, pointer.region);
    return pointer.region != 0 && info->kind == LTL_REGION_CODE
               ? ltl_names_text(tree->names, info->a)
               : LTL_STR("");
}

unsigned ltl_call__traits(const ltl_values *v, uint32_t name_id, ltl_str name) {
    unsigned traits = name_id != 0 ? v->traits[name_id] : 0u;
    if (traits == 0) {
        traits = LTL_TRAIT_KNOWN | (ltl_name_ends(name) ? LTL_TRAIT_ENDS : 0u) |
                 (ltl_name_looks(name) ? LTL_TRAIT_LOOKS : 0u) |
                 (ltl_name_has(name, "assert") ? LTL_TRAIT_ASSERTS : 0u);
        if (name_id != 0) {
            v->traits[name_id] = (uint8_t)traits;
        }
    }
    return traits;
}

/* C: `int f(int);` is no macro, and gets values. */
static bool is_declared(const ltl_values *v, ltl_node callee) {
    uint32_t declaration = v->scopes->of[callee];
    return !v->is_cpp && declaration != 0 &&
           v->scopes->all.at[declaration].kind == LTL_DECLARED_FUNCTION &&
           ltl_pairs_find(&v->types.macros, v->tree->name[callee], 2) == 0 &&
           ltl_type_macro(&v->types, v->tree->name[callee]) == LTL_NO_NODE;
}

/* `f((PULONG_PTR) &key)`, where nobody knows that this is a type, reads like `PULONG_PTR & key`. */
static bool is_like_address(const ltl_values *v, ltl_node node) {
    const ltl_tree *tree = v->tree;
    ltl_node parent = tree->parent[node];
    ltl_node left = tree->kind[parent] == LTL_KIND_BINARY && tree->role[node] == LTL_ROLE_RIGHT &&
                            ltl_str_is(ltl_tree_name(tree, parent), "&")
                        ? ltl_tree_child(tree, parent, LTL_ROLE_LEFT)
                        : LTL_NO_NODE;
    return left != LTL_NO_NODE && tree->kind[left] == LTL_KIND_NAME && v->scopes->of[left] == 0 &&
           tree->start[left] > 0 && tree->source->text.ptr[tree->start[left] - 1] == '(';
}

bool ltl_call__may_store(const ltl_values *v, ltl_node node) {
    const ltl_tree *tree = v->tree;
    ltl_node parent = tree->parent[node];
    bool is_stream = v->is_cpp && tree->kind[parent] == LTL_KIND_BINARY &&
                     tree->role[node] == LTL_ROLE_RIGHT &&
                     ltl_str_is(ltl_tree_name(tree, parent), ">>");
    if (is_stream || is_like_address(v, node) || tree->kind[parent] == LTL_KIND_OTHER ||
        tree->kind[parent] == LTL_KIND_ERROR) {
        return true;
    }
    if (tree->kind[parent] != LTL_KIND_CALL || tree->role[node] != LTL_ROLE_ARGUMENT) {
        return false;
    }
    ltl_node callee = ltl_tree_child(tree, parent, LTL_ROLE_CALLEE);
    if (callee == LTL_NO_NODE || tree->kind[callee] != LTL_KIND_NAME) {
        return true;
    }
    ltl_call call = {.name = named(v, tree->name[callee]), .name_id = tree->name[callee]};
    return (ltl_call__traits(v, call.name_id, call.name) & LTL_TRAIT_LOOKS) == 0 &&
           !ltl_library__knows(v, &call) && !is_declared(v, callee) &&
           (v->is_cpp || ltl_pairs_find(&v->functions, call.name_id, 1) == 0);
}

/* ---- functions of the file ---- */

static bool is_open(const ltl_values *v, ltl_node function) {
    for (const ltl_frame *frame = v->frame; frame != NULL; frame = frame->around) {
        if (frame->unit == function) {
            return true;
        }
    }
    return false;
}

ltl_node ltl_call__function(const ltl_values *v, uint32_t name) {
    uint32_t function = name != 0 ? ltl_pairs_find(&v->functions, name, 1) : 0;
    if (function == 0 || function == UINT32_MAX) {
        return LTL_NO_NODE;
    }
    return function;
}

bool ltl_call__can_enter(const ltl_values *v, ltl_node function) {
    bool has_fuel = v->fuel.left > v->fuel_given / 4;
    uint32_t size = v->tree->end[function] - function;
    uint32_t depth = size <= MAX_SHORT_NODES ? MAX_SHORT_DEPTH : MAX_CALL_DEPTH;
    return has_fuel && v->frame->depth < depth && size <= MAX_CALLED_NODES &&
           !is_open(v, function) && ltl_pairs_find(&v->unreadable, function, 1) == 0;
}

static void copy_members(ltl_values *v, ltl_state *state, ltl_node argument,
                         const ltl_fact *place) {
    ltl_fact from = {0};
    if (ltl_step__place(v, state, argument, &from)) {
        ltl_step__copy_record(v, state, place, &from);
    }
}

static void bind_parameters(ltl_values *v, ltl_state *state, ltl_node function,
                            const ltl_call *call) {
    const ltl_tree *tree = v->tree;
    uint32_t index = 0;
    for (ltl_node child = function + 1; child < tree->end[function]; child = tree->end[child]) {
        ltl_node name = ltl_tree_child(tree, child, LTL_ROLE_NAME);
        if (tree->role[child] != LTL_ROLE_PARAMETER || index >= call->count) {
            continue;
        }
        uint32_t argument = index++;
        if (name == LTL_NO_NODE || tree->kind[name] != LTL_KIND_NAME || v->scopes->of[name] == 0) {
            continue;
        }
        ltl_region region = ltl_memory__variable(v, name);
        ltl_fact place = {.region = region,
                          .type = ltl_region_of(&v->regions, region)->type,
                          .flags = LTL_FACT_SEEN};
        ltl_fact target = {0};
        ltl_memory__forget(v, state, region);
        if (ltl_type_of(&v->types, place.type)->is_reference) {
            if (ltl_step__place(v, state, call->nodes[argument], &target) && target.region != 0) {
                ltl_state_put(&v->scratch, state, region, 0, &target);
            }
        } else if (ltl_type_of(&v->types, place.type)->base == LTL_BASE_RECORD &&
                   ltl_type_of(&v->types, place.type)->depth == 0) {
            copy_members(v, state, call->nodes[argument], &place);
        } else {
            if (ltl_type_of(&v->types, place.type)->base == LTL_BASE_UNKNOWN) {
                copy_members(v, state, call->nodes[argument], &place); /* perhaps a record */
            }
            ltl_fact given = call->arguments[argument];
            if (v->tree->kind[call->nodes[argument]] == LTL_KIND_LITERAL &&
                given.null == LTL_NULL_IS) { /* "none": the function knows what to do then */
                given = ltl_fact_any(&v->types, place.type);
            }
            given = ltl_fact_convert(&v->types, &given, place.type);
            (void)ltl_step__assign(v, state, call->nodes[argument], &place, given);
        }
    }
}

static uint32_t context_of(ltl_values *v, ltl_node call) {
    uint32_t known = ltl_pairs_find(&v->contexts, v->frame->context, call);
    if (known == 0) {
        ltl_context context = {v->frame->context, call};
        LTL_PUSH(v->arena, &v->context_list, context);
        known = v->context_list.count - 1;
        ltl_pairs_put(v->arena, &v->contexts, v->frame->context, call, known);
    }
    return known;
}

void ltl_call__doubt_nulls(ltl_state *state, bool may_end) {
    for (uint32_t i = 0; i < state->cells.count; i++) {
        ltl_fact *fact = &state->cells.at[i].fact;
        if (fact->null == LTL_NULL_IS && ltl_fact_has(fact, LTL_FACT_GUARDED)) {
            fact->null = may_end ? LTL_NULL_ANY : fact->null;
            fact->flags = (uint16_t)(fact->flags & ~LTL_FACT_GUARDED);
        }
    }
}

/* Which calls of the file lead into functions of others. */
static void note_entered(ltl_values *v, ltl_node function, ltl_node call) {
    if (v->far_from == LTL_NO_NODE || function < v->far_from) {
        return;
    }
    for (uint32_t context = v->frame->context; call >= v->far_from && context != 0;
         context = v->context_list.at[context].around) {
        call = v->context_list.at[context].call;
    }
    ltl_pairs_put(v->arena, &v->entered, function, call, 1);
}

void ltl_call__enter(ltl_values *v, ltl_state *state, ltl_node function, const ltl_call *call,
                     ltl_states *out) {
    ltl_states ends = {0};
    note_entered(v, function, call->node);
    ltl_state *entry = ltl_state_copy(&v->scratch, state);
    bind_parameters(v, entry, function, call);
    entry->results.count = 0;
    entry->has_returned = false;
    uint32_t context = context_of(v, call->node);
    ltl_walk__unit(v, function, context, call->self, entry, &ends);
    ltl_type type = ltl_type_returned(&v->types, function);
    for (uint32_t i = 0; i < ends.count; i++) {
        ltl_state *end = ltl_state_copy(&v->scratch, ends.at[i]);
        ltl_fact given = end->has_returned ? end->returned : ltl_fact_any(&v->types, type);
        ltl_memory__drop_unit(v, end, function);
        end->results.count = 0;
        ltl_memory__settle_lost(v, end, state, context);
        for (uint32_t k = 0; k < call->count; k++) {
            ltl_memory__note_set(v, end, call->arguments[k].region);
        }
        ltl_call__doubt_nulls(end, false);
        end->results = (struct ltl_results){0};
        for (uint32_t k = 0; k < state->results.count; k++) {
            ltl_state_result_put(&v->scratch, end, &state->results.at[k]);
        }
        end->has_returned = state->has_returned;
        end->returned = state->returned;
        ltl_step__give(v, end, call->node, &given);
        LTL_PUSH(&v->scratch, out, end);
    }
}

/* ---- functions nobody knows ---- */

/* ---- the call ---- */

/* `EXPECT_NOT(p == NULL, 0)`, whatever it is called. */
static bool is_hint(const ltl_tree *tree, ltl_node call, ltl_str name) {
    ltl_node question = ltl_tree_child(tree, call, LTL_ROLE_ARGUMENT);
    ltl_node answer = question != LTL_NO_NODE && tree->end[question] < tree->end[call]
                          ? tree->end[question]
                          : LTL_NO_NODE;
    bool is_upper = name.len > 0;
    for (size_t i = 0; i < name.len; i++) {
        is_upper = is_upper && !islower((unsigned char)name.ptr[i]);
    }
    return is_upper && answer != LTL_NO_NODE && tree->end[answer] == tree->end[call] &&
           tree->kind[question] == LTL_KIND_BINARY && tree->kind[answer] == LTL_KIND_NUMBER;
}

/* `unlikely(p == NULL)` is what it is given: only the compiler hears more. */
bool ltl_call__hands_through(const ltl_tree *tree, ltl_node call, ltl_str name) {
    static const char *const NAMES[] = {"likely",          "unlikely",         "LIKELY",
                                        "UNLIKELY",        "__builtin_expect", "__predict_true",
                                        "__predict_false", "G_LIKELY",         "G_UNLIKELY",
                                        "__likely",        "__unlikely",       NULL};
    for (size_t i = 0; NAMES[i] != NULL; i++) {
        if (ltl_str_is(name, NAMES[i])) {
            return true;
        }
    }
    bool is_prefixed = name.len > 7 && name.ptr[name.len - 7] == '_' && name.ptr[0] < 'a';
    return (is_prefixed && ltl_str_ends_with(name, LTL_STR("LIKELY"))) || is_hint(tree, call, name);
}

static bool is_cast(ltl_str name) {
    return ltl_str_is(name, "static_cast") || ltl_str_is(name, "reinterpret_cast") ||
           ltl_str_is(name, "const_cast") || ltl_str_is(name, "dynamic_cast");
}

static void take_cast(ltl_values *v, ltl_state *state, ltl_node node, const ltl_call *call) {
    ltl_node type = ltl_tree_child(v->tree, node, LTL_ROLE_TYPE_ARGUMENT);
    ltl_fact value = call->arguments[0];
    if (type != LTL_NO_NODE) {
        ltl_type named_type = ltl_type_named(&v->types, type);
        value = ltl_step__converted(v, state, node, &value, named_type, true);
        value.type = named_type;
    }
    ltl_step__give(v, state, node, &value);
}

static void tell_call(ltl_values *v, ltl_state *state, const ltl_call *call) {
    bool is_known = ltl_call__function(v, call->name_id) != LTL_NO_NODE ||
                    ltl_library__knows(v, call) ||
                    (ltl_call__traits(v, call->name_id, call->name) & LTL_TRAIT_LOOKS) != 0;
    ltl_event event = {.kind = LTL_EVENT_CALL,
                       .node = call->node,
                       .state = state,
                       .word = call->name,
                       .arguments = call->arguments,
                       .argument_nodes = call->nodes,
                       .argument_count = call->count,
                       .is_unknown = !is_known};
    ltl_values__tell(v, &event);
}

/* What a function of the library gets the address of it may set, if nobody did before. */
static void note_given(ltl_values *v, ltl_state *state, const ltl_call *call) {
    for (uint32_t i = 0; i < call->count; i++) {
        ltl_region region = call->arguments[i].region;
        ltl_region_state *known = region != 0 ? ltl_state_region(state, region) : NULL;
        bool is_address = ltl_call__is_address(v->tree, call->nodes[i]);
        if (is_address && known != NULL && (known->marks & LTL_REGION_UNSET) != 0) {
            known->marks = (uint16_t)(known->marks & ~LTL_REGION_UNSET);
        }
    }
}

static void take_known(ltl_values *v, ltl_state *state, ltl_node node, const ltl_call *call,
                       ltl_states *out) {
    ltl_fact result;
    ltl_node function = ltl_call__function(v, call->name_id);
    if (function != LTL_NO_NODE && ltl_call__can_enter(v, function)) {
        ltl_call__enter(v, state, function, call, out);
        return;
    }
    if (function == LTL_NO_NODE && ltl_library__call(v, state, call, &result)) {
        note_given(v, state, call);
        ltl_step__give(v, state, node, &result);
    } else {
        ltl_type type =
            function != LTL_NO_NODE ? ltl_type_returned(&v->types, function) : LTL_TYPE_UNKNOWN;
        ltl_call__unknown(v, state, call, type);
    }
    LTL_PUSH(&v->scratch, out, state);
}

void ltl_call__take(ltl_values *v, ltl_state *state, ltl_node node, ltl_states *out) {
    const ltl_tree *tree = v->tree;
    ltl_fact arguments[LTL_MAX_ARGUMENTS];
    ltl_node nodes[LTL_MAX_ARGUMENTS];
    ltl_call call = {
        .node = node, .arguments = arguments, .nodes = nodes, .name = callee_of(v, state, node)};
    call.name_id = call.name.len > 0 ? ltl_names_find(tree->names, call.name) : 0;
    if (v->is_quiet[node]) {
        LTL_PUSH(&v->scratch, out, state);
        return;
    }
    for (ltl_node child = node + 1; child < tree->end[node]; child = tree->end[child]) {
        if (tree->role[child] == LTL_ROLE_ARGUMENT && call.count < LTL_MAX_ARGUMENTS) {
            arguments[call.count] = ltl_step__value(v, state, child);
            nodes[call.count++] = child;
        }
    }
    if (call.count == 1 && is_cast(call.name)) {
        take_cast(v, state, node, &call);
        LTL_PUSH(&v->scratch, out, state);
        return;
    }
    if (call.count > 0 && ltl_call__hands_through(tree, node, call.name)) {
        ltl_step__give(v, state, node, &arguments[0]);
        LTL_PUSH(&v->scratch, out, state);
        return;
    }
    tell_call(v, state, &call);
    ltl_keep__take_back(v, state, &call);
    unsigned traits = ltl_call__traits(v, call.name_id, call.name);
    v->is_asserting = call.count > 0 && (traits & LTL_TRAIT_ASSERTS) != 0;
    bool fails = v->is_asserting && !ltl_assume__outcome(v, state, nodes[0], true);
    v->is_asserting = false;
    if ((traits & LTL_TRAIT_ENDS) != 0 || fails) {
        state->is_dead = true;
        LTL_PUSH(&v->scratch, out, state);
        return;
    }
    if (!v->is_cpp || !ltl_object__call(v, state, &call, out)) {
        take_known(v, state, node, &call, out);
    }
}
