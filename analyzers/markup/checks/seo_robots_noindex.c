#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *content = ltl_page_attribute(page, element, "content");
    bool is_for_robots = ltl_page_is(page, element, "name", "robots") ||
                         ltl_page_is(page, element, "name", "googlebot");
    /* A page that describes itself for lists of results is meant to stand in them. */
    bool is_described = ltl_page_meta(page, "name", "description") != LTL_NO_ELEMENT ||
                        ltl_page_meta(page, "property", "og:title") != LTL_NO_ELEMENT;
    if (!page->is_template && is_described && is_for_robots && content != NULL &&
        content->is_known &&
        (ltl_str_find(ltl_markup_lower(page->arena, content->value), LTL_STR("noindex"), 0) !=
             SIZE_MAX ||
         ltl_str_equals_ignoring_case(ltl_str_trim(content->value), LTL_STR("none")))) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_seo_robots_noindex = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/robots-noindex"),
            .title = LTL_STR_INIT("A page that asks not to be found"),
            .message = LTL_STR_INIT("The page tells search engines to leave it out."),
            .why =
                LTL_STR_INIT("It is right for a test host and for pages behind a login, and often "
                             "left behind when the page goes public."),
            .advice = LTL_STR_INIT("Remove it when the page is to be found."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE(
                "https://developers.google.com/search/docs/crawling-indexing/block-indexing"),
        },
    .tags = LTL_TAGS("meta"),
    .element = look,
};
