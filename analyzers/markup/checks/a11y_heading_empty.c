#include "analyzers/markup/check.h"

/* A field in place of the heading, which says what is in it. */
static bool holds_control(const ltl_page *page, uint32_t element) {
    for (uint32_t i = element + 1; i < page->elements[element].end; i++) {
        if (ltl_page_tag_is(page, i, "input") || ltl_page_tag_is(page, i, "select") ||
            ltl_page_tag_is(page, i, "textarea") || ltl_page_tag_is(page, i, "slot")) {
            return true;
        }
    }
    return false;
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    if (!ltl_page_is_hidden(page, element) && !holds_control(page, element) &&
        ltl_name_by_content(page, element) == LTL_NAMING_NONE) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_heading_empty = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/heading-empty"),
            .title = LTL_STR_INIT("A heading without text"),
            .message =
                LTL_STR_INIT("The heading is empty, but stands in the list of headings that people "
                             "find their way by."),
            .why =
                LTL_STR_INIT("A screen reader lists the headings of a page; an empty one is a line "
                             "that leads to nothing."),
            .advice = LTL_STR_INIT(
                "Write the heading, or remove the element; space between paragraphs is "
                "for the style sheet."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("headings-and-labels"),
        },
    .tags = LTL_TAGS("h1", "h2", "h3", "h4", "h5", "h6"),
    .element = look,
};
