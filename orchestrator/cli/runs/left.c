#include "orchestrator/cli/runs/left.h"

static bool is_status(const ltl_story *self, ltl_ending how) {
    return ltl_str_is(self->run.status, ltl_ending_id(how));
}

static void command_add(const ltl_story *self, ltl_story_left *left, const char *words, const char *does) {
    left->commands[left->command_count] = ltl_arena_printf(self->arena, "lintel run %s %lld", words,
                                                           (long long)self->run.id);
    left->does[left->command_count++] = does;
}

/* The step around it was left before it was over. */
static bool parent_is_open(const ltl_story *self, const ltl_story_step *step) {
    const ltl_map_entry *entry =
        step->step != NULL && step->step->parent != LTL_NO_STEP
            ? ltl_map_find(&self->by_name, ltl_workflow_step(self->workflow, step->step->parent)->name)
            : NULL;
    if (entry == NULL) {
        return false;
    }
    const uint32_t *ended = self->steps.at[entry->value].ended;
    return ended[LTL_ENDING_NONE] + ended[LTL_ENDING_CANCELLED] + ended[LTL_ENDING_TIMED_OUT] > 0;
}

static uint32_t all_of(const ltl_story_step *step) {
    uint32_t count = 0;
    for (uint32_t how = 0; how < LTL_ENDING_COUNT; how++) {
        count += step->ended[how];
    }
    return count;
}

static const struct {
    ltl_ending how;
    const char *words;
} open_table[] = {
    {LTL_ENDING_NONE, "cut off"},       {LTL_ENDING_FAILED, "failed"},
    {LTL_ENDING_TIMED_OUT, "timed out"}, {LTL_ENDING_CANCELLED, "cancelled"},
    {LTL_ENDING_BROKEN_CIRCUIT, "not tried"},
};

/* "3 failed, 1 cut off"; empty when nothing of it is left. */
static ltl_str open_of(const ltl_story *self, const ltl_story_step *step) {
    ltl_str text = LTL_STR("");
    for (size_t i = 0; i < LTL_COUNT_OF(open_table); i++) {
        uint32_t count = step->ended[open_table[i].how];
        if (count > 0) {
            text = all_of(step) == 1
                       ? ltl_str_of(open_table[i].words)
                       : ltl_arena_printf(self->arena, "%.*s%s%u %s", LTL_STR_ARG(text),
                                          text.len > 0 ? ", " : "", count, open_table[i].words);
        }
    }
    uint32_t waiting = step->skipped[LTL_SKIP_INPUT] + step->skipped[LTL_SKIP_NOT_REACHED];
    if (text.len == 0 && waiting > 0) {
        return LTL_STR("waits for what is missing");
    }
    return text.len == 0 && all_of(step) == 0 && parent_is_open(self, step) ? LTL_STR("not begun") : text;
}

static void steps_find(const ltl_story *self, ltl_story_left *left) {
    for (uint32_t i = 0; i < self->steps.count; i++) {
        const ltl_story_step *step = &self->steps.at[i];
        bool is_task = step->step == NULL || step->step->pattern == NULL;
        ltl_str open = is_task ? open_of(self, step) : LTL_STR("");
        if (open.len > 0) {
            ltl_str text = ltl_arena_printf(self->arena, "%.*s: %.*s", LTL_STR_ARG(step->name),
                                            LTL_STR_ARG(open));
            left->more_steps +=
                !ltl_story_note_add(self->arena, &left->steps, text, LTL_LEFT_STEPS);
        }
    }
}

static bool has_failed(const ltl_story *self) {
    for (uint32_t i = 0; i < self->acts.count; i++) {
        const ltl_story_act *act = &self->acts.at[i];
        if (act->is_task && act->how != LTL_ENDING_NONE && act->how != LTL_ENDING_SKIPPED &&
            act->how != LTL_ENDING_CANCELLED && !ltl_ending_has_data(act->how)) {
            return true;
        }
    }
    return false;
}

static bool is_circuit_open(const ltl_story *self) {
    for (uint32_t i = 0; i < self->acts.count; i++) {
        if (self->acts.at[i].how == LTL_ENDING_BROKEN_CIRCUIT) {
            return true;
        }
    }
    return false;
}

static bool is_not_undone(const ltl_story *self) {
    for (uint32_t i = 0; i < self->acts.count; i++) {
        if (self->acts.at[i].cause == LTL_CAUSE_NOT_UNDONE) {
            return true;
        }
    }
    return false;
}

static void alive_find(const ltl_story *self, ltl_story_left *left) {
    bool is_paused = ltl_str_is(self->run.status, "paused");
    left->sentence = is_paused ? LTL_STR("it is paused") : LTL_STR("it is at work");
    if (is_paused) {
        command_add(self, left, "continue", "goes on with it");
    } else {
        command_add(self, left, "pause", "lets what is at work come to its end, and begins nothing else");
    }
    command_add(self, left, "cancel", "stops it");
}

static void over_find(const ltl_story *self, ltl_story_left *left) {
    bool is_of_words = self->run.words.len > 0;
    bool is_cut = ltl_str_is(self->run.status, "interrupted") || is_status(self, LTL_ENDING_CANCELLED);
    if (is_not_undone(self)) {
        left->sentence = LTL_STR("something that was begun could not be undone: look at it first");
    } else {
        left->sentence = is_cut ? LTL_STR("it did not come to its end") : LTL_STR("a part of it failed");
    }
    if (is_of_words || is_cut || is_not_undone(self)) {
        command_add(self, left, "resume", "goes on; what was finished is not done again");
    } else if (has_failed(self)) {
        command_add(self, left, "retry-failed", "does again what failed, and what hung on it");
    } else {
        left->sentence = LTL_STR("nothing that another try would change: all steps came to their end");
    }
    if (is_circuit_open(self)) {
        left->commands[left->command_count] = LTL_STR("lintel run circuits");
        left->does[left->command_count++] = "shows what is not tried for now, and why";
    }
}

void ltl_story_left_find(const ltl_story *story, ltl_story_left *out_left) {
    *out_left = (ltl_story_left){.sentence = LTL_STR("nothing")};
    if (story->run.is_alive) {
        alive_find(story, out_left);
    } else if (!is_status(story, LTL_ENDING_OK) && !is_status(story, LTL_ENDING_SKIPPED)) {
        steps_find(story, out_left);
        over_find(story, out_left);
    }
}
