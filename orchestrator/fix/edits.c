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

/* Also when they touch: the order of two insertions at one place would be a guess, and what stands side by side
 * is one word or one expression more often than not. */
static bool contend(ltl_span a, ltl_span b) {
    return a.start <= b.end && b.start <= a.end;
}

static const char overlaps[] = "it overlaps another fix; run again";

void ltl_edits_revive(ltl_edits *edits) {
    for (uint32_t i = 0; i < edits->count; i++) {
        ltl_edit *edit = &edits->at[i];
        bool is_free = edit->is_left_out && edit->why == overlaps;
        for (uint32_t k = 0; k < edits->count && is_free; k++) {
            is_free = edits->at[k].is_left_out ||
                      !contend(edits->at[k].finding->fix_span, edit->finding->fix_span);
        }
        if (is_free) {
            edit->is_left_out = false;
            edit->why = NULL;
        }
    }
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
        edit.is_left_out = last != NULL && contend(last->fix_span, edit.finding->fix_span);
        edit.why = edit.is_left_out ? overlaps : NULL;
        last = edit.is_left_out ? last : edit.finding;
        out_edits->at[kept++] = edit;
    }
    out_edits->count = kept;
}

static bool has_long_line_ends(ltl_str text) {
    size_t at = ltl_str_find_byte(text, '\n', 0);
    return at != SIZE_MAX && at > 0 && text.ptr[at - 1] == '\r';
}

/* Line ends of the fix become those of the text; where it quotes the text, it has them already. */
static size_t fix_put(char *made, ltl_str fix, bool has_long_ends) {
    size_t count = 0;
    for (size_t i = 0; i < fix.len; i++) {
        if (has_long_ends && fix.ptr[i] == '\n' && (i == 0 || fix.ptr[i - 1] != '\r')) {
            made[count++] = '\r';
        }
        made[count++] = fix.ptr[i];
    }
    return count;
}

static size_t text_put(char *made, ltl_str text, size_t from, size_t to) {
    if (to > from) {
        memcpy(made, text.ptr + from, to - from);
    }
    return to - from;
}

ltl_str ltl_edits_apply(ltl_arena *arena, ltl_str text, ltl_edits *edits) {
    size_t size = text.len;
    for (uint32_t i = 0; i < edits->count; i++) {
        size += edits->at[i].finding->fix.len * 2;
    }
    char *made = ltl_arena_alloc(arena, size + 1);
    bool has_long_ends = has_long_line_ends(text);
    size_t count = 0;
    size_t from = 0;
    for (uint32_t i = 0; i < edits->count; i++) {
        if (!edits->at[i].is_left_out) {
            const ltl_finding *finding = edits->at[i].finding;
            count += text_put(made + count, text, from, finding->fix_span.start);
            edits->at[i].made.start = (uint32_t)count;
            count += fix_put(made + count, finding->fix, has_long_ends);
            edits->at[i].made.end = (uint32_t)count;
            from = finding->fix_span.end;
        }
    }
    count += text_put(made + count, text, from, text.len);
    return (ltl_str){made, count};
}
