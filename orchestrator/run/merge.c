#include "orchestrator/run/merge.h"

#include <stdlib.h>

#include "core/map.h"
#include "orchestrator/gather/identity.h"
#include "orchestrator/gather/match.h"
#include "orchestrator/gather/overlap.h"
#include "orchestrator/run/tools/run_tools.h"

void ltl_run_merge_begin(ltl_run_merge *merge, ltl_arena *arena, const ltl_intake *intake,
                         const ltl_run_options *options, const ltl_team *team) {
    const ltl_targets *targets = ltl_intake_targets(intake);
    *merge = (ltl_run_merge){
        .arena = arena,
        .intake = intake,
        .options = options,
        .team = team,
        .results = LTL_NEW_ARRAY(arena, ltl_file_result *, (size_t)targets->count + 1),
    };
    for (uint32_t i = 0; i < targets->count; i++) {
        merge->skipped_count += !ltl_team_looks_at(team, &targets->at[i]);
    }
}

void ltl_run_merge_take(ltl_run_merge *merge, const ltl_batch *batch) {
    for (uint32_t i = 0; i < batch->result_count; i++) {
        merge->results[batch->results[i]->target] = batch->results[i];
    }
}

/* A result for a target that no worker gave one for. */
static void result_invent(ltl_run_merge *merge, uint32_t index, ltl_reason missing) {
    const ltl_target *target = &ltl_intake_targets(merge->intake)->at[index];
    bool is_others = merge->options->shares.count > 0 && !merge->team->is_planned[index] &&
                     ltl_team_looks_at(merge->team, target);
    ltl_reason reason = is_others                       ? merge->options->shares.others
                        : target->skip != LTL_REASON_NONE ? target->skip
                                                          : missing;
    ltl_file_result *result = LTL_NEW(merge->arena, ltl_file_result);
    result->target = index;
    result->reason = reason;
    result->detail = target->skip_detail;
    for (uint32_t i = 0; i < merge->team->agent_count; i++) {
        result->agents[i] = (uint8_t)reason;
    }
    merge->results[index] = result;
}

static void note_add(ltl_run_merge *merge, ltl_ledger *ledger, const ltl_ledger_note *note) {
    ltl_ledger_note own = *note;
    own.path = ltl_arena_copy(merge->arena, note->path);
    own.detail = ltl_arena_copy(merge->arena, note->detail);
    LTL_PUSH(merge->arena, &ledger->notes, own);
}

/* An agent's line is worth reading only when it went worse for it than for the file as a whole, or
 * in another way. */
static bool is_noteworthy(const ltl_file_result *result, ltl_reason reason) {
    ltl_outcome outcome = ltl_reason_outcome(reason);
    return reason != result->reason &&
           (outcome == LTL_OUTCOME_PARTIAL || outcome == LTL_OUTCOME_FAILED);
}

static void agents_enter(ltl_run_merge *merge, const ltl_file_result *result, ltl_str path,
                         ltl_ledger *ledger) {
    for (uint32_t i = 0; i < merge->team->agent_count; i++) {
        const char *id = merge->team->agents[i]->id;
        ltl_reason reason = (ltl_reason)result->agents[i];
        ltl_ledger_row *row = ltl_ledger_row_of(ledger, id);
        row->found++;
        ltl_ledger_add(row, reason);
        if (is_noteworthy(result, reason)) {
            note_add(merge, ledger, &(ltl_ledger_note){path, id, reason, ltl_agent_detail(result, i)});
        }
    }
}

static void result_enter(ltl_run_merge *merge, const ltl_file_result *result, ltl_ledger *ledger) {
    ltl_str path = ltl_intake_targets(merge->intake)->at[result->target].path;
    ltl_ledger_row *files = ltl_ledger_row_of(ledger, NULL);
    files->found++;
    ltl_ledger_add(files, result->reason);
    ledger->bytes += result->bytes;
    ledger->lines += result->lines;
    if (result->reason != LTL_REASON_NONE && result->reason != LTL_REASON_OTHER_SHARD) {
        note_add(merge, ledger, &(ltl_ledger_note){path, NULL, result->reason, result->detail});
    }
    if (ltl_reason_outcome(result->base_reason) == LTL_OUTCOME_FAILED) {
        ltl_str detail = ltl_arena_printf(merge->arena, "before the change: %.*s",
                                          LTL_STR_ARG(result->base_detail));
        note_add(merge, ledger, &(ltl_ledger_note){path, NULL, result->base_reason, detail});
    }
    agents_enter(merge, result, path, ledger);
}

static int note_compare(const void *left, const void *right) {
    const ltl_ledger_note *a = left;
    const ltl_ledger_note *b = right;
    int order = ltl_str_compare(a->path, b->path);
    if (order != 0) {
        return order;
    }
    order = ltl_str_compare(ltl_str_of(a->agent), ltl_str_of(b->agent));
    if (order != 0) {
        return order;
    }
    return (int)a->reason - (int)b->reason;
}

static void findings_take(ltl_run_merge *merge, const ltl_findings *from, ltl_findings *to) {
    for (uint32_t i = 0; i < from->count; i++) {
        LTL_PUSH(merge->arena, to, from->at[i]);
    }
}

/* Which findings lie on lines that the change wrote (head) or took away (base). */
static bool *touched_make(ltl_run_merge *merge, const ltl_findings *findings, bool is_base) {
    const ltl_targets *targets = ltl_intake_targets(merge->intake);
    ltl_map by_path;
    ltl_map_init(&by_path, merge->arena);
    for (uint32_t i = 0; i < targets->count; i++) {
        ltl_map_put(&by_path, is_base ? targets->at[i].old_path : targets->at[i].path, NULL)
            ->value = i;
    }
    bool *touched = LTL_NEW_ARRAY(merge->arena, bool, (size_t)findings->count + 1);
    for (uint32_t i = 0; i < findings->count; i++) {
        const ltl_map_entry *entry = ltl_map_find(&by_path, findings->at[i].path);
        if (entry) {
            const ltl_target *target = &targets->at[entry->value];
            touched[i] = ltl_line_ranges_hold(is_base ? &target->removed : &target->added,
                                              findings->at[i].start.line);
        }
    }
    return touched;
}

static void sides_match(ltl_run_merge *merge, ltl_findings *head, ltl_findings *base) {
    const ltl_targets *targets = ltl_intake_targets(merge->intake);
    ltl_str *new_paths = LTL_NEW_ARRAY(merge->arena, ltl_str, (size_t)targets->count + 1);
    ltl_map renames;
    ltl_map_init(&renames, merge->arena);
    for (uint32_t i = 0; i < targets->count; i++) {
        if (targets->at[i].change == LTL_CHANGE_RENAMED) {
            new_paths[i] = targets->at[i].path;
            ltl_map_put(&renames, targets->at[i].old_path, NULL)->value = i;
        }
    }
    ltl_match_side head_side = {head, touched_make(merge, head, false), NULL};
    ltl_match_side base_side = {base, touched_make(merge, base, true), NULL};
    ltl_findings_match(merge->arena, &head_side, &base_side, &renames, new_paths);
}

/* What the change removed is reported beside what is there now. */
static void fixed_take(ltl_run_merge *merge, const ltl_findings *base, ltl_findings *head) {
    for (uint32_t i = 0; i < base->count; i++) {
        if (base->at[i].state == LTL_STATE_FIXED && !base->at[i].is_suppressed) {
            LTL_PUSH(merge->arena, head, base->at[i]);
        }
    }
}

static bool is_foreign(void *context, const ltl_finding *finding) {
    (void)context;
    return ltl_agent_find(ltl_str_of(finding->agent)) == NULL;
}

static void side_order(ltl_run_merge *merge, ltl_findings *findings) {
    ltl_findings_order(findings);
    if (merge->tools != NULL) {
        (void)ltl_findings_join(merge->arena, findings, is_foreign, NULL);
    }
    ltl_findings_identify(merge->arena, findings);
}

void ltl_run_merge_end(ltl_run_merge *merge, ltl_reason missing, ltl_ledger *out_ledger,
                       ltl_findings *out_findings) {
    const ltl_targets *targets = ltl_intake_targets(merge->intake);
    ltl_findings head = {0};
    ltl_findings base = {0};
    for (uint32_t i = 0; i < merge->team->agent_count; i++) {
        (void)ltl_ledger_row_of(out_ledger, merge->team->agents[i]->id);
    }
    for (uint32_t i = 0; i < targets->count; i++) {
        if (!merge->results[i]) {
            result_invent(merge, i, missing);
        }
        result_enter(merge, merge->results[i], out_ledger);
        findings_take(merge, &merge->results[i]->head, &head);
        findings_take(merge, &merge->results[i]->base, &base);
    }
    if (out_ledger->notes.count > 1) {
        qsort(out_ledger->notes.at, out_ledger->notes.count, sizeof(ltl_ledger_note), note_compare);
    }
    ltl_run__tools_enter(merge->tools, merge->arena, out_ledger, &head, &base);
    side_order(merge, &head);
    if (merge->options->both_sides) {
        side_order(merge, &base);
        sides_match(merge, &head, &base);
        fixed_take(merge, &base, &head);
        ltl_findings_order(&head);
    }
    *out_findings = head;
}
