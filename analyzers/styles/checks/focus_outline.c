#include "analyzers/styles/check.h"

/* The outline goes, and nothing comes in its place where who uses the keyboard sees it. */

static bool is_nothing(ltl_str value) {
    static const char *const values[] = {"none",   "0",      "0px",        "hidden",
                                         "0 none", "none 0", "transparent"};
    for (size_t i = 0; i < LTL_COUNT_OF(values); i++) {
        if (ltl_str_equals_ignoring_case(value, ltl_str_of(values[i]))) {
            return true;
        }
    }
    return false;
}

static bool is_removal(const ltl_style_declaration *declaration) {
    return (ltl_style_is(declaration, "outline") || ltl_style_is(declaration, "outline-style") ||
            ltl_style_is(declaration, "outline-width")) &&
           is_nothing(declaration->value);
}

static bool starts_with(ltl_str text, const char *start) {
    return ltl_str_starts_with(text, ltl_str_of(start));
}

/* A block that changes the look in any of these ways shows the focus. */
static bool has_replacement(const ltl_sheet *sheet, uint32_t block) {
    static const char *const properties[] = {
        "outline", "box-shadow", "border", "background", "text-decoration",   "color", "filter",
        "opacity", "transform",  "fill",   "stroke",     "-webkit-box-shadow"};
    for (uint32_t i = sheet->blocks.at[block].first; i != LTL_NO_DECLARATION;
         i = sheet->declarations.at[i].next) {
        const ltl_style_declaration *declaration = &sheet->declarations.at[i];
        if (starts_with(declaration->property, "@include") ||
            starts_with(declaration->property, "--")) {
            return true; /* what a mixin or a variable brings is not known */
        }
        for (size_t k = 0; k < LTL_COUNT_OF(properties); k++) {
            if (starts_with(declaration->property, properties[k]) &&
                !is_nothing(declaration->value) && !ltl_style_is(declaration, "outline-offset")) {
                return true;
            }
        }
    }
    return false;
}

static bool is_focus(ltl_str compound) {
    return ltl_selector_has_pseudo(compound, ":focus") ||
           ltl_selector_has_pseudo(compound, ":focus-visible");
}

/* Some block of the sheet shows the focus of such an element, on it or on what stands beside it. */
static bool part_shows(ltl_str part, ltl_str base) {
    ltl_str compound;
    while (ltl_selector_compound(&part, &compound)) {
        ltl_str other = ltl_selector_base(compound);
        bool is_for_it = ltl_str_is(other, "*") || ltl_str_starts_with(base, other) ||
                         ltl_str_starts_with(other, base);
        if (is_focus(compound) && is_for_it) {
            return true;
        }
    }
    return false;
}

static bool sheet_shows(const ltl_sheet *sheet, ltl_str base) {
    for (uint32_t i = 1; i < sheet->blocks.count; i++) {
        ltl_str list = sheet->blocks.at[i].selector;
        ltl_str part;
        bool may_show = !sheet->blocks.at[i].is_at &&
                        ltl_str_find(list, LTL_STR(":focus"), 0) != SIZE_MAX &&
                        has_replacement(sheet, i);
        while (may_show && ltl_selector_next(&list, &part)) {
            if (part_shows(part, base)) {
                return true;
            }
        }
    }
    return false;
}

static bool is_one_of(ltl_str text, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (ltl_str_is(text, words[i])) {
            return true;
        }
    }
    return false;
}

/* What people get to with the tab key and shows no caret of its own. */
static bool is_control(ltl_str compound) {
    static const char *const elements[] = {"a", "button", "select", "summary"};
    static const char *const words[] = {"btn", "button", "link", "tab", "toggle"};
    ltl_str element = ltl_selector_element(compound);
    ltl_str base = ltl_selector_base(compound);
    for (size_t i = 0; element.len == 0 && i < LTL_COUNT_OF(words); i++) {
        if (ltl_selector_has_word(base, words[i])) {
            return true;
        }
    }
    return is_one_of(element, elements, LTL_COUNT_OF(elements));
}

/* Without `:focus`: the outline is gone in all states, so also in that one. */
static bool is_always(ltl_str compound) {
    return compound.len == ltl_selector_element(compound).len && is_control(compound);
}

/* `*`, `*:focus`, `:focus` as a whole: below something else it may be a text that is edited, or a container. */
static bool is_everything(ltl_str part, ltl_str subject) {
    bool is_any = ltl_str_is(ltl_selector_base(subject), "*") && part.len == subject.len;
    return is_any && (is_focus(subject) || ltl_str_is(subject, "*"));
}

/* The outline goes for the mouse alone, or in a state that shows by itself. */
static bool is_of_some_state(ltl_str part) {
    static const char *const texts[] = {":not(:focus", "tabindex", "disabled", ":hover", ":active"};
    static const char *const words[] = {"active", "pressed", "selected", "current"};
    for (size_t i = 0; i < LTL_COUNT_OF(texts); i++) {
        if (ltl_str_find(part, ltl_str_of(texts[i]), 0) != SIZE_MAX) {
            return true;
        }
    }
    for (size_t i = 0; i < LTL_COUNT_OF(words); i++) {
        if (ltl_selector_has_word(part, words[i])) {
            return true;
        }
    }
    return false;
}

static ltl_str culprit_of(const ltl_sheet *sheet, ltl_str list) {
    ltl_str part;
    while (ltl_selector_next(&list, &part)) {
        ltl_str subject = ltl_selector_subject(part);
        bool takes = is_everything(part, subject) ||
                     (is_focus(subject) ? is_control(subject) : is_always(subject));
        if (takes && !is_of_some_state(part) && !sheet_shows(sheet, ltl_selector_base(subject))) {
            return part;
        }
    }
    return LTL_STR("");
}

static void look_for(const ltl_style_check *check, ltl_style_look *look) {
    const ltl_sheet *sheet = look->sheet;
    for (uint32_t i = 0; i < sheet->declarations.count; i++) {
        const ltl_style_declaration *declaration = &sheet->declarations.at[i];
        const ltl_style_block *block = &sheet->blocks.at[declaration->block];
        if (block->is_at || block->is_print || !is_removal(declaration) ||
            (!sheet->is_of_element && has_replacement(sheet, declaration->block)) ||
            look->searches++ > LTL_MAX_STYLE_SEARCHES) {
            continue;
        }
        ltl_str culprit = culprit_of(sheet, block->selector);
        if (culprit.len > 0) {
            ltl_style_fault_say(
                check, look, declaration->span, check->rule.severity,
                "`%.*s` has no outline, and nothing in the sheet shows its focus instead.",
                LTL_STR_ARG(culprit));
        }
    }
}

const ltl_style_check ltl_style_check_focus_outline = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/focus-outline"),
            .title = LTL_STR_INIT("A focus that cannot be seen"),
            .message = LTL_STR_INIT(
                "The outline of the focus is removed, and nothing comes in its place."),
            .why = LTL_STR_INIT(
                "Who uses the keyboard sees by the outline where they are. Without it a page is "
                "a mouse without a pointer."),
            .advice = LTL_STR_INIT(
                "Leave the outline, or show the focus by `:focus-visible` with an outline, a "
                "border or a shadow that differs enough from what is around."),
            .severity = LTL_SEVERITY_MEDIUM,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_STYLE_WCAG("focus-visible"),
        },
    .look = look_for,
};
