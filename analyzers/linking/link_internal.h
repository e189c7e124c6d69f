/* link_internal.h - the index that calls are resolved with.
 *
 * Shape    names are interned over all files; functions and owners (classes, and whatever else has
 *          functions as members) hang in lists by file, folder, owner and name
 * Units    -
 * Owns     `scratch`
 * Errors   -
 * Threads  one owner
 * Cost     -
 */
#ifndef LTL_LINKING_LINK_INTERNAL_H
#define LTL_LINKING_LINK_INTERNAL_H

#include "analyzers/dataflow/pairs.h"
#include "analyzers/linking/link.h"
#include "analyzers/linking/manifest.h"
#include "core/map.h"

/* Ways through imports and parents are followed so far. */
enum { LTL_LINK_DEPTH = 8 };
/* So many classes of one name are looked at for parents of one that goes on in several files. */
enum { LTL_LINK_PARTS = 32 };
#define LTL_NO_FILE UINT32_MAX

/* A list of functions is its first one; each knows the next one in every list it is in. */
typedef struct ltl_indexed_function {
    uint32_t file;
    const ltl_function_fact *fact;
    uint32_t name;           /* interned */
    uint32_t owner;          /* index into owners; 0: none */
    uint32_t next_in_file;   /* of that name, without owner */
    uint32_t next_in_folder; /* the same, for Go */
    uint32_t next_in_owner;
    uint32_t next_of_name;
    uint32_t next_constructor;
} ltl_indexed_function;

typedef struct ltl_owner {
    uint32_t file;
    uint32_t name;
    uint32_t classes; /* the first of index->classes; 0: an object with functions in it */
    uint32_t next_of_name;
    bool is_declared;     /* not only added to */
    uint32_t constructor; /* the first one */
    uint32_t first;       /* the part that stands for all, once asked for */
    bool is_related;      /* … and whether any of them is below or above another class */
} ltl_owner;

/* One place that says something of a class of a file: it may have several. */
typedef struct ltl_indexed_class {
    const ltl_class_fact *fact;
    uint32_t next;
} ltl_indexed_class;

typedef struct ltl_child {
    uint32_t owner;
    uint32_t next;
} ltl_child;

typedef struct ltl_indexed_file {
    const ltl_file_facts *facts;
    const uint32_t *ids;            /* by fact name: interned */
    uint32_t package;               /* interned; Go: of the folder; shells: scripts that source each other */
    uint32_t folder;                /* interned text */
    const uint32_t *modules;        /* by import: file or LTL_NO_FILE; Go: folder */
    const uint32_t *member_modules; /* by import: the member, where it is a module itself */
    const uint32_t *export_modules;
} ltl_indexed_file;

typedef struct ltl_index {
    ltl_arena *scratch;
    ltl_map names;
    ltl_indexed_file *files;
    uint32_t file_count;
    struct LTL_VEC(ltl_indexed_function) functions; /* entry 0 is unused; numbers of ltl_links */
    struct LTL_VEC(ltl_owner) owners;               /* entry 0 is unused */
    struct LTL_VEC(ltl_indexed_class) classes;      /* entry 0 is unused */
    struct LTL_VEC(ltl_child) children;             /* entry 0 is unused */
    ltl_pairs in_file;                              /* (file, name) to functions without owner */
    ltl_pairs in_folder;                            /* (folder, name) */
    ltl_pairs in_owner;                             /* (owner, name) */
    ltl_pairs of_name;                              /* (family, name) */
    ltl_pairs named;   /* (file, name) to 1 + the class that it means there, once asked for */
    ltl_pairs methods; /* (owner, name) to 1 + what other files have of it, once asked for */
    ltl_pairs inherited; /* (owner and depth, name) to 1 + what its other parts have from parents, once asked for */
    ltl_pairs implementers_of; /* (interface, name) to 1 + where what may be meant begins, once asked for */
    struct LTL_VEC(uint32_t) implementers; /* functions; 0 ends each */
    ltl_pairs field_in;                             /* (owner, name) to index into the fields of its file, + 1 */
    ltl_pairs global_types; /* (0, name) to 1 + the type that all pages of PHP give the variable; 1: several */
    ltl_pairs owner_in;                             /* (file, name) to owner */
    ltl_pairs owners_of;                            /* (family, name) to owners */
    ltl_pairs children_of; /* (family, last name of a parent) to children */
    ltl_map pages;         /* PHP, shells: path to file + 1 */
    ltl_map modules[LTL_FAMILY_COUNT]; /* by family: path without extension to file + 1 */
    ltl_map crates;        /* Rust: name to the file at the top, + 1 */
    ltl_map pieces;        /* of the paths of modules */
    ltl_map folders;       /* Go: folders with code to their interned text */
    ltl_str go_prefix;     /* what imports begin with where no manifest says it */
    const ltl_file_facts *const *manifests; /* by file: those of no family */
    uint32_t *next_manifest;  /* by file: the next one of its folder, + 1 */
    ltl_map packages;         /* JavaScript: name to manifest + 1; 0: several have it */
    ltl_map patterns;         /* JavaScript: folder to its first manifest with patterns of paths, + 1 */
    ltl_map go_modules;       /* name to its folder, interned */
    ltl_map go_roots;         /* folders with a go.mod */
    ltl_map renamed_crates;   /* "folder:name" to what it is called itself, interned */
} ltl_index;

void ltl_index__build(ltl_index *index, ltl_arena *scratch, const ltl_file_facts *const *files,
                      uint32_t file_count);
/* The i-th parent that its file writes for the class; empty: it has no more. */
ltl_str ltl_index__parent(const ltl_index *index, uint32_t owner, uint32_t i);
uint32_t ltl_index__name(ltl_index *index, ltl_str text);
/* 0: nobody has such a name. */
uint32_t ltl_index__find_name(const ltl_index *index, ltl_str text);
static inline const ltl_file_facts *ltl_index__facts(const ltl_index *index, uint32_t file) {
    return index->files[file].facts;
}

/* link_modules.c */
void ltl_index__list_modules(ltl_index *index);
void ltl_index__resolve_modules(ltl_index *index);
/* `rest`, its parts apart by `separator`, below `inside` of the folder, among the modules of the family. */
uint32_t ltl_index__find_module(const ltl_index *index, ltl_family family, ltl_str folder, const char *inside,
                                ltl_str rest);
/* The file that the text names in an import of `file`; LTL_NO_FILE: none of this repository. */
uint32_t ltl_index__module(const ltl_index *index, uint32_t file, ltl_str text);
/* The file that is included under that path, from the folder of `file` or one around it: the nearest one. */
uint32_t ltl_index__page(const ltl_index *index, uint32_t file, ltl_str text);
/* The same for a part of a Python package: `text` below the module. */
uint32_t ltl_index__submodule(const ltl_index *index, uint32_t module, ltl_str text);
/* The folder of a Go package that `file` imports, interned; 0: none. */
uint32_t ltl_index__package(ltl_index *index, uint32_t file, ltl_str text);
/* The script at that path from the top, without the ending that it may have. */
uint32_t ltl_index__script(const ltl_index *index, ltl_str path);
/* The path without `.` and `..`; LTL_STR_NONE: it leaves the repository. */
ltl_str ltl_index__clean_path(const ltl_index *index, ltl_str path);

/* link_manifests.c: what the manifests among all files say. */
void ltl_manifests__list(ltl_index *index, const ltl_file_facts *const *files);
/* The script that the text, which is no path, names in an import of the file `from`. */
uint32_t ltl_manifests__script(const ltl_index *index, ltl_str from, ltl_str text);
/* A manifest says what Go's imports of the file at the path begin with; the folder that one names, or LTL_STR_NONE. */
bool ltl_manifests__has_go(const ltl_index *index, ltl_str path);
ltl_str ltl_manifests__go_folder(const ltl_index *index, ltl_str text);
/* What a crate that `from` calls by that name calls itself. */
ltl_str ltl_manifests__crate(const ltl_index *index, ltl_str from, ltl_str name);

/* link_rust.c: the file at the top of the crate, the module around, one below; LTL_NO_FILE: none here. */
uint32_t ltl_rust__top(const ltl_index *index, uint32_t file);
uint32_t ltl_rust__around(const ltl_index *index, uint32_t file);
uint32_t ltl_rust__below(const ltl_index *index, uint32_t file, ltl_str name);
uint32_t ltl_rust__crate(const ltl_index *index, uint32_t file, ltl_str name);
/* The module that a path of nothing but modules names. */
uint32_t ltl_rust__module(const ltl_index *index, uint32_t file, ltl_str path);
void ltl_rust__list_crates(ltl_index *index, const ltl_file_facts *const *files);

/* link_shell.c: which scripts source each other. */
void ltl_shell__group(ltl_index *index);

/* link_entities.c: what a name stands for. */
typedef enum ltl_entity_kind {
    LTL_ENTITY_NONE,
    LTL_ENTITY_FILE,
    LTL_ENTITY_FOLDER,
    LTL_ENTITY_OWNER,
    LTL_ENTITY_FUNCTIONS, /* the first of a list, by `next_in_…` of `list` */
} ltl_entity_kind;

typedef enum ltl_function_list {
    LTL_LIST_FILE,
    LTL_LIST_FOLDER,
    LTL_LIST_OWNER,
    LTL_LIST_SINGLE, /* that one alone */
    LTL_LIST_CONSTRUCTORS,
    LTL_LIST_COUNT,
} ltl_function_list;

typedef struct ltl_entity {
    ltl_entity_kind kind;
    uint32_t id;
    ltl_function_list list;
} ltl_entity;

uint32_t ltl_index__next(const ltl_index *index, ltl_entity functions, uint32_t function);
ltl_entity ltl_entity__local(ltl_index *index, uint32_t file, uint32_t name, uint32_t depth);
ltl_entity ltl_entity__member(ltl_index *index, ltl_entity of, uint32_t name, uint32_t depth);
/* `a.b.c` as written in the file. */
ltl_entity ltl_entity__dotted(ltl_index *index, uint32_t file, ltl_str text, uint32_t depth);
/* What `require("…")` gives: the module, or the one thing it exports. */
ltl_entity ltl_entity__whole(ltl_index *index, uint32_t file, uint32_t depth);
/* The owner that a type as written in the file is; 0: unknown. */
uint32_t ltl_entity__type(ltl_index *index, uint32_t file, ltl_str text, uint32_t depth);
/* The class `a.b.C` of package `a.b`; 0: none. */
uint32_t ltl_entity__qualified(const ltl_index *index, ltl_family family, ltl_str text);
/* link_methods.c: the method, also of parents. */
ltl_entity ltl_entity__method(ltl_index *index, uint32_t owner, uint32_t name, uint32_t depth);
/* link_parts.c: whether two classes of one name are one; the constructor of one, whichever part has it; whether other
 * files have methods of it, or classes below. */
bool ltl_parts__are_one(const ltl_index *index, uint32_t a, uint32_t b);
#define LTL_ANY_COUNT UINT32_MAX /* of arguments */
uint32_t ltl_parts__constructor(const ltl_index *index, uint32_t owner, uint32_t arguments);
/* The part that stands for all of them; whether the class is below another, or above. */
uint32_t ltl_parts__first(ltl_index *index, uint32_t owner);
bool ltl_parts__are_related(ltl_index *index, uint32_t owner);
bool ltl_parts__go_on(const ltl_index *index, uint32_t owner);
ltl_entity ltl_entity__constructor(ltl_index *index, uint32_t owner, uint32_t arguments, uint32_t depth);
/* The method or, `name` 0, the constructor of a parent. */
ltl_entity ltl_entity__inherited(ltl_index *index, uint32_t owner, uint32_t name, uint32_t depth);
/* Visible functions of no class. */
ltl_entity ltl_entity__function(ltl_index *index, uint32_t file, uint32_t name, uint32_t depth);

/* The function is of the same package, or is imported. */
bool ltl_entity__sees(const ltl_index *index, uint32_t file, const ltl_indexed_function *function);

/* link_interfaces.c: Go's methods that a method of an interface may stand for; 0 ends them. More than LTL_MAX_TARGETS
 * are none. */
const uint32_t *ltl_entity__implementers(ltl_index *index, uint32_t interface, uint32_t declared);

/* link_paths.c: `a::b::c` as written in the file, or in one of its imports. */
ltl_entity ltl_entity__path(ltl_index *index, uint32_t file, ltl_str text, bool is_import, uint32_t depth);

/* link_calls.c */
typedef struct ltl_targets_found {
    ltl_far_target at[LTL_MAX_TARGETS];
    uint32_t count;
} ltl_targets_found;

void ltl_link__call(ltl_index *index, uint32_t file, const ltl_call_fact *call,
                    ltl_targets_found *out_found);

/* link_constants.c */
void ltl_link__constants(ltl_arena *arena, ltl_index *index, ltl_linked_file *files);

/* link_shared.c: variables that functions of several files speak of. Callers of functions are known by then. */
void ltl_link__shared(ltl_arena *arena, ltl_index *index, ltl_links *links, ltl_linked_file *files,
                      ltl_linked_function *functions);

#endif
