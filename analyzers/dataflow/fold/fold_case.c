/* Texts letter by letter, and by words. */
#include <ctype.h>

#include "analyzers/dataflow/fold/fold_internal.h"

static bool text_at(const ltl_fold *f, uint32_t at, ltl_str *out_text) {
    return at < f->count && ltl_fold__text(&f->given[at], out_text);
}

typedef char mapping(char letter, char before);

static char title(char letter, char before) {
    return (char)(isalpha((unsigned char)before) ? tolower : toupper)((unsigned char)letter);
}
static char swapped(char letter, char before) {
    (void)before;
    return (char)(isupper((unsigned char)letter) ? tolower : toupper)((unsigned char)letter);
}
static char first_up(char letter, char before) {
    return before == '\0' ? (char)toupper((unsigned char)letter) : letter;
}
static char first_down(char letter, char before) {
    return before == '\0' ? (char)tolower((unsigned char)letter) : letter;
}
static char words_up(char letter, char before) {
    return before == '\0' || isspace((unsigned char)before) ? (char)toupper((unsigned char)letter)
                                                            : letter;
}

static ltl_known mapped(const ltl_fold *f, mapping *map) {
    ltl_str text;
    if (!text_at(f, 0, &text)) {
        return ltl_known_nothing();
    }
    char *made = ltl_arena_alloc(f->flow->arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        made[i] = map(text.ptr[i], i > 0 ? text.ptr[i - 1] : '\0');
    }
    return ltl_fold__of_text((ltl_str){made, text.len});
}

ltl_known ltl_fold__title(const ltl_fold *f) {
    return mapped(f, title);
}
ltl_known ltl_fold__swap_case(const ltl_fold *f) {
    return mapped(f, swapped);
}
ltl_known ltl_fold__first_up(const ltl_fold *f) {
    return mapped(f, first_up);
}
ltl_known ltl_fold__first_down(const ltl_fold *f) {
    return mapped(f, first_down);
}
ltl_known ltl_fold__words_up(const ltl_fold *f) {
    return mapped(f, words_up);
}

/* Letters of the second are those of the third at the same place; its last one stands for all behind it. What means
 * a range or a class is not folded. */
static bool has_marks(ltl_str letters) {
    for (size_t i = 0; i < letters.len; i++) {
        bool is_range = letters.ptr[i] == '-' && i > 0 && i + 1 < letters.len;
        if (is_range || letters.ptr[i] == '^') {
            return true;
        }
    }
    return false;
}

static ltl_known translated(const ltl_fold *f, bool drops) {
    ltl_str text;
    ltl_str from;
    ltl_str to = LTL_STR_NONE;
    if (!text_at(f, 0, &text) || !text_at(f, 1, &from) || (!drops && !text_at(f, 2, &to)) ||
        has_marks(from) || has_marks(to)) {
        return ltl_known_nothing();
    }
    char *made = ltl_arena_alloc(f->flow->arena, text.len + 1);
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        size_t at = ltl_str_find_byte(from, text.ptr[i], 0);
        if (at == SIZE_MAX) {
            made[count++] = text.ptr[i];
        } else if (to.len > 0) {
            made[count++] = to.ptr[at < to.len ? at : to.len - 1];
        }
    }
    return ltl_fold__of_text((ltl_str){made, count});
}

/* `'a-b'.tr('-', '_')`, `'hello'.delete('l')` */
ltl_known ltl_fold__translate(const ltl_fold *f) {
    return translated(f, false);
}
ltl_known ltl_fold__drop_letters(const ltl_fold *f) {
    return translated(f, true);
}

/* The same number of letters on both sides; an odd one more goes where Python has it. */
ltl_known ltl_fold__center(const ltl_fold *f) {
    ltl_str text;
    ltl_str fill = LTL_STR(" ");
    int64_t width;
    bool is_known = text_at(f, 0, &text) && ltl_fold__integer(&f->given[1], &width) &&
                    (f->count < 3 || text_at(f, 2, &fill)) && fill.len == 1;
    if (!is_known || width > (int64_t)LTL_MAX_FOLD_BYTES) {
        return ltl_known_nothing();
    }
    size_t more = width > (int64_t)text.len ? (size_t)width - text.len : 0;
    bool is_python = (f->language & LTL_FOLD_PYTHON) != 0;
    size_t before = more / 2 + (is_python ? more & (size_t)width & 1 : 0);
    char *made = ltl_arena_alloc(f->flow->arena, text.len + more + 1);
    memset(made, fill.ptr[0], text.len + more);
    memmove(made + before, text.ptr, text.len);
    return ltl_fold__of_text((ltl_str){made, text.len + more});
}

/* `"abc".Insert(1, "x")`: outside throws. */
ltl_known ltl_fold__insert(const ltl_fold *f) {
    ltl_str text;
    ltl_str more;
    int64_t at;
    bool is_known = text_at(f, 0, &text) && text_at(f, 2, &more) &&
                    ltl_fold__integer(&f->given[1], &at) && at >= 0 && at <= (int64_t)text.len &&
                    f->given[2].kind == LTL_KNOWN_STRING;
    if (!is_known) {
        return ltl_known_nothing();
    }
    ltl_known first = ltl_fold__of_text(ltl_str_slice(text, 0, (size_t)at));
    ltl_known rest = ltl_fold__of_text(ltl_str_slice(text, (size_t)at, text.len));
    first = ltl_known_concat(f->flow->arena, &first, &f->given[2]);
    return ltl_known_concat(f->flow->arena, &first, &rest);
}

/* `"abc".Remove(1)`, `"abc".Remove(1, 1)`: outside throws. */
ltl_known ltl_fold__remove(const ltl_fold *f) {
    ltl_str text;
    int64_t at;
    bool is_known = text_at(f, 0, &text) && ltl_fold__integer(&f->given[1], &at) && at >= 0 &&
                    at <= (int64_t)text.len;
    int64_t count = is_known ? (int64_t)text.len - at : 0;
    if (!is_known || (f->count > 2 && (!ltl_fold__integer(&f->given[2], &count) || count < 0 ||
                                       count > (int64_t)text.len - at))) {
        return ltl_known_nothing();
    }
    ltl_known first = ltl_fold__of_text(ltl_str_slice(text, 0, (size_t)at));
    ltl_known rest = ltl_fold__of_text(ltl_str_slice(text, (size_t)(at + count), text.len));
    return ltl_known_concat(f->flow->arena, &first, &rest);
}
