#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    if (!page->elements[element].is_open && !ltl_page_says(page, element, "lang") &&
        !ltl_page_says(page, element, "xml:lang") &&
        page->elements[element].parent == LTL_NO_ELEMENT) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_html_lang = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/html-lang"),
            .title = LTL_STR_INIT("A document that does not say its language"),
            .message =
                LTL_STR_INIT("`html` has no `lang`, so a screen reader reads the page in the "
                             "language of its user."),
            .why = LTL_STR_INIT("German read by English rules cannot be understood. Translation, "
                                "hyphenation and spelling go by the same attribute."),
            .advice = LTL_STR_INIT("Write <html lang=\"en\">, with the language of the text."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("language-of-page"),
        },
    .tags = LTL_TAGS("html"),
    .element = look,
};
