/* folded.c - stacks on one line each, as flame graphs are drawn from: `main;parse;next 42`; the innermost is last. */
#include "orchestrator/profile/format.h"

/* `name (path/file.py:12)`: the file is split off. */
static int64_t frame_take(ltl_run_profile *profile, ltl_str frame) {
    size_t open = ltl_str_find(frame, LTL_STR(" ("), 0);
    ltl_str file = LTL_STR("");
    ltl_str name = frame;
    if (open != SIZE_MAX && ltl_str_ends_with(frame, LTL_STR(")"))) {
        file = ltl_str_slice(frame, open + 2, frame.len - 1);
        size_t colon = ltl_str_find_last_byte(file, ':');
        file = ltl_str_slice(file, 0, colon == SIZE_MAX ? file.len : colon);
        name = ltl_str_slice(frame, 0, open);
    }
    return ltl_profile__function(profile, ltl_str_trim(name), file);
}

static bool line_split(ltl_str line, ltl_str *out_stack, uint64_t *out_weight) {
    ltl_str text = ltl_str_trim(line);
    size_t blank = ltl_str_find_last_byte(text, ' ');
    if (blank == SIZE_MAX || blank == 0) {
        return false;
    }
    *out_stack = ltl_str_trim(ltl_str_slice(text, 0, blank));
    return ltl_str_to_u64(ltl_str_slice(text, blank + 1, text.len), out_weight);
}

/* The first ten lines are such stacks, and one of them has two frames. */
static bool is_it(ltl_str text) {
    ltl_str rest = text;
    ltl_str line;
    bool has_frames = false;
    for (uint32_t i = 0; i < 10 && ltl_str_split(&rest, '\n', &line); i++) {
        ltl_str stack;
        uint64_t weight;
        if (ltl_str_trim(line).len == 0) {
            continue;
        }
        if (!line_split(line, &stack, &weight)) {
            return false;
        }
        has_frames = has_frames || ltl_str_find_byte(stack, ';', 0) != SIZE_MAX;
    }
    return has_frames;
}

/* Of a deeper stack the outer frames count: that is where the code of people is. */
static bool stack_take(ltl_run_profile *profile, ltl_str stack, uint64_t weight) {
    uint32_t frames[LTL_MOST_FRAMES];
    uint32_t count = 0;
    ltl_str rest = stack;
    ltl_str frame;
    while (ltl_str_split(&rest, ';', &frame) && count < LTL_MOST_FRAMES) {
        int64_t function = frame_take(profile, frame);
        if (function == LTL_NO_PROFILED) {
            return false;
        }
        frames[count++] = (uint32_t)function;
    }
    for (uint32_t i = 0; i < count / 2; i++) {
        uint32_t other = frames[i];
        frames[i] = frames[count - 1 - i];
        frames[count - 1 - i] = other;
    }
    ltl_profile__stack(profile, frames, count, weight);
    return true;
}

static ltl_status read(ltl_run_profile *profile, ltl_str text, ltl_error *error) {
    ltl_str rest = text;
    ltl_str line;
    for (unsigned number = 1; ltl_str_split(&rest, '\n', &line); number++) {
        ltl_str stack;
        uint64_t weight;
        if (ltl_str_trim(line).len == 0) {
            continue;
        }
        if (!line_split(line, &stack, &weight)) {
            return ltl_fail(error, LTL_SYNTAX, "line %u has no number behind its stack", number);
        }
        if (!stack_take(profile, stack, weight)) {
            return ltl_profile__too_many(error);
        }
    }
    return LTL_OK;
}

const ltl_profile_format ltl_profile_format_folded = {
    .title = "folded stacks", .is_it = is_it, .read = read};
