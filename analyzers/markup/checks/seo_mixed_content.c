#include "analyzers/markup/check.h"

/* Of links only what the browser loads by itself. */
static bool is_loaded(const ltl_page *page, uint32_t element) {
    return !ltl_page_tag_is(page, element, "link") ||
           ltl_page_is(page, element, "rel", "stylesheet") ||
           ltl_page_is(page, element, "rel", "preload") ||
           ltl_page_is(page, element, "rel", "icon");
}

static bool is_local(ltl_str address) {
    return ltl_str_starts_with(address, LTL_STR("http://localhost")) ||
           ltl_str_starts_with(address, LTL_STR("http://127."));
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *from =
        ltl_page_attribute(page, element, ltl_page_tag_is(page, element, "link") ? "href" : "src");
    if (from != NULL && from->is_known && ltl_str_starts_with(from->value, LTL_STR("http://")) &&
        !is_local(from->value) && is_loaded(page, element)) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_seo_mixed_content = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/mixed-content"),
            .title = LTL_STR_INIT("A part of the page that comes without encryption"),
            .message = LTL_STR_INIT(
                "The page loads this over http, which browsers block or warn about on a "
                "page with https."),
            .why = LTL_STR_INIT("Pictures stay away and scripts do not run; anyone on the way can "
                                "change them."),
            .advice = LTL_STR_INIT("Write https, or an address of the same site."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE("https://www.w3.org/TR/mixed-content/"),
        },
    .tags = LTL_TAGS("script", "img", "iframe", "link", "source", "video", "audio", "embed"),
    .element = look,
};
