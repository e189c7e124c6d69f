/* What manifests make of imports. A package of JavaScript is known by the name in its package.json, wherever it lies,
 * its parts by `exports`; patterns of a tsconfig.json count in the folders below it, the nearest one first. What is
 * named and is not there, since it is built (dist/a.js), is the file of that name below src. Go's imports begin with
 * what go.mod says, also by `replace`. Cargo.toml says which crates have another name there. */
#include "analyzers/linking/link_internal.h"
#include "core/limits.h"

static ltl_str folder_of(ltl_str path) {
    size_t slash = ltl_str_find_last_byte(path, '/');
    return slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(path, 0, slash);
}

/* The manifest with that number, from 1. */
static const ltl_file_facts *manifest(const ltl_index *index, uint64_t number) {
    return index->manifests[number - 1];
}

static ltl_str join(const ltl_index *index, ltl_str folder, ltl_str rest) {
    return ltl_arena_printf(index->scratch, "%.*s/%.*s", LTL_STR_ARG(folder), LTL_STR_ARG(rest));
}

/* ---- JavaScript ---- */

/* A file as a manifest names it, from a folder: the one it is built from, if it is not there itself. */
static uint32_t script_at(const ltl_index *index, ltl_str folder, ltl_str written) {
    uint32_t found = ltl_index__script(index, join(index, folder, written));
    ltl_str source = join(index, folder, LTL_STR("src"));
    ltl_str rest = ltl_str_starts_with(written, LTL_STR("./")) ? ltl_str_slice(written, 2, written.len) : written;
    for (size_t slash; found == LTL_NO_FILE && (slash = ltl_str_find_byte(rest, '/', 0)) != SIZE_MAX;) {
        rest = ltl_str_slice(rest, slash + 1, rest.len); /* dist/esm/a.js is src/a.ts */
        found = ltl_index__script(index, join(index, source, rest));
    }
    return found;
}

/* What the star of the pattern stands for in the text; false: it is not of that form. */
static bool fits(ltl_str pattern, ltl_str text, ltl_str *out_star) {
    size_t star = ltl_str_find_byte(pattern, '*', 0);
    *out_star = LTL_STR("");
    if (star == SIZE_MAX) {
        return ltl_str_eq(pattern, text);
    }
    ltl_str behind = ltl_str_slice(pattern, star + 1, pattern.len);
    bool is_it = text.len + 1 >= pattern.len && ltl_str_starts_with(text, ltl_str_slice(pattern, 0, star)) &&
                 ltl_str_ends_with(text, behind);
    *out_star = is_it ? ltl_str_slice(text, star, text.len - behind.len) : *out_star;
    return is_it;
}

/* `local` of the manifest, as what it stands for from the folder. */
static uint32_t meant_by(const ltl_index *index, const ltl_file_facts *facts, ltl_str folder, ltl_str text) {
    uint32_t found = LTL_NO_FILE;
    for (uint32_t i = 0; found == LTL_NO_FILE && i < facts->imports.count; i++) {
        ltl_str star;
        ltl_str target = ltl_fact_text(facts, facts->imports.at[i].module);
        if (facts->imports.at[i].local == 0 || !fits(ltl_fact_text(facts, facts->imports.at[i].local), text, &star)) {
            continue;
        }
        size_t at = ltl_str_find_byte(target, '*', 0);
        ltl_str behind = at != SIZE_MAX ? ltl_str_slice(target, at + 1, target.len) : LTL_STR("");
        target = ltl_arena_printf(index->scratch, "%.*s%.*s%.*s", LTL_STR_ARG(ltl_str_slice(target, 0, at)),
                                  LTL_STR_ARG(star), LTL_STR_ARG(behind));
        found = script_at(index, folder, target);
    }
    return found;
}

/* The folder that the paths of a tsconfig.json begin at. */
static ltl_str base_of(const ltl_index *index, const ltl_file_facts *facts) {
    ltl_str folder = folder_of(facts->path);
    for (uint32_t i = 0; i < facts->imports.count; i++) {
        if (facts->imports.at[i].local == 0) {
            return join(index, folder, ltl_fact_text(facts, facts->imports.at[i].module));
        }
    }
    return folder;
}

/* By a pattern of the nearest tsconfig.json that has one for the text: what one extends lies beside it or above. */
static uint32_t by_pattern(const ltl_index *index, ltl_str folder, ltl_str text) {
    for (bool is_top = index->patterns.count == 0; !is_top; folder = folder_of(folder)) {
        const ltl_map_entry *entry = ltl_map_find(&index->patterns, folder);
        for (uint32_t at = entry != NULL ? (uint32_t)entry->value : 0; at != 0; at = index->next_manifest[at - 1]) {
            const ltl_file_facts *facts = manifest(index, at);
            uint32_t found = meant_by(index, facts, base_of(index, facts), text);
            if (found != LTL_NO_FILE) {
                return found;
            }
        }
        is_top = folder.len == 0;
    }
    return LTL_NO_FILE;
}

/* `name` and `name/part` of a package of the repository. */
static uint32_t by_package(const ltl_index *index, ltl_str text) {
    size_t end = ltl_str_find_byte(text, '/', 0);
    bool is_scoped = ltl_str_starts_with(text, LTL_STR("@")) && end != SIZE_MAX;
    end = is_scoped ? ltl_str_find_byte(text, '/', end + 1) : end;
    const ltl_map_entry *entry = ltl_map_find(&index->packages, ltl_str_slice(text, 0, end));
    if (entry == NULL || entry->value == 0) {
        return LTL_NO_FILE;
    }
    const ltl_file_facts *facts = manifest(index, entry->value);
    ltl_str folder = folder_of(facts->path);
    ltl_str part = end != SIZE_MAX ? join(index, LTL_STR("."), ltl_str_slice(text, end + 1, text.len)) : LTL_STR(".");
    uint32_t found = meant_by(index, facts, folder, part);
    found = found != LTL_NO_FILE ? found : script_at(index, folder, part);
    ltl_str source = join(index, folder, LTL_STR("src"));
    return found != LTL_NO_FILE ? found : ltl_index__script(index, join(index, source, part));
}

uint32_t ltl_manifests__script(const ltl_index *index, ltl_str from, ltl_str text) {
    uint32_t found = by_pattern(index, folder_of(from), text);
    return found != LTL_NO_FILE ? found : by_package(index, text);
}

static void list_script(ltl_index *index, uint32_t file, const ltl_file_facts *facts) {
    bool is_new;
    if (facts->package != 0) { /* names that several have stand for none */
        ltl_map_entry *entry = ltl_map_put(&index->packages, ltl_fact_text(facts, facts->package), &is_new);
        entry->value = is_new ? file + 1 : 0;
    }
    if (!ltl_str_starts_with(ltl_str_after_last(facts->path, '/'), LTL_STR("package")) && facts->imports.count > 0) {
        ltl_map_entry *entry = ltl_map_put(&index->patterns, folder_of(facts->path), &is_new);
        index->next_manifest[file] = is_new ? 0 : (uint32_t)entry->value;
        entry->value = file + 1;
    }
}

/* ---- Go ---- */

static void list_go_module(ltl_index *index, ltl_str name, ltl_str folder) {
    bool is_new;
    ltl_map_entry *entry = ltl_map_put(&index->go_modules, name, &is_new);
    entry->value = is_new ? ltl_index__name(index, folder.len > 0 ? folder : LTL_STR(".")) : entry->value;
}

static void list_go(ltl_index *index, uint32_t file, const ltl_file_facts *facts) {
    (void)file;
    ltl_map_put(&index->go_roots, folder_of(facts->path), NULL);
    if (facts->package != 0) {
        list_go_module(index, ltl_fact_text(facts, facts->package), folder_of(facts->path));
    }
    for (uint32_t i = 0; i < facts->imports.count; i++) {
        ltl_str written = ltl_fact_text(facts, facts->imports.at[i].module);
        ltl_str folder = ltl_index__clean_path(index, join(index, folder_of(facts->path), written));
        list_go_module(index, ltl_fact_text(facts, facts->imports.at[i].local), folder);
    }
}

bool ltl_manifests__has_go(const ltl_index *index, ltl_str path) {
    bool found = false;
    for (bool is_top = index->go_roots.count == 0; !found && !is_top; is_top = path.len == 0) {
        path = folder_of(path);
        found = ltl_map_find(&index->go_roots, path) != NULL;
    }
    return found;
}

ltl_str ltl_manifests__go_folder(const ltl_index *index, ltl_str text) {
    for (ltl_str name = text; name.len > 0; name = folder_of(name)) {
        const ltl_map_entry *entry = ltl_map_find(&index->go_modules, name);
        if (entry != NULL) {
            ltl_str folder = index->names.entries[entry->value - 1].key;
            return ltl_index__clean_path(index, join(index, folder, ltl_str_slice(text, name.len, text.len)));
        }
    }
    return LTL_STR_NONE;
}

/* ---- Rust ---- */

/* The place of a crate that a manifest of the folder has another name for. */
static ltl_map_entry *renamed(ltl_index *index, ltl_str folder, ltl_str name, bool *out_is_new) {
    ltl_str key = ltl_arena_printf(index->scratch, "%.*s:%.*s", LTL_STR_ARG(folder), LTL_STR_ARG(name));
    return ltl_map_put(&index->renamed_crates, key, out_is_new);
}

static void list_rust(ltl_index *index, uint32_t file, const ltl_file_facts *facts) {
    (void)file;
    for (uint32_t i = 0; i < facts->imports.count; i++) {
        bool is_new;
        ltl_str local = ltl_fact_text(facts, facts->imports.at[i].local);
        ltl_map_entry *entry = renamed(index, folder_of(facts->path), local, &is_new);
        entry->value = ltl_index__name(index, ltl_fact_text(facts, facts->imports.at[i].module));
    }
}

ltl_str ltl_manifests__crate(const ltl_index *index, ltl_str from, ltl_str name) {
    char key[LTL_MAX_PATH_BYTES];
    ltl_str folder = folder_of(from);
    for (bool is_top = index->renamed_crates.count == 0; !is_top; folder = folder_of(folder)) {
        bool has_room = folder.len + name.len + 1 < sizeof key;
        memcpy(key, folder.ptr != NULL ? folder.ptr : "", has_room ? folder.len : 0);
        key[has_room ? folder.len : 0] = ':';
        memcpy(key + folder.len * has_room + 1, name.ptr, has_room ? name.len : 0);
        const ltl_map_entry *entry =
            has_room ? ltl_map_find(&index->renamed_crates, (ltl_str){key, folder.len + name.len + 1}) : NULL;
        if (entry != NULL) {
            return index->names.entries[entry->value - 1].key;
        }
        is_top = folder.len == 0;
    }
    return name;
}

/* ---- all ---- */

void ltl_manifests__list(ltl_index *index, const ltl_file_facts *const *files) {
    static void (*const LISTERS[LTL_FAMILY_COUNT])(ltl_index *, uint32_t, const ltl_file_facts *) = {
        [LTL_FAMILY_JAVASCRIPT] = list_script,
        [LTL_FAMILY_GO] = list_go,
        [LTL_FAMILY_RUST] = list_rust,
    };
    ltl_map *const maps[] = {&index->packages, &index->patterns, &index->go_modules, &index->go_roots,
                             &index->renamed_crates};
    for (size_t i = 0; i < LTL_COUNT_OF(maps); i++) {
        ltl_map_init(maps[i], index->scratch);
    }
    index->manifests = files;
    index->next_manifest = LTL_NEW_ARRAY(index->scratch, uint32_t, (size_t)index->file_count + 1);
    for (uint32_t i = 0; i < index->file_count; i++) {
        bool is_manifest = files[i] != NULL && files[i]->family == LTL_FAMILY_NONE;
        ltl_family family = is_manifest ? ltl_manifest_family(files[i]->path) : LTL_FAMILY_NONE;
        if (LISTERS[family] != NULL) {
            LISTERS[family](index, i, files[i]);
        }
    }
}
