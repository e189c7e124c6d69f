#include "analyzers/values/checks/text_outside.h"

static const ltl_sink_row ROWS[] = {
    {"fopen", 0, false},        {"freopen", 0, false}, {"open", 0, false},     {"open64", 0, false},
    {"creat", 0, false},        {"openat", 1, false},  {"unlink", 0, false},   {"remove", 0, false},
    {"rename", 0, true},        {"chmod", 0, false},   {"chown", 0, false},    {"mkdir", 0, false},
    {"rmdir", 0, false},        {"opendir", 0, false}, {"truncate", 0, false}, {"symlink", 0, true},
    {"fstream.open", 0, false}, {"link", 0, true},     {"dlopen", 0, false},
};

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    ltl_see_sink(values, check, event, ROWS, LTL_COUNT_OF(ROWS));
}

const ltl_value_check ltl_value_check_path_outside = {
    .id = "path-outside",
    .events = LTL_EVENT_BIT(CALL),
    .crosses = true,
    .see = see,
};
