#include "orchestrator/run/keep/keep_work.h"

#include "orchestrator/run/keep/keep_internal.h"

/* No path is as long: it tells a part of works from one of a chunk. */
enum { WORK_MARK = UINT32_MAX };
enum { OFFSET_BITS = 40 };

/* Before each work in a part. */
typedef struct work_head {
    ltl_digest world;
    uint64_t len; /* of what follows */
    uint32_t round;
    uint32_t file;
    uint32_t rule; /* the first one; 0: none */
    uint32_t phase;
} work_head;

static ltl_digest number_mix(ltl_digest digest, uint64_t high, uint64_t low) {
    return ltl_digest_mix(digest, (ltl_digest){high, low});
}

ltl_digest ltl_keep_world(const ltl_intake *intake, ltl_file_result *const *results) {
    const ltl_targets *targets = ltl_intake_targets(intake);
    ltl_digest world = {targets->count, 0};
    for (uint32_t i = 0; i < targets->count; i++) {
        const ltl_file_result *result = results[i];
        world = ltl_digest_mix(world, ltl_digest_of(targets->at[i].path));
        if (result == NULL) {
            continue;
        }
        world = ltl_digest_mix(world, result->content);
        world = number_mix(world, result->reason, result->facts != NULL);
        for (uint32_t k = 0; k < result->told.count; k++) {
            world = number_mix(world, result->told.at[k].rule, result->told.at[k].outcome.digest);
        }
    }
    return world;
}

bool ltl_keep_is_work(ltl_str part) {
    uint32_t mark = 0;
    if (part.len >= sizeof(mark)) {
        memcpy(&mark, part.ptr, sizeof(mark));
    }
    return mark == WORK_MARK;
}

static void result_wire(ltl_keeping *self, ltl_work_result *result) {
    if (self->team->phase == LTL_PHASE_LOOK) {
        ltl_keep__told(self, result->told);
    } else if (self->team->phase == LTL_PHASE_BORROW) {
        ltl_keep__places(self, &result->places);
    } else {
        ltl_keep_wire(self->wire, self->keep, self->team, result->result);
    }
}

static bool can_write(const ltl_keeping *self, const ltl_work_result *result) {
    return self->team->phase == LTL_PHASE_LOOK ? ltl_keep__told_can(self, result->told)
           : self->team->phase == LTL_PHASE_BORROW
               ? true
               : ltl_keep_can(self->keep, self->team, result->result);
}

static work_head head_of(const ltl_team *team, const ltl_world_work *work) {
    return (work_head){.world = team->world_digest,
                       .round = team->round,
                       .file = work->file,
                       .rule = work->rule_count > 0 ? work->rules[0] : 0,
                       .phase = team->phase};
}

static ltl_keeping keeping_of(ltl_wire *wire, const ltl_keep *keep, const ltl_team *team, const ltl_world_work *work) {
    return (ltl_keeping){wire, keep, team, work->file, ltl_intake_targets(team->intake)->at[work->file].path, true};
}

void ltl_keep_work_write(const ltl_keep *keep, const ltl_team *team, const ltl_world_work *work,
                         const ltl_work_result *result, ltl_buf *out_part) {
    ltl_wire wire = {.out = out_part};
    ltl_keeping self = keeping_of(&wire, keep, team, work);
    work_head head = head_of(team, work);
    uint32_t mark = WORK_MARK;
    size_t before = out_part->len;
    if (!can_write(&self, result)) {
        return;
    }
    if (before == 0) {
        LTL_WIRE(&wire, mark);
    }
    size_t at = out_part->len;
    ltl_work_result own = *result;
    LTL_WIRE(&wire, head);
    result_wire(&self, &own);
    if (wire.is_bad) {
        out_part->len = before;
        return;
    }
    head.len = out_part->len - at - sizeof(head);
    memcpy(out_part->ptr + at, &head, sizeof(head));
}

bool ltl_keep_work_end(ltl_buf *part) {
    if (part->len == 0) {
        return false;
    }
    ltl_digest check = ltl_digest_of(ltl_buf_borrow(part));
    ltl_buf_append(part, (ltl_str){(const char *)&check, sizeof(check)});
    return !part->is_cut;
}

static ltl_str key_of(const work_head *head, char *room) {
    size_t len = sizeof(head->world);
    memcpy(room, &head->world, len);
    const uint32_t numbers[] = {head->round, head->file, head->rule};
    memcpy(room + len, numbers, sizeof(numbers));
    return (ltl_str){room, len + sizeof(numbers)};
}

void ltl_kept_work_open(ltl_kept *kept, ltl_arena *arena, uint32_t number) {
    ltl_wire wire = {.in = ltl_kept_body(kept->parts[number]), .arena = arena};
    uint32_t mark = 0;
    LTL_WIRE(&wire, mark);
    while (wire.at < wire.in.len && !wire.is_bad) {
        size_t start = wire.at;
        work_head head = {0};
        char room[sizeof(head)];
        LTL_WIRE(&wire, head);
        if (wire.is_bad || head.len > wire.in.len - wire.at) {
            return;
        }
        wire.at += head.len;
        ltl_map_put_copy(&kept->by_work, key_of(&head, room), NULL)->value =
            (uint64_t)number << OFFSET_BITS | start;
    }
}

bool ltl_kept_work(const ltl_keep *keep, const ltl_kept *kept, const ltl_team *team, const ltl_world_work *work,
                   ltl_arena *arena, ltl_work_result *out_result) {
    work_head head = head_of(team, work);
    char room[sizeof(head)];
    const ltl_map_entry *entry = ltl_map_find(&kept->by_work, key_of(&head, room));
    if (entry == NULL) {
        return false;
    }
    ltl_wire wire = {.in = kept->parts[entry->value >> OFFSET_BITS],
                     .at = entry->value & ((UINT64_C(1) << OFFSET_BITS) - 1),
                     .arena = arena};
    ltl_keeping self = keeping_of(&wire, keep, team, work);
    ltl_work_result result = {.told = LTL_NEW(arena, ltl_told),
                              .result = LTL_NEW(arena, ltl_file_result)};
    result.result->target = work->file;
    LTL_WIRE(&wire, head);
    wire.is_bad |= head.phase != (uint32_t)team->phase;
    if (!wire.is_bad) {
        result_wire(&self, &result);
    }
    if (wire.is_bad) {
        return false;
    }
    *out_result = result;
    return true;
}
