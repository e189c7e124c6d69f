#include "orchestrator/cli/hook_files.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/intake/git_config.h"

#define HOOK_MARK "# Installed by `lintel hook install`; `lintel hook uninstall` takes it out."

enum { HOOK_MODE = 0755, FOLDER_MODE = 0777 };

/* The first line of a small file after `prefix`, trimmed; empty when it is not so. */
static ltl_str line_after(ltl_arena *arena, ltl_str path, const char *prefix) {
    ltl_str text;
    if (ltl_file_read(arena, path.ptr, LTL_MAX_PATH_BYTES, &text, NULL) != LTL_OK ||
        !ltl_str_starts_with(text, ltl_str_of(prefix))) {
        return LTL_STR("");
    }
    ltl_str line = LTL_STR("");
    text = ltl_str_slice(text, strlen(prefix), text.len);
    (void)ltl_str_split(&text, '\n', &line);
    return ltl_str_trim(line);
}

static ltl_str below(ltl_arena *arena, ltl_str folder, ltl_str path) {
    return path.len > 0 && path.ptr[0] == '/'
               ? ltl_arena_copy(arena, path)
               : ltl_arena_printf(arena, "%.*s/%.*s", LTL_STR_ARG(folder), LTL_STR_ARG(path));
}

/* The nearest folder with something called .git. */
static ltl_status root_find(ltl_arena *arena, ltl_str *out_root, ltl_error *error) {
    char here[PATH_MAX];
    if (!getcwd(here, sizeof(here))) {
        return ltl_fail(error, LTL_IO, "this folder: %s", strerror(errno));
    }
    ltl_str at = ltl_arena_copy(arena, ltl_str_of(here));
    for (;;) {
        if (ltl_file_exists(below(arena, at, LTL_STR(".git")).ptr)) {
            *out_root = at;
            return LTL_OK;
        }
        size_t slash = ltl_str_find_last_byte(at, '/');
        if (slash == SIZE_MAX || at.len == 0) {
            return ltl_fail(error, LTL_NOT_FOUND, "no git repository here or above");
        }
        at = ltl_arena_copy(arena, ltl_str_slice(at, 0, slash));
    }
}

typedef struct hooks_path {
    ltl_arena *arena;
    ltl_str value;
} hooks_path;

static void hooks_path_visit(void *context, ltl_str name, ltl_str subsection, ltl_str value) {
    hooks_path *self = context;
    if (subsection.len == 0 && ltl_str_is(name, "core.hookspath")) {
        self->value = ltl_arena_copy(self->arena, value);
    }
}

static void config_read(hooks_path *self, ltl_str path) {
    ltl_str text;
    if (ltl_file_read(self->arena, path.ptr, LTL_MAX_CONTROL_FILE_BYTES, &text, NULL) == LTL_OK) {
        (void)ltl_git_config_read(self->arena, text, hooks_path_visit, self);
    }
}

/* From the most general file to the most particular: the last one counts. */
static ltl_str hooks_path_read(ltl_arena *arena, const ltl_repository_folders *folders) {
    hooks_path self = {arena, LTL_STR("")};
    const char *home = getenv("HOME");
    const char *config_home = getenv("XDG_CONFIG_HOME");
    config_read(&self, LTL_STR("/etc/gitconfig"));
    if (config_home && config_home[0]) {
        config_read(&self, ltl_arena_printf(arena, "%s/git/config", config_home));
    } else if (home) {
        config_read(&self, ltl_arena_printf(arena, "%s/.config/git/config", home));
    }
    if (home) {
        config_read(&self, ltl_arena_printf(arena, "%s/.gitconfig", home));
    }
    config_read(&self, below(arena, folders->common, LTL_STR("config")));
    config_read(&self, below(arena, folders->git, LTL_STR("config.worktree")));
    if (home && ltl_str_starts_with(self.value, LTL_STR("~/"))) {
        return ltl_arena_printf(arena, "%s%.*s", home,
                                LTL_STR_ARG(ltl_str_slice(self.value, 1, self.value.len)));
    }
    return self.value;
}

ltl_status ltl_repository_folders_find(ltl_arena *arena, ltl_repository_folders *out_folders,
                                       ltl_error *error) {
    ltl_repository_folders folders = {0};
    ltl_status status = root_find(arena, &folders.root, error);
    if (status != LTL_OK) {
        return status;
    }
    folders.git = below(arena, folders.root, LTL_STR(".git"));
    if (!ltl_folder_exists(folders.git.ptr)) {
        ltl_str target = line_after(arena, folders.git, "gitdir:");
        if (target.len == 0) {
            return ltl_fail(error, LTL_INVALID, "%s: names no git folder", folders.git.ptr);
        }
        folders.git = below(arena, folders.root, target);
    }
    ltl_str common = line_after(arena, below(arena, folders.git, LTL_STR("commondir")), "");
    folders.common = common.len > 0 ? below(arena, folders.git, common) : folders.git;
    ltl_str path = hooks_path_read(arena, &folders);
    folders.hooks = path.len > 0 ? below(arena, folders.root, path)
                                 : below(arena, folders.common, LTL_STR("hooks"));
    *out_folders = folders;
    return LTL_OK;
}

/* Each missing folder of a path. */
static ltl_status folders_make(ltl_arena *arena, ltl_str path, ltl_error *error) {
    for (size_t i = 1; i <= path.len; i++) {
        if (i < path.len && path.ptr[i] != '/') {
            continue;
        }
        ltl_str part = ltl_arena_copy(arena, ltl_str_slice(path, 0, i));
        if (mkdir(part.ptr, FOLDER_MODE) != 0 && errno != EEXIST) {
            return ltl_fail(error, LTL_IO, "%s: %s", part.ptr, strerror(errno));
        }
    }
    return LTL_OK;
}

static bool is_ours(ltl_arena *arena, ltl_str path) {
    ltl_str text;
    return ltl_file_read(arena, path.ptr, LTL_MAX_CONTROL_FILE_BYTES, &text, NULL) == LTL_OK &&
           ltl_str_find(text, LTL_STR(HOOK_MARK), 0) != SIZE_MAX;
}

/* A path between single quotes of the shell. */
static void shell_quoted(ltl_out *out, const char *path) {
    ltl_out_byte(out, '\'');
    for (; *path; path++) {
        if (*path == '\'') {
            ltl_out_cstr(out, "'\\''");
        } else {
            ltl_out_byte(out, *path);
        }
    }
    ltl_out_byte(out, '\'');
}

static void script_print(ltl_out *out, const char *program) {
    ltl_out_cstr(out, "#!/bin/sh\n" HOOK_MARK "\n"
                      "before=$(dirname -- \"$0\")/pre-commit.before-lintel\n"
                      "if [ -x \"$before\" ]; then\n"
                      "    \"$before\" \"$@\" || exit $?\n"
                      "fi\n"
                      "exec ");
    shell_quoted(out, program);
    ltl_out_cstr(out, " hook\n");
}

static ltl_status script_write(ltl_str path, ltl_error *error) {
    char program[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", program, sizeof(program) - 1);
    if (len <= 0) {
        return ltl_fail(error, LTL_IO, "this program's own path is not known");
    }
    program[len] = '\0';
    ltl_file_writer *writer = malloc(sizeof(*writer));
    if (!writer) {
        return ltl_fail(error, LTL_NO_MEMORY, "out of memory");
    }
    ltl_status status = ltl_file_writer_open(writer, path.ptr, error);
    if (status == LTL_OK) {
        script_print(&writer->out, program);
        status = ltl_file_writer_close(writer, HOOK_MODE, error);
    }
    free(writer);
    return status;
}

static bool is_same_file(ltl_str a, ltl_str b) {
    struct stat one;
    struct stat other;
    return lstat(a.ptr, &one) == 0 && lstat(b.ptr, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

/* The hook that is there gets a second name and keeps its own until ours takes it: at no moment is there none. An
 * install that died in between has left both names, and goes on. */
static ltl_status earlier_keep(ltl_arena *arena, ltl_str path, ltl_str before, bool *out_is_kept,
                               ltl_error *error) {
    *out_is_kept = false;
    if (!ltl_file_exists(path.ptr) || is_ours(arena, path) || is_same_file(path, before)) {
        return LTL_OK;
    }
    if (ltl_file_exists(before.ptr)) {
        return ltl_fail(error, LTL_INVALID,
                        "%s: there is a hook here and another one put aside; remove one", path.ptr);
    }
    bool is_done = link(path.ptr, before.ptr) == 0 || rename(path.ptr, before.ptr) == 0;
    *out_is_kept = is_done;
    return is_done ? LTL_OK : ltl_fail(error, LTL_IO, "%s: %s", path.ptr, strerror(errno));
}

/* As if nothing had been tried. */
static void earlier_restore(ltl_str path, ltl_str before) {
    if (is_same_file(path, before)) {
        (void)unlink(before.ptr);
    } else {
        (void)rename(before.ptr, path.ptr);
    }
}

ltl_status ltl_hook_install(ltl_arena *arena, ltl_str *out_path, ltl_error *error) {
    ltl_repository_folders folders;
    ltl_status status = ltl_repository_folders_find(arena, &folders, error);
    if (status == LTL_OK) {
        status = folders_make(arena, folders.hooks, error);
    }
    if (status != LTL_OK) {
        return status;
    }
    ltl_str path = below(arena, folders.hooks, LTL_STR("pre-commit"));
    ltl_str before = below(arena, folders.hooks, LTL_STR("pre-commit.before-lintel"));
    bool is_kept = false;
    status = earlier_keep(arena, path, before, &is_kept, error);
    if (status != LTL_OK) {
        return status;
    }
    status = script_write(path, error);
    if (status == LTL_OK) {
        *out_path = path;
    } else if (is_kept) {
        earlier_restore(path, before);
    }
    return status;
}

ltl_status ltl_hook_uninstall(ltl_arena *arena, ltl_str *out_path, ltl_error *error) {
    ltl_repository_folders folders;
    ltl_status status = ltl_repository_folders_find(arena, &folders, error);
    if (status != LTL_OK) {
        return status;
    }
    ltl_str path = below(arena, folders.hooks, LTL_STR("pre-commit"));
    ltl_str before = below(arena, folders.hooks, LTL_STR("pre-commit.before-lintel"));
    bool is_half =
        ltl_file_exists(before.ptr) && (!ltl_file_exists(path.ptr) || is_same_file(path, before));
    if (is_half) { /* what an install that died has left */
        earlier_restore(path, before);
        *out_path = path;
        return LTL_OK;
    }
    if (!is_ours(arena, path)) {
        return ltl_fail(error, LTL_NOT_FOUND, "%s: not a hook of this program", path.ptr);
    }
    bool has_before = ltl_file_exists(before.ptr);
    if ((has_before ? rename(before.ptr, path.ptr) : unlink(path.ptr)) != 0) {
        return ltl_fail(error, LTL_IO, "%s: %s", path.ptr, strerror(errno));
    }
    *out_path = path;
    return LTL_OK;
}

bool ltl_hook_is_installed(ltl_arena *arena, const ltl_repository_folders *folders) {
    return is_ours(arena, below(arena, folders->hooks, LTL_STR("pre-commit")));
}

typedef struct replay_sign {
    const char *file;
    const char *name;
} replay_sign;

const char *ltl_hook_replay(ltl_arena *arena, const ltl_repository_folders *folders) {
    static const replay_sign signs[] = {
        {"rebase-merge", "rebase"},
        {"rebase-apply", "rebase"},
        {"CHERRY_PICK_HEAD", "cherry-pick"},
        {"REVERT_HEAD", "revert"},
    };
    for (size_t i = 0; i < LTL_COUNT_OF(signs); i++) {
        if (ltl_file_exists(below(arena, folders->git, ltl_str_of(signs[i].file)).ptr)) {
            return signs[i].name;
        }
    }
    return NULL;
}
