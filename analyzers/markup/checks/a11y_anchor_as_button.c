#include "analyzers/markup/check.h"

static bool leads_nowhere(ltl_str href) {
    ltl_str target = ltl_str_trim(href);
    return ltl_str_is(target, "#") || ltl_str_is(target, "#!") ||
           ltl_str_starts_with(target, LTL_STR("javascript:"));
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *href = ltl_page_attribute(page, element, "href");
    bool is_script =
        href != NULL && href->is_known && ltl_str_starts_with(href->value, LTL_STR("javascript:"));
    if (href != NULL && href->is_known && leads_nowhere(href->value) &&
        (is_script || ltl_page_has(page, element, "onclick")) &&
        !ltl_page_is(page, element, "role", "button")) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_anchor_as_button = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/anchor-as-button"),
            .title = LTL_STR_INIT("A link that does what a button does"),
            .message =
                LTL_STR_INIT("The link leads nowhere and only runs a script. That is a `button`."),
            .why =
                LTL_STR_INIT("A link is announced as something that leads to a page, is opened in "
                             "new tabs and bookmarked, and does not react to the space key."),
            .advice = LTL_STR_INIT("Use <button type=\"button\">; it can look like a link."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("name-role-value"),
        },
    .tags = LTL_TAGS("a"),
    .element = look,
};
