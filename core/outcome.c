#include "core/outcome.h"

#include <assert.h>
#include <string.h>

typedef struct reason_facts {
    const char *id;
    const char *text;
    ltl_outcome outcome;
} reason_facts;

static const reason_facts reasons[LTL_REASON_COUNT] = {
#define REASON_FACTS(name, id, outcome, text) {id, text, LTL_OUTCOME_##outcome},
    LTL_REASON_LIST(REASON_FACTS)
#undef REASON_FACTS
};

typedef struct form_facts {
    const char *id;
    const char *text;
} form_facts;

static const form_facts forms[LTL_FORM_COUNT] = {
#define FORM_FACTS(name, id, text) {id, text},
    LTL_FORM_LIST(FORM_FACTS)
#undef FORM_FACTS
};

const char *ltl_form_id(ltl_form form) {
    assert(form < LTL_FORM_COUNT);
    return forms[form].id;
}

const char *ltl_form_text(ltl_form form) {
    assert(form < LTL_FORM_COUNT);
    return forms[form].text;
}

const char *ltl_outcome_name(ltl_outcome outcome) {
    static const char *const names[LTL_OUTCOME_COUNT] = {
        [LTL_OUTCOME_ANALYSED] = "analysed",
        [LTL_OUTCOME_PARTIAL] = "partial",
        [LTL_OUTCOME_SKIPPED] = "skipped",
        [LTL_OUTCOME_FAILED] = "failed",
    };
    assert(outcome < LTL_OUTCOME_COUNT);
    return names[outcome];
}

const char *ltl_reason_id(ltl_reason reason) {
    assert(reason < LTL_REASON_COUNT);
    return reasons[reason].id;
}

const char *ltl_reason_text(ltl_reason reason) {
    assert(reason < LTL_REASON_COUNT);
    return reasons[reason].text;
}

ltl_outcome ltl_reason_outcome(ltl_reason reason) {
    assert(reason < LTL_REASON_COUNT);
    return reasons[reason].outcome;
}

ltl_reason ltl_reason_worse(ltl_reason a, ltl_reason b) {
    static const int rank[LTL_OUTCOME_COUNT] = {
        [LTL_OUTCOME_ANALYSED] = 0,
        [LTL_OUTCOME_SKIPPED] = 1,
        [LTL_OUTCOME_PARTIAL] = 2,
        [LTL_OUTCOME_FAILED] = 3,
    };
    return rank[ltl_reason_outcome(b)] > rank[ltl_reason_outcome(a)] ? b : a;
}

ltl_ledger_row *ltl_ledger_row_of(ltl_ledger *ledger, const char *agent) {
    if (!agent) {
        return &ledger->files;
    }
    for (uint32_t i = 0; i < ledger->agent_count; i++) {
        if (strcmp(ledger->agents[i].agent, agent) == 0) {
            return &ledger->agents[i];
        }
    }
    if (ledger->agent_count == LTL_LEDGER_MAX_AGENTS) {
        ledger->agents[LTL_LEDGER_MAX_AGENTS - 1].agent = "others";
        return &ledger->agents[LTL_LEDGER_MAX_AGENTS - 1];
    }
    ltl_ledger_row *row = &ledger->agents[ledger->agent_count++];
    *row = (ltl_ledger_row){.agent = agent};
    return row;
}

void ltl_ledger_add(ltl_ledger_row *row, ltl_reason reason) {
    row->counts[ltl_reason_outcome(reason)]++;
    row->reasons[reason]++;
}

static bool row_is_balanced(const ltl_ledger_row *row) {
    uint64_t by_reason[LTL_OUTCOME_COUNT] = {0};
    uint64_t total = 0;
    for (uint32_t i = 0; i < LTL_REASON_COUNT; i++) {
        by_reason[reasons[i].outcome] += row->reasons[i];
    }
    for (uint32_t i = 0; i < LTL_OUTCOME_COUNT; i++) {
        total += row->counts[i];
    }
    return total == row->found && memcmp(by_reason, row->counts, sizeof(by_reason)) == 0;
}

bool ltl_ledger_is_balanced(const ltl_ledger *ledger) {
    bool is_balanced = row_is_balanced(&ledger->files);
    for (uint32_t i = 0; i < ledger->agent_count; i++) {
        is_balanced = row_is_balanced(&ledger->agents[i]) && is_balanced;
    }
    return is_balanced;
}

/* A file is one for each of its agents; another reason may stand for the file as a whole. */
uint64_t ltl_ledger_downgraded(const ltl_ledger *ledger) {
    const ltl_ledger_row *files = &ledger->files;
    uint64_t most = files->reasons[LTL_REASON_TOKENS] + files->reasons[LTL_REASON_BYTES];
    for (uint32_t i = 0; i < ledger->agent_count; i++) {
        const ltl_ledger_row *row = &ledger->agents[i];
        uint64_t count = row->reasons[LTL_REASON_TOKENS] + row->reasons[LTL_REASON_BYTES];
        most = count > most ? count : most;
    }
    return most;
}
