#include "orchestrator/workflow/condition.h"

#include <ctype.h>

#include "core/limits.h"

/* Words and marks, and how tightly they bind. */
static const struct {
    const char *text;
    ltl_term_kind kind;
    uint32_t strength;
} operators[] = {
    {"or", LTL_TERM_OR, 1},   {"and", LTL_TERM_AND, 2},
    {"not", LTL_TERM_NOT, 3}, {"==", LTL_TERM_EQ, 4},
    {"!=", LTL_TERM_NE, 4},   {"<=", LTL_TERM_LE, 4},
    {">=", LTL_TERM_GE, 4},   {"<", LTL_TERM_LT, 4},
    {">", LTL_TERM_GT, 4},    {"contains", LTL_TERM_CONTAINS, 4},
};

enum { NO_OPERATOR = LTL_COUNT_OF(operators), OPEN = NO_OPERATOR + 1 };

typedef struct reading {
    ltl_arena *arena;
    ltl_str text;
    size_t at;
    uint32_t line;
    uint32_t column;
    ltl_flow_condition *condition;
    uint32_t stack[LTL_MAX_CONDITION_TERMS]; /* operators that wait for their right side */
    uint32_t depth;
    bool wants_value;
    ltl_error *error;
} reading;

static ltl_status fail_at(reading *self, size_t at, ltl_status code, const char *what) {
    ltl_fail(self->error, code, "%s in the condition `%.*s`", what, LTL_STR_ARG(self->text));
    ltl_error_at(self->error, NULL, self->line, self->column + (uint32_t)at);
    return code;
}

static ltl_status term_add(reading *self, const ltl_term *term) {
    if (self->condition->count == LTL_MAX_CONDITION_TERMS) {
        return fail_at(self, self->at, LTL_LIMIT, "too many terms");
    }
    self->condition->terms[self->condition->count++] = *term;
    return LTL_OK;
}

static ltl_status operator_take(reading *self, uint32_t index) {
    return term_add(self, &(ltl_term){.kind = operators[index].kind});
}

static bool is_word(char byte) {
    return isalnum((unsigned char)byte) || byte == '_' || byte == '-' || byte == '.' ||
           byte == '$' || byte == '/';
}

static ltl_str token_next(reading *self) {
    ltl_str text = self->text;
    while (self->at < text.len && isspace((unsigned char)text.ptr[self->at])) {
        self->at++;
    }
    size_t end = self->at;
    if (end == text.len) {
        return LTL_STR("");
    }
    char first = text.ptr[end++];
    if (first == '\'' || first == '"') {
        while (end < text.len && text.ptr[end] != first) {
            end++;
        }
        end += end < text.len;
    } else if (is_word(first)) {
        while (end < text.len && is_word(text.ptr[end])) {
            end++;
        }
    } else if (end < text.len && text.ptr[end] == '=') {
        end++;
    }
    return ltl_str_slice(text, self->at, end);
}

static uint32_t operator_of(ltl_str token) {
    uint32_t index = 0;
    while (index < NO_OPERATOR && !ltl_str_is(token, operators[index].text)) {
        index++;
    }
    return index;
}

static ltl_data literal_of(ltl_str token) {
    if (token.ptr[0] == '\'' || token.ptr[0] == '"') {
        return ltl_data_text(ltl_str_slice(token, 1, token.len > 1 ? token.len - 1 : 1));
    }
    bool is_negative = token.ptr[0] == '-';
    uint64_t number;
    if (ltl_str_to_u64(ltl_str_slice(token, is_negative, token.len), &number) &&
        number <= INT64_MAX) {
        return ltl_data_number(is_negative ? -(int64_t)number : (int64_t)number);
    }
    if (ltl_str_is(token, "true") || ltl_str_is(token, "false")) {
        return ltl_data_truth(token.len == 4);
    }
    return ltl_data_text(token);
}

static ltl_status value_take(reading *self, ltl_str token) {
    bool is_quoted = token.ptr[0] == '\'' || token.ptr[0] == '"';
    if ((is_quoted && (token.len < 2 || token.ptr[token.len - 1] != token.ptr[0])) ||
        (!is_quoted && !is_word(token.ptr[0]))) {
        return fail_at(self, self->at, LTL_SYNTAX, "no value");
    }
    ltl_term term = {
        .kind = LTL_TERM_VALUE,
        .ref = {.text = token, .line = self->line, .column = self->column + (uint32_t)self->at}};
    if (token.ptr[0] == '$') {
        term.ref.kind = LTL_REF_NONE;
    } else {
        term.ref.kind = LTL_REF_LITERAL;
        term.ref.literal = literal_of(token);
    }
    self->wants_value = false;
    return term_add(self, &term);
}

/* Operators on the stack that bind at least as tightly get their turn first. */
static ltl_status operators_drain(reading *self, uint32_t strength) {
    ltl_status status = LTL_OK;
    while (status == LTL_OK && self->depth > 0 && self->stack[self->depth - 1] != OPEN &&
           operators[self->stack[self->depth - 1]].strength >= strength) {
        status = operator_take(self, self->stack[--self->depth]);
    }
    return status;
}

static ltl_status stack_push(reading *self, uint32_t entry) {
    if (self->depth == LTL_MAX_CONDITION_TERMS) {
        return fail_at(self, self->at, LTL_LIMIT, "too deep");
    }
    self->stack[self->depth++] = entry;
    return LTL_OK;
}

static ltl_status close_take(reading *self) {
    ltl_status status = operators_drain(self, 0);
    if (status == LTL_OK && (self->depth == 0 || self->wants_value)) {
        return fail_at(self, self->at, LTL_SYNTAX, "a parenthesis without its other half");
    }
    self->depth -= status == LTL_OK;
    return status;
}

static ltl_status token_take(reading *self, ltl_str token) {
    uint32_t index = operator_of(token);
    bool is_prefix = index < NO_OPERATOR && operators[index].kind == LTL_TERM_NOT;
    if (self->wants_value) {
        if (is_prefix || ltl_str_is(token, "(")) {
            return stack_push(self, is_prefix ? index : OPEN);
        }
        return index < NO_OPERATOR
                   ? fail_at(self, self->at, LTL_SYNTAX, "no value before an operator")
                   : value_take(self, token);
    }
    if (ltl_str_is(token, ")")) {
        return close_take(self);
    }
    if (index == NO_OPERATOR || is_prefix) {
        return fail_at(self, self->at, LTL_SYNTAX, "no operator between two values");
    }
    ltl_status status = operators_drain(self, operators[index].strength);
    self->wants_value = true;
    return status == LTL_OK ? stack_push(self, index) : status;
}

ltl_status ltl_condition_read(ltl_arena *arena, ltl_str text, uint32_t line, uint32_t column,
                              ltl_flow_condition **out_condition, ltl_error *error) {
    ltl_flow_condition *condition = LTL_NEW(arena, ltl_flow_condition);
    *condition =
        (ltl_flow_condition){.text = ltl_arena_copy(arena, text), .line = line, .column = column};
    condition->terms = LTL_NEW_ARRAY(arena, ltl_term, LTL_MAX_CONDITION_TERMS);
    reading self = {.arena = arena,
                    .text = condition->text,
                    .line = line,
                    .column = column,
                    .condition = condition,
                    .wants_value = true,
                    .error = error};
    ltl_status status = LTL_OK;
    ltl_str token = token_next(&self);
    while (status == LTL_OK && token.len > 0) {
        status = token_take(&self, token);
        self.at += token.len;
        token = token_next(&self);
    }
    if (status == LTL_OK && self.wants_value) {
        return fail_at(&self, self.at, LTL_SYNTAX, "a value is missing");
    }
    status = status == LTL_OK ? operators_drain(&self, 0) : status;
    if (status == LTL_OK && self.depth > 0) {
        return fail_at(&self, self.at, LTL_SYNTAX, "a parenthesis without its other half");
    }
    if (status == LTL_OK) {
        *out_condition = condition;
    }
    return status;
}

/* A value on the stack of an evaluation. */
typedef struct operand {
    bool is_known;
    ltl_data value;
} operand;

static ltl_answer truth_of(const operand *one) {
    if (!one->is_known) {
        return LTL_ANSWER_UNKNOWN;
    }
    return ltl_data_is_true(&one->value) ? LTL_ANSWER_YES : LTL_ANSWER_NO;
}

static operand operand_of(ltl_answer answer) {
    return (operand){answer != LTL_ANSWER_UNKNOWN, ltl_data_truth(answer == LTL_ANSWER_YES)};
}

static ltl_answer both(ltl_answer a, ltl_answer b) {
    if (a == LTL_ANSWER_NO || b == LTL_ANSWER_NO) {
        return LTL_ANSWER_NO;
    }
    return a == LTL_ANSWER_YES && b == LTL_ANSWER_YES ? LTL_ANSWER_YES : LTL_ANSWER_UNKNOWN;
}

static ltl_answer turned(ltl_answer a) {
    return a == LTL_ANSWER_UNKNOWN ? a : a == LTL_ANSWER_YES ? LTL_ANSWER_NO : LTL_ANSWER_YES;
}

/* Numbers by size, texts bytewise; a truth is a number. */
static int order_of(const ltl_data *a, const ltl_data *b) {
    if (a->kind == LTL_DATA_TEXT && b->kind == LTL_DATA_TEXT) {
        return ltl_str_compare(a->text, b->text);
    }
    return a->number < b->number ? -1 : a->number > b->number;
}

static bool holds(const ltl_data *whole, const ltl_data *part) {
    if (whole->kind == LTL_DATA_TEXT) {
        return part->kind == LTL_DATA_TEXT && ltl_str_find(whole->text, part->text, 0) != SIZE_MAX;
    }
    for (uint32_t i = 0; i < whole->count; i++) {
        if (ltl_data_eq(&whole->at[i], part)) {
            return true;
        }
    }
    return false;
}

static bool compare(ltl_term_kind kind, const ltl_data *a, const ltl_data *b) {
    switch (kind) {
    case LTL_TERM_EQ:
        return ltl_data_eq(a, b);
    case LTL_TERM_NE:
        return !ltl_data_eq(a, b);
    case LTL_TERM_LT:
        return order_of(a, b) < 0;
    case LTL_TERM_LE:
        return order_of(a, b) <= 0;
    case LTL_TERM_GT:
        return order_of(a, b) > 0;
    case LTL_TERM_GE:
        return order_of(a, b) >= 0;
    default:
        return holds(a, b);
    }
}

static operand apply(ltl_term_kind kind, const operand *a, const operand *b) {
    if (kind == LTL_TERM_AND) {
        return operand_of(both(truth_of(a), truth_of(b)));
    }
    if (kind == LTL_TERM_OR) {
        return operand_of(turned(both(turned(truth_of(a)), turned(truth_of(b)))));
    }
    if (!a->is_known || !b->is_known) {
        return operand_of(LTL_ANSWER_UNKNOWN);
    }
    return operand_of(compare(kind, &a->value, &b->value) ? LTL_ANSWER_YES : LTL_ANSWER_NO);
}

ltl_answer ltl_condition_ask(const ltl_flow_condition *condition, ltl_condition_look look,
                             void *context) {
    operand stack[LTL_MAX_CONDITION_TERMS];
    uint32_t depth = 0;
    for (uint32_t i = 0; i < condition->count; i++) {
        const ltl_term *term = &condition->terms[i];
        if (term->kind == LTL_TERM_VALUE) {
            operand one = {.is_known = true, .value = term->ref.literal};
            if (term->ref.kind != LTL_REF_LITERAL) {
                one.is_known = look(context, &term->ref, &one.value);
            }
            stack[depth++] = one;
        } else if (term->kind == LTL_TERM_NOT) {
            stack[depth - 1] = operand_of(turned(truth_of(&stack[depth - 1])));
        } else {
            depth--;
            stack[depth - 1] = apply(term->kind, &stack[depth - 1], &stack[depth]);
        }
    }
    return truth_of(&stack[0]);
}
