#include "orchestrator/intake/submodule.h"

#include <git2.h>
#include <string.h>

bool ltl_submodule_head(ltl_arena *arena, ltl_str folder, const ltl_fence_options *fence,
                        ltl_object_id *out_id) {
    ltl_git_place place = {0};
    ltl_git_objects *objects = NULL;
    git_oid id;
    ltl_fence_find(arena, folder, fence, &place);
    /* a folder without one of its own is in that of the whole */
    bool is_own = place.verdict == LTL_OK && ltl_str_eq(place.work_tree, folder);
    if (!is_own || ltl_git_objects_open(&place, &objects, NULL) != LTL_OK) {
        return false;
    }
    bool is_known = git_reference_name_to_id(&id, objects->repository, "HEAD") == 0;
    if (is_known) {
        memcpy(out_id->bytes, id.id, sizeof(out_id->bytes));
    }
    ltl_git_objects_close(objects);
    return is_known;
}
