#include "orchestrator/cli/baseline/baseline.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "core/limits.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/gather/match.h"

/* --- opening -------------------------------------------------------------------------------- */

static ltl_str folder_of(ltl_str path) {
    size_t slash = ltl_str_find_last_byte(path, '/');
    return ltl_str_slice(path, 0, slash == SIZE_MAX || slash == 0 ? 1 : slash);
}

static void known_make(ltl_arena *arena, ltl_baseline *self) {
    for (uint32_t i = 0; i < self->entries.count; i++) {
        const ltl_baseline_entry *entry = &self->entries.at[i];
        ltl_finding finding = {.path = entry->path,
                               .scope = entry->scope,
                               .shape = entry->code,
                               .loose = entry->like,
                               .is_secret = entry->like.high == 0 && entry->like.low == 0};
        LTL_PUSH(arena, &self->known, finding);
    }
}

ltl_status ltl_baseline_load(ltl_analysis *analysis, const char *path, ltl_error *error) {
    char real[PATH_MAX];
    ltl_arena *arena = &analysis->arena;
    ltl_baseline *self = LTL_NEW(arena, ltl_baseline);
    ltl_status status = ltl_file_read(arena, path, LTL_MAX_SOURCE_BYTES, &self->text, error);
    if (status == LTL_OK && realpath(path, real) == NULL) {
        status = ltl_fail(error, LTL_NOT_FOUND, "%s", path);
    }
    if (status == LTL_OK) {
        self->file = ltl_arena_copy(arena, ltl_str_of(real));
        self->folder = folder_of(self->file);
        status = ltl_baseline_text_read(arena, self->text, path, &self->entries, error);
    }
    if (status == LTL_OK) {
        known_make(arena, self);
        analysis->baseline = self;
        analysis->baseline_path = self->file;
    }
    return status;
}

ltl_status ltl_baseline_open(ltl_analysis *analysis, ltl_error *error) {
    const char *option = ltl_arguments_value(analysis->arguments, "baseline");
    ltl_str path = option != NULL ? ltl_str_of(option) : analysis->settings.baseline;
    analysis->report.shows_unchanged = ltl_arguments_has(analysis->arguments, "all");
    if (path.len == 0 || ltl_arguments_has(analysis->arguments, "no-baseline")) {
        return LTL_OK;
    }
    ltl_status status = ltl_baseline_load(analysis, path.ptr, error);
    analysis->refine = status == LTL_OK ? ltl_baseline_refine : NULL;
    return status;
}

/* --- comparing ------------------------------------------------------------------------------ */

/* The path from the folder; empty: it lies elsewhere. */
static ltl_str path_from(ltl_analysis *analysis, ltl_str folder, ltl_str name) {
    const ltl_target *target = ltl_intake_find(analysis->intake, name);
    ltl_str file = LTL_STR("");
    if (target != NULL) {
        file = ltl_intake_file_of(analysis->intake, target, &analysis->arena);
    }
    if (target != NULL && file.len == 0 && ltl_intake_repository(analysis->intake).len > 0) {
        ltl_str root = ltl_intake_repository(analysis->intake); /* staged: the place of its file */
        file = ltl_arena_printf(&analysis->arena, "%.*s%s%.*s", LTL_STR_ARG(root),
                                ltl_str_ends_with(root, LTL_STR("/")) ? "" : "/",
                                LTL_STR_ARG(target->path));
    }
    size_t skip = ltl_str_is(folder, "/") ? 1 : folder.len + 1;
    bool is_inside =
        ltl_str_starts_with(file, folder) && file.len > skip && file.ptr[skip - 1] == '/';
    return is_inside ? ltl_str_slice(file, skip, file.len) : LTL_STR("");
}

/* With their paths from the folder of the baseline. */
static ltl_findings placed(const ltl_baseline *baseline, ltl_analysis *analysis,
                           const ltl_findings *findings) {
    ltl_findings all = {0};
    ltl_str path = LTL_STR("");
    for (uint32_t i = 0; i < findings->count; i++) {
        ltl_finding finding = findings->at[i];
        bool is_next = i == 0 || !ltl_str_eq(finding.path, findings->at[i - 1].path);
        path = is_next ? path_from(analysis, baseline->folder, finding.path) : path;
        finding.path = path;
        LTL_PUSH(&analysis->arena, &all, finding);
    }
    return all;
}

bool ltl_baseline_is_over(const ltl_baseline_entry *entry) {
    return entry->until > 0 && entry->until < ltl_analysis_today();
}

static bool is_there(const ltl_baseline *baseline, ltl_analysis *analysis, ltl_str path) {
    ltl_str file = ltl_arena_printf(&analysis->arena, "%.*s/%.*s", LTL_STR_ARG(baseline->folder),
                                    LTL_STR_ARG(path));
    return ltl_file_exists(file.ptr);
}

/* The same code in the same scope of another file, once its own is gone. */
static void moved_match(const ltl_baseline *baseline, ltl_analysis *analysis, ltl_findings *head,
                        uint32_t *found) {
    ltl_map moved; /* code and scope to finding + 1: the first one that nobody knows */
    ltl_map_init(&moved, &analysis->arena);
    for (uint32_t i = head->count; i-- > 0;) {
        ltl_digest key = ltl_digest_mix(head->at[i].shape, ltl_digest_of(head->at[i].scope));
        if (head->at[i].state == LTL_STATE_NEW && head->at[i].path.len > 0) {
            ltl_map_put_copy(&moved, (ltl_str){(const char *)&key, sizeof(key)}, NULL)->value = i + 1;
        }
    }
    for (uint32_t i = 0; i < baseline->entries.count && moved.count > 0; i++) {
        const ltl_baseline_entry *entry = &baseline->entries.at[i];
        ltl_digest key = ltl_digest_mix(entry->code, ltl_digest_of(entry->scope));
        ltl_map_entry *at = found[i] == 0
                                ? ltl_map_find(&moved, (ltl_str){(const char *)&key, sizeof(key)})
                                : NULL;
        if (at != NULL && at->value != 0 && !ltl_baseline_is_over(entry) &&
            !is_there(baseline, analysis, entry->path)) {
            found[i] = (uint32_t)at->value;
            head->at[at->value - 1].state = LTL_STATE_UNCHANGED;
            at->value = 0;
        }
    }
}

const uint32_t *ltl_baseline_match(const ltl_baseline *baseline, ltl_analysis *analysis,
                                   ltl_findings *findings) {
    ltl_arena *arena = &analysis->arena;
    ltl_findings head = placed(baseline, analysis, findings);
    ltl_findings base = {0};
    uint32_t *numbers = LTL_NEW_ARRAY(arena, uint32_t, (size_t)baseline->known.count + 1);
    uint32_t *found = LTL_NEW_ARRAY(arena, uint32_t, (size_t)baseline->known.count + 1);
    for (uint32_t i = 0; i < baseline->known.count; i++) {
        if (!ltl_baseline_is_over(&baseline->entries.at[i])) {
            numbers[base.count] = i;
            LTL_PUSH(arena, &base, baseline->known.at[i]);
        }
    }
    uint32_t *other = LTL_NEW_ARRAY(arena, uint32_t, (size_t)base.count + 1);
    ltl_match_side sides[] = {{.findings = &head}, {.findings = &base, .other = other}};
    ltl_findings_match(arena, &sides[0], &sides[1], NULL, NULL);
    for (uint32_t i = 0; i < base.count; i++) {
        found[numbers[i]] = other[i];
    }
    moved_match(baseline, analysis, &head, found);
    for (uint32_t i = 0; i < findings->count; i++) {
        findings->at[i].state = head.at[i].state;
    }
    for (uint32_t i = 0; i < baseline->entries.count; i++) {
        ltl_finding *finding = found[i] > 0 ? &findings->at[found[i] - 1] : NULL;
        if (finding != NULL && baseline->entries.at[i].reason.len > 0 && !finding->is_suppressed) {
            finding->is_suppressed = finding->is_suppressed_elsewhere = true;
            finding->suppression = baseline->entries.at[i].reason;
        }
    }
    return found;
}

bool ltl_baseline_entry_of(ltl_analysis *analysis, ltl_str folder, const ltl_finding *finding,
                           ltl_baseline_entry *out_entry) {
    ltl_str path = path_from(analysis, folder, finding->path);
    *out_entry = (ltl_baseline_entry){.rule = finding->rule->id,
                                      .path = path,
                                      .scope = finding->scope,
                                      .message = finding->message,
                                      .code = finding->shape};
    if (!finding->is_secret) {
        out_entry->like = finding->loose;
    }
    return path.len > 0;
}

/* --- telling -------------------------------------------------------------------------------- */

static bool was_looked_at(ltl_baseline *baseline, ltl_analysis *analysis, ltl_str path) {
    if (baseline->looked.arena == NULL) {
        const ltl_targets *targets = ltl_intake_targets(analysis->intake);
        ltl_map_init(&baseline->looked, &analysis->arena);
        for (uint32_t i = 0; i < targets->count; i++) {
            if (targets->at[i].skip == LTL_REASON_NONE) {
                ltl_str own = path_from(analysis, baseline->folder, targets->at[i].path);
                (void)ltl_map_put(&baseline->looked, own, NULL);
            }
        }
    }
    return ltl_map_find(&baseline->looked, path) != NULL;
}

bool ltl_baseline_is_gone(ltl_baseline *baseline, ltl_analysis *analysis, uint32_t entry,
                          const uint32_t *found) {
    const ltl_baseline_entry *one = &baseline->entries.at[entry];
    return found[entry] == 0 && !ltl_baseline_is_over(one) &&
           (!is_there(baseline, analysis, one->path) ||
            (was_looked_at(baseline, analysis, one->path) && ltl_analysis_runs(analysis, one->rule)));
}

static void note(ltl_analysis *analysis, uint32_t count, ltl_str name, const char *what) {
    if (count > 0) {
        ltl_str text = ltl_arena_printf(&analysis->arena, "%u finding%s of the baseline %s", count,
                                        count == 1 ? "" : "s", what);
        ltl_analysis_note(analysis, LTL_LEVEL_NOTE, name, text.ptr);
    }
}

ltl_findings ltl_baseline_refine(ltl_analysis *analysis, const ltl_findings *findings) {
    ltl_baseline *baseline = analysis->baseline;
    ltl_findings all = {0};
    for (uint32_t i = 0; i < findings->count; i++) {
        LTL_PUSH(&analysis->arena, &all, findings->at[i]);
    }
    const uint32_t *found = ltl_baseline_match(baseline, analysis, &all);
    uint32_t gone = 0;
    uint32_t over = 0;
    bool is_whole = ltl_run_end(analysis->run) == LTL_OK;
    for (uint32_t i = 0; i < baseline->entries.count; i++) {
        gone += is_whole && ltl_baseline_is_gone(baseline, analysis, i, found);
        over += ltl_baseline_is_over(&baseline->entries.at[i]);
    }
    ltl_str name = ltl_str_after_last(baseline->file, '/');
    note(analysis, gone, name, "no longer there; `lintel baseline --prune` takes them out");
    note(analysis, over, name, "held until a day that is over, and count again");
    return all;
}

const ltl_option ltl_options_baseline[] = {
    {"baseline", 0, LTL_OPTION_VALUE, "FILE",
     "Findings that this file has, as `lintel baseline` writes it, are neither shown nor counted.", NULL},
    {"no-baseline", 0, LTL_OPTION_FLAG, NULL, "Do without the one that the settings name.", NULL},
    {"all", 0, LTL_OPTION_FLAG, NULL, "Show and count what the baseline has, too.", NULL},
    {0},
};
