#include "analyzers/markup/check.h"

/* Frames of an application are filled by scripts. */
static bool has_text(const ltl_page *page) {
    return ltl_page_first(page, "p") != LTL_NO_ELEMENT ||
           ltl_page_first(page, "h2") != LTL_NO_ELEMENT ||
           ltl_page_first(page, "article") != LTL_NO_ELEMENT;
}

static void look(const ltl_markup_check *check, const ltl_page *page, ltl_markup_faults *faults) {
    if (page->is_whole && ltl_page_is_public(page) &&
        ltl_page_first(page, "h1") == LTL_NO_ELEMENT && has_text(page)) {
        ltl_markup_fault_at(check, page, ltl_page_first(page, "html"), faults);
    }
}

const ltl_markup_check ltl_markup_check_seo_h1_missing = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/h1-missing"),
            .title = LTL_STR_INIT("A page without a main heading"),
            .message = LTL_STR_INIT("The page has no `h1`."),
            .why =
                LTL_STR_INIT("The main heading says in the page itself what it is about, to search "
                             "engines and to people who come from one."),
            .advice = LTL_STR_INIT("Make the heading of the page an h1."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE(
                "https://developers.google.com/search/docs/fundamentals/seo-starter-guide"),
        },
    .page = look,
};
