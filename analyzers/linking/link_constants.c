/* What constants of other files the names of a file stand for. */
#include "analyzers/linking/link_internal.h"

/* Constants of all files, by every key they are looked up with; entry 0 is unused. */
typedef struct indexed_constant {
    uint32_t file;
    const ltl_constant_fact *fact;
    uint32_t next_of_name;
    bool is_written; /* somewhere else, too */
} indexed_constant;

typedef struct constants {
    ltl_index *index;
    struct LTL_VEC(indexed_constant) all;
    ltl_pairs in_file;   /* (file, name), of no class */
    ltl_pairs in_folder; /* (folder, name), Go */
    ltl_pairs in_owner;  /* (owner, name) */
    ltl_pairs of_name;   /* (family, name), of no class, and in Ruby of any */
} constants;

static ltl_family family_of(const constants *c, uint32_t file) {
    return ltl_index__facts(c->index, file)->family;
}

/* ---- the index ---- */

static void put(constants *c, ltl_pairs *list, uint32_t a, uint32_t name, uint32_t number) {
    if (ltl_pairs_find(list, a, name) == 0) {
        ltl_pairs_put(c->index->scratch, list, a, name, number);
    }
}

static void add(constants *c, uint32_t file, const ltl_constant_fact *fact) {
    const ltl_indexed_file *in = &c->index->files[file];
    uint32_t name = in->ids[fact->name];
    uint32_t number = c->all.count;
    uint32_t family = (uint32_t)in->facts->family;
    bool is_shared = fact->owner == 0 || in->facts->family == LTL_FAMILY_RUBY;
    indexed_constant made = {.file = file, .fact = fact};
    uint32_t owner =
        fact->owner != 0 ? ltl_pairs_find(&c->index->owner_in, file, in->ids[fact->owner]) : 0;
    if (is_shared) {
        made.next_of_name = ltl_pairs_find(&c->of_name, family, name);
        ltl_pairs_put(c->index->scratch, &c->of_name, family, name, number);
    }
    if (fact->owner == 0) {
        put(c, &c->in_file, file, name, number);
        put(c, &c->in_folder, in->folder, name, number);
    } else if (owner != 0) {
        put(c, &c->in_owner, owner, name, number);
    }
    LTL_PUSH(c->index->scratch, &c->all, made);
}

static bool are_equal(const constants *c, uint32_t a, uint32_t b) {
    const indexed_constant *left = &c->all.at[a];
    const indexed_constant *right = &c->all.at[b];
    ltl_str text = ltl_fact_text(ltl_index__facts(c->index, left->file), left->fact->text);
    ltl_str other = ltl_fact_text(ltl_index__facts(c->index, right->file), right->fact->text);
    return left->fact->kind == right->fact->kind && left->fact->integer == right->fact->integer &&
           ltl_str_eq(text, other);
}

/* ---- what a name stands for ---- */

/* Known everywhere by its name: all that have it agree. */
static uint32_t agreed(const constants *c, uint32_t file, uint32_t name) {
    uint32_t first = ltl_pairs_find(&c->of_name, (uint32_t)family_of(c, file), name);
    for (uint32_t at = first; at != 0; at = c->all.at[at].next_of_name) {
        if (!are_equal(c, first, at)) {
            return 0;
        }
    }
    return first;
}

static uint32_t in_module(constants *c, uint32_t file, uint32_t name, uint32_t depth);

/* `export {a as b} from "m"`, `export * from "m"` */
static uint32_t exported(constants *c, uint32_t file, uint32_t name, uint32_t depth) {
    const ltl_indexed_file *in = &c->index->files[file];
    uint32_t found = 0;
    for (uint32_t i = 0; i < in->facts->exports.count && found == 0; i++) {
        const ltl_export_fact *export = &in->facts->exports.at[i];
        bool is_all = export->name == 0 && !export->is_whole;
        bool is_that = export->name != 0 && in->ids[export->name] == name;
        if (!is_all && !is_that) {
            continue;
        }
        uint32_t local = is_that && export->local != 0 ? in->ids[export->local] : name;
        if (export->module == 0) {
            found = ltl_pairs_find(&c->in_file, file, local);
        } else if (in->export_modules[i] != LTL_NO_FILE) {
            found = in_module(c, in->export_modules[i], local, depth - 1);
        }
    }
    return found;
}

/* What the file itself takes from others. */
static uint32_t imported(constants *c, uint32_t file, uint32_t name, uint32_t depth) {
    const ltl_indexed_file *in = &c->index->files[file];
    for (uint32_t i = in->facts->imports.count; i-- > 0;) {
        const ltl_import_fact *import = &in->facts->imports.at[i];
        bool is_that = import->what == LTL_IMPORTS_MEMBER && in->ids[import->local] == name;
        bool is_all = import->what == LTL_IMPORTS_ALL;
        uint32_t of = in->modules[i];
        if ((!is_that && !is_all) || of == LTL_NO_FILE) {
            continue;
        }
        uint32_t found = in_module(c, of, is_that ? in->ids[import->member] : name, depth - 1);
        if (found != 0 || is_that) {
            return found;
        }
    }
    return 0;
}

static uint32_t in_module(constants *c, uint32_t file, uint32_t name, uint32_t depth) {
    if (depth == 0 || name == 0 || ltl_index__facts(c->index, file) == NULL) {
        return 0;
    }
    uint32_t found = exported(c, file, name, depth);
    if (found == 0) {
        found = ltl_pairs_find(&c->in_file, file, name);
    }
    return found == 0 && family_of(c, file) == LTL_FAMILY_PYTHON ? imported(c, file, name, depth)
                                                                 : found;
}

static uint32_t in_class(constants *c, uint32_t owner, uint32_t name, uint32_t depth) {
    const ltl_owner *of = &c->index->owners.at[owner];
    const ltl_file_facts *facts = ltl_index__facts(c->index, of->file);
    uint32_t found = ltl_pairs_find(&c->in_owner, owner, name);
    for (uint32_t i = 0;
         found == 0 && depth > 0 && of->class != NULL && i < of->class->parent_count; i++) {
        ltl_str text = ltl_fact_text(facts, facts->parents.at[of->class->first_parent + i]);
        uint32_t parent = ltl_entity__type(c->index, of->file, text, depth - 1);
        found = parent != 0 && parent != owner ? in_class(c, parent, name, depth - 1) : 0;
    }
    return found;
}

/* `import static a.b.C.X`, `import static a.b.C.*`, Kotlin's `import a.b.X` */
static uint32_t imported_by_package(constants *c, uint32_t file, uint32_t name) {
    const ltl_indexed_file *in = &c->index->files[file];
    for (uint32_t i = 0; i < in->facts->imports.count; i++) {
        const ltl_import_fact *import = &in->facts->imports.at[i];
        ltl_str of = ltl_fact_text(in->facts, import->module);
        ltl_str last = ltl_str_after_last(of, '.');
        bool is_all = import->what == LTL_IMPORTS_ALL;
        if ((!is_all && in->ids[import->local] != name) || last.len == of.len) {
            continue;
        }
        of = is_all ? of : ltl_str_slice(of, 0, of.len - last.len - 1);
        uint32_t owner = ltl_entity__type(c->index, file, of, LTL_LINK_DEPTH);
        owner = owner != 0 ? owner : ltl_entity__qualified(c->index, LTL_FAMILY_JVM, of);
        uint32_t found = owner != 0 ? in_class(c, owner, name, LTL_LINK_DEPTH) : 0;
        if (found != 0) {
            return found;
        }
    }
    return 0;
}

static uint32_t bare(constants *c, uint32_t file, uint32_t name) {
    const ltl_indexed_file *in = &c->index->files[file];
    switch (in->facts->family) {
    case LTL_FAMILY_PYTHON:
    case LTL_FAMILY_JAVASCRIPT:
        return imported(c, file, name, LTL_LINK_DEPTH);
    case LTL_FAMILY_GO:
        return ltl_pairs_find(&c->in_folder, in->folder, name);
    case LTL_FAMILY_JVM:
        return imported_by_package(c, file, name);
    case LTL_FAMILY_PHP:
    case LTL_FAMILY_RUBY:
    case LTL_FAMILY_C:
        return agreed(c, file, name);
    default:
        return 0;
    }
}

static uint32_t qualified(constants *c, uint32_t file, ltl_str qualifier, uint32_t name) {
    ltl_entity of = ltl_entity__dotted(c->index, file, qualifier, LTL_LINK_DEPTH);
    switch (of.kind) {
    case LTL_ENTITY_FILE:
        return in_module(c, of.id, name, LTL_LINK_DEPTH);
    case LTL_ENTITY_FOLDER:
        return ltl_pairs_find(&c->in_folder, of.id, name);
    case LTL_ENTITY_OWNER:
        return in_class(c, of.id, name, LTL_LINK_DEPTH);
    default:
        return 0;
    }
}

/* The constant that is meant; 0: none, one of the file itself, or one that is not the same everywhere. */
static uint32_t meant(constants *c, uint32_t file, const ltl_want_fact *want) {
    const ltl_indexed_file *in = &c->index->files[file];
    uint32_t name = in->ids[want->name];
    ltl_str qualifier = ltl_fact_text(in->facts, want->qualifier);
    uint32_t found =
        want->qualifier != 0 ? qualified(c, file, qualifier, name) : bare(c, file, name);
    return found != 0 && c->all.at[found].file != file ? found : 0;
}

/* ---- files ---- */

static ltl_known value_of(const constants *c, uint32_t constant) {
    const indexed_constant *at = &c->all.at[constant];
    ltl_known value = {.kind = (ltl_known_kind)at->fact->kind,
                       .origin = LTL_NO_NODE,
                       .integer = at->fact->integer,
                       .is_integer = at->fact->kind == LTL_KNOWN_NUMBER,
                       .text = ltl_fact_text(ltl_index__facts(c->index, at->file), at->fact->text)};
    return value;
}

static void take_writes(constants *c, uint32_t file) {
    const ltl_file_facts *facts = ltl_index__facts(c->index, file);
    for (uint32_t i = 0; i < facts->wants.count; i++) {
        if (facts->wants.at[i].how == LTL_WANT_WRITTEN) {
            c->all.at[meant(c, file, &facts->wants.at[i])].is_written = true;
        }
    }
}

static void link_file(ltl_arena *arena, constants *c, uint32_t file, ltl_linked_file *out) {
    const ltl_file_facts *facts = ltl_index__facts(c->index, file);
    ltl_linked_constant *list = NULL;
    for (uint32_t i = 0; i < facts->wants.count; i++) {
        const ltl_want_fact *want = &facts->wants.at[i];
        uint32_t found = want->how != LTL_WANT_WRITTEN ? meant(c, file, want) : 0;
        if (found == 0 || c->all.at[found].is_written) {
            continue;
        }
        list = list != NULL ? list : LTL_NEW_ARRAY(arena, ltl_linked_constant, facts->wants.count);
        list[out->constant_count++] =
            (ltl_linked_constant){.qualifier = ltl_fact_text(facts, want->qualifier),
                                  .name = ltl_fact_text(facts, want->name),
                                  .value = value_of(c, found)};
        out->asks_constants = out->asks_constants || want->how == LTL_WANT_ASKED;
    }
    out->constants = list;
}

void ltl_link__constants(ltl_arena *arena, ltl_index *index, ltl_linked_file *files) {
    constants c = {.index = index};
    LTL_PUSH(index->scratch, &c.all, (indexed_constant){0});
    for (uint32_t file = 0; file < index->file_count; file++) {
        const ltl_file_facts *facts = ltl_index__facts(index, file);
        for (uint32_t i = 0; facts != NULL && i < facts->constants.count; i++) {
            add(&c, file, &facts->constants.at[i]);
        }
    }
    for (uint32_t file = 0; file < index->file_count; file++) {
        if (ltl_index__facts(index, file) != NULL) {
            take_writes(&c, file);
        }
    }
    for (uint32_t file = 0; file < index->file_count; file++) {
        if (ltl_index__facts(index, file) != NULL) {
            link_file(arena, &c, file, &files[file]);
        }
    }
}

bool ltl_linked_constant_find(const void *linked_file, ltl_str qualifier, ltl_str name,
                              ltl_known *out_value) {
    const ltl_linked_file *file = linked_file;
    for (uint32_t i = 0; i < file->constant_count; i++) {
        const ltl_linked_constant *at = &file->constants[i];
        if (ltl_str_eq(at->name, name) && ltl_str_eq(at->qualifier, qualifier)) {
            *out_value = at->value;
            return true;
        }
    }
    return false;
}
