#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    if (!ltl_page_is_hidden(page, element) && !ltl_page_is(page, element, "role", "presentation") &&
        ltl_name_by_attributes(page, element) == LTL_NAMING_NONE) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_frame_title = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/frame-title"),
            .title = LTL_STR_INIT("A frame without a title"),
            .message = LTL_STR_INIT("The frame has no `title`: nobody hears what is in it."),
            .why = LTL_STR_INIT(
                "Frames are announced by their title. Without one people have to go in "
                "to find out whether it is a video or an advertisement."),
            .advice = LTL_STR_INIT("Write what the frame shows: title=\"Map of the office\"."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("name-role-value"),
        },
    .tags = LTL_TAGS("iframe", "frame"),
    .element = look,
};
