/* way.h - how a workflow is run by somebody who knows nothing but its file: a command, the command that goes on with
 * it, and what is to be seen when it is through.
 *
 * Shape    from the tasks a workflow is made of follows what it is for (files of a repository, a data file, findings of
 *          others, fixes, a store), and from that three shell commands
 * Units    -
 * Owns     texts live in the arena given
 * Errors   fail the test
 * Threads  one test, one thread
 * Cost     -
 */
#ifndef LTL_TESTS_SUPPORT_WAY_H
#define LTL_TESTS_SUPPORT_WAY_H

#include "orchestrator/workflow/workflow.h"
#include "tests/support/repository.h"

/* What a run that goes on does not do again. */
typedef enum way_keeps { WAY_KEEPS_PIECES, WAY_KEEPS_TASKS, WAY_KEEPS_FILES } way_keeps;

typedef struct way {
    ltl_str name;
    ltl_str begin; /* run in "code"; reports go to "out" beside it */
    ltl_str
        again; /* after a death or a stop: goes on, or begins when there is nothing to go on with */
    ltl_str see;       /* prints what the run is for */
    bool has_deadline; /* `begin` takes --deadline */
    way_keeps keeps;
} way;

/* Makes "clean", the folders that way_reset copies: a git repository with a change in its work tree, and a store of an
 * earlier version; beside it a data file and a SARIF file of `rows` rows. `sources` is the folder of this project. The
 * repository is made of files that call each other and of the samples, or it is a clone of `repository`, with its last
 * commits as the change. */
void way_world_make(const sandbox *box, const char *sources, const char *repository, unsigned rows);
/* Everything as it was. */
void way_reset(const sandbox *box);
/* `place`: the name of a built-in workflow, or the path of a file. */
way way_of(ltl_arena *arena, const ltl_workflow *workflow, const char *place);

#endif
