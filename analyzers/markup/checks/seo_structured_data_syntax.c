#include "analyzers/markup/check.h"
#include "core/json_fault.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_tree *tree = page->tree;
    ltl_node node = page->elements[element].node;
    bool is_data = ltl_page_is(page, element, "type", "application/ld+json") &&
                   !page->is_template && tree->language->embeds != NULL;
    for (ltl_node child = ltl_tree_first_child(tree, node); is_data && child != LTL_NO_NODE;
         child = ltl_tree_next_sibling(tree, child)) {
        bool is_text = ltl_tree_kind(tree, child) == LTL_KIND_TEXT;
        ltl_str fault =
            is_text ? ltl_json_fault(page->arena, ltl_tree_text(tree, child)) : LTL_STR("");
        if (fault.len > 0) {
            ltl_markup_fault_say(check, page, element, faults,
                                 "The JSON of the structured data cannot be read: %.*s.",
                                 LTL_STR_ARG(fault));
        }
    }
}

const ltl_markup_check ltl_markup_check_seo_structured_data_syntax = {
    .rule =
        {
            .id = LTL_STR_INIT("seo/structured-data-syntax"),
            .title = LTL_STR_INIT("Structured data that cannot be read"),
            .message = LTL_STR_INIT("The JSON of the structured data has a fault."),
            .why =
                LTL_STR_INIT("A search engine drops all of it: no price, no stars, no event in the "
                             "list of results."),
            .advice =
                LTL_STR_INIT("Correct the JSON: quotes around names and texts, no comma before a "
                             "closing bracket."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_SEO,
            LTL_REFERENCE("https://developers.google.com/search/docs/appearance/structured-data/"
                          "intro-structured-data"),
        },
    .tags = LTL_TAGS("script"),
    .element = look,
};
