/* type.h - the types of C as far as values need them: widths, signs, what a pointer points to.
 *
 * Shape    types are interned and told by number; 0 is a type that is not known. A table belongs to one
 *          file: its typedefs and records are read when they are first asked for
 * Units    bytes, on a machine where int has 4 and pointers and long have 8
 * Owns     the arena given; the tree is borrowed
 * Errors   what is not declared in the file is unknown, its size is 0
 * Threads  one owner
 * Cost     each declaration is read once
 */
#ifndef LTL_VALUES_TYPE_H
#define LTL_VALUES_TYPE_H

#include "analyzers/dataflow/typed/typed.h"

typedef uint16_t ltl_type;
enum { LTL_TYPE_UNKNOWN = 0 };

typedef enum ltl_type_base {
    LTL_BASE_UNKNOWN,
    LTL_BASE_VOID,
    LTL_BASE_INTEGER,
    LTL_BASE_FLOAT,
    LTL_BASE_RECORD,
} ltl_type_base;

enum { LTL_TYPE_DIMENSIONS = 4, LTL_COUNT_UNKNOWN = -1 };

typedef struct ltl_type_info {
    int64_t counts[LTL_TYPE_DIMENSIONS]; /* of an array, the outer first; 0: no array */
    ltl_node record;                     /* the CLASS of a RECORD; 0: not in this file */
    uint32_t name;                       /* of a record, or of what is not known */
    uint8_t base;                        /* ltl_type_base */
    uint8_t width;                       /* of INTEGER and FLOAT */
    uint8_t depth;                       /* stars */
    bool is_unsigned;
    bool is_reference;
    bool is_own; /* C++: something with a constructor or a destructor perhaps */
} ltl_type_info;

typedef struct ltl_types {
    ltl_arena *arena;
    const ltl_tree *tree;
    const ltl_scopes *scopes;
    ltl_flow *flow;
    struct ltl_type_list LTL_VEC(ltl_type_info) all;
    ltl_pairs typedefs; /* name to node + 1 of what gives it */
    ltl_pairs records;
    ltl_pairs macros; /* (name, 1) to the value of `#define NAME value`; (name, 2) to a macro with
                             parameters */
    ltl_pairs constants; /* (node, 1) to its place in `numbers`, plus one; UINT32_MAX: none */
    struct LTL_VEC(ltl_typed_number) numbers;
    ltl_type *of_declaration; /* by declaration, plus one */
    ltl_pairs sizes;          /* of records, plus one */
    ltl_type integer;         /* the common ones */
    ltl_type size;
    ltl_type character;
} ltl_types;

void ltl_types_init(ltl_types *types, ltl_arena *arena, ltl_flow *flow);
static inline const ltl_type_info *ltl_type_of(const ltl_types *types, ltl_type type) {
    return &types->all.at[type];
}
ltl_type ltl_type_intern(ltl_types *types, const ltl_type_info *info);
ltl_type ltl_type_integer(ltl_types *types, uint8_t width, bool is_unsigned);
/* Of a declaration of `scopes`; of what a cast, `sizeof` or `new` names; of a record's member. */
ltl_type ltl_type_declared(ltl_types *types, uint32_t declaration);
ltl_type ltl_type_named(ltl_types *types, ltl_node node);
ltl_type ltl_type_returned(ltl_types *types, ltl_node function);
ltl_type ltl_type_member(ltl_types *types, ltl_type record, uint32_t name, int64_t *out_offset);
/* So many bytes from the start of that array hold it and whole arrays of the same kind behind it, and nothing else;
 * false for the whole record. */
bool ltl_type_spans_members(ltl_types *types, ltl_type record, uint32_t name, int64_t bytes);
/* What `*x` and `x[i]` have; what `&x` has. */
ltl_type ltl_type_inner(ltl_types *types, ltl_type type);
ltl_type ltl_type_pointer(ltl_types *types, ltl_type type);
/* 0: not known. A record that the file does not declare has LTL_NOMINAL_BYTES, which tells how many of
 * them something has, not how large it is. */
enum { LTL_NOMINAL_BYTES = 16 };
int64_t ltl_type_size(ltl_types *types, ltl_type type);
bool ltl_type_is_nominal(const ltl_types *types, ltl_type type);
bool ltl_type_is_integer(const ltl_types *types, ltl_type type);
bool ltl_type_is_pointer(const ltl_types *types, ltl_type type);
bool ltl_type_is_array(const ltl_types *types, ltl_type type);
/* The least and the greatest number of an integer type; of others those of 64 bits. */
void ltl_type_bounds(const ltl_types *types, ltl_type type, int64_t *out_low, int64_t *out_high);
/* The integer that the expression always is: literals, macros, constants and operators on them. */
bool ltl_type_constant(ltl_types *types, ltl_node node, int64_t *out_number);
/* The same with its type. */
bool ltl_type_number(ltl_types *types, ltl_node node, ltl_typed_number *out_number);
/* Decimal, hexadecimal and octal, with suffixes; what is larger than INT64_MAX is that. */
bool ltl_number_read(ltl_str text, int64_t *out_number);
/* What `#define name` gives, as a node: LTL_NO_NODE when the file defines no such macro, or twice. */
ltl_node ltl_type_macro(const ltl_types *types, uint32_t name);

#endif
