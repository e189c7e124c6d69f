#include "analyzers/rulefiles/lists.h"

#include "analyzers/rules/pack.h"
#include "core/nearest.h"

static const char FOLDER[] = "lists/";
static const char SUFFIX[] = ".yaml";

/* ---- the files of lists inside the program ---- */

static bool pack_find(ltl_str path, ltl_str *out_text) {
    ltl_pack_reader reader = ltl_pack_open();
    ltl_str found;
    while (ltl_pack_next(&reader, &found, out_text)) {
        if (ltl_str_eq(found, path)) {
            return true;
        }
    }
    return false;
}

static const ltl_list_file *file_read(ltl_loader *loader, ltl_str name, ltl_str path,
                                      ltl_str text) {
    ltl_arena *arena = loader->arena;
    ltl_rules *rules = loader->rules;
    ltl_list_file file = {.name = ltl_arena_copy(arena, name), .path = path.ptr};
    ltl_error error = {0};
    ltl_yaml *root = NULL;
    if (ltl_yaml_parse(arena, text, file.path, &root, &error) != LTL_OK) {
        ltl_yaml place = {.line = error.line, .column = error.column, .path = file.path};
        ltl_loader__error(loader, &place, "%s", error.text);
        return NULL;
    }
    file.lists = ltl_yaml_get(root, "lists");
    ltl_loader__find_lines(arena, text, &file.lines);
    rules->lists_digest = ltl_digest_mix(rules->lists_digest, ltl_digest_of(text));
    LTL_PUSH(arena, &rules->list_files, file);
    return &rules->list_files.at[rules->list_files.count - 1];
}

static const ltl_list_file *file_find(ltl_loader *loader, const ltl_yaml *at, ltl_str name) {
    const ltl_rules *rules = loader->rules;
    for (uint32_t i = 0; i < rules->list_files.count; i++) {
        if (ltl_str_eq(rules->list_files.at[i].name, name)) {
            return &rules->list_files.at[i];
        }
    }
    ltl_str path = ltl_arena_printf(loader->arena, "%s%.*s%s", FOLDER, LTL_STR_ARG(name), SUFFIX);
    ltl_str text;
    if (!pack_find(path, &text)) {
        ltl_loader__error(loader, at, "there are no lists `%.*s`",
                          LTL_STR_ARG(ltl_loader__shown(name)));
        return NULL;
    }
    return file_read(loader, name, path, text);
}

/* ---- one list ---- */

/* The nearest name among the lists, null-terminated for `ltl_nearest`. */
static const char *nearest_list(ltl_loader *loader, const ltl_yaml *lists, ltl_str name) {
    const char **names = LTL_NEW_ARRAY(loader->arena, const char *, lists->count + 1);
    for (uint32_t i = 0; i < lists->count; i++) {
        names[i] = ltl_arena_copy(loader->arena, lists->keys[i]->text).ptr;
    }
    return ltl_nearest(name, names);
}

static const ltl_yaml *list_find(ltl_loader *loader, const ltl_yaml *lists, const ltl_yaml *at,
                                 ltl_str name) {
    static const ltl_yaml NONE = {.kind = LTL_YAML_MAP};
    lists = lists && lists->kind == LTL_YAML_MAP ? lists : &NONE;
    for (uint32_t i = 0; i < lists->count; i++) {
        bool is_it = ltl_str_eq(lists->keys[i]->text, name);
        if (is_it && lists->items[i]->kind == LTL_YAML_LIST) {
            return lists->items[i];
        }
        if (is_it) {
            ltl_loader__error(loader, lists->keys[i], "`%.*s` must be a list",
                              LTL_STR_ARG(ltl_loader__shown(name)));
            return NULL;
        }
    }
    ltl_loader__error(loader, at, "there is no list `%.*s`%s", LTL_STR_ARG(ltl_loader__shown(name)),
                      ltl_loader__meant(loader, name, nearest_list(loader, lists, name)));
    return NULL;
}

const ltl_yaml *ltl_lists_find(ltl_loader *loader, const ltl_yaml *name) {
    if (name->kind != LTL_YAML_SCALAR) {
        ltl_loader__error(loader, name, "`use` takes the name of a list");
        return NULL;
    }
    size_t slash = ltl_str_find_last_byte(name->text, '/');
    if (slash == SIZE_MAX) {
        return list_find(loader, loader->lists, name, name->text);
    }
    const ltl_list_file *file = file_find(loader, name, ltl_str_slice(name->text, 0, slash));
    return file ? list_find(loader, file->lists, name,
                            ltl_str_slice(name->text, slash + 1, name->text.len))
                : NULL;
}

void ltl_lists_check(ltl_loader *loader, const ltl_yaml *lists) {
    if (lists->kind != LTL_YAML_MAP) {
        ltl_loader__error(loader, lists, "`lists` must be a mapping from names to lists");
        return;
    }
    for (uint32_t i = 0; i < lists->count; i++) {
        if (lists->items[i]->kind != LTL_YAML_LIST || lists->items[i]->count == 0) {
            ltl_loader__error(loader, lists->keys[i], "`%.*s` must be a list",
                              LTL_STR_ARG(ltl_loader__shown(lists->keys[i]->text)));
        }
    }
}

const ltl_line_starts *ltl_lists_lines(const ltl_loader *loader, const ltl_yaml *node) {
    const ltl_rules *rules = loader->rules;
    for (uint32_t i = 0; i < rules->list_files.count && node->path != loader->path.ptr; i++) {
        if (rules->list_files.at[i].path == node->path) {
            return &rules->list_files.at[i].lines;
        }
    }
    return &loader->lines;
}
