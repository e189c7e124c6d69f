#include "orchestrator/cli/impact/impact.h"

#include <inttypes.h>
#include <stdio.h>

#include "core/limits.h"
#include "orchestrator/cli/impact/slice.h"
#include "orchestrator/gather/identity.h"
#include "orchestrator/gather/match.h"
#include "orchestrator/run/assess.h"

typedef struct impact {
    ltl_analysis *analysis;
    ltl_arena arena; /* the slice: gone when it is told */
    ltl_slice slice;
    const ltl_findings *known; /* of the look at the change itself */
    ltl_findings found;
    struct LTL_VEC(ltl_str) parts; /* what the files of one side came to, for the other */
} impact;

/* ---- both sides ---- */

/* Ways alone: everything else is seen in the change itself. In the arena of the analysis. */
static void ways_take(impact *self, ltl_run *run, ltl_findings *out) {
    const ltl_findings *all = ltl_run_findings(run);
    for (uint32_t i = 0; i < all->count; i++) {
        if (all->at[i].trace_count > 0) {
            ltl_finding own = ltl_finding_copy(&self->analysis->arena, &all->at[i]);
            LTL_PUSH(&self->analysis->arena, out, own);
        }
    }
}

static void part_put(void *context, ltl_str id, ltl_str bytes) {
    impact *self = context;
    (void)id;
    LTL_PUSH(&self->arena, &self->parts, ltl_arena_copy(&self->arena, bytes));
}

/* Most files of the slice are the same on both sides, and so is what they come to by themselves. */
static ltl_status side_look(impact *self, bool is_after, ltl_findings *out, ltl_error *error) {
    struct LTL_VEC(ltl_pair) pairs = {0};
    ltl_intake *intake = NULL;
    ltl_run *run = NULL;
    ltl_run_memory memory = {.parts = self->parts.at, .part_count = self->parts.count};
    if (is_after) {
        memory = (ltl_run_memory){.put = part_put, .context = self};
    }
    for (uint32_t i = 0; i < self->slice.files.count; i++) {
        const ltl_slice_file *file = &self->slice.files.at[i];
        ltl_str text = is_after ? file->after : file->before;
        if (text.ptr != NULL) {
            LTL_PUSH(&self->arena, &pairs, ((ltl_pair){file->path, text, text}));
        }
    }
    ltl_status status = ltl_intake_open_pairs(pairs.at, pairs.count, &intake, error);
    if (status == LTL_OK) {
        status = ltl_analysis_follow(self->analysis, intake, &memory, &run, error);
    }
    if (status == LTL_OK) {
        ways_take(self, run, out);
        status = ltl_run_end(run);
        self->analysis->refine_end = status;
        self->analysis->refine_signal = ltl_run_signal(run);
    }
    ltl_run_free(run);
    ltl_intake_close(intake);
    return status;
}

/* ---- what the change makes of it ---- */

static bool is_known(const impact *self, const ltl_finding *finding) {
    for (uint32_t i = 0; i < self->known->count; i++) {
        const ltl_finding *one = &self->known->at[i];
        if (one->rule == finding->rule && one->start.offset == finding->start.offset &&
            (one->state == LTL_STATE_FIXED) == (finding->state == LTL_STATE_FIXED) &&
            ltl_str_eq(one->path, finding->path)) {
            return true;
        }
    }
    return false;
}

static const ltl_slice_file *file_of(const impact *self, ltl_str path) {
    for (uint32_t i = 0; i < self->slice.files.count; i++) {
        if (ltl_str_eq(self->slice.files.at[i].path, path)) {
            return &self->slice.files.at[i];
        }
    }
    return NULL;
}

/* The changed file that the way leads through; the first one, when it got free of a check there. */
static const ltl_slice_file *cause_of(const impact *self, const ltl_finding *finding) {
    for (uint32_t i = 0; i < finding->trace_count; i++) {
        const ltl_slice_file *file = file_of(self, finding->trace[i].path);
        if (file != NULL && file->changed != NULL) {
            return file;
        }
    }
    return &self->slice.files.at[0];
}

static uint32_t first_line(const ltl_slice_file *file, bool is_fixed) {
    const ltl_line_ranges *lines = is_fixed ? &file->changed->removed : &file->changed->added;
    return lines->count > 0 && lines->at[0].first > 0 ? lines->at[0].first : 1;
}

/* In a file that is not changed people would look for the change in vain. */
static void cause_tell(impact *self, ltl_finding *finding) {
    ltl_arena *arena = &self->analysis->arena;
    const ltl_slice_file *file = file_of(self, finding->path);
    if (file != NULL && file->changed != NULL) {
        return;
    }
    const ltl_slice_file *cause = cause_of(self, finding);
    bool is_fixed = finding->state == LTL_STATE_FIXED;
    uint32_t line = first_line(cause, is_fixed);
    ltl_trace_step *places = LTL_NEW_ARRAY(arena, ltl_trace_step, (size_t)finding->place_count + 1);
    for (uint32_t i = 0; i < finding->place_count; i++) {
        places[i] = finding->places[i];
    }
    places[finding->place_count] = (ltl_trace_step){.path = ltl_arena_copy(arena, cause->path),
                                                    .start = {.line = line, .column = 1},
                                                    .end = {.line = line, .column = 1},
                                                    .note = LTL_STR("the change"),
                                                    .role = LTL_TRACED_STEP};
    finding->places = places;
    finding->place_count++;
    finding->message = ltl_arena_printf(
        arena, "%.*s (This file is not changed: the change of `%.*s` %s it.)",
        LTL_STR_ARG(finding->message), LTL_STR_ARG(cause->path), is_fixed ? "ends" : "leads to");
}

/* Specialists that answer for findings of its kind answer for it, too. */
static uint32_t seers_of(const ltl_analysis *analysis, const ltl_finding *finding) {
    const ltl_assessments *all = ltl_run_assessments(analysis->run);
    uint32_t bits = 0;
    for (uint32_t i = 0; i < all->count; i++) {
        const ltl_assessment *one = &all->at[i];
        const ltl_specialist *specialist = one->task->specialist;
        bool answers = one->is_over && ltl_ending_has_data(one->ending) &&
                       (specialist->domains >> finding->rule->domain & 1u) != 0 &&
                       (specialist->answers_for == NULL || specialist->answers_for(finding));
        bits |= answers ? 1u << i : 0;
    }
    return bits;
}

static void found_take(impact *self, ltl_findings *side, ltl_finding_state state) {
    for (uint32_t i = 0; i < side->count; i++) {
        ltl_finding *finding = &side->at[i];
        if (finding->state == state && !is_known(self, finding)) {
            finding->seen_by = seers_of(self->analysis, finding);
            cause_tell(self, finding);
            LTL_PUSH(&self->analysis->arena, &self->found, *finding);
        }
    }
}

/* Paths before are those after: a slice has one name for each file. */
static void sides_compare(impact *self, ltl_findings *before, ltl_findings *after) {
    ltl_match_side head = {.findings = after};
    ltl_match_side base = {.findings = before};
    ltl_findings_match(&self->arena, &head, &base, NULL, NULL);

    found_take(self, after, LTL_STATE_NEW);
    found_take(self, before, LTL_STATE_FIXED);
}

/* ---- the whole ---- */

static void note(impact *self, const ltl_error *error) {
    char text[1024];
    if (error->code != LTL_OK) {
        (void)snprintf(text, sizeof(text),
                       "data was followed within each changed file, not into other files: %.400s",
                       error->text[0] != '\0' ? error->text : ltl_status_text(error->code));
        ltl_analysis_note(self->analysis, LTL_LEVEL_NOTE, LTL_STR(""), text);
    } else if (self->slice.left_out > 0) {
        (void)snprintf(
            text, sizeof(text),
            "partial: data was followed into %u files around the change; %u more that may "
            "have to do with it were left out (%.*s%s): that is the budget of this kind of "
            "review, a scan of the repository looks at all",
            self->slice.around, self->slice.left_out, LTL_STR_ARG(self->slice.left_paths),
            self->slice.left_out > 3 ? ", …" : "");
        ltl_analysis_note(self->analysis, LTL_LEVEL_NOTE, LTL_STR(""), text);
    }
    if (error->code == LTL_OK && self->analysis->only_urgent && self->slice.around > 0) {
        ltl_analysis_note(
            self->analysis, LTL_LEVEL_NOTE, LTL_STR(""),
            "this is a hotfix: data was followed to who calls what it touches, and no further");
    }
}

static ltl_status slice_look(impact *self, ltl_error *error) {
    ltl_intake_options options = {0};
    ltl_findings before = {0};
    ltl_findings after = {0};
    ltl_analysis *analysis = self->analysis;
    ltl_status status = ltl_analysis_intake_options(analysis, &options, error);
    if (status == LTL_OK) {
        status = ltl_slice_make(&self->arena, analysis->intake, &options, analysis->ruleset,
                                analysis->only_urgent, &analysis->budget, &self->slice, error);
    }
    if (status != LTL_OK || self->slice.files.count < 2) {
        return status; /* a file alone was followed already */
    }
    status = side_look(self, true, &after, error);
    if (status == LTL_OK) {
        status = side_look(self, false, &before, error);
    }
    if (status == LTL_OK) {
        sides_compare(self, &before, &after);
    }
    return status;
}

/* Silence about other files is no all-clear. */
static void left_out_note(ltl_analysis *analysis) {
    ltl_str text =
        ltl_arena_printf(&analysis->arena,
                         "not run: what the change leads to in other files: %.*s "
                         "(--no-early-stop runs it all the same)",
                         LTL_STR_ARG(ltl_run_left_out(analysis->run)));
    ltl_analysis_note(analysis, LTL_LEVEL_WARNING, LTL_STR(""), text.ptr);
}

ltl_findings ltl_impact_refine(ltl_analysis *analysis, const ltl_findings *findings) {
    impact self = {.analysis = analysis, .known = findings};
    ltl_findings all = *findings;
    ltl_error error = {0};
    if (ltl_run_left_out(analysis->run).len > 0) {
        left_out_note(analysis);
        return all;
    }
    if (ltl_run_end(analysis->run) != LTL_OK) {
        return all;
    }
    ltl_status status = slice_look(&self, &error);
    error.code = status;
    note(&self, &error);
    if (self.found.count > 0) {
        ltl_findings joined = {0};
        for (uint32_t i = 0; i < findings->count; i++) {
            LTL_PUSH(&analysis->arena, &joined, findings->at[i]);
        }
        for (uint32_t i = 0; i < self.found.count; i++) {
            LTL_PUSH(&analysis->arena, &joined, self.found.at[i]);
        }
        ltl_findings_order(&joined);
        all = joined;
    }
    ltl_arena_clear(&self.arena);
    return all;
}
