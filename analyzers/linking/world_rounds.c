#include <stdlib.h>

#include "analyzers/linking/world_internal.h"

static int compare_numbers(const void *a, const void *b) {
    uint64_t left = *(const uint64_t *)a;
    uint64_t right = *(const uint64_t *)b;
    return (left > right) - (left < right);
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
}

/* ---- whose turn it is ---- */

/* What is known of a file, as long as a round is made up. */
enum {
    PENDING = 1 << 0,
    WAITS = 1 << 1, /* something that it calls, or that gives it something, may say more than it does now */
    WENT = 1 << 2,  /* it had its turn while others of its circle have not: this lasts from round to round */
};

static void note_pending(ltl_world *world) {
    for (uint32_t i = 0; i < world->order.files.count; i++) {
        world->stands[world->order.files.at[i]] &= WENT;
    }
    for (uint32_t i = 0; i < world->pending.count; i++) {
        world->stands[world->records.at[world->pending.at[i]].file] |= PENDING;
    }
}

/* Of its circle only what stands before it counts, and there who had his turn does not. */
static bool waits_for(const ltl_world *world, uint32_t file, uint32_t other) {
    const ltl_file_order *order = &world->order;
    bool is_before = order->has[other] && order->rank[other] < order->rank[file];
    unsigned stands = is_before ? world->stands[other] : 0;
    bool had_turn = order->circle[other] == order->circle[file] && (stands & WENT) != 0;
    return (stands & (unsigned)(had_turn ? WAITS : PENDING | WAITS)) != 0;
}

static bool waits(const ltl_world *world, uint32_t file) {
    static const ltl_calls_way WAYS[] = {LTL_TO_CALLEES, LTL_TO_GIVERS};
    bool does = false;
    for (size_t i = 0; i < LTL_COUNT_OF(WAYS); i++) {
        const uint32_t *first = &world->graph.first[WAYS[i]][file];
        for (uint32_t j = first[0]; j < first[1] && !does; j++) {
            does = waits_for(world, file, world->graph.to[WAYS[i]][j]);
        }
    }
    return does;
}

/* False: somebody could go who had his turn, and nobody else can. */
static bool stand_in_line(ltl_world *world, const ltl_file_circle *circle) {
    bool goes_one = false;
    bool goes_again = false;
    for (uint32_t i = 0; i < circle->count; i++) {
        uint32_t file = world->order.files.at[circle->first + i];
        bool does = waits(world, file);
        world->stands[file] = (uint8_t)((world->stands[file] & ~WAITS) | (does ? WAITS : 0));
        goes_one = goes_one || (world->stands[file] & (PENDING | WAITS | WENT)) == PENDING;
        goes_again = goes_again || (world->stands[file] & (PENDING | WAITS | WENT)) == (PENDING | WENT);
    }
    return goes_one || !goes_again;
}

/* Everybody who waits for nobody. A circle is gone round as often as something in it has changed: who is wanted again
 * by those behind him waits until they have all had their turn. */
static void line_up(ltl_world *world) {
    ltl_file_order_settle(&world->order);
    note_pending(world);
    for (uint32_t i = 0; i < world->order.circle_count; i++) {
        const ltl_file_circle *circle = &world->order.circles[i];
        if (!stand_in_line(world, circle)) {
            for (uint32_t j = 0; j < circle->count; j++) {
                world->stands[world->order.files.at[circle->first + j]] &= (uint8_t)~WENT;
            }
            stand_in_line(world, circle);
        }
    }
}

/* … and who is asked, whoever he waits for. */
static uint32_t take_round(ltl_world *world, uint64_t *keys) {
    uint32_t count = 0;
    uint32_t left = 0;
    line_up(world);
    for (uint32_t i = 0; i < world->pending.count; i++) {
        const ltl_world_record *record = &world->records.at[world->pending.at[i]];
        bool goes = (world->stands[record->file] & (WAITS | WENT)) == 0;
        if (goes || record->is_asked) {
            keys[count++] = (uint64_t)record->file << 32 | record->rule;
        } else {
            world->pending.at[left++] = world->pending.at[i];
        }
    }
    world->pending.count = left;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t file = (uint32_t)(keys[i] >> 32);
        bool is_in_circle = ltl_file_order_is_circle(&world->order, file);
        world->stands[file] |= (world->stands[file] & WAITS) == 0 && is_in_circle ? WENT : 0;
    }
    return count;
}

/* ---- works ---- */

/* Those of a file, in two of nearly the same size. */
static void halve(ltl_world_work *work, ltl_world_work *out_rest) {
    uint32_t kept = work->rule_count - work->rule_count / 2;
    *out_rest = (ltl_world_work){work->file, work->rules + kept, work->rule_count - kept};
    work->rule_count = kept;
}

/* A round with few files in it: one of them with many rules would keep one worker busy, and the others waiting. It is
 * read and parsed once more for that, which costs less than a few rules do. The number of workers does not count. */
static void share_out(ltl_world *world, ltl_world_works *works) {
    enum { LEAST = 6, LEAST_RULES = 4 };
    bool goes_on = works->count > 0;
    while (goes_on && works->count < LEAST) {
        uint32_t most = 0;
        for (uint32_t i = 1; i < works->count; i++) {
            most = works->at[i].rule_count > works->at[most].rule_count ? i : most;
        }
        goes_on = works->at[most].rule_count >= LEAST_RULES;
        if (goes_on) {
            ltl_world_work rest;
            halve(&works->at[most], &rest);
            LTL_PUSH(world->arena, works, rest);
            for (uint32_t i = works->count - 1; i > most + 1; i--) {
                works->at[i] = works->at[i - 1];
            }
            works->at[most + 1] = rest;
        }
    }
}

void ltl_world__round(ltl_world *world, ltl_world_works *out_works) {
    uint64_t *keys = LTL_NEW_ARRAY(world->arena, uint64_t, (size_t)world->pending.count + 1);
    *out_works = (ltl_world_works){0};
    uint32_t count = take_round(world, keys);
    ltl_world__group(world, keys, count, out_works);
    share_out(world, out_works);
}
