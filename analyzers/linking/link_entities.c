/* What a name stands for: a module, a folder, a class or functions. */
#include "analyzers/linking/link_internal.h"

static const ltl_entity NOTHING = {0};

static ltl_entity functions(uint32_t first, ltl_function_list list) {
    return first != 0 ? (ltl_entity){LTL_ENTITY_FUNCTIONS, first, list} : NOTHING;
}
static ltl_entity owner_entity(uint32_t owner) {
    return owner != 0 ? (ltl_entity){.kind = LTL_ENTITY_OWNER, .id = owner} : NOTHING;
}
static ltl_entity file_entity(uint32_t file) {
    return file != LTL_NO_FILE ? (ltl_entity){.kind = LTL_ENTITY_FILE, .id = file} : NOTHING;
}

static ltl_family family_of(const ltl_index *index, uint32_t file) {
    return ltl_index__facts(index, file)->family;
}
static const ltl_family_traits *traits_of(const ltl_index *index, uint32_t file) {
    return ltl_family_traits_of(family_of(index, file));
}
static bool has_modules(ltl_family family) { return ltl_family_traits_of(family)->has_modules; }

/* ---- types by their names ---- */

/* `a.b.C` of the package `a.b`. */
static bool is_qualified(const ltl_index *index, const ltl_owner *owner, ltl_str text) {
    const ltl_indexed_file *file = &index->files[owner->file];
    ltl_str package = ltl_fact_text(file->facts, file->facts->package);
    ltl_str name = ltl_str_after_last(text, '.');
    size_t rest = text.len - name.len;
    return ltl_index__find_name(index, name) == owner->name &&
           ltl_str_eq(package, ltl_str_slice(text, 0, rest > 0 ? rest - 1 : 0));
}

/* Whether the import list of the file says where `owner` comes from, and whether it agrees. */
typedef enum said { SAYS_NOTHING, SAYS_YES, SAYS_NO } said;

static said imported(const ltl_index *index, uint32_t file, const ltl_owner *owner) {
    const ltl_indexed_file *in = &index->files[file];
    said all = SAYS_NOTHING;
    for (uint32_t i = 0; i < in->facts->imports.count; i++) {
        const ltl_import_fact *import = &in->facts->imports.at[i];
        ltl_str module = ltl_fact_text(in->facts, import->module);
        if (import->what == LTL_IMPORTS_MEMBER && in->ids[import->local] == owner->name) {
            return is_qualified(index, owner, module) ? SAYS_YES : SAYS_NO;
        }
        if (import->what == LTL_IMPORTS_ALL &&
            ltl_index__find_name(index, module) == index->files[owner->file].package) {
            all = SAYS_YES;
        }
    }
    return all;
}

/* Solidity: the file is imported by its path, as far as that is written. */
static bool is_included(const ltl_index *index, uint32_t file, uint32_t other) {
    const ltl_file_facts *facts = ltl_index__facts(index, file);
    ltl_str path = ltl_index__facts(index, other)->path;
    for (uint32_t i = 0; facts->family == LTL_FAMILY_SOLIDITY && i < facts->includes.count; i++) {
        ltl_str text = ltl_fact_text(facts, facts->includes.at[i]);
        while (ltl_str_starts_with(text, LTL_STR(".")) || ltl_str_starts_with(text, LTL_STR("/"))) {
            text = ltl_str_slice(text, 1, text.len);
        }
        if (ltl_str_ends_with(path, text)) {
            return true;
        }
    }
    return false;
}

/* How near a class of that name is: the same file, then the same package, then what is imported. */
static uint32_t nearness(const ltl_index *index, uint32_t file, const ltl_owner *owner) {
    const ltl_indexed_file *from = &index->files[file];
    const ltl_indexed_file *at = &index->files[owner->file];
    said says = imported(index, file, owner);
    if (owner->file == file) {
        return 5;
    }
    if (is_included(index, file, owner->file)) {
        return 4;
    }
    if (says != SAYS_NOTHING) {
        return says == SAYS_YES ? 4 : 0;
    }
    if (from->package == at->package && (from->package != 0 || from->folder == at->folder)) {
        return 3;
    }
    bool is_hidden = traits_of(index, file)->hides_packages;
    return is_hidden ? 0 : from->folder == at->folder ? 2 : 1;
}

/* A class that goes on in hundreds of files is asked for by each of them. */
static uint32_t look_for_owner(const ltl_index *index, uint32_t file, uint32_t name) {
    uint32_t family = (uint32_t)family_of(index, file);
    uint32_t best = 0;
    uint32_t best_near = 0;
    bool is_shared = false;
    uint32_t at = name != 0 ? ltl_pairs_find(&index->owners_of, family, name) : 0;
    for (; at != 0; at = index->owners.at[at].next_of_name) {
        uint32_t near = nearness(index, file, &index->owners.at[at]);
        /* parts of one class in several files are one class */
        bool is_part = best != 0 && near == best_near && (near > 1 || ltl_parts__are_one(index, best, at));
        if (near > best_near || (is_part && !index->owners.at[best].is_declared)) {
            best = at;
            is_shared = false;
        } else if (near == best_near && near == 1) {
            is_shared = !ltl_parts__are_one(index, best, at);
        }
        best_near = near > best_near ? near : best_near;
    }
    return is_shared ? 0 : best;
}

/* The nearest class of that name; 0: none, or several that are equally near. */
static uint32_t owner_named(ltl_index *index, uint32_t file, uint32_t name) {
    uint32_t known = ltl_pairs_find(&index->named, file, name);
    if (known == 0) {
        known = look_for_owner(index, file, name) + 1;
        ltl_pairs_put(index->scratch, &index->named, file, name, known);
    }
    return known - 1;
}

/* ---- modules ---- */

static ltl_entity own_member(ltl_index *index, uint32_t file, uint32_t name, uint32_t depth) {
    const ltl_indexed_file *in = &index->files[file];
    uint32_t owner = ltl_pairs_find(&index->owner_in, file, name);
    uint32_t function = ltl_pairs_find(&index->in_file, file, name);
    if (function != 0) {
        return functions(function, LTL_LIST_FILE);
    }
    if (owner != 0) {
        return owner_entity(owner);
    }
    for (uint32_t i = 0; i < in->facts->variables.count && depth > 0; i++) {
        const ltl_variable_fact *variable = &in->facts->variables.at[i];
        if (in->ids[variable->name] == name) {
            ltl_str type = ltl_fact_text(in->facts, variable->type);
            return owner_entity(ltl_entity__type(index, file, type, depth - 1));
        }
    }
    return NOTHING;
}

static ltl_entity exported(ltl_index *index, uint32_t file, uint32_t name, uint32_t depth) {
    const ltl_indexed_file *in = &index->files[file];
    for (uint32_t i = 0; i < in->facts->exports.count; i++) {
        const ltl_export_fact *export = &in->facts->exports.at[i];
        if (export->is_whole || export->name == 0 || in->ids[export->name] != name) {
            continue;
        }
        if (export->module == 0) {
            ltl_str local = ltl_fact_text(in->facts, export->local);
            return ltl_entity__dotted(index, file, local, depth);
        }
        uint32_t module = in->export_modules[i];
        if (module != LTL_NO_FILE) {
            return export->local == 0 ? ltl_entity__whole(index, module, depth)
                                      : ltl_entity__member(index, file_entity(module),
                                                           in->ids[export->local], depth);
        }
    }
    return NOTHING;
}

/* `export * from "m"`, `from m import *` */
static ltl_entity passed_on(ltl_index *index, uint32_t file, uint32_t name, uint32_t depth) {
    const ltl_indexed_file *in = &index->files[file];
    ltl_entity found = NOTHING;
    for (uint32_t i = 0; i < in->facts->exports.count && found.kind == LTL_ENTITY_NONE; i++) {
        const ltl_export_fact *export = &in->facts->exports.at[i];
        if (export->name == 0 && export->module != 0 && in->export_modules[i] != LTL_NO_FILE) {
            found = ltl_entity__member(index, file_entity(in->export_modules[i]), name, depth);
        }
    }
    for (uint32_t i = 0; i < in->facts->imports.count && found.kind == LTL_ENTITY_NONE; i++) {
        bool is_all = in->facts->imports.at[i].what == LTL_IMPORTS_ALL;
        if (is_all && in->modules[i] != LTL_NO_FILE) {
            found = ltl_entity__member(index, file_entity(in->modules[i]), name, depth);
        }
    }
    return found;
}

static ltl_entity import_named(ltl_index *index, uint32_t file, uint32_t name, uint32_t depth);

/* What the module exports under that name. */
static ltl_entity member_of_file(ltl_index *index, uint32_t file, uint32_t name, uint32_t depth) {
    bool takes_on = family_of(index, file) == LTL_FAMILY_PYTHON || traits_of(index, file)->takes_by_path;
    ltl_entity found = exported(index, file, name, depth);
    if (found.kind == LTL_ENTITY_NONE) {
        found = own_member(index, file, name, depth);
    }
    if (found.kind == LTL_ENTITY_NONE && name == ltl_index__find_name(index, LTL_STR("default"))) {
        return ltl_entity__whole(index, file, depth);
    }
    if (found.kind == LTL_ENTITY_NONE && takes_on) {
        found = import_named(index, file, name, depth);
    }
    if (found.kind == LTL_ENTITY_NONE) {
        found = passed_on(index, file, name, depth);
    }
    if (found.kind == LTL_ENTITY_NONE && takes_on) {
        return file_entity(ltl_index__submodule(index, file, index->names.entries[name - 1].key));
    }
    if (found.kind == LTL_ENTITY_NONE) {
        ltl_entity whole = ltl_entity__whole(index, file, depth);
        bool is_other =
            whole.kind == LTL_ENTITY_OWNER || (whole.kind == LTL_ENTITY_FILE && whole.id != file);
        found = is_other ? ltl_entity__member(index, whole, name, depth) : NOTHING;
    }
    return found;
}

ltl_entity ltl_entity__whole(ltl_index *index, uint32_t file, uint32_t depth) {
    const ltl_indexed_file *in = &index->files[file];
    for (uint32_t i = 0; i < in->facts->exports.count && depth > 0; i++) {
        const ltl_export_fact *export = &in->facts->exports.at[i];
        if (!export->is_whole) {
            continue;
        }
        if (export->module != 0) {
            return in->export_modules[i] != LTL_NO_FILE
                       ? ltl_entity__whole(index, in->export_modules[i], depth - 1)
                       : NOTHING;
        }
        ltl_entity found =
            ltl_entity__dotted(index, file, ltl_fact_text(in->facts, export->local), depth - 1);
        if (found.kind != LTL_ENTITY_NONE) {
            return found;
        }
    }
    uint32_t function = ltl_pairs_find(&index->in_file, file, 0);
    return function != 0 ? functions(function, LTL_LIST_FILE) : file_entity(file);
}

/* ---- names of a file ---- */

uint32_t ltl_entity__qualified(const ltl_index *index, ltl_family family, ltl_str text) {
    uint32_t name = ltl_index__find_name(index, ltl_str_after_last(text, '.'));
    uint32_t at = name != 0 ? ltl_pairs_find(&index->owners_of, (uint32_t)family, name) : 0;
    while (at != 0 && !is_qualified(index, &index->owners.at[at], text)) {
        at = index->owners.at[at].next_of_name;
    }
    return at;
}

static ltl_entity import_meant(ltl_index *index, uint32_t file, uint32_t i, uint32_t depth) {
    const ltl_indexed_file *in = &index->files[file];
    const ltl_import_fact *import = &in->facts->imports.at[i];
    ltl_family family = in->facts->family;
    if (ltl_family_traits_of(family)->takes_by_path) {
        return ltl_entity__path(index, file, ltl_fact_text(in->facts, import->module), true, depth);
    }
    if (family == LTL_FAMILY_GO) {
        uint32_t folder = in->modules[i];
        return folder != 0 ? (ltl_entity){.kind = LTL_ENTITY_FOLDER, .id = folder} : NOTHING;
    }
    if (has_modules(family)) {
        uint32_t module = in->modules[i];
        if (module == LTL_NO_FILE && import->member != 0 && family == LTL_FAMILY_PYTHON) {
            return file_entity(in->member_modules[i]);
        }
        if (module == LTL_NO_FILE) {
            return NOTHING;
        }
        if (import->what == LTL_IMPORTS_MEMBER) {
            return ltl_entity__member(index, file_entity(module), in->ids[import->member], depth);
        }
        return ltl_family_traits_of(family)->exports_whole ? ltl_entity__whole(index, module, depth)
                                                           : file_entity(module);
    }
    ltl_str text = ltl_fact_text(in->facts, import->module);
    return owner_entity(ltl_entity__qualified(index, family, text));
}

static ltl_entity import_named(ltl_index *index, uint32_t file, uint32_t name, uint32_t depth) {
    const ltl_indexed_file *in = &index->files[file];
    for (uint32_t i = in->facts->imports.count; i-- > 0 && depth > 0;) {
        const ltl_import_fact *import = &in->facts->imports.at[i];
        if (import->what != LTL_IMPORTS_ALL && in->ids[import->local] == name) {
            return import_meant(index, file, i, depth - 1);
        }
    }
    return NOTHING;
}

ltl_entity ltl_entity__local(ltl_index *index, uint32_t file, uint32_t name, uint32_t depth) {
    ltl_entity found = NOTHING;
    if (depth == 0 || name == 0) {
        return found;
    }
    found = import_named(index, file, name, depth);
    if (found.kind == LTL_ENTITY_NONE) {
        found = own_member(index, file, name, depth - 1);
    }
    if (found.kind != LTL_ENTITY_NONE) {
        return found;
    }
    return has_modules(family_of(index, file)) ? passed_on(index, file, name, depth - 1)
                                               : owner_entity(owner_named(index, file, name));
}

static bool is_whole(const ltl_index *index, uint32_t function) {
    return (index->functions.at[function].fact->flags & LTL_FUNCTION_WHOLE) != 0;
}

ltl_entity ltl_entity__member(ltl_index *index, ltl_entity of, uint32_t name, uint32_t depth) {
    if (depth == 0 || name == 0) {
        return NOTHING;
    }
    switch (of.kind) {
    case LTL_ENTITY_FILE:
        return member_of_file(index, of.id, name, depth - 1);
    case LTL_ENTITY_FOLDER: {
        uint32_t function = ltl_pairs_find(&index->in_folder, of.id, name);
        if (function != 0) {
            return functions(function, LTL_LIST_FOLDER);
        }
        uint32_t at = ltl_pairs_find(&index->owners_of, LTL_FAMILY_GO, name);
        while (at != 0 && index->files[index->owners.at[at].file].folder != of.id) {
            at = index->owners.at[at].next_of_name;
        }
        return owner_entity(at);
    }
    case LTL_ENTITY_OWNER:
        return ltl_entity__method(index, of.id, name, depth - 1);
    case LTL_ENTITY_FUNCTIONS: /* `import * as m`, where one function is the default */
        return is_whole(index, of.id) ? member_of_file(index, index->functions.at[of.id].file, name, depth - 1)
                                      : NOTHING;
    case LTL_ENTITY_NONE:
    default:
        return NOTHING;
    }
}

/* Python's `import a.b.c` makes the whole of it known: the longest such beginning of the text. */
static size_t dotted_import(const ltl_index *index, uint32_t file, ltl_str text,
                            uint32_t *out_module) {
    const ltl_indexed_file *in = &index->files[file];
    size_t longest = 0;
    for (uint32_t i = 0; i < in->facts->imports.count; i++) {
        ltl_str local = ltl_fact_text(in->facts, in->facts->imports.at[i].local);
        bool begins = ltl_str_find_byte(local, '.', 0) != SIZE_MAX && local.len > longest &&
                      ltl_str_starts_with(text, local) &&
                      (text.len == local.len || text.ptr[local.len] == '.');
        if (begins && in->modules[i] != LTL_NO_FILE) {
            longest = local.len;
            *out_module = in->modules[i];
        }
    }
    return longest;
}

/* A name that is whole, or begins with one that is short for another, or with the class around. */
static ltl_entity whole_name(ltl_index *index, uint32_t file, ltl_str text) {
    const ltl_indexed_file *in = &index->files[file];
    size_t dot = ltl_str_find_byte(text, '.', 0);
    ltl_str first = ltl_str_slice(text, 0, dot);
    ltl_str rest = dot == SIZE_MAX ? LTL_STR("") : ltl_str_slice(text, dot, text.len);
    for (uint32_t i = in->facts->imports.count; i-- > 0;) {
        const ltl_import_fact *import = &in->facts->imports.at[i];
        if (import->what == LTL_IMPORTS_MEMBER && ltl_str_eq(ltl_fact_text(in->facts, import->local), first)) {
            text = ltl_arena_printf(index->scratch, "%.*s%.*s",
                                    LTL_STR_ARG(ltl_fact_text(in->facts, import->module)), LTL_STR_ARG(rest));
            break;
        }
    }
    uint32_t owner = owner_named(index, file, ltl_index__find_name(index, text));
    for (uint32_t i = 0; owner == 0 && i < in->facts->classes.count; i++) {
        ltl_str class = ltl_fact_text(in->facts, in->facts->classes.at[i].name);
        ltl_str inner = ltl_arena_printf(index->scratch, "%.*s.%.*s", LTL_STR_ARG(class), LTL_STR_ARG(text));
        owner = owner_named(index, file, ltl_index__find_name(index, inner));
    }
    return owner_entity(owner);
}

ltl_entity ltl_entity__dotted(ltl_index *index, uint32_t file, ltl_str text, uint32_t depth) {
    ltl_family family = family_of(index, file);
    if (depth > 0 && ltl_family_traits_of(family)->takes_by_path) {
        return ltl_entity__path(index, file, text, false, depth);
    }
    if (ltl_family_traits_of(family)->names_whole) {
        return whole_name(index, file, text);
    }
    uint32_t module;
    size_t taken = family == LTL_FAMILY_PYTHON ? dotted_import(index, file, text, &module) : 0;
    ltl_entity found = taken > 0 ? file_entity(module) : NOTHING;
    ltl_str rest = taken == 0          ? text
                   : taken == text.len ? LTL_STR_NONE
                                       : ltl_str_slice(text, taken + 1, text.len);
    ltl_str piece;
    bool is_first = taken == 0;
    if (depth == 0) {
        return NOTHING;
    }
    while (rest.ptr != NULL && ltl_str_split(&rest, '.', &piece)) {
        uint32_t name = ltl_index__find_name(index, piece);
        found = is_first ? ltl_entity__local(index, file, name, depth - 1)
                         : ltl_entity__member(index, found, name, depth - 1);
        if (found.kind == LTL_ENTITY_NONE) {
            break;
        }
        is_first = false;
    }
    if (found.kind == LTL_ENTITY_NONE && !has_modules(family) && family != LTL_FAMILY_GO) {
        uint32_t name = ltl_index__find_name(index, ltl_str_after_last(text, '.'));
        found = owner_entity(owner_named(index, file, name)); /* namespaces are not followed */
    }
    return found;
}

/* ---- types ---- */

/* The type that the function says it gives. */
static uint32_t type_given(ltl_index *index, ltl_entity function, uint32_t depth) {
    if (function.kind != LTL_ENTITY_FUNCTIONS) {
        return 0;
    }
    const ltl_indexed_function *at = &index->functions.at[function.id];
    ltl_str result = ltl_fact_text(ltl_index__facts(index, at->file), at->fact->result);
    return result.len > 0 ? ltl_entity__type(index, at->file, result, depth) : 0;
}

/* `X.f()`, `X.field` of an object whose type X is written, or given by a call. */
static uint32_t type_of_member(ltl_index *index, uint32_t file, ltl_str text, bool is_call, uint32_t depth) {
    size_t dot = ltl_str_find_last_byte(text, '.');
    bool chains = dot != SIZE_MAX && ltl_family_traits_of(family_of(index, file))->types_chains;
    uint32_t owner = chains ? ltl_entity__type(index, file, ltl_str_slice(text, 0, dot), depth) : 0;
    uint32_t name = owner != 0 ? ltl_index__find_name(index, ltl_str_slice(text, dot + 1, text.len)) : 0;
    if (name == 0) {
        return 0;
    }
    uint32_t of = index->owners.at[owner].file;
    const ltl_file_facts *facts = ltl_index__facts(index, of);
    uint32_t field = is_call ? 0 : ltl_pairs_find(&index->field_in, owner, name);
    uint32_t left = depth / 2; /* what stands before gets shorter, what is asked elsewhere may be as long again */
    return is_call      ? type_given(index, ltl_entity__method(index, owner, name, depth), left)
           : field != 0 ? ltl_entity__type(index, of, ltl_fact_text(facts, facts->fields.at[field - 1].type), left)
                        : 0;
}

/* Of a variable that pages of PHP share; a type that is the name of another one leads no further. */
static uint32_t type_of_global(ltl_index *index, uint32_t file, ltl_str text, uint32_t depth) {
    uint32_t name = ltl_index__find_name(index, text);
    uint32_t type = name != 0 ? ltl_pairs_find(&index->global_types, 0, name) : 0;
    return type > 1 ? ltl_entity__type(index, file, index->names.entries[type - 2].key, depth) : 0;
}

uint32_t ltl_entity__type(ltl_index *index, uint32_t file, ltl_str text, uint32_t depth) {
    if (depth == 0) {
        return 0;
    }
    if (text.len > 0 && text.ptr[0] == '$') {
        return type_of_global(index, file, text, depth - 1);
    }
    bool is_call = ltl_str_ends_with(text, LTL_STR("()"));
    if (is_call) {
        text = ltl_str_slice(text, 0, text.len - 2);
    }
    ltl_entity found = ltl_entity__dotted(index, file, text, depth - 1);
    if (found.kind == LTL_ENTITY_NONE && is_call && ltl_str_find_byte(text, '.', 0) == SIZE_MAX) {
        found = ltl_entity__function(index, file, ltl_index__find_name(index, text), depth - 1);
    }
    if (found.kind == LTL_ENTITY_NONE) {
        return type_of_member(index, file, text, is_call, depth);
    }
    if (found.kind == LTL_ENTITY_FUNCTIONS && is_call) {
        return type_given(index, found, depth - 1);
    }
    return found.kind == LTL_ENTITY_OWNER ? found.id : 0;
}
