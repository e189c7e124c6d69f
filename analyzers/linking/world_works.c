#include <stdlib.h>

#include "analyzers/linking/world_internal.h"

static int compare_numbers(const void *a, const void *b) {
    uint64_t left = *(const uint64_t *)a;
    uint64_t right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static uint64_t reading_of(const ltl_world *world, uint32_t file) {
    return world->reading != NULL ? world->reading[file] : 0;
}

/* Of a rule that has not walked the file, nobody knows more than how large that is. */
static uint64_t steps_of(const ltl_world *world, uint32_t file, uint32_t rule) {
    const ltl_world_record *record = &world->records.at[ltl_pairs_find(&world->record_of, rule, file)];
    return record->steps > 0 ? record->steps : reading_of(world, file);
}

static void count_steps(const ltl_world *world, ltl_world_work *work) {
    work->steps = reading_of(world, work->file);
    for (uint32_t i = 0; i < work->rule_count; i++) {
        work->steps += steps_of(world, work->file, work->rules[i]);
    }
}

void ltl_world__group(ltl_world *world, uint64_t *keys, uint32_t count, ltl_world_works *out) {
    uint32_t *rules = LTL_NEW_ARRAY(world->arena, uint32_t, (size_t)count + 1);
    if (count > 1) {
        qsort(keys, count, sizeof *keys, compare_numbers);
    }
    for (uint32_t i = 0; i < count; i++) {
        uint32_t file = (uint32_t)(keys[i] >> 32);
        rules[i] = (uint32_t)keys[i];
        if (out->count == 0 || out->at[out->count - 1].file != file) {
            ltl_world_work work = {.file = file, .rules = &rules[i]};
            LTL_PUSH(world->arena, out, work);
        }
        out->at[out->count - 1].rule_count++;
    }
    for (uint32_t i = 0; i < out->count; i++) {
        count_steps(world, &out->at[i]);
    }
}

/* The rules of a work, in two that take nearly the same. */
static void halve(const ltl_world *world, ltl_world_work *work, ltl_world_work *out_rest) {
    uint64_t half = (work->steps - reading_of(world, work->file)) / 2;
    uint64_t steps = steps_of(world, work->file, work->rules[0]);
    uint32_t kept = 1;
    while (kept + 1 < work->rule_count && steps < half) {
        steps += steps_of(world, work->file, work->rules[kept++]);
    }
    *out_rest = (ltl_world_work){
        .file = work->file, .rules = work->rules + kept, .rule_count = work->rule_count - kept};
    work->rule_count = kept;
    count_steps(world, work);
    count_steps(world, out_rest);
}

/* It is read once more for each half. */
static bool is_worth_halving(const ltl_world *world, const ltl_world_work *work) {
    enum { HALF_TO_READING = 2 };
    uint64_t reading = reading_of(world, work->file);
    return work->rule_count > 1 && (work->steps - reading) / 2 >= HALF_TO_READING * reading;
}

static uint32_t dearest_of(const ltl_world *world, const ltl_world_works *works) {
    uint32_t dearest = works->count;
    for (uint32_t i = 0; i < works->count; i++) {
        bool is_dearer = dearest == works->count || works->at[i].steps > works->at[dearest].steps;
        dearest = is_dearer && is_worth_halving(world, &works->at[i]) ? i : dearest;
    }
    return dearest;
}

static void put_behind(ltl_arena *arena, ltl_world_works *works, uint32_t index, ltl_world_work work) {
    LTL_PUSH(arena, works, work);
    for (uint32_t i = works->count - 1; i > index + 1; i--) {
        works->at[i] = works->at[i - 1];
    }
    works->at[index + 1] = work;
}

/* A work that is a great part of its round would keep one worker busy, and the others waiting. The number of workers
 * does not count: what was kept of one run serves the next. */
void ltl_world__share_out(ltl_world *world, ltl_world_works *works) {
    enum { SHARES = 4 };
    uint64_t all = 0;
    for (uint32_t i = 0; i < works->count; i++) {
        all += works->at[i].steps;
    }
    uint32_t dearest = dearest_of(world, works);
    while (dearest < works->count && works->at[dearest].steps > all / SHARES) {
        ltl_world_work rest;
        halve(world, &works->at[dearest], &rest);
        put_behind(world->arena, works, dearest, rest);
        all += reading_of(world, rest.file);
        dearest = dearest_of(world, works);
    }
}
