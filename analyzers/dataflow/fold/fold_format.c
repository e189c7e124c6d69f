/* Texts with places that values are put into. */
#include <ctype.h>

#include "analyzers/dataflow/fold/fold_internal.h"

enum { MAX_PIECES = 16 };

typedef struct formatting {
    const ltl_fold *f;
    const ltl_known *values;
    uint32_t count;
    uint32_t next;
    ltl_buf buf;
} formatting;

static bool put(formatting *to, uint32_t at, bool only_number) {
    int64_t number;
    ltl_str text;
    bool fits = at < to->count && !ltl_fold__is_bytes(to->f, &to->values[at]) &&
                ltl_fold__spelling(&to->values[at], to->f->flow->arena, &text) &&
                (!only_number || ltl_fold__integer(&to->values[at], &number));
    if (fits) {
        ltl_buf_append(&to->buf, text);
    }
    return fits;
}

/* A place of `%-5s`, `%05d`, `%x`: what is before the letter says how wide it is. */
typedef struct place {
    bool is_left;
    bool has_zeros;
    bool has_plus;
    int width;
    int precision; /* -1: none */
    char mark;
} place;

/* The next byte to look at; 0: it is more than that. */
static size_t read_place(ltl_str text, size_t at, place *out) {
    *out = (place){.precision = -1};
    for (; at < text.len && (text.ptr[at] == '-' || text.ptr[at] == '0' || text.ptr[at] == '+'); at++) {
        out->has_plus = out->has_plus || text.ptr[at] == '+';
        out->is_left = out->is_left || text.ptr[at] == '-';
        out->has_zeros = out->has_zeros || text.ptr[at] == '0';
    }
    for (; at < text.len && isdigit((unsigned char)text.ptr[at]) && out->width < 100; at++) {
        out->width = out->width * 10 + (text.ptr[at] - '0');
    }
    if (at < text.len && text.ptr[at] == '.') {
        out->precision = 0;
        for (at++; at < text.len && isdigit((unsigned char)text.ptr[at]) && out->precision < 100; at++) {
            out->precision = out->precision * 10 + (text.ptr[at] - '0');
        }
    }
    out->mark = at < text.len ? text.ptr[at] : '\0';
    return out->is_left && out->has_zeros ? 0 : at + 1;
}

/* Go says so where the mark and the value are of two kinds, and its letters are numbers. */
static bool is_of_another_kind(const formatting *to, uint32_t at, char mark) {
    ltl_known_kind kind = to->values[at].kind;
    return (to->f->language & LTL_FOLD_GO) != 0 &&
           (kind == LTL_KNOWN_LITERAL || (mark == 's' && kind != LTL_KNOWN_STRING));
}

/* `%f` of a whole number: its point and as many zeros as are asked for, six unless told. Java takes no whole one. */
static bool whole_with_point(const formatting *to, const place *p, int64_t number, ltl_str *out) {
    const uint32_t languages = LTL_FOLD_PYTHON | LTL_FOLD_RUBY | LTL_FOLD_PHP;
    int zeros = p->precision >= 0 ? p->precision : 6;
    ltl_arena *arena = to->f->flow->arena;
    bool is_exact = number < (INT64_C(1) << 50) && zeros < 40;
    *out = zeros == 0 ? ltl_arena_printf(arena, "%lld", (long long)number)
                      : ltl_arena_printf(arena, "%lld.%0*d", (long long)number, zeros, 0);
    return is_exact && (to->f->language & languages) != 0;
}

/* The number as its mark has it; false: it is not sure. Numbers below zero differ in where their zeros stand. */
static bool number_text(const formatting *to, const place *p, int64_t number, ltl_str *out) {
    ltl_arena *arena = to->f->flow->arena;
    bool is_plain = number >= 0 || (p->mark == 'd' && !p->has_zeros);
    bool is_known = is_plain && (p->precision < 0 || p->mark == 'f');
    switch (p->mark) {
    case 'x':
        *out = ltl_arena_printf(arena, "%llx", (unsigned long long)number);
        return is_known && !p->has_plus;
    case 'X':
        *out = ltl_arena_printf(arena, "%llX", (unsigned long long)number);
        return is_known && !p->has_plus;
    case 'o':
        *out = ltl_arena_printf(arena, "%llo", (unsigned long long)number);
        return is_known && !p->has_plus;
    case 'f':
        return is_known && !p->has_plus && whole_with_point(to, p, number, out);
    case 'd':
        *out = ltl_arena_printf(arena, p->has_plus ? "%+lld" : "%lld", (long long)number);
        return is_known && !(p->has_plus && p->has_zeros);
    default:
        return false;
    }
}

/* A text, or what stands for it where nothing more is asked. */
static bool plain_text(const formatting *to, const place *p, uint32_t at, ltl_str *out) {
    bool is_text = to->values[at].kind == LTL_KNOWN_STRING;
    bool is_known = !p->has_zeros && !p->has_plus && (p->precision < 0 || is_text) &&
                    ltl_fold__spelling(&to->values[at], to->f->flow->arena, out);
    if (is_known && p->precision >= 0 && (size_t)p->precision < out->len) {
        *out = ltl_str_slice(*out, 0, (size_t)p->precision);
    }
    return is_known;
}

static bool put_place(formatting *to, const place *p) {
    int64_t number = 0;
    ltl_str text;
    uint32_t at = to->next++;
    if (at >= to->count || is_of_another_kind(to, at, p->mark) || ltl_fold__is_bytes(to->f, &to->values[at])) {
        return false;
    }
    bool is_number = ltl_fold__integer(&to->values[at], &number);
    bool is_text = p->mark == 's' || (p->mark == 'v' && !p->has_zeros);
    bool is_known = is_text ? plain_text(to, p, at, &text) : is_number && number_text(to, p, number, &text);
    size_t more = is_known && (size_t)p->width > text.len ? (size_t)p->width - text.len : 0;
    for (size_t i = 0; i < more && !p->is_left; i++) {
        ltl_buf_append_byte(&to->buf, p->has_zeros ? '0' : ' ');
    }
    if (is_known) {
        ltl_buf_append(&to->buf, text);
    }
    for (size_t i = 0; i < more && p->is_left; i++) {
        ltl_buf_append_byte(&to->buf, ' ');
    }
    return is_known;
}

/* `%s`, `%d`, `%x`, `%v`, `%%`, and how wide; whatever is longer is not folded. */
static bool put_percents(formatting *to, ltl_str text) {
    bool is_go = (to->f->language & LTL_FOLD_GO) != 0;
    for (size_t i = 0; i < text.len;) {
        if (text.ptr[i] != '%') {
            ltl_buf_append_byte(&to->buf, text.ptr[i++]);
            continue;
        }
        if (i + 1 < text.len && text.ptr[i + 1] == '%') {
            ltl_buf_append_byte(&to->buf, '%');
            i += 2;
            continue;
        }
        place p;
        i = read_place(text, i + 1, &p);
        bool is_known = (p.mark != '\0' && strchr("sdxXof", p.mark) != NULL) || (p.mark == 'v' && is_go);
        if (i == 0 || !is_known || !put_place(to, &p)) {
            return false;
        }
    }
    return to->next == to->count;
}

/* Rust's `{LIMIT}` of a constant of the file; in other letters it may be a variable. */
static bool put_constant(formatting *to, ltl_str name) {
    ltl_flow *flow = to->f->flow;
    bool is_constant = to->f->language == LTL_FOLD_RUST && name.len > 0 && isupper((unsigned char)name.ptr[0]);
    for (size_t i = 0; i < name.len; i++) {
        char byte = name.ptr[i];
        is_constant = is_constant && (isupper((unsigned char)byte) || isdigit((unsigned char)byte) || byte == '_');
    }
    uint32_t id = is_constant ? ltl_names_find(flow->tree->names, name) : 0;
    uint32_t of = id != 0 ? ltl_scopes_find(&flow->scopes, 0, id) : 0;
    ltl_str text;
    if (of == 0 || flow->scopes.all.at[of].kind != LTL_DECLARED_GLOBAL) {
        return false;
    }
    ltl_known value = ltl_flow__outer(flow, of, ltl_flow__unit_node(flow, to->f->call));
    bool is_known = ltl_fold__spelling(&value, flow->arena, &text);
    if (is_known) {
        ltl_buf_append(&to->buf, text);
    }
    return is_known;
}

/* `{}`, `{0}`, `{LIMIT}`; whatever stands in them besides is not folded, nor `{{` but in Rust. */
static bool put_braces(formatting *to, ltl_str text) {
    bool is_rust = to->f->language == LTL_FOLD_RUST;
    for (size_t i = 0; i < text.len; i++) {
        bool is_brace = text.ptr[i] == '{' || text.ptr[i] == '}';
        bool is_double = is_rust && is_brace && i + 1 < text.len && text.ptr[i + 1] == text.ptr[i];
        if (is_double) {
            ltl_buf_append_byte(&to->buf, text.ptr[i++]);
            continue;
        }
        if (text.ptr[i] == '}') {
            return false;
        }
        if (text.ptr[i] != '{') {
            ltl_buf_append_byte(&to->buf, text.ptr[i]);
            continue;
        }
        size_t end = ltl_str_find_byte(text, '}', i);
        if (end != SIZE_MAX && put_constant(to, ltl_str_slice(text, i + 1, end))) {
            i = end;
            continue;
        }
        if (end == SIZE_MAX || end > i + 2) {
            return false;
        }
        bool is_told = end == i + 2;
        if (is_told && !isdigit((unsigned char)text.ptr[i + 1])) {
            return false;
        }
        uint32_t at = is_told ? (uint32_t)(text.ptr[i + 1] - '0') : to->next++;
        if (!put(to, at, false)) {
            return false;
        }
        i = end;
    }
    return true;
}

static ltl_known formatted(const ltl_fold *f, const ltl_known *format, const ltl_known *values,
                           uint32_t count, bool (*put_all)(formatting *, ltl_str)) {
    formatting to = {.f = f, .values = values, .count = count};
    ltl_str text;
    ltl_known made = ltl_known_nothing();
    if (!ltl_fold__text(format, &text)) {
        return made;
    }
    ltl_buf_init(&to.buf, LTL_MAX_FOLD_BYTES);
    if (put_all(&to, text) && !to.buf.is_cut) {
        made = ltl_fold__of_text(ltl_arena_copy(f->flow->arena, ltl_buf_borrow(&to.buf)));
    }
    ltl_buf_clear(&to.buf);
    return made;
}

ltl_known ltl_fold__format_percent(const ltl_fold *f) {
    return formatted(f, &f->given[0], f->given + 1, f->count - 1, put_percents);
}

ltl_known ltl_fold__format_braces(const ltl_fold *f) {
    return formatted(f, &f->given[0], f->given + 1, f->count - 1, put_braces);
}

/* `"%s" % x`, `"%s%s" % (x, y)` */
ltl_known ltl_fold__formatted(ltl_flow *flow, ltl_str operator, const ltl_known * format,
                              ltl_node node) {
    const uint32_t languages = LTL_FOLD_PYTHON | LTL_FOLD_RUBY;
    const ltl_tree *tree = flow->tree;
    ltl_node right = ltl_tree_child(tree, node, LTL_ROLE_RIGHT);
    bool formats = ltl_str_is(operator, "%") && (flow->fold_language & languages) != 0 &&
                   format->kind == LTL_KNOWN_STRING && right != LTL_NO_NODE;
    if (!formats) {
        return ltl_known_nothing();
    }
    ltl_fold f = {.flow = flow, .call = node, .language = flow->fold_language};
    ltl_known values[MAX_PIECES];
    uint32_t count = 0;
    bool is_tuple = tree->kind[right] == LTL_KIND_COLLECTION;
    ltl_node end = is_tuple ? tree->end[right] : right + 1;
    for (ltl_node item = is_tuple ? right + 1 : right; item < end; item = tree->end[item]) {
        if (count == MAX_PIECES || tree->kind[item] == LTL_KIND_PAIR) {
            return ltl_known_nothing();
        }
        values[count++] = ltl_flow__known(flow, item);
    }
    return formatted(&f, format, values, count, put_percents);
}
