#include "orchestrator/run/reach.h"

#include <stdlib.h>

#include "core/limits.h"
#include "orchestrator/run/keep/keep_work.h"
#include "orchestrator/run/worker/tree_cache.h"

/* Families with a rule that follows marks from file to file, or may ask for constants of others. */
static bool find_families(const ltl_ruleset *ruleset, bool *out_reaches) {
    bool any = false;
    for (uint32_t i = 0; i < ltl_ruleset_count(ruleset); i++) {
        const ltl_rule *rule = ltl_ruleset_rule(ruleset, i);
        for (const ltl_language *const *at = rule->languages; at != NULL && *at != NULL; at++) {
            ltl_family family = ltl_family_of(*at);
            bool asks = !rule->is_taint && ltl_family_traits_of(family)->has_constants;
            bool reaches = family != LTL_FAMILY_NONE && (ltl_rule_reaches_files(rule) || asks);
            out_reaches[family] = out_reaches[family] || reaches;
            any = any || reaches;
        }
    }
    return any;
}

void ltl_run_reach_begin(ltl_run_reach *reach, ltl_team *team) {
    *reach = (ltl_run_reach){0};
    reach->is_wanted = team->options->dataflow == LTL_DATAFLOW_REPOSITORY &&
                       find_families(team->options->ruleset, team->reaches);
    team->is_reaching = reach->is_wanted;
    if (reach->is_wanted) {
        uint32_t targets = ltl_intake_targets(team->intake)->count;
        reach->trees = ltl_tree_cache_new(targets, LTL_MAX_CACHED_TREES_BYTES);
        team->trees = reach->trees;
    }
}

/* ---- the first looks are done ---- */

/* What reading files is worth, in steps of what the rules do there. */
static const uint64_t *find_reading(ltl_arena *arena, const ltl_run_merge *merge) {
    enum { STEPS_A_BYTE = 3 };
    const ltl_targets *targets = ltl_intake_targets(merge->intake);
    uint64_t *reading = LTL_NEW_ARRAY(arena, uint64_t, (size_t)targets->count + 1);
    for (uint32_t i = 0; i < targets->count; i++) {
        reading[i] = targets->at[i].size * STEPS_A_BYTE;
    }
    return reading;
}

static void link_files(ltl_run_reach *reach, const ltl_run_merge *merge) {
    uint32_t count = ltl_intake_targets(merge->intake)->count;
    const ltl_file_facts **facts =
        LTL_NEW_ARRAY(&reach->arena, const ltl_file_facts *, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        facts[i] = merge->results[i] != NULL ? merge->results[i]->facts : NULL;
    }
    ltl_links_build(&reach->arena, facts, count, &reach->links);
    ltl_world_init(&reach->world, &reach->arena, &reach->links);
    reach->world.reading = find_reading(&reach->arena, merge);
    for (uint32_t i = 0; i < count; i++) {
        const ltl_told *told = merge->results[i] != NULL ? &merge->results[i]->told : NULL;
        for (uint32_t j = 0; told != NULL && j < told->count; j++) {
            ltl_world_take(&reach->world, i, told->at[j].rule, &told->at[j].outcome, true);
        }
    }
    ltl_world_begin(&reach->world);
    reach->is_linked = true;
}

static void take_round(ltl_run_reach *reach, const ltl_team *team) {
    for (uint32_t i = 0; i < reach->works.count; i++) {
        const ltl_told *told = team->looks[i];
        for (uint32_t j = 0; told != NULL && j < told->count; j++) {
            ltl_world_take(&reach->world, reach->works.at[i].file, told->at[j].rule,
                           &told->at[j].outcome, false);
        }
    }
}

/* ---- values ---- */

/* Files that call functions of others are walked with them. */
static void begin_borrowing(ltl_run_reach *reach, ltl_team *team, const ltl_run_merge *merge) {
    uint32_t count = ltl_intake_targets(merge->intake)->count;
    ltl_arena scratch = {0};
    const ltl_lent **lent = LTL_NEW_ARRAY(&reach->arena, const ltl_lent *, (size_t)count + 1);
    for (uint32_t i = 0; i < count; i++) {
        lent[i] = merge->results[i] != NULL ? merge->results[i]->lent : NULL;
    }
    ltl_borrowing_build(&reach->arena, lent, count, &reach->borrowing);
    reach->works = (ltl_world_works){0};
    for (uint32_t i = 0; i < count; i++) {
        ltl_borrowed_text text = {0};
        ltl_arena_reset(&scratch);
        if (lent[i] != NULL) {
            ltl_borrowing_text(&reach->borrowing, &scratch, i, &text);
        }
        if (text.text.len > 0) {
            LTL_PUSH(&reach->arena, &reach->works, ((ltl_world_work){.file = i}));
        }
    }
    ltl_arena_clear(&scratch);
    team->borrowing = &reach->borrowing;
    team->borrowed = LTL_NEW_ARRAY(&reach->arena, const ltl_value_places *, (size_t)count + 1);
}

static int compare_works(const void *a, const void *b) {
    uint32_t x = ((const ltl_world_work *)a)->file;
    uint32_t y = ((const ltl_world_work *)b)->file;
    return (x > y) - (x < y);
}

/* Files in which something was found that way, or that know constants of others by now, are reported once more,
 * whatever the marks say. */
static void add_others(ltl_run_reach *reach, const ltl_team *team) {
    bool *is_there = LTL_NEW_ARRAY(&reach->arena, bool, (size_t)reach->links.file_count + 1);
    for (uint32_t i = 0; i < reach->works.count; i++) {
        is_there[reach->works.at[i].file] = true;
    }
    for (uint32_t i = 0; i < reach->links.file_count; i++) {
        bool is_borrower = i < reach->borrowing.file_count && team->borrowed[i] != NULL;
        if ((is_borrower || reach->links.files[i].asks_constants) && !is_there[i]) {
            LTL_PUSH(&reach->arena, &reach->works, ((ltl_world_work){.file = i}));
        }
    }
    if (reach->works.count > 1) {
        qsort(reach->works.at, reach->works.count, sizeof *reach->works.at, compare_works);
    }
}

/* ---- what comes next ---- */

static bool enter(ltl_run_reach *reach, ltl_team *team, ltl_team_phase phase) {
    team->phase = phase;
    team->round++;
    team->works_wanted += reach->works.count;
    team->world = &reach->world;
    team->works = &reach->works;
    team->looks = LTL_NEW_ARRAY(&reach->arena, ltl_told *, (size_t)reach->works.count + 1);
    return reach->works.count > 0;
}

static void trees_free(ltl_run_reach *reach, ltl_team *team) {
    ltl_tree_cache_free(reach->trees);
    reach->trees = NULL;
    team->trees = NULL;
}

bool ltl_run_reach_next(ltl_run_reach *reach, ltl_team *team, const ltl_run_merge *merge) {
    bool is_stopped = atomic_load(&team->stop) != LTL_OK || team->options->shares.is_part;
    if (!reach->is_wanted || reach->is_settled || is_stopped ||
        ltl_arena_is_exhausted(&reach->arena)) {
        return false;
    }
    if (!reach->is_linked) {
        link_files(reach, merge);
        if (team->keep != NULL) {
            team->world_digest = ltl_keep_world(merge->intake, merge->results);
        }
    } else {
        take_round(reach, team);
    }
    if (!reach->has_borrowed) {
        ltl_world_next(&reach->world, &reach->works);
        if (reach->works.count > 0) {
            return enter(reach, team, LTL_PHASE_LOOK);
        }
        reach->has_borrowed = true;
        begin_borrowing(reach, team, merge);
        if (reach->works.count > 0) {
            return enter(reach, team, LTL_PHASE_BORROW);
        }
    }
    reach->is_settled = true;
    trees_free(reach, team);
    ltl_world_settle(&reach->world, &reach->works);
    add_others(reach, team);
    return enter(reach, team, LTL_PHASE_REPORT);
}

bool ltl_run_reach_has_gaps(const ltl_run_reach *reach, const ltl_team *team) {
    uint64_t looks = atomic_load(&team->works_known) + atomic_load(&team->works_done);
    return reach->is_wanted && !team->options->shares.is_part && (reach->was_asked || reach->is_linked) &&
           (!reach->is_settled || looks < team->works_wanted);
}

void ltl_run_reach_clear(ltl_run_reach *reach, ltl_team *team) {
    trees_free(reach, team);
    ltl_arena_clear(&reach->arena);
}
