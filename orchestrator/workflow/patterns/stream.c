/* stream.c - rows in, rows out, in constant memory.
 *
 * A source gives batches of rows, each stage turns a batch into a batch, a fold takes them up one by one. Every stage
 * works on one batch at a time, in order, so what comes out does not depend on how many workers there are; stages
 * work at the same time. Between two stages at most `buffer` batches wait: a stage does not begin while the one after
 * it is that far behind. A batch's memory is given back when the next stage is through with it. Rows a stage refuses,
 * and batches it fails on, are dead letters with their place; the stream goes on. A batch that is lost keeps its turn,
 * so that a checkpoint never lies behind one that is still under way, nor, when the stream ends with it, behind
 * itself. */
#include <stdio.h>

#include "orchestrator/workflow/engine/join.h"
#include "orchestrator/workflow/engine/stream_state.h"
#include "orchestrator/workflow/files/check.h"

typedef ltl_stream_batch batch;
typedef ltl_stream_stage stage;
typedef ltl_stream_state state;

enum { MOST_STAGES = LTL_STREAM_STAGES };

typedef struct options {
    uint32_t source;
    ltl_step_list stages;
    uint32_t fold;
    uint64_t buffer;
    uint64_t checkpoint;
    uint64_t snapshot;
    bool stops_at_poison;
} options;

static bool has_fold(const options *given) {
    return given->fold != LTL_NO_STEP;
}

enum { MARK_BYTES = 24 };

static ltl_str mark_of(char *buffer, uint64_t number) {
    int len = snprintf(buffer, MARK_BYTES, "%llu", (unsigned long long)number);
    return (ltl_str){buffer, (size_t)len};
}

static void source_begin(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    char buffer[MARK_BYTES];
    ltl_local local = {"cursor", now->cursor};
    now->is_reading = true;
    ltl_activation_begin(self, given->source,
                         &(ltl_begin){.locals = &local,
                                      .local_count = 1,
                                      .mark = mark_of(buffer, now->read + 1),
                                      .is_passing = true});
}

static void stage_begin(ltl_activation *self, stage *at) {
    state *now = ltl_activation_state(self);
    at->current = ltl_stream_pop(at);
    at->current->tallies[at - now->stages].in = at->current->rows.count;
    char buffer[MARK_BYTES];
    ltl_local locals[] = {{"rows", at->current->rows}, {"state", now->fold_state}};
    ltl_activation_begin(self, at->step,
                         &(ltl_begin){.locals = locals,
                                      .local_count = LTL_COUNT_OF(locals),
                                      .mark = mark_of(buffer, at->current->number),
                                      .is_passing = true});
}

static bool has_room(const options *given, const stage *at) {
    return at->waiting < given->buffer;
}

static void outputs_give(ltl_activation *self) {
    const state *now = ltl_activation_state(self);
    ltl_activation_output(self, "state", now->fold_state);
    ltl_activation_output(self, "rows", ltl_stream_counts(self));
    ltl_activation_output(self, "batches", ltl_data_number((int64_t)now->folded));
}

static void end(ltl_activation *self) {
    state *now = ltl_activation_state(self);
    outputs_give(self);
    if (now->trouble != NULL) {
        ltl_activation_end(self, LTL_ENDING_FAILED, LTL_CAUSE_PERMANENT, "%s", now->trouble);
    } else if (ltl_activation_is_stopping(self)) {
        ltl_activation_end_stopped(self);
    } else if (now->poisoned > 0) {
        ltl_activation_end(self, LTL_ENDING_PARTIAL, LTL_CAUSE_NONE,
                           "%llu of %llu batches could not be read",
                           (unsigned long long)now->poisoned, (unsigned long long)now->read);
    } else {
        ltl_activation_end(self, LTL_ENDING_OK, LTL_CAUSE_NONE, NULL);
    }
}

static bool is_drained(const state *now) {
    for (uint32_t i = 0; i < now->count; i++) {
        if (now->stages[i].first != NULL || now->stages[i].current != NULL) {
            return false;
        }
    }
    return now->is_read;
}

static void batch_done(ltl_activation *self, batch *one);

/* What is lost goes by the stage. */
static void lost_pass(ltl_activation *self, stage *at) {
    const state *now = ltl_activation_state(self);
    bool is_end = at + 1 == now->stages + now->count;
    batch *one = ltl_stream_pop(at);
    if (is_end) {
        batch_done(self, one);
    } else {
        ltl_stream_push(at + 1, one);
    }
}

/* Whatever can begin begins: the last stage first, so that room spreads backwards. */
static void advance(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    bool goes_on = now->trouble == NULL && !ltl_activation_is_stopping(self);
    for (uint32_t i = now->count; i-- > 0 && goes_on;) {
        stage *at = &now->stages[i];
        bool may_pass_on = i + 1 == now->count || has_room(given, &now->stages[i + 1]);
        while (at->current == NULL && at->first != NULL && may_pass_on && at->first->is_lost) {
            lost_pass(self, at);
            may_pass_on = i + 1 == now->count || has_room(given, &now->stages[i + 1]);
        }
        if (at->current == NULL && at->first != NULL && may_pass_on) {
            stage_begin(self, at);
        }
    }
    if (goes_on && !now->is_reading && !now->is_read &&
        (now->count == 0 || has_room(given, &now->stages[0]))) {
        source_begin(self);
    }
    if (ltl_activation_running(self) == 0 && !ltl_activation_is_over(self) &&
        (!goes_on || is_drained(now))) {
        end(self);
    }
}

static void start(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    now->count = given->stages.count + has_fold(given);
    now->stages = LTL_NEW_ARRAY(ltl_activation_arena(self), stage, (size_t)now->count + 1);
    for (uint32_t i = 0; i < given->stages.count; i++) {
        now->stages[i].step = given->stages.at[i];
    }
    if (has_fold(given)) {
        now->stages[given->stages.count].step = given->fold;
    }
    ltl_stream_checkpoint_take(self);
    advance(self);
}

static void trouble_set(ltl_activation *self, const ltl_activation *child) {
    state *now = ltl_activation_state(self);
    ltl_str name = ltl_activation_step(child)->name;
    ltl_str reason = ltl_activation_result(child)->reason;
    if (now->trouble == NULL && !ltl_activation_is_stopping(self)) {
        now->trouble = ltl_arena_printf(ltl_activation_arena(self), "%.*s: %.*s", LTL_STR_ARG(name),
                                        LTL_STR_ARG(reason))
                           .ptr;
    }
}

static void source_ended(ltl_activation *self, ltl_activation *child) {
    state *now = ltl_activation_state(self);
    const ltl_result *result = ltl_activation_result(child);
    const ltl_data *rows = ltl_data_member(&result->outputs, LTL_STR("rows"));
    const ltl_data *cursor = ltl_data_member(&result->outputs, LTL_STR("cursor"));
    const ltl_data *is_last = ltl_data_member(&result->outputs, LTL_STR("is_last"));
    now->is_reading = false;
    if (!ltl_ending_has_data(result->ending) || rows == NULL || cursor == NULL) {
        trouble_set(self, child);
        ltl_activation_release(self, child);
        return;
    }
    now->is_read = is_last != NULL && is_last->number != 0;
    now->read++;
    now->rows_read += rows->count;
    ltl_arena_reset(&now->cursor_arena);
    now->cursor = ltl_data_copy(&now->cursor_arena, cursor);
    if (now->count == 0) {
        ltl_activation_release(self, child);
        return;
    }
    batch *one = ltl_stream_batch_new(self, now);
    one->owner = child;
    one->number = now->read;
    one->rows = *rows;
    one->cursor = *cursor;
    one->is_last = now->is_read;
    ltl_stream_push(&now->stages[0], one);
}

static stage *stage_of(state *now, const ltl_activation *child) {
    for (uint32_t i = 0; i < now->count; i++) {
        if (now->stages[i].step == ltl_activation_step(child)->index) {
            return &now->stages[i];
        }
    }
    return NULL;
}

static void dead_tell(ltl_activation *self, stage *at, const ltl_result *result) {
    const state *now = ltl_activation_state(self);
    const ltl_data *dead = ltl_data_member(&result->outputs, LTL_STR("dead"));
    if (dead != NULL && dead->kind == LTL_DATA_LIST && dead->count > 0) {
        at->current->tallies[at - now->stages].dead = dead->count;
        char text[64];
        int len =
            snprintf(text, sizeof(text), "batch %llu", (unsigned long long)at->current->number);
        ltl_activation_tell(self, "dead-letters", (ltl_str){text, (size_t)len}, dead);
    }
}

/* The whole batch is a dead letter: nothing of it goes on, everything after it does. */
static void poison_take(ltl_activation *self, stage *at, const ltl_activation *child) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    if (given->stops_at_poison) {
        trouble_set(self, child);
        return;
    }
    now->poisoned++;
    at->current->is_lost = true;
    at->current->tallies[at - now->stages].dead = at->current->rows.count;
    ltl_str reason = ltl_activation_result(child)->reason;
    ltl_data number = ltl_data_number((int64_t)at->current->number);
    ltl_activation_tell(self, "poison", reason, &number);
}

static void state_take(ltl_activation *self, ltl_activation *child) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    const ltl_data *value =
        ltl_data_member(&ltl_activation_result(child)->outputs, LTL_STR("state"));
    if (now->fold_owner != NULL) {
        ltl_activation_release(self, now->fold_owner);
    }
    now->fold_owner = child;
    now->fold_state = value != NULL ? *value : LTL_DATA_NONE;
    if (given->snapshot > 0 && (now->folded + 1) % given->snapshot == 0) {
        ltl_activation_tell(self, "snapshot", LTL_STR("provisional"), &now->fold_state);
    }
}

/* A batch has gone all the way. */
static void batch_done(ltl_activation *self, batch *one) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    now->folded++;
    now->poisoned_before += one->is_lost;
    for (uint32_t i = 0; i < now->count; i++) {
        now->stages[i].total.in += one->tallies[i].in;
        now->stages[i].total.out += one->tallies[i].out;
        now->stages[i].total.dead += one->tallies[i].dead;
    }
    if (given->checkpoint > 0 && (now->folded % given->checkpoint == 0 || one->is_last)) {
        ltl_stream_checkpoint_tell(self, one);
    }
    ltl_stream_batch_drop(self, now, one);
}

/* To the next stage; the cursor moves along, so that the batch before can be forgotten. */
static void batch_pass(ltl_activation *self, stage *at, batch *one, ltl_activation *child,
                       const ltl_data *rows) {
    ltl_data cursor = ltl_data_copy(ltl_activation_arena(child), &one->cursor);
    bool has_rows = rows != NULL && !one->is_lost;
    ltl_activation_release(self, one->owner);
    one->owner = child;
    one->rows = has_rows ? *rows : ltl_data_list(NULL, 0);
    one->cursor = cursor;
    ltl_stream_push(at + 1, one);
}

static void stage_ended(ltl_activation *self, ltl_activation *child) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    stage *at = stage_of(now, child);
    const ltl_result *result = ltl_activation_result(child);
    bool is_fold = at->step == given->fold;
    bool is_good = ltl_ending_has_data(result->ending);
    batch *one = at->current;
    const ltl_data *rows = ltl_data_member(&result->outputs, LTL_STR("rows"));
    if (ltl_activation_is_stopping(self) && !is_good) {
        at->current = NULL;
        ltl_stream_batch_drop(self, now, one);
        ltl_activation_release(self, child);
        return;
    }
    if (is_good) {
        dead_tell(self, at, result);
        one->tallies[at - now->stages].out = rows != NULL ? rows->count : 0;
    } else {
        poison_take(self, at, child);
    }
    at->current = NULL;
    if (now->trouble != NULL && !is_good) {
        ltl_stream_batch_drop(self, now, one); /* the stream ends before it */
        ltl_activation_release(self, child);
    } else if (is_good && is_fold) {
        state_take(self, child);
        batch_done(self, one);
    } else if (at + 1 < now->stages + now->count) {
        batch_pass(self, at, one, child, rows);
    } else {
        batch_done(self, one);
        ltl_activation_release(self, child);
    }
}

static void child_ended(ltl_activation *self, ltl_activation *child) {
    const options *given = ltl_activation_options(self);
    if (ltl_activation_step(child)->index == given->source) {
        source_ended(self, child);
    } else {
        stage_ended(self, child);
    }
    advance(self);
}

static void stopped(ltl_activation *self) {
    ltl_activation_stop_children(self);
    if (ltl_activation_running(self) == 0 && !ltl_activation_is_over(self)) {
        end(self);
    }
}

static void forget(ltl_activation *self) {
    state *now = ltl_activation_state(self);
    ltl_arena_clear(&now->cursor_arena);
    ltl_arena_clear(&now->state_arena);
}

static bool gives(const ltl_flow_step *step, const ltl_workflow *workflow, const char *port) {
    return ltl_step_output_type(workflow, step, ltl_str_of(port)).ptr != NULL;
}

static void check(ltl_flow_check *self, const ltl_flow_step *step) {
    const options *given = step->options;
    static const char *const of_source[] = {"rows", "cursor", "is_last"};
    const ltl_flow_step *source = ltl_workflow_step(self->workflow, given->source);
    for (size_t i = 0; i < LTL_COUNT_OF(of_source); i++) {
        if (!gives(source, self->workflow, of_source[i])) {
            ltl_check_complain(self, source->line, source->column,
                               "the source `%.*s` has no output `%s`", LTL_STR_ARG(source->name),
                               of_source[i]);
        }
    }
    for (uint32_t i = 0; i < given->stages.count; i++) {
        const ltl_flow_step *at = ltl_workflow_step(self->workflow, given->stages.at[i]);
        if (!gives(at, self->workflow, "rows")) {
            ltl_check_complain(self, at->line, at->column,
                               "the stage `%.*s` has no output `rows`: rows in, rows out",
                               LTL_STR_ARG(at->name));
        }
    }
    if (given->stages.count > MOST_STAGES) {
        ltl_check_complain(self, step->line, step->column, "at most %u stages", MOST_STAGES);
    }
    const ltl_flow_step *fold =
        given->fold != LTL_NO_STEP ? ltl_workflow_step(self->workflow, given->fold) : NULL;
    if (fold != NULL && !gives(fold, self->workflow, "state")) {
        ltl_check_complain(self, fold->line, fold->column, "the fold `%.*s` has no output `state`",
                           LTL_STR_ARG(fold->name));
    }
}

static const ltl_port locals[] = {
    {"cursor", "any", "For the source: where to go on; nothing at the beginning.", false},
    {"rows", "list of any", "For stages and the fold: the rows of one batch.", false},
    {"state", "any", "For the fold: what it gave for the batch before; nothing at first.", false},
    {0},
};
static const ltl_port outputs[] = {
    {"state", "any", "What the fold gave last.", false},
    {"rows", "record", "Rows in, out and dead of each stage.", false},
    {"batches", "number", "How many batches went all the way.", false},
    {0},
};

static const ltl_row keys[] = {
    {.key = "source",
     .kind = LTL_ROW_STEP,
     .offset = offsetof(options, source),
     .is_required = true,
     .help = "Gives `rows`, `cursor` (where to go on) and `is_last`; sees `$cursor`."},
    {.key = "stages",
     .kind = LTL_ROW_STEPS,
     .offset = offsetof(options, stages),
     .help = "Each sees `$rows` and gives `rows`, and maybe `dead`: rows it refuses, each with its "
             "place."},
    {.key = "fold",
     .kind = LTL_ROW_STEP,
     .offset = offsetof(options, fold),
     .help = "Sees `$rows` and `$state`, and gives the next `state`."},
    {.key = "buffer",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, buffer),
     .standard = 2,
     .least = 1,
     .most = 1024,
     .help = "So many batches may wait before a stage."},
    {.key = "checkpoint",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, checkpoint),
     .standard = 64,
     .help = "After so many batches the place is written down, and a resumed run goes on there; 0: "
             "never."},
    {.key = "snapshot",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, snapshot),
     .help = "After so many batches the state so far is told, as provisional; 0: never."},
    {.key = "stops_at_poison",
     .kind = LTL_ROW_TRUTH,
     .offset = offsetof(options, stops_at_poison),
     .help = "A batch that a stage fails on ends the stream."},
    {0},
};

const ltl_workflow_pattern ltl_workflow_pattern_stream = {
    .name = "stream",
    .summary = "batches of rows through stages, in constant memory",
    .sample = "workflow: sample\n"
              "stream:\n"
              "  source: {name: read, task: numbers, with: {cursor: $cursor, last: 100}}\n"
              "  stages:\n"
              "    - {name: clean, task: pass, with: {rows: $rows}}\n"
              "  fold: {name: add, task: total, with: {rows: $rows, state: $state}}\n",
    .rows = keys,
    .options_bytes = sizeof(options),
    .state_bytes = sizeof(state),
    .sight = LTL_SIGHT_NONE,
    .locals = locals,
    .outputs = outputs,
    .check = check,
    .start = start,
    .child_ended = child_ended,
    .stopped = stopped,
    .forget = forget,
};
