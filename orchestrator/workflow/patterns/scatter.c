/* scatter.c - one step for every item of a list, and a step that gathers.
 *
 * Every item has an id, the same whatever else is in the list, and ends in exactly one way; the gathering step is
 * told how many were expected and how many came back, and the two are compared here first. Items that cost most are
 * begun first, results have the order of the list. */
#include <stdlib.h>

#include "core/limits.h"
#include "core/map.h"
#include "orchestrator/workflow/engine/join.h"

enum { STOP_NEVER, STOP_AT_FAILURE };

typedef struct options {
    ltl_ref over;
    uint32_t step;
    uint32_t gather;
    uint64_t capacity;
    uint32_t on_failure;
    bool keeps;
} options;

typedef struct item {
    ltl_data value;
    ltl_str id;
    int64_t cost;
    ltl_activation *activation;
} item;

typedef struct state {
    item *items;
    uint32_t *order; /* indices, the dearest first */
    uint32_t count;
    uint32_t begun;
    uint32_t ended;
    bool is_failing;
    bool is_gathering;
    ltl_data results;
    ltl_data missing;
} state;

/* What a record calls itself, else what it contains. */
static ltl_str id_make(ltl_activation *self, const ltl_data *value, ltl_map *seen) {
    ltl_arena *arena = ltl_activation_arena(self);
    const ltl_data *own = ltl_data_member(value, LTL_STR("id"));
    ltl_str id;
    if (own != NULL && own->kind == LTL_DATA_TEXT && own->text.len > 0) {
        id = own->text;
    } else {
        char hex[LTL_DIGEST_HEX_BYTES];
        ltl_digest_hex(ltl_data_digest(value), hex);
        id = ltl_arena_copy(arena, (ltl_str){hex, 16});
    }
    ltl_map_entry *entry = ltl_map_put(seen, id, NULL);
    entry->value++;
    return entry->value > 1
               ? ltl_arena_printf(arena, "%.*s#%u", LTL_STR_ARG(id), (uint32_t)entry->value)
               : id;
}

static int compare_costs(const void *left, const void *right) {
    const item *a = *(const item *const *)left;
    const item *b = *(const item *const *)right;
    if (a->cost != b->cost) {
        return a->cost > b->cost ? -1 : 1;
    }
    return a < b ? -1 : a > b;
}

static void order_make(ltl_arena *arena, state *now) {
    const item **by_cost = LTL_NEW_ARRAY(arena, const item *, (size_t)now->count + 1);
    for (uint32_t i = 0; i < now->count; i++) {
        by_cost[i] = &now->items[i];
    }
    if (now->count > 1) {
        qsort(by_cost, now->count, sizeof(by_cost[0]), compare_costs);
    }
    now->order = LTL_NEW_ARRAY(arena, uint32_t, (size_t)now->count + 1);
    for (uint32_t i = 0; i < now->count; i++) {
        now->order[i] = (uint32_t)(by_cost[i] - now->items);
    }
}

static void items_take(ltl_activation *self, const ltl_data *list) {
    state *now = ltl_activation_state(self);
    ltl_arena *arena = ltl_activation_arena(self);
    ltl_map seen;
    ltl_map_init(&seen, arena);
    now->count = list->count;
    now->items = LTL_NEW_ARRAY(arena, item, (size_t)now->count + 1);
    for (uint32_t i = 0; i < now->count; i++) {
        now->items[i] = (item){
            .value = list->at[i],
            .id = id_make(self, &list->at[i], &seen),
            .cost = ltl_data_member_number(&list->at[i], "cost", 0),
        };
    }
    order_make(arena, now);
}

/* As many as there is capacity for. */
static void items_begin(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    while (now->begun < now->count && now->begun - now->ended < given->capacity &&
           !now->is_failing && !ltl_activation_is_stopping(self)) {
        item *one = &now->items[now->order[now->begun++]];
        ltl_local local = {"item", one->value};
        one->activation = ltl_activation_begin(
            self, given->step,
            &(ltl_begin){.locals = &local, .local_count = 1, .mark = one->id, .share = now->count});
    }
}

static ltl_data result_record(ltl_arena *arena, const item *one, const ltl_result *result) {
    static const ltl_str names[] = {LTL_STR_INIT("id"), LTL_STR_INIT("status"),
                                    LTL_STR_INIT("outputs")};
    ltl_data *values = LTL_NEW_ARRAY(arena, ltl_data, LTL_COUNT_OF(names));
    values[0] = ltl_data_text(one->id);
    values[1] = ltl_data_text(ltl_str_of(ltl_ending_id(result->ending)));
    values[2] = result->outputs;
    return ltl_data_record(names, values, LTL_COUNT_OF(names));
}

static ltl_data missing_record(ltl_arena *arena, const item *one, const char *status,
                               ltl_str reason) {
    static const ltl_str names[] = {LTL_STR_INIT("id"), LTL_STR_INIT("status"),
                                    LTL_STR_INIT("reason")};
    ltl_data *values = LTL_NEW_ARRAY(arena, ltl_data, LTL_COUNT_OF(names));
    values[0] = ltl_data_text(one->id);
    values[1] = ltl_data_text(ltl_str_of(status));
    values[2] = ltl_data_text(reason);
    return ltl_data_record(names, values, LTL_COUNT_OF(names));
}

/* Each item goes into one of the two lists. */
static void results_make(ltl_activation *self, state *now, uint32_t *out_partial) {
    ltl_arena *arena = ltl_activation_arena(self);
    ltl_data *good = LTL_NEW_ARRAY(arena, ltl_data, (size_t)now->count + 1);
    ltl_data *bad = LTL_NEW_ARRAY(arena, ltl_data, (size_t)now->count + 1);
    uint32_t good_count = 0;
    uint32_t bad_count = 0;
    for (uint32_t i = 0; i < now->count; i++) {
        const item *one = &now->items[i];
        const ltl_result *result =
            one->activation != NULL ? ltl_activation_result(one->activation) : NULL;
        if (result == NULL) {
            bad[bad_count++] = missing_record(arena, one, "cancelled", LTL_STR("was not begun"));
        } else if (ltl_ending_has_data(result->ending)) {
            good[good_count++] = result_record(arena, one, result);
            *out_partial += result->ending == LTL_ENDING_PARTIAL;
        } else {
            bad[bad_count++] =
                missing_record(arena, one, ltl_ending_id(result->ending), result->reason);
        }
    }
    now->results = ltl_data_list(good, good_count);
    now->missing = ltl_data_list(bad, bad_count);
    ltl_activation_output(self, "results", now->results);
    ltl_activation_output(self, "missing", now->missing);
    ltl_activation_output(self, "expected", ltl_data_number(now->count));
    ltl_activation_output(self, "received", ltl_data_number(good_count + bad_count));
}

static void gather(ltl_activation *self, const options *given, state *now) {
    now->is_gathering = true;
    ltl_local locals[] = {
        {"results", now->results},
        {"missing", now->missing},
        {"expected", ltl_data_number(now->count)},
        {"received", ltl_data_number(now->results.count + now->missing.count)},
    };
    ltl_activation_begin(self, given->gather,
                         &(ltl_begin){.locals = locals,
                                      .local_count = LTL_COUNT_OF(locals),
                                      .is_shielded = given->keeps});
}

static void end(ltl_activation *self, const state *now, const ltl_activation *gathered) {
    if (gathered != NULL && !ltl_ending_has_data(ltl_activation_result(gathered)->ending)) {
        const ltl_result *result = ltl_activation_result(gathered);
        ltl_str name = ltl_activation_step(gathered)->name;
        ltl_activation_end(self, result->ending, result->cause, "%.*s: %.*s", LTL_STR_ARG(name),
                           LTL_STR_ARG(result->reason));
        return;
    }
    for (uint32_t i = 0; gathered != NULL && i < ltl_activation_result(gathered)->outputs.count;
         i++) {
        const ltl_data *outputs = &ltl_activation_result(gathered)->outputs;
        ltl_activation_output(self, outputs->names[i].ptr, outputs->at[i]);
    }
    bool is_partial =
        gathered != NULL && ltl_activation_result(gathered)->ending == LTL_ENDING_PARTIAL;
    for (uint32_t i = 0; i < now->results.count; i++) {
        is_partial |= ltl_str_is(now->results.at[i].at[1].text, "partial");
    }
    if (now->missing.count > 0) {
        const ltl_data *first = &now->missing.at[0];
        ltl_activation_end(self, LTL_ENDING_PARTIAL, LTL_CAUSE_NONE,
                           "%u of %u items are missing, first %.*s: %.*s", now->missing.count,
                           now->count, LTL_STR_ARG(first->at[0].text),
                           LTL_STR_ARG(first->at[2].text));
    } else {
        ltl_activation_end(self, is_partial ? LTL_ENDING_PARTIAL : LTL_ENDING_OK, LTL_CAUSE_NONE,
                           NULL);
    }
}

static bool end_bad(ltl_activation *self, const options *given, const state *now) {
    if (ltl_activation_is_stopping(self) && !given->keeps) {
        ltl_activation_end_stopped(self);
    } else if (now->results.count + now->missing.count != now->count) {
        ltl_activation_end(self, LTL_ENDING_FAILED, LTL_CAUSE_PERMANENT,
                           "%u items were expected and %u came back", now->count,
                           now->results.count + now->missing.count);
    } else if (now->is_failing || (now->count > 0 && now->results.count == 0)) {
        const ltl_data *first = NULL;
        for (uint32_t i = 0; i < now->missing.count && first == NULL; i++) {
            first =
                ltl_str_is(now->missing.at[i].at[1].text, "cancelled") ? NULL : &now->missing.at[i];
        }
        first = first != NULL ? first : &now->missing.at[0];
        ltl_activation_end(self, LTL_ENDING_FAILED, LTL_CAUSE_PERMANENT, "%.*s: %.*s",
                           LTL_STR_ARG(first->at[0].text), LTL_STR_ARG(first->at[2].text));
    } else {
        return false;
    }
    return true;
}

static void all_ended(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    if (now->is_gathering) {
        end(self, now, ltl_activation_child(self, given->gather));
        return;
    }
    uint32_t partial = 0;
    results_make(self, now, &partial);
    if (end_bad(self, given, now)) {
        return;
    }
    if (given->gather != LTL_NO_STEP) {
        gather(self, given, now);
    } else {
        end(self, now, NULL);
    }
}

static void start(ltl_activation *self) {
    const options *given = ltl_activation_options(self);
    ltl_data list;
    ltl_str why;
    if (!ltl_activation_look(self, &given->over, &list, &why)) {
        ltl_activation_end(self, LTL_ENDING_FAILED, LTL_CAUSE_INPUT, "needs %.*s",
                           LTL_STR_ARG(why));
        return;
    }
    if (list.kind != LTL_DATA_LIST || list.count > LTL_MAX_SCATTER_ITEMS) {
        ltl_activation_end(self, LTL_ENDING_FAILED, LTL_CAUSE_INPUT,
                           "`%.*s` is not a list of at most %u items",
                           LTL_STR_ARG(given->over.text), LTL_MAX_SCATTER_ITEMS);
        return;
    }
    items_take(self, &list);
    ltl_data count = ltl_data_number(list.count);
    ltl_activation_tell(self, "scattered", list.count == 0 ? LTL_STR("no items") : LTL_STR(""),
                        &count);
    items_begin(self);
    if (list.count == 0) {
        all_ended(self);
    }
}

static void child_ended(ltl_activation *self, ltl_activation *child) {
    const options *given = ltl_activation_options(self);
    state *now = ltl_activation_state(self);
    if (!now->is_gathering) {
        now->ended++;
        if (given->on_failure == STOP_AT_FAILURE && !now->is_failing &&
            ltl_join_is_bad(ltl_activation_result(child))) {
            now->is_failing = true;
            ltl_activation_stop_within(self, LTL_ENDING_CANCELLED, "another item failed");
        }
        items_begin(self);
    }
    if (ltl_activation_running(self) == 0) {
        all_ended(self);
    }
}

/* Items under way are told to stop; those not begun never are. */
static void stopped(ltl_activation *self) {
    ltl_activation_stop_children(self);
    if (ltl_activation_running(self) == 0 && !ltl_activation_is_over(self)) {
        all_ended(self);
    }
}

static ltl_str passes_on(const ltl_workflow *workflow, const ltl_flow_step *step, ltl_str port) {
    const options *given = step->options;
    return given->gather == LTL_NO_STEP
               ? LTL_STR_NONE
               : ltl_step_output_type(workflow, ltl_workflow_step(workflow, given->gather), port);
}

static const char *const failures[] = {"keep", "stop", NULL};
static const char *const sees_all[] = {NULL};
static const ltl_port locals[] = {
    {"item", "any", "One item of the list.", false},
    {"results", "list of record",
     "For the gathering step: id, status, outputs of each item that gave something.", false},
    {"missing", "list of record",
     "For the gathering step: id, status, reason of each item that gave nothing.", false},
    {"expected", "number", "For the gathering step: how many items there were.", false},
    {"received", "number", "For the gathering step: how many of them ended, well or not.", false},
    {0},
};
static const ltl_port outputs[] = {
    {"results", "list of record", "Id, status, outputs of each item that gave something.", false},
    {"missing", "list of record", "Id, status, reason of each item that gave nothing.", false},
    {"expected", "number", "How many items there were.", false},
    {"received", "number", "How many of them ended, well or not.", false},
    {0},
};

static const ltl_row rows[] = {
    {.key = "over",
     .kind = LTL_ROW_REF,
     .offset = offsetof(options, over),
     .is_required = true,
     .help = "The list. A record's `id` names it, else its content; its `cost`, a number, says "
             "which go first."},
    {.key = "step",
     .kind = LTL_ROW_STEP,
     .offset = offsetof(options, step),
     .is_required = true,
     .help = "Runs once for each item, which it sees as `$item`."},
    {.key = "gather",
     .kind = LTL_ROW_STEP,
     .offset = offsetof(options, gather),
     .help =
         "Runs when all items are over; sees `$results`, `$missing`, `$expected` and `$received`."},
    {.key = "capacity",
     .kind = LTL_ROW_NUMBER,
     .offset = offsetof(options, capacity),
     .standard = 256,
     .least = 1,
     .most = 65536,
     .help = "So many items are under way at a time."},
    {.key = "on_failure",
     .kind = LTL_ROW_CHOICE,
     .offset = offsetof(options, on_failure),
     .choices = failures,
     .help = "keep: what there is counts; stop: the first item that fails stops the others."},
    {.key = "keeps",
     .kind = LTL_ROW_TRUTH,
     .offset = offsetof(options, keeps),
     .help = "Told to stop, it still gathers what came so far, and is partial."},
    {0},
};

const ltl_workflow_pattern ltl_workflow_pattern_scatter = {
    .name = "scatter",
    .summary = "one step for every item of a list, then one that gathers",
    .sample = "workflow: sample\n"
              "scatter:\n"
              "  over: [1, 2, 3]\n"
              "  step: {name: each, task: echo, with: {value: $item}}\n"
              "  gather: {name: all, task: echo, with: {value: $results}}\n",
    .rows = rows,
    .options_bytes = sizeof(options),
    .state_bytes = sizeof(state),
    .sight = LTL_SIGHT_NONE,
    .sees_all = sees_all,
    .locals = locals,
    .outputs = outputs,
    .divides_budget = true,
    .passes_on = passes_on,
    .start = start,
    .child_ended = child_ended,
    .stopped = stopped,
};
