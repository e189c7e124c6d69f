#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    if (ltl_page_says(page, element, "accesskey") && !page->elements[element].is_component) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_accesskey = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/accesskey"),
            .title = LTL_STR_INIT("A key of its own"),
            .message = LTL_STR_INIT(
                "`accesskey` takes a key that a browser or a screen reader may need for "
                "itself."),
            .why =
                LTL_STR_INIT("Which keys are free differs between browsers, systems and languages, "
                             "and nobody is told about the new one."),
            .advice =
                LTL_STR_INIT("Leave it out; headings and landmarks bring people to the place."),
            .severity = LTL_SEVERITY_INFO,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("character-key-shortcuts"),
        },
    .element = look,
};
