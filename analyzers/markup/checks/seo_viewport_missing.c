#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, ltl_markup_faults *faults) {
    if (page->is_whole && ltl_page_is_public(page) &&
        ltl_page_meta(page, "name", "viewport") == LTL_NO_ELEMENT) {
        ltl_markup_fault_at(check, page, ltl_page_first(page, "head"), faults);
    }
}

const ltl_markup_check ltl_markup_check_seo_viewport_missing = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/viewport-missing"),
            .title = LTL_STR_INIT("A page that is not made for phones"),
            .message = LTL_STR_INIT("The page has no `<meta name=\"viewport\">`."),
            .why = LTL_STR_INIT(
                "A phone shows it as wide as a screen, in tiny letters. Search engines "
                "look at pages as a phone does."),
            .advice =
                LTL_STR_INIT("Add <meta name=\"viewport\" content=\"width=device-width, initial-"
                             "scale=1\">."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE("https://developers.google.com/search/docs/crawling-indexing/mobile/"
                          "mobile-sites-mobile-first-indexing"),
        },
    .page = look,
};
