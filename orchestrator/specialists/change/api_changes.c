#include "orchestrator/specialists/change/api_changes.h"

#include "orchestrator/plan/file_kind.h"
#include "orchestrator/plan/redeclared.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/declared.h"

const ltl_rule_info ltl_rule_api_removed = LTL_OWN_RULE(
    "review/public-function-removed", QUALITY, LOW, MEDIUM, "A public function is gone",
    "The change removes a public function.",
    "Code that calls it, here or elsewhere, no longer builds or fails when it gets there.",
    "Keep it as a deprecated wrapper for a release, or say in the list of changes what takes its "
    "place.");
const ltl_rule_info ltl_rule_api_changed = LTL_OWN_RULE(
    "review/public-signature-changed", QUALITY, LOW, MEDIUM,
    "A public function asks for other arguments", "The parameters of a public function change.",
    "Callers that were written for the old parameters pass too few, too many, or the wrong ones in "
    "silence.",
    "Add parameters behind the others and with a value of their own, or give the new form a name "
    "of its own.");

static void removed_say(ltl_looker *head, const ltl_function_change *gone) {
    const ltl_evaluation *evaluation = head->assess->run->options->evaluation;
    if (evaluation != NULL && ltl_is_redeclared(evaluation->files, evaluation->file_count,
                                                head->target->path, gone->scope)) {
        return;
    }
    /* It has no place on this side: the first line of the file stands for it. */
    ltl_looker_say(head, &ltl_rule_api_removed, (ltl_span){0, 0}, LTL_NO_NODE,
                   "The public function `%.*s` is gone.", LTL_STR_ARG(gone->scope));
}

static void signature_say(ltl_looker *head, const ltl_function_change *change,
                          const ltl_named_function *now) {
    ltl_looker_say(head, &ltl_rule_api_changed, now->head, now->node,
                   "The public function `%.*s` takes (%.*s), it took (%.*s).",
                   LTL_STR_ARG(change->scope), LTL_STR_ARG(change->now),
                   LTL_STR_ARG(change->before));
}

void ltl_api_changes_say(ltl_looker *head, const ltl_function_delta *delta,
                         const ltl_named_functions *now) {
    for (uint32_t i = 0; i < delta->change_count; i++) {
        const ltl_function_change *change = &delta->changes[i];
        const ltl_named_function *new = ltl_named_function_of(now, change->scope, 0);
        if (change->kind == LTL_CHANGED_REMOVED) {
            removed_say(head, change);
        } else if (change->kind == LTL_CHANGED_SIGNATURE && new != NULL) {
            signature_say(head, change, new);
        }
    }
}

static bool has_nothing(const ltl_function_delta *delta) {
    return delta != NULL && delta->change_count == 0;
}

static void target_look(ltl_looker *head, ltl_looker *base, const ltl_target *target,
                        ltl_arena *arena) {
    ltl_arena_reset(arena);
    if (has_nothing(ltl_sides_known(head->assess, target)) ||
        !ltl_looker_look(head, target, LTL_SIDE_HEAD) || head->is_generated) {
        return;
    }
    const ltl_function_delta *delta = ltl_sides_of(base, head, target, arena);
    const ltl_tree *now = delta != NULL && !has_nothing(delta) ? ltl_looker_tree(head) : NULL;
    if (now != NULL) {
        ltl_named_functions functions;
        ltl_declared_functions_find(arena, now, &functions);
        ltl_api_changes_say(head, delta, &functions);
    }
}

bool ltl_api_changes_look(ltl_assess *assess) {
    const unsigned others = LTL_FILE_TEST | LTL_FILE_VENDORED | LTL_FILE_GENERATED;
    ltl_looker head;
    ltl_looker base;
    ltl_arena arena = {0};
    const ltl_intake *intake = assess->run->intake;
    const ltl_targets *targets = ltl_intake_targets(intake);
    if (!ltl_looker_open(&head, assess, intake)) {
        return false;
    }
    bool is_open = ltl_looker_open(&base, assess, intake);
    for (uint32_t i = 0; is_open && i < targets->count && !ltl_call_must_stop(assess->call); i++) {
        const ltl_target *target = &targets->at[i];
        bool has_both = target->skip == LTL_REASON_NONE && target->change != LTL_CHANGE_ADDED;
        if (has_both && (ltl_file_kinds(target->path) & others) == 0) {
            target_look(&head, &base, target, &arena);
        }
    }
    ltl_looker_close(&head);
    ltl_looker_close(&base);
    ltl_arena_clear(&arena);
    return is_open;
}
