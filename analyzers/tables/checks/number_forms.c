#include "analyzers/tables/check.h"

static const ltl_trait forms[] = {LTL_TRAIT_DECIMAL, LTL_TRAIT_DECIMAL_COMMA};

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    ltl_table_forms_say(check, look, forms, LTL_COUNT_OF(forms), "numbers");
}

const ltl_table_check ltl_table_check_number_forms = {
    .rule =
        {
            .id = LTL_STR_INIT("data/number-forms"),
            .title = LTL_STR_INIT("Numbers with a comma and with a point"),
            .message = LTL_STR_INIT("Some numbers of a column have a comma and some a point."),
            .why = LTL_STR_INIT("1,234 is a thousand and more for one reader and less than two for "
                                "another; sums are wrong without an error."),
            .advice = LTL_STR_INIT("Write numbers with a point and without separators."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_QUALITY,
            LTL_TABLE_REFERENCE("https://www.w3.org/TR/tabular-data-primer/"),
        },
    .judge = judge,
};
