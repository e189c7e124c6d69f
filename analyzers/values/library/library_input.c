#include "analyzers/values/library/library_internal.h"

/* So many bytes at most are put there; the result says how many. */
ltl_fact ltl_model__take_input(ltl_values *v, ltl_state *state, const ltl_call *call,
                               const ltl_model *row) {
    ltl_fact letters = ltl_model__length_argument(v, state, call, row->b);
    if (row->c >= 0) {
        ltl_fact more = ltl_model__length_argument(v, state, call, row->c);
        letters = ltl_fact_binary(&v->types, LTL_STR("*"), &letters, &more);
    }
    ltl_fact bytes = ltl_model__times(v, &letters, row->width);
    ltl_model__write_block(v, state, call, row->a, &bytes, LTL_ACCESS_BLOCK);
    ltl_memory__fill(v, state, ltl_model__argument(call, row->a), true);
    ltl_fact got = ltl_model__any_number(v, 8);
    got.low = -1;
    got.high = letters.high >= 0 ? letters.high : INT64_MAX;
    got.flags = (uint16_t)(letters.flags & LTL_FACT_HIGH_SEEN);
    got.origin = call->node;
    return got;
}

ltl_fact ltl_model__take_line(ltl_values *v, ltl_state *state, const ltl_call *call,
                              const ltl_model *row) {
    const ltl_fact *to = ltl_model__argument(call, row->a);
    (void)ltl_model__take_input(v, state, call, row);
    ltl_fact got = *to;
    got.null = LTL_NULL_ANY;
    got.symbol = ++v->symbols;
    return got;
}

/* `scanf`: what the pointers behind the format point to. */
ltl_fact ltl_model__take_scan(ltl_values *v, ltl_state *state, const ltl_call *call,
                              const ltl_model *row) {
    bool is_text = row->b >= 0;
    ltl_node format = ltl_model__argument_node(call, row->a);
    bool counts = ltl_str_find(ltl_tree_text(v->tree, format), LTL_STR("%n"), 0) != SIZE_MAX;
    bool is_outside =
        !is_text || ltl_model__is_from_outside(v, state, ltl_model__argument(call, row->b));
    for (uint32_t i = (uint32_t)row->a + 1; i < call->count; i++) {
        ltl_fact place = call->arguments[i];
        if (place.region == 0) {
            continue;
        }
        place.type = ltl_type_inner(&v->types, place.type);
        ltl_fact value = ltl_fact_any(&v->types, place.type);
        const ltl_type_info *info = ltl_type_of(&v->types, place.type);
        bool is_number = (info->base == LTL_BASE_INTEGER || info->base == LTL_BASE_FLOAT) &&
                         info->depth == 0 && ltl_fact_is_exact(&place);
        const ltl_region_info *region = ltl_region_of(&v->regions, place.region);
        if (!is_number || ltl_type_is_array(&v->types, region->type)) {
            ltl_memory__fill(v, state, &place, is_outside);
            continue;
        }
        bool is_chosen = is_outside && !counts; /* one of them is how far reading came */
        value.flags = (uint16_t)((is_chosen ? LTL_FACT_SEEN | LTL_FACT_OUTSIDE : 0) |
                                 (info->base == LTL_BASE_FLOAT ? LTL_FACT_FLOAT : 0));
        value.origin = call->node;
        value.symbol = ++v->symbols;
        ltl_memory__fill(v, state, &place, false);
        ltl_memory__write(v, state, &place, &value);
    }
    return ltl_model__any_number(v, 4);
}

ltl_fact ltl_model__take_environment(ltl_values *v, ltl_state *state, const ltl_call *call,
                                     const ltl_model *row) {
    (void)row;
    ltl_fact text =
        ltl_memory__behind(v, state, call->node, ltl_type_pointer(&v->types, v->types.character));
    text.null = LTL_NULL_MAYBE;
    text.origin = call->node;
    ltl_memory__region(v, state, text.region)->marks |= LTL_REGION_OUTSIDE;
    return text;
}
