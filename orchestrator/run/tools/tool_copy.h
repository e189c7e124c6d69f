/* tool_copy.h - some of the files that are looked at, copied into a folder of their own for another program.
 *
 * Shape    a private folder with the files at their relative paths, never with the right to be executed; nothing
 *          else of the repository is there, so that no configuration or plug-in of it steers the program
 * Units    -
 * Owns     the folder, until ltl_tool_copy_remove
 * Errors   LTL_IO when the folder cannot be made; a file that cannot be read is told with its reason
 * Threads  one owner
 * Cost     one read and one write a file
 */
#ifndef LTL_RUN_TOOLS_TOOL_COPY_H
#define LTL_RUN_TOOLS_TOOL_COPY_H

#include "core/map.h"
#include "orchestrator/intake/intake.h"
#include "orchestrator/run/tools/copy_folder.h"
#include "orchestrator/workflow/data.h"

typedef struct ltl_copied_file {
    uint32_t target;
    ltl_str name; /* relative to the folder */
    ltl_reason reason;
} ltl_copied_file;

typedef struct ltl_tool_copy {
    ltl_arena *arena;
    ltl_copy_folder folder;
    struct ltl_copied_files LTL_VEC(ltl_copied_file) files;
    ltl_map by_name; /* place in `files` */
} ltl_tool_copy;

/* Those targets of the side that match one of `globs` (a list of texts, as in .gitignore; nothing: all). */
LTL_MUST_USE ltl_status ltl_tool_copy_make(ltl_tool_copy *copy, ltl_arena *arena,
                                           const ltl_intake *intake, ltl_side side,
                                           const ltl_data *globs, ltl_error *error);
/* The file that a program means; null when it is none of them. */
const ltl_copied_file *ltl_tool_copy_find(const ltl_tool_copy *copy, ltl_str path);
void ltl_tool_copy_remove(ltl_tool_copy *copy);

#endif
