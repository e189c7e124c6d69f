#include "analyzers/markup/check.h"

/* The first that is not the title of a drawing. */
static uint32_t title_of(const ltl_page *page) {
    uint32_t title = ltl_page_first(page, "title");
    while (title != LTL_NO_ELEMENT && ltl_page_around(page, title, "svg") != LTL_NO_ELEMENT) {
        title = page->elements[title].next_of_tag;
    }
    return title;
}

static void look(const ltl_markup_check *check, const ltl_page *page, ltl_markup_faults *faults) {
    if (!page->is_whole) {
        return;
    }
    uint32_t title = title_of(page);
    bool is_all = true;
    if (title == LTL_NO_ELEMENT) {
        ltl_markup_fault_at(check, page, ltl_page_first(page, "head"), faults);
    } else if (ltl_page_words(page, title, &is_all).len == 0 && is_all) {
        ltl_markup_fault_at(check, page, title, faults);
    }
}

const ltl_markup_check ltl_markup_check_seo_title_missing = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/title-missing"),
            .title = LTL_STR_INIT("A page without a title"),
            .message = LTL_STR_INIT("The page has no `title`, or an empty one."),
            .why = LTL_STR_INIT("The title is what a list of results, a tab and a bookmark show. "
                                "Without one a search engine makes something up."),
            .advice = LTL_STR_INIT("Write <title> with what this page, and no other, is about."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE("https://developers.google.com/search/docs/appearance/title-link"),
        },
    .page = look,
};
