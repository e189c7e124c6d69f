#include "analyzers/regex/string_regex.h"

#define OPENING LTL_STR("=~/")

static size_t last_slash(ltl_str content) {
    size_t at = content.len;
    while (at > OPENING.len && content.ptr[at - 1] != '/') {
        at--;
    }
    return at > OPENING.len ? at - 1 : SIZE_MAX;
}

static bool are_flags(ltl_str text) {
    for (size_t i = 0; i < text.len; i++) {
        if (strchr("imsx", text.ptr[i]) == NULL || text.ptr[i] == '\0') {
            return false;
        }
    }
    return true;
}

bool ltl_string_regex_is(ltl_str content) {
    size_t slash = ltl_str_starts_with(content, OPENING) ? last_slash(content) : SIZE_MAX;
    return slash != SIZE_MAX && are_flags(ltl_str_slice(content, slash + 1, content.len));
}

ltl_status ltl_string_regex_compile(ltl_arena *arena, ltl_str content, ltl_regex **out_regex,
                                    ltl_error *error) {
    size_t slash = last_slash(content);
    ltl_str flags = ltl_str_slice(content, slash + 1, content.len);
    ltl_str text = ltl_str_slice(content, OPENING.len, slash);
    if (flags.len > 0) {
        text = ltl_arena_printf(arena, "(?%.*s)%.*s", LTL_STR_ARG(flags), LTL_STR_ARG(text));
    }
    return ltl_regex_compile(text, 0, out_regex, error);
}
