#include "analyzers/metrics/metric_rules.h"

#include <inttypes.h>

const ltl_rule_info ltl_metric_rules[LTL_METRIC_RULE_COUNT] = {
    {
        .id = LTL_STR_INIT("quality/cyclomatic-complexity"),
        .message = LTL_STR_INIT("The function has more independent paths than the limit allows."),
        .title = LTL_STR_INIT("Too many paths through a function"),
        .why = LTL_STR_INIT(
            "Every decision adds a path that somebody has to think of and a test has to take. "
            "Past a dozen or so, paths go untested and changes break cases nobody had in mind."),
        .advice = LTL_STR_INIT(
            "Move groups of decisions that answer one question into functions with that "
            "question as their name; replace long chains of comparisons by a table."),
        .severity = LTL_SEVERITY_LOW,
        .confidence = LTL_CONFIDENCE_HIGH,
        .domain = LTL_DOMAIN_QUALITY,
    },
    {
        .id = LTL_STR_INIT("quality/cognitive-complexity"),
        .message = LTL_STR_INIT("The function is harder to follow than the limit allows."),
        .title = LTL_STR_INIT("A function that is hard to follow"),
        .why = LTL_STR_INIT(
            "Decisions inside decisions have to be kept in mind together. The deeper they lie, "
            "the more a reader holds at once and the more mistakes slip through review."),
        .advice = LTL_STR_INIT(
            "Return early instead of wrapping the rest in an else, give inner loops and "
            "branches a function of their own, and name long conditions."),
        .severity = LTL_SEVERITY_LOW,
        .confidence = LTL_CONFIDENCE_HIGH,
        .domain = LTL_DOMAIN_QUALITY,
    },
    {
        .id = LTL_STR_INIT("quality/function-length"),
        .message = LTL_STR_INIT("The function has more lines of code than the limit allows."),
        .title = LTL_STR_INIT("A long function"),
        .why = LTL_STR_INIT(
            "What does not fit on a screen is not read as a whole: variables live far from "
            "where they are set, and the same step is written twice without anyone noticing."),
        .advice = LTL_STR_INIT(
            "Find the steps, which are often marked by comments or blank lines, and make each "
            "one a function that takes what it needs and returns what it makes."),
        .severity = LTL_SEVERITY_LOW,
        .confidence = LTL_CONFIDENCE_HIGH,
        .domain = LTL_DOMAIN_QUALITY,
    },
    {
        .id = LTL_STR_INIT("quality/nesting-depth"),
        .message = LTL_STR_INIT("Control structures are nested deeper than the limit allows."),
        .title = LTL_STR_INIT("Deeply nested control structures"),
        .why = LTL_STR_INIT(
            "The innermost line runs only when every condition around it holds, and a reader has "
            "to gather all of them to know when that is."),
        .advice = LTL_STR_INIT(
            "Turn conditions around and leave early, or move the inner structure into a "
            "function of its own."),
        .severity = LTL_SEVERITY_LOW,
        .confidence = LTL_CONFIDENCE_HIGH,
        .domain = LTL_DOMAIN_QUALITY,
    },
    {
        .id = LTL_STR_INIT("quality/parameter-count"),
        .message = LTL_STR_INIT("The function takes more parameters than the limit allows."),
        .title = LTL_STR_INIT("Many parameters"),
        .why = LTL_STR_INIT(
            "Callers swap arguments that look alike, and every new option lengthens every call. "
            "A long list often means that the function does several things."),
        .advice = LTL_STR_INIT(
            "Group what belongs together into a structure or an options object, or split the "
            "function by what its flags choose between."),
        .severity = LTL_SEVERITY_LOW,
        .confidence = LTL_CONFIDENCE_HIGH,
        .domain = LTL_DOMAIN_QUALITY,
    },
};

const ltl_rule_info *ltl_metric_rule_at(uint32_t index) {
    return index < LTL_METRIC_RULE_COUNT ? &ltl_metric_rules[index] : NULL;
}

bool ltl_metric_rule_is(const ltl_rule_info *rule) {
    for (uint32_t i = 0; i < LTL_METRIC_RULE_COUNT; i++) {
        if (rule == &ltl_metric_rules[i]) {
            return true;
        }
    }
    return false;
}

/* One metric as a number against a number, in the order of the rules. */
typedef struct comparison {
    uint32_t measured;
    uint32_t limit;
    const char *before; /* what is said around the number */
    const char *after;
} comparison;

static uint32_t or_default(uint32_t value, uint32_t fallback) {
    return value > 0 ? value : fallback;
}

ltl_metric_limits ltl_metric_limits_complete(const ltl_metric_limits *limits) {
    ltl_metric_limits given = limits != NULL ? *limits : (ltl_metric_limits){0};
    return (ltl_metric_limits){.cyclomatic = or_default(given.cyclomatic, 15),
                               .cognitive = or_default(given.cognitive, 25),
                               .function_lines = or_default(given.function_lines, 100),
                               .nesting = or_default(given.nesting, 5),
                               .parameters = or_default(given.parameters, 7)};
}

static ltl_str describe(ltl_arena *arena, const ltl_function_metrics *function,
                        const comparison *compared) {
    bool has_name = function->name.len > 0;
    return ltl_arena_printf(arena, "%s%.*s%s %s %" PRIu32 "%s; the limit is %" PRIu32,
                            has_name ? "`" : "This function", LTL_STR_ARG(function->name),
                            has_name ? "`" : "", compared->before, compared->measured,
                            compared->after, compared->limit);
}

static void compare_function(ltl_arena *arena, const ltl_function_metrics_list *functions,
                             uint32_t index, const ltl_metric_limits *limits,
                             ltl_metric_excesses *out) {
    const ltl_function_metrics *function = &functions->at[index];
    /* How long a function without a name is, its group is; what it takes, its caller says. */
    bool has_name = function->name.len > 0;
    const comparison compared[LTL_METRIC_RULE_COUNT] = {
        {function->cyclomatic, limits->cyclomatic, "has a cyclomatic complexity of", ""},
        {function->cognitive, limits->cognitive, "has a cognitive complexity of", ""},
        {has_name ? function->lines : 0, limits->function_lines, "has", " lines of code"},
        {function->nesting, limits->nesting, "nests control structures", " deep"},
        {has_name ? function->parameters : 0, limits->parameters, "takes", " parameters"},
    };
    for (uint32_t i = 0; i < LTL_METRIC_RULE_COUNT; i++) {
        if (compared[i].measured <= compared[i].limit) {
            continue;
        }
        bool is_twice = compared[i].measured / 2 >= compared[i].limit;
        ltl_metric_excess excess = {.rule = &ltl_metric_rules[i],
                                    .severity = is_twice ? LTL_SEVERITY_MEDIUM
                                                         : ltl_metric_rules[i].severity,
                                    .function = index,
                                    .measured = compared[i].measured,
                                    .limit = compared[i].limit,
                                    .message = describe(arena, function, &compared[i])};
        LTL_PUSH(arena, out, excess);
    }
}

void ltl_metric_findings(ltl_arena *arena, const ltl_function_metrics_list *functions,
                         const ltl_metric_limits *limits, ltl_metric_excesses *out) {
    ltl_metric_limits complete = ltl_metric_limits_complete(limits);
    for (uint32_t i = 0; i < functions->count; i++) {
        compare_function(arena, functions, i, &complete, out);
    }
}
