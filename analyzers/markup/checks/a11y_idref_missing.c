#include "analyzers/markup/aria.h"
#include "analyzers/markup/check.h"

static void ids_check(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                      const ltl_markup_attribute *attribute, ltl_markup_faults *faults) {
    ltl_str rest = attribute->value;
    ltl_str id;
    while (ltl_str_split(&rest, ' ', &id)) {
        if (id.len > 0 && ltl_map_find(&page->ids, id) == NULL) {
            ltl_markup_fault_say(check, page, element, faults,
                                 "No element of the page has the id `%.*s` that `%.*s` refers to.",
                                 LTL_STR_ARG(id), LTL_STR_ARG(attribute->name));
        }
    }
}

/* Scripts make elements too: only what names or describes is expected to be there from the start. */
static bool refers_at_once(const ltl_page *page, uint32_t element, ltl_str name) {
    return (ltl_str_is(name, "for") && ltl_page_tag_is(page, element, "label")) ||
           ltl_str_is(name, "aria-labelledby") || ltl_str_is(name, "aria-describedby");
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_element *of = &page->elements[element];
    for (uint32_t i = 0; page->is_whole && !page->has_computed_ids && i < of->attribute_count;
         i++) {
        const ltl_markup_attribute *one = &page->attributes[of->first_attribute + i];
        if (one->is_known && refers_at_once(page, element, one->name)) {
            ids_check(check, page, element, one, faults);
        }
    }
}

const ltl_markup_check ltl_markup_check_a11y_idref_missing = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/idref-missing"),
            .title = LTL_STR_INIT("A reference to nothing"),
            .message = LTL_STR_INIT("No element of the page has the id that is referred to."),
            .why = LTL_STR_INIT(
                "A label that names no control, a description that is not there: the "
                "connection was meant for somebody who does not see that the two stand "
                "side by side."),
            .advice = LTL_STR_INIT("Write the id of the element that is meant."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("info-and-relationships"),
        },
    .element = look,
};
