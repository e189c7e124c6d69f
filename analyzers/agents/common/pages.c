#include "analyzers/agents/common/pages.h"

#include "analyzers/agents/common/generated.h"
#include "analyzers/agents/common/rules.h"
#include "analyzers/markup/check.h"
#include "analyzers/rulefiles/paths.h"

/* Elements end; without an end of one there are none, and a script need not be parsed to know. */
static bool may_have_elements(const ltl_job *job) {
    ltl_str text = ltl_scanner_source(job->scanner)->text;
    return ltl_str_find(text, LTL_STR("</"), 0) != SIZE_MAX ||
           ltl_str_find(text, LTL_STR("/>"), 0) != SIZE_MAX;
}

bool ltl_path_is_of_page_tests(ltl_str path) {
    static const char *const folders[] = {"fixtures", "__fixtures__", "testdata",  "__snapshots__",
                                          "test",     "tests",        "__tests__", "spec",
                                          "specs",    "Fixtures",     "Test",      "Tests"};
    for (size_t i = 0; i < LTL_COUNT_OF(folders); i++) {
        if (ltl_path_pattern_matches(ltl_str_of(folders[i]), path)) {
            return true;
        }
    }
    return false;
}

static bool wants_page(const ltl_job *job) {
    const ltl_language *language = ltl_scanner_language(job->scanner);
    bool is_markup = language != NULL && ltl_page_can_be(language);
    return is_markup && !job->options->rule_files_only &&
           !ltl_path_is_of_page_tests(ltl_scanner_source(job->scanner)->path) &&
           (language->embeds != NULL || may_have_elements(job));
}

bool ltl_pages_agent_wants(const ltl_agent *agent, const ltl_job *job) {
    return wants_page(job) || ltl_rules_agent_wants(agent, job);
}

static const ltl_page *page_of(ltl_job *job, const ltl_tree *tree) {
    if (job->page == NULL) {
        ltl_page *page = LTL_NEW(ltl_scanner_arena(job->scanner), ltl_page);
        ltl_page_build(ltl_scanner_arena(job->scanner), tree, page);
        job->page = page;
    }
    return job->page;
}

const ltl_page *ltl_job_page(ltl_job *job) {
    const ltl_tree *tree = wants_page(job) ? ltl_scanner_tree(job->scanner, NULL) : NULL;
    return tree != NULL ? page_of(job, tree) : NULL;
}

static ltl_reason page_run(const ltl_agent *agent, ltl_job *job, ltl_sink *sink) {
    const ltl_tree *tree = ltl_scanner_tree(job->scanner, NULL);
    if (tree == NULL) {
        return ltl_scanner_tree_reason(job->scanner);
    }
    if (ltl_is_generated_page(ltl_scanner_source(job->scanner)->text)) {
        return LTL_REASON_GENERATED;
    }
    ltl_markup_faults faults = {0};
    ltl_markup_look(page_of(job, tree), agent->domain, &faults);
    for (uint32_t i = 0; i < faults.count; i++) {
        const ltl_markup_fault *fault = &faults.at[i];
        if (ltl_job_wants_level(job, fault->rule, fault->rule->severity)) {
            ltl_finding finding = {.rule = fault->rule,
                                   .message = fault->message,
                                   .severity = fault->rule->severity,
                                   .has_fix = fault->has_fix,
                                   .fix_span = fault->fix_span,
                                   .fix = fault->fix};
            ltl_job_place place = {fault->span, tree, fault->span, fault->node};
            ltl_job_emit(agent, job, &finding, place, sink);
        }
    }
    return ltl_scanner_tree_reason(job->scanner);
}

ltl_reason ltl_pages_agent_run(const ltl_agent *agent, ltl_job *job, ltl_sink *sink) {
    ltl_reason reason = ltl_rules_agent_run(agent, job, sink);
    return wants_page(job) ? ltl_reason_worse(reason, page_run(agent, job, sink)) : reason;
}
