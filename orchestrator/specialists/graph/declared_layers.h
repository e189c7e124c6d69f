/* declared_layers.h - who imports against the order that the settings declare (`review: layers`).
 *
 * Shape    one finding for each such way from file to file that the change adds; those that were there are counted
 * Units    edges
 * Owns     the arena of the graphs
 * Errors   none; without a declared order there is nothing to say
 * Threads  see assess.h
 * Cost     O(edges · folders)
 */
#ifndef LTL_SPECIALISTS_GRAPH_DECLARED_LAYERS_H
#define LTL_SPECIALISTS_GRAPH_DECLARED_LAYERS_H

#include "orchestrator/specialists/graph/graphs.h"

extern const ltl_rule_info ltl_rule_against_layers;

void ltl_layer_order_look(ltl_assess *assess, const ltl_graphs *graphs);

#endif
