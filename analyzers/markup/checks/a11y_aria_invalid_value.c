#include "analyzers/markup/aria.h"
#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_element *of = &page->elements[element];
    for (uint32_t i = 0; i < of->attribute_count && !of->is_component; i++) {
        const ltl_markup_attribute *one = &page->attributes[of->first_attribute + i];
        const ltl_aria_attribute *aria = ltl_aria_attribute_find(one->name);
        /* Empty is as good as absent. */
        if (aria != NULL && one->is_known && one->value.len > 0 &&
            !ltl_aria_value_is_valid(aria, one->value)) {
            ltl_markup_fault_say(
                check, page, element, faults, "`%s` does not take `%.*s`; it takes %s%s.",
                aria->name, LTL_STR_ARG(one->value), aria->words != NULL ? "one of: " : "a number",
                aria->words != NULL ? aria->words : "");
        }
    }
}

const ltl_markup_check ltl_markup_check_a11y_aria_invalid_value = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/aria-invalid-value"),
            .title = LTL_STR_INIT("A state with a wrong value"),
            .message = LTL_STR_INIT("The attribute does not take that value."),
            .why =
                LTL_STR_INIT("Browsers treat a value that they do not know as if it was not there, "
                             "or as the opposite of what was meant."),
            .advice = LTL_STR_INIT("Write one of the values of the standard."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_REFERENCE("https://www.w3.org/TR/wai-aria-1.2/#state_prop_def"),
        },
    .element = look,
};
