#include "analyzers/markup/aria.h"
#include "analyzers/markup/check.h"

static bool is_known_role(ltl_str role) {
    const ltl_aria_role *found = ltl_aria_role_find(role);
    return (found != NULL && !found->is_abstract) || ltl_str_starts_with(role, LTL_STR("doc-")) ||
           ltl_str_starts_with(role, LTL_STR("graphics-"));
}

/* Of several roles the first that is known counts. */
static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *role = ltl_page_attribute(page, element, "role");
    if (role == NULL || !role->is_known || page->elements[element].is_component) {
        return;
    }
    ltl_str rest = role->value;
    ltl_str piece;
    bool is_any = false;
    bool is_known = false;
    while (ltl_str_split(&rest, ' ', &piece)) {
        is_any = is_any || piece.len > 0;
        is_known = is_known || is_known_role(ltl_markup_lower(page->arena, piece));
    }
    if (is_any && !is_known) {
        ltl_markup_fault_say(check, page, element, faults, "WAI-ARIA has no role `%.*s`.",
                             LTL_STR_ARG(role->value));
    }
}

const ltl_markup_check ltl_markup_check_a11y_aria_unknown_role = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/aria-unknown-role"),
            .title = LTL_STR_INIT("A role that there is not"),
            .message =
                LTL_STR_INIT("WAI-ARIA has no role of that name; the element is announced as if it "
                             "had none."),
            .why =
                LTL_STR_INIT("The page says to a screen reader what the element is, in a word that "
                             "nobody knows."),
            .advice =
                LTL_STR_INIT("Use a role of the standard, or better the element that has it by "
                             "itself."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_REFERENCE("https://www.w3.org/TR/wai-aria-1.2/#role_definitions"),
        },
    .element = look,
};
