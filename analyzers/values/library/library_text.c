#include "analyzers/values/library/library_internal.h"

/* Where nothing was put before, there may be no end. */
static void tell_text(ltl_values *v, ltl_state *state, const ltl_call *call, int8_t index) {
    const ltl_fact *text = ltl_model__argument(call, index);
    const ltl_region_state *known =
        text->region != 0 ? ltl_state_region(state, text->region) : NULL;
    ltl_fact value = {.flags = 0};
    if (known != NULL && (known->marks & LTL_REGION_UNSET) != 0 && known->written == 0 &&
        (known->marks & (LTL_REGION_TEXT | LTL_REGION_FILLED)) == 0) {
        value.flags = LTL_FACT_UNSET;
        value.origin = v->regions.all.at[text->region].node;
    }
    ltl_event event = {.kind = LTL_EVENT_TEXT,
                       .node = ltl_model__argument_node(call, index),
                       .state = state,
                       .a = &value};
    ltl_values__tell(v, &event);
}

ltl_fact ltl_model__take_length(ltl_values *v, ltl_state *state, const ltl_call *call,
                                const ltl_model *row) {
    const ltl_fact *text = ltl_model__argument(call, row->a);
    ltl_fact bytes = ltl_memory__text_length(v, state, text);
    tell_text(v, state, call, row->a);
    ltl_model__read_block(v, state, call, row->a, &bytes, LTL_ACCESS_TEXT);
    ltl_fact scale = ltl_fact_number(v->types.size, row->width);
    ltl_fact letters = ltl_fact_binary(&v->types, LTL_STR("/"), &bytes, &scale);
    letters.type = v->types.size;
    letters.symbol = ++v->symbols;
    letters.flags =
        (uint16_t)(ltl_fact_is_exact(&letters) ? letters.flags : letters.flags & ~LTL_FACT_SEEN);
    letters.flags =
        (uint16_t)(letters.flags & ~LTL_FACT_OUTSIDE); /* no larger than what there is */
    return letters;
}

ltl_fact ltl_model__take_text_copy(ltl_values *v, ltl_state *state, const ltl_call *call,
                                   const ltl_model *row) {
    const ltl_fact *to = ltl_model__argument(call, row->a);
    const ltl_fact *from = ltl_model__argument(call, row->b);
    ltl_fact length = ltl_memory__text_length(v, state, from);
    ltl_fact bytes = ltl_model__plus(v, &length, row->width);
    tell_text(v, state, call, row->b);
    ltl_model__read_block(v, state, call, row->b, &bytes, LTL_ACCESS_TEXT);
    ltl_model__write_block(v, state, call, row->a, &bytes, LTL_ACCESS_TEXT);
    if (to->region != 0) {
        ltl_memory__forget(v, state, to->region);
        ltl_memory__set_text(v, state, to, &length);
        ltl_model__take_over(v, state, to, from);
    }
    return *to;
}

ltl_fact ltl_model__take_limited_copy(ltl_values *v, ltl_state *state, const ltl_call *call,
                                      const ltl_model *row) {
    ltl_fact letters = ltl_model__length_argument(v, state, call, row->c);
    ltl_fact bytes = ltl_model__times(v, &letters, row->width);
    ltl_fact letter = ltl_fact_number(v->types.size, row->width);
    ltl_model__follow(v, state, call, row->b);
    if (bytes.low > 0) { /* how many there are to read nobody knows, but the first one is */
        ltl_step__access(v, state, ltl_model__argument_node(call, row->b),
                         ltl_model__argument(call, row->b), &letter, LTL_ACCESS_BLOCK, false);
    }
    ltl_model__write_block(v, state, call, row->a, &bytes, LTL_ACCESS_BLOCK);
    ltl_model__copy_text(v, state, ltl_model__argument(call, row->a),
                         ltl_model__argument(call, row->b), &bytes);
    return *ltl_model__argument(call, row->a);
}

static void append(ltl_values *v, ltl_state *state, const ltl_call *call, const ltl_model *row,
                   const ltl_fact *added) {
    const ltl_fact *to = ltl_model__argument(call, row->a);
    ltl_fact had = ltl_memory__text_length(v, state, to);
    tell_text(v, state, call, row->a);
    ltl_fact end = ltl_fact_binary(&v->types, LTL_STR("+"), to, &had);
    ltl_fact all = ltl_fact_binary(&v->types, LTL_STR("+"), &had, added);
    ltl_fact bytes = ltl_model__plus(v, added, row->width);
    bool is_tainted = ltl_model__is_from_outside(v, state, to);
    end.region = to->region;
    ltl_model__follow(v, state, call, row->a);
    ltl_step__access(v, state, ltl_model__argument_node(call, row->a), &end, &bytes,
                     LTL_ACCESS_TEXT, true);
    if (to->region != 0) {
        ltl_memory__forget(v, state, to->region);
        ltl_memory__set_text(v, state, to, &all);
        ltl_model__take_over(v, state, to, ltl_model__argument(call, row->b));
        ltl_memory__region(v, state, to->region)->marks |= is_tainted ? LTL_REGION_OUTSIDE : 0;
    }
}

ltl_fact ltl_model__take_append(ltl_values *v, ltl_state *state, const ltl_call *call,
                                const ltl_model *row) {
    ltl_fact length = ltl_memory__text_length(v, state, ltl_model__argument(call, row->b));
    ltl_fact bytes = ltl_model__plus(v, &length, row->width);
    ltl_model__read_block(v, state, call, row->b, &bytes, LTL_ACCESS_TEXT);
    append(v, state, call, row, &length);
    return *ltl_model__argument(call, row->a);
}

ltl_fact ltl_model__take_limited_append(ltl_values *v, ltl_state *state, const ltl_call *call,
                                        const ltl_model *row) {
    ltl_fact letters = ltl_model__length_argument(v, state, call, row->c);
    ltl_fact most = ltl_model__times(v, &letters, row->width);
    ltl_fact length = ltl_memory__text_length(v, state, ltl_model__argument(call, row->b));
    ltl_model__follow(v, state, call, row->b);
    if (most.high < length.low || !ltl_fact_has(&length, LTL_FACT_HIGH_SEEN)) {
        length.high = most.high < length.high ? most.high : length.high;
        length.low = length.low < most.low ? length.low : most.low;
        length.flags = (uint16_t)(ltl_fact_is_exact(&length) ? LTL_FACT_SEEN : 0);
    }
    append(v, state, call, row, &length);
    return *ltl_model__argument(call, row->a);
}

/* `snprintf`: at most so many; what is written is not known. */
ltl_fact ltl_model__take_limited_print(ltl_values *v, ltl_state *state, const ltl_call *call,
                                       const ltl_model *row) {
    ltl_fact letters = ltl_model__length_argument(v, state, call, row->c);
    ltl_fact bytes = ltl_model__times(v, &letters, row->width);
    const ltl_fact *to = ltl_model__argument(call, row->a);
    bool is_asking = to->null == LTL_NULL_IS; /* how much there would be */
    if (!is_asking) {
        ltl_model__write_block(v, state, call, row->a, &bytes, LTL_ACCESS_BLOCK);
        ltl_memory__fill(v, state, to, false);
        for (uint32_t i = (uint32_t)row->b + 1; i < call->count; i++) {
            ltl_model__take_over(v, state, to, &call->arguments[i]);
        }
    }
    return ltl_model__any_number(v, 4);
}

static bool is_plain_text_format(const ltl_values *v, const ltl_call *call, int8_t index) {
    ltl_str text = ltl_tree_text(v->tree, ltl_model__argument_node(call, index));
    return ltl_str_is(text, "\"%s\"") || ltl_str_is(text, "L\"%s\"");
}

ltl_fact ltl_model__take_print(ltl_values *v, ltl_state *state, const ltl_call *call,
                               const ltl_model *row) {
    const ltl_fact *to = ltl_model__argument(call, row->a);
    ltl_model copy = *row;
    if (is_plain_text_format(v, call, row->b) && call->count == (uint32_t)row->b + 2) {
        copy.b = (int8_t)(row->b + 1);
        (void)ltl_model__take_text_copy(v, state, call, &copy);
        return ltl_model__any_number(v, 4);
    }
    ltl_model__follow(v, state, call, row->a);
    ltl_memory__fill(v, state, to, false);
    for (uint32_t i = (uint32_t)row->b + 1; i < call->count; i++) {
        ltl_model__take_over(v, state, to, &call->arguments[i]);
    }
    return ltl_model__any_number(v, 4);
}

/* A pointer into the text that was given, or null. */
ltl_fact ltl_model__take_search(ltl_values *v, ltl_state *state, const ltl_call *call,
                                const ltl_model *row) {
    ltl_fact found = *ltl_model__argument(call, row->a);
    if (ltl_str_is(call->name, "strtok") && found.null == LTL_NULL_IS) { /* the text before */
        return ltl_memory__behind(v, state, call->node,
                                  ltl_type_pointer(&v->types, v->types.character));
    }
    ltl_model__follow(v, state, call, row->a);
    found.low = found.low < 0 ? found.low : 0;
    found.high = INT32_MAX;
    found.flags = (uint16_t)(found.flags & ~LTL_FACT_SEEN);
    found.null = LTL_NULL_ANY;
    found.symbol = ++v->symbols;
    return found;
}

/* `access`, `stat`: what the name stands for may have changed by the time it is used. */
ltl_fact ltl_model__take_path_test(ltl_values *v, ltl_state *state, const ltl_call *call,
                                   const ltl_model *row) {
    const ltl_fact *path = ltl_model__argument(call, row->a);
    if (path->region != 0 && v->regions.all.at[path->region].kind != LTL_REGION_TEXT_OF) {
        ltl_region root = ltl_region_root(&v->regions, path->region);
        ltl_region_state *known = ltl_memory__region(v, state, root);
        known->marks |= LTL_REGION_TESTED;
        known->tested_at = call->node;
    }
    return ltl_model__any_number(v, row->type);
}
