/* cycles.h - circles of files that a change closes, files that became hubs, parts that could be changes of their own.
 *
 * Shape    both graphs compared
 * Units    files, edges
 * Owns     the arena of the graphs
 * Errors   none
 * Threads  see assess.h
 * Cost     O(files + edges), and a search for each circle that is told
 */
#ifndef LTL_SPECIALISTS_COMMON_CYCLES_H
#define LTL_SPECIALISTS_COMMON_CYCLES_H

#include "orchestrator/specialists/graph/graphs.h"

extern const ltl_rule_info ltl_rule_new_cycle;

void ltl_cycles_look(ltl_assess *assess, const ltl_graphs *graphs);
void ltl_hubs_look(ltl_assess *assess, const ltl_graphs *graphs);
/* Which changed files to read first, and whether the change is several. */
void ltl_reading_order_look(ltl_assess *assess, const ltl_graphs *graphs);

#endif
