#include "analyzers/markup/check.h"

static bool is_dialog(const ltl_page *page, uint32_t element) {
    return ltl_page_tag_is(page, element, "dialog") ||
           ltl_page_is(page, element, "role", "dialog") ||
           ltl_page_is(page, element, "role", "alertdialog");
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    if (is_dialog(page, element) && !page->elements[element].is_component &&
        ltl_name_by_attributes(page, element) == LTL_NAMING_NONE) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_dialog_name = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/dialog-name"),
            .title = LTL_STR_INIT("A dialog without a name"),
            .message = LTL_STR_INIT("The dialog has no name: nobody hears what has opened."),
            .why = LTL_STR_INIT(
                "The focus goes into the dialog, and a screen reader says \"dialog\"."),
            .advice = LTL_STR_INIT("Point aria-labelledby to its heading, or use aria-label."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("name-role-value"),
        },
    .element = look,
};
