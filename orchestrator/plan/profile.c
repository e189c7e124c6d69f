#include "orchestrator/plan/profile.h"

#include <assert.h>

#include "core/compiler.h"
#include "core/limits.h"

#define BIT(domain) (1u << LTL_DOMAIN_##domain)
#define ALL_DOMAINS ((1u << LTL_DOMAIN_COUNT) - 1)

#define SMALL                                                                                      \
    {                                                                                              \
        LTL_HOTFIX_SLICE_FILES, LTL_HOTFIX_SLICE_BYTES, LTL_HOTFIX_SLICE_STEPS,                    \
            LTL_HOTFIX_PAST_STEPS                                                                  \
    }
#define ASIDE                                                                                      \
    { LTL_SIDE_SLICE_FILES, LTL_SIDE_SLICE_BYTES, LTL_SIDE_SLICE_STEPS, LTL_SIDE_PAST_STEPS }
#define WHOLE                                                                                      \
    { LTL_MAX_SLICE_FILES, LTL_MAX_SLICE_BYTES, LTL_MAX_SLICE_STEPS, LTL_MAX_PAST_STEPS }

static const struct {
    const char *name;
    ltl_profile profile;
} labels_by_number[LTL_LABEL_COUNT] = {
    /* which rules is told by their urgency, not by a severity: what specialists say of a small change is low */
    [LTL_LABEL_HOTFIX] = {"hotfix",
                          {BIT(SECURITY) | BIT(SECRETS) | BIT(QUALITY), true, LTL_SEVERITY_LOW,
                           false, SMALL}},
    [LTL_LABEL_CONFIGURATION] = {"configuration",
                                 {BIT(SECURITY) | BIT(SECRETS) | BIT(QUALITY) | BIT(COMPLIANCE),
                                  false, LTL_SEVERITY_LOW, false, ASIDE}},
    [LTL_LABEL_MAJOR_CHANGE] = {"major_change",
                                {ALL_DOMAINS, false, LTL_SEVERITY_INFO, true, WHOLE}},
    [LTL_LABEL_TEST_CHANGE] = {"test_change",
                               {BIT(SECURITY) | BIT(SECRETS) | BIT(QUALITY), false,
                                LTL_SEVERITY_LOW, false, ASIDE}},
    [LTL_LABEL_STANDARD] = {"standard", {ALL_DOMAINS, false, LTL_SEVERITY_INFO, true, WHOLE}},
    [LTL_LABEL_SECURITY] = {"security",
                            {BIT(SECURITY) | BIT(SECRETS) | BIT(QUALITY) | BIT(COMPLIANCE), false,
                             LTL_SEVERITY_INFO, false, WHOLE}},
    [LTL_LABEL_DOCUMENTATION] = {"documentation",
                                 {BIT(SECRETS) | BIT(COMPLIANCE), false, LTL_SEVERITY_LOW, false,
                                  ASIDE}},
    [LTL_LABEL_NOTHING] = {"nothing", {0, false, LTL_SEVERITY_CRITICAL, false, {0}}},
};

/* Risk first; among the rest, what changes the run of a program before what only goes with it. */
static const ltl_label precedence[LTL_LABEL_COUNT] = {
    LTL_LABEL_SECURITY, LTL_LABEL_MAJOR_CHANGE, LTL_LABEL_CONFIGURATION, LTL_LABEL_HOTFIX,
    LTL_LABEL_STANDARD, LTL_LABEL_TEST_CHANGE,  LTL_LABEL_DOCUMENTATION, LTL_LABEL_NOTHING,
};

const char *ltl_label_name(ltl_label label) {
    assert(label < LTL_LABEL_COUNT);
    return labels_by_number[label].name;
}

ltl_review_budget ltl_review_budget_full(void) {
    return (ltl_review_budget)WHOLE;
}

static uint64_t larger(uint64_t a, uint64_t b) {
    return a > b ? a : b;
}

static ltl_review_budget budget_join(ltl_review_budget a, ltl_review_budget b) {
    return (ltl_review_budget){
        .slice_files = (uint32_t)larger(a.slice_files, b.slice_files),
        .slice_bytes = larger(a.slice_bytes, b.slice_bytes),
        .slice_steps = larger(a.slice_steps, b.slice_steps),
        .past_steps = larger(a.past_steps, b.past_steps),
    };
}

ltl_profile ltl_profile_of(uint32_t labels) {
    ltl_profile result = {.min_severity = LTL_SEVERITY_CRITICAL};
    for (int i = 0; i < LTL_LABEL_COUNT; i++) {
        if ((labels & 1u << i) == 0) {
            continue;
        }
        const ltl_profile *one = &labels_by_number[i].profile;
        result.domains |= one->domains;
        result.budget = budget_join(result.budget, one->budget);
        result.with_metrics = result.with_metrics || one->with_metrics;
        if (one->min_severity < result.min_severity) {
            result.min_severity = one->min_severity;
        }
    }
    result.only_urgent = labels == 1u << LTL_LABEL_HOTFIX;
    return result;
}

ltl_label ltl_label_primary(uint32_t labels) {
    for (size_t i = 0; i < LTL_COUNT_OF(precedence); i++) {
        if ((labels & 1u << precedence[i]) != 0) {
            return precedence[i];
        }
    }
    return LTL_LABEL_STANDARD;
}
