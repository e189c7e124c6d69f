#include "analyzers/tables/check.h"

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    ltl_table_fact_say(check, look, LTL_FACT_BROKEN_JSON, "not a JSON text");
    ltl_table_fact_say(check, look, LTL_FACT_DEEP_JSON, "nested deeper than 256");
}

const ltl_table_check ltl_table_check_broken_json_line = {
    .rule =
        {
            .id = LTL_STR_INIT("data/broken-json-line"),
            .title = LTL_STR_INIT("A line that is no JSON"),
            .message = LTL_STR_INIT("A line is not a JSON text."),
            .why = LTL_STR_INIT("A reader of JSON Lines stops there or drops the line."),
            .advice =
                LTL_STR_INIT("Write each record as one JSON text on one line, with line ends in "
                             "texts as backslash n."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_QUALITY,
            LTL_TABLE_REFERENCE("https://jsonlines.org/"),
        },
    .judge = judge,
};
