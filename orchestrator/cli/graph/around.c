#include "orchestrator/cli/graph/around.h"

#include "core/limits.h"
#include "core/map.h"
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/specialists/common/surroundings.h"

static ltl_family family_of(ltl_str path) {
    const ltl_language *language = ltl_language_of_file(path, LTL_STR(""));
    return language != NULL ? ltl_family_of(language) : LTL_FAMILY_NONE;
}

static void changed_list(const ltl_intake *change, ltl_map *paths) {
    const ltl_targets *targets = ltl_intake_targets(change);
    for (uint32_t i = 0; i < targets->count; i++) {
        (void)ltl_map_put(paths, targets->at[i].path, NULL);
        (void)ltl_map_put(paths, targets->at[i].old_path, NULL);
    }
}

static ltl_status intake_open(ltl_graph_around *around, const ltl_intake *change,
                              const ltl_intake_options *options) {
    ltl_str commit;
    ltl_str root = ltl_intake_repository(change);
    if (root.len == 0) {
        return LTL_NOT_FOUND;
    }
    return ltl_commit_of_name(ltl_intake_head_name(change), &commit)
               ? ltl_intake_open_commit(root, commit, options, &around->intake, NULL)
               : ltl_intake_open_paths(&root, 1, options, &around->intake, NULL);
}

static bool is_asked(const ltl_target *target, const bool *families, const ltl_map *changed) {
    enum { NO_PART = LTL_FILE_TEST | LTL_FILE_VENDORED | LTL_FILE_GENERATED | LTL_FILE_EXAMPLE };
    return target->skip == LTL_REASON_NONE && families[family_of(target->path)] &&
           (ltl_file_kinds(target->path) & NO_PART) == 0 &&
           ltl_map_find(changed, target->path) == NULL;
}

/* False: not all of them. */
static bool texts_read(const ltl_graph_around *around, ltl_near *near, ltl_reader *reader,
                       const bool *families, const ltl_map *changed) {
    const ltl_targets *targets = ltl_intake_targets(around->intake);
    uint64_t bytes = 0;
    bool is_whole = true;
    for (uint32_t i = 0; i < targets->count; i++) {
        const ltl_target *target = &targets->at[i];
        if (!is_asked(target, families, changed)) {
            continue;
        }
        ltl_near_file file = {.path = target->path, .family = family_of(target->path)};
        bool is_read = bytes + target->size <= LTL_MAX_SLICE_READ_BYTES &&
                       ltl_reader_read(reader, target, LTL_SIDE_HEAD, near->arena, &file.text,
                                       NULL) == LTL_OK;
        if (is_read) {
            bytes += file.text.len;
            LTL_PUSH(near->arena, &near->files, file);
        }
        is_whole &= is_read;
    }
    return is_whole;
}

ltl_str ltl_graph_around_open(ltl_graph_around *around, ltl_near *near, const ltl_intake *change,
                              const ltl_intake_options *options) {
    bool families[LTL_FAMILY_COUNT] = {false};
    ltl_map changed;
    ltl_reader *reader = NULL;
    *around = (ltl_graph_around){0};
    ltl_map_init(&changed, near->arena);
    changed_list(change, &changed);
    for (uint32_t i = 0; i < near->files.count; i++) {
        ltl_family family = near->files.at[i].family;
        families[family] = family != LTL_FAMILY_NONE;
    }
    if (intake_open(around, change, options) != LTL_OK ||
        ltl_reader_open(around->intake, &reader, NULL) != LTL_OK) {
        ltl_graph_around_close(around);
        return LTL_STR("the repository around it cannot be read");
    }
    bool is_whole = texts_read(around, near, reader, families, &changed);
    ltl_reader_close(reader);
    return is_whole ? LTL_STR("") : LTL_STR("the repository around it is larger than what is read of it");
}

void ltl_graph_around_close(ltl_graph_around *around) {
    ltl_intake_close(around->intake);
    around->intake = NULL;
}
