#include "orchestrator/cli/rules/fixtures.h"

#include <dirent.h>
#include <stdlib.h>

#include "analyzers/rules/pack.h"
#include "core/limits.h"
#include "orchestrator/cli/files.h"
#include "orchestrator/cli/rules/files.h"

/* ---- names ---- */

/* Up to the dot of the extension, and with it. */
static ltl_str stem_of(ltl_str path) {
    size_t dot = ltl_str_find_last_byte(path, '.');
    return ltl_str_slice(path, 0, dot == SIZE_MAX ? path.len : dot + 1);
}

static bool is_fixture_name(ltl_str path, ltl_str rule_path) {
    return ltl_str_starts_with(path, stem_of(rule_path)) && !ltl_rule_file_is_named(path);
}

bool ltl_rule_fixture_is_twin(const ltl_rule_fixture *fixture) {
    ltl_str name = ltl_str_after_last(fixture->path, '/');
    return ltl_str_find(name, LTL_STR(".fixed."), 0) != SIZE_MAX ||
           ltl_str_ends_with(name, LTL_STR(".fixed"));
}

/* `a.py` has the twin `a.fixed.py`. */
static bool is_twin_of(ltl_str path, ltl_str of) {
    size_t slash = ltl_str_find_last_byte(of, '/');
    size_t dot = ltl_str_find_byte(of, '.', slash == SIZE_MAX ? 0 : slash);
    ltl_str stem = ltl_str_slice(of, 0, dot == SIZE_MAX ? of.len : dot);
    ltl_str rest = ltl_str_slice(of, stem.len, of.len);
    ltl_str mark = LTL_STR(".fixed");
    return path.len == of.len + mark.len && ltl_str_starts_with(path, stem) &&
           ltl_str_ends_with(path, rest) &&
           ltl_str_eq(ltl_str_slice(path, stem.len, stem.len + mark.len), mark);
}

const ltl_rule_fixture *ltl_rule_fixtures_twin(const ltl_rule_fixtures *fixtures,
                                               const ltl_rule_fixture *fixture) {
    for (uint32_t i = 0; i < fixtures->count; i++) {
        if (is_twin_of(fixtures->at[i].path, fixture->path)) {
            return &fixtures->at[i];
        }
    }
    return NULL;
}

static int compare(const void *left, const void *right) {
    const ltl_rule_fixture *a = left;
    const ltl_rule_fixture *b = right;
    int order = ltl_str_compare(a->path, b->path);
    return order != 0 ? order : ltl_str_compare(a->rule_path, b->rule_path);
}

void ltl_rule_fixtures_sort(ltl_rule_fixtures *fixtures) {
    if (fixtures->count > 1) {
        qsort(fixtures->at, fixtures->count, sizeof(ltl_rule_fixture), compare);
    }
}

/* ---- inside the program ---- */

void ltl_rule_fixtures_of_pack(ltl_arena *arena, ltl_ruleset *ruleset, ltl_rule_fixtures *out) {
    ltl_pack_reader rules = ltl_pack_open();
    ltl_str path;
    ltl_str text;
    while (ltl_pack_next(&rules, &path, &text)) {
        if (!ltl_rule_file_is_named(path)) {
            continue;
        }
        ltl_ruleset_add(ruleset, path, text);
        ltl_pack_reader others = ltl_pack_open();
        ltl_str other;
        ltl_str other_text;
        while (ltl_pack_next(&others, &other, &other_text)) {
            if (is_fixture_name(other, path)) {
                LTL_PUSH(arena, out, ((ltl_rule_fixture){path, other, other_text}));
            }
        }
    }
}

/* ---- in files ---- */

typedef struct collector {
    ltl_arena *arena;
    ltl_rule_fixtures *out;
    ltl_error *error;
} collector;

static ltl_status add(collector *c, ltl_str rule_path, ltl_str path) {
    ltl_rule_fixture found = {.rule_path = rule_path, .path = path};
    ltl_status status =
        ltl_file_read(c->arena, path.ptr, LTL_MAX_RULE_FILE_BYTES, &found.text, c->error);
    if (status == LTL_OK) {
        LTL_PUSH(c->arena, c->out, found);
    }
    return status;
}

/* Everything below the folder `rule/` beside `rule.yaml`. */
static ltl_status collect_folder(collector *c, ltl_str rule_path, ltl_str folder) {
    ltl_str_list folders = {0};
    ltl_status status = LTL_OK;
    LTL_PUSH(c->arena, &folders, folder);
    for (uint32_t i = 0; i < folders.count && i < LTL_MAX_RULES && status == LTL_OK; i++) {
        DIR *dir = opendir(folders.at[i].ptr);
        struct dirent *entry;
        while (dir && status == LTL_OK && (entry = readdir(dir)) != NULL) {
            ltl_str path =
                ltl_arena_printf(c->arena, "%.*s/%s", LTL_STR_ARG(folders.at[i]), entry->d_name);
            if (entry->d_name[0] == '.') {
                continue;
            }
            if (entry->d_type == DT_DIR) {
                LTL_PUSH(c->arena, &folders, path);
            } else if (entry->d_type == DT_REG && !ltl_rule_file_is_named(path)) {
                status = add(c, rule_path, path);
            }
        }
        if (dir) {
            closedir(dir);
        }
    }
    return status;
}

/* What belongs to a rule file that stands, or would stand, at `place`. */
static ltl_status collect_beside(collector *c, ltl_str rule_path, ltl_str place) {
    size_t slash = ltl_str_find_last_byte(place, '/');
    ltl_str folder = slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(place, 0, slash + 1);
    const char *name = folder.len > 0 ? ltl_arena_copy(c->arena, folder).ptr : ".";
    ltl_str stem = stem_of(place);
    ltl_str own_folder = ltl_arena_copy(c->arena, ltl_str_slice(stem, 0, stem.len - 1));
    DIR *dir = opendir(name);
    ltl_status status = LTL_OK;
    struct dirent *entry;
    while (dir && status == LTL_OK && (entry = readdir(dir)) != NULL) {
        ltl_str path = ltl_arena_printf(c->arena, "%.*s%s", LTL_STR_ARG(folder), entry->d_name);
        if (is_fixture_name(path, place) && !ltl_folder_exists(path.ptr)) {
            status = add(c, rule_path, path);
        }
    }
    if (dir) {
        closedir(dir);
    }
    bool has_folder = status == LTL_OK && own_folder.len > 0 && ltl_folder_exists(own_folder.ptr);
    return has_folder ? collect_folder(c, rule_path, own_folder) : status;
}

/* Where the rule file would stand in the folder that mirrors `root`. */
static ltl_str mirrored(collector *c, ltl_str rule_path, ltl_str root, const char *mirror) {
    bool is_below = rule_path.len > root.len && ltl_str_starts_with(rule_path, root);
    ltl_str rest = is_below ? ltl_str_slice(rule_path, root.len, rule_path.len)
                            : ltl_str_after_last(rule_path, '/');
    while (ltl_str_starts_with(rest, LTL_STR("/"))) {
        rest = ltl_str_slice(rest, 1, rest.len);
    }
    return ltl_arena_printf(c->arena, "%s/%.*s", mirror, LTL_STR_ARG(rest));
}

ltl_status ltl_rule_fixtures_of_path(ltl_arena *arena, ltl_str path, const char *mirror,
                                     ltl_ruleset *ruleset, ltl_rule_fixtures *out,
                                     ltl_error *error) {
    collector c = {arena, out, error};
    ltl_str_list files = {0};
    ltl_status status = ltl_rule_files_list(arena, path, &files, error);
    for (uint32_t i = 0; i < files.count && status == LTL_OK; i++) {
        ltl_str text;
        status = ltl_file_read(arena, files.at[i].ptr, LTL_MAX_RULE_FILE_BYTES, &text, error);
        if (status != LTL_OK) {
            return status;
        }
        ltl_ruleset_add(ruleset, files.at[i], text);
        status = collect_beside(&c, files.at[i], files.at[i]);
        if (status == LTL_OK && mirror != NULL) {
            status = collect_beside(&c, files.at[i], mirrored(&c, files.at[i], path, mirror));
        }
    }
    return status;
}
