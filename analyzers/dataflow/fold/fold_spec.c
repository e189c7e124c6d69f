/* How a value is to be written in a text: `{n:>5}` and `{s!s:3}` in Python, `{n,5:D3}` in C#. */
#include <ctype.h>

#include "analyzers/dataflow/fold/fold_internal.h"

enum { MAX_WIDTH = 100 };

typedef struct spec {
    char fill; /* 0: a blank */
    char align; /* `<`, `>`, `^`, `=` between sign and digits; 0: as the value has it */
    bool has_plus;
    bool has_commas;
    int width;
    int precision; /* -1: none */
    char type;     /* 0: none */
} spec;

static size_t read_number(ltl_str text, size_t at, int *out) {
    for (*out = 0; at < text.len && isdigit((unsigned char)text.ptr[at]) && *out < MAX_WIDTH; at++) {
        *out = *out * 10 + (text.ptr[at] - '0');
    }
    return at;
}

static bool is_align(char c) { return c == '<' || c == '>' || c == '^' || c == '='; }

/* `[[fill]align][+][0][width][,][.precision][type]` */
static bool read_python(ltl_str text, spec *out) {
    size_t at = 0;
    *out = (spec){.precision = -1};
    if (text.len > 1 && is_align(text.ptr[1])) {
        out->fill = text.ptr[0];
        out->align = text.ptr[1];
        at = 2;
    } else if (text.len > 0 && is_align(text.ptr[0])) {
        out->align = text.ptr[0];
        at = 1;
    }
    out->has_plus = at < text.len && text.ptr[at] == '+';
    at += out->has_plus ? 1 : 0;
    if (at < text.len && text.ptr[at] == '0') {
        if (out->align != 0) {
            return false;
        }
        out->fill = '0';
        out->align = '=';
        at++;
    }
    at = read_number(text, at, &out->width);
    out->has_commas = at < text.len && text.ptr[at] == ',';
    at += out->has_commas ? 1 : 0;
    if (at < text.len && text.ptr[at] == '.') {
        at = read_number(text, at + 1, &out->precision);
    }
    out->type = at < text.len ? text.ptr[at++] : '\0';
    return at == text.len && out->width < MAX_WIDTH;
}

/* `,5:D3`: how wide, then which digits. */
static bool read_csharp(ltl_str text, spec *out) {
    size_t at = 0;
    *out = (spec){.precision = -1, .align = '>'};
    if (text.len > 0 && text.ptr[0] == ',') {
        at = ltl_str_starts_with(text, LTL_STR(",-")) ? 2 : 1;
        out->align = at == 2 ? '<' : '>';
        at = read_number(text, at, &out->width);
    }
    if (at < text.len && text.ptr[at] == ':') {
        out->type = at + 1 < text.len ? text.ptr[at + 1] : '\0';
        size_t from = at + 2;
        at = read_number(text, from < text.len ? from : text.len, &out->precision);
        return at == text.len && (out->type == 'D' || out->type == 'X' || out->type == 'x');
    }
    return at == text.len && out->width < MAX_WIDTH;
}

/* 1234567 as 1,234,567. */
static ltl_str with_commas(ltl_arena *arena, ltl_str digits) {
    char *text = ltl_arena_alloc(arena, digits.len * 2);
    size_t length = 0;
    for (size_t i = 0; i < digits.len; i++) {
        bool begins = i > 0 && (digits.len - i) % 3 == 0;
        if (begins) {
            text[length++] = ',';
        }
        text[length++] = digits.ptr[i];
    }
    return (ltl_str){text, length};
}

/* The digits of a number without its sign; false: it is not written so. */
static bool digits_of(ltl_flow *flow, int64_t number, const spec *s, ltl_str *out) {
    unsigned long long positive = number < 0 ? 0 - (unsigned long long)number : (unsigned long long)number;
    bool is_csharp = flow->fold_language == LTL_FOLD_CSHARP;
    int least = is_csharp && s->precision > 0 && s->precision < MAX_WIDTH ? s->precision : 1;
    switch (s->type) {
    case '\0':
    case 'd':
    case 'D':
        *out = ltl_arena_printf(flow->arena, "%0*llu", least, positive);
        *out = s->has_commas ? with_commas(flow->arena, *out) : *out;
        return true;
    case 'x':
        *out = ltl_arena_printf(flow->arena, "%0*llx", least, positive);
        return !s->has_commas && !(is_csharp && number < 0);
    case 'X':
        *out = ltl_arena_printf(flow->arena, "%0*llX", least, positive);
        return !s->has_commas && !(is_csharp && number < 0);
    case 'o':
        *out = ltl_arena_printf(flow->arena, "%llo", positive);
        return !s->has_commas;
    default:
        return false;
    }
}

static ltl_known padded(ltl_flow *flow, const spec *s, ltl_str sign, ltl_str text, char usual) {
    char align = s->align != 0 ? s->align : usual;
    size_t length = sign.len + text.len;
    size_t more = (size_t)s->width > length ? (size_t)s->width - length : 0;
    size_t before = align == '>' ? more : align == '^' ? more / 2 : 0;
    size_t between = align == '=' ? more : 0;
    ltl_buf buf;
    ltl_buf_init(&buf, LTL_MAX_FOLD_BYTES);
    char fill = s->fill != 0 ? s->fill : ' ';
    for (size_t i = 0; i < before; i++) {
        ltl_buf_append_byte(&buf, fill);
    }
    ltl_buf_append(&buf, sign);
    for (size_t i = 0; i < between; i++) {
        ltl_buf_append_byte(&buf, fill);
    }
    ltl_buf_append(&buf, text);
    for (size_t i = before + between; i < more; i++) {
        ltl_buf_append_byte(&buf, fill);
    }
    ltl_known made = buf.is_cut ? ltl_known_some(LTL_KNOWN_SOME_STRING)
                                : ltl_fold__of_text(ltl_arena_copy(flow->arena, ltl_buf_borrow(&buf)));
    ltl_buf_clear(&buf);
    return made;
}

ltl_known ltl_fold__spelt_as(ltl_flow *flow, const ltl_known *value, ltl_str how) {
    const ltl_known some = ltl_known_some(LTL_KNOWN_SOME_STRING);
    bool is_python = flow->fold_language == LTL_FOLD_PYTHON;
    ltl_fold f = {.flow = flow, .language = flow->fold_language};
    spec s;
    int64_t number;
    ltl_str text;
    if (is_python && ltl_str_starts_with(how, LTL_STR("!s")) && value->kind == LTL_KNOWN_STRING) {
        how = ltl_str_slice(how, 2, how.len);
    }
    bool has_colon = ltl_str_starts_with(how, LTL_STR(":"));
    bool is_read = is_python ? (has_colon || how.len == 0) &&
                                   read_python(ltl_str_slice(how, has_colon ? 1 : 0, how.len), &s)
                             : flow->fold_language == LTL_FOLD_CSHARP && read_csharp(how, &s);
    if (!is_read || ltl_fold__is_bytes(&f, value)) {
        return some;
    }
    if (ltl_fold__integer(value, &number)) {
        bool is_known = digits_of(flow, number, &s, &text) && !(is_python && s.precision >= 0) &&
                        !(s.has_commas && s.align == '=');
        ltl_str sign = number < 0 ? LTL_STR("-") : s.has_plus ? LTL_STR("+") : LTL_STR_NONE;
        return is_known ? padded(flow, &s, sign, text, '>') : some;
    }
    bool is_text = value->kind == LTL_KNOWN_STRING && ltl_fold__text(value, &text) && !s.has_plus &&
                   !s.has_commas && s.align != '=' && (s.type == 0 || (is_python && s.type == 's'));
    if (!is_text) {
        return some;
    }
    size_t length = s.precision >= 0 && (size_t)s.precision < text.len ? (size_t)s.precision : text.len;
    return padded(flow, &s, LTL_STR_NONE, ltl_str_slice(text, 0, length), '<');
}
