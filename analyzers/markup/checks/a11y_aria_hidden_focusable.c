#include "analyzers/markup/check.h"

static bool takes_focus(const ltl_page *page, uint32_t element) {
    static const char *const tags[] = {"button", "input", "select", "textarea", "summary"};
    const ltl_markup_attribute *tabindex = ltl_page_attribute(page, element, "tabindex");
    if (page->elements[element].is_component || page->elements[element].is_open ||
        ltl_page_has(page, element, "disabled") || ltl_page_has(page, element, "hidden") ||
        ltl_page_is(page, element, "type", "hidden")) {
        return false;
    }
    if (tabindex != NULL) {
        return tabindex->is_known && (tabindex->value.len == 0 || tabindex->value.ptr[0] != '-');
    }
    for (size_t i = 0; i < LTL_COUNT_OF(tags); i++) {
        if (ltl_page_tag_is(page, element, tags[i])) {
            return true;
        }
    }
    return ltl_page_tag_is(page, element, "a") && ltl_page_has(page, element, "href");
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *hidden = ltl_page_attribute(page, element, "aria-hidden");
    if (hidden != NULL && hidden->is_known && ltl_str_is(hidden->value, "true") &&
        takes_focus(page, element)) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_aria_hidden_focusable = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/aria-hidden-focusable"),
            .title = LTL_STR_INIT("Hidden, but reached by the tab key"),
            .message = LTL_STR_INIT(
                "The element is hidden from screen readers, and still takes the focus."),
            .why = LTL_STR_INIT(
                "Who uses the tab key lands on something that is not announced at all."),
            .advice =
                LTL_STR_INIT("Leave out aria-hidden, or take the element out of the order too "
                             "(tabindex=\"-1\", disabled, hidden)."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("name-role-value"),
        },
    .element = look,
};
