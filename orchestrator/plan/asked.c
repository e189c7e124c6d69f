/* asked.c - labels that somebody asked for. */
#include "orchestrator/plan/evaluate.h"
#include "orchestrator/plan/profile.h"

bool ltl_label_named(ltl_str name, ltl_label *out_label) {
    for (ltl_label label = 0; label < LTL_LABEL_COUNT; label++) {
        if (ltl_str_is(name, ltl_label_name(label))) {
            *out_label = label;
            return true;
        }
    }
    return false;
}

/* "; without that: security, standard" */
static ltl_str replaced_text(ltl_arena *arena, uint32_t labels) {
    ltl_str text = LTL_STR("");
    for (ltl_label label = 0; label < LTL_LABEL_COUNT; label++) {
        if ((labels >> label & 1u) != 0) {
            text =
                ltl_arena_printf(arena, "%.*s%s%s", LTL_STR_ARG(text),
                                 text.len > 0 ? ", " : "; without that: ", ltl_label_name(label));
        }
    }
    return text;
}

void ltl_evaluation_ask(ltl_arena *arena, uint32_t labels, bool in_place, ltl_str who,
                        ltl_evaluation *evaluation) {
    uint32_t before = evaluation->labels;
    uint32_t kept = in_place ? 0 : evaluation->reason_count;
    ltl_str fact =
        ltl_arena_printf(arena, "asked for %.*s%.*s", LTL_STR_ARG(who),
                         LTL_STR_ARG(replaced_text(arena, in_place ? before & ~labels : 0)));
    ltl_label_reason *reasons =
        LTL_NEW_ARRAY(arena, ltl_label_reason, (size_t)kept + LTL_LABEL_COUNT);
    uint32_t count = 0;
    for (; count < kept; count++) {
        reasons[count] = evaluation->reasons[count];
    }
    for (ltl_label label = 0; label < LTL_LABEL_COUNT; label++) {
        if ((labels >> label & 1u) != 0) {
            reasons[count++] = (ltl_label_reason){label, fact};
        }
    }
    evaluation->labels = in_place ? labels : before | labels;
    evaluation->primary = ltl_label_primary(evaluation->labels);
    evaluation->profile = ltl_profile_of(evaluation->labels);
    evaluation->reasons = reasons;
    evaluation->reason_count = count;
}
