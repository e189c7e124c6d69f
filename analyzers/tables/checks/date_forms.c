#include "analyzers/tables/check.h"

static const ltl_trait forms[] = {LTL_TRAIT_DATE_ISO, LTL_TRAIT_DATE_SLASH, LTL_TRAIT_DATE_DOTTED};

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    ltl_table_forms_say(check, look, forms, LTL_COUNT_OF(forms), "dates");
}

const ltl_table_check ltl_table_check_date_forms = {
    .rule =
        {
            .id = LTL_STR_INIT("data/date-forms"),
            .title = LTL_STR_INIT("Dates in several forms"),
            .message = LTL_STR_INIT("The dates of a column are written in several forms."),
            .why = LTL_STR_INIT("Nobody can tell whether 03/04/2026 is in March or in April, and "
                                "sorting by text is wrong."),
            .advice = LTL_STR_INIT("Write all dates as ISO 8601 does: 2026-04-03."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_QUALITY,
            LTL_TABLE_REFERENCE("https://www.rfc-editor.org/rfc/rfc3339"),
        },
    .judge = judge,
};
