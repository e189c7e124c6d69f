#include "analyzers/tables/check.h"

#include <inttypes.h>

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    for (uint32_t i = 0; i < look->profile->column_count; i++) {
        const ltl_column *column = &look->profile->columns[i];
        const ltl_tally *tally = &column->traits[LTL_TRAIT_BLANKS];
        if (tally->count > 0) {
            ltl_str label = ltl_table_column_label(look, column);
            ltl_table_fault_say(
                check, look, column, tally,
                "Column %.*s: %" PRIu64
                " cell%s with blanks at an end; the first is in record %" PRIu64 ".",
                LTL_STR_ARG(label), tally->count, tally->count == 1 ? "" : "s", tally->record);
        }
    }
}

const ltl_table_check ltl_table_check_blanks_around = {
    .rule =
        {
            .id = LTL_STR_INIT("data/blanks-around"),
            .title = LTL_STR_INIT("Blanks at the ends of cells"),
            .message = LTL_STR_INIT("Cells begin or end with blanks."),
            .why =
                LTL_STR_INIT("Blanks belong to the value: look-ups and joins miss it, and nobody "
                             "sees why."),
            .advice = LTL_STR_INIT("Cut the blanks off where the file is written."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_QUALITY,
            LTL_TABLE_REFERENCE("https://www.rfc-editor.org/rfc/rfc4180"),
        },
    .judge = judge,
};
