#include "analyzers/markup/check.h"

static bool is_for_mouse_only(const ltl_page *page, uint32_t element) {
    static const char *const tags[] = {"div", "span",    "li",      "img", "p",  "td",
                                       "tr",  "section", "article", "i",   "svg"};
    for (size_t i = 0; i < LTL_COUNT_OF(tags); i++) {
        if (ltl_page_tag_is(page, element, tags[i])) {
            return ltl_page_has(page, element, "onclick");
        }
    }
    return false;
}

static bool has_key_handler(const ltl_page *page, uint32_t element) {
    return ltl_page_has(page, element, "onkeydown") || ltl_page_has(page, element, "onkeyup") ||
           ltl_page_has(page, element, "onkeypress") || ltl_page_has(page, element, "onfocus");
}

/* Around a control it only makes the place to click larger. */
static bool holds_control(const ltl_page *page, uint32_t element) {
    static const char *const tags[] = {"a",        "button", "input", "select",
                                       "textarea", "label",  "slot"};
    for (uint32_t i = element + 1; i < page->elements[element].end; i++) {
        if (page->elements[i].is_component) {
            return true;
        }
        for (size_t k = 0; k < LTL_COUNT_OF(tags); k++) {
            if (ltl_page_tag_is(page, i, tags[k])) {
                return true;
            }
        }
    }
    return false;
}

/* A handler that only stops the click is no action of the element. */
static bool only_stops(const ltl_page *page, uint32_t element) {
    const ltl_markup_attribute *click = ltl_page_attribute(page, element, "onclick");
    ltl_str text = ltl_tree_text(page->tree, click->node);
    return ltl_str_find(text, LTL_STR("stopPropagation"), 0) != SIZE_MAX ||
           ltl_str_find(text, LTL_STR(".stop"), 0) != SIZE_MAX;
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    if (is_for_mouse_only(page, element) && !page->elements[element].is_open &&
        !ltl_page_has(page, element, "role") && !has_key_handler(page, element) &&
        !ltl_page_is_hidden(page, element) && !only_stops(page, element) &&
        !holds_control(page, element)) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_click_needs_key = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/click-needs-key"),
            .title = LTL_STR_INIT("A click that no key replaces"),
            .message =
                LTL_STR_INIT("The element reacts to the mouse only. Who uses the keyboard cannot "
                             "reach it."),
            .why = LTL_STR_INIT(
                "A div is not in the order of the tab key and does not react to Enter. "
                "A button does both."),
            .advice = LTL_STR_INIT(
                "Use a button or a link; otherwise role, tabindex=\"0\" and a handler for "
                "keys."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("keyboard"),
        },
    .element = look,
};
