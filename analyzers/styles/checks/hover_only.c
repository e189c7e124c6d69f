#include "analyzers/styles/check.h"

/* `nav:hover .menu { display: block }`, and no focus does the same. */

static bool is_value(const ltl_style_declaration *declared, const char *value) {
    return declared != NULL && ltl_str_equals_ignoring_case(declared->value, ltl_str_of(value));
}

static bool shows(const ltl_sheet *sheet, uint32_t block) {
    const ltl_style_declaration *display = ltl_sheet_declared(sheet, block, "display");
    return (display != NULL && !is_value(display, "none")) ||
           is_value(ltl_sheet_declared(sheet, block, "visibility"), "visible");
}

static bool hides(const ltl_sheet *sheet, uint32_t block) {
    return is_value(ltl_sheet_declared(sheet, block, "display"), "none") ||
           is_value(ltl_sheet_declared(sheet, block, "visibility"), "hidden");
}

/* Something in the sheet hides the element, and nothing but the mouse shows it. */
static bool needs_mouse(const ltl_sheet *sheet, ltl_str base, uint32_t but) {
    bool is_hidden = false;
    for (uint32_t i = 1; i < sheet->blocks.count; i++) {
        ltl_str list = sheet->blocks.at[i].selector;
        ltl_str part;
        bool shows_it = shows(sheet, i) && i != but;
        bool hides_it = hides(sheet, i);
        while ((shows_it || hides_it) && !sheet->blocks.at[i].is_at &&
               ltl_selector_next(&list, &part)) {
            ltl_str subject = ltl_selector_subject(part);
            if (!ltl_str_eq(ltl_selector_base(subject), base)) {
                continue;
            }
            is_hidden |= hides_it && ltl_str_find(part, LTL_STR(":"), 0) == SIZE_MAX;
            if (shows_it && ltl_str_find(part, LTL_STR(":hover"), 0) == SIZE_MAX) {
                return false; /* by a class, a state, the focus */
            }
        }
    }
    return is_hidden;
}

/* The part that shows something inside of what the mouse is on; one of the same list does it with the focus: none. */
static ltl_str culprit_of(ltl_str list) {
    ltl_str part;
    ltl_str found = LTL_STR("");
    while (ltl_selector_next(&list, &part)) {
        ltl_str subject = ltl_selector_subject(part);
        bool is_around = ltl_str_find(part, LTL_STR(":hover"), 0) != SIZE_MAX &&
                         ltl_str_find(subject, LTL_STR(":"), 0) == SIZE_MAX;
        if (!is_around) {
            return LTL_STR("");
        }
        found = part;
    }
    return found;
}

/* Something to act on. What only tells more (a date, a caption) is missed less. */
static bool is_to_act_on(ltl_str subject) {
    static const char *const words[] = {"menu",     "submenu", "dropdown", "sub",    "nav",
                                        "action",   "actions", "btn",      "button", "buttons",
                                        "options",  "edit",    "delete",   "remove", "close",
                                        "controls", "toolbar"};
    ltl_str element = ltl_selector_element(subject);
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (ltl_selector_has_word(subject, words[i])) {
            return true;
        }
    }
    return ltl_str_is(element, "a") || ltl_str_is(element, "ul") || ltl_str_is(element, "button");
}

static void look_for(const ltl_style_check *check, ltl_style_look *look) {
    const ltl_sheet *sheet = look->sheet;
    for (uint32_t i = 1; i < sheet->blocks.count; i++) {
        const ltl_style_block *block = &sheet->blocks.at[i];
        bool may_be = !block->is_at &&
                      ltl_str_find(block->selector, LTL_STR(":hover"), 0) != SIZE_MAX &&
                      shows(sheet, i);
        ltl_str culprit = may_be ? culprit_of(block->selector) : LTL_STR("");
        ltl_str subject = ltl_selector_subject(culprit);
        if (culprit.len == 0 || !is_to_act_on(subject) ||
            look->searches++ > LTL_MAX_STYLE_SEARCHES) {
            continue;
        }
        if (needs_mouse(sheet, ltl_selector_base(subject), i)) {
            ltl_style_fault_say(
                check, look, block->span, check->rule.severity,
                "Only the mouse shows what `%.*s` selects; nothing in the sheet does with the "
                "focus.",
                LTL_STR_ARG(culprit));
        }
    }
}

const ltl_style_check ltl_style_check_hover_only = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/hover-only"),
            .title = LTL_STR_INIT("Shown to the mouse alone"),
            .message = LTL_STR_INIT("What is hidden is shown to the mouse alone."),
            .why = LTL_STR_INIT("With a keyboard or by touch, a menu that opens under the pointer "
                                "cannot be reached."),
            .advice = LTL_STR_INIT("Add `:focus-within` beside `:hover`, or open it by a button."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_STYLE_WCAG("keyboard"),
        },
    .look = look_for,
};
