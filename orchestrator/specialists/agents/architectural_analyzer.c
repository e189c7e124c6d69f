/* architectural_analyzer.c - what a change does to who depends on whom: both graphs of the repository compared. */
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/change/api_changes.h"
#include "orchestrator/specialists/change/duplicates.h"
#include "orchestrator/specialists/graph/cycles.h"
#include "orchestrator/specialists/graph/declared_layers.h"
#include "orchestrator/specialists/graph/graph_picture.h"
#include "orchestrator/specialists/graph/hot_spots.h"
#include "orchestrator/specialists/graph/layers.h"

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    ltl_graphs graphs;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    bool has_graphs = ltl_graphs_make(&assess, &graphs);
    if (has_graphs && !ltl_call_must_stop(call)) {
        ltl_cycles_look(&assess, &graphs);
        ltl_layers_look(&assess, &graphs);
        ltl_layer_order_look(&assess, &graphs);
        ltl_hubs_look(&assess, &graphs);
        ltl_reading_order_look(&assess, &graphs);
        ltl_graphs_draw(&assess, &graphs);
    }
    bool has_api = ltl_api_changes_look(&assess) && ltl_duplicates_look(&assess) &&
                   ltl_hot_spots_look(&assess);
    ltl_ending ending = ltl_assess_end(&assess);
    if (ltl_call_must_stop(call)) {
        return ltl_call_partial(call, "stopped before all files were linked");
    }
    return has_graphs && has_api ? ending
                                 : ltl_call_partial(call, "only the changed files were looked at");
}

static const ltl_rule_info *const rules[] = {
    &ltl_rule_new_cycle,   &ltl_rule_layer_inverted, &ltl_rule_against_layers,
    &ltl_rule_api_removed, &ltl_rule_api_changed,    &ltl_rule_duplicate_introduced,
    NULL};

static const ltl_specialist specialist = {
    .title = "Architecture",
    .needs_change = true,
    .rules = rules,
};

const ltl_task ltl_specialist_architectural_analyzer = {
    .name = "architectural-analyzer",
    .summary = "Compares who depends on whom before and after a change: circles, layers, hubs, "
               "public functions; names hot spots.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 3,
    .specialist = &specialist,
    .run = run,
};
