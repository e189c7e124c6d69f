#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *content = ltl_page_attribute(page, element, "content");
    if (ltl_page_is(page, element, "http-equiv", "refresh") && content != NULL &&
        content->is_known &&
        ltl_str_find(ltl_markup_lower(page->arena, content->value), LTL_STR("url="), 0) !=
            SIZE_MAX) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_seo_meta_refresh_redirect = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/meta-refresh-redirect"),
            .title = LTL_STR_INIT("A redirection inside the page"),
            .message = LTL_STR_INIT("The page sends the browser elsewhere after it was loaded."),
            .why = LTL_STR_INIT(
                "A redirection of the server says whether it is for good, and what the "
                "old address was worth goes over to the new one."),
            .advice = LTL_STR_INIT("Answer with status 301 or 308 on the server."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE(
                "https://developers.google.com/search/docs/crawling-indexing/301-redirects"),
        },
    .tags = LTL_TAGS("meta"),
    .element = look,
};
