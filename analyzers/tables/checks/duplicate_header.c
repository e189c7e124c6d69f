#include "analyzers/tables/check.h"

static bool is_same(const ltl_column *a, const ltl_column *b) {
    ltl_str name = ltl_str_trim(ltl_column_name(a));
    return name.len > 0 && ltl_str_equals_ignoring_case(name, ltl_str_trim(ltl_column_name(b)));
}

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    const ltl_table_profile *profile = look->profile;
    for (uint32_t i = 1; profile->header == LTL_HEADER_THERE && i < profile->column_count; i++) {
        uint32_t k = 0;
        while (k < i && !is_same(&profile->columns[i], &profile->columns[k])) {
            k++;
        }
        if (k < i) {
            ltl_table_fault_say(check, look, &profile->columns[i], ltl_column_defined(&profile->columns[i]),
                                "Columns %u and %u are both called `%.*s`.", k + 1, i + 1,
                                LTL_STR_ARG(ltl_column_name(&profile->columns[i])));
        }
    }
}

const ltl_table_check ltl_table_check_duplicate_header = {
    .rule =
        {
            .id = LTL_STR_INIT("data/duplicate-header"),
            .title = LTL_STR_INIT("Two columns of the same name"),
            .message = LTL_STR_INIT("Two columns have the same name, but for case and blanks."),
            .why = LTL_STR_INIT(
                "A reader that maps names to values keeps one of the two, and the other"
                " is lost."),
            .advice = LTL_STR_INIT("Give each column a name of its own."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_QUALITY,
            LTL_TABLE_REFERENCE("https://www.rfc-editor.org/rfc/rfc4180"),
        },
    .judge = judge,
};
