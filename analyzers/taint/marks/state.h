/* state.h - access paths and which marks they carry.
 *
 * Shape    a path is a number: a variable, or a key below a path. A state is a list of paths in order,
 *          each with its marks; a path without an entry has what the nearest path above it has, so an
 *          entry without marks says that a part of a marked thing is clean
 * Units    -
 * Owns     the arena given
 * Errors   a state of more than LTL_MAX_TAINT_ENTRIES is full, and says so
 * Threads  one owner
 * Cost     a look-up costs the depth of the path times the logarithm of the state's size
 */
#ifndef LTL_TAINT_MARKS_STATE_H
#define LTL_TAINT_MARKS_STATE_H

#include "analyzers/dataflow/pairs.h"
#include "analyzers/taint/marks/trace.h"
#include "core/vec.h"

typedef uint32_t ltl_taint_path; /* 0: none */

typedef struct ltl_taint_paths {
    ltl_pairs by_key; /* (above, key) */
    struct LTL_VEC(ltl_taint_path) above;
    struct LTL_VEC(uint32_t) key;
    struct LTL_VEC(uint8_t) depth;
    ltl_taint_traces *traces;         /* of what they carry */
    ltl_arena *arena;                 /* of `joined` */
    struct ltl_taint_entries *joined; /* room for a join, used again */
} ltl_taint_paths;

typedef struct ltl_taint_entry {
    ltl_taint_path path;
    ltl_taint_value value;
} ltl_taint_entry;

typedef struct ltl_taint_state {
    struct ltl_taint_entries LTL_VEC(ltl_taint_entry) entries;
    bool is_reached; /* some way leads here */
    bool is_full;
} ltl_taint_state;

/* The path of `key` below `above` (0: a variable); `above` itself past LTL_MAX_TAINT_PATH_DEPTH. */
ltl_taint_path ltl_taint_path_below(ltl_arena *arena, ltl_taint_paths *paths, ltl_taint_path above,
                                    uint32_t key);
bool ltl_taint_path_is_below(const ltl_taint_paths *paths, ltl_taint_path path,
                             ltl_taint_path above);
/* The variable it begins with. */
uint32_t ltl_taint_path_root(const ltl_taint_paths *paths, ltl_taint_path path);

ltl_taint_value ltl_taint_state_read(const ltl_taint_state *state, const ltl_taint_paths *paths,
                                     ltl_taint_path path);
/* True when the path itself has an entry. */
bool ltl_taint_state_has(const ltl_taint_state *state, ltl_taint_path path);
bool ltl_taint_state_has_below(const ltl_taint_state *state, const ltl_taint_paths *paths,
                               ltl_taint_path path);
/* What the path and everything below it has. */
ltl_taint_value ltl_taint_state_gather(const ltl_taint_state *state, const ltl_taint_paths *paths,
                                       ltl_taint_path path);
/* The path gets a new value: what was below it is gone. */
void ltl_taint_state_set(ltl_arena *arena, ltl_taint_state *state, const ltl_taint_paths *paths,
                         ltl_taint_path path, ltl_taint_value value);
/* The same, and what is below it stays. */
void ltl_taint_state_put(ltl_arena *arena, ltl_taint_state *state, ltl_taint_path path,
                         ltl_taint_value value);
/* The path may also have these marks. */
void ltl_taint_state_add(ltl_arena *arena, ltl_taint_state *state, const ltl_taint_paths *paths,
                         ltl_taint_path path, ltl_taint_value value);
/* The same way down from `to` as leads from `from` to `path`. */
ltl_taint_path ltl_taint_path_moved(ltl_arena *arena, ltl_taint_paths *paths, ltl_taint_path path,
                                    ltl_taint_path from, ltl_taint_path to);
/* What is below `from` in `source` is also below `to` in `state`, which may be the same. */
void ltl_taint_state_copy_below(ltl_arena *arena, const ltl_taint_state *source,
                                ltl_taint_paths *paths, ltl_taint_path from, ltl_taint_state *state,
                                ltl_taint_path to);
ltl_taint_state ltl_taint_state_copy(ltl_arena *arena, const ltl_taint_state *state);
/* `state`, which nobody shares, becomes like `from`; its memory is used again. */
void ltl_taint_state_assign(ltl_arena *arena, ltl_taint_state *state, const ltl_taint_state *from);
/* Two ways meet; true when `state` has more than before. */
bool ltl_taint_state_join(ltl_arena *arena, ltl_taint_state *state, const ltl_taint_paths *paths,
                          const ltl_taint_state *other);

#endif
