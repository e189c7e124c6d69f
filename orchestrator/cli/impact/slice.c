#include "orchestrator/cli/impact/slice.h"

#include <stdlib.h>

#include "core/limits.h"
#include "orchestrator/cli/impact/touched.h"
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/specialists/common/surroundings.h"

/* A file around the change that may be of the slice. */
typedef struct candidate {
    const ltl_target *target;
    ltl_str text;
    ltl_str word; /* of its name */
    ltl_str folder;
    size_t near; /* bytes that its folder shares with that of a changed file */
    bool is_in;
} candidate;

typedef struct slicer {
    ltl_arena *arena;
    const ltl_intake *change;
    ltl_intake *around;
    ltl_touched_reader reader;
    struct LTL_VEC(candidate) candidates;
    const ltl_review_budget *budget;
    uint64_t bytes; /* of the files around the change that are taken */
    ltl_slice *slice;
} slicer;

static ltl_str folder_of(ltl_str path) {
    size_t slash = ltl_str_find_last_byte(path, '/');
    return slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(path, 0, slash);
}

static ltl_family family_of(ltl_str path) {
    const ltl_language *language = ltl_language_of_file(path, LTL_STR(""));
    return language != NULL ? ltl_family_of(language) : LTL_FAMILY_NONE;
}

/* ---- what the change touches ---- */

static ltl_str side_read(slicer *self, ltl_reader *reader, const ltl_target *target,
                         ltl_side side) {
    ltl_str text = LTL_STR_NONE;
    bool is_there =
        target->change != (side == LTL_SIDE_HEAD ? LTL_CHANGE_DELETED : LTL_CHANGE_ADDED);
    if (!is_there || ltl_reader_read(reader, target, side, self->arena, &text, NULL) != LTL_OK) {
        return LTL_STR_NONE;
    }
    return text.ptr != NULL ? text : LTL_STR("");
}

static ltl_status changed_add(slicer *self, bool *families, ltl_touched *touched,
                              ltl_error *error) {
    const ltl_targets *targets = ltl_intake_targets(self->change);
    ltl_reader *reader = NULL;
    ltl_status status = ltl_reader_open(self->change, &reader, error);
    for (uint32_t i = 0; i < targets->count && status == LTL_OK; i++) {
        const ltl_target *target = &targets->at[i];
        ltl_family family = family_of(target->path);
        bool is_code = family != LTL_FAMILY_NONE &&
                       (target->skip == LTL_REASON_NONE || target->change == LTL_CHANGE_DELETED);
        if (!is_code) {
            continue;
        }
        ltl_slice_file file = {.path = target->path,
                               .before = side_read(self, reader, target, LTL_SIDE_BASE),
                               .after = side_read(self, reader, target, LTL_SIDE_HEAD),
                               .changed = target};
        families[family] = true;
        LTL_PUSH(self->arena, &self->slice->files, file);
        if (file.before.ptr != NULL) {
            ltl_touched_add(&self->reader, target->path, file.before, &target->removed, touched);
        }
        if (file.after.ptr != NULL) {
            ltl_touched_add(&self->reader, target->path, file.after, &target->added, touched);
        }
    }
    ltl_reader_close(reader);
    return status;
}

/* ---- what lies around it ---- */

static bool is_candidate(const ltl_target *target, const bool *families) {
    enum { NO_PART = LTL_FILE_TEST | LTL_FILE_VENDORED | LTL_FILE_GENERATED | LTL_FILE_EXAMPLE };
    return target->skip == LTL_REASON_NONE && families[family_of(target->path)] &&
           (ltl_file_kinds(target->path) & NO_PART) == 0;
}

static ltl_status around_open(slicer *self, const ltl_intake_options *options, ltl_error *error) {
    ltl_str commit;
    ltl_str root = ltl_intake_repository(self->change);
    if (root.len == 0) {
        return ltl_fail(error, LTL_NOT_FOUND, "there is no repository around the change");
    }
    return ltl_commit_of_name(ltl_intake_head_name(self->change), &commit)
               ? ltl_intake_open_commit(root, commit, options, &self->around, error)
               : ltl_intake_open_paths(&root, 1, options, &self->around, error);
}

static bool is_changed(const slicer *self, ltl_str path) {
    for (uint32_t i = 0; i < self->slice->files.count; i++) {
        const ltl_target *changed = self->slice->files.at[i].changed;
        if (changed != NULL &&
            (ltl_str_eq(changed->path, path) || ltl_str_eq(changed->old_path, path))) {
            return true;
        }
    }
    return false;
}

static size_t shared(ltl_str a, ltl_str b) {
    size_t count = 0;
    while (count < a.len && count < b.len && a.ptr[count] == b.ptr[count]) {
        count++;
    }
    return count;
}

static size_t nearness(const slicer *self, ltl_str folder) {
    size_t best = 0;
    for (uint32_t i = 0; i < self->slice->files.count && i < LTL_MAX_SLICE_NAMES; i++) {
        ltl_str other = folder_of(self->slice->files.at[i].path);
        size_t bytes = ltl_str_eq(folder, other) ? SIZE_MAX : shared(folder, other);
        best = bytes > best ? bytes : best;
    }
    return best;
}

/* The nearest first: when not all of them are looked at, it is the far ones. */
static int compare_candidates(const void *left, const void *right) {
    const candidate *a = left;
    const candidate *b = right;
    return a->near != b->near ? (a->near > b->near ? -1 : 1)
                              : ltl_str_compare(a->target->path, b->target->path);
}

static ltl_status candidates_read(slicer *self, const bool *families, ltl_error *error) {
    const ltl_targets *targets = ltl_intake_targets(self->around);
    uint64_t bytes = 0;
    ltl_reader *reader = NULL;
    ltl_status status = ltl_reader_open(self->around, &reader, error);
    for (uint32_t i = 0; i < targets->count && status == LTL_OK; i++) {
        const ltl_target *target = &targets->at[i];
        if (!is_candidate(target, families) || is_changed(self, target->path)) {
            continue;
        }
        if (bytes + target->size > LTL_MAX_SLICE_READ_BYTES) {
            self->slice->left_out++;
            continue;
        }
        candidate one = {.target = target, .folder = folder_of(target->path)};
        one.near = nearness(self, one.folder);
        one.word = ltl_touched_word(self->arena, ltl_touched_file_name(target->path));
        if (ltl_reader_read(reader, target, LTL_SIDE_HEAD, self->arena, &one.text, NULL) ==
            LTL_OK) {
            bytes += one.text.len;
            LTL_PUSH(self->arena, &self->candidates, one);
        }
    }
    ltl_reader_close(reader);
    if (self->candidates.count > 1) {
        qsort(self->candidates.at, self->candidates.count, sizeof(candidate), compare_candidates);
    }
    return status;
}

/* ---- who has to do with it ---- */

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$';
}

static bool mentions(ltl_str text, ltl_str name) {
    for (size_t at = ltl_str_find(text, name, 0); at != SIZE_MAX;
         at = ltl_str_find(text, name, at + 1)) {
        size_t end = at + name.len;
        if ((at == 0 || !is_letter(text.ptr[at - 1])) &&
            (end == text.len || !is_letter(text.ptr[end]))) {
            return true;
        }
    }
    return false;
}

static bool mentions_any(ltl_str text, const ltl_map *names) {
    for (uint32_t i = 0; i < names->count && i < LTL_MAX_SLICE_NAMES; i++) {
        if (mentions(text, names->entries[i].key)) {
            return true;
        }
    }
    return false;
}

/* Whether it calls what is touched, as far as its text tells: by name, and it knows the file by another or lies beside
 * it. */
static bool may_call(const candidate *one, const ltl_touched *touched, const ltl_touched *own,
                     const ltl_map *folders) {
    bool knows = ltl_map_find(folders, one->folder) != NULL;
    for (uint32_t i = 0; i < own->speaks_of.count && !knows; i++) {
        knows = ltl_map_find(&touched->called, own->speaks_of.entries[i].key) != NULL;
    }
    return knows && mentions_any(one->text, &touched->functions);
}

static bool is_full(const slicer *self, const candidate *one) {
    return self->slice->around >= self->budget->slice_files ||
           self->bytes + one->text.len > self->budget->slice_bytes;
}

static void leave(slicer *self, candidate *one) {
    enum { NAMED = 3 };
    ltl_str path = one->target->path;
    one->is_in = true;
    if (self->slice->left_out++ < NAMED) {
        ltl_str before = self->slice->left_paths;
        self->slice->left_paths = ltl_arena_printf(self->arena, "%.*s%s%.*s", LTL_STR_ARG(before),
                                                   before.len > 0 ? ", " : "", LTL_STR_ARG(path));
    }
}

/* Parses it for what it has to do with the change; false when the budget does not suffice for that. */
static bool touched_add(slicer *self, const candidate *one, ltl_touched *touched) {
    if (self->slice->steps + one->text.len > self->budget->slice_steps) {
        return false;
    }
    self->slice->steps += one->text.len;
    ltl_touched_add(&self->reader, one->target->path, one->text, NULL, touched);
    return true;
}

static void take(slicer *self, candidate *one) {
    if (one->is_in) {
        return;
    }
    if (is_full(self, one)) {
        leave(self, one);
        return;
    }
    one->is_in = true;
    self->slice->around++;
    self->bytes += one->text.len;
    /* The intake is closed before the slice. */
    ltl_slice_file file = {.path = ltl_arena_copy(self->arena, one->target->path),
                           .before = one->text,
                           .after = one->text};
    LTL_PUSH(self->arena, &self->slice->files, file);
}

/* Those who call what is touched. What they touch by that, and speak of, comes into `next`. */
static void callers_take(slicer *self, ltl_touched *touched, ltl_map *folders, ltl_touched *next) {
    uint32_t count = self->candidates.count;
    for (uint32_t i = 0; i < count && touched->functions.count > 0; i++) {
        candidate *one = &self->candidates.at[i];
        if (one->is_in || !mentions_any(one->text, &touched->functions)) {
            continue;
        }
        if (is_full(self, one)) {
            leave(self, one);
            continue;
        }
        ltl_touched own;
        ltl_touched_init(&own, self->arena);
        for (uint32_t k = 0; k < touched->functions.count; k++) {
            (void)ltl_map_put(&own.functions, touched->functions.entries[k].key, NULL);
        }
        if (!touched_add(self, one, &own)) {
            leave(self, one);
            continue;
        }
        if (!may_call(one, touched, &own, folders)) {
            continue;
        }
        take(self, one);
        for (uint32_t k = touched->functions.count; k < own.functions.count; k++) {
            (void)ltl_map_put(&next->functions, own.functions.entries[k].key, NULL);
        }
        for (uint32_t k = 0; k < own.called.count; k++) {
            (void)ltl_map_put(&next->called, own.called.entries[k].key, NULL);
        }
        for (uint32_t k = 0; k < own.speaks_of.count; k++) {
            (void)ltl_map_put(&next->speaks_of, own.speaks_of.entries[k].key, NULL);
        }
    }
}

/* Those of which is spoken. What they speak of comes into `next`. */
static void callees_take(slicer *self, const ltl_touched *touched, ltl_touched *next) {
    for (uint32_t i = 0; i < self->candidates.count; i++) {
        candidate *one = &self->candidates.at[i];
        if (!one->is_in && ltl_map_find(&touched->speaks_of, one->word) != NULL) {
            bool goes_on = next != NULL && !is_full(self, one);
            take(self, one);
            if (goes_on) {
                (void)touched_add(self, one, next);
            }
        }
    }
}

static void folders_add(slicer *self, ltl_map *folders) {
    for (uint32_t i = 0; i < self->slice->files.count; i++) {
        (void)ltl_map_put(folders, folder_of(self->slice->files.at[i].path), NULL);
    }
}

/* Callers of callers, and what each of them calls: nearest first, since the slice has an end. */
static void around_take(slicer *self, ltl_touched *touched, bool is_near) {
    ltl_map folders;
    ltl_touched callers, above, below;
    ltl_map_init(&folders, self->arena);
    ltl_touched_init(&callers, self->arena);
    ltl_touched_init(&above, self->arena);
    ltl_touched_init(&below, self->arena);
    folders_add(self, &folders);
    callers_take(self, touched, &folders, &callers);
    callees_take(self, touched, &below);
    if (is_near) {
        return;
    }
    folders_add(self, &folders);
    callers_take(self, &callers, &folders, &above);
    callees_take(self, &callers, NULL);
    callees_take(self, &below, NULL);
}

ltl_status ltl_slice_make(ltl_arena *arena, const ltl_intake *change,
                          const ltl_intake_options *options, const ltl_ruleset *ruleset,
                          bool is_near, const ltl_review_budget *budget, ltl_slice *out_slice,
                          ltl_error *error) {
    slicer self = {.arena = arena, .change = change, .budget = budget, .slice = out_slice};
    bool families[LTL_FAMILY_COUNT] = {false};
    ltl_touched touched;
    *out_slice = (ltl_slice){0};
    if (!ltl_touched_open(&self.reader, arena, ruleset)) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    ltl_touched_init(&touched, arena);
    ltl_status status = changed_add(&self, families, &touched, error);
    if (status == LTL_OK && touched.functions.count + touched.speaks_of.count > 0) {
        status = around_open(&self, options, error);
        status = status == LTL_OK ? candidates_read(&self, families, error) : status;
    }
    if (status == LTL_OK && self.candidates.count > 0) {
        around_take(&self, &touched, is_near);
    }
    ltl_intake_close(self.around);
    ltl_touched_close(&self.reader);
    return status;
}
