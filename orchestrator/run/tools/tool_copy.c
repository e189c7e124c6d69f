#include "orchestrator/run/tools/tool_copy.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/glob.h"

enum { READABLE = 0600, FOLDER = 0700 };

static bool is_wanted(const ltl_target *target, ltl_side side, const ltl_data *globs) {
    bool is_there =
        side == LTL_SIDE_HEAD
            ? target->skip == LTL_REASON_NONE
            : target->change != LTL_CHANGE_NONE && target->change != LTL_CHANGE_ADDED &&
                  (target->skip == LTL_REASON_NONE || target->skip == LTL_REASON_DELETED);
    ltl_str path = side == LTL_SIDE_HEAD ? target->path : target->old_path;
    bool matches = globs->kind != LTL_DATA_LIST;
    for (uint32_t i = 0; is_there && globs->kind == LTL_DATA_LIST && i < globs->count; i++) {
        ltl_glob glob;
        if (globs->at[i].kind == LTL_DATA_TEXT && ltl_glob_parse(globs->at[i].text, &glob) &&
            ltl_glob_matches(&glob, path, false)) {
            matches = !glob.is_negated;
        }
    }
    return is_there && matches;
}

/* Where it lies in the folder: its path, kept from leading anywhere else. */
static ltl_str name_make(ltl_arena *arena, ltl_str path, uint32_t number) {
    ltl_str name = LTL_STR("");
    ltl_str piece;
    bool is_plain = true;
    for (ltl_str rest = path; ltl_str_split(&rest, '/', &piece);) {
        if (piece.len == 0 || ltl_str_is(piece, ".") || ltl_str_is(piece, "..")) {
            is_plain = false;
            continue;
        }
        name = ltl_arena_printf(arena, "%.*s%s%.*s", LTL_STR_ARG(name), name.len > 0 ? "/" : "",
                                LTL_STR_ARG(piece));
    }
    return is_plain ? name : ltl_arena_printf(arena, "%u/%.*s", number, LTL_STR_ARG(name));
}

static bool write_all(int fd, ltl_str text) {
    while (text.len > 0) {
        ssize_t written = write(fd, text.ptr, text.len);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        text = ltl_str_slice(text, written > 0 ? (size_t)written : 0, text.len);
    }
    return true;
}

static bool file_write(const ltl_tool_copy *copy, ltl_str name, ltl_str text) {
    ltl_str path = ltl_arena_printf(copy->arena, "%.*s/%.*s", LTL_STR_ARG(copy->folder.path),
                                    LTL_STR_ARG(name));
    for (size_t at = ltl_str_find_byte(path, '/', copy->folder.path.len + 1); at != SIZE_MAX;
         at = ltl_str_find_byte(path, '/', at + 1)) {
        (void)mkdir(ltl_arena_copy(copy->arena, ltl_str_slice(path, 0, at)).ptr, FOLDER);
    }
    int fd = open(path.ptr, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, READABLE);
    bool is_written = fd >= 0 && write_all(fd, text);
    return fd >= 0 && close(fd) == 0 && is_written;
}

static void file_copy(ltl_tool_copy *copy, ltl_reader *reader, const ltl_target *target,
                      uint32_t index, ltl_side side, ltl_arena *scratch) {
    ltl_str path = side == LTL_SIDE_HEAD ? target->path : target->old_path;
    ltl_copied_file file = {.target = index, .name = name_make(copy->arena, path, index)};
    ltl_str text;
    ltl_error error = {0};
    ltl_arena_reset(scratch);
    if (ltl_reader_read(reader, target, side, scratch, &text, &error) != LTL_OK) {
        file.reason = ltl_reader_reason(reader);
    } else if (!file_write(copy, file.name, text)) {
        file.reason = LTL_REASON_UNREADABLE;
    } else {
        ltl_map_put(&copy->by_name, file.name, NULL)->value = copy->files.count;
    }
    LTL_PUSH(copy->arena, &copy->files, file);
}

ltl_status ltl_tool_copy_make(ltl_tool_copy *copy, ltl_arena *arena, const ltl_intake *intake,
                              ltl_side side, const ltl_data *globs, ltl_error *error) {
    *copy = (ltl_tool_copy){.arena = arena};
    ltl_map_init(&copy->by_name, arena);
    ltl_arena scratch = {0};
    ltl_reader *reader = NULL;
    ltl_status status = ltl_copy_folder_make(&copy->folder, arena, error);
    status = status == LTL_OK ? ltl_reader_open(intake, &reader, error) : status;
    const ltl_targets *targets = ltl_intake_targets(intake);
    for (uint32_t i = 0; status == LTL_OK && i < targets->count; i++) {
        if (is_wanted(&targets->at[i], side, globs)) {
            file_copy(copy, reader, &targets->at[i], i, side, &scratch);
        }
    }
    ltl_reader_close(reader);
    ltl_arena_clear(&scratch);
    return status;
}

const ltl_copied_file *ltl_tool_copy_find(const ltl_tool_copy *copy, ltl_str path) {
    ltl_str folder = copy->folder.path;
    if (ltl_str_starts_with(path, folder) && path.len > folder.len && path.ptr[folder.len] == '/') {
        path = ltl_str_slice(path, folder.len + 1, path.len);
    }
    while (ltl_str_starts_with(path, LTL_STR("./"))) {
        path = ltl_str_slice(path, 2, path.len);
    }
    const ltl_map_entry *entry = ltl_map_find(&copy->by_name, path);
    return entry != NULL ? &copy->files.at[entry->value] : NULL;
}

void ltl_tool_copy_remove(ltl_tool_copy *copy) {
    ltl_copy_folder_remove(&copy->folder);
}
