#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *click = ltl_page_attribute(page, element, "onclick");
    const ltl_markup_attribute *href = ltl_page_attribute(page, element, "href");
    bool goes = click != NULL && ltl_str_find(ltl_tree_text(page->tree, click->node),
                                              LTL_STR("location"), 0) != SIZE_MAX;
    bool is_script = href != NULL && href->is_known &&
                     ltl_str_starts_with(href->value, LTL_STR("javascript:")) &&
                     ltl_str_find(href->value, LTL_STR("location"), 0) != SIZE_MAX;
    if (is_script || (goes && (href == NULL || ltl_str_is(href->value, "#")))) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_seo_link_uncrawlable = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/link-uncrawlable"),
            .title = LTL_STR_INIT("A link that only a script follows"),
            .message =
                LTL_STR_INIT("The link has no address, so search engines do not find what it leads "
                             "to."),
            .why =
                LTL_STR_INIT("They follow href. What is reached only by onclick or javascript: is "
                             "not in their lists."),
            .advice = LTL_STR_INIT(
                "Write the address into href; a script may still take the click over."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE(
                "https://developers.google.com/search/docs/crawling-indexing/links-crawlable"),
        },
    .tags = LTL_TAGS("a"),
    .element = look,
};
