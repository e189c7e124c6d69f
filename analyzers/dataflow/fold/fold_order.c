/* Lists that are made of lists: one behind the other, sorted, turned round, a part; and what they add up to. */
#include "analyzers/dataflow/fold/fold_internal.h"

static bool list_at(const ltl_fold *f, uint32_t at, ltl_fold_items *out) {
    return at < f->count && ltl_fold__items(f->flow, &f->given[at], out) && !out->is_mapping;
}

/* What lies in two lists may change through either. */
static bool push(ltl_fold_items *items, const ltl_known *value) {
    bool fits = items->count < LTL_MAX_FOLD_ITEMS;
    if (fits) {
        items->at[items->count++] = ltl_fold__is_collection(value) ? ltl_known_nothing() : *value;
    }
    return fits;
}

static bool push_all(ltl_fold_items *items, const ltl_fold_items *more) {
    bool fits = true;
    for (uint32_t i = 0; i < more->count && fits; i++) {
        fits = push(items, &more->at[i]);
    }
    return fits;
}

/* `a.concat(b, 1)`: lists for their items, other known values for themselves. */
ltl_known ltl_fold__chain(const ltl_fold *f) {
    ltl_fold_items all = {0};
    for (uint32_t i = 0; i < f->count; i++) {
        ltl_fold_items items;
        bool is_list = list_at(f, i, &items);
        bool is_item = i > 0 && ltl_fold__equal(&f->given[i], &f->given[i]) == 1;
        if (!(is_list ? push_all(&all, &items) : is_item && push(&all, &f->given[i]))) {
            return ltl_known_nothing();
        }
    }
    return ltl_fold__of_items(f->flow, &all);
}

/* `a + b` of two lists. */
ltl_known ltl_fold__two_lists(const ltl_fold *f) {
    ltl_fold_items all = {0};
    ltl_fold_items more;
    bool are_lists = list_at(f, 0, &more) && push_all(&all, &more) && list_at(f, 1, &more) &&
                     push_all(&all, &more);
    return are_lists ? ltl_fold__of_items(f->flow, &all) : ltl_known_nothing();
}

/* `append(list, a, b)`: each for itself. */
ltl_known ltl_fold__list_with(const ltl_fold *f) {
    ltl_fold_items all = {0};
    ltl_fold_items items;
    bool fits = list_at(f, 0, &items) && push_all(&all, &items);
    for (uint32_t i = 1; i < f->count && fits; i++) {
        fits = push(&all, &f->given[i]);
    }
    return fits ? ltl_fold__of_items(f->flow, &all) : ltl_known_nothing();
}

ltl_known ltl_fold__list_times(const ltl_fold *f) {
    ltl_fold_items all = {0};
    ltl_fold_items items;
    int64_t times;
    bool fits = list_at(f, 0, &items) && ltl_fold__integer(&f->given[1], &times) &&
                times <= LTL_MAX_FOLD_ITEMS;
    for (int64_t i = 0; fits && i < times; i++) {
        fits = push_all(&all, &items);
    }
    return fits ? ltl_fold__of_items(f->flow, &all) : ltl_known_nothing();
}

ltl_known ltl_fold__turned(const ltl_fold *f) {
    ltl_fold_items all = {0};
    ltl_fold_items items;
    if (!list_at(f, 0, &items)) {
        return ltl_known_nothing();
    }
    for (uint32_t i = items.count; i-- > 0;) {
        (void)push(&all, &items.at[i]);
    }
    return ltl_fold__of_items(f->flow, &all);
}

/* -1, 0, 1; 2: they have no order that all languages agree on. */
static int order_of(const ltl_known *a, const ltl_known *b) {
    int64_t x;
    int64_t y;
    ltl_str left;
    ltl_str right;
    if (ltl_fold__integer(a, &x) && ltl_fold__integer(b, &y)) {
        return (x > y) - (x < y);
    }
    bool are_texts = a->kind == LTL_KNOWN_STRING && b->kind == LTL_KNOWN_STRING &&
                     ltl_fold__text(a, &left) && ltl_fold__text(b, &right);
    int order = are_texts ? ltl_str_compare(left, right) : 0;
    return are_texts ? (order > 0) - (order < 0) : 2;
}

ltl_known ltl_fold__sorted(const ltl_fold *f) {
    ltl_fold_items items;
    if (!list_at(f, 0, &items)) {
        return ltl_known_nothing();
    }
    for (uint32_t i = 0; i < items.count; i++) {
        for (uint32_t j = i; j > 0; j--) {
            int order = order_of(&items.at[j - 1], &items.at[j]);
            if (order == 2) {
                return ltl_known_nothing();
            }
            if (order <= 0) {
                break;
            }
            ltl_known moved = items.at[j];
            items.at[j] = items.at[j - 1];
            items.at[j - 1] = moved;
        }
    }
    bool is_sorted = items.count != 1 || order_of(&items.at[0], &items.at[0]) == 0;
    return is_sorted ? ltl_fold__of_items(f->flow, &items) : ltl_known_nothing();
}

ltl_known ltl_fold__sum(const ltl_fold *f) {
    ltl_fold_items items;
    int64_t sum = 0;
    bool is_known = list_at(f, 0, &items);
    for (uint32_t i = 0; is_known && i < items.count; i++) {
        int64_t number;
        is_known =
            ltl_fold__integer(&items.at[i], &number) && !__builtin_add_overflow(sum, number, &sum);
    }
    return is_known ? ltl_fold__of_integer(f->flow, sum) : ltl_known_nothing();
}

/* From a place on, up to another or so many: PHP and Ruby count how many, the others where it ends. */
ltl_known ltl_fold__part_of_list(const ltl_fold *f) {
    const uint32_t count_many = LTL_FOLD_PHP | LTL_FOLD_RUBY;
    ltl_fold_items items;
    ltl_fold_items kept = {0};
    int64_t from = 0;
    int64_t to = INT64_MAX;
    bool is_known = list_at(f, 0, &items) &&
                    (f->count < 2 || ltl_fold__integer(&f->given[1], &from)) &&
                    (f->count < 3 || ltl_fold__integer(&f->given[2], &to));
    int64_t size = items.count;
    bool counts = (f->language & count_many) != 0 && f->count > 2;
    if (!is_known || (counts && to < 0) ||
        ((f->language & LTL_FOLD_RUBY) != 0 && (from > size || from < -size))) {
        return ltl_known_nothing();
    }
    from = from < 0 ? from + size : from;
    from = from < 0 ? 0 : from;
    to = counts ? (to > size ? size : from + to) : to < 0 ? to + size : to;
    for (int64_t i = from; i < to && i < size; i++) {
        (void)push(&kept, &items.at[i]);
    }
    return ltl_fold__of_items(f->flow, &kept);
}

/* `range(1, 3)`: with its end where the language has it so. */
ltl_known ltl_fold__range(const ltl_fold *f) {
    ltl_fold_items items = {0};
    int64_t from = 0;
    int64_t to;
    bool is_known = f->count == 1 ? ltl_fold__integer(&f->given[0], &to)
                                  : ltl_fold__integer(&f->given[0], &from) &&
                                        ltl_fold__integer(&f->given[1], &to);
    to += is_known && (f->language & LTL_FOLD_PHP) != 0 ? 1 : 0;
    bool is_upwards = (f->language & LTL_FOLD_PYTHON) != 0 || (is_known && from < to);
    if (!is_known || !is_upwards || to - from > LTL_MAX_FOLD_ITEMS) {
        return ltl_known_nothing();
    }
    for (int64_t i = from; i < to; i++) {
        items.at[items.count++] = ltl_fold__of_integer(f->flow, i);
    }
    return ltl_fold__of_items(f->flow, &items);
}

/* Each with the mark between, in the words of Kotlin: a comma and a blank where none is given. */
ltl_known ltl_fold__join_kotlin(const ltl_fold *f) {
    ltl_fold turned = *f;
    turned.count = 2;
    turned.given[1] = f->count > 1 ? f->given[1] : ltl_fold__of_text(LTL_STR(", "));
    return ltl_fold__join_list(&turned);
}
