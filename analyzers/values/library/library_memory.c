#include "analyzers/values/library/library_internal.h"

/* ---- memory that is made and given back ---- */
ltl_fact ltl_model__take_allocation(ltl_values *v, ltl_state *state, const ltl_call *call,
                                    const ltl_model *row) {
    ltl_fact size = ltl_model__length_argument(v, state, call, row->a);
    if (row->b >= 0) {
        ltl_fact count = ltl_model__length_argument(v, state, call, row->b);
        size = ltl_step__binary(v, state, call->node, LTL_STR("*"), &count, &size);
    }
    ltl_fact pointer = ltl_step__make(v, state, call->node, &size, row->family, LTL_TYPE_UNKNOWN);
    ltl_region_state *made = ltl_state_region(state, pointer.region);
    if (row->b >= 0) {
        made->marks =
            (uint16_t)((made->marks & ~LTL_REGION_UNSET) | LTL_REGION_ZEROED | LTL_REGION_TEXT);
        made->text_low = made->text_high = 0;
    }
    pointer.null = row->family == LTL_GIVEN_BY_STACK ? LTL_NULL_NOT : LTL_NULL_MAYBE;
    return pointer;
}

ltl_fact ltl_model__take_reallocation(ltl_values *v, ltl_state *state, const ltl_call *call,
                                      const ltl_model *row) {
    ltl_fact size = ltl_model__length_argument(v, state, call, row->b);
    const ltl_fact *old = ltl_model__argument(call, row->a);
    ltl_region_state *had = old->region != 0 ? ltl_memory__region(v, state, old->region) : NULL;
    bool is_first = old->null == LTL_NULL_IS;
    if (ltl_fact_is_exact(&size) && size.low == 0) { /* gives back, and nothing for it */
        ltl_step__give_back(v, state, call->node, old, row->family);
        return ltl_model__any_number(v, 0);
    }
    if (had != NULL) {
        had->status = LTL_REGION_MAYBE;
        had->marks |= LTL_REGION_ESCAPED;
    }
    ltl_fact pointer = ltl_step__make(v, state, call->node, &size, row->family, LTL_TYPE_UNKNOWN);
    ltl_region_state *made = ltl_state_region(state, pointer.region);
    made->marks = (uint16_t)(is_first ? made->marks : made->marks & ~LTL_REGION_UNSET);
    pointer.null = LTL_NULL_MAYBE;
    return pointer;
}

ltl_fact ltl_model__take_duplicate(ltl_values *v, ltl_state *state, const ltl_call *call,
                                   const ltl_model *row) {
    const ltl_fact *text = ltl_model__argument(call, row->a);
    ltl_model__follow(v, state, call, row->a);
    ltl_fact length = ltl_memory__text_length(v, state, text);
    ltl_fact size = ltl_model__plus(v, &length, row->width);
    ltl_fact pointer = ltl_step__make(v, state, call->node, &size, row->family, LTL_TYPE_UNKNOWN);
    ltl_region_state *made = ltl_state_region(state, pointer.region);
    made->marks = (uint16_t)(made->marks & ~LTL_REGION_UNSET);
    ltl_memory__set_text(v, state, &pointer, &length);
    ltl_model__take_over(v, state, &pointer, text);
    pointer.null = LTL_NULL_MAYBE;
    return pointer;
}

/* `fopen` and its like: null when it fails; `open`: below zero. */
ltl_fact ltl_model__take_opening(ltl_values *v, ltl_state *state, const ltl_call *call,
                                 const ltl_model *row) {
    if (row->b >= 0) { /* the one before is closed, whatever happens */
        ltl_step__give_back(v, state, call->node, ltl_model__argument(call, row->b), row->family);
    }
    const ltl_fact *inner = ltl_model__argument(call, row->a);
    if (inner->region != 0) { /* `fdopen`: the stream closes what it is about */
        ltl_memory__escape(v, state, inner->region);
    }
    ltl_node stream = ltl_model__argument_node(call, row->b);
    if (row->b >= 0 && ltl_str_starts_with(ltl_tree_text(v->tree, stream), LTL_STR("std"))) {
        return ltl_model__any_number(v, 0); /* `stderr` goes elsewhere for the rest of the run */
    }
    ltl_fact opened = ltl_step__make(v, state, call->node, NULL, row->family, LTL_TYPE_UNKNOWN);
    ltl_region_state *made = ltl_state_region(state, opened.region);
    made->marks = (uint16_t)(made->marks & ~LTL_REGION_UNSET);
    opened.null = LTL_NULL_MAYBE;
    if (row->family == LTL_GIVEN_BY_DESCRIPTOR) {
        opened.type = v->types.integer;
        opened.low = -1;
        opened.high = INT32_MAX;
        opened.null = LTL_NULL_ANY;
        opened.flags = 0;
    }
    return opened;
}

ltl_fact ltl_model__take_giving_back(ltl_values *v, ltl_state *state, const ltl_call *call,
                                     const ltl_model *row) {
    ltl_step__give_back(v, state, call->node, ltl_model__argument(call, row->a), row->family);
    return ltl_model__any_number(v, 4);
}

/* ---- blocks ---- */

/* Who copies nothing may have got no pointer: that it is so here is a guess, unless there is something. */
static void follow_block(ltl_values *v, ltl_state *state, const ltl_call *call, int8_t at,
                         const ltl_fact *bytes) {
    ltl_fact pointer = *ltl_model__argument(call, at);
    bool is_null = pointer.null == LTL_NULL_IS;
    if (is_null && ltl_fact_is_exact(bytes) && bytes->low == 0) {
        return;
    }
    pointer.flags |= is_null && bytes->low <= 0 ? LTL_FACT_ASIDE : 0;
    ltl_step__follow(v, state, ltl_model__argument_node(call, at), &pointer);
}

void ltl_model__write_block(ltl_values *v, ltl_state *state, const ltl_call *call, int8_t to,
                            const ltl_fact *bytes, ltl_access_how how) {
    follow_block(v, state, call, to, bytes);
    ltl_step__access(v, state, ltl_model__argument_node(call, to), ltl_model__argument(call, to),
                     bytes, how, true);
}

void ltl_model__read_block(ltl_values *v, ltl_state *state, const ltl_call *call, int8_t from,
                           const ltl_fact *bytes, ltl_access_how how) {
    follow_block(v, state, call, from, bytes);
    ltl_step__access(v, state, ltl_model__argument_node(call, from),
                     ltl_model__argument(call, from), bytes, how, false);
}

/* The letters at `to` are no NUL up to there; what follows is not known. */
void ltl_model__set_filled(ltl_values *v, ltl_state *state, const ltl_fact *to,
                           const ltl_fact *bytes) {
    if (to->region == 0 || !ltl_fact_is_exact(to) || bytes->low < 0) {
        return;
    }
    ltl_region_state *known = ltl_memory__region(v, state, to->region);
    known->marks = (uint16_t)((known->marks & ~LTL_REGION_TEXT) | LTL_REGION_FILLED);
    known->filled = bytes->low > INT64_MAX - to->low ? INT64_MAX : to->low + bytes->low;
}

void ltl_model__copy_text(ltl_values *v, ltl_state *state, const ltl_fact *to, const ltl_fact *from,
                          const ltl_fact *bytes) {
    ltl_fact length = ltl_memory__text_length(v, state, from);
    if (to->region == 0) {
        return;
    }
    ltl_memory__forget(v, state, to->region);
    if (ltl_fact_has(&length, LTL_FACT_HIGH_SEEN) && length.high < bytes->low) {
        ltl_memory__set_text(v, state, to, &length);
    } else if (ltl_fact_has(&length, LTL_FACT_LOW_SEEN) && length.low >= bytes->high) {
        ltl_model__set_filled(v, state, to, bytes);
    }
    ltl_model__take_over(v, state, to, from);
}

ltl_fact ltl_model__take_copy(ltl_values *v, ltl_state *state, const ltl_call *call,
                              const ltl_model *row) {
    ltl_fact letters = ltl_model__length_argument(v, state, call, row->c);
    ltl_fact bytes = ltl_model__times(v, &letters, row->width);
    if (row->b >= 0) {
        ltl_model__read_block(v, state, call, row->b, &bytes, LTL_ACCESS_BLOCK);
    }
    ltl_model__write_block(v, state, call, row->a, &bytes, LTL_ACCESS_BLOCK);
    const ltl_fact *to = ltl_model__argument(call, row->a);
    const ltl_fact *from = ltl_model__argument(call, row->b);
    const ltl_fact *held = ltl_fact_is_exact(from) && ltl_fact_is_exact(&bytes) && bytes.low == 8
                               ? ltl_state_find(state, from->region, from->low)
                               : NULL;
    ltl_fact pointer = held != NULL ? *held : (ltl_fact){0};
    ltl_model__copy_text(v, state, to, from, &bytes);
    if (pointer.region != 0 && ltl_fact_is_exact(to)) { /* `memcpy(&to, &from, sizeof to)` */
        ltl_fact place = *to;
        place.type = pointer.type;
        ltl_memory__write(v, state, &place, &pointer);
    }
    return *to;
}

ltl_fact ltl_model__take_comparison(ltl_values *v, ltl_state *state, const ltl_call *call,
                                    const ltl_model *row) {
    ltl_fact letters = ltl_model__length_argument(v, state, call, row->c);
    ltl_fact bytes = ltl_model__times(v, &letters, row->width);
    ltl_model__read_block(v, state, call, row->a, &bytes, LTL_ACCESS_BLOCK);
    ltl_model__read_block(v, state, call, row->b, &bytes, LTL_ACCESS_BLOCK);
    return ltl_model__any_number(v, 4);
}

ltl_fact ltl_model__take_set(ltl_values *v, ltl_state *state, const ltl_call *call,
                             const ltl_model *row) {
    ltl_fact letters = ltl_model__length_argument(v, state, call, row->c);
    ltl_fact bytes = ltl_model__times(v, &letters, row->width);
    const ltl_fact *to = ltl_model__argument(call, row->a);
    const ltl_fact *with = ltl_model__argument(call, row->b);
    ltl_model__write_block(v, state, call, row->a, &bytes, LTL_ACCESS_BLOCK);
    if (to->region == 0) {
        return *to;
    }
    ltl_memory__forget(v, state, to->region);
    ltl_region_state *known = ltl_memory__region(v, state, to->region);
    if (ltl_fact_is_exact(with) && with->low == 0 && ltl_fact_is_exact(to) && to->low == 0) {
        known->marks |= LTL_REGION_ZEROED | LTL_REGION_TEXT;
        known->text_low = known->text_high = 0;
    } else if (ltl_fact_is_exact(with) && with->low != 0) {
        ltl_model__set_filled(v, state, to, &bytes);
    }
    return *to;
}
