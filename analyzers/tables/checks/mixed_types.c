#include "analyzers/tables/check.h"

#include <inttypes.h>

static const char *const names[LTL_TRAIT_SORT_COUNT] = {
    [LTL_TRAIT_INTEGER] = "numbers",       [LTL_TRAIT_DECIMAL] = "numbers",
    [LTL_TRAIT_DECIMAL_COMMA] = "numbers", [LTL_TRAIT_TRUTH] = "truths",
    [LTL_TRAIT_DATE_ISO] = "dates",        [LTL_TRAIT_DATE_SLASH] = "dates",
    [LTL_TRAIT_DATE_DOTTED] = "dates",     [LTL_TRAIT_TEXT] = "texts",
    [LTL_TRAIT_OBJECT] = "objects",        [LTL_TRAIT_LIST] = "lists",
};

/* The first of the cells that are not of the common sort; the sum of them all. */
static ltl_tally odd_ones(const ltl_column *column, const char *common) {
    ltl_tally odd = {0};
    for (uint32_t i = LTL_TRAIT_EMPTY + 1; i < LTL_TRAIT_SORT_COUNT; i++) {
        const ltl_tally *tally = &column->traits[i];
        if (tally->count > 0 && strcmp(names[i], common) != 0) {
            uint64_t count = odd.count + tally->count;
            odd = odd.count == 0 || tally->record < odd.record ? *tally : odd;
            odd.count = count;
        }
    }
    return odd;
}

static void judge_column(const ltl_table_check *check, ltl_table_look *look,
                         const ltl_column *column) {
    enum { LEAST = 10, SHARE = 10 }; /* in a column of ten or more, at most a tenth is odd */
    bool is_json = look->dialect->format == LTL_TABLE_JSON_LINES;
    uint64_t filled = ltl_column_filled(column);
    for (uint32_t i = LTL_TRAIT_EMPTY + 1; i < LTL_TRAIT_SORT_COUNT; i++) {
        bool is_wanted = column->traits[i].count > 0 && (is_json || i != LTL_TRAIT_TEXT);
        ltl_tally odd = is_wanted ? odd_ones(column, names[i]) : (ltl_tally){0};
        if (odd.count > 0 && odd.count * SHARE <= filled && filled >= LEAST) {
            ltl_str label = ltl_table_column_label(look, column);
            ltl_table_fault_say(
                check, look, column, &odd,
                "Column %.*s: %" PRIu64 " of %" PRIu64
                " cells are no %s as the others are; the first is in record %" PRIu64 ".",
                LTL_STR_ARG(label), odd.count, filled, names[i], odd.record);
            return;
        }
    }
}

static void judge(const ltl_table_check *check, ltl_table_look *look) {
    for (uint32_t i = 0; i < look->profile->column_count; i++) {
        judge_column(check, look, &look->profile->columns[i]);
    }
}

const ltl_table_check ltl_table_check_mixed_types = {
    .rule =
        {
            .id = LTL_STR_INIT("data/mixed-types"),
            .title = LTL_STR_INIT("Numbers or dates, but for a few cells"),
            .message =
                LTL_STR_INIT("Most cells of a column are numbers or dates, and a few are not."),
            .why = LTL_STR_INIT("Sums leave the odd cells out, or the import fails on the first of "
                                "them; where the sort is guessed from the first rows, the guess is "
                                "wrong."),
            .advice =
                LTL_STR_INIT("Correct the odd cells; leave a cell empty when there is no value."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_QUALITY,
            LTL_TABLE_REFERENCE("https://www.w3.org/TR/tabular-data-primer/"),
        },
    .judge = judge,
};
