#include "orchestrator/workflow/engine/stream_state.h"

void ltl_stream_push(ltl_stream_stage *at, ltl_stream_batch *one) {
    one->next = NULL;
    *(at->last != NULL ? &at->last->next : &at->first) = one;
    at->last = one;
    at->waiting++;
}

ltl_stream_batch *ltl_stream_pop(ltl_stream_stage *at) {
    ltl_stream_batch *one = at->first;
    at->first = one->next;
    at->last = at->first != NULL ? at->last : NULL;
    at->waiting--;
    return one;
}

ltl_stream_batch *ltl_stream_batch_new(ltl_activation *self, ltl_stream_state *now) {
    ltl_stream_batch *one = now->free;
    if (one != NULL) {
        now->free = one->next;
        ltl_stream_tally *tallies = one->tallies;
        memset(tallies, 0, now->count * sizeof(tallies[0]));
        *one = (ltl_stream_batch){.tallies = tallies};
        return one;
    }
    one = LTL_NEW(ltl_activation_arena(self), ltl_stream_batch);
    one->tallies =
        LTL_NEW_ARRAY(ltl_activation_arena(self), ltl_stream_tally, (size_t)now->count + 1);
    return one;
}

void ltl_stream_batch_drop(ltl_activation *self, ltl_stream_state *now, ltl_stream_batch *one) {
    if (one->owner != NULL) {
        ltl_activation_release(self, one->owner);
    }
    one->next = now->free;
    now->free = one;
}

ltl_data ltl_stream_counts(ltl_activation *self) {
    static const ltl_str names[] = {LTL_STR_INIT("in"), LTL_STR_INIT("out"), LTL_STR_INIT("dead")};
    const ltl_stream_state *now = ltl_activation_state(self);
    ltl_arena *arena = ltl_activation_arena(self);
    ltl_str *stages = LTL_NEW_ARRAY(arena, ltl_str, (size_t)now->count + 1);
    ltl_data *records = LTL_NEW_ARRAY(arena, ltl_data, (size_t)now->count + 1);
    for (uint32_t i = 0; i < now->count; i++) {
        const ltl_stream_stage *at = &now->stages[i];
        ltl_data *values = LTL_NEW_ARRAY(arena, ltl_data, LTL_COUNT_OF(names));
        values[0] = ltl_data_number((int64_t)at->total.in);
        values[1] = ltl_data_number((int64_t)at->total.out);
        values[2] = ltl_data_number((int64_t)at->total.dead);
        stages[i] = ltl_workflow_step(ltl_activation_workflow(self), at->step)->name;
        records[i] = ltl_data_record(names, values, LTL_COUNT_OF(names));
    }
    return ltl_data_record(stages, records, now->count);
}

/* Cursor, state and counts after the batch that was folded last: all that a resumed run needs. */
void ltl_stream_checkpoint_tell(ltl_activation *self, const ltl_stream_batch *one) {
    static const ltl_str names[] = {LTL_STR_INIT("cursor"),  LTL_STR_INIT("state"),
                                    LTL_STR_INIT("batches"), LTL_STR_INIT("rows"),
                                    LTL_STR_INIT("is_last"), LTL_STR_INIT("poisoned")};
    const ltl_stream_state *now = ltl_activation_state(self);
    ltl_data counts[3 * (LTL_STREAM_STAGES + 1)];
    uint32_t count = 0;
    for (uint32_t i = 0; i < now->count; i++) {
        counts[count++] = ltl_data_number((int64_t)now->stages[i].total.in);
        counts[count++] = ltl_data_number((int64_t)now->stages[i].total.out);
        counts[count++] = ltl_data_number((int64_t)now->stages[i].total.dead);
    }
    ltl_data values[] = {one->cursor,
                         now->fold_state,
                         ltl_data_number((int64_t)now->folded),
                         ltl_data_list(counts, count),
                         ltl_data_truth(one->is_last),
                         ltl_data_number((int64_t)now->poisoned_before)};
    ltl_data record = ltl_data_record(names, values, LTL_COUNT_OF(names));
    ltl_activation_tell(self, "checkpoint", LTL_STR(""), &record);
}

void ltl_stream_checkpoint_take(ltl_activation *self) {
    ltl_stream_state *now = ltl_activation_state(self);
    ltl_data record;
    if (!ltl_activation_recall(self, "checkpoint", &record)) {
        return;
    }
    const ltl_data *cursor = ltl_data_member(&record, LTL_STR("cursor"));
    const ltl_data *fold_state = ltl_data_member(&record, LTL_STR("state"));
    const ltl_data *counts = ltl_data_member(&record, LTL_STR("rows"));
    if (cursor == NULL || fold_state == NULL || counts == NULL) {
        return;
    }
    now->cursor = ltl_data_copy(&now->cursor_arena, cursor);
    now->fold_state = ltl_data_copy(&now->state_arena, fold_state);
    const ltl_data *is_last = ltl_data_member(&record, LTL_STR("is_last"));
    now->is_read = is_last != NULL && is_last->number != 0;
    now->read = now->folded = (uint64_t)ltl_data_member_number(&record, "batches", 0);
    now->poisoned = now->poisoned_before = (uint64_t)ltl_data_member_number(&record, "poisoned", 0);
    for (uint32_t i = 0; i < now->count && 3 * i + 2 < counts->count; i++) {
        now->stages[i].total.in = (uint64_t)counts->at[3 * i].number;
        now->stages[i].total.out = (uint64_t)counts->at[3 * i + 1].number;
        now->stages[i].total.dead = (uint64_t)counts->at[3 * i + 2].number;
    }
}
