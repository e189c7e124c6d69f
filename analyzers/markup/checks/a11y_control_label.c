#include "analyzers/markup/check.h"

/* Named by what they say themselves, or shown to nobody. */
static bool needs_no_label(const ltl_page *page, uint32_t element) {
    static const char *const types[] = {"hidden", "submit", "reset", "button", "image"};
    const ltl_markup_attribute *type = ltl_page_attribute(page, element, "type");
    if (type != NULL && !type->is_known) {
        return true;
    }
    for (size_t i = 0; type != NULL && i < LTL_COUNT_OF(types); i++) {
        if (ltl_page_is(page, element, "type", types[i])) {
            return true;
        }
    }
    return ltl_page_is_hidden(page, element) || ltl_page_has(page, element, "v-show");
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    if (!needs_no_label(page, element) && ltl_name_by_label(page, element) == LTL_NAMING_NONE) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_a11y_control_label = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/control-label"),
            .title = LTL_STR_INIT("A form control without a name"),
            .message =
                LTL_STR_INIT("The control has no label, so nobody hears what to enter. Connect a "
                             "`label` by `for` and `id`, put the control inside one, or use `aria-"
                             "label`."),
            .why = LTL_STR_INIT(
                "A screen reader announces \"edit, blank\". A placeholder goes away with "
                "the first letter, and a label also makes the target larger for "
                "everybody."),
            .advice =
                LTL_STR_INIT("Write <label for=\"email\">E-mail</label> <input id=\"email\">."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("labels-or-instructions"),
        },
    .tags = LTL_TAGS("input", "select", "textarea"),
    .element = look,
};
