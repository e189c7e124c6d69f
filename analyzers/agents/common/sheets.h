/* sheets.h - the style sheets of a file as findings: the file itself, its `<style>` elements and `style` attributes,
 * what its script writes.
 *
 * Shape    as agents have it: whether there is something to look at, and the look
 * Units    -
 * Owns     sheets live in the scanner's arena until the next file
 * Errors   none: a sheet is read as text, whatever it is
 * Threads  re-entrant
 * Cost     O(bytes), and what the checks of analyzers/styles cost
 */
#ifndef LTL_AGENTS_COMMON_SHEETS_H
#define LTL_AGENTS_COMMON_SHEETS_H

#include "analyzers/agents/agent.h"

struct ltl_page;

/* A sheet of its own, in CSS, SCSS or Less, that people wrote. */
bool ltl_sheets_are_wanted(const ltl_job *job);
void ltl_sheets_run(const ltl_agent *agent, ltl_job *job, ltl_sink *sink);
/* The sheets within a page; its tree was parsed. */
void ltl_page_sheets_run(const ltl_agent *agent, ltl_job *job, const struct ltl_page *page,
                         ltl_sink *sink);
/* A script with templates of styled-components or emotion. */
bool ltl_script_sheets_are_wanted(const ltl_job *job);
ltl_reason ltl_script_sheets_run(const ltl_agent *agent, ltl_job *job, ltl_sink *sink);

#endif
