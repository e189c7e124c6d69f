/* rules.h - the part that all agents share: the matches of their domain as findings.
 *
 * Shape    an agent of a domain wants a file when some rule of that domain is for it, and reports the
 *          matches of those rules
 * Units    see span.h
 * Owns     the sink copies what is emitted
 * Errors   the worst of what the domain's rules gave up on and, when they need it, of the tree
 * Threads  re-entrant
 * Cost     per match: a snippet, a scope, a shape
 */
#ifndef LTL_AGENTS_COMMON_RULES_H
#define LTL_AGENTS_COMMON_RULES_H

#include "analyzers/agents/agent.h"

bool ltl_rules_agent_wants(const ltl_agent *agent, const ltl_job *job);
ltl_reason ltl_rules_agent_run(const ltl_agent *agent, ltl_job *job, ltl_sink *sink);
/* True for the agents of quality and performance on a file that a program wrote: they pass over it. */
bool ltl_job_is_of_a_generator(const ltl_agent *agent, const ltl_job *job);

/* Whether a finding of that severity and confidence is asked for. */
bool ltl_job_wants_level(const ltl_job *job, const ltl_rule_info *rule, ltl_severity severity);
/* Where a finding is. Code embedded in the file may be read from a copy of it, so that places in the tree
 * are not always those of the file. */
typedef struct ltl_job_place {
    ltl_span span;
    const ltl_tree *tree; /* null: text */
    ltl_span tree_span;
    ltl_node node; /* may be LTL_NO_NODE */
} ltl_job_place;

/* Fills what follows from rule and place (path, positions, snippet, shape, scope, suppression) and
 * emits. `finding` holds rule, message, severity and the extras. */
void ltl_job_emit(const ltl_agent *agent, ltl_job *job, ltl_finding *finding, ltl_job_place place,
                  ltl_sink *sink);

#endif
