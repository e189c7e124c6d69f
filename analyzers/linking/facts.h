/* facts.h - what other files of a repository need to know about one file.
 *
 * Shape    functions, classes, imports, exports and the calls that may leave the file; every name is an
 *          index into the file's own list of names, 0 is none. Qualified names have dots whatever the
 *          language writes
 * Units    nodes are those of the file's tree: the same bytes give the same tree again
 * Owns     the arena of the call, texts included: the tree may go
 * Errors   what is not understood is left out: then nothing leads there, and values pass calls as
 *          they pass any unknown function
 * Threads  immutable once made
 * Cost     one walk over the tree; about 20 bytes a call
 */
#ifndef LTL_LINKING_FACTS_H
#define LTL_LINKING_FACTS_H

#include "analyzers/guards/guards.h"
#include "analyzers/dataflow/flow.h"
#include "analyzers/linking/family.h"
#include "analyzers/syntax/imports.h"
#include "analyzers/syntax/tree.h"
#include "core/vec.h"

typedef uint32_t ltl_fact_name;

enum ltl_function_flags {
    LTL_FUNCTION_METHOD = 1 << 0,      /* of `owner` */
    LTL_FUNCTION_CONSTRUCTOR = 1 << 1,
    LTL_FUNCTION_PRIVATE = 1 << 2,     /* C's static: nobody else can name it */
    LTL_FUNCTION_WHOLE = 1 << 3,       /* it is what the module exports as a whole */
    LTL_FUNCTION_ABSTRACT = 1 << 4,    /* no body */
    LTL_FUNCTION_FILE = 1 << 5,        /* all that stands outside of functions, where others may include it */
    LTL_FUNCTION_READER = 1 << 8,      /* no function: the field of that name of its object */
    LTL_FUNCTION_ADDED = 1 << 7,       /* to the type `owner` from outside: Kotlin's `fun T.f()` */
    LTL_FUNCTION_EXTENDS = 1 << 9,     /* its first parameter may stand before it: C#'s `f(this T x)` */
    LTL_FUNCTION_FLUENT = 1 << 10,     /* it gives back the object it is called on, whatever happens */
    LTL_FUNCTION_RECORD = 1 << 6,      /* no function: what a class is made with lies in fields of these names */
};

typedef struct ltl_function_fact {
    ltl_node node;
    uint32_t unit; /* among the functions and lambdas of the file, from 1 in order of their nodes; records behind */
    ltl_fact_name name;
    ltl_fact_name owner;  /* class, or the object it was put into; 0: none */
    ltl_fact_name result; /* type it says it gives; 0: unknown */
    uint32_t first_parameter; /* index into `parameters` */
    uint32_t parameter_count; /* without the object of a method */
    unsigned flags;           /* ltl_function_flags */
    uint32_t fills; /* bits of slots, see ltl_far_pass: it may put something into them, or call them; LTL_FAR_THROWS */
} ltl_function_fact;

typedef struct ltl_class_fact {
    ltl_fact_name name;
    uint32_t first_parent; /* index into `parents` */
    uint32_t parent_count;
    uint32_t is_part; /* it adds to a class that stands elsewhere: `impl T`, `extension T` */
} ltl_class_fact;

typedef enum ltl_import_what {
    LTL_IMPORTS_MODULE, /* `local` is the module `module` */
    LTL_IMPORTS_MEMBER, /* `local` is `member` of it */
    LTL_IMPORTS_ALL,    /* everything of it is known here */
} ltl_import_what;

typedef struct ltl_import_fact {
    ltl_import_what what;
    ltl_fact_name local;
    ltl_fact_name module; /* as written; "a.b.C" whole where a language has no file in it */
    ltl_fact_name member;
} ltl_import_fact;

/* `name` as seen from outside is `local` here, or `local` of `module`. */
typedef struct ltl_export_fact {
    ltl_fact_name name;   /* 0: all names, or the module as a whole when `is_whole` */
    ltl_fact_name local;  /* 0: all */
    ltl_fact_name module; /* 0: this file */
    bool is_whole;
} ltl_export_fact;

/* A variable of the whole file whose type is evident. */
typedef struct ltl_variable_fact {
    ltl_fact_name name;
    ltl_fact_name type; /* "T", "f()" for what a call gives, "T.f()" and "T.x" of an object of T */
} ltl_variable_fact;

/* A field whose type is written: what `x.field` is, for an x of another file. */
typedef struct ltl_field_fact {
    ltl_fact_name owner;
    ltl_fact_name name;
    ltl_fact_name type;
} ltl_field_fact;

/* A name with one value, whoever reads it. */
typedef struct ltl_constant_fact {
    ltl_fact_name name;  /* 0: all that the module exports as a whole */
    ltl_fact_name owner; /* class; 0: none */
    ltl_fact_name text;  /* of a string */
    /* ltl_known_kind: STRING, NUMBER, BOOL, LIST, SOME_STRING put together from pieces; of items also LITERAL and
     * NOTHING */
    uint16_t kind;
    uint16_t is_mapping; /* of a list: key and value by turns */
    int64_t integer;
    uint32_t first; /* of a list its items, index into `constant_items`; of a text its pieces, into `pieces` */
    uint32_t count;
} ltl_constant_fact;

/* Part of a text: itself, or the name of a constant of another file. */
typedef struct ltl_piece_fact {
    ltl_fact_name text;
    ltl_fact_name qualifier;
    ltl_fact_name name; /* 0: the text */
} ltl_piece_fact;

typedef enum ltl_want_how {
    LTL_WANT_READ,
    LTL_WANT_ASKED,   /* a rule would have liked to know it */
    LTL_WANT_WRITTEN, /* `config.X = 1`: it is no constant */
} ltl_want_how;

/* A name of another file, as written here. */
typedef struct ltl_want_fact {
    ltl_fact_name qualifier; /* "a.b"; 0: the bare name; see ltl_flow_want */
    ltl_fact_name name;
    uint32_t how; /* ltl_want_how */
} ltl_want_fact;

enum ltl_shared_flags {
    LTL_SHARED_OWN = 1 << 0,        /* the file declares it; else it is somebody else's */
    LTL_SHARED_COLLECTION = 1 << 1, /* … and it begins as one: what methods put in is in there */
    LTL_SHARED_HIDDEN = 1 << 2,     /* … and nobody else can name it */
    LTL_SHARED_DEFINED = 1 << 3,    /* … and it is where it is made */
    LTL_SHARED_READ = 1 << 4,       /* somewhere in the file */
    LTL_SHARED_OBJECT = 1 << 5,     /* a field of objects that are used method by method, part of its class */
};

/* A variable that functions of several files may share, or a part of one, as it is written here. */
typedef struct ltl_shared_fact {
    uint32_t above; /* what it is a part of, index into `shared`; 0: nothing */
    ltl_fact_name name;
    uint32_t flags; /* ltl_shared_flags */
} ltl_shared_fact;

/* It gets a value that is more than a literal. */
typedef struct ltl_shared_write {
    uint32_t shared;
    ltl_node unit;  /* the function or lambda that does it; 0: the file */
    uint16_t by_method; /* 1: something is put in */
    uint16_t carries;   /* 1: and that may be what the function was given */
} ltl_shared_write;

typedef enum ltl_call_how {
    LTL_CALL_BARE,      /* f(…) */
    LTL_CALL_NEW,       /* new T(…): `qualifier` is T */
    LTL_CALL_QUALIFIED, /* a.b.f(…): `qualifier` is "a.b" */
    LTL_CALL_TYPED,     /* x.f(…) and x is of type `qualifier` */
    LTL_CALL_SELF,      /* this.f(…) in class `qualifier` */
    LTL_CALL_SUPER,     /* super.f(…), super(…) in class `qualifier` */
    LTL_CALL_MEMBER,    /* x.f(…), nobody knows x */
    LTL_CALL_INCLUDED,  /* PHP: `qualifier` is the path of what is included, as far as it is written */
    LTL_CALL_REQUIRED,  /* require("m")(…), require("m").f(…): `qualifier` is m */
} ltl_call_how;

typedef struct ltl_call_fact {
    ltl_node node;
    ltl_call_how how;
    ltl_fact_name name; /* 0: the thing itself is called */
    ltl_fact_name qualifier;
    uint32_t arguments;
    bool is_declared; /* TYPED: an object of a class below it may be meant */
} ltl_call_fact;

typedef struct ltl_file_facts {
    ltl_family family;
    ltl_str path;
    ltl_fact_name package; /* declared package or namespace */
    struct LTL_VEC(ltl_str) names; /* entry 0 is empty */
    struct LTL_VEC(ltl_function_fact) functions;
    struct LTL_VEC(ltl_fact_name) parameters; /* "*a", "**a": what is left; 0: without a name of its own */
    struct LTL_VEC(ltl_fact_name) parameter_types; /* of each of them; 0: not written, or not one name */
    struct LTL_VEC(ltl_class_fact) classes;
    struct LTL_VEC(ltl_fact_name) parents;
    struct LTL_VEC(ltl_import_fact) imports;
    struct LTL_VEC(ltl_fact_name) includes; /* C and C++: paths between quotes */
    struct LTL_VEC(ltl_export_fact) exports;
    struct LTL_VEC(ltl_variable_fact) variables;
    struct LTL_VEC(ltl_field_fact) fields;
    struct LTL_VEC(ltl_call_fact) calls;
    struct ltl_constant_facts LTL_VEC(ltl_constant_fact) constants;
    struct ltl_constant_facts constant_items;
    struct LTL_VEC(ltl_piece_fact) pieces;
    struct LTL_VEC(ltl_want_fact) wants;
    struct LTL_VEC(ltl_shared_fact) shared; /* entry 0 is unused, or there is none */
    struct LTL_VEC(ltl_shared_write) shared_writes;
    struct LTL_VEC(ltl_function_guard) guards; /* of its functions, in their order: those that judge */
} ltl_file_facts;

/* The facts in `arena`; `scratch` is used on the way and may be reset behind it. `path` is borrowed. Without `guards`,
 * nothing is known of what functions make sure of. */
void ltl_facts_make(ltl_arena *arena, ltl_arena *scratch, const ltl_tree *tree,
                    const ltl_imports *imports, const ltl_guards *guards, ltl_str path,
                    ltl_file_facts *out_facts);
/* Adds constants, and what the flow was asked and could not tell: behind everything else that asks it. */
void ltl_facts_add_constants(ltl_arena *arena, ltl_arena *scratch, ltl_flow *flow,
                             ltl_file_facts *facts);
/* Adds variables that functions of several files may share. */
void ltl_facts_add_shared(ltl_arena *arena, ltl_arena *scratch, ltl_flow *flow, ltl_file_facts *facts);
static inline ltl_str ltl_fact_text(const ltl_file_facts *facts, ltl_fact_name name) {
    return facts->names.at[name];
}

#endif
