#include "analyzers/tables/check.h"

#include <inttypes.h>

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    const ltl_tally *facts = look->profile->facts;
    static const ltl_fact kinds[] = {LTL_FACT_LF, LTL_FACT_CRLF, LTL_FACT_CR};
    const ltl_tally *fewest = NULL;
    uint32_t there = 0;
    for (size_t i = 0; i < LTL_COUNT_OF(kinds); i++) {
        const ltl_tally *tally = &facts[kinds[i]];
        there += tally->count > 0;
        bool is_fewer = fewest == NULL || tally->count < fewest->count;
        fewest = tally->count > 0 && is_fewer ? tally : fewest;
    }
    if (there > 1) {
        ltl_table_fault_say(check, look, NULL, fewest,
                            "%" PRIu64 " records end with CR LF, %" PRIu64 " with LF, %" PRIu64
                            " with CR; this is the first of the fewest.",
                            facts[LTL_FACT_CRLF].count, facts[LTL_FACT_LF].count,
                            facts[LTL_FACT_CR].count);
    }
}

const ltl_table_check ltl_table_check_mixed_line_ends = {
    .rule =
        {
            .id = LTL_STR_INIT("data/mixed-line-ends"),
            .title = LTL_STR_INIT("Several kinds of line ends"),
            .message = LTL_STR_INIT("Some records end with CR LF and some with LF or CR alone."),
            .why = LTL_STR_INIT(
                "Parts of the file come from different programs; readers that know one "
                "kind keep a stray CR in the last column."),
            .advice = LTL_STR_INIT("Write the file with one kind: CR LF is what RFC 4180 says."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_QUALITY,
            LTL_TABLE_REFERENCE("https://www.rfc-editor.org/rfc/rfc4180"),
        },
    .judge = judge,
};
