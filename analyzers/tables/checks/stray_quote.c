#include "analyzers/tables/check.h"

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    ltl_table_fact_say(check, look, LTL_FACT_STRAY_QUOTE, "a quote where none may be");
}

const ltl_table_check ltl_table_check_stray_quote = {
    .rule =
        {
            .id = LTL_STR_INIT("data/stray-quote"),
            .title = LTL_STR_INIT("A quote where none may be"),
            .message =
                LTL_STR_INIT("A quote stands within a cell that is not quoted, or text follows a "
                             "closing quote."),
            .why = LTL_STR_INIT("Readers disagree about what such a cell holds."),
            .advice = LTL_STR_INIT("Put the cell in quotes and write each quote in it twice."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_QUALITY,
            LTL_TABLE_REFERENCE("https://www.rfc-editor.org/rfc/rfc4180"),
        },
    .judge = judge,
};
