#include "analyzers/markup/aria.h"
#include "analyzers/markup/check.h"

/* Controls and headings of HTML bring the state along. */
static bool has_state_itself(const ltl_page *page, uint32_t element) {
    static const char *const tags[] = {"input", "select", "option", "meter", "progress", "h1",
                                       "h2",    "h3",     "h4",     "h5",    "h6",       "hr"};
    for (size_t i = 0; i < LTL_COUNT_OF(tags); i++) {
        if (ltl_page_tag_is(page, element, tags[i])) {
            return true;
        }
    }
    return page->elements[element].is_component || page->elements[element].is_open;
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *role = ltl_page_attribute(page, element, "role");
    const ltl_aria_role *found =
        role != NULL && role->is_known ? ltl_aria_role_find(role->value) : NULL;
    if (found == NULL || found->requires == NULL || has_state_itself(page, element)) {
        return;
    }
    ltl_str rest = ltl_str_of(found->requires);
    ltl_str state;
    while (ltl_str_split(&rest, ' ', &state)) {
        if (!ltl_page_has(page, element, ltl_arena_copy(page->arena, state).ptr)) {
            ltl_markup_fault_say(check, page, element, faults, "The role `%s` needs `%.*s`.",
                                 found->name, LTL_STR_ARG(state));
        }
    }
}

const ltl_markup_check ltl_markup_check_a11y_aria_required_state = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/aria-required-state"),
            .title = LTL_STR_INIT("A role without its state"),
            .message = LTL_STR_INIT("The role needs a state that the element does not have."),
            .why = LTL_STR_INIT(
                "A screen reader says \"checkbox\" and cannot say whether it is checked."),
            .advice = LTL_STR_INIT(
                "Write the state and keep it up to date, or use the element that has it "
                "by itself."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_REFERENCE("https://www.w3.org/TR/wai-aria-1.2/#requiredState"),
        },
    .element = look,
};
