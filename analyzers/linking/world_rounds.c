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

/* Who is asked comes before all that wait for the answer. */
static uint64_t turn_of(const ltl_world *world, uint32_t pending) {
    if (world->records.at[pending].is_asked) {
        return 0;
    }
    const ltl_linked_file *file = &world->links->files[world->records.at[pending].file];
    return ((uint64_t)file->level << 32 | file->place_in_circle) + 1;
}

/* Callees first. A circle is gone round as often as something in it has changed: who is wanted again by those behind
 * him waits until they have all had their turn. */
static uint64_t next_turn(const ltl_world *world) {
    uint64_t first = UINT64_MAX;
    uint64_t further = UINT64_MAX;
    for (uint32_t i = 0; i < world->pending.count; i++) {
        uint64_t turn = turn_of(world, world->pending.at[i]);
        first = turn < first ? turn : first;
        further = turn > world->turn && turn < further ? turn : further;
    }
    return first != 0 && further >> 32 == first >> 32 ? further : first;
}

typedef struct turns_round {
    uint64_t *keys; /* of file and rule */
    uint32_t count;
    uint32_t *put_off; /* pending; they come back behind the round */
    uint32_t put_off_count;
    bool *is_in; /* by file */
} turns_round;

/* It calls one of the round, or reads what one of it writes: what that says should be known by then. */
static bool waits_for_round(const ltl_world *world, const turns_round *round, uint32_t file) {
    static const ltl_calls_way WAYS[] = {LTL_TO_CALLEES, LTL_TO_GIVERS};
    bool waits = false;
    for (size_t i = 0; i < LTL_COUNT_OF(WAYS); i++) {
        const uint32_t *first = &world->graph.first[WAYS[i]][file];
        for (uint32_t j = first[0]; j < first[1] && !waits; j++) {
            uint32_t to = world->graph.to[WAYS[i]][j];
            waits = to != file && round->is_in[to];
        }
    }
    return waits;
}

/* Those that have the turn; in a further one, who waits for the round is put off. */
static void take_turn(ltl_world *world, uint64_t turn, bool is_first, turns_round *round) {
    uint32_t left = 0;
    for (uint32_t i = 0; i < world->pending.count; i++) {
        uint32_t index = world->pending.at[i];
        const ltl_world_record *record = &world->records.at[index];
        if (turn_of(world, index) != turn) {
            world->pending.at[left++] = index;
        } else if (!is_first && waits_for_round(world, round, record->file)) {
            round->put_off[round->put_off_count++] = index;
            round->is_in[record->file] = true; /* who waits for it waits as well */
        } else {
            round->keys[round->count++] = (uint64_t)record->file << 32 | record->rule;
            round->is_in[record->file] = true;
        }
    }
    world->pending.count = left;
}

/* A round with one file in it keeps one worker busy: in a circle, it takes further turns until there is work for
 * several. The number of workers does not count. */
static void take_round(ltl_world *world, turns_round *round) {
    enum { LEAST = 6, MOST_TURNS = 32 };
    const uint64_t first = next_turn(world);
    const uint64_t had = world->turn;
    uint64_t turn = first;
    for (uint32_t i = 0; i < MOST_TURNS && round->count < LEAST && turn >> 32 == first >> 32; i++) {
        take_turn(world, turn, i == 0, round);
        world->turn = turn != 0 ? turn : had;
        turn = next_turn(world);
    }
    world->turn = first != 0 ? first : had; /* who was put off is next */
    for (uint32_t i = 0; i < round->put_off_count; i++) {
        world->pending.at[world->pending.count++] = round->put_off[i];
    }
}

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
    ltl_arena scratch = {0};
    size_t room = (size_t)world->pending.count + 1;
    turns_round round = {.keys = LTL_NEW_ARRAY(world->arena, uint64_t, room),
                         .put_off = LTL_NEW_ARRAY(&scratch, uint32_t, room),
                         .is_in = LTL_NEW_ARRAY(&scratch, bool, (size_t)world->links->file_count + 1)};
    *out_works = (ltl_world_works){0};
    take_round(world, &round);
    ltl_arena_clear(&scratch);
    ltl_world__group(world, round.keys, round.count, out_works);
    share_out(world, out_works);
}
