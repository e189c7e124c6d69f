/* polish_specialist.c - clean-ups that change nothing but the look, and the fixes that rules of quality and performance
 * offer: a set of edits. Nothing is written; `lintel fix` is there for that. */
#include "analyzers/polish/polish.h"
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/change/polished.h"
#include "orchestrator/specialists/common/looker.h"

static bool has_fix(void *context, const ltl_finding *finding) {
    const uint32_t domains = 1u << LTL_DOMAIN_QUALITY | 1u << LTL_DOMAIN_PERFORMANCE;
    (void)context;
    return finding->has_fix && (domains >> finding->rule->domain & 1u) != 0;
}

/* What a change did not touch is not its business. */
static void edit_say(ltl_looker *looker, const ltl_polish_edit *edit) {
    uint32_t line = ltl_source_position(&looker->source, edit->place.start).line;
    if (ltl_looker_is_changed(looker, line)) {
        ltl_looker_offer(looker, edit->rule, edit->place, edit->node, edit->message, edit->span,
                         edit->text);
    }
}

static void target_look(ltl_looker *looker, const ltl_target *target, ltl_arena *arena) {
    const unsigned others = LTL_FILE_VENDORED | LTL_FILE_GENERATED;
    ltl_polish_edits edits;
    if (target->skip != LTL_REASON_NONE || (ltl_file_kinds(target->path) & others) != 0 ||
        !ltl_looker_look(looker, target, LTL_SIDE_HEAD) || looker->is_generated ||
        ltl_looker_tree(looker) == NULL) {
        return;
    }
    ltl_arena_reset(arena);
    ltl_polish_look_at(arena, ltl_looker_tree(looker), &edits);
    for (uint32_t i = 0; i < edits.count; i++) {
        edit_say(looker, &edits.at[i]);
    }
}

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    ltl_looker looker;
    ltl_arena arena = {0};
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    (void)ltl_assess_claim(&assess, has_fix, NULL);
    bool is_open = ltl_looker_open(&looker, &assess, assess.run->intake);
    const ltl_targets *targets = ltl_intake_targets(assess.run->intake);
    for (uint32_t i = 0; is_open && i < targets->count && !ltl_call_must_stop(call); i++) {
        target_look(&looker, &targets->at[i], &arena);
    }
    ltl_looker_close(&looker);
    ltl_arena_clear(&arena);
    ltl_polished_note(&assess);
    ltl_ending ending = ltl_assess_end(&assess);
    return is_open ? ending : ltl_call_fail(call, LTL_CAUSE_TRANSIENT, "out of memory");
}

static const ltl_specialist specialist = {
    .title = "Polish",
    .domains = 1u << LTL_DOMAIN_QUALITY | 1u << LTL_DOMAIN_PERFORMANCE,
    .likes_change = true,
    .rule_at = ltl_polished_rule_at,
};

const ltl_task ltl_specialist_polish_specialist = {
    .name = "polish-specialist",
    .summary = "Offers clean-ups that change nothing but the look, as edits; writes nothing.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = run,
};
