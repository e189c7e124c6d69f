#include "orchestrator/cli/workflows/files.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "analyzers/rules/pack.h"
#include "core/limits.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/state_folder.h"
#include "orchestrator/cli/suggest.h"

extern const char ltl_workflows_pack_start[];
extern const char ltl_workflows_pack_end[];

#define SUFFIX LTL_STR(".yaml")

static ltl_str name_of(ltl_str path) {
    ltl_str name = ltl_str_after_last(path, '/');
    return ltl_str_slice(name, 0, name.len - SUFFIX.len);
}

static ltl_pack_reader pack_open(void) {
    size_t len = (size_t)(ltl_workflows_pack_end - ltl_workflows_pack_start);
    return ltl_pack_open_bytes((ltl_str){ltl_workflows_pack_start, len});
}

static ltl_str user_folder(ltl_arena *arena) {
    ltl_str own = ltl_own_folder(arena);
    return own.len > 0 ? ltl_arena_printf(arena, "%.*s/workflows", LTL_STR_ARG(own)) : LTL_STR_NONE;
}

static void file_add(ltl_arena *arena, ltl_workflow_file_list *files,
                     const ltl_workflow_file *file) {
    for (uint32_t i = 0; i < files->count; i++) {
        if (ltl_str_eq(files->at[i].name, file->name)) {
            return;
        }
    }
    LTL_PUSH(arena, files, *file);
}

static void user_files_list(ltl_arena *arena, ltl_workflow_file_list *files) {
    ltl_str folder = user_folder(arena);
    DIR *stream = folder.ptr != NULL ? opendir(folder.ptr) : NULL;
    const struct dirent *entry;
    while (stream != NULL && (entry = readdir(stream)) != NULL) {
        ltl_str entry_name = ltl_str_of(entry->d_name);
        if (entry_name.len <= SUFFIX.len || !ltl_str_ends_with(entry_name, SUFFIX)) {
            continue;
        }
        ltl_workflow_file file = {
            .path = ltl_arena_printf(arena, "%.*s/%s", LTL_STR_ARG(folder), entry->d_name)};
        file.name = name_of(file.path);
        file_add(arena, files, &file);
    }
    if (stream != NULL) {
        closedir(stream);
    }
}

static int compare_files(const void *left, const void *right) {
    return ltl_str_compare(((const ltl_workflow_file *)left)->name,
                           ((const ltl_workflow_file *)right)->name);
}

void ltl_workflow_files_list(ltl_arena *arena, ltl_workflow_file_list *out_files) {
    *out_files = (ltl_workflow_file_list){0};
    user_files_list(arena, out_files);
    ltl_pack_reader reader = pack_open();
    ltl_str path;
    ltl_str text;
    while (ltl_pack_next(&reader, &path, &text)) {
        ltl_workflow_file file = {.name = name_of(path), .path = LTL_STR("built in"), .text = text};
        file_add(arena, out_files, &file);
    }
    if (out_files->count > 1) {
        qsort(out_files->at, out_files->count, sizeof(out_files->at[0]), compare_files);
    }
}

static ltl_status file_read(ltl_arena *arena, ltl_workflow_file *file, ltl_error *error) {
    if (file->text.ptr != NULL) {
        return LTL_OK;
    }
    return ltl_file_read(arena, file->path.ptr, LTL_MAX_WORKFLOW_BYTES, &file->text, error);
}

ltl_status ltl_workflow_file_find(ltl_arena *arena, const char *name, ltl_workflow_file *out_file,
                                  ltl_error *error) {
    ltl_str wanted = ltl_str_of(name);
    if (ltl_str_find_byte(wanted, '/', 0) != SIZE_MAX || ltl_str_ends_with(wanted, SUFFIX)) {
        *out_file = (ltl_workflow_file){.name = wanted, .path = ltl_arena_copy(arena, wanted)};
        return file_read(arena, out_file, error);
    }
    ltl_workflow_file_list files;
    ltl_workflow_files_list(arena, &files);
    ltl_suggestion suggestion = ltl_suggestion_of(wanted);
    for (uint32_t i = 0; i < files.count; i++) {
        if (ltl_str_eq(files.at[i].name, wanted)) {
            *out_file = files.at[i];
            return file_read(arena, out_file, error);
        }
        ltl_suggestion_try(&suggestion, files.at[i].name);
    }
    bool has_hint = suggestion.best.len > 0;
    return ltl_fail(error, LTL_USAGE,
                    "there is no workflow '%s'%s%.*s%s; `lintel workflow list` names them", name,
                    has_hint ? "; did you mean '" : "", LTL_STR_ARG(suggestion.best),
                    has_hint ? "'?" : "");
}

uint32_t ltl_workflow_problems_print(const char *path, const ltl_workflow_problems *problems) {
    uint32_t errors = 0;
    for (uint32_t i = 0; i < problems->count; i++) {
        const ltl_workflow_problem *problem = &problems->at[i];
        fprintf(stderr, "%s:%u:%u: %s: %.*s\n", path, problem->line, problem->column,
                problem->is_warning ? "warning" : "error", LTL_STR_ARG(problem->text));
        errors += !problem->is_warning;
    }
    return errors;
}

ltl_status ltl_workflow_file_open(ltl_arena *arena, const char *name, const ltl_tasks *tasks,
                                  ltl_workflow_file *out_file, ltl_workflow **out_workflow,
                                  ltl_error *error) {
    ltl_status status = ltl_workflow_file_find(arena, name, out_file, error);
    if (status != LTL_OK) {
        return status;
    }
    ltl_workflow_problems problems = {0};
    const char *path = ltl_str_is(out_file->path, "built in") ? name : out_file->path.ptr;
    status = ltl_workflow_read(arena, out_file->text, path, tasks, &problems, out_workflow, error);
    uint32_t errors = ltl_workflow_problems_print(path, &problems);
    return status != LTL_OK && errors > 0
               ? ltl_fail(error, LTL_USAGE, "the workflow %s cannot run: %u error%s", name, errors,
                          errors == 1 ? "" : "s")
               : status;
}
