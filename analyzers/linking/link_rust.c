/* Modules of Rust, which are files of a tree, and crates, which manifests name. */
#include "analyzers/linking/link_internal.h"

static ltl_str folder_of(ltl_str path) {
    size_t slash = ltl_str_find_last_byte(path, '/');
    return slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(path, 0, slash);
}

static bool is_named(ltl_str path, const char *name) { return ltl_str_is(ltl_str_after_last(path, '/'), name); }

static ltl_str path_of(const ltl_index *index, uint32_t file) { return ltl_index__facts(index, file)->path; }

static uint32_t find(const ltl_index *index, ltl_str folder, const char *inside, ltl_str name) {
    return ltl_index__find_module(index, LTL_FAMILY_RUST, folder, inside, name);
}

/* Where the modules below a file are: beside mod.rs, lib.rs and main.rs, else in a folder called like the file. */
static ltl_str own_folder(ltl_str path) {
    bool is_first = is_named(path, "mod.rs") || is_named(path, "lib.rs") || is_named(path, "main.rs");
    return is_first ? folder_of(path) : ltl_str_slice(path, 0, path.len - strlen(".rs"));
}

/* `#[path = "a/b.rs"] mod name;`, from the folder of the file. */
static uint32_t placed(const ltl_index *index, uint32_t file, ltl_str name) {
    const ltl_file_facts *facts = ltl_index__facts(index, file);
    for (uint32_t i = 0; i + 1 < facts->includes.count; i += 2) {
        if (ltl_str_eq(ltl_fact_text(facts, facts->includes.at[i]), name)) {
            ltl_str path = ltl_fact_text(facts, facts->includes.at[i + 1]);
            path = ltl_arena_printf(index->scratch, "%.*s/%.*s", LTL_STR_ARG(folder_of(facts->path)),
                                    LTL_STR_ARG(path));
            size_t end = path.len - (ltl_str_ends_with(path, LTL_STR(".rs")) ? strlen(".rs") : 0);
            return find(index, ltl_str_slice(path, 0, end), "", LTL_STR(""));
        }
    }
    return LTL_NO_FILE;
}

uint32_t ltl_rust__below(const ltl_index *index, uint32_t file, ltl_str name) {
    uint32_t found = placed(index, file, name);
    found = found != LTL_NO_FILE ? found : find(index, own_folder(path_of(index, file)), "", name);
    return found != file ? found : LTL_NO_FILE;
}

uint32_t ltl_rust__top(const ltl_index *index, uint32_t file) {
    static const char *const TOPS[] = {"lib", "main"};
    ltl_str path = path_of(index, file);
    ltl_str folder = folder_of(path);
    bool is_top = is_named(path, "lib.rs") || is_named(path, "main.rs");
    for (uint32_t found; !is_top; folder = folder_of(folder)) {
        for (size_t i = 0; i < LTL_COUNT_OF(TOPS); i++) {
            found = find(index, folder, "", ltl_str_of(TOPS[i]));
            if (found != LTL_NO_FILE) {
                return found;
            }
        }
        is_top = folder.len == 0;
    }
    return file;
}

uint32_t ltl_rust__around(const ltl_index *index, uint32_t file) {
    ltl_str path = path_of(index, file);
    ltl_str folder = is_named(path, "mod.rs") ? folder_of(folder_of(path)) : folder_of(path);
    uint32_t found = find(index, folder, "", LTL_STR(""));
    return found != LTL_NO_FILE ? found : ltl_rust__top(index, file);
}

uint32_t ltl_rust__crate(const ltl_index *index, uint32_t file, ltl_str name) {
    const ltl_map_entry *entry = ltl_map_find(&index->crates, ltl_manifests__crate(index, path_of(index, file), name));
    return entry != NULL ? (uint32_t)entry->value - 1 : LTL_NO_FILE;
}

/* The step from a module that a word of a path is; the first one may be a crate, too. */
static uint32_t step(const ltl_index *index, uint32_t file, ltl_str word, bool is_first) {
    uint32_t found = ltl_str_is(word, "self")    ? file
                     : ltl_str_is(word, "super") ? ltl_rust__around(index, file)
                     : ltl_str_is(word, "crate") ? ltl_rust__top(index, file)
                                                 : ltl_rust__below(index, file, word);
    return found == LTL_NO_FILE && is_first ? ltl_rust__crate(index, file, word) : found;
}

uint32_t ltl_rust__module(const ltl_index *index, uint32_t file, ltl_str path) {
    ltl_str word;
    bool is_first = true;
    while (file != LTL_NO_FILE && path.ptr != NULL && ltl_str_split(&path, '.', &word)) {
        file = step(index, file, word, is_first);
        is_first = false;
    }
    return file;
}

/* The file at the top of the package whose manifest lies in the folder. */
static uint32_t top_below(const ltl_index *index, ltl_str folder) {
    static const char *const TOPS[] = {"src.lib", "lib", "src.main"};
    uint32_t found = LTL_NO_FILE;
    for (size_t i = 0; found == LTL_NO_FILE && i < LTL_COUNT_OF(TOPS); i++) {
        found = find(index, folder, "", ltl_str_of(TOPS[i]));
    }
    return found;
}

void ltl_rust__list_crates(ltl_index *index, const ltl_file_facts *const *files) {
    ltl_map_init(&index->crates, index->scratch);
    for (uint32_t i = 0; i < index->file_count; i++) {
        bool is_manifest = files[i] != NULL && files[i]->family == LTL_FAMILY_NONE && files[i]->package != 0 &&
                           ltl_manifest_family(files[i]->path) == LTL_FAMILY_RUST;
        uint32_t top = is_manifest ? top_below(index, folder_of(files[i]->path)) : LTL_NO_FILE;
        if (top != LTL_NO_FILE) {
            bool is_new;
            ltl_map_entry *entry = ltl_map_put(&index->crates, ltl_fact_text(files[i], files[i]->package), &is_new);
            entry->value = is_new ? top + 1 : entry->value;
        }
    }
    for (uint32_t i = 0; i < index->file_count; i++) {
        ltl_indexed_file *in = &index->files[i];
        if (in->facts != NULL && in->facts->family == LTL_FAMILY_RUST) {
            in->package = ltl_index__name(index, path_of(index, ltl_rust__top(index, i)));
        }
    }
}
