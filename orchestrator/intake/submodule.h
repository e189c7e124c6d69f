/* submodule.h - the commit that a submodule in the work tree is at.
 *
 * Shape    the HEAD of the repository in that folder, which is fenced like any other
 * Units    -
 * Owns     nothing
 * Errors   false: there is no repository of its own, or one that is not to be opened
 * Threads  reentrant
 * Cost     a look at the repository's folders, and one reference
 */
#ifndef LTL_INTAKE_SUBMODULE_H
#define LTL_INTAKE_SUBMODULE_H

#include "orchestrator/intake/git_objects.h"

/* `folder` is absolute and terminated. */
bool ltl_submodule_head(ltl_arena *arena, ltl_str folder, const ltl_fence_options *fence,
                        ltl_object_id *out_id);

#endif
