/* completeness_checker.c - proves that everything that was handed out came back. */
#include <inttypes.h>

#include "orchestrator/run/assess.h"

enum { MOST_NAMED = 3 };

static int64_t number_of(const ltl_call *call, const char *port) {
    return ltl_call_input(call, port)->number;
}

static ltl_ending missing_tell(ltl_assess *assess, const ltl_data *missing) {
    ltl_arena *arena = assess->call->arena;
    ltl_str names = LTL_STR("");
    for (uint32_t i = 0; i < missing->count && i < MOST_NAMED; i++) {
        const ltl_data *id = ltl_data_member(&missing->at[i], LTL_STR("id"));
        const ltl_data *status = ltl_data_member(&missing->at[i], LTL_STR("status"));
        names = ltl_arena_printf(arena, "%.*s%s%.*s %.*s", LTL_STR_ARG(names), i > 0 ? ", " : "",
                                 LTL_STR_ARG(id != NULL ? id->text : LTL_STR("?")),
                                 LTL_STR_ARG(status != NULL ? status->text : LTL_STR("?")));
    }
    (void)ltl_assess_end(assess);
    return ltl_call_partial(assess->call, "%u chunks gave nothing: %.*s%s", missing->count,
                            LTL_STR_ARG(names), missing->count > MOST_NAMED ? " …" : "");
}

static ltl_ending run(ltl_call *call) {
    ltl_assess assess;
    if (!ltl_assess_begin(call, &assess)) {
        return assess.ending;
    }
    int64_t expected = number_of(call, "expected");
    int64_t received = number_of(call, "received");
    int64_t found = number_of(call, "found");
    int64_t accounted = number_of(call, "accounted");
    ltl_assess_note(&assess,
                    "%" PRId64 " of %" PRId64 " chunks came back, %" PRId64 " of %" PRId64
                    " files are accounted for",
                    received, expected, accounted, found);
    ltl_ending ending = ltl_assess_end(&assess);
    if (expected != received || found != accounted) {
        return ltl_call_fail(call, LTL_CAUSE_PERMANENT,
                             "what was handed out did not all come back");
    }
    const ltl_data *missing = ltl_call_input(call, "missing");
    return missing->count > 0 ? missing_tell(&assess, missing) : ending;
}

static const ltl_port inputs[] = {
    {"expected", "number", "How many chunks were handed out.", false},
    {"received", "number", "How many ended, well or not.", false},
    {"missing", "list of record", "Those that gave nothing: id, status, reason.", false},
    {"found", "number", "How many files there are.", false},
    {"accounted", "number", "How many of them the ledger has.", false},
    {"fail_on", "text", "Fails the gate from this severity on, unless the user says otherwise.",
     true},
    {0},
};

static const ltl_specialist specialist = {.title = "Completeness"};

const ltl_task ltl_specialist_completeness_checker = {
    .name = "completeness-checker",
    .summary = "Proves that every chunk came back and every file is accounted for.",
    .inputs = inputs,
    .outputs = ltl_assess_outputs,
    .is_idempotent = true,
    .version = 1,
    .specialist = &specialist,
    .run = run,
};
