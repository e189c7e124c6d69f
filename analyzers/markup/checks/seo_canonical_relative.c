#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *href = ltl_page_attribute(page, element, "href");
    if (ltl_page_is(page, element, "rel", "canonical") && href != NULL && href->is_known &&
        href->value.len > 0 && ltl_str_find(href->value, LTL_STR("://"), 0) == SIZE_MAX) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_seo_canonical_relative = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/canonical-relative"),
            .title = LTL_STR_INIT("A canonical address that is not complete"),
            .message =
                LTL_STR_INIT("`rel=\"canonical\"` needs the whole address, with https and host."),
            .why =
                LTL_STR_INIT("A relative one means another page on a copy of the site, on a test "
                             "host, or behind a proxy."),
            .advice = LTL_STR_INIT("Write https://www.example.org/page."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE("https://developers.google.com/search/docs/crawling-indexing/"
                          "consolidate-duplicate-urls"),
        },
    .tags = LTL_TAGS("link"),
    .element = look,
};
