/* From the text of a comparison to its tree. Recursion is over the rule's own text, and bounded. */
#include "analyzers/conditions/expression.h"
#include "core/nearest.h"

enum { MAX_DEPTH = 64, MAX_OPERANDS = 1024 };

typedef struct reader {
    ltl_arena *arena;
    ltl_str text;
    size_t at;
    uint32_t depth;
    ltl_comparison *comparison;
    ltl_error *error;
    bool has_failed;
} reader;

typedef struct operands LTL_VEC(const ltl_expression *) operands;

static const ltl_expression *read_level(reader *r, uint32_t level);

static const ltl_expression *fail(reader *r, size_t at, const char *text) {
    if (!r->has_failed) {
        r->has_failed = true;
        (void)ltl_fail(r->error, LTL_SYNTAX, "%s", text);
        ltl_error_at(r->error, NULL, 1, (uint32_t)at + 1);
    }
    return NULL;
}

static const ltl_expression *make(reader *r, ltl_operator op, const operands *of) {
    ltl_expression *made = LTL_NEW(r->arena, ltl_expression);
    made->op = op;
    made->operands = of ? of->at : NULL;
    made->count = of ? of->count : 0;
    return made;
}

static const ltl_expression *make_constant(reader *r, ltl_value value) {
    ltl_expression *made = LTL_NEW(r->arena, ltl_expression);
    made->op = LTL_OPERATOR_CONSTANT;
    made->constant = value;
    return made;
}

/* ---- words ---- */

static bool is_word_byte(char byte) {
    return (byte >= '0' && byte <= '9') || ((byte | 32) >= 'a' && (byte | 32) <= 'z') ||
           byte == '_';
}

static char peek(reader *r) {
    while (r->at < r->text.len && strchr(" \t\r\n", r->text.ptr[r->at])) {
        r->at++;
    }
    return r->at < r->text.len ? r->text.ptr[r->at] : '\0';
}

/* Takes the sign or word when it stands here: a word not as the start of a longer one. */
static bool take(reader *r, const char *sign) {
    (void)peek(r);
    ltl_str word = ltl_str_of(sign);
    ltl_str rest = ltl_str_slice(r->text, r->at, r->text.len);
    bool is_cut = is_word_byte(sign[0]) && rest.len > word.len && is_word_byte(rest.ptr[word.len]);
    if (!ltl_str_starts_with(rest, word) || is_cut) {
        return false;
    }
    r->at += word.len;
    return true;
}

static ltl_str take_word(reader *r, bool with_dots) {
    size_t start = r->at;
    while (r->at < r->text.len && (is_word_byte(r->text.ptr[r->at]) ||
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
static const ltl_expression *read_text(reader *r, bool is_raw) {
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
        return fail(r, start, "the text has no end: a quotation mark is missing");
    }
    r->at++;
    return make_constant(r, ltl_value_of_text((ltl_str){made, count}));
}

static const ltl_expression *read_number(reader *r) {
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
    return value.kind == LTL_VALUE_UNKNOWN ? fail(r, start, "this is no number")
                                           : make_constant(r, value);
}

static const ltl_expression *read_metavariable(reader *r) {
    size_t start = r->at;
    r->at += ltl_str_starts_with(ltl_str_slice(r->text, r->at, r->text.len), LTL_STR("$...")) ? 4 : 1;
    ltl_str word = take_word(r, false);
    bool is_name = word.len > 0;
    for (size_t i = 0; i < word.len; i++) {
        is_name = is_name && !(word.ptr[i] >= 'a' && word.ptr[i] <= 'z');
    }
    if (!is_name) {
        return fail(r, start, "a metavariable is `$` and a name in capital letters");
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
static bool read_operands(reader *r, const char *close, operands *out) {
    size_t start = r->at;
    while (!take(r, close)) {
        const ltl_expression *one = out->count < MAX_OPERANDS ? read_level(r, 0) : NULL;
        if (one == NULL) {
            fail(r, start, "this list is too long");
            return false;
        }
        LTL_PUSH(r->arena, out, one);
        char next = peek(r);
        if (next != close[0] && !take(r, ",")) {
            fail(r, r->at, next ? "here a comma or the end of the list must stand"
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
static bool compile_regex(reader *r, size_t at, ltl_expression *call) {
    const ltl_expression *pattern = call->operands[0];
    if (pattern->op != LTL_OPERATOR_CONSTANT || pattern->constant.kind != LTL_VALUE_TEXT) {
        fail(r, at, "the first argument must be a regular expression in quotes");
        return false;
    }
    unsigned flags = call->function == LTL_FUNCTION_RE_MATCH ? LTL_REGEX_ANCHORED : 0;
    ltl_regex *regex;
    ltl_error error;
    if (ltl_regex_compile(pattern->constant.text, flags, &regex, &error) != LTL_OK) {
        fail(r, at, error.text);
        return false;
    }
    LTL_PUSH(r->arena, &r->comparison->regexes, regex);
    call->regex = regex;
    return true;
}

static const ltl_expression *read_call(reader *r, ltl_str name, size_t start) {
    const char *nearest = NULL;
    const function_row *row = find_function(name, &nearest);
    if (row == NULL) {
        return fail(r, start,
                    ltl_arena_printf(r->arena, "there is no function `%.*s`%s%s%s",
                                     LTL_STR_ARG(ltl_str_slice(name, 0, 80)),
                                     nearest ? ", did you mean `" : "", nearest ? nearest : "",
                                     nearest ? "`?" : "; there are int, str, float, bool, today, "
                                                      "strptime, re.match and re.search")
                        .ptr);
    }
    operands of = {0};
    if (!read_operands(r, ")", &of)) {
        return NULL;
    }
    if (of.count < row->least || of.count > row->most) {
        return fail(r, start, ltl_arena_printf(r->arena, "`%s` takes %u argument%s", row->name,
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

static const ltl_expression *read_name(reader *r) {
    static const struct {
        const char *name;
        bool is_bool;
        bool truth;
    } CONSTANTS[] = {{"True", true, true},   {"False", true, false}, {"true", true, true},
                     {"false", true, false}, {"None", false, false}, {"null", false, false},
                     {"nil", false, false}};
    size_t start = r->at;
    ltl_str name = take_word(r, true);
    if (take(r, "(")) {
        return read_call(r, name, start);
    }
    for (size_t i = 0; i < sizeof CONSTANTS / sizeof CONSTANTS[0]; i++) {
        if (ltl_str_is(name, CONSTANTS[i].name)) {
            return make_constant(r, CONSTANTS[i].is_bool ? ltl_value_of_bool(CONSTANTS[i].truth)
                                                         : ltl_value_of_code(name));
        }
    }
    return fail(r, start,
                ltl_arena_printf(r->arena, "`%.*s` means nothing here; a text needs quotation marks, "
                                           "a metavariable a `$`",
                                 LTL_STR_ARG(ltl_str_slice(name, 0, 80))).ptr);
}

static const ltl_expression *read_atom(reader *r) {
    char first = peek(r);
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
    if (is_word_byte(first)) {
        return read_name(r);
    }
    operands of = {0};
    if (take(r, "[")) {
        return read_operands(r, "]", &of) ? make(r, LTL_OPERATOR_LIST, &of) : NULL;
    }
    if (take(r, "(")) {
        const ltl_expression *inner = read_level(r, 0);
        if (inner != NULL && !take(r, ")")) {
            return fail(r, r->at, "a closing bracket `)` is missing");
        }
        return inner;
    }
    return fail(r, r->at, first ? "here an expression must stand" : "the expression ends too early");
}

/* ---- operators, from the loosest to the tightest ---- */

typedef struct operator_row {
    const char *sign;
    const char *not_before; /* a sign that begins with this one but is another */
    ltl_operator op;
    uint32_t level;
} operator_row;

enum { LEVEL_OR, LEVEL_AND, LEVEL_NOT, LEVEL_COMPARE, LEVEL_BITS, LEVEL_XOR, LEVEL_MASK, LEVEL_SHIFT,
       LEVEL_SUM, LEVEL_PRODUCT, LEVEL_SIGN };

static const operator_row OPERATORS[] = {
    {"or", NULL, LTL_OPERATOR_OR, LEVEL_OR},
    {"and", NULL, LTL_OPERATOR_AND, LEVEL_AND},
    {"==", NULL, LTL_OPERATOR_EQUAL, LEVEL_COMPARE},
    {"!=", NULL, LTL_OPERATOR_NOT_EQUAL, LEVEL_COMPARE},
    {"<=", NULL, LTL_OPERATOR_LESS_EQUAL, LEVEL_COMPARE},
    {">=", NULL, LTL_OPERATOR_GREATER_EQUAL, LEVEL_COMPARE},
    {"<", "<<", LTL_OPERATOR_LESS, LEVEL_COMPARE},
    {">", ">>", LTL_OPERATOR_GREATER, LEVEL_COMPARE},
    {"in", NULL, LTL_OPERATOR_IN, LEVEL_COMPARE},
    {"|", NULL, LTL_OPERATOR_BIT_OR, LEVEL_BITS},
    {"^", NULL, LTL_OPERATOR_BIT_XOR, LEVEL_XOR},
    {"&", NULL, LTL_OPERATOR_BIT_AND, LEVEL_MASK},
    {"<<", NULL, LTL_OPERATOR_SHIFT_LEFT, LEVEL_SHIFT},
    {">>", NULL, LTL_OPERATOR_SHIFT_RIGHT, LEVEL_SHIFT},
    {"+", NULL, LTL_OPERATOR_ADD, LEVEL_SUM},
    {"-", NULL, LTL_OPERATOR_SUBTRACT, LEVEL_SUM},
    {"*", "**", LTL_OPERATOR_MULTIPLY, LEVEL_PRODUCT},
    {"//", NULL, LTL_OPERATOR_DIVIDE, LEVEL_PRODUCT},
    {"/", NULL, LTL_OPERATOR_DIVIDE, LEVEL_PRODUCT},
    {"%", NULL, LTL_OPERATOR_REMAINDER, LEVEL_PRODUCT},
};

static bool take_operator(reader *r, uint32_t level, ltl_operator *out_op) {
    (void)peek(r);
    ltl_str rest = ltl_str_slice(r->text, r->at, r->text.len);
    size_t start = r->at;
    if (level == LEVEL_COMPARE && take(r, "not")) {
        *out_op = LTL_OPERATOR_NOT_IN;
        bool is_in = take(r, "in");
        r->at = is_in ? r->at : start;
        return is_in;
    }
    for (size_t i = 0; i < sizeof OPERATORS / sizeof OPERATORS[0]; i++) {
        const operator_row *row = &OPERATORS[i];
        bool is_other = row->not_before && ltl_str_starts_with(rest, ltl_str_of(row->not_before));
        if (row->level == level && !is_other && take(r, row->sign)) {
            *out_op = row->op;
            return true;
        }
    }
    return false;
}

static const ltl_expression *pair(reader *r, ltl_operator op, const ltl_expression *left,
                                  const ltl_expression *right) {
    operands of = {0};
    LTL_PUSH(r->arena, &of, left);
    LTL_PUSH(r->arena, &of, right);
    return make(r, op, &of);
}

static const ltl_expression *read_signed(reader *r) {
    static const struct {
        const char *sign;
        ltl_operator op;
    } SIGNS[] = {{"-", LTL_OPERATOR_NEGATE}, {"~", LTL_OPERATOR_BIT_NOT}};
    if (take(r, "+")) {
        return read_level(r, LEVEL_SIGN);
    }
    for (size_t i = 0; i < sizeof SIGNS / sizeof SIGNS[0]; i++) {
        if (take(r, SIGNS[i].sign)) {
            operands of = {0};
            const ltl_expression *operand = read_level(r, LEVEL_SIGN);
            LTL_PUSH(r->arena, &of, operand);
            return operand ? make(r, SIGNS[i].op, &of) : NULL;
        }
    }
    const ltl_expression *base = read_atom(r);
    if (base != NULL && take(r, "**")) {
        const ltl_expression *exponent = read_level(r, LEVEL_SIGN);
        return exponent ? pair(r, LTL_OPERATOR_POWER, base, exponent) : NULL;
    }
    return base;
}

/* `a < b < c` is `a < b and b < c`. */
static const ltl_expression *read_chain(reader *r, uint32_t level) {
    const ltl_expression *left = read_level(r, level + 1);
    const ltl_expression *all = NULL;
    ltl_operator op;
    while (left != NULL && take_operator(r, level, &op)) {
        const ltl_expression *right = read_level(r, level + 1);
        if (right == NULL) {
            return NULL;
        }
        const ltl_expression *one = pair(r, op, all && level != LEVEL_COMPARE ? all : left, right);
        bool is_chained = all != NULL && level == LEVEL_COMPARE;
        all = is_chained ? pair(r, LTL_OPERATOR_AND, all, one) : one;
        left = right;
    }
    return left == NULL ? NULL : all != NULL ? all : left;
}

static const ltl_expression *read_not(reader *r) {
    if (!take(r, "not")) {
        return read_level(r, LEVEL_COMPARE);
    }
    operands of = {0};
    const ltl_expression *operand = read_level(r, LEVEL_NOT);
    LTL_PUSH(r->arena, &of, operand);
    return operand ? make(r, LTL_OPERATOR_NOT, &of) : NULL;
}

static const ltl_expression *read_level(reader *r, uint32_t level) {
    /* each bracket goes through all levels once */
    if (r->has_failed || r->depth >= MAX_DEPTH * (LEVEL_SIGN + 1)) {
        return fail(r, r->at, "the expression nests too deeply");
    }
    r->depth++;
    const ltl_expression *read = level == LEVEL_NOT    ? read_not(r)
                                 : level == LEVEL_SIGN ? read_signed(r)
                                                       : read_chain(r, level);
    r->depth--;
    return read;
}

ltl_status ltl_comparison_read(ltl_arena *arena, ltl_str text, ltl_comparison **out_comparison,
                               ltl_error *error) {
    ltl_error ignored;
    ltl_comparison *comparison = LTL_NEW(arena, ltl_comparison);
    reader r = {.arena = arena,
                .text = text,
                .comparison = comparison,
                .error = error ? error : &ignored};
    if (text.len > LTL_MAX_COMPARISON_BYTES) {
        fail(&r, 0, "the expression is too long");
    }
    comparison->root = read_level(&r, 0);
    if (!r.has_failed && peek(&r) != '\0') {
        fail(&r, r.at, "here the expression should end");
    }
    if (r.has_failed) {
        ltl_comparison_clear(comparison);
        return LTL_SYNTAX;
    }
    *out_comparison = comparison;
    return LTL_OK;
}

void ltl_comparison_clear(ltl_comparison *comparison) {
    for (uint32_t i = 0; i < comparison->regexes.count; i++) {
        ltl_regex_free(comparison->regexes.at[i]);
    }
    comparison->regexes.count = 0;
}
