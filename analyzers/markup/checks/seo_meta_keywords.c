#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    if (ltl_page_is(page, element, "name", "keywords") && ltl_page_says(page, element, "content")) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_seo_meta_keywords = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/meta-keywords"),
            .title = LTL_STR_INIT("Keywords that nobody reads"),
            .message = LTL_STR_INIT("Search engines do not read `<meta name=\"keywords\">`."),
            .why =
                LTL_STR_INIT("It tells competitors what the page wants to be found for, and nobody "
                             "else."),
            .advice = LTL_STR_INIT("Remove it."),
            .severity = LTL_SEVERITY_INFO,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE(
                "https://developers.google.com/search/docs/crawling-indexing/special-tags"),
        },
    .tags = LTL_TAGS("meta"),
    .element = look,
};
