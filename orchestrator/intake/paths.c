#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/intake/model.h"
#include "orchestrator/intake/rules.h"
#include "orchestrator/intake/walk.h"

typedef struct opener {
    ltl_intake *intake;
    ltl_rules rules;     /* of the work tree that was looked at last */
    ltl_str cwd;         /* real path; empty when unknown */
    uint32_t slash_root; /* index + 1 of a handle on `/`, for files named directly */
    bool is_single;
} opener;

/* Without `./`, doubled and trailing slashes; `..` stays, because links may make it mean something. */
static ltl_str tidy(ltl_arena *arena, ltl_str path) {
    char *bytes = ltl_arena_alloc_raw(arena, path.len + 2);
    size_t len = 0;
    bool is_absolute = path.len > 0 && path.ptr[0] == '/';
    ltl_str name;
    while (ltl_str_split(&path, '/', &name)) {
        if (name.len == 0 || ltl_str_is(name, ".")) {
            continue;
        }
        if (len > 0 || is_absolute) {
            bytes[len++] = '/';
        }
        memcpy(bytes + len, name.ptr, name.len);
        len += name.len;
    }
    if (len == 0) {
        bytes[len++] = is_absolute ? '/' : '.';
    }
    bytes[len] = '\0';
    return (ltl_str){bytes, len};
}

static bool has_parent_steps(ltl_str path) {
    ltl_str name;
    while (ltl_str_split(&path, '/', &name)) {
        if (ltl_str_is(name, "..")) {
            return true;
        }
    }
    return false;
}

static bool is_inside(ltl_str path, ltl_str folder) {
    return folder.len > 0 &&
           (ltl_str_is(folder, "/") || (ltl_str_starts_with(path, folder) &&
                                        (path.len == folder.len || path.ptr[folder.len] == '/')));
}

static ltl_str real_path(ltl_arena *arena, const char *path) {
    char real[PATH_MAX];
    return realpath(path, real) ? ltl_arena_copy(arena, ltl_str_of(real)) : LTL_STR_NONE;
}

static ltl_str folder_of(ltl_arena *arena, ltl_str path) {
    size_t slash = ltl_str_find_last_byte(path, '/');
    if (slash == SIZE_MAX) {
        return LTL_STR(".");
    }
    return ltl_arena_copy(arena, ltl_str_slice(path, 0, slash == 0 ? 1 : slash));
}

/* Whether what was named lies where its name says: links in a name given by a program (a hook, a
 * shell's star) must not lead out. Who writes `..` or an absolute folder means that folder. */
static bool leads_out(opener *o, ltl_str named, bool is_link, ltl_str real) {
    ltl_arena *arena = &o->intake->arena;
    bool is_free = named.ptr[0] == '/' || has_parent_steps(named);
    if (!is_free && is_inside(real, o->cwd)) {
        return false;
    }
    if (!is_free) {
        return true;
    }
    if (!is_link) {
        return false;
    }
    ltl_str home = real_path(arena, folder_of(arena, named).ptr);
    return !is_inside(real, home) && !is_inside(real, o->rules.place.work_tree);
}

static void use_rules_for(opener *o, ltl_str folder) {
    ltl_str tree = o->rules.place.work_tree;
    if (o->rules.intake && tree.len > 0 && is_inside(folder, tree)) {
        return;
    }
    ltl_rules_clear(&o->rules);
    ltl_rules_init(&o->rules, o->intake, folder);
}

static ltl_status open_folder(opener *o, ltl_str named, ltl_str real, ltl_error *error) {
    ltl_arena *arena = &o->intake->arena;
    ltl_walk_scope scope = {.report_prefix = LTL_STR("")};
    int fd = open(real.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        ltl_status status = ltl_fail(error, LTL_IO, "%s", strerror(errno));
        ltl_error_at(error, named.ptr, 0, 0);
        return status;
    }
    scope.root = ltl_intake_add_root(o->intake, fd);
    if (!o->is_single && !ltl_str_is(named, ".")) {
        scope.report_prefix =
            ltl_str_is(named, "/") ? named : ltl_arena_printf(arena, "%.*s/", LTL_STR_ARG(named));
    }
    scope.levels = ltl_rules_levels_above(&o->rules, real, &scope.tree_prefix);
    return ltl_walk_folder(&o->rules, &scope, error);
}

static ltl_status slash_root(opener *o, uint32_t *out_root, ltl_error *error) {
    if (o->slash_root == 0) {
        int fd = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (fd < 0) {
            return ltl_fail(error, LTL_IO, "/: %s", strerror(errno));
        }
        o->slash_root = ltl_intake_add_root(o->intake, fd) + 1;
    }
    *out_root = o->slash_root - 1;
    return LTL_OK;
}

/* The rules apply to a file named directly only on demand. */
static ltl_reason ask_named_file(opener *o, ltl_str named, ltl_str real, ltl_str *out_detail) {
    if (!o->intake->options.force_exclude) {
        return LTL_REASON_NONE;
    }
    ltl_arena *arena = &o->intake->arena;
    ltl_str prefix = LTL_STR("");
    ltl_str folder = folder_of(arena, real);
    const ltl_ignore_level *above = ltl_rules_levels_above(&o->rules, folder, &prefix);
    ltl_str tree_path = ltl_arena_printf(arena, "%.*s%.*s", LTL_STR_ARG(prefix),
                                         LTL_STR_ARG(ltl_str_after_last(real, '/')));
    int fd = open(folder.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) {
        ltl_str here = ltl_str_slice(prefix, 0, prefix.len > 0 ? prefix.len - 1 : 0);
        above = ltl_rules_read_level(&o->rules, fd, (1u << LTL_IGNORE_COUNT) - 1, here, above);
        (void)close(fd);
    }
    /* A folder above may be what is ignored. */
    for (size_t slash = ltl_str_find_byte(tree_path, '/', 0); slash != SIZE_MAX;
         slash = ltl_str_find_byte(tree_path, '/', slash + 1)) {
        ltl_str part = ltl_arena_copy(arena, ltl_str_slice(tree_path, 0, slash));
        ltl_reason reason = ltl_rules_ask(&o->rules, above, part, part, true, out_detail);
        if (reason != LTL_REASON_NONE) {
            return reason;
        }
    }
    return ltl_rules_ask(&o->rules, above, tree_path, named, false, out_detail);
}

static ltl_status open_file(opener *o, ltl_str named, ltl_str real, const struct stat *found,
                            ltl_reason skip, ltl_str detail, ltl_error *error) {
    uint32_t root = 0;
    ltl_status status = slash_root(o, &root, error);
    if (status != LTL_OK) {
        return status;
    }
    ltl_str path = ltl_arena_copy(&o->intake->arena, ltl_str_slice(real, 1, real.len));
    ltl_walk_add_file(o->intake, root, path, named, found, skip, detail);
    return LTL_OK;
}

static ltl_status fail_named(ltl_str named, ltl_error *error) {
    int number = errno;
    ltl_status status =
        ltl_fail(error, number == ENOENT || number == ENOTDIR ? LTL_NOT_FOUND : LTL_IO, "%s",
                 number == ENOENT ? "no such file or folder" : strerror(number));
    ltl_error_at(error, named.ptr, 0, 0);
    return status;
}

static ltl_status open_named(opener *o, ltl_str path, ltl_error *error) {
    ltl_arena *arena = &o->intake->arena;
    struct stat found;
    struct stat target;
    if (path.len == 0 || memchr(path.ptr, '\0', path.len)) {
        return ltl_fail(error, LTL_USAGE, "an empty path, or one with a zero byte, names nothing");
    }
    ltl_str named = tidy(arena, path);
    if (lstat(named.ptr, &found) != 0) {
        return fail_named(named, error);
    }
    bool is_link = S_ISLNK(found.st_mode);
    ltl_str real = real_path(arena, named.ptr);
    bool has_target = real.len > 0 && lstat(real.ptr, &target) == 0;
    if (!has_target && !is_link) {
        return fail_named(named, error);
    }
    if (!has_target) {
        return open_file(o, named, named, &found, LTL_REASON_LINK, LTL_STR("leads nowhere"), error);
    }
    bool is_folder = S_ISDIR(target.st_mode);
    use_rules_for(o, is_folder ? real : folder_of(arena, real));
    if (!(is_folder && o->is_single) && leads_out(o, named, is_link, real)) {
        return open_file(o, named, real, &found, LTL_REASON_LINK,
                         LTL_STR("leads out of the folder it was named in"), error);
    }
    if (is_folder) {
        return open_folder(o, named, real, error);
    }
    ltl_str detail = LTL_STR_NONE;
    ltl_reason skip = ask_named_file(o, named, real, &detail);
    return open_file(o, named, real, &target, skip, detail, error);
}

ltl_status ltl_intake_open_paths(const ltl_str *paths, uint32_t path_count,
                                 const ltl_intake_options *options, ltl_intake **out_intake,
                                 ltl_error *error) {
    opener o = {.is_single = path_count == 1};
    ltl_status status = ltl_intake_new(options, &o.intake, error);
    if (status != LTL_OK) {
        return status;
    }
    ltl_git_user_read(&o.intake->arena, &o.intake->user);
    o.cwd = real_path(&o.intake->arena, ".");
    for (uint32_t i = 0; status == LTL_OK && i < path_count; i++) {
        status = open_named(&o, paths[i], error);
    }
    ltl_rules_clear(&o.rules);
    if (status == LTL_OK) {
        status = ltl_intake_finish(o.intake, error);
    }
    if (status != LTL_OK) {
        ltl_intake_close(o.intake);
        return status;
    }
    o.intake->head_name = LTL_STR("files");
    *out_intake = o.intake;
    return LTL_OK;
}
