#include "analyzers/values/values.h"

#include <stdlib.h>

#include "analyzers/dataflow/name_use.h"
#include "analyzers/values/files/lend.h"
#include "analyzers/values/steps/call_name.h"
#include "analyzers/values/values_internal.h"
#include "core/limits.h"

bool ltl_values_reads(const ltl_language *language) {
    ltl_str id = ltl_str_of(language->id);
    return ltl_str_is(id, "c") || ltl_str_is(id, "cpp");
}

/* ---- checks ---- */

const ltl_value_check *ltl_value_check_find(ltl_str id) {
    for (size_t i = 0; i < ltl_value_check_count; i++) {
        if (ltl_str_is(id, ltl_value_checks[i]->id)) {
            return ltl_value_checks[i];
        }
    }
    return NULL;
}

bool ltl_values_constant(ltl_values *values, ltl_node node, int64_t *out_number) {
    return ltl_type_constant(&values->types, node, out_number);
}

const ltl_types *ltl_values_types(const ltl_values *values) {
    return &values->types;
}
const ltl_tree *ltl_values_tree(const ltl_values *values) {
    return values->tree;
}
const ltl_region_info *ltl_values_region(const ltl_values *values, ltl_region region) {
    return ltl_region_of(&values->regions, region);
}

void ltl_values__tell(ltl_values *v, ltl_event *event) {
    if (v->is_quiet[event->node]) {
        return;
    }
    const ltl_event *around = v->event;
    v->event = event;
    for (uint32_t i = 0; i < v->listener_count[event->kind]; i++) {
        const ltl_value_check *check = v->listeners[event->kind][i];
        check->see(v, check, event);
    }
    v->event = around;
}

uint32_t ltl_value_check_number(const ltl_value_check *check) {
    uint32_t i = 0;
    while (ltl_value_checks[i] != check) {
        i++;
    }
    return i;
}

const ltl_value_check *ltl_value_check_at(uint32_t number) {
    return number < ltl_value_check_count ? ltl_value_checks[number] : NULL;
}

ltl_node ltl_values_unit(const ltl_values *values) {
    return values->frame->unit;
}

static void list_listeners(ltl_values *v) {
    for (size_t i = 0; i < ltl_value_check_count; i++) {
        for (uint32_t kind = 0; kind < LTL_EVENT_KINDS; kind++) {
            bool has_room = v->listener_count[kind] < LTL_COUNT_OF(v->listeners[kind]);
            if ((ltl_value_checks[i]->events >> kind & 1) != 0 && has_room) {
                v->listeners[kind][v->listener_count[kind]++] = ltl_value_checks[i];
            }
        }
    }
}

/* ---- what the file has ---- */

static void list_functions(ltl_values *v) {
    const ltl_tree *tree = v->tree;
    ltl_node node = tree->kind_first[LTL_KIND_FUNCTION];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        if (name == LTL_NO_NODE || ltl_tree_child(tree, node, LTL_ROLE_BODY) == LTL_NO_NODE ||
            tree->kind[name] != LTL_KIND_NAME) {
            continue;
        }
        bool is_again = ltl_pairs_find(&v->functions, tree->name[name], 1) != 0;
        ltl_pairs_put(v->arena, &v->functions, tree->name[name], 1, is_again ? UINT32_MAX : node);
    }
}

bool ltl_values_defines(const ltl_values *values, uint32_t name) {
    return ltl_pairs_find(&values->functions, name, 1) != 0;
}

/* ---- a function that nobody called ---- */

static bool is_lost(const ltl_values *v, const ltl_region_state *region) {
    return region->status == LTL_REGION_LIVE && (region->marks & LTL_REGION_OWNED) != 0 &&
           (region->marks & LTL_REGION_ESCAPED) == 0 &&
           !ltl_values__is_far(v, v->regions.all.at[region->region].node);
}

/* Functions of other files keep what they get on some of their ways: that is their business. */
static bool is_lost_always(const ltl_values *v, const ltl_states *ends, ltl_region region) {
    for (uint32_t i = 0; i < ends->count && v->far_from != LTL_NO_NODE; i++) {
        const ltl_region_state *known = ltl_state_region(ends->at[i], region);
        if (known != NULL && !is_lost(v, known) && (known->marks & LTL_REGION_OWNED) != 0) {
            return false;
        }
    }
    return true;
}

/* The call of the function at hand that led to where it was made, or what made it. */
static ltl_node maker_of(const ltl_values *v, const ltl_region_info *info) {
    ltl_node maker = info->node;
    for (uint32_t context = info->b; context != 0; context = v->context_list.at[context].around) {
        maker = v->context_list.at[context].call;
    }
    return maker;
}

/* What was made here and is given to nobody. */
static void tell_lost(ltl_values *v, const ltl_states *ends, const ltl_state *state) {
    for (uint32_t i = 0; i < state->regions.count; i++) {
        const ltl_region_state *region = &state->regions.at[i];
        if (is_lost(v, region) && !ltl_keep__is_low(v, state, region->region) &&
            is_lost_always(v, ends, region->region)) {
            ltl_event event = {.kind = LTL_EVENT_LOST,
                               .node = maker_of(v, &v->regions.all.at[region->region]),
                               .state = state,
                               .region = region->region,
                               .family = region->family};
            ltl_values__tell(v, &event);
        }
    }
}

static bool is_main(const ltl_values *v, ltl_node function) {
    ltl_node name = ltl_tree_child(v->tree, function, LTL_ROLE_NAME);
    return name != LTL_NO_NODE && ltl_str_is(ltl_tree_name(v->tree, name), "main");
}

static void walk_function(ltl_values *v, ltl_node function) {
    ltl_state entry = {0};
    ltl_states ends = {0};
    uint32_t nodes = v->tree->end[function] - function;
    ltl_arena_reset(&v->scratch);
    v->fuel_given = LTL_VALUES_FUEL_BASE + (uint64_t)nodes * LTL_VALUES_FUEL_PER_NODE;
    v->fuel = ltl_fuel_make(v->fuel_given, v->stop);
    v->keeping.unit = function;
    ltl_walk__unit(v, function, 0, 0, &entry, &ends);
    v->is_cut = v->is_cut || ltl_fuel_is_empty(&v->fuel);
    for (uint32_t i = 0; i < ends.count && !is_main(v, function); i++) {
        if (ends.at[i]->has_returned && ends.at[i]->returned.region != 0) {
            ltl_memory__escape(v, ends.at[i], ends.at[i]->returned.region);
        }
    }
    if (is_main(v, function)) { /* the end of the program gives all back */
        v->keeping.lefts.count = 0;
        return;
    }
    for (uint32_t i = 0; i < ends.count; i++) {
        if (!ends.at[i]->has_returned) {
            ltl_keep__leave(v, ends.at[i], LTL_NO_NODE, LTL_NO_NODE);
        }
    }
    ltl_keep__tell(v);
    for (uint32_t i = 0; i < ends.count; i++) {
        tell_lost(v, &ends, ends.at[i]);
    }
}

static int compare_findings(const void *a, const void *b) {
    const ltl_value_finding *x = a;
    const ltl_value_finding *y = b;
    return x->node != y->node ? (x->node < y->node ? -1 : 1) : strcmp(x->check->id, y->check->id);
}

/* ---- a file ---- */

static void begin(ltl_values *v, ltl_flow *flow) {
    v->tree = flow->tree;
    v->flow = flow;
    v->scopes = ltl_flow_scopes(flow);
    v->is_cpp = ltl_str_is(ltl_str_of(flow->tree->language->id), "cpp");
    ltl_types_init(&v->types, v->arena, flow);
    ltl_regions_init(&v->regions, v->arena);
    ltl_classes_make(v->arena, v->tree, &v->classes);
    ltl_library__init(v);
    v->traits = LTL_NEW_ARRAY(v->arena, uint8_t, v->tree->names->count);
    LTL_PUSH(v->arena, &v->context_list, ((ltl_context){0}));
    ltl_keep__begin(v);
    list_listeners(v);
    list_functions(v);
    ltl_values__mark_unreadable(v);
    ltl_values__mark_quiet(v);
    ltl_values__mark_read(v);
}

/* `struct EXPORTED options { … }` is read as a function: without parentheses it is none. */
static bool is_function(const ltl_tree *tree, ltl_node node, ltl_node body) {
    ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
    ltl_str between = name != LTL_NO_NODE && tree->kind[name] == LTL_KIND_NAME
                          ? ltl_str_slice(tree->source->text, tree->stop[name], tree->start[body])
                          : LTL_STR("(");
    return ltl_str_find(between, LTL_STR("("), 0) != SIZE_MAX;
}

/* Between `#if 0` and `#endif`, unless it stands behind an `#else`. */
static bool is_never(const ltl_tree *tree, ltl_node node) {
    bool is_else = false;
    for (ltl_node at = tree->parent[node]; at != LTL_NO_NODE; at = tree->parent[at]) {
        bool is_if = tree->kind[at] == LTL_KIND_BLOCK &&
                     ltl_str_starts_with(ltl_tree_name(tree, at), LTL_STR("#if"));
        ltl_node condition = is_if ? ltl_tree_child(tree, at, LTL_ROLE_CONDITION) : LTL_NO_NODE;
        if (condition != LTL_NO_NODE && ltl_str_is(ltl_tree_text(tree, condition), "0")) {
            return !is_else;
        }
        is_else = tree->role[at] == LTL_ROLE_ELSE;
    }
    return false;
}

/* `wanted` has where functions begin, plus one; null: all. */
static void walk_all(ltl_values *v, const ltl_pairs *wanted) {
    ltl_node node = v->tree->kind_first[LTL_KIND_FUNCTION];
    for (; node != LTL_NO_NODE; node = v->tree->kind_next[node]) {
        bool is_wanted =
            wanted == NULL || (!ltl_values__is_far(v, node) &&
                               ltl_pairs_find(wanted, v->tree->start[node] + 1, 1) != 0);
        ltl_node body = ltl_tree_child(v->tree, node, LTL_ROLE_BODY);
        if (is_wanted && body != LTL_NO_NODE && is_function(v->tree, node, body) &&
            !is_never(v->tree, node) && ltl_pairs_find(&v->unreadable, node, 1) == 0) {
            walk_function(v, node);
        }
    }
}

static ltl_reason end(ltl_values *v) {
    if (!v->is_cut) { /* else what was not walked might refute it */
        ltl_values__say_suspicions(v);
    }
    ltl_arena_clear(&v->scratch);
    if (v->findings->count > 1) {
        qsort(v->findings->at, v->findings->count, sizeof *v->findings->at, compare_findings);
    }
    return v->is_cut ? LTL_REASON_RULE_FUEL : LTL_REASON_NONE;
}

ltl_reason ltl_values_find(ltl_arena *arena, ltl_flow *flow, const atomic_int *stop,
                           ltl_value_findings *out_findings, ltl_value_opens *out_opens) {
    ltl_values v = {
        .arena = arena, .findings = out_findings, .stop = stop, .far_from = LTL_NO_NODE};
    *out_findings = (ltl_value_findings){0};
    begin(&v, flow);
    walk_all(&v, NULL);
    ltl_call__settle_open(&v);
    *out_opens = v.opens;
    return end(&v);
}

/* ---- with functions of other files ---- */

static ltl_node first_far(const ltl_tree *tree, uint32_t own_bytes) {
    ltl_node node = 1;
    while (node < tree->count && tree->start[node] < own_bytes) {
        node = tree->end[node] < tree->count && tree->start[tree->end[node]] < own_bytes
                   ? tree->end[node]
                   : node + 1;
    }
    return node;
}

/* Functions of the file that want one that is there. */
static void mark_leading(const ltl_values *v, const ltl_lent *lent, ltl_pairs *wanted) {
    const ltl_tree *tree = v->tree;
    ltl_pairs there = {0};
    ltl_node node = tree->kind_first[LTL_KIND_FUNCTION];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        if (ltl_values__is_far(v, node) && name != LTL_NO_NODE) {
            uint64_t key = ltl_lent_key(ltl_tree_name(tree, name));
            ltl_pairs_put(v->arena, &there, (uint32_t)(key >> 32) | 1, (uint32_t)key,
                          ltl_lent_is_giver(tree, node) ? 2 : 1);
        }
    }
    node = tree->kind_first[LTL_KIND_CLASS];
    for (; node != LTL_NO_NODE; node = tree->kind_next[node]) {
        ltl_node name = ltl_tree_child(tree, node, LTL_ROLE_NAME);
        if (ltl_values__is_far(v, node) && name != LTL_NO_NODE) {
            uint64_t key = ltl_lent_key(ltl_tree_name(tree, name));
            ltl_pairs_put(v->arena, &there, (uint32_t)(key >> 32) | 1, (uint32_t)key, 2);
        }
    }
    for (uint32_t i = 0; i < lent->wants.count; i++) {
        uint64_t key = lent->wants.at[i].name;
        uint32_t found = ltl_pairs_find(&there, (uint32_t)(key >> 32) | 1, (uint32_t)key);
        if (found == 2 || (found == 1 && lent->wants.at[i].is_any)) {
            ltl_pairs_put(v->arena, wanted, lent->wants.at[i].unit + 1, 1, 1);
        }
    }
}

/* What their own files are told of already. */
static void mark_said(ltl_values *v, const ltl_values_far *far) {
    for (uint32_t i = 0; i < far->known->count; i++) {
        const ltl_value_place *place = &far->known->at[i];
        ltl_span span = {place->span.start + far->own_bytes, place->span.end + far->own_bytes};
        ltl_node node = ltl_value_place_node(v->tree, span, place->kind);
        if (node != LTL_NO_NODE) {
            ltl_pairs_put(v->arena, &v->said, node, ltl_value_check_number(place->check) + 1,
                          UINT32_MAX);
        }
    }
}

ltl_reason ltl_values_find_far(ltl_arena *arena, ltl_flow *flow, const ltl_values_far *far,
                               const atomic_int *stop, ltl_value_findings *out_findings) {
    ltl_values v = {.arena = arena,
                    .findings = out_findings,
                    .stop = stop,
                    .far_from = first_far(flow->tree, far->own_bytes)};
    ltl_pairs wanted = {0};
    *out_findings = (ltl_value_findings){0};
    begin(&v, flow);
    mark_said(&v, far);
    mark_leading(&v, far->lent, &wanted);
    walk_all(&v, &wanted);
    return end(&v);
}
