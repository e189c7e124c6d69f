#include "analyzers/tables/check.h"

#include <inttypes.h>

static const ltl_trait kinds[] = {LTL_TRAIT_DATE_ISO, LTL_TRAIT_DATE_SLASH, LTL_TRAIT_DATE_DOTTED};

static void judge_column(const ltl_table_check *check, ltl_table_look *look,
                         const ltl_column *column) {
    const ltl_tally *fewest = NULL;
    uint32_t forms = 0;
    for (size_t i = 0; i < LTL_COUNT_OF(kinds); i++) {
        const ltl_tally *tally = &column->traits[kinds[i]];
        forms += tally->count > 0;
        fewest =
            tally->count > 0 && (fewest == NULL || tally->count < fewest->count) ? tally : fewest;
    }
    if (forms > 1) {
        ltl_str label = ltl_table_column_label(look, column);
        ltl_table_fault_say(check, look, column, fewest,
                            "Column %.*s has dates in %u forms; the first of the rarest, of which "
                            "there are %" PRIu64 ", is in record %" PRIu64 ".",
                            LTL_STR_ARG(label), forms, fewest->count, fewest->record);
    }
}

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    for (uint32_t i = 0; i < look->profile->column_count; i++) {
        judge_column(check, look, &look->profile->columns[i]);
    }
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
