#include "orchestrator/specialists/graph/graph_picture.h"

typedef struct drawing {
    const ltl_graphs *graphs;
    const uint32_t *circles_before;
    const uint32_t *circles;
    uint32_t *node_of; /* of a file: number + 1; 0: not shown */
    ltl_str nodes[LTL_MAX_GRAPH_NODES];
    uint32_t node_count;
    ltl_report_edge edges[LTL_MAX_GRAPH_EDGES];
    uint32_t edge_count;
    uint32_t left_out;
} drawing;

static bool has_room(const drawing *self, uint32_t from, uint32_t to) {
    uint32_t more = (self->node_of[from] == 0) + (self->node_of[to] == 0);
    return self->node_count + more <= LTL_MAX_GRAPH_NODES;
}

static void node_show(drawing *self, uint32_t file) {
    if (self->node_of[file] == 0) {
        self->nodes[self->node_count++] = self->graphs->paths[file];
        self->node_of[file] = self->node_count;
    }
}

static bool is_in_new_circle(const drawing *self, const ltl_dependency *edge) {
    return self->circles[edge->from] == self->circles[edge->to] &&
           self->circles_before[edge->from] != self->circles_before[edge->to];
}

/* The ends of the edges of `graph` that `other` has not. */
static void ends_show(drawing *self, const ltl_dependencies *graph, const ltl_dependencies *other,
                      bool only_circles) {
    for (uint32_t i = 0; i < graph->count; i++) {
        const ltl_dependency *edge = &graph->at[i];
        bool is_asked = only_circles ? is_in_new_circle(self, edge)
                                     : !ltl_graph_has(other, edge->from, edge->to);
        if (!is_asked) {
            continue;
        }
        if (has_room(self, edge->from, edge->to)) {
            node_show(self, edge->from);
            node_show(self, edge->to);
        } else {
            self->left_out += !only_circles;
        }
    }
}

static void edges_show(drawing *self, const ltl_dependencies *graph, const ltl_dependencies *other,
                       ltl_edge_state state, bool only_changed) {
    for (uint32_t i = 0; i < graph->count && self->edge_count < LTL_MAX_GRAPH_EDGES; i++) {
        const ltl_dependency *edge = &graph->at[i];
        bool is_changed = !ltl_graph_has(other, edge->from, edge->to);
        if (self->node_of[edge->from] == 0 || self->node_of[edge->to] == 0 ||
            is_changed != only_changed) {
            continue;
        }
        self->edges[self->edge_count++] = (ltl_report_edge){
            .from = self->node_of[edge->from] - 1,
            .to = self->node_of[edge->to] - 1,
            .state = state,
            .is_in_circle = state != LTL_EDGE_GONE && is_in_new_circle(self, edge)};
    }
}

void ltl_graphs_draw(ltl_assess *assess, const ltl_graphs *graphs) {
    const ltl_dependencies *before = &graphs->before;
    const ltl_dependencies *after = &graphs->after;
    drawing self = {
        .graphs = graphs,
        .circles_before = ltl_dependencies_circles(graphs->arena, before, graphs->file_count),
        .circles = ltl_dependencies_circles(graphs->arena, after, graphs->file_count),
        .node_of = LTL_NEW_ARRAY(graphs->arena, uint32_t, (size_t)graphs->file_count + 1)};
    ends_show(&self, after, before, true);
    ends_show(&self, after, before, false);
    ends_show(&self, before, after, false);
    if (self.node_count == 0) {
        return;
    }
    edges_show(&self, after, before, LTL_EDGE_NEW, true);
    edges_show(&self, before, after, LTL_EDGE_GONE, true);
    edges_show(&self, after, before, LTL_EDGE_KEPT, false);
    ltl_report_graph graph = {self.nodes, self.node_count, self.edges, self.edge_count,
                              self.left_out};
    ltl_assess_graph(assess, &graph);
}
