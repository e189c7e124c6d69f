#include "orchestrator/cli/runs/story_text.h"

#include <stdio.h>
#include <time.h>

#include "reports/escape/terminal.h"

typedef struct printing {
    ltl_out *out;
    const ltl_story *story;
    bool has_colour;
} printing;

static void paint(const printing *self, const char *code) {
    if (self->has_colour) {
        ltl_out_printf(self->out, "\x1b[%sm", code);
    }
}

static void foreign(const printing *self, ltl_str text) {
    ltl_str line;
    bool is_first = true;
    while (ltl_str_split(&text, '\n', &line)) {
        ltl_out_cstr(self->out, is_first ? "" : " ");
        (void)ltl_escape_terminal(self->out, line, 0);
        is_first = false;
    }
}

/* "12 ms", "3.4 s", "2 min 5 s": as exact as anybody reads it. */
static void span_write(char *text, size_t room, uint64_t us) {
    if (us < 1000) {
        (void)snprintf(text, room, us < 100 ? "0 ms" : "%.1f ms", (double)us / 1e3);
    } else if (us < 1000000) {
        (void)snprintf(text, room, "%.0f ms", (double)us / 1e3);
    } else if (us < 60000000) {
        (void)snprintf(text, room, "%.1f s", (double)us / 1e6);
    } else {
        (void)snprintf(text, room, "%llu min %llu s", (unsigned long long)(us / 60000000),
                       (unsigned long long)(us / 1000000 % 60));
    }
}

static void moment_write(char *text, size_t room, int64_t seconds) {
    time_t moment = (time_t)seconds;
    struct tm parts;
    text[0] = '\0';
    if (localtime_r(&moment, &parts) != NULL) {
        (void)strftime(text, room, "%Y-%m-%d %H:%M:%S", &parts);
    }
}

static void title(const printing *self, const char *text) {
    ltl_out_byte(self->out, '\n');
    paint(self, "1");
    ltl_out_cstr(self->out, text);
    paint(self, "0");
    ltl_out_byte(self->out, '\n');
}

/* ---- head ---- */

static void row_begin(const printing *self, const char *name) {
    ltl_out_printf(self->out, "  %-9s ", name);
}

static uint64_t lasted(const ltl_story *story) {
    uint64_t all = 0;
    for (uint32_t i = 0; i < story->goes.count; i++) {
        all += story->goes.at[i];
    }
    return all;
}

static const char *status_colour(ltl_str status) {
    bool is_good = ltl_str_is(status, "ok");
    bool is_under_way = ltl_str_is(status, "running") || ltl_str_is(status, "paused");
    return is_good ? "32" : is_under_way ? "36" : ltl_str_is(status, "partial") ? "33" : "31";
}

static void goes_print(const printing *self) {
    const ltl_story *story = self->story;
    char text[32];
    row_begin(self, "goes");
    for (uint32_t i = 0; i < story->goes.count; i++) {
        span_write(text, sizeof(text), story->goes.at[i]);
        ltl_out_printf(self->out, "%s%s", i > 0 ? ", then gone on with: " : "", text);
    }
    ltl_out_byte(self->out, '\n');
}

static void inputs_print(const printing *self) {
    ltl_data inputs;
    const ltl_story *story = self->story;
    if (story->run.inputs.len == 0 ||
        ltl_data_unpack(story->arena, story->run.inputs, &inputs) != LTL_OK || inputs.count == 0) {
        return;
    }
    ltl_json json;
    row_begin(self, "inputs");
    ltl_json_init(&json, self->out, false);
    ltl_data_write_json(&inputs, &json);
    ltl_out_byte(self->out, '\n');
}

static void workflow_print(const printing *self) {
    const ltl_story *story = self->story;
    row_begin(self, "workflow");
    foreign(self, story->run.name);
    ltl_out_cstr(self->out, ", ");
    foreign(self, ltl_story_currency(story));
    ltl_out_byte(self->out, '\n');
    if (story->workflow != NULL && story->workflow->description.len > 0) {
        row_begin(self, "");
        paint(self, "2");
        foreign(self, story->workflow->description);
        paint(self, "0");
        ltl_out_byte(self->out, '\n');
    }
}

/* "ended well", "was interrupted" … */
static const char *status_words(ltl_str status) {
    for (uint32_t how = LTL_ENDING_OK; how < LTL_ENDING_COUNT; how++) {
        if (ltl_str_is(status, ltl_ending_id((ltl_ending)how))) {
            return ltl_ending_text((ltl_ending)how);
        }
    }
    return ltl_str_is(status, "interrupted") ? "was interrupted"
           : ltl_str_is(status, "paused")    ? "is paused"
                                             : "is at work";
}

static void verdict_print(const printing *self) {
    const ltl_story *story = self->story;
    char text[48];
    span_write(text, sizeof(text), lasted(story));
    paint(self, "1");
    ltl_out_printf(self->out, "run %lld", (long long)story->run.id);
    paint(self, "0");
    ltl_out_byte(self->out, ' ');
    paint(self, status_colour(story->run.status));
    ltl_out_cstr(self->out, status_words(story->run.status));
    paint(self, "0");
    bool is_cut = ltl_str_is(story->run.status, "interrupted");
    ltl_out_printf(self->out, "%s %s",
                   is_cut                ? "; its log ends after"
                   : story->run.is_alive ? ", for"
                                         : ", after",
                   text);
    ltl_out_cstr(self->out, story->run.reason.len > 0 ? ": " : "");
    foreign(self, story->run.reason);
    ltl_out_cstr(self->out, "\n\n");
}

static void told_print(const printing *self, const ltl_story_notes *notes, bool *is_first) {
    for (uint32_t i = 0; i < notes->count; i++) {
        row_begin(self, *is_first ? "told" : "");
        foreign(self, notes->at[i].text);
        ltl_out_byte(self->out, '\n');
        *is_first = false;
    }
}

static void head_print(const printing *self) {
    const ltl_story *story = self->story;
    char text[48];
    verdict_print(self);
    row_begin(self, "command");
    foreign(self, ltl_story_typed(story));
    ltl_out_byte(self->out, '\n');
    row_begin(self, "in");
    foreign(self, story->run.folder);
    ltl_out_byte(self->out, '\n');
    moment_write(text, sizeof(text), story->run.started);
    row_begin(self, "begun");
    ltl_out_printf(self->out, "%s\n", text);
    if (story->goes.count > 1) {
        goes_print(self);
    }
    inputs_print(self);
    workflow_print(self);
    bool is_first = true;
    told_print(self, &story->notes, &is_first);
    if (story->steps.count > 0) {
        told_print(self, &story->steps.at[0].notes, &is_first);
    }
}

/* ---- steps ---- */

static uint32_t all_of(const ltl_story_step *step) {
    uint32_t count = 0;
    for (uint32_t how = 0; how < LTL_ENDING_COUNT; how++) {
        count += step->ended[how];
    }
    return count;
}

/* Nothing was done in it: it is told beside others of the same reason. */
static bool is_passed_over(const ltl_story_step *step) {
    return step->ended[LTL_ENDING_SKIPPED] == all_of(step);
}

const char *ltl_story_word(const ltl_story *story, const ltl_story_step *step) {
    static const ltl_ending order[] = {LTL_ENDING_FAILED,    LTL_ENDING_TIMED_OUT, LTL_ENDING_BROKEN_CIRCUIT,
                                       LTL_ENDING_CANCELLED, LTL_ENDING_PARTIAL,   LTL_ENDING_OK,
                                       LTL_ENDING_SKIPPED};
    if (step->ended[LTL_ENDING_NONE] > 0) {
        return story->run.is_alive ? "at work" : "cut off";
    }
    for (size_t i = 0; i < LTL_COUNT_OF(order); i++) {
        if (step->ended[order[i]] > 0) {
            return ltl_ending_id(order[i]);
        }
    }
    return "";
}

static const char *word_colour(const char *word) {
    return strcmp(word, "ok") == 0        ? "32"
           : strcmp(word, "partial") == 0 ? "33"
           : strcmp(word, "at work") == 0 ? "36"
                                          : "31";
}

static void indent(const printing *self, uint32_t depth) {
    ltl_out_printf(self->out, "%*s", (int)(depth > 1 ? (depth - 1) * 2 : 0), "");
}

static void below(const printing *self, const ltl_story_step *step) {
    ltl_out_printf(self->out, "  %-14s %10s  ", "", "");
    indent(self, step->depth + 1);
}

static void counts_print(const printing *self, const ltl_story_step *step) {
    uint32_t all = all_of(step);
    char text[32];
    if (all > 1) {
        ltl_out_printf(self->out, ", %u times", all);
        for (uint32_t how = 0; how < LTL_ENDING_COUNT && step->ended[LTL_ENDING_OK] < all; how++) {
            const char *word = how != LTL_ENDING_NONE     ? ltl_ending_id((ltl_ending)how)
                               : self->story->run.is_alive ? "at work"
                                                           : "cut off";
            if (step->ended[how] > 0) {
                ltl_out_printf(self->out, ", %u %s", step->ended[how], word);
            }
        }
        span_write(text, sizeof(text), step->longest_us);
        ltl_out_printf(self->out, ", the longest %s", text);
    }
    if (step->most_attempts > 1) {
        ltl_out_printf(self->out, ", %u attempts", step->most_attempts);
    }
    if (step->kept > 0 && step->kept == all) {
        ltl_out_cstr(self->out, ", in an earlier go: not done again");
    } else if (step->kept > 0) {
        ltl_out_printf(self->out, ", %u of them in an earlier go: not done again", step->kept);
    }
}

/* What goes wrong within is told there. */
static bool is_told_within(const ltl_story *story, const ltl_story_step *step, ltl_str reason) {
    const ltl_story_step *end = story->steps.at + story->steps.count;
    for (const ltl_story_step *at = step + 1; at < end && at->depth > step->depth; at++) {
        for (uint32_t i = 0; i < at->troubles.count; i++) {
            if (ltl_str_eq(at->troubles.at[i].reason, reason)) {
                return true;
            }
        }
    }
    return false;
}

static void troubles_print(const printing *self, const ltl_story_step *step) {
    bool is_one = all_of(step) == 1;
    for (uint32_t i = 0; i < step->troubles.count; i++) {
        const ltl_story_trouble *one = &step->troubles.at[i];
        if (is_told_within(self->story, step, one->reason)) {
            continue;
        }
        below(self, step);
        paint(self, word_colour(ltl_ending_id(one->how)));
        if (!is_one) {
            foreign(self, one->key);
            ltl_out_cstr(self->out, ": ");
        }
        foreign(self, one->reason);
        paint(self, "0");
        ltl_out_byte(self->out, '\n');
    }
    if (step->more_troubles > 0) {
        below(self, step);
        ltl_out_printf(self->out, "and %u more\n", step->more_troubles);
    }
}

/* How much of a note the one before it says, too: those of some beginnings share a line. */
static size_t shared_with(const ltl_story_note *before, const ltl_story_note *note) {
    static const ltl_str beginnings[] = {LTL_STR_INIT("event "), LTL_STR_INIT("demanded ")};
    for (size_t i = 0; i < LTL_COUNT_OF(beginnings); i++) {
        if (ltl_str_starts_with(before->text, beginnings[i]) &&
            ltl_str_starts_with(note->text, beginnings[i])) {
            return beginnings[i].len;
        }
    }
    return 0;
}

static void notes_print(const printing *self, const ltl_story_step *step) {
    const ltl_story_note *notes = step->notes.at;
    paint(self, "2");
    for (uint32_t i = 0; i < step->notes.count; i++) {
        size_t shared = i > 0 ? shared_with(&notes[i - 1], &notes[i]) : 0;
        if (shared > 0) {
            ltl_out_cstr(self->out, ", ");
        } else {
            ltl_out_cstr(self->out, i > 0 ? "\n" : "");
            below(self, step);
        }
        foreign(self, ltl_str_slice(notes[i].text, shared, notes[i].text.len));
        if (notes[i].count > 1) {
            ltl_out_printf(self->out, " (%u times)", notes[i].count);
        }
    }
    ltl_out_cstr(self->out, step->notes.count > 0 ? "\n" : "");
    paint(self, "0");
    if (step->more_notes > 0) {
        below(self, step);
        ltl_out_printf(self->out, "and %u more\n", step->more_notes);
    }
}

static void step_print(const printing *self, const ltl_story_step *step) {
    char took[32];
    const char *word = ltl_story_word(self->story, step);
    const ltl_flow_step *flow = step->step;
    span_write(took, sizeof(took), step->took_us);
    ltl_out_cstr(self->out, "  ");
    paint(self, word_colour(word));
    ltl_out_printf(self->out, "%-14s", word);
    paint(self, "0");
    ltl_out_printf(self->out, " %10s  ", step->begun > 0 ? took : "");
    indent(self, step->depth);
    foreign(self, step->name);
    if (flow != NULL) {
        ltl_str does = flow->pattern != NULL ? ltl_str_of(flow->pattern->name) : flow->task_name;
        paint(self, "2");
        ltl_out_cstr(self->out, " (");
        foreign(self, does);
        ltl_out_byte(self->out, ')');
        paint(self, "0");
    }
    counts_print(self, step);
    if (step->gave.len > 0 && all_of(step) == 1) {
        ltl_out_cstr(self->out, "; gave ");
        foreign(self, step->gave);
    }
    ltl_out_byte(self->out, '\n');
    troubles_print(self, step);
    notes_print(self, step);
}

/* Siblings in which nothing was done, one line for each reason. */
static void passed_over_print(const printing *self, uint32_t from, uint32_t to, uint32_t depth) {
    const ltl_story *story = self->story;
    for (uint32_t i = from; i < to; i++) {
        const ltl_story_step *first = &story->steps.at[i];
        bool is_told = first->depth != depth || !is_passed_over(first);
        for (uint32_t k = from; k < i && !is_told; k++) {
            const ltl_story_step *other = &story->steps.at[k];
            is_told = other->depth == depth && is_passed_over(other) &&
                      ltl_str_eq(other->skip_reason, first->skip_reason);
        }
        if (is_told) {
            continue;
        }
        bool is_skipped = all_of(first) > 0;
        bool has_reason = first->skip_reason.len > 0;
        paint(self, "2");
        const char *word = is_skipped ? "skipped" : has_reason ? "not needed" : "not begun";
        ltl_out_printf(self->out, "  %-14s %10s  ", word, "");
        indent(self, depth);
        for (uint32_t k = i; k < to; k++) {
            const ltl_story_step *other = &story->steps.at[k];
            if (other->depth == depth && is_passed_over(other) &&
                ltl_str_eq(other->skip_reason, first->skip_reason)) {
                ltl_out_cstr(self->out, k > i ? ", " : "");
                foreign(self, other->name);
            }
        }
        ltl_out_cstr(self->out, has_reason ? ": " : "");
        foreign(self, first->skip_reason);
        paint(self, "0");
        ltl_out_byte(self->out, '\n');
    }
}

/* As deep as a workflow may be. */
static void steps_print(const printing *self, uint32_t from, uint32_t to, uint32_t depth) {
    const ltl_story *story = self->story;
    for (uint32_t i = from; i < to;) {
        uint32_t end = i + 1;
        while (end < to && story->steps.at[end].depth > depth) {
            end++;
        }
        if (!is_passed_over(&story->steps.at[i])) {
            if (depth > 0) {
                step_print(self, &story->steps.at[i]);
            }
            steps_print(self, i + 1, end, depth + 1);
        }
        i = end;
    }
    passed_over_print(self, from, to, depth);
}

/* ---- the end ---- */

static void limits_print(const printing *self) {
    const ltl_story *story = self->story;
    if (story->limits.count == 0) {
        return;
    }
    title(self, "limits it met");
    for (uint32_t i = 0; i < story->limits.count; i++) {
        ltl_out_cstr(self->out, "  ");
        foreign(self, story->limits.at[i].text);
        ltl_out_byte(self->out, '\n');
    }
}

static void left_print(const printing *self, const ltl_story_left *left) {
    title(self, "left to do");
    ltl_out_cstr(self->out, "  ");
    foreign(self, left->sentence);
    ltl_out_byte(self->out, '\n');
    for (uint32_t i = 0; i < left->steps.count; i++) {
        ltl_out_cstr(self->out, "    ");
        foreign(self, left->steps.at[i].text);
        ltl_out_byte(self->out, '\n');
    }
    if (left->more_steps > 0) {
        ltl_out_printf(self->out, "    and %u more steps\n", left->more_steps);
    }
    for (uint32_t i = 0; i < left->command_count; i++) {
        ltl_out_cstr(self->out, "  ");
        paint(self, "1");
        ltl_out_str(self->out, left->commands[i]);
        paint(self, "0");
        ltl_out_printf(self->out, "  %s\n", left->does[i]);
    }
}

void ltl_story_print(ltl_out *out, const ltl_story *story, const ltl_story_left *left,
                     bool has_colour) {
    printing self = {out, story, has_colour};
    head_print(&self);
    title(&self, "what it did, and why");
    steps_print(&self, 0, story->steps.count, 0);
    limits_print(&self);
    left_print(&self, left);
}
