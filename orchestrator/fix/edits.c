#include "orchestrator/fix/edits.h"

#include <stdlib.h>

static int compare_places(const void *a, const void *b) {
    const ltl_finding *left = ((const ltl_edit *)a)->finding;
    const ltl_finding *right = ((const ltl_edit *)b)->finding;
    if (left->fix_span.start != right->fix_span.start) {
        return left->fix_span.start < right->fix_span.start ? -1 : 1;
    }
    return ltl_finding_compare(left, right);
}

static bool is_same(const ltl_finding *a, const ltl_finding *b) {
    return ltl_span_eq(a->fix_span, b->fix_span) && ltl_str_eq(a->fix, b->fix);
}

/* Two insertions at one place contend as well: their order would be a guess. */
static bool overlap(ltl_span a, ltl_span b) {
    return (a.start < b.end && b.start < a.end) || (a.start == b.start && a.end == b.end);
}

void ltl_edits_plan(ltl_arena *arena, const ltl_finding *const *findings, uint32_t count,
                    ltl_edits *out_edits) {
    *out_edits = (ltl_edits){0};
    for (uint32_t i = 0; i < count; i++) {
        const ltl_finding *finding = findings[i];
        if (finding->has_fix && !finding->is_suppressed && finding->state != LTL_STATE_FIXED) {
            ltl_edit edit = {.finding = finding};
            LTL_PUSH(arena, out_edits, edit);
        }
    }
    if (out_edits->count > 1) {
        qsort(out_edits->at, out_edits->count, sizeof *out_edits->at, compare_places);
    }
    const ltl_finding *last = NULL; /* of those that stay, the one that ends last */
    uint32_t kept = 0;
    for (uint32_t i = 0; i < out_edits->count; i++) {
        ltl_edit edit = out_edits->at[i];
        if (last != NULL && is_same(last, edit.finding)) {
            continue;
        }
        edit.is_left_out = last != NULL && overlap(last->fix_span, edit.finding->fix_span);
        last = edit.is_left_out ? last : edit.finding;
        out_edits->at[kept++] = edit;
    }
    out_edits->count = kept;
}

ltl_str ltl_edits_apply(ltl_arena *arena, ltl_str text, const ltl_edits *edits) {
    size_t size = text.len;
    for (uint32_t i = 0; i < edits->count; i++) {
        size += edits->at[i].finding->fix.len;
    }
    char *made = ltl_arena_alloc(arena, size + 1);
    size_t count = 0;
    size_t from = 0;
    for (uint32_t i = 0; i <= edits->count; i++) {
        bool is_last = i == edits->count;
        if (!is_last && edits->at[i].is_left_out) {
            continue;
        }
        const ltl_finding *finding = is_last ? NULL : edits->at[i].finding;
        ltl_str before = ltl_str_slice(text, from, is_last ? text.len : finding->fix_span.start);
        ltl_str fix = is_last ? LTL_STR("") : finding->fix;
        if (before.len > 0) {
            memcpy(made + count, before.ptr, before.len);
        }
        if (fix.len > 0) {
            memcpy(made + count + before.len, fix.ptr, fix.len);
        }
        count += before.len + fix.len;
        from = is_last ? text.len : finding->fix_span.end;
    }
    return (ltl_str){made, count};
}
