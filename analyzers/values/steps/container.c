/* Containers of the standard library: one cell stands for all elements, and is known while they are
 * all the same. */
#include "analyzers/values/steps/step_internal.h"

bool ltl_container__is(const ltl_values *v, ltl_type type) {
    static const char *const NAMES[] = {"vector", "list",     "map",           "deque",
                                        "stack",  "queue",    "forward_list",  "set",
                                        "array",  "multimap", "unordered_map", "unordered_set"};
    const ltl_type_info *info = ltl_type_of(&v->types, type);
    if (!v->is_cpp || info->name == 0 || info->base != LTL_BASE_UNKNOWN || info->depth > 0) {
        return false;
    }
    ltl_str name = ltl_names_text(v->tree->names, info->name);
    for (size_t i = 0; i < LTL_COUNT_OF(NAMES); i++) {
        if (ltl_str_is(name, NAMES[i])) {
            return true;
        }
    }
    return false;
}

ltl_fact ltl_container__element(ltl_values *v, ltl_region container) {
    ltl_fact place = {.flags = LTL_FACT_SEEN};
    place.region =
        ltl_region_intern(&v->regions, LTL_REGION_MEMBER, container, LTL_CONTAINER_ELEMENT,
                          LTL_TYPE_UNKNOWN, v->regions.all.at[container].node);
    return place;
}

void ltl_container__begin(ltl_values *v, ltl_state *state, ltl_region container) {
    ltl_memory__forget(v, state, container);
    ltl_memory__region(v, state, container)->marks |= LTL_REGION_LISTED;
}

/* ---- methods ---- */

typedef enum container_deed { PUTS, GIVES, LOOKS, SHOWS, EMPTIES } container_deed;

static const struct {
    const char *name;
    container_deed deed;
} METHODS[] = {
    {"push_back", PUTS}, {"push_front", PUTS}, {"push", PUTS},     {"emplace_back", PUTS},
    {"insert", PUTS},    {"back", GIVES},      {"front", GIVES},   {"top", GIVES},
    {"at", GIVES},       {"size", LOOKS},      {"empty", LOOKS},   {"capacity", LOOKS},
    {"max_size", LOOKS}, {"count", LOOKS},     {"reserve", LOOKS}, {"pop", LOOKS},
    {"pop_back", LOOKS}, {"pop_front", LOOKS}, {"begin", SHOWS},   {"end", SHOWS},
    {"cbegin", SHOWS},   {"cend", SHOWS},      {"rbegin", SHOWS},  {"rend", SHOWS},
    {"clear", EMPTIES},
};

/* `insert(v.end(), v2.begin(), v2.end())` and its like put many in. */
static bool puts_one(const ltl_values *v, const ltl_call *call) {
    ltl_node last = call->count > 0 ? call->nodes[call->count - 1] : LTL_NO_NODE;
    bool is_place = last != LTL_NO_NODE && v->tree->kind[last] == LTL_KIND_CALL;
    bool is_insert = ltl_str_is(call->name, "insert");
    return last != LTL_NO_NODE && !(is_insert && (is_place || call->count < 2)) &&
           (is_insert || call->count == 1);
}

/* `v.insert(v.end(), x)` and `v.erase(v.begin())` look at the place only. */
static bool is_given_to_method(const ltl_tree *tree, ltl_node node) {
    ltl_node around = tree->parent[node];
    ltl_node callee = tree->kind[around] == LTL_KIND_CALL
                          ? ltl_tree_child(tree, around, LTL_ROLE_CALLEE)
                          : LTL_NO_NODE;
    return callee != LTL_NO_NODE && tree->role[node] == LTL_ROLE_ARGUMENT &&
           tree->kind[callee] == LTL_KIND_MEMBER && !ltl_str_is(ltl_tree_name(tree, callee), "::");
}

static void give_element(ltl_values *v, ltl_state *state, const ltl_call *call,
                         ltl_region container) {
    ltl_result result = {.node = call->node, .is_place = true};
    result.place = ltl_container__element(v, container);
    result.value = ltl_memory__read(v, state, &result.place, call->node);
    ltl_state_result_put(&v->scratch, state, &result);
}

/* What the one cell does not hold is somewhere else. */
static void put_element(ltl_values *v, ltl_state *state, const ltl_fact *place,
                        const ltl_fact *value) {
    const ltl_fact *cell = ltl_state_find(state, place->region, 0);
    ltl_region before = cell != NULL ? cell->region : 0;
    ltl_memory__write(v, state, place, value);
    cell = ltl_state_find(state, place->region, 0);
    ltl_region regions[2] = {before, value->region};
    for (int i = 0; i < 2; i++) {
        if (regions[i] != 0 && (cell == NULL || cell->region != regions[i])) {
            ltl_memory__escape(v, state, regions[i]);
        }
    }
}

bool ltl_container__call(ltl_values *v, ltl_state *state, const ltl_call *call,
                         ltl_region container) {
    size_t row = 0;
    while (row < LTL_COUNT_OF(METHODS) && !ltl_str_is(call->name, METHODS[row].name)) {
        row++;
    }
    if (row == LTL_COUNT_OF(METHODS) || (METHODS[row].deed == PUTS && !puts_one(v, call))) {
        return false;
    }
    ltl_fact place = ltl_container__element(v, container);
    ltl_fact any = ltl_fact_any(&v->types, LTL_TYPE_UNKNOWN);
    switch (METHODS[row].deed) {
    case PUTS:
        put_element(v, state, &place, &call->arguments[call->count - 1]);
        break;
    case GIVES:
        give_element(v, state, call, container);
        return true;
    case SHOWS: /* whoever has its place may take what it holds, or change it */
        if (!is_given_to_method(v->tree, call->node)) {
            ltl_step__escape_parts(v, state, container);
            ltl_memory__forget(v, state, container);
        }
        break;
    case EMPTIES:
        ltl_step__escape_parts(v, state, container);
        ltl_container__begin(v, state, container);
        break;
    case LOOKS:
        break;
    }
    any.symbol = ++v->symbols;
    ltl_step__give(v, state, call->node, &any);
    return true;
}

void ltl_container__show(ltl_values *v, ltl_state *state, ltl_node name, const ltl_fact *place) {
    ltl_node around = v->tree->parent[name];
    ltl_kind kind = ltl_tree_kind(v->tree, around);
    bool is_asked = v->tree->role[name] == LTL_ROLE_RECEIVER &&
                    (kind == LTL_KIND_MEMBER || kind == LTL_KIND_INDEX);
    if (is_asked || kind == LTL_KIND_CALL || kind == LTL_KIND_VARIABLE || place->region == 0) {
        return;
    }
    ltl_step__escape_parts(v, state, place->region);
    if (kind == LTL_KIND_LOOP) { /* `for (auto &x : v)` */
        ltl_memory__forget(v, state, place->region);
    }
}
