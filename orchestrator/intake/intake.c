#include "orchestrator/intake/intake.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/intake/model.h"
#include "orchestrator/intake/safe_file.h"

static ltl_status copy_globs(ltl_intake *intake, const ltl_str *patterns, uint32_t count,
                             const char *flag, ltl_globs *out_globs, ltl_error *error) {
    for (uint32_t i = 0; i < count; i++) {
        ltl_str text = ltl_arena_copy(&intake->arena, patterns[i]);
        if (ltl_str_starts_with(text, LTL_STR("./"))) {
            text = ltl_str_slice(text, 1, text.len); /* people mean: from the root */
        }
        ltl_glob glob;
        if (!ltl_glob_parse(text, &glob) || glob.is_negated) {
            return ltl_fail(error, LTL_USAGE, "%s '%.*s' is not a pattern", flag,
                            LTL_STR_ARG(text));
        }
        LTL_PUSH(&intake->arena, out_globs, glob);
    }
    return LTL_OK;
}

ltl_status ltl_intake_new(const ltl_intake_options *options, ltl_intake **out_intake,
                          ltl_error *error) {
    ltl_intake *intake = calloc(1, sizeof(*intake));
    if (!intake) {
        return ltl_fail(error, LTL_NO_MEMORY, "no memory for the list of files");
    }
    intake->options = options ? *options : (ltl_intake_options){0};
    intake->max_target_bytes = intake->options.max_target_bytes;
    if (intake->max_target_bytes == 0) {
        intake->max_target_bytes = LTL_MAX_TARGET_BYTES;
    } else if (intake->max_target_bytes > LTL_MAX_SOURCE_BYTES) {
        intake->max_target_bytes = LTL_MAX_SOURCE_BYTES;
    }
    intake->git.verdict = LTL_NOT_FOUND;
    const ltl_intake_options *o = &intake->options;
    ltl_status status =
        copy_globs(intake, o->include, o->include_count, "--include", &intake->include, error);
    if (status == LTL_OK) {
        status =
            copy_globs(intake, o->exclude, o->exclude_count, "--exclude", &intake->exclude, error);
    }
    if (status != LTL_OK) {
        ltl_intake_close(intake);
        return status;
    }
    *out_intake = intake;
    return LTL_OK;
}

void ltl_intake_close(ltl_intake *intake) {
    if (!intake) {
        return;
    }
    for (uint32_t i = 0; i < intake->roots.count; i++) {
        (void)close(intake->roots.at[i]);
    }
    ltl_arena_clear(&intake->arena);
    free(intake);
}

uint32_t ltl_intake_add_root(ltl_intake *intake, int fd) {
    LTL_PUSH(&intake->arena, &intake->roots, fd);
    return intake->roots.count - 1;
}

ltl_target *ltl_intake_add(ltl_intake *intake, const ltl_target *target,
                           const ltl_source_sides *sides) {
    ltl_target added = *target;
    added.source = intake->sources.count;
    LTL_PUSH(&intake->arena, &intake->sources, *sides);
    LTL_PUSH(&intake->arena, &intake->targets, added);
    return &intake->targets.at[intake->targets.count - 1];
}

void ltl_intake_add_note(ltl_intake *intake, const char *format, ...) {
    if (intake->note_count == LTL_MAX_INTAKE_NOTES) {
        return;
    }
    if (++intake->note_count == LTL_MAX_INTAKE_NOTES) {
        format = "and more of that kind";
    }
    va_list args;
    va_start(args, format);
    ltl_str line = ltl_arena_vprintf(&intake->arena, format, args);
    va_end(args);
    intake->note = intake->note.len == 0
                       ? line
                       : ltl_arena_printf(&intake->arena, "%.*s\n%.*s", LTL_STR_ARG(intake->note),
                                          LTL_STR_ARG(line));
}

static int compare_targets(const void *a, const void *b) {
    const ltl_target *left = a;
    const ltl_target *right = b;
    int order = ltl_str_compare(left->path, right->path);
    return order != 0 ? order : (left->source > right->source) - (left->source < right->source);
}

/* The same file under the same name, when folders were named that lie in each other. */
static bool is_twice(const ltl_intake *intake, const ltl_target *a, const ltl_target *b) {
    const ltl_content *left = &intake->sources.at[a->source].side[LTL_SIDE_HEAD];
    const ltl_content *right = &intake->sources.at[b->source].side[LTL_SIDE_HEAD];
    return ltl_str_eq(a->path, b->path) && a->change == LTL_CHANGE_NONE &&
           b->change == LTL_CHANGE_NONE && left->kind != LTL_CONTENT_BLOB &&
           right->kind != LTL_CONTENT_BLOB;
}

/* Of two, the one that is to be looked at stays: a file named directly also when ignored. */
static void drop_twice(ltl_intake *intake) {
    ltl_targets *targets = &intake->targets;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < targets->count; i++) {
        if (kept > 0 && is_twice(intake, &targets->at[kept - 1], &targets->at[i])) {
            if (targets->at[kept - 1].skip != LTL_REASON_NONE) {
                targets->at[kept - 1] = targets->at[i];
            }
        } else {
            targets->at[kept++] = targets->at[i];
        }
    }
    targets->count = kept;
}

ltl_status ltl_intake_finish(ltl_intake *intake, ltl_error *error) {
    if (ltl_intake_is_full(&intake->arena) || intake->targets.count > LTL_MAX_FILES) {
        return ltl_fail(error, LTL_LIMIT, "more than %u files, or names too long for memory",
                        LTL_MAX_FILES);
    }
    if (intake->targets.count > 0) {
        qsort(intake->targets.at, intake->targets.count, sizeof(*intake->targets.at),
              compare_targets);
    }
    drop_twice(intake);
    return LTL_OK;
}

ltl_reason ltl_intake_ask_patterns(const ltl_intake *intake, ltl_str path, bool is_folder,
                                   ltl_arena *arena, ltl_str *out_detail) {
    uint32_t index = 0;
    if (ltl_globs_cover(&intake->exclude, path, is_folder, &index)) {
        *out_detail =
            ltl_arena_printf(arena, "--exclude %.*s", LTL_STR_ARG(intake->options.exclude[index]));
        return LTL_REASON_IGNORED;
    }
    /* A folder may hold what --include names: only files are left out. */
    if (!is_folder && intake->include.count > 0 &&
        !ltl_globs_cover(&intake->include, path, is_folder, &index)) {
        *out_detail = LTL_STR("not in --include");
        return LTL_REASON_IGNORED;
    }
    return LTL_REASON_NONE;
}

ltl_status ltl_intake_open_pairs(const ltl_pair *pairs, uint32_t count, ltl_intake **out_intake,
                                 ltl_error *error) {
    ltl_intake *intake = NULL;
    ltl_status status = ltl_intake_new(NULL, &intake, error);
    for (uint32_t i = 0; i < count && status == LTL_OK; i++) {
        ltl_target target = {.path = pairs[i].path,
                             .old_path = pairs[i].path,
                             .size = pairs[i].after.len,
                             .mode = 0100644,
                             .change = LTL_CHANGE_MODIFIED};
        ltl_source_sides sides = {0};
        sides.side[LTL_SIDE_HEAD] =
            (ltl_content){.kind = LTL_CONTENT_TEXT, .text = pairs[i].after};
        sides.side[LTL_SIDE_BASE] =
            (ltl_content){.kind = LTL_CONTENT_TEXT, .text = pairs[i].before};
        (void)ltl_intake_add(intake, &target, &sides);
    }
    if (status == LTL_OK) {
        status = ltl_intake_finish(intake, error);
    }
    if (status != LTL_OK) {
        ltl_intake_close(intake);
        return status;
    }
    intake->base_name = LTL_STR("before");
    intake->head_name = LTL_STR("after");
    *out_intake = intake;
    return LTL_OK;
}

const ltl_target *ltl_intake_find(const ltl_intake *intake, ltl_str path) {
    uint32_t low = 0;
    uint32_t high = intake->targets.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (ltl_str_compare(intake->targets.at[middle].path, path) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool is_it = low < intake->targets.count && ltl_str_eq(intake->targets.at[low].path, path);
    return is_it ? &intake->targets.at[low] : NULL;
}

ltl_str ltl_intake_file_of(const ltl_intake *intake, const ltl_target *target, ltl_arena *arena) {
    const ltl_content *content = &intake->sources.at[target->source].side[LTL_SIDE_HEAD];
    char link[64];
    char folder[PATH_MAX];
    if (content->kind != LTL_CONTENT_FILE) {
        return LTL_STR("");
    }
    (void)snprintf(link, sizeof(link), "/proc/self/fd/%d", intake->roots.at[content->root]);
    ssize_t len = readlink(link, folder, sizeof(folder) - 1);
    if (len <= 0) {
        return LTL_STR("");
    }
    folder[len] = '\0';
    return ltl_arena_printf(arena, "%s/%.*s", len > 1 ? folder : "", LTL_STR_ARG(content->text));
}

ltl_status ltl_intake_open_text(ltl_str path, ltl_str text, ltl_intake **out_intake,
                                ltl_error *error) {
    ltl_intake *intake = NULL;
    ltl_status status = ltl_intake_new(NULL, &intake, error);
    if (status != LTL_OK) {
        return status;
    }
    ltl_str name = ltl_arena_copy(&intake->arena, path);
    ltl_target target = {.path = name, .old_path = name, .size = text.len, .mode = 0100644};
    ltl_source_sides sides = {0};
    sides.side[LTL_SIDE_HEAD] =
        (ltl_content){.kind = LTL_CONTENT_TEXT, .text = ltl_arena_copy(&intake->arena, text)};
    if (text.len > LTL_MAX_SOURCE_BYTES) {
        target.skip = LTL_REASON_TOO_LARGE;
    }
    (void)ltl_intake_add(intake, &target, &sides);
    intake->head_name = LTL_STR("standard input");
    *out_intake = intake;
    return LTL_OK;
}

void ltl_intake_keep(ltl_intake *intake, bool (*keeps)(void *context, const ltl_target *target),
                     void *context) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < intake->targets.count; i++) {
        if (keeps(context, &intake->targets.at[i])) {
            intake->targets.at[kept++] = intake->targets.at[i];
        }
    }
    intake->targets.count = kept;
}

const ltl_targets *ltl_intake_targets(const ltl_intake *intake) {
    return &intake->targets;
}

ltl_str ltl_intake_base_name(const ltl_intake *intake) {
    return intake->base_name;
}

ltl_str ltl_intake_head_name(const ltl_intake *intake) {
    return intake->head_name;
}

ltl_str ltl_intake_repository(const ltl_intake *intake) {
    return intake->git.verdict == LTL_OK ? intake->git.work_tree : LTL_STR_NONE;
}

ltl_str ltl_intake_note(const ltl_intake *intake) {
    return intake->note;
}

bool ltl_line_ranges_hold(const ltl_line_ranges *ranges, uint32_t line) {
    uint32_t low = 0;
    uint32_t high = ranges->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (ranges->at[middle].first <= line) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 && line < ranges->at[low - 1].first + ranges->at[low - 1].count;
}

static bool is_kind(uint32_t mode, uint32_t kind) {
    return (mode & 0170000) == kind;
}

bool ltl_target_changes_mode(const ltl_target *target) {
    const uint32_t file = 0100000;
    return target->mode != target->base_mode && target->skip != LTL_REASON_DELETED &&
           is_kind(target->mode, file) && is_kind(target->base_mode, file);
}

bool ltl_target_is_link(const ltl_target *target) {
    return is_kind(target->mode, 0120000) || is_kind(target->base_mode, 0120000);
}

bool ltl_target_is_submodule(const ltl_target *target) {
    return is_kind(target->mode, 0160000) || is_kind(target->base_mode, 0160000);
}
