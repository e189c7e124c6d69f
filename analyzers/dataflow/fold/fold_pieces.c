/* Texts before, between and behind marks. */
#include "analyzers/dataflow/fold/fold_internal.h"

static bool texts_at(const ltl_fold *f, ltl_str *out_text, ltl_str *out_mark) {
    return f->count > 1 && ltl_fold__text(&f->given[0], out_text) &&
           ltl_fold__text(&f->given[1], out_mark) && out_mark->len > 0;
}

static size_t find_last(ltl_str text, ltl_str mark) {
    size_t found = SIZE_MAX;
    for (size_t at = ltl_str_find(text, mark, 0); at != SIZE_MAX;
         at = ltl_str_find(text, mark, at + 1)) {
        found = at;
    }
    return found;
}

static ltl_known three(const ltl_fold *f, ltl_str a, ltl_str b, ltl_str c) {
    ltl_fold_items items = {.count = 3};
    items.at[0] = ltl_fold__of_text(a);
    items.at[1] = ltl_fold__of_text(b);
    items.at[2] = ltl_fold__of_text(c);
    return ltl_fold__of_items(f->flow, &items);
}

/* `"a=b".partition("=")`: all of it and two empty ones where the mark is not there. */
ltl_known ltl_fold__partition(const ltl_fold *f) {
    ltl_str text;
    ltl_str mark;
    if (!texts_at(f, &text, &mark)) {
        return ltl_known_nothing();
    }
    size_t at = ltl_str_find(text, mark, 0);
    return at == SIZE_MAX ? three(f, text, LTL_STR(""), LTL_STR(""))
                          : three(f, ltl_str_slice(text, 0, at), mark,
                                  ltl_str_slice(text, at + mark.len, text.len));
}

ltl_known ltl_fold__partition_last(const ltl_fold *f) {
    ltl_str text;
    ltl_str mark;
    if (!texts_at(f, &text, &mark)) {
        return ltl_known_nothing();
    }
    size_t at = find_last(text, mark);
    return at == SIZE_MAX ? three(f, LTL_STR(""), LTL_STR(""), text)
                          : three(f, ltl_str_slice(text, 0, at), mark,
                                  ltl_str_slice(text, at + mark.len, text.len));
}

/* All of it where the mark is not there. */
static ltl_known piece(const ltl_fold *f, bool is_last, bool is_behind) {
    ltl_str text;
    ltl_str mark;
    if (!texts_at(f, &text, &mark)) {
        return ltl_known_nothing();
    }
    size_t at = is_last ? find_last(text, mark) : ltl_str_find(text, mark, 0);
    return ltl_fold__of_text(at == SIZE_MAX ? text
                             : is_behind    ? ltl_str_slice(text, at + mark.len, text.len)
                                            : ltl_str_slice(text, 0, at));
}

ltl_known ltl_fold__before(const ltl_fold *f) {
    return piece(f, false, false);
}
ltl_known ltl_fold__behind(const ltl_fold *f) {
    return piece(f, false, true);
}
ltl_known ltl_fold__behind_last(const ltl_fold *f) {
    return piece(f, true, true);
}
ltl_known ltl_fold__before_last(const ltl_fold *f) {
    return piece(f, true, false);
}

/* So many letters at the start, or what is behind them; all of them where there are fewer. */
static ltl_known some_letters(const ltl_fold *f, bool at_end, bool drops) {
    ltl_str text;
    int64_t count = 1;
    bool is_known = ltl_fold__text(&f->given[0], &text) &&
                    (f->count < 2 || ltl_fold__integer(&f->given[1], &count)) && count >= 0;
    if (!is_known) {
        return ltl_known_nothing();
    }
    size_t most = count < (int64_t)text.len ? (size_t)count : text.len;
    size_t cut = at_end ? text.len - most : most;
    return ltl_fold__of_text(at_end == drops ? ltl_str_slice(text, 0, cut)
                                             : ltl_str_slice(text, cut, text.len));
}

ltl_known ltl_fold__take(const ltl_fold *f) {
    return some_letters(f, false, false);
}
ltl_known ltl_fold__drop(const ltl_fold *f) {
    return some_letters(f, false, true);
}
ltl_known ltl_fold__take_last(const ltl_fold *f) {
    return some_letters(f, true, false);
}
ltl_known ltl_fold__drop_last(const ltl_fold *f) {
    return some_letters(f, true, true);
}

/* Letter by letter. */
ltl_known ltl_fold__letters(const ltl_fold *f) {
    ltl_fold_items items = {0};
    ltl_str text;
    if (!ltl_fold__text(&f->given[0], &text) || text.len > LTL_MAX_FOLD_ITEMS) {
        return ltl_known_nothing();
    }
    for (size_t i = 0; i < text.len; i++) {
        items.at[items.count++] = ltl_fold__of_letter(f, text.ptr[i]);
    }
    return ltl_fold__of_items(f->flow, &items);
}

/* `f"…"` without places: what `concat!` and `strings.Builder` do of texts and numbers. */
ltl_known ltl_fold__concat_spelt(const ltl_fold *f) {
    ltl_known all = ltl_fold__of_text(LTL_STR(""));
    for (uint32_t i = 0; i < f->count; i++) {
        ltl_str text;
        if (!ltl_fold__spelling(&f->given[i], f->flow->arena, &text)) {
            return ltl_known_nothing();
        }
        ltl_known next = ltl_fold__of_text(text);
        all = ltl_known_concat(f->flow->arena, &all, &next);
    }
    return all;
}

/* `nameof(A.b)` */
ltl_known ltl_fold__named(const ltl_fold *f) {
    const ltl_tree *tree = f->flow->tree;
    ltl_node given = ltl_tree_child(tree, f->call, LTL_ROLE_ARGUMENT);
    if (given != LTL_NO_NODE && tree->kind[given] == LTL_KIND_MEMBER) {
        given = ltl_tree_child(tree, given, LTL_ROLE_NAME);
    }
    bool is_name = given != LTL_NO_NODE && tree->kind[given] == LTL_KIND_NAME;
    return is_name ? ltl_fold__of_text(ltl_tree_name(tree, given)) : ltl_known_nothing();
}

/* `typeof x` of what is known. */
ltl_known ltl_fold__type_name(const ltl_known *value) {
    switch (value->kind) {
    case LTL_KNOWN_STRING:
    case LTL_KNOWN_SOME_STRING:
        return ltl_fold__of_text(LTL_STR("string"));
    case LTL_KNOWN_NUMBER: /* `10n` is a bigint */
        return value->is_integer ? ltl_fold__of_text(LTL_STR("number")) : ltl_known_some(LTL_KNOWN_SOME_STRING);
    case LTL_KNOWN_SOME_NUMBER:
        return ltl_known_some(LTL_KNOWN_SOME_STRING);
    case LTL_KNOWN_BOOL:
    case LTL_KNOWN_SOME_BOOL:
        return ltl_fold__of_text(LTL_STR("boolean"));
    default:
        return ltl_known_nothing();
    }
}

/* The lines without their ends; the last one need not end. */
ltl_known ltl_fold__lines(const ltl_fold *f) {
    ltl_fold_items items = {0};
    ltl_str text;
    if (!ltl_fold__text(&f->given[0], &text)) {
        return ltl_known_nothing();
    }
    for (size_t from = 0; from < text.len;) {
        size_t end = ltl_str_find_byte(text, '\n', from);
        end = end == SIZE_MAX ? text.len : end;
        if (items.count == LTL_MAX_FOLD_ITEMS) {
            return ltl_known_nothing();
        }
        items.at[items.count++] = ltl_fold__of_text(ltl_str_slice(text, from, end));
        from = end + 1;
    }
    return ltl_fold__of_items(f->flow, &items);
}

ltl_known ltl_fold__is_not_empty(const ltl_fold *f) {
    ltl_known is_empty = ltl_fold__is_empty(f);
    return is_empty.kind == LTL_KNOWN_BOOL ? ltl_fold__of_bool(is_empty.integer == 0) : is_empty;
}

/* `str_replace(['a', 'b'], ['x', 'y'], $text)`: one after the other. */
ltl_known ltl_fold__replace_each(const ltl_fold *f) {
    ltl_fold_items old;
    ltl_fold_items new;
    bool is_one = ltl_fold__is_collection(&f->given[1]);
    if (!ltl_fold__items(f->flow, &f->given[0], &old) || old.is_mapping ||
        (is_one && (!ltl_fold__items(f->flow, &f->given[1], &new) || new.is_mapping ||
                    new.count != old.count))) {
        return ltl_known_nothing();
    }
    ltl_fold one = *f;
    for (uint32_t i = 0; i < old.count && one.given[2].kind == LTL_KNOWN_STRING; i++) {
        one.given[0] = old.at[i];
        one.given[1] = is_one ? new.at[i] : f->given[1];
        one.given[2] = ltl_fold__replace_php(&one);
    }
    return one.given[2].kind == LTL_KNOWN_STRING ? one.given[2] : ltl_known_nothing();
}
