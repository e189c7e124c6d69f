#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    if (ltl_page_has(page, element, "href") && !ltl_page_is_hidden(page, element) &&
        ltl_name_by_content(page, element) == LTL_NAMING_NONE) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_link_name = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/link-name"),
            .title = LTL_STR_INIT("A link without a name"),
            .message = LTL_STR_INIT("The link has no text: nobody hears where it leads."),
            .why = LTL_STR_INIT(
                "A screen reader reads the address letter by letter, or says \"link\". In "
                "a list of the links of the page it is an empty line."),
            .advice =
                LTL_STR_INIT("Write where the link leads between its tags, or into aria-label when "
                             "there is only an icon."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("link-purpose-in-context"),
        },
    .tags = LTL_TAGS("a"),
    .element = look,
};
