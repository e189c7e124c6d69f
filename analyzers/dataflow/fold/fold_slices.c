/* Parts of texts and lists by their places; each language counts in a way of its own. */
#include "analyzers/dataflow/fold/fold_internal.h"

static bool text_of(const ltl_fold *f, ltl_str *out_text) {
    return ltl_fold__text(&f->given[0], out_text);
}

/* The whole number at `at`, or `usual` when none is given. */
static bool place_at(const ltl_fold *f, uint32_t at, int64_t usual, int64_t *out) {
    *out = usual;
    return at >= f->count || ltl_fold__integer(&f->given[at], out);
}

static int64_t within(int64_t at, int64_t least, int64_t most) {
    return at < least ? least : at > most ? most : at;
}

static ltl_known piece(ltl_str text, int64_t from, int64_t to) {
    return ltl_fold__of_text(from < to ? ltl_str_slice(text, (size_t)from, (size_t)to)
                                       : LTL_STR(""));
}

/* From the end when negative. */
static int64_t counted(int64_t at, int64_t length) {
    return within(at < 0 ? at + length : at, 0, length);
}

/* Places outside throw. */
ltl_known ltl_fold__substring_java(const ltl_fold *f) {
    ltl_str text;
    int64_t from;
    int64_t to;
    bool is_known = text_of(f, &text) && place_at(f, 1, 0, &from) &&
                    place_at(f, 2, (int64_t)text.len, &to) && from >= 0 && from <= to &&
                    to <= (int64_t)text.len;
    return is_known ? piece(text, from, to) : ltl_known_nothing();
}

/* Start and length; outside throws. */
ltl_known ltl_fold__substring_cs(const ltl_fold *f) {
    ltl_str text;
    int64_t from;
    int64_t length;
    bool is_known = text_of(f, &text) && place_at(f, 1, 0, &from) && from >= 0 &&
                    from <= (int64_t)text.len &&
                    place_at(f, 2, (int64_t)text.len - from, &length) && length >= 0 &&
                    length <= (int64_t)text.len - from;
    return is_known ? piece(text, from, from + length) : ltl_known_nothing();
}

/* Below 0 is 0, and the smaller place comes first. */
ltl_known ltl_fold__substring_js(const ltl_fold *f) {
    ltl_str text;
    int64_t from;
    int64_t to;
    if (!text_of(f, &text) || !place_at(f, 1, 0, &from) ||
        !place_at(f, 2, (int64_t)text.len, &to)) {
        return ltl_known_nothing();
    }
    from = within(from, 0, (int64_t)text.len);
    to = within(to, 0, (int64_t)text.len);
    return from < to ? piece(text, from, to) : piece(text, to, from);
}

/* Start, from the end when negative, and length. */
ltl_known ltl_fold__substr_js(const ltl_fold *f) {
    ltl_str text;
    int64_t from;
    int64_t length;
    if (!text_of(f, &text) || !place_at(f, 1, 0, &from) ||
        !place_at(f, 2, (int64_t)text.len, &length)) {
        return ltl_known_nothing();
    }
    from = counted(from, (int64_t)text.len);
    return piece(text, from, from + within(length, 0, (int64_t)text.len - from));
}

ltl_known ltl_fold__slice_js(const ltl_fold *f) {
    ltl_str text;
    int64_t from;
    int64_t to;
    if (!text_of(f, &text) || !place_at(f, 1, 0, &from) ||
        !place_at(f, 2, (int64_t)text.len, &to)) {
        return ltl_known_nothing();
    }
    return piece(text, counted(from, (int64_t)text.len), counted(to, (int64_t)text.len));
}

/* A negative length leaves out so many at the end. */
ltl_known ltl_fold__substr_php(const ltl_fold *f) {
    ltl_str text;
    int64_t from;
    int64_t length;
    if (!text_of(f, &text) || !place_at(f, 1, 0, &from) ||
        !place_at(f, 2, (int64_t)text.len, &length)) {
        return ltl_known_nothing();
    }
    int64_t size = (int64_t)text.len;
    if (from > size) {
        return ltl_known_nothing(); /* false before version 8, an empty text since */
    }
    from = counted(from, size);
    int64_t to =
        length < 0 ? size + within(length, -size, 0) : from + within(length, 0, size - from);
    return piece(text, from, to);
}

/* `slice(1)` is a letter, `slice(1, 2)` start and length; nil outside. */
ltl_known ltl_fold__slice_ruby(const ltl_fold *f) {
    ltl_str text;
    int64_t from;
    int64_t length;
    if (!text_of(f, &text) || !place_at(f, 1, 0, &from) || !place_at(f, 2, 1, &length)) {
        return ltl_known_nothing();
    }
    int64_t size = (int64_t)text.len;
    from = from < 0 ? from + size : from;
    bool is_inside = from >= 0 && (f->count > 2 ? from <= size : from < size) && length >= 0;
    return is_inside ? piece(text, from, from + within(length, 0, size - from))
                     : ltl_known_nothing();
}

/* ---- one of them ---- */

static bool letter_at(const ltl_fold *f, bool counts_back, char *out_letter) {
    ltl_str text;
    int64_t at;
    if (!text_of(f, &text) || !place_at(f, 1, 0, &at)) {
        return false;
    }
    at = counts_back && at < 0 ? at + (int64_t)text.len : at;
    bool is_inside = at >= 0 && at < (int64_t)text.len;
    *out_letter = is_inside ? text.ptr[at] : '\0';
    return is_inside;
}

ltl_known ltl_fold__char_at(const ltl_fold *f) {
    char letter;
    return letter_at(f, false, &letter) ? ltl_fold__of_letter(f, letter) : ltl_known_nothing();
}

ltl_known ltl_fold__at(const ltl_fold *f) {
    char letter;
    return letter_at(f, true, &letter) ? ltl_fold__of_letter(f, letter) : ltl_known_nothing();
}

ltl_known ltl_fold__code_at(const ltl_fold *f) {
    char letter;
    return letter_at(f, false, &letter) ? ltl_fold__of_integer(f->flow, (unsigned char)letter)
                                        : ltl_known_nothing();
}

static bool counts_back(uint32_t language) {
    return (language & (LTL_FOLD_PYTHON | LTL_FOLD_RUBY)) != 0;
}

/* The item at that place of a list. */
static ltl_known item_at(const ltl_fold *f, int64_t at) {
    ltl_fold_items items;
    if (!ltl_fold__items(f->flow, &f->given[0], &items) || items.is_mapping) {
        return ltl_known_nothing();
    }
    at = at < 0 && counts_back(f->language) ? at + items.count : at;
    return at >= 0 && at < items.count ? items.at[at] : ltl_known_nothing();
}

ltl_known ltl_fold__first(const ltl_fold *f) {
    return item_at(f, 0);
}
ltl_known ltl_fold__last(const ltl_fold *f) {
    ltl_fold_items items;
    bool has =
        ltl_fold__items(f->flow, &f->given[0], &items) && !items.is_mapping && items.count > 0;
    return has ? items.at[items.count - 1] : ltl_known_nothing();
}

/* `list.at(-1)` */
ltl_known ltl_fold__item_back(const ltl_fold *f) {
    ltl_fold_items items;
    int64_t at;
    bool has = ltl_fold__items(f->flow, &f->given[0], &items) && !items.is_mapping &&
               place_at(f, 1, 0, &at);
    at = has && at < 0 ? at + items.count : at;
    return has && at >= 0 && at < items.count ? items.at[at] : ltl_known_nothing();
}

/* ---- x[key] ---- */

/* Where the parts of `x[a:b:c]` are written; `usual` says which are not. */
typedef struct bounds {
    ltl_node at[3];
    uint32_t marks; /* colons */
} bounds;

/* Parts follow each other between `from` and `to`, with marks of one byte between. */
static void read_bounds(const ltl_tree *tree, ltl_node first, ltl_node end, uint32_t from,
                        uint32_t to, bounds *out) {
    *out = (bounds){.at = {LTL_NO_NODE, LTL_NO_NODE, LTL_NO_NODE}};
    const char *text = tree->source->text.ptr;
    uint32_t at = from;
    for (ltl_node part = first;; part = tree->end[part]) {
        bool is_last = part >= end;
        uint32_t stop = is_last ? to : tree->start[part];
        for (; at < stop; at++) {
            out->marks += text[at] == ':';
        }
        if (is_last) {
            return;
        }
        if (out->marks < 3) {
            out->at[out->marks] = part;
        }
        at = tree->stop[part];
    }
}

static bool bound_of(const ltl_flow *flow, ltl_node part, int64_t usual, int64_t *out) {
    ltl_known value = ltl_flow__known(flow, part);
    *out = usual;
    return part == LTL_NO_NODE || ltl_fold__integer(&value, out);
}

static ltl_known sliced_items(ltl_flow *flow, const ltl_known *list, int64_t from, int64_t to,
                              bool is_python) {
    ltl_fold_items items;
    if (!ltl_fold__items(flow, list, &items) || items.is_mapping) {
        return ltl_known_nothing();
    }
    int64_t size = items.count;
    bool is_inside = is_python || (from >= 0 && from <= to && to <= size);
    from = counted(from, size);
    to = to == INT64_MAX ? size : counted(to, size);
    if (!is_inside && to != size) {
        return ltl_known_nothing();
    }
    ltl_fold_items kept = {0};
    for (; from < to; from++) {
        kept.at[kept.count++] = items.at[from];
    }
    return ltl_fold__of_items(flow, &kept);
}

/* Python's `s[::2]`, `s[::-1]`. */
static ltl_known stepped(ltl_flow *flow, const ltl_known *whole, const bounds *b) {
    ltl_str text;
    int64_t step;
    int64_t from;
    int64_t to;
    bool is_text = ltl_fold__text(whole, &text);
    if (!is_text || flow->fold_language != LTL_FOLD_PYTHON || !bound_of(flow, b->at[2], 1, &step) || step == 0 ||
        step > INT32_MAX || step < -INT32_MAX || !bound_of(flow, b->at[0], 0, &from) ||
        !bound_of(flow, b->at[1], 0, &to)) {
        return ltl_known_is_string(whole) ? ltl_known_some(LTL_KNOWN_SOME_STRING) : ltl_known_nothing();
    }
    int64_t size = (int64_t)text.len;
    int64_t low = step > 0 ? 0 : -1;
    int64_t high = step > 0 ? size : size - 1;
    from = b->at[0] == LTL_NO_NODE ? (step > 0 ? low : high) : within(from < 0 ? from + size : from, low, high);
    to = b->at[1] == LTL_NO_NODE ? (step > 0 ? high : low) : within(to < 0 ? to + size : to, low, high);
    char *made = ltl_arena_alloc(flow->arena, text.len + 1);
    size_t count = 0;
    for (int64_t at = from; step > 0 ? at < to : at > to; at += step) {
        made[count++] = text.ptr[at];
    }
    return ltl_fold__of_text((ltl_str){made, count});
}

/* Python's `s[a:b]` takes any places, Go's throws outside. */
static ltl_known sliced(ltl_flow *flow, const ltl_known *whole, const bounds *b) {
    ltl_str text;
    int64_t from;
    int64_t to;
    bool is_python = flow->fold_language == LTL_FOLD_PYTHON;
    if (b->at[2] != LTL_NO_NODE) {
        return stepped(flow, whole, b);
    }
    if (!bound_of(flow, b->at[0], 0, &from) ||
        !bound_of(flow, b->at[1], INT64_MAX, &to)) {
        return ltl_known_nothing();
    }
    if (ltl_fold__is_collection(whole)) {
        return sliced_items(flow, whole, from, to, is_python);
    }
    if (!ltl_fold__text(whole, &text)) {
        return ltl_known_is_string(whole) ? ltl_known_some(LTL_KNOWN_SOME_STRING)
                                          : ltl_known_nothing();
    }
    int64_t size = (int64_t)text.len;
    to = to == INT64_MAX ? size : to;
    if (is_python) {
        return piece(text, counted(from, size), counted(to, size));
    }
    return from >= 0 && from <= to && to <= size ? piece(text, from, to) : ltl_known_nothing();
}

/* The same of a list; only what lies inside, since the languages differ outside. */
static ltl_known ranged_items(ltl_flow *flow, const ltl_known *list, int64_t from, int64_t to, bool takes_end) {
    ltl_fold_items items;
    if (!ltl_fold__items(flow, list, &items) || items.is_mapping) {
        return ltl_known_nothing();
    }
    int64_t size = items.count;
    bool is_ruby = flow->fold_language == LTL_FOLD_RUBY;
    from = is_ruby && from < 0 ? from + size : from;
    to = to == INT64_MAX ? size : (is_ruby && to < 0 ? to + size : to) + (takes_end ? 1 : 0);
    if (from < 0 || from > to || to > size) {
        return ltl_known_nothing();
    }
    return sliced_items(flow, list, from, to, true);
}

/* `s[1..3]`, `s[1...3]` of Ruby, `s[1..3]` of C#, which leaves out the end. */
static ltl_known ranged(ltl_flow *flow, const ltl_known *whole, ltl_node range) {
    const ltl_tree *tree = flow->tree;
    ltl_str text;
    int64_t from;
    int64_t to;
    bool is_ruby = flow->fold_language == LTL_FOLD_RUBY;
    ltl_str operator= ltl_tree_name(tree, range);
    bool is_range = ltl_str_is(operator, "..") || (is_ruby && ltl_str_is(operator, "..."));
    ltl_node left = ltl_tree_child(tree, range, LTL_ROLE_LEFT);
    ltl_node right = ltl_tree_child(tree, range, LTL_ROLE_RIGHT);
    if (right == LTL_NO_NODE && tree->source->text.ptr[tree->start[range]] == '.') { /* `..2` */
        right = left;
        left = LTL_NO_NODE;
    }
    if (!is_range || !bound_of(flow, left, 0, &from) || !bound_of(flow, right, INT64_MAX, &to)) {
        return ltl_known_nothing();
    }
    if (ltl_fold__is_collection(whole)) {
        return ranged_items(flow, whole, from, to, is_ruby && operator.len == 2);
    }
    if (!ltl_fold__text(whole, &text)) {
        return ltl_known_nothing();
    }
    int64_t size = (int64_t)text.len;
    bool takes_end = is_ruby && operator.len == 2 && to != INT64_MAX;
    from = is_ruby && from < 0 ? from + size : from;
    to = to == INT64_MAX ? size : (is_ruby && to < 0 ? to + size : to) + (takes_end ? 1 : 0);
    bool is_inside = from >= 0 && from <= size && (is_ruby || (from <= to && to <= size));
    return is_inside ? piece(text, from, within(to, from, size)) : ltl_known_nothing();
}

static ltl_known part_of(ltl_flow *flow, ltl_node index, const ltl_known *whole, ltl_node key) {
    ltl_fold f = {.flow = flow, .call = index, .language = flow->fold_language, .count = 2};
    f.given[0] = *whole;
    f.given[1] = ltl_flow__known(flow, key);
    if (f.given[1].kind == LTL_KNOWN_UNREACHED) {
        return f.given[1];
    }
    if (!ltl_fold__is_collection(whole)) {
        char letter;
        bool is_letter = letter_at(&f, counts_back(f.language), &letter);
        return is_letter ? ltl_fold__of_letter(&f, letter) : ltl_known_nothing();
    }
    int64_t at;
    bool is_absent;
    ltl_known under = ltl_fold__under(flow, whole, &f.given[1], &is_absent);
    return under.kind == LTL_KNOWN_NOTHING && ltl_fold__integer(&f.given[1], &at) ? item_at(&f, at)
                                                                                  : under;
}

/* `x[1, 2]` of Ruby: a place, and how many. */
static ltl_known some_of(ltl_flow *flow, ltl_node index, const ltl_known *whole, ltl_node key) {
    ltl_fold f = {.flow = flow, .call = index, .language = flow->fold_language, .count = 3};
    ltl_node count = flow->tree->end[key];
    if (flow->tree->end[count] != flow->tree->end[index]) {
        return ltl_known_nothing();
    }
    f.given[0] = *whole;
    f.given[1] = ltl_flow__known(flow, key);
    f.given[2] = ltl_flow__known(flow, count);
    return ltl_fold__is_collection(whole) ? ltl_fold__part_of_list(&f) : ltl_fold__slice_ruby(&f);
}

ltl_known ltl_fold_index(ltl_flow *flow, ltl_node index) {
    const ltl_tree *tree = flow->tree;
    ltl_node receiver = ltl_tree_child(tree, index, LTL_ROLE_RECEIVER);
    ltl_node key = ltl_tree_child(tree, index, LTL_ROLE_KEY);
    ltl_known whole = ltl_flow__known(flow, receiver);
    bool is_known = ltl_known_is_string(&whole) || ltl_fold__is_collection(&whole);
    if (whole.kind == LTL_KNOWN_UNREACHED || !is_known ||
        !ltl_fuel_spend(&flow->fuel, 1 + whole.text.len / 64 + LTL_MAX_FOLD_ITEMS / 8)) {
        return whole.kind == LTL_KNOWN_UNREACHED ? whole : ltl_known_nothing();
    }
    bool is_slice = key != LTL_NO_NODE && tree->kind[key] == LTL_KIND_OTHER &&
                    flow->fold_language == LTL_FOLD_PYTHON;
    bounds b;
    if (is_slice) {
        read_bounds(tree, key + 1, tree->end[key], tree->start[key], tree->stop[key], &b);
        return b.marks > 0 ? sliced(flow, &whole, &b) : ltl_known_nothing();
    }
    if (flow->fold_language == LTL_FOLD_GO) {
        read_bounds(tree, tree->end[receiver], tree->end[index], tree->stop[receiver],
                    tree->stop[index], &b);
        if (b.marks > 0) {
            return sliced(flow, &whole, &b);
        }
    }
    bool is_alone = key != LTL_NO_NODE && tree->end[key] == tree->end[index];
    if (key != LTL_NO_NODE && !is_alone && flow->fold_language == LTL_FOLD_RUBY) {
        return some_of(flow, index, &whole, key);
    }
    if (is_alone && tree->kind[key] == LTL_KIND_BINARY) {
        ltl_known part = ranged(flow, &whole, key);
        return part.kind != LTL_KNOWN_NOTHING ? part : part_of(flow, index, &whole, key);
    }
    return is_alone ? part_of(flow, index, &whole, key) : ltl_known_nothing();
}
