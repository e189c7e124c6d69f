#include "analyzers/patterns/placeholder.h"
#include "analyzers/patterns/placeholder_names.h"
#include "core/buf.h"
#include "core/limits.h"

static bool is_name_byte(char c) {
    return (c >= 'A' && c <= 'Z') || c == '_' || (c >= '0' && c <= '9');
}

size_t ltl_placeholder_origin(const ltl_stand_in_marks *marks, size_t written) {
    size_t origin = written;
    for (uint32_t i = 0; i < marks->count && marks->at[i].written <= written; i++) {
        bool is_inside = written < marks->at[i].written_end;
        origin = is_inside ? marks->at[i].pattern
                           : marks->at[i].pattern_end + (written - marks->at[i].written_end);
    }
    return origin;
}

static ltl_str without_prefix(ltl_str text, const char *prefix, bool *out_has) {
    ltl_str whole = ltl_str_of(prefix);
    bool has = text.len >= whole.len && (text.ptr[0] == 'l' || text.ptr[0] == 'L') &&
               memcmp(text.ptr + 1, prefix + 1, whole.len - 1) == 0;
    *out_has = has;
    return has ? ltl_str_slice(text, whole.len, text.len) : text;
}

static bool is_whole_name(ltl_str name) {
    for (size_t i = 0; i < name.len; i++) {
        if (!is_name_byte(name.ptr[i])) {
            return false;
        }
    }
    return name.len > 0;
}

/* The name of a tag has dashes in their place. */
static ltl_str with_underscores(ltl_arena *arena, ltl_str text) {
    if (!ltl_str_starts_with(text, LTL_STR("ltl-"))) {
        return text;
    }
    char *copy = ltl_arena_alloc(arena, text.len + 1);
    for (size_t at = 0; at < text.len; at++) {
        copy[at] = text.ptr[at];
        if (copy[at] == '-') {
            copy[at] = '_';
        }
    }
    return (ltl_str){copy, text.len};
}

bool ltl_placeholder_is_bare(ltl_str text) {
    return ltl_str_starts_with(text, LTL_STR(BARE));
}

ltl_stand_in ltl_placeholder_read(ltl_arena *arena, ltl_str text, ltl_str *out_name) {
    if (ltl_placeholder_is_bare(text)) {
        text = ltl_str_slice(text, sizeof BARE - 1, text.len);
    }
    text = with_underscores(arena, text);
    if (text.len > 0 && text.ptr[0] == '$') {
        text = ltl_str_slice(text, 1, text.len);
    }
    bool has;
    ltl_str name = without_prefix(text, METAVARIABLE, &has);
    if (has && is_whole_name(name)) {
        *out_name = ltl_arena_printf(arena, "$%.*s", LTL_STR_ARG(name));
        return LTL_STAND_IN_METAVARIABLE;
    }
    name = without_prefix(text, SEQUENCE, &has);
    if (has && is_whole_name(name)) {
        *out_name = ltl_arena_printf(arena, "$...%.*s", LTL_STR_ARG(name));
        return LTL_STAND_IN_SEQUENCE;
    }
    name = without_prefix(text, ELLIPSIS, &has);
    if (has && name.len == 0) {
        return LTL_STAND_IN_ELLIPSIS;
    }
    name = without_prefix(text, TYPED, &has);
    if (has && name.len > 2 && is_whole_name(ltl_str_slice(name, 2, name.len))) {
        *out_name = ltl_arena_printf(arena, "$%.*s", LTL_STR_ARG(ltl_str_slice(name, 2, name.len)));
        return LTL_STAND_IN_TYPED;
    }
    name = without_prefix(text, DEEP, &has);
    return has && name.len == 0 ? LTL_STAND_IN_DEEP : LTL_STAND_IN_NONE;
}

uint32_t ltl_placeholder_type(ltl_str text) {
    bool has;
    size_t sigil = text.len > 0 && text.ptr[0] == '$' ? 1 : 0;
    ltl_str name = without_prefix(ltl_str_slice(text, sigil, text.len), TYPED, &has);
    return has && name.len > 0 ? (uint32_t)(name.ptr[0] - 'a') : 0;
}

ltl_str ltl_placeholder_restore(ltl_arena *arena, ltl_str text) {
    static const struct {
        const char *from;
        const char *to;
    } pairs[] = {{METAVARIABLE, "$"}, {SEQUENCE, "$..."}, {ELLIPSIS, "..."}};
    ltl_buf out;
    ltl_buf_init(&out, 16 * LTL_MAX_PATTERN_BYTES);
    for (size_t at = 0; at < text.len;) {
        size_t read = 0;
        ltl_str rest = ltl_str_slice(text, at, text.len);
        size_t sigil = rest.len > 1 && rest.ptr[0] == '$' ? 1 : 0;
        for (size_t i = 0; i < LTL_COUNT_OF(pairs) && read == 0; i++) {
            bool has;
            (void)without_prefix(ltl_str_slice(rest, sigil, rest.len), pairs[i].from, &has);
            if (has) {
                ltl_buf_append(&out, ltl_str_of(pairs[i].to));
                read = sigil + strlen(pairs[i].from);
            }
        }
        if (read == 0) {
            ltl_buf_append_byte(&out, text.ptr[at]);
            read = 1;
        }
        at += read;
    }
    ltl_str restored = ltl_arena_copy(arena, ltl_buf_borrow(&out));
    ltl_buf_clear(&out);
    return restored;
}
