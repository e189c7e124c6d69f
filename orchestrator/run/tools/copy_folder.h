/* copy_folder.h - a private folder for files that another program looks at.
 *
 * Shape    lintel-files-XXXXXX below TMPDIR, locked by whoever made it; the lock ends with its process, however that
 *          ended: a folder of ours that nobody holds was left behind, and goes when the next one is made
 * Units    -
 * Owns     the folder and its lock, until ltl_copy_folder_remove
 * Errors   LTL_IO when it cannot be made; what cannot be removed stays
 * Threads  reentrant
 * Cost     the names in TMPDIR are read once for each folder
 */
#ifndef LTL_RUN_TOOLS_COPY_FOLDER_H
#define LTL_RUN_TOOLS_COPY_FOLDER_H

#include "core/arena.h"
#include "core/status.h"
#include "core/str.h"

typedef struct ltl_copy_folder {
    ltl_str path; /* in the arena, all links followed; empty: none */
    int lock;     /* below 0: none */
} ltl_copy_folder;

LTL_MUST_USE ltl_status ltl_copy_folder_make(ltl_copy_folder *folder, ltl_arena *arena,
                                             ltl_error *error);
void ltl_copy_folder_remove(ltl_copy_folder *folder);

#endif
