/* Variables that functions of several files speak of: which names stand for the same one. */
#include "analyzers/linking/link_internal.h"
#include "core/limits.h"

/* Where a name is the same for all who say it. */
typedef enum place_scope { IN_FILE, IN_FOLDER, IN_OWNER, IN_FAMILY, SCOPES } place_scope;

enum { MAX_PARTS = 4 };

/* A name as parts, the first of which is known in `of`. */
typedef struct place {
    place_scope scope; /* SCOPES: nowhere */
    uint32_t of;
    uint32_t parts[MAX_PARTS];
    uint32_t count;
} place;

typedef struct variable {
    struct LTL_VEC(uint32_t) files;   /* that read it */
    struct LTL_VEC(uint32_t) writers;
    bool is_collection;
    bool is_of_object;   /* a field of what somebody else makes */
    bool is_given;       /* … by a function that other files call */
    bool needs_owner;    /* it is some file's own, or it is no such variable */
    uint32_t owners;     /* files that declare it */
    uint32_t above;      /* what it is a part of; 0: nothing */
    uint32_t number;     /* among those that matter; 0: it does not */
} variable;

/* A field that the file names, and what a class above keeps under that name. */
typedef struct inherited {
    uint32_t file;
    uint32_t shared;
    uint32_t variable;
} inherited;

typedef struct sharing {
    ltl_index *index;
    ltl_links *links;
    ltl_pairs in[SCOPES];   /* (scope, name) to variable */
    ltl_pairs below;        /* (variable, name) to variable */
    ltl_pairs last_names;   /* (family, name) to 1: the last part of some variable that gets a value */
    struct LTL_VEC(variable) all; /* entry 0 is unused */
    struct LTL_VEC(inherited) inherited; /* files ascending */
} sharing;

static const place NOWHERE = {.scope = SCOPES};

static place place_in(place_scope scope, uint32_t of, const uint32_t *parts, uint32_t count) {
    place out = {.scope = scope, .of = of, .count = count < MAX_PARTS ? count : MAX_PARTS};
    memcpy(out.parts, parts, out.count * sizeof *parts);
    return count > 0 && of != 0 ? out : NOWHERE;
}

/* ---- what a name stands for ---- */

static place in_module(sharing *s, uint32_t file, const uint32_t *parts, uint32_t count, uint32_t depth);

/* The parts behind `local`, which is written with dots. */
static place renamed(sharing *s, uint32_t file, ltl_str local, const uint32_t *parts, uint32_t count,
                     uint32_t depth) {
    uint32_t all[MAX_PARTS];
    uint32_t made = 0;
    ltl_str piece;
    while (made < MAX_PARTS && local.len > 0 && ltl_str_split(&local, '.', &piece)) {
        all[made++] = ltl_index__find_name(s->index, piece);
    }
    for (uint32_t i = 0; i < count && made < MAX_PARTS; i++) {
        all[made++] = parts[i];
    }
    return depth > 0 ? in_module(s, file, all, made, depth - 1) : NOWHERE;
}

/* What the module exports under that name, or as a whole. */
static place exported(sharing *s, uint32_t file, const uint32_t *parts, uint32_t count, uint32_t depth) {
    const ltl_indexed_file *in = &s->index->files[file];
    uint32_t standard = ltl_index__find_name(s->index, LTL_STR("default"));
    bool is_default = parts[0] == standard && standard != 0;
    for (uint32_t i = 0; i < in->facts->exports.count && depth > 0; i++) {
        const ltl_export_fact *export = &in->facts->exports.at[i];
        bool is_that = export->name != 0 && in->ids[export->name] == parts[0];
        ltl_str local = ltl_fact_text(in->facts, export->local);
        if (is_that && export->module != 0 && in->export_modules[i] != LTL_NO_FILE) {
            return renamed(s, in->export_modules[i], local, parts + 1, count - 1, depth);
        }
        if (is_that && export->module == 0 && export->local != 0 && in->ids[export->local] != parts[0]) {
            return renamed(s, file, local, parts + 1, count - 1, depth);
        }
        if (export->is_whole && export->module == 0 && export->local != 0 && count > 0) {
            uint32_t own = in->ids[export->local];
            uint32_t skipped = is_default ? 1 : 0;
            return is_default || own != parts[0]
                       ? renamed(s, file, local, parts + skipped, count - skipped, depth)
                       : NOWHERE;
        }
    }
    return NOWHERE;
}

static place imported(sharing *s, uint32_t file, const uint32_t *parts, uint32_t count, uint32_t depth) {
    const ltl_indexed_file *in = &s->index->files[file];
    for (uint32_t i = in->facts->imports.count; i-- > 0 && depth > 0;) {
        const ltl_import_fact *import = &in->facts->imports.at[i];
        uint32_t of = in->modules[i];
        if (import->what == LTL_IMPORTS_ALL || in->ids[import->local] != parts[0]) {
            continue;
        }
        if (of == LTL_NO_FILE) {
            uint32_t module = import->member != 0 && in->facts->family == LTL_FAMILY_PYTHON
                                  ? in->member_modules[i]
                                  : LTL_NO_FILE;
            return module != LTL_NO_FILE ? in_module(s, module, parts + 1, count - 1, depth - 1) : NOWHERE;
        }
        ltl_str member = ltl_fact_text(in->facts, import->member);
        return import->what == LTL_IMPORTS_MEMBER
                   ? renamed(s, of, member, parts + 1, count - 1, depth)
                   : in_module(s, of, parts + 1, count - 1, depth - 1);
    }
    return NOWHERE;
}

/* Python's `import a.b` is known as a.b. */
static place imported_by_dots(sharing *s, uint32_t file, const uint32_t *parts, uint32_t count) {
    const ltl_indexed_file *in = &s->index->files[file];
    for (uint32_t i = 0; i < in->facts->imports.count && count > 2; i++) {
        ltl_str local = ltl_fact_text(in->facts, in->facts->imports.at[i].local);
        ltl_str last = ltl_str_after_last(local, '.');
        ltl_str first = ltl_str_slice(local, 0, local.len > last.len ? local.len - last.len - 1 : 0);
        bool is_it = first.len > 0 && in->modules[i] != LTL_NO_FILE &&
                     ltl_index__find_name(s->index, first) == parts[0] &&
                     ltl_index__find_name(s->index, last) == parts[1];
        if (is_it) {
            return in_module(s, in->modules[i], parts + 2, count - 2, LTL_LINK_DEPTH);
        }
    }
    return NOWHERE;
}

static place in_module(sharing *s, uint32_t file, const uint32_t *parts, uint32_t count, uint32_t depth) {
    if (count == 0 || parts[0] == 0 || ltl_index__facts(s->index, file) == NULL) {
        return NOWHERE;
    }
    place found = exported(s, file, parts, count, depth);
    found = found.scope == SCOPES && depth > 0 ? imported(s, file, parts, count, depth - 1) : found;
    if (found.scope != SCOPES) {
        return found;
    }
    uint32_t owner = ltl_pairs_find(&s->index->owner_in, file, parts[0]);
    bool is_class = owner != 0 && s->index->owners.at[owner].classes != 0;
    return is_class ? place_in(IN_OWNER, owner, parts + 1, count - 1) : place_in(IN_FILE, file + 1, parts, count);
}

/* `exports.x`, `module.exports.x` in the module itself. */
static uint32_t exports_before(const sharing *s, const uint32_t *parts, uint32_t count) {
    uint32_t exports = ltl_index__find_name(s->index, LTL_STR("exports"));
    uint32_t module = ltl_index__find_name(s->index, LTL_STR("module"));
    bool is_long = count > 2 && module != 0 && parts[0] == module && parts[1] == exports;
    return exports == 0 ? 0 : is_long ? 2 : count > 1 && parts[0] == exports ? 1 : 0;
}

static place in_modules(sharing *s, uint32_t file, const uint32_t *parts, uint32_t count, uint32_t flags) {
    bool is_js = ltl_index__facts(s->index, file)->family == LTL_FAMILY_JAVASCRIPT;
    uint32_t before = is_js ? exports_before(s, parts, count) : 0;
    place found = before == 0 ? imported(s, file, parts, count, LTL_LINK_DEPTH) : NOWHERE;
    found = found.scope == SCOPES && !is_js ? imported_by_dots(s, file, parts, count) : found;
    bool is_own = (flags & LTL_SHARED_OWN) != 0 || before > 0;
    if (found.scope != SCOPES || !is_own) {
        return found;
    }
    uint32_t owner = ltl_pairs_find(&s->index->owner_in, file, parts[before]);
    bool is_class = owner != 0 && s->index->owners.at[owner].classes != 0;
    return is_class ? place_in(IN_OWNER, owner, parts + before + 1, count - before - 1)
                    : place_in(IN_FILE, file + 1, parts + before, count - before);
}

static place in_package(sharing *s, uint32_t file, const uint32_t *parts, uint32_t count) {
    const ltl_indexed_file *in = &s->index->files[file];
    for (uint32_t i = 0; i < in->facts->imports.count; i++) {
        if (in->ids[in->facts->imports.at[i].local] == parts[0]) {
            return place_in(IN_FOLDER, in->modules[i], parts + 1, count - 1);
        }
    }
    return place_in(IN_FOLDER, in->folder, parts, count);
}

/* Fields of classes, and in Kotlin variables of packages. */
static place in_classes(sharing *s, uint32_t file, const uint32_t *parts, uint32_t count, uint32_t flags) {
    const ltl_indexed_file *in = &s->index->files[file];
    ltl_str first = s->index->names.entries[parts[0] - 1].key;
    uint32_t owner = count > 1 ? ltl_entity__type(s->index, file, first, LTL_LINK_DEPTH) : 0;
    if (owner != 0) {
        return place_in(IN_OWNER, ltl_parts__first(s->index, owner), parts + 1, count - 1);
    }
    bool has_packages = in->facts->family == LTL_FAMILY_JVM;
    bool is_known = (flags & LTL_SHARED_OWN) != 0 || count == 1;
    uint32_t package = in->package != 0 ? in->package : in->folder;
    return has_packages && is_known ? place_in(IN_FOLDER, package, parts, count) : NOWHERE;
}

/* Fields of objects that nobody here makes: their class is below another, or what others are made of. */
static place in_objects(sharing *s, uint32_t file, const uint32_t *parts, uint32_t count) {
    uint32_t owner = ltl_pairs_find(&s->index->owner_in, file, parts[0]);
    return owner != 0 && ltl_parts__are_related(s->index, owner)
               ? place_in(IN_OWNER, ltl_parts__first(s->index, owner), parts + 1, count - 1)
               : NOWHERE;
}

static place by_name(sharing *s, uint32_t file, const uint32_t *parts, uint32_t count, uint32_t flags) {
    ltl_family family = ltl_index__facts(s->index, file)->family;
    uint32_t of_all = (uint32_t)family + 1;
    ltl_str first = s->index->names.entries[parts[0] - 1].key;
    switch (family) {
    case LTL_FAMILY_PYTHON:
    case LTL_FAMILY_JAVASCRIPT:
        return in_modules(s, file, parts, count, flags);
    case LTL_FAMILY_GO:
        return in_package(s, file, parts, count);
    case LTL_FAMILY_C:
        return (flags & LTL_SHARED_HIDDEN) != 0 ? place_in(IN_FILE, file + 1, parts, count)
                                                : place_in(IN_FAMILY, of_all, parts, count);
    case LTL_FAMILY_PHP:
    case LTL_FAMILY_RUBY:
        return first.ptr[0] == '$' ? place_in(IN_FAMILY, of_all, parts, count)
                                   : in_classes(s, file, parts, count, 0);
    case LTL_FAMILY_JVM:
    case LTL_FAMILY_CSHARP:
        return in_classes(s, file, parts, count, flags);
    case LTL_FAMILY_SWIFT:
        return count > 1 ? in_classes(s, file, parts, count, flags) : place_in(IN_FAMILY, of_all, parts, count);
    case LTL_FAMILY_LUA: /* what is not `local` is everybody's */
        return count == 1 && (flags & LTL_SHARED_HIDDEN) == 0 ? place_in(IN_FAMILY, of_all, parts, count)
                                                              : in_modules(s, file, parts, count, flags);
    case LTL_FAMILY_SHELL:
        return s->index->files[file].package != 0
                   ? place_in(IN_FAMILY, LTL_FAMILY_COUNT + s->index->files[file].package, parts, count)
                   : NOWHERE;
    default:
        return NOWHERE;
    }
}

/* ---- variables ---- */

/* A variable and one part of it are told apart, no more. */
static uint32_t variable_at(sharing *s, place at, bool makes) {
    ltl_pairs *list = at.scope != SCOPES ? &s->in[at.scope] : NULL;
    uint32_t above = at.of;
    uint32_t found = 0;
    for (uint32_t i = 0; list != NULL && i < at.count && i < 2; i++) {
        found = ltl_pairs_find(list, above, at.parts[i]);
        if (found == 0 && !makes) {
            return 0;
        }
        if (found == 0) {
            LTL_PUSH(s->index->scratch, &s->all, (variable){.above = i > 0 ? above : 0});
            found = s->all.count - 1;
            ltl_pairs_put(s->index->scratch, list, above, at.parts[i], found);
        }
        list = &s->below;
        above = found;
    }
    return found;
}

/* The parts of what is written in the file, the first one first; how many. */
static uint32_t parts_of(const sharing *s, uint32_t file, uint32_t shared, uint32_t out[MAX_PARTS],
                         uint32_t *out_flags) {
    const ltl_indexed_file *in = &s->index->files[file];
    uint32_t count = 0;
    *out_flags = 0;
    for (uint32_t at = shared; at != 0 && count < MAX_PARTS; at = in->facts->shared.at[at].above) {
        memmove(out + 1, out, count * sizeof *out);
        out[0] = in->ids[in->facts->shared.at[at].name];
        *out_flags = in->facts->shared.at[at].flags;
        count++;
    }
    return count;
}

static uint32_t variable_of(sharing *s, uint32_t file, uint32_t shared, bool makes) {
    uint32_t parts[MAX_PARTS];
    uint32_t flags;
    uint32_t count = parts_of(s, file, shared, parts, &flags);
    uint32_t family = (uint32_t)ltl_index__facts(s->index, file)->family;
    bool is_object = (ltl_index__facts(s->index, file)->shared.at[shared].flags & LTL_SHARED_OBJECT) != 0;
    place at = count == 0 || parts[0] == 0 ? NOWHERE
               : is_object                 ? in_objects(s, file, parts, count)
                                           : by_name(s, file, parts, count, flags);
    if (is_object && at.scope == SCOPES && !makes) { /* one for all objects, as another part of the class says */
        at = in_classes(s, file, parts, count, flags);
    }
    uint32_t found = variable_at(s, at, makes);
    if (found != 0 && makes) {
        uint32_t last = at.parts[at.count > 2 ? 1 : at.count - 1];
        ltl_pairs_put(s->index->scratch, &s->last_names, family, last, 1);
        ltl_pairs_put(s->index->scratch, &s->last_names, family, at.parts[0], 1);
        s->all.at[found].is_of_object = is_object;
        bool is_declared = family == LTL_FAMILY_C || family == LTL_FAMILY_SWIFT;
        s->all.at[found].needs_owner = at.scope == IN_FOLDER || (at.scope == IN_FAMILY && is_declared);
    }
    return found;
}

/* Records and the like, which stand behind all functions. */
static bool is_behind(const sharing *s, uint32_t function) {
    return (s->index->functions.at[function].fact->flags & (LTL_FUNCTION_RECORD | LTL_FUNCTION_READER)) != 0;
}

/* The function whose code begins at that node; 0: nobody outside can name it. */
static uint32_t function_at(const sharing *s, uint32_t file, ltl_node unit) {
    const ltl_linked_file *in = &s->links->files[file];
    uint32_t low = in->first_function;
    uint32_t high = in->first_function + in->function_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (!is_behind(s, middle) && s->index->functions.at[middle].fact->node < unit) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool is_there = unit != 0 && low < in->first_function + in->function_count &&
                    s->index->functions.at[low].fact->node == unit;
    return is_there ? low : 0;
}

/* What methods put into something is in there when it begins as a collection. */
static void take_collections(sharing *s, uint32_t file) {
    const ltl_file_facts *facts = ltl_index__facts(s->index, file);
    for (uint32_t i = 1; i < facts->shared.count; i++) {
        bool is_it = (facts->shared.at[i].flags & LTL_SHARED_COLLECTION) != 0;
        uint32_t found = is_it ? variable_of(s, file, i, true) : 0;
        s->all.at[found].is_collection = found != 0;
    }
}

static void take_writes(sharing *s, uint32_t file, ltl_linked_function *functions) {
    const ltl_indexed_file *in = &s->index->files[file];
    for (uint32_t i = 0; i < in->facts->shared_writes.count; i++) {
        const ltl_shared_write *write = &in->facts->shared_writes.at[i];
        uint32_t found = variable_of(s, file, write->shared, true);
        variable *at = &s->all.at[found];
        if (found == 0 || (write->by_method != 0 && !at->is_collection)) {
            continue;
        }
        if (at->writers.count == 0 || at->writers.at[at->writers.count - 1] != file) {
            LTL_PUSH(s->index->scratch, &at->writers, file);
        }
        const ltl_linked_function *of = &functions[write->carries != 0 ? function_at(s, file, write->unit) : 0];
        at->is_given = at->is_given || of->caller_count > 1 || (of->caller_count == 1 && of->callers[0] != file);
        ltl_pairs_put(s->index->scratch, &s->last_names, (uint32_t)in->facts->family,
                      in->ids[in->facts->shared.at[write->shared].name], 1);
    }
}

static void note_reader(sharing *s, uint32_t number, uint32_t file) {
    variable *at = &s->all.at[number];
    if (at->files.count == 0 || at->files.at[at->files.count - 1] != file) {
        LTL_PUSH(s->index->scratch, &at->files, file);
    }
}

/* What classes above the one that the field belongs to put there, is there as well. */
static void take_inherited(sharing *s, uint32_t file, uint32_t shared) {
    enum { MOST_LEVELS = 3 };
    const ltl_indexed_file *in = &s->index->files[file];
    const ltl_shared_fact *fact = &in->facts->shared.at[shared];
    uint32_t owner = ltl_pairs_find(&s->index->owner_in, file, in->ids[in->facts->shared.at[fact->above].name]);
    uint32_t name = in->ids[fact->name];
    for (uint32_t level = 0; level < MOST_LEVELS && owner != 0; level++) {
        uint32_t above = 0;
        ltl_str text;
        for (uint32_t i = 0; (text = ltl_index__parent(s->index, owner, i)).len > 0; i++) {
            uint32_t parent = ltl_entity__type(s->index, s->index->owners.at[owner].file, text, LTL_LINK_DEPTH);
            parent = parent != 0 ? ltl_parts__first(s->index, parent) : 0;
            bool is_other = parent != 0 && parent != owner;
            uint32_t found = is_other ? variable_at(s, place_in(IN_OWNER, parent, &name, 1), false) : 0;
            above = above == 0 && parent != owner ? parent : above;
            if (found != 0) {
                inherited one = {file, shared, found};
                LTL_PUSH(s->index->scratch, &s->inherited, one);
                note_reader(s, found, file);
            }
        }
        owner = above;
    }
}

/* Names that are known to be that of no variable that gets a value are not looked up. */
static void take_mentions(sharing *s, uint32_t file, uint32_t *out_of) {
    const ltl_indexed_file *in = &s->index->files[file];
    bool has_modules = in->facts->family == LTL_FAMILY_PYTHON || in->facts->family == LTL_FAMILY_JAVASCRIPT;
    for (uint32_t i = 1; i < in->facts->shared.count; i++) {
        const ltl_shared_fact *fact = &in->facts->shared.at[i];
        bool may_be = (fact->flags == 0 && fact->above == 0 && has_modules) ||
                      ltl_pairs_find(&s->last_names, (uint32_t)in->facts->family, in->ids[fact->name]) != 0;
        uint32_t found = may_be ? variable_of(s, file, i, false) : 0;
        out_of[i] = found;
        if (may_be && (fact->flags & LTL_SHARED_OBJECT) != 0 && (fact->flags & LTL_SHARED_READ) != 0) {
            take_inherited(s, file, i);
        }
        if (found == 0) {
            continue;
        }
        variable *at = &s->all.at[found];
        at->owners += fact->above == 0 && (fact->flags & LTL_SHARED_DEFINED) != 0;
        if ((fact->flags & LTL_SHARED_READ) != 0) {
            note_reader(s, found, file);
        }
    }
}

static bool matters(const sharing *s, const variable *at) {
    const variable *whole = at->above != 0 ? &s->all.at[at->above] : at;
    bool is_one = !at->needs_owner || whole->owners == 1; /* several: they are those of several programs */
    if (at->writers.count == 0 || at->files.count == 0 || !is_one) {
        return false;
    }
    bool is_far = at->files.count > 1 || at->writers.count > 1 || at->files.at[0] != at->writers.at[0];
    uint32_t most = at->is_of_object ? LTL_MAX_SHARING_OBJECT : LTL_MAX_SHARING;
    return (is_far || (at->is_given && !at->is_of_object)) && at->files.count <= most && at->writers.count <= most;
}

static const uint32_t *copied(ltl_arena *arena, const uint32_t *list, uint32_t count) {
    uint32_t *copy = LTL_NEW_ARRAY(arena, uint32_t, (size_t)count + 1);
    memcpy(copy, list, count * sizeof *copy);
    return copy;
}

static void number_variables(ltl_arena *arena, sharing *s) {
    ltl_linked_variable *out = LTL_NEW_ARRAY(arena, ltl_linked_variable, (size_t)s->all.count + 1);
    s->links->variable_count = 1;
    for (uint32_t i = 1; i < s->all.count; i++) {
        variable *at = &s->all.at[i];
        if (matters(s, at)) {
            at->number = s->links->variable_count++;
            out[at->number] =
                (ltl_linked_variable){copied(arena, at->files.at, at->files.count), at->files.count,
                                      copied(arena, at->writers.at, at->writers.count), at->writers.count};
        }
    }
    s->links->variables = out;
}

static ltl_str text_of(ltl_arena *arena, const ltl_file_facts *facts, uint32_t shared) {
    ltl_str text = LTL_STR_NONE;
    for (uint32_t at = shared; at != 0; at = facts->shared.at[at].above) {
        ltl_str name = ltl_fact_text(facts, facts->shared.at[at].name);
        text = text.len == 0 ? name
                             : ltl_arena_printf(arena, "%.*s.%.*s", LTL_STR_ARG(name), LTL_STR_ARG(text));
    }
    return text;
}

/* `from store import last` of Python is the value of that moment, unless it is a collection. */
static bool is_copy(const sharing *s, uint32_t file, uint32_t shared, const variable *at) {
    const ltl_file_facts *facts = ltl_index__facts(s->index, file);
    const ltl_shared_fact *fact = &facts->shared.at[shared];
    return facts->family == LTL_FAMILY_PYTHON && fact->above == 0 && (fact->flags & LTL_SHARED_OWN) == 0 &&
           !at->is_collection;
}

static void link_file(ltl_arena *arena, sharing *s, uint32_t file, const uint32_t *of, ltl_linked_file *out) {
    const ltl_file_facts *facts = ltl_index__facts(s->index, file);
    struct LTL_VEC(ltl_far_variable) list = {0};
    for (uint32_t i = 0; i < s->inherited.count; i++) { /* before what the file puts there itself, which it tells */
        const inherited *of_above = &s->inherited.at[i];
        const variable *at = &s->all.at[of_above->variable];
        if (of_above->file == file && at->number != 0) {
            ltl_far_variable one = {text_of(arena, facts, of_above->shared), at->number, at->is_collection};
            LTL_PUSH(arena, &list, one);
        }
    }
    for (uint32_t i = 1; i < facts->shared.count; i++) {
        const variable *at = &s->all.at[of[i]];
        if (at->number != 0 && !is_copy(s, file, i, at)) {
            ltl_far_variable one = {text_of(arena, facts, i), at->number, at->is_collection};
            LTL_PUSH(arena, &list, one);
        }
    }
    out->variables = list.at;
    out->variable_count = list.count;
}

/* Writes of one function need not follow each other: up to so many variables are told of each. */
static void note_functions(ltl_arena *arena, sharing *s, uint32_t file, ltl_linked_function *functions) {
    enum { MOST = 4 };
    const ltl_file_facts *facts = ltl_index__facts(s->index, file);
    for (uint32_t i = 0; i < facts->shared_writes.count; i++) {
        const ltl_shared_write *write = &facts->shared_writes.at[i];
        const variable *at = write->carries != 0 ? &s->all.at[variable_of(s, file, write->shared, false)] : s->all.at;
        bool does = at->number != 0 && (write->by_method == 0 || at->is_collection);
        ltl_linked_function *function = &functions[does ? function_at(s, file, write->unit) : 0];
        if (function != functions && function->share_count < MOST) {
            uint32_t *list = function->shares != NULL ? (uint32_t *)(uintptr_t)function->shares
                                                      : LTL_NEW_ARRAY(arena, uint32_t, MOST);
            list[function->share_count++] = at->number;
            function->shares = list;
        }
    }
}

void ltl_link__shared(ltl_arena *arena, ltl_index *index, ltl_links *links, ltl_linked_file *files,
                      ltl_linked_function *functions) {
    sharing s = {.index = index, .links = links};
    uint32_t **of = LTL_NEW_ARRAY(index->scratch, uint32_t *, (size_t)index->file_count + 1);
    LTL_PUSH(index->scratch, &s.all, (variable){0});
    for (uint32_t file = 0; file < index->file_count; file++) {
        if (ltl_index__facts(index, file) != NULL) {
            take_collections(&s, file);
        }
    }
    for (uint32_t file = 0; file < index->file_count; file++) {
        if (ltl_index__facts(index, file) != NULL) {
            take_writes(&s, file, functions);
        }
    }
    for (uint32_t file = 0; file < index->file_count; file++) {
        const ltl_file_facts *facts = ltl_index__facts(index, file);
        if (facts != NULL && facts->shared.count > 0) {
            of[file] = LTL_NEW_ARRAY(index->scratch, uint32_t, facts->shared.count);
            take_mentions(&s, file, of[file]);
        }
    }
    number_variables(arena, &s);
    for (uint32_t file = 0; file < index->file_count && links->variable_count > 1; file++) {
        if (of[file] != NULL) {
            link_file(arena, &s, file, of[file], &files[file]);
            note_functions(arena, &s, file, functions);
        }
    }
}
