/* events.c - steps that start when an event they wait for is published, and publish what became of them.
 *
 * One queue, one event at a time to its end; each handler has a mailbox and works through it in order. A handler
 * NAME publishes NAME.completed or NAME.failed, what its `emit` says, and what its task puts on a port `events`.
 * An event has an id made of its type and how many of that type came before, and names what caused it; a retry makes
 * everything stale that came of the attempt before. Mailboxes are bounded: what one of them has no room for holds up
 * the queue, and while it does, nobody else begins who could publish more. The whole is over when an end holds; when
 * nothing is queued, nobody works and no end holds, it is stuck, at once and with the ends that were not reached. */
#include "orchestrator/workflow/engine/event_log.h"
#include "orchestrator/workflow/files/events_check.h"

typedef ltl_events_options options;

typedef ltl_event event;

typedef struct mailbox {
    ltl_step_list waiting; /* places in the history */
    uint32_t next;
    uint32_t current; /* the event at hand, or LTL_NO_EVENT */
    uint32_t last;    /* the latest one handled */
    uint32_t attempt; /* of the one at hand */
} mailbox;

typedef struct state {
    ltl_event_log log;
    mailbox *mailboxes;
    const ltl_verdict *verdict;
    const char *trouble; /* stuck or going round in circles */
    bool is_closing;
    bool is_held; /* the next event waits for room in a mailbox */
} state;

/* `cause` and `by`: nobody's, when it comes from outside. */
static void publish(ltl_activation *self, ltl_str type, uint32_t cause, uint32_t by,
                    ltl_data data) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    if (now->is_closing || now->trouble != NULL) {
        return;
    }
    event one = {.type = type, .cause = cause, .by = by, .data = data, .attempt = 1};
    now->trouble = ltl_event_log_add(&now->log, &one, given->queue, given->repeats);
    if (now->trouble == NULL) {
        ltl_activation_tell(self, "event", now->log.events.at[now->log.events.count - 1].id, NULL);
    }
}

static uint32_t handler_place(const ltl_activation *self, const ltl_activation *child) {
    const options *given = ltl_activation_options(self);
    uint32_t place = 0;
    while (given->handlers.at[place] != ltl_activation_step(child)->index) {
        place++;
    }
    return place;
}

static bool waits_for(const ltl_flow_step *handler, ltl_str type) {
    for (uint32_t i = 0; i < handler->on.count; i++) {
        if (ltl_str_eq(handler->on.at[i], type)) {
            return true;
        }
    }
    return false;
}

static const ltl_flow_step *handler_at(const ltl_activation *self, uint32_t place) {
    const options *given = ltl_activation_options(self);
    return ltl_workflow_step(ltl_activation_workflow(self), given->handlers.at[place]);
}

static bool is_full(const options *given, const mailbox *box) {
    return box->waiting.count - box->next >= given->mailbox;
}

/* The next event of the mailbox, when the handler is free. While the queue is held up only those with a full mailbox
 * begin, so that what comes in faster than it is worked off waits where it is made. */
static void mailbox_open(ltl_activation *self, uint32_t place) {
    state *now = ltl_activation_state(self);
    mailbox *box = &now->mailboxes[place];
    while (box->next < box->waiting.count &&
           now->log.events.at[box->waiting.at[box->next]].is_stale) {
        box->next++; /* it came of what was tried again since */
    }
    bool must_wait = now->is_held && !is_full(ltl_activation_options(self), box);
    if (box->current != LTL_NO_EVENT || box->next == box->waiting.count || now->is_closing ||
        must_wait) {
        return;
    }
    box->current = box->waiting.at[box->next++];
    const event *one = &now->log.events.at[box->current];
    box->attempt = one->attempt > 1 ? one->attempt : 1;
    ltl_local local = {"event", ltl_event_log_record(&now->log, one)};
    ltl_activation_begin(
        self, handler_at(self, place)->index,
        &(ltl_begin){.locals = &local, .local_count = 1, .mark = one->id, .attempt = box->attempt});
}

/* What is seen by the conditions of the ends: types of the events that still count. */
static bool look(void *context, const ltl_ref *ref, ltl_data *out_value) {
    ltl_activation *self = context;
    const state *now = ltl_activation_state(self);
    ltl_str why;
    if (ref->kind != LTL_REF_LOCAL || ref->step != ltl_activation_step(self)->index ||
        !ltl_str_is(ref->name, "seen")) {
        return ltl_activation_look(self, ref, out_value, &why);
    }
    *out_value = ltl_event_log_seen(&now->log);
    return true;
}

static void ends_ask(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    for (uint32_t i = 0; i < given->ends.count && now->verdict == NULL; i++) {
        if (ltl_condition_ask(given->ends.at[i].condition, look, self) == LTL_ANSWER_YES) {
            now->verdict = &given->ends.at[i];
        }
    }
}

static void outputs_give(ltl_activation *self) {
    const state *now = ltl_activation_state(self);
    ltl_data *records =
        LTL_NEW_ARRAY(ltl_activation_arena(self), ltl_data, (size_t)now->log.events.count + 1);
    for (uint32_t i = 0; i < now->log.events.count; i++) {
        records[i] = ltl_event_log_record(&now->log, &now->log.events.at[i]);
    }
    ltl_activation_output(self, "history", ltl_data_list(records, now->log.events.count));
}

static ltl_str ends_unmet(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    ltl_str text = LTL_STR("");
    for (uint32_t i = 0; i < given->ends.count; i++) {
        ltl_str own = given->ends.at[i].condition->text;
        text = ltl_arena_printf(ltl_activation_arena(self), "%.*s%s`%.*s`", LTL_STR_ARG(text),
                                i > 0 ? ", " : "", LTL_STR_ARG(own));
    }
    return text;
}

/* A handler that left something half done, which no verdict makes good. */
static bool is_something_left(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    for (uint32_t i = 0; i < given->handlers.count; i++) {
        const ltl_activation *child = ltl_activation_child(self, given->handlers.at[i]);
        if (child != NULL && ltl_activation_result(child)->cause == LTL_CAUSE_NOT_UNDONE) {
            return true;
        }
    }
    return false;
}

static void end(ltl_activation *self) {
    state *now = ltl_activation_state(self);
    outputs_give(self);
    if (now->verdict != NULL && now->verdict->is_good) {
        ltl_activation_end(self, LTL_ENDING_OK, LTL_CAUSE_NONE, "%.*s",
                           LTL_STR_ARG(now->verdict->text));
    } else if (now->verdict != NULL) {
        ltl_str text =
            now->verdict->text.len > 0 ? now->verdict->text : now->verdict->condition->text;
        ltl_cause cause = is_something_left(self) ? LTL_CAUSE_NOT_UNDONE : LTL_CAUSE_PERMANENT;
        ltl_activation_end(self, LTL_ENDING_FAILED, cause, "%.*s", LTL_STR_ARG(text));
    } else if (ltl_activation_is_stopping(self)) {
        ltl_activation_end_stopped(self);
    } else {
        ltl_activation_end(self, LTL_ENDING_FAILED, LTL_CAUSE_STUCK, "%s", now->trouble);
    }
}

static void close_down(ltl_activation *self) {
    state *now = ltl_activation_state(self);
    if (!now->is_closing) {
        now->is_closing = true;
        ltl_activation_stop_within(self, LTL_ENDING_CANCELLED, "the events are over");
    }
    if (ltl_activation_running(self) == 0 && !ltl_activation_is_over(self)) {
        end(self);
    }
}

static bool is_for(const ltl_activation *self, const event *one, uint32_t place) {
    return !one->is_stale && !one->is_again && waits_for(handler_at(self, place), one->type);
}

static void event_deliver(ltl_activation *self, uint32_t index) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    for (uint32_t place = 0; place < given->handlers.count; place++) {
        if (is_for(self, &now->log.events.at[index], place)) {
            LTL_PUSH(ltl_activation_arena(self), &now->mailboxes[place].waiting, index);
            mailbox_open(self, place);
        }
    }
}

/* Whether a handler waits for the event that has no room for it. */
static bool must_hold(ltl_activation *self, uint32_t index) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    const event *one = &now->log.events.at[index];
    for (uint32_t place = 0; place < given->handlers.count; place++) {
        if (is_for(self, one, place) && is_full(given, &now->mailboxes[place])) {
            return true;
        }
    }
    return false;
}

/* Those that were kept from it begin when the queue moves again. */
static void queue_hold(ltl_activation *self, bool is_held) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    bool was_held = now->is_held;
    now->is_held = is_held;
    if (is_held && !was_held) {
        ltl_activation_tell(self, "held", now->log.events.at[now->log.next].id, NULL);
    }
    for (uint32_t place = 0; place < given->handlers.count && was_held; place++) {
        mailbox_open(self, place);
    }
}

/* One event after the other, each to its end. */
static void advance(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    while (now->log.next < now->log.events.count && now->verdict == NULL && now->trouble == NULL) {
        if (must_hold(self, now->log.next)) {
            queue_hold(self, true);
            break;
        }
        queue_hold(self, false);
        uint32_t index = now->log.next++;
        ends_ask(self);
        if (now->verdict == NULL) {
            event_deliver(self, index);
        }
    }
    bool is_quiet = now->log.next == now->log.events.count && ltl_activation_running(self) == 0;
    if (is_quiet && now->verdict == NULL && now->trouble == NULL && !given->outside) {
        ltl_str unmet = ends_unmet(self);
        now->trouble = ltl_arena_printf(ltl_activation_arena(self),
                                        "stuck: nothing is left to happen, and no end holds: %.*s",
                                        LTL_STR_ARG(unmet))
                           .ptr;
    }
    if (now->verdict != NULL || now->trouble != NULL || ltl_activation_is_stopping(self)) {
        close_down(self);
    }
}

static void start(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    ltl_arena *arena = ltl_activation_arena(self);
    ltl_event_log_init(&now->log, arena);
    now->mailboxes = LTL_NEW_ARRAY(arena, mailbox, (size_t)given->handlers.count + 1);
    for (uint32_t i = 0; i < given->handlers.count; i++) {
        now->mailboxes[i].current = now->mailboxes[i].last = LTL_NO_EVENT;
    }
    ltl_data data = LTL_DATA_NONE;
    ltl_str why;
    if (given->data.text.len > 0 || given->data.kind == LTL_REF_LITERAL) {
        (void)ltl_activation_look(self, &given->data, &data, &why);
    }
    publish(self, given->first.len > 0 ? given->first : LTL_STR("started"), LTL_NO_EVENT,
            LTL_NO_EVENT, data);
    advance(self);
}

static void publish_spoken(ltl_activation *self, const ltl_result *result, uint32_t cause,
                           uint32_t by) {
    const ltl_data *spoken = ltl_data_member(&result->outputs, LTL_STR("events"));
    for (uint32_t i = 0; spoken != NULL && spoken->kind == LTL_DATA_LIST && i < spoken->count;
         i++) {
        const ltl_data *type = ltl_data_member(&spoken->at[i], LTL_STR("type"));
        const ltl_data *data = ltl_data_member(&spoken->at[i], LTL_STR("data"));
        type = type != NULL ? type : &spoken->at[i];
        publish(self, type->text, cause, by, data != NULL ? *data : LTL_DATA_NONE);
    }
}

/* What a handler came to, for all who wait for it. */
static void publish_outcome(ltl_activation *self, ltl_activation *child, uint32_t cause,
                            uint32_t by) {
    ltl_arena *arena = ltl_activation_arena(self);
    const ltl_flow_step *step = ltl_activation_step(child);
    const ltl_result *result = ltl_activation_result(child);
    const char *what = ltl_ending_has_data(result->ending)    ? "completed"
                       : result->ending == LTL_ENDING_SKIPPED ? "skipped"
                                                              : "failed";
    publish_spoken(self, result, cause, by);
    for (uint32_t i = 0; i < step->emits.count; i++) {
        if (ltl_activation_ask(child, step->emits.at[i].when) == LTL_ANSWER_YES) {
            publish(self, step->emits.at[i].event, cause, by, result->outputs);
        }
    }
    ltl_str type = ltl_arena_printf(arena, "%.*s.%s", LTL_STR_ARG(step->name), what);
    publish(self, type, cause, by,
            ltl_ending_has_data(result->ending) ? result->outputs : ltl_data_text(result->reason));
}

static void child_ended(ltl_activation *self, ltl_activation *child) {
    state *now = ltl_activation_state(self);
    uint32_t place = handler_place(self, child);
    mailbox *box = &now->mailboxes[place];
    uint32_t cause = box->current;
    box->last = cause;
    box->current = LTL_NO_EVENT;
    if (now->is_closing || ltl_activation_is_stopping(self)) {
        close_down(self);
        return;
    }
    if (!now->log.events.at[cause].is_stale) {
        publish_outcome(self, child, cause, place);
    }
    mailbox_open(self, place);
    advance(self);
}

static void stopped(ltl_activation *self) {
    ltl_activation_stop_children(self);
    close_down(self);
}

/* The handler's latest event once more, as a new attempt; what came of the earlier one no longer counts. */
static void handler_retry(ltl_activation *self, uint32_t place) {
    state *now = ltl_activation_state(self);
    uint32_t last = now->mailboxes[place].last;
    bool is_at_work = now->mailboxes[place].current != LTL_NO_EVENT;
    if (last == LTL_NO_EVENT || is_at_work) {
        ltl_str name = handler_at(self, place)->name;
        ltl_str why = ltl_arena_printf(ltl_activation_arena(self),
                                       "`%.*s` is not tried again: it %s", LTL_STR_ARG(name),
                                       is_at_work ? "is still at work" : "has not run yet");
        ltl_activation_tell(self, "refused", why, NULL);
        return;
    }
    for (uint32_t i = last + 1; i < now->log.events.count; i++) {
        if (now->log.events.at[i].cause == last && now->log.events.at[i].by == place) {
            ltl_event_log_forget(&now->log, i);
        }
    }
    uint32_t index = ltl_event_log_again(&now->log, last);
    ltl_activation_tell(self, "retry", handler_at(self, place)->name, NULL);
    now->log.next += now->log.next == index;
    LTL_PUSH(ltl_activation_arena(self), &now->mailboxes[place].waiting, index);
    mailbox_open(self, place);
}

static bool has_room(const ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    const state *now = ltl_activation_state(self);
    return now->log.events.count - now->log.next < given->queue;
}

/* By a handler, or by an end. */
static bool is_heard(const ltl_activation *self, ltl_str type) {
    const options *given = ltl_activation_options(self);
    for (uint32_t i = 0; i < given->handlers.count; i++) {
        if (waits_for(handler_at(self, i), type)) {
            return true;
        }
    }
    for (uint32_t i = 0; i < given->ends.count; i++) {
        if (ltl_str_find(given->ends.at[i].condition->text, type, 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

static void event_from_outside(ltl_activation *self, ltl_str type, const ltl_data *data) {
    const options *given = ltl_activation_options(self);
    ltl_str suffix = LTL_STR(".retry");
    for (uint32_t i = 0; i < given->handlers.count; i++) {
        ltl_str name = handler_at(self, i)->name;
        if (type.len == name.len + suffix.len && ltl_str_starts_with(type, name) &&
            ltl_str_ends_with(type, suffix)) {
            handler_retry(self, i);
            return;
        }
    }
    if (!is_heard(self, type)) {
        ltl_activation_tell(self, "refused",
                            ltl_arena_printf(ltl_activation_arena(self),
                                             "nobody waits for the event `%.*s`",
                                             LTL_STR_ARG(type)),
                            NULL);
    }
    publish(self, type, LTL_NO_EVENT, LTL_NO_EVENT,
            data != NULL ? ltl_data_copy(ltl_activation_arena(self), data) : LTL_DATA_NONE);
    if (!ltl_activation_is_stopping(self)) {
        advance(self);
    }
}

static const ltl_port locals[] = {
    {"event", "record",
     "What started the handler: type, id, cause, attempt, data, and as `correlation` the id of the "
     "event that all of it began with.",
     false},
    {"seen", "list of text", "For the ends: the types of all events so far that still count.",
     false},
    {0},
};
static const ltl_port outputs[] = {
    {"history", "list of record",
     "All events in order: type, id, cause, attempt, stale, data, correlation.", false},
    {0},
};

static const ltl_row rows[] = {
    {.key = "handlers",
     .kind = LTL_ROW_STEPS,
     .offset = offsetof(options, handlers),
     .is_required = true,
     .help = "Steps with `on`, the events that start them, and maybe `emit`, what they publish."},
    {.key = "ends",
     .kind = LTL_ROW_CONDITIONS,
     .offset = offsetof(options, ends),
     .is_required = true,
     .help = "A list of `when`, a condition about `$seen`, and `verdict`, ok or failed; the first "
             "that holds counts."},
    {.key = "first",
     .kind = LTL_ROW_TEXT,
     .offset = offsetof(options, first),
     .help = "The event that starts it all; `started` when it is not said."},
    {.key = "data",
     .kind = LTL_ROW_REF,
     .offset = offsetof(options, data),
     .help = "What the first event carries."},
    {.key = "repeats",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, repeats),
     .standard = 100,
     .least = 1,
     .most = 100000,
     .help = "An event that comes more often than this means going round in circles."},
    {.key = "queue",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, queue),
     .standard = 1000,
     .least = 1,
     .most = 100000,
     .help = "So many events may wait."},
    {.key = "mailbox",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, mailbox),
     .standard = 100,
     .least = 1,
     .most = 100000,
     .help =
         "So many events may wait for one handler; more hold up the queue, and those who publish."},
    {.key = "outside",
     .kind = LTL_ROW_TRUTH,
     .offset = offsetof(options, outside),
     .help = "Events may come from outside: with nothing left to do it waits, and is not stuck."},
    {0},
};

const ltl_workflow_pattern ltl_workflow_pattern_events = {
    .name = "events",
    .summary = "steps that start when an event is published",
    .sample = "workflow: sample\n"
              "events:\n"
              "  handlers:\n"
              "    - {name: build, on: started, task: echo, with: {value: 1}}\n"
              "    - {name: test, on: build.completed, task: echo, with: {value: $event.data}}\n"
              "  ends:\n"
              "    - {when: $seen contains test.completed, verdict: ok}\n"
              "    - {when: $seen contains build.failed or $seen contains test.failed, verdict: "
              "failed}\n",
    .rows = rows,
    .options_bytes = sizeof(options),
    .state_bytes = sizeof(state),
    .sight = LTL_SIGHT_NONE,
    .locals = locals,
    .outputs = outputs,
    .check = ltl_events_check,
    .start = start,
    .child_ended = child_ended,
    .stopped = stopped,
    .event = event_from_outside,
    .has_room = has_room,
};
