#include "orchestrator/cli/rules/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "analyzers/rules/pack.h"
#include "core/limits.h"
#include "orchestrator/cli/files.h"

bool ltl_rule_file_is_named(ltl_str path) {
    bool is_yaml =
        ltl_str_ends_with(path, LTL_STR(".yaml")) || ltl_str_ends_with(path, LTL_STR(".yml"));
    return is_yaml && !ltl_str_ends_with(path, LTL_STR(".test.yaml")) &&
           !ltl_str_ends_with(path, LTL_STR(".test.yml"));
}

static int compare(const void *a, const void *b) {
    return ltl_str_compare(*(const ltl_str *)a, *(const ltl_str *)b);
}

/* One folder: its rule files go to `files`, its folders to `folders`. */
static ltl_status folder_read(ltl_arena *arena, ltl_str folder, ltl_str_list *folders,
                              ltl_str_list *files, ltl_error *error) {
    DIR *dir = opendir(folder.ptr);
    if (!dir) {
        return ltl_fail(error, LTL_IO, "%s: cannot be read: %s", folder.ptr, strerror(errno));
    }
    struct dirent *entry;
    while ((entry = readdir(dir)) != NULL) {
        if (entry->d_name[0] == '.') {
            continue;
        }
        ltl_str path = ltl_arena_printf(arena, "%.*s/%s", LTL_STR_ARG(folder), entry->d_name);
        struct stat info;
        if (lstat(path.ptr, &info) != 0) {
            continue;
        }
        if (S_ISDIR(info.st_mode)) {
            LTL_PUSH(arena, folders, path);
        } else if (S_ISREG(info.st_mode) && ltl_rule_file_is_named(path)) {
            LTL_PUSH(arena, files, path);
        }
    }
    closedir(dir);
    return LTL_OK;
}

ltl_status ltl_rule_files_list(ltl_arena *arena, ltl_str path, ltl_str_list *files,
                               ltl_error *error) {
    path = ltl_arena_copy(arena, path);
    if (!ltl_folder_exists(path.ptr)) {
        LTL_PUSH(arena, files, path);
        return LTL_OK;
    }
    while (path.len > 1 && path.ptr[path.len - 1] == '/') {
        path = ltl_arena_copy(arena, ltl_str_slice(path, 0, path.len - 1));
    }
    ltl_str_list folders = {0};
    LTL_PUSH(arena, &folders, path);
    uint32_t first = files->count;
    ltl_status status = LTL_OK;
    for (uint32_t i = 0; i < folders.count && status == LTL_OK; i++) {
        status = folders.count > LTL_MAX_RULES
                     ? ltl_fail(error, LTL_LIMIT, "%s: too many folders", path.ptr)
                     : folder_read(arena, folders.at[i], &folders, files, error);
    }
    if (status == LTL_OK && files->count == first) {
        return ltl_fail(error, LTL_NOT_FOUND, "%s: no *.yaml or *.yml in this folder", path.ptr);
    }
    if (files->count > first) {
        qsort(files->at + first, files->count - first, sizeof(ltl_str), compare);
    }
    return status;
}

/* The folder at the top of the pack is the domain. */
static bool pack_entry_is_wanted(const ltl_settings *settings, ltl_str path) {
    ltl_str rest = path;
    ltl_str top;
    ltl_domain domain;
    if (!ltl_rule_file_is_named(path)) {
        return false;
    }
    if (ltl_str_split(&rest, '/', &top) && ltl_domain_parse(top, &domain)) {
        return (settings->domains >> domain & 1u) != 0;
    }
    return true;
}

static void pack_load(const ltl_settings *settings, ltl_ruleset *ruleset) {
    ltl_pack_reader reader = ltl_pack_open();
    ltl_str path;
    ltl_str text;
    while (ltl_pack_next(&reader, &path, &text)) {
        if (pack_entry_is_wanted(settings, path)) {
            ltl_ruleset_add_built_in(ruleset, path, text);
        }
    }
}

ltl_status ltl_rule_files_load(ltl_arena *arena, const ltl_settings *settings, ltl_ruleset *ruleset,
                               ltl_error *error) {
    if (!settings->has_own_rules_only) {
        pack_load(settings, ruleset);
    }
    ltl_str_list files = {0};
    ltl_status status = LTL_OK;
    for (uint32_t i = 0; i < settings->rules.count && status == LTL_OK; i++) {
        status = ltl_rule_files_list(arena, settings->rules.at[i], &files, error);
    }
    for (uint32_t i = 0; i < files.count && status == LTL_OK; i++) {
        ltl_str text;
        status = ltl_file_read(arena, files.at[i].ptr, LTL_MAX_RULE_FILE_BYTES, &text, error);
        if (status == LTL_OK) {
            ltl_ruleset_add(ruleset, files.at[i], text);
        }
    }
    return status;
}
