#include "analyzers/values/checks/text_outside.h"

static const ltl_sink_row ROWS[] = {
    {"system", 0, false},      {"popen", 0, false},        {"execl", 0, true},
    {"execlp", 0, true},       {"execle", 0, true},        {"execv", 0, true},
    {"execvp", 0, true},       {"execve", 0, true},        {"execvpe", 0, true},
    {"posix_spawn", 1, false}, {"posix_spawnp", 1, false}, {"wordexp", 0, false},
};

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    ltl_see_sink(values, check, event, ROWS, LTL_COUNT_OF(ROWS));
}

const ltl_value_check ltl_value_check_command_outside = {
    .id = "command-outside",
    .events = LTL_EVENT_BIT(CALL),
    .crosses = true,
    .see = see,
};
