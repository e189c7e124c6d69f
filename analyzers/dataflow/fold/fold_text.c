/* Functions of texts: all given texts are spelt as they are, see ltl_fold__text. */
#include <ctype.h>

#include "analyzers/dataflow/fold/fold_internal.h"

static const char BLANKS[] = " \t\n";

static bool text_at(const ltl_fold *f, uint32_t at, ltl_str *out_text) {
    return at < f->count && ltl_fold__text(&f->given[at], out_text);
}

static ltl_known built(const ltl_buf *buf, const ltl_fold *f) {
    ltl_str text = ltl_buf_borrow(buf);
    return buf->is_cut ? ltl_known_some(LTL_KNOWN_SOME_STRING)
                       : ltl_fold__of_text(ltl_arena_copy(f->flow->arena, text));
}

/* ---- letter by letter ---- */

static ltl_known mapped(const ltl_fold *f, int (*first)(int), int (*rest)(int)) {
    ltl_str text;
    if (!text_at(f, 0, &text)) {
        return ltl_known_nothing();
    }
    char *made = ltl_arena_alloc(f->flow->arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        made[i] = (char)(i == 0 ? first : rest)((unsigned char)text.ptr[i]);
    }
    return ltl_fold__of_text((ltl_str){made, text.len});
}

ltl_known ltl_fold__upper(const ltl_fold *f) {
    return mapped(f, toupper, toupper);
}
ltl_known ltl_fold__lower(const ltl_fold *f) {
    return mapped(f, tolower, tolower);
}
ltl_known ltl_fold__capitalize(const ltl_fold *f) {
    return mapped(f, toupper, tolower);
}

static ltl_known all_are(const ltl_fold *f, int (*is)(int)) {
    ltl_str text;
    if (!text_at(f, 0, &text)) {
        return ltl_known_nothing();
    }
    bool all = text.len > 0;
    for (size_t i = 0; i < text.len && all; i++) {
        all = is((unsigned char)text.ptr[i]) != 0;
    }
    return ltl_fold__of_bool(all);
}

ltl_known ltl_fold__is_digits(const ltl_fold *f) {
    return all_are(f, isdigit);
}
ltl_known ltl_fold__is_letters(const ltl_fold *f) {
    return all_are(f, isalpha);
}
ltl_known ltl_fold__is_alnum(const ltl_fold *f) {
    return all_are(f, isalnum);
}

/* Letters all of one case, and at least one. */
static ltl_known has_case(const ltl_fold *f, int (*is)(int), int (*is_other)(int)) {
    ltl_str text;
    if (!text_at(f, 0, &text)) {
        return ltl_known_nothing();
    }
    bool has = false;
    for (size_t i = 0; i < text.len; i++) {
        has = has || is((unsigned char)text.ptr[i]);
        if (is_other((unsigned char)text.ptr[i])) {
            return ltl_fold__of_bool(false);
        }
    }
    return ltl_fold__of_bool(has);
}

ltl_known ltl_fold__is_upper(const ltl_fold *f) {
    return has_case(f, isupper, islower);
}
ltl_known ltl_fold__is_lower(const ltl_fold *f) {
    return has_case(f, islower, isupper);
}

ltl_known ltl_fold__reverse(const ltl_fold *f) {
    ltl_str text;
    if (!text_at(f, 0, &text)) {
        return ltl_known_nothing();
    }
    char *made = ltl_arena_alloc(f->flow->arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        made[i] = text.ptr[text.len - 1 - i];
    }
    return ltl_fold__of_text((ltl_str){made, text.len});
}

/* ---- ends ---- */

static bool is_among(char letter, ltl_str letters) {
    return ltl_str_find_byte(letters, letter, 0) != SIZE_MAX;
}

static ltl_known trimmed(const ltl_fold *f, bool at_start, bool at_end) {
    ltl_str text;
    ltl_str letters = LTL_STR_NONE;
    if (!text_at(f, 0, &text) || (f->count > 1 && !text_at(f, 1, &letters))) {
        return ltl_known_nothing();
    }
    letters = f->count > 1 ? letters : ltl_str_of(BLANKS);
    size_t start = 0;
    size_t end = text.len;
    while (at_start && start < end && is_among(text.ptr[start], letters)) {
        start++;
    }
    while (at_end && end > start && is_among(text.ptr[end - 1], letters)) {
        end--;
    }
    return ltl_fold__of_text(ltl_str_slice(text, start, end));
}

ltl_known ltl_fold__trim(const ltl_fold *f) {
    return trimmed(f, true, true);
}
ltl_known ltl_fold__trim_start(const ltl_fold *f) {
    return trimmed(f, true, false);
}
ltl_known ltl_fold__trim_end(const ltl_fold *f) {
    return trimmed(f, false, true);
}

ltl_known ltl_fold__remove_prefix(const ltl_fold *f) {
    ltl_str text;
    ltl_str part;
    if (!text_at(f, 0, &text) || !text_at(f, 1, &part)) {
        return ltl_known_nothing();
    }
    return ltl_fold__of_text(
        ltl_str_slice(text, ltl_str_starts_with(text, part) ? part.len : 0, text.len));
}

ltl_known ltl_fold__remove_suffix(const ltl_fold *f) {
    ltl_str text;
    ltl_str part;
    if (!text_at(f, 0, &text) || !text_at(f, 1, &part)) {
        return ltl_known_nothing();
    }
    return ltl_fold__of_text(
        ltl_str_slice(text, 0, text.len - (ltl_str_ends_with(text, part) ? part.len : 0)));
}

static ltl_known padded(const ltl_fold *f, ltl_str fill, bool is_before) {
    ltl_str text;
    int64_t width;
    bool is_known = text_at(f, 0, &text) && ltl_fold__integer(&f->given[1], &width) &&
                    (f->count < 3 || text_at(f, 2, &fill)) && fill.len == 1;
    if (!is_known || width > (int64_t)LTL_MAX_FOLD_BYTES) {
        return ltl_known_nothing();
    }
    size_t more = width > (int64_t)text.len ? (size_t)width - text.len : 0;
    char *made = ltl_arena_alloc(f->flow->arena, text.len + more + 1);
    memset(made, fill.ptr[0], text.len + more);
    if (text.len > 0) {
        memcpy(made + (is_before ? more : 0), text.ptr, text.len);
    }
    return ltl_fold__of_text((ltl_str){made, text.len + more});
}

ltl_known ltl_fold__pad_left(const ltl_fold *f) {
    return padded(f, LTL_STR(" "), true);
}
ltl_known ltl_fold__pad_right(const ltl_fold *f) {
    return padded(f, LTL_STR(" "), false);
}
ltl_known ltl_fold__zfill(const ltl_fold *f) {
    ltl_str text;
    bool has_sign =
        text_at(f, 0, &text) && text.len > 0 && (text.ptr[0] == '-' || text.ptr[0] == '+');
    return has_sign ? ltl_known_nothing() : padded(f, LTL_STR("0"), true);
}

/* ---- putting together ---- */

ltl_known ltl_fold__concat(const ltl_fold *f) {
    ltl_buf buf;
    bool is_known = true;
    ltl_buf_init(&buf, LTL_MAX_FOLD_BYTES);
    for (uint32_t i = 0; i < f->count && is_known; i++) {
        ltl_str text;
        is_known = text_at(f, i, &text);
        ltl_buf_append(&buf, is_known ? text : LTL_STR_NONE);
    }
    ltl_known made = is_known ? built(&buf, f) : ltl_known_nothing();
    ltl_buf_clear(&buf);
    return made;
}

ltl_known ltl_fold__repeat(const ltl_fold *f) {
    ltl_str text;
    int64_t times;
    ltl_buf buf;
    bool is_known = text_at(f, 0, &text) && f->count > 1 && ltl_fold__integer(&f->given[1], &times);
    if (!is_known || times < 0 || times > (int64_t)LTL_MAX_FOLD_BYTES) {
        return ltl_known_nothing();
    }
    ltl_buf_init(&buf, LTL_MAX_FOLD_BYTES);
    for (int64_t i = 0; i < times && !buf.is_cut; i++) {
        ltl_buf_append(&buf, text);
    }
    ltl_known made = built(&buf, f);
    ltl_buf_clear(&buf);
    return made;
}

/* At most `most` times. */
static ltl_known replaced(const ltl_fold *f, ltl_str text, ltl_str old, ltl_str new, int64_t most) {
    ltl_buf buf;
    size_t from = 0;
    /* Between all letters, as some have it; what is behind a `$` may be put in. */
    if (old.len == 0 || is_among('$', new)) {
        return ltl_known_nothing();
    }
    ltl_buf_init(&buf, LTL_MAX_FOLD_BYTES);
    size_t at = ltl_str_find(text, old, 0);
    for (int64_t i = 0; at != SIZE_MAX && (most < 0 || i < most); i++) {
        ltl_buf_append(&buf, ltl_str_slice(text, from, at));
        ltl_buf_append(&buf, new);
        from = at + old.len;
        at = ltl_str_find(text, old, from);
    }
    ltl_buf_append(&buf, ltl_str_slice(text, from, text.len));
    ltl_known made = built(&buf, f);
    ltl_buf_clear(&buf);
    return made;
}

static ltl_known replaced_given(const ltl_fold *f, uint32_t text_is, uint32_t old_is,
                                int64_t most) {
    ltl_str text;
    ltl_str old;
    ltl_str new;
    bool is_known =
        text_at(f, text_is, &text) && text_at(f, old_is, &old) && text_at(f, old_is + 1, &new);
    return is_known ? replaced(f, text, old, new, most) : ltl_known_nothing();
}

ltl_known ltl_fold__replace(const ltl_fold *f) {
    int64_t most = -1;
    bool is_told = f->count < 4 || ltl_fold__integer(&f->given[3], &most);
    return is_told ? replaced_given(f, 0, 1, most) : ltl_known_nothing();
}
ltl_known ltl_fold__replace_first(const ltl_fold *f) {
    return replaced_given(f, 0, 1, 1);
}
ltl_known ltl_fold__replace_php(const ltl_fold *f) {
    ltl_str text;
    ltl_str old;
    ltl_str new;
    bool is_known = text_at(f, 2, &text) && text_at(f, 0, &old) && text_at(f, 1, &new);
    return is_known ? replaced(f, text, old, new, -1) : ltl_known_nothing();
}

/* ---- looking ---- */

ltl_known ltl_fold__contains(const ltl_fold *f) {
    ltl_str text;
    ltl_str part;
    bool is_known = text_at(f, 0, &text) && text_at(f, 1, &part);
    return is_known ? ltl_fold__of_bool(ltl_str_find(text, part, 0) != SIZE_MAX)
                    : ltl_known_nothing();
}

ltl_known ltl_fold__starts_with(const ltl_fold *f) {
    ltl_str text;
    ltl_str part;
    bool is_known = text_at(f, 0, &text) && text_at(f, 1, &part);
    return is_known ? ltl_fold__of_bool(ltl_str_starts_with(text, part)) : ltl_known_nothing();
}

ltl_known ltl_fold__ends_with(const ltl_fold *f) {
    ltl_str text;
    ltl_str part;
    bool is_known = text_at(f, 0, &text) && text_at(f, 1, &part);
    return is_known ? ltl_fold__of_bool(ltl_str_ends_with(text, part)) : ltl_known_nothing();
}

ltl_known ltl_fold__index_of(const ltl_fold *f) {
    ltl_str text;
    ltl_str part;
    if (!text_at(f, 0, &text) || !text_at(f, 1, &part)) {
        return ltl_known_nothing();
    }
    size_t at = ltl_str_find(text, part, 0);
    return ltl_fold__of_integer(f->flow, at != SIZE_MAX ? (int64_t)at : -1);
}

/* False where the others have -1. */
ltl_known ltl_fold__find_php(const ltl_fold *f) {
    ltl_known at = ltl_fold__index_of(f);
    return at.kind == LTL_KNOWN_NUMBER && at.integer < 0 ? ltl_fold__of_bool(false) : at;
}

ltl_known ltl_fold__last_index_of(const ltl_fold *f) {
    ltl_str text;
    ltl_str part;
    if (!text_at(f, 0, &text) || !text_at(f, 1, &part) || part.len == 0) {
        return ltl_known_nothing();
    }
    int64_t last = -1;
    for (size_t at = ltl_str_find(text, part, 0); at != SIZE_MAX;
         at = ltl_str_find(text, part, at + 1)) {
        last = (int64_t)at;
    }
    return ltl_fold__of_integer(f->flow, last);
}

ltl_known ltl_fold__count_in(const ltl_fold *f) {
    ltl_str text;
    ltl_str part;
    int64_t count = 0;
    if (!text_at(f, 0, &text) || !text_at(f, 1, &part) || part.len == 0) {
        return ltl_known_nothing();
    }
    for (size_t at = ltl_str_find(text, part, 0); at != SIZE_MAX;
         at = ltl_str_find(text, part, at + part.len)) {
        count++;
    }
    return ltl_fold__of_integer(f->flow, count);
}

ltl_known ltl_fold__same(const ltl_fold *f) {
    return f->given[0].kind == LTL_KNOWN_STRING ? f->given[0] : ltl_known_nothing();
}

/* … where it throws, or is nil, when it is not there. */
ltl_known ltl_fold__index_found(const ltl_fold *f) {
    ltl_known at = ltl_fold__index_of(f);
    return at.kind == LTL_KNOWN_NUMBER && at.integer >= 0 ? at : ltl_known_nothing();
}

/* Zero when they are equal; which comes first is told by the sign alone. */
ltl_known ltl_fold__compared(const ltl_fold *f) {
    ltl_str a;
    ltl_str b;
    bool are_known = text_at(f, 0, &a) && text_at(f, 1, &b);
    int order = are_known ? ltl_str_compare(a, b) : 0;
    return are_known ? ltl_fold__of_integer(f->flow, (order > 0) - (order < 0))
                     : ltl_known_nothing();
}

static ltl_known letter(const ltl_fold *f, int (*mapping)(int)) {
    ltl_str text;
    bool is_letter = f->given[0].kind == LTL_KNOWN_LITERAL && text_at(f, 0, &text);
    return is_letter ? ltl_fold__of_letter(f, (char)mapping((unsigned char)text.ptr[0]))
                     : ltl_known_nothing();
}
ltl_known ltl_fold__letter_upper(const ltl_fold *f) {
    return letter(f, toupper);
}
ltl_known ltl_fold__letter_lower(const ltl_fold *f) {
    return letter(f, tolower);
}
ltl_known ltl_fold__letter_text(const ltl_fold *f) {
    ltl_str text;
    return text_at(f, 0, &text) ? ltl_fold__of_text(text) : ltl_known_nothing();
}

ltl_known ltl_fold__equals(const ltl_fold *f) {
    int is_equal = ltl_fold__equal(&f->given[0], &f->given[1]);
    return is_equal < 0 ? ltl_known_nothing() : ltl_fold__of_bool(is_equal == 1);
}

ltl_known ltl_fold__equals_ignoring_case(const ltl_fold *f) {
    ltl_str a;
    ltl_str b;
    bool are_known = text_at(f, 0, &a) && text_at(f, 1, &b);
    return are_known ? ltl_fold__of_bool(ltl_str_equals_ignoring_case(a, b)) : ltl_known_nothing();
}

ltl_known ltl_fold__is_blank(const ltl_fold *f) {
    ltl_str text;
    return text_at(f, 0, &text) ? ltl_fold__of_bool(ltl_str_trim(text).len == 0)
                                : ltl_known_nothing();
}
