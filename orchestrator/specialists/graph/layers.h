/* layers.h - the parts of a repository as its folders tell them, and who depends on whom.
 *
 * Shape    the layer of a file is the first folder below what all files have in common
 * Units    edges
 * Owns     the arena of the graphs
 * Errors   none; with one layer there is nothing to say
 * Threads  see assess.h
 * Cost     O(edges)
 */
#ifndef LTL_SPECIALISTS_COMMON_LAYERS_H
#define LTL_SPECIALISTS_COMMON_LAYERS_H

#include "orchestrator/specialists/graph/graphs.h"

extern const ltl_rule_info ltl_rule_layer_inverted;

/* Tells of layers that depend on each other both ways since the change, and notes new ways between layers. */
void ltl_layers_look(ltl_assess *assess, const ltl_graphs *graphs);

#endif
