#include "orchestrator/specialists/common/checklist.h"

#include "orchestrator/plan/file_kind.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/change/api_changes.h"
#include "orchestrator/specialists/common/declared.h"
#include "orchestrator/specialists/databases/migrations.h"

const ltl_rule_info ltl_rule_complexity_grew = LTL_OWN_RULE(
    "review/complexity-grew", QUALITY, LOW, HIGH, "A function that becomes much harder to follow",
    "The change makes a function much harder to follow.",
    "Each change that adds its branch to a long function is small; together they make code that "
    "nobody dares to touch.",
    "Take what is new out into a function of its own.");
const ltl_rule_info ltl_rule_todo_added = LTL_OWN_RULE(
    "review/todo-added", QUALITY, INFO, HIGH, "A note that something is still to be done",
    "The change adds a note of something to be done.",
    "What is left for later in a comment is left for ever, unless somebody wrote it down where "
    "work is planned.",
    "Do it now, or name the issue in which it will be done.");
const ltl_rule_info ltl_rule_mode_changed =
    LTL_OWN_RULE("review/mode-changed", QUALITY, LOW, HIGH, "A file becomes a program",
                 "The mode bits of this file change.",
                 "A file that becomes executable can be run by whoever can read it, and a diff "
                 "shows no line of it.",
                 "Keep the bits as they were, unless the file is meant to be run.");

/* One file of a change, both sides at hand. */
typedef struct checking {
    ltl_assess *assess;
    ltl_looker head;
    ltl_looker base;
    ltl_arena arena; /* of one file */
} checking;

static bool has_todo(ltl_str text) {
    static const char *const words[] = {"TODO", "FIXME", "XXX", "HACK"};
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        ltl_str word = ltl_str_of(words[i]);
        size_t at = ltl_str_find(text, word, 0);
        if (at == SIZE_MAX) {
            continue;
        }
        char before = at > 0 ? text.ptr[at - 1] : ' ';
        char after = at + word.len < text.len ? text.ptr[at + word.len] : ' ';
        if ((before < 'A' || before > 'z') && (after < 'A' || after > 'z')) {
            return true;
        }
    }
    return false;
}

static void todos_say(checking *self, const ltl_tree *tree) {
    const ltl_source *source = &self->head.source;
    for (uint32_t i = 0; i < tree->comment_count; i++) {
        ltl_span comment = tree->comments[i];
        ltl_position start = ltl_source_position(source, comment.start);
        ltl_position end = ltl_source_position(source, comment.end);
        for (uint32_t line = start.line; line <= end.line; line++) {
            ltl_str text = ltl_source_line(source, line);
            uint32_t from = (uint32_t)(text.ptr - source->text.ptr);
            ltl_span span = {from > comment.start ? from : comment.start,
                             from + (uint32_t)text.len < comment.end ? from + (uint32_t)text.len
                                                                     : comment.end};
            if (ltl_looker_is_changed(&self->head, line) &&
                has_todo(ltl_source_slice(source, span))) {
                ltl_looker_say(&self->head, &ltl_rule_todo_added, span, LTL_NO_NODE, "%.*s",
                               LTL_STR_ARG(ltl_rule_todo_added.message));
            }
        }
    }
}

static void complexity_say(checking *self, const ltl_function_delta *delta,
                           const ltl_named_functions *now) {
    for (uint32_t i = 0; i < delta->change_count; i++) {
        const ltl_function_change *change = &delta->changes[i];
        const ltl_named_function *new = change->kind == LTL_CHANGED_COMPLEXITY
                                            ? ltl_named_function_of(now, change->scope, 0)
                                            : NULL;
        if (new != NULL) {
            ltl_looker_say(&self->head, &ltl_rule_complexity_grew, new->head, new->node,
                           "`%.*s` has a cognitive complexity of %u, it was %u.",
                           LTL_STR_ARG(new->scope), change->points_now, change->points_before);
        }
    }
}

static void mode_say(checking *self, const ltl_target *target) {
    static const uint32_t PROGRAM = 0100755;
    if (ltl_target_changes_mode(target)) {
        ltl_assess_add_path(self->assess, &ltl_rule_mode_changed, target->path,
                            "The file becomes %s.",
                            target->mode == PROGRAM ? "executable" : "one that cannot be run");
    }
}

static void target_check(checking *self, const ltl_target *target) {
    unsigned kinds = ltl_file_kinds(target->path);
    mode_say(self, target);
    if (target->skip != LTL_REASON_NONE || ltl_file_is_quiet(kinds) ||
        (kinds & LTL_FILE_GENERATED) != 0 || !ltl_looker_look(&self->head, target, LTL_SIDE_HEAD) ||
        self->head.is_generated) {
        return;
    }
    const ltl_tree *tree = ltl_looker_tree(&self->head);
    if ((kinds & LTL_FILE_MIGRATION) != 0 && target->change == LTL_CHANGE_ADDED) {
        ltl_migration_say(&self->head, ltl_intake_targets(self->assess->run->intake));
    }
    if (tree == NULL) {
        return;
    }
    todos_say(self, tree);
    bool has_base = target->change != LTL_CHANGE_ADDED && (kinds & LTL_FILE_TEST) == 0;
    ltl_arena_reset(&self->arena);
    const ltl_function_delta *delta =
        has_base ? ltl_sides_of(&self->base, &self->head, target, &self->arena) : NULL;
    if (delta != NULL && delta->change_count > 0) {
        ltl_named_functions now;
        ltl_declared_functions_find(&self->arena, tree, &now);
        ltl_api_changes_say(&self->head, delta, &now);
        complexity_say(self, delta, &now);
    }
}

bool ltl_checklist_look(ltl_assess *assess) {
    checking self = {.assess = assess};
    const ltl_intake *intake = assess->run->intake;
    bool is_open =
        ltl_looker_open(&self.head, assess, intake) && ltl_looker_open(&self.base, assess, intake);
    const ltl_targets *targets = ltl_intake_targets(intake);
    for (uint32_t i = 0; is_open && i < targets->count && !ltl_call_must_stop(assess->call); i++) {
        target_check(&self, &targets->at[i]);
    }
    ltl_looker_close(&self.head);
    ltl_looker_close(&self.base);
    ltl_arena_clear(&self.arena);
    return is_open;
}
