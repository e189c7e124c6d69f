/* change_graph.h - what a change does to who depends on whom, told before anybody has chosen how to review it.
 *
 * Shape    trees of both sides of the changed files are shown to it as they are parsed; then it looks around the change
 * Units    files; bytes of the budget
 * Owns     its own arena until it is closed; what it tells lies in the arena of the call
 * Errors   what cannot be known is told as untold, with the reason
 * Threads  the main thread
 * Cost     reads the files of the languages that the change is in, as slice.h does; parses LTL_MAX_GRAPH_STEPS bytes of
 *          them at most, and none where nothing new is imported and few files mention what is changed
 *
 * Tests, examples, vendored and generated files are no part of it. What is declared in a file that is not called like
 * it (Rust, Swift, C#, Kotlin) is only found where that file was parsed for another reason.
 */
#ifndef LTL_CLI_GRAPH_CHANGE_GRAPH_H
#define LTL_CLI_GRAPH_CHANGE_GRAPH_H

#include "orchestrator/cli/graph/ways.h"
#include "orchestrator/plan/evaluate.h"
#include "orchestrator/plan/layer_order.h"

typedef struct ltl_graph_changed {
    uint32_t target;
    bool is_missed; /* it could not be parsed */
    ltl_map before; /* the words it speaks of others by */
    ltl_map after;
} ltl_graph_changed;

typedef struct ltl_change_graph {
    ltl_arena arena;
    ltl_near near;
    ltl_mentions mentions;
    ltl_graph_ways ways;
    struct LTL_VEC(ltl_graph_changed) changed; /* the first files of `near` */
    uint32_t threshold; /* of users */
    ltl_layer_order layers;
} ltl_change_graph;

void ltl_change_graph_open(ltl_change_graph *self, uint32_t threshold);
void ltl_change_graph_close(ltl_change_graph *self);
/* One side of a changed file; both sides of a file follow each other. */
void ltl_change_graph_note(ltl_change_graph *self, uint32_t target, ltl_str path, bool is_after,
                           ltl_names *names, const ltl_tree *tree);
/* It is code, and nobody parsed it. */
void ltl_change_graph_miss(ltl_change_graph *self, uint32_t target, ltl_str path,
                           const ltl_language *language);
/* Sets `graph` of the files that were noted. */
void ltl_change_graph_tell(ltl_change_graph *self, ltl_arena *arena, const ltl_intake *change,
                           const ltl_intake_options *options, ltl_changed_file *files);

#endif
