/* keys.h - keys under which a file reads what it validates: `$request->validate(['page' => 'integer'])`.
 *
 * Shape    the keys of one file, wherever they are validated. Only names are seen, so what is read under one keeps
 *          its marks: a way from there is doubtful
 * Units    nodes
 * Owns     the arena given; texts are the tree's
 * Errors   past LTL_MAX_TAINT_CHECKS further ones are not seen
 * Threads  immutable once found
 * Cost     a look at each call of the file, once; a question costs the number of keys
 */
#ifndef LTL_TAINT_SINKS_KEYS_H
#define LTL_TAINT_SINKS_KEYS_H

#include "analyzers/dataflow/scopes.h"

typedef struct ltl_taint_keys {
    const ltl_scopes *scopes;
    struct LTL_VEC(ltl_str) all;
} ltl_taint_keys;

void ltl_taint_keys_find(ltl_arena *arena, const ltl_scopes *scopes, ltl_taint_keys *out_keys);
/* Guesses by the key under which `source` is read: as many as there are when the file validates it, one when it
 * is a parameter, since a function that reads under any key is where programs validate, and one of a request with
 * a class of its own (Laravel's form requests). */
uint32_t ltl_taint_guesses_of_key(const ltl_taint_keys *keys, ltl_node source);

#endif
