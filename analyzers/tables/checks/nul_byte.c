#include "analyzers/tables/check.h"

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    ltl_table_fact_say(check, look, LTL_FACT_NUL, "a zero byte");
}

const ltl_table_check ltl_table_check_nul_byte = {
    .rule =
        {
            .id = LTL_STR_INIT("data/nul-byte"),
            .title = LTL_STR_INIT("Zero bytes"),
            .message = LTL_STR_INIT("A record holds a zero byte."),
            .why =
                LTL_STR_INIT("Many readers end a text at a zero byte and lose the rest; it often "
                             "comes from UTF-16 or a damaged file."),
            .advice = LTL_STR_INIT("Find out where it comes from; export the data again."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_QUALITY,
            .cwe = (const ltl_str[]){LTL_STR_INIT("CWE-158")},
            .cwe_count = 1,
            LTL_TABLE_REFERENCE("https://www.rfc-editor.org/rfc/rfc4180"),
        },
    .judge = judge,
};
