/* perf.c - what `perf script` prints: a line that tells of a sample, its frames below, a blank line. */
#include "orchestrator/profile/format.h"

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/* `    ffffffff810 symbol+0x1f (/usr/bin/x)` */
static bool frame_split(ltl_str line, ltl_str *out_symbol) {
    if (line.len == 0 || !is_blank(line.ptr[0])) {
        return false;
    }
    ltl_str text = ltl_str_trim(line);
    size_t blank = ltl_str_find_byte(text, ' ', 0);
    size_t object = ltl_str_find(text, LTL_STR(" ("), 0);
    while (object != SIZE_MAX && ltl_str_find(text, LTL_STR(" ("), object + 1) != SIZE_MAX) {
        object = ltl_str_find(text, LTL_STR(" ("), object + 1);
    }
    if (blank == SIZE_MAX || object == SIZE_MAX || object <= blank) {
        return false;
    }
    ltl_str symbol = ltl_str_trim(ltl_str_slice(text, blank + 1, object));
    size_t plus = ltl_str_find(symbol, LTL_STR("+0x"), 0);
    *out_symbol = ltl_str_slice(symbol, 0, plus == SIZE_MAX ? symbol.len : plus);
    return true;
}

/* `prog 1234 [001] 12.345:  10101 cycles:u: ` */
static bool is_head(ltl_str line) {
    ltl_str text = ltl_str_trim(line);
    return line.len > 0 && !is_blank(line.ptr[0]) && ltl_str_ends_with(text, LTL_STR(":")) &&
           ltl_str_find(text, LTL_STR(": "), 0) != SIZE_MAX;
}

static bool is_it(ltl_str text) {
    ltl_str rest = text;
    ltl_str line;
    ltl_str symbol;
    bool has_head = false;
    for (uint32_t i = 0; i < 20 && ltl_str_split(&rest, '\n', &line); i++) {
        if (has_head && frame_split(line, &symbol)) {
            return true;
        }
        has_head = has_head || is_head(line);
    }
    return false;
}

static ltl_status read(ltl_run_profile *profile, ltl_str text, ltl_error *error) {
    uint32_t frames[LTL_MOST_FRAMES];
    size_t count = 0;
    ltl_str rest = text;
    ltl_str line;
    bool is_over = false;
    while (!is_over) {
        is_over = !ltl_str_split(&rest, '\n', &line);
        ltl_str symbol;
        if (!is_over && frame_split(line, &symbol)) {
            int64_t function = ltl_profile__function(profile, symbol, LTL_STR(""));
            if (function == LTL_NO_PROFILED) {
                return ltl_profile__too_many(error);
            }
            if (count < LTL_MOST_FRAMES) {
                frames[count++] = (uint32_t)function;
            }
        } else if (count > 0) {
            ltl_profile__stack(profile, frames, count, 1);
            count = 0;
        }
    }
    return LTL_OK;
}

const ltl_profile_format ltl_profile_format_perf = {
    .title = "perf script", .is_it = is_it, .read = read};
