#include "analyzers/agents/common/rules.h"
#include "analyzers/text/check.h"
#include "core/tests_path.h"

static const ltl_rule_info *rule_at(uint32_t index) {
    return ltl_text_rule_at(LTL_DOMAIN_COMPLIANCE, index);
}

/* Its checks read the text of any file. */
static bool wants(const ltl_agent *agent, const ltl_job *job) {
    return !job->options->rule_files_only || ltl_rules_agent_wants(agent, job);
}

static bool is_licence(ltl_str path) {
    static const char *const names[] = {"license", "licence", "notice", "copying", "authors"};
    ltl_str name = ltl_str_after_last(path, '/');
    for (size_t i = 0; i < LTL_COUNT_OF(names); i++) {
        ltl_str start = ltl_str_of(names[i]);
        if (name.len >= start.len &&
            ltl_str_equals_ignoring_case(ltl_str_slice(name, 0, start.len), start)) {
            return true;
        }
    }
    return false;
}

static void text_run(const ltl_agent *agent, ltl_job *job, ltl_sink *sink) {
    ltl_text_look look = {.arena = ltl_scanner_arena(job->scanner),
                          .source = ltl_scanner_source(job->scanner),
                          .today = job->options->today};
    ltl_text_look_at(&look, agent->domain);
    for (uint32_t i = 0; i < look.faults.count; i++) {
        const ltl_text_fault *fault = &look.faults.at[i];
        /* Numbers that tests need were made up; those of whoever wrote a licence are meant to be read. */
        if (fault->is_secret &&
            (ltl_path_is_of_tests(look.source->path) || is_licence(look.source->path))) {
            continue;
        }
        if (ltl_job_wants_level(job, fault->rule, fault->rule->severity)) {
            ltl_finding finding = {.rule = fault->rule,
                                   .message = fault->message,
                                   .severity = fault->rule->severity,
                                   .is_secret = fault->is_secret};
            ltl_job_place place = {fault->span, NULL, fault->span, LTL_NO_NODE};
            ltl_job_emit(agent, job, &finding, place, sink);
        }
    }
}

static ltl_reason run(const ltl_agent *agent, ltl_job *job, ltl_sink *sink) {
    ltl_reason reason = ltl_rules_agent_run(agent, job, sink);
    if (!job->options->rule_files_only) {
        text_run(agent, job, sink);
    }
    return reason;
}

const ltl_agent ltl_agent_compliance = {
    .id = "compliance",
    .title = "Compliance",
    .description = "Looks for licences, personal data and notices that the law or a policy has "
                   "something to say about.",
    .domain = LTL_DOMAIN_COMPLIANCE,
    .rule_at = rule_at,
    .wants = wants,
    .run = run,
};
