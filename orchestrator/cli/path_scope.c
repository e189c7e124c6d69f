#include "orchestrator/cli/path_scope.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/cli/files.h"

static const char *first_path(const ltl_arguments *arguments) {
    if (ltl_arguments_has(arguments, "stdin")) {
        return ltl_arguments_value(arguments, "stdin-filename");
    }
    return arguments->operand_count > 0 ? arguments->operands[0] : NULL;
}

/* Where the search for settings starts: the first folder named, or the folder of the first file. */
const char *ltl_path_scope_folder(ltl_arena *arena, const ltl_arguments *arguments) {
    const char *path = first_path(arguments);
    if (!path) {
        return ".";
    }
    if (ltl_folder_exists(path)) {
        return path;
    }
    size_t slash = ltl_str_find_last_byte(ltl_str_of(path), '/');
    if (slash == SIZE_MAX) {
        return ".";
    }
    return ltl_arena_copy(arena, ltl_str_slice(ltl_str_of(path), 0, slash > 0 ? slash : 1)).ptr;
}

static ltl_str folder_of_operand(ltl_arena *arena, const char *operand) {
    char real[PATH_MAX];
    if (realpath(operand, real) == NULL) {
        return LTL_STR_NONE;
    }
    ltl_str path = ltl_arena_copy(arena, ltl_str_of(real));
    if (ltl_folder_exists(path.ptr)) {
        return path;
    }
    size_t slash = ltl_str_find_last_byte(path, '/');
    return ltl_str_slice(path, 0, slash > 0 ? slash : 1);
}

/* As far as both go down the same way. */
static ltl_str shared(ltl_str a, ltl_str b) {
    size_t count = 0;
    while (count < a.len && count < b.len && a.ptr[count] == b.ptr[count]) {
        count++;
    }
    bool is_whole = (count == a.len || a.ptr[count] == '/') && (count == b.len || b.ptr[count] == '/');
    while (!is_whole && count > 0 && a.ptr[count - 1] != '/') {
        count--;
    }
    count -= !is_whole && count > 1; /* the slash */
    return ltl_str_slice(a, 0, count);
}

const char *ltl_path_scope_root(ltl_arena *arena, const ltl_arguments *arguments) {
    ltl_str root = LTL_STR_NONE;
    for (uint32_t i = 0; i < arguments->operand_count; i++) {
        ltl_str folder = folder_of_operand(arena, arguments->operands[i]);
        if (folder.ptr == NULL) {
            return arguments->operands[i]; /* whoever opens it says what is wrong */
        }
        root = i == 0 ? folder : shared(root, folder);
    }
    return root.len > 0 ? ltl_arena_copy(arena, root).ptr : ".";
}

static ltl_status files_from(ltl_analysis *analysis, const char *list, ltl_str_list *paths,
                             ltl_error *error) {
    ltl_arena *arena = &analysis->arena;
    ltl_str text = LTL_STR("");
    ltl_status status =
        strcmp(list, "-") == 0
            ? ltl_fd_read(arena, STDIN_FILENO, "standard input", LTL_MAX_SOURCE_BYTES, &text, error)
            : ltl_file_read(arena, list, LTL_MAX_SOURCE_BYTES, &text, error);
    char separator = ltl_arguments_has(analysis->arguments, "null") ? '\0' : '\n';
    ltl_str path;
    while (status == LTL_OK && ltl_str_split(&text, separator, &path)) {
        if (separator == '\n' && ltl_str_ends_with(path, LTL_STR("\r"))) {
            path.len--;
        }
        if (path.len > 0) {
            LTL_PUSH(arena, paths, ltl_arena_copy(arena, path));
        }
    }
    return status;
}

static ltl_status paths_collect(ltl_analysis *analysis, ltl_str_list *paths, ltl_error *error) {
    const ltl_arguments *arguments = analysis->arguments;
    const char *list = ltl_arguments_value(arguments, "files-from");
    if (list) {
        if (arguments->operand_count > 0) {
            return ltl_fail(error, LTL_USAGE, "--files-from takes the place of operands");
        }
        return files_from(analysis, list, paths, error);
    }
    for (uint32_t i = 0; i < arguments->operand_count; i++) {
        LTL_PUSH(&analysis->arena, paths, ltl_str_of(arguments->operands[i]));
    }
    if (paths->count == 0) {
        *paths = analysis->settings.paths;
    }
    if (paths->count == 0) {
        LTL_PUSH(&analysis->arena, paths, LTL_STR("."));
    }
    return LTL_OK;
}

static ltl_str target_name(ltl_analysis *analysis, const ltl_str_list *paths) {
    ltl_str name = paths->count > 0 ? paths->at[0] : LTL_STR("nothing");
    return paths->count > 1 ? ltl_arena_printf(&analysis->arena, "%.*s and %u more",
                                               LTL_STR_ARG(name), paths->count - 1)
                            : name;
}

ltl_status ltl_path_scope_open(ltl_analysis *analysis, ltl_error *error) {
    ltl_str_list paths = {0};
    ltl_intake_options options = {0};
    ltl_status status = paths_collect(analysis, &paths, error);
    if (status == LTL_OK) {
        status = ltl_analysis_intake_options(analysis, &options, error);
    }
    if (status != LTL_OK) {
        return status;
    }
    analysis->report.target = target_name(analysis, &paths);
    return ltl_intake_open_paths(paths.at, paths.count, &options, &analysis->intake, error);
}

const ltl_option ltl_options_paths[] = {
    {"files-from", 0, LTL_OPTION_VALUE, "FILE",
     "Look at the files listed there, one a line; - is standard input.", NULL},
    {"null", '0', LTL_OPTION_FLAG, NULL, "Names in --files-from end with a zero byte.", NULL},
    {0},
};
