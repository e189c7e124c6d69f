#include "orchestrator/run/keep/keep.h"

#include "core/limits.h"
#include "orchestrator/run/keep/build_id.h"
#include "orchestrator/run/keep/keep_result.h"
#include "orchestrator/run/keep/keep_work.h"

enum { OWN_RULES = 1 << 24, AGENT_STEP = 1 << 12, OFFSET_BITS = 40 };

static void number_put(ltl_keep *keep, const ltl_rule_info *rule, uint32_t number) {
    ltl_str key = {(const char *)&rule, sizeof(rule)};
    ltl_map_put_copy(&keep->numbers, key, NULL)->value = number;
}

void ltl_keep_open(ltl_keep *keep, ltl_arena *arena, const ltl_ruleset *ruleset) {
    *keep = (ltl_keep){.ruleset = ruleset};
    ltl_map_init(&keep->numbers, arena);
    for (uint32_t i = 0; i < ltl_ruleset_count(ruleset); i++) {
        number_put(keep, &ltl_ruleset_rule(ruleset, i)->info, i);
    }
    for (size_t i = 0; i < ltl_agent_count; i++) {
        const ltl_rule_info *rule;
        for (uint32_t k = 0; (rule = ltl_agent_rule(ltl_agents[i], k)) != NULL; k++) {
            number_put(keep, rule, OWN_RULES + (uint32_t)i * AGENT_STEP + k);
        }
    }
}

ltl_digest ltl_keep_stamp(const ltl_run_options *options) {
    const ltl_agent_options *agent = &options->agent;
    ltl_digest build = ltl_build_id();
    const uint64_t numbers[] = {
        build.high,
        build.low,
        sizeof(ltl_finding),
        sizeof(ltl_file_result),
        options->domains,
        options->both_sides,
        (uint64_t)options->dataflow,
        (uint64_t)agent->min_severity,
        (uint64_t)agent->min_confidence,
        agent->only_urgent,
        agent->rule_files_only,
        agent->with_metrics,
        agent->today,
        agent->context_lines,
    };
    ltl_digest stamp = ltl_ruleset_digest(options->ruleset);
    stamp = ltl_digest_mix(stamp, ltl_digest_of((ltl_str){(const char *)numbers, sizeof(numbers)}));
    return ltl_digest_mix(
        stamp, ltl_digest_of((ltl_str){(const char *)&agent->metrics, sizeof(agent->metrics)}));
}

/* One file: its paths, what its sides were, and its result with its length before it. */
static bool result_write(const ltl_keep *keep, const ltl_team *team, ltl_file_result *result,
                         ltl_buf *out) {
    const ltl_target *target = &ltl_intake_targets(team->intake)->at[result->target];
    ltl_wire wire = {.out = out};
    ltl_str path = target->path;
    ltl_str old_path = target->old_path;
    size_t before = out->len;
    uint64_t len = 0;
    ltl_wire_str(&wire, &path);
    ltl_wire_str(&wire, &old_path);
    LTL_WIRE(&wire, result->content);
    LTL_WIRE(&wire, result->base_content);
    LTL_WIRE(&wire, len);
    size_t start = out->len;
    ltl_keep_wire(&wire, keep, team, result);
    if (wire.is_bad) {
        out->len = before;
        return false;
    }
    len = out->len - start;
    memcpy(out->ptr + start - sizeof(len), &len, sizeof(len));
    return true;
}

bool ltl_keep_write(const ltl_keep *keep, const ltl_team *team, const ltl_batch *batch,
                    ltl_buf *out_bytes) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < batch->result_count; i++) {
        if (ltl_keep_can(keep, team, batch->results[i])) {
            kept += result_write(keep, team, batch->results[i], out_bytes);
        }
    }
    ltl_digest check = ltl_digest_of(ltl_buf_borrow(out_bytes));
    ltl_buf_append(out_bytes, (ltl_str){(const char *)&check, sizeof(check)});
    return kept > 0 && !out_bytes->is_cut;
}

static ltl_str key_of(ltl_arena *arena, ltl_str path, ltl_str old_path) {
    return ltl_arena_printf(arena, "%.*s\n%.*s", LTL_STR_ARG(path), LTL_STR_ARG(old_path));
}

/* What stands before the check at the end; nothing when it does not hold. */
ltl_str ltl_kept_body(ltl_str part) {
    ltl_digest check;
    if (part.len < sizeof(check)) {
        return LTL_STR("");
    }
    ltl_str body = ltl_str_slice(part, 0, part.len - sizeof(check));
    memcpy(&check, part.ptr + body.len, sizeof(check));
    return ltl_digest_eq(check, ltl_digest_of(body)) ? body : LTL_STR("");
}

static void part_open(ltl_kept *kept, ltl_arena *arena, uint32_t number) {
    ltl_str body = ltl_kept_body(kept->parts[number]);
    ltl_wire wire = {.in = body, .arena = arena};
    while (wire.at < body.len && !wire.is_bad) {
        ltl_str path = LTL_STR("");
        ltl_str old_path = LTL_STR("");
        ltl_digest ignored[2];
        uint64_t len = 0;
        ltl_wire_str(&wire, &path);
        ltl_wire_str(&wire, &old_path);
        size_t start = wire.at;
        LTL_WIRE(&wire, ignored);
        LTL_WIRE(&wire, len);
        if (wire.is_bad || len > body.len - wire.at) {
            return;
        }
        wire.at += len;
        ltl_map_put(&kept->by_path, key_of(arena, path, old_path), NULL)->value =
            (uint64_t)number << OFFSET_BITS | start;
    }
}

void ltl_kept_open(ltl_kept *kept, ltl_arena *arena, const ltl_str *parts, uint32_t count) {
    *kept = (ltl_kept){.parts = parts};
    ltl_map_init(&kept->by_path, arena);
    ltl_map_init(&kept->by_work, arena);
    for (uint32_t i = 0; i < count; i++) {
        if (ltl_keep_is_work(parts[i])) {
            ltl_kept_work_open(kept, arena, i);
        } else {
            part_open(kept, arena, i);
        }
    }
}

/* A side that was not there, or not read, has no identity, and must have none now. */
static bool is_same(ltl_reader *reader, const ltl_target *target, ltl_side side, ltl_digest was,
                    ltl_arena *scratch) {
    ltl_str bytes;
    ltl_error error = {0};
    if (was.high == 0 && was.low == 0) {
        return true;
    }
    ltl_arena_reset(scratch);
    return ltl_reader_read(reader, target, side, scratch, &bytes, &error) == LTL_OK &&
           ltl_digest_eq(was, ltl_digest_of(bytes));
}

/* Of whoever left a result of the target; null when it has none. */
static const char *name_of(const ltl_kept *kept, const ltl_team *team, uint32_t target) {
    const ltl_target *one = &ltl_intake_targets(team->intake)->at[target];
    ltl_arena scratch = {0};
    const ltl_map_entry *entry =
        kept->names != NULL
            ? ltl_map_find(&kept->by_path, key_of(&scratch, one->path, one->old_path))
            : NULL;
    uint64_t part = entry != NULL ? entry->value >> OFFSET_BITS : UINT64_MAX;
    ltl_arena_clear(&scratch);
    return part < kept->named ? kept->names[part] : NULL;
}

bool ltl_kept_is_named(const ltl_kept *kept, const ltl_team *team, uint32_t target) {
    return name_of(kept, team, target) != NULL;
}

ltl_status ltl_kept_check(const ltl_kept *kept, const ltl_team *team, ltl_error *error) {
    uint32_t changed = atomic_load(&team->changed);
    if (changed == 0) {
        return LTL_OK;
    }
    ltl_str path = ltl_intake_targets(team->intake)->at[changed - 1].path;
    return ltl_fail(error, LTL_INVALID, "%s: `%.*s` is not here as it was there",
                    name_of(kept, team, changed - 1), LTL_STR_ARG(path));
}

ltl_file_result *ltl_kept_take(const ltl_keep *keep, const ltl_kept *kept, const ltl_team *team,
                               uint32_t target, ltl_reader *reader, ltl_arena *arena,
                               ltl_arena *scratch) {
    const ltl_target *one = &ltl_intake_targets(team->intake)->at[target];
    ltl_arena_reset(scratch);
    const ltl_map_entry *entry =
        ltl_map_find(&kept->by_path, key_of(scratch, one->path, one->old_path));
    if (entry == NULL) {
        return NULL;
    }
    ltl_wire wire = {.in = kept->parts[entry->value >> OFFSET_BITS],
                     .at = entry->value & ((UINT64_C(1) << OFFSET_BITS) - 1),
                     .arena = arena};
    ltl_file_result *result = LTL_NEW(arena, ltl_file_result);
    uint64_t len = 0;
    result->target = target;
    LTL_WIRE(&wire, result->content);
    LTL_WIRE(&wire, result->base_content);
    LTL_WIRE(&wire, len);
    if (!is_same(reader, one, LTL_SIDE_HEAD, result->content, scratch) ||
        !is_same(reader, one, LTL_SIDE_BASE, result->base_content, scratch)) {
        return NULL;
    }
    ltl_keep_wire(&wire, keep, team, result);
    return wire.is_bad ? NULL : result;
}
