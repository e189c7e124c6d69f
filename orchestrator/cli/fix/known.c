#include "orchestrator/cli/fix/known.h"

#include <stdio.h>

#include "orchestrator/cli/baseline/baseline.h"
#include "orchestrator/intake/index_rewrite.h"

static const ltl_fix_item *item_of(const ltl_fix_plan *plan, const ltl_finding *finding) {
    for (uint32_t i = 0; i < plan->items.count; i++) {
        if (ltl_str_eq(plan->items.at[i].name, finding->path)) {
            return &plan->items.at[i];
        }
    }
    return NULL;
}

static ltl_findings copy(ltl_arena *arena, const ltl_findings *findings) {
    ltl_findings all = {0};
    for (uint32_t i = 0; i < findings->count; i++) {
        LTL_PUSH(arena, &all, findings->at[i]);
    }
    return all;
}

/* The path in the tree; empty: it lies elsewhere. */
static ltl_str path_in(ltl_str tree, ltl_str file) {
    size_t skip = ltl_str_is(tree, "/") ? 1 : tree.len + 1;
    bool is_inside = ltl_str_starts_with(file, tree) && file.len > skip && file.ptr[skip - 1] == '/';
    return is_inside ? ltl_str_slice(file, skip, file.len) : LTL_STR("");
}

/* Entries of files that change: gone with their findings, or known by what their code is now. */
static ltl_baseline_entries entries_make(ltl_arena *arena, ltl_analysis *analysis,
                                         const ltl_fix_plan *plan, ltl_findings *rest,
                                         uint32_t *out_removed) {
    const ltl_baseline *baseline = analysis->baseline;
    ltl_baseline_entries entries = {0};
    ltl_findings all = copy(arena, ltl_run_findings(analysis->run));
    const uint32_t *before = ltl_baseline_match(baseline, analysis, &all);
    const uint32_t *after = ltl_baseline_match(baseline, analysis, rest);
    for (uint32_t i = 0; i < baseline->entries.count; i++) {
        ltl_baseline_entry entry = baseline->entries.at[i];
        const ltl_fix_item *item = before[i] > 0 ? item_of(plan, &all.at[before[i] - 1]) : NULL;
        bool is_fixed = item != NULL && ltl_fix_item_changes(item);
        if (is_fixed && after[i] == 0) {
            ++*out_removed;
            continue;
        }
        ltl_baseline_entry now;
        if (is_fixed &&
            ltl_baseline_entry_of(analysis, baseline->folder, &rest->at[after[i] - 1], &now)) {
            now.reason = entry.reason;
            now.until = entry.until;
            entry = now;
        }
        LTL_PUSH(arena, &entries, entry);
    }
    return entries;
}

void ltl_fix_known_make(ltl_arena *arena, ltl_analysis *analysis, const ltl_fix_plan *plan,
                        ltl_findings *rest, ltl_fix_known *out_known) {
    const ltl_baseline *baseline = analysis->baseline;
    *out_known = (ltl_fix_known){0};
    if (baseline == NULL) {
        return;
    }
    ltl_fix_known known = {.before = baseline->text};
    ltl_baseline_entries entries = entries_make(arena, analysis, plan, rest, &known.removed);
    known.after = ltl_baseline_text_write(arena, &entries);
    known.path = path_in(plan->tree, baseline->file);
    if (ltl_str_eq(known.before, known.after)) {
        return;
    }
    known.is_elsewhere = known.path.len == 0;
    known.is_staged = plan->is_staged && !known.is_elsewhere &&
                      ltl_index_has(analysis->intake, known.path, known.before);
    *out_known = known;
}

void ltl_fix_known_diff(ltl_arena *arena, const ltl_fix_known *known, ltl_diff_style style,
                        ltl_out *out) {
    if (known->path.len > 0) {
        ltl_diff_texts(arena, known->before, known->after, known->path, style, out);
    }
}

static bool is_left(const ltl_fix_known *known, const ltl_fix_files *files) {
    bool is = false;
    for (uint32_t i = 0; files != NULL && i < files->count; i++) {
        is |= files->at[i].is_left && ltl_str_eq(files->at[i].path, known->path);
    }
    return is;
}

void ltl_fix_known_tell(const ltl_fix_known *known, const ltl_fix_files *files, bool is_quiet) {
    if (known->is_elsewhere) {
        fputs("lintel: the baseline lies outside of what is fixed and stays as it is; `lintel baseline "
              "--prune` takes out what is gone\n",
              stderr);
    } else if (is_left(known, files)) {
        fprintf(stderr, "lintel: %.*s: somebody else changed it meanwhile; it stays as it is\n",
                LTL_STR_ARG(known->path));
    } else if (known->path.len > 0 && !is_quiet) {
        fprintf(stderr, "%s %u finding%s out of %.*s\n", files != NULL ? "took" : "would take",
                known->removed, known->removed == 1 ? "" : "s", LTL_STR_ARG(known->path));
    }
}
