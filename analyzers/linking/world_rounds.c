#include "analyzers/linking/world_internal.h"

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

/* Who is still wanted is left as it is, and told. */
static void cut_pending(ltl_world *world) {
    for (uint32_t i = 0; i < world->pending.count; i++) {
        ltl_world_record *record = &world->records.at[world->pending.at[i]];
        record->is_pending = false;
        record->is_cut = true;
    }
    world->pending.count = 0;
}

void ltl_world__round(ltl_world *world, ltl_world_works *out_works) {
    if (ltl_world__is_spent(world)) {
        cut_pending(world);
    }
    uint64_t *keys = LTL_NEW_ARRAY(world->arena, uint64_t, (size_t)world->pending.count + 1);
    *out_works = (ltl_world_works){0};
    uint32_t count = take_round(world, keys);
    ltl_world__group(world, keys, count, out_works);
    ltl_world__share_out(world, out_works);
}
