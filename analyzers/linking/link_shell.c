/* Scripts that source each other, directly or through others, know each other's functions and variables; others do
 * not, whatever these are called. A group has the number of one of its files. */
#include "analyzers/linking/link_internal.h"

static uint32_t group_of(uint32_t *groups, uint32_t file) {
    while (groups[file] != file) {
        groups[file] = groups[groups[file]];
        file = groups[file];
    }
    return file;
}

/* The only script of that name, where the path begins with a variable; LTL_NO_FILE: none, or several. */
static uint32_t only_of_name(const ltl_map *names, ltl_str path) {
    const ltl_map_entry *entry = ltl_map_find(names, ltl_str_after_last(path, '/'));
    return entry != NULL && entry->value != 0 ? (uint32_t)entry->value - 1 : LTL_NO_FILE;
}

static bool is_script(const ltl_index *index, uint32_t file) {
    const ltl_file_facts *facts = ltl_index__facts(index, file);
    return facts != NULL && facts->family == LTL_FAMILY_SHELL;
}

/* Names that several scripts have stand for none. */
static void list_names(const ltl_index *index, ltl_map *out_names) {
    ltl_map_init(out_names, index->scratch);
    for (uint32_t file = 0; file < index->file_count; file++) {
        bool is_new = false;
        ltl_map_entry *entry =
            is_script(index, file)
                ? ltl_map_put(out_names, ltl_str_after_last(ltl_index__facts(index, file)->path, '/'), &is_new)
                : NULL;
        if (entry != NULL) {
            entry->value = is_new ? file + 1 : 0;
        }
    }
}

void ltl_shell__group(ltl_index *index) {
    uint32_t *groups = LTL_NEW_ARRAY(index->scratch, uint32_t, (size_t)index->file_count + 1);
    uint32_t *sizes = LTL_NEW_ARRAY(index->scratch, uint32_t, (size_t)index->file_count + 1);
    ltl_map names;
    list_names(index, &names);
    for (uint32_t file = 0; file < index->file_count; file++) {
        groups[file] = file;
    }
    for (uint32_t file = 0; file < index->file_count; file++) {
        const ltl_file_facts *facts = ltl_index__facts(index, file);
        for (uint32_t i = 0; is_script(index, file) && i < facts->includes.count; i++) {
            ltl_str path = ltl_fact_text(facts, facts->includes.at[i]);
            uint32_t of = ltl_index__page(index, file, path);
            of = of != LTL_NO_FILE ? of : only_of_name(&names, path);
            if (of != LTL_NO_FILE && is_script(index, of)) {
                groups[group_of(groups, of)] = group_of(groups, file);
            }
        }
    }
    for (uint32_t file = 0; file < index->file_count; file++) {
        sizes[group_of(groups, file)]++;
    }
    for (uint32_t file = 0; file < index->file_count; file++) {
        uint32_t group = group_of(groups, file);
        if (is_script(index, file)) {
            index->files[file].package = sizes[group] > 1 ? group + 1 : 0;
        }
    }
}
