#include "analyzers/tables/check.h"

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    ltl_table_fact_say(check, look, LTL_FACT_UNCLOSED_QUOTE, "a quote that is never closed");
}

const ltl_table_check ltl_table_check_unclosed_quote = {
    .rule =
        {
            .id = LTL_STR_INIT("data/unclosed-quote"),
            .title = LTL_STR_INIT("A quote that is never closed"),
            .message = LTL_STR_INIT("A cell begins with a quote that is never closed."),
            .why =
                LTL_STR_INIT("Everything behind it, up to the end of the file, is one cell for a "
                             "reader that follows the standard."),
            .advice =
                LTL_STR_INIT("Close the quote; a quote within a quoted cell is written twice."),
            .severity = LTL_SEVERITY_HIGH,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_QUALITY,
            LTL_TABLE_REFERENCE("https://www.rfc-editor.org/rfc/rfc4180"),
        },
    .judge = judge,
};
