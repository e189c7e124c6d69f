#include "orchestrator/cli/runs/story.h"

#include "orchestrator/cli/workflows/task_table.h"
#include "orchestrator/workflow/files/read.h"

bool ltl_story_note_add(ltl_arena *arena, ltl_story_notes *notes, ltl_str text, uint32_t most) {
    for (uint32_t i = 0; i < notes->count; i++) {
        if (ltl_str_eq(notes->at[i].text, text)) {
            notes->at[i].count++;
            return true;
        }
    }
    if (notes->count < most) {
        LTL_PUSH(arena, notes, ((ltl_story_note){text, 1}));
    }
    return notes->count < most || notes->at[most - 1].text.ptr == text.ptr;
}

/* ---- steps ---- */

static uint32_t step_add(ltl_story *self, ltl_str name, uint32_t depth, const ltl_flow_step *step) {
    ltl_map_entry *entry = ltl_map_put_copy(&self->by_name, name, NULL);
    entry->value = self->steps.count;
    LTL_PUSH(self->arena, &self->steps,
             ((ltl_story_step){.name = entry->key, .depth = depth, .step = step}));
    return self->steps.count - 1;
}

/* As they stand in the file: each before those within, which are as deep as a workflow may be. */
static void steps_add(ltl_story *self, const ltl_flow_step *step) {
    (void)step_add(self, step->name, step->depth, step);
    for (uint32_t i = 0; i < step->children.count; i++) {
        steps_add(self, ltl_workflow_step(self->workflow, step->children.at[i]));
    }
}

/* Slashes that are not part of the mark of an item. */
static uint32_t depth_of(ltl_str key) {
    uint32_t depth = 0;
    uint32_t marks = 0;
    for (size_t i = 0; i < key.len; i++) {
        marks += key.ptr[i] == '[';
        marks -= key.ptr[i] == ']' && marks > 0;
        depth += key.ptr[i] == '/' && marks == 0;
    }
    return depth;
}

static uint32_t step_of(ltl_story *self, const ltl_journal_row *row) {
    const ltl_map_entry *entry = ltl_map_find(&self->by_name, row->step);
    return entry != NULL ? (uint32_t)entry->value
                         : step_add(self, row->step, depth_of(row->key), NULL);
}

/* ---- the log ---- */

/* Without the `@2` of second attempts, which are the same work once more. */
static ltl_str key_plain(ltl_arena *arena, ltl_str key) {
    char *text = ltl_arena_alloc(arena, key.len + 1);
    size_t len = 0;
    uint32_t marks = 0;
    for (size_t i = 0; i < key.len; i++) {
        marks += key.ptr[i] == '[';
        marks -= key.ptr[i] == ']' && marks > 0;
        size_t end = i + 1;
        while (end < key.len && key.ptr[end] >= '0' && key.ptr[end] <= '9') {
            end++;
        }
        if (key.ptr[i] == '@' && marks == 0 && end > i + 1 && (end == key.len || key.ptr[end] == '/')) {
            i = end - 1;
        } else {
            text[len++] = key.ptr[i];
        }
    }
    return (ltl_str){text, len};
}

static ltl_story_act *act_of(ltl_story *self, const ltl_journal_row *row) {
    bool is_new = false;
    ltl_map_entry *entry = ltl_map_put_copy(&self->by_key, key_plain(self->arena, row->key), &is_new);
    if (is_new) {
        entry->value = self->acts.count;
        ltl_story_act act = {.key = entry->key, .step = step_of(self, row)};
        LTL_PUSH(self->arena, &self->acts, act);
    }
    return &self->acts.at[entry->value];
}

/* It was begun in an earlier go, too. */
static void again_note(ltl_story *self, ltl_story_step *step, const ltl_story_act *act) {
    if (act->go == 0 || act->go == self->goes.count || !act->is_task) {
        return;
    }
    if (act->how == LTL_ENDING_NONE) {
        (void)ltl_story_note_add(self->arena, &step->notes,
                                 ltl_arena_printf(self->arena, "was cut off in go %u, begun again", act->go),
                                 LTL_STORY_NOTES);
    } else if (!ltl_ending_has_data(act->how) && act->how != LTL_ENDING_SKIPPED) {
        (void)ltl_story_note_add(self->arena, &step->notes,
                                 ltl_arena_printf(self->arena, "%s in go %u, done again%s%.*s",
                                                  ltl_ending_text(act->how), act->go,
                                                  act->reason.len > 0 ? ": " : "",
                                                  LTL_STR_ARG(act->reason)),
                                 LTL_STORY_NOTES);
    }
}

static void begun_take(ltl_story *self, const ltl_journal_row *row) {
    ltl_story_act *act = act_of(self, row);
    ltl_story_step *step = &self->steps.at[act->step];
    again_note(self, step, act);
    if (!row->is_task && step->go != self->goes.count) {
        step->notes.count = step->more_notes = 0; /* what it told it tells again */
    }
    act->took_us = act->go == self->goes.count ? act->took_us : 0;
    step->go = self->goes.count;
    step->begun++;
    step->most_attempts = row->attempt > step->most_attempts ? row->attempt : step->most_attempts;
    act->go = self->goes.count;
    act->begun_us = row->at_us;
    act->is_task = row->is_task;
    act->how = LTL_ENDING_NONE;
}

/* The innermost says it first; those around it say the same again. */
static void limit_take(ltl_story *self, const ltl_journal_row *row) {
    if (row->cause == LTL_CAUSE_TIMEOUT || row->cause == LTL_CAUSE_BUDGET ||
        row->cause == LTL_CAUSE_FULL || row->cause == LTL_CAUSE_CIRCUIT) {
        ltl_str reason = ltl_arena_copy(self->arena, row->reason);
        for (uint32_t i = 0; i < self->limits.count; i++) {
            ltl_str told = self->limits.at[i].text;
            if (ltl_str_find(told, reason, 0) < told.len) {
                return;
            }
        }
        (void)ltl_story_note_add(self->arena, &self->limits,
                                 ltl_arena_printf(self->arena, "%.*s: %.*s", LTL_STR_ARG(row->step),
                                                  LTL_STR_ARG(reason)),
                                 LTL_STORY_NOTES);
    }
}

static void reasons_take(ltl_story *self, ltl_story_step *step, const ltl_journal_row *row) {
    ltl_data reasons = ltl_story_reasons(self->arena, row);
    for (uint32_t i = 0; i < reasons.count; i++) {
        step->more_notes += reasons.at[i].kind == LTL_DATA_TEXT &&
                            !ltl_story_note_add(self->arena, &step->notes, reasons.at[i].text,
                                                LTL_STORY_NOTES);
    }
}

static void end_take(ltl_story *self, const ltl_journal_row *row) {
    ltl_story_act *act = act_of(self, row);
    ltl_story_step *step = &self->steps.at[act->step];
    bool was_begun = act->go == self->goes.count && act->how == LTL_ENDING_NONE;
    if (was_begun && row->how != LTL_ENDING_SKIPPED) {
        act->took_us += row->at_us > act->begun_us ? row->at_us - act->begun_us : 0;
    }
    act->go = self->goes.count;
    act->is_task = row->is_task;
    act->how = row->how;
    act->skip = row->skip;
    act->cause = row->cause;
    act->reason = ltl_arena_copy(self->arena, row->reason);
    step->gave = ltl_story_gave(self->arena, row);
    limit_take(self, row);
    reasons_take(self, step, row);
}

static void told_take(ltl_story *self, const ltl_journal_row *row) {
    ltl_str text = ltl_story_told(self->arena, row);
    if (text.ptr == NULL) {
        return;
    }
    if (row->step.len == 0) {
        (void)ltl_story_note_add(self->arena, &self->notes, text, LTL_STORY_NOTES);
        return;
    }
    ltl_story_step *step = &self->steps.at[step_of(self, row)];
    step->more_notes +=
        !ltl_story_note_add(self->arena, &step->notes, text, LTL_STORY_NOTES);
}

/* The whole run, or a step of it, was told to stop. */
static void stop_take(ltl_story *self, const ltl_journal_row *row) {
    ltl_str who = row->step.len > 0 ? row->step : LTL_STR("the run");
    bool is_limit = row->step.len > 0 || ltl_str_is(row->what, ltl_ending_id(LTL_ENDING_TIMED_OUT));
    ltl_str text = ltl_arena_printf(self->arena, "%.*s%s: %.*s", LTL_STR_ARG(who),
                                    is_limit ? "" : " was told to stop", LTL_STR_ARG(row->detail));
    (void)ltl_story_note_add(self->arena, is_limit ? &self->limits : &self->notes, text,
                             LTL_STORY_NOTES);
}

static bool row_take(void *context, const ltl_journal_row *row) {
    ltl_story *self = context;
    if (ltl_str_is(row->kind, "run-started")) {
        LTL_PUSH(self->arena, &self->goes, 0);
    } else if (ltl_str_is(row->kind, "started")) {
        begun_take(self, row);
    } else if (ltl_str_is(row->kind, "ended")) {
        end_take(self, row);
    } else if (ltl_str_is(row->kind, "told")) {
        told_take(self, row);
    } else if (ltl_str_is(row->kind, "stopped")) {
        stop_take(self, row);
    } else if (ltl_str_is(row->kind, "paused")) {
        (void)ltl_story_note_add(self->arena, &self->notes, LTL_STR("was paused"), LTL_STORY_NOTES);
    }
    if (self->goes.count > 0 && row->at_us > self->goes.at[self->goes.count - 1]) {
        self->goes.at[self->goes.count - 1] = row->at_us;
    }
    return true;
}

static void time_take(ltl_story_step *step, const ltl_story_act *act) {
    step->took_us += act->took_us;
    if (act->took_us > step->longest_us) {
        step->longest_us = act->took_us;
        step->longest = act->key;
    }
}

static void trouble_take(ltl_story *self, ltl_story_step *step, const ltl_story_act *act) {
    ltl_story_trouble trouble = {act->key, act->how, act->cause, act->reason};
    if (act->how == LTL_ENDING_SKIPPED) {
        step->skip_reason = act->reason;
    } else if (act->how != LTL_ENDING_OK && act->reason.len > 0) {
        step->more_troubles += step->troubles.count >= LTL_STORY_TROUBLES;
        if (step->troubles.count < LTL_STORY_TROUBLES) {
            LTL_PUSH(self->arena, &step->troubles, trouble);
        }
    }
}

/* How everything stands now that all has been read. */
static void acts_count(ltl_story *self) {
    for (uint32_t i = 0; i < self->acts.count; i++) {
        const ltl_story_act *act = &self->acts.at[i];
        ltl_story_step *step = &self->steps.at[act->step];
        step->ended[act->how]++;
        step->skipped[act->skip] += act->how == LTL_ENDING_SKIPPED;
        time_take(step, act);
        trouble_take(self, step, act);
        step->kept += act->is_task && act->go < self->goes.count && ltl_ending_has_data(act->how);
    }
    for (uint32_t i = 0; i < self->steps.count; i++) {
        ltl_story_step *step = &self->steps.at[i];
        if (step->begun == 0 && step->step != NULL && step->step->on.count > 0) {
            step->skip_reason = LTL_STR("no event that it waits for");
        }
    }
}

static void workflow_open(ltl_story *self) {
    ltl_workflow_problems problems = {0};
    ltl_error error = {0};
    if (ltl_workflow_read(self->arena, self->run.text, self->run.path.ptr, ltl_program_tasks(), &problems,
                          &self->workflow, &error) == LTL_OK) {
        steps_add(self, ltl_workflow_step(self->workflow, 0));
    } else {
        self->workflow = NULL;
    }
}

ltl_status ltl_story_read(ltl_arena *arena, ltl_journal *journal, int64_t id, ltl_story *out_story,
                          ltl_error *error) {
    *out_story = (ltl_story){.arena = arena};
    ltl_map_init(&out_story->by_key, arena);
    ltl_map_init(&out_story->by_name, arena);
    ltl_status status = ltl_journal_find(journal, arena, id, &out_story->run, error);
    if (status == LTL_OK) {
        workflow_open(out_story);
        status = ltl_journal_rows(journal, id, row_take, out_story, error);
        acts_count(out_story);
    }
    return status;
}

void ltl_story_close(ltl_story *story) {
    ltl_workflow_free(story->workflow);
    story->workflow = NULL;
}
