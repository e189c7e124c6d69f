#include "analyzers/markup/aria.h"
#include "analyzers/markup/check.h"

/* Slips that can mean one thing only. */
static const char *const slips[][2] = {
    {"aria-labeledby", "aria-labelledby"},    {"aria-labelby", "aria-labelledby"},
    {"aria-labelled-by", "aria-labelledby"},  {"aria-labeled-by", "aria-labelledby"},
    {"aria-describeby", "aria-describedby"},  {"aria-described-by", "aria-describedby"},
    {"aria-discribedby", "aria-describedby"}, {"aria-expand", "aria-expanded"},
    {"aria-disable", "aria-disabled"},        {"aria-select", "aria-selected"},
    {"aria-has-popup", "aria-haspopup"},      {"aria-control", "aria-controls"},
    {"aria-hide", "aria-hidden"},             {"aria-require", "aria-required"},
};

static void slip_fix(const ltl_page *page, uint32_t element, const ltl_markup_attribute *attribute,
                     ltl_markup_faults *faults) {
    for (size_t i = 0; i < LTL_COUNT_OF(slips); i++) {
        if (ltl_str_is(attribute->name, slips[i][0]) &&
            !ltl_page_has(page, element, slips[i][1])) {
            ltl_markup_fix_name(page, attribute, ltl_str_of(slips[i][1]), faults);
        }
    }
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_element *of = &page->elements[element];
    for (uint32_t i = 0; i < of->attribute_count && !of->is_component; i++) {
        const ltl_markup_attribute *attribute = &page->attributes[of->first_attribute + i];
        ltl_str name = attribute->name;
        if (ltl_str_starts_with(name, LTL_STR("aria-")) && ltl_aria_attribute_find(name) == NULL) {
            ltl_markup_fault_say(check, page, element, faults,
                                 "WAI-ARIA has no `%.*s`; it has no effect.", LTL_STR_ARG(name));
            slip_fix(page, element, attribute, faults);
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
