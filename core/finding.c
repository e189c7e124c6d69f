#include "core/finding.h"

#include <string.h>

static const void *copy_items(ltl_arena *arena, const void *items, size_t count, size_t bytes) {
    if (count == 0) {
        return NULL;
    }
    void *copy = ltl_arena_alloc_array(arena, count, bytes);
    memcpy(copy, items, count * bytes);
    return copy;
}

ltl_confidence ltl_finding_confidence(const ltl_finding *finding) {
    int left = (int)finding->rule->confidence + finding->support - finding->doubt;
    if (left >= LTL_CONFIDENCE_HIGH) {
        return LTL_CONFIDENCE_HIGH;
    }
    return left > LTL_CONFIDENCE_LOW ? (ltl_confidence)left : LTL_CONFIDENCE_LOW;
}

bool ltl_finding_is_doubtful(const ltl_finding *finding) {
    if (finding->doubt == 0) {
        return false;
    }
    int left = (int)finding->rule->confidence + finding->support - finding->doubt;
    bool is_alone = finding->support == 0;
    return left < 0 || (left == 0 && is_alone);
}

const char *ltl_lowered_name(ltl_lowered lowered) {
    static const char *const names[LTL_LOWERED_COUNT] = {
        [LTL_LOWERED_NOWHERE] = "",
        [LTL_LOWERED_IN_TEST] = "test",
        [LTL_LOWERED_IN_EXAMPLE] = "example",
        [LTL_LOWERED_IN_DOCUMENT] = "document",
    };
    return names[lowered];
}

const char *ltl_trace_role_name(ltl_trace_role role) {
    static const char *const NAMES[] = {[LTL_TRACED_SOURCE] = "source",
                                        [LTL_TRACED_STEP] = "step",
                                        [LTL_TRACED_CALL] = "call",
                                        [LTL_TRACED_RETURN] = "return",
                                        [LTL_TRACED_SINK] = "sink"};
    return NAMES[role];
}

static void copy_snippet(ltl_arena *arena, ltl_snippet *snippet) {
    snippet->text = ltl_arena_copy(arena, snippet->text);
    snippet->runs = copy_items(arena, snippet->runs, snippet->run_count, sizeof(*snippet->runs));
}

static void copy_bindings(ltl_arena *arena, ltl_finding *finding) {
    ltl_binding *bindings = (ltl_binding *)copy_items(arena, finding->bindings,
                                                      finding->binding_count, sizeof(*bindings));
    for (uint32_t i = 0; i < finding->binding_count; i++) {
        bindings[i].name = ltl_arena_copy(arena, bindings[i].name);
        bindings[i].text = ltl_arena_copy(arena, bindings[i].text);
    }
    finding->bindings = bindings;
}

ltl_trace_steps ltl_trace_steps_copy(ltl_arena *arena, ltl_trace_steps steps) {
    ltl_trace_step *copy =
        (ltl_trace_step *)copy_items(arena, steps.at, steps.count, sizeof(*copy));
    for (uint32_t i = 0; i < steps.count; i++) {
        copy[i].path = ltl_arena_copy(arena, copy[i].path);
        copy[i].note = ltl_arena_copy(arena, copy[i].note);
        copy_snippet(arena, &copy[i].code);
    }
    return (ltl_trace_steps){copy, steps.count};
}

ltl_finding ltl_finding_copy(ltl_arena *arena, const ltl_finding *finding) {
    ltl_finding copy = *finding;
    ltl_str *const slices[] = {&copy.path,        &copy.message, &copy.scope,
                               &copy.suppression, &copy.fix,     &copy.line_hash};
    for (size_t i = 0; i < LTL_COUNT_OF(slices); i++) {
        *slices[i] = ltl_arena_copy(arena, *slices[i]);
    }
    copy_snippet(arena, &copy.snippet);
    copy_bindings(arena, &copy);
    copy.trace =
        ltl_trace_steps_copy(arena, (ltl_trace_steps){finding->trace, finding->trace_count}).at;
    copy.places =
        ltl_trace_steps_copy(arena, (ltl_trace_steps){finding->places, finding->place_count}).at;
    return copy;
}

static int compare_u64(uint64_t a, uint64_t b) {
    return (a > b) - (a < b);
}

int ltl_finding_compare(const ltl_finding *a, const ltl_finding *b) {
    int order = ltl_str_compare(a->path, b->path);
    if (order == 0) {
        order = compare_u64(a->start.offset, b->start.offset);
    }
    if (order == 0) {
        order = ltl_str_compare(a->rule->id, b->rule->id);
    }
    if (order == 0) {
        order = compare_u64(a->end.offset, b->end.offset);
    }
    return order == 0 ? ltl_str_compare(a->message, b->message) : order;
}
