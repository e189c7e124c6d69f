#include "orchestrator/plan/facts.h"

#include <inttypes.h>

#include "core/vec.h"

static const struct {
    ltl_label label;
    const char *text;
} rows[LTL_FACT_COUNT] = {
#define LTL_FACT_ROW(name, label_name, text_of) {LTL_LABEL_##label_name, text_of},
    LTL_FACT_LIST(LTL_FACT_ROW)
#undef LTL_FACT_ROW
};

void ltl_facts_note(ltl_facts *facts, ltl_fact fact, ltl_str path, ltl_str evidence) {
    uint32_t count = facts->at[fact].count++;
    if (count == 0) {
        facts->at[fact].evidence = evidence;
    }
    if (count < LTL_FACT_PATHS) {
        facts->at[fact].paths[count] = path;
    }
}

uint32_t ltl_facts_labels(const ltl_facts *facts) {
    uint32_t labels = 0;
    for (int i = 0; i < LTL_FACT_COUNT; i++) {
        labels |= facts->at[i].count > 0 ? 1u << rows[i].label : 0;
    }
    return labels;
}

/* "removes a check and does not put it back (verify): a.py, b.py, c.py and 4 more" */
static ltl_str describe(const ltl_facts *facts, int fact, ltl_arena *arena) {
    ltl_str evidence = facts->at[fact].evidence;
    ltl_str text = evidence.len > 0 ? ltl_arena_printf(arena, "%s (%.*s)", rows[fact].text,
                                                       LTL_STR_ARG(evidence))
                                    : ltl_str_of(rows[fact].text);
    uint32_t count = facts->at[fact].count;
    uint32_t shown = count < LTL_FACT_PATHS ? count : LTL_FACT_PATHS;
    for (uint32_t i = 0; i < shown && facts->at[fact].paths[i].len > 0; i++) {
        text = ltl_arena_printf(arena, "%.*s%s%.*s", LTL_STR_ARG(text), i == 0 ? ": " : ", ",
                                LTL_STR_ARG(facts->at[fact].paths[i]));
    }
    return count > shown ? ltl_arena_printf(arena, "%.*s and %" PRIu32 " more", LTL_STR_ARG(text),
                                            count - shown)
                         : text;
}

void ltl_facts_tell(const ltl_facts *facts, ltl_arena *arena, ltl_evaluation *out_evaluation) {
    struct LTL_VEC(ltl_label_reason) reasons = {0};
    for (int i = 0; i < LTL_FACT_COUNT; i++) {
        if (facts->at[i].count > 0) {
            ltl_label_reason reason = {rows[i].label, describe(facts, i, arena)};
            LTL_PUSH(arena, &reasons, reason);
        }
    }
    out_evaluation->reasons = reasons.at;
    out_evaluation->reason_count = reasons.count;
}
