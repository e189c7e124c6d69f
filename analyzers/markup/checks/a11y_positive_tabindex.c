#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *tabindex = ltl_page_attribute(page, element, "tabindex");
    uint64_t number = 0;
    if (tabindex != NULL && tabindex->is_known &&
        ltl_str_to_u64(ltl_str_trim(tabindex->value), &number) && number > 0 &&
        !page->elements[element].is_component) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_positive_tabindex = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/positive-tabindex"),
            .title = LTL_STR_INIT("An order of its own for the tab key"),
            .message =
                LTL_STR_INIT("`tabindex` above 0 takes the element out of the order of the page."),
            .why = LTL_STR_INIT(
                "The tab key visits these first, wherever they stand. One page with two "
                "such numbers is a riddle for who cannot use a mouse."),
            .advice = LTL_STR_INIT("Use tabindex=\"0\", and put the element where it belongs."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("focus-order"),
        },
    .element = look,
};
