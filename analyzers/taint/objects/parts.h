/* parts.h - the parts of what is written out, and under which keys they are found.
 *
 * Shape    a part is what is put somewhere and up to LTL_TAINT_PART_KEYS keys for that place: `x` of `{a: x}`,
 *          the place of `x` in `[x, y]`, both of `(a: x)`. Texts and names are one kind of key, places are
 *          texts of digits
 * Units    nodes; keys are those of paths (state.h)
 * Owns     nothing
 * Errors   -
 * Threads  one owner
 * Cost     a step for each part
 */
#ifndef LTL_TAINT_OBJECTS_PARTS_H
#define LTL_TAINT_OBJECTS_PARTS_H

#include "analyzers/taint/taint_internal.h"

enum { LTL_TAINT_PART_KEYS = 3 };

typedef struct ltl_taint_part_written {
    ltl_node value;
    uint32_t keys[LTL_TAINT_PART_KEYS]; /* 0: no more; none at all: it lies anywhere */
    bool is_spread;                     /* what is put there is taken apart: `...x` */
} ltl_taint_part_written;

typedef struct ltl_taint_parts {
    ltl_node of;
    ltl_node next;   /* child at hand */
    ltl_node copied; /* what it has all further parts of, see copied.c; or LTL_NO_NODE */
    ltl_node record; /* the class that it is made of, see records.c; or LTL_NO_NODE */
    uint8_t form;
    bool has_places; /* what has no key is found by its place */
    bool is_shifted; /* … which is not known any more */
    uint32_t place;
    ltl_taint_part_written part;
} ltl_taint_parts;

/* False when `node` is not written out by parts. With `has_places` places count as keys: nobody has changed their
 * order. */
bool ltl_taint__parts_of(ltl_taint *t, ltl_node node, bool has_places, ltl_taint_parts *out);
bool ltl_taint__next_part(ltl_taint *t, ltl_taint_parts *parts);

/* The key of place `i`, and whether a key is that of a place, from `first` on. */
uint32_t ltl_taint__key_of_place(ltl_taint *t, uint32_t i);
bool ltl_taint__is_place(const ltl_taint *t, uint32_t key, uint32_t first);
/* The key that a text, a number, a name or a symbol is; 0: none. */
uint32_t ltl_taint__key_of_leaf(ltl_taint *t, ltl_node leaf);
/* fields.c: `{a: x, b, ...c}`: the part under the key; false when not all keys are known, or all are of another
 * kind. */
bool ltl_taint__part_of_literal(ltl_taint *t, ltl_node literal, uint32_t key, ltl_taint_value *out);
bool ltl_taint__makes_tuple(ltl_taint *t, ltl_node call);
/* copied.c: what all parts come from that are not written; else LTL_NO_NODE. */
ltl_node ltl_taint__copied(const ltl_taint *t, ltl_node node);
/* records.c: whether the file has any such class; looked for once a run. */
bool ltl_taint__has_records(ltl_taint *t);
/* The class of this file that the call makes, when it is nothing but fields; else LTL_NO_NODE. */
ltl_node ltl_taint__record_made(ltl_taint *t, ltl_node call);
/* The field that gets what is passed at that place, as a key; 0: none. */
uint32_t ltl_taint__field_of_record(ltl_taint *t, ltl_node record, uint32_t place);
/* `r.name()` of a record whose field that is: the path of the field; 0: it is no such call. */
ltl_taint_path ltl_taint__field_asked(ltl_taint *t, ltl_node call);
/* What an expression is under another guise: `await x`, `x as T`, `Box::new(x)`, `*x` of what holds something,
 * Kotlin's `x.apply { }`, `x.set(y)` that gives x. */
ltl_node ltl_taint__unveiled(ltl_taint *t, ltl_node node);
static inline ltl_node ltl_taint__behind(ltl_taint *t, ltl_node node) {
    ltl_kind kind = node != LTL_NO_NODE ? ltl_tree_kind(t->tree, node) : LTL_KIND_OTHER;
    bool may_call = t->has_blocks || t->has_fluent || t->has_holders;
    bool may_be = kind == LTL_KIND_AWAIT || kind == LTL_KIND_CAST || (kind == LTL_KIND_CALL && may_call) ||
                  (kind == LTL_KIND_UNARY && t->has_holders);
    return may_be ? ltl_taint__unveiled(t, node) : node;
}
/* What the places of a list have, from `first` on, besides what it has itself. `*out_has_names`, unless null: it
 * has other parts as well. */
ltl_taint_value ltl_taint__places(ltl_taint *t, ltl_node node, uint32_t first, bool *out_has_names);

#endif
