#include "analyzers/markup/check.h"

enum { MOST_LETTERS = 70 };

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    bool is_all;
    ltl_str words = ltl_page_words(page, element, &is_all);
    uint32_t letters = 0;
    for (size_t i = 0; i < words.len; i++) {
        letters += (words.ptr[i] & 0xC0) != 0x80; /* not inside a letter of several bytes */
    }
    if (is_all && letters > MOST_LETTERS &&
        ltl_page_around(page, element, "head") != LTL_NO_ELEMENT) {
        ltl_markup_fault_say(check, page, element, faults,
                             "The title has %u letters; lists of results show about 60.", letters);
    }
}

const ltl_markup_check ltl_markup_check_seo_title_length = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/title-length"),
            .title = LTL_STR_INIT("A title that is cut off"),
            .message = LTL_STR_INIT("The title is longer than what lists of results show."),
            .why =
                LTL_STR_INIT("About sixty letters are shown; what comes after is replaced by dots, "
                             "and it is often what tells pages apart."),
            .advice =
                LTL_STR_INIT("Put what is special about the page first, in at most sixty letters."),
            .severity = LTL_SEVERITY_INFO,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE("https://developers.google.com/search/docs/appearance/title-link"),
        },
    .tags = LTL_TAGS("title"),
    .element = look,
};
