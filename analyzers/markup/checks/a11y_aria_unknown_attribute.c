#include "analyzers/markup/aria.h"
#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_element *of = &page->elements[element];
    for (uint32_t i = 0; i < of->attribute_count && !of->is_component; i++) {
        ltl_str name = page->attributes[of->first_attribute + i].name;
        if (ltl_str_starts_with(name, LTL_STR("aria-")) && ltl_aria_attribute_find(name) == NULL) {
            ltl_markup_fault_say(check, page, element, faults,
                                 "WAI-ARIA has no `%.*s`; it has no effect.", LTL_STR_ARG(name));
        }
    }
}

const ltl_markup_check ltl_markup_check_a11y_aria_unknown_attribute = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/aria-unknown-attribute"),
            .title = LTL_STR_INIT("A state that there is not"),
            .message = LTL_STR_INIT("WAI-ARIA has no attribute of that name; it has no effect."),
            .why = LTL_STR_INIT(
                "The page was meant to tell something to a screen reader, and does not: "
                "mostly a slip of the pen."),
            .advice = LTL_STR_INIT(
                "Look up the name: aria-labelledby has two l, aria-describedby ends in "
                "by."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_REFERENCE("https://www.w3.org/TR/wai-aria-1.2/#state_prop_def"),
        },
    .element = look,
};
