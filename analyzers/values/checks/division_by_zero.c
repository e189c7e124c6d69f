#include "analyzers/values/checks/common.h"

static bool is_chosen_zero(const ltl_fact *fact) {
    return fact->low <= 0 && fact->high >= 0 && ltl_fact_has(fact, LTL_FACT_SEEN) &&
           ltl_fact_is_chosen(fact) && (fact->flags & LTL_FACT_NOT_ZERO) == 0;
}

/* `1.0 / 0.0` is how infinity is written, `0.0 / 0.0` how no number is. */
static bool is_deliberate(const ltl_fact *a, const ltl_fact *b) {
    return ltl_fact_has(a, LTL_FACT_FLOAT) && ltl_fact_has(b, LTL_FACT_FLOAT) &&
           ltl_fact_is_exact(a) && a->low >= -1 && a->low <= 1 && ltl_fact_is_exact(b);
}

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    const ltl_fact *divisor = event->b;
    bool divides = ltl_str_is(event->word, "/") || ltl_str_is(event->word, "%") ||
                   ltl_str_is(event->word, "/=") || ltl_str_is(event->word, "%=");
    if (!divides || divisor->region != 0 || is_deliberate(event->a, divisor)) {
        return;
    }
    if (ltl_fact_is_exact(divisor) && divisor->low == 0) {
        ltl_values_report_if_always(values, check, event->node, divisor->origin);
    } else if (is_chosen_zero(divisor)) {
        ltl_values_report(values, check, event->node, divisor->origin);
    } else {
        ltl_values_refute(values, check, event->node);
    }
}

const ltl_value_check ltl_value_check_division_by_zero = {
    .id = "division-by-zero",
    .events = LTL_EVENT_BIT(BINARY),
    .crosses = true,
    .see = see,
};
