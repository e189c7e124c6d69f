#include "analyzers/taint/marks/labels.h"

#include <ctype.h>

#include "core/limits.h"

void ltl_taint_labels_init(ltl_arena *arena, ltl_taint_labels *labels) {
    *labels = (ltl_taint_labels){0};
    LTL_PUSH(arena, labels, LTL_STR(LTL_TAINT_LABEL_DEFAULT));
}

ltl_status ltl_taint_label_intern(ltl_arena *arena, ltl_taint_labels *labels, ltl_str name,
                                  uint8_t *out_label, ltl_error *error) {
    for (uint32_t i = 0; i < labels->count; i++) {
        if (ltl_str_eq(labels->at[i], name)) {
            *out_label = (uint8_t)i;
            return LTL_OK;
        }
    }
    if (labels->count == LTL_MAX_TAINT_LABELS) {
        return ltl_fail(error, LTL_LIMIT, "more than %u labels", LTL_MAX_TAINT_LABELS);
    }
    LTL_PUSH(arena, labels, ltl_arena_copy(arena, name));
    *out_label = (uint8_t)(labels->count - 1);
    return LTL_OK;
}

/* ---- parsing: operators wait on a stack until one that binds less comes ---- */

typedef enum token { END, LABEL, NOT, AND, OR, OPEN, CLOSE, WRONG } token;

typedef struct reader {
    ltl_arena *arena;
    ltl_taint_labels *labels;
    ltl_str text;
    size_t at;
    size_t start; /* of the token at hand */
    ltl_str word;
    ltl_taint_requires *out;
    token waiting[LTL_MAX_TAINT_REQUIRES];
    uint32_t waiting_count;
} reader;

static bool is_label_byte(char c) {
    return isalnum((unsigned char)c) || c == '_' || c == '-';
}

static token next_token(reader *r) {
    while (r->at < r->text.len && isspace((unsigned char)r->text.ptr[r->at])) {
        r->at++;
    }
    r->start = r->at;
    if (r->at == r->text.len) {
        return END;
    }
    char c = r->text.ptr[r->at];
    if (c == '(' || c == ')') {
        r->at++;
        return c == '(' ? OPEN : CLOSE;
    }
    while (r->at < r->text.len && is_label_byte(r->text.ptr[r->at])) {
        r->at++;
    }
    r->word = ltl_str_slice(r->text, r->start, r->at);
    if (r->word.len == 0) {
        return WRONG;
    }
    return ltl_str_is(r->word, "and")   ? AND
           : ltl_str_is(r->word, "or")  ? OR
           : ltl_str_is(r->word, "not") ? NOT
                                        : LABEL;
}

static ltl_requires_op op_of(token operator) {
    return operator== NOT ? LTL_REQUIRES_NOT : operator== AND ? LTL_REQUIRES_AND : LTL_REQUIRES_OR;
}

static void write_op(reader *r, ltl_requires_op op, uint8_t label) {
    ltl_requires_step step = {op, label};
    LTL_PUSH(r->arena, r->out, step);
}

/* Writes what waits and binds at least as tight; NOT, AND, OR are in that order. */
static void settle(reader *r, token operator) {
    while (r->waiting_count > 0 && r->waiting[r->waiting_count - 1] != OPEN &&
           r->waiting[r->waiting_count - 1] <= operator) {
        write_op(r, op_of(r->waiting[--r->waiting_count]), 0);
    }
}

static ltl_status wait_for(reader *r, token operator, ltl_error * error) {
    if (r->waiting_count == LTL_MAX_TAINT_REQUIRES) {
        return ltl_fail(error, LTL_LIMIT, "more than %u open operators", LTL_MAX_TAINT_REQUIRES);
    }
    r->waiting[r->waiting_count++] = operator;
    return LTL_OK;
}

static ltl_status fault(const reader *r, const char *wanted, ltl_error *error) {
    return ltl_fail(error, LTL_SYNTAX, "%s expected at column %zu of “%.*s”", wanted, r->start + 1,
                    LTL_STR_ARG(r->text));
}

static ltl_status take_operand(reader *r, token got, bool *out_is_complete, ltl_error *error) {
    if (got == NOT || got == OPEN) {
        return wait_for(r, got, error);
    }
    if (got != LABEL) {
        return fault(r, "a label, `not` or `(`", error);
    }
    uint8_t label;
    ltl_status status = ltl_taint_label_intern(r->arena, r->labels, r->word, &label, error);
    if (status == LTL_OK) {
        write_op(r, LTL_REQUIRES_LABEL, label);
        *out_is_complete = true;
    }
    return status;
}

static ltl_status take_operator(reader *r, token got, bool *out_is_complete, ltl_error *error) {
    if (got == CLOSE) {
        settle(r, OR);
        if (r->waiting_count == 0) {
            return fault(r, "`and`, `or` or the end", error);
        }
        r->waiting_count--;
        return LTL_OK;
    }
    if (got != AND && got != OR) {
        return fault(r, "`and`, `or` or the end", error);
    }
    settle(r, got);
    *out_is_complete = false;
    return wait_for(r, got, error);
}

ltl_status ltl_taint_requires_parse(ltl_arena *arena, ltl_taint_labels *labels, ltl_str text,
                                    ltl_taint_requires *out_requires, ltl_error *error) {
    *out_requires = (ltl_taint_requires){0};
    reader r = {.arena = arena, .labels = labels, .text = text, .out = out_requires};
    bool is_complete = false;
    for (token got = next_token(&r); got != END; got = next_token(&r)) {
        ltl_status status = is_complete ? take_operator(&r, got, &is_complete, error)
                                        : take_operand(&r, got, &is_complete, error);
        if (status != LTL_OK) {
            return status;
        }
    }
    settle(&r, OR);
    if (!is_complete || r.waiting_count > 0) {
        return fault(&r, is_complete ? "`)`" : "a label", error);
    }
    return out_requires->count <= LTL_MAX_TAINT_REQUIRES
               ? LTL_OK
               : ltl_fail(error, LTL_LIMIT, "more than %u terms", LTL_MAX_TAINT_REQUIRES);
}

/* ---- evaluation ---- */

bool ltl_taint_requires_holds(const ltl_taint_requires *requires, ltl_label_set labels) {
    bool stack[LTL_MAX_TAINT_REQUIRES + 1];
    uint32_t depth = 0;
    for (uint32_t i = 0; i < requires->count; i++) {
        const ltl_requires_step *step = &requires->at[i];
        switch (step->op) {
        case LTL_REQUIRES_LABEL:
            stack[depth++] = (labels >> step->label & 1) != 0;
            break;
        case LTL_REQUIRES_NOT:
            stack[depth - 1] = !stack[depth - 1];
            break;
        case LTL_REQUIRES_AND:
            depth--;
            stack[depth - 1] = stack[depth - 1] && stack[depth];
            break;
        case LTL_REQUIRES_OR:
        default:
            depth--;
            stack[depth - 1] = stack[depth - 1] || stack[depth];
            break;
        }
    }
    return depth > 0 && stack[depth - 1];
}
