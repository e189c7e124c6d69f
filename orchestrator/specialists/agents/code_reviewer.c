/* code_reviewer.c - bugs, complexity, names and misuse that the quality agent found, and what a reviewer asks of every
 * change. */
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/change/api_changes.h"
#include "orchestrator/specialists/change/duplicates.h"
#include "orchestrator/specialists/change/polished.h"
#include "orchestrator/specialists/common/checklist.h"
#include "orchestrator/specialists/databases/migration_files.h"
#include "orchestrator/specialists/settings/variables.h"

static const ltl_rule_info *const rules[] = {
    &ltl_rule_api_removed,          &ltl_rule_api_changed,          &ltl_rule_complexity_grew,
    &ltl_rule_todo_added,           &ltl_rule_mode_changed,         &ltl_rule_migration_no_way_back,
    &ltl_rule_migration_long_lock,  &ltl_rule_migration_loses_rows, &ltl_rule_migration_unproven,
    &ltl_rule_migration_lock_order, &ltl_rule_duplicate_introduced, &ltl_rule_variable_undefined,
    &ltl_rule_default_removed,      &ltl_rule_debug_by_default,     NULL,
};

static const ltl_specialist specialist = {
    .title = "Code review",
    .domains = 1u << LTL_DOMAIN_QUALITY,
    .likes_change = true,
    .rules = rules,
};

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    (void)ltl_assess_claim_domains(&assess);
    bool has_change = assess.run->options->both_sides;
    bool is_done = ltl_migration_pairs_look(&assess);
    is_done = is_done &&
              (!has_change || (ltl_checklist_look(&assess) && ltl_duplicates_look(&assess) &&
                               ltl_migration_change_look(&assess) && ltl_variables_look(&assess)));
    if (!has_change) {
        ltl_assess_note(&assess,
                        "this is no change: the checklist of a review was not gone through");
    }
    is_done = is_done && ltl_polished_check(&assess, specialist.domains);
    ltl_ending ending = ltl_assess_end(&assess);
    return is_done ? ending : ltl_call_fail(call, LTL_CAUSE_TRANSIENT, "out of memory");
}

const ltl_task ltl_specialist_code_reviewer = {
    .name = "code-reviewer",
    .summary = "Answers for bugs, complexity and names; asks of a change what every reviewer asks.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = run,
};
