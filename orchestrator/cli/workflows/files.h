/* files.h - where workflows come from: a file, the user's folder, or the program itself.
 *
 * Shape    a name with a slash or ending in .yaml is a path; any other name is looked for in
 *          $XDG_CONFIG_HOME/lintel/workflows (~/.config by default), then among those built in. Nothing is ever
 *          taken from the repository at hand
 * Units    -
 * Owns     texts live in the arena of the call
 * Errors   LTL_NOT_FOUND with the nearest name; those of reading a file
 * Threads  main thread
 * Cost     one read
 */
#ifndef LTL_CLI_WORKFLOWS_FILES_H
#define LTL_CLI_WORKFLOWS_FILES_H

#include "orchestrator/workflow/files/read.h"

typedef struct ltl_workflow_file {
    ltl_str name;
    ltl_str path; /* where it is; "built in" for those that travel with the program */
    ltl_str text;
} ltl_workflow_file;

typedef struct ltl_workflow_file_list LTL_VEC(ltl_workflow_file) ltl_workflow_file_list;

LTL_MUST_USE ltl_status ltl_workflow_file_find(ltl_arena *arena, const char *name,
                                               ltl_workflow_file *out_file, ltl_error *error);
/* All that can be named, sorted; the user's hide those built in of the same name. */
void ltl_workflow_files_list(ltl_arena *arena, ltl_workflow_file_list *out_files);
/* Finds, reads and checks it with the tasks there are; problems go to stderr with file, line and column. */
LTL_MUST_USE ltl_status ltl_workflow_file_open(ltl_arena *arena, const char *name,
                                               const ltl_tasks *tasks, ltl_workflow_file *out_file,
                                               ltl_workflow **out_workflow, ltl_error *error);
/* The problems of one file on stderr; how many were errors. */
uint32_t ltl_workflow_problems_print(const char *path, const ltl_workflow_problems *problems);

#endif
