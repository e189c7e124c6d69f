#include "analyzers/tables/check.h"

#include <inttypes.h>

static const ltl_trait kinds[] = {LTL_TRAIT_DECIMAL, LTL_TRAIT_DECIMAL_COMMA};

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
                            "Column %.*s has numbers in %u forms; the first of the rarest, of "
                            "which there are %" PRIu64 ", is in record %" PRIu64 ".",
                            LTL_STR_ARG(label), forms, fewest->count, fewest->record);
    }
}

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    for (uint32_t i = 0; i < look->profile->column_count; i++) {
        judge_column(check, look, &look->profile->columns[i]);
    }
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
