#include <git2.h>

#include "orchestrator/intake/trees.h"

typedef struct collector {
    ltl_arena *arena;
    ltl_target *target;
} collector;

static uint32_t count_lines(ltl_str bytes) {
    uint32_t lines = 0;
    for (size_t at = 0; at < bytes.len; lines++) {
        size_t end = ltl_str_find_byte(bytes, '\n', at);
        at = end == SIZE_MAX ? bytes.len : end + 1;
    }
    return lines;
}

static int take_hunk(const git_diff_delta *delta, const git_diff_hunk *hunk, void *context) {
    (void)delta;
    collector *c = context;
    ltl_line_range added = {(uint32_t)hunk->new_start, (uint32_t)hunk->new_lines};
    ltl_line_range removed = {(uint32_t)hunk->old_start, (uint32_t)hunk->old_lines};
    LTL_PUSH(c->arena, &c->target->added, added);
    LTL_PUSH(c->arena, &c->target->removed, removed);
    c->target->lines_added += added.count;
    c->target->lines_removed += removed.count;
    return 0;
}

/* A side that is not there: everything on the other one changed. */
static void take_whole(ltl_arena *arena, ltl_str bytes, ltl_line_ranges *ranges, uint32_t *lines) {
    uint32_t count = count_lines(bytes);
    *lines = count;
    if (count > 0) {
        LTL_PUSH(arena, ranges, ((ltl_line_range){1, count}));
    }
}

ltl_status ltl_lines_compare(ltl_arena *arena, const ltl_str *base, const ltl_str *head,
                             ltl_target *target, ltl_error *error) {
    if (!base || !head) {
        if (head) {
            take_whole(arena, *head, &target->added, &target->lines_added);
        }
        if (base) {
            take_whole(arena, *base, &target->removed, &target->lines_removed);
        }
        return LTL_OK;
    }
    if (ltl_str_eq(*base, *head)) {
        return LTL_OK;
    }
    collector c = {.arena = arena, .target = target};
    git_diff_options options;
    if (!ltl_git_start() || git_diff_options_init(&options, GIT_DIFF_OPTIONS_VERSION) != 0) {
        return ltl_fail(error, LTL_INTERNAL, "the git library does not start");
    }
    options.context_lines = 0;
    options.flags = GIT_DIFF_FORCE_TEXT;
    /* Without names the library asks no attributes. */
    int code =
        git_diff_buffers(base->ptr ? base->ptr : "", base->len, NULL, head->ptr ? head->ptr : "",
                         head->len, NULL, &options, NULL, NULL, take_hunk, NULL, &c);
    return code == 0 ? LTL_OK : ltl_git_fail(code, "the two sides cannot be compared", error);
}
