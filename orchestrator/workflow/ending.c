#include "orchestrator/workflow/ending.h"

static const struct {
    const char *id;
    const char *text;
} endings[LTL_ENDING_COUNT] = {
#define ENDING_ROW(name, id, text) [LTL_ENDING_##name] = {id, text},
    LTL_ENDING_LIST(ENDING_ROW)
#undef ENDING_ROW
};

static const char *const causes[LTL_CAUSE_COUNT] = {
#define CAUSE_ROW(name, id) [LTL_CAUSE_##name] = id,
    LTL_CAUSE_LIST(CAUSE_ROW)
#undef CAUSE_ROW
};

const char *ltl_ending_id(ltl_ending ending) {
    return endings[ending].id;
}

const char *ltl_ending_text(ltl_ending ending) {
    return endings[ending].text;
}

bool ltl_ending_has_data(ltl_ending ending) {
    return ending == LTL_ENDING_OK || ending == LTL_ENDING_PARTIAL;
}

const char *ltl_cause_id(ltl_cause cause) {
    return causes[cause];
}

ltl_cause ltl_cause_find(ltl_str id) {
    uint32_t cause = 0;
    while (cause < LTL_CAUSE_COUNT && !ltl_str_is(id, causes[cause])) {
        cause++;
    }
    return (ltl_cause)cause;
}

static int badness(ltl_ending ending) {
    static const int of[LTL_ENDING_COUNT] = {
        [LTL_ENDING_OK] = 0,
        [LTL_ENDING_SKIPPED] = 1,
        [LTL_ENDING_PARTIAL] = 2,
        [LTL_ENDING_FAILED] = 3,
        [LTL_ENDING_CANCELLED] = 3,
        [LTL_ENDING_TIMED_OUT] = 3,
        [LTL_ENDING_BROKEN_CIRCUIT] = 3,
    };
    return of[ending];
}

ltl_ending ltl_ending_worse(ltl_ending a, ltl_ending b) {
    return badness(b) > badness(a) ? b : a;
}
