#include "analyzers/agents/common/rules.h"
#include "analyzers/metrics/metric_rules.h"
#include "analyzers/migrations/migration.h"

/* Metrics need a tree, and so a language. */
static bool wants_metrics(const ltl_job *job) {
    return job->options->with_metrics && !job->options->rule_files_only &&
           ltl_scanner_language(job->scanner) != NULL;
}

/* Migrations are told by their text. */
static bool wants_migrations(const ltl_job *job) {
    return !job->options->rule_files_only && ltl_scanner_language(job->scanner) != NULL;
}

static bool wants(const ltl_agent *agent, const ltl_job *job) {
    return wants_metrics(job) || wants_migrations(job) || ltl_rules_agent_wants(agent, job);
}

static ltl_reason metrics_run(const ltl_agent *agent, ltl_job *job, ltl_sink *sink) {
    const ltl_tree *tree = ltl_scanner_tree(job->scanner, NULL);
    if (!tree) {
        return ltl_scanner_tree_reason(job->scanner);
    }
    ltl_arena *arena = ltl_scanner_arena(job->scanner);
    ltl_function_metrics_list functions = {0};
    ltl_metric_excesses excesses = {0};
    ltl_function_metrics_compute(arena, tree, &functions);
    ltl_metric_findings(arena, &functions, &job->options->metrics, &excesses);
    for (uint32_t i = 0; i < excesses.count; i++) {
        const ltl_metric_excess *excess = &excesses.at[i];
        const ltl_function_metrics *function = &functions.at[excess->function];
        if (ltl_job_wants_level(job, excess->rule, excess->severity)) {
            ltl_finding finding = {
                .rule = excess->rule, .message = excess->message, .severity = excess->severity};
            ltl_job_place place = {function->head, tree, function->head, function->node};
            ltl_job_emit(agent, job, &finding, place, sink);
        }
    }
    return ltl_scanner_tree_reason(job->scanner);
}

static void migrations_run(const ltl_agent *agent, ltl_job *job, ltl_sink *sink) {
    ltl_migration_faults faults = {0};
    ltl_migration_look(ltl_scanner_arena(job->scanner), ltl_scanner_source(job->scanner), &faults);
    for (uint32_t i = 0; i < faults.count; i++) {
        const ltl_migration_fault *fault = &faults.at[i];
        if (ltl_job_wants_level(job, fault->rule, fault->rule->severity)) {
            ltl_finding finding = {
                .rule = fault->rule, .message = fault->message, .severity = fault->rule->severity};
            ltl_job_place place = {fault->span, NULL, fault->span, LTL_NO_NODE};
            ltl_job_emit(agent, job, &finding, place, sink);
        }
    }
}

static const ltl_rule_info *rule_at(uint32_t index) {
    uint32_t metrics = 0;
    while (ltl_metric_rule_at(metrics) != NULL) {
        metrics++;
    }
    return index < metrics ? ltl_metric_rule_at(index) : ltl_migration_rule_at(index - metrics);
}

static ltl_reason run(const ltl_agent *agent, ltl_job *job, ltl_sink *sink) {
    ltl_reason reason = ltl_rules_agent_run(agent, job, sink);
    if (wants_migrations(job) && reason != LTL_REASON_GENERATED) {
        migrations_run(agent, job, sink);
    }
    return wants_metrics(job) && reason != LTL_REASON_GENERATED
               ? ltl_reason_worse(reason, metrics_run(agent, job, sink))
               : reason;
}

const ltl_agent ltl_agent_quality = {
    .id = "quality",
    .title = "Quality",
    .description = "Looks for code that is likely to be wrong or hard to change.",
    .domain = LTL_DOMAIN_QUALITY,
    .rule_at = rule_at,
    .wants = wants,
    .run = run,
};
