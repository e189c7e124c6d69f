/* agent.h - a specialist that looks at one file and says what it finds.
 *
 * Shape    a constant descriptor and a function; all agents of a file share one scanner, so the parse and
 *          the matching happen once however many agents look
 * Units    -
 * Owns     the sink copies what is emitted
 * Errors   the returned reason is the agent's outcome on that file; what was emitted before it gave up counts
 * Threads  re-entrant: no state but the job's
 * Cost     the sum of what it asks of the scanner
 */
#ifndef LTL_AGENTS_AGENT_H
#define LTL_AGENTS_AGENT_H

#include "analyzers/metrics/limits.h"
#include "analyzers/ruleset/scan.h"
#include "core/finding.h"
#include "core/outcome.h"

/* Takes findings; made by the orchestrator. */
typedef struct ltl_sink {
    void (*emit)(struct ltl_sink *sink, const ltl_finding *finding);
    void *target;
} ltl_sink;

typedef struct ltl_agent_options {
    ltl_severity min_severity;
    ltl_confidence min_confidence;
    bool only_urgent;        /* the quick scan of a hotfix, see ltl_rule_is_urgent */
    bool rule_files_only;      /* the rules of agents themselves are off */
    bool with_metrics;         /* quality: complexity and size */
    ltl_metric_limits metrics; /* of the quality agent's metrics */
    /* Which rules may report, besides the levels above; null: all. */
    bool (*accepts)(void *context, const ltl_rule_info *rule);
    void *accepts_context;
    uint32_t today; /* yyyymmdd for suppressions with an end; 0: ignore dates */
    int64_t day_seconds; /* the same day, its start in seconds since 1970 */
    uint32_t context_lines;
} ltl_agent_options;

typedef struct ltl_job {
    ltl_scanner *scanner;
    const ltl_agent_options *options;
    /* Bit per ltl_domain: domains that have rules for this file, over its tree and over its text. */
    uint32_t tree_domains;
    uint32_t text_domains;
    const struct ltl_page *page; /* made by the first agent that asks, see common/pages.h */
} ltl_job;

typedef struct ltl_agent {
    const char *id; /* "security" */
    const char *title;
    const char *description; /* one sentence */
    ltl_domain domain;
    /* Its own rules besides those in rule files, by number: null past the last. Null: it has none. */
    const ltl_rule_info *(*rule_at)(uint32_t index);
    /* False when there is nothing it could say about this file: outcome NOT_WANTED. */
    bool (*wants)(const struct ltl_agent *agent, const ltl_job *job);
    ltl_reason (*run)(const struct ltl_agent *agent, ltl_job *job, ltl_sink *sink);
} ltl_agent;

extern const ltl_agent *const ltl_agents[];
extern const size_t ltl_agent_count;

const ltl_agent *ltl_agent_find(ltl_str id);
/* The agent's own rule of that number, or null past the last. */
const ltl_rule_info *ltl_agent_rule(const ltl_agent *agent, uint32_t index);
uint32_t ltl_agent_rule_count(const ltl_agent *agent);
/* Whether a rule of an agent's own would be looked for. */
bool ltl_agent_runs_own(const ltl_agent_options *options, const ltl_rule_info *rule);

#endif
