#include "orchestrator/cli/changeset.h"

#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/cli/analysis/analysis.h"
#include "orchestrator/cli/asked_labels.h"
#include "orchestrator/cli/change_facts.h"
#include "orchestrator/cli/choice.h"
#include "orchestrator/cli/commit_claims.h"
#include "orchestrator/cli/exit.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/impact/impact.h"
#include "orchestrator/cli/proposed_settings.h"
#include "orchestrator/cli/supervision.h"
#include "orchestrator/plan/profile.h"

const ltl_option ltl_options_review[] = {
    {"all", 0, LTL_OPTION_FLAG, NULL,
     "Also show findings that were there before; they count for the gate, too.", NULL},
    {"explain", 0, LTL_OPTION_FLAG, NULL,
     "Say on stderr which facts led to which labels, and what that makes run.", NULL},
    {"classic", 0, LTL_OPTION_FLAG, NULL,
     "Choose the branch by the five labels and the thresholds of the classic table.", NULL},
    {"as", 0, LTL_OPTION_LIST, "LABEL",
     "Review it as this kind of change, whatever it looks like: hotfix, configuration, "
     "major_change, test_change, standard, security, documentation. The report says so.",
     NULL},
    {"full", 0, LTL_OPTION_FLAG, NULL, "Run everything whatever kind of change it is.", NULL},
    {0},
};

static bool has(const ltl_analysis *analysis, const char *name) {
    return ltl_arguments_has(analysis->arguments, name);
}

static ltl_status patch_open(ltl_analysis *analysis, const char *path,
                             const ltl_intake_options *options, ltl_error *error) {
    ltl_str patch = LTL_STR("");
    ltl_status status =
        strcmp(path, "-") == 0
            ? ltl_fd_read(&analysis->arena, STDIN_FILENO, "standard input", LTL_MAX_SOURCE_BYTES,
                          &patch, error)
            : ltl_file_read(&analysis->arena, path, LTL_MAX_SOURCE_BYTES, &patch, error);
    return status == LTL_OK
               ? ltl_intake_open_patch(LTL_STR("."), patch, options, &analysis->intake, error)
               : status;
}

static ltl_status scope_open(ltl_analysis *analysis, ltl_scope scope, const char *spec,
                             ltl_error *error) {
    ltl_intake_options options = {0};
    ltl_status status = ltl_analysis_intake_options(analysis, &options, error);
    if (status != LTL_OK) {
        return status;
    }
    ltl_str here = LTL_STR(".");
    switch (scope) {
    case LTL_SCOPE_INDEX:
        return ltl_intake_open_index(here, &options, &analysis->intake, error);
    case LTL_SCOPE_RANGE:
        return ltl_intake_open_range(here, ltl_str_of(spec), &options, &analysis->intake, error);
    case LTL_SCOPE_PATCH:
        return patch_open(analysis, spec, &options, error);
    case LTL_SCOPE_WORK_TREE:
        break;
    }
    return ltl_intake_open_work_tree(here, &options, &analysis->intake, error);
}

/* The first word of the base's name is its commit. */
static ltl_str base_commit(const ltl_intake *intake) {
    ltl_str rest = ltl_intake_base_name(intake);
    ltl_str word = LTL_STR("");
    (void)ltl_str_split(&rest, ' ', &word);
    return word;
}

static ltl_status policy_read(ltl_analysis *analysis, ltl_intake *base, ltl_error *error) {
    const ltl_targets *targets = ltl_intake_targets(base);
    ltl_reader *reader = NULL;
    ltl_status status = LTL_OK;
    for (uint32_t i = 0; i < targets->count && status == LTL_OK; i++) {
        const ltl_target *target = &targets->at[i];
        if (!ltl_str_is(target->path, LTL_SETTINGS_FILE) || target->skip != LTL_REASON_NONE) {
            continue;
        }
        ltl_str text;
        status = ltl_reader_open(base, &reader, error);
        if (status == LTL_OK) {
            status = ltl_reader_read(reader, target, LTL_SIDE_HEAD, &analysis->arena, &text, error);
        }
        if (status == LTL_OK) {
            status =
                ltl_settings_read(&analysis->arena, target->path, text, &analysis->settings, error);
        }
        ltl_reader_close(reader);
        reader = NULL;
    }
    return status;
}

/* The settings file of the base side, then the options over it. */
static ltl_status policy_load(ltl_analysis *analysis, ltl_error *error) {
    ltl_settings_init(&analysis->settings);
    if (!has(analysis, "no-settings")) {
        static const ltl_str only[] = {{"/" LTL_SETTINGS_FILE, sizeof(LTL_SETTINGS_FILE)}};
        ltl_intake_options options = {.include = only, .include_count = 1};
        ltl_intake *base = NULL;
        ltl_status status = ltl_intake_open_commit(LTL_STR("."), base_commit(analysis->intake),
                                                   &options, &base, error);
        if (status == LTL_OK) {
            status = policy_read(analysis, base, error);
            ltl_intake_close(base);
        }
        if (status != LTL_OK) {
            return status;
        }
    }
    return ltl_settings_take_arguments(&analysis->arena, analysis->arguments, &analysis->settings,
                                       error);
}

/* The intake is opened once more when the settings of the base leave out files. */
static ltl_status range_open(ltl_analysis *analysis, const char *spec, ltl_error *error) {
    ltl_status status = scope_open(analysis, LTL_SCOPE_RANGE, spec, error);
    if (status != LTL_OK || has(analysis, "settings")) {
        return status;
    }
    status = policy_load(analysis, error);
    if (status != LTL_OK ||
        analysis->settings.include.count + analysis->settings.exclude.count == 0) {
        return status;
    }
    ltl_intake_close(analysis->intake);
    analysis->intake = NULL;
    return scope_open(analysis, LTL_SCOPE_RANGE, spec, error);
}

static ltl_status evaluate(ltl_analysis *analysis, ltl_evaluation *out_evaluation,
                           ltl_error *error) {
    uint32_t count = 0;
    ltl_arena *arena = &analysis->arena;
    if (has(analysis, "classic")) {
        const ltl_changed_file *files =
            ltl_change_facts_read(arena, analysis->intake, NULL, &count);
        ltl_evaluate_classic(arena, files, count, out_evaluation);
        return LTL_OK;
    }
    ltl_change_graph graph;
    ltl_intake_options options = {0};
    ltl_thresholds thresholds = ltl_thresholds_complete(&analysis->settings.review);
    ltl_status status = ltl_analysis_intake_options(analysis, &options, error);
    ltl_change_graph_open(&graph, thresholds.hub_files + 1);
    graph.layers = (ltl_layer_order){analysis->settings.layers.at, analysis->settings.layers.count};
    if (status == LTL_OK) {
        ltl_changed_file *files = ltl_change_facts_read(arena, analysis->intake, &graph, &count);
        ltl_change_graph_tell(&graph, arena, analysis->intake, &options, files);
        ltl_evaluate(arena, files, count, &thresholds, out_evaluation);
    }
    ltl_change_graph_close(&graph);
    return status;
}

/* Rules that were named are all run; what the command line says about domains stands. */
static void profile_apply(ltl_analysis *analysis, const ltl_profile *profile) {
    ltl_settings *settings = &analysis->settings;
    analysis->budget = ltl_review_budget_full();
    if (has(analysis, "full") || settings->has_own_rules_only) {
        return;
    }
    if (!has(analysis, "domains")) {
        settings->domains &= profile->domains;
    }
    analysis->only_urgent = profile->only_urgent;
    analysis->budget = profile->budget;
    settings->with_metrics = settings->with_metrics && profile->with_metrics;
    if (profile->min_severity > settings->severity) {
        settings->severity = profile->min_severity;
    }
}

static const ltl_str *labels_make(ltl_arena *arena, uint32_t labels, uint32_t *out_count) {
    ltl_str *names = LTL_NEW_ARRAY(arena, ltl_str, LTL_LABEL_COUNT);
    for (ltl_label label = 0; label < LTL_LABEL_COUNT; label++) {
        if (labels >> label & 1u) {
            names[(*out_count)++] = ltl_str_of(ltl_label_name(label));
        }
    }
    return names;
}

static const ltl_str *agents_make(const ltl_analysis *analysis, ltl_arena *arena,
                                  uint32_t *out_count) {
    ltl_str *ids = LTL_NEW_ARRAY(arena, ltl_str, ltl_agent_count + 1);
    for (size_t i = 0; i < ltl_agent_count; i++) {
        if (analysis->settings.domains >> ltl_agents[i]->domain & 1u) {
            ids[(*out_count)++] = ltl_str_of(ltl_agents[i]->id);
        }
    }
    return ids;
}

static ltl_report_review *review_make(ltl_analysis *analysis, const ltl_evaluation *evaluation) {
    ltl_arena *arena = &analysis->arena;
    ltl_report_review *review = LTL_NEW(arena, ltl_report_review);
    ltl_review_reason *reasons =
        LTL_NEW_ARRAY(arena, ltl_review_reason, (size_t)evaluation->reason_count + 1);
    for (uint32_t i = 0; i < evaluation->reason_count; i++) {
        reasons[i].label = ltl_str_of(ltl_label_name(evaluation->reasons[i].label));
        reasons[i].fact = evaluation->reasons[i].fact;
    }
    *review = (ltl_report_review){
        .base = ltl_intake_base_name(analysis->intake),
        .head = ltl_intake_head_name(analysis->intake),
        .primary = ltl_str_of(ltl_label_name(evaluation->primary)),
        .reasons = reasons,
        .reason_count = evaluation->reason_count,
        .files_changed = evaluation->files_changed,
        .lines_added = evaluation->lines_added,
        .lines_removed = evaluation->lines_removed,
    };
    review->labels = labels_make(arena, evaluation->labels, &review->label_count);
    review->agents = agents_make(analysis, arena, &review->agent_count);
    return review;
}

static ltl_status prepare(ltl_analysis *analysis, ltl_scope scope, const char *spec,
                          ltl_error *error) {
    ltl_status status = scope == LTL_SCOPE_RANGE ? range_open(analysis, spec, error)
                                                 : scope_open(analysis, scope, spec, error);
    if (status != LTL_OK) {
        return status;
    }
    /* Both sides are parsed to choose the review: from here on a crash costs a file. */
    status = ltl_supervision_begin(analysis->arguments, error);
    if (status != LTL_OK) {
        return status;
    }
    ltl_proposed_settings_check(analysis);
    ltl_evaluation *evaluation = &analysis->evaluation;
    status = evaluate(analysis, evaluation, error);
    if (status == LTL_OK) {
        status = ltl_asked_labels_take(analysis, scope == LTL_SCOPE_RANGE, error);
    }
    if (status != LTL_OK) {
        return status;
    }
    if (scope == LTL_SCOPE_RANGE) {
        ltl_commit_claims_check(analysis);
    }
    profile_apply(analysis, &evaluation->profile);
    ltl_report_review *review = review_make(analysis, evaluation);
    if (has(analysis,
            "full")) { /* everything: the branch of major changes, and that of all others */
        evaluation->labels |= 1u << LTL_LABEL_MAJOR_CHANGE | 1u << LTL_LABEL_STANDARD;
    }
    ltl_choice_print(analysis, review);
    analysis->report.review = review;
    analysis->report.target = review->head;
    analysis->report.shows_unchanged = has(analysis, "all");
    analysis->both_sides = true;
    analysis->refine = ltl_analysis_follows_files(analysis) ? ltl_impact_refine : NULL;
    return ltl_analysis_load_rules(analysis, error);
}

int ltl_changeset_review(const ltl_arguments *arguments, ltl_scope scope, const char *spec) {
    static ltl_analysis analysis;
    ltl_error error = {0};
    /* The settings of a range come from its base, once that is known. */
    const char *folder = scope == LTL_SCOPE_RANGE ? NULL : ".";
    ltl_status status = ltl_analysis_begin(&analysis, arguments, folder, &error);
    if (status == LTL_OK) {
        status = prepare(&analysis, scope, spec, &error);
    }
    int code = status == LTL_OK ? ltl_analysis_finish(&analysis) : ltl_exit_of_error(&error);
    ltl_analysis_clear(&analysis);
    return code;
}
