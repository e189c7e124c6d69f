#include "orchestrator/intake/rules.h"

#include <fcntl.h>
#include <git2/index.h>
#include <unistd.h>

#include "core/limits.h"
#include "orchestrator/intake/safe_file.h"

static bool is_below(ltl_str path, ltl_str folder) {
    if (ltl_str_is(folder, "/")) {
        return true;
    }
    return ltl_str_starts_with(path, folder) &&
           (path.len == folder.len || path.ptr[folder.len] == '/');
}

void ltl_rules_init(ltl_rules *rules, ltl_intake *intake, ltl_str folder) {
    *rules = (ltl_rules){.intake = intake};
    if (intake->git.work_tree.len > 0 && is_below(folder, intake->git.work_tree)) {
        rules->place = intake->git;
        return;
    }
    ltl_fence_options options = {
        .user = &intake->user,
        .allow_alternates = intake->options.allow_alternates,
        .allow_other_owner = intake->options.allow_other_owner,
    };
    ltl_fence_find(&intake->arena, folder, &options, &rules->place);
    if (intake->git.work_tree.len == 0) {
        intake->git = rules->place;
    }
    if (rules->place.verdict != LTL_OK && rules->place.verdict != LTL_NOT_FOUND) {
        ltl_intake_add_note(intake,
                            "the git repository at %.*s is not opened: %.*s; only its ignore files "
                            "count, not what git tracks",
                            LTL_STR_ARG(rules->place.work_tree), LTL_STR_ARG(rules->place.reason));
    }
}

void ltl_rules_clear(ltl_rules *rules) {
    git_index_free(rules->index);
    rules->index = NULL;
}

/* --- levels --- */

static void add_file(ltl_rules *rules, ltl_ignore_level *level, ltl_ignore_kind kind, int fd,
                     const char *name, ltl_str shown) {
    ltl_arena *arena = &rules->intake->arena;
    ltl_str text = LTL_STR_NONE;
    const char *problem = NULL;
    if (ltl_safe_try_read(fd, name, LTL_MAX_CONTROL_FILE_BYTES, arena, &text, &problem)) {
        if (!ltl_ignore_level_add(arena, level, kind, shown, text)) {
            ltl_intake_add_note(rules->intake, "%.*s counts only up to line %d", LTL_STR_ARG(shown),
                                LTL_MAX_IGNORE_PATTERNS);
        }
    } else if (problem) {
        ltl_intake_add_note(rules->intake, "%.*s does not count: not a plain file of bounded size",
                            LTL_STR_ARG(shown));
    }
}

const ltl_ignore_level *ltl_rules_read_level(ltl_rules *rules, int folder_fd, unsigned kinds,
                                             ltl_str tree_path, const ltl_ignore_level *above) {
    if (kinds == 0 || rules->intake->options.ignore_gitignore) {
        return above;
    }
    ltl_arena *arena = &rules->intake->arena;
    ltl_ignore_level *level = ltl_ignore_level_make(arena, above, tree_path);
    for (unsigned kind = 0; kind < LTL_IGNORE_COUNT; kind++) {
        if (kinds & (1u << kind)) {
            const char *name = ltl_ignore_file_names[kind];
            ltl_str shown = tree_path.len == 0
                                ? ltl_str_of(name)
                                : ltl_arena_printf(arena, "%.*s/%s", LTL_STR_ARG(tree_path), name);
            add_file(rules, level, (ltl_ignore_kind)kind, folder_fd, name, shown);
        }
    }
    return level;
}

/* core.excludesFile is the user's own and may be a link; info/exclude is behind the fence. */
static const ltl_ignore_level *read_base_levels(ltl_rules *rules) {
    ltl_arena *arena = &rules->intake->arena;
    ltl_ignore_level *user = ltl_ignore_level_make(arena, NULL, LTL_STR_NONE);
    ltl_str path = rules->intake->user.excludes_file;
    ltl_str text = LTL_STR_NONE;
    int fd = path.len > 0 ? open(path.ptr, O_RDONLY | O_CLOEXEC | O_NONBLOCK) : -1;
    if (fd >= 0 && ltl_safe_try_read_handle(fd, LTL_MAX_CONTROL_FILE_BYTES, arena, &text)) {
        (void)ltl_ignore_level_add(arena, user, LTL_IGNORE_GIT, path, text);
    }
    if (rules->place.verdict != LTL_OK) {
        return user;
    }
    ltl_ignore_level *own = ltl_ignore_level_make(arena, user, LTL_STR_NONE);
    fd = open(rules->place.common_dir.ptr, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0) {
        add_file(rules, own, LTL_IGNORE_GIT, fd, "info/exclude", LTL_STR(".git/info/exclude"));
        add_file(rules, own, LTL_IGNORE_ATTRIBUTES, fd, "info/attributes",
                 LTL_STR(".git/info/attributes"));
        (void)close(fd);
    }
    return own;
}

const ltl_ignore_level *ltl_rules_levels_above(ltl_rules *rules, ltl_str folder,
                                               ltl_str *out_prefix) {
    ltl_str top = rules->place.work_tree;
    *out_prefix = LTL_STR("");
    if (top.len == 0) {
        return NULL;
    }
    size_t start = top.len + (top.len > 1);
    ltl_str below = folder.len > top.len ? ltl_str_slice(folder, start, folder.len) : LTL_STR("");
    ltl_arena *arena = &rules->intake->arena;
    if (below.len > 0) {
        *out_prefix = ltl_arena_printf(arena, "%.*s/", LTL_STR_ARG(below));
    }
    if (rules->intake->options.ignore_gitignore) {
        return NULL;
    }
    const ltl_ignore_level *level = read_base_levels(rules);
    /* Every folder from the top down to the parent of `folder`. */
    for (size_t end = 0; end < below.len;) {
        ltl_str path = ltl_str_slice(below, 0, end > 0 ? end - 1 : 0);
        ltl_str absolute =
            ltl_arena_printf(arena, "%.*s/%.*s", LTL_STR_ARG(top), LTL_STR_ARG(path));
        int fd = open(absolute.ptr, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (fd >= 0) {
            level = ltl_rules_read_level(rules, fd, (1u << LTL_IGNORE_COUNT) - 1, path, level);
            (void)close(fd);
        }
        size_t slash = ltl_str_find_byte(below, '/', end);
        end = slash == SIZE_MAX ? below.len : slash + 1;
    }
    return level;
}

/* --- what git tracks --- */

static struct git_index *index_of(ltl_rules *rules) {
    if (!rules->asked_index) {
        ltl_error error;
        rules->asked_index = true;
        if (rules->place.verdict == LTL_OK && rules->place.work_tree.len > 0 &&
            ltl_git_index_open(&rules->place, &rules->index, &error) != LTL_OK) {
            rules->index = NULL;
            ltl_intake_add_note(rules->intake, "what git tracks is not known: %s", error.text);
        }
    }
    return rules->index;
}

uint32_t ltl_rules_tracked_mode(ltl_rules *rules, ltl_str tree_path) {
    struct git_index *index = index_of(rules);
    const git_index_entry *entry = index ? git_index_get_bypath(index, tree_path.ptr, 0) : NULL;
    return entry ? entry->mode : 0;
}

static bool is_tracked(ltl_rules *rules, ltl_str tree_path, bool is_folder) {
    struct git_index *index = index_of(rules);
    if (!index || !is_folder) {
        return ltl_rules_tracked_mode(rules, tree_path) != 0;
    }
    ltl_str prefix = ltl_arena_printf(&rules->intake->arena, "%.*s/", LTL_STR_ARG(tree_path));
    return git_index_find_prefix(NULL, index, prefix.ptr) == 0;
}

/* --- asking --- */

static ltl_reason ask_tool(ltl_rules *rules, const ltl_ignore_level *level, ltl_str tree_path,
                           bool is_folder, ltl_str *out_detail) {
    ltl_arena *arena = &rules->intake->arena;
    ltl_verdict verdict = rules->git_only
                              ? LTL_VERDICT_NONE
                              : ltl_ignore_ask_tool(level, tree_path, is_folder, arena, out_detail);
    if (verdict == LTL_VERDICT_NONE) {
        verdict = ltl_ignore_ask_git(level, tree_path, is_folder, arena, out_detail);
        if (verdict == LTL_VERDICT_IGNORED && is_tracked(rules, tree_path, is_folder)) {
            verdict = LTL_VERDICT_NONE;
        }
    }
    if (verdict != LTL_VERDICT_NONE) {
        return verdict == LTL_VERDICT_IGNORED ? LTL_REASON_IGNORED : LTL_REASON_NONE;
    }
    bool is_default =
        ltl_ignore_ask_defaults(tree_path, is_folder, arena, out_detail) == LTL_VERDICT_IGNORED;
    if (!is_default || (rules->git_only && is_tracked(rules, tree_path, is_folder))) {
        return LTL_REASON_NONE;
    }
    return LTL_REASON_VENDORED;
}

ltl_reason ltl_rules_ask(ltl_rules *rules, const ltl_ignore_level *level, ltl_str tree_path,
                         ltl_str path, bool is_folder, ltl_str *out_detail) {
    const ltl_intake *intake = rules->intake;
    ltl_reason reason = LTL_REASON_NONE;
    if (!rules->git_only) {
        reason =
            ltl_intake_ask_patterns(intake, path, is_folder, &rules->intake->arena, out_detail);
    }
    if (reason != LTL_REASON_NONE || intake->options.ignore_gitignore) {
        return reason;
    }
    reason = ask_tool(rules, level, tree_path, is_folder, out_detail);
    if (reason == LTL_REASON_NONE && !is_folder) {
        *out_detail = LTL_STR_NONE;
    }
    if (reason == LTL_REASON_NONE && !is_folder && !rules->git_only) {
        reason = ltl_ignore_ask_marks(level, tree_path);
        if (reason != LTL_REASON_NONE) {
            *out_detail = LTL_STR(".gitattributes");
        }
    }
    return reason;
}

bool ltl_is_lfs_pointer(ltl_str bytes) {
    return bytes.len < 1024 &&
           ltl_str_starts_with(bytes, LTL_STR("version https://git-lfs.github.com/spec/")) &&
           ltl_str_find(bytes, LTL_STR("\noid sha256:"), 0) != SIZE_MAX;
}
