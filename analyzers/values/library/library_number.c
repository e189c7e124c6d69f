#include "analyzers/values/library/library_internal.h"

/* Looks at its arguments at most. */
ltl_fact ltl_model__take_nothing(ltl_values *v, ltl_state *state, const ltl_call *call,
                                 const ltl_model *row) {
    (void)state;
    return ltl_call__asks_about_nul(call) ? ltl_fact_number(v->types.integer, 0)
                                          : ltl_model__any_number(v, row->type);
}

/* One letter, or -1. */
ltl_fact ltl_model__take_letter(ltl_values *v, ltl_state *state, const ltl_call *call,
                                const ltl_model *row) {
    (void)state;
    ltl_fact fact = ltl_model__any_number(v, row->type);
    fact.low = -1;
    fact.high = UINT8_MAX;
    fact.flags = LTL_FACT_SEEN;
    fact.origin = call->node;
    return fact;
}

ltl_fact ltl_model__take_random(ltl_values *v, ltl_state *state, const ltl_call *call,
                                const ltl_model *row) {
    (void)state;
    ltl_fact fact = ltl_model__any_number(v, row->type);
    ltl_node around = v->tree->parent[call->node];
    bool is_factor =
        ltl_str_is(call->name, "random") && ltl_str_is(ltl_tree_name(v->tree, around), "*");
    if (is_factor) { /* many a program has one of that name that gives a fraction */
        return fact;
    }
    fact.low = 0;
    fact.high = INT32_MAX;
    fact.flags = LTL_FACT_SEEN | LTL_FACT_RANDOM;
    fact.origin = call->node;
    return fact;
}

/* `atoi`: as large as who wrote the text likes. */
ltl_fact ltl_model__take_parsed(ltl_values *v, ltl_state *state, const ltl_call *call,
                                const ltl_model *row) {
    ltl_fact fact = ltl_model__any_number(v, row->type);
    ltl_model__follow(v, state, call, row->a);
    if (row->b >= 0) { /* where reading ended */
        ltl_memory__fill(v, state, ltl_model__argument(call, row->b), false);
    }
    if (ltl_model__is_from_outside(v, state, ltl_model__argument(call, row->a))) {
        fact.flags = LTL_FACT_SEEN | LTL_FACT_OUTSIDE;
        fact.origin = call->node;
    }
    if (row->width == 8) {
        ltl_type_info info = {.base = LTL_BASE_FLOAT, .width = 8};
        fact.type = ltl_type_intern(&v->types, &info);
        fact.flags |= LTL_FACT_FLOAT;
    }
    return fact;
}

ltl_fact ltl_model__take_absolute(ltl_values *v, ltl_state *state, const ltl_call *call,
                                  const ltl_model *row) {
    (void)state;
    ltl_fact fact = *ltl_model__argument(call, row->a);
    ltl_fact any = ltl_model__any_number(v, row->type);
    bool is_positive = fact.low >= 0;
    fact.type = any.type;
    fact.symbol = is_positive ? fact.symbol : any.symbol;
    int64_t far = fact.low == INT64_MIN ? INT64_MAX : -fact.low;
    fact.high = is_positive || fact.high > far ? fact.high : far;
    fact.low = is_positive ? fact.low : 0;
    fact.flags = (uint16_t)(is_positive ? fact.flags : fact.flags & ~LTL_FACT_SEEN);
    return fact;
}

ltl_fact ltl_model__take_root(ltl_values *v, ltl_state *state, const ltl_call *call,
                              const ltl_model *row) {
    (void)state;
    const ltl_fact *of = ltl_model__argument(call, row->a);
    ltl_type_info info = {.base = LTL_BASE_FLOAT, .width = 8};
    ltl_fact fact = ltl_fact_any(&v->types, ltl_type_intern(&v->types, &info));
    fact.low = 0;
    fact.flags = LTL_FACT_FLOAT;
    if (ltl_fact_is_exact(of) && of->high > 0) {
        int64_t root = 0;
        for (int64_t bit = INT64_C(1) << 31; bit > 0; bit >>= 1) {
            root += (root + bit) <= of->high / (root + bit) ? bit : 0;
        }
        fact.low = fact.high = root;
    }
    return fact;
}
