/* Functions of no class, by their names, and members that imports make known by theirs. */
#include "analyzers/linking/link_internal.h"

static ltl_family family_of(const ltl_index *index, uint32_t file) {
    return ltl_index__facts(index, file)->family;
}

/* `import a.b.f`, `use function A\f`: of that package. */
static bool is_function_imported(const ltl_index *index, uint32_t file,
                                 const ltl_indexed_function *function) {
    const ltl_indexed_file *in = &index->files[file];
    const ltl_file_facts *at = ltl_index__facts(index, function->file);
    ltl_str package = ltl_fact_text(at, at->package);
    for (uint32_t i = 0; i < in->facts->imports.count; i++) {
        const ltl_import_fact *import = &in->facts->imports.at[i];
        ltl_str text = ltl_fact_text(in->facts, import->module);
        ltl_str name = ltl_str_after_last(text, '.');
        size_t rest = text.len - name.len;
        bool is_of = ltl_str_eq(package, ltl_str_slice(text, 0, rest > 0 ? rest - 1 : 0));
        if (import->what == LTL_IMPORTS_ALL ? ltl_str_eq(package, text)
                                            : ltl_index__find_name(index, name) == function->name && is_of) {
            return true;
        }
    }
    return false;
}

bool ltl_entity__sees(const ltl_index *index, uint32_t file, const ltl_indexed_function *function) {
    if (family_of(index, file) == LTL_FAMILY_SHELL) {
        uint32_t group = index->files[file].package;
        return group != 0 && group == index->files[function->file].package;
    }
    return family_of(index, file) != LTL_FAMILY_JVM ||
           index->files[file].package == index->files[function->file].package ||
           is_function_imported(index, file, function);
}

static bool is_visible(const ltl_index *index, uint32_t file,
                       const ltl_indexed_function *function) {
    bool is_hidden = function->owner != 0 || (function->fact->flags & LTL_FUNCTION_PRIVATE) != 0 ||
                     (function->fact->flags & LTL_FUNCTION_ABSTRACT) != 0;
    return !is_hidden && function->file != file && ltl_entity__sees(index, file, function);
}

/* `import a.f as g`: f is what g means. */
static uint32_t name_meant(const ltl_index *index, uint32_t file, uint32_t name) {
    const ltl_indexed_file *in = &index->files[file];
    uint32_t meant = 0;
    for (uint32_t i = 0; i < in->facts->imports.count && meant == 0; i++) {
        const ltl_import_fact *import = &in->facts->imports.at[i];
        bool is_it = import->what != LTL_IMPORTS_ALL && in->ids[import->local] == name;
        meant = is_it ? ltl_index__find_name(index, ltl_str_after_last(ltl_fact_text(in->facts, import->module), '.'))
                      : 0;
    }
    return meant != 0 ? meant : name;
}

/* The class whose members the import makes known: that of `import static a.B.f`, `import a.B.*`, `import B`. */
static uint32_t class_opened(ltl_index *index, uint32_t file, const ltl_import_fact *import, uint32_t depth) {
    ltl_family family = family_of(index, file);
    ltl_str text = ltl_fact_text(ltl_index__facts(index, file), import->module);
    if (ltl_family_traits_of(family)->names_whole) {
        return ltl_entity__dotted(index, file, text, depth).id;
    }
    size_t last = import->what == LTL_IMPORTS_ALL ? SIZE_MAX : ltl_str_find_last_byte(text, '.');
    return ltl_entity__qualified(index, family, ltl_str_slice(text, 0, last));
}

static ltl_entity imported_member(ltl_index *index, uint32_t file, uint32_t name, uint32_t depth) {
    const ltl_indexed_file *in = &index->files[file];
    ltl_entity found = {0};
    for (uint32_t i = 0; found.kind == LTL_ENTITY_NONE && i < in->facts->imports.count; i++) {
        const ltl_import_fact *import = &in->facts->imports.at[i];
        bool is_all = import->what == LTL_IMPORTS_ALL;
        ltl_str last = ltl_str_after_last(ltl_fact_text(in->facts, import->module), '.');
        bool may_be = is_all || in->ids[import->local] == name;
        uint32_t owner = may_be ? class_opened(index, file, import, depth) : 0;
        uint32_t member = is_all ? name : ltl_index__find_name(index, last);
        found = owner != 0 ? ltl_entity__method(index, owner, member, depth) : found;
    }
    return found;
}

/* How many folders lie around both, from the top. */
static uint32_t folders_around(ltl_str a, ltl_str b) {
    uint32_t count = 0;
    for (size_t i = 0; i < a.len && i < b.len && a.ptr[i] == b.ptr[i]; i++) {
        count += a.ptr[i] == '/';
    }
    return count;
}

/* Functions of one name that a file sees: the nearest of them, if there is one that is. */
typedef struct seen_functions {
    uint32_t count;
    uint32_t nearest;
    uint32_t nearness;
    bool is_tied;
} seen_functions;

static void seen_add(const ltl_index *index, uint32_t file, uint32_t at, seen_functions *seen) {
    const ltl_indexed_file *in = &index->files[file];
    const ltl_indexed_file *of = &index->files[index->functions.at[at].file];
    /* Programs that lie side by side in a repository have helpers of the same name. */
    uint32_t nearness = of->folder == in->folder ? UINT32_MAX : folders_around(in->facts->path, of->facts->path);
    seen->count++;
    seen->is_tied = seen->count > 1 && (nearness == seen->nearness || (nearness < seen->nearness && seen->is_tied));
    if (seen->count == 1 || nearness > seen->nearness) {
        seen->nearest = at;
        seen->nearness = nearness;
    }
}

/* Of the functions that are seen the only one, that of the same folder, or the one with which most folders are shared;
 * 0: several lie as near, or share none. */
static uint32_t seen_of_name(const ltl_index *index, uint32_t file, uint32_t name, uint32_t *out_seen) {
    seen_functions seen = {0};
    for (uint32_t at = ltl_pairs_find(&index->of_name, (uint32_t)index->files[file].facts->family, name); at != 0;
         at = index->functions.at[at].next_of_name) {
        if (is_visible(index, file, &index->functions.at[at])) {
            seen_add(index, file, at, &seen);
        }
    }
    *out_seen = seen.count;
    return seen.count == 1 || (seen.nearness > 0 && !seen.is_tied) ? seen.nearest : 0;
}

/* One that is visible: of several, the nearest; else none. */
ltl_entity ltl_entity__function(ltl_index *index, uint32_t file, uint32_t name, uint32_t depth) {
    const ltl_indexed_file *in = &index->files[file];
    ltl_family family = in->facts->family;
    if (name == 0 || ltl_family_traits_of(family)->has_modules) {
        return ltl_entity__local(index, file, name, depth);
    }
    if (family == LTL_FAMILY_GO) {
        uint32_t first = ltl_pairs_find(&index->in_folder, in->folder, name);
        return first != 0 ? (ltl_entity){LTL_ENTITY_FUNCTIONS, first, LTL_LIST_FOLDER} : (ltl_entity){0};
    }
    uint32_t seen;
    uint32_t chosen = seen_of_name(index, file, name_meant(index, file, name), &seen);
    return chosen != 0 ? (ltl_entity){LTL_ENTITY_FUNCTIONS, chosen, LTL_LIST_SINGLE}
           : seen == 0 ? imported_member(index, file, name, depth)
                       : (ltl_entity){0};
}
