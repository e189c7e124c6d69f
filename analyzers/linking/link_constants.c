/* What constants of other files the names of a file stand for. */
#include "analyzers/linking/link_internal.h"
#include "core/limits.h"

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
    ltl_pairs in_package; /* (package, name), of no class, JVM */
    ltl_pairs wholes;     /* (file, 1): what a module exports as a whole */
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

/* What a module exports as a whole is there by its keys as well: `const {MODE} = require("./config")`. */
static void add_keys(constants *c, uint32_t file, const ltl_constant_fact *whole) {
    const ltl_indexed_file *in = &c->index->files[file];
    for (uint32_t i = 0; whole->is_mapping != 0 && i + 1 < whole->count; i += 2) {
        const ltl_constant_fact *key = &in->facts->constant_items.at[whole->first + i];
        bool is_named = key->kind == LTL_KNOWN_STRING && key->text != 0;
        const ltl_constant_fact *value = &in->facts->constant_items.at[whole->first + i + 1];
        if (is_named && value->kind != LTL_KNOWN_NOTHING) {
            put(c, &c->in_file, file, in->ids[key->text], c->all.count);
            indexed_constant made = {.file = file, .fact = value};
            LTL_PUSH(c->index->scratch, &c->all, made);
        }
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
    if (fact->name == 0) {
        put(c, &c->wholes, file, 1, number);
    } else if (fact->owner == 0) {
        put(c, &c->in_file, file, name, number);
        put(c, &c->in_package, in->package, name, number);
        put(c, &c->in_folder, in->folder, name, number);
    } else if (owner != 0) {
        put(c, &c->in_owner, owner, name, number);
    }
    LTL_PUSH(c->index->scratch, &c->all, made);
    if (fact->name == 0) {
        add_keys(c, file, fact);
    }
}

static bool are_equal(const constants *c, uint32_t a, uint32_t b) {
    const indexed_constant *left = &c->all.at[a];
    const indexed_constant *right = &c->all.at[b];
    ltl_str text = ltl_fact_text(ltl_index__facts(c->index, left->file), left->fact->text);
    ltl_str other = ltl_fact_text(ltl_index__facts(c->index, right->file), right->fact->text);
    bool is_plain = left->fact->kind != LTL_KNOWN_LIST && left->fact->kind != LTL_KNOWN_SOME_STRING;
    return a == b || (is_plain && left->fact->kind == right->fact->kind &&
                      left->fact->integer == right->fact->integer && ltl_str_eq(text, other));
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
        bool is_whole = import->what == LTL_IMPORTS_MODULE && in->ids[import->local] == name &&
                        in->facts->family == LTL_FAMILY_JAVASCRIPT && of != LTL_NO_FILE;
        if (is_whole) { /* `const config = require("./config")` */
            return ltl_pairs_find(&c->wholes, of, 1);
        }
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
    uint32_t found = ltl_pairs_find(&c->in_owner, owner, name);
    ltl_str text;
    for (uint32_t i = 0; found == 0 && depth > 0 && (text = ltl_index__parent(c->index, owner, i)).len > 0; i++) {
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
        uint32_t package = ltl_index__find_name(c->index, of);
        found = found == 0 && package != 0 ? ltl_pairs_find(&c->in_package, package, name) : found;
        if (found != 0) {
            return found;
        }
    }
    return 0;
}

/* `using static A.C;` */
static uint32_t used_statically(constants *c, uint32_t file, uint32_t name) {
    const ltl_indexed_file *in = &c->index->files[file];
    uint32_t found = 0;
    for (uint32_t i = 0; i < in->facts->imports.count && found == 0; i++) {
        ltl_str of = ltl_fact_text(in->facts, in->facts->imports.at[i].module);
        uint32_t owner = ltl_entity__type(c->index, file, of, LTL_LINK_DEPTH);
        found = owner != 0 ? in_class(c, owner, name, LTL_LINK_DEPTH) : 0;
    }
    return found;
}

static uint32_t bare(constants *c, uint32_t file, uint32_t name) {
    const ltl_indexed_file *in = &c->index->files[file];
    uint32_t found;
    switch (in->facts->family) {
    case LTL_FAMILY_PYTHON:
    case LTL_FAMILY_JAVASCRIPT:
        return imported(c, file, name, LTL_LINK_DEPTH);
    case LTL_FAMILY_GO:
        return ltl_pairs_find(&c->in_folder, in->folder, name);
    case LTL_FAMILY_JVM:
        found = imported_by_package(c, file, name);
        return found != 0 ? found : ltl_pairs_find(&c->in_package, in->package, name);
    case LTL_FAMILY_CSHARP:
        return used_statically(c, file, name);
    case LTL_FAMILY_PHP:
    case LTL_FAMILY_RUBY:
    case LTL_FAMILY_C:
        return agreed(c, file, name);
    default:
        return 0;
    }
}

/* `Color.RED.value` of Python's enumerations is what RED is given. */
static uint32_t in_enumeration(constants *c, uint32_t file, ltl_str qualifier, uint32_t name) {
    ltl_str member = ltl_str_after_last(qualifier, '.');
    bool may_be = family_of(c, file) == LTL_FAMILY_PYTHON && member.len < qualifier.len &&
                  name == ltl_index__find_name(c->index, LTL_STR("value"));
    ltl_str of = may_be ? ltl_str_slice(qualifier, 0, qualifier.len - member.len - 1) : LTL_STR_NONE;
    uint32_t owner = may_be ? ltl_entity__type(c->index, file, of, LTL_LINK_DEPTH) : 0;
    bool is_it = false;
    ltl_str parent;
    for (uint32_t i = 0; owner != 0 && (parent = ltl_index__parent(c->index, owner, i)).len > 0; i++) {
        is_it = is_it || ltl_str_ends_with(parent, LTL_STR("Enum"));
    }
    uint32_t found = is_it ? ltl_index__find_name(c->index, member) : 0;
    return found != 0 ? ltl_pairs_find(&c->in_owner, owner, found) : 0;
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
        return in_enumeration(c, file, qualifier, name);
    }
}

/* `self.X` is the class's only where no class below it may have one of its own. */
static uint32_t of_object(constants *c, uint32_t file, ltl_str class, uint32_t name) {
    uint32_t id = ltl_index__find_name(c->index, class);
    bool has_children = ltl_pairs_find(&c->index->children_of, (uint32_t)family_of(c, file), id) != 0;
    uint32_t owner = id != 0 && !has_children ? ltl_pairs_find(&c->index->owner_in, file, id) : 0;
    return owner != 0 ? in_class(c, owner, name, LTL_LINK_DEPTH) : 0;
}

/* By its qualifier, see ltl_flow_want. */
static uint32_t by_name(constants *c, uint32_t file, ltl_str qualifier, uint32_t name) {
    if (qualifier.len == 0) {
        return bare(c, file, name);
    }
    ltl_str rest = ltl_str_slice(qualifier, 1, qualifier.len);
    if (qualifier.ptr[0] == '~') {
        return of_object(c, file, rest, name);
    }
    if (qualifier.ptr[0] == '.') {
        uint32_t id = ltl_index__find_name(c->index, rest);
        uint32_t owner = id != 0 ? ltl_pairs_find(&c->index->owner_in, file, id) : 0;
        uint32_t found = owner != 0 ? in_class(c, owner, name, LTL_LINK_DEPTH) : 0;
        return found != 0 ? found : bare(c, file, name);
    }
    return qualified(c, file, qualifier, name);
}

/* The constant that is meant; 0: none, one of the file itself, or one that is not the same everywhere. */
static uint32_t meant_by(constants *c, uint32_t file, ltl_str qualifier, ltl_str text) {
    uint32_t name = ltl_index__find_name(c->index, text);
    uint32_t found = name != 0 ? by_name(c, file, qualifier, name) : 0;
    return found != 0 && c->all.at[found].file != file ? found : 0;
}

static uint32_t meant(constants *c, uint32_t file, const ltl_want_fact *want) {
    const ltl_file_facts *facts = ltl_index__facts(c->index, file);
    return meant_by(c, file, ltl_fact_text(facts, want->qualifier), ltl_fact_text(facts, want->name));
}

/* The constant that `want` is a part of: TABLES of `TABLES.users`; 0: none. */
static uint32_t whole_of(constants *c, uint32_t file, const ltl_want_fact *want) {
    ltl_str qualifier = ltl_fact_text(ltl_index__facts(c->index, file), want->qualifier);
    for (uint32_t i = 0; i < LTL_LINK_DEPTH && qualifier.len > 0; i++) {
        ltl_str last = ltl_str_after_last(qualifier, '.');
        ltl_str rest = last.len < qualifier.len
                           ? ltl_str_slice(qualifier, 0, qualifier.len - last.len - 1)
                           : LTL_STR_NONE;
        uint32_t found = meant_by(c, file, rest, last);
        if (found != 0) {
            return found;
        }
        qualifier = rest;
    }
    return 0;
}

/* ---- files ---- */

static ltl_known value_of_fact(ltl_arena *arena, const ltl_file_facts *facts,
                               const ltl_constant_fact *fact, uint32_t depth) {
    ltl_known value = {.kind = (ltl_known_kind)fact->kind,
                       .origin = LTL_NO_NODE,
                       .integer = fact->integer,
                       .is_integer = fact->kind == LTL_KNOWN_NUMBER,
                       .text = ltl_fact_text(facts, fact->text)};
    if (fact->kind != LTL_KNOWN_LIST) {
        return value;
    }
    ltl_known_items *items = ltl_arena_alloc(arena, sizeof *items + fact->count * sizeof items->at[0]);
    items->count = fact->count;
    items->is_mapping = fact->is_mapping != 0;
    for (uint32_t i = 0; i < fact->count; i++) {
        const ltl_constant_fact *item = &facts->constant_items.at[fact->first + i];
        items->at[i] = item->kind == LTL_KNOWN_LIST && depth == 0
                           ? ltl_known_nothing()
                           : value_of_fact(arena, facts, item, depth - 1);
    }
    value.items = items;
    return value;
}

static ltl_known value_of(ltl_arena *arena, constants *c, uint32_t constant, uint32_t depth);

/* Its pieces one after the other, when all of them are constants. */
static ltl_known text_of_pieces(ltl_arena *arena, constants *c, uint32_t constant, uint32_t depth) {
    const indexed_constant *at = &c->all.at[constant];
    uint32_t file = at->file;
    const ltl_file_facts *facts = ltl_index__facts(c->index, file);
    const ltl_constant_fact *fact = at->fact;
    ltl_known text = ltl_known_nothing();
    for (uint32_t i = 0; i < fact->count; i++) {
        const ltl_piece_fact *piece = &facts->pieces.at[fact->first + i];
        ltl_known part = {.kind = LTL_KNOWN_STRING,
                          .origin = LTL_NO_NODE,
                          .text = ltl_fact_text(facts, piece->text)};
        if (piece->name != 0) {
            uint32_t found = depth > 0 ? meant_by(c, file, ltl_fact_text(facts, piece->qualifier),
                                                  ltl_fact_text(facts, piece->name))
                                       : 0;
            bool is_constant = found != 0 && found != constant && !c->all.at[found].is_written;
            part = is_constant ? value_of(arena, c, found, depth - 1) : ltl_known_nothing();
        }
        bool is_alone = fact->count == 1;
        if (!is_alone && part.kind != LTL_KNOWN_STRING) {
            return ltl_known_nothing();
        }
        text = i == 0 ? part : ltl_known_concat(arena, &text, &part);
    }
    return text;
}

static ltl_known value_of(ltl_arena *arena, constants *c, uint32_t constant, uint32_t depth) {
    const indexed_constant *at = &c->all.at[constant];
    return at->fact->kind == LTL_KNOWN_SOME_STRING
               ? text_of_pieces(arena, c, constant, depth)
               : value_of_fact(arena, ltl_index__facts(c->index, at->file), at->fact,
                               LTL_MAX_CONSTANT_DEPTH);
}

static void take_writes(constants *c, uint32_t file) {
    const ltl_file_facts *facts = ltl_index__facts(c->index, file);
    for (uint32_t i = 0; i < facts->wants.count; i++) {
        const ltl_want_fact *want = &facts->wants.at[i];
        if (want->how == LTL_WANT_WRITTEN) {
            c->all.at[meant(c, file, want)].is_written = true;
            c->all.at[whole_of(c, file, want)].is_written = true;
        }
    }
}

static void link_file(ltl_arena *arena, constants *c, uint32_t file, ltl_linked_file *out) {
    const ltl_file_facts *facts = ltl_index__facts(c->index, file);
    ltl_linked_constant *list = NULL;
    for (uint32_t i = 0; i < facts->wants.count; i++) {
        const ltl_want_fact *want = &facts->wants.at[i];
        bool is_asked = want->how == LTL_WANT_ASKED;
        uint32_t found = want->how != LTL_WANT_WRITTEN ? meant(c, file, want) : 0;
        uint32_t whole = found == 0 && is_asked ? whole_of(c, file, want) : 0;
        out->asks_constants = out->asks_constants || (whole != 0 && !c->all.at[whole].is_written);
        if (found == 0 || c->all.at[found].is_written) {
            continue;
        }
        ltl_known value = value_of(arena, c, found, LTL_LINK_DEPTH);
        if (value.kind == LTL_KNOWN_NOTHING) {
            continue;
        }
        list = list != NULL ? list : LTL_NEW_ARRAY(arena, ltl_linked_constant, facts->wants.count);
        list[out->constant_count++] =
            (ltl_linked_constant){.qualifier = ltl_fact_text(facts, want->qualifier),
                                  .name = ltl_fact_text(facts, want->name),
                                  .value = value};
        out->asks_constants = out->asks_constants || is_asked;
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
