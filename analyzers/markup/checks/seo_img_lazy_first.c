#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, ltl_markup_faults *faults) {
    uint32_t first = page->is_whole ? ltl_page_first(page, "img") : LTL_NO_ELEMENT;
    if (first != LTL_NO_ELEMENT && ltl_page_is(page, first, "loading", "lazy")) {
        ltl_markup_fault_at(check, page, first, faults);
    }
}

const ltl_markup_check ltl_markup_check_seo_img_lazy_first = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/img-lazy-first"),
            .title = LTL_STR_INIT("The first image is loaded last"),
            .message = LTL_STR_INIT("The first image of the page has `loading=\"lazy\"`."),
            .why =
                LTL_STR_INIT("It is what people look at first, and the browser waits with it until "
                             "the page is laid out. How soon it shows counts in the ranking."),
            .advice = LTL_STR_INIT("Leave loading=\"lazy\" to images further down."),
            .severity = LTL_SEVERITY_INFO,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE("https://web.dev/articles/lcp-lazy-loading"),
        },
    .page = look,
};
