#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    ltl_markup_fault_at(check, page, element, faults);
}

const ltl_markup_check ltl_markup_check_a11y_moving_content = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/moving-content"),
            .title = LTL_STR_INIT("Text that blinks or runs"),
            .message = LTL_STR_INIT("The element moves its text, and nothing stops it."),
            .why = LTL_STR_INIT(
                "Moving text cannot be read by many and keeps others from reading what "
                "stands beside it. Browsers may stop supporting it."),
            .advice = LTL_STR_INIT("Let the text stand still."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("pause-stop-hide"),
        },
    .tags = LTL_TAGS("blink", "marquee"),
    .element = look,
};
