#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    bool is_image = ltl_page_tag_is(page, element, "area")
                        ? ltl_page_has(page, element, "href")
                        : ltl_page_is(page, element, "type", "image");
    if (is_image && !ltl_page_says(page, element, "alt") && !ltl_page_is_hidden(page, element) &&
        ltl_name_by_attributes(page, element) == LTL_NAMING_NONE) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_image_button_alt = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/image-button-alt"),
            .title = LTL_STR_INIT("An image button or map area without a text"),
            .message = LTL_STR_INIT(
                "What is clicked is an image without `alt`: nobody hears what it does."),
            .why =
                LTL_STR_INIT("The image is all there is to the control, and without a text it is "
                             "announced as \"button\" or by its address."),
            .advice = LTL_STR_INIT("Write in alt what happens on a click: alt=\"Search\"."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("non-text-content"),
        },
    .tags = LTL_TAGS("input", "area"),
    .element = look,
};
