/* git_objects.h - one handle on a fenced repository.
 *
 * Shape    objects by id, revisions by name, the index; never the work tree, never its configuration
 * Units    bytes
 * Owns     the handle; bytes read live in the caller's arena
 * Errors   LTL_NOT_FOUND, LTL_LIMIT (object larger than asked for), LTL_INVALID (damaged), LTL_IO
 * Threads  one owner per handle
 * Cost     opening reads a few small files; packs are mapped on first use
 *
 * The library is given an allocator that pads every block and refuses large ones, an empty
 * configuration, and object stores without alternates; single objects are read by loose.h.
 */
#ifndef LTL_INTAKE_GIT_OBJECTS_H
#define LTL_INTAKE_GIT_OBJECTS_H

#include "core/arena.h"
#include "core/status.h"
#include "orchestrator/intake/fence/fence.h"

enum { LTL_OBJECT_ID_BYTES = 20 };

typedef struct ltl_object_id {
    unsigned char bytes[LTL_OBJECT_ID_BYTES];
} ltl_object_id;

struct git_repository;
struct git_odb;
struct git_index;

typedef struct ltl_git_objects {
    struct git_repository *repository;
    struct git_odb *odb;
} ltl_git_objects;

/* Starts the library, once; every call that needs no handle does this itself. */
bool ltl_git_start(void);
LTL_MUST_USE ltl_status ltl_git_objects_open(const ltl_git_place *place,
                                             ltl_git_objects **out_objects, ltl_error *error);
void ltl_git_objects_close(ltl_git_objects *objects);

/* Size of an object, from its header alone. */
LTL_MUST_USE ltl_status ltl_git_objects_size(ltl_git_objects *objects, const ltl_object_id *id,
                                             uint64_t *out_size, ltl_error *error);
LTL_MUST_USE ltl_status ltl_git_objects_read(ltl_git_objects *objects, const ltl_object_id *id,
                                             uint64_t max_bytes, ltl_arena *arena,
                                             ltl_str *out_bytes, ltl_error *error);
/* The id that these bytes have as a blob. */
bool ltl_git_blob_id(ltl_str bytes, ltl_object_id *out_id);
bool ltl_object_id_eq(const ltl_object_id *a, const ltl_object_id *b);

/* The index of the work tree; of the commit being made, when git tells a hook to use another file. */
LTL_MUST_USE ltl_status ltl_git_index_open(const ltl_git_place *place, struct git_index **out_index,
                                           ltl_error *error);

/* The library's own words for what just failed, as an error of ours. `what` names what was tried. */
ltl_status ltl_git_fail(int code, const char *what, ltl_error *error);

#endif
