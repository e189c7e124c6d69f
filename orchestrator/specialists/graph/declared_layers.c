#include "orchestrator/specialists/graph/declared_layers.h"

#include "orchestrator/run/run_state.h"

enum { MOST_TOLD = 20 };

const ltl_rule_info ltl_rule_against_layers = LTL_OWN_RULE(
    "architecture/against-layers", QUALITY, MEDIUM, HIGH, "An import against the order of the layers",
    "The change lets a lower layer depend on a higher one.",
    "What lies below can no longer be understood, tested or used without what lies above, which is what the order "
    "is declared for.",
    "Move what is needed down, hand it in from above, or change the order in `review: layers`.");

static ltl_str folder_of(const ltl_layer_order *order, ltl_str path) {
    return order->folders[ltl_layer_of(order, path) - 1];
}

void ltl_layer_order_look(ltl_assess *assess, const ltl_graphs *graphs) {
    const ltl_layer_order *order = &assess->run->options->layers;
    uint32_t told = 0;
    uint32_t had = 0;
    for (uint32_t i = 0; order->count > 0 && i < graphs->after.count; i++) {
        ltl_dependency edge = graphs->after.at[i];
        ltl_str from = graphs->paths[edge.from];
        ltl_str to = graphs->paths[edge.to];
        if (!ltl_layer_order_is_broken(order, from, to)) {
            continue;
        }
        if (ltl_graph_has(&graphs->before, edge.from, edge.to)) {
            had++;
        } else if (told++ < MOST_TOLD) {
            ltl_assess_add_path(assess, &ltl_rule_against_layers, from,
                                "`%.*s` now depends on %.*s, and `%.*s` lies above it.",
                                LTL_STR_ARG(folder_of(order, from)), LTL_STR_ARG(to),
                                LTL_STR_ARG(folder_of(order, to)));
        }
    }
    if (told > MOST_TOLD) {
        ltl_assess_note(assess, "%u more imports against the order of the layers", told - MOST_TOLD);
    }
    if (had > 0) {
        ltl_assess_note(assess, "%u import%s against the order of the layers %s there before", had,
                        had == 1 ? "" : "s", had == 1 ? "was" : "were");
    }
}
