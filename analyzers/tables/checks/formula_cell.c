#include "analyzers/tables/check.h"

#include <inttypes.h>

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    bool is_sheet =
        look->dialect->format != LTL_TABLE_SQL; /* nobody opens a dump in a spreadsheet */
    for (uint32_t i = 0; is_sheet && i < look->profile->column_count; i++) {
        const ltl_column *column = &look->profile->columns[i];
        const ltl_tally *tally = &column->traits[LTL_TRAIT_FORMULA];
        if (tally->count > 0) {
            ltl_str label = ltl_table_column_label(look, column);
            ltl_table_fault_say(
                check, look, column, tally,
                "Column %.*s: %" PRIu64 " cell%s that a spreadsheet would take for a formula; the "
                "first is in record %" PRIu64 ".",
                LTL_STR_ARG(label), tally->count, tally->count == 1 ? "" : "s", tally->record);
        }
    }
}

const ltl_table_check ltl_table_check_formula_cell = {
    .rule =
        {
            .id = LTL_STR_INIT("data/formula-cell"),
            .title = LTL_STR_INIT("Cells that a spreadsheet runs"),
            .message = LTL_STR_INIT("A cell begins like a formula."),
            .why =
                LTL_STR_INIT("Opened in a spreadsheet it is calculated: it can read other cells, "
                             "send them away by a link, or start a program."),
            .advice = LTL_STR_INIT(
                "Put a single quote or a tab before such values when they are exported,"
                " or refuse them."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_SECURITY,
            .cwe = (const ltl_str[]){LTL_STR_INIT("CWE-1236")},
            .cwe_count = 1,
            LTL_TABLE_REFERENCE("https://owasp.org/www-community/attacks/CSV_Injection"),
        },
    .judge = judge,
};
