#include "orchestrator/cli/watching.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "orchestrator/cli/path_scope.h"

ltl_status ltl_watching_begin(ltl_watching *watching, ltl_analysis *analysis, ltl_error *error) {
    *watching = (ltl_watching){.analysis = analysis};
    ltl_map_init(&watching->by_path, &watching->arena);
    return ltl_watcher_new(&watching->watcher, error);
}

void ltl_watching_clear(ltl_watching *watching) {
    for (uint32_t i = 0; i < watching->files.count; i++) {
        ltl_arena_clear(&watching->files.at[i]->arena);
        free(watching->files.at[i]);
    }
    ltl_watcher_free(watching->watcher);
    ltl_arena_clear(&watching->news_arena);
    ltl_arena_clear(&watching->arena);
}

/* ---- which files changed ---- */

static ltl_watched *file_of(ltl_watching *self, ltl_str path) {
    bool is_new = false;
    ltl_map_entry *entry = ltl_map_put_copy(&self->by_path, path, &is_new);
    if (is_new) {
        ltl_watched *file = calloc(1, sizeof(*file));
        if (file == NULL) {
            abort(); /* as an arena without memory does */
        }
        file->path = entry->key;
        entry->value = self->files.count;
        LTL_PUSH(&self->arena, &self->files, file);
    }
    return self->files.at[entry->value];
}

/* Its folder is watched from now on. */
static ltl_status folder_add(ltl_watching *self, const char *path, ltl_error *error) {
    bool is_new = false;
    ltl_status status = ltl_watcher_add(self->watcher, path, &is_new, error);
    self->folders += is_new && status == LTL_OK;
    self->has_new_folders |= is_new;
    return status == LTL_NOT_FOUND ? LTL_OK : status; /* gone again: the one above tells */
}

/* The folder of a file and those above it, up to the root: new ones come in there. */
static ltl_status folders_add(ltl_watching *self, ltl_str path, ltl_str root, ltl_error *error) {
    ltl_arena scratch = {0};
    ltl_status status = LTL_OK;
    while (status == LTL_OK && path.len > root.len) {
        size_t slash = ltl_str_find_last_byte(path, '/');
        path = ltl_str_slice(path, 0, slash != SIZE_MAX ? slash : 0);
        if (path.len >= root.len && path.len > 0) {
            status = folder_add(self, ltl_arena_copy(&scratch, path).ptr, error);
        }
    }
    ltl_arena_clear(&scratch);
    return status;
}

static void state_take(ltl_watching *self, ltl_watched *file, const struct stat *found) {
    int64_t changed = (int64_t)found->st_mtim.tv_sec * 1000000000 + found->st_mtim.tv_nsec;
    bool is_same = !file->is_gone && file->round > 0 && file->size == (uint64_t)found->st_size &&
                   file->inode == (uint64_t)found->st_ino && file->changed_ns == changed;
    file->is_changed = !is_same;
    file->is_gone = false;
    file->size = (uint64_t)found->st_size;
    file->inode = (uint64_t)found->st_ino;
    file->changed_ns = changed;
    file->round = self->round;
    self->files_changed += file->is_changed;
}

static bool is_looked_at(const ltl_target *target) {
    return target->skip == LTL_REASON_NONE || target->skip == LTL_REASON_TOO_LARGE;
}

static ltl_status targets_take(ltl_watching *self, const char *root, ltl_error *error) {
    const ltl_intake *intake = self->analysis->intake;
    const ltl_targets *targets = ltl_intake_targets(intake);
    ltl_arena scratch = {0};
    ltl_status status = folder_add(self, root, error);
    for (uint32_t i = 0; i < targets->count && status == LTL_OK; i++) {
        struct stat found;
        ltl_arena_reset(&scratch);
        ltl_str path = ltl_intake_file_of(intake, &targets->at[i], &scratch);
        if (is_looked_at(&targets->at[i]) && path.len > 0 && stat(path.ptr, &found) == 0) {
            state_take(self, file_of(self, targets->at[i].path), &found);
            status = folders_add(self, path, ltl_str_of(root), error);
        }
    }
    ltl_arena_clear(&scratch);
    return status;
}

static bool is_wanted(void *context, const ltl_target *target) {
    ltl_watching *self = context;
    const ltl_map_entry *entry = ltl_map_find(&self->by_path, target->path);
    return entry != NULL && self->files.at[entry->value]->is_changed;
}

/* ---- what that means ---- */

static bool has_fingerprint(const ltl_findings *findings, ltl_digest fingerprint) {
    for (uint32_t i = 0; i < findings->count; i++) {
        if (ltl_digest_eq(findings->at[i].fingerprint, fingerprint)) {
            return true;
        }
    }
    return false;
}

static void news_add(ltl_watching *self, const ltl_finding *finding, ltl_finding_state state) {
    ltl_finding own = ltl_finding_copy(&self->news_arena, finding);
    own.state = state;
    LTL_PUSH(&self->news_arena, &self->news, own);
}

/* The file's findings are those given; what it had and has no longer is fixed, unless it was looked at only in part. */
static void file_update(ltl_watching *self, ltl_watched *file, const ltl_findings *now,
                        bool is_whole) {
    ltl_findings before = file->findings;
    ltl_arena old = file->arena;
    file->arena = (ltl_arena){0};
    file->findings = (ltl_findings){0};
    for (uint32_t i = 0; i < now->count; i++) {
        if (self->round > 1 && !has_fingerprint(&before, now->at[i].fingerprint)) {
            news_add(self, &now->at[i], LTL_STATE_NEW);
        }
        LTL_PUSH(&file->arena, &file->findings, ltl_finding_copy(&file->arena, &now->at[i]));
    }
    for (uint32_t i = 0; i < before.count; i++) {
        if (has_fingerprint(now, before.at[i].fingerprint)) {
            continue;
        }
        if (is_whole) {
            news_add(self, &before.at[i], LTL_STATE_FIXED);
        } else {
            LTL_PUSH(&file->arena, &file->findings, ltl_finding_copy(&file->arena, &before.at[i]));
        }
    }
    ltl_arena_clear(&old);
}

/* Shown findings of one file: a run's findings are in the order of paths. */
static void findings_of(const ltl_watching *self, ltl_arena *arena, const ltl_findings *all,
                        ltl_str path, ltl_findings *out) {
    uint32_t low = 0;
    uint32_t high = all->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        bool is_before = ltl_str_compare(all->at[middle].path, path) < 0;
        low = is_before ? middle + 1 : low;
        high = is_before ? high : middle;
    }
    for (; low < all->count && ltl_str_eq(all->at[low].path, path); low++) {
        if (ltl_report_shows(&self->analysis->report, &all->at[low])) {
            LTL_PUSH(arena, out, all->at[low]);
        }
    }
}

/* False when it was not looked at, or only in part. */
static bool was_whole(const ltl_ledger *ledger, ltl_str path, bool *out_was_read) {
    *out_was_read = true;
    for (uint32_t i = 0; i < ledger->notes.count; i++) {
        const ltl_ledger_note *note = &ledger->notes.at[i];
        ltl_outcome outcome = ltl_reason_outcome(note->reason);
        if (note->agent == NULL && ltl_str_eq(note->path, path)) {
            *out_was_read = outcome != LTL_OUTCOME_FAILED;
            return outcome != LTL_OUTCOME_FAILED &&
                   (outcome != LTL_OUTCOME_PARTIAL || note->reason == LTL_REASON_WINDOWS);
        }
    }
    return true;
}

static void run_take(ltl_watching *self, const ltl_run *run) {
    ltl_arena scratch = {0};
    for (uint32_t i = 0; i < self->files.count; i++) {
        ltl_watched *file = self->files.at[i];
        if (!file->is_changed) {
            continue;
        }
        bool was_read = true;
        bool is_whole = was_whole(ltl_run_ledger(run), file->path, &was_read);
        ltl_findings now = {0};
        ltl_arena_reset(&scratch);
        findings_of(self, &scratch, ltl_run_findings(run), file->path, &now);
        file_update(self, file, &now, is_whole);
        self->unread += !was_read;
        file->round = was_read ? file->round : 0; /* looked at again when something happens */
    }
    ltl_arena_clear(&scratch);
}

static void gone_take(ltl_watching *self) {
    static const ltl_findings nothing;
    for (uint32_t i = 0; i < self->files.count; i++) {
        ltl_watched *file = self->files.at[i];
        if (file->round != self->round && file->round > 0 && !file->is_gone) {
            file->is_gone = true;
            self->files_changed++;
            file_update(self, file, &nothing, true);
        }
    }
}

static ltl_status changed_look(ltl_watching *self, int *out_signal, ltl_error *error) {
    ltl_run *run = NULL;
    ltl_intake_keep(self->analysis->intake, is_wanted, self);
    if (ltl_intake_targets(self->analysis->intake)->count == 0) {
        return LTL_OK;
    }
    ltl_status status = ltl_analysis_run_over(self->analysis, self->analysis->intake, &run, error);
    if (status == LTL_OK) {
        *out_signal = ltl_run_signal(run);
        if (*out_signal == 0) {
            run_take(self, run);
        }
        ltl_run_free(run);
    }
    return status;
}

ltl_status ltl_watching_round(ltl_watching *watching, int *out_signal, ltl_error *error) {
    ltl_watching *self = watching;
    self->round++;
    self->files_changed = self->unread = 0;
    self->has_new_folders = false;
    self->news = (ltl_findings){0};
    ltl_arena_reset(&self->news_arena);
    *out_signal = 0;
    ltl_arena scratch = {0};
    char root[PATH_MAX];
    if (realpath(ltl_path_scope_root(&scratch, self->analysis->arguments), root) == NULL) {
        return ltl_fail(error, LTL_NOT_FOUND, "what is watched is gone");
    }
    ltl_status status = ltl_path_scope_open(self->analysis, error);
    if (status == LTL_OK) {
        status = targets_take(self, root, error);
        gone_take(self);
        status = status == LTL_OK ? changed_look(self, out_signal, error) : status;
        ltl_intake_close(self->analysis->intake);
        self->analysis->intake = NULL;
    }
    ltl_arena_clear(&scratch);
    return status;
}

uint64_t ltl_watching_count(const ltl_watching *watching) {
    uint64_t count = 0;
    for (uint32_t i = 0; i < watching->files.count; i++) {
        count += watching->files.at[i]->findings.count;
    }
    return count;
}

uint32_t ltl_watching_files(const ltl_watching *watching) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < watching->files.count; i++) {
        count += !watching->files.at[i]->is_gone;
    }
    return count;
}
