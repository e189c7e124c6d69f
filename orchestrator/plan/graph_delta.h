/* graph_delta.h - what a change does to who depends on whom, for one of its files.
 *
 * Shape    -
 * Units    files
 * Owns     the arena of whoever compared the graphs
 * Errors   -
 * Threads  immutable once made
 * Cost     -
 */
#ifndef LTL_PLAN_GRAPH_DELTA_H
#define LTL_PLAN_GRAPH_DELTA_H

#include "core/str.h"

typedef struct ltl_graph_delta {
    ltl_str circle;  /* "a.py → b.py → a.py", which was none before; empty: none */
    ltl_str against; /* "core/a.c → app/b.h": a layer imports one above it; empty: none does since the change */
    uint32_t users;  /* files that depend on it; counted no further than to the threshold */
    ltl_str untold;  /* why nobody knows; empty: all of it is known */
} ltl_graph_delta;

#endif
