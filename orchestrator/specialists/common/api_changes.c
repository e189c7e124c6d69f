#include "orchestrator/specialists/common/api_changes.h"

#include "orchestrator/plan/file_kind.h"
#include "orchestrator/run/run_state.h"

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

/* The same parameters in front, and whatever is new can be left out. */
static bool still_fits(const ltl_named_function *before, const ltl_named_function *now) {
    if (ltl_str_eq(before->signature, now->signature)) {
        return true;
    }
    bool has_same_front =
        before->signature.len == 0 || ltl_str_starts_with(now->signature, before->signature);
    return has_same_front && now->required <= before->required;
}

static uint32_t ordinal_of(const ltl_named_functions *functions, uint32_t index) {
    uint32_t ordinal = 0;
    for (uint32_t i = 0; i < index; i++) {
        ordinal += ltl_str_eq(functions->at[i].scope, functions->at[index].scope);
    }
    return ordinal;
}

static bool is_overloaded(const ltl_named_functions *functions, ltl_str scope) {
    return ltl_named_function_of(functions, scope, 1) != NULL;
}

static void removed_say(ltl_looker *head, const ltl_named_function *gone) {
    /* It has no place on this side: the first line of the file stands for it. */
    ltl_looker_say(head, &ltl_rule_api_removed, (ltl_span){0, 0}, LTL_NO_NODE,
                   "The public function `%.*s` is gone.", LTL_STR_ARG(gone->scope));
}

uint32_t ltl_api_changes_say(ltl_looker *head, const ltl_named_functions *now,
                             const ltl_named_functions *before) {
    uint32_t told = 0;
    for (uint32_t i = 0; i < before->count; i++) {
        const ltl_named_function *old = &before->at[i];
        if (!old->is_public || is_overloaded(before, old->scope) ||
            is_overloaded(now, old->scope)) {
            continue;
        }
        const ltl_named_function *new =
            ltl_named_function_of(now, old->scope, ordinal_of(before, i));
        if (new == NULL) {
            removed_say(head, old);
            told++;
        } else if (!still_fits(old, new)) {
            ltl_looker_say(head, &ltl_rule_api_changed, new->head, new->node,
                           "The public function `%.*s` takes (%.*s), it took (%.*s).",
                           LTL_STR_ARG(new->scope), LTL_STR_ARG(new->signature),
                           LTL_STR_ARG(old->signature));
            told++;
        }
    }
    return told;
}

static void target_look(ltl_looker *head, ltl_looker *base, const ltl_target *target,
                        ltl_arena *arena) {
    const ltl_tree *now = ltl_looker_look(head, target, LTL_SIDE_HEAD) && !head->is_generated
                              ? ltl_looker_tree(head)
                              : NULL;
    const ltl_tree *before =
        now != NULL && ltl_looker_look(base, target, LTL_SIDE_BASE) ? ltl_looker_tree(base) : NULL;
    if (before != NULL) {
        ltl_named_functions functions[2];
        ltl_arena_reset(arena);
        ltl_named_functions_find(arena, now, &functions[0]);
        ltl_named_functions_find(arena, before, &functions[1]);
        (void)ltl_api_changes_say(head, &functions[0], &functions[1]);
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
