#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    if (!ltl_page_is_hidden(page, element) &&
        ltl_name_by_content(page, element) == LTL_NAMING_NONE) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_button_name = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/button-name"),
            .title = LTL_STR_INIT("A button without a name"),
            .message =
                LTL_STR_INIT("The button has no text: a screen reader says \"button\" and nothing "
                             "more."),
            .why = LTL_STR_INIT(
                "An icon inside a button is not read out. People who use speech cannot "
                "press it, since they have no word for it."),
            .advice =
                LTL_STR_INIT("Write the text into the button, or what it does into aria-label."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("name-role-value"),
        },
    .tags = LTL_TAGS("button"),
    .element = look,
};
