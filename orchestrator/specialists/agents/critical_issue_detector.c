/* critical_issue_detector.c - what must not be merged, whatever the hurry: sure and critical in code that ships. */
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/run/run_state.h"

/* Findings that would be critical elsewhere. */
typedef struct spared {
    const ltl_run *run;
    uint32_t unsure;
    uint32_t unshipped;
    uint32_t crashes;
} spared;

/* A flow through a few calls is believed, from who reads the request to who runs the statement: each call more is a
 * place where something may have been checked that nobody saw. So is a function of the program's own that gets at the
 * request, and what lies far apart in a file that is no function. */
static bool is_near(const ltl_finding *finding) {
    enum { CALLS = 3, LINES_OF_A_FUNCTION = 120 };
    uint32_t count = finding->trace_count;
    if (count == 0) {
        return true;
    }
    const ltl_trace_step *source = &finding->trace[0];
    const ltl_trace_step *sink = &finding->trace[count - 1];
    uint32_t deepest = 0;
    for (uint32_t i = 0; i < count; i++) {
        deepest = finding->trace[i].depth > deepest ? finding->trace[i].depth : deepest;
    }
    uint32_t first = source->start.line < sink->start.line ? source->start.line : sink->start.line;
    uint32_t last = source->start.line < sink->start.line ? sink->start.line : source->start.line;
    bool is_one_function = deepest > 0 || last - first <= LINES_OF_A_FUNCTION;
    return source->depth == 0 && deepest <= CALLS && is_one_function;
}

/* Keys by the dozen in one file are made for tests, whatever the file is called. */
static bool is_of_a_list(const ltl_run *run, const ltl_finding *finding) {
    enum { ALIKE = 4 };
    const ltl_findings *all = &run->findings;
    uint32_t at = (uint32_t)(finding - all->at);
    uint32_t first = at >= ALIKE ? at - ALIKE : 0;
    uint32_t alike = 0;
    for (uint32_t i = first; i < all->count && i <= at + ALIKE; i++) {
        alike += all->at[i].rule == finding->rule && ltl_str_eq(all->at[i].path, finding->path);
    }
    return finding->rule->domain == LTL_DOMAIN_SECRETS && alike > ALIKE;
}

/* A key in a file of its own belongs to a certificate, and those that are committed are nearly always made for
 * development: security tells them. Keys that are written into code or settings are real more often. */
static bool is_key_file(const ltl_finding *finding) {
    static const char *const ENDINGS[] = {".pem", ".key", ".orig", ".crt", ".cert", ".p8"};
    ltl_str path = finding->path;
    for (size_t i = 0; finding->rule->domain == LTL_DOMAIN_SECRETS && i < LTL_COUNT_OF(ENDINGS); i++) {
        if (ltl_str_ends_with(path, ltl_str_of(ENDINGS[i]))) {
            return true;
        }
    }
    return false;
}

/* What the owners of the program run themselves reads what they gave it, whatever it is read with. */
static bool is_own_tool(const ltl_finding *finding) {
    static const char *const FOLDERS[] = {"tools",       "release_tools", "release-tools", "build_tools",
                                          "build-tools", "devtools",      "dev-tools",     "contrib"};
    ltl_str path = finding->path;
    for (size_t at = 0, end; finding->trace_count > 0 && (end = ltl_str_find_byte(path, '/', at)) != SIZE_MAX;
         at = end + 1) {
        for (size_t i = 0; i < LTL_COUNT_OF(FOLDERS); i++) {
            if (ltl_str_is(ltl_str_slice(path, at, end), FOLDERS[i])) {
                return true;
            }
        }
    }
    return false;
}

static bool is_sure(const ltl_finding *finding) {
    return ltl_finding_confidence(finding) == LTL_CONFIDENCE_HIGH && is_near(finding) && !is_key_file(finding) &&
           !is_own_tool(finding);
}

/* What a change leads to in other files is found later, and asked about one by one. */
static bool answers_for(const ltl_finding *finding) {
    return finding->rule->is_critical && is_sure(finding) && ltl_file_is_shipped(finding->path);
}

/* An alarm that is wrong one time in five is switched off: what is only likely stays with security. */
static bool is_critical(void *context, const ltl_finding *finding) {
    spared *self = context;
    bool is_shown = !finding->is_suppressed && finding->state != LTL_STATE_FIXED &&
                    finding->state != LTL_STATE_UNCHANGED && !ltl_finding_is_doubtful(finding);
    if (!finding->rule->is_critical) {
        self->crashes += is_shown && finding->rule->is_crash;
        return false;
    }
    bool is_one = is_sure(finding) && !is_of_a_list(self->run, finding);
    bool is_shipped = ltl_file_is_shipped(finding->path);
    self->unsure += is_shown && is_shipped && !is_one;
    self->unshipped += is_shown && !is_shipped;
    return is_one && is_shipped;
}

static void spared_note(ltl_assess *assess, const spared *self) {
    if (self->unshipped > 0) {
        ltl_assess_note(assess,
                        "%u more would be critical outside of tests, examples and documents",
                        self->unshipped);
    }
    if (self->crashes > 0) {
        ltl_assess_note(assess,
                        "%u findings of the report may end the program, or keep a lock or a file",
                        self->crashes);
    }
    if (self->unsure > 0) {
        ltl_assess_note(assess, "%u more would be critical if they were surer", self->unsure);
    }
}

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    spared left = {.run = assess.run};
    (void)ltl_assess_claim(&assess, is_critical, &left);
    spared_note(&assess, &left);
    return ltl_assess_end(&assess);
}

static const ltl_specialist specialist = {
    .title = "Critical issues",
    .domains = 1u << LTL_DOMAIN_SECURITY | 1u << LTL_DOMAIN_SECRETS | 1u << LTL_DOMAIN_QUALITY,
    .answers_for = answers_for,
};

const ltl_task ltl_specialist_critical_issue_detector = {
    .name = "critical-issue-detector",
    .summary = "Answers for what must not be merged whatever the hurry.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = run,
};
