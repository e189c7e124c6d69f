#include "orchestrator/intake/fence/fence_internal.h"

#include "core/limits.h"
#include "orchestrator/intake/safe_file.h"

typedef struct settings {
    ltl_fence *fence;
    uint64_t version;
    ltl_str work_tree;
    ltl_str unknown; /* an extension that changes what the files mean */
    bool ignores_modes;
    ltl_str auto_crlf;
} settings;

static bool is_known_extension(ltl_str name, ltl_str value) {
    static const char *const known[] = {
        "noop",   "partialclone", "worktreeconfig", "preciousobjects", "relativeworktrees",
        "noop-v1"};
    if (ltl_str_is(name, "objectformat")) {
        return ltl_str_equals_ignoring_case(value, LTL_STR("sha1"));
    }
    if (ltl_str_is(name, "refstorage")) {
        return ltl_str_equals_ignoring_case(value, LTL_STR("files"));
    }
    for (size_t i = 0; i < LTL_COUNT_OF(known); i++) {
        if (ltl_str_is(name, known[i])) {
            return true;
        }
    }
    return false;
}

static void visit_setting(void *context, ltl_str name, ltl_str subsection, ltl_str value) {
    settings *s = context;
    ltl_str extension = LTL_STR("extensions.");
    if (subsection.len > 0) {
        return;
    }
    if (ltl_str_is(name, "core.repositoryformatversion")) {
        uint64_t version = 0;
        s->version = ltl_str_to_u64(value, &version) ? version : UINT64_MAX;
    } else if (ltl_str_is(name, "core.worktree")) {
        s->work_tree = value;
    } else if (ltl_str_is(name, "core.filemode")) {
        s->ignores_modes = !ltl_git_config_is_true(value);
    } else if (ltl_str_is(name, "core.autocrlf")) {
        s->auto_crlf = value;
    } else if (ltl_str_starts_with(name, extension)) {
        ltl_str key = ltl_str_slice(name, extension.len, name.len);
        if (!is_known_extension(key, value)) {
            s->unknown = ltl_arena_printf(s->fence->arena, "%.*s = %.*s", LTL_STR_ARG(name),
                                          LTL_STR_ARG(value));
        }
    }
}

static bool read_settings(ltl_fence *f, int fd, const char *name, settings *s) {
    ltl_str text = LTL_STR_NONE;
    const char *problem = NULL;
    if (!ltl_safe_try_read(fd, name, LTL_MAX_CONTROL_FILE_BYTES, f->arena, &text, &problem)) {
        return !problem || ltl_fence__refuse(f, LTL_REFUSED, "its %s is not a plain file", name);
    }
    return ltl_git_config_read(f->arena, text, visit_setting, s) ||
           ltl_fence__refuse(f, LTL_REFUSED, "its %s does not parse", name);
}

bool ltl_fence__settings_are_known(ltl_fence *f, int common_fd, int git_fd, bool must_name_us) {
    settings s = {.fence = f};
    if (f->options->user) {
        s.auto_crlf = f->options->user->auto_crlf;
    }
    if (!read_settings(f, common_fd, "config", &s) ||
        !read_settings(f, git_fd, "config.worktree", &s)) {
        return false;
    }
    f->place->ignores_modes = s.ignores_modes;
    f->place->converts_newlines = s.auto_crlf.len > 0 && (ltl_git_config_is_true(s.auto_crlf) ||
                                                          ltl_str_is(s.auto_crlf, "input"));
    if (s.version > 1) {
        return ltl_fence__refuse(f, LTL_UNSUPPORTED,
                                 "its format version is newer than this program knows");
    }
    if (s.unknown.len > 0) {
        return ltl_fence__refuse(f, LTL_UNSUPPORTED, "its format is not supported (%.*s)",
                                 LTL_STR_ARG(s.unknown));
    }
    bool names_us =
        s.work_tree.len > 0 &&
        ltl_str_eq(ltl_fence__real_path(f, f->place->git_dir, s.work_tree), f->place->work_tree);
    if (s.work_tree.len > 0 && !names_us) {
        return ltl_fence__refuse(f, LTL_REFUSED,
                                 "its configuration names another work tree (core.worktree)");
    }
    return !must_name_us || names_us ||
           ltl_fence__refuse(f, LTL_REFUSED,
                             "the .git file names a repository that does not name this folder");
}
