/* call_unknown.c - calls of what nobody knows: what they may keep, change, answer. */
#include <ctype.h>

#include "analyzers/values/steps/call_name.h"
#include "analyzers/values/steps/step_internal.h"

bool ltl_call__is_address(const ltl_tree *tree, ltl_node node) {
    while (tree->kind[node] == LTL_KIND_CAST) {
        ltl_node value = ltl_tree_child(tree, node, LTL_ROLE_VALUE);
        if (value == LTL_NO_NODE) {
            return false;
        }
        node = value;
    }
    return tree->kind[node] == LTL_KIND_UNARY && ltl_str_is(ltl_tree_name(tree, node), "&");
}

static bool is_guard_position(const ltl_tree *tree, ltl_node node) {
    ltl_node parent = tree->parent[node];
    return (tree->kind[parent] == LTL_KIND_IF && tree->role[node] == LTL_ROLE_CONDITION) ||
           (tree->kind[parent] == LTL_KIND_UNARY && ltl_str_is(ltl_tree_name(tree, parent), "!")) ||
           (tree->kind[parent] == LTL_KIND_BINARY &&
            (ltl_str_is(ltl_tree_name(tree, parent), "&&") ||
             ltl_str_is(ltl_tree_name(tree, parent), "||")));
}

/* A question without arguments that is asked twice gets the same answer. */
static ltl_fact answer_of(ltl_values *v, ltl_state *state, uint32_t name, const ltl_fact *fresh) {
    ltl_region region = ltl_region_intern(&v->regions, LTL_REGION_ANSWER, name, 0, 0, 0);
    ltl_fact *known = ltl_state_find(state, region, 0);
    if (known != NULL) {
        if (known->symbol == 0) {
            known->symbol = ++v->symbols;
        }
        return *known;
    }
    ltl_state_put(&v->scratch, state, region, 0, fresh);
    return *fresh;
}

static bool mentions(ltl_str text, ltl_str name) {
    for (size_t at = ltl_str_find(text, name, 0); at != SIZE_MAX;
         at = ltl_str_find(text, name, at + 1)) {
        char before = at > 0 ? text.ptr[at - 1] : ' ';
        char after = at + name.len < text.len ? text.ptr[at + name.len] : ' ';
        bool is_inside = isalnum((unsigned char)before) || before == '_' ||
                         isalnum((unsigned char)after) || after == '_';
        if (!is_inside) {
            return true;
        }
    }
    return false;
}

/* A macro of the file may store into whatever variable it mentions. */
static void forget_mentioned(ltl_values *v, ltl_state *state, uint32_t name) {
    uint32_t macro = name != 0 ? ltl_pairs_find(&v->types.macros, name, 2) : 0;
    if (macro == 0) {
        return;
    }
    ltl_str text = ltl_tree_text(v->tree, macro);
    for (uint32_t i = 0; i < state->regions.count; i++) {
        ltl_region region = state->regions.at[i].region;
        const ltl_region_info *info = ltl_region_of(&v->regions, region);
        if (info->kind == LTL_REGION_VARIABLE &&
            mentions(text, ltl_names_text(v->tree->names, v->scopes->all.at[info->a].name))) {
            ltl_memory__forget(v, state, region);
        }
    }
}

/* `each(item, list) {`: what a block stands behind is no call, it is a loop that a macro writes. */
bool ltl_call__has_block(const ltl_values *v, ltl_node call) {
    ltl_str text = v->tree->source->text;
    size_t at = ltl_tree_span(v->tree, call).end;
    while (at < text.len && isspace((unsigned char)text.ptr[at])) {
        at++;
    }
    return at < text.len && text.ptr[at] == '{';
}

/* `LIKE_THIS` and `for_each_item`: nobody writes functions so, and a macro may set what it is given. */
static bool is_like_macro(const ltl_values *v, const ltl_call *call) {
    bool has_upper = false;
    bool has_lower = false;
    for (size_t i = 0; i < call->name.len; i++) {
        has_upper = has_upper || isupper((unsigned char)call->name.ptr[i]);
        has_lower = has_lower || islower((unsigned char)call->name.ptr[i]);
    }
    return (has_upper && !has_lower) || ltl_name_has(call->name, "foreach") ||
           ltl_name_has(call->name, "for_each") || ltl_call__has_block(v, call->node) ||
           (call->name_id != 0 && ltl_pairs_find(&v->types.macros, call->name_id, 2) != 0);
}

/* `isdigit(*p)`, `IS_BLANK(*p)` at the end of a text: no. */
bool ltl_call__asks_about_nul(const ltl_call *call) {
    bool is_question =
        call->name.len > 3 && (call->name.ptr[0] | 32) == 'i' && (call->name.ptr[1] | 32) == 's';
    return is_question && call->count == 1 && ltl_fact_is_exact(&call->arguments[0]) &&
           call->arguments[0].low == 0 && call->arguments[0].region == 0 &&
           call->arguments[0].null != LTL_NULL_IS;
}

/* `EXPECT(p == NULL)`: whether there is something to give back is decided where we do not look. */
static void escape_mentioned(ltl_values *v, ltl_state *state, ltl_node call) {
    for (ltl_node leaf = call + 1; leaf < v->tree->end[call]; leaf++) {
        bool is_variable = v->tree->kind[leaf] == LTL_KIND_NAME && v->scopes->of[leaf] != 0;
        ltl_fact *cell =
            is_variable ? ltl_state_find(state, ltl_memory__variable(v, leaf), 0) : NULL;
        if (cell != NULL && cell->region != 0) {
            ltl_memory__escape(v, state, cell->region);
        }
    }
}

/* `if (!IS_GOOD(p))`: who looks at p there may have seen that it is no null. */
static void note_asked(ltl_state *state, uint32_t symbol) {
    for (uint32_t i = 0; symbol != 0 && i < state->cells.count; i++) {
        ltl_fact *fact = &state->cells.at[i].fact;
        fact->flags |= fact->symbol == symbol ? LTL_FACT_GUARDED : 0;
    }
}

/* What a record holds is known to whom it is given. */
static void escape_held(ltl_values *v, ltl_state *state, ltl_region whole) {
    ltl_region root = ltl_region_root(&v->regions, whole);
    for (uint32_t i = 0; i < state->cells.count; i++) {
        const ltl_cell *cell = &state->cells.at[i];
        if (cell->fact.region != 0 && ltl_region_root(&v->regions, cell->region) == root) {
            ltl_memory__escape(v, state, cell->fact.region);
        }
    }
}

/* `check_memory(p)`: who is asked to look at what was allocated does not come back with NULL. */
static void note_checked(ltl_values *v, ltl_state *state, const ltl_call *call) {
    static const char *const WORDS[] = {"check",  "verify",   "require",
                                        "ensure", "not_null", "nonnull"};
    bool checks = false;
    for (size_t i = 0; i < LTL_COUNT_OF(WORDS); i++) {
        checks = checks || ltl_name_has(call->name, WORDS[i]);
    }
    for (uint32_t i = 0; checks && i < call->count; i++) {
        if (call->arguments[i].null == LTL_NULL_MAYBE) {
            (void)ltl_assume__null(v, state, &call->arguments[i], false, LTL_NO_NODE);
        }
    }
}

/* `CHECK(item_new(&p))`: a macro that leaves when it failed; what was freed then is met no more. */
static void doubt_freed(ltl_values *v, ltl_state *state, const ltl_call *call) {
    bool is_inner = false;
    bool has_upper = false;
    for (uint32_t i = 0; i < call->count; i++) {
        is_inner = is_inner || v->tree->kind[call->nodes[i]] == LTL_KIND_CALL;
    }
    for (size_t i = 0; i < call->name.len; i++) {
        has_upper = has_upper || isupper((unsigned char)call->name.ptr[i]);
    }
    ltl_node unit = v->frame->unit;
    for (uint32_t i = 0; is_inner && has_upper && i < state->regions.count; i++) {
        ltl_region_state *region = &state->regions.at[i];
        bool is_elsewhere = region->freed_at < unit || region->freed_at >= v->tree->end[unit];
        if (region->status == LTL_REGION_FREED && is_elsewhere) {
            region->status = LTL_REGION_MAYBE;
        }
    }
}

/* What the name of the function says about more than what it does. */
static void note_meaning(ltl_values *v, ltl_state *state, const ltl_call *call) {
    note_checked(v, state, call);
    doubt_freed(v, state, call);
    if (ltl_name_has(call->name, "expect")) {
        escape_mentioned(v, state, call->node);
    }
}

void ltl_call__unknown(ltl_values *v, ltl_state *state, const ltl_call *call, ltl_type type) {
    if (ltl_call__function(v, call->name_id) == LTL_NO_NODE) {
        ltl_call__note_open(v, state, call);
    }
    bool keeps = (ltl_call__traits(v, call->name_id, call->name) & LTL_TRAIT_LOOKS) == 0;
    bool may_set = keeps && is_like_macro(v, call);
    bool is_question = is_guard_position(v->tree, call->node);
    for (uint32_t i = 0; i < call->count; i++) {
        ltl_region region = call->arguments[i].region;
        ltl_fact named_place = {0}; /* a macro may store into what it is given */
        if (v->is_cpp && ltl_step__place(v, state, call->nodes[i], &named_place) &&
            ltl_container__is(v, named_place.type)) {
            ltl_step__escape_parts(v, state, named_place.region);
        }
        if (ltl_call__may_store(v, call->nodes[i]) &&
            ltl_step__place(v, state, call->nodes[i], &named_place)) {
            ltl_memory__note_set(v, state, named_place.region);
            if (may_set && named_place.region != 0 && ltl_fact_is_exact(&named_place)) {
                ltl_state_forget(state, named_place.region, named_place.low, named_place.high);
            }
        }
        bool is_address = ltl_call__is_address(v->tree, call->nodes[i]);
        if (region != 0 && is_address && !keeps) { /* whatever it is called, it may set that */
            escape_held(v, state, region);
            ltl_memory__forget(v, state, region);
        }
        if (is_question) {
            note_asked(state, call->arguments[i].symbol);
        }
        if (region != 0 && keeps) {
            ltl_keep__lend(v, state, call, region);
            ltl_memory__forget(v, state, region);
        }
        ltl_fact place = {0}; /* C++: perhaps by reference */
        if (keeps && v->is_cpp && ltl_step__place(v, state, call->nodes[i], &place) &&
            place.region != 0 && ltl_type_of(&v->types, place.type)->depth == 0) {
            ltl_memory__forget(v, state, place.region);
        }
    }
    note_meaning(v, state, call);
    if (keeps) {
        ltl_memory__disturb(v, state);
        ltl_call__doubt_nulls(state, true);
    }
    forget_mentioned(v, state, call->name_id);
    ltl_fact result = ltl_fact_any(&v->types, type);
    result.symbol = ++v->symbols;
    result.flags |=
        ltl_name_has(call->name, "printf") ? LTL_FACT_MODEST : 0; /* of what was printed */
    if (ltl_call__asks_about_nul(call)) {
        result = ltl_fact_number(v->types.integer, 0);
    }
    if (call->count == 0 && call->name_id != 0 && is_guard_position(v->tree, call->node)) {
        result = answer_of(v, state, call->name_id, &result);
    }
    (void)ltl_keep__make(v, state, call, &result);
    ltl_step__give(v, state, call->node, &result);
}
