#include "orchestrator/specialists/common/merging.h"

#include "orchestrator/gather/unite.h"
#include "orchestrator/run/run_state.h"

enum { LEAST_DOMAINS = 3, MOST_NAMED = 5 };

static uint32_t domains_of(const ltl_findings *findings, uint32_t first, uint32_t *out_end) {
    uint32_t domains = 0;
    uint32_t at = first;
    for (; at < findings->count && ltl_str_eq(findings->at[at].path, findings->at[first].path);
         at++) {
        const ltl_finding *finding = &findings->at[at];
        bool is_shown = !finding->is_suppressed && finding->state != LTL_STATE_FIXED &&
                        finding->state != LTL_STATE_UNCHANGED;
        domains |= is_shown ? 1u << finding->rule->domain : 0;
    }
    *out_end = at;
    return domains;
}

/* Files of which several kinds of findings speak are where a rewrite pays. */
static void correlate(ltl_assess *assess) {
    const ltl_findings *findings = &assess->run->findings;
    uint32_t files = 0;
    ltl_str names = LTL_STR("");
    uint32_t end = 0;
    for (uint32_t first = 0; first < findings->count; first = end) {
        uint32_t domains = domains_of(findings, first, &end);
        uint32_t kinds = 0;
        for (; domains != 0; domains &= domains - 1) {
            kinds++;
        }
        if (kinds >= LEAST_DOMAINS && files++ < MOST_NAMED) {
            names =
                ltl_arena_printf(assess->call->arena, "%.*s%s%.*s", LTL_STR_ARG(names),
                                 names.len > 0 ? ", " : "", LTL_STR_ARG(findings->at[first].path));
        }
    }
    if (files > 0) {
        ltl_assess_note(assess, "%u file%s with findings of three kinds or more: %.*s%s", files,
                        files == 1 ? "" : "s", LTL_STR_ARG(names), files > MOST_NAMED ? " …" : "");
    }
}

static void missing_tell(ltl_assess *assess, const ltl_data *missing) {
    for (uint32_t i = 0; missing->kind == LTL_DATA_LIST && i < missing->count; i++) {
        const ltl_data *name = ltl_data_member(&missing->at[i], LTL_STR("name"));
        const ltl_data *status = ltl_data_member(&missing->at[i], LTL_STR("status"));
        if (name != NULL && status != NULL) {
            ltl_assess_note(assess, "%.*s is missing: %.*s", LTL_STR_ARG(name->text),
                            LTL_STR_ARG(status->text));
        }
    }
}

void ltl_merging_run(ltl_assess *assess, const ltl_data *missing) {
    ltl_run *run = assess->run;
    ltl_assessments_fold(run);
    pthread_mutex_lock(&run->assessments.lock);
    uint32_t united = ltl_findings_unite(&run->arena, &run->findings);
    pthread_mutex_unlock(&run->assessments.lock);
    if (united > 0) {
        ltl_assess_note(
            assess, "%u finding%s told of a weakness that another one tells of, and went into it",
            united, united == 1 ? "" : "s");
    }
    correlate(assess);
    missing_tell(assess, missing);
}
