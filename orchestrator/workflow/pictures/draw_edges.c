#include "orchestrator/workflow/pictures/draw_edges.h"

#include "orchestrator/workflow/condition.h"

bool ltl_draw_publishes(const ltl_flow_step *handler, ltl_str event) {
    if (event.len > handler->name.len && ltl_str_starts_with(event, handler->name) &&
        event.ptr[handler->name.len] == '.') {
        return true;
    }
    for (uint32_t i = 0; i < handler->emits.count; i++) {
        if (ltl_str_eq(handler->emits.at[i].event, event)) {
            return true;
        }
    }
    return false;
}

const ltl_flow_condition *ltl_draw_condition(const ltl_flow_step *step, uint32_t sibling) {
    for (uint32_t i = 0; i < step->feeds.count; i++) {
        const ltl_feed *feed = &step->feeds.at[i];
        if (feed->only_if != NULL && feed->from.kind == LTL_REF_STEP &&
            feed->from.step == sibling) {
            return feed->only_if;
        }
    }
    return NULL;
}

/* All events of a pair are one edge. */
static void event_add(ltl_arena *arena, ltl_draw_edges *edges, uint32_t from, uint32_t to,
                      ltl_str event) {
    for (uint32_t i = 0; i < edges->count; i++) {
        ltl_draw_edge *edge = &edges->at[i];
        if (edge->from == from && edge->to == to) {
            edge->label =
                ltl_arena_printf(arena, "%.*s, %.*s", LTL_STR_ARG(edge->label), LTL_STR_ARG(event));
            return;
        }
    }
    ltl_draw_edge edge = {from, to, event, LTL_STR("")};
    LTL_PUSH(arena, edges, edge);
}

void ltl_draw_events(ltl_arena *arena, const ltl_workflow *workflow, const ltl_flow_step *parent,
                     ltl_draw_edges *out_edges) {
    const ltl_step_list *children = &parent->children;
    for (uint32_t to = 0; to < children->count; to++) {
        const ltl_text_list *on = &ltl_workflow_step(workflow, children->at[to])->on;
        for (uint32_t i = 0; i < on->count; i++) {
            for (uint32_t from = 0; from < children->count; from++) {
                if (ltl_draw_publishes(ltl_workflow_step(workflow, children->at[from]),
                                       on->at[i])) {
                    event_add(arena, out_edges, from, to, on->at[i]);
                }
            }
        }
    }
}

static uint32_t place_of(const ltl_step_list *children, uint32_t step) {
    uint32_t place = 0;
    while (place < children->count && children->at[place] != step) {
        place++;
    }
    return place;
}

void ltl_draw_needs(ltl_arena *arena, const ltl_workflow *workflow, const ltl_flow_step *parent,
                    ltl_draw_edges *out_edges) {
    const ltl_step_list *children = &parent->children;
    for (uint32_t to = 0; to < children->count; to++) {
        const ltl_flow_step *step = ltl_workflow_step(workflow, children->at[to]);
        for (uint32_t i = 0; i < step->needs.count; i++) {
            uint32_t from = place_of(children, step->needs.at[i]);
            const ltl_flow_condition *condition = ltl_draw_condition(step, step->needs.at[i]);
            ltl_draw_edge edge = {from, to, LTL_STR(""),
                                  condition != NULL ? condition->text : LTL_STR("")};
            if (from < children->count) {
                LTL_PUSH(arena, out_edges, edge);
            }
        }
    }
}
