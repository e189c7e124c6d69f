#include "analyzers/tables/check.h"

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    ltl_table_fact_say(check, look, LTL_FACT_NOT_UTF8, "bytes that are no UTF-8");
}

const ltl_table_check ltl_table_check_invalid_utf8 = {
    .rule =
        {
            .id = LTL_STR_INIT("data/invalid-utf8"),
            .title = LTL_STR_INIT("Bytes that are no UTF-8"),
            .message = LTL_STR_INIT("A record has bytes that are not valid UTF-8."),
            .why = LTL_STR_INIT("Two encodings in one file cannot both be read: names get lost or "
                                "garbled, and strict readers stop there."),
            .advice = LTL_STR_INIT(
                "Convert the file to UTF-8 as a whole, from the encoding it was written"
                " in."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_QUALITY,
            LTL_TABLE_REFERENCE("https://www.rfc-editor.org/rfc/rfc3629"),
        },
    .judge = judge,
};
