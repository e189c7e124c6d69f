/* configuration_analyzer.c - settings that cannot be read, or that drifted apart between environments. */
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/settings/broken.h"
#include "orchestrator/specialists/settings/environments.h"
#include "orchestrator/specialists/settings/variables.h"
#include "orchestrator/specialists/settings/workflow_files.h"

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    bool is_done = ltl_environments_look(&assess) && ltl_broken_settings_look(&assess) &&
                   ltl_workflow_files_look(&assess) && ltl_variables_look(&assess);
    ltl_ending ending = ltl_assess_end(&assess);
    return is_done ? ending : ltl_call_fail(call, LTL_CAUSE_TRANSIENT, "out of memory");
}

static const ltl_rule_info *const rules[] = {
    &ltl_rule_setting_missing,    &ltl_rule_setting_undocumented,
    &ltl_rule_settings_broken,    &ltl_rule_settings_repeated,
    &ltl_rule_workflow_broken,    &ltl_rule_workflow_doubtful,
    &ltl_rule_variable_undefined, &ltl_rule_default_removed,
    &ltl_rule_debug_by_default,   NULL};

static const ltl_specialist specialist = {.title = "Configuration", .rules = rules};

const ltl_task ltl_specialist_configuration_analyzer = {
    .name = "configuration-analyzer",
    .summary =
        "Reads files of settings as their readers do, and compares those of environments "
        "with each other and with "
        "the example; and which variables nothing defines; checks workflows as before a run.",
    .inputs = ltl_assess_inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 3,
    .specialist = &specialist,
    .run = run,
};
