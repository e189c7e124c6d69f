#include "analyzers/markup/check.h"

static bool is_scope(const ltl_page *page, uint32_t element) {
    static const char *const scopes[] = {"row", "col", "rowgroup", "colgroup"};
    for (size_t i = 0; i < LTL_COUNT_OF(scopes); i++) {
        if (ltl_page_is(page, element, "scope", scopes[i])) {
            return true;
        }
    }
    return false;
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *scope = ltl_page_attribute(page, element, "scope");
    if (scope != NULL && scope->is_known &&
        (ltl_page_tag_is(page, element, "td") || !is_scope(page, element))) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_scope_valid = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/scope-valid"),
            .title = LTL_STR_INIT("A header cell that heads nothing"),
            .message =
                LTL_STR_INIT("`scope` belongs on `th` and is row, col, rowgroup or colgroup."),
            .why = LTL_STR_INIT("Screen readers say the header with each cell. A scope that is not "
                                "understood leaves the numbers of a table without their names."),
            .advice = LTL_STR_INIT("Write <th scope=\"col\">."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("info-and-relationships"),
        },
    .tags = LTL_TAGS("td", "th"),
    .element = look,
};
