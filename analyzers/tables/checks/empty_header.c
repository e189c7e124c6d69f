#include "analyzers/tables/check.h"

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    const ltl_table_profile *profile = look->profile;
    for (uint32_t i = 0; profile->header == LTL_HEADER_THERE && i < profile->column_count; i++) {
        const ltl_column *column = &profile->columns[i];
        bool is_named = column->defined.count > 0; /* in a header, or in a dump that tells columns */
        if (is_named && ltl_str_trim(ltl_column_name(column)).len == 0) {
            ltl_table_fault_say(check, look, NULL, &column->defined, "Column %u has no name.", i + 1);
        }
    }
}

const ltl_table_check ltl_table_check_empty_header = {
    .rule =
        {
            .id = LTL_STR_INIT("data/empty-header"),
            .title = LTL_STR_INIT("A column without a name"),
            .message = LTL_STR_INIT("A column has an empty name in the header."),
            .why =
                LTL_STR_INIT("Tools make up a name, each another one, and queries cannot say which "
                             "column is meant."),
            .advice = LTL_STR_INIT("Name the column, or leave it out."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_QUALITY,
            LTL_TABLE_REFERENCE("https://www.rfc-editor.org/rfc/rfc4180"),
        },
    .judge = judge,
};
