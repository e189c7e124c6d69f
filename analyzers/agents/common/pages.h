/* pages.h - the part that the agents of pages share: the checks of their domain as findings.
 *
 * Shape    an agent of a domain wants a file when it can have elements and the agents' own rules are on,
 *          or when a rule file has something for it
 * Units    -
 * Owns     the page belongs to the scanner's arena and is built once for all agents
 * Errors   those of the tree
 * Threads  re-entrant
 * Cost     O(elements) a check
 */
#ifndef LTL_AGENTS_COMMON_PAGES_H
#define LTL_AGENTS_COMMON_PAGES_H

#include "analyzers/agents/agent.h"

bool ltl_pages_agent_wants(const ltl_agent *agent, const ltl_job *job);
ltl_reason ltl_pages_agent_run(const ltl_agent *agent, ltl_job *job, ltl_sink *sink);
/* The page of the file, built once; null when it has no tree, or no page is wanted. */
const struct ltl_page *ltl_job_page(ltl_job *job);
/* Nobody visits a page that only a test reads. */
bool ltl_path_is_of_page_tests(ltl_str path);

#endif
