/* Which file, or folder, an import means. */
#include "analyzers/linking/link_internal.h"
#include "core/limits.h"

/* ---- paths ---- */

static ltl_str without_extension(ltl_str path) {
    ltl_str name = ltl_str_after_last(path, '/');
    size_t dot = ltl_str_find_last_byte(name, '.');
    return dot == SIZE_MAX || dot == 0 ? path
                                       : ltl_str_slice(path, 0, path.len - (name.len - dot));
}

static ltl_str folder_of(ltl_str path) {
    size_t slash = ltl_str_find_last_byte(path, '/');
    return slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(path, 0, slash);
}

/* A path put together; no memory is taken for those that nobody has. */
typedef struct path {
    char bytes[LTL_MAX_PATH_BYTES];
    size_t len;
    bool is_outside; /* of the repository, or too long */
} path;

static void add_piece(path *to, ltl_str piece) {
    if (piece.len == 0 || ltl_str_is(piece, ".")) {
        return;
    }
    if (ltl_str_is(piece, "..")) {
        to->is_outside = to->is_outside || to->len == 0;
        to->len = folder_of((ltl_str){to->bytes, to->len}).len;
        return;
    }
    if (to->len + piece.len + 1 > sizeof to->bytes) {
        to->is_outside = true;
        return;
    }
    if (to->len > 0) {
        to->bytes[to->len++] = '/';
    }
    memcpy(to->bytes + to->len, piece.ptr, piece.len);
    to->len += piece.len;
}

static void add_path(path *to, ltl_str rest, char separator) {
    ltl_str piece;
    while (rest.ptr != NULL && ltl_str_split(&rest, separator, &piece)) {
        add_piece(to, piece);
    }
}

/* Families whose modules are files: what is between the parts of a name, and the file that a folder is. */
static const struct {
    char separator;
    const char *main_name;
} MODULES[LTL_FAMILY_COUNT] = {
    [LTL_FAMILY_PYTHON] = {'.', "__init__"},
    [LTL_FAMILY_JAVASCRIPT] = {'/', "index"},
    [LTL_FAMILY_RUST] = {'.', "mod"},
    [LTL_FAMILY_LUA] = {'.', "init"},
};

ltl_str ltl_index__clean_path(const ltl_index *index, ltl_str text) {
    path at = {.len = 0};
    add_path(&at, text, '/');
    return at.is_outside ? LTL_STR_NONE : ltl_arena_copy(index->scratch, (ltl_str){at.bytes, at.len});
}

uint32_t ltl_index__find_module(const ltl_index *index, ltl_family family, ltl_str folder, const char *inside,
                                ltl_str rest) {
    path at = {.len = 0};
    add_path(&at, folder, '/');
    add_path(&at, ltl_str_of(inside), '/');
    add_path(&at, rest, MODULES[family].separator);
    const ltl_map_entry *entry =
        at.is_outside ? NULL
                      : ltl_map_find(&index->modules[family], (ltl_str){at.bytes, at.len});
    return entry != NULL ? (uint32_t)entry->value - 1 : LTL_NO_FILE;
}

/* Below the folder, or any around it: the nearest one wins. */
static uint32_t find_around(const ltl_index *index, ltl_family family, ltl_str folder,
                            const char *inside, ltl_str rest) {
    size_t end = ltl_str_find_byte(rest, MODULES[family].separator, 0);
    if (ltl_map_find(&index->pieces, ltl_str_slice(rest, 0, end)) == NULL) {
        return LTL_NO_FILE; /* a library: nothing here has such a name */
    }
    for (;;) {
        uint32_t found = ltl_index__find_module(index, family, folder, inside, rest);
        if (found != LTL_NO_FILE || folder.len == 0) {
            return found;
        }
        folder = folder_of(folder);
    }
}

/* ---- Python and JavaScript ---- */

static uint32_t python_module(const ltl_index *index, ltl_str from, ltl_str text) {
    ltl_str folder = folder_of(from);
    size_t dots = 0;
    while (dots < text.len && text.ptr[dots] == '.') {
        dots++;
    }
    ltl_str rest = ltl_str_slice(text, dots, text.len);
    if (dots > 0) {
        for (size_t i = 1; i < dots; i++) {
            folder = folder_of(folder);
        }
        return ltl_index__find_module(index, LTL_FAMILY_PYTHON, folder, "", rest);
    }
    uint32_t found = find_around(index, LTL_FAMILY_PYTHON, folder, "", rest);
    return found != LTL_NO_FILE ? found : find_around(index, LTL_FAMILY_PYTHON, folder, "src", rest);
}

/* The path without the ending of a script. */
static ltl_str script_name(ltl_str text) {
    static const char *const EXTENSIONS[] = {".d.ts", ".js", ".ts", ".mjs", ".cjs", ".jsx", ".tsx"};
    for (size_t i = 0; i < LTL_COUNT_OF(EXTENSIONS); i++) {
        if (ltl_str_ends_with(text, ltl_str_of(EXTENSIONS[i]))) {
            return ltl_str_slice(text, 0, text.len - strlen(EXTENSIONS[i]));
        }
    }
    return text;
}

uint32_t ltl_index__script(const ltl_index *index, ltl_str at) {
    return ltl_index__find_module(index, LTL_FAMILY_JAVASCRIPT, script_name(at), "", LTL_STR(""));
}

static uint32_t javascript_module(const ltl_index *index, ltl_str from, ltl_str written) {
    ltl_str text = script_name(written);
    ltl_str folder = folder_of(from);
    if (ltl_str_starts_with(text, LTL_STR("."))) {
        return ltl_index__find_module(index, LTL_FAMILY_JAVASCRIPT, folder, "", text);
    }
    uint32_t found = ltl_manifests__script(index, from, written);
    if (found != LTL_NO_FILE) {
        return found;
    }
    bool has_alias = ltl_str_starts_with(text, LTL_STR("@/")) ||
                     ltl_str_starts_with(text, LTL_STR("~/"));
    ltl_str rest = has_alias ? ltl_str_slice(text, 2, text.len) : text;
    if (!has_alias && ltl_str_find_byte(text, '/', 0) == SIZE_MAX) {
        return LTL_NO_FILE; /* a package */
    }
    found = find_around(index, LTL_FAMILY_JAVASCRIPT, folder, "", rest);
    return found != LTL_NO_FILE ? found : find_around(index, LTL_FAMILY_JAVASCRIPT, folder, "src", rest);
}

/* `a.b` or `a/b`, from the folder or one around it; `src` and `lua` are where programs keep them. */
static uint32_t lua_module(const ltl_index *index, ltl_str from, ltl_str text) {
    static const char *const INSIDE[] = {"", "src", "lua", "lib"};
    uint32_t found = LTL_NO_FILE;
    char dotted[LTL_MAX_PATH_BYTES];
    for (size_t i = 0; i < text.len && i < sizeof dotted; i++) {
        dotted[i] = text.ptr[i] == '/' ? '.' : text.ptr[i];
    }
    for (size_t i = 0; text.len < sizeof dotted && found == LTL_NO_FILE && i < LTL_COUNT_OF(INSIDE); i++) {
        found = find_around(index, LTL_FAMILY_LUA, folder_of(from), INSIDE[i], (ltl_str){dotted, text.len});
    }
    return found;
}

uint32_t ltl_index__module(const ltl_index *index, uint32_t file, ltl_str text) {
    static uint32_t (*const FINDERS[LTL_FAMILY_COUNT])(const ltl_index *, ltl_str, ltl_str) = {
        [LTL_FAMILY_PYTHON] = python_module,
        [LTL_FAMILY_JAVASCRIPT] = javascript_module,
        [LTL_FAMILY_LUA] = lua_module,
    };
    const ltl_file_facts *facts = ltl_index__facts(index, file);
    return FINDERS[facts->family] != NULL ? FINDERS[facts->family](index, facts->path, text) : LTL_NO_FILE;
}

uint32_t ltl_index__submodule(const ltl_index *index, uint32_t module, ltl_str text) {
    ltl_str at = ltl_index__facts(index, module)->path;
    if (ltl_index__facts(index, module)->family == LTL_FAMILY_RUST) {
        return ltl_rust__below(index, module, text);
    }
    bool is_package = ltl_str_is(ltl_str_after_last(at, '/'), "__init__.py");
    return is_package ? ltl_index__find_module(index, LTL_FAMILY_PYTHON, folder_of(at), "", text)
                      : LTL_NO_FILE;
}

/* A package is known by its folder. */
uint32_t ltl_index__page(const ltl_index *index, uint32_t file, ltl_str text) {
    ltl_str folder = folder_of(ltl_index__facts(index, file)->path);
    for (;;) {
        path to = {.len = 0};
        add_path(&to, folder, '/');
        add_path(&to, text, '/');
        const ltl_map_entry *entry =
            to.is_outside ? NULL : ltl_map_find(&index->pages, (ltl_str){to.bytes, to.len});
        if (entry != NULL || folder.len == 0) {
            return entry != NULL ? (uint32_t)entry->value - 1 : LTL_NO_FILE;
        }
        folder = folder_of(folder);
    }
}

static void add_module(ltl_index *index, uint32_t file, ltl_family family) {
    ltl_str at = without_extension(ltl_index__facts(index, file)->path);
    bool is_new;
    ltl_map_entry *entry = ltl_map_put(&index->modules[family], at, &is_new);
    entry->value = is_new ? file + 1 : entry->value;
    if (ltl_str_is(ltl_str_after_last(at, '/'), MODULES[family].main_name)) {
        entry = ltl_map_put(&index->modules[family], folder_of(at), &is_new);
        entry->value = is_new ? file + 1 : entry->value;
    }
    ltl_str piece;
    while (at.ptr != NULL && ltl_str_split(&at, '/', &piece)) {
        ltl_map_put(&index->pieces, piece, NULL);
    }
}

/* ---- Go ---- */

/* The longest end of the import path that is a folder with code. */
static ltl_str longest_folder(const ltl_index *index, ltl_str text) {
    ltl_str rest = text;
    while (rest.len > 0 && ltl_map_find(&index->folders, rest) == NULL) {
        size_t slash = ltl_str_find_byte(rest, '/', 0);
        rest = slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(rest, slash + 1, rest.len);
    }
    return rest;
}

static ltl_str prefix_of(ltl_str text, ltl_str folder) {
    size_t kept = text.len - folder.len;
    return ltl_str_slice(text, 0, kept > 0 ? kept - 1 : 0);
}

/* What most imports that end in a folder of this repository begin with. */
static void find_go_prefix(ltl_index *index) {
    ltl_map counts;
    ltl_map_init(&counts, index->scratch);
    for (uint32_t file = 0; file < index->file_count; file++) {
        const ltl_file_facts *facts = ltl_index__facts(index, file);
        for (uint32_t i = 0; facts != NULL && facts->family == LTL_FAMILY_GO &&
                             i < facts->imports.count;
             i++) {
            ltl_str text = ltl_fact_text(facts, facts->imports.at[i].module);
            ltl_str folder = longest_folder(index, text);
            if (folder.len > 0) {
                ltl_map_put(&counts, prefix_of(text, folder), NULL)->value++;
            }
        }
    }
    uint64_t most = 0;
    for (uint32_t i = 0; i < counts.count; i++) {
        if (counts.entries[i].value > most) {
            most = counts.entries[i].value;
            index->go_prefix = counts.entries[i].key;
        }
    }
}

/* The folder by what imports begin with; empty: it is none of ours. */
static ltl_str behind_prefix(const ltl_index *index, ltl_str text) {
    ltl_str prefix = index->go_prefix;
    bool is_ours = ltl_str_starts_with(text, prefix) && text.len > prefix.len + 1 &&
                   (prefix.len == 0 || text.ptr[prefix.len] == '/');
    return is_ours ? ltl_str_slice(text, prefix.len + (prefix.len > 0), text.len) : LTL_STR("");
}

uint32_t ltl_index__package(ltl_index *index, uint32_t file, ltl_str text) {
    ltl_str folder = ltl_manifests__has_go(index, ltl_index__facts(index, file)->path)
                         ? ltl_manifests__go_folder(index, text)
                         : behind_prefix(index, text);
    const ltl_map_entry *entry = folder.ptr != NULL ? ltl_map_find(&index->folders, folder) : NULL;
    return entry != NULL ? (uint32_t)entry->value : 0;
}

/* ---- all ---- */

static uint32_t meant_by(ltl_index *index, uint32_t file, ltl_fact_name module) {
    const ltl_file_facts *facts = ltl_index__facts(index, file);
    ltl_str text = ltl_fact_text(facts, module);
    return facts->family == LTL_FAMILY_GO     ? ltl_index__package(index, file, text)
           : facts->family == LTL_FAMILY_RUST ? ltl_rust__module(index, file, text)
                                              : ltl_index__module(index, file, text);
}

/* Of `from a import b` where `a` is a folder without a file of its own: the module a.b. */
static uint32_t meant_by_member(ltl_index *index, const ltl_file_facts *facts, uint32_t file,
                                const ltl_import_fact *import) {
    if (facts->family != LTL_FAMILY_PYTHON || import->member == 0) {
        return LTL_NO_FILE;
    }
    ltl_str module = ltl_fact_text(facts, import->module);
    ltl_str below = ltl_arena_printf(index->scratch, "%.*s%s%.*s", LTL_STR_ARG(module),
                                     ltl_str_ends_with(module, LTL_STR(".")) ? "" : ".",
                                     LTL_STR_ARG(ltl_fact_text(facts, import->member)));
    return ltl_index__module(index, file, below);
}

static void resolve_modules(ltl_index *index, uint32_t file) {
    const ltl_file_facts *facts = ltl_index__facts(index, file);
    uint32_t *imports = LTL_NEW_ARRAY(index->scratch, uint32_t, facts->imports.count + 1);
    uint32_t *members = LTL_NEW_ARRAY(index->scratch, uint32_t, facts->imports.count + 1);
    uint32_t *exports = LTL_NEW_ARRAY(index->scratch, uint32_t, facts->exports.count + 1);
    for (uint32_t i = 0; i < facts->imports.count; i++) {
        imports[i] = meant_by(index, file, facts->imports.at[i].module);
        members[i] = imports[i] == LTL_NO_FILE
                         ? meant_by_member(index, facts, file, &facts->imports.at[i])
                         : LTL_NO_FILE;
    }
    for (uint32_t i = 0; i < facts->exports.count; i++) {
        exports[i] = facts->exports.at[i].module != 0
                         ? meant_by(index, file, facts->exports.at[i].module)
                         : LTL_NO_FILE;
    }
    index->files[file].modules = imports;
    index->files[file].member_modules = members;
    index->files[file].export_modules = exports;
}

void ltl_index__list_modules(ltl_index *index) {
    for (size_t family = 0; family < LTL_FAMILY_COUNT; family++) {
        ltl_map_init(&index->modules[family], index->scratch);
    }
    ltl_map_init(&index->folders, index->scratch);
    ltl_map_init(&index->pieces, index->scratch);
    for (uint32_t file = 0; file < index->file_count; file++) {
        const ltl_file_facts *facts = ltl_index__facts(index, file);
        ltl_family family = facts != NULL ? facts->family : LTL_FAMILY_NONE;
        if (MODULES[family].main_name != NULL) {
            add_module(index, file, family);
        } else if (family == LTL_FAMILY_GO) {
            ltl_map_put(&index->folders, folder_of(facts->path), NULL)->value =
                index->files[file].folder;
        }
    }
    find_go_prefix(index);
}

void ltl_index__resolve_modules(ltl_index *index) {
    for (uint32_t file = 0; file < index->file_count; file++) {
        if (ltl_index__facts(index, file) != NULL) {
            resolve_modules(index, file);
        }
    }
}
