#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, ltl_markup_faults *faults) {
    if (!page->is_whole || !ltl_page_is_public(page)) {
        return;
    }
    uint32_t meta = ltl_page_meta(page, "name", "description");
    if (meta == LTL_NO_ELEMENT) {
        ltl_markup_fault_at(check, page, ltl_page_first(page, "head"), faults);
    } else if (!ltl_page_says(page, meta, "content")) {
        ltl_markup_fault_at(check, page, meta, faults);
    }
}

const ltl_markup_check ltl_markup_check_seo_description_missing = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/description-missing"),
            .title = LTL_STR_INIT("A page without a description"),
            .message =
                LTL_STR_INIT("The page has no `<meta name=\"description\">`, or an empty one."),
            .why = LTL_STR_INIT(
                "Lists of results show it below the title. Without one they show words "
                "that happen to stand on the page, often a menu."),
            .advice = LTL_STR_INIT("Write one or two sentences about this page into it."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE("https://developers.google.com/search/docs/appearance/snippet"),
        },
    .page = look,
};
