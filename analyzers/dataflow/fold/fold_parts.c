/* Functions of collections, and those that make some of texts or texts of them. */
#include <ctype.h>

#include "analyzers/dataflow/fold/fold_internal.h"

static bool items_at(const ltl_fold *f, uint32_t at, ltl_fold_items *out) {
    return at < f->count && ltl_fold__items(f->flow, &f->given[at], out);
}

/* ---- how many ---- */

/* Sets and mappings that are written with one key twice have fewer. */
static ltl_known mapping_size(const ltl_fold *f, const ltl_fold_items *items) {
    for (uint32_t i = 0; i < items->count; i += 2) {
        for (uint32_t j = i + 2; j < items->count; j += 2) {
            if (ltl_fold__equal(&items->at[i], &items->at[j]) != 0) {
                return ltl_known_nothing();
            }
        }
    }
    return ltl_fold__of_integer(f->flow, items->count / 2);
}

ltl_known ltl_fold__length(const ltl_fold *f) {
    ltl_fold_items items;
    ltl_str text;
    if (ltl_fold__text(&f->given[0], &text)) {
        return ltl_fold__of_integer(f->flow, (int64_t)text.len);
    }
    ltl_node literal = ltl_known_literal(&f->given[0]);
    bool is_written = literal != LTL_NO_NODE && f->flow->tree->kind[literal] == LTL_KIND_COLLECTION &&
                      !ltl_fold__has_unwritten(f->flow, literal);
    if (!is_written && items_at(f, 0, &items)) {
        return items.is_mapping ? mapping_size(f, &items)
                                : ltl_fold__of_integer(f->flow, items.count);
    }
    bool is_open = literal != LTL_NO_NODE && ltl_fold__has_unwritten(f->flow, literal);
    return is_open ? ltl_known_nothing() : ltl_flow__size(f->flow->arena, f->flow->tree, &f->given[0]);
}

ltl_known ltl_fold__is_empty(const ltl_fold *f) {
    ltl_known length = ltl_fold__length(f);
    return length.kind == LTL_KNOWN_NUMBER ? ltl_fold__of_bool(length.integer == 0)
                                           : ltl_known_nothing();
}

/* ---- what is in them ---- */

static bool is_value(const ltl_known *value) {
    return ltl_fold__equal(value, value) == 1;
}

/* The place of the value in a list: -1 when it is not there, -2 when that is not sure. */
static int64_t place_of(const ltl_fold *f, uint32_t list, uint32_t item) {
    ltl_fold_items items;
    bool is_sure = items_at(f, list, &items) && !items.is_mapping && is_value(&f->given[item]);
    for (uint32_t i = 0; is_sure && i < items.count; i++) {
        int is_equal = ltl_fold__equal(&items.at[i], &f->given[item]);
        if (is_equal == 1) {
            return i;
        }
        is_sure = is_equal == 0 || is_value(&items.at[i]); /* values of different kinds */
    }
    return is_sure ? -1 : -2;
}

/* Whether it is in, wherever items that are not known stand. */
ltl_known ltl_fold__has_item(const ltl_fold *f) {
    ltl_fold_items items;
    if (!items_at(f, 0, &items) || items.is_mapping || !is_value(&f->given[1])) {
        return ltl_known_nothing();
    }
    bool is_sure = true;
    for (uint32_t i = 0; i < items.count; i++) {
        int is_equal = ltl_fold__equal(&items.at[i], &f->given[1]);
        bool is_mixed =
            is_equal < 0 && items.at[i].kind != f->given[1].kind && is_value(&items.at[i]);
        if (is_equal == 1) {
            return ltl_fold__of_bool(true);
        }
        is_sure = is_sure && (is_equal == 0 || is_mixed);
    }
    return is_sure ? ltl_fold__of_bool(false) : ltl_known_nothing();
}

/* PHP's comes second, and compares "1" with 1 unless told not to. */
ltl_known ltl_fold__in_array(const ltl_fold *f) {
    ltl_fold turned = *f;
    bool is_strict = f->count > 2 && f->given[2].kind == LTL_KNOWN_BOOL && f->given[2].integer != 0;
    turned.given[0] = f->given[1];
    turned.given[1] = f->given[0];
    ltl_known has = ltl_fold__has_item(&turned);
    return has.kind == LTL_KNOWN_BOOL && (has.integer != 0 || is_strict) ? has
                                                                         : ltl_known_nothing();
}

ltl_known ltl_fold__key_in(const ltl_fold *f) {
    ltl_fold turned = *f;
    turned.given[0] = f->given[1];
    turned.given[1] = f->given[0];
    return ltl_fold__has_key(&turned);
}

ltl_known ltl_fold__index_in(const ltl_fold *f) {
    int64_t place = place_of(f, 0, 1);
    return place >= -1 ? ltl_fold__of_integer(f->flow, place) : ltl_known_nothing();
}

ltl_known ltl_fold__index_found_in(const ltl_fold *f) {
    int64_t place = place_of(f, 0, 1);
    return place >= 0 ? ltl_fold__of_integer(f->flow, place) : ltl_known_nothing();
}

ltl_known ltl_fold__has_key(const ltl_fold *f) {
    bool is_absent;
    ltl_known under = ltl_fold__under(f->flow, &f->given[0], &f->given[1], &is_absent);
    bool is_there = under.kind != LTL_KNOWN_NOTHING;
    return is_there || is_absent ? ltl_fold__of_bool(is_there) : ltl_known_nothing();
}

/* `d.get(k)`, `d.get(k, usual)`, `l.get(1)` */
ltl_known ltl_fold__get(const ltl_fold *f) {
    ltl_fold_items items;
    int64_t at;
    bool is_absent;
    if (items_at(f, 0, &items) && !items.is_mapping) {
        bool is_inside = ltl_fold__integer(&f->given[1], &at) && at >= 0 && at < items.count;
        return is_inside && f->count == 2 ? items.at[at] : ltl_known_nothing();
    }
    ltl_known under = ltl_fold__under(f->flow, &f->given[0], &f->given[1], &is_absent);
    return is_absent && f->count > 2 ? f->given[2] : under;
}

/* ---- made of what is given ---- */

ltl_known ltl_fold__list(const ltl_fold *f) {
    ltl_fold_items items = {0};
    for (uint32_t i = 0; i < f->count; i++) {
        bool is_shared = ltl_fold__is_collection(&f->given[i]);
        items.at[items.count++] = is_shared ? ltl_known_nothing() : f->given[i];
    }
    /* One collection alone may be taken for its items. */
    bool is_spread = f->count == 1 && ltl_fold__is_collection(&f->given[0]);
    return is_spread ? ltl_known_nothing() : ltl_fold__of_items(f->flow, &items);
}

ltl_known ltl_fold__mapping(const ltl_fold *f) {
    ltl_known made = f->count % 2 == 0 ? ltl_fold__list(f) : ltl_known_nothing();
    ltl_fold_items items;
    if (made.kind != LTL_KNOWN_LIST || !ltl_fold__items(f->flow, &made, &items)) {
        return ltl_known_nothing();
    }
    items.is_mapping = true;
    return ltl_fold__of_items(f->flow, &items);
}

/* `mapOf("a" to 1)` */
ltl_known ltl_fold__mapping_to(const ltl_fold *f) {
    const ltl_tree *tree = f->flow->tree;
    ltl_fold_items items = {.is_mapping = true};
    for (ltl_node child = tree->end[f->call + 1]; child < tree->end[f->call];
         child = tree->end[child]) {
        ltl_node name = ltl_tree_child(tree, child, LTL_ROLE_NAME);
        ltl_node key = ltl_tree_child(tree, child, LTL_ROLE_LEFT);
        ltl_node value = ltl_tree_child(tree, child, LTL_ROLE_RIGHT);
        if (name == LTL_NO_NODE || key == LTL_NO_NODE || value == LTL_NO_NODE ||
            !ltl_str_is(ltl_tree_name(tree, name), "to")) {
            return ltl_known_nothing();
        }
        ltl_known held = ltl_flow__known(f->flow, value);
        items.at[items.count++] = ltl_flow__known(f->flow, key);
        items.at[items.count++] = ltl_fold__is_collection(&held) ? ltl_known_nothing() : held;
    }
    return ltl_fold__of_items(f->flow, &items);
}

/* The same items in a collection of its own. */
/* A later one of the same key would count; JavaScript puts keys that are numbers first. */
static bool has_plain_keys(const ltl_fold_items *items) {
    for (uint32_t i = 0; i < items->count; i += 2) {
        ltl_str text;
        bool is_plain = ltl_fold__text(&items->at[i], &text) && text.len > 0 && !isdigit((unsigned char)text.ptr[0]);
        for (uint32_t j = 0; is_plain && j < i; j += 2) {
            is_plain = ltl_fold__equal(&items->at[i], &items->at[j]) == 0;
        }
        if (!is_plain) {
            return false;
        }
    }
    return true;
}

/* Each second one from `first` on. */
static ltl_known half_of(const ltl_fold *f, uint32_t first) {
    ltl_fold_items items;
    ltl_fold_items half = {0};
    if (!items_at(f, 0, &items) || !items.is_mapping || !has_plain_keys(&items)) {
        return ltl_known_nothing();
    }
    for (uint32_t i = first; i < items.count; i += 2) {
        bool is_shared = ltl_fold__is_collection(&items.at[i]);
        half.at[half.count++] = is_shared ? ltl_known_nothing() : items.at[i];
    }
    return ltl_fold__of_items(f->flow, &half);
}

ltl_known ltl_fold__keys(const ltl_fold *f) { return half_of(f, 0); }
ltl_known ltl_fold__values(const ltl_fold *f) { return half_of(f, 1); }

/* What is frozen is the collection itself, which nobody changes any more. */
ltl_known ltl_fold__copy_all(const ltl_fold *f) {
    ltl_fold_items items;
    return items_at(f, 0, &items) ? ltl_fold__of_items(f->flow, &items) : ltl_known_nothing();
}

ltl_known ltl_fold__copy(const ltl_fold *f) {
    ltl_fold_items items;
    if (!items_at(f, 0, &items) || items.is_mapping) {
        return ltl_known_nothing();
    }
    for (uint32_t i = 0; i < items.count; i++) { /* what lies in both may change through either */
        items.at[i] = ltl_fold__is_collection(&items.at[i]) ? ltl_known_nothing() : items.at[i];
    }
    return ltl_fold__of_items(f->flow, &items);
}

/* … each of which is there once: the same, when they all differ. */
ltl_known ltl_fold__copy_set(const ltl_fold *f) {
    ltl_fold_items items;
    if (!items_at(f, 0, &items)) {
        return ltl_known_nothing();
    }
    for (uint32_t i = 0; i < items.count; i++) {
        for (uint32_t j = i + 1; j < items.count; j++) {
            if (ltl_fold__equal(&items.at[i], &items.at[j]) != 0) {
                return ltl_known_nothing();
            }
        }
    }
    return ltl_fold__copy(f);
}

/* ---- texts apart and together ---- */

static bool add_piece(ltl_fold_items *items, ltl_str text, size_t from, size_t to) {
    bool fits = items->count < LTL_MAX_FOLD_ITEMS;
    if (fits) {
        items->at[items->count++] = ltl_fold__of_text(ltl_str_slice(text, from, to));
    }
    return fits;
}

static ltl_known pieces(const ltl_fold *f, ltl_str text, ltl_str mark, bool drops_empty_end) {
    ltl_fold_items items = {0};
    size_t from = 0;
    if (mark.len == 0) {
        return ltl_known_nothing();
    }
    for (size_t at = ltl_str_find(text, mark, 0); at != SIZE_MAX;
         at = ltl_str_find(text, mark, from)) {
        if (!add_piece(&items, text, from, at)) {
            return ltl_known_nothing();
        }
        from = at + mark.len;
    }
    if (!add_piece(&items, text, from, text.len)) {
        return ltl_known_nothing();
    }
    while (drops_empty_end && items.count > 0 && items.at[items.count - 1].text.len == 0) {
        items.count--;
    }
    return ltl_fold__of_items(f->flow, &items);
}

static ltl_known split(const ltl_fold *f, uint32_t text_is, uint32_t mark_is, bool drops) {
    ltl_str text;
    ltl_str mark;
    bool is_known =
        ltl_fold__text(&f->given[text_is], &text) && ltl_fold__text(&f->given[mark_is], &mark);
    return is_known ? pieces(f, text, mark, drops) : ltl_known_nothing();
}

ltl_known ltl_fold__split(const ltl_fold *f) {
    return split(f, 0, 1, false);
}
ltl_known ltl_fold__explode(const ltl_fold *f) {
    return split(f, 1, 0, false);
}

/* The mark is an expression there: one that is its own text. Of an empty text there is one piece. */
ltl_known ltl_fold__split_java(const ltl_fold *f) {
    static const char SPECIAL[] = ".$|()[{^?*+";
    ltl_str text;
    ltl_str mark;
    bool is_known = ltl_fold__text(&f->given[0], &text) && ltl_fold__text(&f->given[1], &mark) &&
                    text.len > 0 && !ltl_str_starts_with(text, mark);
    for (size_t i = 0; is_known && i < mark.len; i++) {
        is_known = strchr(SPECIAL, mark.ptr[i]) == NULL;
    }
    return is_known ? pieces(f, text, mark, true) : ltl_known_nothing();
}

/* A blank stands for all of them at once. */
ltl_known ltl_fold__split_ruby(const ltl_fold *f) {
    ltl_str mark;
    bool is_blank = ltl_fold__text(&f->given[1], &mark) && ltl_str_is(mark, " ");
    return is_blank ? ltl_fold__split_words(f) : split(f, 0, 1, true);
}

ltl_known ltl_fold__split_words(const ltl_fold *f) {
    ltl_fold_items items = {0};
    ltl_str text;
    if (!ltl_fold__text(&f->given[0], &text)) {
        return ltl_known_nothing();
    }
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        while (at < text.len && !isspace((unsigned char)text.ptr[at])) {
            at++;
        }
        if (at > from && !add_piece(&items, text, from, at)) {
            return ltl_known_nothing();
        }
        at += at < text.len && at == from ? 1 : 0;
    }
    return ltl_fold__of_items(f->flow, &items);
}

static ltl_known joined(const ltl_fold *f, uint32_t list, ltl_str mark, bool takes_numbers) {
    ltl_fold_items items;
    ltl_buf buf;
    int64_t number;
    bool is_known = items_at(f, list, &items) && !items.is_mapping;
    ltl_buf_init(&buf, LTL_MAX_FOLD_BYTES);
    for (uint32_t i = 0; is_known && i < items.count; i++) {
        ltl_str text;
        is_known = (takes_numbers || !ltl_fold__integer(&items.at[i], &number)) &&
                   ltl_fold__spelling(&items.at[i], f->flow->arena, &text);
        ltl_buf_append(&buf, i > 0 && is_known ? mark : LTL_STR_NONE);
        ltl_buf_append(&buf, is_known ? text : LTL_STR_NONE);
    }
    ltl_known made = is_known && !buf.is_cut
                         ? ltl_fold__of_text(ltl_arena_copy(f->flow->arena, ltl_buf_borrow(&buf)))
                         : ltl_known_nothing();
    ltl_buf_clear(&buf);
    return made;
}

static ltl_known joined_with(const ltl_fold *f, uint32_t list, uint32_t mark_is, ltl_str usual,
                             bool takes_numbers) {
    ltl_str mark = usual;
    bool is_known = mark_is >= f->count || ltl_fold__text(&f->given[mark_is], &mark);
    ltl_known text = is_known ? joined(f, list, mark, takes_numbers) : ltl_known_nothing();
    bool is_some = is_known && text.kind == LTL_KNOWN_NOTHING && f->given[list].kind == LTL_KNOWN_CONSTANTS &&
                   f->given[list].origin != LTL_NO_NODE;
    return is_some ? ltl_known_some(LTL_KNOWN_SOME_STRING) : text;
}

/* `",".join(list)` */
ltl_known ltl_fold__join(const ltl_fold *f) {
    return joined_with(f, 1, 0, LTL_STR(""), false);
}
/* `list.join(",")`; JavaScript has a comma where none is given. */
ltl_known ltl_fold__join_js(const ltl_fold *f) {
    return joined_with(f, 0, 1, LTL_STR(","), true);
}
ltl_known ltl_fold__join_list(const ltl_fold *f) {
    return joined_with(f, 0, 1, LTL_STR(""), true);
}
/* `implode(",", list)`, `String.join(",", list)` */
/* `String.join("-", a, b)` */
ltl_known ltl_fold__join_rest(const ltl_fold *f) {
    ltl_known text = f->given[1];
    for (uint32_t i = 2; i < f->count; i++) {
        text = ltl_known_concat(f->flow->arena, &text, &f->given[0]);
        text = ltl_known_concat(f->flow->arena, &text, &f->given[i]);
    }
    return text;
}

ltl_known ltl_fold__implode(const ltl_fold *f) {
    return joined_with(f, 1, 0, LTL_STR(""), true);
}

/* `x.length` and the like, and `x.k` of an object. */
ltl_known ltl_fold_member(ltl_flow *flow, ltl_node member, const ltl_known *receiver) {
    static const struct {
        const char *name;
        uint32_t languages;
    } SIZES[] = {
        {"Count", LTL_FOLD_CSHARP},
        {"Length", LTL_FOLD_CSHARP},
        {"count", LTL_FOLD_SWIFT},
        {"length", LTL_FOLD_JS | LTL_FOLD_JAVA | LTL_FOLD_KOTLIN | LTL_FOLD_SCALA | LTL_FOLD_RUBY},
        {"size", LTL_FOLD_KOTLIN | LTL_FOLD_SCALA | LTL_FOLD_RUBY | LTL_FOLD_JS},
    };
    ltl_node name = ltl_tree_child(flow->tree, member, LTL_ROLE_NAME);
    ltl_str key = name != LTL_NO_NODE ? ltl_tree_name(flow->tree, name) : LTL_STR_NONE;
    ltl_fold f = {.flow = flow, .call = member, .language = flow->fold_language, .count = 2};
    f.given[0] = *receiver;
    if ((f.language & (LTL_FOLD_JS | LTL_FOLD_GO)) != 0 && ltl_fold__is_collection(receiver)) {
        bool is_absent;
        f.given[1] = ltl_fold__of_text(key);
        ltl_known part = ltl_fold__under(flow, receiver, &f.given[1], &is_absent);
        if (part.kind != LTL_KNOWN_NOTHING) {
            return part;
        }
    }
    for (size_t i = 0; i < LTL_COUNT_OF(SIZES); i++) {
        if (ltl_str_is(key, SIZES[i].name) && (SIZES[i].languages & f.language) != 0) {
            return ltl_fold__length(&f);
        }
    }
    return ltl_fold__property(flow, member, key, receiver);
}
