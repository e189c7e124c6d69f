/* `new StringBuilder("a").append("b").toString()`: a list of the pieces, behind a mark that says what it is. */
#include "analyzers/dataflow/fold/fold_internal.h"

static const char MARK[] = "StringBuilder";

static bool is_builder(const ltl_fold_items *items) {
    return items->count > 0 && !items->is_mapping && items->at[0].kind == LTL_KNOWN_LITERAL &&
           ltl_str_is(items->at[0].text, MARK);
}

/* A number that it is made with says how much room it has. */
ltl_known ltl_fold__builder(const ltl_fold *f) {
    ltl_fold_items items = {.count = 1};
    ltl_str text;
    int64_t room;
    items.at[0] =
        (ltl_known){.kind = LTL_KNOWN_LITERAL, .origin = LTL_NO_NODE, .text = ltl_str_of(MARK)};
    if (f->count > 0 && !ltl_fold__integer(&f->given[0], &room)) {
        if (f->given[0].kind != LTL_KNOWN_STRING || !ltl_fold__text(&f->given[0], &text)) {
            return ltl_known_nothing();
        }
        items.at[items.count++] = f->given[0];
    }
    return ltl_fold__of_items(f->flow, &items);
}

ltl_known ltl_fold__append_to(const ltl_fold *f) {
    ltl_fold_items items;
    bool is_known = ltl_fold__items(f->flow, &f->given[0], &items) && is_builder(&items) &&
                    items.count < LTL_MAX_FOLD_ITEMS && !ltl_fold__is_collection(&f->given[1]);
    if (!is_known) {
        return ltl_known_nothing();
    }
    items.at[items.count++] = f->given[1];
    return ltl_fold__of_items(f->flow, &items);
}

ltl_known ltl_fold__built_text(const ltl_fold *f) {
    ltl_fold_items items;
    if (!ltl_fold__items(f->flow, &f->given[0], &items) || !is_builder(&items)) {
        return ltl_known_nothing();
    }
    ltl_known text = ltl_fold__of_text(LTL_STR(""));
    for (uint32_t i = 1; i < items.count; i++) {
        ltl_str piece;
        if (!ltl_known_is_something(&items.at[i])) {
            return ltl_known_nothing();
        }
        bool is_spelt = ltl_fold__spelling(&items.at[i], f->flow->arena, &piece);
        ltl_known next =
            is_spelt ? ltl_fold__of_text(piece) : ltl_known_some(LTL_KNOWN_SOME_STRING);
        text = ltl_known_concat(f->flow->arena, &text, &next);
    }
    return text;
}
