#include "orchestrator/workflow/engine/join.h"

bool ltl_join_is_bad(const ltl_result *result) {
    if (ltl_ending_has_data(result->ending)) {
        return false;
    }
    return result->ending != LTL_ENDING_SKIPPED || result->skip == LTL_SKIP_INPUT ||
           result->skip == LTL_SKIP_NOT_REACHED;
}

static ltl_data missing_record(ltl_activation *self, const ltl_activation *child) {
    static const ltl_str names[] = {LTL_STR_INIT("name"), LTL_STR_INIT("status"),
                                    LTL_STR_INIT("reason")};
    const ltl_result *result = ltl_activation_result(child);
    ltl_data *values = LTL_NEW_ARRAY(ltl_activation_arena(self), ltl_data, LTL_COUNT_OF(names));
    values[0] = ltl_data_text(ltl_activation_step(child)->name);
    values[1] = ltl_data_text(ltl_str_of(ltl_ending_id(result->ending)));
    values[2] = ltl_data_text(result->reason);
    return ltl_data_record(names, values, LTL_COUNT_OF(names));
}

void ltl_join_look(ltl_activation *self, const ltl_step_list *steps, ltl_join *out_join) {
    ltl_join join = {.worst = LTL_ENDING_OK};
    ltl_data *missing =
        LTL_NEW_ARRAY(ltl_activation_arena(self), ltl_data, (size_t)steps->count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < steps->count; i++) {
        const ltl_activation *child = ltl_activation_child(self, steps->at[i]);
        if (child == NULL) {
            continue;
        }
        const ltl_result *result = ltl_activation_result(child);
        if (ltl_join_is_bad(result)) {
            join.bad++;
            join.first_bad = join.first_bad != NULL ? join.first_bad : child;
            join.worst = ltl_ending_worse(join.worst, result->ending);
            missing[count++] = missing_record(self, child);
        } else if (result->ending == LTL_ENDING_SKIPPED) {
            join.unasked++;
        } else {
            join.good++;
            join.partial += result->ending == LTL_ENDING_PARTIAL;
        }
    }
    join.missing = ltl_data_list(missing, count);
    *out_join = join;
}

static void end_bad(ltl_activation *self, const ltl_activation *child) {
    const ltl_result *result = ltl_activation_result(child);
    ltl_ending ending = result->ending == LTL_ENDING_SKIPPED ? LTL_ENDING_FAILED : result->ending;
    ltl_str name = ltl_activation_step(child)->name;
    ltl_activation_end(self, ending, result->cause, "%.*s: %.*s", LTL_STR_ARG(name),
                       LTL_STR_ARG(result->reason));
}

void ltl_join_end(ltl_activation *self, const ltl_join *join, const ltl_activation *gathered) {
    if (gathered != NULL && ltl_join_is_bad(ltl_activation_result(gathered))) {
        end_bad(self, gathered);
        return;
    }
    if (join->good == 0 && join->bad > 0) {
        end_bad(self, join->first_bad);
        return;
    }
    if (gathered != NULL) {
        const ltl_data *outputs = &ltl_activation_result(gathered)->outputs;
        for (uint32_t i = 0; i < outputs->count; i++) {
            ltl_activation_output(self, outputs->names[i].ptr, outputs->at[i]);
        }
    }
    bool is_partial =
        join->bad + join->partial > 0 ||
        (gathered != NULL && ltl_activation_result(gathered)->ending == LTL_ENDING_PARTIAL);
    if (join->bad > 0) {
        ltl_str name = ltl_activation_step(join->first_bad)->name;
        ltl_activation_end(self, LTL_ENDING_PARTIAL, LTL_CAUSE_NONE,
                           "%u of %u are missing, first %.*s", join->bad, join->bad + join->good,
                           LTL_STR_ARG(name));
    } else {
        ltl_activation_end(self, is_partial ? LTL_ENDING_PARTIAL : LTL_ENDING_OK, LTL_CAUSE_NONE,
                           NULL);
    }
}

const ltl_activation *ltl_join_cause(const ltl_activation *self, const ltl_step_list *steps) {
    const ltl_activation *first = NULL;
    for (uint32_t i = 0; i < steps->count; i++) {
        const ltl_activation *child = ltl_activation_child(self, steps->at[i]);
        if (child == NULL || !ltl_join_is_bad(ltl_activation_result(child))) {
            continue;
        }
        first = first != NULL ? first : child;
        if (ltl_activation_result(child)->ending != LTL_ENDING_CANCELLED) {
            return child;
        }
    }
    return first;
}
