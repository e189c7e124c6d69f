#include "orchestrator/run/unassessed.h"

#include "orchestrator/run/run_state.h"

typedef enum sight { SIGHT_NOT_ASKED, SIGHT_UNWANTED, SIGHT_LOOKED, SIGHT_OTHER } sight;

/* What the agents of these domains together came to. */
static sight sight_of(const ltl_team *team, const ltl_file_result *result, uint32_t domains) {
    sight all = SIGHT_NOT_ASKED;
    for (uint32_t i = 0; i < team->agent_count; i++) {
        if ((domains >> team->agents[i]->domain & 1u) == 0) {
            continue;
        }
        ltl_reason reason = (ltl_reason)result->agents[i];
        ltl_outcome outcome = ltl_reason_outcome(reason);
        if (outcome == LTL_OUTCOME_ANALYSED || outcome == LTL_OUTCOME_PARTIAL) {
            return SIGHT_LOOKED;
        }
        bool is_unwanted = reason == LTL_REASON_NOT_WANTED && all != SIGHT_OTHER;
        all = is_unwanted ? SIGHT_UNWANTED : SIGHT_OTHER;
    }
    return all;
}

static ltl_str names_write(ltl_arena *arena, uint64_t *files) {
    ltl_str text = LTL_STR("");
    for (;;) {
        size_t most = 0;
        for (size_t i = 1; i < ltl_language_count; i++) {
            most = files[i] > files[most] ? i : most;
        }
        if (files[most] == 0) {
            return text;
        }
        text = ltl_arena_printf(arena, "%.*s%s%s (%llu file%s)", LTL_STR_ARG(text),
                                text.len > 0 ? ", " : "", ltl_languages[most]->title,
                                (unsigned long long)files[most], files[most] == 1 ? "" : "s");
        files[most] = 0;
    }
}

/* Documents are read by people, and what only describes cannot be slow. */
static bool is_of_no_concern(const ltl_language *language, uint32_t domains) {
    return language->has_fences ||
           (language->runs_nothing && domains == 1u << LTL_DOMAIN_PERFORMANCE);
}

ltl_str ltl_run_unassessed(const ltl_run *run, uint32_t domains, ltl_arena *arena,
                           uint64_t *out_looked) {
    const ltl_targets *targets = ltl_intake_targets(run->intake);
    uint64_t *files = LTL_NEW_ARRAY(arena, uint64_t, ltl_language_count);
    *out_looked = 0;
    for (uint32_t i = 0; i < targets->count && run->is_gathered; i++) {
        sight own = sight_of(&run->team, run->merge.results[i], domains);
        *out_looked += own == SIGHT_LOOKED;
        const ltl_language *language =
            own == SIGHT_UNWANTED ? ltl_language_of_file(targets->at[i].path, LTL_STR("")) : NULL;
        if (language != NULL && !is_of_no_concern(language, domains)) {
            files[ltl_language_index(language)]++;
        }
    }
    return names_write(arena, files);
}
