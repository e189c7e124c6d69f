/* What is written down beside the ranges for people who ask why. */
#include "analyzers/ruleset/evaluate_internal.h"
#include "core/limits.h"

typedef ltl_evaluation_context context;

static bool finds_there(const context *c, const ltl_ranges *found) {
    for (uint32_t i = 0; i < found->count; i++) {
        if (ltl_trace__is_there(c->trace, found->at[i].span)) {
            return true;
        }
    }
    return false;
}

void ltl_trace__note_miss(context *c, uint32_t entry, const ltl_step *step,
                          const ltl_ranges *found) {
    bool is_asked = c->trace != NULL && step->op == LTL_FORMULA_PATTERN && c->target != NULL &&
                    c->scope == NULL && !step->pattern->is_metavariable;
    if (is_asked && !finds_there(c, found)) {
        ltl_fuel fuel = ltl_fuel_make(LTL_MATCH_FUEL_PER_RULE_FILE, c->fuel.stop);
        ltl_match_nearest(c->target, c->arena, step->pattern, c->trace->place, &fuel,
                          &c->trace->entries.at[entry].near);
    }
}

/* ---- conditions ---- */

static const ltl_range *first_there(const context *c, const ltl_ranges *ranges) {
    for (uint32_t i = 0; i < ranges->count; i++) {
        if (ltl_trace__is_there(c->trace, ranges->at[i].span)) {
            return &ranges->at[i];
        }
    }
    return NULL;
}

static ltl_str text_of_value(context *c, const ltl_value *value) {
    switch (value->kind) {
    case LTL_VALUE_BOOL:
        return value->truth ? LTL_STR("true") : LTL_STR("false");
    case LTL_VALUE_INTEGER:
        return ltl_arena_printf(c->arena, "%lld", (long long)value->integer);
    case LTL_VALUE_FLOAT:
        return ltl_arena_printf(c->arena, "%g", value->number);
    case LTL_VALUE_TEXT:
        return ltl_arena_printf(c->arena, "the text \"%.*s\"", LTL_STR_ARG(value->text));
    case LTL_VALUE_CODE:
        return ltl_arena_printf(c->arena, "%.*s, of no known value", LTL_STR_ARG(value->text));
    default:
        return LTL_STR("of no known value");
    }
}

static ltl_str note_name(context *c, const ltl_range *range, ltl_str name, ltl_str so_far) {
    for (uint32_t i = 0; i < range->env.count; i++) {
        const ltl_bound *bound = &range->env.at[i];
        if (ltl_str_eq(c->program->metavariables.at[bound->metavariable], name)) {
            ltl_value value = ltl_bound__value(c, bound);
            return ltl_arena_printf(c->arena, "%.*s%s%.*s is %.*s", LTL_STR_ARG(so_far),
                                    so_far.len > 0 ? ", " : "", LTL_STR_ARG(name),
                                    LTL_STR_ARG(text_of_value(c, &value)));
        }
    }
    return so_far;
}

/* The values of a comparison's metavariables; else the text that is looked at. */
ltl_str ltl_trace__note_check(context *c, const ltl_check *check, const ltl_ranges *ranges) {
    const ltl_range *range = c->trace != NULL ? first_there(c, ranges) : NULL;
    const ltl_condition *condition = check->condition;
    ltl_str note = LTL_STR("");
    if (range == NULL) {
        return note;
    }
    if (check->op == LTL_CONDITION_COMPARISON) {
        for (uint32_t i = 0; i < condition->text_count; i++) {
            note = note_name(c, range, condition->texts[i], note);
        }
        return note;
    }
    const ltl_bound *bound = ltl_env_find(&range->env, check->metavariable);
    if (bound == NULL) {
        return ltl_arena_printf(c->arena, "%.*s holds nothing",
                                LTL_STR_ARG(condition->metavariable));
    }
    bool sees_content = check->op == LTL_CONDITION_ENTROPY || check->op == LTL_CONDITION_REDOS ||
                        condition->is_propagated;
    ltl_span span = sees_content ? ltl_bound__content(c, bound) : bound->span;
    return ltl_arena_printf(c->arena, "%.*s is %.*s", LTL_STR_ARG(condition->metavariable),
                            LTL_STR_ARG(ltl_source_slice(c->source, span)));
}

uint32_t ltl_trace__open_look(context *looker, const ltl_range *range, const ltl_bound *bound) {
    if (looker->trace != NULL && !ltl_trace__is_there(looker->trace, range->span)) {
        looker->trace = NULL;
    }
    ltl_range *held = LTL_NEW(looker->arena, ltl_range);
    *held = (ltl_range){.span = bound->span, .node = LTL_NO_NODE};
    ltl_trace_entry entry = {.kind = LTL_TRACE_LOOK, .before = {.at = held, .count = 1}};
    if (looker->trace != NULL) {
        looker->trace->wide++; /* what is held may stand elsewhere */
        looker->trace->looks++;
    }
    return ltl_trace__open(looker->trace, looker->arena, entry);
}

void ltl_trace__close_look(ltl_trace *trace, uint32_t entry, const ltl_ranges *after) {
    if (trace != NULL) {
        trace->wide--;
        trace->looks--;
        ltl_trace__close(trace, entry, after);
    }
}

void ltl_trace__give_up(ltl_trace *trace, uint32_t entry, const char *why) {
    ltl_ranges none = {0};
    if (trace != NULL) {
        trace->entries.at[entry].note = ltl_str_of(why);
        ltl_trace__close_look(trace, entry, &none);
    }
}
