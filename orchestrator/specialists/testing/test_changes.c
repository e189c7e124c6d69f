#include "orchestrator/specialists/testing/test_changes.h"

#include "core/map.h"
#include "orchestrator/plan/file_kind.h"
#include "orchestrator/run/run_state.h"
#include "orchestrator/specialists/common/looker.h"
#include "orchestrator/specialists/testing/test_marks.h"
#include "orchestrator/specialists/testing/test_units.h"

const ltl_rule_info ltl_rule_assertion_removed = LTL_OWN_RULE(
    "tests/assertion-removed", QUALITY, MEDIUM, MEDIUM, "A test that asserts less than before",
    "The test asserts less than before.",
    "A test that was in the way of a change and lost its teeth passes whatever the code does.",
    "Change the assertion to what is right now; take it out only with what it was about.");
const ltl_rule_info ltl_rule_test_skipped = LTL_OWN_RULE(
    "tests/test-skipped", QUALITY, LOW, HIGH, "A test that is switched off",
    "The change switches a test off.",
    "It still counts as a test, and no longer finds anything. Mostly nobody switches it on again.",
    "Mend it or delete it; if it has to wait, name the issue it waits for.");
const ltl_rule_info ltl_rule_test_focused =
    LTL_OWN_RULE("tests/test-focused", QUALITY, MEDIUM, HIGH,
                 "A test that keeps all others from running", "The change lets only this test run.",
                 "All other tests of the file, or of the whole run, are passed over in silence, "
                 "and the build is green.",
                 "Take the mark out; it is for the desk, not for the repository.");
const ltl_rule_info ltl_rule_test_sleeps = LTL_OWN_RULE(
    "tests/sleep-in-test", QUALITY, INFO, MEDIUM, "A test that waits for a time to pass",
    "The test sleeps.",
    "On a slow machine the time is too short and the test fails; on a fast one everybody waits for "
    "nothing.",
    "Wait for what is to happen, with a limit, or give the code a clock that the test moves.");
const ltl_rule_info ltl_rule_test_ordered =
    LTL_OWN_RULE("tests/order-dependent", QUALITY, LOW, HIGH, "Tests that only pass in an order",
                 "The tests are tied to an order.",
                 "None of them can be run alone, the first that fails takes the others with it, "
                 "and they cannot run side by side.",
                 "Let each test make what it needs, or make one test of the steps.");
const ltl_rule_info ltl_rule_test_deleted = LTL_OWN_RULE(
    "tests/test-deleted", QUALITY, LOW, MEDIUM, "A test that is gone", "The change deletes a test.",
    "What it guarded is no longer guarded. That is right when the code went, too, and a hole when "
    "it did not.",
    "Keep it while the code is there; if it moved, move it under its name.");
const ltl_rule_info ltl_rule_test_without_assertion = LTL_OWN_RULE(
    "tests/test-without-assertion", QUALITY, INFO, LOW, "A new test that asserts nothing",
    "The new test asserts nothing.", "It passes as long as nothing throws, whatever comes out.",
    "Assert what the code is to give, or say in the name that it only has to run.");

enum { MOST_NAMED = 3 };

typedef struct changes {
    ltl_assess *assess;
    ltl_looker head;
    ltl_looker base;
    ltl_arena arena;          /* of one file */
    ltl_map head_names;       /* of all tests of all changed test files */
    uint32_t deleted_sources; /* files of source code that the change deletes */
} changes;

static bool is_test(ltl_str path) {
    unsigned kinds = ltl_file_kinds(path);
    return (kinds & LTL_FILE_TEST) != 0 && (kinds & (LTL_FILE_VENDORED | LTL_FILE_GENERATED)) == 0;
}

static const ltl_tree *side_tree(ltl_looker *looker, const ltl_target *target, ltl_side side) {
    return ltl_looker_look(looker, target, side) ? ltl_looker_tree(looker) : NULL;
}

/* Marks on lines that the change wrote. */
static void marks_say(changes *self, const ltl_tree *tree) {
    const ltl_rule_info *const rules[] = {[LTL_MARK_SKIP] = &ltl_rule_test_skipped,
                                          [LTL_MARK_FOCUS] = &ltl_rule_test_focused,
                                          [LTL_MARK_SLEEP] = &ltl_rule_test_sleeps,
                                          [LTL_MARK_ORDER] = &ltl_rule_test_ordered};
    for (uint32_t line = 1; line <= self->head.source.line_count; line++) {
        ltl_test_mark mark;
        ltl_span span;
        ltl_str text = ltl_source_line(&self->head.source, line);
        if (!ltl_looker_is_changed(&self->head, line) || !ltl_test_mark_find(text, &mark, &span)) {
            continue;
        }
        uint32_t from = (uint32_t)(text.ptr - self->head.source.text.ptr);
        ltl_span place = {from + span.start, from + span.end};
        if (ltl_tree_comment_at(tree, place.start) == NULL) {
            ltl_looker_say(&self->head, rules[mark], place, ltl_tree_node_at(tree, place), "%.*s",
                           LTL_STR_ARG(rules[mark]->message));
        }
    }
}

static void weaker_say(changes *self, const ltl_test_unit *now, const ltl_test_unit *before) {
    if (now->assertions < before->assertions) {
        ltl_looker_say(&self->head, &ltl_rule_assertion_removed, now->head, now->node,
                       "`%.*s` has %u assertion%s, it had %u.", LTL_STR_ARG(now->name),
                       now->assertions, now->assertions == 1 ? "" : "s", before->assertions);
    } else if (now->weak > before->weak &&
               now->assertions - now->weak < before->assertions - before->weak) {
        ltl_looker_say(&self->head, &ltl_rule_assertion_removed, now->head, now->node,
                       "`%.*s` only asks whether there is something, where it asked what it is.",
                       LTL_STR_ARG(now->name));
    }
}

/* One finding a file, however many went. */
static void gone_say(changes *self, const ltl_test_units *before) {
    uint32_t gone = 0;
    ltl_str names = LTL_STR("");
    for (uint32_t i = 0; i < before->count; i++) {
        const ltl_test_unit *old = &before->at[i];
        if (old->is_test && ltl_map_find(&self->head_names, old->name) == NULL &&
            gone++ < MOST_NAMED) {
            names = ltl_arena_printf(&self->arena, "%.*s%s`%.*s`", LTL_STR_ARG(names),
                                     gone > 1 ? ", " : "", LTL_STR_ARG(old->name));
        }
    }
    if (gone > 0) {
        ltl_looker_say(&self->head, &ltl_rule_test_deleted, (ltl_span){0, 0}, LTL_NO_NODE,
                       "%u test%s gone from this file: %.*s%s.", gone, gone == 1 ? " is" : "s are",
                       LTL_STR_ARG(names), gone > MOST_NAMED ? " …" : "");
    }
}

static void units_compare(changes *self, const ltl_test_units *now, const ltl_test_units *before) {
    bool has_words = false; /* the words of this file's assertions are known */
    for (uint32_t i = 0; i < now->count; i++) {
        has_words |= now->at[i].assertions > 0;
    }
    for (uint32_t i = 0; i < now->count; i++) {
        const ltl_test_unit *old = ltl_test_unit_of(before, now->at[i].name);
        if (old != NULL && now->at[i].is_test) {
            weaker_say(self, &now->at[i], old);
        } else if (old == NULL && now->at[i].is_test && now->at[i].assertions == 0 && has_words &&
                   now->at[i].calls_helper == false) {
            ltl_looker_say(&self->head, &ltl_rule_test_without_assertion, now->at[i].head,
                           now->at[i].node, "`%.*s` asserts nothing.",
                           LTL_STR_ARG(now->at[i].name));
        }
    }
    gone_say(self, before);
}

static void deleted_say(changes *self, const ltl_target *target) {
    ltl_test_units units;
    const ltl_tree *tree = side_tree(&self->base, target, LTL_SIDE_BASE);
    uint32_t gone = 0;
    ltl_arena_reset(&self->arena);
    ltl_test_units_find(&self->arena, tree, &units);
    for (uint32_t i = 0; tree != NULL && i < units.count; i++) {
        gone += units.at[i].is_test && ltl_map_find(&self->head_names, units.at[i].name) == NULL;
    }
    if (gone > 0 && self->deleted_sources == 0) {
        ltl_assess_add_path(self->assess, &ltl_rule_test_deleted, target->old_path,
                            "The file goes with %u test%s that no other file takes over.", gone,
                            gone == 1 ? "" : "s");
    }
}

static void target_compare(changes *self, const ltl_target *target) {
    if (target->change == LTL_CHANGE_DELETED) {
        deleted_say(self, target);
        return;
    }
    const ltl_tree *head =
        target->skip == LTL_REASON_NONE ? side_tree(&self->head, target, LTL_SIDE_HEAD) : NULL;
    if (head == NULL) {
        return;
    }
    marks_say(self, head);
    if (!self->assess->run->options->both_sides) {
        return;
    }
    ltl_test_units now;
    ltl_test_units before = {0};
    ltl_arena_reset(&self->arena);
    ltl_test_units_find(&self->arena, head, &now);
    if (target->change != LTL_CHANGE_ADDED) {
        ltl_test_units_find(&self->arena, side_tree(&self->base, target, LTL_SIDE_BASE), &before);
    }
    units_compare(self, &now, &before);
}

/* Names first: a test that went to another file is not gone. */
static void names_collect(changes *self, const ltl_targets *targets) {
    for (uint32_t i = 0; i < targets->count; i++) {
        const ltl_target *target = &targets->at[i];
        bool is_source = (ltl_file_kinds(target->old_path) & LTL_FILE_SOURCE) != 0;
        self->deleted_sources +=
            target->change == LTL_CHANGE_DELETED && is_source && !is_test(target->old_path);
        if (target->skip != LTL_REASON_NONE || !is_test(target->path)) {
            continue;
        }
        ltl_test_units units;
        ltl_arena_reset(&self->arena);
        ltl_test_units_find(&self->arena, side_tree(&self->head, target, LTL_SIDE_HEAD), &units);
        for (uint32_t k = 0; k < units.count; k++) {
            (void)ltl_map_put_copy(&self->head_names, units.at[k].name, NULL);
        }
    }
}

bool ltl_test_changes_look(ltl_assess *assess) {
    changes self = {.assess = assess};
    const ltl_intake *intake = assess->run->intake;
    const ltl_targets *targets = ltl_intake_targets(intake);
    ltl_map_init(&self.head_names, assess->call->arena);
    bool is_open =
        ltl_looker_open(&self.head, assess, intake) && ltl_looker_open(&self.base, assess, intake);
    if (is_open) {
        names_collect(&self, targets);
    }
    for (uint32_t i = 0; is_open && i < targets->count && !ltl_call_must_stop(assess->call); i++) {
        if (is_test(targets->at[i].path)) {
            target_compare(&self, &targets->at[i]);
        }
    }
    ltl_looker_close(&self.head);
    ltl_looker_close(&self.base);
    ltl_arena_clear(&self.arena);
    return is_open;
}
