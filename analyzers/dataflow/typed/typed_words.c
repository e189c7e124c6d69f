/* The words of an expression. */
#include <ctype.h>

#include "analyzers/dataflow/typed/typed_internal.h"

static bool is_space(ltl_str text, size_t at) {
    return at < text.len && isspace((unsigned char)text.ptr[at]);
}

/* What is no word: blanks, comments, lines that go on. */
static size_t behind_blanks(ltl_str text, size_t at) {
    for (;;) {
        size_t before = at;
        while (at < text.len && (is_space(text, at) || (text.ptr[at] == '\\' && is_space(text, at + 1)))) {
            at++;
        }
        bool is_comment = at + 1 < text.len && text.ptr[at] == '/';
        if (is_comment && text.ptr[at + 1] == '*') {
            size_t end = ltl_str_find(text, LTL_STR("*/"), at + 2);
            at = end == SIZE_MAX ? text.len : end + 2;
        } else if (is_comment && text.ptr[at + 1] == '/') {
            size_t end = ltl_str_find_byte(text, '\n', at);
            at = end == SIZE_MAX ? text.len : end;
        }
        if (at == before) {
            return at;
        }
    }
}

static bool is_of_name(char byte) {
    return isalnum((unsigned char)byte) || byte == '_' || (unsigned char)byte >= 0x80;
}

/* `1'000.5e+3f` */
static size_t number_end(ltl_str text, size_t at) {
    bool is_sixteen = at + 1 < text.len && text.ptr[at] == '0' && (text.ptr[at + 1] | 32) == 'x';
    for (; at < text.len; at++) {
        char byte = text.ptr[at];
        char before = at > 0 ? (char)(text.ptr[at - 1] | 32) : ' ';
        bool is_exponent = (byte == '+' || byte == '-') && before == (is_sixteen ? 'p' : 'e');
        bool is_mark = byte == '\'' && at + 1 < text.len && isalnum((unsigned char)text.ptr[at + 1]);
        if (!is_of_name(byte) && byte != '.' && !is_exponent && !is_mark) {
            break;
        }
    }
    return at;
}

/* Behind the second of two marks; 0: there is none. */
static size_t quoted_end(ltl_str text, size_t at) {
    char mark = text.ptr[at];
    for (at++; at < text.len && text.ptr[at] != '\n'; at++) {
        if (text.ptr[at] == mark) {
            return at + 1;
        }
        at += text.ptr[at] == '\\' ? 1 : 0;
    }
    return 0;
}

static size_t sign_end(ltl_str text, size_t at) {
    static const char *const SIGNS[] = {"<<=", ">>=", "...", "<=>", "<<", ">>", "<=", ">=", "==", "!=", "&&",
                                        "||",  "->",  "++",  "--",  "+=", "-=", "*=", "/=", "%=", "&=", "|=",
                                        "^=",  "::",  "##"};
    for (size_t i = 0; i < LTL_COUNT_OF(SIGNS); i++) {
        if (ltl_str_starts_with(ltl_str_slice(text, at, text.len), ltl_str_of(SIGNS[i]))) {
            return at + strlen(SIGNS[i]);
        }
    }
    return at + 1;
}

/* One word from `at` on; its end, 0: it is none. */
static size_t word_at(ltl_str text, size_t at, ltl_word_kind *out_kind) {
    char byte = text.ptr[at];
    bool is_point = byte == '.' && at + 1 < text.len && isdigit((unsigned char)text.ptr[at + 1]);
    if (isdigit((unsigned char)byte) || is_point) {
        *out_kind = LTL_WORD_NUMBER;
        return number_end(text, at);
    }
    if (byte == '"' || byte == '\'') {
        *out_kind = byte == '"' ? LTL_WORD_TEXT : LTL_WORD_LETTER;
        return quoted_end(text, at);
    }
    size_t end = at;
    while (end < text.len && is_of_name(text.ptr[end])) {
        end++;
    }
    *out_kind = end > at ? LTL_WORD_NAME : LTL_WORD_SIGN;
    bool has_prefix = end > at && end < text.len && (text.ptr[end] == '"' || text.ptr[end] == '\'');
    bool is_wide = has_prefix && end == at + 1 && text.ptr[end] == '\'' && strchr("LuU", byte) != NULL;
    *out_kind = is_wide ? LTL_WORD_LETTER : *out_kind;
    return is_wide ? quoted_end(text, end) : has_prefix ? 0 : end > at ? end : sign_end(text, at);
}

bool ltl_words__of(ltl_arena *arena, ltl_str text, uint32_t base, bool is_of_macro, ltl_words *out_words) {
    size_t at = behind_blanks(text, 0);
    while (at < text.len) {
        ltl_word word = {.is_of_macro = is_of_macro, .at = is_of_macro ? base : base + (uint32_t)at};
        size_t end = word_at(text, at, &word.kind);
        if (end == 0 || out_words->count == LTL_TYPED_MAX_WORDS) {
            return false;
        }
        word.text = ltl_str_slice(text, at, end);
        LTL_PUSH(arena, out_words, word);
        at = behind_blanks(text, end);
    }
    return true;
}
