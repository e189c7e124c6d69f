/* facts_internal.h - what the parts of fact finding share.
 *
 * Shape    a maker holds the facts so far and what is known on the way: which name of the file a text
 *          is, and the types of variables and fields, by their spelling
 * Units    -
 * Owns     facts in `arena`, everything else in `scratch`
 * Errors   -
 * Threads  one owner
 * Cost     constant time a node
 */
#ifndef LTL_LINKING_FACTS_INTERNAL_H
#define LTL_LINKING_FACTS_INTERNAL_H

#include "analyzers/linking/facts.h"
#include "analyzers/dataflow/pairs.h"
#include "core/map.h"

/* Fields have their types apart from variables. */
#define LTL_FIELD_TYPES UINT32_MAX

enum { LTL_FACTS_CHAIN = 32 }; /* calls and fields, one on what the other gives, whose types are asked for */

typedef struct ltl_facts_maker {
    ltl_arena *arena;
    ltl_arena *scratch;
    const ltl_tree *tree;
    ltl_file_facts *facts;
    const ltl_family_traits *traits;
    ltl_map names;     /* text to fact name */
    uint32_t *unit_of; /* by node: the function or lambda it lies in, itself for one; 0: the file */
    ltl_pairs types;   /* (unit or LTL_FIELD_TYPES, interned name) to 1 + type; 1: several types */
    ltl_pairs told;    /* (the same) to 1: its type is written, where a family writes types */
    ltl_pairs made;    /* (the same) to 1: it was given what `new` makes, so that is its type */
    ltl_pairs globals; /* (unit, interned name) to 1: PHP's `global $x` */
    ltl_pairs declared;    /* (unit, interned name) to 1: a variable, where a name alone may be a call */
    struct LTL_VEC(ltl_node) bare; /* names that may be calls */
    uint32_t bare_at;              /* … looked at so far */
    uint32_t chain;    /* how many of LTL_FACTS_CHAIN are being asked */
    ltl_fact_name exports; /* name of a variable that is the module's exports; 0: none */
} ltl_facts_maker;

ltl_fact_name ltl_facts__name(ltl_facts_maker *m, ltl_str text);
/* `a.b.c` with dots; empty when it is more than names. */
ltl_str ltl_facts__dotted(ltl_facts_maker *m, ltl_node node);
/* The type that an expression of a type has, without pointers, generics and the like. */
ltl_str ltl_facts__type(ltl_facts_maker *m, ltl_node node);
ltl_node ltl_facts__class_around(const ltl_facts_maker *m, ltl_node node);
/* The name of that class; 0: none. */
ltl_fact_name ltl_facts__class_name(ltl_facts_maker *m, ltl_node class);
bool ltl_facts__is_self(const ltl_facts_maker *m, ltl_node node);
/* The text of `require("…")`'s argument; empty when it is another call. */
ltl_str ltl_facts__required(const ltl_facts_maker *m, ltl_node call);
/* `a::b`, where `a.b` is something else. */
bool ltl_facts__is_path(const ltl_facts_maker *m, ltl_node member);
/* `impl T`, `extension T`: the class stands elsewhere. */
bool ltl_facts__adds(const ltl_facts_maker *m, ltl_node class);
/* `mod x { … }` */
bool ltl_facts__is_module(const ltl_facts_maker *m, ltl_node node);
/* The type of that name is known by what it holds: `Box` of `Box<T>`. */
bool ltl_facts__holds(const ltl_facts_maker *m, ltl_node name);
/* The method of that name gives the object it is called on, or what that holds. */
bool ltl_facts__passes_on(const ltl_facts_maker *m, ltl_node name);
bool ltl_facts__is_exports(const ltl_facts_maker *m, ltl_node node);
static inline bool ltl_facts__is(const ltl_facts_maker *m, ltl_node node, const char *text) {
    return node != LTL_NO_NODE && ltl_str_is(ltl_tree_name(m->tree, node), text);
}

void ltl_facts__imports(ltl_facts_maker *m, const ltl_imports *imports);
void ltl_facts__exports(ltl_facts_maker *m);
/* Lua: what the file gives back. */
void ltl_facts__exports_returned(ltl_facts_maker *m);
void ltl_facts__functions(ltl_facts_maker *m);
/* Behind all functions: what makes objects of classes that are nothing but their fields. */
void ltl_facts__records(ltl_facts_maker *m);
/* facts_typed.c: what types say of fields, see LTL_FIELD_OF. */
void ltl_facts__typed_fields(ltl_facts_maker *m);
void ltl_facts__fills(ltl_facts_maker *m);
void ltl_facts__types(ltl_facts_maker *m);
void ltl_facts__calls(ltl_facts_maker *m);
/* The type of what `node` is, as the calls see it: "T" or "f()"; empty: unknown. */
ltl_str ltl_facts__type_of(ltl_facts_maker *m, ltl_node node);
/* facts_accesses.c: what a function is called that reading or writing the property calls. */
ltl_str ltl_facts__accessor_name(ltl_facts_maker *m, ltl_node name, bool is_written);
/* … `o.x` and `o.x = y`, which may call a function of the class, where the type of the object is evident. */
void ltl_facts__add_access(ltl_facts_maker *m, ltl_node node);
/* … names that may be calls; those of them that stand before a node. */
void ltl_facts__list_bare(ltl_facts_maker *m);
void ltl_facts__add_bare(ltl_facts_maker *m, ltl_node before);

#endif
