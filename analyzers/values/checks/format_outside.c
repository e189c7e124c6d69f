#include "analyzers/values/checks/text_outside.h"

static const ltl_sink_row ROWS[] = {
    {"printf", 0, false},   {"fprintf", 1, false},      {"sprintf", 1, false},
    {"snprintf", 2, false}, {"vprintf", 0, false},      {"vfprintf", 1, false},
    {"vsprintf", 1, false}, {"vsnprintf", 2, false},    {"syslog", 1, false},
    {"vsyslog", 1, false},  {"dprintf", 1, false},      {"vdprintf", 1, false},
    {"wprintf", 0, false},  {"fwprintf", 1, false},     {"swprintf", 2, false},
    {"vwprintf", 0, false}, {"vfwprintf", 1, false},    {"vswprintf", 2, false},
    {"asprintf", 1, false}, {"err", 1, false},          {"warn", 0, false},
    {"warnx", 0, false},    {"setproctitle", 0, false},
};

static void see(ltl_values *values, const ltl_value_check *check, const ltl_event *event) {
    ltl_see_sink(values, check, event, ROWS, LTL_COUNT_OF(ROWS));
}

const ltl_value_check ltl_value_check_format_outside = {
    .id = "format-outside",
    .events = LTL_EVENT_BIT(CALL),
    .crosses = true,
    .see = see,
};
