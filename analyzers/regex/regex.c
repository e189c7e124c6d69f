#include "analyzers/regex/regex.h"

#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "core/limits.h"
#include "core/utf8.h"

enum {
    /* Less than what the interpreter's limits allow, so that they decide, with or without JIT. */
    JIT_STACK_START_BYTES = 32 * 1024,
    JIT_STACK_MAX_BYTES = 128 * 1024,
    COMPILE_NEST_LIMIT = 200, /* parentheses: the compiler of PCRE2 recurses */
};

struct ltl_regex {
    pcre2_code *code;
    uint32_t group_count;
    ltl_str names[LTL_REGEX_MAX_GROUPS]; /* in the memory of `code` */
};

struct ltl_regex_state {
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *jit_stack; /* may be null: then 32 KiB of the machine stack serve */
};

/* `\x{…}` with more than two digits names a code point that one byte cannot hold. */
static bool is_wide_escape(ltl_str rest) {
    if (rest.len < 5 || rest.ptr[1] != '{') {
        return false;
    }
    size_t end = ltl_str_find_byte(rest, '}', 2);
    return end != SIZE_MAX && end - 2 > 2;
}

bool ltl_regex_is_unicode(ltl_str pattern) {
    if (ltl_str_starts_with(pattern, LTL_STR("(*UTF)"))) {
        return true;
    }
    bool has_wide_byte = false;
    for (size_t i = 0; i < pattern.len; i++) {
        has_wide_byte = has_wide_byte || (pattern.ptr[i] & 0x80);
        if (pattern.ptr[i] != '\\' || i + 1 == pattern.len) {
            continue;
        }
        i++;
        char letter = pattern.ptr[i];
        has_wide_byte = has_wide_byte || (letter & 0x80);
        if (letter == 'p' || letter == 'P' || letter == 'X' ||
            (letter == 'x' && is_wide_escape(ltl_str_slice(pattern, i, pattern.len)))) {
            return ltl_utf8_is_valid(pattern);
        }
    }
    return has_wide_byte && ltl_utf8_is_valid(pattern);
}

static void read_names(ltl_regex *regex) {
    uint32_t count = 0;
    uint32_t entry_bytes = 0;
    PCRE2_SPTR table = NULL;
    pcre2_pattern_info(regex->code, PCRE2_INFO_CAPTURECOUNT, &regex->group_count);
    pcre2_pattern_info(regex->code, PCRE2_INFO_NAMECOUNT, &count);
    pcre2_pattern_info(regex->code, PCRE2_INFO_NAMEENTRYSIZE, &entry_bytes);
    pcre2_pattern_info(regex->code, PCRE2_INFO_NAMETABLE, &table);
    for (uint32_t i = 0; i < count; i++, table += entry_bytes) {
        /* an entry is the group's number, high byte first, and its name */
        uint32_t group = (uint32_t)table[0] << 8 | table[1];
        if (group < LTL_REGEX_MAX_GROUPS) {
            regex->names[group] = ltl_str_of((const char *)table + 2);
        }
    }
    if (regex->group_count > LTL_REGEX_MAX_GROUPS - 1) {
        regex->group_count = LTL_REGEX_MAX_GROUPS - 1;
    }
}

/* Line and column within the expression, from 1. */
static void place_fault(ltl_error *error, ltl_str pattern, size_t offset) {
    uint32_t line = 1;
    uint32_t column = 1;
    for (size_t i = 0; i < offset && i < pattern.len; i++) {
        line += pattern.ptr[i] == '\n';
        column = pattern.ptr[i] == '\n' ? 1 : column + 1;
    }
    ltl_error_at(error, NULL, line, column);
}

static pcre2_code *compile_code(ltl_str pattern, uint32_t options, ltl_error *error) {
    pcre2_compile_context *context = pcre2_compile_context_create(NULL);
    if (!context) {
        (void)ltl_fail(error, LTL_NO_MEMORY, "no memory for a regular expression");
        return NULL;
    }
    pcre2_set_parens_nest_limit(context, COMPILE_NEST_LIMIT);
    int code = 0;
    PCRE2_SIZE offset = 0;
    pcre2_code *compiled = pcre2_compile((PCRE2_SPTR)(pattern.len ? pattern.ptr : ""), pattern.len,
                                         options, &code, &offset, context);
    pcre2_compile_context_free(context);
    if (!compiled) {
        PCRE2_UCHAR text[256] = "";
        pcre2_get_error_message(code, text, sizeof(text));
        (void)ltl_fail(error, LTL_SYNTAX, "%s, at byte %zu of the regular expression",
                       (const char *)text, offset);
        place_fault(error, pattern, offset);
    }
    return compiled;
}

ltl_status ltl_regex_compile(ltl_str pattern, unsigned flags, ltl_regex **out_regex,
                             ltl_error *error) {
    if (pattern.len > LTL_MAX_PATTERN_BYTES) {
        return ltl_fail(error, LTL_LIMIT, "the regular expression is longer than %u bytes",
                        (unsigned)LTL_MAX_PATTERN_BYTES);
    }
    uint32_t options = PCRE2_NEVER_BACKSLASH_C;
    options |= flags & LTL_REGEX_MULTILINE ? PCRE2_MULTILINE : 0;
    options |= flags & LTL_REGEX_ANCHORED ? PCRE2_ANCHORED : 0;
    options |= ltl_regex_is_unicode(pattern) ? PCRE2_UTF | PCRE2_MATCH_INVALID_UTF : 0;
    ltl_regex *regex = calloc(1, sizeof(*regex));
    if (!regex) {
        return ltl_fail(error, LTL_NO_MEMORY, "no memory for a regular expression");
    }
    regex->code = compile_code(pattern, options, error);
    if (!regex->code) {
        free(regex);
        return error && error->code != LTL_OK ? error->code : LTL_SYNTAX;
    }
    /* Where there is no JIT, or it refuses the pattern, pcre2_match interprets. */
    (void)pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE);
    read_names(regex);
    *out_regex = regex;
    return LTL_OK;
}

void ltl_regex_free(ltl_regex *regex) {
    if (regex) {
        pcre2_code_free(regex->code);
        free(regex);
    }
}

uint32_t ltl_regex_group_count(const ltl_regex *regex) {
    return regex->group_count;
}

ltl_str ltl_regex_group_name(const ltl_regex *regex, uint32_t group) {
    return group < LTL_REGEX_MAX_GROUPS ? regex->names[group] : LTL_STR_NONE;
}

ltl_regex_state *ltl_regex_state_new(void) {
    ltl_regex_state *state = calloc(1, sizeof(*state));
    if (!state) {
        return NULL;
    }
    state->data = pcre2_match_data_create(LTL_REGEX_MAX_GROUPS, NULL);
    state->context = pcre2_match_context_create(NULL);
    if (!state->data || !state->context) {
        ltl_regex_state_free(state);
        return NULL;
    }
    pcre2_set_match_limit(state->context, LTL_REGEX_MATCH_LIMIT);
    pcre2_set_depth_limit(state->context, LTL_REGEX_DEPTH_LIMIT);
    pcre2_set_heap_limit(state->context, LTL_REGEX_HEAP_KIB);
    state->jit_stack = pcre2_jit_stack_create(JIT_STACK_START_BYTES, JIT_STACK_MAX_BYTES, NULL);
    pcre2_jit_stack_assign(state->context, NULL, state->jit_stack);
    return state;
}

void ltl_regex_state_free(ltl_regex_state *state) {
    if (state) {
        pcre2_match_data_free(state->data);
        pcre2_match_context_free(state->context);
        pcre2_jit_stack_free(state->jit_stack);
        free(state);
    }
}

static void copy_groups(const ltl_regex_state *state, uint32_t set_count, ltl_span *out_groups) {
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(state->data);
    for (uint32_t i = 0; i < LTL_REGEX_MAX_GROUPS; i++) {
        out_groups[i] = (ltl_span){UINT32_MAX, UINT32_MAX};
        if (i >= set_count || offsets[2 * i] == PCRE2_UNSET) {
            continue;
        }
        uint32_t start = (uint32_t)offsets[2 * i];
        uint32_t end = (uint32_t)offsets[2 * i + 1];
        out_groups[i] = (ltl_span){start < end ? start : end, end};
    }
}

ltl_regex_answer ltl_regex_find(const ltl_regex *regex, ltl_regex_state *state, ltl_str subject,
                                uint32_t from, ltl_span *out_groups) {
    if (!state || subject.len >= UINT32_MAX) {
        return LTL_REGEX_LIMIT;
    }
    if (from > subject.len) {
        return LTL_REGEX_NO;
    }
    PCRE2_SPTR bytes = (PCRE2_SPTR)(subject.len ? subject.ptr : "");
    int answer = pcre2_match(regex->code, bytes, subject.len, from, 0, state->data, state->context);
    if (answer == PCRE2_ERROR_JIT_STACKLIMIT) {
        answer = pcre2_match(regex->code, bytes, subject.len, from, PCRE2_NO_JIT, state->data,
                             state->context);
    }
    if (answer == PCRE2_ERROR_NOMATCH) {
        return LTL_REGEX_NO;
    }
    if (answer < 0) {
        return LTL_REGEX_LIMIT; /* match, depth or heap limit, or no memory: gave up in any case */
    }
    /* 0: more groups than the table has room for */
    copy_groups(state, answer == 0 ? LTL_REGEX_MAX_GROUPS : (uint32_t)answer, out_groups);
    return LTL_REGEX_YES;
}
