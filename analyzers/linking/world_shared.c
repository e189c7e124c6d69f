/* What files put into variables that they share, by rule: whoever reads one finds what the others have put there. */
#include "analyzers/linking/world_internal.h"

/* In order of files, then of the parts of the variable. */
static bool is_before(const struct ltl_world_share *at, uint32_t file, ltl_str key) {
    return at->file < file || (at->file == file && ltl_str_compare(at->share.key, key) < 0);
}

/* What the file has put there; made where there is none yet. */
static struct ltl_world_share *share_at(ltl_world *world, uint32_t rule, uint32_t variable, ltl_str key,
                                        uint32_t file) {
    uint32_t at = ltl_pairs_find(&world->share_of, rule, variable);
    uint32_t before = 0;
    while (at != 0 && is_before(&world->shares.at[at], file, key)) {
        before = at;
        at = world->shares.at[at].next;
    }
    if (at != 0 && world->shares.at[at].file == file && ltl_str_eq(world->shares.at[at].share.key, key)) {
        return &world->shares.at[at];
    }
    struct ltl_world_share made = {.file = file, .next = at, .share = {.variable = variable, .key = key}};
    LTL_PUSH(world->arena, &world->shares, made);
    uint32_t index = world->shares.count - 1;
    if (before != 0) {
        world->shares.at[before].next = index;
    } else {
        ltl_pairs_put(world->arena, &world->share_of, rule, variable, index);
    }
    return &world->shares.at[index];
}

static void take(ltl_world *world, const ltl_world_record *record, const ltl_far_share *share) {
    struct ltl_world_share *had = share_at(world, record->rule, share->variable, share->key, record->file);
    bool has_changed = had->share.digest != share->digest;
    had->share = *share;
    if (has_changed) {
        LTL_PUSH(world->arena, &world->changed_shares, (uint64_t)record->rule << 32 | share->variable);
    }
}

/* After some looks what was once put there stays: then files that go on changing each other come to an end. */
static ltl_far_share settled(ltl_world *world, const ltl_world_record *record, const ltl_far_share *now) {
    enum { FREE_LOOKS = 3 };
    ltl_far_share share = *now;
    if (record->looks > FREE_LOOKS) {
        const ltl_far_share *had = &share_at(world, record->rule, now->variable, now->key, record->file)->share;
        share.value = ltl_far_value__join(world->arena, &had->value, &now->value);
        share.digest = ltl_far_value_digest(&share.value);
    }
    return share;
}

void ltl_world__take_shares(ltl_world *world, ltl_world_record *record, const ltl_far_outcome *outcome) {
    for (uint32_t i = 0; i < record->share_count; i++) {
        bool is_there = false;
        for (uint32_t j = 0; j < outcome->shares.count && !is_there; j++) {
            is_there = outcome->shares.at[j].variable == record->shares[i].variable &&
                       ltl_str_eq(outcome->shares.at[j].key, record->shares[i].key);
        }
        ltl_far_share none = {.variable = record->shares[i].variable, .key = record->shares[i].key};
        none = is_there ? none : settled(world, record, &none);
        if (!is_there) {
            take(world, record, &none);
        }
    }
    for (uint32_t i = 0; i < outcome->shares.count; i++) {
        ltl_far_share share = settled(world, record, &outcome->shares.at[i]);
        take(world, record, &share);
    }
    record->shares = outcome->shares.at;
    record->share_count = outcome->shares.count;
}

const ltl_far_share *ltl_world__next_share(const ltl_world *world, uint32_t rule, uint32_t file, uint32_t variable,
                                           uint32_t *at) {
    uint32_t next = *at == 0 ? ltl_pairs_find(&world->share_of, rule, variable) : world->shares.at[*at].next;
    while (next != 0 && (world->shares.at[next].file == file || world->shares.at[next].share.value.source_count == 0)) {
        next = world->shares.at[next].next;
    }
    *at = next;
    return next != 0 ? &world->shares.at[next].share : NULL;
}

bool ltl_world__finds_shares(const ltl_world *world, uint32_t file, uint32_t rule) {
    const ltl_linked_file *in = &world->links->files[file];
    bool finds = false;
    for (uint32_t i = 0; i < in->variable_count && world->shares.count > 1 && !finds; i++) {
        uint32_t at = 0;
        finds = ltl_world__next_share(world, rule, file, in->variables[i].variable, &at) != NULL;
    }
    return finds;
}

static bool has(const uint32_t *list, uint32_t count, uint32_t file) {
    bool is_in = false;
    for (uint32_t i = 0; i < count && !is_in; i++) {
        is_in = list[i] == file;
    }
    return is_in;
}

bool ltl_world__may_share(const ltl_world *world, const ltl_concern *concern, uint32_t file) {
    const ltl_linked_file *in = &world->links->files[file];
    bool may = false;
    for (uint32_t i = 0; i < in->variable_count && !may; i++) {
        const ltl_linked_variable *at = &world->links->variables[in->variables[i].variable];
        bool writes = has(at->writers, at->writer_count, file);
        for (uint32_t j = 0; writes && j < at->file_count && !may; j++) {
            may = at->files[j] != file && (concern->notes[at->files[j]] & LTL_CONCERN_LEADS) != 0;
        }
    }
    return may;
}
