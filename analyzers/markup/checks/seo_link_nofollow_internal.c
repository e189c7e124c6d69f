#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *rel = ltl_page_attribute(page, element, "rel");
    const ltl_markup_attribute *href = ltl_page_attribute(page, element, "href");
    bool is_own = href != NULL && href->is_known && href->value.len > 1 &&
                  href->value.ptr[0] == '/' && href->value.ptr[1] != '/';
    if (is_own && rel != NULL && rel->is_known && ltl_list_has_word(rel->value, "nofollow")) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_seo_link_nofollow_internal = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/link-nofollow-internal"),
            .title = LTL_STR_INIT("An own page that is not to be followed"),
            .message =
                LTL_STR_INIT("The link leads to a page of the same site and says `nofollow`."),
            .why = LTL_STR_INIT("The page gets less weight than it could have, from its own site."),
            .advice = LTL_STR_INIT(
                "Leave nofollow to addresses of others; noindex keeps an own page out."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE("https://developers.google.com/search/docs/crawling-indexing/"
                          "qualify-outbound-links"),
        },
    .tags = LTL_TAGS("a"),
    .element = look,
};
