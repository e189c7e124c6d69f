#include "analyzers/tables/check.h"

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    ltl_table_fact_say(check, look, LTL_FACT_FEW_CELLS, "fewer cells than the first record");
    ltl_table_fact_say(check, look, LTL_FACT_MANY_CELLS, "more cells than the first record");
}

const ltl_table_check ltl_table_check_ragged_row = {
    .rule =
        {
            .id = LTL_STR_INIT("data/ragged-row"),
            .title = LTL_STR_INIT("Rows with more or fewer cells than the header"),
            .message = LTL_STR_INIT("A record has another number of cells than the first one."),
            .why =
                LTL_STR_INIT("Readers move values into the wrong column, or drop them, and most do "
                             "it without a word."),
            .advice = LTL_STR_INIT(
                "Quote cells that hold the delimiter, and write empty cells at the end."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_QUALITY,
            LTL_TABLE_REFERENCE("https://www.rfc-editor.org/rfc/rfc4180"),
        },
    .judge = judge,
};
