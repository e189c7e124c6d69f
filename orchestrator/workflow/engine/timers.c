#include "orchestrator/workflow/engine/timers.h"

#include <stdlib.h>

static bool is_before(const ltl_timer *a, const ltl_timer *b) {
    return a->at_us != b->at_us ? a->at_us < b->at_us : a->order < b->order;
}

static void swap(ltl_timer *a, ltl_timer *b) {
    ltl_timer kept = *a;
    *a = *b;
    *b = kept;
}

static void rise(ltl_timers *timers, uint32_t index) {
    while (index > 0 && is_before(&timers->at[index], &timers->at[(index - 1) / 2])) {
        swap(&timers->at[index], &timers->at[(index - 1) / 2]);
        index = (index - 1) / 2;
    }
}

static void sink(ltl_timers *timers, uint32_t index) {
    for (;;) {
        uint32_t first = index;
        for (uint32_t child = 2 * index + 1; child <= 2 * index + 2; child++) {
            if (child < timers->count && is_before(&timers->at[child], &timers->at[first])) {
                first = child;
            }
        }
        if (first == index) {
            return;
        }
        swap(&timers->at[index], &timers->at[first]);
        index = first;
    }
}

static void remove_at(ltl_timers *timers, uint32_t index) {
    timers->at[index] = timers->at[--timers->count];
    if (index < timers->count) {
        rise(timers, index);
        sink(timers, index);
    }
}

ltl_status ltl_timers_set(ltl_timers *timers, void *owner, uint32_t number, uint64_t at_us) {
    ltl_timers_unset(timers, owner, number);
    if (timers->count == timers->capacity) {
        uint32_t capacity = timers->capacity > 0 ? 2 * timers->capacity : 16;
        ltl_timer *grown = realloc(timers->at, capacity * sizeof(*grown));
        if (grown == NULL) {
            return LTL_NO_MEMORY;
        }
        timers->at = grown;
        timers->capacity = capacity;
    }
    timers->at[timers->count] = (ltl_timer){at_us, timers->next_order++, owner, number};
    rise(timers, timers->count++);
    return LTL_OK;
}

void ltl_timers_unset(ltl_timers *timers, const void *owner, uint32_t number) {
    for (uint32_t i = 0; i < timers->count; i++) {
        if (timers->at[i].owner == owner && timers->at[i].number == number) {
            remove_at(timers, i);
            return;
        }
    }
}

void ltl_timers_forget(ltl_timers *timers, const void *owner) {
    uint32_t index = 0;
    while (index < timers->count) {
        if (timers->at[index].owner == owner) {
            remove_at(timers, index);
            index = 0; /* the heap moved: what is before may be one of them now */
        } else {
            index++;
        }
    }
}

bool ltl_timers_take(ltl_timers *timers, uint64_t now_us, ltl_timer *out_timer) {
    if (timers->count == 0 || timers->at[0].at_us > now_us) {
        return false;
    }
    *out_timer = timers->at[0];
    remove_at(timers, 0);
    return true;
}

uint64_t ltl_timers_next(const ltl_timers *timers) {
    return timers->count > 0 ? timers->at[0].at_us : UINT64_MAX;
}

void ltl_timers_clear(ltl_timers *timers) {
    free(timers->at);
    *timers = (ltl_timers){0};
}
