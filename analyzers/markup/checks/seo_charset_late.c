#include "analyzers/markup/check.h"

enum { SEARCHED_BYTES = 1024 };

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    if (ltl_page_has(page, element, "charset") &&
        page->elements[element].tag_span.end > SEARCHED_BYTES && page->is_whole &&
        ltl_page_around(page, element, "head") != LTL_NO_ELEMENT) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_seo_charset_late = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/charset-late"),
            .title = LTL_STR_INIT("An encoding that is named too late"),
            .message =
                LTL_STR_INIT("The encoding has to stand in the first 1024 bytes of the page."),
            .why = LTL_STR_INIT("A browser has decided by then, and starts again or shows wrong "
                                "letters; a search engine keeps the wrong ones."),
            .advice = LTL_STR_INIT("Make <meta charset=\"utf-8\"> the first line of the head."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE("https://html.spec.whatwg.org/multipage/semantics.html#charset"),
        },
    .tags = LTL_TAGS("meta"),
    .element = look,
};
