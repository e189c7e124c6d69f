/* What stands between the operators of a comparison: texts, numbers, metavariables, lists, calls. */
#include "analyzers/conditions/comparison_reader.h"
#include "core/nearest.h"

enum { MAX_OPERANDS = 1024 };

static const ltl_expression *make_constant(ltl_comparison_reader *r, ltl_value value) {
    ltl_expression *made = LTL_NEW(r->arena, ltl_expression);
    made->op = LTL_OPERATOR_CONSTANT;
    made->constant = value;
    return made;
}

static ltl_str take_word(ltl_comparison_reader *r, bool with_dots) {
    size_t start = r->at;
    while (r->at < r->text.len && (ltl_comparison__is_word_byte(r->text.ptr[r->at]) ||
                                   (with_dots && r->text.ptr[r->at] == '.'))) {
        r->at++;
    }
    return ltl_str_slice(r->text, start, r->at);
}

/* ---- atoms ---- */

static char escaped(char byte) {
    switch (byte) {
    case 'n':
        return '\n';
    case 't':
        return '\t';
    case 'r':
        return '\r';
    default:
        return byte;
    }
}

/* A text in quotes; `r` before it leaves backslashes alone. Unknown escapes keep the backslash. */
static const ltl_expression *read_text(ltl_comparison_reader *r, bool is_raw) {
    size_t start = r->at;
    char quote = r->text.ptr[r->at++];
    char *made = ltl_arena_alloc(r->arena, r->text.len - r->at + 1);
    size_t count = 0;
    while (r->at < r->text.len && r->text.ptr[r->at] != quote) {
        char byte = r->text.ptr[r->at++];
        char next = r->at < r->text.len ? r->text.ptr[r->at] : '\0';
        bool is_escape = byte == '\\' && !is_raw && next != '\0' && strchr("\\'\"ntr", next);
        made[count++] = is_escape ? escaped(next) : byte;
        r->at += is_escape ? 1 : 0;
    }
    if (r->at == r->text.len) {
        return ltl_comparison__fail(r, start, "the text has no end: a quotation mark is missing");
    }
    r->at++;
    return make_constant(r, ltl_value_of_text((ltl_str){made, count}));
}

static const ltl_expression *read_number(ltl_comparison_reader *r) {
    size_t start = r->at;
    ltl_str digits = take_word(r, true);
    char last = digits.ptr[digits.len - 1];
    bool has_sign = (last | 32) == 'e' && !ltl_str_starts_with(digits, LTL_STR("0x")) &&
                    r->at < r->text.len && strchr("+-", r->text.ptr[r->at]);
    if (has_sign) {
        r->at++;
        (void)take_word(r, false);
        digits = ltl_str_slice(r->text, start, r->at);
    }
    ltl_value value = ltl_value_of_number(digits, 0);
    return value.kind == LTL_VALUE_UNKNOWN ? ltl_comparison__fail(r, start, "this is no number")
                                           : make_constant(r, value);
}

static const ltl_expression *read_metavariable(ltl_comparison_reader *r) {
    size_t start = r->at;
    r->at += ltl_str_starts_with(ltl_str_slice(r->text, r->at, r->text.len), LTL_STR("$...")) ? 4 : 1;
    ltl_str word = take_word(r, false);
    bool is_name = word.len > 0;
    for (size_t i = 0; i < word.len; i++) {
        is_name = is_name && !(word.ptr[i] >= 'a' && word.ptr[i] <= 'z');
    }
    if (!is_name) {
        return ltl_comparison__fail(r, start, "a metavariable is `$` and a name in capital letters");
    }
    ltl_str name = ltl_str_slice(r->text, start, r->at);
    ltl_comparison *comparison = r->comparison;
    bool is_known = false;
    for (uint32_t i = 0; i < comparison->metavariables.count && !is_known; i++) {
        is_known = ltl_str_eq(comparison->metavariables.at[i], name);
    }
    if (!is_known) {
        LTL_PUSH(r->arena, &comparison->metavariables, name);
    }
    ltl_expression *made = LTL_NEW(r->arena, ltl_expression);
    made->op = LTL_OPERATOR_METAVARIABLE;
    made->metavariable = name;
    return made;
}

/* Expressions up to `close`, which is taken. */
static bool read_operands(ltl_comparison_reader *r, const char *close, ltl_operands *out) {
    size_t start = r->at;
    while (!ltl_comparison__take(r, close)) {
        const ltl_expression *one = out->count < MAX_OPERANDS ? ltl_comparison__level(r, 0) : NULL;
        if (one == NULL) {
            ltl_comparison__fail(r, start, "this list is too long");
            return false;
        }
        LTL_PUSH(r->arena, out, one);
        char next = ltl_comparison__peek(r);
        if (next != close[0] && !ltl_comparison__take(r, ",")) {
            ltl_comparison__fail(r, r->at, next ? "here a comma or the end of the list must stand"
                                : "the list has no end: a bracket is missing");
            return false;
        }
    }
    return true;
}

/* ---- calls ---- */

typedef struct function_row {
    const char *name;
    ltl_function function;
    uint32_t least;
    uint32_t most;
} function_row;

static const function_row FUNCTIONS[] = {
    {"int", LTL_FUNCTION_INT, 1, 2},
    {"str", LTL_FUNCTION_STR, 1, 1},
    {"float", LTL_FUNCTION_FLOAT, 1, 1},
    {"bool", LTL_FUNCTION_BOOL, 1, 1},
    {"today", LTL_FUNCTION_TODAY, 0, 0},
    {"strptime", LTL_FUNCTION_STRPTIME, 1, 2},
    {"re.match", LTL_FUNCTION_RE_MATCH, 2, 2},
    {"re.search", LTL_FUNCTION_RE_SEARCH, 2, 2},
};

static const function_row *find_function(ltl_str name, const char **out_nearest) {
    uint32_t best = UINT32_MAX;
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof FUNCTIONS[0]; i++) {
        if (ltl_str_is(name, FUNCTIONS[i].name)) {
            return &FUNCTIONS[i];
        }
        if (ltl_nearest_try(name, ltl_str_of(FUNCTIONS[i].name), &best)) {
            *out_nearest = FUNCTIONS[i].name;
        }
    }
    return NULL;
}

/* The expression of re.match and re.search must be written out: it is compiled once. */
static bool compile_regex(ltl_comparison_reader *r, size_t at, ltl_expression *call) {
    const ltl_expression *pattern = call->operands[0];
    if (pattern->op != LTL_OPERATOR_CONSTANT || pattern->constant.kind != LTL_VALUE_TEXT) {
        ltl_comparison__fail(r, at, "the first argument must be a regular expression in quotes");
        return false;
    }
    unsigned flags = call->function == LTL_FUNCTION_RE_MATCH ? LTL_REGEX_ANCHORED : 0;
    ltl_regex *regex;
    ltl_error error;
    if (ltl_regex_compile(pattern->constant.text, flags, &regex, &error) != LTL_OK) {
        ltl_comparison__fail(r, at, error.text);
        return false;
    }
    LTL_PUSH(r->arena, &r->comparison->regexes, regex);
    call->regex = regex;
    return true;
}

static const ltl_expression *read_call(ltl_comparison_reader *r, ltl_str name, size_t start) {
    const char *nearest = NULL;
    const function_row *row = find_function(name, &nearest);
    if (row == NULL) {
        return ltl_comparison__fail(r, start,
                    ltl_arena_printf(r->arena, "there is no function `%.*s`%s%s%s",
                                     LTL_STR_ARG(ltl_str_slice(name, 0, 80)),
                                     nearest ? ", did you mean `" : "", nearest ? nearest : "",
                                     nearest ? "`?" : "; there are int, str, float, bool, today, "
                                                      "strptime, re.match and re.search")
                        .ptr);
    }
    ltl_operands of = {0};
    if (!read_operands(r, ")", &of)) {
        return NULL;
    }
    if (of.count < row->least || of.count > row->most) {
        return ltl_comparison__fail(r, start, ltl_arena_printf(r->arena, "`%s` takes %u argument%s", row->name,
                                               row->most, row->most == 1 ? "" : "s").ptr);
    }
    ltl_expression *call = LTL_NEW(r->arena, ltl_expression);
    call->op = LTL_OPERATOR_CALL;
    call->function = row->function;
    call->operands = of.at;
    call->count = of.count;
    bool has_regex = row->function == LTL_FUNCTION_RE_MATCH ||
                     row->function == LTL_FUNCTION_RE_SEARCH;
    return has_regex && !compile_regex(r, start, call) ? NULL : call;
}

static const ltl_expression *read_name(ltl_comparison_reader *r) {
    static const struct {
        const char *name;
        bool is_bool;
        bool truth;
    } CONSTANTS[] = {{"True", true, true},   {"False", true, false}, {"true", true, true},
                     {"false", true, false}, {"None", false, false}, {"null", false, false},
                     {"nil", false, false}};
    size_t start = r->at;
    ltl_str name = take_word(r, true);
    if (ltl_comparison__take(r, "(")) {
        return read_call(r, name, start);
    }
    for (size_t i = 0; i < sizeof CONSTANTS / sizeof CONSTANTS[0]; i++) {
        if (ltl_str_is(name, CONSTANTS[i].name)) {
            return make_constant(r, CONSTANTS[i].is_bool ? ltl_value_of_bool(CONSTANTS[i].truth)
                                                         : ltl_value_of_code(name));
        }
    }
    return ltl_comparison__fail(r, start,
                ltl_arena_printf(r->arena, "`%.*s` means nothing here; a text needs quotation marks, "
                                           "a metavariable a `$`",
                                 LTL_STR_ARG(ltl_str_slice(name, 0, 80))).ptr);
}

const ltl_expression *ltl_comparison__atom(ltl_comparison_reader *r) {
    char first = ltl_comparison__peek(r);
    char second = r->at + 1 < r->text.len ? r->text.ptr[r->at + 1] : '\0';
    if ((first == 'r' || first == 'R') && (second == '"' || second == '\'')) {
        r->at++;
        return read_text(r, true);
    }
    if (first == '"' || first == '\'') {
        return read_text(r, false);
    }
    if (first == '$') {
        return read_metavariable(r);
    }
    if ((first >= '0' && first <= '9') || (first == '.' && second >= '0' && second <= '9')) {
        return read_number(r);
    }
    if (ltl_comparison__is_word_byte(first)) {
        return read_name(r);
    }
    ltl_operands of = {0};
    if (ltl_comparison__take(r, "[")) {
        return read_operands(r, "]", &of) ? ltl_comparison__make(r, LTL_OPERATOR_LIST, &of) : NULL;
    }
    if (ltl_comparison__take(r, "(")) {
        const ltl_expression *inner = ltl_comparison__level(r, 0);
        if (inner != NULL && !ltl_comparison__take(r, ")")) {
            return ltl_comparison__fail(r, r->at, "a closing bracket `)` is missing");
        }
        return inner;
    }
    return ltl_comparison__fail(r, r->at, first ? "here an expression must stand" : "the expression ends too early");
}

