#include "orchestrator/intake/policy.h"

#include <git2.h>
#include <string.h>

#include "core/limits.h"
#include "orchestrator/intake/safe_file.h"

static bool read_tree_file(ltl_policy *policy, git_tree *tree, const char *name,
                           ltl_str *out_text) {
    const git_tree_entry *entry = git_tree_entry_byname(tree, name);
    if (!entry || (git_tree_entry_filemode_raw(entry) & 0170000) != 0100000) {
        return false;
    }
    ltl_object_id id;
    memcpy(id.bytes, git_tree_entry_id(entry)->id, sizeof(id.bytes));
    return ltl_git_objects_read(policy->objects, &id, LTL_MAX_CONTROL_FILE_BYTES,
                                &policy->intake->arena, out_text, NULL) == LTL_OK;
}

/* `tree` is null when the files of the root count. */
static void read_rules(ltl_policy *policy, git_tree *tree, ltl_str path,
                       ltl_policy_folder *folder) {
    static const ltl_ignore_kind kinds[] = {LTL_IGNORE_LINTEL, LTL_IGNORE_PLAIN,
                                            LTL_IGNORE_ATTRIBUTES};
    ltl_arena *arena = &policy->intake->arena;
    ltl_ignore_level *level = ltl_ignore_level_make(arena, folder->levels, path);
    for (size_t i = 0; i < LTL_COUNT_OF(kinds); i++) {
        const char *name = ltl_ignore_file_names[kinds[i]];
        ltl_str shown =
            ltl_arena_printf(arena, "%.*s%s%s", LTL_STR_ARG(path), path.len > 0 ? "/" : "", name);
        ltl_str text = LTL_STR_NONE;
        bool is_read = tree ? read_tree_file(policy, tree, name, &text)
                            : ltl_safe_try_read(policy->intake->roots.at[0], shown.ptr,
                                                LTL_MAX_CONTROL_FILE_BYTES, arena, &text, NULL);
        if (is_read && !ltl_ignore_level_add(arena, level, kinds[i], shown, text)) {
            ltl_intake_add_note(policy->intake, "%.*s counts only up to line %d",
                                LTL_STR_ARG(shown), LTL_MAX_IGNORE_PATTERNS);
        }
    }
    folder->levels = level;
}

/* The tree of the folder called `name` in the tree `above`. */
static bool find_tree(ltl_policy *policy, const ltl_object_id *above, const char *name,
                      ltl_object_id *out_id) {
    git_tree *tree = NULL;
    git_oid oid;
    memcpy(oid.id, above->bytes, sizeof(oid.id));
    if (git_tree_lookup(&tree, policy->objects->repository, &oid) != 0) {
        return false;
    }
    const git_tree_entry *entry = git_tree_entry_byname(tree, name);
    bool is_found = entry && (git_tree_entry_filemode_raw(entry) & 0170000) == 0040000;
    if (is_found) {
        memcpy(out_id->bytes, git_tree_entry_id(entry)->id, sizeof(out_id->bytes));
    }
    git_tree_free(tree);
    return is_found;
}

static void read_folder(ltl_policy *policy, ltl_str path, ltl_policy_folder *folder) {
    git_tree *tree = NULL;
    git_oid oid;
    memcpy(oid.id, folder->tree.bytes, sizeof(oid.id));
    if (git_tree_lookup(&tree, policy->objects->repository, &oid) != 0) {
        folder->has_tree = false;
        return;
    }
    read_rules(policy, tree, path, folder);
    git_tree_free(tree);
}

void ltl_policy_init(ltl_policy *policy, ltl_intake *intake, ltl_git_objects *objects,
                     const ltl_object_id *tree) {
    *policy = (ltl_policy){.intake = intake, .objects = objects};
    ltl_map_init(&policy->index, &intake->arena);
    ltl_policy_folder top = {.has_tree = tree != NULL};
    if (tree) {
        top.tree = *tree;
        if (!intake->options.ignore_gitignore) {
            read_folder(policy, LTL_STR(""), &top);
        }
    } else if (!objects && !intake->options.ignore_gitignore) {
        read_rules(policy, NULL, LTL_STR(""), &top);
    }
    LTL_PUSH(&intake->arena, &policy->folders, top);
}

static ltl_reason ask_rules(ltl_policy *policy, const ltl_ignore_level *levels, ltl_str path,
                            bool is_folder, ltl_str *out_detail) {
    ltl_intake *intake = policy->intake;
    ltl_reason reason =
        ltl_intake_ask_patterns(intake, path, is_folder, &intake->arena, out_detail);
    if (reason != LTL_REASON_NONE || intake->options.ignore_gitignore) {
        return reason;
    }
    ltl_verdict verdict = ltl_ignore_ask_tool(levels, path, is_folder, &intake->arena, out_detail);
    if (verdict == LTL_VERDICT_IGNORED) {
        return LTL_REASON_IGNORED;
    }
    if (verdict == LTL_VERDICT_NONE && ltl_ignore_ask_defaults(path, is_folder, &intake->arena,
                                                               out_detail) == LTL_VERDICT_IGNORED) {
        return LTL_REASON_VENDORED;
    }
    reason = is_folder ? LTL_REASON_NONE : ltl_ignore_ask_marks(levels, path);
    if (reason != LTL_REASON_NONE) {
        *out_detail = LTL_STR(".gitattributes");
    }
    return reason;
}

/* Index of the folder's entry, made on first use; `above` is that of its parent. */
static uint32_t folder_at(ltl_policy *policy, uint32_t above, ltl_str path) {
    bool is_new = false;
    ltl_map_entry *entry = ltl_map_put_copy(&policy->index, path, &is_new);
    if (!is_new) {
        return (uint32_t)entry->value;
    }
    ltl_str kept = entry->key;
    uint32_t at = policy->folders.count;
    entry->value = at;
    ltl_policy_folder parent = policy->folders.at[above];
    ltl_policy_folder folder = {
        .levels = parent.levels, .skip = parent.skip, .detail = parent.detail};
    if (folder.skip == LTL_REASON_NONE) {
        folder.skip = ask_rules(policy, folder.levels, kept, true, &folder.detail);
    }
    if (folder.skip != LTL_REASON_NONE || policy->intake->options.ignore_gitignore) {
        /* nothing more to learn */
    } else if (!policy->objects && ltl_path_is_safe(kept)) {
        read_rules(policy, NULL, kept, &folder);
    } else if (policy->objects && parent.has_tree &&
               find_tree(policy, &parent.tree, ltl_str_after_last(kept, '/').ptr, &folder.tree)) {
        folder.has_tree = true;
        read_folder(policy, kept, &folder);
    }
    LTL_PUSH(&policy->intake->arena, &policy->folders, folder);
    return at;
}

ltl_reason ltl_policy_ask(ltl_policy *policy, const ltl_delta *delta, ltl_str *out_detail) {
    uint32_t mode = delta->mode[LTL_SIDE_HEAD];
    if (delta->skip != LTL_REASON_NONE) {
        *out_detail = delta->detail;
        return delta->skip;
    }
    if (!ltl_path_is_safe(delta->path)) {
        return LTL_REASON_PATH_INVALID;
    }
    uint32_t at = 0;
    for (size_t slash = ltl_str_find_byte(delta->path, '/', 0); slash != SIZE_MAX;
         slash = ltl_str_find_byte(delta->path, '/', slash + 1)) {
        at = folder_at(policy, at, ltl_str_slice(delta->path, 0, slash));
    }
    const ltl_policy_folder *folder = &policy->folders.at[at];
    if (folder->skip != LTL_REASON_NONE) {
        *out_detail = folder->detail;
        return folder->skip;
    }
    ltl_reason reason = ask_rules(policy, folder->levels, delta->path, false, out_detail);
    if (reason != LTL_REASON_NONE) {
        return reason;
    }
    return mode == 0         ? LTL_REASON_DELETED
           : mode == 0120000 ? LTL_REASON_LINK
           : mode == 0160000 ? LTL_REASON_SUBMODULE
                             : LTL_REASON_NONE;
}
