/* What functions of other files make sure of, for calls that may enter them. */
#include "analyzers/taint/taint_internal.h"

static const ltl_far_function *function_at(const ltl_taint_far *far, uint32_t target) {
    return far->function_of(far->world, far->targets[target].function);
}

/* Of several functions, what all of them do. */
static void meet(ltl_function_guard *all, const ltl_function_guard *one, bool is_first) {
    static const ltl_function_guard NOTHING = {0};
    one = one != NULL ? one : &NOTHING;
    for (uint32_t i = 0; i < LTL_GUARD_PARAMETERS; i++) {
        all->when[i] = is_first ? one->when[i] : all->when[i] & one->when[i];
        all->kinds[i] |= one->kinds[i];
    }
    all->is_unclear = all->is_unclear || one->is_unclear;
}

void ltl_taint__far_guards(ltl_taint *t, ltl_call_guards *out_guards) {
    const ltl_taint_far *far = t->query->far;
    for (uint32_t i = 0; far != NULL && i < far->call_count && ltl_taint__spend(t, 1); i++) {
        const ltl_far_call *call = &far->calls[i];
        const ltl_far_function *first = function_at(far, call->first_target);
        ltl_call_guard told = {
            .call = call->node, .names = first->parameters, .name_count = first->parameter_count};
        for (uint32_t j = 0; j < call->target_count; j++) {
            if (far->targets[call->first_target + j].is_override) {
                continue; /* it is asked to make sure of the same */
            }
            meet(&told.guard, function_at(far, call->first_target + j)->guard, j == 0);
        }
        LTL_PUSH(t->arena, out_guards, told);
    }
}
