#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    uint32_t titles = 0;
    for (uint32_t i = element + 1; i < page->elements[element].end && !page->is_template; i++) {
        bool is_own = page->elements[i].parent == element && ltl_page_tag_is(page, i, "title");
        titles += is_own;
        if (is_own && titles == 2) {
            ltl_markup_fault_at(check, page, i, faults);
        }
    }
}

const ltl_markup_check ltl_markup_check_seo_title_multiple = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/title-multiple"),
            .title = LTL_STR_INIT("Two titles"),
            .message =
                LTL_STR_INIT("The page has more than one `title`; the second has no effect."),
            .why =
                LTL_STR_INIT("Browsers show the first one. Mostly a template and a page both bring "
                             "one, and the better one loses."),
            .advice = LTL_STR_INIT("Keep one."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE("https://developers.google.com/search/docs/appearance/title-link"),
        },
    .tags = LTL_TAGS("head"),
    .element = look,
};
