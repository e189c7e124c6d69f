#include "analyzers/markup/check.h"

static const char *const empty_words[] = {"here",      "click here", "click",   "more",
                                          "read more", "link",       "this",    "this link",
                                          "this page", "learn more", "details", "go"};

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    bool is_all;
    ltl_str words = ltl_page_words(page, element, &is_all);
    if (!is_all || ltl_name_by_attributes(page, element) != LTL_NAMING_NONE) {
        return;
    }
    for (size_t i = 0; i < LTL_COUNT_OF(empty_words); i++) {
        if (ltl_str_equals_ignoring_case(words, ltl_str_of(empty_words[i]))) {
            ltl_markup_fault_say(check, page, element, faults,
                                 "\"%.*s\" does not say where the link leads.", LTL_STR_ARG(words));
        }
    }
}

const ltl_markup_check ltl_markup_check_a11y_link_ambiguous = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/link-ambiguous"),
            .title = LTL_STR_INIT("A link that says \"click here\""),
            .message = LTL_STR_INIT("The text of the link says nothing about where it leads."),
            .why = LTL_STR_INIT(
                "People who use a screen reader go from link to link, and hear \"here, "
                "here, more\". What stands around a link is not read with it."),
            .advice =
                LTL_STR_INIT("Make the words that name the target the link: \"see the <a>price "
                             "list</a>\"."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("link-purpose-link-only"),
        },
    .tags = LTL_TAGS("a"),
    .element = look,
};
