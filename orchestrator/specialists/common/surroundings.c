#include "orchestrator/specialists/common/surroundings.h"

#include "orchestrator/run/run_state.h"

bool ltl_commit_of_name(ltl_str name, ltl_str *out_commit) {
    ltl_str rest = name;
    ltl_str word;
    if (!ltl_str_split(&rest, ' ', &word) || word.len < 7) {
        return false;
    }
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            return false;
        }
    }
    *out_commit = word;
    return true;
}

static ltl_status intake_open(ltl_surroundings *self, ltl_str root, ltl_str head,
                              ltl_error *error) {
    static const ltl_intake_options options = {0};
    ltl_str commit;
    return ltl_commit_of_name(head, &commit)
               ? ltl_intake_open_commit(root, commit, &options, &self->intake, error)
               : ltl_intake_open_paths(&root, 1, &options, &self->intake, error);
}

bool ltl_surroundings_open(ltl_surroundings *surroundings, ltl_assess *assess) {
    const ltl_intake *intake = assess->run->intake;
    ltl_str root = ltl_intake_repository(intake);
    ltl_error error = {0};
    *surroundings = (ltl_surroundings){0};
    ltl_map_init(&surroundings->changed, assess->call->arena);
    const ltl_targets *targets = ltl_intake_targets(intake);
    for (uint32_t i = 0; i < targets->count; i++) {
        ltl_map_put(&surroundings->changed, targets->at[i].path, NULL)->value = i + 1;
        ltl_map_put(&surroundings->changed, targets->at[i].old_path, NULL)->value |= 0;
    }
    if (root.len == 0 ||
        intake_open(surroundings, root, ltl_intake_head_name(intake), &error) != LTL_OK) {
        ltl_assess_note(assess, "the rest of the repository was not looked at: %s",
                        root.len == 0 ? "there is none" : error.text);
        return false;
    }
    return true;
}

void ltl_surroundings_close(ltl_surroundings *surroundings) {
    ltl_intake_close(surroundings->intake);
    surroundings->intake = NULL;
}

bool ltl_surroundings_has(const ltl_surroundings *surroundings, const ltl_target *target) {
    return target->skip == LTL_REASON_NONE &&
           ltl_map_find(&surroundings->changed, target->path) == NULL;
}
