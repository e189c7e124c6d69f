#include "analyzers/values/memory/named.h"

enum { LEAST_LETTERS = 2 };

static bool is_upper(char letter) {
    return letter >= 'A' && letter <= 'Z';
}

uint32_t ltl_symbol_of_name(ltl_str name, uint32_t name_id) {
    uint32_t letters = 0;
    for (size_t i = 0; i < name.len; i++) {
        char letter = name.ptr[i];
        bool is_other = letter == '_' || (letter >= '0' && letter <= '9');
        letters += is_upper(letter);
        if (!is_upper(letter) && !is_other) {
            return 0;
        }
    }
    return letters >= LEAST_LETTERS ? name_id | UINT32_C(1) << LTL_SYMBOL_NAMED_BIT : 0;
}

/* `STATUS_` of `STATUS_OK`; empty when there is none. */
static ltl_str family_of(ltl_str name) {
    size_t at = 1;
    while (at < name.len && name.ptr[at] != '_') {
        at++;
    }
    return ltl_str_slice(name, 0, at < name.len ? at + 1 : 0);
}

/* Words that are never the same, whatever stands before them. */
static bool are_opposites(ltl_str a, ltl_str b) {
    static const char *const PAIRS[][2] = {
        {"TRUE", "FALSE"}, {"SUCCESS", "FAIL"}, {"SUCCESS", "FAILURE"}, {"SUCCESS", "ERROR"},
        {"OK", "ERROR"},   {"OK", "ERR"},       {"OK", "FAIL"},         {"PASS", "FAIL"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(PAIRS); i++) {
        for (int k = 0; k < 2; k++) {
            if (ltl_str_ends_with(a, ltl_str_of(PAIRS[i][k])) &&
                ltl_str_ends_with(b, ltl_str_of(PAIRS[i][1 - k]))) {
                return true;
            }
        }
    }
    return false;
}

int ltl_symbols_compare(const ltl_types *types, uint32_t a, uint32_t b) {
    if (!ltl_symbol_is_named(a) || !ltl_symbol_is_named(b)) {
        return -1;
    }
    if (a == b) {
        return 1;
    }
    const uint32_t mask = (UINT32_C(1) << LTL_SYMBOL_NAMED_BIT) - 1;
    ltl_str x = ltl_names_text(types->tree->names, a & mask);
    ltl_str y = ltl_names_text(types->tree->names, b & mask);
    ltl_str family = family_of(x);
    bool is_family = family.len > LEAST_LETTERS && ltl_str_starts_with(y, family);
    return is_family || are_opposites(x, y) ? 0 : -1;
}

static bool has_part(ltl_str name, const char *const *words) {
    for (; *words != NULL; words++) {
        if (ltl_str_find(name, ltl_str_of(*words), 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/* `EPERM`, of errno.h. */
static bool is_error_number(ltl_str name) {
    bool is_number = name.len > 2 && name.ptr[0] == 'E';
    for (size_t i = 0; i < name.len; i++) {
        is_number = is_number && name.ptr[i] != '_';
    }
    return is_number && !ltl_str_is(name, "EOF");
}

bool ltl_symbol_is_failure(const ltl_types *types, uint32_t symbol) {
    static const char *const WORDS[] = {"ERR", "FAIL", "NOMEM", "INVAL", "OUT_OF_MEMORY", NULL};
    static const char *const NONE[] = {"SUCC", "_OK", "NONE", "NO_ERR", "NOERR", "FLAG", NULL};
    if (!ltl_symbol_is_named(symbol)) {
        return false;
    }
    const uint32_t mask = (UINT32_C(1) << LTL_SYMBOL_NAMED_BIT) - 1;
    ltl_str name = ltl_names_text(types->tree->names, symbol & mask);
    return is_error_number(name) || (has_part(name, WORDS) && !has_part(name, NONE));
}
