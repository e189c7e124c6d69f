#include "orchestrator/workflow/engine/event_log.h"

#include "core/limits.h"

void ltl_event_log_init(ltl_event_log *log, ltl_arena *arena) {
    *log = (ltl_event_log){.arena = arena};
    ltl_map_init(&log->counts, arena);
}

const char *ltl_event_log_add(ltl_event_log *log, const ltl_event *event, uint64_t queue,
                              uint64_t repeats) {
    if (log->events.count - log->next >= queue || log->events.count >= LTL_MAX_EVENTS) {
        return "more events wait than the queue holds";
    }
    ltl_event own = *event;
    own.type = ltl_arena_copy(log->arena, event->type);
    ltl_map_entry *entry = ltl_map_put(&log->counts, own.type, NULL);
    entry->value++;
    if (entry->value > repeats) {
        return ltl_arena_printf(log->arena, "going round in circles: `%.*s` for the %uth time",
                                LTL_STR_ARG(own.type), (uint32_t)entry->value)
            .ptr;
    }
    own.id = ltl_arena_printf(log->arena, "%.*s#%u", LTL_STR_ARG(own.type), (uint32_t)entry->value);
    own.root = own.cause != LTL_NO_EVENT ? log->events.at[own.cause].root : log->events.count;
    LTL_PUSH(log->arena, &log->events, own);
    return NULL;
}

uint32_t ltl_event_log_again(ltl_event_log *log, uint32_t place) {
    ltl_event again = log->events.at[place];
    again.attempt++;
    again.is_again = true;
    LTL_PUSH(log->arena, &log->events, again);
    return log->events.count - 1;
}

ltl_data ltl_event_log_record(const ltl_event_log *log, const ltl_event *event) {
    static const ltl_str names[] = {LTL_STR_INIT("type"),       LTL_STR_INIT("id"),
                                    LTL_STR_INIT("cause"),      LTL_STR_INIT("attempt"),
                                    LTL_STR_INIT("stale"),      LTL_STR_INIT("data"),
                                    LTL_STR_INIT("correlation")};
    ltl_data *values = LTL_NEW_ARRAY(log->arena, ltl_data, LTL_COUNT_OF(names));
    values[0] = ltl_data_text(event->type);
    values[1] = ltl_data_text(event->id);
    values[2] = event->cause != LTL_NO_EVENT ? ltl_data_text(log->events.at[event->cause].id)
                                             : LTL_DATA_NONE;
    values[3] = ltl_data_number(event->attempt);
    values[4] = ltl_data_truth(event->is_stale);
    values[5] = event->data;
    values[6] = ltl_data_text(log->events.at[event->root].id);
    return ltl_data_record(names, values, LTL_COUNT_OF(names));
}

static bool is_seen(const ltl_event_log *log, ltl_str type) {
    for (uint32_t i = 0; i < log->next; i++) {
        if (!log->events.at[i].is_stale && ltl_str_eq(log->events.at[i].type, type)) {
            return true;
        }
    }
    return false;
}

ltl_data ltl_event_log_seen(const ltl_event_log *log) {
    ltl_data *types = LTL_NEW_ARRAY(log->arena, ltl_data, (size_t)log->counts.count + 1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < log->counts.count; i++) {
        if (is_seen(log, log->counts.entries[i].key)) {
            types[count++] = ltl_data_text(log->counts.entries[i].key);
        }
    }
    return ltl_data_list(types, count);
}

void ltl_event_log_forget(ltl_event_log *log, uint32_t root) {
    log->events.at[root].is_stale = true;
    for (uint32_t i = root + 1; i < log->events.count; i++) {
        uint32_t cause = log->events.at[i].cause;
        log->events.at[i].is_stale |= cause != LTL_NO_EVENT && log->events.at[cause].is_stale;
    }
}
