#include "analyzers/markup/check.h"

static const char *const needed[] = {"og:title", "og:type", "og:image", "og:url"};

static void look(const ltl_markup_check *check, const ltl_page *page, ltl_markup_faults *faults) {
    uint32_t first = LTL_NO_ELEMENT;
    const char *missing = NULL;
    for (size_t i = 0; i < LTL_COUNT_OF(needed) && page->is_whole; i++) {
        uint32_t meta = ltl_page_meta(page, "property", needed[i]);
        missing = meta == LTL_NO_ELEMENT && missing == NULL ? needed[i] : missing;
        first = first == LTL_NO_ELEMENT ? meta : first;
    }
    if (first != LTL_NO_ELEMENT && missing != NULL) {
        ltl_markup_fault_say(check, page, first, faults,
                             "`%s` is missing beside the other properties of the preview.",
                             missing);
    }
}

const ltl_markup_check ltl_markup_check_seo_og_incomplete = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/og-incomplete"),
            .title = LTL_STR_INIT("A preview that is half described"),
            .message = LTL_STR_INIT(
                "The page has some `og:` properties, but not all that a preview needs."),
            .why =
                LTL_STR_INIT("Where a link is shared, title, image and address make the preview. "
                             "With one missing the service shows what it likes."),
            .advice = LTL_STR_INIT("Write og:title, og:image, og:url and og:type."),
            .severity = LTL_SEVERITY_INFO,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE("https://ogp.me/#metadata"),
        },
    .page = look,
};
