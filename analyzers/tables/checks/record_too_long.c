#include "analyzers/tables/check.h"

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    ltl_table_fact_say(check, look, LTL_FACT_TOO_LONG, "longer than 64 KiB, and not looked into");
}

const ltl_table_check ltl_table_check_record_too_long = {
    .rule =
        {
            .id = LTL_STR_INIT("data/record-too-long"),
            .title = LTL_STR_INIT("Records beyond any use"),
            .message = LTL_STR_INIT("A record is longer than 64 KiB, and was not looked into."),
            .why = LTL_STR_INIT(
                "Spreadsheets and import tools cut or refuse such records; most often a"
                " quote is missing somewhere."),
            .advice = LTL_STR_INIT(
                "Look whether a quote is missing; keep large contents in files of their"
                " own."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_QUALITY,
            LTL_TABLE_REFERENCE("https://www.rfc-editor.org/rfc/rfc4180"),
        },
    .judge = judge,
};
