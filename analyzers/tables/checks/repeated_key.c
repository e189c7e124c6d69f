#include "analyzers/tables/check.h"

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    ltl_table_fact_say(check, look, LTL_FACT_REPEATED_KEY, "the same key twice");
}

const ltl_table_check ltl_table_check_repeated_key = {
    .rule =
        {
            .id = LTL_STR_INIT("data/repeated-key"),
            .title = LTL_STR_INIT("One key twice in an object"),
            .message = LTL_STR_INIT("An object has the same key more than once."),
            .why =
                LTL_STR_INIT("Readers keep the first, the last or both; which value counts depends "
                             "on who reads."),
            .advice = LTL_STR_INIT("Give each key once; collect several values in a list."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_QUALITY,
            .cwe = (const ltl_str[]){LTL_STR_INIT("CWE-694")},
            .cwe_count = 1,
            LTL_TABLE_REFERENCE("https://www.rfc-editor.org/rfc/rfc8259"),
        },
    .judge = judge,
};
