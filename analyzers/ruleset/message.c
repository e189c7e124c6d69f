#include "analyzers/ruleset/message.h"

#include "analyzers/generic/document.h"
#include "core/buf.h"
#include "core/limits.h"

#define CUT_MARK LTL_STR("\xE2\x80\xA6") /* … */

static bool is_upper(char byte) {
    return (byte >= 'A' && byte <= 'Z') || byte == '_';
}
static bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

size_t ltl_metavariable_read(ltl_str text, ltl_str *out_name) {
    if (text.len < 2 || text.ptr[0] != '$') {
        return 0;
    }
    size_t at = ltl_str_starts_with(text, LTL_STR("$...")) ? 4 : 1;
    size_t start = at;
    if (at == 1 && is_digit(text.ptr[at])) {
        while (at < text.len && is_digit(text.ptr[at])) {
            at++;
        }
    } else if (at < text.len && is_upper(text.ptr[at])) {
        while (at < text.len && (is_upper(text.ptr[at]) || is_digit(text.ptr[at]))) {
            at++;
        }
    }
    if (at == start) {
        return 0;
    }
    *out_name = ltl_str_slice(text, 0, at);
    return at;
}

/* `$...X` and `$X` are the same name. */
static ltl_str bare_name(ltl_str name) {
    return ltl_str_slice(name, ltl_str_starts_with(name, LTL_STR("$...")) ? 4 : 1, name.len);
}

static const ltl_binding *find_binding(const ltl_binding *bindings, uint32_t count, ltl_str name) {
    for (uint32_t i = 0; i < count; i++) {
        if (ltl_str_eq(bare_name(bindings[i].name), bare_name(name))) {
            return &bindings[i];
        }
    }
    return NULL;
}

/* Generic patterns have names of capital and small letters: the longest that is bound counts. */
static size_t read_bound(ltl_str text, const ltl_binding *bindings, uint32_t count,
                         const ltl_binding **out_binding) {
    ltl_str name;
    size_t length = ltl_metavariable_read(text, &name);
    size_t longer = length;
    while (length > 0 && longer < text.len && ltl_is_word_byte(text.ptr[longer])) {
        longer++;
    }
    if (longer > length) {
        *out_binding = find_binding(bindings, count, ltl_str_slice(text, 0, longer));
        if (*out_binding) {
            return longer;
        }
    }
    *out_binding = length > 0 ? find_binding(bindings, count, name) : NULL;
    return length;
}

static const ltl_binding *find_exactly(const ltl_binding *bindings, uint32_t count, ltl_str name) {
    for (uint32_t i = 0; i < count; i++) {
        if (ltl_str_eq(bindings[i].name, name)) {
            return &bindings[i];
        }
    }
    return NULL;
}

/* What stands at `at`: the length it takes, and its binding. `value($X)` is the binding of that name,
 * which is there when a constant is known, else `$X`. */
size_t ltl_message__place(ltl_str rest, const ltl_binding *bindings, uint32_t count,
                          const ltl_binding **out_binding) {
    ltl_str call = LTL_STR("value(");
    size_t before = ltl_str_starts_with(rest, call) ? call.len : 0;
    const ltl_binding *found;
    size_t length = read_bound(ltl_str_slice(rest, before, rest.len), bindings, count, &found);
    size_t end = before + length;
    bool is_closed = before == 0 || (end < rest.len && rest.ptr[end] == ')');
    *out_binding = NULL;
    if (length > 0 && is_closed) {
        size_t whole = end + (before ? 1 : 0);
        *out_binding = before ? find_exactly(bindings, count, ltl_str_slice(rest, 0, whole)) : NULL;
        *out_binding = *out_binding ? *out_binding : found;
    }
    return *out_binding ? end + (before ? 1 : 0) : 0;
}

static void fill(ltl_buf *out, ltl_str text, const ltl_binding *bindings, uint32_t count) {
    for (size_t at = 0; at < text.len && !out->is_cut;) {
        const ltl_binding *binding = NULL;
        char byte = text.ptr[at];
        size_t length = 0;
        if (byte == '$' || byte == 'v') {
            length = ltl_message__place(ltl_str_slice(text, at, text.len), bindings, count,
                                        &binding);
        }
        if (length > 0) {
            ltl_buf_append(out, binding->text);
        } else {
            ltl_buf_append_byte(out, byte);
        }
        at += length > 0 ? length : 1;
    }
}

/* Without the last character when it is not whole. */
static ltl_str whole_characters(ltl_str text) {
    size_t at = text.len;
    while (at > 0 && text.len - at < 4 && ((unsigned char)text.ptr[at - 1] & 0xC0) == 0x80) {
        at--;
    }
    if (at > 0 && ((unsigned char)text.ptr[at - 1] & 0xC0) == 0xC0) {
        unsigned char lead = (unsigned char)text.ptr[at - 1];
        size_t needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        return text.len - (at - 1) < needed ? ltl_str_slice(text, 0, at - 1) : text;
    }
    return text;
}

ltl_str ltl_message_make(ltl_arena *arena, ltl_str text, const ltl_binding *bindings,
                         uint32_t binding_count) {
    ltl_buf out;
    ltl_buf_init(&out, LTL_MAX_MESSAGE_BYTES - CUT_MARK.len);
    /* a piece that does not fit is dropped as a whole, so what is bound goes in cut to size */
    ltl_binding *cut = LTL_NEW_ARRAY(arena, ltl_binding, binding_count);
    for (uint32_t i = 0; i < binding_count; i++) {
        cut[i] = bindings[i];
        cut[i].text = ltl_str_slice(bindings[i].text, 0, LTL_MAX_MESSAGE_BYTES / 4);
        bool is_whole = cut[i].text.len == bindings[i].text.len;
        cut[i].text =
            is_whole ? cut[i].text
                     : ltl_arena_printf(arena, "%.*s%s", LTL_STR_ARG(whole_characters(cut[i].text)),
                                        CUT_MARK.ptr);
    }
    fill(&out, text, cut, binding_count);
    ltl_str filled = ltl_buf_borrow(&out);
    ltl_str made =
        out.is_cut
            ? ltl_arena_printf(arena, "%.*s%s", LTL_STR_ARG(whole_characters(filled)), CUT_MARK.ptr)
            : ltl_arena_copy(arena, filled);
    ltl_buf_clear(&out);
    return made;
}
