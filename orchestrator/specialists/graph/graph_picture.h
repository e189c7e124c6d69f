/* graph_picture.h - the part of both graphs that a change touches, small enough to be looked at.
 *
 * Shape    files at the ends of edges that came or went, those in new circles first, with all edges among them
 * Units    -
 * Owns     the assessment owns the picture
 * Errors   none; without an edge that came or went there is no picture
 * Threads  see assess.h
 * Cost     O(edges)
 */
#ifndef LTL_SPECIALISTS_COMMON_GRAPH_PICTURE_H
#define LTL_SPECIALISTS_COMMON_GRAPH_PICTURE_H

#include "orchestrator/specialists/graph/graphs.h"

void ltl_graphs_draw(ltl_assess *assess, const ltl_graphs *graphs);

#endif
