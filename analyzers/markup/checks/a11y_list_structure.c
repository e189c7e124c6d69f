#include "analyzers/markup/check.h"

static bool is_list(const ltl_page *page, uint32_t element) {
    return ltl_page_tag_is(page, element, "ul") || ltl_page_tag_is(page, element, "ol") ||
           ltl_page_tag_is(page, element, "menu");
}

/* The tags that HTML has; what else stands there becomes something else when it is run. */
static bool is_html(const ltl_page *page, uint32_t element) {
    static const char *const tags[] = {
        "a",    "article", "aside", "b",     "button",    "div",   "em",  "figure",
        "form", "h1",      "h2",    "h3",    "h4",        "h5",    "h6",  "header",
        "hr",   "i",       "img",   "input", "label",     "main",  "nav", "ol",
        "p",    "section", "small", "span",  "strong",    "table", "ul",  "footer",
        "br",   "svg",     "body",  "td",    "blockquote"};
    for (size_t i = 0; i < LTL_COUNT_OF(tags); i++) {
        if (ltl_page_tag_is(page, element, tags[i])) {
            return true;
        }
    }
    return false;
}

static bool may_be_in_list(const ltl_page *page, uint32_t element) {
    static const char *const tags[] = {"li", "script", "template", "slot"};
    for (size_t i = 0; i < LTL_COUNT_OF(tags); i++) {
        if (ltl_page_tag_is(page, element, tags[i])) {
            return true;
        }
    }
    return !is_html(page, element) || page->elements[element].is_component ||
           ltl_page_has(page, element, "role");
}

static void list_check(const ltl_markup_check *check, const ltl_page *page, uint32_t list,
                       ltl_markup_faults *faults) {
    for (uint32_t i = list + 1; i < page->elements[list].end; i = page->elements[i].end) {
        if (!may_be_in_list(page, i)) {
            ltl_markup_fault_say(check, page, i, faults,
                                 "`%.*s` stands directly in a list; only `li` may.",
                                 LTL_STR_ARG(page->elements[i].tag));
        }
    }
}

static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    if (ltl_page_has(page, element, "role") || page->elements[element].is_open) {
        return;
    }
    if (is_list(page, element)) {
        list_check(check, page, element, faults);
        return;
    }
    uint32_t parent = page->elements[element].parent;
    /* The first element of a file may be put into a list elsewhere. */
    if (parent != LTL_NO_ELEMENT && is_html(page, parent) && !is_list(page, parent) &&
        !page->elements[parent].is_component && !ltl_page_tag_is(page, parent, "template") &&
        !ltl_page_has(page, parent, "role") && !page->is_template) {
        ltl_markup_fault_say(check, page, element, faults, "`li` stands in `%.*s`, not in a list.",
                             LTL_STR_ARG(page->elements[parent].tag));
    }
}

const ltl_markup_check ltl_markup_check_a11y_list_structure = {
    .rule =
        {
            .id = LTL_STR_INIT("accessibility/list-structure"),
            .title = LTL_STR_INIT("A list item outside a list"),
            .message =
                LTL_STR_INIT("`li` stands outside `ul`, `ol` and `menu`, or a list holds something "
                             "else."),
            .why = LTL_STR_INIT(
                "A screen reader says \"list with five items\" and lets people step over "
                "it. Without the list around it an item is loose text."),
            .advice =
                LTL_STR_INIT("Put li directly into ul or ol, and other elements into the li."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_HIGH,
            .domain = LTL_DOMAIN_ACCESSIBILITY,
            LTL_WCAG("info-and-relationships"),
        },
    .tags = LTL_TAGS("li", "ul", "ol"),
    .element = look,
};
