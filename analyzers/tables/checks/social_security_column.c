#include "analyzers/tables/check.h"

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    ltl_table_most_say(check, look, LTL_TRAIT_SOCIAL_SECURITY, "social security numbers");
}

const ltl_table_check ltl_table_check_social_security_column = {
    .rule =
        {
            .id = LTL_STR_INIT("data/social-security-column"),
            .title = LTL_STR_INIT("A column of social security numbers"),
            .message =
                LTL_STR_INIT("Most cells of a column are social security numbers, which belong to "
                             "persons."),
            .why = LTL_STR_INIT(
                "Personal data in a file is copied with it to every machine and backup,"
                " and the law asks who may have it."),
            .advice =
                LTL_STR_INIT("Leave the column out, or put made-up or hashed values in its place."),
            .severity = LTL_SEVERITY_HIGH,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_COMPLIANCE,
            .cwe = (const ltl_str[]){LTL_STR_INIT("CWE-359")},
            .cwe_count = 1,
            LTL_TABLE_REFERENCE("https://gdpr-info.eu/art-5-gdpr/"),
        },
    .finds_secrets = true,
    .judge = judge,
};
