#include "analyzers/markup/check.h"

/* A script in the head that is loaded before anything is shown. */
static void look(const ltl_markup_check *check, const ltl_page *page, uint32_t element,
                 ltl_markup_faults *faults) {
    const ltl_markup_attribute *src = ltl_page_attribute(page, element, "src");
    const ltl_markup_attribute *type = ltl_page_attribute(page, element, "type");
    bool is_classic =
        type == NULL || (type->is_known && (type->value.len == 0 ||
                                            ltl_str_ends_with(type->value, LTL_STR("javascript"))));
    bool waits = !ltl_page_has(page, element, "async") && !ltl_page_has(page, element, "defer") &&
                 !ltl_page_has(page, element, "nomodule");
    if (src != NULL && is_classic && waits && !page->elements[element].is_open &&
        ltl_page_around(page, element, "head") != LTL_NO_ELEMENT) {
        ltl_markup_fault_at(check, page, element, faults);
    }
}

const ltl_markup_check ltl_markup_check_perf_blocking_script = {
    .rule =
        {
            .id = LTL_STR_INIT("performance/blocking-script"),
            .title = LTL_STR_INIT("A script that the page waits for"),
            .message = LTL_STR_INIT(
                "Nothing is shown before this script of the head is loaded and has run."),
            .why = LTL_STR_INIT("The browser stops reading the page at such a script. On a slow "
                                "line people look at an "
                                "empty page for as long as that takes."),
            .advice = LTL_STR_INIT("Write `defer` when the script needs the page, `async` when "
                                   "nothing waits for it, or "
                                   "put it at the end of the body."),
            .severity = LTL_SEVERITY_LOW,
            .confidence = LTL_CONFIDENCE_MEDIUM,
            .domain = LTL_DOMAIN_PERFORMANCE,
            LTL_REFERENCE(
                "https://developer.mozilla.org/docs/Web/HTML/Reference/Elements/script#defer"),
        },
    .tags = LTL_TAGS("script"),
    .element = look,
};
