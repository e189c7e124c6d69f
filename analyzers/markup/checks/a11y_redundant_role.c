#include "analyzers/markup/aria.h"
#include "analyzers/markup/check.h"

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *role = ltl_page_attribute(page, element, "role");
    const ltl_aria_role *found =
        role != NULL && role->is_known ? ltl_aria_role_find(role->value) : NULL;
    /* A list without bullets is no list to one browser unless it says so; nav is for old ones. */
    bool is_needed = ltl_page_tag_is(page, element, "ul") || ltl_page_tag_is(page, element, "ol") ||
                     ltl_page_tag_is(page, element, "nav");
    if (found != NULL && found->native != NULL && !is_needed &&
        !page->elements[element].is_component && ltl_page_tag_is(page, element, found->native) &&
        (!ltl_page_tag_is(page, element, "a") || ltl_page_has(page, element, "href")) &&
        !ltl_page_tag_is(page, element, "input") && !ltl_page_tag_is(page, element, "section") &&
        !ltl_page_tag_is(page, element, "header") && !ltl_page_tag_is(page, element, "footer")) {
        ltl_markup_fault_say(check, page, element, faults, "`%s` has the role `%s` by itself.",
                             found->native, found->name);
        /* These two have it only by their name or their place: which, a part of a page does not tell. */
        if (!ltl_page_tag_is(page, element, "aside") && !ltl_page_tag_is(page, element, "form")) {
            ltl_markup_fix_drop(page, role, faults);
        }
    }
}

const ltl_markup_check ltl_markup_check_a11y_redundant_role = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/redundant-role"),
            .title = LTL_STR_INIT("A role that the element has anyway"),
            .message = LTL_STR_INIT("The element has this role by itself."),
            .why =
                LTL_STR_INIT("It says nothing new, and is left behind when the element changes."),
            .advice = LTL_STR_INIT("Remove the role."),
            .severity = LTL_SEVERITY_INFO,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_REFERENCE("https://www.w3.org/TR/html-aria/#docconformance"),
        },
    .element = look,
};
