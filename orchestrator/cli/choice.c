#include "orchestrator/cli/choice.h"

#include <stdio.h>

static void list_print(const char *name, const ltl_str *items, uint32_t count) {
    fprintf(stderr, "  %s:", name);
    for (uint32_t i = 0; i < count; i++) {
        fprintf(stderr, "%s %.*s", i > 0 ? "," : "", LTL_STR_ARG(items[i]));
    }
    fputs(count > 0 ? "\n" : " none\n", stderr);
}

static void functions_print(const ltl_evaluation *evaluation) {
    uint32_t added = 0;
    uint32_t removed = 0;
    uint32_t changed = 0;
    for (uint32_t i = 0; i < evaluation->file_count; i++) {
        const ltl_function_delta *delta = evaluation->files[i].delta;
        added += delta != NULL ? delta->added : 0;
        removed += delta != NULL ? delta->removed : 0;
        changed += delta != NULL ? delta->changed : 0;
    }
    fprintf(stderr, "  functions: %u added, %u removed, %u changed\n", added, removed, changed);
}

void ltl_choice_print(const ltl_analysis *analysis, const ltl_report_review *review) {
    if (!analysis->is_quiet && review->files_changed == 0) {
        fprintf(stderr, "lintel: nothing to review against %.*s\n", LTL_STR_ARG(review->base));
    } else if (!analysis->is_quiet) {
        fprintf(stderr, "lintel: %.*s change, %u file%s (+%u -%u), against %.*s\n",
                LTL_STR_ARG(review->primary), review->files_changed,
                review->files_changed == 1 ? "" : "s", review->lines_added, review->lines_removed,
                LTL_STR_ARG(review->base));
    }
    if (!ltl_arguments_has(analysis->arguments, "explain")) {
        return;
    }
    for (uint32_t i = 0; i < review->reason_count; i++) {
        fprintf(stderr, "  %.*s: %.*s\n", LTL_STR_ARG(review->reasons[i].label),
                LTL_STR_ARG(review->reasons[i].fact));
    }
    functions_print(&analysis->evaluation);
    list_print("labels", review->labels, review->label_count);
    list_print("agents", review->agents, review->agent_count);
    fprintf(stderr, "  rules: %s, severity %s or more, metrics %s\n",
            analysis->only_urgent ? "urgent ones only" : "all",
            ltl_severity_name(analysis->settings.severity),
            analysis->settings.with_metrics ? "on" : "off");
}
