#include "analyzers/styles/selector.h"

static bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || (unsigned char)c >= 0x80;
}

/* Where a byte for which `stops` holds stands outside of brackets, or the end. */
static size_t outside_find(ltl_str text, const char *stops) {
    uint32_t depth = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (depth == 0 && strchr(stops, c) != NULL && c != '\0') {
            return i;
        }
        depth += c == '(' || c == '[';
        depth -= (c == ')' || c == ']') && depth > 0;
    }
    return text.len;
}

bool ltl_selector_next(ltl_str *rest, ltl_str *out_part) {
    while (rest->len > 0) {
        size_t end = outside_find(*rest, ",");
        *out_part = ltl_str_trim(ltl_str_slice(*rest, 0, end));
        *rest = ltl_str_slice(*rest, end < rest->len ? end + 1 : end, rest->len);
        if (out_part->len > 0) {
            return true;
        }
    }
    return false;
}

bool ltl_selector_compound(ltl_str *rest, ltl_str *out_compound) {
    static const char between[] = " \t\r\n>+~";
    size_t start = 0;
    while (start < rest->len && strchr(between, rest->ptr[start]) != NULL) {
        start++;
    }
    ltl_str from = ltl_str_slice(*rest, start, rest->len);
    size_t end = outside_find(from, between);
    *out_compound = ltl_str_slice(from, 0, end);
    *rest = ltl_str_slice(from, end, from.len);
    return out_compound->len > 0;
}

ltl_str ltl_selector_subject(ltl_str part) {
    ltl_str last = LTL_STR("");
    ltl_str compound;
    while (ltl_selector_compound(&part, &compound)) {
        last = compound;
    }
    return last;
}

ltl_str ltl_selector_base(ltl_str compound) {
    ltl_str base = ltl_str_slice(compound, 0, outside_find(compound, ":"));
    return base.len > 0 ? base : LTL_STR("*");
}

ltl_str ltl_selector_element(ltl_str compound) {
    size_t end = 0;
    while (end < compound.len && is_name(compound.ptr[end])) {
        end++;
    }
    return ltl_str_slice(compound, 0, end);
}

bool ltl_selector_has_pseudo(ltl_str compound, const char *pseudo) {
    ltl_str wanted = ltl_str_of(pseudo);
    for (size_t from = outside_find(compound, ":"); from < compound.len;) {
        ltl_str rest = ltl_str_slice(compound, from, compound.len);
        bool is_whole =
            rest.len == wanted.len || (rest.len > wanted.len && !is_name(rest.ptr[wanted.len]));
        if (is_whole && ltl_str_starts_with(rest, wanted)) {
            return true;
        }
        rest = ltl_str_slice(rest, 1, rest.len);
        from += 1 + outside_find(rest, ":");
    }
    return false;
}

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static bool is_letter(char c) {
    return lower(c) >= 'a' && lower(c) <= 'z';
}

static bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

bool ltl_selector_has_word(ltl_str text, const char *word) {
    size_t len = strlen(word);
    for (size_t i = 0; i + len <= text.len; i++) {
        size_t same = 0;
        while (same < len && lower(text.ptr[i + same]) == word[same]) {
            same++;
        }
        bool begins = i == 0 || !is_letter(text.ptr[i - 1]) ||
                      (is_upper(text.ptr[i]) && !is_upper(text.ptr[i - 1]));
        char after = i + len < text.len ? text.ptr[i + len] : ' ';
        if (same == len && begins && (!is_letter(after) || is_upper(after))) {
            return true;
        }
    }
    return false;
}

typedef struct writer {
    char *at; /* null: only the length is asked for */
    size_t len;
    size_t most;
} writer;

static void put(writer *out, ltl_str text) {
    if (out->at != NULL) {
        memcpy(out->at + out->len, text.ptr, text.len);
    }
    out->len += text.len;
}

static void part_put(writer *out, ltl_str around, ltl_str part) {
    bool is_told = ltl_str_find_byte(part, '&', 0) != SIZE_MAX;
    put(out, LTL_STR(", "));
    if (!is_told) {
        put(out, around);
        put(out, LTL_STR(" "));
    }
    for (size_t i = 0; i < part.len && out->len <= out->most; i++) {
        put(out, part.ptr[i] == '&' ? around : ltl_str_slice(part, i, i + 1));
    }
}

static void list_put(writer *out, ltl_str outer, ltl_str inner) {
    ltl_str part;
    while (out->len <= out->most && ltl_selector_next(&inner, &part)) {
        ltl_str list = outer;
        ltl_str around;
        while (out->len <= out->most && ltl_selector_next(&list, &around)) {
            part_put(out, around, part);
        }
    }
}

ltl_str ltl_selector_nest(ltl_arena *arena, ltl_str outer, ltl_str inner, size_t most) {
    writer out = {.most = most};
    list_put(&out, outer, inner);
    if (outer.len == 0 || out.len <= 2 || out.len > most) {
        return inner;
    }
    out = (writer){.at = LTL_NEW_ARRAY(arena, char, out.len), .most = most};
    list_put(&out, outer, inner);
    return (ltl_str){out.at + 2, out.len - 2};
}
