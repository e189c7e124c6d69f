#include "orchestrator/cli/proposed_settings.h"

static void check(ltl_analysis *analysis, ltl_reader *reader, const ltl_target *target) {
    ltl_settings proposed;
    ltl_str text;
    ltl_error error = {0};
    ltl_settings_init(&proposed);
    bool is_refused =
        ltl_reader_read(reader, target, LTL_SIDE_HEAD, &analysis->arena, &text, NULL) == LTL_OK &&
        ltl_settings_read(&analysis->arena, target->path, text, &proposed, &error) != LTL_OK;
    if (is_refused) {
        ltl_analysis_note(analysis, LTL_LEVEL_WARNING, target->path,
                          ltl_arena_printf(&analysis->arena,
                                           "once this change is in, no change can be reviewed: %s",
                                           error.text)
                              .ptr);
    }
}

void ltl_proposed_settings_check(ltl_analysis *analysis) {
    const ltl_targets *targets = ltl_intake_targets(analysis->intake);
    ltl_reader *reader = NULL;
    for (uint32_t i = 0; i < targets->count; i++) {
        const ltl_target *target = &targets->at[i];
        bool is_one = ltl_str_is(target->path, LTL_SETTINGS_FILE) &&
                      target->skip == LTL_REASON_NONE && target->change != LTL_CHANGE_DELETED;
        if (is_one && ltl_reader_open(analysis->intake, &reader, NULL) == LTL_OK) {
            check(analysis, reader, target);
            ltl_reader_close(reader);
        }
    }
}
