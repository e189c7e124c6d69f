#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    if (!ltl_page_is_hidden(page, element) &&
        ltl_name_by_content(page, element) == LTL_NAMING_NONE) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_object_name = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/object-name"),
            .title = LTL_STR_INIT("An embedded object without a text"),
            .message =
                LTL_STR_INIT("`object` and `embed` have neither a title nor something to show in "
                             "their place."),
            .why = LTL_STR_INIT("Who cannot see or play it does not learn what is missing."),
            .advice = LTL_STR_INIT("Write a text between the tags of object, or a title."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("non-text-content"),
        },
    .tags = LTL_TAGS("object", "embed"),
    .element = look,
};
