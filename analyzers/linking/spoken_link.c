#include <ctype.h>

#include "analyzers/linking/link_internal.h"
#include "analyzers/linking/spoken.h"

typedef struct linker {
    ltl_arena *arena;
    ltl_arena scratch;
    const ltl_spoken *const *files;
    ltl_map declared[LTL_TONGUE_JVM + 1]; /* full name to file + 1; LTL_SEVERAL: nobody knows */
    ltl_map paths;                        /* Rust: path to file + 1 */
    ltl_dependencies *out;
} linker;

enum { SEVERAL = 0x7fffffff };

/* `user_name.rb` is called like UserName. */
static bool is_called(ltl_str path, ltl_str name) {
    ltl_str stem = ltl_str_after_last(path, '/');
    size_t dot = ltl_str_find_byte(stem, '.', 0);
    stem = ltl_str_slice(stem, 0, dot == SIZE_MAX ? stem.len : dot);
    ltl_str last = ltl_str_after_last(name, '.');
    size_t k = 0;
    for (size_t i = 0; i < stem.len; i++) {
        if (stem.ptr[i] == '_' || stem.ptr[i] == '-') {
            continue;
        }
        if (k >= last.len ||
            tolower((unsigned char)stem.ptr[i]) != tolower((unsigned char)last.ptr[k])) {
            return false;
        }
        k++;
    }
    return k == last.len;
}

static void names_list(linker *self, uint32_t file) {
    const ltl_spoken *own = self->files[file];
    for (uint32_t i = 0; i < own->declared.count; i++) {
        ltl_str name = own->declared.at[i].name;
        bool is_new;
        ltl_map_entry *entry = ltl_map_put(&self->declared[own->tongue], name, &is_new);
        uint64_t before = entry->value;
        if (is_new || before == file + 1) {
            entry->value = file + 1;
            continue;
        }
        bool is_own = is_called(own->path, name);
        bool was_called = before != SEVERAL && is_called(self->files[before - 1]->path, name);
        entry->value = is_own == was_called ? SEVERAL : is_own ? file + 1 : before;
    }
    if (own->tongue == LTL_TONGUE_RUST) {
        ltl_map_put(&self->paths, own->path, NULL)->value = file + 1;
    }
}

static uint32_t file_of(linker *self, ltl_spoken_tongue tongue, ltl_str scope, ltl_str name) {
    ltl_str full = scope.len == 0 ? name
                                  : ltl_arena_printf(&self->scratch, "%.*s.%.*s",
                                                     LTL_STR_ARG(scope), LTL_STR_ARG(name));
    const ltl_map_entry *entry = ltl_map_find(&self->declared[tongue], full);
    return entry != NULL ? (uint32_t)entry->value : 0;
}

static ltl_str outer(ltl_str scope) {
    size_t dot = ltl_str_find_last_byte(scope, '.');
    return dot == SIZE_MAX ? LTL_STR("") : ltl_str_slice(scope, 0, dot);
}

/* From the innermost scope outwards, then in what is opened; of `A.B` at last `A` alone. */
static uint32_t meant_by(linker *self, const ltl_spoken *own, const ltl_spoken_name *used) {
    uint32_t found = 0;
    for (ltl_str name = used->name; found == 0 && name.len > 0; name = outer(name)) {
        ltl_str scope = used->scope;
        found = file_of(self, own->tongue, scope, name);
        /* A package of the JVM knows nothing of the one around it. */
        while (found == 0 && scope.len > 0) {
            scope = outer(scope);
            found = scope.len > 0 || own->tongue != LTL_TONGUE_JVM
                        ? file_of(self, own->tongue, scope, name)
                        : 0;
        }
        for (uint32_t i = 0; found == 0 && i < own->opened.count; i++) {
            found = file_of(self, own->tongue, own->opened.at[i], name);
        }
    }
    return found == SEVERAL ? 0 : found;
}

static void edge_add(linker *self, uint32_t from, uint32_t to) {
    if (to != 0 && to - 1 != from) {
        ltl_dependency edge = {from, to - 1};
        LTL_PUSH(self->arena, self->out, edge);
    }
}

/* --- modules of Rust ------------------------------------------------------------------------------- */

static ltl_str folder_of(ltl_str path) {
    size_t slash = ltl_str_find_last_byte(path, '/');
    return slash == SIZE_MAX ? LTL_STR("") : ltl_str_slice(path, 0, slash);
}

static uint32_t rust_file(linker *self, ltl_str folder, ltl_str name) {
    static const char *const tails[] = {".rs", "/mod.rs"};
    for (size_t i = 0; i < LTL_COUNT_OF(tails); i++) {
        ltl_str path = ltl_arena_printf(&self->scratch, "%.*s%s%.*s%s", LTL_STR_ARG(folder),
                                        folder.len > 0 ? "/" : "", LTL_STR_ARG(name), tails[i]);
        const ltl_map_entry *entry = ltl_map_find(&self->paths, path);
        if (entry != NULL) {
            return (uint32_t)entry->value;
        }
    }
    return 0;
}

/* The folder of a file's own modules: that of mod.rs, lib.rs and main.rs, else one called like the file. */
static ltl_str own_folder(ltl_str path) {
    ltl_str name = ltl_str_after_last(path, '/');
    bool is_root =
        ltl_str_is(name, "mod.rs") || ltl_str_is(name, "lib.rs") || ltl_str_is(name, "main.rs");
    return is_root ? folder_of(path) : ltl_str_slice(path, 0, path.len - 3);
}

static ltl_str crate_folder(linker *self, ltl_str path) {
    static const char *const roots[] = {"lib", "main"};
    for (ltl_str folder = folder_of(path);; folder = folder_of(folder)) {
        for (size_t i = 0; i < LTL_COUNT_OF(roots); i++) {
            if (rust_file(self, folder, ltl_str_of(roots[i])) != 0) {
                return folder;
            }
        }
        if (folder.len == 0) {
            return LTL_STR_NONE;
        }
    }
}

/* The deepest module of the path that is a file. */
static uint32_t rust_module(linker *self, const ltl_spoken *own, ltl_str module) {
    ltl_str rest = module;
    ltl_str part;
    ltl_str folder = own_folder(own->path);
    uint32_t found = 0;
    bool is_first = true;
    while (ltl_str_split(&rest, '.', &part)) {
        if (is_first && ltl_str_is(part, "crate")) {
            folder = crate_folder(self, own->path);
            if (folder.ptr == NULL) {
                return 0;
            }
        } else if (ltl_str_is(part, "super")) {
            folder = folder_of(folder);
        } else if (!ltl_str_is(part, "self")) {
            uint32_t next = rust_file(self, folder, part);
            if (next == 0) {
                break;
            }
            found = next;
            folder = ltl_arena_printf(&self->scratch, "%.*s%s%.*s", LTL_STR_ARG(folder),
                                      folder.len > 0 ? "/" : "", LTL_STR_ARG(part));
        }
        is_first = false;
    }
    return found;
}

void ltl_spoken_link(ltl_arena *arena, const ltl_spoken *const *files, uint32_t file_count,
                     ltl_dependencies *dependencies) {
    linker self = {.arena = arena, .files = files, .out = dependencies};
    for (size_t i = 0; i < LTL_COUNT_OF(self.declared); i++) {
        ltl_map_init(&self.declared[i], &self.scratch);
    }
    ltl_map_init(&self.paths, &self.scratch);
    for (uint32_t i = 0; i < file_count; i++) {
        if (files[i] != NULL) {
            names_list(&self, i);
        }
    }
    for (uint32_t i = 0; i < file_count; i++) {
        for (uint32_t k = 0; files[i] != NULL && k < files[i]->used.count; k++) {
            edge_add(&self, i, meant_by(&self, files[i], &files[i]->used.at[k]));
        }
        for (uint32_t k = 0; files[i] != NULL && k < files[i]->modules.count; k++) {
            edge_add(&self, i, rust_module(&self, files[i], files[i]->modules.at[k]));
        }
    }
    ltl_dependencies_settle(dependencies);
    ltl_arena_clear(&self.scratch);
}
