#include "analyzers/markup/check.h"

/* Nobody is told about it, or it is told about in another way. */
static bool is_told_otherwise(const ltl_page *page, uint32_t element) {
    return ltl_page_is(page, element, "role", "presentation") ||
           ltl_page_is(page, element, "role", "none") || ltl_page_is_hidden(page, element) ||
           ltl_name_by_attributes(page, element) != LTL_NAMING_NONE;
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    if (!ltl_page_has(page, element, "alt") && !is_told_otherwise(page, element)) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_img_alt = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/img-alt"),
            .title = LTL_STR_INIT("An image without a text"),
            .message = LTL_STR_INIT(
                "The image has no `alt`. Write what it tells, or `alt=\"\"` when it only "
                "decorates."),
            .why =
                LTL_STR_INIT("Somebody who does not see the image hears its file name, or nothing. "
                             "What the image tells is lost."),
            .advice = LTL_STR_INIT(
                "Give alt the words that you would say in place of the image. alt=\"\" "
                "tells a screen reader to pass over it."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("non-text-content"),
        },
    .tags = LTL_TAGS("img"),
    .element = look,
};
