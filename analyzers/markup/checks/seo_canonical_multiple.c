#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, ltl_markup_faults *faults) {
    uint32_t seen = 0;
    uint32_t link = page->is_template ? LTL_NO_ELEMENT : ltl_page_first(page, "link");
    for (; link != LTL_NO_ELEMENT; link = page->elements[link].next_of_tag) {
        seen += ltl_page_is(page, link, "rel", "canonical");
        if (seen == 2 && ltl_page_is(page, link, "rel", "canonical")) {
            ltl_markup_fault_at(check, page, link, faults);
        }
    }
}

const ltl_markup_check ltl_markup_check_seo_canonical_multiple = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/canonical-multiple"),
            .title = LTL_STR_INIT("Two canonical addresses"),
            .message =
                LTL_STR_INIT("The page names more than one canonical address, so none of them "
                             "counts."),
            .why =
                LTL_STR_INIT("Search engines ignore the hint when there are two, and choose one of "
                             "the addresses of the page by themselves."),
            .advice = LTL_STR_INIT("Keep one."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE("https://developers.google.com/search/docs/crawling-indexing/"
                          "consolidate-duplicate-urls"),
        },
    .page = look,
};
