#include "orchestrator/specialists/graph/hot_paths.h"

#include <stdlib.h>

#include "orchestrator/profile/profile.h"
#include "orchestrator/specialists/common/user_file.h"

/* Findings in functions that take less are not worth a line. */
static const double LEAST_SHARE = 0.01;
enum { MOST_NAMED = 10 };

typedef struct hot_path {
    const ltl_finding *finding;
    double share;
} hot_path;

typedef struct hot_paths {
    ltl_assess *assess;
    const ltl_run_profile *profile; /* null: none */
    struct LTL_VEC(hot_path) found;
    uint32_t cold;
    uint32_t unknown;
} hot_paths;

static bool take(void *context, const ltl_finding *finding) {
    hot_paths *self = context;
    if ((self->assess->own->task->specialist->domains >> finding->rule->domain & 1) == 0) {
        return false;
    }
    if (self->profile != NULL && finding->state != LTL_STATE_FIXED && !finding->is_suppressed) {
        double share = ltl_profile_share(self->profile, finding->path, finding->scope);
        hot_path one = {finding, share};
        self->unknown += share < 0;
        self->cold += share >= 0 && share < LEAST_SHARE;
        if (share >= LEAST_SHARE) {
            LTL_PUSH(self->assess->call->arena, &self->found, one);
        }
    }
    return true;
}

static int compare(const void *left, const void *right) {
    const hot_path *a = left;
    const hot_path *b = right;
    if (a->share < b->share || a->share > b->share) {
        return a->share > b->share ? -1 : 1;
    }
    int order = ltl_str_compare(a->finding->path, b->finding->path);
    if (order == 0 && a->finding->start.line != b->finding->start.line) {
        return a->finding->start.line < b->finding->start.line ? -1 : 1;
    }
    return order != 0 ? order : ltl_str_compare(a->finding->rule->id, b->finding->rule->id);
}

static void found_note(hot_paths *self) {
    if (self->found.count > 1) {
        qsort(self->found.at, self->found.count, sizeof(self->found.at[0]), compare);
    }
    for (uint32_t i = 0; i < self->found.count && i < MOST_NAMED; i++) {
        const hot_path *one = &self->found.at[i];
        ltl_assess_note(self->assess, "%.1f %% of the time passes in `%.*s`: %.*s at %.*s:%u",
                        one->share * 100, LTL_STR_ARG(one->finding->scope),
                        LTL_STR_ARG(one->finding->rule->id), LTL_STR_ARG(one->finding->path),
                        one->finding->start.line);
    }
    if (self->found.count > MOST_NAMED) {
        ltl_assess_note(self->assess, "and %u more in functions that take 1 %% or more",
                        self->found.count - MOST_NAMED);
    }
    if (self->cold > 0) {
        ltl_assess_note(self->assess, "%u in functions that take less than 1 %% of the time",
                        self->cold);
    }
    if (self->unknown > 0) {
        ltl_assess_note(self->assess, "%u in functions of which the profile says nothing",
                        self->unknown);
    }
}

bool ltl_hot_paths_claim(ltl_assess *assess) {
    ltl_user_file file;
    ltl_run_profile profile;
    ltl_error error = {0};
    hot_paths self = {.assess = assess};
    if (!ltl_user_file_read(assess, "profile", "profile", &file)) {
        return false;
    }
    if (file.is_named &&
        ltl_profile_read(assess->call->arena, file.text, &profile, &error) != LTL_OK) {
        return ltl_user_file_refuse(assess, &file, &error);
    }
    self.profile = file.is_named ? &profile : NULL;
    (void)ltl_assess_claim(assess, take, &self);
    if (file.is_named) {
        ltl_assess_note(assess, "the profile (%s) knows %u functions", profile.format,
                        profile.functions.count);
        found_note(&self);
    }
    return true;
}

const ltl_port ltl_hot_paths_inputs[] = {
    {"profile", "text",
     "The path of a profile: callgrind, perf script, pprof, V8 or folded stacks; empty: there is "
     "none.",
     true},
    {"fail_on", "text", "Fails the gate from this severity on, unless the user says otherwise.",
     true},
    {0},
};
