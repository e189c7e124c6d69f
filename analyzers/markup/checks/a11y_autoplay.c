#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *autoplay = ltl_page_attribute(page, element, "autoplay");
    if (autoplay != NULL && autoplay->is_known && !ltl_str_is(autoplay->value, "false") &&
        !ltl_page_has(page, element, "muted") && !page->elements[element].is_open) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_autoplay = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/autoplay"),
            .title = LTL_STR_INIT("Sound that starts by itself"),
            .message =
                LTL_STR_INIT("The sound starts with the page, over the voice of a screen reader."),
            .why =
                LTL_STR_INIT("Who listens to the page hears two voices and has to find the button "
                             "that stops one of them."),
            .advice = LTL_STR_INIT("Leave out autoplay, or start without sound (muted)."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("audio-control"),
        },
    .tags = LTL_TAGS("audio", "video"),
    .element = look,
};
