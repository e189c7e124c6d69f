/* index_rewrite.h - the index of a repository with other content for some of its files.
 *
 * Shape    the blobs are written into the object store; the index comes back as the bytes it has and the bytes it
 *          should get: who calls puts them in its place
 * Units    bytes
 * Owns     the arena of the call
 * Errors   LTL_REFUSED or LTL_UNSUPPORTED with the reason, LTL_NOT_FOUND for a path that is not in the index, LTL_IO
 * Threads  main thread
 * Cost     the index is read twice and written once; one loose object a file
 */
#ifndef LTL_INTAKE_INDEX_REWRITE_H
#define LTL_INTAKE_INDEX_REWRITE_H

#include "orchestrator/intake/intake.h"

typedef struct ltl_index_bytes {
    ltl_str name; /* in the git folder */
    ltl_str before;
    ltl_str after;
} ltl_index_bytes;

/* `scratch` is the path of a file that may be written and removed. */
LTL_MUST_USE ltl_status ltl_index_rewrite(const ltl_intake *intake, const ltl_pair *files,
                                          uint32_t count, const char *scratch, ltl_arena *arena,
                                          ltl_index_bytes *out_bytes, ltl_error *error);

/* Whether the index has the file with these bytes. */
bool ltl_index_has(const ltl_intake *intake, ltl_str path, ltl_str bytes);

#endif
